"""Run the command line in this process, with a separate book for each test."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.domain.build import at
from tui.cli.main import main
from tui.domain.sample import sample
from tui.domain.settings import Policy
from tui.storage import Store

NOW = "2026-11-19T16:02-05:00"


class Ran(NamedTuple):
    """The exit status and the output of a command."""

    status: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def book(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the path of a book that does not exist yet, beside a config with a name and a zone."""
    path = home / "book.json"
    monkeypatch.setenv("FOLLOWUP_BOOK", str(path))
    config = home / ".config" / "followup" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text(
        '[profile]\nname = "Robin Vale"\nemails = ["robin@vale.example"]\n[policy]\ntimezone = "America/New_York"\n'
    )
    return path


@pytest.fixture
def run(book: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command at NOW, unless `--now` is given."""

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
