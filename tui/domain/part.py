"""The part of a Book that the first rows of its agenda need, so that a big book can be looked at before all of it is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tui.domain.book import Book, Touched, process_key
from tui.domain.documents import DocumentTable
from tui.domain.models import TABLE_OF, Contact, Position, Record, to_doc


def part_of(book: Book, owners: Iterable[Touched]) -> dict[str, DocumentTable]:
    """The records from which these processes and contacts are reckoned and shown, as documents by table."""
    found: dict[tuple[type[Record], int], Record] = {}
    for owner, key in owners:
        for record in _process(book, key) if owner == "process" else _contact(book, key):
            found[type(record), record.id] = record
    tables: dict[str, DocumentTable] = {table: DocumentTable() for table in TABLE_OF.values()}
    for (kind, record_id), record in found.items():
        tables[TABLE_OF[kind]][record_id] = to_doc(record)
    return tables


def _process(book: Book, key: int) -> Iterator[Record]:
    if (position := book.get(Position, key)) is not None:
        yield position
        yield from _known(book, position.main_contact)
    for interview in book.interviews_of(key):
        yield interview
        for person in interview.interviewers:
            yield from _known(book, person.contact)
    for event in book.events_of(key):
        yield event
        yield from _known(book, event.contact)
    yield from book.notes_of(key)


def _contact(book: Book, key: int) -> Iterator[Record]:
    yield from _known(book, key)
    processes = {process_key(interview) for interview in book.interviews_with(key)}
    for event in book.events_with(key):
        yield event
        if (process := book.process_of(event)) is not None:
            processes.add(process)
    for process in processes:
        yield from _process(book, process)


def _known(book: Book, contact: int | None) -> Iterator[Contact]:
    if (found := book.get(Contact, contact)) is not None:
        yield found
