"""Writing a note when something comes between: a late copy, a book that cannot take it, a spoiled template."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from tests.ui.conftest import SETTINGS, AppDriver, OpenApp
from tests.ui.panel_note import open_panel_note
from tui.clipboard.models import Outcome
from tui.domain.changes import Change
from tui.domain.models import Event
from tui.storage import StoreError

pytestmark = pytest.mark.slow


async def late_copy(s: AppDriver, monkeypatch: pytest.MonkeyPatch, *keys: str) -> list[Event]:
    """Return what is logged if the outcome of a copy arrives only after these keys, and then `y` is pressed."""
    held: list[Callable[[Outcome], None]] = []
    monkeypatch.setattr(s.app.delivery, "copy", lambda text, told, method="": held.append(told))
    before = len(list(s.book.all(Event)))
    await s.press("c", *keys)
    held[0](Outcome("checked", "desktop", "Copied."))
    await s.settle()
    assert "m marks it as sent" in " ".join(s.text().replace("▌", " ").split())
    await s.press("y")
    return list(s.book.all(Event))[before:]


async def test_a_late_copy_does_not_take_what_is_typed_for_yes(open_app: OpenApp, monkeypatch: pytest.MonkeyPatch) -> None:
    async with open_app() as s:
        body = await open_panel_note(s)
        assert await late_copy(s, monkeypatch, "e", *"An") == []
        assert body.text.startswith("AnyDear Ana")


@pytest.mark.parametrize("keys", [("q",), ("q", "j", "enter"), ("q", "j", "j", "enter", "e")], ids="".join)
async def test_a_late_copy_asks_nothing_over_another_screen(
    open_app: OpenApp, monkeypatch: pytest.MonkeyPatch, keys: tuple[str, ...]
) -> None:
    async with open_app() as s:
        await open_panel_note(s)
        assert await late_copy(s, monkeypatch, *keys) == []


@pytest.mark.parametrize("key", ["q", "n"])
async def test_a_note_that_the_book_cannot_take_is_put_into_a_file(
    open_app: OpenApp, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    def full(*_: object) -> Change:
        raise StoreError("No space left on the disk.")

    async with open_app() as s:
        await open_panel_note(s)
        monkeypatch.setattr(s.app.session, "act", full)
        await s.press("e", *"precious ", "f2", key)
        assert "unsaved.txt" in "".join(s.text().replace("▌", " ").split())
        assert "precious Dear Ana" in (s.home / ".local/state/followup/unsaved.txt").read_text()
        assert "Thank-you to Mei Tanaka" in s.text() if key == "n" else s.screen.place == "interviews"


@pytest.mark.parametrize("keys", [("enter",), ("c",), ("W",), ("2", "W")], ids="".join)
async def test_an_own_template_spoiled_meanwhile_is_told_of(open_app: OpenApp, tmp_path: Path, keys: tuple[str, ...]) -> None:
    async with open_app(settings=msgspec.structs.replace(SETTINGS, path=tmp_path / "config.toml")) as s:
        folder = tmp_path / "templates"
        folder.mkdir()
        (folder / "thank_you.en.txt").write_text("kind: thank_you\nlanguage: en\n\n[thanks]\n- Thank you, {positionn}!\n")
        await s.press(*keys)
        assert "field {positionn}; did you mean 'position'?" in s.toasts()
        assert s.screen.place == ("contacts" if "2" in keys else "interviews")
