"""Which wording a draft has: others for the next person and the next company, and the same for a note that is kept."""

from __future__ import annotations

import re
from itertools import combinations
from typing import Any

import pytest

from tests.domain.build import NIMBUS, at, book_of, contact
from tests.drafting.drafted import PANEL, SAY, make, meeting, panel, simple
from tui.domain.models import Interview, Interviewer, Position
from tui.drafting import Draft


def test_reopened_note_keeps_its_wording_until_asked() -> None:
    book = simple()
    assert make(book) == make(book)
    bodies = [make(book, wording=turn).body for turn in range(6)]
    assert len(set(bodies)) == 6
    assert make(book, wording=6).body == bodies[0]


def test_second_interview_with_somebody_gets_other_words() -> None:
    people = (Interviewer(contact=1, say="I liked the tour of the machine room."),)
    again = Interview(id=2, position=1, starts_at=at("2026-11-26 14:00"), timezone="America/New_York", interviewers=people)
    book = book_of(NIMBUS, contact(1), meeting("", say=[SAY["en"]]), again)
    first, second = make(book), make(book, interview=2, now=at("2026-11-27 10:00"))
    assert not sentences(first) & sentences(second)


def sentences(note: Draft) -> set[str]:
    """Return the sentences of a note, without greeting and closing."""
    text = note.body.split(",\n\n", 1)[1].rsplit("\n\n", 1)[0]
    return {part for part in re.split(r"(?<=[.!?;])(?<!\d\.)\s+", text) if len(part.split()) > 2}


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("channel", ["email", "letter", "card", "linkedin"])
def test_no_two_people_of_a_panel_get_the_same_sentence(language: str, channel: str) -> None:
    book = panel(language)
    notes = [make(book, to=number, channel=channel) for number in range(1, 7)]
    for one, other in combinations(notes, 2):
        assert not sentences(one) & sentences(other)
        assert one.subject != other.subject or not one.subject


@pytest.mark.parametrize("language", ["en", "de"])
def test_five_companies_do_not_get_one_letter(language: str) -> None:
    records: list[Any] = []
    for number in range(1, 6):
        records += [
            Position(id=number, title="Data Engineer", company="Nimbus"),
            contact(number, "Ana Ruiz", language=language),
            Interview(
                id=number, position=number, starts_at=at("2026-11-19 14:00"),
                interviewers=(Interviewer(contact=number, say=SAY[language]),),
            ),
        ]  # fmt: skip
    book = book_of(*records)
    notes = [make(book, to=number, interview=number) for number in range(1, 6)]
    for one, other in combinations(notes, 2):
        assert sentences(one) & sentences(other) == {SAY[language]}


def test_wording_stays_when_others_join_the_book() -> None:
    book = panel("en", 2)
    note = make(book, to=2)
    records: list[Any] = [*book.all(Position), *book.all(type(contact(1))), *book.all(Interview)]
    later = Interview(id=9, position=9, starts_at=at("2026-11-10 09:00"), interviewers=(Interviewer(contact=9),))
    more = [Position(id=9, title="Analyst", company="Vega"), contact(9, "Eve Moss"), later]
    assert make(book_of(*records, *more), to=2) == note


@pytest.mark.parametrize(("channel", "limit"), [("email", 80), ("card", 45), ("linkedin", 45)])
def test_long_sentence_gets_shorter_wordings(channel: str, limit: int) -> None:
    said = "What has stayed with me most is how you threw away the first onboarding after watching five people fail at it."
    fit = "At my last company I ran diary studies with older users."
    records: list[Any] = []
    for number in range(1, 7):
        records += [
            Position(id=number, title="Product Designer", company="Tidepool Health"),
            contact(number, "Lena Fischer"),
            Interview(
                id=number, position=number, starts_at=at("2026-11-19 14:00"),
                interviewers=(Interviewer(contact=number, say=said),), fit=fit,
            ),
        ]  # fmt: skip
    notes = [make(book_of(*records), to=number, interview=number, channel=channel) for number in range(1, 7)]
    assert all(said in note.body for note in notes)
    assert max(len(note.body.split()) for note in notes) <= limit
    assert len({note.body for note in notes}) > 1


@pytest.mark.parametrize(
    ("language", "channel", "day"),
    [
        ("en", "letter", "on November 19"),
        ("de", "card", "am 19. November"),
        ("en", "email", "on Thursday"),
        ("de", "linkedin", "am Donnerstag"),
    ],
)
def test_letter_and_card_name_the_date_itself(language: str, channel: str, day: str) -> None:
    assert day in make(panel(language, 1), channel=channel).body


@pytest.mark.parametrize("language", ["en", "de"])
def test_card_and_linkedin_share_no_sentence_of_ours(language: str) -> None:
    for to in range(1, 7):
        card, post = (sentences(make(panel(language), to=to, channel=channel)) for channel in ("card", "linkedin"))
        assert {one for one in card & post if one not in PANEL[language]} == set()
