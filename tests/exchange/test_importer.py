"""Invitations become interviews, only once; later versions change them; each import says what it did."""

from __future__ import annotations

from datetime import UTC, datetime

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.build import apply
from tests.exchange.build import BERLIN, NOW, one, read, vevent
from tui.domain.book import Book
from tui.domain.changes import Change, ChangeBuilder
from tui.domain.models import Contact, Event, Interview, Interviewer, Position, Record
from tui.exchange import ExchangeError
from tui.exchange.importer import Import, ask
from tui.exchange.invitation import Invitation

START = datetime(2026, 11, 19, 14, tzinfo=UTC)


def book_with(*records: Record) -> Book:
    book = Book()
    builder = ChangeBuilder(book)
    for record in records:
        builder.add(record)
    apply(book, builder.done("Add"))
    return book


def take(book: Book, *invitations: Invitation, **flags: str) -> list[str]:
    """Import into the book, with guesses for what the flags do not answer, and return the sentences."""
    work = Import(invitations, now=NOW, zone=BERLIN, flags=flags)
    plan = work.plan(book)
    apply(book, plan.change)
    return list(plan.sentences)


def interview(book: Book) -> Interview:
    (only,) = book.all(Interview)
    return only


def names(book: Book, of: Interview) -> list[str]:
    return [book.record(Contact, person.contact).name for person in of.interviewers]


def test_a_new_invitation_makes_position_contacts_and_interview() -> None:
    book = Book()
    said = take(book, one("DESCRIPTION:Bring a laptop."))
    assert said == [
        "New: Final round at Nimbus (new position Data Engineer), Thu 15:00, with Ana Ruiz (new) and Bo Lind (new)."
    ]
    (position,) = book.all(Position)
    made = interview(book)
    assert (position.title, position.company) == ("Data Engineer", "Nimbus")
    assert book.record(Contact, position.main_contact or 0).name == "Cora Bell"
    assert (made.position, made.round, made.starts_at, made.minutes) == (position.id, "Final round", START, 60)
    assert (made.timezone, made.link, made.format) == ("Europe/Berlin", "https://zoom.us/j/123?pwd=abc", "video")
    assert (made.notes, made.calendar_uid, made.created_at) == ("Bring a laptop.", "nimbus-1@example.com", NOW)
    assert names(book, made) == ["Ana Ruiz", "Bo Lind"]
    assert [(c.name, c.emails, c.company) for c in book.all(Contact)] == [
        ("Ana Ruiz", ("ana.ruiz@nimbus.example",), "Nimbus"),
        ("Bo Lind", ("bo.lind@nimbus.example",), "Nimbus"),
        ("Cora Bell", ("cora.bell@nimbus.example",), "Nimbus"),
    ]


def test_same_file_thrice_makes_no_copies_and_undo_works() -> None:
    book = Book()
    work = Import([one()], now=NOW, zone=BERLIN)
    change = work.change(book)
    apply(book, change)
    docs = msgspec.json.encode({table: dict(docs.items()) for table, docs in book.docs.items()})
    for _ in range(2):
        again = work.plan(book)
        assert again.change.edits == ()
        assert again.questions == ()
        assert again.sentences == ("Skipped: Final round - Data Engineer at Nimbus (invite.ics): it is already in the book.",)
    assert msgspec.json.encode({table: dict(docs.items()) for table, docs in book.docs.items()}) == docs
    apply(book, change.inverse("Undone"))
    assert not any(book.docs.values())


def test_a_change_and_a_cancellation_in_order() -> None:
    book = Book()
    take(book, one())
    moved = one(
        "ATTENDEE;CN=Eve Young:mailto:eve@nimbus.example",
        SEQUENCE="1",
        DTSTART=";TZID=Europe/Berlin:20261120T100000",
        DTEND=";TZID=Europe/Berlin:20261120T113000",
        LOCATION="Main St 1",
    )
    assert take(book, moved) == [
        "Changed: Final round at Nimbus, Fri 10:00; it was Thu 15:00; 90 minutes instead of 60; the place is Main St 1;"
        " it has no link any more; with Eve Young (new)."
    ]
    made = interview(book)
    assert (made.starts_at, made.minutes, made.place) == (datetime(2026, 11, 20, 9, tzinfo=UTC), 90, "Main St 1")
    assert (made.link, made.format) == ("", "onsite")
    assert names(book, made) == ["Ana Ruiz", "Bo Lind", "Eve Young"]
    cancel = one(method="CANCEL", SEQUENCE="2", DTSTAMP="20261112T080000Z", without="DTSTART DTEND")
    assert take(book, cancel) == ["Cancelled: Final round at Nimbus, Fri 10:00."]
    assert interview(book).cancelled
    assert take(book, cancel)[0].endswith("it is already cancelled in the book.")
    assert take(book, moved)[0].endswith("the book has a newer version.")
    again = one(SEQUENCE="3", DTSTAMP="20261113T080000Z")
    assert take(book, again) == [
        "Changed: Final round at Nimbus, Thu 15:00; it was Fri 10:00; 60 minutes instead of 90; it has no place any more;"
        " the link is new; it is no longer cancelled; Eve Young is no longer invited, and stays here."
    ]
    assert not interview(book).cancelled


def test_minor_change_with_same_sequence_counts_by_its_stamp() -> None:
    book = Book()
    take(book, one())
    assert take(book, one(DTSTAMP="20261109T080000Z", LOCATION="Old"))[0].endswith("the book has a newer version.")
    assert "the place is Room 4" in take(book, one(DTSTAMP="20261111T080000Z", LOCATION="Room 4"))[0]


def test_a_cancellation_that_does_not_count_on_goes_by_its_stamp() -> None:
    book = Book()
    take(book, one(SEQUENCE="2"))
    early = one(method="CANCEL", SEQUENCE="1", DTSTAMP="20261109T080000Z")
    assert take(book, early)[0].endswith("it cancels an older version than the book has.")
    take(book, one(method="CANCEL", SEQUENCE="1", DTSTAMP="20261111T080000Z"))
    assert interview(book).cancelled


def test_what_the_user_wrote_since_is_kept() -> None:
    book = Book()
    take(book, one("DESCRIPTION:theirs"))
    made = interview(book)
    builder = ChangeBuilder(book)
    builder.edit(made, msgspec.structs.replace(made, notes="mine", round="Last one", fit="good"))
    apply(book, builder.done("Edit"))
    take(book, one("DESCRIPTION:theirs, newer", SEQUENCE="1", LOCATION="Room 4"))
    now = interview(book)
    assert (now.notes, now.round, now.fit, now.place) == ("mine", "Last one", "good", "Room 4")


def test_a_newer_version_with_nothing_new_is_skipped() -> None:
    book = Book()
    take(book, one())
    work = Import([one(SEQUENCE="1")], now=NOW, zone=BERLIN)
    assert work.plan(book).sentences[0].endswith("nothing in it has changed.")
    (edit,) = work.change(book).edits
    assert edit.after == {"calendar_sequence": 1}


def test_of_several_versions_in_one_import_the_newest_counts() -> None:
    for order in (1, -1):
        book = Book()
        versions = [
            one(),
            one(SEQUENCE="1", LOCATION="Room 4"),
            one(SEQUENCE="1", DTSTAMP="20261111T080000Z", LOCATION="Room 5"),
        ]
        said = take(book, *versions[::order])
        assert interview(book).place == "Room 5"
        assert len([s for s in said if "a newer version is imported with it" in s]) == 2
    book = Book()
    said = take(book, one(), one(method="CANCEL", SEQUENCE="1", DTSTAMP="20261111T080000Z"))
    assert list(book.all(Interview)) == []
    assert said[1].endswith("it cancels an event that is not in the book.")


def test_occurrences_are_interviews_and_series_ends_whole() -> None:
    first = {"RECURRENCE-ID": ";TZID=Europe/Berlin:20261119T150000"}
    second = {"RECURRENCE-ID": "20261126T140000Z", "DTSTART": "20261126T140000Z", "DTEND": "20261126T150000Z"}
    book = Book()
    take(book, *read(vevent(**first), vevent(**second)))
    assert len(list(book.all(Interview))) == 2
    assert len(list(book.all(Position))) == 1
    take(book, one(method="CANCEL", SEQUENCE="1", DTSTAMP="20261112T080000Z", **{"RECURRENCE-ID": "20261126T140000Z"}))
    assert [i.cancelled for i in book.all(Interview)] == [False, True]
    take(book, one(method="CANCEL", SEQUENCE="1", DTSTAMP="20261112T080000Z"))
    assert [i.cancelled for i in book.all(Interview)] == [True, True]


def test_an_interview_entered_by_hand_is_joined() -> None:
    book = book_with(
        Contact(name="Ana Ruiz", company="Nimbus"),
        Position(title="Data Engineer", company="Nimbus"),
        Interview(
            position=1, round="Last", starts_at=START, timezone="Europe/Berlin", interviewers=(Interviewer(contact=1),)
        ),
    )
    assert take(book, one()) == [
        "Matched to the interview at the same time: Last at Nimbus, Thu 15:00; the link is new; with Bo Lind (new)."
    ]
    made = interview(book)
    assert (made.round, made.calendar_uid) == ("Last", "nimbus-1@example.com")
    assert names(book, made) == ["Ana Ruiz", "Bo Lind"]


def test_interview_entered_by_hand_is_joined_once() -> None:
    book = book_with(Interview(starts_at=START, timezone="Mars/Olympus"))
    said = take(book, one(DTSTART=":20261119T150000", DTEND=""), one(UID="2"))
    assert [interview.calendar_uid for interview in book.all(Interview)] == ["nimbus-1@example.com", "2"]
    assert said[0].startswith("Matched")
    moved = one(DTSTART=":20261119T160000", DTEND="", SEQUENCE="1")
    assert "Thu 16:00; it was Thu 15:00" in take(book, moved)[0]


def test_people_are_known_by_address_then_by_name_at_the_company() -> None:
    book = book_with(
        Contact(name="A. Ruiz", company="Elsewhere", emails=("Ana.Ruiz@Nimbus.example",)),
        Contact(name="bo lind", company="Nimbus", emails=("bo@home.example",)),
        Contact(name="Cora Bell", company="Another", emails=("cora@another.example",)),
    )
    said = take(book, one(), company="Nimbus")
    assert "with Ana Ruiz and Bo Lind." in said[0]
    assert [c.name for c in book.all(Contact)] == ["A. Ruiz", "bo lind", "Cora Bell", "Cora Bell"]
    assert book.record(Contact, 2).emails == ("bo@home.example", "bo.lind@nimbus.example")


def test_a_position_in_the_book_is_used() -> None:
    book = book_with(Position(title="Data Engineer", company="nimbus"), Position(title="Designer", company="Nimbus"))
    take(book, one())
    assert (interview(book).position, len(list(book.all(Position)))) == (1, 2)


@pytest.mark.parametrize(
    ("flags", "position"), [({"position": "2"}, 2), ({"position": "new"}, 3), ({"title": "designer"}, 2)]
)
def test_the_user_says_which_position(flags: dict[str, str], position: int) -> None:
    book = book_with(Position(title="Data Engineer", company="Nimbus"), Position(title="Designer", company="Nimbus"))
    work = Import([one()], now=NOW, zone=BERLIN, flags={**({"title": "Analyst"} if "new" in flags.values() else {}), **flags})
    apply(book, work.change(book))
    assert interview(book).position == position


def test_interview_added_to_closed_process_logs_next_round() -> None:
    book = book_with(
        Position(title="Data Engineer", company="Nimbus"),
        Event(kind="rejected", at=datetime(2026, 11, 1, tzinfo=UTC), position=1),
    )
    take(book, one())
    assert [event.kind for event in book.all(Event)] == ["rejected", "next_round"]


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("all", ["Ana Ruiz", "Bo Lind", "Cora Bell"]),
        ("none", []),
        ("2", ["Bo Lind"]),
        ("3, ana", ["Cora Bell", "Ana Ruiz"]),
        ("BO.lind@nimbus.example", ["Bo Lind"]),
        ("Dana Oh <dana@nimbus.example>", ["Dana Oh"]),
    ],
)
def test_who_the_interviewers_are(answer: str, expected: list[str]) -> None:
    book = Book()
    take(book, one(), interviewer=answer)
    assert names(book, interview(book)) == expected


@pytest.mark.parametrize(
    ("flags", "sentence"),
    [
        ({"interviewer": "4"}, "Who is '4'? Invited: Ana Ruiz <ana.ruiz@nimbus.example>, Bo Lind <"),
        ({"interviewer": "Zoe"}, "Who is 'Zoe'?"),
        ({"position": "7"}, "There is no position 7; give its number, or new."),
        ({"position": "x"}, "There is no position x; give its number, or new."),
    ],
)
def test_an_answer_that_makes_no_sense_is_refused(flags: dict[str, str], sentence: str) -> None:
    with pytest.raises(ExchangeError) as error:
        take(Book(), one(), **flags)
    assert str(error.value).startswith(sentence)


def test_guessed_interviewers_leave_out_organizer_and_declined() -> None:
    (question,) = [
        q
        for q in Import(
            [one("ATTENDEE;CN=Eve;PARTSTAT=DECLINED:mailto:eve@nimbus.example")], now=NOW, zone=BERLIN
        ).plan(Book()).questions
        if q.name == "interviewer"
    ]  # fmt: skip
    assert question.guess == "ana.ruiz@nimbus.example, bo.lind@nimbus.example"
    alone = Import([one(without="ATTENDEE")], now=NOW, zone=BERLIN).plan(Book())
    assert [q.guess for q in alone.questions if q.name == "interviewer"] == ["all"]


def test_address_given_for_all_counts_where_it_was_invited() -> None:
    book = Book()
    other = one(
        "ATTENDEE:mailto:eve@nimbus.example",
        without="ATTENDEE",
        UID="2",
        DTSTART="20261120T090000Z",
        DTEND="20261120T100000Z",
    )
    take(book, one(), other, interviewer="ana.ruiz@nimbus.example, eve@nimbus.example")
    assert [names(book, i) for i in book.all(Interview)] == [["Ana Ruiz"], ["Eve"]]


def test_questions_follow_the_answers() -> None:
    book = book_with(Position(title="Designer", company="Acme"))
    work = Import([one(SUMMARY="Phone screen")], now=NOW, zone=BERLIN)
    asking, answer = ask(work, book), None
    for name, then in (
        ("company", "Acme"),
        ("position", "new"),
        ("title", "Analyst"),
        ("round", ""),
        ("interviewer", "none"),
    ):
        question, wrong = asking.send(answer)
        assert (question.name, wrong) == (name, "")
        answer = then
    with pytest.raises(StopIteration) as over:
        asking.send(answer)
    assert over.value.value == work.plan(book)
    assert work.plan(book).sentences == (
        "New: Phone screen at Acme (new position Analyst), Thu 15:00, no interviewers named.",
    )


def test_a_wrong_answer_is_asked_again() -> None:
    work = Import([one(DTSTART=":20261119T150000", DTEND="")], now=NOW, zone=BERLIN)
    asking = ask(work, Book())
    question, wrong = next(asking)
    assert (question.name, question.guess, wrong) == ("timezone", "Europe/Berlin", "")
    again, wrong = asking.send("Mars")
    assert again == question
    assert wrong.startswith("There is no time zone 'Mars'")
    after, wrong = asking.send("America/New_York")
    assert (after.name, wrong) == ("company", "")
    book = Book()
    apply(book, work.change(book))
    made = interview(book)
    assert (made.starts_at, made.timezone) == (datetime(2026, 11, 19, 20, tzinfo=UTC), "America/New_York")
    assert "Thu 21:00 (15:00 in America/New_York)" in work.plan(Book()).sentences[0]


def test_a_moved_wall_clock_stays_in_the_zone_that_was_answered() -> None:
    book = Book()
    take(book, one(DTSTART=":20261119T150000", DTEND=""), timezone="America/New_York")
    work = Import([one(DTSTART=":20261120T150000", DTEND="", SEQUENCE="1")], now=NOW, zone=BERLIN)
    assert work.plan(book).questions == ()
    apply(book, work.change(book))
    assert interview(book).starts_at == datetime(2026, 11, 20, 20, tzinfo=UTC)


def test_what_is_not_known_is_said() -> None:
    said = take(Book(), one("RRULE:FREQ=WEEKLY", DTEND="", without="ATTENDEE ORGANIZER SUMMARY"))
    assert said == [
        "New: Interview, Thu 15:00, no interviewers named.",
        "Interview repeats in the calendar; only its next occurrence is imported.",
        "Interview has no length in the calendar; one hour is assumed.",
        "Interview: the company is unknown; give --company, or edit the position in the app.",
    ]
    assert take(Book(), one(DTSTART=";VALUE=DATE:20261119")) == [
        "Skipped: Final round - Data Engineer at Nimbus (invite.ics): it is an all-day event on 2026-11-19."
    ]


def test_a_title_is_not_handed_on_to_another_meeting() -> None:
    book = Book()
    loop = [
        one(SUMMARY="Technical interview (Data Engineer)", UID="1", DTSTART="20261119T090000Z", DTEND=""),
        one(SUMMARY="Panel interview", UID="2", DTSTART="20261119T100000Z", DTEND=""),
    ]
    take(book, *loop)
    assert [position.title for position in book.all(Position)] == ["Data Engineer"]
    book = Book()
    take(book, one(SUMMARY="Sync", UID="1"), one(SUMMARY="Daily", UID="2", DTSTART="20261119T100000Z", DTEND=""))
    assert [position.title for position in book.all(Position)] == ["Sync", "Daily"]


HOSTILE = st.one_of(st.text(max_size=40), st.sampled_from(["[/", "[red]x", "\x1b[31m", "\u202eevil", "\0", "x" * 10_000]))


@given(summary=HOSTILE, place=HOSTILE, name=HOSTILE, uid=HOSTILE)
def test_any_text_goes_in_once_and_is_said_harmlessly(summary: str, place: str, name: str, uid: str) -> None:
    invitation = msgspec.structs.replace(one(), summary=summary, place=place, uid=uid or "1")
    person = msgspec.structs.replace(invitation.people[0], name=name or "Ana")
    invitation = msgspec.structs.replace(invitation, people=(person,))
    book = Book()
    said = take(book, invitation)
    assert all("\x1b" not in s and "\u202e" not in s and "\n" not in s and len(s) < 1000 for s in said)
    assert take(book, invitation)[0].startswith("Skipped")


@given(st.permutations(range(5)))
def test_the_order_of_versions_does_not_matter_in_the_end(order: list[int]) -> None:
    versions = [one(SEQUENCE=str(n), DTSTAMP=f"2026111{n}T080000Z", LOCATION=f"Room {n}") for n in range(4)]
    versions.append(one(method="CANCEL", SEQUENCE="2", DTSTAMP="20261112T090000Z"))
    book = Book()
    for index in order:
        take(book, versions[index])
    made = list(book.all(Interview))
    assert [(i.place, i.cancelled) for i in made] == [("Room 3", False)]


def test_a_change_is_one_act() -> None:
    work = Import([one(), one(UID="2", DTSTART="20261120T090000Z", DTEND="")], now=NOW, zone=BERLIN)
    change = work.change(Book())
    assert isinstance(change, Change)
    assert change.sentence == "2 invitations imported"
    assert Import([one()], now=NOW, zone=BERLIN).change(Book()).sentence == "Final round at Nimbus imported"


def test_a_cancellation_of_an_interview_already_held_is_skipped() -> None:
    book = Book()
    take(book, one())
    late = one(method="CANCEL", SEQUENCE="2", DTSTAMP="20261119T160000Z", without="DTSTART DTEND")
    held = Import([late], now=START.replace(hour=18), zone=BERLIN).plan(book)
    assert held.change.edits == ()
    (said,) = held.sentences
    assert said.startswith("Skipped: ")
    assert said.endswith("it cancels an interview that was held; to cancel it anyway, press X in the app.")


def test_zone_that_is_assumed_is_told() -> None:
    unknown = one(DTSTART=";TZID=Customized Time Zone:20261203T140000")
    assumed = "the time zone 'Customized Time Zone' is not known; Europe/Berlin is assumed."
    assert take(Book(), unknown)[-1] == f"Final round - Data Engineer at Nimbus (invite.ics): {assumed}"
    (question,) = [q for q in Import([unknown], now=NOW, zone=BERLIN).plan(Book()).questions if q.name == "timezone"]
    assert "The file says 'Customized Time Zone'." in question.prompt
    assert assumed not in "".join(take(Book(), unknown, timezone="Asia/Tokyo"))


def test_whole_day_is_asked_for_its_time() -> None:
    day = one(DTSTART=";VALUE=DATE:20261119", DTEND="")
    work = Import([day], now=NOW, zone=BERLIN)
    (question,) = work.plan(Book()).questions
    assert (question.name, question.guess, question.required) == ("time", "", False)
    with pytest.raises(ExchangeError):
        work.answer(Book(), question, "soon")
    work.answer(Book(), question, "2-3:30pm")
    assert (
        work.plan(Book())
        .sentences[0]
        .startswith("New: Final round at Nimbus (new position Data Engineer), Thu 14:00, with Ana")
    )
    book = Book()
    apply(book, work.change(book))
    assert (interview(book).minutes, interview(book).timezone) == (90, "Europe/Berlin")
    work.answers.clear()
    work.answer(Book(), question, "")
    assert work.plan(Book()).sentences[0].endswith("it is an all-day event on 2026-11-19.")
