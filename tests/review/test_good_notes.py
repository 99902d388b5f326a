"""Good notes by writers who have seen neither patterns nor templates: hardly any gets a finding."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.review.read_book import book_from, reviewed

NOTES = Path(__file__).resolve().parents[1] / "data" / "good_notes.json"
ONE_IN = 50


def wrongly_told(data: dict[str, Any]) -> list[str]:
    """Return the notes that get a finding above `info`, with the rules that are wrong about them."""
    book, told = book_from(data), []
    for note in data["notes"]:
        about = {name: note.get(name) for name in ("kind", "contact", "interview", "position", "channel", "now", "subject")}
        findings = reviewed(book, data["profile"]["name"], data["timezone"], body=note["text"], **about)
        rules = sorted({finding.rule for finding in findings if finding.severity != "info"})
        if rules:
            told.append(f"{note['name']}: {', '.join(rules)}")
    return told


def test_good_notes_are_hardly_ever_told_of_a_flaw() -> None:
    data = json.loads(NOTES.read_text("utf-8"))
    assert len(data["notes"]) >= 60
    told = wrongly_told(data)
    assert len(told) * ONE_IN <= len(data["notes"]), told
