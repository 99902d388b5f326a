"""Every character that a keyboard or an input method can send arrives in fields and notes, typed as well as pasted."""

from __future__ import annotations

import sys
import unicodedata
from collections import defaultdict

import pytest
from textual import events
from textual._xterm_parser import XTermParser
from textual.widgets import Input, TextArea

from tests.ui.conftest import AppDriver, OpenApp
from tui.domain.models import Event
from tui.ui.terminal.bracketed_paste import END, START, Pastes

pytestmark = pytest.mark.slow

NAMED = "\u00a0\u202f\u3000\u200d\u200c\u0301\u00ad\ufe0f\u200f\ue000\U0001fae9"
SENTENCES = (
    "山田\u3000太郎",
    "نمی\u200cخواهم",
    "10\u202f000\u00a0€",
    "👩\u200d👩\u200d👧 👍🏽 🏴\U000e0067\U000e007f",
    "e\u0301 ą\u0328",
    "שלום\u200f!",
)


def by_category() -> str:
    """Return characters of every category of Unicode but controls and halves of pairs, those first that tests name."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for code in range(0x20, sys.maxunicode + 1):
        category = unicodedata.category(chr(code))
        if len(found[category]) < 6:
            found[category].append(chr(code))
    left_out = ("Cc", "Cs", "Zl", "Zp")
    return NAMED + "".join("".join(characters) for category, characters in sorted(found.items()) if category not in left_out)


async def terminal_sends(s: AppDriver, sent: str) -> None:
    """Have the driver send what a terminal's bytes mean, as when they are read from it."""
    for event in XTermParser().feed(Pastes()(sent)):
        if isinstance(event, events.Key | events.Paste):
            s.app.terminal_driver.send_message(event)  # type: ignore[union-attr]
    await s.pilot.pause()
    await s.settle()


@pytest.mark.parametrize("frame", ["{}", START + "{}" + END], ids=["typed", "pasted"])
async def test_field_takes_every_character(open_app: OpenApp, frame: str) -> None:
    text = by_category()
    async with open_app() as s:
        await s.press("b")
        await terminal_sends(s, frame.format(f"x{text}x"))
        assert s.app.screen.query_one("#field-text Input", Input).value == f"x{text}x"
        await s.press("f2")
        assert [*s.book.all(Event)][-1].text == f"x{text}x"


async def test_sentences_of_all_scripts_are_kept_and_edited(open_app: OpenApp) -> None:
    typed = dict(zip(("company", "role", "address", "met", "notes", "greeting"), SENTENCES, strict=True))
    async with open_app() as s:
        for more in ("", "!"):
            await s.press("2", "e")
            for name, sentence in typed.items():
                if not more:
                    await s.fill(**{name: ""})
                s.app.screen.query_one(f"#field-{name}").query_one("Input, TextArea").focus()
                await s.press("end")
                await terminal_sends(s, more or sentence)
            await s.press("f2")
            assert {name: getattr(s.screen.contact, name) for name in typed} == {
                name: f"{sentence}{more}" for name, sentence in typed.items()
            }


async def test_note_takes_every_character(open_app: OpenApp) -> None:
    text = by_category()
    async with open_app() as s:
        await s.press("j", "j", "enter", "e")
        await terminal_sends(s, text)
        assert s.app.screen.query_one(TextArea).text.startswith(text)


async def test_control_character_is_not_typed(open_app: OpenApp) -> None:
    async with open_app() as s:
        await s.press("b")
        await terminal_sends(s, "a\x02\x07\x0fb")
        assert s.app.screen.query_one("#field-text Input", Input).value == "ab"


async def test_mark_that_turns_the_line_around_is_not_painted(open_app: OpenApp) -> None:
    async with open_app() as s:
        await s.press("b")
        await terminal_sends(s, "abc\u200f\u202edef\u202c")
        shown = s.text()
        assert not set("\u200f\u202e\u202c") & set(shown)
        await s.press("f4", "y", "j", "j", "enter", "e")
        await terminal_sends(s, "\u200f\u202edef")
        assert not set("\u200f\u202e") & set(s.text())
