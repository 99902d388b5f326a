"""Every field that a template may name, and what it stands for."""

from __future__ import annotations

FIELDS: dict[str, str] = {
    "salutation": "how the letter opens: Dear Ana",
    "reader": "the reader's name as one would say it",
    "full_name": "the reader's full name",
    "role": "the reader's role",
    "address": "the reader's postal address",
    "relayed": "known, and nothing to read, where somebody relays the note",
    "via": "who relays the note, as one would say it",
    "via_salutation": "how the lines to them open",
    "position": "the position's title",
    "post": "the position as it stands in a sentence: Data Engineer role",
    "job": "the same and, where known, the company",
    "company": "the company",
    "them": "the company, or else the team",
    "with_them": "the same with its preposition: at Nimbus, or else with you",
    "when": "the day of the interview: on Thursday",
    "today": "today's date",
    "promised": "the date by which they said they would decide",
    "respond_by": "the date by which they want an answer to the offer",
    "until": "the date until which one asks for time",
    "start": "the day one would begin",
    "offer_by": "the date by which an offer from elsewhere has to be answered",
    "say": "your sentence to the reader",
    "talked_about": "the same, as older templates call it",
    "fit": "why you and the position fit, in a sentence",
    "unsaid": "what was left unsaid, in a sentence",
    "contribution": "what you would contribute, in a sentence",
    "benefit": "what a second conversation would give them, in a sentence",
    "news": "what is new with you, in a sentence",
    "reason": "why not, in a sentence",
    "answer": "what you answer, in a sentence",
    "free": "when you can talk, in a sentence",
    "met": "where you met",
    "with_whom": "who held the interview, where the reader did not",
    "people": "whom of the interview no note can reach yet",
    "their_company": "the company the reader works for",
    "held": "known, and nothing to read, where the reader has held an interview with you",
    "interviewed": "known, and nothing to read, where anybody of the process has",
    "late": "known, and nothing to read, where the thanks were never sent and their time is over",
    "thanked": "known, and nothing to read, where the reader has had your thanks",
    "invited": "known, and nothing to read, where they asked you to a next round that has no date yet",
    "over": "known, and nothing to read, where the process has ended",
    "me": "your name as you sign",
    "my_phone": "your phone",
    "my_email": "your e-mail address",
}
SENTENCES = frozenset({"say", "talked_about", "fit", "unsaid", "contribution", "benefit", "news", "reason", "answer", "free"})
"""The fields that hold a whole sentence."""
OLD_FORMS = ("sentence", "own", "verb", "object", "any")
"""What older templates write behind a sentence's name, as in `{fit.verb}`; it reads the sentence all the same."""
