"""What each screen looks like in two sizes and other colours, and when it is empty. `pytest --snapshot-update` replaces them: look at each first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from textual.widgets import Input

from tests.exchange.build import ics, vevent
from tests.screenshots import NARROW, NOW, SETTINGS, WIDE, settle
from tests.ui.stillness import Stillness, share_style_sheets
from tui.config import AppSettings
from tui.domain.sample import sample
from tui.session import Session
from tui.storage import Store
from tui.ui.app import FollowupApp
from tui.ui.launch import app_for
from tui.ui.screens.dialogs import Ask
from tui.ui.screens.waiting import Wait

pytestmark = pytest.mark.slow

SHOWN: dict[str, tuple[str, ...]] = {
    "interviews": ("j", "j"),
    "interviews-filtered": ("slash", *"rail", "enter"),
    "interviews-marked": ("space", "space"),
    "interviews-sorted": ("S", "5"),
    "interviews-jump": ("f3",),
    "interviews-folded": ("t",),
    "contacts": ("2",),
    "timeline": ("3",),
    "forecast": ("F", "j", "j", "j", "j", "j", "j"),
    "compose": ("j", "j", "enter"),
    "compose-finding": ("j", "j", "enter", "e", *"As soon as possible! ", "f2", "F"),
    "compose-paragraphs": ("j", "j", "enter", "o"),
    "debrief": ("j", "j", "j", "enter"),
    "interview-form": ("a",),
    "contact-form": ("2", "e"),
    "position-form": ("p",),
    "reply-form": ("r",),
    "import-form": ("I",),
    "delete": ("D",),
    "offer-form": ("o",),
    "which-note": ("W",),
    "why": ("y",),
    "facts": ("j", "i"),
    "brief": ("slash", *"atlas", "enter", "enter"),
    "help": ("question_mark",),
    "help-compose": ("j", "j", "enter", "question_mark"),
    "palette": ("colon", *"snooze"),
    "undone": ("j", "j", "m", "u"),
}
SIZES = {"80x24": NARROW, "120x36": WIDE}


@pytest.fixture
def snap_compare(snap_compare: Callable[..., bool], monkeypatch: pytest.MonkeyPatch) -> Callable[..., bool]:
    """Override: wait for what the app has to do, not for the clock."""
    stillness = Stillness(monkeypatch)

    def compare(app: FollowupApp, **options: Any) -> bool:
        stillness.apps.append(app)
        return snap_compare(app, **options)

    return compare


@pytest.fixture(scope="module", autouse=True)
def shared_style_sheets() -> Iterator[None]:
    """Parse style sheets once for all pictures."""
    with pytest.MonkeyPatch.context() as patch:
        share_style_sheets(patch)
        yield


@pytest.fixture
def store(home: Path) -> Iterator[Store]:
    with Store.open(home / "book.json", at=NOW) as store:
        yield store


def app_over(store: Store) -> FollowupApp:
    app = FollowupApp(Session(store, SETTINGS, lambda: NOW))
    app.theme = "followup-dark"
    return app


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", SHOWN)
def test_over_the_sample_book(name: str, size: str, store: Store, snap_compare: Callable[..., bool]) -> None:
    store.act(lambda book: sample(book, NOW, SETTINGS.policy), NOW)

    async def before(pilot: Any) -> None:
        await settle(pilot)
        for key in SHOWN[name]:
            await pilot.press(key)
            await settle(pilot)

    assert snap_compare(app_over(store), terminal_size=SIZES[size], run_before=before)


@pytest.mark.parametrize("look", ["light", "no-color", "plain", "plain-compose"])
def test_in_another_look(look: str, store: Store, snap_compare: Callable[..., bool], monkeypatch: pytest.MonkeyPatch) -> None:
    store.act(lambda book: sample(book, NOW, SETTINGS.policy), NOW)
    wanted = {"light": AppSettings(theme="followup-light", animation=False), "no-color": AppSettings(animation=False)}
    if look == "no-color":
        monkeypatch.setenv("NO_COLOR", "1")
    settings = msgspec.structs.replace(SETTINGS, app=wanted.get(look, AppSettings(plain=True)))

    async def before(pilot: Any) -> None:
        await settle(pilot)
        for key in ("j", "j", *(("enter",) if look == "plain-compose" else ())):
            await pilot.press(key)
            await settle(pilot)

    assert snap_compare(app_for(settings)(Session(store, settings, lambda: NOW)), terminal_size=NARROW, run_before=before)


@pytest.mark.parametrize("size", SIZES)
def test_list_of_an_import(size: str, store: Store, snap_compare: Callable[..., bool], tmp_path: Path) -> None:
    file = tmp_path / "cal.ics"
    file.write_bytes(ics(*calendar(), method="PUBLISH"))

    async def before(pilot: Any) -> None:
        await settle(pilot)
        await pilot.press("I")
        pilot.app.screen.query_one(Input).value = str(file)
        await pilot.press("enter")
        while isinstance(pilot.app.screen, Ask | Wait):
            await settle(pilot)
        await settle(pilot)

    assert snap_compare(app_over(store), terminal_size=SIZES[size], run_before=before)


def calendar() -> list[str]:
    """Return the events of a calendar: new ones, one without a known zone, one of a whole day, and one of long ago."""
    people = ("Ana Ruiz", "Bo Lind", "Mei Tanaka", "Jonas Weber", "Eve Young", "Kim Lee")
    changed: list[dict[str, str]] = [{}, {}, {}, {"DTSTART": ";TZID=Customized Time Zone:20261203T150000"}]
    changed += [{"DTSTART": ";VALUE=DATE:20261204"}, {"DTSTART": "20260801T150000Z"}]
    return [
        vevent(
            f"ATTENDEE;CN={person}:mailto:p{number}@firm{number}.example",
            without="ATTENDEE ORGANIZER",
            **{
                "UID": str(number),
                "SUMMARY": f"Panel interview - Engineer at Firm{number}",
                "DTSTART": f"2026120{number + 1}T150000Z",
                "DTEND": "",
                **changed[number],
            },
        )
        for number, person in enumerate(people)
    ]


@pytest.mark.parametrize("key", ["1", "2", "3"])
def test_empty(key: str, store: Store, snap_compare: Callable[..., bool]) -> None:
    async def before(pilot: Any) -> None:
        await settle(pilot)
        await pilot.press(key)
        await settle(pilot)

    assert snap_compare(app_over(store), terminal_size=NARROW, run_before=before)
