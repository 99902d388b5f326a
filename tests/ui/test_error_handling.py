"""An unexpected error closes one screen at most: it shows a sentence, writes the details to a file, and keeps typed text."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.widgets import Input, TextArea

from tests.ui.conftest import AppDriver, OpenApp
from tui.domain.models import Note
from tui.ui.errors.error_screen import ErrorScreen
from tui.ui.screens.compose import ComposeScreen
from tui.ui.screens.contact_form import ContactForm
from tui.ui.screens.contacts import ContactsScreen
from tui.ui.screens.debrief import DebriefScreen
from tui.ui.screens.interviews import InterviewsScreen
from tui.ui.screens.timeline import TimelineScreen
from tui.ui.widgets.fields import Field
from tui.ui.widgets.note_text_area import NoteTextArea
from tui.ui.widgets.record_list import RecordList
from tui.ui.widgets.timeline_pane import TimelinePane

pytestmark = pytest.mark.slow


class Boom(Exception):
    """The unexpected error."""


def fail(*_: object, **__: object) -> Any:
    raise Boom("a fault of a test")


def crash_files(s: AppDriver) -> list[Path]:
    return sorted((s.home / ".local/state/followup").glob("crash-*.txt"))


def told_in_one_page(s: AppDriver) -> None:
    """The page is in front, names the file, and the error is dealt with as far as the test goes."""
    assert "unexpected went wrong" in s.text(), s.text()
    shown = "".join(s.text().split())
    assert [path for path in crash_files(s) if path.name in shown]
    assert isinstance(s.app._exception, Boom)
    s.app._exception = None


async def press_into_a_fault(s: AppDriver, *keys: str) -> None:
    """Type keys, and wait for the page; the app paints by itself."""
    s.stillness.paints = True
    for key in keys:
        s.app.simulate_key(key)
    await s.until(lambda: isinstance(s.app.screen, ErrorScreen))
    await s.settle()


FAULTS: dict[str, tuple[type, str, tuple[str, ...]]] = {
    "an action": (InterviewsScreen, "action_why", ("y",)),
    "a message's handler": (InterviewsScreen, "compose_note", ("enter",)),
    "a screen's composition": (ContactsScreen, "body", ("2",)),
    "a screen's start": (TimelineScreen, "on_screen_resume", ("3",)),
    "a paint": (RecordList, "render_line", ("2",)),
    "a widget's paint": (TimelinePane, "render", ("2",)),
    "a layout": (TimelinePane, "arrange", ("2",)),
    "what follows the cursor": (InterviewsScreen, "show_details", ("j",)),
    "a form's composition": (ContactForm, "fields", ("2", "a")),
    "a note's loading": (ComposeScreen, "_show", ("j", "j", "enter")),
    "the palette": (InterviewsScreen, "action_debrief", ("colon", *"debrief", "enter")),
}


@pytest.mark.parametrize("fault", FAULTS)
async def test_a_fault_is_told_and_the_rest_goes_on(open_app: OpenApp, fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    place, name, keys = FAULTS[fault]
    async with open_app() as s:
        with monkeypatch.context() as injected:
            injected.setattr(place, name, fail, raising=False)
            await press_into_a_fault(s, *keys)
            told_in_one_page(s)
        await s.press("3")
        assert s.screen.place == "timeline"
        await s.press("1", "j", "y")
        assert "Source" in s.text()
        await s.press("q")
        assert s.app.return_code is None
        await s.press("q")
        assert s.app.return_code == 0


@pytest.mark.parametrize("thread", [False, True])
async def test_a_fault_in_a_worker(open_app: OpenApp, thread: bool) -> None:
    async def broken() -> None:
        fail()

    async with open_app() as s:
        s.app.run_worker(fail if thread else broken(), thread=thread)
        await s.until(lambda: "unexpected went wrong" in s.text())
        told_in_one_page(s)
        await s.press("enter", "y")
        assert "Source" in s.text()


async def test_fault_of_a_timer_that_repeats_is_told_once(open_app: OpenApp) -> None:
    async with open_app() as s:
        calls = []

        def tick() -> None:
            calls.append(1)
            fail()

        timer = s.app.set_interval(0.01, tick)
        await s.until(lambda: len(calls) > 5)
        told_in_one_page(s)
        await s.press("enter")
        count = len(calls)
        await s.until(lambda: len(calls) > count + 5)
        assert s.screen.place == "interviews"
        timer.stop()
        assert len(crash_files(s)) == 1
        s.app._exception = None


async def test_paint_that_always_fails_leaves_other_screens_working(
    open_app: OpenApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_app() as s:
        painted = []

        def render_line(self: RecordList, y: int) -> Any:
            if self.id == "contacts":
                painted.append(y)
                fail()
            return whole(self, y)

        whole = RecordList.render_line
        monkeypatch.setattr(RecordList, "render_line", render_line)
        await s.press("2")
        for _ in range(3):
            await s.until(lambda: "unexpected went wrong" in s.text())
            await s.press("enter")
        await s.until(lambda: "unexpected went wrong" in s.text())
        before = len(painted)
        for _ in range(5):
            await s.settle()
        assert len(painted) == before
        await s.press("1", "j", "y")
        assert "Source" in s.text()
        assert len(crash_files(s)) == 1
        s.app._exception = None


async def test_the_file_holds_what_is_needed_and_nothing_of_the_book(
    open_app: OpenApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_app() as s:
        monkeypatch.setattr(InterviewsScreen, "action_why", fail)
        await s.press("y")
        [path] = crash_files(s)
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
        page = path.read_text()
        for words in ("Traceback", "Boom: a fault of a test", "textual 8.", "Python 3", "InterviewsScreen"):
            assert words in page
        assert not [name for name in ("Ruiz", "Nimbus", "Vale", "Okafor") if name in page]
        s.app._exception = None


async def test_what_is_typed_in_a_note_is_kept(open_app: OpenApp, monkeypatch: pytest.MonkeyPatch) -> None:
    async with open_app() as s:
        await s.press("j", "j", "enter", "e", *"Hello ")
        monkeypatch.setattr(ComposeScreen, "on_descendant_blur", fail)
        await s.press("f2")
        told_in_one_page(s)
        assert [n.body.startswith("Hello ") for n in s.book.all(Note) if n.sent_at is None] == [True]
        await s.press("enter")
        assert s.app.screen.query_one(TextArea).text.startswith("Hello ")


async def test_what_was_typed_in_a_form_left_behind_is_told_of(open_app: OpenApp) -> None:
    async with open_app() as s:
        await s.press("2", "e")
        await s.fill(role="Head of Forecasts")
        s.app.set_timer(0.01, fail)
        await s.until(lambda: isinstance(s.app.screen, ErrorScreen))
        await s.settle()
        told_in_one_page(s)
        await s.press("1")
        assert "unsaved.txt" in "".join(s.text().replace("▌", " ").split())
        assert "Head of Forecasts" in (s.home / ".local/state/followup/unsaved.txt").read_text()


async def test_debrief_left_behind_comes_back_as_it_was_typed(open_app: OpenApp) -> None:
    async with open_app() as s:
        await s.press("j", "j", "j", "d")
        await s.fill(fit="Forecasts are what I do")
        s.app.set_timer(0.01, fail)
        await s.until(lambda: isinstance(s.app.screen, ErrorScreen))
        await s.settle()
        told_in_one_page(s)
        await s.press("1", "d")
        assert "What you typed last time is back" in s.text()
        assert s.app.screen.query_one("#field-fit TextArea", TextArea).text == "Forecasts are what I do"
        assert not (s.home / ".local/state/followup/unsaved.txt").exists()


async def test_the_news_at_the_start_come_together(open_app: OpenApp, tmp_path: Path) -> None:
    kept = tmp_path / ".local/state/followup"
    kept.mkdir(parents=True)
    for text in ("first", "second"):
        (kept / "unsaved.txt").write_text(text)
        (tmp_path / "followup").mkdir(exist_ok=True)
        (tmp_path / "followup/book.json").write_text('{"contacts": {"1": {"name": 5}}}')
        async with open_app(path=tmp_path / "followup/book.json") as s:
            assert "unsaved-before.txt" in "".join(s.text().replace("▌", " ").split())
            assert "contact 1" in s.text()
    assert (kept / "unsaved-before.txt").read_text() == "firstsecond"


async def test_a_note_that_cannot_be_kept_goes_into_a_file(open_app: OpenApp, monkeypatch: pytest.MonkeyPatch) -> None:
    async with open_app() as s:
        await s.press("j", "j", "enter", "e", *"Hello ")
        monkeypatch.setattr(ComposeScreen, "keep", lambda *_, **__: False)
        s.app.screen.refresh()
        monkeypatch.setattr(TextArea, "render_line", fail)
        await press_into_a_fault(s, "x")
        told_in_one_page(s)
        kept = s.home / ".local/state/followup/unsaved.txt"
        assert "Hello x" in kept.read_text()
        assert stat.S_IMODE(kept.stat().st_mode) == 0o600
        assert "unsaved.txt" in s.text()
        await s.press("enter")
        assert s.screen.place == "interviews"


async def test_a_form_stands_as_it_was_after_a_fault_in_it(open_app: OpenApp, monkeypatch: pytest.MonkeyPatch) -> None:
    async with open_app() as s:
        await s.press("j", "j", "j", "d")
        await s.fill(fit="Forecasts are what I do")
        with monkeypatch.context() as injected:
            injected.setattr(DebriefScreen, "keep", fail)
            await s.press("f2")
            told_in_one_page(s)
        await s.press("enter")
        assert s.app.screen.query_one("#field-fit TextArea", TextArea).text == "Forecasts are what I do"
        await s.press("f2")
        assert "saved" in s.text()


async def test_debrief_that_cannot_be_shown_keeps_its_text(open_app: OpenApp, monkeypatch: pytest.MonkeyPatch) -> None:
    async with open_app() as s:
        await s.press("j", "j", "j", "d")
        await s.fill(fit="Forecasts are what I do")
        monkeypatch.setattr(NoteTextArea, "render_line", fail)
        await press_into_a_fault(s, "x")
        told_in_one_page(s)
        await s.press("enter")
        assert s.screen.place == "interviews"
        (kept,) = (s.home / ".local/state/followup/unsaved").glob("debrief-*")
        assert "Forecasts are what I do" in kept.read_text()


async def test_a_field_that_fails_goes_on(open_app: OpenApp, monkeypatch: pytest.MonkeyPatch) -> None:
    async with open_app() as s:
        await s.press("j", "j", "j", "d")
        with monkeypatch.context() as injected:
            injected.setattr(Field, "_offer", fail)
            await s.type("fri")
            told_in_one_page(s)
        await s.press("enter", "x")
        assert s.app.screen.query_one("#field-decision_by Input", Input).value.endswith("x")


async def test_a_page_that_fails_itself_ends_with_a_sentence(open_app: OpenApp, monkeypatch: pytest.MonkeyPatch) -> None:
    from tui.ui.errors.error_screen import ErrorScreen

    async with open_app() as s:
        monkeypatch.setattr(InterviewsScreen, "action_why", fail)
        monkeypatch.setattr(ErrorScreen, "render", fail)
        s.stillness.paints = True
        s.app.post_message(events.Key("y", "y"))
        await s.until(lambda: s.app.return_code == 1)
        assert s.app.ending.startswith("Something unexpected went wrong. Details: ")
        assert not s.app._exit_renderables
        s.app._exception = None


async def test_no_place_for_the_file_is_said_as_well(open_app: OpenApp, monkeypatch: pytest.MonkeyPatch) -> None:
    async with open_app() as s:
        (s.home / ".local").mkdir(exist_ok=True)
        (s.home / ".local/state").write_text("a file where a folder should be")
        monkeypatch.setattr(InterviewsScreen, "action_why", fail)
        await s.press("y")
        assert "could not be written" in " ".join(s.text().split())
        s.app._exception = None


def test_old_crash_files_go(tmp_path: Path) -> None:
    from tests.domain.build import at
    from tui.ui.errors.crash_report import MOST_CRASH_FILES, record

    for minute in range(MOST_CRASH_FILES + 3):
        record(Boom("x"), {"XDG_STATE_HOME": str(tmp_path)}, at(f"2026-11-19 16:{minute:02}"), "a test")
    files = sorted((tmp_path / "followup").iterdir())
    assert len(files) == MOST_CRASH_FILES
    assert "2103" in files[0].name or "1603" in files[0].name


@pytest.mark.parametrize("fails", ["__init__", "compose", "on_mount", "body"])
async def test_screen_that_cannot_be_built_again_is_told_of(
    open_app: OpenApp, monkeypatch: pytest.MonkeyPatch, fails: str
) -> None:
    async with open_app() as s:
        await s.press("2")
        with monkeypatch.context() as injected:
            injected.setattr(RecordList, "render_line", fail)
            await press_into_a_fault(s, "j")
        monkeypatch.setattr(ContactsScreen, fails, fail, raising=False)
        s.app.simulate_key("enter")
        await s.settle()
        await s.until(lambda: isinstance(s.app.screen, ErrorScreen))
        assert s.app.return_code is None
        await s.press("3")
        assert s.screen.place == "timeline"
        s.app.simulate_key("2")  # the same error is told of in a toast, or on its page
        await s.settle()
        await s.press("1", "j", "y")
        assert "Source" in s.text()
        monkeypatch.undo()
        await s.press("escape", "2")
        assert s.screen.place == "contacts"
        s.app._exception = None


async def test_closed_screen_that_is_called_back_is_no_news(open_app: OpenApp) -> None:
    async with open_app() as s:
        await s.press("enter")
        note = s.app.screen
        assert isinstance(note, ComposeScreen)
        await s.press("q")
        await s.until(lambda: not note.is_running)
        with pytest.raises(Exception, match="No nodes match"):
            note.reload()
        try:
            note.reload()
        except Exception as error:  # noqa: BLE001
            s.app.handle_uncaught(error)
        await s.settle()
        assert not isinstance(s.app.screen, ErrorScreen)
        assert crash_files(s) == []
