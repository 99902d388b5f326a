"""Writing a note: showing, copying and keeping it; it is marked as sent only if the user says yes."""

from __future__ import annotations

from datetime import date

import pytest
from textual.widgets import Input, TextArea

from tests.ui.conftest import OpenApp
from tests.ui.panel_note import open_panel_note
from tui.domain.models import Contact, Event, Interview, Note

pytestmark = pytest.mark.slow


async def test_copy_then_no_logs_nothing(open_app: OpenApp) -> None:
    async with open_app() as s:
        body = await open_panel_note(s)
        events = len(list(s.book.all(Event)))
        await s.press("c")
        assert s.copied == [body.text]
        await s.press("n")
        assert len(list(s.book.all(Event))) == events


async def test_unseen_note_when_copied_from_the_list_is_shown(open_app: OpenApp) -> None:
    async with open_app() as s:
        await s.press("j", "j", "c")
        assert s.copied == []
        assert "Thank-you to Ana Ruiz" in s.text()
        await s.press("c", "n")
        assert len(s.copied) == 1
        await s.press("q", "c")
        assert len(s.copied) == 2


async def test_seen_note_when_changed_since_is_shown_again(open_app: OpenApp) -> None:
    async with open_app() as s:
        await open_panel_note(s)
        await s.press("q", "2", "slash", *"Ana Ruiz", "enter", "e")
        await s.fill(greeting="Dr. Ruiz")
        await s.press("f2", "1", "c")
        assert s.copied == []
        assert s.screen.place == "compose"


async def test_note_newly_at_odds_with_the_book_is_shown_again(open_app: OpenApp) -> None:
    async with open_app() as s:
        await open_panel_note(s)
        await s.press("e", *"The merger closes in May. ", "f2", "q")
        await s.press("c", "n")
        assert len(s.copied) == 1
        await s.press("d")
        await s.fill(talk1="merger closes in May, confidential!!")
        await s.press("f2", "c")
        assert len(s.copied) == 1
        assert "confidential" in [finding.rule for finding in s.screen.reviewed()]


async def test_long_note_when_its_end_was_not_seen_is_not_copied(open_app: OpenApp) -> None:
    async with open_app(size=(60, 16)) as s:
        body = await open_panel_note(s)
        assert s.screen.body.rows_of_text > body.size.height
        await s.press("c")
        assert s.copied == []
        assert "The note goes on" in " ".join(s.toasts().split())
        for _ in range(9):
            await s.press("space")
        await s.press("c")
        assert s.copied == [body.text]


async def test_subject_then_address_are_copied(open_app: OpenApp) -> None:
    async with open_app() as s:
        await open_panel_note(s)
        subject = s.screen.query_one("#subject", Input).value
        assert f"To: Ana Ruiz <{s.book.record(Contact, 1).emails[0]}>" in s.text()
        await s.press("C", "C", "C")
        assert s.copied == [subject, s.book.record(Contact, 1).emails[0], subject]
        await s.press("q", "C")
        assert s.copied[3:] == [s.book.record(Contact, 1).emails[0]]


@pytest.mark.parametrize("key", ["h", "j", "k", "l", "space", "b", "f"])
async def test_reading_keys_change_nothing(open_app: OpenApp, key: str) -> None:
    async with open_app() as s:
        body = await open_panel_note(s)
        before = (body.text, s.screen.query_one("#subject", Input).value, s.screen.writing.note, s.screen)
        await s.press(key, key)
        assert before == (body.text, s.screen.query_one("#subject", Input).value, s.screen.writing.note, s.screen)


async def test_channel_is_chosen_from_a_list(open_app: OpenApp) -> None:
    async with open_app() as s:
        await open_panel_note(s)
        await s.press("v")
        assert "LinkedIn" in s.text()
        await s.press("4")
        assert "by LinkedIn" in s.text()
        assert "Subject:" not in s.text()


async def test_yes_logs_it_and_goes_on_to_the_next_person(open_app: OpenApp) -> None:
    async with open_app() as s:
        await open_panel_note(s)
        await s.press("c", "y")
        newest = list(s.book.all(Event))[-1]
        assert (newest.kind, newest.interview, newest.contact) == ("thank_you_sent", 2, 1)
        assert s.book.record(Note, newest.note or 0).body == s.copied[0]
        assert "Thank-you to Mei Tanaka" in s.text()


async def test_the_footer_names_the_keys_that_work(open_app: OpenApp) -> None:
    async with open_app() as s:
        await open_panel_note(s)
        assert "? Keys" in s.text()
        await s.press("e")
        assert "F1 Keys" in s.text()
        assert "? Keys" not in s.text()
        await s.press("f1")
        assert "Writing a note" in s.text()


async def test_what_is_typed_is_kept_as_a_draft_without_a_save(open_app: OpenApp) -> None:
    async with open_app() as s:
        await open_panel_note(s)
        await s.press("e", *"Hi ", "f2")
        await s.press("q")
        kept = [note for note in s.book.all(Note) if note.sent_at is None]
        assert [note.body.startswith("Hi Dear Ana") for note in kept] == [True]
        await s.press("enter")
        assert s.app.screen.query_one(TextArea).text.startswith("Hi Dear Ana")
        await s.press("q", "u")  # typing is not an undo step
        assert "othing to undo" in s.text()


async def test_undo_after_writing_in_a_note_asks_first(open_app: OpenApp) -> None:
    async with open_app() as s:
        await s.press("d")
        await s.fill(decision_by="fri")
        await s.press("f2", "enter", "e", *"Hi ", "f2", "q", "u")
        assert "Undo this: Debrief" in s.text()
        await s.press("n")
        assert s.book.record(Interview, 3).decision_by == date(2026, 11, 20)
        await s.press("u", "y")
        assert s.book.record(Interview, 3).decision_by is None
        assert [note.body[:3] for note in s.book.all(Note) if note.sent_at is None] == ["Hi "]


async def test_draft_that_was_never_typed_in_is_drafted_anew(open_app: OpenApp) -> None:
    async with open_app() as s:
        await open_panel_note(s)
        await s.press("w", "q", "d")
        assert len([note for note in s.book.all(Note) if note.sent_at is None]) == 1
        await s.fill(say1="I liked what you said about the night shift.")
        await s.press("f2", "enter")
        note = s.screen.writing.note
        assert "night shift" in note.body
        assert note.wording == 1


async def test_what_was_sent_leaves_no_draft_behind(open_app: OpenApp) -> None:
    async with open_app() as s:
        await open_panel_note(s)
        await s.pilot.press("e", *"Hi ", "f2", "m")  # at once, before the pause after which typing is saved
        await s.settle()
        assert "Thank-you to Mei Tanaka" in s.text()
        await s.press("q")
        assert all(note.sent_at for note in s.book.all(Note))
        assert list(s.book.all(Note))[-1].body.startswith("Hi Dear Ana")


async def test_what_was_just_typed_is_kept_when_the_program_is_left(open_app: OpenApp) -> None:
    async with open_app() as s:
        await open_panel_note(s)
        s.screen.SAVE_AFTER = 60
        await s.pilot.press("e", *"Hi ", "ctrl+q")
        await s.until(lambda: not s.app.is_running or s.app.is_ending)
        assert [note.body[:3] for note in s.book.all(Note) if note.sent_at is None] == ["Hi "]


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


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (200, 60)], ids=["60x20", "80x24", "200x60"])
async def test_the_readers_show_at_every_width(open_app: OpenApp, size: tuple[int, int]) -> None:
    async with open_app(size=size) as s:
        await open_panel_note(s)
        for name in ("Tom Okafor", "Ana Ruiz", "Mei Tanaka"):
            assert name in s.text()


async def test_what_is_said_of_one_note_does_not_stand_over_the_next(open_app: OpenApp) -> None:
    async with open_app() as s:
        await open_panel_note(s)
        await s.press("e", *"Please reply as soon as possible. ", "f2", "f")
        assert "It sounds pushy." in " ".join(s.text().replace("▌", " ").split())
        await s.press("n")
        assert "It sounds pushy." not in s.text()


async def test_a_long_note_is_scrolled_while_it_is_read(open_app: OpenApp) -> None:
    async with open_app() as s:
        body = await open_panel_note(s)
        body.text += "\n\nAnd so on." * 20
        await s.press("ctrl+d")
        assert body.scroll_y > 0
        at_first = body.scroll_y
        await s.press("pagedown")
        assert body.scroll_y > at_first
        await s.press("ctrl+u", "pageup", "pageup")
        assert body.scroll_y == 0
        await s.press("e", "ctrl+end", *"PS", "f2")
        assert body.text.endswith("PS")


async def test_sent_thank_you_is_shown_as_it_was_sent(open_app: OpenApp) -> None:
    async with open_app() as s:
        body = await open_panel_note(s)
        writing = s.screen.writing
        contact, interview = writing.contact, writing.interview
        await s.press("m")
        sent = next(note for note in s.book.all(Note) if (note.contact, note.interview) == (contact, interview))
        assert sent.sent_at is not None
        await s.press("N")
        assert s.screen.writing.contact == contact
        assert (s.screen.note, body.text) == (sent, sent.body)
        assert "by e-mail, sent" in s.text()
        await s.press("m")
        assert "marked as sent already" in s.toasts()
        await s.press("c")
        assert (s.copied, s.screen.place) == ([sent.body], "compose")
        await s.press("e", *"So ", "f2")
        kept = [note for note in s.book.all(Note) if (note.contact, note.interview) == (contact, interview)]
        assert [(note.sent_at is None, note.body == sent.body) for note in kept] == [(False, True), (True, False)]
