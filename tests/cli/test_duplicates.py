"""`followup duplicates` lists possible duplicates, and merges two contacts, never without a yes."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from tui.cli.main import main
from tui.domain.models import Contact
from tui.storage import Store

NOW = "2026-11-16T09:00:00+00:00"


@pytest.fixture
def book(home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    path = home / "book.json"
    monkeypatch.setenv("FOLLOWUP_BOOK", str(path))
    monkeypatch.setenv("FOLLOWUP_CONFIG", str(home / "config.toml"))
    for words in (
        ("Ana Ruiz <ana@nimbus.example>", "--company", "Nimbus", "--role", "VP"),
        ("Bo Lind",),
        ("Ana Ruiz", "--company", "Nimbus Inc.", "--role", "CTO", "--email", "ana@home.example"),
        ("A. Ruiz", "--company", "Nimbus"),
    ):
        assert main(["add", "contact", *words, "--now", NOW]) == 0
    capsys.readouterr()
    return path


def test_duplicates_are_listed_the_certain_ones_first(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["duplicates"]) == 0
    first, second, *_ = capsys.readouterr().out.splitlines()
    assert first == "1 and 3: Ana Ruiz, Nimbus and Ana Ruiz, Nimbus Inc. (the same name and company)"
    assert second == "1 and 4: Ana Ruiz, Nimbus and A. Ruiz, Nimbus (perhaps: a similar name)"


def test_two_contacts_are_merged_and_undone(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["duplicates", "1", "3", "--yes", "--now", NOW]) == 0
    out = capsys.readouterr().out
    assert "Role           VP                           CTO" in out
    assert out.endswith("Two contacts are one now: Ana Ruiz\n")
    with Store.open(book, at=datetime.fromisoformat(NOW)) as store:
        ana = store.book.record(Contact, 1)
        assert (ana.role, ana.emails) == ("VP", ("ana@nimbus.example", "ana@home.example"))
        assert store.book.get(Contact, 3) is None
        store.undo(datetime.fromisoformat(NOW))
        assert store.book.record(Contact, 3).role == "CTO"


def test_nothing_is_merged_without_a_yes(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["duplicates", "1", "3", "--now", NOW]) == 2
    assert "Answer in a terminal, or merge them with --yes" in capsys.readouterr().err
    assert main(["duplicates", "1", "3", "--dry-run", "--now", NOW]) == 0
    assert main(["duplicates", "1", "1", "--yes"]) == 2
    assert main(["duplicates", "1"]) == 2
