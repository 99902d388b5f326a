"""What each part of the house may know, seen from a fresh interpreter: a deferred import shows here, where a linter is blind."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

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


@pytest.mark.parametrize(
    "words", [["next"], ["draft", "1"], ["log", "1", "met"], ["check"], ["history"], ["restore"]], ids=lambda words: words[0]
)
def test_no_command_loads_a_screen(words: list[str], tmp_path: Path) -> None:
    script = "import sys\nfrom tui.cli.main import main\ntry:\n    main(sys.argv[1:])\nfinally:\n    print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script, "--book", str(tmp_path / "book.json"), *words],
        capture_output=True,
        text=True,
        check=True,
        env={"HOME": str(tmp_path), "PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT)},
    )
    assert not {"textual", "rich"} & set(done.stdout.split())


def test_the_house_has_no_clock() -> None:
    for path in (ROOT / "tui").rglob("*.py"):
        if path != ROOT / "tui" / "cli" / "main.py":
            text = path.read_text(encoding="utf-8")
            assert "datetime.now(" not in text, path
            assert "date.today(" not in text, path


def test_next_loads_only_what_it_uses(tmp_path: Path) -> None:
    Store.open(book := tmp_path / "book.json", at=datetime(2026, 11, 22, tzinfo=UTC)).close()
    script = "import sys\nfrom tui.cli.main import main\nmain(sys.argv[1:])\nprint(*sys.modules)"
    seen = subprocess.run(
        [sys.executable, "-c", script, "--book", str(book), "next"],
        capture_output=True,
        text=True,
        env={"HOME": str(tmp_path), "PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT)},
    ).stdout.split()  # fmt: skip
    assert "tui.cli.next" in seen
    assert not {"typing_extensions", "inspect", "tinydb", "tomllib", "tui.cli.check", "tui.review"} & set(seen)
