"""Two records of one person become one: what is empty is filled, and nothing is overwritten without a choice."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tui.domain.book import Book
from tui.domain.changes import Change, ChangeBuilder, apply_edit
from tui.domain.merging import BOTH, company_key, contact_differences, link_key, merge_contacts, merged_contact, phone_key
from tui.domain.models import Contact, Event, Interview, Interviewer, Note, Position, Record

NOW = datetime(2026, 11, 16, 9, tzinfo=UTC)


def test_differences_are_fields_that_both_fill() -> None:
    kept = Contact(name="Ana Ruiz", company="Nimbus Inc.", role="CTO", phones=("+1 555 123 4567",), notes="one. two")
    other = Contact(
        name="ana ruiz", company="NIMBUS", role="VP", phones=("(555) 123-4567", "1234567"), notes="two", met="here"
    )
    assert [(each.field, each.kept, each.other, each.both) for each in contact_differences(kept, other)] == [
        ("role", "CTO", "VP", False),
        ("phones", ("+1 555 123 4567",), ("1234567",), True),
    ]


def test_merged_record_keeps_takes_or_joins() -> None:
    kept = Contact(name="Ana Ruiz", role="CTO", emails=("a@x.example",), tags=("one",), notes="mine")
    other = Contact(
        name="Ana", role="VP", emails=("b@x.example", "A@x.example"), tags=("two", "One"), notes="theirs", met="here"
    )
    same = merged_contact(kept, other, {})
    assert (same.name, same.role, same.emails, same.tags) == ("Ana Ruiz", "CTO", ("a@x.example",), ("one", "two"))
    assert (same.notes, same.met) == ("mine", "here")
    assert merged_contact(kept, other, BOTH).emails == ("a@x.example", "b@x.example")
    assert merged_contact(kept, other, BOTH).notes == "mine\n\ntheirs"
    taken = merged_contact(kept, other, {"role": "take", "emails": "take", "notes": "take"})
    assert (taken.role, taken.emails, taken.notes) == ("VP", ("b@x.example", "A@x.example"), "theirs")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("+44 20 7946 0958", "020 7946 0958"),
        ("+1-418-656-9254 ext. 102", "4186569254 x7"),
        ("tel 0049 171 123 45 67", "0171 1234567"),
    ],
)
def test_phone_is_the_same_however_written(one: str, other: str) -> None:
    assert phone_key(one) == phone_key(other) != ""


def test_what_is_compared_leaves_out_what_says_nothing() -> None:
    assert phone_key("12345") == ""
    assert link_key("http://www.LinkedIn.com/in/Ana/?x=1") == link_key("https://de.linkedin.com/in/ana") != ""
    assert link_key("https://nimbus.example/") == ""

    assert company_key("Nimbus, Inc.") == company_key("NIMBUS") == "nimbus"


def test_merged_contact_takes_over_all_that_names_the_other() -> None:
    book = Book()
    records = (
        Contact(name="Ana Ruiz", emails=("a@x.example",), via=2),
        Contact(name="Anna Ruiz", role="CTO", emails=("b@x.example",)),
        Contact(name="Bo Lind", via=2),
        Position(title="Engineer", company="Nimbus", main_contact=2),
        Interview(
            position=1, starts_at=NOW, interviewers=(Interviewer(contact=2, say="One."), Interviewer(contact=1, say="Two."))
        ),
        Event(kind="met", at=NOW, contact=2),
        Note(contact=2, position=1),
    )
    book = after(book, *records)
    change = merge_contacts(book, book.record(Contact, 1), book.record(Contact, 2), {"emails": "both"})
    merged_book = applied(book, change)
    assert [contact.name for contact in merged_book.all(Contact)] == ["Ana Ruiz", "Bo Lind"]
    ana = merged_book.record(Contact, 1)
    assert (ana.role, ana.emails, ana.via) == ("CTO", ("a@x.example", "b@x.example"), None)
    assert merged_book.record(Contact, 3).via == 1
    assert merged_book.record(Position, 1).main_contact == 1
    assert merged_book.record(Interview, 1).interviewers == (Interviewer(contact=1, say="One. Two."),)
    assert [event.contact for event in merged_book.all(Event)] == [note.contact for note in merged_book.all(Note)] == [1]
    assert change.sentence == "Anna Ruiz and Ana Ruiz are one contact now: Ana Ruiz"
    taken = merge_contacts(book, book.record(Contact, 1), book.record(Contact, 2), {"name": "take"})
    assert taken.sentence == "Anna Ruiz and Ana Ruiz are one contact now: Anna Ruiz"
    assert applied(merged_book, change.inverse("")).docs["contacts"] == book.docs["contacts"]


def after(book: Book, *records: Record) -> Book:
    builder = ChangeBuilder(book)
    for record in records:
        builder.add(record)
    return applied(book, builder.done(""))


def applied(book: Book, change: Change) -> Book:
    docs = {table: dict(found.items()) for table, found in book.docs.items()}
    for edit in change.edits:
        apply_edit(docs.setdefault(edit.table, {}), edit)
    return Book(docs, book.next_ids)
