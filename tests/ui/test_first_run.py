"""The first start: two questions, three ways to begin, and jump mode."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from textual.widgets import Input

from tests.domain.build import at
from tests.ui.conftest import SETTINGS, OpenApp
from tui.config import Settings, load
from tui.domain.models import Contact, Interview, Position
from tui.domain.settings import Profile
from tui.ui.app import SHOW_SAMPLE
from tui.ui.screens.importing import paths
from tui.ui.screens.list_screen import BookScreen

pytestmark = pytest.mark.slow

INVITATION = """BEGIN:VCALENDAR
VERSION:2.0
METHOD:REQUEST
BEGIN:VEVENT
UID:first-run@nimbus.example
DTSTAMP:20261118T080000Z
DTSTART:20261124T130000Z
DTEND:20261124T140000Z
SUMMARY:Interview: Data Engineer at Nimbus
ORGANIZER;CN=Ana Ruiz:mailto:ana@nimbus.example
ATTENDEE;CN=Robin Vale:mailto:robin@vale.example
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture
def fresh(tmp_path: Path) -> Settings:
    """Return empty settings, as at the first start."""
    return msgspec.structs.replace(SETTINGS, profile=Profile(), path=tmp_path / "config" / "config.toml")


async def test_an_empty_book_asks_for_name_and_zone_and_keeps_them(open_app: OpenApp, fresh: Settings) -> None:
    async with open_app(empty=True, settings=fresh) as s:
        assert "Welcome" in s.text()
        await s.fill(name="Robin Vale", timezone="Europe/Berlin", emails="robin@vale.example, r@vale.example")
        await s.press("f2")
        kept = load(fresh.path, environ={})
        assert kept.profile == Profile(name="Robin Vale", emails=("robin@vale.example", "r@vale.example"))
        assert kept.policy.timezone == "Europe/Berlin"
        assert s.app.session.settings.profile == kept.profile
        assert s.app.session.zone.key == "Europe/Berlin"
        await s.press("1")
        assert "Add an interview" in s.text()


async def test_a_wrong_zone_is_said_in_the_form(open_app: OpenApp, fresh: Settings) -> None:
    async with open_app(empty=True, settings=fresh) as s:
        await s.fill(name="Robin", timezone="Europe/Nowhere")
        await s.press("f2")
        assert "Your zone:" in s.text()
        assert "The rest is saved." in s.text()
        assert fresh.path.read_text() == '[profile]\nname = "Robin"\n'


async def test_unwritable_config_is_said_and_nothing_is_lost(open_app: OpenApp, fresh: Settings, tmp_path: Path) -> None:
    (tmp_path / "config").write_text("a file where the folder would be")
    async with open_app(empty=True, settings=fresh) as s:
        await s.fill(name="Robin Vale")
        await s.press("f2")
        assert "cannot be" in s.text()
        assert "Robin Vale" in s.text()


async def test_leaving_the_form_leaves_no_file(open_app: OpenApp, fresh: Settings) -> None:
    async with open_app(empty=True, settings=fresh) as s:
        await s.press("f4", "4")
        assert isinstance(s.app.screen, BookScreen)
        assert not fresh.path.exists()


async def test_the_sample_is_what_the_app_ends_with(open_app: OpenApp, fresh: Settings) -> None:
    async with open_app(empty=True, settings=fresh) as s:
        await s.press("f4")
        await s.pilot.press("3")
        assert s.app.return_value == SHOW_SAMPLE


@pytest.mark.parametrize("records", [(Contact(name="Ana"),), ()])
async def test_nothing_is_asked_where_there_is_something_or_a_name(
    open_app: OpenApp, fresh: Settings, records: tuple[Contact, ...]
) -> None:
    async with open_app(*records, settings=fresh if records else SETTINGS, empty=not records) as s:
        assert isinstance(s.app.screen, BookScreen)


async def test_letter_of_a_beginning_begins_it(open_app: OpenApp, fresh: Settings) -> None:
    for key, title in (("a", "Add an interview"), ("I", "Which file?")):
        async with open_app(empty=True, settings=fresh) as s:
            await s.fill(name="Robin Vale")
            await s.press("f2")
            assert "1 Add an interview (a)" in s.text()
            await s.press(key)
            assert title in s.text()
            assert "How do you want to begin?" not in s.text()
        fresh.path.unlink()


async def test_cursor_stands_on_the_imported_interview(open_app: OpenApp, tmp_path: Path) -> None:
    file = tmp_path / "invitation.ics"
    file.write_text(INVITATION)
    lyra = Position(title="Poet", company="Lyra")
    soon = Interview(position=1, starts_at=at("2026-11-20 14:00"), timezone="America/New_York")
    async with open_app(lyra, soon) as s:
        await s.press("I")
        s.app.screen.query_one(Input).value = str(file)
        await s.press("enter")
        await s.until(lambda: "Add an interview from the file" in s.text())
        await s.press("f2")
        assert s.screen.rows.highlighted == ("interview", 2)


async def test_an_invitation_is_taken_in_from_a_file(open_app: OpenApp, tmp_path: Path) -> None:
    file = tmp_path / "invitation.ics"
    file.write_text(INVITATION)
    async with open_app(empty=True) as s:
        await s.press("I")
        s.app.screen.query_one(Input).value = str(tmp_path / "none.ics")
        await s.press("enter")
        assert "No such file" in s.text()
        s.app.screen.query_one(Input).value = f"'{file}'"
        await s.press("enter")
        await s.until(lambda: "Add an interview from the file" in s.text())
        assert not list(s.book.all(Interview))
        await s.press("f2")
        (interview,) = s.book.all(Interview)
        assert s.book.record(Position, interview.position or 0).company == "Nimbus"
        assert f"{interview.starts_at:%F %H:%M}" == "2026-11-24 13:00"
        await s.press("u")
        assert not list(s.book.all(Interview))


async def test_import_without_own_address_says_you_may_be_a_guest(open_app: OpenApp, tmp_path: Path) -> None:
    file = tmp_path / "invitation.ics"
    file.write_text(INVITATION)
    async with open_app(empty=True, settings=Settings(profile=Profile(name="Robin Vale"))) as s:
        await s.press("I")
        s.app.screen.query_one(Input).value = str(file)
        await s.press("enter")
        await s.until(lambda: "Add an interview from the file" in s.text())
        words = " ".join(s.text().replace("│", " ").split())
        assert "The config file has no [profile] emails, so you may be among the people yourself." in words


def test_paths_are_completed_to_folders_and_invitations(tmp_path: Path) -> None:
    (tmp_path / "mails").mkdir()
    (tmp_path / "mails" / "one.txt").touch()
    (tmp_path / "mails" / "two.EML").touch()
    assert paths(f"{tmp_path}/ma") == f"{tmp_path}/mails/"
    assert paths(f"{tmp_path}/mails/") == f"{tmp_path}/mails/two.EML"
    assert paths(f"{tmp_path}/mails/o") is None
    assert paths(f"{tmp_path}/none/o") is None
    assert paths("~nobody-at-all/o") is None
    assert paths("\0") is None


async def test_jumping_to_a_field_and_back_to_the_list(open_app: OpenApp) -> None:
    async with open_app() as s:
        await s.press("a", "f3")
        fields = list(s.app.screen_stack[-2].focus_chain)
        await s.press("d")
        assert s.app.focused is fields[2]
        await s.press("f3", "f3")
        assert s.app.focused is fields[2]
        await s.press("f4", "apostrophe", "s")
        assert s.app.focused is not None
        assert s.app.focused.id == "pane-scroll"
        await s.press("apostrophe", "a")
        assert s.app.focused.id == "interviews"
