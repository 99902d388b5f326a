"""`followup show --brief`: what to know before an interview, as Markdown."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import NOW, Run
from tests.domain.build import at
from tests.ui.conftest import adding
from tui.domain.models import Contact, Event, Interview, Interviewer, Position
from tui.storage import Store

SIGNS = "*a* _b_ [c](d) <e> `f` # g | h"
RECORDS = (
    Contact(name="Ana Ruiz", role="CTO", emails=("ana@nimbus.example",), notes="likes sailing"),
    Contact(name="Bo *Lind*"),
    Position(title="Engineer", company="Nimbus", notes="the team is new"),
    Position(title="Analyst", company="Vega"),
    Interview(position=1, round="Screen", starts_at=at("2026-11-10 10:00"), minutes=30, unsaid="I know Rust.",
              interviewers=(Interviewer(contact=1, talked_about="the road map"),)),
    Interview(position=1, round="Panel", starts_at=at("2026-11-20 10:00"), timezone="Europe/Berlin", link="https://meet.example/x",
              interviewers=(Interviewer(contact=1), Interviewer(contact=2)), notes=f"bring the badge {SIGNS}"),
    Event(at=at("2026-11-11 10:00"), kind="promised", position=1, text="two references"),
    Event(at=at("2026-11-12 10:00"), kind="decision_date_given", position=1, decision_by=at("2026-11-27 00:00").date()),
    Event(at=at("2026-11-13 10:00"), kind="met", position=2, contact=1, text="at the fair"),
    Event(at=at("2026-11-25 10:00"), kind="remark", position=1, text="not yet"),
)  # fmt: skip

TOLD = """\
# Panel at Nimbus

## When and where

- **When**: Fri 20 Nov 2026 10:00 America/New\\_York, 1 h - in 17 h
- **There**: Fri 20 Nov 2026 16:00 Europe/Berlin
- **Link**: <https://meet.example/x>
- **Position**: Engineer, Nimbus

## Who

- **Ana Ruiz**: CTO - ana@nimbus.example
  - Note: likes sailing
  - Tue 10 Nov 2026, Screen at Nimbus: the road map
  - Fri 13 Nov 2026, Met Ana Ruiz: at the fair
- **Bo \\*Lind\\***: no address yet

## So far

- **Tue 10 Nov**: Screen at Nimbus, 30 min, with Ana Ruiz
- **Wed 11 Nov**: You promised something: two references
- **Thu 12 Nov**: They named a date, decision by Fri 27 Nov

## Promised

- **You**: answer: two references (7 days late)
- **They**: a decision by Fri 27 Nov

## To say

- **Left unsaid**: I know Rust.

## To ask

- **1**: When will you decide? You were told Fri 27 Nov.
- **2**: How can I reach Bo \\*Lind\\*?
- **3**: What comes next, and with whom?

## Notes

- bring the badge \\*a\\* \\_b\\_ \\[c\\](d) \\<e\\> \\`f\\` # g \\| h
- **Job**: the team is new
"""


@pytest.fixture
def planned(book: Path) -> Path:
    """A book with an interview tomorrow."""
    now = at("2026-11-19 16:02")
    with Store.open(book, at=now) as store:
        store.act(adding(*RECORDS), now)
    return book


@pytest.mark.parametrize("words", [["2"], [], ["nimbus", "panel"]], ids=["number", "the next one", "words"])
@pytest.mark.usefixtures("planned")
def test_brief_tells_all_in_markdown(run: Run, words: list[str]) -> None:
    ran = run("show", *words, "--brief")
    assert ran.out == TOLD
    assert (ran.status, ran.err) == (0, "")


@pytest.mark.usefixtures("planned")
def test_brief_is_of_an_interview_alone(run: Run) -> None:
    for words in (["ana"], ["2", "--json"], ["--contact", "1"]):
        ran = run("show", "--brief", *words)
        assert (ran.status, ran.out) == (2, "")
        assert "--brief tells of an interview" in ran.err
    assert "No interview is planned" in run("show", "--brief", "--now", "2026-12-20").err


def test_brief_says_who_is_unknown(run: Run, book: Path) -> None:
    with Store.open(book, at=at("2026-11-19 16:02")) as store:
        store.act(adding(Interview(round="Call", starts_at=at("2026-11-19 15:40"))), at("2026-11-19 16:02"))
    out = run("show", "1", "--brief", "--now", NOW).out
    assert "1 h - now" in out
    assert "Who is in the room, and how can I reach each of you?" in out
