"""Helpers that draft and review notes for the tests."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tests.domain.build import NEW_YORK, NIMBUS, POLICY, at, book_of, contact
from tui.domain.book import Book
from tui.domain.models import Interview, Interviewer
from tui.domain.settings import Profile
from tui.drafting import Draft, draft
from tui.review import Finding, review

KIM = Profile(name="Kim Lee", emails=("kim@mail.example",), phone="+1 555 0100")
PRIVATE = "migration from oracle 3 yrs late, she seemed tired tbh"
"""Private notes."""
SAY = {
    "en": "What has stayed with me most is how you test the migration from Oracle.",
    "de": "Besonders beschäftigt mich, wie Sie die Migration von Oracle testen.",
}
FIT = {"en": "I ran two such migrations, each without a lost row.", "de": "Ich habe zwei solche Migrationen geleitet."}
UNSAID = {
    "en": "I did not get to mention that I wrote the on-call handbook.",
    "de": "Nicht erwähnt habe ich, dass ich das Handbuch für die Bereitschaft geschrieben habe.",
}
GIVE = {
    "en": "In my first months I would cut the nightly batch to minutes.",
    "de": "In den ersten Monaten würde ich die nächtlichen Läufe beschleunigen.",
}


def meeting(*talks: str, say: Sequence[str] = (), **fields: Any) -> Interview:
    """An interview on Thursday 19 November with a person for each thing talked about, or for each sentence to say."""
    count = max(len(talks), len(say))
    people = tuple(
        Interviewer(contact=number + 1, talked_about=(*talks, *[""] * count)[number], say=(*say, *[""] * count)[number])
        for number in range(count)
    )
    return Interview(
        id=1, position=1, starts_at=at("2026-11-19 14:00"), timezone="America/New_York", interviewers=people, **fields
    )


def make(book: Book, kind: str = "thank_you", to: int | None = 1, **fields: Any) -> Draft:
    """Return a draft, by default on the morning after."""
    fields.setdefault("interview", 1)
    fields.setdefault("now", at("2026-11-20 10:00"))
    return draft(book, fields.pop("profile", KIM), kind=kind, contact=to, zone=NEW_YORK, **fields)


def simple(say: str = SAY["en"], **fields: Any) -> Book:
    """Return Ana Ruiz of Nimbus, and the sentence to her."""
    return book_of(NIMBUS, contact(1, **fields), meeting(PRIVATE, say=[say]))


def said_of(book: Book, subject: str, body: str, **fields: Any) -> list[Finding]:
    """Return the review of a thank-you to Ana, by default on the morning after; without the question Herr or Frau."""
    about = {"kind": "thank_you", "contact": 1, "interview": 1, "now": at("2026-11-20 10:00"), **fields}
    found = review(book, about.pop("profile", KIM), about.pop("policy", POLICY), subject=subject, body=body, **about)
    return [finding for finding in found if finding.rule != "title_open"]


PANEL = {
    "en": (SAY["en"], "I was glad to hear how dispatchers read the delay forecasts.", "It helped me to hear how you hire.",
           "I liked what you said about the outage in May.", "I have been thinking about your handovers at night.",
           "What you look for in the first ninety days made sense to me at once."),
    "de": (SAY["de"], "Gefreut hat mich zu hören, wie Disponenten die Prognosen lesen.", "Hilfreich war für mich, was Sie über neue Leute gesagt haben.",
           "Gut gefallen hat mir, wie offen Sie über den Ausfall im Mai gesprochen haben.",
           "Seit unserem Gespräch beschäftigt mich, wie Sie nachts übergeben.",
           "Was in den ersten neunzig Tagen zählt, leuchtet mir ein."),
}  # fmt: skip
SIX = ("Ana Ruiz", "Tom Okafor", "Mei Tanaka", "Ravi Shah", "Lena Brandt", "Hugo Martin")


def panel(language: str, count: int = 6) -> Book:
    """Return a panel with everything said and noted."""
    people = [contact(number, name, language=language) for number, name in enumerate(SIX[:count], 1)]
    facts = {"fit": FIT[language], "unsaid": UNSAID[language], "contribution": GIVE[language]}
    return book_of(NIMBUS, *people, meeting(*[PRIVATE] * count, say=PANEL[language][:count], **facts))


ALL = {"fit": FIT["en"], "unsaid": UNSAID["en"], "contribution": GIVE["en"]}


def whole(**fields: Any) -> Book:
    """Return Ana Ruiz of Nimbus, with everything said and noted."""
    return book_of(NIMBUS, contact(1), meeting(PRIVATE, say=[SAY["en"]], **{**ALL, **fields}))
