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
    "The search has been closed temporarily; we plan to start again in March.",
    "We have decided not to hold the panel on Friday.",
    "We have decided not to wait: can you come on Monday?",
    "The job posting was closed yesterday as planned, we now have all candidates.",
    "The position was filled in 2020 by Ana, who now leads the team.",
    "Our team lead chose someone to meet you on Thursday.",
    "We are not able to offer you a slot this week.",
    "Unfortunately we are unable to offer you the time you asked for.",
    "We went with another vendor for our data platform, which may interest you.",
    "We would like to make you an offer to visit our office.",
    "We are happy to offer you a coffee when you come.",
    "You are our first choice for the next round.",
    "You were chosen for the assessment.",
    "The offer is attached to the job description you sent.",
    "Your contract with the agency is attached for reference.",
    "We are pleased to confirm your offer to meet on Tuesday.",
    "The role has been given a new title.",
    "I am sorry I decided against coming to the office on Monday.",
    "We would love to have you on the panel call on Friday.",
    "Wir haben die Stelle an einen anderen Standort vergeben.",
    "Der Raum wurde anderweitig vergeben, wir treffen uns in Raum 3.",
    "Wir haben uns für einen anderen Raum entschieden.",
    "Die Ausschreibung wird am Freitag beendet, danach melden wir uns.",
    "Wir können Ihnen leider keine Zusage geben, bevor der Vorstand tagt.",
    "Wir haben jemand anderen für die Moderation gefunden.",
    "Welcome to the team meeting invite list.",
    "We cannot offer you the position yet.",
    "We are not moving forward with the process until January.",
    "We won't be moving forward with your application until the budget is approved.",
    "The recruiter has decided to go with another format.",
    "They have chosen another candidate for the Tuesday slot, so you can have Thursday.",
    "The vacancy in the other team has been filled, yours is still open.",
    "Wir möchten Ihnen die Stelle im Gespräch näher vorstellen und ein Angebot machen, das Team kennenzulernen.",
    "Im Anhang finden Sie das Angebot der Kantine für Ihren Besuch.",
    "Your application was not successful in uploading; please send it again.",
    "We're going to have you join us for lunch.",
    "The offer letter is on its way if the board approves.",
    "We would like to offer you the position, subject to the board's approval on Friday.",
    "Had you been selected, we would have offered you the role.",
    "The previous candidate told us the job is yours if we like you.",
    "We aim to conclude the process by the end of next week.",
    "Applications for the position closed on Friday; we are now reviewing them.",
    "If the 3 pm slot won't work out, please call me.",
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


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("We have decided to move forward with another candidate.", "rejected"),
        ("We will not be moving forward with your application.", "rejected"),
        ("The position has been filled.", "rejected"),
        ("Wir haben uns für einen anderen Bewerber entschieden.", "rejected"),
        ("We are pleased to offer you the position of Data Engineer.", "offer_received"),
        ("Wir freuen uns, Ihnen die Stelle anbieten zu können.", "offer_received"),
    ],
)
def test_what_is_said_plainly_is_certain(sentence: str, kind: str) -> None:
    said = what_is_said(sentence, datetime(2026, 11, 19, 10, tzinfo=UTC), ZONES["en"], MONDAY_TO_FRIDAY)
    assert (said.kind, said.sure) == (kind, True)


def test_sentences_that_are_not_read_leave_nothing_certain() -> None:
    rejected = "We have decided to move forward with another candidate."
    at = datetime(2026, 11, 19, 10, tzinfo=UTC)
    for rest, sure in (("", True), (" Thanks." * 300, False), (f" {'so ' * 400}it is.", False)):
        said = what_is_said(rejected + rest, at, ZONES["en"], MONDAY_TO_FRIDAY)
        assert (said.kind, said.sure) == ("rejected", sure)
