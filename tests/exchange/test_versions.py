"""A new version of an invitation is judged by what it says, and what you have changed yourself stays."""

from __future__ import annotations

from itertools import permutations

import msgspec
import pytest

from tests.domain.build import apply
from tests.exchange.build import BERLIN, NOW, book_with, interview, names, one, take
from tui.domain.book import Book
from tui.domain.changes import ChangeBuilder
from tui.domain.models import Contact, Interview, Interviewer, Position, Record
from tui.exchange.importer import Import
from tui.exchange.invitation import Invitation

NO_STAMP = {"DTSTAMP": "", "SEQUENCE": ""}
LATER = {"DTSTART": ";TZID=Europe/Berlin:20261120T150000", "DTEND": ""}


def count(book: Book, kind: type[Record]) -> int:
    return sum(1 for _ in book.all(kind))


def change(book: Book, **fields: object) -> None:
    """Change the interview by hand."""
    builder = ChangeBuilder(book)
    builder.edit(interview(book), msgspec.structs.replace(interview(book), **fields))
    apply(book, builder.done("Change"))


@pytest.mark.parametrize(
    ("first", "then"),
    [
        (NO_STAMP, NO_STAMP),
        ({"DTSTAMP": "20261119T140000Z"}, {"DTSTAMP": "20261120T140000Z"}),
        ({"DTSTAMP": "20261207T140000Z", "DTSTART": "20261207T140000Z", "DTEND": ""}, {"DTSTAMP": "20261120T140000Z"}),
        ({}, {}),
    ],
    ids=["no stamps", "stamp is the start", "moved earlier, stamp is the start", "the same stamps"],
)
def test_content_decides_where_stamps_do_not(first: dict[str, str], then: dict[str, str]) -> None:
    book = Book()
    take(book, one(**first))
    assert "it was" in take(book, one(**{**then, **LATER}))[0]
    assert f"{interview(book).starts_at:%d %H:%M}" == "20 14:00"
    assert take(book, one(**{**then, **LATER}))[0].endswith("it is already in the book.")


def test_older_version_that_differs_is_asked_about() -> None:
    book = Book()
    take(book, one(SEQUENCE="2", DTSTAMP="20261112T080000Z"))
    older = one(LOCATION="Room 4")
    work = Import([older], now=NOW, zone=BERLIN)
    (question,) = work.plan(book).questions
    assert (question.name, question.guess, question.required) == ("older", "no", False)
    assert take(book, older)[0].endswith("the book has a newer version.")
    work.answer(book, question, "yes")
    assert "the place is Room 4" in work.plan(book).sentences[0]


def test_what_you_changed_stays_when_they_change_something_else() -> None:
    book = Book()
    take(book, one(LOCATION="Main St 1"))
    change(book, place="Main St 1, back door", minutes=45, round="The last one")
    said = take(book, one(LOCATION="Main St 1", SEQUENCE="1", DTSTAMP="20261112T080000Z", **LATER))
    assert said == ["Changed: The last one at Nimbus, Fri 15:00; it was Thu 15:00."]
    made = interview(book)
    assert (made.place, made.minutes, made.round) == ("Main St 1, back door", 45, "The last one")


def test_place_given_up_for_a_link_is_gone() -> None:
    book = Book()
    take(book, one(LOCATION="Main St 1"))
    assert interview(book).format == "onsite"
    take(book, one(SEQUENCE="1", DTSTAMP="20261112T080000Z"))
    made = interview(book)
    assert (made.place, made.link, made.format) == ("", "https://zoom.us/j/123?pwd=abc", "video")


def fewer(*, but: str = "") -> Invitation:
    kept = f'ATTENDEE;CN="{but}":mailto:{but.lower()}@nimbus.example' if but else "ATTENDEE:mailto:Sam@example.org"
    return one(kept, without="ATTENDEE", SEQUENCE="1", DTSTAMP="20261112T080000Z")


def test_somebody_no_longer_invited_is_told_and_asked_about() -> None:
    book = Book()
    take(book, one())
    work = Import([fewer(but="Jo")], now=NOW, zone=BERLIN)
    plan = work.plan(book)
    assert [q.prompt for q in plan.questions if "Remove" in q.prompt] == [
        "Ana Ruiz is no longer on the invitation. Remove Ana Ruiz from the interview?",
        "Bo Lind is no longer on the invitation. Remove Bo Lind from the interview?",
    ]
    work.answer(book, next(q for q in plan.questions if "Bo Lind is" in q.prompt), "no")
    apply(book, work.change(book))
    assert names(book, interview(book)) == ["Bo Lind", "Jo"]


def test_nobody_left_but_the_organizer_is_told_and_all_stay() -> None:
    book = Book()
    take(book, one())
    said = take(book, fewer())
    assert "Ana Ruiz is no longer on the invitation, and stays here" in said[0]
    assert names(book, interview(book)) == ["Ana Ruiz", "Bo Lind"]
    assert take(book, fewer())[0].endswith("it is already in the book.")


def test_somebody_with_notes_of_yours_stays() -> None:
    book = Book()
    take(book, one())
    people = interview(book).interviewers
    change(book, interviewers=(msgspec.structs.replace(people[0], talked_about="The outage"), *people[1:]))
    take(book, fewer(but="Jo"))
    assert names(book, interview(book)) == ["Ana Ruiz", "Jo"]


def test_somebody_you_took_out_does_not_come_back() -> None:
    book = Book()
    take(book, one())
    change(book, interviewers=interview(book).interviewers[:1])
    take(book, one(SEQUENCE="1", DTSTAMP="20261112T080000Z", **LATER))
    assert names(book, interview(book)) == ["Ana Ruiz"]


def test_strangers_meeting_at_the_same_minute_stays_apart() -> None:
    book = book_with(
        Contact(name="Max Otto", company="Acme"),
        Position(title="Baker", company="Acme"),
        Interview(position=1, starts_at=one().start or NOW, interviewers=(Interviewer(contact=1),)),
    )
    take(book, one())
    assert count(book, Interview) == 2


def test_same_meeting_under_a_new_uid_is_one_interview() -> None:
    book = Book()
    take(book, one(UID="1"))
    assert take(book, one(UID="2"))[0].startswith("Matched to the interview at the same time")
    assert take(book, one(UID="2"))[0].endswith("it is already in the book.")
    take(book, one(UID="1"))
    assert count(book, Interview) == 1


def test_same_company_at_the_same_time_is_asked_about() -> None:
    book = Book()
    take(book, one(UID="1"))
    other = one("ATTENDEE;CN=Jo Brandt:mailto:jo@nimbus.example", UID="2", without="ATTENDEE ORGANIZER")
    work = Import([other], now=NOW, zone=BERLIN)
    (question,) = [q for q in work.plan(book).questions if q.name == "same"]
    work.answer(book, question, "no")
    apply(book, work.change(book))
    assert count(book, Interview) == 2


def test_rounds_of_one_day_that_name_no_job_are_one_process() -> None:
    book = Book()
    talks = ("Coding interview", "System design interview", "Values interview")
    hours = [f"20261119T{hour}0000Z" for hour in (10, 11, 12)]
    events = [
        one(UID=talk, SUMMARY=f"Nimbus onsite: {talk}", DTSTART=at, DTEND="") for talk, at in zip(talks, hours, strict=True)
    ]
    take(book, *events)
    assert (count(book, Position), count(book, Interview)) == (1, 3)


def test_your_own_refusal_is_told() -> None:
    said = take(Book(), one("ATTENDEE;PARTSTAT=DECLINED:mailto:sam@example.org", without="ATTENDEE"))
    assert "Final round at Nimbus: you declined this invitation." in said


def test_two_events_of_one_uid_are_both_told() -> None:
    said = take(Book(), one(SUMMARY="First"), one(SUMMARY="Second", **LATER))
    assert said[0] == "Skipped: First (invite.ics): another event of the file has the same UID."
    assert said[1].startswith("New: ")


VERSIONS = [
    {
        "SEQUENCE": str(number),
        "DTSTAMP": f"202611{10 + number}T080000Z",
        "DTSTART": f"202611{19 + number}T140000Z",
        "DTEND": "",
    }
    for number in range(4)
]


def test_versions_in_one_import_make_one_interview_in_any_order() -> None:
    for order in permutations(range(3)):
        book = Book()
        take(book, *(one(**VERSIONS[number]) for number in order))
        assert f"{interview(book).starts_at:%d}" == "21"


@pytest.mark.parametrize("method", ["REQUEST", "CANCEL"])
def test_version_between_two_that_say_the_same_is_older(method: str) -> None:
    book = Book()
    take(book, one(**VERSIONS[0]))
    same = {name: value for name, value in VERSIONS[0].items() if name not in ("SEQUENCE", "DTSTAMP")}
    for number in (1, 3):
        stamp = {"SEQUENCE": str(number), "DTSTAMP": VERSIONS[number]["DTSTAMP"]}
        take(book, one(method=method, **same, **stamp))
    assert take(book, one(**VERSIONS[2]))[0].endswith("the book has a newer version.")


@pytest.mark.parametrize(
    ("method", "said", "guess"),
    [
        ("PUBLISH", {}, "yes"),
        ("PUBLISH", {"SUMMARY": "Updated: Final round - Data Engineer at Nimbus"}, "yes"),
        ("PUBLISH", {"SUMMARY": "Coding - Data Engineer at Nimbus"}, "no"),
        ("REQUEST", {}, "no"),
    ],
)
def test_move_under_a_new_uid_is_asked_about(method: str, said: dict[str, str], guess: str) -> None:
    book = Book()
    take(book, one(UID="1"))
    moved = one(method=method, UID="2", **{**LATER, "DTSTAMP": "20261112T080000Z", **said})
    work = Import([moved], now=NOW, zone=BERLIN)
    (question,) = [question for question in work.plan(book).questions if question.name == "moved"]
    assert (question.guess, question.prompt) == (
        guess,
        "The book has Final round at Nimbus on Thu 15:00. Is this the same meeting, moved?",
    )
    plan = work.answer(book, question, "yes")
    apply(book, plan.change)
    assert (count(book, Interview), interview(book).starts_at) == (1, moved.start)
    assert "Changed: Final round at Nimbus, Fri 15:00; it was Thu 15:00" in plan.sentences[0]
    assert not Import([moved], now=NOW, zone=BERLIN).plan(book).questions


def test_old_download_of_a_moved_meeting_moves_nothing_back() -> None:
    book = Book()
    take(book, one(method="PUBLISH", UID="1"))
    take(book, one(method="PUBLISH", UID="2", **{**LATER, "DTSTAMP": "20261112T080000Z"}))
    take(book, one(method="PUBLISH", UID="1"))
    assert (count(book, Interview), interview(book).starts_at.day) == (1, 20)


def test_meeting_with_others_is_not_taken_for_moved() -> None:
    jo = one("ATTENDEE;CN=Jo Brandt:mailto:jo@nimbus.example", UID="2", without="ATTENDEE ORGANIZER", **LATER)
    for fields, invitation in (({}, jo), ({"cancelled": True}, one(UID="2", **LATER))):
        book = Book()
        take(book, one(UID="1"))
        change(book, **fields)
        work = Import([invitation], now=NOW, zone=BERLIN)
        assert not [question for question in work.plan(book).questions if question.name == "moved"]
