"""The rows of a table of applications, as positions with what happened in each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec

from tui.domain.models import Position
from tui.exchange.card import one_line_cut, paragraphs
from tui.exchange.column_names import NO_FIELD
from tui.exchange.stages import kind_of_stage
from tui.exchange.table import Table
from tui.exchange.table_dates import is_day_first, is_slashed, read_cell_date

_NOTHING = frozenset({"-", "–", "n/a", "na", "null", "none", "undefined"})
"""What programs write into an empty cell."""
_TOTALS = frozenset(
    {"total", "totals", "grand total", "sum", "count", "summe", "gesamt", "gesamtsumme", "anzahl", "insgesamt"}
)
"""What the last row of a sheet is called, where it counts the others."""
_DATES = ("applied", "created", "moved", "interview", "offer", "rejected")
_OF_ITS_OWN = {"interview": "next_round", "offer": "offer_received", "rejected": "rejected"}
"""The columns that give the day of an event, and its kind."""
_OPEN = ("next_round", "offer_received")
"""The stages that wait for an answer: the day they began counts, and no other day of the row stands for it."""


class Step(msgspec.Struct, frozen=True):
    """Something that happened in a process; `at` is None if the table does not say when.

    `is_guessed` says that `at` is another date of the row: the process was over at that day or later.
    """

    kind: str
    text: str
    at: datetime | None = None
    is_guessed: bool = False


class Application(msgspec.Struct, frozen=True, kw_only=True):
    """One row: the position, what happened, and `stage` as the table calls it; `problem` says why it is none."""

    source: str
    number: int
    position: Position
    steps: tuple[Step, ...] = ()
    stage: str = ""
    problem: str = ""


class Applications(msgspec.Struct, frozen=True):
    """The rows of a table; `stages` counts them by what the table calls their stage."""

    rows: tuple[Application, ...]
    stages: Mapping[str, int] = {}


def read_applications(table: Table, columns: Sequence[str], zone: ZoneInfo, *, day_first: bool = False) -> Applications:
    """Return the applications of a table, whose columns hold these fields; blank rows are none.

    `day_first` says how dates such as 03/04/2024 are read if none in the table tells.
    """
    told = is_day_first(_dates(table, columns))
    first = day_first if told is None else told
    numbered = [(number, row) for number, row in enumerate(table.rows, table.first) if any(row)]
    rows = tuple(_application(table, number, row, columns, zone, first) for number, row in numbered)
    return Applications(rows, Counter(row.stage for row in rows if row.stage))


def date_in_two_ways(table: Table, columns: Sequence[str]) -> str:
    """Return a date of a table that may begin with the month or the day, if no date in it tells; else an empty text."""
    dates = _dates(table, columns)
    return "" if is_day_first(dates) is not None else next(filter(is_slashed, dates), "")


def _dates(table: Table, columns: Sequence[str]) -> list[str]:
    dated = [number for number, field in enumerate(columns) if field in _DATES]
    return [row[number] for row in table.rows for number in dated if number < len(row)]


def _application(
    table: Table, number: int, row: Sequence[str], columns: Sequence[str], zone: ZoneInfo, day_first: bool
) -> Application:
    cells: dict[str, list[str]] = {}
    others = []
    for value, field, header in zip(row, columns, table.header, strict=False):
        if value and value.casefold() not in _NOTHING:
            cells.setdefault(field, []).append(value)
            others += [f"{one_line_cut(header)}: {one_line_cut(value)}"] if field == NO_FIELD else []
    dates = {field: read_cell_date(cells[field][0], zone, day_first=day_first) for field in _DATES if field in cells}

    def first(field: str) -> str:
        return one_line_cut(cells[field][0]) if field in cells else ""

    position = Position(
        title=first("title"),
        company=first("company"),
        location=first("location"),
        url=first("url"),
        source=first("source") or table.program,
        notes=paragraphs([*cells.get("notes", ()), "\n".join(others)]),
        created_at=dates.get("created"),
    )
    stage = first("stage")
    problem = "" if position.title or position.company else "it has neither a title nor a company"
    if _is_total(row):
        problem = "it counts the others"
    steps = _steps(stage, dates)
    return Application(source=table.source, number=number, position=position, steps=steps, stage=stage, problem=problem)


def _is_total(row: Sequence[str]) -> bool:
    """Return whether a row only counts the others: a word for that, and numbers."""
    first, *others = [value.strip() for value in row if value.strip()]
    return first.strip(":").casefold() in _TOTALS and not any(any(map(str.isalpha, value)) for value in others)


def _steps(stage: str, dates: Mapping[str, datetime | None]) -> tuple[Step, ...]:
    """Return what happened: the application, what has a day of its own, and the stage that it is in."""
    steps = [Step("remark", "Applied", dates["applied"])] if dates.get("applied") else []
    steps += [Step(kind, "", dates[field]) for field, kind in _OF_ITS_OWN.items() if dates.get(field)]
    kind = kind_of_stage(stage) if stage else ""
    if kind and not any(step.kind == kind and (kind != "remark" or step.text == stage) for step in steps):
        at = dates.get("moved") or (dates.get("created") if kind == "remark" and not dates.get("applied") else None)
        guessed = None
        if not at and kind not in _OPEN:  # an offer or invitation of an old day would be late at once
            guessed = max((step.at for step in steps if step.at), default=None) or dates.get("created")
        steps.append(Step(kind, stage, at or guessed, is_guessed=guessed is not None and kind != "remark"))
    return tuple(steps)
