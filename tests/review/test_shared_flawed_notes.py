"""The flawed notes of ../shared: flaws against the book are nearly always found, flaws in the words mostly."""

from __future__ import annotations

import csv
import json
from collections import Counter
from pathlib import Path

import pytest

from tests.review.read_book import book_from, reviewed
from tui.review import Finding

FOLDER = Path(__file__).resolve().parents[2].parent / "shared" / "cases" / "notes" / "flawed"
RULES = {
    "wrong_title_of_reader": "wrong_title", "apology_heavy": "apologies", "wrong_language": "wrong_language",
    "negative_about_past_employer": "criticism", "confidential_matter": "confidential", "typos_homophones": "homophone",
    "slang_emoji": "slang", "wrong_interview_date": "wrong_day", "du_and_sie_mixed": "du_and_sie",
    "conditions_hidden": "conditions", "blame": "criticism", "no_date": "no_date",
}  # fmt: skip
"""The rule of a flaw for which the index names none."""


def findings_in(row: dict[str, str]) -> list[Finding]:
    """Return the findings about a note of the index."""
    subject, _, body = (FOLDER / row["file"]).read_text("utf-8").partition("\n")
    interview, contact = map(int, row["interview/contact"].split("/"))
    book = book_from(json.loads((FOLDER / "book.json").read_text("utf-8")))
    return reviewed(
        book, "Jamie Rowe", "America/New_York", now=row["now"], subject=subject.removeprefix("Subject:").strip(), body=body.strip(),
        kind=row["kind"], contact=contact, interview=interview, channel=row["channel"],
    )  # fmt: skip


@pytest.mark.skipif(not FOLDER.exists(), reason="../shared is not there")
def test_flaws_of_the_shared_notes_are_found() -> None:
    there, found = Counter[str](), Counter[str]()
    missed = []
    rows = csv.DictReader((FOLDER / "index.tsv").read_text("utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    for row in rows:
        flaw, _, rest = row["expected findings"].partition(" (rule: ")
        rule = rest.split(";")[0]
        there[row["from"]] += 1
        if RULES.get(flaw, rule) in {finding.rule for finding in findings_in(row)}:
            found[row["from"]] += 1
        else:
            missed.append(row["file"])
    assert found["book"] >= 0.9 * there["book"] > 0, missed
    assert found["words"] >= 0.6 * there["words"] > 0, missed
