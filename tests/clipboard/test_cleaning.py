import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.clipboard.cleaning import clean

OVERRIDES = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


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
        ("evil\u202etxt.exe\u202c \u2066x\u2069", "eviltxt.exe x"),
        ("שלום\u200f, Ana\u200e", "שלום\u200f, Ana\u200e"),
        ("👩\u200d💻 日本語 ️", "👩\u200d💻 日本語 ️"),
        ("e\u0301", "é"),
        ("e\x00\u0301", "é"),
        ("half \ud83d", "half \ufffd"),
        ("", ""),
    ],
)
def test_what_goes_and_what_stays(raw: str, cleaned: str) -> None:
    assert clean(raw) == cleaned


@given(st.text(st.characters() | st.sampled_from("\r\n\t\x1b\x9b\x00\u0301" + OVERRIDES)))
def test_nothing_that_runs_or_deceives_is_left(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    assert not set(cleaned) & set(OVERRIDES)
    assert all(unicodedata.category(char) != "Cc" for char in cleaned.replace("\r\n", "\n").replace("\n", ""))
    cleaned.encode()


@given(st.text(st.characters(exclude_categories=("Cc", "Cs")) | st.just("\n")))
def test_an_ordinary_note_comes_out_as_it_went_in(text: str) -> None:
    text = unicodedata.normalize("NFC", "".join(char for char in text if char not in OVERRIDES))
    assert clean(text) == text
