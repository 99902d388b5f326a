"""The user's editor gets a private file, and what it leaves there comes back."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tui.clipboard.editor import EditorError, edit_text


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return where temporary files go; none is left there."""
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    yield place
    assert list(place.iterdir()) == []


def script(tmp_path: Path, text: str, name: str = "editor") -> str:
    """Return an editor that does what a shell script says."""
    path = tmp_path / name
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o700)
    return str(path)


def test_edited_text_comes_back(tmp_path: Path) -> None:
    editor = script(tmp_path, 'stat -c %a "$2" >"$0.mode"; echo "$1" >>"$2"')
    assert edit_text("the note\n", {"EDITOR": f"{editor} --wait", "PATH": "/usr/bin:/bin"}) == "the note\n--wait\n"
    assert Path(f"{editor}.mode").read_text() == "600\n"


def test_visual_goes_before_editor_and_vi_is_the_last_resort(tmp_path: Path) -> None:
    one, other = script(tmp_path, 'echo one >"$1"', "one"), script(tmp_path, 'echo other >"$1"', "other")
    script(tmp_path, 'echo vi >"$1"', "vi")
    assert edit_text("", {"VISUAL": one, "EDITOR": other}) == "one\n"
    assert edit_text("", {"VISUAL": "", "EDITOR": other}) == "other\n"
    assert edit_text("", {"EDITOR": " ", "PATH": str(tmp_path)}) == "vi\n"


def test_the_terminal_is_the_editors_while_it_runs(tmp_path: Path) -> None:
    steps: list[str] = []
    started = tmp_path / "started"

    @contextmanager
    def suspended() -> Iterator[None]:
        steps.append(f"begun, {'' if started.exists() else 'not '}started")
        yield
        steps.append(f"over, {'' if started.exists() else 'not '}started")

    edit_text("", {"EDITOR": script(tmp_path, f"touch {started}")}, suspended)
    assert steps == ["begun, not started", "over, started"]


@pytest.mark.parametrize(
    ("does", "said"),
    [
        ("exit 3", "The editor ended with status 3; the note is unchanged."),
        ('rm "$1"', "EDITOR could not be used: No such file or directory."),
        (None, "The editor /nowhere/ed was not found: set EDITOR to one that you have."),
    ],
    ids=["fails", "removes", "missing"],
)
def test_an_editor_in_trouble_is_told(tmp_path: Path, does: str | None, said: str) -> None:
    editor = script(tmp_path, does) if does else "/nowhere/ed"
    with pytest.raises(EditorError) as told:
        edit_text("the note", {"EDITOR": editor})
    assert str(told.value) == said.replace("EDITOR could", f"The editor {editor} could")


def test_a_quote_without_end_is_told() -> None:
    with pytest.raises(EditorError, match=r"The editor 'unclosed could not be used: No closing quotation\."):
        edit_text("the note", {"EDITOR": "'unclosed"})
