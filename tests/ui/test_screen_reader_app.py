"""`--plain`: lines one after the other, the focus described in one place, the terminal's cursor at the focus."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import msgspec
import pyte
import pytest
from textual.widgets import Input, OptionList, TextArea
from textual.widgets._toast import Toast

from tests.bench.terminal import DOWN, Terminal
from tests.domain.build import at
from tests.tools.everywhere import EVERYWHERE
from tests.ui.conftest import SETTINGS, AppDriver, OpenApp
from tui.config import AppSettings
from tui.domain.models import Contact, Interview, Interviewer, Position
from tui.ui.screen_reader_app import StatusLine

pytestmark = pytest.mark.slow

PLAIN = msgspec.structs.replace(SETTINGS, app=AppSettings(plain=True))
NOISE = re.compile(r"[─-╿▀-◿☀-➿►▸]")
"""Box drawing, blocks, geometric shapes, dingbats: what a screen reader spells out."""

SCREENS: dict[str, tuple[str, ...]] = {
    "interviews": (),
    "interviews with the timeline": ("t",),
    "contacts": ("2",),
    "contacts with their details": ("2", "t"),
    "timeline": ("3",),
    "compose": ("j", "j", "enter"),
    "compose with findings": ("j", "j", "W", "3"),
    "typing a note": ("j", "j", "enter", "e"),
    "debrief": ("j", "j", "j", "enter"),
    "a form": ("a",),
    "a form with something offered": ("a", "N", "i"),
    "a choice in a form": ("a", *["tab"] * 6),
    "position": ("p",),
    "contact": ("2", "enter"),
    "an event": ("r",),
    "why": ("y",),
    "facts": ("i",),
    "help": ("question_mark",),
    "which note": ("W",),
    "a question": ("D",),
    "finding": ("slash", "n"),
    "palette": ("colon",),
    "jump mode": ("apostrophe",),
    "import": ("I",),
}


@asynccontextmanager
async def plain(open_app: OpenApp, *records: Any, **kwargs: Any) -> AsyncIterator[AppDriver]:
    async with open_app(*records, settings=PLAIN, **kwargs) as driver:
        yield driver


def status(driver: AppDriver) -> str:
    return str(driver.app.screen.query_one(StatusLine).content)


def line_at_cursor(driver: AppDriver) -> str:
    return driver.text().splitlines()[driver.app.cursor_position.y]


AT_OTHER_SIZES = ("interviews with the timeline", "contacts with their details", "compose with findings", "debrief", "help")


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (60, 20)], ids="{0[0]}x{0[1]}".format)
async def test_every_screen_is_lines_without_noise(size: tuple[int, int], open_app: OpenApp) -> None:
    async with plain(open_app, size=size) as driver:
        for name in SCREENS if EVERYWHERE or size == (80, 24) else AT_OTHER_SIZES:
            for key in SCREENS[name]:
                await driver.press(key)
            assert not NOISE.findall(driver.text()), name
            assert status(driver), name
            assert driver.text().splitlines()[0].strip() == " ".join(driver.text().splitlines()[0].split()), name
            for widget in driver.app.screen.query("RecordList, TimelinePane, #side, #findings-box, #readers, #paper, .box"):
                if widget.is_on_screen and widget.region:
                    assert (widget.region.x, widget.region.width) == (0, size[0]), f"{name}: nothing stands beside anything"
            offset = driver.app.cursor_position
            assert 0 <= offset.x <= size[0], name
            assert 0 <= offset.y < size[1], name
            await driver.leave()
            await driver.press("escape", *SCREENS[name][-1:] if SCREENS[name][-1:] == ("t",) else (), "1", "g")


async def test_a_row_is_told_whole_and_the_cursor_stands_on_it(open_app: OpenApp) -> None:
    async with plain(open_app) as driver:
        assert status(driver).startswith("Interviews. 1 of 18: overdue, Thank Ravi Shah, 2 h late, Vega Optics")
        await driver.press("j", "j")
        assert status(driver) == (
            "3 of 18: urgent, Thank Ana Ruiz second of 3, today 21:00, Nimbus Freight, Panel, Data Engineer."
        )
        assert line_at_cursor(driver).startswith("> urgent, Thank Ana Ruiz")
        await driver.press("G")
        assert status(driver).startswith("18 of 18: 3 closed")
        assert line_at_cursor(driver).startswith("> 3 closed")
        await driver.press("space")
        assert "18 of 18, marked: 3 closed" in status(driver)


async def test_urgency_is_the_first_word_of_every_row(open_app: OpenApp) -> None:
    async with plain(open_app) as driver:
        rows = [line for line in driver.text().splitlines() if re.match(r"[> ] \w+, ", line)]
        assert len(rows) == 17
        assert {line[2:].split(",")[0] for line in rows} == {"overdue", "urgent", "due", "soon", "waiting"}
        await driver.press("2")
        assert status(driver).startswith("Contacts. 1 of 16: urgent, Ana Ruiz, ")
        assert "last contact Wed 18 Nov" in status(driver)


async def test_outcomes_stand_in_the_status_line_until_the_next_key(open_app: OpenApp) -> None:
    async with plain(open_app) as driver:
        await driver.press("m")
        assert status(driver).startswith("Thank-you to Ravi Shah marked as sent. u takes it back. ")
        assert not driver.app.screen.query(Toast)
        await driver.tick(seconds=1)
        assert status(driver).startswith("Thank-you to Ravi Shah marked as sent.")
        await driver.press("k")
        assert re.match(r"\d+ of 18: ", status(driver))


async def test_a_long_outcome_is_told_whole(open_app: OpenApp) -> None:
    async with plain(open_app) as driver:
        driver.app.tell("word " * 60 + "the end")
        await driver.settle()
        assert "the end" in driver.text()
        assert line_at_cursor(driver).startswith("> overdue")
        await driver.press("j")
        assert driver.app.screen.query_one(StatusLine).size.height == 2
        assert line_at_cursor(driver).startswith("> urgent")


async def test_a_question_is_told_with_its_answers(open_app: OpenApp) -> None:
    async with plain(open_app) as driver:
        await driver.press("c", "c")
        assert "Copied to the clipboard" in status(driver)
        assert "mark the thank-you to Ravi Shah as sent? y yes, it is sent, n not yet." in status(driver)
        await driver.press("n")
        assert status(driver).startswith("Thank-you to Ravi Shah")


async def test_field_is_told_with_place_value_and_what_was_understood(open_app: OpenApp) -> None:
    async with plain(open_app) as driver:
        await driver.press("a")
        assert status(driver).startswith("Add an interview. ")
        await driver.press("tab", "tab", "tab")
        assert status(driver) == "When, empty, hint fri 2-3pm, 3 dec 14:00 CET, field 4 of 11."
        assert line_at_cursor(driver).startswith("When")
        await driver.type("fri 3pm")
        assert status(driver).startswith("When, fri 3pm, Fri 15:00")
        assert driver.app.cursor_position.x == 14 + len("fri 3pm")
        await driver.press("tab", "tab", "tab")
        assert status(driver).startswith("Format, not specified, 1 of 5")
        await driver.press("right")
        assert status(driver).startswith("Format, on site, 2 of 5")
        assert "on site" in line_at_cursor(driver)


async def test_what_is_wrong_in_a_form_is_told_first(open_app: OpenApp) -> None:
    async with plain(open_app) as driver:
        await driver.press("a", "f2")
        assert status(driver).startswith("Company: ")
        assert "field 1 of 11" in status(driver)
        await driver.press("tab")
        assert status(driver).startswith("Position, empty")
        await driver.press("f2")
        assert status(driver).startswith("Company: ")


async def test_what_is_offered_is_told_and_pointed_at(open_app: OpenApp) -> None:
    async with plain(open_app) as driver:
        await driver.press("a", "N", "i")
        assert "3 offered, down chooses: Nimbus Freight, " in status(driver)
        await driver.press("down")
        assert "1 of 3 offered: Nimbus Freight, enter takes it" in status(driver)
        assert ">Nimbus Freight" in driver.text()


async def test_a_list_of_options(open_app: OpenApp) -> None:
    async with plain(open_app) as driver:
        await driver.press("W", "down", "down")
        assert status(driver) == "3 of 15: 3 Request for a second conversation."
        assert isinstance(driver.app.focused, OptionList)
        assert line_at_cursor(driver).startswith("3 Request")


async def test_jumping_is_a_list_of_places(open_app: OpenApp) -> None:
    async with plain(open_app) as driver:
        await driver.press("t", "apostrophe")
        assert "Timeline of Vega Optics" in driver.text()
        await driver.press("2")
        assert status(driver).startswith("Interviews. Timeline of Vega Optics")


async def test_the_palette_tells_what_enter_would_do(open_app: OpenApp) -> None:
    async with plain(open_app) as driver:
        await driver.press("colon")
        await driver.press("s", "n", "o", "o")
        for _ in range(100):
            await driver.pilot.pause(0.02)
            if "Snooze" in status(driver):
                break
        assert "Snooze" in status(driver)
        assert isinstance(driver.app.focused, Input)


async def test_the_cursor_is_where_one_types_in_a_note(open_app: OpenApp) -> None:
    async with plain(open_app) as driver:
        await driver.press("j", "j", "enter")
        assert re.match(r"Thank-you to Ana Ruiz by e-mail, \d+ words, Nimbus Freight, Data Engineer", status(driver))
        await driver.press("e")
        assert isinstance(driver.app.focused, TextArea)
        await driver.press("down", "end")
        assert status(driver).startswith("text, line ")
        await driver.press("home", "X")
        offset = driver.app.cursor_position
        assert driver.text().splitlines()[offset.y][offset.x - 1] == "X"


async def test_who_was_written_to_and_what_is_to_mend_are_words(open_app: OpenApp) -> None:
    async with plain(open_app) as driver:
        await driver.press("j", "j", "enter")
        assert "Tom Okafor, sent;" in driver.text()
        assert "> Ana Ruiz;" in driver.text()
        await driver.press("q", "W", "3")
        assert "mend: Unfilled placeholder" in driver.text()


async def test_an_empty_book_says_what_to_press(open_app: OpenApp) -> None:
    async with plain(open_app, empty=True) as driver:
        assert status(driver).startswith("Interviews. No interview yet. a adds one.")


async def test_hostile_text_stays_in_its_line(open_app: OpenApp) -> None:
    bad = "[red]x[/]\x1b]0;y\x07\n\u202eB[@click=app.quit]z[/]"
    records = (
        Contact(name=bad, emails=(bad,)),
        Position(title=bad, company=bad),
        Interview(position=1, round=bad, starts_at=at("2026-11-18 18:00"), interviewers=(Interviewer(contact=1, talked_about=bad),)),
    )  # fmt: skip
    async with plain(open_app, *records) as driver:
        for keys in (
            (),
            ("t",),
            ("2",),
            ("3",),
            ("1",),
            ("i",),
            ("escape",),
            ("y",),
            ("escape",),
            ("d",),
            ("escape",),
            ("enter",),
        ):
            await driver.press(*keys) if keys else None
            assert not [c for c in driver.text() if not c.isprintable() and c != "\n"]
            assert "[red]x[/]" in driver.text() or keys == ("y",)
            assert not [c for c in status(driver) if not c.isprintable()]


class TestAnimation:
    @pytest.mark.parametrize(
        ("app", "environ", "level"),
        [
            (AppSettings(), {}, "full"),
            (AppSettings(), {"SSH_TTY": "/dev/pts/3"}, "none"),
            (AppSettings(), {"SSH_CONNECTION": "203.0.113.5 50000 198.51.100.7 22"}, "none"),
            (AppSettings(animation=True), {"SSH_TTY": "/dev/pts/3"}, "full"),
            (AppSettings(animation=False), {}, "none"),
            (AppSettings(plain=True), {}, "none"),
        ],
    )
    async def test_none_over_ssh_nor_in_plain(
        self, app: AppSettings, environ: dict[str, str], level: str, open_app: OpenApp, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for name, value in environ.items():
            monkeypatch.setenv(name, value)
        async with open_app(settings=msgspec.structs.replace(SETTINGS, app=app)) as driver:
            assert driver.app.animation_level == level
            await driver.press("a")
            box = driver.app.focused
            assert isinstance(box, Input)
            assert box.cursor_blink == (level == "full" and not environ)


def test_the_terminals_own_cursor_shows_and_follows(tmp_path: Path) -> None:
    screen = pyte.Screen(80, 24)
    stream = pyte.ByteStream(screen)
    with Terminal(["-m", "tui", "--demo", "--plain"], tmp_path, rows=24, columns=80) as terminal:
        terminal.wait_for(b"Vega Optics")
        terminal.settle()
        for row in (rb"2 of 18: ", rb"3 of 18: "):
            terminal.send(DOWN)
            terminal.wait_for(row)
        terminal.settle()
        stream.feed(bytes(terminal.output).replace(b"\x1b[>1u", b"").replace(b"\x1b[>25u", b""))
    assert terminal.output.rfind(b"\x1b[?25h") > terminal.output.rfind(b"\x1b[?25l")
    assert not screen.cursor.hidden
    assert screen.display[screen.cursor.y].startswith("> ")
    assert screen.cursor.x == 0
    assert screen.display[0].startswith("3 of 18: ")
    assert not NOISE.findall("\n".join(screen.display))


def test_it_shows_again_after_an_editor_had_the_screen(tmp_path: Path) -> None:
    with Terminal(["-m", "tui", "--demo", "--plain"], tmp_path, rows=24, columns=80, env={"EDITOR": "true"}) as terminal:
        terminal.wait_for(b"Vega Optics")
        terminal.settle()
        terminal.press(b"\r")
        terminal.settle()
        size = len(terminal.output)
        terminal.send(b"E")
        terminal.wait_for(rb"(?s)\x1b\[\?1049h.*\x1b\[\?25l.*\x1b\[\?25h", size)
