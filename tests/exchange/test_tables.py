"""Tables as CSV: their cells, and that no spreadsheet calculates them."""

from __future__ import annotations

import csv
from datetime import date

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.build import NEW_YORK, NIMBUS, POLICY, apply, at, book_of, contact, event, interview
from tui.domain.agenda import Agenda
from tui.domain.book import Book
from tui.domain.models import Contact
from tui.domain.settings import Profile
from tui.exchange import ExchangeError
from tui.exchange.export.tables import TABLE_KINDS, cell, original, table
from tui.exchange.importer import Import
from tui.exchange.reading import read_items

NOW = at("2026-11-19 16:00")
BOOK = book_of(
    NIMBUS,
    contact(1, company="Nimbus", role="CTO", phones=("+1 555 0100", "+1 555 0101"), address="1 Main St\nBoston"),
    contact(2, "Bo, \"the\" Lind", via=1, reachable=False),
    interview(1, "2026-11-19 14:00", (1, 2), round="Panel", place="=1+1", decision_by=date(2026, 11, 25)),
    event(1, "thank_you_sent", "2026-11-19 15:30", interview=1, contact=1),
)  # fmt: skip


def rows(name: str, book: Book = BOOK) -> list[dict[str, str]]:
    """Return the rows of a table, as a program reads them."""
    text, count = table(Agenda(book, POLICY), name, NOW, NEW_YORK)
    found = list(csv.DictReader(text.splitlines(keepends=True)))
    assert len(found) == count
    assert all(None not in row and None not in row.values() for row in found)
    return found


def test_contact_is_a_row() -> None:
    ana, bo = rows("contacts")
    assert ana == {
        "Name": "Ana Ruiz", "Company": "Nimbus", "Job Title": "CTO", "E-mail": "p1@nimbus.example",
        "Phone": "+1 555 0100; +1 555 0101", "URL": "", "Tags": "", "Address": "1 Main St\nBoston", "Met": "",
        "Reached via": "", "Last contact": "2026-11-19T15:30-05:00",
    }  # fmt: skip
    assert (bo["Name"], bo["Reached via"]) == ('Bo, "the" Lind', "Ana Ruiz")


def test_interview_is_a_row() -> None:
    assert rows("interviews") == [{
        "Starts": "2026-11-19T14:00-05:00", "Minutes": "60", "Time zone": "America/New_York", "Company": "Nimbus",
        "Position": "Data Engineer", "Round": "Panel", "State": "held", "Format": "", "Place": "'=1+1", "Link": "",
        "Interviewers": "Ana Ruiz; Bo, \"the\" Lind", "Decision by": "2026-11-25",
    }]  # fmt: skip


def test_process_is_a_row_with_what_is_next() -> None:
    (row,) = rows("processes")
    assert (row["Company"], row["Position"], row["Interviews"], row["Turn"]) == ("Nimbus", "Data Engineer", "1", "their turn")
    assert (row["Next"], row["Due"]) == ('Thank Bo, "the" Lind', "2026-11-20T15:00-05:00")
    assert row["First interview"] == row["Last interview"] == "2026-11-19T14:00-05:00"


@pytest.mark.parametrize("name", TABLE_KINDS)
def test_empty_book_gives_the_titles_alone(name: str) -> None:
    text, count = table(Agenda(Book(), POLICY), name, NOW, NEW_YORK)
    assert (count, text) == (0, ",".join(TABLE_KINDS[name].titles) + "\r\n")


@pytest.mark.parametrize(
    "text", ["=1+1", "+1-555", "+1555", "-2", "@SUM(A1)", "\t=1", "\r=1", "  =cmd|' /C calc'!A0", "\n=1"]
)
def test_formula_gets_an_apostrophe(text: str) -> None:
    assert cell(text).startswith(("'", "\u240d"))


PEOPLE = (
    Contact(id=1, name="Ana Ruiz", company="=Nimbus", phones=("+1 555 0100", "555 0199"), tags=("a", "b"), met="At a fair"),
    Contact(id=2, name="李小龍", role="-", links=("https://x.example/in/li",), address="@home"),
    Contact(id=3, name="Bo Lind", emails=("bo@x.example", "lind@x.example"), via=1, notes="=1+1\n\nSecond"),
)


def test_exported_contacts_are_imported_as_the_same_people() -> None:
    book, other = book_of(*PEOPLE), Book()
    text, _ = table(Agenda(book, POLICY), "contacts", NOW, NEW_YORK, with_notes=True)
    for known in (book, other, other):
        plan = Import(read_items(("\ufeff" + text).encode(), "contacts.csv", Profile()), now=NOW, zone=NEW_YORK).plan(known)
        assert bool(plan.change.edits) == (known is other and not [*other.all(Contact)]), plan.sentences
        apply(known, plan.change)
    people = {person.name: person for person in other.all(Contact)}
    for each in PEOPLE:
        found = msgspec.structs.replace(people[each.name], id=each.id, via=each.via, created_at=None)
        assert found == each


@pytest.mark.parametrize("name", ["interviews", "processes"])
def test_other_tables_are_not_taken_for_those_of_a_program(name: str) -> None:
    text, _ = table(Agenda(BOOK, POLICY), name, NOW, NEW_YORK)
    with pytest.raises(ExchangeError, match="this table was exported for spreadsheets"):
        read_items(text.encode(), f"{name}.csv", Profile())


@pytest.mark.parametrize(
    ("text", "meant"), [("'+1 555", "+1 555"), ("'=1", "=1"), ("'Ana'", "'Ana'"), ("'", "'"), ("a", "a")]
)
def test_apostrophe_before_a_formula_alone_is_taken_off(text: str, meant: str) -> None:
    assert original(text) == meant


@given(st.text(st.characters(codec="utf-8"), max_size=20))
def test_any_text_stays_in_its_cell(text: str) -> None:
    shown = cell(text)
    assert not shown.startswith(("=", "+", "-", "@", "\t", "\r"))
    (row,) = rows("contacts", book_of(Contact(id=1, name=text, notes=text, company="Nimbus")))
    assert (row["Name"], row["Company"]) == (shown, "Nimbus")
