"""What an invitation does not say is asked, and what is answered counts."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.domain.build import apply
from tests.exchange.build import BERLIN, NOW, book_with, interview, names, one, take
from tui.domain.book import Book
from tui.domain.models import Interview, Position
from tui.exchange import ExchangeError
from tui.exchange.importer import Import


@pytest.mark.parametrize(
    ("flags", "position"), [({"position": "2"}, 2), ({"position": "new"}, 3), ({"title": "designer"}, 2)]
)
def test_the_user_says_which_position(flags: dict[str, str], position: int) -> None:
    book = book_with(Position(title="Data Engineer", company="Nimbus"), Position(title="Designer", company="Nimbus"))
    work = Import([one()], now=NOW, zone=BERLIN, flags={**({"title": "Analyst"} if "new" in flags.values() else {}), **flags})
    apply(book, work.change(book))
    assert interview(book).position == position


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
    plan = work.plan(book)
    for name, answer in (
        ("company", "Acme"),
        ("position", "new"),
        ("title", "Analyst"),
        ("round", ""),
        ("interviewer", "none"),
    ):
        assert plan.questions[0].name == name
        plan = work.answer(book, plan.questions[0], answer)
    assert not plan.questions
    assert work.plan(book).sentences == (
        "New: Phone screen at Acme (new position Analyst), Thu 15:00, no interviewers named.",
    )


def test_a_wrong_answer_leaves_the_question_open() -> None:
    work = Import([one(DTSTART=":20261119T150000", DTEND="")], now=NOW, zone=BERLIN)
    [question, *_] = work.plan(Book()).questions
    assert (question.name, question.guess) == ("timezone", "Europe/Berlin")
    with pytest.raises(ExchangeError, match="There is no time zone 'Mars'"):
        work.answer(Book(), question, "Mars")
    assert work.plan(Book()).questions[0] == question
    assert work.answer(Book(), question, "America/New_York").questions[0].name == "company"
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
