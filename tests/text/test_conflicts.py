"""A change that no longer fits is told with the names that a reader knows, with who changed what, and with what helps."""

from __future__ import annotations

import re
from typing import Any

import msgspec
import pytest

from tests.domain.build import NEW_YORK, at
from tui.domain.book import Book
from tui.domain.changes import Change, Conflict, Edit
from tui.domain.history import Act
from tui.text.conflicts import conflict_words

NOW = at("2026-11-19 16:02")
ANA = {"name": "Ana Ruiz", "role": "CFO"}
MEETING = {"starts_at": "2026-12-01T09:00:00Z", "position": 1, "interviewers": [{"contact": 1}, {"contact": 2}]}
JOB = {"title": "Engineer", "company": "Nimbus"}
ROLE = Edit("contacts", 1, {"role": "CEO"}, {"role": "CTO"})
BY_LAP = Edit("contacts", 1, {"role": "CEO"}, {"role": "CFO"})


def book(**tables: Any) -> Book:
    docs: dict[str, Any] = {"contacts": {1: ANA, 2: {"name": "Bo Lind"}}, "interviews": {1: MEETING}, "positions": {1: JOB}}
    return Book({**docs, **tables})


def act(seq: int, *edits: Edit, who: str = "", sentence: str = "Contact Ana Ruiz edited") -> Act:
    stamp = (seq, 0, who) if who else None
    return Act(seq, NOW, "s", who or "root on vm", Change(sentence, edits), stamp=stamp)


def words(here: Book, history: list[Act], *wanted: Edit, undoing: int | None = None) -> str:
    conflict = Conflict(here.clashes(Change("", wanted)), undoing)
    assert conflict.clashes
    said = conflict_words(here, conflict, history, NOW, NEW_YORK)
    assert not re.search(r"[\[{]|_|\b(contact|interview|position)s? \d", said), (
        "a reader knows no ids, and no names of fields"
    )
    return said


def test_edit_of_what_another_changed_names_both_values() -> None:
    assert words(book(), [], ROLE) == "Contact Ana Ruiz, role: another session changed it to 'CFO', you wanted 'CTO'"
    history = [act(7, BY_LAP, who="lap")]
    assert words(book(), history, ROLE) == "Contact Ana Ruiz, role: lap changed it to 'CFO', you wanted 'CTO'"


def test_undo_of_what_another_changed_says_what_helps() -> None:
    history = [act(5, ROLE.inverse()), act(7, BY_LAP, who="lap")]
    assert words(book(), history, ROLE, undoing=5) == (
        "'Contact Ana Ruiz edited' cannot be undone: Contact Ana Ruiz, role: lap changed it to 'CFO' since (change 7). "
        "`followup history --undo 7` takes that back first."
    )


def test_redo_of_what_another_changed_is_called_so() -> None:
    undone = msgspec.structs.replace(act(5, ROLE, sentence="Undone: Contact Ana Ruiz edited"), undoes=4)
    lap = act(7, Edit("contacts", 1, {"role": "CTO"}, {"role": "CFO"}), who="lap")
    history = [act(4, ROLE.inverse()), undone, lap]
    again = Edit("contacts", 1, {"role": "CTO"}, {"role": "CEO"})
    assert words(book(), history, again, undoing=5).startswith("'Contact Ana Ruiz edited' cannot be redone: ")


@pytest.mark.parametrize(
    ("changes", "said"), [(2, "--undo 9`, then `followup history --undo 8`"), (4, "from the newest change on")]
)
def test_several_later_changes_are_named_newest_first(changes: int, said: str) -> None:
    fields = ("role", "company", "met", "address")[:changes]
    here = book(contacts={1: {"name": "Ana Ruiz", **dict.fromkeys(fields, "new")}})
    mine = act(5, Edit("contacts", 1, dict.fromkeys(fields), dict.fromkeys(fields, "mine")))
    later = [act(8 + n, Edit("contacts", 1, {field: "mine"}, {field: "new"}), who="lap") for n, field in enumerate(fields)]
    undo = Edit("contacts", 1, dict.fromkeys(fields, "mine"), dict.fromkeys(fields))
    told = words(here, [mine, *later], undo, undoing=5)
    assert said in told
    assert told.count("Contact Ana Ruiz, ") == 1


def test_people_days_and_records_are_said_by_name() -> None:
    fields = {"starts_at": "2026-12-02T09:00:00Z", "interviewers": [{"contact": 1}], "position": None, "cancelled": True}
    after = {"starts_at": "2026-12-03T09:00:00Z", "interviewers": None, "position": 2, "cancelled": None}
    assert words(book(), [], Edit("interviews", 1, fields, after)) == (
        "Interview at Nimbus, when: another session changed it to 'Tue 1 Dec 04:00', you wanted 'Thu 3 Dec 04:00'; "
        "interviewers: another session changed it to 'Ana Ruiz, Bo Lind', you wanted nothing; "
        "position: another session changed it to 'Position Engineer at Nimbus', you wanted 'position'; "
        "cancelled: another session changed it to nothing, you wanted nothing"
    )


def test_record_that_is_gone_is_named_as_it_was_called() -> None:
    empty = book(contacts={})
    gone = act(9, Edit("contacts", 1, ANA, None), who="lap", sentence="Contact Ana Ruiz deleted")
    assert words(empty, [gone], ROLE) == "Contact Ana Ruiz was deleted by lap"
    told = words(empty, [act(5, ROLE.inverse()), gone], ROLE, undoing=5)
    assert "Contact Ana Ruiz was deleted by lap since (change 9). `followup history --undo 9` takes" in told


def test_record_that_is_there_again_or_changed_is_named() -> None:
    assert words(book(), [], Edit("contacts", 1, None, {"name": "Ana"})) == "Contact Ana Ruiz is in the book already"
    made = act(1, Edit("contacts", 1, None, {"name": "Ana Ruiz"}), sentence="Contact Ana Ruiz added")
    told = words(book(), [made, act(7, BY_LAP, who="lap")], Edit("contacts", 1, {"name": "Ana Ruiz"}, None), undoing=1)
    assert "Contact Ana Ruiz was changed by lap since (change 7)." in told
