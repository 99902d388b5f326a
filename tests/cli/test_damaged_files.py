"""Damaged files: every command reports them in a sentence, and does what it still can."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ran, Run
from tests.domain.build import at
from tui.cli import SUBCOMMANDS
from tui.cli.main import main
from tui.domain.changes import Change, ChangeBuilder
from tui.domain.models import Contact
from tui.storage import Store

pytestmark = pytest.mark.slow

CALLS: dict[str, tuple[tuple[str, ...], ...]] = {
    "next": (("next",), ("next", "--json", "--all"), ("next", "--short")),
    "remind": (("remind",), ("remind", "--json")),
    "forecast": (("forecast",), ("forecast", "--json")),
    "show": (("show",), ("show", "1"), ("show", "1", "--brief")),
    "draft": (("draft", "1"), ("draft", "1", "--eml")),
    "review": (("review", "NOTE", "--interview", "1", "--contact", "1", "--json"),),
    "log": (("log", "1", "remark", "--text", "Seen"),),
    "add": (("add", "contact", "Zoe"),),
    "import": (("import", "CARD", "--yes"),),
    "export": (
        ("export", "json"),
        ("export", "ics"),
        ("export", "vcard"),
        ("export", "csv", "contacts"),
        ("export", "markdown", "1"),
    ),
    "duplicates": (("duplicates",),),
    "history": (("history",),),
    "restore": (("restore",), ("restore", "previous")),
    "templates": (("templates",), ("templates", "show", "thank_you.en")),
    "sync": (("sync", "status"),),
    "check": (("check",), ("check", "--repair")),
    "completions": (("completions", "bash"),),
    "config": (("config",),),
}
"""Every command as people would call it on a damaged book."""


def no_utf8(data: bytes) -> bytes:
    """Damage a letter in the middle of a text."""
    middle = data.rindex(b"e", 0, len(data) * 3 // 4)
    return data[:middle] + b"\xff" + data[middle + 1 :]


def half_a_pair(data: bytes) -> bytes:
    """Put half of a surrogate pair into the first name."""
    start = data.index(b'"name":"') + 8
    return data[:start] + rb"\ud83d" + data[start:]


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "no UTF-8": no_utf8,
    "cut": lambda data: data[: len(data) * 2 // 3],
    "empty": lambda data: b"",
    "zeros": lambda data: bytes(len(data)),
    "garbage": lambda data: b"\x00\xff\x1b[2J" * 50,
    "nested": lambda data: b"[" * 100_000,
}
TEXT = {"no UTF-8": no_utf8, "zeros": DAMAGES["zeros"], "nested": DAMAGES["nested"]}

FILES: dict[str, dict[str, Callable[[bytes], bytes]]] = {
    "book.json": {**DAMAGES, "half a pair": half_a_pair},
    "book.json.journal": {**DAMAGES, "half a pair": half_a_pair},
    "book.json.lock": {"empty": DAMAGES["empty"], "garbage": DAMAGES["garbage"]},
    "book.json.backups/previous.json": {**DAMAGES, "half a pair": half_a_pair},
    ".config/followup/config.toml": TEXT,
    ".config/followup/templates/thank_you.en.txt": TEXT,
    ".local/state/followup/clipboard.json": TEXT,
    ".local/state/followup/imports.json": TEXT,
    ".local/state/followup/reminded-*.json": TEXT,
}
"""Each file that the program reads, below the home, and how it can be damaged."""


@pytest.fixture
def home_of_files(sample_book: Path, home: Path) -> Path:
    """Return a home with every file that the program reads; the journal holds an act that the book does not."""
    now = at("2026-11-19 16:02")

    def change(book: object) -> Change:
        builder = ChangeBuilder(book)  # type: ignore[arg-type]
        builder.add(Contact(name="Everett"))
        return builder.done("Add Everett")

    with Store.open(sample_book, at=now) as store:
        store.act(change, now)
    store = Store.open(sample_book, at=now)
    store.act(change, now)
    store._files.close()  # as after a kill
    main(["templates", "copy", "thank_you.en"])
    memory = home / ".local/state/followup/clipboard.json"
    memory.parent.mkdir(parents=True)
    memory.write_text('{"version": 1}')
    (memory.parent / "imports.json").write_text('{"tables": {}, "answers": {"one more": "keep"}}')
    main(["remind"])
    (home / "note.txt").write_text("Dear Ana,\n\nThank you.\n")
    (home / "card.vcf").write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Ivo Kern\nEND:VCARD\n")
    return home


def test_every_command_is_tried() -> None:
    assert CALLS.keys() == SUBCOMMANDS.keys()


@pytest.mark.parametrize(("file", "damage"), [(file, damage) for file, damages in FILES.items() for damage in damages])
def test_a_damaged_file_is_told_in_every_command(
    home_of_files: Path, run: Run, monkeypatch: pytest.MonkeyPatch, file: str, damage: str
) -> None:
    monkeypatch.setenv("FOLLOWUP_DEBUG", "1")  # an unexpected error is raised
    sound = {path: path.read_bytes() for path in home_of_files.rglob("*") if path.is_file()}
    (target,) = home_of_files.glob(file)
    for calls in CALLS.values():
        for words in calls:
            for path in home_of_files.rglob("*"):
                if path.is_file() and path not in sound:
                    path.unlink()
            for path, data in sound.items():
                if path != target and not (path.exists() and path.read_bytes() == data):
                    path.write_bytes(data)
            target.write_bytes(FILES[file][damage](sound[target]))
            ran = run(*(str(home_of_files / {"NOTE": "note.txt", "CARD": "card.vcf"}.get(word, word))
                        if word in ("NOTE", "CARD") else word for word in words))  # fmt: skip
            check_answer(ran, words)


def check_answer(ran: Ran, words: tuple[str, ...]) -> None:
    """A command that fails says why, on one line each; none says something unexpected happened."""
    assert ran.status in (0, 1, 2), words
    assert ran.status == 0 or ran.err or words[0] in ("check", "review", "templates"), words
    for line in ran.err.splitlines():
        assert line.startswith(("followup: ", "  ")), (words, line)
    assert "unexpected" not in ran.err
    (ran.out + ran.err).encode()


@pytest.mark.parametrize("file", [file for file in FILES if file.startswith("book.json") and "backups" not in file])
@pytest.mark.parametrize("damage", list(DAMAGES))
def test_repair_brings_the_book_back(home_of_files: Path, run: Run, file: str, damage: str) -> None:
    (home_of_files / file).write_bytes(DAMAGES[damage]((home_of_files / file).read_bytes()))
    ran = run("check", "--repair")
    assert "FAIL" not in ran.out.split("ok  ", 1)[1], ran.out
    shown = run("next")
    assert shown.status == 0
    assert os.fspath(home_of_files) not in shown.err
    assert "Vega" in run("show").out
