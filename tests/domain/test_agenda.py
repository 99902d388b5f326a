"""How the cost of computing the agenda grows with the book, counted in executed lines."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from types import FrameType
from typing import Any

import pytest

from tests.domain.build import POLICY, apply, at, book_of
from tui.domain.agenda import Agenda
from tui.domain.book import Book
from tui.domain.changes import ChangeBuilder
from tui.domain.models import Contact, Event, Interview, Interviewer, Position, Record

NOW = at("2026-11-19 16:00")
SIZE = 80
TWICE = 2.2
"""By how much the work may grow if the book doubles: twice, and a little for sorting."""


def crowd(processes: int) -> Book:
    """Return a book in which everything is open, every tenth process has an offer, and every contact has a reminder."""

    def records() -> Iterator[Record]:
        for i in range(1, processes + 1):
            yield Contact(
                id=i, name=f"P {i}", emails=("p@x.example",), keep_in_touch_days=30, created_at=NOW, via=i - 1 or None
            )
            yield Position(id=i, company=f"C {i}", main_contact=i)
            began = NOW - timedelta(hours=i % 200)
            yield Interview(id=i, position=i, starts_at=began, interviewers=(Interviewer(contact=i),))
            kinds = ("remark", "next_round", "reply_received" if i % 10 else "offer_received")
            for step, kind in enumerate(kinds, 3 * i):
                yield Event(id=step, at=NOW - timedelta(days=4 - step % 3), kind=kind, position=i)

    return book_of(*records())


def work(act: Callable[[], object]) -> int:
    """Return how many lines are executed by a call; each iteration of a loop counts."""
    count = 0

    def tell(frame: FrameType, event: str, arg: Any) -> Any:
        nonlocal count
        count += event == "line"
        return tell

    before = sys.gettrace()
    sys.settrace(tell)
    try:
        act()
    finally:
        sys.settrace(before)
    return count


def edit(processes: int, kind: str) -> int:
    """Return the work that an event of that kind causes in one of `processes` processes."""
    book = crowd(processes)
    agenda = Agenda(book, POLICY)
    agenda.at(NOW)
    builder = ChangeBuilder(book)
    builder.add(Event(at=NOW, kind=kind, position=1, respond_by=NOW.date()))
    agenda.touch(apply(book, builder.done("an event")))
    return work(lambda: agenda.at(NOW))


def test_reckoning_anew_grows_no_faster_than_the_book() -> None:
    small, large = crowd(SIZE), crowd(2 * SIZE)
    assert work(lambda: Agenda(large, POLICY).at(NOW)) <= TWICE * work(lambda: Agenda(small, POLICY).at(NOW))


@pytest.mark.parametrize("kind", ["offer_received", "offer_accepted"])
def test_an_act_that_touches_every_process_grows_with_the_book(kind: str) -> None:
    assert SIZE * 50 < edit(SIZE, kind) < edit(2 * SIZE, kind) <= TWICE * edit(SIZE, kind)


def test_an_ordinary_edit_only_sorts_the_other_processes() -> None:
    lines_a_process = (edit(2 * SIZE, "remark") - edit(SIZE, "remark")) / SIZE
    assert lines_a_process < 6


@pytest.mark.parametrize(("kind", "others"), [("remark", "kept"), ("offer_accepted", "anew")])
def test_an_edit_reckons_other_processes_only_if_it_has_to(kind: str, others: str) -> None:
    book = crowd(SIZE)
    agenda = Agenda(book, POLICY)
    before = {item.key: item for item in agenda.at(NOW)}
    builder = ChangeBuilder(book)
    builder.add(Event(at=NOW, kind=kind, position=10))
    agenda.touch(apply(book, builder.done("an event")))
    kept = {item.key for item in agenda.at(NOW) if item is before.get(item.key)}
    assert (("interview", 1) in kept) == (others == "kept")
    assert ("interview", 10) not in kept
