"""A whole book as JSON: exported and imported again it is equal, and nothing is made twice."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.build import apply, at, book_of, contact, event, interview
from tests.domain.test_book import books
from tests.tools.growth import LIMIT, growth
from tui.domain.book import Book
from tui.domain.models import RECORDS, Contact, Doc, Event, Interview, Interviewer, Position
from tui.domain.sample import sample
from tui.domain.settings import Policy, Profile
from tui.exchange import ExchangeError
from tui.exchange.book_import import plan_of, read_book
from tui.exchange.export.whole_book import whole_book
from tui.exchange.reading import read_items

Docs = dict[str, dict[int, Doc]]


def with_uids(docs: Docs) -> Docs:
    """Return the documents, each record with a uid, as the store gives it one."""
    return {
        table: {i: {**doc, "uid": f"{table}-{i}"} if table in RECORDS else doc for i, doc in records.items()}
        for table, records in docs.items()
    }


def content(book: Book) -> Docs:
    return {table: {i: docs[i] for i in docs} for table, docs in book.docs.items() if docs}


def take(book: Book, text: str, *, theirs: bool = False) -> list[str]:
    """Import a book's text and return the sentences."""
    plan = plan_of(book, read_book(text.encode(), "other.json"), take_theirs=theirs)
    apply(book, plan.change)
    return list(plan.sentences)


@pytest.mark.slow
@settings(max_examples=40)
@given(books(), st.booleans())
def test_exported_book_is_imported_as_an_equal_one(docs: Docs, known: bool) -> None:
    own = Book(with_uids(docs) if known else docs)
    text = whole_book(own)
    assert whole_book(own) == text
    made = Book()
    take(made, text)
    again = content(made)
    take(made, text)
    assert content(made) == again
    if known:
        assert again == content(own)
    else:
        assert {t: {i: {**d, "uid": ""} for i, d in r.items()} for t, r in again.items()} == {
            t: {i: {**d, "uid": ""} for i, d in r.items()} for t, r in content(own).items()
        }


@pytest.mark.slow
@settings(max_examples=40)
@given(books(), books())
def test_book_imported_twice_makes_nothing_twice(mine: Docs, theirs: Docs) -> None:
    book = Book(with_uids(mine))
    text = whole_book(Book(theirs))
    take(book, text)
    before = content(book)
    assert not any(sentence.startswith("New") for sentence in take(book, text))
    assert content(book) == before
    assert all(before[table][i] == doc for table, records in with_uids(mine).items() for i, doc in records.items())


def test_imported_records_refer_to_each_other_under_new_ids() -> None:
    mine = book_of(contact(1, "Bo Lind", uid="bo"), contact(2, "Cora Bell", uid="cora"))
    theirs = book_of(
        contact(1, "Ana Ruiz", uid="ana", via=2),
        contact(2, "Cora Bell", uid="cora"),
        Position(id=4, title="Data Engineer", company="Nimbus", uid="job", main_contact=2),
        interview(1, "2026-11-19 14:00", (1, 2), uid="panel", position=4),
        event(1, "asked", "2026-11-20 10:00", uid="asked", position=4, contact=1),
        event(2, "done", "2026-11-21 10:00", uid="done", position=4, answers=1),
    )
    assert take(mine, whole_book(theirs)) == [
        "New: 1 contact, 1 position, 1 interview, 2 events.",
        "Already in the book: 1 record.",
    ]
    ana = next(person for person in mine.all(Contact) if person.name == "Ana Ruiz")
    assert (ana.id, ana.via) == (3, 2)
    assert mine.record(Position, 4).main_contact == 2
    assert mine.record(Interview, 1).interviewers == (Interviewer(contact=3), Interviewer(contact=2))
    assert (mine.record(Event, 1).contact, mine.record(Event, 2).answers) == (3, 1)


def test_reference_to_nothing_never_points_at_somebody() -> None:
    mine = book_of(contact(7, "Bo Lind", uid="bo"))
    theirs = book_of(contact(1, "Ana Ruiz", uid="ana", via=7), interview(1, "2026-11-19 14:00", (7,), uid="panel"))
    take(mine, whole_book(theirs))
    assert mine.record(Contact, 8).via is None
    assert not mine.interviews_with(7)


def test_differing_record_is_named_and_kept_unless_told() -> None:
    mine, text = book_of(contact(1, uid="ana", company="Nimbus")), whole_book(book_of(contact(5, uid="ana", role="CTO")))
    kept = content(mine)
    assert take(mine, text) == ["Differs: contact 1 (Ana Ruiz): company, emails, role."]
    assert content(mine) == kept
    take(mine, text, theirs=True)
    assert mine.record(Contact, 1) == Contact(id=1, name="Ana Ruiz", uid="ana", role="CTO", emails=("p5@nimbus.example",))


def test_ids_that_were_given_before_are_not_given_again() -> None:
    book = Book({}, {"contacts": 5})
    take(book, whole_book(book_of(contact(2, "Ana Ruiz", uid="ana"), contact(6, "Bo Lind", uid="bo"))))
    assert {i: doc["name"] for i, doc in book.docs["contacts"].items()} == {7: "Ana Ruiz", 6: "Bo Lind"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[1, 2]", "other.json: this is not a followup book: it has none of the tables contacts, positions, interviews, events, notes."),
        ('{"contacts": [1]}', "other.json: table 'contacts' is not an object of documents."),
        ("[" * 100_000, "other.json: this is not a followup book: its content is nested too deeply or too large."),
        ('{"a": ' + "9" * 5000 + "}", "other.json: this is not a followup book: its content is nested too deeply or too large."),
        ("{", "other.json, line 1, column 2: this is not JSON (Expecting property name enclosed in double quotes)."),
        ('{"jobs": {}}', "other.json: this is not a followup book: it has none of the tables contacts, positions, interviews, events, notes."),
        ('{"contacts": {}, "meta": {"1": {"schema": 99}}}', "other.json was written by a newer version of this program."),
    ],
)  # fmt: skip
def test_other_json_is_refused_in_a_sentence(text: str, said: str) -> None:
    with pytest.raises(ExchangeError) as error:
        read_book(text.encode(), "other.json")
    assert str(error.value) == said


def test_exported_json_is_ascii_and_one_record_a_line() -> None:
    now = at("2026-11-19 16:02")
    book = Book()
    apply(book, sample(book, now, Policy()))
    text = whole_book(book)
    assert text.isascii()
    assert text.replace("\n", "").isprintable()
    stored: dict[str, dict[str, Any]] = json.loads(text)
    assert stored.pop("meta") == {"1": {"schema": 1}}
    assert {table: {int(i): doc for i, doc in docs.items()} for table, docs in stored.items()} == content(book)


def test_what_is_no_document_is_left_out() -> None:
    deep = '{"a": ' * 900 + "1" + "}" * 900
    other = read_book(f'{{"contacts": {{"x": {{}}, "1": 2, "2": {{"name": "Ana"}}, "3": {deep}}}}}'.encode(), "other.json")
    assert set(other.tables["contacts"]) in ({2}, {2, 3})  # as deep as this Python goes
    assert other.left_out[:2] == tuple(
        f"Left out: {key} in table 'contacts', which is no document." for key in ("'x'", "'1'")
    )


def test_time_to_read_a_hostile_book_grows_with_its_size() -> None:
    def read(count: int) -> None:
        read_book(('{"meta":{"1":{"x":NaN}},\n' + '"a": {\n"1":{}},\n' * count + '"contacts":{}}').encode(), "other.json")

    assert growth(read, 5_000) < LIMIT


def test_book_among_other_files_is_named_as_one() -> None:
    with pytest.raises(ExchangeError, match="this is a whole book; import it by itself"):
        read_items(whole_book(Book()).encode(), "followup.txt", Profile())
