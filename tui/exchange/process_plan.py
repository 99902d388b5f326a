"""The plan of an import of applications: which processes are new, and what happened in each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec

from tui.domain.book import Book
from tui.domain.changes import ChangeBuilder
from tui.domain.event_kinds import EVENT_KINDS
from tui.domain.folding import folded
from tui.domain.merging import company_key, link_key
from tui.domain.models import Event, Position
from tui.domain.sanitize import one_line
from tui.exchange.answers import Answers
from tui.exchange.import_plan import Plan
from tui.exchange.plan_builder import Choices
from tui.exchange.planned import FieldChange, Planned, Status
from tui.exchange.process_rows import Application, Applications, Step
from tui.exchange.stages import kind_of_stage
from tui.exchange.wording import MOST_RECORDS_TOLD, counted, cut_short, names_and_rest, some

_FIELDS = ("title", "company", "location", "url", "source", "notes")
_LABELS = {"title": "Position", "url": "Link"}
"""What fields are called in a row whose names are not words."""


class ProcessPlanning:
    """One walk over the rows, collecting edits, sentences and rows of the preview."""

    def __init__(
        self,
        book: Book,
        tables: Sequence[Applications],
        now: datetime,
        answers: Answers,
        choices: Choices,
        changes: ChangeBuilder,
        first: int = 0,
    ) -> None:
        """`first` is the number of the first row in the import."""
        self._book, self._now = book, now
        self._tables = tables
        self._first = first
        self._answers, self._choices, self._changes = answers, choices, changes
        self._known: dict[str, int] = {}
        self._steps: dict[int, list[tuple[str, str]]] = {}
        self._rows: list[Planned] = []
        self._undated = self._guessed = 0
        self._kept: list[str] = []
        for position in book.all(Position):
            self._remember(position, position.id)

    def plan(self) -> Plan:
        """Return what would happen now."""
        new: list[str] = []
        changed: list[str] = []
        same: list[str] = []
        skipped: list[str] = []
        rows = [row for table in self._tables for row in table.rows]
        for number, row in enumerate(rows, self._first):
            if self._choices.chosen.get(number) is False:
                continue
            if row.problem:
                skipped.append(f"Skipped: row {row.number} ({cut_short(row.source)}): {row.problem}.")
                self._add_row(row, number, "skipped", why=row.problem, possible=False)
                continue
            known = next((self._known[key] for key in _keys(row.position) if key in self._known), None)
            if known is None:
                steps = self._add(row)
                new.append(_shown(row.position))
                self._add_row(row, number, "new", fields=(*_fields(Position(), row.position), *_happened(steps)))
                continue
            filled, steps, stays = self._update(known, row)
            if filled or steps:
                told = [*(f"{field.label.casefold()} added" for field in filled), *map(_words, steps)]
                changed.append(f"Changed: {_shown(row.position)}: {'; '.join(told)}.")
                self._add_row(row, number, "changed", fields=(*filled, *_happened(steps)), notes=stays)
            else:
                same.append(_shown(row.position))
                self._add_row(row, number, "same", notes=stays)
        remarks = self._remarks() if new or changed else []
        sentences = [*self._told(new, changed, same, skipped), *remarks, *self._answers.assumed]
        sentence = f"{counted(len(new), 'process', 'processes')} imported" + (f", {len(changed)} changed" if changed else "")
        if changed and not new:
            sentence = f"{counted(len(changed), 'process', 'processes')} changed"
        return Plan(
            self._changes.done(sentence),
            tuple(map(one_line, sentences)),
            self._answers.questions,
            others=tuple(self._rows),
            remarks=tuple(map(one_line, remarks)),
        )

    # -- what a row does ------------------------------------------------------------------------------------------------

    def _add(self, row: Application) -> list[Step]:
        """Add a process with what happened in it, and return that."""
        position = msgspec.structs.replace(row.position, created_at=_past(row.position.created_at, self._now) or self._now)
        added = self._changes.add(position)
        self._remember(position, added)
        self._steps[added] = []
        return [step for step in row.steps if self._log(added, step)]

    def _update(self, known: int, row: Application) -> tuple[tuple[FieldChange, ...], list[Step], tuple[str, ...]]:
        """Fill what is empty in a known process, and log what is new; return both, and what stays as it is, in words."""
        filled: tuple[FieldChange, ...] = ()
        stays: tuple[str, ...] = ()
        read = self._book.get(Position, known)
        if read is not None:  # else it is one of this file
            empty = {f: getattr(row.position, f) for f in _FIELDS if not getattr(read, f) and getattr(row.position, f)}
            wanted = msgspec.structs.replace(read, **empty)
            self._changes.edit(read, wanted)
            filled, stays = _fields(read, wanted), tuple(_stays(read, row.position))
            self._kept += [f"{_shown(read)}: {words}." for words in stays]
        return filled, [step for step in row.steps if self._log(known, step)], stays

    def _log(self, process: int, step: Step) -> bool:
        """Log something that happened, unless that is known; return whether it was logged."""
        if process not in self._steps:
            events = self._book.events_of(process)
            self._steps[process] = [(event.kind, event.text) for event in events]
            if self._book.interviews_of(process):
                self._steps[process].append(("next_round", ""))
        there = self._steps[process]
        at = _past(step.at, self._now) or self._now
        if any(kind == step.kind and (kind != "remark" or text == step.text) for kind, text in there):
            return False
        self._undated += step.at is None
        self._guessed += step.is_guessed
        there.append((step.kind, step.text))
        self._changes.add(Event(kind=step.kind, at=at, position=process, text=step.text))
        return True

    def _remember(self, position: Position, record: int) -> None:
        for key in _keys(position):
            self._known.setdefault(key, record)

    # -- words ----------------------------------------------------------------------------------------------------------

    def _add_row(self, row: Application, number: int, status: Status, **said: Any) -> None:
        position = row.position
        when = next((step.at for step in reversed(row.steps) if step.at), None)
        planned = Planned(
            number=number,
            status=status,
            company=cut_short(position.company),
            what=cut_short(" ".join(filter(None, (position.title, f"({row.stage})" if row.stage else "")))),
            when=f"{when:%Y-%m-%d}" if when else "",
            **said,
        )
        self._rows.append(planned)

    def _told(self, new: list[str], changed: list[str], same: list[str], skipped: list[str]) -> list[str]:
        return [
            *([f"New: {names_and_rest(new, 'processes')}."] if new else []),
            *some(changed, "more processes are changed in the same way"),
            *some(self._kept, "more values stay as they are in the book"),
            *([f"Already in the book: {names_and_rest(same, 'processes')}."] if same else []),
            *some(skipped, "more rows are skipped, too"),
        ]

    def _remarks(self) -> list[str]:
        """Return what becomes of the stages, and what is assumed about their dates."""
        stages = [stage for table in self._tables for stage in [*table.stages.items()][:MOST_RECORDS_TOLD]]
        told = [_stage_words(stage, number) for stage, number in stages]
        if self._undated:
            told.append(f"{counted(self._undated, 'stage has', 'stages have')} no date that can be read; today is assumed.")
        if self._guessed:
            ended = counted(self._guessed, "ending has", "endings have")
            told.append(f"{ended} no date that can be read; the last date of the row is assumed.")
        return told


def _keys(position: Position) -> list[str]:
    """Return what tells a process from others: its link, or its title at its company."""
    link = link_key(position.url)
    name = f"{company_key(position.company)}\n{folded(position.title)}"
    return [*([f"link:{link}"] if link else []), name]


def _past(at: datetime | None, now: datetime) -> datetime | None:
    """Return a moment that is not later than now: nothing has happened yet that a table gives a later day for."""
    return min(at, now) if at is not None else None


def _stage_words(stage: str, number: int) -> str:
    kind = EVENT_KINDS[kind_of_stage(stage)]
    if kind.id == "remark":
        return f'"{cut_short(stage)}" ({counted(number, "job", "jobs")}) is kept as a remark.'
    words = kind.timeline.partition("{")[0].strip() or kind.id
    return f'"{cut_short(stage)}" ({counted(number, "job", "jobs")}) becomes: {words}.'


def _words(step: Step) -> str:
    kind = EVENT_KINDS[step.kind]
    words = step.text or kind.timeline.partition("{")[0].strip()
    return f"{words}, {step.at:%Y-%m-%d}" if step.at else words


def _stays(read: Position, found: Position) -> list[str]:
    """Return in words what a table says otherwise than the book, which stays as it is."""
    pairs = [(field, getattr(read, field), getattr(found, field)) for field in ("location", "url")]
    return [
        f'{field} stays "{cut_short(old)}" (the file has "{cut_short(new)}")'
        for field, old, new in pairs
        if old and new and folded(old) != folded(new)
    ]


def _shown(position: Position) -> str:
    return f"{cut_short(position.title) or 'a position'} at {cut_short(position.company) or '(no company)'}"


def _fields(before: Position, after: Position) -> tuple[FieldChange, ...]:
    found = [(field, getattr(before, field), getattr(after, field)) for field in _FIELDS]
    return tuple(
        FieldChange(_LABELS.get(f, f.capitalize()), cut_short(old), cut_short(new)) for f, old, new in found if old != new
    )


def _happened(steps: Sequence[Step]) -> tuple[FieldChange, ...]:
    """Return what happened in a process as fields of its row, each with its day and what it is taken from."""
    found = []
    for step in steps:
        words = cut_short(step.text) if step.kind == "remark" else EVENT_KINDS[step.kind].timeline.partition("{")[0].strip()
        said = f' ("{cut_short(step.text)}" in the file)' if step.text and step.kind != "remark" else ""
        day = f"{step.at:%Y-%m-%d}" if step.at else "today, as the file gives no date"
        guessed = ", the last date of the row" if step.is_guessed and step.at else ""
        found.append(FieldChange("Happened", "", f"{words}{said}, {day}{guessed}"))
    return tuple(found)
