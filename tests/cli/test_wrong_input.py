"""Unreadable input is reported in one sentence with file and place, and nothing is overwritten."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tui.commands import KeymapError, checked_keymap

BOOKS = {
    "no JSON": ('{"contacts": {"1": ', "line 1"),
    "no object": ("[1, 2]", "book.json"),
    "a table that is none": ('{"contacts": 7}', "contacts"),
    "empty bytes": ("\x00\x00", "book.json"),
}


@pytest.mark.parametrize(("text", "said"), BOOKS.values(), ids=list(BOOKS))
@pytest.mark.parametrize("words", [("next",), ("log", "1", "met"), ("import", "-", "--yes")], ids=lambda words: words[0])
def test_an_unreadable_book(run: Run, book: Path, text: str, said: str, words: tuple[str, ...]) -> None:
    book.write_text(text)
    ran = run(*words)
    assert ran.status == 1
    assert said in ran.err
    assert len(ran.err.splitlines()) == 1
    assert "Traceback" not in ran.err
    assert book.read_text() == text


def test_a_half_valid_book_opens_and_names_what_does_not(run: Run, book: Path) -> None:
    book.write_text('{"contacts": {"1": {"name": "Ana"}, "2": {"name": 7}}, "interviews": {"1": {"starts_at": "soon"}}}')
    ran = run("next")
    assert ran.status == 0
    assert "contact 2" in ran.err
    assert "interview 1" in ran.err
    assert '"name": 7' in book.read_text()


@pytest.mark.parametrize(
    ("config", "said"),
    [
        ('[policy]\nurgnt_hours = 3\n', "line 2"),
        ('[policy]\nurgnt_hours = 3\n', "urgent_hours"),
        ('[policy]\ntimezone = "America/New_Yrok"\n', "America/New_York"),
        ('[policy]\nurgent_hours = "six"\n', "line 2"),
        ("[policy\n", "line 1"),
        ('[profil]\nname = "x"\n', "profile"),
    ],
)  # fmt: skip
def test_a_config_with_a_mistake(run: Run, tmp_path: Path, config: str, said: str) -> None:
    path = tmp_path / "wrong.toml"
    path.write_text(config)
    ran = run("next", "--config", str(path))
    assert ran.status in (1, 2)
    assert "wrong.toml" in ran.err
    assert said in ran.err
    assert len(ran.err.splitlines()) == 1


def test_an_invitation_that_is_none(run: Run, tmp_path: Path, book: Path) -> None:
    path = tmp_path / "letter.ics"
    path.write_text("Dear all,\nno calendar here.\n")
    ran = run("import", str(path))
    assert ran.status == 1
    assert "letter.ics" in ran.err
    assert len(ran.err.splitlines()) == 1


def test_a_file_that_is_not_there(run: Run) -> None:
    ran = run("import", "nowhere.ics")
    assert ran.status == 1
    assert "nowhere.ics" in ran.err


def test_a_moment_that_is_none(run: Run) -> None:
    ran = run("next", "--now", "someday")
    assert ran.status == 2
    assert "someday" in ran.err


def test_a_key_that_clashes() -> None:
    with pytest.raises(KeymapError, match=r"both 'copy' and 'debrief'"):
        checked_keymap({"debrief": "c"})
    with pytest.raises(KeymapError, match="did you mean 'debrief'"):
        checked_keymap({"debreif": "c"})


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("import", "PIPE", "--yes"), "PIPE: not a regular file"),
        (("import", "LARGE", "--yes"), "large: this is larger than 20 MB, too large to be imported."),
        (("review", "PIPE", "--contact", "Ana Ruiz"), "PIPE: not a regular file"),
        (("review", "LARGE", "--contact", "Ana Ruiz"), "LARGE: larger than 1 MB"),
        (("next", "--config", "PIPE"), "PIPE cannot be read: not a regular file."),
        (("next", "--config", "LARGE"), "LARGE cannot be read: larger than 1 MB."),
    ],
)
@pytest.mark.usefixtures("sample_book")
def test_a_file_without_end_is_refused_at_once(run: Run, tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    pipe, large = tmp_path / "pipe", tmp_path / "large"
    os.mkfifo(pipe)
    with large.open("wb") as file:
        file.truncate(20_000_001)
    places = {"PIPE": str(pipe), "LARGE": str(large)}
    ran = run(*(places.get(word, word) for word in words))
    for name, place in places.items():
        said = said.replace(name, place)
    assert (ran.status, ran.err) == (1 if words[0] != "next" else 2, f"followup: {said}\n")
