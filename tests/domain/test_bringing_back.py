"""What was deleted while somebody was at work on it comes back with what went with it, and with nothing else."""

from __future__ import annotations

from datetime import UTC, datetime

import msgspec
import pytest

from tests.domain.build import apply, at, book_of, contact, interview
from tui.domain import operations
from tui.domain.book import Book
from tui.domain.bringing_back import Gone, RecordKey, bringing_back, deleting_act, needed_by, refuse_gone
from tui.domain.changes import Change
from tui.domain.history import Act
from tui.domain.models import RECORDS, Contact, Event, Interview, Note, Position, Record

NOW = datetime(2026, 11, 22, tzinfo=UTC)


def a_book() -> Book:
    people = (contact(1, uid="ana"), contact(2, "Bo Lind", via=1, uid="bo"))
    jobs = (Position(id=1, title="Engineer", main_contact=1, uid="job"), Position(id=2, title="Baker", uid="other"))
    rounds = (interview(1, "2026-11-19 14:00", (1, 2), uid="one"), interview(2, "2026-11-20 14:00", (2,), uid="two"))
    events = (Event(id=1, kind="asked", at=at("2026-11-19 15:00"), position=1, interview=1, contact=1, uid="asked"),)
    notes = (Note(id=1, kind="thank_you", interview=1, contact=1, body="Thank you", uid="note"),)
    return book_of(*people, *jobs, *rounds, *events, *notes)


def removed(book: Book, *records: Record) -> Change:
    change = operations.remove(book, *records)
    apply(book, change)
    return change


def documents(book: Book) -> dict[str, object]:
    return {table: {record_id: dict(doc) for record_id, doc in docs.items()} for table, docs in book.docs.items()}


@pytest.mark.parametrize("key", [("contacts", 2), ("contacts", 1), ("interviews", 1), ("positions", 1)])
def test_deleted_record_brought_back_is_as_it_was(key: RecordKey) -> None:
    book, before = a_book(), documents(a_book())
    change = removed(book, book.record(RECORDS[key[0]], key[1]))
    apply(book, bringing_back(book, change, key))
    assert documents(book) == before


def test_interview_brought_back_has_its_position_again() -> None:
    book = a_book()
    change = removed(book, book.record(Position, 1))
    back = bringing_back(book, change, ("interviews", 2))
    apply(book, back)
    assert {interview.id for interview in book.all(Interview)} == {1, 2}
    assert book.record(Position, 1).uid == "job"


def test_others_deleted_by_the_same_act_stay_deleted() -> None:
    book = a_book()
    change = removed(book, book.record(Contact, 1), book.record(Contact, 2))
    apply(book, bringing_back(book, change, ("contacts", 2)))
    assert [contact.id for contact in book.all(Contact)] == [2]
    assert [person.contact for person in book.record(Interview, 1).interviewers] == [2]


def test_what_was_set_anew_since_a_deletion_stays() -> None:
    book = a_book()
    change = removed(book, book.record(Contact, 1))
    job = book.record(Position, 1)
    apply(book, operations.edit(book, job, msgspec.structs.replace(job, main_contact=2)))
    apply(book, bringing_back(book, change, ("contacts", 1)))
    assert book.record(Position, 1).main_contact == 2
    assert book.record(Contact, 2).via == 1


def test_newest_deletion_of_a_record_is_found() -> None:
    book = a_book()
    change = removed(book, book.record(Contact, 2))
    acts = [Act(1, NOW, "me", "robin", change), Act(2, NOW, "me", "robin", Change("Other"))]
    assert deleting_act(acts, ("contacts", 2)) is acts[0]
    assert deleting_act(acts, ("contacts", 1)) is None


def test_change_about_what_is_gone_is_refused() -> None:
    book = a_book()
    about = needed_by({"position": 1, "interview": 1, "contact": None})
    refuse_gone(book, about)
    removed(book, book.record(Interview, 1))
    with pytest.raises(Gone) as gone:
        refuse_gone(book, about)
    assert gone.value.keys == [("interviews", 1)]
