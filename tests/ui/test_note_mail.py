"""M opens the note in the mail program; afterwards the user is asked whether it was sent."""

from __future__ import annotations

import email
import stat
from contextlib import nullcontext
from email.policy import default
from pathlib import Path
from types import SimpleNamespace

import msgspec
import pytest

from tests.domain.build import at
from tests.programs.test_editor import script
from tests.ui.conftest import SETTINGS, AppDriver, OpenApp
from tests.ui.panel_note import open_panel_note
from tui.config import Settings
from tui.config.settings import MailSettings
from tui.domain.book import Book
from tui.domain.models import Event, Note
from tui.exchange.flowed_text import unflowed
from tui.ui.note_delivery import NoteDelivery

pytestmark = pytest.mark.slow


def with_program(home: Path, text: str) -> Settings:
    """Return settings with a shell script as the mail program."""
    return msgspec.structs.replace(SETTINGS, mail=MailSettings(compose=f"{script(home, text, 'mailer')} {{file}}"))


async def press_mail(s: AppDriver) -> None:
    s.app.suspend = nullcontext  # type: ignore[method-assign, assignment]
    await s.press("M")


def sent(s: AppDriver) -> list[Note]:
    return [note for note in s.book.all(Note) if note.message_id]


async def test_mail_that_was_sent_is_marked_with_its_message_id(open_app: OpenApp, home: Path) -> None:
    async with open_app(settings=with_program(home, 'cp "$1" "$0.mail"; echo "$1" >"$0.file"')) as s:
        body = await open_panel_note(s)
        text = body.text
        await press_mail(s)
        assert "mailer has ended." in s.text()
        assert sent(s) == []
        await s.press("y")
        [note] = sent(s)
        message = email.message_from_bytes((home / "mailer.mail").read_bytes(), policy=default)
        assert (note.message_id, note.subject) == (message["Message-ID"], message["Subject"])
        assert message["To"].startswith("Ana Ruiz <")
        assert unflowed(message.get_content()) == text == note.body
        assert not Path((home / "mailer.file").read_text().strip()).exists()


async def test_mail_that_was_not_sent_is_not_marked(open_app: OpenApp, home: Path) -> None:
    async with open_app(settings=with_program(home, "exit 0")) as s:
        await open_panel_note(s)
        for answer in ("n", "escape"):
            await press_mail(s)
            assert "as sent?" in s.text()
            await s.press(answer)
            assert s.screen.place == "compose"
        assert sent(s) == []
        assert list((home / ".local/state/followup/mails").iterdir()) == []


async def test_program_that_fails_keeps_the_mail_and_asks_nothing(open_app: OpenApp, home: Path) -> None:
    async with open_app(settings=with_program(home, "exit 1")) as s:
        await open_panel_note(s)
        await press_mail(s)
        [kept] = (home / ".local/state/followup/mails").iterdir()
        assert f"mailer ended with status 1. The mail is kept in {kept}" in s.toasts()
        assert s.screen.place == "compose"


async def test_note_not_seen_to_its_end_is_not_opened(open_app: OpenApp, home: Path) -> None:
    async with open_app(settings=with_program(home, 'touch "$0.ran"'), size=(80, 16)) as s:
        body = await open_panel_note(s)
        body.load_text("a line\n" * 60)
        await s.settle()
        await press_mail(s)
        assert "M opens it once you have seen the end" in s.toasts()
        assert not (home / "mailer.ran").exists()


async def test_without_a_program_it_says_what_to_set(open_app: OpenApp) -> None:
    async with open_app() as s:
        await open_panel_note(s)
        await press_mail(s)
        assert "docs/mail.md" in s.toasts()


async def test_over_ssh_without_a_program_it_names_the_file(
    open_app: OpenApp, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSH_CONNECTION", "10.0.0.1 50000 10.0.0.2 22")
    path = home / ".local/state/followup/mails/Ana-Ruiz.eml"
    shown: list[str] = []
    monkeypatch.setenv("USER", "robin")
    monkeypatch.setattr("builtins.print", shown.append)
    monkeypatch.setattr("builtins.input", lambda: "")
    async with open_app(size=(120, 36)) as s:
        await open_panel_note(s)
        await press_mail(s)
        assert f"\nscp robin@10.0.0.2:{path} .\n" in shown[0]
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert "as sent?" in s.text()
        await s.press("n")
        assert path.exists()
    assert not path.exists()


async def test_note_with_a_placeholder_is_opened_only_when_asked_twice(open_app: OpenApp, home: Path) -> None:
    async with open_app(settings=with_program(home, 'touch "$0.ran"')) as s:
        body = await open_panel_note(s)
        body.load_text("Dear Ana\n\n[What has stayed with you?]\n")
        await s.settle()
        await press_mail(s)
        assert "[What has stayed with you?]" in s.toasts()
        assert not (home / "mailer.ran").exists()
        await press_mail(s)
        assert (home / "mailer.ran").exists()
        assert "as sent?" in s.text()
        await s.press("y")
        event = max(s.book.all(Event), key=lambda event: event.id)
        assert (event.kind, event.note) == ("thank_you_sent", None)


async def test_letter_is_not_opened_as_a_mail(open_app: OpenApp, home: Path) -> None:
    async with open_app(settings=with_program(home, 'touch "$0.ran"')) as s:
        await open_panel_note(s)
        await s.press("v", "2")
        await press_mail(s)
        assert "This note goes by letter. v makes it an e-mail." in s.toasts()
        assert not (home / "mailer.ran").exists()


def test_toast_without_a_first_sentence_begins_with_a_word() -> None:
    told: list[str] = []
    screen = SimpleNamespace(session=SimpleNamespace(book=Book()), tell=lambda said, *_: told.append(said))
    app = SimpleNamespace(clear_notifications=lambda: None)
    delivery = NoteDelivery(app, SimpleNamespace())  # type: ignore[arg-type]
    delivery.ask_sent(screen, Note(contact=1, sent_at=at("2026-11-19 16:00")), "")
    assert told == ["It is marked as sent already."]
