import re
from pathlib import Path

import pytest

from tui.clipboard.models import ClipboardEnvironment
from tui.clipboard.self_test import arrived_as, conclude, make_code, recall_arrivals, remember_arrival

KITTY = ClipboardEnvironment(environ={"TERM": "xterm-kitty"}, link="ssh", terminal="kitty", reported="kitty(0.35.2)")
OTHER = ClipboardEnvironment(environ={"TERM": "xterm-256color"}, link="ssh", reported="Konsole 23.08.5")


def test_a_code_is_short_and_new() -> None:
    assert re.fullmatch(r"followup-[a-z2-9]{5}", make_code())
    assert len({make_code() for _ in range(20)}) > 15


@pytest.mark.parametrize(
    ("pasted", "right"), [("followup-abcde", True), (" followup-abcde\r\n", True), ("followup-abcd", False), ("", False)]
)
def test_the_paste_is_judged(pasted: str, right: bool) -> None:
    assert arrived_as("followup-abcde", pasted) is right


def test_answers_are_kept_by_terminal(tmp_path: Path) -> None:
    folder = tmp_path / "state"
    assert recall_arrivals(folder, KITTY) == {}
    remember_arrival(folder, KITTY, "terminal", True)
    remember_arrival(folder, KITTY, "desktop", False)
    remember_arrival(folder, OTHER, "terminal", False)
    assert recall_arrivals(folder, KITTY) == {"terminal": True, "desktop": False}
    assert recall_arrivals(folder, OTHER) == {"terminal": False}
    assert [path.name for path in folder.iterdir()] == ["clipboard.json"]
    assert (folder / "clipboard.json").stat().st_mode & 0o777 == 0o600


def test_a_new_version_of_a_terminal_is_the_same_terminal() -> None:
    newer = ClipboardEnvironment(environ=OTHER.environ, link="ssh", reported="Konsole 24.02.0")
    assert newer.key == OTHER.key == "ssh > Konsole"


@pytest.mark.parametrize("content", ["", "{", "[]", '{"terminals": {"x": 3}}', "\x00"])
def test_a_broken_file_is_an_empty_memory(tmp_path: Path, content: str) -> None:
    (tmp_path / "clipboard.json").write_text(content)
    assert recall_arrivals(tmp_path, KITTY) == {}
    remember_arrival(tmp_path, KITTY, "terminal", True)
    assert recall_arrivals(tmp_path, KITTY) == {"terminal": True}


def test_conclusion_is_remembered_and_said(tmp_path: Path) -> None:
    assert conclude(tmp_path, KITTY, "terminal", "followup-abcde", "followup-abcde\n") == (
        True,
        "It arrived. followup will remember that for this terminal.",
    )
    assert recall_arrivals(tmp_path, KITTY) == {"terminal": True}
    arrived, said = conclude(tmp_path, KITTY, "terminal", "followup-abcde", "")
    assert (arrived, said.partition(".")[0]) == (False, "It did not arrive")
    assert recall_arrivals(tmp_path, KITTY) == {"terminal": False}


def test_conclusion_that_cannot_be_kept_is_said(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file, not a folder")
    arrived, said = conclude(tmp_path / "state", KITTY, "terminal", "followup-abcde", "followup-abcde")
    assert (arrived, said) == (True, "It arrived, but this could not be saved: File exists.")
