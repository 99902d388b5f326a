"""A whole book is imported in the app; where records differ, the user says whose version counts."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from tests.domain.build import book_of
from tests.ui.conftest import OpenApp
from tui.domain.models import Contact
from tui.exchange.export.whole_book import whole_book

pytestmark = pytest.mark.slow

ANA, BO = Contact(id=1, uid="ana", name="Ana Ruiz"), Contact(id=2, uid="bo", name="Bo Lind")


async def test_book_is_imported_and_a_differing_record_is_asked_about(
    open_app: OpenApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("one.json").write_text(whole_book(book_of(ANA, BO)))
    Path("two.json").write_text(whole_book(book_of(Contact(id=9, uid="ana", name="Ana Ruiz-Soto"))))
    async with open_app(empty=True) as s:

        async def ask_for(name: str) -> None:
            await s.press("I")
            await s.until(lambda: "Which file?" in s.text())
            s.app.screen.query_one(Input).value = name
            await s.press("enter")

        await ask_for("one.json")
        await s.until(lambda: "New: 2 contacts." in s.text())
        await s.press("y")
        await s.until(lambda: "2 records imported from one.json" in s.toasts())
        await ask_for("one.json")
        await s.until(lambda: "Nothing is new: 2 records" in s.toasts())
        await ask_for("two.json")
        await s.until(lambda: "Differs: contact 1 (Ana Ruiz): name." in s.text())
        await s.press("n")
        await s.until(lambda: "Nothing was imported." in s.toasts())
        await ask_for("two.json")
        await s.until(lambda: "Replace the book's version" in s.text())
        await s.press("y")
        await s.until(lambda: s.book.record(Contact, 1).name == "Ana Ruiz-Soto")
        await s.press("u")
        await s.until(lambda: s.book.record(Contact, 1).name == "Ana Ruiz")
