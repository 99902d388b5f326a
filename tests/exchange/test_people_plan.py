"""People are imported once: who is known is found again, and what a file says otherwise is told and asked."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from tests.exchange.build import NOW
from tui.domain.book import Book
from tui.domain.changes import Change, ChangeBuilder, apply_edit
from tui.domain.models import Contact
from tui.exchange import ExchangeError
from tui.exchange.card import Card, make_card
from tui.exchange.import_plan import Plan
from tui.exchange.importer import Import
from tui.exchange.people_questions import FEW_QUESTIONS
from tui.exchange.wording import MOST_RECORDS_TOLD


def book_of(*contacts: Contact) -> Book:
    builder = ChangeBuilder(Book())
    for contact in contacts:
        builder.add(contact)
    return after(Book(), builder.done(""))


def after(book: Book, change: Change) -> Book:
    docs = {table: dict(found.items()) for table, found in book.docs.items()}
    for edit in change.edits:
        apply_edit(docs.setdefault(edit.table, {}), edit)
    return Book(docs, book.next_ids)


def work_on(*contacts: Contact) -> Import:
    cards: list[Card] = [make_card(contact, "a.vcf", number) for number, contact in enumerate(contacts, 1)]
    return Import(cards, now=NOW, zone=ZoneInfo("UTC"))


def answered(book: Book, work: Import, *answers: str) -> Plan:
    """Return the plan after these answers, each to the question that is open then."""
    plan = work.plan(book)
    for answer in answers:
        plan = work.answer(book, plan.questions[0], answer)
    return plan


def people(book: Book) -> list[str]:
    return [contact.name for contact in book.all(Contact)]


ANA = Contact(
    name="Ana Ruiz", company="Nimbus", role="CTO", emails=("ana@nimbus.example",), phones=("+1 555 123 4567",),
    links=("https://www.linkedin.com/in/ana",), tags=("friend",), notes="met at the fair", card=("UID:1",),
)  # fmt: skip
SHORT = Contact(name="Bo Lind")


def test_people_imported_three_times_are_there_once() -> None:
    book = Book()
    for number in range(3):
        plan = work_on(ANA, SHORT, Contact(name="Cora Bell", company="Vega")).plan(book)
        assert bool(plan.change.edits) == (number == 0)
        assert not plan.questions
        book = after(book, plan.change)
    assert people(book) == ["Ana Ruiz", "Bo Lind", "Cora Bell"]
    assert plan.sentences == ("Already in the book: 3 people: Ana Ruiz (Nimbus), Bo Lind, Cora Bell (Vega).",)


@pytest.mark.parametrize(
    "other",
    [
        Contact(name="A. Ruiz", emails=("Ana+crm@Nimbus.example",)),
        Contact(name="Ana Ruiz", company="Vega", phones=("(555) 123-4567",)),
        Contact(name="Ana", links=("http://de.linkedin.com/in/ana/?trk=x",)),
        Contact(name="Dr. Ana Ruiz, PhD", company="Nimbus, Inc."),
        Contact(name="Anna Smith-Ruiz", card=("UID:1",)),
    ],
)
def test_same_person_is_found_without_a_question(other: Contact) -> None:
    plan = work_on(other).plan(book_of(ANA))
    assert not [question for question in plan.questions if question.name == "same"]
    assert all(edit.before is not None for edit in plan.change.edits)


@pytest.mark.parametrize(
    ("other", "guess"),
    [
        (Contact(name="Ana Ruiz"), "yes"),
        (Contact(name="Ana Ruiz", company="Vega"), "no"),
        (Contact(name="Anna Ruiz", company="Nimbus"), "no"),
        (Contact(name="Eve Stone", emails=("ana@nimbus.example",)), "yes"),
    ],
)
def test_person_who_may_be_the_same_is_asked_about(other: Contact, guess: str) -> None:
    book = book_of(ANA)
    [question] = [question for question in work_on(other).plan(book).questions if question.name == "same"]
    assert (question.guess, question.required) == (guess, True)
    assert not any(edit.before is None for edit in answered(book, work_on(other), "yes").change.edits)
    plan = answered(book, work_on(other), "no")
    assert [edit.before for edit in plan.change.edits] == [None]
    assert not work_on(other).plan(after(book, plan.change)).change.edits


@pytest.mark.parametrize(
    "other",
    [
        Contact(name="Bo Lind", phones=ANA.phones),
        Contact(name="Eve Stone", company="Nimbus"),
        Contact(name="Eve Stone", emails=("jobs@nimbus.example",), links=("https://nimbus.example",)),
    ],
)
def test_person_who_shares_a_switchboard_is_another(other: Contact) -> None:
    info = Contact(name="Tom Weber", company="Nimbus", emails=("jobs@nimbus.example",), links=("https://nimbus.example",))
    plan = work_on(other).plan(book_of(ANA, info))
    assert (len(plan.change.edits), plan.questions) == (1, ())


def test_what_is_empty_is_filled_and_the_rest_stays() -> None:
    book = book_of(Contact(name="Ana Ruiz", company="Nimbus", role="VP", notes="mine"))
    work = work_on(ANA)
    plan = work.plan(book)
    assert [question.guess for question in plan.questions] == ["keep", "both"]
    book = after(book, plan.change)
    [ana] = book.all(Contact)
    assert (ana.role, ana.emails, ana.notes) == ("VP", ANA.emails, "mine\n\nmet at the fair")
    assert 'role stays "VP" (the file has "CTO")' in plan.sentences[0]


def test_what_is_added_is_told_in_words() -> None:
    book = book_of(Contact(name="Ana Ruiz", company="Nimbus"))
    [sentence] = work_on(ANA).plan(book).sentences
    assert 'phone "+1 555 123 4567" added; links "https://www.linkedin.com/in/ana" added; tags "friend" added' in sentence


def test_three_answers_to_another_value() -> None:
    book = book_of(Contact(name="Ana Ruiz", company="Nimbus", role="VP", emails=("a@x.example",)))
    for answers, role, emails in (
        (("keep", "keep"), "VP", ("a@x.example",)),
        (("take", "take"), "CTO", ("ana@nimbus.example",)),
        (("t", "both"), "CTO", ("a@x.example", "ana@nimbus.example")),
    ):
        plan = answered(book, work_on(Contact(name="Ana Ruiz", company="Nimbus", role="CTO", emails=ANA.emails)), *answers)
        [ana] = after(book, plan.change).all(Contact)
        assert (ana.role, ana.emails) == (role, emails)
    with pytest.raises(ExchangeError, match="'both' is none of keep, take"):
        answered(book, work_on(ANA), "both")


def test_two_cards_of_one_person_are_one() -> None:
    plan = work_on(ANA, Contact(name="Ana Ruiz", emails=("ANA@nimbus.example", "ana@home.example"))).plan(Book())
    [edit] = plan.change.edits
    assert edit.after is not None
    assert edit.after["emails"] == ["ana@nimbus.example", "ana@home.example"]
    assert plan.sentences == ("New: Ana Ruiz (Nimbus).",)
    assert plan.change.sentence == "Ana Ruiz imported"


def test_third_card_is_found_by_what_the_second_says() -> None:
    cards = (
        Contact(name="Jenny Wu", emails=("jenny@wu.example",), phones=("+1 555 123 4567",)),
        Contact(name="Jenny Wu", company="Vega", phones=("(555) 123-4567",)),
        Contact(name="Jenny Wu", company="Vega", emails=("jenny@vega.example",)),
    )
    [edit] = work_on(*cards).plan(Book()).change.edits
    assert edit.after is not None
    assert edit.after["emails"] == ["jenny@wu.example", "jenny@vega.example"]


def test_namesakes_of_one_file_are_two() -> None:
    plan = work_on(Contact(name="Ana Ruiz", company="Vega"), ANA).plan(Book())
    assert (len(plan.change.edits), plan.questions) == (2, ())


def test_many_doubts_are_one_question_first() -> None:
    known = [Contact(name=f"Ana Ruiz{letter}", company="Nimbus", role="CTO") for letter in "abcdefgh"]
    book = book_of(*known)
    new = [Contact(name=contact.name, role="VP") for contact in known]
    [question, *_] = work_on(*new).plan(book).questions
    assert (question.about, question.guess) == ("8 people may be in the book already", "ask")
    assert len(answered(book, work_on(*new), "new").change.edits) == len(known) > FEW_QUESTIONS
    plan = answered(book, work_on(*new), "same", "take")
    assert not plan.questions
    assert [contact.role for contact in after(book, plan.change).all(Contact)] == ["VP"] * 8
    asked = answered(book, work_on(*new), "ask")
    assert [question.name for question in asked.questions[:9]].count("same") == 8


def test_many_people_are_counted() -> None:
    new = [Contact(name=f"Ana Ruiz{number:04}", company=f"Company {number}") for number in range(300)]
    plan = work_on(*new).plan(Book())
    assert len(plan.change.edits) == 300
    assert plan.change.sentence == "300 people imported"
    [sentence] = plan.sentences
    assert sentence.startswith("New: 300 people: Ana Ruiz0000 (Company 0), ")
    assert sentence.endswith(f" and {300 - MOST_RECORDS_TOLD} more.")


def test_row_without_a_name_is_told_once_alone() -> None:
    card = make_card(Contact(emails=("ana.ruiz@x.example",)), "a.csv", 4, "row")
    work = Import([card], now=NOW, zone=ZoneInfo("UTC"))
    first = work.plan(Book())
    assert "Row 4 of a.csv has no name, only an e-mail address; it is imported as Ana Ruiz." in first.sentences
    assert work.plan(after(Book(), first.change)).sentences == ("Already in the book: Ana Ruiz (ana.ruiz@x.example).",)


def test_two_rows_of_one_person_are_told() -> None:
    wu = [Contact(name="Jenny Wu", phones=(phone,)) for phone in ("+49 170 1111111", "+49 170 2222222")]
    plan = work_on(*wu).plan(Book())
    assert "a.vcf has Jenny Wu more than once, treated as one person: the same name." in plan.sentences
    assert len(plan.change.edits) == 1


def test_company_that_is_written_otherwise_is_told() -> None:
    plan = work_on(Contact(name="Ana Ruiz", company="Nimbus AG", emails=ANA.emails)).plan(book_of(ANA))
    assert plan.sentences == (
        'Unchanged: Ana Ruiz (Nimbus): company stays "Nimbus" (the file has "Nimbus AG", taken for the same).',
    )


def test_nobody_is_left_out_in_silence() -> None:
    cards = [Card(source="a.vcf", number=n, problem="it names nobody") for n in range(30)]
    cards.append(make_card(Contact(emails=("ana.ruiz@x.example",)), "a.vcf", 31))
    plan = Import(cards, now=datetime(2026, 11, 16, tzinfo=UTC), zone=ZoneInfo("UTC")).plan(Book())
    said = "\n".join(plan.sentences)
    assert "Card 31 of a.vcf has no name, only an e-mail address; it is imported as Ana Ruiz." in said
    assert "Skipped: card 0 (a.vcf): it names nobody." in said
    assert "10 more cards are skipped, too." in said
