"""Another session beside the app: its changes appear without moving the cursor, and no typed text is lost."""

from __future__ import annotations

import json
import shutil
import threading
from functools import partial
from pathlib import Path

import msgspec
import pytest
from textual.widgets import TextArea

from tests.domain.build import at
from tests.ui.conftest import AppDriver, OpenApp
from tui.domain import event_log, notes, operations
from tui.domain.book import Book
from tui.domain.models import Contact, Event, Note
from tui.storage import Store
from tui.ui.screens.waiting import Finished, Wait

pytestmark = pytest.mark.slow

NOW = at("2026-11-19 16:03")


async def test_other_sessions_log_shows_and_cursor_stays(open_app: OpenApp, tmp_path: Path) -> None:
    async with open_app() as s:
        await s.press("j", "j")
        before = s.screen.item
        with Store.open(tmp_path / "followup" / "book.json", at=NOW) as other:
            other.act(lambda book: event_log.log(book, "thank_you_sent", NOW, interview=3, contact=4), NOW)
        await s.tick(seconds=61)
        assert s.screen.item.key == before.key
        assert s.screen.rows.keys[0] != ("interview", 3)
        assert [e.kind for e in s.book.all(Event)][-1] == "thank_you_sent"


async def test_cursor_stays_when_another_session_ends_a_row(open_app: OpenApp, tmp_path: Path) -> None:
    async with open_app() as s:
        first, second = s.screen.rows.keys[:2]
        with Store.open(tmp_path / "followup" / "book.json", at=NOW) as other:
            other.act(lambda book: event_log.log(book, "rejected", NOW, interview=first[1]), NOW)
        await s.tick(seconds=61)
        assert s.screen.item.key == second == s.screen.rows.keys[0]


async def test_other_session_waits_while_a_thread_reads(open_app: OpenApp, tmp_path: Path) -> None:
    gate = threading.Event()
    found: list[Finished | None] = []

    def read(book: Book) -> int:
        contacts = book.all(Contact)
        next(contacts)
        gate.wait(20)
        return len(list(contacts))

    async with open_app() as s:
        known = len(list(s.book.all(Contact)))
        s.app.push_screen(Wait("Looking", partial(read, s.book)), found.append)
        await s.until(lambda: "Looking" in s.text())
        with Store.open(tmp_path / "followup" / "book.json", at=NOW) as other:
            other.act(lambda book: operations.add(book, Contact(name="Bo Lind")), NOW)
        s.app._look()
        await s.tick(seconds=61)
        gate.set()
        await s.until(lambda: found)
        assert found[0] is not None
        assert found[0].value() == known - 1
        await s.tick(seconds=1)
        assert len(list(s.book.all(Contact))) == known + 1


async def test_field_changed_meanwhile_shows_both_values(open_app: OpenApp, tmp_path: Path) -> None:
    async with open_app() as s:
        await s.press("2", "e")
        await s.fill(role="Chief of Data")
        with Store.open(tmp_path / "followup" / "book.json", at=NOW) as other:
            ana = other.book.record(Contact, 1)
            wanted = msgspec.structs.replace(ana, role="VP Data", phones=("+31 10 555",))
            other.act(lambda book: operations.edit(book, ana, wanted), NOW)
        await s.press("f2")
        assert "VP Data" in s.text()
        assert "Chief of Data" in s.text()
        assert "F2 again keeps yours" in s.text()
        await s.press("f2")
        ana = s.book.record(Contact, 1)
        assert (ana.role, ana.phones) == ("Chief of Data", ("+31 10 555",))


async def test_edits_to_other_fields_merge(open_app: OpenApp, tmp_path: Path) -> None:
    async with open_app() as s:
        await s.press("2", "e")
        await s.fill(role="Chief of Data")
        with Store.open(tmp_path / "followup" / "book.json", at=NOW) as other:
            ana = other.book.record(Contact, 1)
            other.act(lambda book: operations.edit(book, ana, msgspec.structs.replace(ana, met="at the port")), NOW)
        await s.press("f2")
        ana = s.book.record(Contact, 1)
        assert (ana.role, ana.met) == ("Chief of Data", "at the port")


async def test_a_book_of_a_newer_program_is_shown_and_not_touched(open_app: OpenApp, tmp_path: Path) -> None:
    path = tmp_path / "newer.json"
    contact = {"1": {"name": "Ana", "keep_in_touch_days": 1, "created_at": "2026-11-01T10:00:00+00:00"}}
    path.write_text(json.dumps({"meta": {"1": {"schema": 99}}, "contacts": contact}))
    before = path.read_text()
    async with open_app(path=path) as s:
        assert "Write to Ana" in s.text()
        assert "read-only" in s.text()
        await s.press("b")
        await s.fill(text="hello")
        await s.press("f2")
        assert "newer" in s.text()
        assert "hello" in s.text()
    assert path.read_text() == before


def drafts(driver: AppDriver) -> list[Note]:
    return [note for note in driver.book.all(Note) if note.sent_at is None]


def write_elsewhere(tmp_path: Path, body: str, *, sent: bool = False) -> None:
    """Change the only draft from another session, or mark it as sent."""
    with Store.open(tmp_path / "followup" / "book.json", at=NOW) as other:
        draft = next(note for note in other.book.all(Note) if note.sent_at is None)
        theirs = msgspec.structs.replace(draft, body=body)
        other.act(lambda book: (notes.mark_sent if sent else notes.save_note)(book, theirs, NOW), NOW)


@pytest.mark.parametrize("answer", ["1", "2"])
async def test_a_note_written_in_two_sessions_is_asked_about(open_app: OpenApp, tmp_path: Path, answer: str) -> None:
    async with open_app() as s:
        await s.press("j", "j", "enter", "e", *"mine ", "f2")
        await s.until(lambda: drafts(s))
        write_elsewhere(tmp_path, "Dear Ana, written elsewhere.")
        await s.press("e", *"more ")
        await s.until(lambda: "F2 asks" in s.text())
        await s.press("f2")
        assert "Which one stays?" in s.text()
        await s.press(answer)
        [draft] = drafts(s)
        assert draft.body.startswith("mine more Dear") if answer == "1" else draft.body == "Dear Ana, written elsewhere."
        assert s.app.screen.query_one(TextArea).text == draft.body
        await s.press("q")
        assert s.screen.place == "interviews"


async def test_text_typed_into_a_note_sent_elsewhere_is_a_new_draft(open_app: OpenApp, tmp_path: Path) -> None:
    async with open_app() as s:
        await s.press("j", "j", "enter", "e", *"mine ", "f2")
        await s.until(lambda: drafts(s))
        write_elsewhere(tmp_path, "Dear Ana, sent elsewhere.", sent=True)
        await s.press("e", *"more ", "f2", "q")
        assert [draft.body[:10] for draft in drafts(s)] == ["mine more "]
        assert "Dear Ana, sent elsewhere." in [note.body for note in s.book.all(Note) if note.sent_at]


@pytest.mark.parametrize("gone", ["files", "folder"])
async def test_a_book_that_is_gone_keeps_its_rows(open_app: OpenApp, tmp_path: Path, gone: str) -> None:
    async with open_app() as s:
        rows = list(s.screen.rows.keys)
        folder = tmp_path / "followup"
        if gone == "files":
            shutil.rmtree(folder)
            folder.mkdir()
        else:
            folder.rename(tmp_path / "away")
        await s.tick(seconds=1)
        assert list(s.screen.rows.keys) == rows
        assert ("was changed or deleted" in s.toasts()) == (gone == "files")
        assert ("is gone: nothing is saved until it is back" in s.toasts()) == (gone == "folder")
        if gone == "folder":
            (tmp_path / "away").rename(folder)
            await s.tick(seconds=1)
            assert "can be read again" in s.toasts()
        held = dict(s.book.docs["interviews"])
    with Store.open(folder / "book.json", at=NOW) as store:
        assert dict(store.book.docs["interviews"]) == held
