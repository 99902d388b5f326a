"""A note in other words, with other paragraphs and of other kinds, and what the review says of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec
import pytest
from textual.widgets import Input, TextArea

from tests.domain.build import at
from tests.ui.conftest import SETTINGS, OpenApp
from tests.ui.panel_note import SAID, open_panel_note
from tui.domain.models import Contact, Event, Interview, Note, Position

pytestmark = pytest.mark.slow


async def test_wording_and_paragraphs_are_remembered_with_the_draft(open_app: OpenApp) -> None:
    async with open_app() as s:
        body = await open_panel_note(s)
        await s.press("w", "o", "5")
        text = body.text
        assert "when you will decide" in text
        await s.press("q", "enter")
        body = s.app.screen.query_one(TextArea)
        assert body.text == text
        await s.press("o")
        assert "[x] ask when they decide" in s.text()
        await s.press("5", "w")
        note = next(note for note in s.book.all(Note) if note.sent_at is None)
        assert (note.wording, note.options) == (2, ("-ask_decision",))


async def test_paragraph_switched_leaves_what_was_typed(open_app: OpenApp) -> None:
    async with open_app() as s:
        body = await open_panel_note(s)
        body.text = body.text.replace("Dear Ana,", "Dear Ana, hello again,")
        typed = body.text
        await s.press("o", "5")
        assert "hello again" in body.text
        assert len(body.text) > len(typed)
        await s.press("5")
        assert body.text == typed
        assert "Without: ask when they decide." in s.text()
        await s.press("e", "5", "f2")
        assert "5" in body.text


async def test_other_words_for_a_note_written_by_hand_are_asked_about(open_app: OpenApp) -> None:
    async with open_app() as s:
        body = await open_panel_note(s)
        body.text = body.text.replace("Dear Ana,", "Dear Ana, hello again,")
        for keys in (("w",), ("v", "2")):
            await s.press(*keys)
            assert "would be replaced" in s.text()
            await s.press("n")
            assert "hello again" in body.text
        await s.press("w", "y")
        assert "hello again" not in body.text


async def test_findings_and_facts_are_a_key_away(open_app: OpenApp) -> None:
    async with open_app() as s:
        body = await open_panel_note(s)
        assert "Nothing to fix" in s.text()
        body.text = body.text.replace("Ana", "Tom")
        await s.settle()
        s.screen.reload()
        await s.press("F")
        assert body.selected_text
        body.move_cursor((0, 0))
        await s.press("i", "1")
        assert s.book.record(Interview, 2).interviewers[1].talked_about == "what she looks for in the first ninety days"
        assert body.text.startswith(f"{SAID} Dear")


async def test_a_fact_goes_into_the_placeholder_that_was_found(open_app: OpenApp) -> None:
    async with open_app() as s:
        body = await open_panel_note(s)
        body.text = body.text.replace(SAID, "[What did Ana say?]")
        await s.press("F")
        assert body.selected_text == "[What did Ana say?]"
        await s.press("i", "1")
        assert SAID in body.text


async def test_a_finding_in_the_subject_is_gone_to(open_app: OpenApp) -> None:
    async with open_app() as s:
        await open_panel_note(s)
        subject = s.app.screen.query_one("#subject", Input)
        subject.value = "Thank you for teh time about the Data Engineer role"
        await s.press("F")
        assert s.app.focused is subject
        assert subject.selected_text == "teh"


async def test_a_slip_of_the_hand_is_seen(open_app: OpenApp) -> None:
    async with open_app() as s:
        body = await open_panel_note(s)
        body.text = body.text.replace("Dear Ana,\n\n", "Dear Ana,\n\nThank you for teh coffee. ")
        s.screen.reload()
        await s.settle()
        assert "'teh' isn't in the dictionary." in s.text()


async def test_a_kind_of_ones_own_can_be_written(open_app: OpenApp, tmp_path: Path) -> None:
    folder = tmp_path / "templates"
    folder.mkdir()
    text = "kind: referral_request\nlanguage: en\n\n[ask]\n- Thank you. Would you pass my name on for the {job}?\n"
    (folder / "referral.txt").write_text(text)
    async with open_app(settings=msgspec.structs.replace(SETTINGS, path=tmp_path / "config.toml")) as s:
        await open_panel_note(s)
        await s.press("W")
        assert "Referral request" in s.text()
        await s.press("end", "enter")
        assert "Referral request to Ana Ruiz" in s.text()
        await s.press("m")
        assert list(s.book.all(Event))[-1].kind == "note_sent"


async def test_offer_without_interview_goes_to_the_main_contact(open_app: OpenApp) -> None:
    records = (
        Contact(name="Ana Ruiz", emails=("ana@vega.example",)),
        Position(title="Engineer", company="Vega", main_contact=1),
        Event(at=at("2026-11-19 15:00"), kind="offer_received", position=1, respond_by=date(2026, 11, 27)),
    )
    async with open_app(*records) as s:
        assert s.line[0] == "acknowledge_offer"
        await s.press("c", "c")
        assert s.copied[0].startswith("Dear Ana")
        await s.press("y")
        assert [(e.kind, e.contact) for e in s.book.all(Event)][-1] == ("offer_acknowledged", 1)


async def test_other_words_asked_about_for_long_leave_one_draft(open_app: OpenApp) -> None:
    async with open_app() as s:
        await open_panel_note(s)
        await s.press("e", *"Hi ", "f2", "w")
        assert "would be replaced" in s.text()
        await s.until(lambda: [note for note in s.book.all(Note) if note.sent_at is None])
        await s.press("y", "q")
        assert len([note for note in s.book.all(Note) if note.sent_at is None]) == 1
