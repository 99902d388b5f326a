"""Mails of a corpus are proposed as what they say; nothing wrong is certain."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tui.exchange.replies.classification import REPLY, Statement, what_is_said
from tui.exchange.replies.received_mail import read_received
from tui.languages.reading.readings import MONDAY_TO_FRIDAY

FOLDER = Path(__file__).parents[1] / "data" / "replies"
KINDS = {"offer_received": "offer", "rejected": "rejected", "next_round": "next_round", "asked": "asked"}
ZONES = {"en": ZoneInfo("America/New_York"), "de": ZoneInfo("Europe/Berlin")}
RIGHT = 0.9


def said_in(name: str) -> Statement | None:
    """Return what a mail of the corpus says; None for what is no reply."""
    mail = read_received((FOLDER / f"{name}.eml").read_bytes(), name, ["robin@vale.example"])
    assert mail is not None
    if mail.no_reply:
        return None
    said = what_is_said(mail.text, mail.sent_at or datetime.now(UTC), ZONES[name[:2]], MONDAY_TO_FRIDAY)
    return None if mail.is_bulk and said.kind == REPLY else said


def results() -> Iterator[tuple[dict[str, str], tuple[str, str, str], bool]]:
    """Yield each row of the corpus with what is read, and whether that is certain."""
    with (FOLDER / "expected.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            said = said_in(row["file"])
            if said is None:
                yield row, ("nothing", "-", "no"), False
                continue
            kind = KINDS.get(said.kind) or ("date" if said.decision_by else "reply")
            day = str(said.decision_by or said.respond_by or "-")
            yield row, (kind, day, "yes" if said.asks else "no"), said.sure


def test_mails_are_read_right_and_none_is_wrong_for_sure() -> None:
    found = list(results())
    wrong = {row["file"]: (read, sure) for row, read, sure in found if read != (row["kind"], row["day"], row["asks"])}
    assert len(found) >= 60
    assert len(wrong) <= (1 - RIGHT) * len(found), wrong
    assert [name for name, (_, sure) in wrong.items() if sure] == []
    assert sum(sure for _, _, sure in found) >= len(found) / 4


TRAPS = (
    "We decided against the Tuesday slot.",
    "We have chosen another date for the panel.",
    "We'd love to have you in the team meeting on Friday.",
    "If we offer you the position, when could you start?",
    "Would you accept if we offered you the role?",
    "We have not decided to go with another candidate yet.",
    "Wir haben uns für einen anderen Termin entschieden.",
    "Wir haben uns noch nicht für Sie entschieden.",
    "Falls wir Ihnen die Stelle anbieten, wann könnten Sie anfangen?",
    "Leider müssen wir den Termin absagen.",
    "We are not yet able to invite you to the final round.",
    "We are preparing for the next round of funding.",
    "Unfortunately we have decided to close the position for now. We will come back to you in the new year.",
    "Wir haben das Verfahren vorerst gestoppt.",
)


@pytest.mark.parametrize("sentence", TRAPS)
def test_what_only_sounds_grave_is_not_certain(sentence: str) -> None:
    said = what_is_said(sentence, datetime(2026, 11, 19, 10, tzinfo=UTC), ZONES["en"], MONDAY_TO_FRIDAY)
    assert said.kind not in ("offer_received", "rejected", "next_round") or not said.sure


@pytest.mark.parametrize(
    "text",
    [
        "The position has been put on hold because of a hiring freeze. We will come back to you in the new year.",
        "Die Stelle liegt wegen eines Einstellungsstopps auf Eis. Wir kommen im neuen Jahr auf Sie zu.",
    ],
)
def test_hold_is_no_rejection(text: str) -> None:
    said = what_is_said(text, datetime(2026, 11, 19, 10, tzinfo=UTC), ZONES["en"], MONDAY_TO_FRIDAY)
    assert (said.kind, said.sure) == (REPLY, False)


def test_answer_below_a_quoted_question_keeps_its_day() -> None:
    mail = read_received(
        b"From: Ana <ana@x.example>\n\nOn Monday, Robin wrote:\n> I liked it.\n> When will\n> you decide?\n\nBy December 11.\n",
        "a",
        (),
    )
    assert mail is not None
    said = what_is_said(mail.text, datetime(2026, 11, 19, 10, tzinfo=UTC), ZONES["en"], MONDAY_TO_FRIDAY)
    assert (said.kind, said.sentence, str(said.decision_by)) == (REPLY, "By December 11.", "2026-12-11")
    other = what_is_said(
        "> Shall I call?\nBy December 11.", datetime(2026, 11, 19, 10, tzinfo=UTC), ZONES["en"], MONDAY_TO_FRIDAY
    )
    assert other.decision_by is None
