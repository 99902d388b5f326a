"""Random histories of one meeting: whatever arrives, in whatever order and file, the book says what the calendar says."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.build import apply
from tests.exchange.build import BERLIN, NOW, read, take, vevent
from tui.domain.book import Book
from tui.domain.changes import ChangeBuilder
from tui.domain.models import Interview
from tui.exchange.importer import Import
from tui.exchange.invitation import Invitation

FIRST = datetime(2026, 12, 1, 14, tzinfo=UTC)
PLACES = ("", "Main St 1", "Room 4")


class MeetingVersion(msgspec.Struct, frozen=True):
    """What the calendar says of the meeting at one moment, and how it tells that from what it said before."""

    uid: int
    sequence: int
    stamp: int
    day: int
    place: int
    minutes: int
    cancelled: bool = False

    def invitation(self, **more: str) -> Invitation:
        start = FIRST + timedelta(days=self.day)
        event = vevent(
            **{
                "UID": f"meeting-{self.uid}",
                "SEQUENCE": str(self.sequence),
                "DTSTAMP": f"{NOW - timedelta(days=5) + timedelta(minutes=self.stamp):%Y%m%dT%H%M%SZ}",
                "DTSTART": f"{start:%Y%m%dT%H%M%SZ}",
                "DTEND": "",
                "DURATION": f"PT{self.minutes}M",
                "LOCATION": PLACES[self.place],
                **more,
            }
        )
        (found,) = read(event, method="CANCEL" if self.cancelled else "REQUEST")
        return found


class MeetingHistory:
    """The calendar of those who invite, the book, and what is on its way between them."""

    def __init__(self) -> None:
        self.book = Book()
        self.now = MeetingVersion(uid=0, sequence=0, stamp=0, day=0, place=0, minutes=60)
        self.waiting = [self.now]
        self.arrived: MeetingVersion | None = None
        """The newest version that arrived, apart from cancellations of what was never in the book."""

    def say(self, *, counts_on: bool, **changes: int | bool) -> None:
        """Change the meeting; a change that does not count on keeps the SEQUENCE."""
        self.now = msgspec.structs.replace(
            self.now, sequence=self.now.sequence + counts_on, stamp=self.now.stamp + 1, **{"cancelled": False, **changes}
        )
        self.waiting.append(self.now)

    def download(self) -> None:
        """Save the meeting to a file: a new UID, which counts anew. What is on its way under the old one is too late."""
        if self.now.cancelled or self.arrived != self.now:
            return
        self.now = msgspec.structs.replace(self.now, uid=self.now.uid + 1, sequence=0, stamp=self.now.stamp + 1)
        self.waiting = [self.now]
        self.deliver([0])

    def deliver(self, which: list[int]) -> None:
        """Import some of the versions that are on their way as one file; those imported may arrive again."""
        versions = [self.waiting[number % len(self.waiting)] for number in which]
        take(self.book, *(version.invitation() for version in versions))
        newest = max(versions, key=lambda version: version.stamp)
        if self.arrived is None and newest.cancelled:
            return
        if self.arrived is None or newest.stamp > self.arrived.stamp:
            self.arrived = newest

    def check(self) -> None:
        found = list(self.book.all(Interview))
        if self.arrived is None:
            assert found == []
            return
        (made,) = found
        assert made.cancelled == self.arrived.cancelled
        if not made.cancelled:
            said = (FIRST + timedelta(days=self.arrived.day), self.arrived.minutes, PLACES[self.arrived.place])
            assert (made.starts_at, made.minutes, made.place) == said


STEPS = st.one_of(
    st.tuples(st.just("move"), st.booleans(), st.integers(0, 4)),
    st.tuples(st.just("place"), st.booleans(), st.integers(0, 2)),
    st.tuples(st.just("minutes"), st.booleans(), st.sampled_from([30, 45, 60])),
    st.tuples(st.just("cancel"), st.booleans(), st.just(0)),
    st.tuples(st.just("download"), st.booleans(), st.just(0)),
    st.tuples(st.just("deliver"), st.booleans(), st.lists(st.integers(0, 9), min_size=1, max_size=3)),
)


@settings(max_examples=40)
@given(st.lists(STEPS, min_size=1, max_size=12))
def test_book_says_what_the_calendar_says(steps: list[tuple[str, bool, object]]) -> None:
    calendar = MeetingHistory()
    for step, counts_on, what in steps:
        if step == "deliver" and isinstance(what, list):
            calendar.deliver(what)
        elif step == "download":
            calendar.download()
        elif step == "cancel":
            calendar.say(counts_on=counts_on, cancelled=True)
        elif isinstance(what, int):
            calendar.say(counts_on=counts_on, **{{"move": "day"}.get(step, step): what})
        calendar.check()


WEEK = timedelta(days=7)
WEEKLY = {"RRULE": "FREQ=WEEKLY;COUNT=3"}


@settings(max_examples=15)
@given(st.lists(st.tuples(st.sampled_from(["move", "cancel", "series"]), st.integers(0, 6), st.booleans()), max_size=8))
def test_occurrence_follows_its_own_versions(steps: list[tuple[str, int, bool]]) -> None:
    """The first occurrence of a series moves and is cancelled on its own; the series may come again, in the same file or not."""
    book, master = Book(), MeetingVersion(uid=0, sequence=0, stamp=0, day=0, place=0, minutes=60)
    take(book, master.invitation(**WEEKLY))
    own: MeetingVersion | None = None
    slot = {"RECURRENCE-ID": f"{FIRST:%Y%m%dT%H%M%SZ}"}
    for number, (step, day, together) in enumerate(steps, 1):
        files = []
        if step != "series":
            own = MeetingVersion(0, sequence=number, stamp=number, day=day, place=1, minutes=45, cancelled=step == "cancel")
            files.append(own.invitation(**slot))
        if step == "series" or together:
            files.append(master.invitation(**WEEKLY))
            if own:
                files.append(own.invitation(**slot))
        take(book, *files)
        first = next(made for made in book.all(Interview) if (made.invited and made.invited.occurrence) == FIRST)
        if own is None:
            assert (first.starts_at, first.minutes, first.cancelled) == (FIRST, 60, False)
        else:
            assert first.cancelled == own.cancelled
            if not own.cancelled:
                assert (first.starts_at, first.minutes) == (FIRST + timedelta(days=own.day), 45)


@settings(max_examples=15)
@given(st.lists(STEPS, min_size=1, max_size=8), st.sampled_from(["round", "notes", "fit"]))
def test_what_you_wrote_stays_through_any_history(steps: list[tuple[str, bool, object]], field: str) -> None:
    calendar = MeetingHistory()
    calendar.deliver([0])
    (made,) = calendar.book.all(Interview)
    builder = ChangeBuilder(calendar.book)
    builder.edit(made, msgspec.structs.replace(made, **{field: "mine"}))
    apply(calendar.book, builder.done("Edit"))
    for step, counts_on, what in steps:
        if isinstance(what, list):
            calendar.deliver(what)
        else:
            calendar.say(counts_on=counts_on, cancelled=step == "cancel")
    assert getattr(next(calendar.book.all(Interview)), field) == "mine"


def test_new_uid_counts_anew() -> None:
    calendar = MeetingHistory()
    for place in (1, 2, 1):
        calendar.say(counts_on=True, place=place)
    calendar.deliver([3])
    calendar.download()
    calendar.say(counts_on=True, day=4)
    calendar.deliver([1])
    calendar.check()


def test_three_imports_of_a_file_make_nothing_twice() -> None:
    book, version = Book(), MeetingVersion(uid=0, sequence=0, stamp=0, day=0, place=0, minutes=60)
    for _ in range(3):
        take(book, version.invitation())
    assert len(list(book.all(Interview))) == 1
    assert Import([version.invitation()], now=NOW, zone=BERLIN).plan(book).change.edits == ()
