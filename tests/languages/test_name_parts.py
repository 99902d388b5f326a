"""Names: how a typed name is stored, and the greeting that it gives in each language."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.tools.growth import LIMIT, growth
from tui.domain.models import Contact
from tui.domain.sanitize import clean
from tui.languages import language, languages
from tui.languages.reading.name_parts import Name, name_to_greet, read_name
from tui.languages.reading.name_words import title_kind
from tui.languages.reading.people_names import put_in_order

ASK = "ASK"
DATA = Path(__file__).resolve().parents[1] / "data"
SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "cases" / "names.tsv"


def rows(path: Path) -> list[list[str]]:
    """Return the rows of a table of names: typed, language, greeting, shown, comment."""
    lines = path.read_text("utf-8").splitlines()[1:] if path.exists() else []
    return [[*line.split("\t"), "", ""][:5] for line in lines]


def greeting(name: Name | None, code: str) -> str:
    """Return how a note to somebody of that name opens."""
    spoken = language(code)
    assert spoken is not None
    return f"{spoken.grammar.salutation(name, letter=False)}," if name else ASK


def fair(comment: str) -> set[str]:
    """Return the alternatives that a comment accepts."""
    return {piece for part in comment.split(";") if "FAIR" in part for piece in part.split("'")[1::2]}


@pytest.mark.parametrize(("typed", "code", "opens", "shown", "_why"), rows(DATA / "names.tsv"))
def test_name_in_our_table_is_shown_and_greeted_as_told(typed: str, code: str, opens: str, shown: str, _why: str) -> None:
    kept = put_in_order(typed)
    assert kept == shown
    assert greeting(read_name(kept), code) == opens
    assert greeting(read_name(typed), code) == opens, "an old book holds names as they were typed"


@pytest.mark.skipif(not SHARED.exists(), reason="../shared is not there")
@pytest.mark.parametrize(("typed", "code", "opens", "shown", "comment"), rows(SHARED))
def test_name_in_shared_table_is_greeted_as_told(typed: str, code: str, opens: str, shown: str, comment: str) -> None:
    kept = put_in_order(typed)
    assert kept == shown or kept in fair(comment)
    said = greeting(read_name(kept), code)
    assert said == opens or said in fair(comment)


@pytest.mark.parametrize(
    ("name", "kept", "english", "german"),
    [
        ("the recruiter", "Sam", "Dear Sam,", "Guten Tag Sam,"),
        ("the recruiter", "Hi Sam,", "Hi Sam,", "Hi Sam,"),
        ("?", "Frau Schmidt", "Dear Ms. Schmidt,", "Sehr geehrte Frau Schmidt,"),
        ("Ana Ruiz", "Liebe Ana", "Liebe Ana,", "Liebe Ana,"),
        ("Ana Ruiz", "Dr. Ruiz", "Dear Dr. Ruiz,", "Guten Tag Dr. Ruiz,"),
        ("Hiring team", "team", "Dear team,", "Guten Tag team,"),
        ("Ana Ruiz", " ", "Dear Ana,", "Guten Tag Ana Ruiz,"),
        ("", "", ASK, ASK),
    ],
)
def test_kept_greeting_comes_before_the_name(name: str, kept: str, english: str, german: str) -> None:
    found = name_to_greet(Contact(name=name, greeting=kept))
    assert (greeting(found, "en"), greeting(found, "de")) == (english, german)


PIECES = st.sampled_from(
    [
        "Ana",
        "RUIZ",
        "ruiz",
        "Dr.",
        "Prof.",
        "Mr.",
        "Frau",
        "PhD",
        "MD",
        "Jr.",
        "van",
        "de",
        "la",
        "der",
        "y",
        "O'Brien",
        "mcdonald",
        "Kim",
        "Min-jun",
        "Li",
        "Wei",
        "Nguyễn",
        "山田",
        "أحمد",
        "J.",
        "J.R.",
        "AJ",
        "the",
        "some",
        "recruiter",
        "CTO",
        "HR",
        "from",
        "at",
        "of",
        "and",
        "&",
        "/",
        ",",
        ";",
        "-",
        "(",
        ")",
        "[",
        "]",
        '"',
        "'",
        "<",
        ">",
        "?",
        "!",
        ".",
        "@",
        "ana@x.example",
        "(VP)",
        "(Acme)",
        "3",
        "team",
        "Koch",
        "Sir",
    ]
)
OPENING = ("Tag", "geehrte", "geehrter", "Frau", "Herr", "Dr.", "Prof.", "Mr.", "Ms.")
NAMES = st.one_of(st.lists(PIECES, max_size=9).map(" ".join), st.text(max_size=80))


@pytest.mark.slow
@settings(max_examples=300, deadline=None)
@given(NAMES)
@example("Dear")
@example("﷽ ﷽")
@example("ß")
@example('Ana " Sir "')
@example("ǆ ǆ")
@example("İPEK ÇELİK")
@example("0\x1bAB")
def test_any_name_is_greeted_by_a_word_of_it_or_asked_for(typed: str) -> None:
    for text in (typed, put_in_order(typed)):
        name = read_name(text)
        if name is None:
            continue
        letters = "".join(filter(str.isalnum, clean(text).casefold()))
        for spoken in languages():
            said = spoken.grammar.salutation(name, letter=False)
            assert said == " ".join(said.split())
            own = [word for word in said.split()[1:] if word not in OPENING and not title_kind(word)]
            assert own
            assert all("".join(filter(str.isalnum, word.casefold())) in letters for word in own)


@pytest.mark.slow
@settings(max_examples=300, deadline=None)
@given(NAMES)
def test_name_in_order_is_left_as_it_is_when_read_again(typed: str) -> None:
    once = put_in_order(typed)
    assert put_in_order(once) == once


@pytest.mark.parametrize(
    "piece", ["van ", "(", '"', "a,", "Dr. ", "A. ", "@", "a@", "<", "-", "'", "[", "\x1b]", "ａ", "and "]
)
def test_long_hostile_name_is_read_in_linear_time(piece: str) -> None:
    def read(count: int) -> None:
        put_in_order(piece * count)
        read_name(piece * count)

    assert growth(read, 10_000) < LIMIT
