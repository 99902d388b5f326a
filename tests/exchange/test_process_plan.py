"""Applications of Huntr, Simplify and others become processes, their stages events with their dates; nothing comes twice."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.exchange.test_people_plan import after
from tui.domain.agenda import Agenda
from tui.domain.book import Book
from tui.domain.models import Event, Position
from tui.domain.settings import Policy, Profile
from tui.exchange.importer import Import
from tui.exchange.reading import read_items
from tui.exchange.stages import kind_of_stage
from tui.exchange.table_dates import is_day_first, read_cell_date

DATA = Path(__file__).parents[1] / "data" / "tables"
NOW = datetime(2026, 11, 16, 12, tzinfo=UTC)
UTC_ZONE = ZoneInfo("UTC")


def work_on(data: bytes, name: str = "jobs.csv") -> Import:
    return Import(read_items(data, name, Profile()), now=NOW, zone=UTC_ZONE)


def huntr(text: str = "") -> Import:
    return work_on((DATA / "huntr.csv").read_bytes() + text.encode(), "huntr.csv")


def happened(book: Book) -> list[tuple[str, str, str, str]]:
    return [
        (book.record(Position, event.position or 0).company, event.kind, event.text, f"{event.at:%m-%d %H}")
        for event in book.all(Event)
    ]


def test_row_that_counts_the_others_is_skipped() -> None:
    plan = work_on(b"Company,Position,Applied\nTotal,Geologist,2026-10-02\nSum,,2026-10-03\nTotal:,3,\n").plan(Book())
    assert [(p.company, p.title) for p in after(Book(), plan.change).all(Position)] == [("Total", "Geologist")]
    assert "Skipped: row 4 (jobs.csv): it counts the others." in plan.sentences


def test_stages_become_events_with_their_dates() -> None:
    plan = huntr().plan(Book())
    book = after(Book(), plan.change)
    assert [(p.title, p.company, p.location, p.source) for p in book.all(Position)] == [
        ("Data Engineer", "Nimbus", "Berlin", "Huntr"),
        ("Analyst", "Vega", "", "Huntr"),
        ("Engineer", "Orion", "Remote", "Huntr"),
        ("Editor", "Lyra", "", "Huntr"),
    ]
    assert happened(book) == [
        ("Nimbus", "next_round", "Interview", "10-05 10"),
        ("Vega", "remark", "Applied", "10-02 10"),
        ("Orion", "offer_received", "Offer", "11-10 10"),
        ("Lyra", "remark", "Wishlist", "11-01 08"),
    ]
    assert (plan.questions, plan.change.sentence) == ((), "4 processes imported")
    assert "Skipped: row 6 (huntr.csv): it has neither a title nor a company." in plan.sentences
    assert '"Interview" (1 job) becomes: Invited to the next round.' in plan.sentences
    assert [row.status for row in plan.others] == ["new"] * 4 + ["skipped"]
    assert any("acknowledge_offer" in str(item.action) for item in Agenda(book, Policy()).at(NOW))


def test_applications_imported_three_times_are_there_once() -> None:
    book = Book()
    for number in range(3):
        plan = huntr().plan(book)
        assert bool(plan.change.edits) == (number == 0)
        book = after(book, plan.change)
    assert plan.sentences[0].startswith("Already in the book: 4 processes: Data Engineer at Nimbus, ")


def test_new_stage_is_added_to_a_known_process() -> None:
    book = after(Book(), huntr().plan(Book()).change)
    text = "Title,Company,Link,Stage,Updated at,Location\nanalyst,VEGA Inc.,,Rejected,2026-11-12,Oslo\n"
    work = work_on(text.encode())
    work.answer(book, work.plan(book).questions[0], "yes")
    plan = work.plan(book)
    assert plan.sentences[0] == "Changed: analyst at VEGA Inc.: location added; Rejected, 2026-11-12."
    book = after(book, plan.change)
    assert happened(book)[-1] == ("Vega", "rejected", "Rejected", "11-12 12")
    assert not work.plan(book).change.edits
    assert [position.location for position in book.all(Position)][1] == "Oslo"


def test_other_value_stays_and_is_told() -> None:
    book = after(Book(), huntr().plan(Book()).change)
    text = b"Title,Company,Status,Location\nEngineer,Orion,Offer,Paris\n"
    plan = work_on(text).plan(book)
    assert plan.sentences[0] == 'Engineer at Orion: location stays "Remote" (the file has "Paris").'
    assert not plan.change.edits


def test_dates_that_may_be_read_in_two_ways_are_asked_about() -> None:
    work = work_on((DATA / "simplify.csv").read_bytes(), "simplify.csv")
    plan = work.plan(Book())
    [question] = plan.questions
    assert question.prompt == "Does 03/04/2026 begin with the month or the day?"
    assert "simplify.csv: assumed that 03/04/2026 is month/day/year." in plan.sentences
    assert ("Nimbus", "remark", "Applied", "03-04 12") in happened(after(Book(), plan.change))
    plan = work.answer(Book(), question, "day")
    assert ("Nimbus", "remark", "Applied", "04-03 12") in happened(after(Book(), plan.change))
    assert [event[1] for event in happened(after(Book(), plan.change))] == [
        "remark",
        "remark",
        "rejected",
        "remark",
        "let_go",
    ]


def test_table_of_your_own_is_guessed_by_its_values() -> None:
    text = "Firm;Role;Where;State of play;Since;Pay\nNimbus;Data Engineer;Berlin;Phone screen;2026-11-01;90k\nVega;Analyst;;no answer;2026-11-02;-\n"
    work = work_on(text.encode())
    [question] = work.plan(Book()).questions
    assert [line.partition("  (")[0] for line in question.choices[:6]] == [
        "1: Firm → company",
        "2: Role → title",
        "3: Where → location",
        "4: State of play → stage",
        "5: Since → applied",
        "kept aside: 6: Pay (90k)",
    ]
    book = after(Book(), work.plan(Book()).change)
    assert [event[:2] for event in happened(book)] == [
        ("Nimbus", "remark"), ("Nimbus", "next_round"), ("Vega", "remark"), ("Vega", "let_go"),
    ]  # fmt: skip


def test_field_may_be_named_as_columns_are() -> None:
    work = work_on(b"Job Title,Company,X,Y\nEditor,Lyra,foo,2026-11-02\n")
    [question] = work.plan(Book()).questions
    assert question.choices[-2] == "moved: the day of the stage; created: the day it was added; applied: the day you applied"
    plan = work.answer(Book(), question, "3=Status, 4=date")
    assert happened(after(Book(), plan.change)) == [("Lyra", "remark", "foo", "11-02 12")]


def test_stage_without_a_date_is_told_and_not_logged_again() -> None:
    text = b"Job Title,Company,Status\nEditor,Lyra,Offer\n"
    work = work_on(text)
    plan = work.answer(Book(), work.plan(Book()).questions[0], "yes")
    assert "1 stage has no date that can be read; today is assumed." in plan.sentences
    assert not work.plan(after(Book(), plan.change)).change.edits


def test_offer_without_a_date_of_its_own_is_dated_today() -> None:
    text = b"title,companyName,listName,createdAt\nDev,Nimbus,Offer,2026-10-01\nDev,Vega,Rejected,2026-10-02\nDev,Lyra,Applied,2026-10-03\n"
    plan = work_on(text).plan(Book())
    book = after(Book(), plan.change)
    assert [(company, day) for company, _, _, day in happened(book)] == [
        ("Nimbus", "11-16 12"), ("Vega", "10-02 12"), ("Lyra", "10-03 12"),
    ]  # fmt: skip
    assert plan.sentences[1:] == (
        '"Offer" (1 job) becomes: Offer received.',
        '"Rejected" (1 job) becomes: They said no.',
        '"Applied" (1 job) is kept as a remark.',
        "1 stage has no date that can be read; today is assumed.",
        "1 ending has no date that can be read; the last date of the row is assumed.",
    )
    assert [item.action.rule.id for item in Agenda(book, Policy()).at(NOW) if item.action] == ["acknowledge-offer"]


@pytest.mark.parametrize(
    ("stage", "kind"),
    [
        ("Phone Screen", "next_round"),
        ("2nd round interview", "next_round"),
        ("Offer Declined", "offer_declined"),
        ("Offer", "offer_received"),
        ("Rejected by company", "rejected"),
        ("No Response", "let_go"),
        ("Accepted ✅", "offer_accepted"),
        ("Refusé", "rejected"),
        ("In Review", "remark"),
        ("whatever", "remark"),
    ],
)
def test_stage_becomes_a_kind_of_event(stage: str, kind: str) -> None:
    assert kind_of_stage(stage) == kind


@pytest.mark.parametrize(
    "text",
    [
        "2024-03-12",
        "12 Mar 2024",
        "March 12, 2024",
        "03/12/2024",
        "12.03.2024",
        "2024-03-12T12:00:00.000Z",
        "1710244800000",
        "45363",
        "45363.5",
        "3/12/24",
        "12.03.24",
        "March 12, 2024 9:00 AM (EST)",
        "March 12, 2024 → March 14, 2024",
    ],
)
def test_date_is_read_however_it_is_written(text: str) -> None:
    at = read_cell_date(text, UTC_ZONE, day_first=False)
    assert at is not None
    assert at.isoformat()[:16] == "2024-03-12T12:00"


def test_what_is_no_date_is_none() -> None:
    for text in ("", "soon", "2024-02-30", "99/99/2024", "0001-01-01", "9" * 13, "2024-03-12T99"):
        assert read_cell_date(text, UTC_ZONE, day_first=False) is None
    assert [is_day_first(values) for values in (["13/04/2024"], ["04/13/2024"], ["04/03/2024"], [])] == [
        True,
        False,
        None,
        None,
    ]
