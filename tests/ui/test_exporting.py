"""The book is exported from the app: a format, a file, and a sentence that says what was written."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from tests.ui.conftest import OpenApp

pytestmark = pytest.mark.slow


async def test_chosen_format_is_written_to_a_file(open_app: OpenApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    file = Path("people.vcf")
    async with open_app() as s:
        await s.press("E")
        await s.until(lambda: "What do you want to export?" in s.text())
        await s.press("2")
        await s.until(lambda: "Your private notes are left out." in s.text())
        field = s.app.screen.query_one(Input)
        assert field.value == "~/contacts.vcf"
        field.value = "."
        await s.press("enter")
        await s.until(lambda: ". is not a file. Choose another name" in s.text())
        s.app.screen.query_one(Input).value = str(file)
        await s.press("enter")
        await s.until(lambda: "without your private notes" in s.toasts())
        assert file.read_text().startswith("BEGIN:VCARD\n")
        file.write_text("mine")
        await s.press("E", "2")
        await s.until(lambda: "Which file?" in s.text())
        s.app.screen.query_one(Input).value = str(file)
        await s.press("enter")
        await s.until(lambda: "already exists. Replace it?" in s.text())
        await s.press("n")
        assert file.read_text() == "mine"


async def test_dossier_is_offered_for_the_highlighted_process(open_app: OpenApp, tmp_path: Path) -> None:
    async with open_app() as s:
        await s.press("E")
        await s.until(lambda: "Dossier of " in s.text())
        await s.press("7")
        await s.until(lambda: "Which file?" in s.text())
        s.app.screen.query_one(Input).value = str(tmp_path / "x.md")
        await s.press("enter")
        await s.until(lambda: "Written to " in s.toasts())
        assert (tmp_path / "x.md").read_text().startswith("# ")
        await s.press("2", "E")
        await s.until(lambda: "What do you want to export?" in s.text())
        assert "Dossier" not in s.text()
