"""A generated job search: half as many contacts and positions as interviews, and five events for each interview."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

from tui.domain.documents import DocumentTable
from tui.domain.models import TABLE_OF, Contact, Event, Interview, Interviewer, Position, Record
from tui.domain.record_conversion import to_doc
from tui.storage import Store
from tui.storage.book_file import Meta, render

COMPANIES = ("Acme", "Northwind", "Globex", "Initech", "Umbrella & Söhne", "株式会社サンプル", "Hooli", "Larkspur")
TITLES = ("Data engineer", "Site reliability engineer", "Product manager", "Analyst", "Technical writer")
ROUNDS = ("Phone screen", "Panel", "Final round")
SAID = "We spoke about the team, the road map and what the first months would look like."
KINDS = ("thank_you_sent", "remark", "reply_received", "called", "remark")


def records(interviews: int, now: datetime, still_open: float = 0.2) -> Iterator[Record]:
    """The records, two rounds a position, over three years up to a few days from now; of the positions a part is still open."""
    for number in range(1, interviews // 2 + 1):
        company = f"{COMPANIES[number % len(COMPANIES)]} {number}"
        began = now - timedelta(days=3 * 365 * (1 - number / (interviews // 2)))
        yield Contact(
            id=number, uid=f"c{number:019x}", name=f"Ana García {number}", greeting="Ana", company=company, role="Engineering manager",
            emails=(f"ana.{number}@example.com",) if number % 5 else (), created_at=began, notes=SAID,
            keep_in_touch_days=60 if number % 25 == 0 else None,
        )  # fmt: skip
        title = TITLES[number % len(TITLES)]
        yield Position(id=number, uid=f"p{number:019x}", title=title, company=company, created_at=began, main_contact=number)
        for place in (0, 1):
            yield from _round(
                number, number * 2 - 1 + place, place, began + timedelta(days=10 * place - 6), interviews, still_open
            )


def _round(
    position: int, interview: int, place: int, start: datetime, interviews: int, still_open: float
) -> Iterator[Record]:
    """Yield an interview and its five events; the last event of a second interview closes the process unless it is open."""
    start = start.replace(minute=0)
    contact = (position + place - 1) % (interviews // 2) + 1
    yield Interview(
        id=interview, uid=f"i{interview:019x}", position=position, round=ROUNDS[interview % 3], starts_at=start, minutes=60,
        timezone="America/New_York", format="video", link="https://meet.example.com/abc-defg-hij",
        interviewers=(Interviewer(contact=contact, talked_about=SAID),), fit=SAID, notes=SAID, created_at=start - timedelta(days=5),
        debriefed_at=start + timedelta(hours=3) if position % 7 else None,
        decision_by=date(start.year, start.month, start.day) + timedelta(days=9) if position % 3 else None,
    )  # fmt: skip
    closes = place == 1 and position * 7919 % 1000 >= still_open * 1000
    for step, usual in enumerate(KINDS):
        kind = "rejected" if closes and step == 4 else "remark" if usual == "thank_you_sent" and position % 4 == 0 else usual
        number = (interview - 1) * len(KINDS) + step + 1
        yield Event(
            id=number, uid=f"e{number:019x}", at=start + timedelta(hours=5 + 24 * step), kind=kind, position=position,
            interview=interview, contact=contact, channel="email", text=SAID,
        )  # fmt: skip


def write(path: Path, interviews: int, now: datetime, still_open: float = 0.2) -> None:
    """Write a book of a job search, as the program would have left it."""
    tables: dict[str, DocumentTable] = {
        name: DocumentTable() for name in ("contacts", "positions", "interviews", "events", "notes")
    }
    for record in records(interviews, now, still_open):
        tables[TABLE_OF[type(record)]][record.id] = to_doc(record)
    path.write_bytes(render(Meta(schema=1, book="bench"), tables))
    path.chmod(0o600)
    with Store.open(path, at=now):
        pass
