"""A line of the history names the fields of an edit, and the records of what another program did."""

from __future__ import annotations

import pytest

from tui.domain.book import Book
from tui.domain.changes import Change, Edit
from tui.text.act_words import BACK, OUTSIDE, act_words, counted

BOOK = Book({"contacts": {1: {"name": "Ana Ruiz"}}})
EDIT = Edit("contacts", 1, {"role": None, "keep_in_touch_days": None}, {"role": "CTO", "keep_in_touch_days": 30})
NEW = Edit("contacts", 2, None, {"name": "Bo"})
PEOPLE = Edit("interviews", 1, {"interviewers": None}, {"interviewers": [{"contact": 2}]})


@pytest.mark.parametrize(
    ("sentence", "edits", "said"),
    [
        ("Contact Ana Ruiz edited", (EDIT,), "Contact Ana Ruiz edited (role, keep in touch)"),
        ("Undone: Contact Ana Ruiz edited", (EDIT, NEW), "Undone: Contact Ana Ruiz edited (role, keep in touch)"),
        ("Redone: Contact Bo edited", (NEW, PEOPLE), "Redone: Contact Bo edited"),
        ("Final round at Vega edited", (NEW, PEOPLE), "Final round at Vega edited (interviewers)"),
        ("Contact Bo added", (NEW,), "Contact Bo added"),
        ("Contact Bo edited", (NEW,), "Contact Bo edited"),
        ("Thank-you to Ana Ruiz marked as sent", (EDIT,), "Thank-you to Ana Ruiz marked as sent"),
        (OUTSIDE, (EDIT,), f"{OUTSIDE}: Contact Ana Ruiz (role, keep in touch)"),
        (BACK, (NEW,), f"{BACK}: contact"),
        (OUTSIDE, (), OUTSIDE),
    ],
)
def test_sentence_says_what_was_changed(sentence: str, edits: tuple[Edit, ...], said: str) -> None:
    assert act_words(BOOK, Change(sentence, edits)) == said


def test_many_fields_are_counted() -> None:
    for count, said in ((5, "a0, a1, a2, a3, a4"), (6, "a0, a1, a2, a3, 2 more")):
        fields = {f"a{n}": "x" for n in range(count)}
        edit = Edit("contacts", 1, dict.fromkeys(fields), fields)
        assert act_words(BOOK, Change("Contact Ana Ruiz edited", (edit,))) == f"Contact Ana Ruiz edited ({said})"


def test_records_are_counted_by_kind() -> None:
    edits = [NEW, Edit("interviews", 1, None, {}), Edit("contacts", 3, None, {})]
    assert counted(edits) == "2 contacts, 1 interview"
