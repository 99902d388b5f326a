"""Good notes by writers who have seen neither patterns nor templates: hardly any gets a finding."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.review.read_book import book_from, reviewed

pytestmark = pytest.mark.slow

DATA = Path(__file__).resolve().parents[1] / "data"
NOTES = DATA / "good_notes.json"
OF_MANY = DATA / "good_notes_of_many_writers.json"
ONE_IN = 50


def wrongly_told(data: dict[str, Any]) -> list[str]:
    """Return the notes that get a finding above `info`, with the rules that are wrong about them."""
    book, told = book_from(data), []
    for note in data["notes"]:
        about = {name: note.get(name) for name in ("kind", "contact", "interview", "position", "channel", "now", "subject")}
        writer, timezone = note.get("from") or data["profile"]["name"], note.get("timezone") or data["timezone"]
        findings = reviewed(book, writer, timezone, body=note["text"], **about)
        rules = sorted({finding.rule for finding in findings if finding.severity != "info"})
        if rules:
            told.append(f"{note['name']}: {', '.join(rules)}")
    return told


def test_good_notes_are_hardly_ever_told_of_a_flaw() -> None:
    data = json.loads(NOTES.read_text("utf-8"))
    assert len(data["notes"]) >= 60
    told = wrongly_told(data)
    assert len(told) * ONE_IN <= len(data["notes"]), told


def test_notes_of_many_writers_are_hardly_ever_told_of_a_flaw() -> None:
    books = json.loads(OF_MANY.read_text("utf-8"))
    count = sum(len(data["notes"]) for data in books)
    assert count >= 320
    told = [one for data in books for one in wrongly_told(data)]
    assert len(told) * ONE_IN <= count, told
