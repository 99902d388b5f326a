"""Writing a note: editing, saving, reviewing, copying; it is marked as sent only if the user says yes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import msgspec
import pytest
from textual.widgets import Input, TextArea

from tests.domain.build import at, contact, interview
from tests.ui.conftest import SETTINGS, AppDriver, OpenApp
from tui.clipboard.models import Outcome
from tui.domain.changes import Change
from tui.domain.models import Contact, Event, Interview, Note, Position
from tui.storage import StoreError

SAID = "What has stayed with me most is what you look for in the first ninety days."
"""The sentence to Ana Ruiz in the sample."""


async def open_panel_note(s: AppDriver) -> TextArea:
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


async def test_note_with_placeholder_is_copied_but_not_ready(open_app: OpenApp) -> None:
    async with open_app() as s:
        await s.press("j", "j", "j", "d", "f2")
        await s.press("enter")
        assert "1 open" in s.text()
        await s.press("c")
        assert "[What has stayed with you from your talk with Priya?]" in s.copied[0]
        assert "Not ready yet" in s.text()
        assert "mark the thank-you" not in s.text()
        for key in ("y", "m"):
            await s.press(key)
            assert not [e for e in s.book.all(Event) if e.interview == 5]
        body = s.app.screen.query_one(TextArea)
        body.text = body.text.replace(
            "[What has stayed with you from your talk with Priya?]", "What has stayed with me is churn, week by week."
        )
        await s.press("m")
        assert [e.kind for e in s.book.all(Event) if e.interview == 5] == ["thank_you_sent"]


async def test_placeholder_completed_by_one_key_is_kept(open_app: OpenApp) -> None:
    async with open_app() as s:
        await s.press("j", "j", "j", "d", "f2", "enter")
        assert "enter Complete" in s.text()
        await s.press("enter")
        await s.type("the way you measure churn.")
        assert "What has stayed with me most is the way you measure churn." in " ".join(s.text().split())
        await s.press("enter")
        assert s.book.record(Interview, 5).interviewers[0].say == "What has stayed with me most is the way you measure churn."
        assert "the way you measure churn." in s.screen.query_one(TextArea).text
        assert "m Sent" in s.text()
        await s.press("q", "u")
        assert "Undone: Sentence to Priya" in s.toasts()
        assert not s.book.record(Interview, 5).interviewers[0].say


async def test_completing_shows_private_words_and_takes_none(open_app: OpenApp) -> None:
    async with open_app() as s:
        await s.press("j", "j", "j", "d")
        await s.fill(talk0="seemed tired tbh, comp 70/140 OTE")
        await s.press("f2", "enter", "enter")
        assert "seemed tired tbh, comp 70/140 OTE" in s.text()
        await s.press("f2")
        assert "tired" not in s.screen.query_one(TextArea).text
        assert "[What has stayed with you" in s.screen.query_one(TextArea).text


async def test_sentence_that_does_not_fit_is_kept_and_still_asked(open_app: OpenApp) -> None:
    async with open_app() as s:
        await s.press("j", "j", "j", "d", "f2", "enter", "enter")
        await s.type("-> churn w/ 9 ppl")
        assert "This is shorthand." in s.text()
        await s.press("enter")
        assert "churn" in s.book.record(Interview, 5).interviewers[0].say
        assert "[What has stayed with you" in s.screen.query_one(TextArea).text
        assert "does not fit" in s.toasts()


async def test_placeholder_left_out_takes_its_sentence_along(open_app: OpenApp) -> None:
    async with open_app() as s:
        await s.press("j", "j", "j", "d", "f2", "enter", "delete")
        text = s.screen.query_one(TextArea).text
        assert "[" not in text
        assert text.startswith("Dear Priya,")


async def test_completed_placeholder_leaves_what_was_typed(open_app: OpenApp) -> None:
    async with open_app() as s:
        await s.press("j", "j", "j", "d", "f2", "enter")
        body = s.screen.query_one(TextArea)
        body.text = body.text.replace("Dear Priya,", "Dear Priya, hello again,")
        await s.press("enter")
        await s.type("the way you measure churn.")
        await s.press("enter")
        assert "hello again" in body.text
        assert "most is the way you measure churn." in body.text


async def test_greeting_asked_for_is_kept_with_the_contact(open_app: OpenApp) -> None:
    records = (
        contact(1, name="recruiting@vega.example"),
        Position(title="Engineer", company="Vega"),
        interview(1, "2026-11-19 14:00"),
    )
    async with open_app(*records, now="2026-11-19 16:02") as s:
        await s.press("enter")
        assert "How do you greet" in s.text()
        await s.press("enter")
        await s.type("Ms. Ortiz")
        await s.press("enter")
        assert s.book.record(Contact, 1).greeting == "Ms. Ortiz"
        assert "Dear Ms. Ortiz," in s.screen.query_one(TextArea).text


async def test_note_not_ready_is_copied_from_list_with_a_warning(open_app: OpenApp) -> None:
    async with open_app() as s:
        await s.press("j", "j", "j", "d", "f2", "c", "c")
        assert "[What has stayed with you from your talk with Priya?]" in s.copied[0]
        assert "Not ready yet" in s.text()
        await s.press("m")
        assert not [e for e in s.book.all(Event) if e.interview == 5]


@pytest.mark.slow
async def test_wording_and_paragraphs_are_remembered_with_the_draft(open_app: OpenApp) -> None:
    async with open_app() as s:
        body = await open_panel_note(s)
        await s.press("w", "o", "5")
        text = body.text
        assert "decision" in text
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


async def test_a_fact_goes_into_the_open_place_that_was_found(open_app: OpenApp) -> None:
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


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (200, 60)], ids=["60x20", "80x24", "200x60"])
async def test_the_readers_show_at_every_width(open_app: OpenApp, size: tuple[int, int]) -> None:
    async with open_app(size=size) as s:
        await open_panel_note(s)
        for name in ("Tom Okafor", "Ana Ruiz", "Mei Tanaka"):
            assert name in s.text()


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


@pytest.mark.slow
async def test_other_words_asked_about_for_long_leave_one_draft(open_app: OpenApp) -> None:
    async with open_app() as s:
        await open_panel_note(s)
        await s.press("e", *"Hi ", "f2", "w")
        assert "would be replaced" in s.text()
        await s.until(lambda: [note for note in s.book.all(Note) if note.sent_at is None])
        await s.press("y", "q")
        assert len([note for note in s.book.all(Note) if note.sent_at is None]) == 1


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


@pytest.mark.slow
@pytest.mark.parametrize("keys", [("q",), ("q", "j", "enter"), ("q", "j", "j", "enter", "e")], ids="".join)
async def test_a_late_copy_asks_nothing_over_another_screen(
    open_app: OpenApp, monkeypatch: pytest.MonkeyPatch, keys: tuple[str, ...]
) -> None:
    async with open_app() as s:
        await open_panel_note(s)
        assert await late_copy(s, monkeypatch, *keys) == []


@pytest.mark.slow
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


@pytest.mark.slow
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
