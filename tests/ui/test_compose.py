"""Writing a note: edited, kept, looked over, copied; marked as sent only by the user's yes."""

from __future__ import annotations

import pytest
from textual.widgets import TextArea

from tests.ui.conftest import OpenApp, Session
from tui.core.records import Event, Interview, Note


async def open_panel_note(s: Session) -> TextArea:
    """The thank-you to Ana Ruiz, second of a panel of three."""
    await s.press("j", "j", "enter")
    assert "Thank-you to Ana Ruiz" in s.text()
    return s.app.screen.query_one(TextArea)


async def test_copy_then_no_logs_nothing(open_app: OpenApp) -> None:
    async with open_app() as s:
        body = await open_panel_note(s)
        events = len(list(s.book.all(Event)))
        await s.press("c")
        assert s.copied == [body.text]
        await s.press("n")
        assert len(list(s.book.all(Event))) == events


async def test_yes_logs_it_and_goes_on_to_the_next_person(open_app: OpenApp) -> None:
    async with open_app() as s:
        await open_panel_note(s)
        await s.press("c", "y")
        newest = list(s.book.all(Event))[-1]
        assert (newest.kind, newest.interview, newest.contact) == ("thank_you_sent", 2, 1)
        assert s.book.record(Note, newest.note or 0).body == s.copied[0]
        assert "Thank-you to Mei Tanaka" in s.text()


async def test_what_is_typed_is_kept_as_a_draft_without_a_save(open_app: OpenApp) -> None:
    async with open_app() as s:
        await open_panel_note(s)
        await s.press("e", *"Hi ", "f2")
        await s.press("q")
        kept = [note for note in s.book.all(Note) if note.sent_at is None]
        assert [note.body.startswith("Hi Dear Ana") for note in kept] == [True]
        await s.press("enter")
        assert s.app.screen.query_one(TextArea).text.startswith("Hi Dear Ana")
        await s.press("q", "u")  # typing is no step of undo
        assert "othing to take back" in s.text()


async def test_people_are_one_key_apart_and_get_different_notes(open_app: OpenApp) -> None:
    async with open_app() as s:
        body = await open_panel_note(s)
        texts = [body.text]
        for _ in range(2):
            await s.press("n")
            texts.append(body.text)
        assert len(set(texts)) == 3
        await s.press("n")
        assert body.text == texts[0]
        await s.press("w")
        assert body.text not in texts


async def test_an_open_place_is_asked_about_before_it_counts_as_sent(open_app: OpenApp) -> None:
    async with open_app() as s:
        await s.press("j", "j", "j", "d", "f2")
        await s.press("enter")
        await s.press("c")
        assert "[" in s.copied[0]
        await s.press("n", "m")
        assert "open places" in s.text()
        await s.press("n")
        assert not [e for e in s.book.all(Event) if e.interview == 5]


async def test_findings_and_facts_are_a_key_away(open_app: OpenApp) -> None:
    async with open_app() as s:
        body = await open_panel_note(s)
        assert "Nothing to mend" in s.text()
        body.text = body.text.replace("Ana", "Tom")
        await s.settle()
        s.app.screen.reload()  # type: ignore[attr-defined]
        await s.press("f")
        assert body.selected_text
        body.move_cursor((0, 0))
        await s.press("i", "1")
        said = s.book.record(Interview, 2).interviewers[1].talked_about
        assert body.text.startswith(said)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (200, 60)], ids=["60x20", "80x24", "200x60"])
async def test_the_readers_show_at_every_width(open_app: OpenApp, size: tuple[int, int]) -> None:
    async with open_app(size=size) as s:
        await open_panel_note(s)
        for name in ("Tom Okafor", "Ana Ruiz", "Mei Tanaka"):
            assert name in s.text()
