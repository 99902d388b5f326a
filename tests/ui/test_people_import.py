"""People are imported in the app, from either screen, and one undo takes them back."""

from __future__ import annotations

from pathlib import Path

from textual.widgets import Input

from tests.ui.conftest import OpenApp
from tui.domain.models import Contact


async def test_address_book_is_imported_and_taken_back(open_app: OpenApp, tmp_path: Path) -> None:
    file = tmp_path / "people.vcf"
    file.write_text("".join(f"BEGIN:VCARD\nFN:Ana Ruiz{n}\nORG:Nimbus {n}\nEND:VCARD\n" for n in "abcdefghij" * 6))
    async with open_app(empty=True) as s:
        await s.press("2", "I")
        await s.until(lambda: "Which file?" in s.text())
        s.app.screen.query_one(Input).value = str(file)
        await s.press("enter")
        await s.until(lambda: "New: 10 people: Ana Ruiza (Nimbus a)" in s.text())
        await s.press("y")
        await s.until(lambda: "10 people imported" in s.text())
        assert len(list(s.book.all(Contact))) == 10
        await s.press("u")
        await s.until(lambda: not list(s.book.all(Contact)))
