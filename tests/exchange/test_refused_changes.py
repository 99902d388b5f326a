"""A change of the phone that was refused, and what the phone changes in the same field later."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.domain.build import NEW_YORK, NIMBUS, apply, at
from tests.exchange.pocket import ANA, PANEL, Pocket
from tui.domain.models import Contact, Interview
from tui.exchange.import_plan import Plan
from tui.exchange.importer import Import

PHONES = ("+1 555 0100", "+1 555 0101", "+1 555 0102", "+1 555 0103")
EMAILS = ("zero@nimbus.example", "one@nimbus.example", "two@nimbus.example", "three@nimbus.example")
YES, NO = True, False


def phone_says(pocket: Pocket, line: str, values: list[str]) -> None:
    """Let the phone have these values of a property, and no others."""
    card = pocket.phone("FN:Ana Ruiz")
    text = re.sub(rf"{line}[:;].*\r\n", "", card.read_bytes().decode())
    said = "".join(f"{line}:{value}\r\n" for value in values)
    card.write_bytes(text.replace("END:VCARD", f"{said}END:VCARD").encode())


def on_the_phone(pocket: Pocket, line: str) -> list[str]:
    return re.findall(rf"{line}(?:;[^:]*)?:(.*)\r\n", pocket.file("FN:Ana Ruiz").read_bytes().decode())


def imported(pocket: Pocket, *, take: bool) -> Plan:
    """Import what the phone has changed, or refuse it."""
    seen = pocket.changes(settle=True)
    plan = Import(seen.records, now=pocket.now, zone=NEW_YORK).plan(pocket.book)
    if take:
        apply(pocket.book, plan.change)
    return plan


@pytest.mark.parametrize("exported", [True, False], ids=["exported between", "not exported"])
@pytest.mark.parametrize(
    ("line", "field", "values"), [("TEL", "phones", PHONES), ("EMAIL", "emails", EMAILS)], ids=["phone", "e-mail"]
)
@pytest.mark.parametrize(
    ("steps", "wanted"),
    [
        ([("1", NO), ("2", YES)], "2"),
        ([("1", YES), ("2", YES)], "2"),
        ([("1", NO), ("2", NO), ("3", YES)], "3"),
        ([("1", YES), ("2", NO), ("3", YES)], "3"),
        ([("1", NO), ("2", YES), ("3", YES)], "3"),
        ([("1", NO), ("0", YES)], "0"),
        ([("1", NO), ("0", YES), ("2", YES)], "2"),
        ([("1", NO), ("02", YES)], "02"),
        ([("01", NO), ("02", YES)], "02"),
        ([("01", NO), ("2", YES)], "2"),
        ([("1", NO), ("", YES)], ""),
    ],
)
def test_number_changed_after_a_refused_one_replaces_the_old(
    tmp_path: Path, steps: list[tuple[str, bool]], wanted: str, line: str, field: str, values: tuple[str, ...], exported: bool
) -> None:
    ana = replace(Contact(id=1, name="Ana Ruiz", uid=ANA.uid), **{field: (values[0],)})
    pocket = Pocket(tmp_path, NIMBUS, ana, PANEL)
    pocket.export()
    for said, take in steps:
        phone_says(pocket, line, [values[int(n)] for n in said])
        plan = imported(pocket, take=take)
        assert plan.questions == ()
        if exported:
            pocket.export()
    assert getattr(pocket.book.record(Contact, 1), field) == tuple(values[int(n)] for n in wanted)
    pocket.export()
    assert sorted(on_the_phone(pocket, line)) == sorted(values[int(n)] for n in wanted)
    assert pocket.changes().records == []


@pytest.mark.parametrize("exported", [True, False], ids=["exported between", "not exported"])
def test_number_added_beside_a_refused_one_is_added(tmp_path: Path, exported: bool) -> None:
    ana = Contact(id=1, name="Ana Ruiz", uid=ANA.uid, phones=PHONES[:1])
    pocket = Pocket(tmp_path, NIMBUS, ana, PANEL)
    pocket.export()
    phone_says(pocket, "TEL", [PHONES[1]])
    imported(pocket, take=NO)
    if exported:
        pocket.export()
    phone_says(pocket, "TEL", [PHONES[1], PHONES[2]])
    imported(pocket, take=YES)
    assert pocket.book.record(Contact, 1).phones == (PHONES[0], PHONES[2])


@pytest.mark.parametrize("exported", [True, False], ids=["exported between", "not exported"])
@pytest.mark.parametrize(("last", "wanted"), [("CIO", "CIO"), ("CTO", "CTO")])
def test_role_changed_after_a_refused_one_is_proposed(tmp_path: Path, exported: bool, last: str, wanted: str) -> None:
    pocket = Pocket(tmp_path)
    pocket.export()
    for role, take in (("Chief", NO), (last, YES)):
        phone_says(pocket, "TITLE", [role])
        assert imported(pocket, take=take).questions == ()
        if exported:
            pocket.export()
    assert pocket.book.record(Contact, 1).role == wanted


def test_number_the_phone_may_not_know_stays_after_a_refused_one(tmp_path: Path) -> None:
    ana = Contact(id=1, name="Ana Ruiz", uid=ANA.uid, phones=PHONES[:1])
    pocket = Pocket(tmp_path, NIMBUS, ana, PANEL)
    pocket.export()
    phone_says(pocket, "TEL", [PHONES[1]])
    imported(pocket, take=NO)
    pocket.export()
    pocket.export(NIMBUS, Contact(id=1, name="Ana Ruiz", uid=ANA.uid, phones=(PHONES[0], PHONES[3])), PANEL)
    phone_says(pocket, "TEL", [PHONES[2]])
    imported(pocket, take=YES)
    assert pocket.book.record(Contact, 1).phones == (PHONES[3], PHONES[2])


@pytest.mark.parametrize("exported", [True, False], ids=["exported between", "not exported"])
@pytest.mark.parametrize(
    ("old", "new", "newer", "field", "wanted"),
    [
        ("T140000", "T133000", "T123000", "starts_at", at("2026-11-19 12:30")),
        ("T140000", "T133000", "T140000", "starts_at", at("2026-11-19 14:00")),
        ("Room 4", "Room 5", "Room 6", "place", "Room 6"),
    ],
)
def test_event_changed_again_after_a_refusal_is_proposed(
    tmp_path: Path, old: str, new: str, newer: str, field: str, wanted: object, exported: bool
) -> None:
    pocket = Pocket(tmp_path)
    pocket.export()
    pocket.phone("BEGIN:VEVENT", (old, new))
    imported(pocket, take=NO)
    if exported:
        pocket.export()
    pocket.phone("BEGIN:VEVENT", (old if exported else new, newer))
    plan = imported(pocket, take=YES)
    assert plan.questions == ()
    assert getattr(pocket.book.record(Interview, 1), field) == wanted
