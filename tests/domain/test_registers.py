"""A document becomes registers and the same document again; ids become uids, and nothing impossible passes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.domain.build import at
from tui.domain.book import Book
from tui.domain.changes import Change, Edit
from tui.domain.history import Act
from tui.domain.models import Doc
from tui.domain.sample import sample
from tui.domain.settings import Policy
from tui.domain.sharing.registers import fields_of, fits, registers_of
from tui.domain.sharing.shared_act import shared_edits
from tui.domain.sharing.stamps import FIRST, moment_of, next_stamp

NOW = at("2026-11-19 16:02")


def uid_of(table: str, record_id: Any) -> str | None:
    return f"{table}-{record_id}" if isinstance(record_id, int) and record_id < 900 else None


def id_of(table: str, uid: str) -> int | None:
    return int(uid.split("-")[1]) if uid.startswith(f"{table}-") else None


def again(table: str, doc: Doc) -> Doc:
    wanted = registers_of(table, doc, uid_of)
    return {f: v for f, v in fields_of(table, {}, {}, wanted, uid_of, id_of).items() if v is not None}


def test_every_document_of_the_sample_survives_as_registers() -> None:
    change = sample(Book(), NOW, Policy(timezone="America/New_York"))
    assert len(change.edits) > 20
    for edit in change.edits:
        assert edit.after is not None
        assert again(edit.table, edit.after) == edit.after


def test_unknown_fields_and_odd_names_survive() -> None:
    doc = {"name": "A", "a/b": 1, "a~1b": {"c": [1, None]}, "later": True}
    assert again("contacts", doc) == doc
    people = [{"contact": 2, "say": "hi", "x/y": 1}, {"contact": 1}]
    interview = {"starts_at": "2026-12-01T10:00:00Z", "interviewers": people}
    assert again("interviews", interview) == interview
    assert again("visits", {"anything": [1, {"deep": 2}], "interviewers": "x"}) == {
        "anything": [1, {"deep": 2}],
        "interviewers": "x",
    }


def test_people_without_a_contact_stay_where_they_are() -> None:
    people = [{"contact": 999, "say": "?"}, {"contact": 1}]
    mine = registers_of("interviews", {"interviewers": people}, uid_of)
    wanted = {**mine, "interviewers/contacts-1/say": "hello"}
    assert fields_of("interviews", {"interviewers": people}, mine, wanted, uid_of, id_of) == {
        "interviewers": [{"contact": 1, "say": "hello"}, people[0]]
    }
    assert fields_of("interviews", {"interviewers": people}, mine, mine, uid_of, id_of) == {}


@pytest.mark.parametrize(
    ("table", "name", "value"),
    [
        ("meta", "schema", 1),
        ("contacts", "id", 1),
        ("contacts", "name", 5),
        ("contacts", "via", 5),
        ("contacts", "a/b", 5),
        ("events", "at", "2026-12-01"),
        ("events", "at", "9999-12-01T10:00:00Z"),
        ("interviews", "interviewers", [{"contact": 1}]),
        ("interviews", "interviewers/a", "yes"),
        ("interviews", "interviewers/a/contact", 3),
        ("interviews", "interviewers/a/say", 3),
        ("interviews", "interviewers/a/say/more", "x"),
        ("contacts", "later", float("inf")),
    ],
)
def test_what_no_record_may_hold_does_not_fit(table: str, name: str, value: Any) -> None:
    assert not fits(table, name, value)


def test_depth_without_end_does_not_fit() -> None:
    deep: Any = 1
    for _ in range(5000):
        deep = [deep]
    assert not fits("visits", "deep", deep)


def test_shared_edit_holds_just_the_registers_that_change() -> None:
    before = {"interviewers": [{"contact": 1, "say": "a"}, {"contact": 2}], "position": 3}
    after = {"interviewers": [{"contact": 1, "say": "b"}, {"contact": 2}], "position": None}
    change = Change(
        "Edit", (Edit("interviews", 7, before, after), Edit("meta", 1, None, {}), Edit("contacts", 999, None, {}))
    )
    [edit] = shared_edits(Act(1, NOW, "s", "w", change), uid_of)
    assert edit.uid == "interviews-7"
    assert edit.before == {"interviewers/contacts-1/say": "a", "position": "positions-3"}
    assert edit.after == {"interviewers/contacts-1/say": "b", "position": None}


def test_stamp_is_later_than_all_known_and_not_before_its_moment() -> None:
    one = next_stamp(FIRST, NOW, "desk")
    assert moment_of(one) == NOW.astimezone(UTC)
    behind = next_stamp(one, NOW - timedelta(days=900), "lap")
    assert behind > one
    assert moment_of(behind) == moment_of(one)
    assert next_stamp(behind, NOW + timedelta(seconds=1), "lap") > behind
    assert next_stamp(FIRST, datetime.max.replace(tzinfo=UTC), "lap") > FIRST
