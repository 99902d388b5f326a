"""The dossier of a process: what is in it, and that no text becomes markup."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from tests.domain.build import NEW_YORK, NIMBUS, POLICY, at, book_of, contact, event, interview
from tui.domain.agenda import Agenda
from tui.domain.book import Book
from tui.domain.models import Interview, Interviewer
from tui.exchange.export.dossier import dossier
from tui.text.markdown import escaped, plain

NOW = at("2026-11-19 16:00")
PEOPLE = (Interviewer(contact=1, talked_about="Her move"),)
BOOK = book_of(
    msgspec.structs.replace(NIMBUS, location="Boston", url="https://x.example/a_b", notes="Pays badly", main_contact=2),
    contact(1, company="Nimbus", role="CTO"),
    contact(2, "Cora Bell", company="Hunters"),
    msgspec.structs.replace(
        interview(1, "2026-11-19 14:00", round="Panel", format="video", decision_by=date(2026, 11, 25), notes="Room 4"),
        interviewers=PEOPLE,
        timezone="Europe/Berlin",
    ),
    event(1, "asked", "2026-11-19 15:20", text="two references"),
    event(2, "remark", "2026-11-19 15:25", text="Felt *good*"),
)

PUBLIC = """# Data Engineer at Nimbus

As of Thu 19 Nov 2026 16:00, times in America/New_York.

- Location: Boston
- Posting: <https://x.example/a_b>
- Turn: your turn

## What is next

- Thank Ana Ruiz (due Fri 20 Nov 2026 15:00)
- Answer Nimbus: two references (due Fri 20 Nov 2026 15:20)

## People

- **Ana Ruiz**, CTO, p1@nimbus.example (Panel)
- **Cora Bell**, Hunters, p2@nimbus.example (main contact)

## Panel

- When: Thu 19 Nov 2026 14:00 (20:00 Europe/Berlin), 1 h
- Format: video call
- With: Ana Ruiz
- They decide by: Wed 25 Nov 2026

## Timeline

- Thu 19 Nov 2026 14:00: Panel at Nimbus, 1 h, with Ana Ruiz
- Thu 19 Nov 2026 14:00: Debriefed
- Thu 19 Nov 2026 15:20: They asked for something: two references
- Thu 19 Nov 2026 15:25: Remark
"""


def test_dossier_tells_the_process_without_private_notes() -> None:
    assert dossier(Agenda(BOOK, POLICY), 1, NOW, NEW_YORK) == PUBLIC


def test_dossier_with_notes_adds_them() -> None:
    text = dossier(Agenda(BOOK, POLICY), 1, NOW, NEW_YORK, with_notes=True)
    added = set(text.splitlines()) - set(PUBLIC.splitlines())
    assert added == {
        "> Room 4",
        ">",
        "> Ana Ruiz: Her move",
        "- Thu 19 Nov 2026 14:00: Debriefed: Ana Ruiz: Her move",
        "- Thu 19 Nov 2026 15:25: Remark: Felt \\*good\\*",
        "## Notes",
        "> Pays badly",
    }


def test_closed_process_and_lone_interview_have_one_too() -> None:
    closed = book_of(NIMBUS, contact(1), interview(1, "2026-11-10 14:00"), event(1, "rejected", "2026-11-18 10:00"))
    assert "## What is next\n\n- Rejected Wed 18 Nov\n" in dossier(Agenda(closed, POLICY), 1, NOW, NEW_YORK)
    lone = Book({"interviews": {4: {"starts_at": "2026-11-20T14:00:00-05:00"}}})
    assert dossier(Agenda(lone, POLICY), -4, NOW, NEW_YORK).startswith("# An interview without a position\n")


def test_no_text_becomes_markup() -> None:
    evil = "# <script>x</script> [a](javascript:b) **b** `c` | &lt; \x1b[31m\u202e\n- x"
    record = Interview(id=1, position=1, starts_at=at("2026-11-19 14:00"), round=evil, place=evil, link=evil, notes=evil)
    book = book_of(msgspec.structs.replace(NIMBUS, title=evil, company=evil, notes=evil), contact(1, evil), record)
    text = dossier(Agenda(book, POLICY), 1, NOW, NEW_YORK, with_notes=True)
    assert text.count("<") == text.count("\\<")
    assert text.count("`") == text.count("\\`")
    assert text.count("&") == text.count("\\&")
    assert not any(line.startswith(("- x", "# \\<")) for line in text.splitlines()[1:])
    assert "\x1b" not in text
    assert "\u202e" not in text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("# ask about pay", "\\# ask about pay"),
        ("- call Bo", "\\- call Bo"),
        ("+ call Bo", "\\+ call Bo"),
        ("12. May", "12\\. May"),
        ("1) pay", "1\\) pay"),
        ("---", "\\---"),
        ("===", "\\==="),
        ("-", "\\-"),
        ("+49 30 1", "+49 30 1"),
        ("#1 of 3, 2.5 h - well", "#1 of 3, 2.5 h - well"),
        ("12.May", "12.May"),
        ("2026", "2026"),
        ("", ""),
    ],
)
def test_sign_at_the_beginning_is_escaped_where_it_counts(text: str, shown: str) -> None:
    assert plain(text) == escaped(text) == shown
