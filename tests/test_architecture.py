"""What each part of the house may know, seen from a fresh interpreter: a deferred import shows here, where a linter is blind."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.domain.build import at
from tests.exchange.build import ics, vevent
from tui.cli import COMMANDS
from tui.domain.sample import sample
from tui.domain.settings import Policy
from tui.storage import Store

ROOT = Path(__file__).parents[1]

CASES = {
    "the core knows no library for files or screens": (
        "import pkgutil, importlib, tui.domain\n"
        "for m in pkgutil.walk_packages(tui.domain.__path__, 'tui.domain.'): importlib.import_module(m.name)",
        ("textual", "rich", "tinydb", "pyperclip", "icalendar"),
    ),
    "the store knows no screen": (
        "import tui.storage, tui.storage.health_check, tui.storage.backups",
        ("textual", "rich", "pyperclip"),
    ),
    "the command line knows no screen": (
        "import pkgutil, importlib, tui.cli\n"
        "for m in pkgutil.walk_packages(tui.cli.__path__, 'tui.cli.'): importlib.import_module(m.name)",
        ("textual", "rich", "pyperclip", "icalendar"),
    ),
    "exchange and clipboard know neither store nor screen": (
        "import tui.exchange, tui.exchange.invitation, tui.exchange.importer, tui.clipboard.copying, tui.config",
        ("textual", "rich", "tinydb"),
    ),
    "the app starts without what its first screen does not need": (
        "import tui.ui.app, tui.ui.screens.interviews",
        ("pyperclip", "icalendar", "rapidfuzz", "tzlocal"),
    ),
}


@pytest.mark.parametrize(("code", "strangers"), CASES.values(), ids=list(CASES))
def test_knows_only_what_it_may(code: str, strangers: tuple[str, ...]) -> None:
    seen = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys; print(*sys.modules)"], capture_output=True, text=True, check=True
    ).stdout.split()
    assert not set(strangers) & set(seen)


CALLS = {
    "next": ["next"],
    "show": ["show"],
    "draft": ["draft", "1"],
    "review": ["review", "NOTE", "--interview", "1"],
    "log": ["log", "1", "met"],
    "import": ["import", "INVITATION", "--dry-run"],
    "history": ["history"],
    "restore": ["restore"],
    "templates": ["templates"],
    "check": ["check"],
    "config": ["config"],
}
"""A call of each command."""


def test_every_command_has_a_call() -> None:
    assert list(CALLS) == list(COMMANDS)


@pytest.mark.parametrize("config", ["", '[app]\ntheme = "nord"\n[keys]\nundo = "u"\n'], ids=["no config", "config"])
@pytest.mark.parametrize("words", CALLS.values(), ids=list(CALLS))
def test_no_command_imports_textual(words: list[str], config: str, tmp_path: Path) -> None:
    files = {"NOTE": b"Dear Ana,\n\nThank you.\n", "INVITATION": ics(vevent()), "config.toml": config.encode()}
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    now = at("2026-11-19 16:02")
    with Store.open(tmp_path / "book.json", at=now) as store:
        store.act(lambda empty: sample(empty, now, Policy()), now)
    place = ["--book", str(tmp_path / "book.json"), *(["--config", str(tmp_path / "config.toml")] if config else [])]
    seen = _modules_after([*place, *(str(tmp_path / word) if word in files else word for word in words)], tmp_path)
    assert f"tui.cli.{COMMANDS[words[0]].module}" in seen
    assert not {"textual", "rich"} & seen


def _modules_after(words: list[str], home: Path) -> set[str]:
    """Return the names of all modules that a call of the program has imported."""
    script = "import sys\nfrom tui.cli.main import main\ntry:\n    main(sys.argv[1:])\nfinally:\n    print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script, *words],
        capture_output=True,
        text=True,
        check=True,
        env={"HOME": str(home), "PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT)},
    )
    return set(done.stdout.split())


def test_the_house_has_no_clock() -> None:
    for path in (ROOT / "tui").rglob("*.py"):
        if path != ROOT / "tui" / "cli" / "main.py":
            text = path.read_text(encoding="utf-8")
            assert "datetime.now(" not in text, path
            assert "date.today(" not in text, path


def test_next_loads_only_what_it_uses(tmp_path: Path) -> None:
    Store.open(book := tmp_path / "book.json", at=datetime(2026, 11, 22, tzinfo=UTC)).close()
    seen = _modules_after(["--book", str(book), "next"], tmp_path)
    assert "tui.cli.next" in seen
    assert not {"tinydb", "tomllib", "tui.cli.check", "tui.review"} & seen
