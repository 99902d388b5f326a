"""Another session or machine deletes what is being written about: it is told, nothing typed is lost, nothing is doubled."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from textual.widgets import Static

from tests.domain.build import at
from tests.ui.conftest import AppDriver, OpenApp
from tui.domain import operations
from tui.domain.book import Book
from tui.domain.changes import Change
from tui.domain.models import RECORDS, Contact, Event, Interview, Interviewer, Note, Position
from tui.storage import Store

pytestmark = pytest.mark.slow

NOW = at("2026-11-19 16:03")
JOB = Position(title="Engineer", company="Vega")
ANA = Contact(name="Ana", emails=("ana@vega.example",), met="at the fair")
BO = Contact(name="Bo Lind")
HELD = Interview(
    position=1,
    round="Panel",
    starts_at=at("2026-11-19 14:00"),
    timezone="America/New_York",
    interviewers=(Interviewer(contact=1, talked_about="lenses"), Interviewer(contact=2)),
)
BRINGS_BACK = "F2 brings it back, with what you typed."


def elsewhere(tmp_path: Path, make: Callable[[Book], Change]) -> None:
    """Change the book from another session."""
    with Store.open(tmp_path / "followup" / "book.json", at=NOW) as other:
        other.act(make, NOW)


def delete_elsewhere(tmp_path: Path, table: str, record_id: int) -> None:
    elsewhere(tmp_path, lambda book: operations.remove(book, book.record(RECORDS[table], record_id)))  # type: ignore[index]


def complaint(s: AppDriver) -> str:
    """Return what the form says."""
    return str(s.app.screen.query_one(".wrong", Static).content)


def everything(book: Book) -> dict[str, Any]:
    return {table: {record_id: dict(doc) for record_id, doc in docs.items()} for table, docs in book.docs.items()}


@pytest.mark.parametrize("polled", [True, False], ids=["seen", "not yet seen"])
@pytest.mark.parametrize(
    ("keys", "typed", "table", "found"),
    [
        (("2", "g", "e"), {"role": "Head of lenses"}, "contacts", lambda book: book.record(Contact, 1).role),
        (("e",), {"place": "Room 1"}, "interviews", lambda book: book.record(Interview, 1).place),
        (("e",), {"place": "Room 1"}, "positions", lambda book: book.record(Interview, 1).place),
        (("d",), {"fit": "Optics."}, "interviews", lambda book: book.record(Interview, 1).fit),
        (("d",), {"talk0": "prisms"}, "contacts", lambda book: book.record(Interview, 1).interviewers[0].talked_about),
        (("X",), {"text": "Ana is ill"}, "interviews", lambda book: next(book.all(Event)).text),
        (("r",), {"text": "Soon"}, "interviews", lambda book: next(book.all(Event)).text),
        (("r",), {"text": "Soon"}, "positions", lambda book: next(book.all(Event)).text),
        (("o",), {"terms": "A lot"}, "interviews", lambda book: next(book.all(Event)).text),
        (("b",), {"text": "Nice people"}, "interviews", lambda book: next(book.all(Event)).text),
        (("p",), {"location": "Oslo"}, "positions", lambda book: book.record(Position, 1).location),
        (("P",), {"text": "A sample"}, "positions", lambda book: next(book.all(Event)).text),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else value if isinstance(value, str) else "",
)
async def test_second_f2_brings_back_what_was_deleted_meanwhile(
    open_app: OpenApp, tmp_path: Path, keys: tuple[str, ...], typed: dict[str, str], table: str, found: Any, polled: bool
) -> None:
    async with open_app(ANA, BO, JOB, HELD) as s:
        before = everything(s.book)
        await s.press(*keys)
        await s.fill(**typed)
        delete_elsewhere(tmp_path, table, 1)
        if polled:
            await s.tick(seconds=61)
        await s.press("f2")
        assert complaint(s).startswith("Meanwhile elsewhere: ")
        assert complaint(s).endswith(f"deleted. {BRINGS_BACK}")
        (value,) = typed.values()
        assert value in s.text()
        await s.press("f2")
        assert len(s.app.screen_stack) == 1, s.text()
        assert value in found(s.book)
        for name in ("contacts", "positions", "interviews"):
            after = everything(s.book)[name]
            assert {key: doc["uid"] for key, doc in after.items()} == {key: doc["uid"] for key, doc in before[name].items()}


async def test_form_over_what_is_deleted_can_be_left(open_app: OpenApp, tmp_path: Path) -> None:
    async with open_app(ANA) as s:
        await s.press("2", "e")
        await s.fill(role="Head of lenses")
        delete_elsewhere(tmp_path, "contacts", 1)
        await s.press("f2", "escape", "y")
        assert len(s.app.screen_stack) == 1
        assert not list(s.book.all(Contact))


async def test_u_takes_back_the_edit_and_not_the_record(open_app: OpenApp, tmp_path: Path) -> None:
    async with open_app(ANA) as s:
        await s.press("2", "e")
        await s.fill(role="Head of lenses")
        delete_elsewhere(tmp_path, "contacts", 1)
        await s.press("f2", "f2", "u")
        assert s.book.record(Contact, 1).role == ""


async def test_record_brought_back_elsewhere_takes_what_was_typed(open_app: OpenApp, tmp_path: Path) -> None:
    async with open_app(ANA) as s:
        await s.press("2", "e")
        await s.fill(role="Head of lenses")
        delete_elsewhere(tmp_path, "contacts", 1)
        await s.press("f2")
        with Store.open(tmp_path / "followup" / "book.json", at=NOW) as other:
            other.bring_back(("contacts", 1), NOW)
        await s.press("f2")
        assert [contact.role for contact in s.book.all(Contact)] == ["Head of lenses"]


async def test_notes_on_somebody_taken_out_elsewhere_are_kept(open_app: OpenApp, tmp_path: Path) -> None:
    async with open_app(ANA, BO, JOB, HELD) as s:
        await s.press("d")
        await s.fill(talk0="prisms")

        def take_out(book: Book) -> Change:
            read = book.record(Interview, 1)
            return operations.edit(book, read, msgspec.structs.replace(read, interviewers=()))

        elsewhere(tmp_path, take_out)
        await s.press("f2", "f2")
        assert s.book.record(Interview, 1).interviewers == (Interviewer(contact=1, talked_about="prisms"),)


async def test_called_off_form_keeps_yours_after_another_change(open_app: OpenApp, tmp_path: Path) -> None:
    async with open_app(ANA, BO, JOB, HELD) as s:
        await s.press("X")
        await s.fill(when="2026-12-03 10:00")

        def move(book: Book) -> Change:
            read = book.record(Interview, 1)
            return operations.edit(book, read, msgspec.structs.replace(read, starts_at=at("2026-12-01 10:00")))

        elsewhere(tmp_path, move)
        await s.press("f2")
        assert "F2 again keeps yours" in complaint(s)
        await s.press("f2")
        assert s.book.record(Interview, 1).starts_at == at("2026-12-03 10:00")


@pytest.mark.parametrize("kept", [True, False], ids=["kept", "new"])
@pytest.mark.parametrize("table", ["interviews", "contacts", "positions"])
async def test_note_about_what_is_deleted_is_asked_about(open_app: OpenApp, tmp_path: Path, table: str, kept: bool) -> None:
    async with open_app(ANA, BO, JOB, HELD) as s:
        await s.press("W", "1")
        assert s.screen.place == "compose", s.text()
        await s.press("e", *"mine ")
        if kept:
            await s.press("f2")
            await s.until(lambda: list(s.book.all(Note)))
            await s.press("e")
        delete_elsewhere(tmp_path, table, 1)
        await s.tick(seconds=61)
        await s.press(*"more ")
        await s.until(lambda: "F2 asks what becomes of this note" in s.toasts())
        await s.press("f2")
        assert "What becomes of this note?" in s.text()
        await s.press("1")
        (note,) = s.book.all(Note)
        assert "more" in note.body
        assert (note.interview, note.contact) == (1, 1)
        assert {contact.id for contact in s.book.all(Contact)} == {1, 2}
        await s.press("q")
        assert len(s.app.screen_stack) == 1


async def test_note_about_what_stays_deleted_is_kept_in_a_file(open_app: OpenApp, tmp_path: Path) -> None:
    async with open_app(ANA, BO, JOB, HELD) as s:
        await s.press("W", "1", "e", *"mine ")
        delete_elsewhere(tmp_path, "interviews", 1)
        await s.press("f2", "2")
        assert len(s.app.screen_stack) == 1, s.text()
        assert "What you wrote is in " in s.toasts()
        assert not list(s.book.all(Note))
        assert "mine " in Path(s.toasts().removeprefix("What you wrote is in ")).read_text()


async def test_note_about_what_is_deleted_is_not_marked_as_sent(open_app: OpenApp, tmp_path: Path) -> None:
    async with open_app(ANA, BO, JOB, HELD) as s:
        await s.press("W", "1")
        delete_elsewhere(tmp_path, "interviews", 1)
        await s.tick(seconds=61)
        s.screen.mark_sent(msgspec.structs.replace(s.screen.note, body="Thank you", subject="Thanks"))
        await s.settle()
        assert "What becomes of this note?" in s.text()
        assert not list(s.book.all(Event))


async def test_answer_in_a_note_about_what_is_deleted_is_kept(open_app: OpenApp, tmp_path: Path) -> None:
    async with open_app(ANA, BO, JOB, HELD) as s:
        await s.press("W", "1", "enter")
        await s.fill(answer="how you grind lenses")
        delete_elsewhere(tmp_path, "contacts", 1)
        await s.tick(seconds=61)
        await s.press("f2")
        assert "What becomes of this note?" in s.text()
        await s.press("escape", "q")
        assert "What becomes of this note?" in s.text()
        await s.press("1")
        (note,) = s.book.all(Note)
        assert "you grind lenses" in note.body
        await s.press("q")
        assert len(s.app.screen_stack) == 1


@pytest.mark.parametrize(
    ("keys", "table"),
    [(("D",), "interviews"), (("D",), "positions"), (("2", "g", "D"), "contacts"), (("3", "end", "D"), "events")],
)
async def test_what_is_deleted_twice_is_told(open_app: OpenApp, tmp_path: Path, keys: tuple[str, ...], table: str) -> None:
    said = Event(kind="remark", at=at("2026-11-19 15:30"), position=1, text="Nice people")
    async with open_app(ANA, BO, JOB, HELD, said) as s:
        await s.press(*keys[:-1])
        if table == "events":
            s.screen.rows.highlight(next(key for key in s.screen.rows.keys if "event" in str(key).casefold()))
        await s.press("D")
        assert "u brings it back" in s.text()
        delete_elsewhere(tmp_path, table, 1)
        await s.press("y")
        assert s.toasts() == "It was deleted meanwhile, by another session or machine"
        assert len(s.app.screen_stack) == 1


async def test_rest_of_what_is_marked_is_deleted(open_app: OpenApp, tmp_path: Path) -> None:
    async with open_app(ANA, BO) as s:
        await s.press("2", "g", "space", "space", "D")
        delete_elsewhere(tmp_path, "contacts", 1)
        await s.press("y")
        assert not list(s.book.all(Contact))
        await s.press("u")
        assert [contact.id for contact in s.book.all(Contact)] == [2]
