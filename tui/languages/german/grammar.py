"""German: dates, greetings and questions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from tui.languages.base import word_lists
from tui.languages.german.address import full as full
from tui.languages.german.address import greetings as greetings
from tui.languages.german.address import is_formal as is_formal
from tui.languages.german.address import reader as reader
from tui.languages.german.address import salutation as salutation
from tui.languages.german.sentence import is_sentence as is_sentence
from tui.languages.german.sentence import lacks_verb as lacks_verb
from tui.languages.german.workplace import at_company, at_short_name, without_form
from tui.languages.reading.name_parts import Name

DAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni",
    "Juli", "August", "September", "Oktober", "November", "Dezember",
)  # fmt: skip
QUESTIONS = {
    "reader": "An wen geht das?",
    "greeting": "Wie sprechen Sie die Person an?",
    "position": "Um welche Stelle geht es?",
    "say": "Was ist Ihnen vom Gespräch mit {reader} in Erinnerung geblieben?",
    "fit": "Warum passen Sie und diese Stelle zusammen, in einem Satz?",
    "unsaid": "Was blieb ungesagt, in einem Satz?",
    "contribution": "Was würden Sie beitragen, in einem Satz?",
    "benefit": "Was hätte man dort von einem zweiten Gespräch, in einem Satz?",
    "answer": "Was antworten Sie, in ein, zwei Sätzen?",
    "free": "Wann haben Sie Zeit, in einem Satz?",
    "people": "Bei wem möchten Sie sich bedanken?",
    "offer_by": "Bis wann müssen Sie das andere Angebot beantworten?",
    "met": "Wo haben Sie {reader} kennengelernt?",
    "news": "Was gibt es Neues bei Ihnen, in einem Satz?",
    "reason": "Warum, in einem Satz?",
    "respond_by": "Wann antworten Sie?",
    "until": "Bis wann möchten Sie es sich überlegen?",
    "start": "An welchem Tag beginnen Sie?",
    "me": "Wie heißen Sie?",
}
MET_LIMIT = 12
"""The most words of a place that fits in a sentence."""
_LISTS = word_lists(__package__)
_NO_TRADE = _LISTS["no_trade"]
_TRIALS = ("die", "den", "das")
_TWO_FORMS = re.compile(r"\w[/:*_]-?(?:innen|in|r|n|e|er)\b")
"""A title for a woman or a man: Sachbearbeiter/in. It stands in quotes, as one that is followed by (m/w/d)."""
_NOUNS = ("anfang", "mitte", "ende")
_VAGUE = re.compile(
    r"((?:irgendwann )?(?:vor|nach|um|zu|im|bis|(?:bis )?(?:anfang|mitte|ende))) "
    rf"(weihnachten|ostern|pfingsten|neujahr|{'|'.join(MONTHS)})",
    re.IGNORECASE,
)
_WHERE = re.compile(
    r"(?:bei|beim|auf|in|im|am|an|während|über|durch|vor|nach|als|anlässlich|zu|zum|zur|mit|seit|unter|letzte[nsrm]?)\b",
    re.IGNORECASE,
)


def question(name: str, reader: Name | None) -> str:
    """Return the question that a placeholder asks."""
    return QUESTIONS[name].format(reader=full(reader) if reader else "der anderen Seite")


def job(position: str, company: str, *, outside: bool = False, for_anyone: bool = False) -> str:
    """Return the position as it stands after "die" or "der"; the company only if its article is known, or to outsiders."""
    position = position.split(" als ")[0]
    quoted = for_anyone or position.casefold().endswith(_NO_TRADE) or _TWO_FORMS.search(position)
    title = f"„{position}“" if quoted else f"als {position}"
    named = company and company.casefold() not in position.casefold()
    place = (at_company(company) or (f"bei {company}" if outside else "")) if named else ""
    return f"Stelle {title} {place}".rstrip()


def them(company: str, *, outside: bool = False) -> str:
    """Return whom one would work with, as it stands after "bei"."""
    return company or "Ihnen"


def with_them(company: str, *, outside: bool = False) -> str:
    """Return where one would work: bei Ihnen or, for a reader who works elsewhere, bei Nimbus, am Klinikum Nimbus."""
    return at_short_name(company) or f"bei {without_form(company)}" if outside and company else "bei Ihnen"


def listed(names: Sequence[str]) -> str:
    """Return several names as they stand in a sentence: A, B und C."""
    return " und ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def show_day(day: date, today: date, *, american: bool = False) -> str:
    """Return a date as it stands after "zum": 19. November."""
    return show_date(day, today)


def show_date(day: date, today: date, *, american: bool = False) -> str:
    """Return a date: 19. November, with the year if it is far off."""
    return f"{day.day}. {MONTHS[day.month - 1]}{_year(day, today)}"


def by_day(day: date, today: date, *, american: bool = False) -> str:
    """Return by when something happens: heute, or bis zum 19. November."""
    return "heute" if day == today else f"bis zum {show_date(day, today)}"


def vague_day(text: str) -> str:
    """Return how somebody put a date if it fits in a sentence: vor Weihnachten, Anfang Dezember."""
    text = " ".join(text.split()).strip(" .,;!\"'„“‚‘")
    match = _VAGUE.fullmatch(text)
    if match is None:
        return ""
    front, named = match.groups()
    words = front.casefold().split()
    return " ".join((*(word.title() if word in _NOUNS else word for word in words), named.title()))


def month(day: date, today: date) -> str:
    """Return the month of a day: im November, with the year if it is far off."""
    return f"im {MONTHS[day.month - 1]}{_year(day, today)}"


def trial(interview_round: str) -> str:
    """Return a trial day, audition or the like after "für" or "an": die Hospitation; nothing for another round."""
    said = interview_round.casefold()
    found = [(name, article) for article in _TRIALS for name in _LISTS[f"trials_{article}"] if name.casefold() in said]
    name, article = max(found, default=("", ""), key=lambda one: len(one[0]))
    return f"{article} {name}" if name else ""


def _year(day: date, today: date) -> str:
    return f" {day.year}" if abs(day - today) > timedelta(days=183) else ""


def head_date(day: date, *, american: bool = False) -> str:
    """Return the date at the head of a letter."""
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


def when(day: date, today: date, *, held: bool = True, exact: bool = False, american: bool = False) -> str:
    """Return the day of a meeting: heute once held, am Donnerstag, or am 19. November if `exact` or a week or more after."""
    if exact:
        return f"am {show_date(day, today)}"
    if held and day == today:
        return "heute"
    near = abs(today - day) < timedelta(days=7)
    return f"am {DAYS[day.weekday()]}" if near else f"am {show_date(day, today)}"


def met(text: str) -> str:
    """Return where you met, for "Wir haben uns ... kennengelernt"; empty if what was noted does not fit there."""
    text = text.rstrip(" .,;:!-–…")
    if len(text.split()) > MET_LIMIT:
        return ""
    text = re.sub(r"^wir (?:haben|hatten) uns (.*?)(?: kennengelernt| getroffen)?$", r"\1", text, flags=re.IGNORECASE)
    if _WHERE.match(text):
        return text[:1].lower() + text[1:]
    article, _, rest = text.partition(" ")
    if rest and article.lower() in ("der", "die", "das"):
        return f"bei der {rest}" if article.lower() == "die" else f"beim {rest}"
    return f"bei „{text}“"


def met_at_interview(job: str, company: str, month: str, trial: str) -> str:
    """Return when and where you met, if it was at the interview or trial; job or company may be empty."""
    if not trial:
        return f"{month} im Gespräch über die {job}" if job else f"{month} im Gespräch {with_them(company)}"
    article, name = trial.split(" ", 1)
    at = f"bei der {name}" if article == "die" else f"beim {name}"
    return f"{month} {at} für die {job}" if job else f"{month} {at} {with_them(company)}"
