"""Sentences with a flaw, each in an otherwise good note: found at their place, by kind.

Most were written before any pattern had seen them; what was missed then is caught now, so that the shares here say what the
patterns know and not how they do on the next sentence.
"""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from tests.domain.build import at, book_of, contact
from tui.domain.models import Interview, Interviewer, Position
from tui.domain.settings import Policy, Profile
from tui.review import review

ROWS = list(
    csv.DictReader(
        (Path(__file__).resolve().parents[1] / "data" / "flawed_sentences.tsv").read_text("utf-8").splitlines(),
        delimiter="\t",
        quoting=csv.QUOTE_NONE,
    )
)
NOTES = {
    (
        "en",
        "thank_you",
    ): "Thank you for talking with me on Thursday about the Data Engineer role. {} The way your team tests each "
    "migration on a copy of the data has stayed with me, and I would love to work on it.",
    (
        "en",
        "inquiry",
    ): "Thank you again for talking with me about the Data Engineer role. {} Could you tell me how things stand?",
    (
        "en",
        "second_conversation",
    ): "Thank you for talking with me about the Data Engineer role. {} Could we speak for half an hour "
    "next week, so that I can show you the tests?",
    (
        "en",
        "offer_decline",
    ): "Thank you for offering me the Data Engineer role. {} I decline with regret, and wish you all the best.",
    ("en", "offer_acceptance"): "Thank you for offering me the Data Engineer role. {} I look forward to the work.",
    ("en", "extension_request"): "Thank you for offering me the Data Engineer role. {} It means a lot to me.",
    ("de", "thank_you"): "vielen Dank für das Gespräch am Donnerstag über die Stelle als Data Engineer. {} Wie Ihr Team jede "
    "Migration an einer Kopie prüft, hat mich beeindruckt, und ich würde gern daran arbeiten.",
    (
        "de",
        "inquiry",
    ): "vielen Dank noch einmal für das Gespräch über die Stelle als Data Engineer. {} Können Sie mir sagen, wie es steht?",
    (
        "de",
        "second_conversation",
    ): "vielen Dank für das Gespräch über die Stelle als Data Engineer. {} Könnten wir eine halbe Stunde "
    "sprechen, damit ich Ihnen die Tests zeigen kann?",
    (
        "de",
        "offer_acceptance",
    ): "vielen Dank für das Angebot für die Stelle als Data Engineer. {} Ich freue mich auf die Arbeit.",
    ("de", "extension_request"): "vielen Dank für das Angebot für die Stelle als Data Engineer. {} Es bedeutet mir viel.",
}
AROUND = {
    "en": ("Dear Ana,\n\n", "\n\nKind regards,\nKim Lee", 2),
    "de": ("Sehr geehrte Frau Ruiz,\n\n", "\n\nMit freundlichen Grüßen\nKim Lee", 1),
}
BOOK = book_of(
    Position(id=1, title="Data Engineer", company="Nimbus"),
    contact(1, "Frau Ana Ruiz"),
    contact(2, "Ana Ruiz"),
    Interview(
        id=1, position=1, starts_at=at("2026-11-19 14:00"), timezone="America/New_York",
        interviewers=(Interviewer(contact=1), Interviewer(contact=2)),
    ),
)  # fmt: skip
WRITTEN = Policy(timezone="America/New_York")


def rules_on(kind: str, language: str, sentence: str) -> set[str]:
    """Return the rules whose findings are in a sentence of a note, or at the end of the note."""
    before, after, reader = AROUND[language]
    body = before + NOTES[language, kind].format(sentence) + after
    start = body.index(sentence) if sentence else 0
    findings = review(
        BOOK, Profile(name="Kim Lee"), WRITTEN, kind=kind, subject="Data Engineer", body=body, contact=reader, interview=1,
        now=at("2026-11-20 10:00"),
    )  # fmt: skip
    end = start + len(sentence)
    return {f.rule for f in findings if f.rule == "no_date" or (f.field == "body" and f.start <= end and start <= f.end)}


@pytest.mark.parametrize(("language", "kind"), NOTES)
def test_note_without_the_sentence_has_none_of_the_flaws(language: str, kind: str) -> None:
    flaws = {row["rule"] for row in ROWS} - {"no_date"}
    before, after, reader = AROUND[language]
    body = before + NOTES[language, kind].format("").replace("  ", " ") + after
    findings = review(
        BOOK, Profile(name="Kim Lee"), WRITTEN, kind=kind, subject="Data Engineer", body=body, contact=reader, interview=1,
        now=at("2026-11-20 10:00"),
    )  # fmt: skip
    assert {finding.rule for finding in findings} & flaws == set()


@pytest.mark.slow
def test_flawed_sentences_are_found_by_kind() -> None:
    there, found = Counter[str](), Counter[str]()
    missed = []
    for row in ROWS:
        rules = rules_on(row["kind"], row["language"], row["sentence"])
        there[row["rule"]] += 1
        if row["rule"] in rules or (row["rule"] in ("criticism", "pushy") and "negative" in rules):
            found[row["rule"]] += 1
        else:
            missed.append(row)
    assert len(ROWS) >= 380
    assert {rule: f"{found[rule]} of {count}" for rule, count in there.items() if found[rule] < 0.75 * count} == {}, missed
    assert found.total() >= 0.95 * there.total(), missed
