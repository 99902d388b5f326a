"""The rows of an import: what would become of each meeting, field by field, and what is doubtful; and what was typed of it."""

from __future__ import annotations

from datetime import UTC, datetime

import msgspec
import pytest

from tests.domain.build import apply
from tests.exchange.build import BERLIN, NOW, START, book_with, interview, names, one, read, take, vevent
from tui.domain.book import Book
from tui.domain.changes import ChangeBuilder
from tui.domain.models import Contact, Interview, Interviewer, Position
from tui.domain.operations import InterviewInput
from tui.domain.parsed_name import ParsedName
from tui.exchange.importer import Import
from tui.exchange.invitation import Invitation
from tui.exchange.planned import FieldChange, PlannedMeeting, counts_by_status

NO_ZONE = {"DTSTART": ":20261119T150000", "DTEND": ""}
NEWER = {"SEQUENCE": "1", "DTSTAMP": "20261112T080000Z"}


def work_on(*invitations: Invitation) -> Import:
    return Import(invitations, now=NOW, zone=BERLIN)


def row(book: Book, *invitations: Invitation) -> PlannedMeeting:
    (only,) = work_on(*invitations).plan(book).rows
    return only


def doubts(of: PlannedMeeting) -> list[tuple[str, str]]:
    return [(doubt.field, doubt.sentence) for doubt in of.doubts]


def test_row_of_a_new_meeting_tells_what_it_brings() -> None:
    new = row(Book(), one())
    assert (new.status, new.who, new.company, new.when) == ("new", "Ana Ruiz, Bo Lind", "Nimbus", "Thu 15:00")
    assert (new.is_certain, new.doubts) == (True, ())
    assert [(field.label, field.new) for field in new.fields] == [
        ("Title", "Final round - Data Engineer at Nimbus"),
        ("Company", "Nimbus"),
        ("Position", "Data Engineer"),
        ("Round", "Final round"),
        ("When", "Thu 15:00"),
        ("Length", "1 h"),
        ("Format", "video call"),
        ("Link", "https://zoom.us/j/123?pwd=abc"),
        ("Interviewers", "Ana Ruiz (new), Bo Lind (new)"),
    ]
    assert new.read is not None
    assert new.read.people == (
        ParsedName(name="Ana Ruiz", email="ana.ruiz@nimbus.example"),
        ParsedName(name="Bo Lind", email="bo.lind@nimbus.example"),
    )


def test_company_in_a_title_counts_before_the_organizers() -> None:
    agency = "ORGANIZER;CN=Tom Baker:mailto:tom@acme.example"
    invited = one(agency, without="ORGANIZER ATTENDEE LOCATION", SUMMARY="Interview with Nimbus - Data Engineer")
    assert row(Book(), invited).company == "Acme"
    book = book_with(Position(company="Nimbus", title="Data Engineer"), Position(company="Acme", title="Backend Developer"))
    planned = row(book, invited)
    assert (planned.company, planned.what) == ("Nimbus", "Data Engineer")


def test_who_is_left_out_is_told() -> None:
    eve = "ATTENDEE;CN=Eve Young;PARTSTAT=DECLINED:mailto:eve@nimbus.example"
    told = row(Book(), one(eve)).notes
    assert told == (
        "Eve Young <eve@nimbus.example> has declined, and is left out.",
        "Cora Bell <cora.bell@nimbus.example> organizes it, so is not taken for an interviewer, and becomes the main contact.",
    )
    book = book_with(Position(title="Data Engineer", company="Nimbus"))
    assert row(book, one(eve)).notes[1].endswith("not taken for an interviewer, and is left out.")


def test_row_of_a_changed_meeting_tells_old_and_new() -> None:
    book = Book()
    take(book, one())
    moved = one(
        "ATTENDEE;CN=Eve Young:mailto:eve@nimbus.example",
        DTSTART=";TZID=Europe/Berlin:20261120T100000",
        LOCATION="Main St 1",
        DTEND="",
        **NEWER,
    )
    changed = row(book, moved)
    assert (changed.status, changed.known, changed.when) == ("changed", 1, "Fri 10:00")
    assert changed.fields == (
        FieldChange("When", "Thu 15:00", "Fri 10:00"),
        FieldChange("Format", "video call", "on site"),
        FieldChange("Place", "none", "Main St 1"),
        FieldChange("Link", "https://zoom.us/j/123?pwd=abc", "none"),
        FieldChange("Interviewers", "Ana Ruiz, Bo Lind", "Ana Ruiz, Bo Lind, Eve Young (new)"),
    )
    assert changed.is_certain


def test_cancellation_and_same_version_have_rows() -> None:
    book = Book()
    take(book, one())
    same = row(book, one())
    assert (same.status, same.is_folded, same.why) == ("same", True, "it is already in the book")
    off = row(book, one(method="CANCEL", **NEWER))
    assert (off.status, off.who, off.fields) == (
        "cancelled",
        "Ana Ruiz, Bo Lind",
        (FieldChange("Status", "scheduled", "cancelled"),),
    )


@pytest.mark.parametrize(
    ("invitation", "expected"),
    [
        (one(**NO_ZONE), ("timezone", "The file names no time zone; is it Europe/Berlin?")),
        (
            one(DTSTART=";TZID=Customized Time Zone:20261119T150000", DTEND=""),
            ("timezone", "The file says 'Customized Time Zone'; is it Europe/Berlin?"),
        ),
        (
            one(SUMMARY="Talk", ORGANIZER="mailto:x@gmail.com", without="ATTENDEE"),
            ("company", "The file does not say which company it is."),
        ),
        (one("ATTENDEE;PARTSTAT=DECLINED:mailto:sam@example.org", without="ATTENDEE"), ("", "You declined this invitation.")),
        (one(DTSTART=";VALUE=DATE:20261119"), ("when", "The file has it as all day, Thu 19 Nov. When does it begin?")),
    ],
    ids=["no zone", "unknown zone", "no company", "declined", "whole day"],
)
def test_what_a_file_leaves_open_is_doubtful(invitation: Invitation, expected: tuple[str, str]) -> None:
    found = row(Book(), invitation)
    assert doubts(found) == [expected]
    assert not found.is_certain
    assert not found.is_folded


def test_several_positions_of_the_company_are_doubtful() -> None:
    book = book_with(Position(title="Analyst", company="Nimbus"), Position(title="Designer", company="Nimbus"))
    assert doubts(row(book, one())) == []
    assert doubts(row(book, one(SUMMARY="Final round at Nimbus"))) == [
        ("title", "Which position is it? The book has Analyst and Designer.")
    ]


def test_same_time_and_company_and_older_version_are_doubtful() -> None:
    book = Book()
    take(book, one(**NEWER))
    other = one("ATTENDEE;CN=Jo Brandt:mailto:jo@nimbus.example", UID="2", without="ATTENDEE ORGANIZER")
    assert doubts(row(book, other))[0] == ("", "The book has Final round at Nimbus at that time. Is it the same meeting?")
    older = row(book, one(LOCATION="Room 4"))
    assert (older.status, older.possible, older.is_folded) == ("skipped", True, False)
    work = work_on(one(LOCATION="Room 4"))
    work.chosen[0] = True
    assert "the place is Room 4" in work.plan(book).sentences[0]


def test_meeting_held_long_ago_comes_if_it_is_chosen() -> None:
    work = work_on(one(DTSTART="20260901T100000Z", DTEND=""))
    (old,) = work.plan(Book()).rows
    assert (old.status, old.possible, old.is_folded) == ("skipped", True, True)
    work.chosen[0] = True
    assert work.plan(Book()).rows[0].status == "new"


def test_meeting_left_out_is_not_imported() -> None:
    work = work_on(one(), one(UID="2", DTSTART="20261120T090000Z", DTEND=""))
    work.chosen[0] = False
    plan = work.plan(Book())
    assert [found.number for found in plan.rows] == [1]
    assert len([edit for edit in plan.change.edits if edit.table == "interviews"]) == 1


def test_zone_is_asked_for_once_for_all_meetings_of_a_file() -> None:
    work = work_on(*read(*(vevent(UID=str(n), **{**NO_ZONE, "DTSTART": f":2026111{n}T150000"}) for n in (7, 8, 9))))
    zones = [question for question in work.plan(Book()).questions if question.name == "timezone"]
    assert [question.about for question in zones] == ["3 meetings (invite.ics)"]
    assert work.plan(Book()).sentences[-1] == "3 meetings (invite.ics): they name no time zone; Europe/Berlin is assumed."
    work.answer(Book(), zones[0], "America/New_York")
    assert {found.when for found in work.plan(Book()).rows} == {"Tue 21:00", "Wed 21:00", "Thu 21:00"}
    assert not any(found.doubts for found in work.plan(Book()).rows)


# -- what was typed into the form ------------------------------------------------------------------------------------------


def typed(
    of: PlannedMeeting, *, company: str = "", people: tuple[ParsedName, ...] | None = None, **fields: object
) -> InterviewInput:
    """Return what was read of a meeting, changed by hand."""
    assert of.read is not None
    made = msgspec.structs.replace(of.read.interview, **fields)
    return InterviewInput(
        company=company or of.read.company,
        title=of.read.title,
        people=of.read.people if people is None else people,
        interview=made,
    )


def test_form_saved_as_read_makes_what_the_file_makes() -> None:
    work = work_on(one("DESCRIPTION:Bring ID."))
    plain = work.plan(Book())
    work.typed[0] = typed(plain.rows[0])
    assert work.change(Book()).edits == plain.change.edits


def test_typed_values_are_kept_and_the_file_is_remembered() -> None:
    book = book_with(Contact(name="Jo Brandt", company="Vega"))
    work = work_on(one(**NO_ZONE))
    (new,) = work.plan(book).rows
    people = (ParsedName(name="Jo Brandt"), ParsedName(name="Kim Lee", email="kim@vega.example", role="CTO"))
    work.typed[0] = typed(
        new, company="Vega", people=people, timezone="America/New_York", starts_at=datetime(2026, 11, 19, 20, 30, tzinfo=UTC)
    )
    plan = work.plan(book)
    assert not plan.rows[0].doubts
    apply(book, plan.change)
    made = interview(book)
    assert (made.starts_at.hour, made.starts_at.minute, made.timezone) == (20, 30, "America/New_York")
    assert made.invited is not None
    assert made.invited.starts_at == datetime(2026, 11, 19, 20, tzinfo=UTC)
    assert names(book, made) == ["Jo Brandt", "Kim Lee"]
    kim = book.record(Contact, made.interviewers[1].contact)
    assert (kim.role, kim.company, kim.emails) == ("CTO", "Vega", ("kim@vega.example",))
    assert take(book, one(**NO_ZONE))[0].endswith("it is already in the book.")


def test_whole_day_takes_the_time_that_was_typed() -> None:
    work = work_on(one(DTSTART=";VALUE=DATE:20261119", DTEND=""))
    work.chosen[0] = True
    (new,) = work.plan(Book()).rows
    assert (new.status, f"{new.day}", [doubt.field for doubt in new.doubts]) == ("new", "2026-11-19", ["when"])
    work.typed[0] = typed(new, starts_at=START)
    (made,) = work.plan(Book()).rows
    assert (made.when, made.doubts, made.day) == ("Thu 15:00", (), None)


def test_known_whole_day_is_the_same_or_needs_a_time() -> None:
    book, day = Book(), {"DTSTART": ";VALUE=DATE:20261119", "DTEND": ""}
    work = work_on(one(**day))
    work.chosen[0] = True
    work.typed[0] = typed(work.plan(book).rows[0], starts_at=START)
    apply(book, work.change(book))
    assert row(book, one(**day)).status == "same"
    moved = work_on(one(DTSTART=";VALUE=DATE:20261120", DTEND="", **NEWER))
    moved.chosen[0] = True
    (changed,) = moved.plan(book).rows
    assert (changed.status, f"{changed.day}", changed.needs_time) == ("changed", "2026-11-20", True)


def test_typed_change_of_a_known_interview_keeps_your_notes() -> None:
    book = Book()
    take(book, one())
    people = tuple(Interviewer(contact=p.contact, say="Thanks") for p in interview(book).interviewers)
    book = book_with(
        *(msgspec.structs.replace(contact) for contact in book.all(Contact)),
        *book.all(Position),
        msgspec.structs.replace(interview(book), interviewers=people, fit="Good"),
    )
    work = work_on(one(DTSTART="20261120T090000Z", DTEND="", **NEWER))
    (changed,) = work.plan(book).rows
    work.typed[0] = typed(changed, people=(ParsedName(name="Bo Lind"),), place="Room 4")
    apply(book, work.change(book))
    made = interview(book)
    assert (made.place, made.fit, names(book, made)) == ("Room 4", "Good", ["Bo Lind"])
    assert made.interviewers[0].say == "Thanks"
    assert f"{made.starts_at:%d %H:%M}" == "20 09:00"


def test_person_typed_in_two_meetings_is_one_contact() -> None:
    work = work_on(one(), one(UID="2", DTSTART="20261120T090000Z", DTEND=""))
    rows = work.plan(Book()).rows
    kim = (ParsedName(name="Kim Lee"),)
    work.typed = {number: typed(found, people=kim) for number, found in enumerate(rows)}
    book = Book()
    apply(book, work.change(book))
    assert [contact.name for contact in book.all(Contact)].count("Kim Lee") == 1
    assert len(list(book.all(Interview))) == 2


def test_rows_are_counted_by_status() -> None:
    book = Book()
    take(book, one())
    rows = work_on(one(), one(UID="2", DTSTART="20261120T090000Z", DTEND="")).plan(book).rows
    assert counts_by_status(rows) == "1 new, 1 already in the book"


def test_a_company_is_spelled_in_one_way_throughout_a_file() -> None:
    people = {"ORGANIZER": ";CN=Kim:mailto:kim@nimbusfreight.example", "ATTENDEE": ";CN=Ana:mailto:ana@nimbusfreight.example"}
    rounds = read(
        vevent(UID="1", SUMMARY="Interview Nimbus Freight - Analyst", **people),
        vevent(UID="2", SUMMARY="Team lunch", DTSTART=":20261120T150000Z", DTEND="", **people),
    )
    assert [row.company for row in work_on(*rounds).plan(Book()).rows] == ["Nimbus Freight", "Nimbus Freight"]


def test_change_saved_as_read_keeps_people_and_position() -> None:
    ana = Contact(name="Ana Ruiz", company="Nimbus")
    job = Position(title="Data Engineer", company="Nimbus")
    book = book_with(ana, ana, job)
    take(book, one())
    before = interview(book)
    there = tuple(Interviewer(contact=contact, say=f"Said to {contact}.") for contact in (99, 1, 2))
    builder = ChangeBuilder(book)
    builder.edit(before, msgspec.structs.replace(before, interviewers=there, position=1))
    builder.add(job)
    apply(book, builder.done("Edit"))
    work = work_on(one(LOCATION="Room 4", **NEWER))
    work.typed[0] = typed(work.plan(book).rows[0])
    apply(book, work.change(book))
    after = interview(book)
    assert (after.place, after.position) == ("Room 4", 1)
    assert sorted((person.contact, person.say) for person in after.interviewers) == [
        (1, "Said to 1."),
        (2, "Said to 2."),
        (99, "Said to 99."),
    ]
