"""What was answered in one import is not asked in the next: three imports ask nothing twice."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

from tests.exchange.build import NOW
from tests.exchange.test_people_plan import after, book_of, work_on
from tui.domain.book import Book
from tui.domain.models import Contact
from tui.domain.settings import Profile
from tui.exchange.import_memory import Memory, recall_answers, remember_answers
from tui.exchange.importer import Import
from tui.exchange.reading import read_items

BOOK = (Contact(name="Ana Ruiz", company="Nimbus", role="CTO"), Contact(name="Bo Lind", company="Vega"))


def again(work: Import, memory: Memory) -> Import:
    """Return the same import, made anew with what is remembered."""
    fresh = Import(work.items, now=NOW, zone=ZoneInfo("UTC"))
    fresh.memory = memory
    return fresh


def test_value_that_was_kept_is_not_asked_about_again(tmp_path: Path) -> None:
    book, work = book_of(*BOOK), work_on(Contact(name="Ana Ruiz", company="Nimbus", role="VP"))
    plan = work.answer(book, work.plan(book).questions[0], "keep")
    remember_answers(tmp_path, work.learned(plan))
    plan = again(work, recall_answers(tmp_path)).plan(book)
    assert (plan.questions, plan.others[0].status, plan.others[0].doubts) == ((), "same", ())
    assert "CTO" not in (tmp_path / "imports.json").read_text()


def test_other_value_than_the_kept_one_is_asked_about() -> None:
    book, work = book_of(*BOOK), work_on(Contact(name="Ana Ruiz", company="Nimbus", role="VP"))
    memory = work.learned(work.answer(book, work.plan(book).questions[0], "keep"))
    other = again(work_on(Contact(name="Ana Ruiz", company="Nimbus", role="CEO")), memory)
    assert [question.name for question in other.plan(book).questions] == ["role differs"]


def test_person_told_the_same_is_not_asked_about_again() -> None:
    for answer, edits in (("yes", 0), ("no", 1)):
        book, work = book_of(*BOOK), work_on(Contact(name="Boo Lind", company="Vega"))
        plan = work.answer(book, work.plan(book).questions[0], answer)
        for question in plan.questions:
            plan = work.answer(book, question, "keep")
        assert len(plan.change.edits) == edits
        book = after(book, plan.change)
        plan = again(work, work.learned(plan)).plan(book)
        assert (plan.questions, plan.change.edits) == ((), ())


def test_how_dates_begin_is_not_asked_again() -> None:
    text = b"Job Title,Company,Status,Date applied\nDev,Nimbus,Applied,03/04/2026\n"
    work = Import(read_items(text, "jobs.csv", Profile()), now=NOW, zone=ZoneInfo("UTC"))
    plan = work.plan(Book())
    while plan.questions:
        plan = work.answer(Book(), plan.questions[0], "day" if plan.questions[0].name == "dates" else "yes")
    fresh = again(work, work.learned(plan))
    assert not fresh.plan(Book()).questions
    assert fresh.plan(Book()).change.edits[1].after == plan.change.edits[1].after


def test_damaged_memory_is_none(tmp_path: Path) -> None:
    (tmp_path / "imports.json").write_text("{")
    assert recall_answers(tmp_path) == Memory() == recall_answers(tmp_path / "none")
