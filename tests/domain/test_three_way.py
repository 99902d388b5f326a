"""Three versions of one person: what each side has changed is taken, and only what both have changed is a conflict."""

from __future__ import annotations

from typing import Any

import pytest

from tui.domain.merging import Difference
from tui.domain.models import Contact
from tui.domain.three_way import brought_together, changed_fields, decided, without_old

BASE = {"name": "Ana Ruiz", "role": "Engineer", "emails": ("ana@a.example",), "phones": ("+1 555 0100",)}


def person(**fields: Any) -> Contact:
    return Contact(id=1, **{**BASE, **fields})


@pytest.mark.parametrize(
    ("ours", "theirs", "wanted"),
    [
        ({}, {"role": "CTO"}, {"role": "CTO"}),
        ({"role": "CTO"}, {}, {"role": "CTO"}),
        ({"role": "CTO"}, {"role": "CTO"}, {"role": "CTO"}),
        ({}, {"role": ""}, {"role": ""}),
        ({"role": "CTO"}, {"role": ""}, {"role": "CTO"}),
        ({}, {"name": ""}, {}),
        ({}, {"name": "José Ruiz"}, {"name": "José Ruiz"}),
        ({}, {"emails": ("new@a.example",)}, {"emails": ("new@a.example",)}),
        (
            {"emails": ("ana@a.example", "mine@a.example")},
            {"emails": ("ANA@a.example", "theirs@a.example")},
            {"emails": ("ana@a.example", "mine@a.example", "theirs@a.example")},
        ),
        ({"emails": ()}, {"emails": ("ana@a.example", "x@a.example")}, {"emails": ("x@a.example",)}),
        ({}, {"phones": ("(1) 555-0100",)}, {}),
        ({"notes": "Private"}, {}, {"notes": "Private"}),
        ({"notes": "Private"}, {"notes": "Rang"}, {"notes": "Private\n\nRang"}),
        ({}, {"address": "1 Main St"}, {"address": "1 Main St"}),
        ({}, {"card": ("BDAY:19900101",)}, {"card": ("BDAY:19900101",)}),
    ],
)
def test_each_side_keeps_what_it_changed(ours: dict[str, Any], theirs: dict[str, Any], wanted: dict[str, Any]) -> None:
    assert brought_together(person(**ours), person(), person(**theirs)) == (person(**wanted), [])


def test_note_that_was_changed_there_is_changed_within_ours() -> None:
    base, theirs = person(notes="Rang"), person(notes="Rang twice")
    assert brought_together(person(notes="Private\n\nRang"), base, theirs)[0].notes == "Private\n\nRang twice"


def test_value_that_both_changed_is_a_conflict() -> None:
    ours, theirs = person(role="CTO", emails=()), person(role="CEO")
    together, conflicts = brought_together(ours, person(), theirs)
    assert together == ours
    assert conflicts == [Difference("role", "CTO", "CEO", both=False)]
    assert decided(together, conflicts[0], "take").role == "CEO"
    assert decided(together, conflicts[0], "keep").role == "CTO"
    notes = brought_together(person(notes="a b"), person(notes="a"), person(notes="c"))
    assert notes == (person(notes="c b"), [])


@pytest.mark.parametrize(
    ("theirs", "fields"),
    [
        ({}, []),
        ({"role": " Engineer "}, []),
        ({"card": ("X-RING:1",)}, []),
        ({"role": "CTO", "phones": ()}, ["role", "phones"]),
        ({"notes": "x"}, ["notes"]),
    ],
)
def test_other_spelling_is_no_change(theirs: dict[str, Any], fields: list[str]) -> None:
    assert changed_fields(person(), person(**theirs)) == fields
    assert changed_fields(person(), person(notes="x"), notes=False) == []


def test_address_that_was_put_together_otherwise_is_the_same() -> None:
    ours, theirs = person(address="1 Main St\nBoston"), person(address="1 Main St, Boston")
    assert brought_together(ours, ours, theirs)[0] == ours


def test_value_that_was_replaced_before_is_doubtful() -> None:
    base, theirs = (
        person(role="CEO", emails=("a@x.example", "new@x.example")),
        person(role="CTO", emails=("a@x.example", "old@x.example")),
    )
    earlier = [person(role="CTO", emails=("a@x.example", "old@x.example")), person(role="VP", emails=("a@x.example",))]
    base, doubtful = without_old(base, theirs, earlier)
    assert doubtful == {"role"}
    ours = person(role="CEO", emails=("a@x.example", "new@x.example"))
    together, conflicts = brought_together(ours, base, theirs, doubtful)
    assert together == ours
    assert [(each.field, each.kept, each.other) for each in conflicts] == [("role", "CEO", "CTO")]
