"""What is read of real files, and of small ones of the same shapes: each has a file beside it that says so.

`python -m tests.exchange.test_expectations FILE...` prints what is read now: compare it with the file before you keep it.
"""

from __future__ import annotations

import json
import sys
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.domain.build import apply
from tests.exchange.build import SAMPLES
from tui.domain.book import Book
from tui.exchange.importer import Import
from tui.exchange.invitation import read_invitations
from tui.exchange.planned import PlannedMeeting

DATA = Path(__file__).parents[1] / "data"
OURS = DATA / "invitations"
ZONE = ZoneInfo("America/New_York")
NAMES = sorted(path.stem for path in (DATA / "samples").glob("*.json"))
BEFORE = {"tb_update-major.eml": "tb_single-event.eml", "tb_cancel-single-event.eml": "tb_single-event.eml"}
BEFORE |= {"moved.eml": "single.eml", "cancelled.eml": "single.eml"}
"""The files that came before an update or a cancellation."""


def said_of(row: PlannedMeeting) -> dict[str, Any]:
    """Return what is read of a meeting, as an expectation has it; what is empty is left out."""
    said: dict[str, Any] = {"status": row.status, "why": row.why, "company": row.company, "what": row.what}
    said["doubts"] = [doubt.sentence for doubt in row.doubts]
    said["changes"] = [f"{field.label}: {field.old} -> {field.new}" for field in row.fields if field.old]
    if row.read is not None:
        made = row.read.interview
        said |= {"starts_at": made.starts_at.astimezone(ZONE).isoformat(), "minutes": made.minutes, "zone": made.timezone}
        said |= {"format": made.format, "place": made.place, "link": made.link, "notes": made.notes[:60]}
        said["people"] = [f"{person.name} <{person.email}>" for person in row.read.people or ()]
    return {name: value for name, value in said.items() if value}


def read(path: Path, now: datetime) -> list[dict[str, Any]]:
    """Return what is read of a file, after those that came before it."""
    book = Book()
    plan = Import([], now=now, zone=ZONE).plan(book)
    for name in [BEFORE[path.name], path.name] if path.name in BEFORE else [path.name]:
        data = (path.parent / name).read_bytes()
        own = ["robin@vale.example", "receiver@example.com"]
        work = Import(read_invitations(data, name, own_addresses=own, own_name="Robin Vale"), now=now, zone=ZONE)
        plan = work.plan(book)
        if name != path.name:
            apply(book, plan.change)
    return [said_of(row) for row in plan.rows]


def check(path: Path, expected: dict[str, Any]) -> None:
    assert read(path, datetime.fromisoformat(expected["now"])) == expected["rows"]


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the samples of real files are not here")
@pytest.mark.parametrize("name", NAMES)
def test_real_file_is_read_as_expected(name: str) -> None:
    check(SAMPLES / name, json.loads((DATA / "samples" / f"{name}.json").read_text(encoding="utf-8")))


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the samples of real files are not here")
def test_every_real_invitation_has_an_expectation() -> None:
    assert sorted(path.name for path in SAMPLES.iterdir() if path.suffix in (".ics", ".eml")) == NAMES


@pytest.mark.parametrize("path", sorted(OURS.glob("*.json")), ids=lambda path: path.stem)
def test_file_of_ours_is_read_as_expected(path: Path) -> None:
    check(path.with_suffix(""), json.loads(path.read_text(encoding="utf-8")))


if __name__ == "__main__":
    for argument in sys.argv[2:]:
        rows = read(Path(argument), datetime.fromisoformat(sys.argv[1]))
        print(json.dumps({"now": sys.argv[1], "rows": rows}, indent=1, ensure_ascii=False))
