"""Names as they are typed, and as mail has them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.build import book_of, contact
from tui.domain.models import ParsedName
from tui.domain.operations import find_contact, resolve_contact
from tui.languages.reading.people_names import check_name, listed_people, read_person


@pytest.mark.parametrize(
    ("typed", "name", "email"),
    [
        ("Ana Ruiz", "Ana Ruiz", ""),
        ("Dr. Sarah Hughes <sarah.hughes@kestrel.example>", "Dr. Sarah Hughes", "sarah.hughes@kestrel.example"),
        ('"Hughes, Sarah" <mailto:s@kestrel.example>', "Sarah Hughes", "s@kestrel.example"),
        ("Sarah Hughes s@kestrel.example", "Sarah Hughes", "s@kestrel.example"),
        ("sarah.hughes@kestrel.example", "Sarah Hughes", "sarah.hughes@kestrel.example"),
        ("<sarah.hughes@kestrel.example>", "Sarah Hughes", "sarah.hughes@kestrel.example"),
        ("s@k.example <s@k.example>", "S", "s@k.example"),
        ("Bo <the tall one>", "Bo <the tall one>", ""),
    ],
)
def test_who_is_meant(typed: str, name: str, email: str) -> None:
    assert read_person(typed) == ParsedName(name, email)


def test_a_list_is_parted_at_commas_outside_quotes_and_at_semicolons_after_addresses() -> None:
    pasted = '"Hughes, Sarah" <s@k.example>; Bo Lind <b@k.example>, Ana; the first,'
    assert listed_people(pasted) == ('"Hughes, Sarah" <s@k.example>', "Bo Lind <b@k.example>", "Ana; the first")


def test_a_contact_is_found_by_address_before_name() -> None:
    book = book_of(contact(1, "Ana Ruiz"), contact(2, "Bo Lind"))
    assert find_contact(book, read_person("Ana Ruiz <P2@nimbus.example>")) == book.record(type(contact(1)), 2)
    assert resolve_contact(book, read_person("Ana Ruiz <ana@elsewhere.example>"), None) == 1


@pytest.mark.parametrize("name", ["a b c d e f g", "x" * 61])
def test_a_sentence_is_no_name(name: str) -> None:
    with pytest.raises(ValueError, match="too long for a name"):
        check_name(name)
    check_name("a b c d e f")


@given(st.text(max_size=300))
def test_whatever_is_typed_names_somebody(typed: str) -> None:
    for part in listed_people(typed):
        assert part
        assert read_person(part).name or read_person(part).email
