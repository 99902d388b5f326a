"""What each package may import, tested in a fresh interpreter, which sees imports inside functions, too."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest

from tests.domain.build import at
from tests.exchange.build import ics, vevent
from tui.cli import SUBCOMMANDS
from tui.domain.sample import sample
from tui.domain.settings import Policy
from tui.storage import Store

ROOT = Path(__file__).parents[1]

CASES = {
    "the domain knows no library for files or screens": (
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


@pytest.mark.slow
@pytest.mark.parametrize(("code", "strangers"), CASES.values(), ids=list(CASES))
def test_knows_only_what_it_may(code: str, strangers: tuple[str, ...]) -> None:
    seen = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys; print(*sys.modules)"], capture_output=True, text=True, check=True
    ).stdout.split()
    assert not set(strangers) & set(seen)


CALLS = {
    "next": ["next"],
    "remind": ["remind"],
    "forecast": ["forecast"],
    "show": ["show"],
    "draft": ["draft", "1"],
    "review": ["review", "NOTE", "--interview", "1"],
    "log": ["log", "1", "met"],
    "add": ["add", "contact", "Bo Lind"],
    "import": ["import", "INVITATION", "--dry-run"],
    "export": ["export", "json"],
    "duplicates": ["duplicates"],
    "sync": ["sync", "status"],
    "history": ["history"],
    "restore": ["restore"],
    "templates": ["templates"],
    "check": ["check"],
    "completions": ["completions", "bash"],
    "config": ["config"],
}
"""A call of each command."""


def test_every_command_has_a_call() -> None:
    assert list(CALLS) == list(SUBCOMMANDS)


CONFIG = '[app]\ntheme = "nord"\n[keys]\nundo = "u"\n'


@pytest.mark.slow
@pytest.mark.parametrize(
    ("words", "config"),
    [*((words, CONFIG) for words in CALLS.values()), (CALLS["next"], ""), (CALLS["config"], "")],
    ids=[*CALLS, "next without config", "config without config"],
)
def test_no_command_imports_textual(words: list[str], config: str, tmp_path: Path) -> None:
    files = {"NOTE": b"Dear Ana,\n\nThank you.\n", "INVITATION": ics(vevent()), "config.toml": config.encode()}
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    now = at("2026-11-19 16:02")
    with Store.open(tmp_path / "book.json", at=now) as store:
        store.act(lambda empty: sample(empty, now, Policy()), now)
    place = ["--book", str(tmp_path / "book.json"), *(["--config", str(tmp_path / "config.toml")] if config else [])]
    seen = _modules_after([*place, *(str(tmp_path / word) if word in files else word for word in words)], tmp_path)
    assert f"tui.cli.{SUBCOMMANDS[words[0]].module}" in seen
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


@pytest.mark.slow
def test_next_loads_only_what_it_uses(tmp_path: Path) -> None:
    Store.open(book := tmp_path / "book.json", at=datetime(2026, 11, 22, tzinfo=UTC)).close()
    seen = _modules_after(["--book", str(book), "next"], tmp_path)
    assert "tui.cli.next" in seen
    assert not {"tinydb", "tomllib", "tui.cli.check", "tui.review"} & seen


def modules(package: str) -> dict[str, Path]:
    """Return every module of a package by its dotted name."""
    return {
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
        for path in (ROOT / package).rglob("*.py")
    }


@cache
def nodes(path: Path) -> list[ast.AST]:
    """Return every node of a file's syntax tree, the module itself first."""
    return list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


def imported_by(path: Path, known: dict[str, Path]) -> set[str]:
    """Return which of the known modules a file imports, in functions and for typing, too."""
    found = set()
    for node in nodes(path):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= {name if name in known else node.module for name in names}
    return found & set(known)


def deferred_imports(path: Path) -> Iterator[str]:
    """Yield the imports inside functions of a file that have no comment with a reason."""
    lines = path.read_text(encoding="utf-8").splitlines()
    for function in nodes(path):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            for node in ast.walk(function):
                if isinstance(node, ast.Import | ast.ImportFrom):
                    last = lines[(node.end_lineno or node.lineno) - 1].replace("# noqa", "")
                    if "  # " not in last:
                        yield f"{path.relative_to(ROOT)}, line {node.lineno}: {ast.unparse(node)}"


@pytest.mark.slow
def test_import_in_a_function_says_why_it_stands_there() -> None:
    assert [found for path in modules("tui").values() for found in deferred_imports(path)] == []


def cycles(graph: dict[str, set[str]]) -> set[frozenset[str]]:
    """Return the groups of modules that reach each other."""

    def reached(start: str) -> set[str]:
        seen, ahead = set[str](), [start]
        while ahead:
            news = graph[ahead.pop()] - seen
            seen |= news
            ahead += news
        return seen

    reach = {name: reached(name) for name in graph}
    return {
        frozenset(other for other in reach[name] if name in reach[other]) for name in graph if name in reach[name]
    }  # fmt: skip


def test_imports_make_no_cycle_deferred_ones_included() -> None:
    known = modules("tui")
    graph = {name: imported_by(path, known) - {name} for name, path in known.items()}
    assert [sorted(cycle) for cycle in cycles(graph)] == []


def test_cycles_are_found_when_there_are_some() -> None:
    assert cycles({"a": {"b"}, "b": {"c"}, "c": {"b"}, "d": {"a"}}) == {frozenset({"b", "c"})}


LANGUAGE_PARTS = {"address", "grammar", "mentions", "review_patterns", "sentence", "third_person"}
"""Modules that every language may have; `sentence` is also the check that drafting and review share."""

SAME_NAME = {
    "base": "what every screen has; what every language has",
    "dates": "how a date is shown; how one is read",
    "forecast": "the days to come; their words; the command; the screen",
    "history": "acts and their inverses; the command that lists them",
    "models": "the records; what is known of a clipboard",
    "people": "who is in an invitation; what a review says of names",
    "settings": "those about you and the rules; all of the config file",
    "timeline": "what happened; the screen that shows it",
    "zones": "zones in general; those of calendars",
    "build": "what the tests of a room are built from",
    "conftest": "pytest's name for it",
    "__main__": "Python's name for it",
    "test_config": "the test of the settings; of the command",
    "test_forecast": "the test of the days; of the command; of the screen",
    "test_history": "the test of the acts; of the command",
    "test_processes": "applications walked through; processes of the system",
    "test_review": "the test of the review; of the command",
    "Text": "what a task types; a text that people read, with its place",
    "Screen": "the program screen; the stand-in for a terminal",
    "Terminal": "a terminal for tests; one that measures",
    "Count": "of findings; of writes",
    "notes": "the notes that the review is tried on; a measurement of drafts",
}
"""Names that two modules or two public classes may share, with the reason."""

SAME_CONSTANT = {
    "COLUMNS": "those of the list on each screen",
    "DAYS": "names of weekdays, one list a language",
    "LANGUAGE": "one a language",
    "MET_LIMIT": "one a language",
    "MONTHS": "names of months: as dates show them, as they are typed, and one list a language",
    "MOST_WORDS_WITHOUT_VERB": "one a language",
    "NEW": "the answer to a question; the flags of a new file",
    "PATTERNS": "one a language",
    "QUESTIONS": "one a language",
    "T": "any type",
    "WEEKDAYS": "as dates show them; as they are typed; as a setting has them",
}
"""Constants and types that two modules may call the same, with the reason."""


@pytest.mark.slow
@pytest.mark.parametrize("package", ["tui", "tests"])
def test_no_name_of_a_module_or_class_means_two_things(package: str) -> None:
    paths = modules(package).values()
    names = Counter(path.stem for path in paths if path.stem != "__init__")
    for path in paths:
        module = nodes(path)[0]
        assert isinstance(module, ast.Module)
        names.update(node.name for node in module.body if isinstance(node, ast.ClassDef) and node.name[0] != "_")
    used_twice = {name for name, count in names.items() if count > 1}
    assert sorted(used_twice - LANGUAGE_PARTS - set(SAME_NAME)) == []


def constants(path: Path) -> Iterator[str]:
    """Yield the public names that a module assigns at its top."""
    module = nodes(path)[0]
    assert isinstance(module, ast.Module)
    for node in module.body:
        targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        yield from (
            name.id for target in targets for name in ast.walk(target) if isinstance(name, ast.Name) and name.id[0] != "_"
        )


def test_no_constant_means_two_things() -> None:
    counts = Counter(name for path in modules("tui").values() for name in set(constants(path)))
    assert sorted({name for name, count in counts.items() if count > 1} - set(SAME_CONSTANT)) == []


def test_no_test_has_a_name_longer_than_60_characters() -> None:
    names = [
        node.name
        for path in modules("tests").values()
        for node in nodes(path)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    assert [name for name in names if name.startswith("test_") and len(name) > 60] == []
