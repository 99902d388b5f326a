"""`followup review`."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run

GOOD = """\
Subject: Thank you: Data Engineer at Nimbus Freight

Dear Mei,

Thank you for making the time yesterday. How dispatchers read the delay forecasts between two calls, and what they wish
stood there instead, was the part I told my sister about in the evening.

My last pipeline ended in just such a screen, and it took us a year to learn that a range is kinder than a minute. The Data
Engineer role interests me all the more for it, and I would be glad to build it with you.

Kind regards,
Robin Vale
"""
ABOUT = ("--interview", "2", "--contact", "Mei")


@pytest.fixture(autouse=True)
def _known(sample_book: Path) -> None:
    """Every call here is over the sample book."""


@pytest.fixture
def note(tmp_path: Path) -> Path:
    path = tmp_path / "note.txt"
    path.write_text(GOOD, encoding="utf-8")
    return path


def test_a_good_note_has_nothing_to_mend(run: Run, note: Path) -> None:
    assert run("review", str(note), *ABOUT) == (0, "Nothing to fix.\n", "")


def test_what_fails_says_where_why_and_what_mends_it(run: Run, note: Path) -> None:
    note.write_text(GOOD.replace("Dear Mei", "Dear Tom"), encoding="utf-8")
    ran = run("review", str(note), *ABOUT)
    assert ran.status == 1
    first = ran.out.splitlines()[0]
    assert first.startswith(f"{note}:3:6: fail: ")
    assert "Tom Okafor" in first
    assert "Job interview follow up do and don't" in first


def test_a_warning_alone_fails_nothing(run: Run, note: Path) -> None:
    note.write_text(GOOD.replace("Thank you for", "Thank you you for"), encoding="utf-8")
    ran = run("review", str(note), *ABOUT)
    assert (ran.status, ran.out.count("\n")) == (0, 1)
    assert ":5:11: warn: " in ran.out


def test_json_tells_the_place_in_body_and_in_file(run: Run, note: Path) -> None:
    note.write_text(GOOD.replace("Data Engineer at", "TODO at", 1).replace("Dear Mei", "Dear Tom"), encoding="utf-8")
    told = json.loads(run("review", str(note), *ABOUT, "--json").out)
    assert (told["version"], told["kind"], told["interview"]) == (1, "thank_you", 2)
    places = {f["rule"]: (f["field"], f["start"], f["line"], f["column"], f["text"]) for f in told["findings"]}
    assert places == {"placeholder": ("subject", 11, 1, 21, "TODO"), "wrong_name": ("body", 5, 3, 6, "Tom")}
    assert set(told["findings"][0]) >= {"rule", "severity", "start", "end", "field", "sentence", "source", "mend"}


@pytest.mark.parametrize("words", [("-",), ()])
def test_reads_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(GOOD.encode())))
    assert run("review", *words, *ABOUT) == (0, "Nothing to fix.\n", "")


def test_line_ends_and_a_mark_of_another_system_change_nothing(run: Run, note: Path) -> None:
    note.write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    assert run("review", str(note), *ABOUT).out == "Nothing to fix.\n"


def test_without_a_subject_an_email_fails_and_a_card_does_not(run: Run, note: Path) -> None:
    note.write_text(GOOD.split("\n\n", 1)[1], encoding="utf-8")
    assert run("review", str(note), *ABOUT).status == 1
    assert run("review", str(note), *ABOUT, "--channel", "letter").status == 0


def test_a_draft_that_is_copied_out_can_be_looked_over(run: Run, note: Path) -> None:
    note.write_text(run("draft", "2", "--to", "Mei").out, encoding="utf-8")
    ran = run("review", str(note), *ABOUT, "--kind", "thank_you")
    assert ran.status == 0
    assert note.read_text(encoding="utf-8").startswith("To: ")
    assert "To:" not in ran.out


def test_contact_outside_any_process_gets_keep_in_touch_note(run: Run, note: Path) -> None:
    told = json.loads(run("review", str(note), "--contact", "Grace", "--json").out)
    assert (told["kind"], told["interview"]) == ("keep_in_touch", None)


def test_what_was_typed_cannot_act_on_the_terminal(run: Run, note: Path) -> None:
    note.write_text(GOOD.replace("Dear Mei", "Dear \x1b[31mMei [\x1b]0;x\x07 name]"), encoding="utf-8")
    assert "\x1b" not in run("review", str(note), *ABOUT).out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("-",), "Say who the note is to"),
        (("-", "--interview", "99"), "There is no interview 99"),
        (("-", "--interview", "2", "--contact", "²"), "There is no contact"),
        (("-", "--interview", "2", "--contact", "nobody"), "There is no contact 'nobody'"),
        (("-", "--interview", "2", "--kind", "poem"), "There is no kind of note 'poem'"),
        (("-", *ABOUT), "The note in standard input is empty"),
    ],
)
def test_a_wrong_call_is_one_sentence(run: Run, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], said: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b" \n")))
    ran = run("review", *words)
    assert ran.status == 2
    assert said in ran.err


def test_what_is_no_text_and_what_is_not_there(run: Run, note: Path) -> None:
    note.write_bytes(b"\xff\xfe\x00")
    assert run("review", str(note), *ABOUT) == (2, "", f"followup: {note} is not UTF-8 text\n")
    note.unlink()
    assert run("review", str(note), *ABOUT) == (1, "", f"followup: {note}: No such file or directory\n")


def test_spelling_comes_with_the_extra(run: Run, tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text(
        "Subject: Thanks\n\nDear Ana,\n\nThank you for the conversation about your team's work, and for teh coffee.\n"
    )
    ran = run("review", str(note), "--interview", "2", "--contact", "Ana")
    assert "note.txt:5:64: warn: 'teh' isn't in the dictionary. Did you mean 'the'?" in ran.out
