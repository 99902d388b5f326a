"""The command line in this process, with a home of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.domain.build import at
from tui.cli.main import main
from tui.domain.models import Policy
from tui.domain.sample import sample
from tui.storage import Store

NOW = "2026-11-19T16:02-05:00"


class Ran(NamedTuple):
    """How a command ended and what it said."""

    status: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The path of the book; the home around it is the test's own."""
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in (
        "XDG_DATA_HOME",
        "XDG_CONFIG_HOME",
        "XDG_STATE_HOME",
        "FOLLOWUP_CONFIG",
        "TMUX",
        "DISPLAY",
        "SSH_CONNECTION",
    ):
        monkeypatch.delenv(name, raising=False)
    path = tmp_path / "book.json"
    monkeypatch.setenv("FOLLOWUP_BOOK", str(path))
    config = tmp_path / ".config" / "followup" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text(
        '[profile]\nname = "Robin Vale"\nemails = ["robin@vale.example"]\n[policy]\ntimezone = "America/New_York"\n'
    )
    return path


@pytest.fixture
def run(book: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command at NOW, unless it says otherwise."""

    def call(*words: str) -> Ran:
        capsys.readouterr()
        try:
            status = main([*words, *(() if "--now" in words else ("--now", NOW))])
        except SystemExit as stop:
            status = int(stop.code or 0)
        out, err = capsys.readouterr()
        return Ran(status, out, err)

    return call


@pytest.fixture
def sample_book(book: Path) -> Path:
    """The sample book, at NOW."""
    now = at("2026-11-19 16:02")
    with Store.open(book, at=now) as store:
        store.act(lambda empty: sample(empty, now, Policy(timezone="America/New_York")), now)
    return book
