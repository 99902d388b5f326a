"""English: dates, greetings and questions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from tui.languages.base import word_lists
from tui.languages.english.address import full as full
from tui.languages.english.address import greetings as greetings
from tui.languages.english.address import is_formal as is_formal
from tui.languages.english.address import reader as reader
from tui.languages.english.address import salutation as salutation
from tui.languages.english.sentence import is_sentence as is_sentence
from tui.languages.english.sentence import lacks_verb as lacks_verb
from tui.languages.reading.name_parts import Name

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
QUESTIONS = {
    "reader": "Who is this note to?",
    "greeting": "How do you greet them?",
    "position": "Which position is it about?",
    "say": "What has stayed with you from your talk with {reader}?",
    "fit": "Why do you and this position fit, in a sentence?",
    "unsaid": "What did you leave unsaid, in a sentence?",
    "contribution": "What would you contribute, in a sentence?",
    "benefit": "What would a second conversation give them, in a sentence?",
    "answer": "What is your answer, in a sentence or two?",
    "free": "When are you free, in a sentence?",
    "people": "Whom would you like to thank?",
    "offer_by": "By when must you answer the other offer?",
    "met": "Where did you and {reader} meet?",
    "news": "What is new with you, in a sentence?",
    "reason": "Why, in a sentence?",
    "respond_by": "When will you answer?",
    "until": "Until when would you like to think about it?",
    "start": "When would you start?",
    "me": "What is your name?",
}
_LISTS = word_lists(__package__)
_VAGUE = re.compile(
    r"(?:some ?time )?(?:before|after|by|around|in|early in|late in|(?:at|by|towards) the end of|in the middle of) "
    rf"((?:the )?(?:Christmas|Easter|Thanksgiving|holidays|new year|{'|'.join(MONTHS)}))",
    re.IGNORECASE,
)
MET_LIMIT = 12
"""The most words of a place that fits in a sentence."""
_WHERE = re.compile(
    r"(?:at|in|on|during|through|via|over|by|when|while|as|after|before|near|last|thanks to|this|two|three|a few|years)\b",
    re.IGNORECASE,
)
_LEGAL_FORM = re.compile(
    r"(?:,?\s+\(pty\)"
    r"|,?\s+(?:inc|ltd|llc|llp|plc|corp|p\.c|pllc|dac|clg|npc|p\.a|l\.l\.c|limited"
    r"|incorporated|pty|gmbh|ag|s\.a|b\.v|(?<!& )(?<!and )co)\.?)+$",
    re.IGNORECASE,
)
_OF = re.compile(
    r"(?:University|College|Institute|School|City|Town|County|State|Ministry|Department|Office|Museum|Bank|Port|Borough"
    r"|Village|Commonwealth|Diocese|Archdiocese|Bureau|Federation|District|Township"
    r"|Municipality|Region|Shire|Parish|Guild|Friends) of "
    r"|.* (?:Museum|Institute|School|Academy|Society|Cent(?:er|re)|Conservatory) of "
    r"|(?:Institute|Cent(?:er|re)|Society|Association|Foundation|Academy|Museum|Library|Church|Board|Council) (?:of|for) "
    r"|(?:Superior |High |District |County |Supreme )?Court of "
)
_NOUN_LAST = re.compile(
    r"(?!the |Te )(?!\S+['’]s )(?!.* of )(?!.*NHS ).+ (?:Inn|Arms|Tavern|Hotel|Museum|Gallery|Theatre|Theater|Zoo|Foundation"
    r"|Institute|Society|Trust|Observatory|Orchestra|Philharmonic|Symphony|Choir|Ensemble|Department|Commission|Ministry|Office|Registry"
    r"|(?:Crown|County|High|District|Circuit|Family|Superior|Supreme|Municipal|Magistrates['’]) Court)"
)
_AUTHORITY = re.compile(
    r"^(?:the )?(?:City|Town|County|State|Ministry|Department|Port|Borough|Village|Commonwealth|Diocese|Bureau|District"
    r"|Township|Municipality|Region|Shire) of "
    r"|\b(?:County|Council|Government|Department|Authority|Commission|Ministry|Association|Federation"
    r"|Orchestra|Philharmonic|Symphony|Choir|Ensemble)$"
)
_PRONOUN = re.compile(r"\b(?:he|she|they|him|her|them)\b", re.IGNORECASE)


def question(name: str, reader: Name | None) -> str:
    """Return the question that a placeholder asks."""
    called = (reader.called or reader.full if reader.given else reader.titled) if reader else "them"
    return QUESTIONS[name].format(reader=called)


def job(position: str, company: str, *, outside: bool = False, for_anyone: bool = False) -> str:
    """Return the position as it stands after "the"."""
    kind = (
        ""
        if re.search(r"\b(?:position|role|job|internship|apprenticeship|fellowship)$", position, re.IGNORECASE)
        else " role"
    )
    spoken = _spoken(company)
    named = company and spoken.casefold() not in position.casefold()
    return f"{position}{kind} {'with' if _AUTHORITY.search(spoken) else 'at'} {spoken}" if named else f"{position}{kind}"


def them(company: str, *, outside: bool = False) -> str:
    """Return whom one would join: Nimbus, or your team; nobody joins a city."""
    spoken = _spoken(company)
    return spoken if spoken and (outside or not _AUTHORITY.search(spoken)) else "your team"


def with_them(company: str, *, outside: bool = False) -> str:
    """Return where one would work: with you or, for a reader who works elsewhere, at Nimbus, for the City of Leeds."""
    spoken = _spoken(company)
    return f"{'for' if _AUTHORITY.search(spoken) else 'at'} {spoken}" if spoken and outside else "with you"


def _spoken(company: str) -> str:
    """Return a company as one says it: Larkspur for "Larkspur, Inc.", the University of Leeds, the Harbour Inn."""
    company = _LEGAL_FORM.sub("", company)
    company = re.sub(r"^The (?=\w)", "the ", company)
    return f"the {company}" if _OF.match(company) or _NOUN_LAST.fullmatch(company) else company


def listed(names: Sequence[str]) -> str:
    """Return several names as they stand in a sentence: A, B and C."""
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def show_day(day: date, today: date, *, american: bool = False) -> str:
    """Return a date in full: Thursday, 19 November."""
    return f"{DAYS[day.weekday()]}, {show_date(day, today, american=american)}"


def show_date(day: date, today: date, *, american: bool = False) -> str:
    """Return a date: 19 November or, in America, November 19, with the year if it is far off."""
    if _far(day, today):
        return head_date(day, american=american)
    return f"{MONTHS[day.month - 1]} {day.day}" if american else f"{day.day} {MONTHS[day.month - 1]}"


def by_day(day: date, today: date, *, american: bool = False) -> str:
    """Return by when something happens: today, or by Thursday, 19 November."""
    return "today" if day == today else f"by {show_day(day, today, american=american)}"


def vague_day(text: str) -> str:
    """Return how somebody put a date if it fits in a sentence: before Christmas, early in December."""
    text = " ".join(text.split()).strip(" .,;!\"'“”‘’")
    match = _VAGUE.fullmatch(text)
    return f"{text[: match.start(1)].lower()}{match[1].title().replace('The ', 'the ')}" if match else ""


def month(day: date, today: date) -> str:
    """Return the month of a day: in November, with the year if it is far off."""
    return f"in {MONTHS[day.month - 1]}{f' {day.year}' if _far(day, today) else ''}"


def trial(interview_round: str) -> str:
    """Return a trial day, audition or the like as it stands in a sentence; nothing for another round."""
    small = interview_round.casefold().strip()
    named = next((name for name in _LISTS["trials"] if re.search(rf"\b{re.escape(name)}\b", small)), "")
    kind, _, noun = small.partition(" ")
    if not named and noun in _LISTS["trial_nouns"] and kind.isalpha() and kind not in _LISTS["trial_never"]:
        named = small
    return f"the {named}" if named else ""


def _far(day: date, today: date) -> bool:
    return abs(day - today) > timedelta(days=183)


def head_date(day: date, *, american: bool = False) -> str:
    """Return the date at the head of a letter."""
    named = MONTHS[day.month - 1]
    return f"{named} {day.day}, {day.year}" if american else f"{day.day} {named} {day.year}"


def when(day: date, today: date, *, held: bool = True, exact: bool = False, american: bool = False) -> str:
    """Return the day of a meeting: today once held, on Thursday, or on 19 November if `exact` or a week or more after."""
    if exact:
        return f"on {show_date(day, today, american=american)}"
    if held and day == today:
        return "today"
    near = abs(today - day) < timedelta(days=7)
    return f"on {DAYS[day.weekday()]}" if near else f"on {show_date(day, today, american=american)}"


def met(text: str) -> str:
    """Return where you met, to follow "We met"; empty if what was noted does not fit there."""
    text = re.sub(r"^(?:we )?(?:first )?met (?:each other )?", "", text.rstrip(" .,;:!-–…"), flags=re.IGNORECASE)
    if _PRONOUN.search(text) or len(text.split()) > MET_LIMIT:
        return ""
    if _WHERE.match(text):
        return text[:1].lower() + text[1:]
    article = re.match(r"(?:the|a|an|my|our|your)\b", text, re.IGNORECASE)
    return f"at {text[:1].lower()}{text[1:]}" if article else f"at {text}"


def met_at_interview(job: str, company: str, month: str, trial: str) -> str:
    """Return when and where you met, if it was at the interview or trial; job or company may be empty."""
    at = f"for the {job}" if job else f"at {_spoken(company)}"
    return f"{month} at {trial} {at}" if trial else f"{month}, when I interviewed {at}"
