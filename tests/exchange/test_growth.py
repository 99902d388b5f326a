"""Planning an import of twice the size takes about twice the work, counted in calls and not in seconds."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from tests.domain.build import apply
from tests.exchange.build import BERLIN, NOW, read, vevent
from tui.domain.book import Book
from tui.exchange.importer import Import
from tui.exchange.invitation import Invitation
from tui.exchange.series import Series

pytestmark = pytest.mark.slow


def event(number: int, *more: str, **changed: str) -> str:
    """Return one of many meetings, each with a company, a person and a time of its own, in a zone that is not known."""
    day = f"2027{number // 28 % 12 + 1:02}{number % 28 + 1:02}T{number % 24:02}0000"
    person = f"ATTENDEE;CN=Person {number}:mailto:p@company{number}.example"
    said = {"UID": str(number), "SUMMARY": f"Panel {number}", "DTSTART": f";TZID=Mars:{day}", "DTEND": "", **changed}
    return vevent(person, *more, without="ATTENDEE ORGANIZER", **said)


def long_ago(number: int) -> str:
    return event(number, DTSTART=f"20250101T{number % 24:02}{number // 24 % 60:02}00Z")


def series(number: int) -> str:
    return event(number, "RRULE:FREQ=DAILY;COUNT=5")


SIZE = 25
SHAPES: dict[str, Callable[[int], list[str]]] = {
    "meetings": lambda size: [event(number) for number in range(size)],
    "people": lambda size: [event(1, *(f"ATTENDEE;CN=Guest {n}:mailto:g{n}@nimbus.example" for n in range(size)))],
    "meetings of one company": lambda size: [event(n, "ATTENDEE:mailto:ana@nimbus.example") for n in range(size)],
    "meetings long ago": lambda size: [long_ago(number) for number in range(size)],
    "series": lambda size: [series(number) for number in range(size // 2)],
    "versions of one meeting": lambda size: [event(1, SEQUENCE=str(number)) for number in range(size)],
}


def work_of(call: Callable[[], object]) -> int:
    """Return how many calls something makes, the comparisons of records among them."""
    done = 0

    def count(*_: Any) -> None:
        nonlocal done
        done += 1

    sys.setprofile(count)
    try:
        call()
    finally:
        sys.setprofile(None)
    return done


def invitations(shape: str, size: int) -> list[Invitation]:
    return read(*SHAPES[shape](size))


@pytest.mark.parametrize("known", [False, True], ids=["new", "in the book"])
@pytest.mark.parametrize("shape", SHAPES)
def test_planning_twice_as_much_takes_about_twice_the_work(shape: str, known: bool) -> None:
    counted = []
    for size in (SIZE, 2 * SIZE):
        book, work = Book(), Import(invitations(shape, size), now=NOW, zone=BERLIN)
        work.plan(book)
        if known:
            apply(book, work.change(book))
        counted.append(work_of(lambda book=book, work=work: work.plan(book)))  # type: ignore[misc]
    assert counted[1] <= 3 * counted[0], counted


def test_occurrences_of_a_series_are_found_once_a_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    found: Counter[str] = Counter()
    occurrences = Series.occurrences

    def counting(self: Series, *of: Any) -> Any:
        found[self.rule] += 1
        return occurrences(self, *of)

    book, work = Book(), Import(read(series(1)), now=NOW, zone=BERLIN)
    apply(book, work.change(book))
    monkeypatch.setattr(Series, "occurrences", counting)
    work.plan(book)
    assert found == {"FREQ=DAILY;COUNT=5": 1}
