"""Keep every test away from the developer's own config, book, state, displays and sessions."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("followup", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("followup")  # on a busy machine a slow example is not a failure

OWN_TO_THE_DEVELOPER = (
    "FOLLOWUP_BOOK",
    "FOLLOWUP_CONFIG",
    "FOLLOWUP_DEBUG",
    "XDG_CACHE_HOME",
    "XDG_CONFIG_HOME",
    "XDG_DATA_HOME",
    "XDG_STATE_HOME",
    "DISPLAY",
    "WAYLAND_DISPLAY",
    "SSH_CLIENT",
    "SSH_CONNECTION",
    "SSH_TTY",
    "STY",
    "TMUX",
    "TMUX_PANE",
    "NO_COLOR",
    "EDITOR",
    "VISUAL",
)
END_TO_END = Path(__file__).parent / "e2e"
TERMINAL = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}


def pytest_xdist_auto_num_workers() -> int:
    """Return one worker more than processors: tests of terminals spend most of their time waiting."""
    return (os.cpu_count() or 1) + 1


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test that starts a real terminal as slow."""
    for item in items:
        if END_TO_END in item.path.parents:
            item.add_marker(pytest.mark.slow)


def pytest_collection_finish() -> None:
    """Collect garbage less often: looking through everything that was imported took a tenth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


@pytest.fixture(scope="session", autouse=True)
def isolated_environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Give the whole run an empty home and a terminal with true colours."""
    with pytest.MonkeyPatch.context() as patch:
        for name in OWN_TO_THE_DEVELOPER:
            patch.delenv(name, raising=False)
        for name, value in {"HOME": str(tmp_path_factory.mktemp("empty-home")), **TERMINAL}.items():
            patch.setenv(name, value)
        yield


@pytest.fixture(scope="session", autouse=True)
def programs_hear_when_their_terminal_closes() -> None:
    """Let nobody inherit a HUP that is ignored, as below nohup; the tests go on after one there, as they should."""
    if signal.getsignal(signal.SIGHUP) is signal.SIG_IGN:
        signal.signal(signal.SIGHUP, lambda *_: None)


@pytest.fixture(scope="session", autouse=True)
def nothing_waits_for_the_disk() -> Iterator[None]:
    """Let a sync only check its descriptor: nobody cuts the power here, and `tests/storage/faults.py` has disks that do."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("fsync", "fdatasync"):
            patch.setattr(os, name, os.fstat, raising=False)
        yield


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a home folder for this test alone, with config, book and state below it."""
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path
