"""Notes for the tests of the core, drafted and reviewed in a few words."""

from __future__ import annotations

from typing import Any

from tests.domain.build import NEW_YORK, NIMBUS, POLICY, at, book_of, contact
from tui.domain.book import Book
from tui.domain.models import Interview, Interviewer
from tui.domain.settings import Profile
from tui.drafting import Draft, draft
from tui.review import Finding, review

KIM = Profile(name="Kim Lee", emails=("kim@mail.example",), phone="+1 555 0100")
TALK = {
    "en": "we talked about their migration from Oracle and how they test it",
    "de": "wir sprachen über ihre Migration von Oracle",
}
FIT = {"en": "I ran two such migrations, each without a lost row.", "de": "Ich habe zwei solche Migrationen geleitet."}
UNSAID = {"en": "forgot to mention the on-call handbook I wrote", "de": "das Handbuch für die Bereitschaft"}
GIVE = {"en": "cut the nightly batch to minutes", "de": "die nächtlichen Läufe beschleunigen"}


def meeting(*talks: str, **fields: Any) -> Interview:
    """An interview on Thursday 19 November with a person for each thing talked about."""
    people = tuple(Interviewer(contact=number, talked_about=talk) for number, talk in enumerate(talks, 1))
    return Interview(
        id=1, position=1, starts_at=at("2026-11-19 14:00"), timezone="America/New_York", interviewers=people, **fields
    )


def make(book: Book, kind: str = "thank_you", to: int | None = 1, **fields: Any) -> Draft:
    """A draft on the morning after, unless told otherwise."""
    fields.setdefault("interview", 1)
    fields.setdefault("now", at("2026-11-20 10:00"))
    return draft(book, fields.pop("profile", KIM), kind=kind, contact=to, zone=NEW_YORK, **fields)


def simple(talk: str = TALK["en"], **fields: Any) -> Book:
    """Ana Ruiz of Nimbus, and what the two of you talked about."""
    return book_of(NIMBUS, contact(1, **fields), meeting(talk))


def said_of(book: Book, subject: str, body: str, **fields: Any) -> list[Finding]:
    """What the review says of a thank-you to Ana on the morning after, unless told otherwise."""
    about = {"kind": "thank_you", "contact": 1, "interview": 1, "now": at("2026-11-20 10:00"), **fields}
    return review(book, about.pop("profile", KIM), about.pop("policy", POLICY), subject=subject, body=body, **about)


PANEL = {
    "en": ("their migration from Oracle and how they test it", "how dispatchers read the delay forecasts", "The hardest part is hiring, she said.",
           "liked how open he was about the outage in May", "on-call rota, handovers", "what she looks for in the first ninety days"),
    "de": ("ihre Migration von Oracle", "wie Disponenten die Prognosen lesen", "Das Schwerste ist die Einstellung guter Leute.",
           "wir sprachen über den Ausfall im Mai", "Bereitschaft, Übergaben", "worauf es in den ersten neunzig Tagen ankommt"),
}  # fmt: skip
SIX = ("Ana Ruiz", "Tom Okafor", "Mei Tanaka", "Ravi Shah", "Lena Brandt", "Hugo Martin")


def panel(language: str, count: int = 6) -> Book:
    """A panel, everything said and noted."""
    people = [contact(number, name, language=language) for number, name in enumerate(SIX[:count], 1)]
    facts = {"fit": FIT[language], "unsaid": UNSAID[language], "contribution": GIVE[language]}
    return book_of(NIMBUS, *people, meeting(*PANEL[language][:count], **facts))
