"""English: dates, greetings and questions."""

from __future__ import annotations

import re
from datetime import date, timedelta

from tui.languages.english.address import full as full
from tui.languages.english.address import reader as reader
from tui.languages.english.address import salutation as salutation
from tui.languages.english.english_weaving import woven as woven
from tui.languages.english.sentence import is_sentence as is_sentence
from tui.languages.english.third_person import small, to_you
from tui.languages.reading.name_parts import Name
from tui.languages.weaving import unstopped

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
QUESTIONS = {
    "reader": "Who is this note to?",
    "greeting": "How do you greet them?",
    "position": "Which position is it about?",
    "talked_about": "What did you and {reader} talk about?",
    "fit": "Why do you and this position fit, in a sentence or two?",
    "unsaid": "What did you leave unsaid?",
    "contribution": "What would you contribute?",
    "benefit": "What would they gain from a second conversation?",
    "met": "Where did you and {reader} meet?",
    "news": "What is new with you?",
    "reason": "Why, in a few words?",
    "respond_by": "When will you answer?",
    "until": "Until when would you like to think about it?",
    "start": "When would you start?",
    "me": "What is your name?",
}


def question(name: str, reader: Name | None) -> str:
    """What to answer for an open slot."""
    return QUESTIONS[name].format(reader=reader.called or reader.full if reader else "the reader")


def say_to(typed: str, reader: Name | None) -> str:
    """What to answer where something typed leaves open who is meant."""
    return f"How do you say this to {reader.called or reader.full if reader else 'the reader'}: {unstopped(typed)}?"


def job(position: str, company: str) -> str:
    """The position as it stands after "the"."""
    kind = (
        ""
        if re.search(r"\b(?:position|role|job|internship|apprenticeship|fellowship)$", position, re.IGNORECASE)
        else " role"
    )
    named = company and company.casefold() not in position.casefold()
    return f"{position}{kind} at {company}" if named else f"{position}{kind}"


def them(company: str) -> str:
    """Whom one would join."""
    return company or "your team"


def show_day(day: date, today: date) -> str:
    """A date in full: Thursday, 19 November."""
    return f"{DAYS[day.weekday()]}, {show_date(day, today)}"


def show_date(day: date, today: date) -> str:
    """A date: 19 November, with the year where it lies far off."""
    year = f" {day.year}" if abs(day - today) > timedelta(days=183) else ""
    return f"{day.day} {MONTHS[day.month - 1]}{year}"


def head_date(day: date) -> str:
    """The date at the head of a letter."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def when(day: date, today: date, *, held: bool = True) -> str:
    """The day of a meeting: today once held, on Thursday, or on 19 November a week or more after."""
    if held and day == today:
        return "today"
    near = abs(today - day) < timedelta(days=7)
    return f"on {DAYS[day.weekday()]}" if near else f"on {show_date(day, today)}"


def met(text: str) -> str:
    """Where you met, fit to follow "We met"."""
    text = unstopped(text)
    text = re.sub(r"^(?:we )?(?:first )?met (?:each other )?", "", text, flags=re.IGNORECASE)
    if re.match(
        r"(?:at|in|on|during|through|via|over|by|when|while|as|after|before|near|last|thanks to|this|two|three|"
        r"a few|years)\b",
        text,
        re.IGNORECASE,
    ):
        return text[:1].lower() + text[1:]
    if re.match(r"(?:he|she|they|you|i|we)\b", text, re.IGNORECASE):
        return "when " + to_you(small(text))
    return "at " + small(text)


def met_at_interview(job: str, company: str) -> str:
    """Where you met, when it was the interview; one of the two may be empty."""
    return f"when I interviewed for the {job}" if job else f"when I interviewed at {company}"
