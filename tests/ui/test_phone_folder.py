"""The open app exports to the phone's folder after changes, at most every few seconds, and says once if that fails."""

from __future__ import annotations

import subprocess
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest

from tests.ui.conftest import SETTINGS, OpenApp
from tui.config.settings import SyncSettings
from tui.ui.phone_folder import LONGEST_EXPORT, NOT_WRITTEN, PhoneFolder

NOW = datetime(2026, 11, 19, 21, 0, 0, 5, tzinfo=UTC)
WITH_FOLDER = msgspec.structs.replace(SETTINGS, sync=SyncSettings(vdir="~/pocket"))


class StandIn:
    """A process that ends when the test says so."""

    started: list[StandIn]
    status: int | None = None
    said = b"~/pocket: 3 written.\n"

    def __init__(self, argv: list[str], **options: Any) -> None:
        self.argv, self.killed = argv, False
        self.stdout = BytesIO(self.said) if options["stdout"] == subprocess.PIPE else None
        self.started.append(self)

    def poll(self) -> int | None:
        return self.status

    def kill(self) -> None:
        self.killed = True

    def wait(self) -> None:
        assert self.killed


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[StandIn]:
    """The exports that were started."""
    StandIn.started = []
    monkeypatch.setattr("subprocess.Popen", StandIn)
    return StandIn.started


@pytest.fixture
def session() -> Any:
    """A session whose changes the test counts."""
    return SimpleNamespace(
        edits=0,
        agenda=SimpleNamespace(next_change=NOW + timedelta(hours=1)),
        store=SimpleNamespace(path=Path("/b"), notices=[]),
        settings=SimpleNamespace(path=Path("/c")),
        now=lambda: NOW,
        retract=lambda notice: None,
    )


def test_export_follows_changes_with_a_pause(started: list[StandIn], session: Any) -> None:
    phone = PhoneFolder(session)
    phone.look(1)
    session.edits += 1
    phone.look(20)
    assert len(started) == 1  # the first goes on
    assert started[0].argv[1:] == [
        "-P", "-m", "tui", "export", "--vdir", "--book", "/b", "--config", "/c", "--now", "2026-11-19T21:00:00.000005+00:00",
    ]  # fmt: skip
    started[0].status = 0
    phone.look(21)
    assert len(started) == 2
    started[1].status = 0
    session.now = lambda: NOW + timedelta(hours=1)
    phone.look(22)
    assert len(started) == 2
    phone.look(26)
    assert len(started) == 3
    phone.finish()
    assert len(started) == 3
    session.edits += 1
    phone.finish()
    assert len(started) == 4
    assert session.store.notices == []


def test_failed_export_is_told_once(started: list[StandIn], session: Any) -> None:
    told: list[str] = session.store.notices
    phone = PhoneFolder(session)
    for at in (1.0, 100.0, 200.0):
        session.edits += 1
        phone.look(at)
        started[-1].status = 1
    phone.look(201)
    assert told == [NOT_WRITTEN]
    session.edits += 1
    phone.look(300)
    phone.look(300 + LONGEST_EXPORT)
    assert started[-2].killed  # and it is tried again
    assert told == [NOT_WRITTEN]
    started[-1].status = 0
    count = len(started)
    phone.look(500)
    phone.look(600)
    assert len(started) == count


def test_changes_of_the_phone_that_wait_are_told_once(started: list[StandIn], session: Any) -> None:
    told: list[str] = session.store.notices
    phone = PhoneFolder(session)
    for at, said in ((1.0, b""), (10.0, b"2 wait.\n"), (20.0, b"2 wait.\n"), (30.0, b"3 wait.\n"), (40.0, b"")):
        session.edits += 1
        phone.look(at)
        started[-1].stdout = BytesIO(StandIn.said + said)
        started[-1].status = 0
        phone.look(at + 1)
    assert told == ["2 wait.", "3 wait."]


@pytest.mark.slow
async def test_app_exports_if_it_is_told_to(open_app: OpenApp, started: list[StandIn]) -> None:
    async with open_app(settings=WITH_FOLDER) as s:
        assert s.app._phone is not None
    assert "export" in started[-1].argv
