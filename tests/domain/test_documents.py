"""Documents as JSON text: they read the same in every locale, and changing some does not parse the others."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tui.domain.documents import DocumentTable, dumps
from tui.domain.models import Contact

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**40), 2**40) | st.text() | st.text(st.characters(codec=None)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
GOOD, BAD = {"uid": "c1", "name": "José 株"}, {"uid": "c2", "name": 5}
DOCS = st.sampled_from([GOOD, {**GOOD, "name": "Ana"}, BAD, {**GOOD, "created_at": "0001-01-01T00:00:00Z"}])


@given(VALUES)
def test_what_is_written_is_ascii_and_reads_as_it_was(value: Any) -> None:
    text = dumps(value)
    assert text.isascii()
    assert json.loads(text) == value


@given(st.dictionaries(st.integers(1, 9), DOCS), st.lists(st.tuples(st.integers(1, 9), st.none() | DOCS), max_size=6))
def test_a_table_that_changed_reads_like_one_written_anew(
    docs: dict[int, dict[str, Any]], changes: list[tuple[int, dict[str, Any] | None]]
) -> None:
    table, wanted = DocumentTable(dumps({str(number): doc for number, doc in docs.items()})), dict(docs)
    for number, doc in changes:
        if doc is not None:
            table[number] = wanted[number] = doc
        elif number in wanted:
            del table[number], wanted[number]
    records, broken = table.records(Contact)
    again, wrong = DocumentTable.of(wanted.items()).records(Contact)
    assert [*records.items()] == [*again.items()]
    assert broken == wrong
    if table.table is not None:
        assert {int(number): doc for number, doc in json.loads(bytes(table.table)).items()} == wanted
