"""The debrief as one change: what was said and what is owed, saved together and undone together."""

from __future__ import annotations

from datetime import date

import pytest

from tests.domain.build import apply, at, book_of, contact, interview
from tui.domain.debriefing import DebriefInput, Owed, debrief, keep_sentence
from tui.domain.models import Contact, Event, Interview, Position
from tui.domain.notes import without_placeholder

NOW = at("2026-11-19 18:00")


def held() -> tuple[Contact, Position, Interview]:
    return contact(1, reachable=False), Position(id=1, title="Engineer", company="Vega"), interview(1, "2026-11-19 14:00")


def test_asked_and_promised_when_debriefed_are_logged_at_the_end() -> None:
    book = book_of(*held())
    said = DebriefInput(
        asked=Owed("references", date(2026, 11, 24)), promised=Owed("a writing sample"), emails={1: "ana@vega.example"}
    )
    change = debrief(book, book.record(Interview, 1), said, NOW)
    apply(book, change)
    events = [(e.kind, e.at, e.text, e.respond_by, e.position) for e in book.all(Event)]
    assert events == [
        ("asked", at("2026-11-19 15:00"), "references", date(2026, 11, 24), 1),
        ("promised", at("2026-11-19 15:00"), "a writing sample", None, 1),
    ]
    assert book.record(Contact, 1).emails == ("ana@vega.example",)
    apply(book, change.inverse("Undone"))
    assert not list(book.all(Event))
    assert book.record(Contact, 1).emails == ()


def test_debrief_without_anything_owed_logs_nothing() -> None:
    book = book_of(*held())
    apply(book, debrief(book, book.record(Interview, 1), DebriefInput(), NOW))
    assert not list(book.all(Event))


def test_sentence_kept_for_a_person_leaves_the_others() -> None:
    book = book_of(contact(1), contact(2, "Bo Lind"), interview(1, "2026-11-19 14:00", people=(1, 2)))
    apply(book, keep_sentence(book, book.record(Interview, 1), "say", "I liked it.", 2))
    assert [person.say for person in book.record(Interview, 1).interviewers] == ["", "I liked it."]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Dear Ana,\n\n[What stayed?]\n\nRegards", "Dear Ana,\n\nRegards"),
        ("Thank you. [What stayed?]\n\nRegards", "Thank you.\n\nRegards"),
        ("Thank you. [What stayed?] I hope so.", "Thank you. I hope so."),
        ("[What stayed?] I hope so.", "I hope so."),
        ("Dear [What stayed?],\n\nThank you.", None),
        ("Thank you for the [What stayed?] role.", None),
        ("Thank you.", None),
    ],
)
def test_place_left_out_takes_only_a_whole_sentence(text: str, left: str | None) -> None:
    assert without_placeholder(text, "[What stayed?]") == left
