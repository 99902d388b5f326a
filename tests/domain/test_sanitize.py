"""Which characters of a text stay, for each place where it is used."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.domain.sanitize import clean, for_cells, for_copying, harmless, one_line, printable

OVERRIDES = "\u202a\u202b\u202c\u202d\u202e"


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("Dear Ana,\nthank you.\n", "Dear Ana,\nthank you.\n"),
        ("Dear Ana,\r\nthank you.\r\n", "Dear Ana,\r\nthank you.\r\n"),
        ("old\rMac, vertical\vtab, form\ffeed, next\x85line", "old\nMac, vertical\ntab, form\nfeed, next\nline"),
        ("\x1b]52;c;cm0gLXJmIH4=\x07hello", "]52;c;cm0gLXJmIH4=hello"),
        ("\x1b[200~x\x1b[201~", "[200~x[201~"),
        ("\x9d0;title\x9c", "0;title"),
        ("a\x00b\x7fc\x08d", "abcd"),
        ("a\tb", "a    b"),
        ("evil\u202etxt.exe\u202c \u2066x\u2069", "eviltxt.exe \u2066x\u2069"),
        ("שלום\u200f, Ana\u200e", "שלום\u200f, Ana\u200e"),
        ("👩\u200d💻 日本語 ️", "👩\u200d💻 日本語 ️"),
        ("e\u0301", "é"),
        ("e\x00\u0301", "é"),
        ("half \ud83d", "half \ufffd"),
        ("", ""),
    ],
)
def test_copying_keeps_text_and_drops_controls(raw: str, cleaned: str) -> None:
    assert for_copying(raw) == cleaned


@given(st.text(st.characters() | st.sampled_from("\r\n\t\x1b\x9b\x00\u0301" + OVERRIDES)))
def test_copied_text_neither_runs_nor_deceives(text: str) -> None:
    cleaned = for_copying(text)
    assert for_copying(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    assert not set(cleaned) & set(OVERRIDES)
    assert all(unicodedata.category(char) != "Cc" for char in cleaned.replace("\r\n", "\n").replace("\n", ""))
    cleaned.encode()


@given(st.text(st.characters(exclude_categories=("Cc", "Cs")) | st.just("\n")))
def test_copying_an_ordinary_note_changes_nothing(text: str) -> None:
    text = unicodedata.normalize("NFC", "".join(char for char in text if char not in OVERRIDES))
    assert for_copying(text) == text


@pytest.mark.parametrize(
    ("raw", "lines", "line", "cells"),
    [
        ("a\r\nb\tc", "a\nb\tc", "a b c", "a  b c"),
        ("\x1b[2J\x00\x7f\x9b", "␛[2J␀␡\ufffd", "␛[2J␀␡\ufffd", "␛[2J␀␡\ufffd"),
        ("evil\u202etxt", "evil\ufffdtxt", "evil\ufffdtxt", "evil\ufffdtxt"),
        (
            "\u2067a\u2069\u200f \u2066b\nc\u200d\u200c",
            "\u2067a\u2069\u200f \u2066b\u2069\nc\u200d\u200c",
            "\u2067a\u2069\u200f \u2066b c\u200d\u200c\u2069",
            "\ufffda\ufffd\u200f \ufffdb c\u200c\u200c",
        ),
        ("[/red] x\xad👩\u200d💻", "[/red] x\xad👩\u200d💻", "[/red] x\xad👩\u200d💻", "[/red] x-👩\u200c💻"),
        ("", "", "", ""),
    ],
)
def test_shown_text_has_visible_stand_ins(raw: str, lines: str, line: str, cells: str) -> None:
    assert (harmless(raw), one_line(raw), for_cells(raw)) == (lines, line, cells)


@given(st.text(st.characters() | st.sampled_from("\r\n\t\x1b\x9b\x00\ud800" + OVERRIDES)))
def test_cells_get_one_character_for_one(text: str) -> None:
    shown = for_cells(text)
    assert len(shown) == len(text)
    assert not any(unicodedata.category(char) in ("Cc", "Cs") for char in shown)


def test_a_fact_loses_escapes_and_brackets_of_questions() -> None:
    assert clean("a\n\x1b[31mb\x00 {c} [d] \u202ee") == "a b {c} [d] e"
    assert clean("[What did she say?]") == "(What did she say?)"
    assert clean("\u2067דנה\u200f כהן") == "\u2067דנה\u200f כהן\u2069", (
        "marks that a name needs stay; an isolate ends with it"
    )


def test_quoted_text_has_question_marks_for_controls() -> None:
    assert printable("a\x1b\u202e\nb é") == "a???b é"
