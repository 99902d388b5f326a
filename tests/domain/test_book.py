"""The Book: changes and their inverses, indexes, and unknown tables and fields."""

from __future__ import annotations

import copy
from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.build import apply
from tui.domain.agenda import Agenda
from tui.domain.book import Book
from tui.domain.changes import Change, ChangeBuilder, Conflict, Edit, apply_edit
from tui.domain.documents import DocumentTable, dumps
from tui.domain.models import MOMENTS, RECORDS, TABLES, Contact, Doc, Event, Interview, Note, Position
from tui.domain.record_conversion import to_doc
from tui.domain.settings import Policy

IDS = st.integers(1, 4)
TEXTS = st.sampled_from(["", "a", "b", "[/ \u202e", "\ud800"])
INSTANTS = st.sampled_from(["2026-11-19T14:00:00-05:00", "2026-11-20T09:30:00Z", "2026-12-01T00:00:00+01:00"])
MAYBE_ID = st.none() | IDS
ODD = st.sampled_from([{}, {"shoe_size": 41}, {"x": {"deep": [1, None]}}])


def documents(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Doc]:
    known = st.fixed_dictionaries({}, optional=fields).map(lambda doc: {k: v for k, v in doc.items() if v is not None})
    return st.builds(lambda doc, odd: {**doc, **odd}, known, ODD)


CONTENT = {
    "contacts": documents(name=TEXTS, via=MAYBE_ID, emails=st.lists(TEXTS, max_size=2)),
    "positions": documents(title=TEXTS, main_contact=MAYBE_ID),
    "interviews": st.builds(
        lambda doc, at: {**doc, "starts_at": at},
        documents(position=MAYBE_ID, interviewers=st.lists(st.builds(lambda i: {"contact": i}, IDS), max_size=2)),
        INSTANTS,
    ),
    "events": st.builds(
        lambda doc, at: {**doc, "at": at},
        documents(kind=st.sampled_from(["met", "new kind"]), position=MAYBE_ID, interview=MAYBE_ID, contact=MAYBE_ID),
        INSTANTS,
    ),
    "notes": documents(body=TEXTS, position=MAYBE_ID, interview=MAYBE_ID, contact=MAYBE_ID),
    "shopping": documents(what=TEXTS),
}
TABLE = st.sampled_from(sorted(CONTENT))


@st.composite
def books(draw: st.DrawFn) -> dict[str, dict[int, Doc]]:
    return {table: draw(st.dictionaries(IDS, content, max_size=3)) for table, content in CONTENT.items()}


@st.composite
def changes(draw: st.DrawFn, docs: dict[str, dict[int, Doc]]) -> Change:
    """Return a change that fits: each record is added, deleted or replaced by another document of its table."""
    edits = {}
    for _ in range(draw(st.integers(1, 4))):
        table, record_id = draw(TABLE), draw(IDS)
        old, new = docs[table].get(record_id), draw(st.none() | CONTENT[table])
        if old is None and new is None:
            continue
        if old is None or new is None:
            edits[table, record_id] = Edit(table, record_id, old, new)
        else:
            fields = [field for field in {**old, **new} if old.get(field) != new.get(field)]
            before, after = {f: old.get(f) for f in fields}, {f: new.get(f) for f in fields}
            edits[table, record_id] = Edit(table, record_id, before, after)
    return Change("Change", tuple(edits.values()))


def everything(book: Book) -> Any:
    """Return the results of every query of a Book."""
    contacts, processes = sorted(c.id for c in book.all(Contact)), sorted(book.processes())
    return (
        {table: dict(docs) for table, docs in book.docs.items() if docs},
        {kind: {r.id: r for r in book.all(kind)} for kind in (Contact, Position, Interview, Event, Note)},
        book.broken,
        [(p, book.interviews_of(p), book.notes_of(p)) for p in processes],
        [(p, sorted(e.id for e in book.events_of(p))) for p in processes],
        [(c, book.interviews_with(c), sorted(e.id for e in book.events_with(c))) for c in contacts],
    )


def lazy(docs: dict[str, dict[int, Doc]]) -> dict[str, DocumentTable]:
    return {table: DocumentTable.of(table_docs.items()) for table, table_docs in docs.items()}


@pytest.mark.slow
@given(st.data(), books())
def test_a_change_and_its_inverse_leave_everything_as_it_was(data: st.DataObject, docs: dict[str, dict[int, Doc]]) -> None:
    book = Book(lazy(docs))
    before = everything(book)
    change = data.draw(changes(docs))
    touched = apply(book, change)
    assert apply(book, change.inverse("Take it back")) == touched
    assert everything(book) == before


@pytest.mark.slow
@given(st.data(), books())
def test_indexes_are_those_of_a_book_made_anew(data: st.DataObject, docs: dict[str, dict[int, Doc]]) -> None:
    book, plain = Book(lazy(docs)), Book(copy.deepcopy(docs))
    for _ in range(3):
        change = data.draw(changes({table: dict(book.docs[table]) for table in CONTENT}))
        apply(book, change)
        apply(plain, change)
        again = Book(lazy({table: dict(table_docs) for table, table_docs in book.docs.items()}))
        assert everything(book) == everything(again) == everything(plain)
        assert all(book.next_ids[table] >= again.next_ids[table] for table in TABLES)


@pytest.mark.slow
@given(st.data(), books())
def test_fields_and_tables_unknown_here_survive(data: st.DataObject, docs: dict[str, dict[int, Doc]]) -> None:
    book = Book(lazy(docs))
    for contact in list(book.all(Contact)):
        builder = ChangeBuilder(book)
        builder.edit(contact, Contact(id=contact.id, name=data.draw(TEXTS)))
        apply(book, builder.done("Rename"))
    for contact_id, doc in docs["contacts"].items():
        for odd in ("shoe_size", "x"):
            assert book.docs["contacts"][contact_id].get(odd) == doc.get(odd)
    assert dict(book.docs["shopping"]) == docs["shopping"]


@pytest.mark.slow
@given(st.data(), books())
def test_a_change_that_does_not_fit_changes_nothing(data: st.DataObject, docs: dict[str, dict[int, Doc]]) -> None:
    book = Book(lazy(docs))
    change = data.draw(changes(docs))
    apply(book, data.draw(changes({table: dict(book.docs[table]) for table in CONTENT})))
    before = everything(book)
    try:
        apply(book, change)
    except Conflict:
        assert everything(book) == before


def test_conflicts_name_the_field_and_both_values() -> None:
    book = Book({"contacts": {1: {"name": "Ana", "role": "CTO"}}})
    for record_id, field, found in ((1, "role", "CTO"), (2, "", None)):
        with pytest.raises(Conflict) as raised:
            apply(book, Change("Edit", (Edit("contacts", record_id, {"role": "CEO"}, {"role": "CFO"}),)))
        [clash] = raised.value.clashes
        assert (clash.id, clash.field, clash.found) == (record_id, field, found)


def test_a_document_that_is_no_record_is_named_and_kept() -> None:
    docs: dict[int, Doc] = {
        1: {"name": 5},
        2: {"name": "Ana", "created_at": "2026-11-22T09:00:00"},
        3: {"name": "Bo", "role": None},
    }
    for book in (Book({"contacts": docs}), Book({"contacts": DocumentTable.of(docs.items())})):
        assert [contact.name for contact in book.all(Contact)] == ["Bo"]
        assert "name" in book.broken["contacts", 1]
        assert "created_at" in book.broken["contacts", 2]
        assert dict(book.docs["contacts"]) == docs
        assert book.next_ids["contacts"] == 4


STRAY: dict[str, tuple[str, Doc, str]] = {
    "an interview in the last year there is": ("interviews", {"starts_at": "9999-12-31T23:00:00Z"}, "starts_at"),
    "an interview in the first": ("interviews", {"starts_at": "0001-01-01T00:00:00Z"}, "starts_at"),
    "an endless interview": ("interviews", {"starts_at": "2026-11-19T14:00:00Z", "minutes": 10**13}, "minutes"),
    "a promise for ever": ("interviews", {"starts_at": "2026-11-19T14:00:00Z", "decision_by": "9999-12-31"}, "decision_by"),
    "an event of long ago": ("events", {"at": "0001-01-01T00:00:00+14:00"}, "at"),
    "a snooze for ever": (
        "events",
        {"at": "2026-11-19T14:00:00Z", "kind": "snoozed", "until": "9999-12-31T23:59:59Z"},
        "until",
    ),
    "a promise kept for ever": ("contacts", {"name": "Ana", "keep_in_touch_days": 10**9}, "keep_in_touch_days"),
}


@pytest.mark.parametrize("odd", STRAY)
def test_date_beyond_the_calendar_is_named_and_rest_goes_on(odd: str) -> None:
    table, doc, field = STRAY[odd]
    good: Doc = {"interviews": {"starts_at": "2026-11-19T14:00:00Z"}, "contacts": {"name": "Bo"}}.get(
        table, {"at": "2026-11-19T14:00:00Z"}
    )
    now = datetime(2026, 11, 19, 16, tzinfo=UTC)
    for docs in ({1: doc, 2: good}, DocumentTable.of([(1, doc), (2, good)]), DocumentTable(dumps({"1": doc, "2": good}))):
        book = Book({"contacts": {1: {"name": "Ana"}}, table: docs})
        assert field in book.broken[table, 1]
        assert not book.broken.get((table, 2))
        assert Agenda(book, Policy()).at(now) is not None
    book = Book({table: DocumentTable.of([(2, good)])})
    book.docs[table][1] = doc
    book.take_in(table, 1)
    assert field in book.broken[table, 1]


def test_every_field_with_a_date_or_a_moment_is_known_as_one() -> None:
    for kind, moments in MOMENTS.items():
        dated = [field.name for field in msgspec.structs.fields(kind) if "date" in str(field.type)]
        assert tuple(dated) == moments
    assert set(MOMENTS) == set(RECORDS.values())


def test_nulls_count_as_absent_at_any_depth() -> None:
    doc = {"starts_at": "2026-11-19T14:00:00Z", "round": None, "interviewers": [{"contact": 1, "talked_about": None}]}
    for given_docs in ({1: doc}, DocumentTable.of([(1, doc)])):
        [interview] = Book({"interviews": given_docs}).all(Interview)
        assert interview.round == ""
        assert interview.interviewers[0].talked_about == ""


def test_notes_that_name_only_an_interview_belong_to_its_process() -> None:
    book = Book({"interviews": {1: {"starts_at": "2026-11-19T14:00:00Z", "position": 7}}, "notes": {3: {"interview": 1}}})
    assert [note.id for note in book.notes_of(7)] == [3]


def test_text_that_no_utf8_can_hold_is_kept_and_shows() -> None:
    odd = "Ana \ud800 \x00 \u202e [/"
    docs = DocumentTable.of([(1, {"name": odd})])
    [contact] = Book({"contacts": docs}).all(Contact)
    assert docs[1]["name"] == odd
    assert contact.name == odd.replace("\ud800", "\ufffd")
    assert to_doc(contact)["name"].encode()


def test_an_edit_removes_the_fields_that_become_none() -> None:
    docs: dict[int, Doc] = {1: {"a": 1, "b": None, "c": 3}}
    apply_edit(docs, Edit("contacts", 1, {"a": 1, "c": 3}, {"a": None, "c": 4}))
    assert docs == {1: {"b": None, "c": 4}}
    assert list(docs[1]) == ["b", "c"], "fields keep their order"
