"""The thread beside the app tells and takes in, says what is wrong once, and never holds the app up."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from unittest.mock import Mock

import pytest

from tests.sync.machines import AT, ZONE, SharingMachine, carry, meet
from tui.storage import StoreError
from tui.sync import background, folder
from tui.sync.background import BackgroundSharing
from tui.sync.setup import forget
from tui.sync.sharing import Sharing


class Watched:
    """The thread beside a machine's session, and what it woke the app for."""

    def __init__(self, machine: SharingMachine) -> None:
        self._woken = threading.Event()
        self.sharing = BackgroundSharing(machine.path, lambda: machine.at, ZONE)
        self.sharing.start(self._woken.set)

    def wait(self) -> None:
        assert self._woken.wait(20), "nothing was noticed"
        self._woken.clear()


@pytest.fixture
def pair(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[SharingMachine, SharingMachine, Watched]]:
    monkeypatch.setattr(background, "LOOK_SECONDS", 0.01)
    desk, lap = SharingMachine(tmp_path, "desk"), SharingMachine(tmp_path, "lap")
    with closing(desk.store), closing(lap.store):
        desk.set_up()
        lap.set_up()
        watched = Watched(desk)
        yield desk, lap, watched
        watched.sharing.stop()


def test_app_says_at_each_start_that_nothing_is_shared(pair: tuple[SharingMachine, SharingMachine, Watched]) -> None:
    desk, lap, _ = pair
    meet(desk, lap)
    forget(desk.sharing, "lap", AT)
    carry(desk, lap)
    lap.sync()
    for _ in range(2):
        watched = Watched(lap)
        watched.wait()
        assert "desk has forgotten this machine" in watched.sharing.said()[0]
        watched.sharing.stop()


def test_what_arrives_is_taken_in_and_what_is_done_is_told(pair: tuple[SharingMachine, SharingMachine, Watched]) -> None:
    desk, lap, watched = pair
    lap.add("Bo")
    lap.sync()
    carry(desk, lap)
    watched.wait()
    desk.store.refresh()
    assert desk.names() == ["Bo"]
    desk.add("Ana")
    watched.wait()
    carry(desk, lap)
    lap.sync()
    assert lap.names() == ["Ana", "Bo"]
    assert watched.sharing.said() == []


def test_folder_that_goes_away_is_said_once(pair: tuple[SharingMachine, SharingMachine, Watched]) -> None:
    desk, _, watched = pair
    shutil.rmtree(desk.folder)
    watched.wait()
    desk.add("Ana")
    watched.wait()
    assert len(watched.sharing.said()) == 1


def test_folder_that_never_answers_is_left_alone(
    pair: tuple[SharingMachine, SharingMachine, Watched], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, _, watched = pair
    hangs = threading.Event()
    monkeypatch.setattr(folder, "FOLDER_PATIENCE", 0.01)
    monkeypatch.setattr(folder.SharedFolder, "files", lambda self: hangs.wait(20) and {})
    desk.add("Ana")
    watched.wait()
    assert [said.split(": ")[-1] for said in watched.sharing.said()] == ["it does not answer."]
    assert desk.at == AT
    hangs.set()


def test_what_goes_wrong_again_and_again_is_said_once(
    pair: tuple[SharingMachine, SharingMachine, Watched], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, _, watched = pair
    monkeypatch.setattr(background, "RETRY_SECONDS", 0.0)
    with monkeypatch.context() as patch:
        for error in (KeyError("x"), StoreError("No.")):
            patch.setattr(Sharing, "exchange", Mock(side_effect=error))
            desk.add("Ana")
            for _ in range(4):
                watched.wait()
        assert watched.sharing.said() == ["The book cannot be shared; this went wrong: KeyError: 'x'.", "No."]
    while b'"Ana"' not in (desk.folder / "desk.followup").read_bytes():
        watched.wait()
