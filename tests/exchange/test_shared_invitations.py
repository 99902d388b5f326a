"""Small invitations of the kinds that were misread, from a folder beside the checkout: what the book holds after each."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec
import pytest

from tests.domain.build import apply
from tests.exchange.build import interview
from tui.domain.book import Book
from tui.domain.models import TABLES, Contact, Interview
from tui.exchange import ExchangeError
from tui.exchange.importer import Import
from tui.exchange.invitation import read_invitations

CASES = Path(__file__).resolve().parents[2].parent / "shared" / "cases" / "invitations"
NOW = datetime(2026, 11, 25, 17, tzinfo=UTC)
ZONE = ZoneInfo("America/New_York")
ANA, JO = "Ana Ruiz", "Jo Brandt"

pytestmark = pytest.mark.skipif(not CASES.is_dir(), reason="there is no folder of cases beside the checkout")


class After(msgspec.Struct, frozen=True):
    """What the book holds: where each interview that is on starts, and its people; and what is said of the last file."""

    starts: tuple[str, ...]
    people: tuple[str, ...] = (ANA,)
    said: str = ""


THIRD = ("12-03 14:00",)
CASE = {
    "series-1-master.ics series-2-first-moved.ics": After(("12-01 16:00",)),
    "series-1-master.ics series-3-first-cancelled.ics": After((), (), "Cancelled: "),
    "series-4-master-and-override-same-slot.ics": After(("12-01 14:00",)),
    "series-5-first-excluded.ics": After(("12-08 14:00",)),
    "series-6-began-2024.ics": After(("12-01 09:00",), said="only its next occurrence"),
    "nostamp-1.ics nostamp-2-moved.ics": After(("12-04 14:00",), said="it was"),
    "takeaway-1-place.ics takeaway-2-now-video.ics": After(THIRD, said="no place any more"),
    "takeaway-3-ana.ics takeaway-4-jo-instead.ics": After(THIRD, (JO,), "Ana Ruiz is no longer on the invitation"),
    "takeaway-3-ana.ics takeaway-5-nobody.ics": After(THIRD, said="Ana Ruiz is no longer on the invitation"),
    "split-utf8.ics": After(THIRD, said="Zoë Bräuer: Gespräch"),
    "rfc2047-filename.eml": After(THIRD),
    "ics-as-text-plain.eml": After(THIRD),
    "apple.emlx": After(THIRD),
    "method-1-request.eml method-2-cancel-in-mime-only.eml": After((), (), "Cancelled: "),
    "zone-offset-name.ics": After(("12-03 08:00",)),
    "zone-display-name.ics": After(THIRD),
    "zone-lower-case.ics": After(("12-03 08:00",)),
    "zone-dotted-offset.ics": After(("12-03 03:30",)),
    "start-with-offset.ics": After(("12-03 08:00",)),
    "name-degree.ics": After(THIRD),
    "name-rfc6868.ics": After(THIRD, ('Ana "Annie" Ruiz',)),
    "name-escaped-quote.ics": After(THIRD, ('Ana "Annie" Ruiz',)),
    "name-bare-semicolon.ics": After(THIRD),
    "name-bare-quote.ics": After(THIRD, ("Ana 5 Ruiz",)),
    "organizer-name-only.ics": After(THIRD),
    "two-addresses-in-one-attendee.ics": After(THIRD, (ANA, JO)),
    "contact-property.ics": After(THIRD, ()),
    "one-uid-two-events.ics": After(("12-04 14:00",), said="Skipped: First"),
    "panel-day.ics": After(("12-03 10:00", "12-03 11:00", "12-03 12:00", "12-03 13:00")),
    "vcal-1.0.vcs": After(THIRD, (), "Gespräch bei Nebelwerk"),
    "allday-flag.ics": After((), (), "all-day"),
    "i-declined.ics": After(THIRD, said="you declined"),
    "version-1-stamp-is-start.ics version-2-moved-earlier.ics": After(THIRD, said="it was"),
    "new-uid-1.ics new-uid-2-same-meeting.ics": After(THIRD, said="Matched"),
}


def take(book: Book, name: str) -> str:
    """Import a file as `--yes` does, and return what is said."""
    invitations = read_invitations((CASES / name).read_bytes(), name, own_addresses=(), own_name="Robin Vale")
    plan = Import(invitations, now=NOW, zone=ZONE).plan(book)
    apply(book, plan.change)
    return "\n".join(plan.sentences)


@pytest.mark.parametrize("files", CASE)
def test_invitation_of_a_kind_once_misread_is_read_right(files: str) -> None:
    book, said, after = Book(), "", CASE[files]
    for name in files.split():
        said = take(book, name)
    on = [interview for interview in book.all(Interview) if not interview.cancelled]
    assert tuple(f"{made.starts_at.astimezone(ZONE):%m-%d %H:%M}" for made in on) == after.starts
    people = {book.record(Contact, person.contact).name for made in on for person in made.interviewers}
    assert people == set(after.people)
    assert after.said in said


@pytest.mark.parametrize("files", CASE)
def test_invitation_that_comes_three_times_makes_nothing_twice(files: str) -> None:
    book = Book()
    for name in [*files.split(), files.split()[-1], files.split()[-1]]:
        take(book, name)
    assert sum(1 for _ in book.all(Interview)) == max(len(CASE[files].starts), "ancelled" in CASE[files].said)


def test_kept_details_of_the_cases_are_in_the_book() -> None:
    book, other = Book(), Book()
    take(book, "contact-property.ics")
    take(other, "split-utf8.ics")
    assert "ana.ruiz@nimbus.example" in interview(book).notes
    assert interview(other).place == "Straße 5, Köln"


def test_stranger_at_the_time_of_an_interview_stays_apart() -> None:
    tables = msgspec.json.decode((CASES / "same-time-book.json").read_bytes())
    book = Book({name: {int(key): record for key, record in tables.get(name, {}).items()} for name in TABLES})
    take(book, "takeaway-2-now-video.ics")
    assert sum(1 for _ in book.all(Interview)) == 2


def test_file_of_outlook_says_what_to_save_instead() -> None:
    with pytest.raises(ExchangeError, match=r"save the invitation as \.ics"):
        take(Book(), "outlook-ole.msg")


def test_every_case_is_tried() -> None:
    tried = {name for files in CASE for name in files.split()} | {"outlook-ole.msg", "same-time-book.json", "README.txt"}
    assert {path.name for path in CASES.iterdir()} <= tried
