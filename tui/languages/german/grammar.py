"""German: dates, greetings and questions."""

from __future__ import annotations

import re
from datetime import date, timedelta

from tui.languages.german.address import full as full
from tui.languages.german.address import reader as reader
from tui.languages.german.address import salutation as salutation
from tui.languages.german.german_weaving import woven as woven
from tui.languages.german.sentence import is_sentence as is_sentence
from tui.languages.reading.name_parts import Name
from tui.languages.weaving import unstopped

DAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni",
    "Juli", "August", "September", "Oktober", "November", "Dezember",
)  # fmt: skip
QUESTIONS = {
    "reader": "An wen geht das?",
    "greeting": "Wie sprechen Sie die Person an?",
    "position": "Um welche Stelle geht es?",
    "talked_about": "Worüber haben Sie mit {reader} gesprochen?",
    "fit": "Warum passen Sie und diese Stelle zusammen, in ein, zwei Sätzen?",
    "unsaid": "Was blieb ungesagt?",
    "contribution": "Was würden Sie beitragen?",
    "benefit": "Was hätte man dort von einem zweiten Gespräch?",
    "met": "Wo haben Sie {reader} kennengelernt?",
    "news": "Was gibt es Neues bei Ihnen?",
    "reason": "Warum, in wenigen Worten?",
    "respond_by": "Wann antworten Sie?",
    "until": "Bis wann möchten Sie es sich überlegen?",
    "start": "An welchem Tag beginnen Sie?",
    "me": "Wie heißen Sie?",
}
_WHERE = re.compile(
    r"(?:bei|beim|auf|in|im|am|an|während|über|durch|vor|nach|als|anlässlich|zu|zum|zur|mit|seit|unter|letzte[nsrm]?)\b",
    re.IGNORECASE,
)


def question(name: str, reader: Name | None) -> str:
    """What to answer for an open slot."""
    return QUESTIONS[name].format(reader=reader.full if reader else "der anderen Seite")


def say_to(typed: str, reader: Name | None) -> str:
    """What to answer where something typed leaves open who is meant."""
    return f"Wie sagen Sie das zu {reader.full if reader else 'der anderen Seite'}: {unstopped(typed)}?"


def job(position: str, company: str) -> str:
    """The position as it stands after "die" or "der"."""
    named = company and company.casefold() not in position.casefold()
    return f"Stelle als {position} bei {company}" if named else f"Stelle als {position}"


def them(company: str) -> str:
    """Whom one would work with, as it stands after "bei"."""
    return company or "Ihnen"


def show_day(day: date, today: date) -> str:
    """A date as it stands after "zum": 19. November."""
    return show_date(day, today)


def show_date(day: date, today: date) -> str:
    """A date: 19. November, with the year where it lies far off."""
    year = f" {day.year}" if abs(day - today) > timedelta(days=183) else ""
    return f"{day.day}. {MONTHS[day.month - 1]}{year}"


def head_date(day: date) -> str:
    """The date at the head of a letter."""
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


def when(day: date, today: date, *, held: bool = True) -> str:
    """The day of a meeting: heute once held, am Donnerstag, or am 19. November a week or more after."""
    if held and day == today:
        return "heute"
    near = abs(today - day) < timedelta(days=7)
    return f"am {DAYS[day.weekday()]}" if near else f"am {show_date(day, today)}"


def met(text: str) -> str:
    """Where you met, fit to stand in "Wir haben uns ... kennengelernt"."""
    text = unstopped(text)
    text = re.sub(r"^wir (?:haben|hatten) uns (.*?)(?: kennengelernt| getroffen)?$", r"\1", text, flags=re.IGNORECASE)
    if _WHERE.match(text):
        return text[:1].lower() + text[1:]
    article, _, rest = text.partition(" ")
    if rest and article.lower() in ("der", "die", "das"):
        return f"bei der {rest}" if article.lower() == "die" else f"beim {rest}"
    return f"bei „{text}“"


def met_at_interview(job: str, company: str) -> str:
    """Where you met, when it was the interview; one of the two may be empty."""
    return f"im Gespräch über die {job}" if job else f"im Gespräch bei {company}"
