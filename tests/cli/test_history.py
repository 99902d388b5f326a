"""`followup history` names the record and the person of each change, and who made it."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest

from tests.cli.conftest import Run
from tests.domain.build import at
from tui.cli.history import _by
from tui.domain import operations
from tui.domain.book import Book
from tui.domain.changes import Change
from tui.domain.history import Act
from tui.domain.labels import company_of, interview_words
from tui.domain.models import Contact, Event, Interview
from tui.storage import Store


def test_a_remark_says_on_what_and_by_whom_without_brackets(run: Run, sample_book: Path) -> None:
    run("log", "2", "remark", "--text", "quiet room")
    with Store.open(sample_book, at=at("2026-11-19 16:02"), read_only=True) as store:
        what = interview_words(store.book, store.book.record(Interview, 2))
    line = run("history", "-n", "1").out.strip()
    assert re.search(rf"  Remark on {re.escape(what)} logged, by \S+ on \S+, process \d+$", line), line


def test_change_is_taken_back_by_its_number(run: Run, sample_book: Path) -> None:
    run("add", "contact", "Bo Lind")
    run("add", "contact", "Cy Young")
    number = run("history", "-n", "2").out.split()[0]
    assert run("history", "--undo", number).out == "Undone: Contact Bo Lind added.\n"
    assert run("history", "-n", "1").out.split("  ")[2].startswith("Undone: Contact Bo Lind added, by")
    again = run("history", "--undo", number)
    assert again.status == 1
    assert f"Change {number} was taken back already, by change " in again.err
    assert "no change 99 that can be taken back" in run("history", "--undo", "99").err


def test_lines_stand_below_each_other_on_a_terminal(run: Run, sample_book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def change(book: Book) -> Change:
        ana = book.record(Contact, 1)
        wanted = {"role": "Chief of everything", "met": "a fair", "keep_in_touch_days": 30, "address": "Elm Street 1"}
        return operations.edit(book, ana, msgspec.structs.replace(ana, **wanted))

    with Store.open(sample_book, at=at("2026-11-19 16:02")) as store:
        store.act(change, at("2026-11-19 16:02"))
    monkeypatch.setattr("tui.cli.history.terminal_width", lambda: 60)
    first, *more = run("history", "-n", "1").out.splitlines()
    start = first.index("Contact ")
    assert "edited" in first
    assert more
    assert all(line[:start].isspace() and not line[start].isspace() and len(line) <= 60 for line in more)
    said = " ".join([first[start:], *(line[start:] for line in more)])
    assert "edited (role, address, where you met, keep in touch), by " in said


def test_event_that_is_deleted_is_named(run: Run, sample_book: Path) -> None:
    run("log", "2", "remark", "--text", "quiet room")
    run("log", "2", "offer_received", "--respond-by", "fri")
    with Store.open(sample_book, at=at("2026-11-19 16:02")) as store:
        remark, offer = list(store.book.all(Event))[-2:]
        where = interview_words(store.book, store.book.record(Interview, 2))
        company = company_of(store.book, store.book.process_of(offer))
        store.act(lambda book: operations.remove(book, remark, offer), at("2026-11-19 16:02"))
    assert f"  'Remark on {where}' deleted; 'Offer from {company}' deleted, by " in run("history", "-n", "1").out


def test_an_older_books_brackets_are_not_shown() -> None:
    act = Act(seq=1, at=at("2026-11-19 16:02"), session="a", who="root on vm (process 8245)", change=Change("Add"))
    assert _by(act) == "by root on vm, process 8245"
