"""People are imported in the app, from either screen, and one undo takes them back."""

from __future__ import annotations

import threading
from functools import partial
from pathlib import Path

import pytest
from textual.widgets import Input

from tests.ui.conftest import OpenApp
from tui.domain import operations
from tui.domain.book import Book
from tui.domain.models import Contact
from tui.exchange.import_plan import Plan
from tui.exchange.importer import Import
from tui.ui.screens import listed_import
from tui.ui.screens.dialogs import Ask, Choose
from tui.ui.widgets.fields import Field

pytestmark = pytest.mark.slow


async def test_address_book_is_imported_and_taken_back(open_app: OpenApp, tmp_path: Path) -> None:
    file = tmp_path / "people.vcf"
    file.write_text("".join(f"BEGIN:VCARD\nFN:Ana Ruiz{n}\nORG:Nimbus {n}\nEND:VCARD\n" for n in "abcdefghij" * 6))
    async with open_app(empty=True) as s:
        await s.press("2", "I")
        await s.until(lambda: "Which file?" in s.text())
        s.app.screen.query_one(Input).value = str(file)
        await s.press("enter")
        await s.until(lambda: "F2 imports 10 new of 60" in s.text())
        assert "50 same" in s.text()
        await s.press("f2")
        await s.until(lambda: "10 people imported" in s.text())
        assert len(list(s.book.all(Contact))) == 10
        await s.press("u")
        await s.until(lambda: not list(s.book.all(Contact)))


async def test_two_marked_contacts_are_merged_after_a_yes(open_app: OpenApp) -> None:
    async with open_app(empty=True) as s:
        for contact in (Contact(name="Ana Ruiz", company="Nimbus", role="VP"), Contact(name="Anna Ruiz", role="CTO")):
            s.app.session.act(partial(operations.add, record=contact))
        await s.press("2", "M")
        await s.until(lambda: "Possible duplicates" in s.text())
        await s.press("1")
        await s.until(lambda: "Name: which one stays?" in s.text())
        assert "contact 2 (is removed)" in s.text()
        await s.press("2")
        await s.until(lambda: "Role: which one stays?" in s.text())
        await s.press("1")
        await s.until(lambda: "Merge them into this one?" in s.text())
        lines = [line.strip("│ ").split() for line in s.text().splitlines()]
        assert ["Name", "Anna", "Ruiz"] in lines
        assert ["Role", "VP"] in lines
        assert ["Company", "Nimbus"] in lines
        await s.press("y")
        await s.until(lambda: "Anna Ruiz and Ana Ruiz are one contact now: Anna Ruiz." in " ".join(s.text().split()))
        [ana] = s.book.all(Contact)
        assert (ana.name, ana.role) == ("Anna Ruiz", "VP")


async def test_address_that_somebody_has_is_asked_about_in_the_form(open_app: OpenApp) -> None:
    async with open_app(empty=True) as s:
        s.app.session.act(partial(operations.add, record=Contact(name="Ana Ruiz", emails=("ana@nimbus.example",))))
        await s.press("2", "a")
        await s.until(lambda: "A new contact" in s.text())
        s.app.screen.query_one("#field-name", Field).value = "Eve Stone"
        s.app.screen.query_one("#field-emails", Field).value = "ANA@nimbus.example"
        await s.press("f2")
        await s.until(lambda: "Is Eve Stone the same as Ana Ruiz?" in s.text())


async def test_doubtful_person_is_asked_about_from_the_list_once(open_app: OpenApp, tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_text("Name,Company,Job Title\nAna Ruiz,Nimbus,CTO\nBo Lind,Vega,\n")
    async with open_app(empty=True) as s:
        s.app.session.act(partial(operations.add, record=Contact(name="Ana Ruiz", company="Nimbus", role="VP")))
        for turn in range(2):
            await s.press("2", "I")
            await s.until(lambda: "Which file?" in s.text())
            s.app.screen.query_one(Input).value = str(file)
            await s.press("enter")
            if turn:
                await s.until(lambda: "Already in the book" in s.toasts())
                break
            await s.until(lambda: "Are these the right fields" in s.text())
            await s.press("enter")
            await s.until(lambda: "F2 imports 1 new of 2" in s.text())
            assert "? same" in s.text()
            await s.press("g", "enter")
            await s.until(lambda: 'keep: "VP"' in s.text())
            await s.press("k")
            await s.until(lambda: "1 same" in s.text())
            await s.press("f2")
            await s.until(lambda: "Bo Lind imported" in s.text())
        assert [(contact.name, contact.role) for contact in s.book.all(Contact)] == [("Ana Ruiz", "VP"), ("Bo Lind", "")]


async def test_answer_left_while_it_is_planned_does_not_count(
    open_app: OpenApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, gate, plan = tmp_path / "people.csv", threading.Event(), Import.plan
    file.write_text("Name,Company,Job Title\nAna Ruiz,Nimbus,CTO\nBo Lind,Vega,\n")

    def slow(work: Import, book: Book) -> Plan:
        gate.wait(20)
        return plan(work, book)

    async with open_app(empty=True) as s:
        s.app.session.act(partial(operations.add, record=Contact(name="Ana Ruiz", company="Nimbus", role="VP")))
        await s.press("2", "I")
        await s.until(lambda: "Which file?" in s.text())
        s.app.screen.query_one(Input).value = str(file)
        await s.press("enter")
        await s.until(lambda: "Are these the right fields" in s.text())
        await s.press("enter")
        await s.until(lambda: "F2 imports 1 new of 2" in s.text())
        await s.press("g", "enter")
        await s.until(lambda: 'keep: "VP"' in s.text())
        monkeypatch.setattr(listed_import, "MOST_PLANNED_AT_ONCE", 1)
        monkeypatch.setattr(Import, "plan", slow)
        await s.press("t")
        await s.until(lambda: "Looking at what will change" in s.text())
        await s.press("escape")
        assert "Nothing was imported" not in s.toasts()
        gate.set()
        await s.press("f2")
        await s.until(lambda: "Bo Lind imported" in s.text())
        assert [contact.role for contact in s.book.all(Contact)] == ["VP", ""]


async def test_what_is_assumed_of_all_lines_is_told_in_full(open_app: OpenApp, tmp_path: Path) -> None:
    file = tmp_path / "jobs.csv"
    stages = ("Rejected", "Offer", "Daydreaming")
    file.write_text("Title,Company,Stage\n" + "".join(f"Analyst,Vega {stage},{stage}\n" for stage in stages))
    async with open_app(empty=True, size=(120, 50)) as s:
        await s.press("I")
        await s.until(lambda: "Which file?" in s.text())
        s.app.screen.query_one(Input).value = str(file)
        await s.press("enter")
        await s.until(lambda: "Which file?" not in s.text())
        while isinstance(s.app.screen, Choose | Ask):
            await s.press("enter")
        await s.until(lambda: "F2 imports" in s.text())
        for stage in stages:
            assert f'"{stage}" (1 job)' in s.text()
        await s.press("tab")
        assert s.app.focused is s.app.screen.query_one("#import-details")
