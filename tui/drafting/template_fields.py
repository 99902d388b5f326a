"""Every field that a template may name, what it stands for, and the value that it has in a note."""

from __future__ import annotations

import msgspec

from tui.drafting.facts import Whose

FIELDS: dict[str, str] = {
    "salutation": "how the letter opens: Dear Ana",
    "formal": "empty; known if the greeting is a formal one: Sehr geehrte",
    "reader": "the reader's name as it stands in a sentence: Ana, Ms. Marsh",
    "full_name": "the reader's full name",
    "role": "the reader's role",
    "address": "the reader's postal address",
    "relayed": "empty; known if somebody relays the note",
    "via": "the name of the person who relays the note, as it stands in a sentence",
    "via_salutation": "how the lines to that person open",
    "position": "the position's title",
    "post": "the position as it stands in a sentence: Data Engineer role",
    "job": "the same with the company, if it is known",
    "company": "the company",
    "them": "the company, or the team if no company is known",
    "with_them": "where one would work: with you or, for a reader who works elsewhere, at Nimbus",
    "when": "the day of the interview with the reader: on Thursday",
    "day": "the day of the interview, whoever held it",
    "today": "today's date",
    "month": "the month of the interview: in November",
    "trial": "the trial day, audition or the like, if the interview was one: the trial day",
    "promised": "the date by which they said they would decide, once it is over",
    "deciding": "by when they will decide: today, by Tuesday, 1 December, or before Christmas",
    "promised_words": "how they put it, if they named no date: before Christmas",
    "respond_by": "the date by which they want an answer to the offer",
    "until": "the date until which you ask for time",
    "start": "the day on which you begin",
    "offer_by": "the date by which an offer from elsewhere has to be answered",
    "say": "your sentence to the reader",
    "thanks_said": "empty; known if that sentence thanks the reader",
    "talked_about": "the same, under the name that older templates use",
    "fit": "why you and the position fit, in a sentence",
    "unsaid": "what was left unsaid, in a sentence",
    "contribution": "what you would contribute, in a sentence",
    "benefit": "what a second conversation would give them, in a sentence",
    "news": "what is new with you, in a sentence",
    "reason": "why you decline, ask or withdraw, in a sentence",
    "answer": "what you answer, in a sentence",
    "free": "when you can talk, in a sentence",
    "met": "where you met",
    "with_whom": "who interviewed you, if the reader did not",
    "people": "the interviewers who have no address yet",
    "several": "empty; known if they are more than one",
    "their_company": "the company the reader works for",
    "agent": "empty; known if the reader is a recruiter of an agency",
    "american": "empty; known if dates are written as in America",
    "held": "empty; known if the reader has interviewed you",
    "interviewed": "empty; known if anybody in the process has interviewed you",
    "late": "empty; known if no thanks were sent and it is too late for them",
    "thanked": "empty; known if you have thanked the reader",
    "invited": "empty; known if they invited you to a next round that has no date yet",
    "over": "empty; known if the process has ended",
    "me": "your name as you sign",
    "my_phone": "your phone",
    "my_email": "your e-mail address",
}
SENTENCES = frozenset({"say", "talked_about", "fit", "unsaid", "contribution", "benefit", "news", "reason", "answer", "free"})
"""The fields that hold a whole sentence."""
OLD_FORMS = ("sentence", "own", "verb", "object", "any")
"""The endings that older templates add to a sentence's name, as in `{fit.verb}`; they do not change the sentence."""


class Placeholder(msgspec.Struct, frozen=True):
    """A question in a draft, in square brackets, and the name of the field whose answer goes there."""

    name: str
    question: str

    @property
    def marker(self) -> str:
        """Return the placeholder as it is shown in the text."""
        return f"[{self.question}]"


class Value(msgspec.Struct, frozen=True):
    """A field's text, and whose it is; with a `placeholder` it is open."""

    text: str
    placeholder: Placeholder | None = None
    whose: Whose = "mine"
