"""What the columns of a table hold: known of its program, remembered, or guessed and asked about with their first values."""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

from tui.domain.sanitize import one_line
from tui.domain.suggestions import did_you_mean
from tui.exchange import ExchangeError
from tui.exchange.answers import Answers
from tui.exchange.column_names import NO_FIELD, RowKind, field_named, fields_of, guess_columns
from tui.exchange.import_memory import Memory, fingerprint
from tui.exchange.questions import NO, YES, Question, read_choice, read_yes_or_no
from tui.exchange.table import Table, without_header
from tui.exchange.wording import cut_short

_NUMBERED = re.compile(r"(\d{1,3})\s*[=:]\s*(\S*)")
_SHOWN = 3
"""Values of a column that a question shows."""
_HEADERS = 8
"""Names of columns that a question shows."""
_DAYS = "moved: the day of the stage; created: the day it was added; applied: the day you applied"
"""What the fields mean that hold a day."""
_KINDS: Mapping[RowKind, str] = {"people": "people", "processes": "applications"}
"""What a table lists, in words."""


def as_meant(table: Table, answers: Answers, memory: Memory) -> Table:
    """Return a table with or without a header, of people or of applications, as the user says if it does not tell.

    Raises: ExchangeError for an answer that makes no sense.
    """
    if table.has_unknown_header and table.layout not in memory.tables and not _has_header(table, answers, memory):
        table = without_header(table)
    if not table.is_doubtful:
        return table
    known = memory.tables.get(table.layout, ())
    fitting = [kind for kind in _KINDS if known and {*known} <= {NO_FIELD, *fields_of(kind)}]
    kind = fitting[0] if fitting else _kind_said(table, answers)
    if kind == table.kind:
        return table
    return msgspec.structs.replace(table, kind=kind, columns=guess_columns(kind, table.header, table.rows))


def _has_header(table: Table, answers: Answers, memory: Memory) -> bool:
    """Return whether the first row of a table names its columns, none of which is known."""
    if without_header(table).layout in memory.tables:
        return False
    about = f"{cut_short(table.source)}: {_headers(table)}"
    guess = NO if table.begins_with_data else YES
    prompt = "Does this first row name the columns?"
    question = Question(table.key, about, "header", prompt, guess, is_yes_or_no=True, whole=True)
    has_header = read_yes_or_no(answers.put(question))
    if question in answers.questions:
        what = "names of columns" if has_header else "data"
        answers.assume(f"{cut_short(table.source)}: the first row is assumed to be {what}.")
    return has_header


def _kind_said(table: Table, answers: Answers) -> RowKind:
    about = f"{cut_short(table.source)}: {_headers(table)}"
    prompt, words = "Does this table list people or applications?", tuple(_KINDS.values())
    question = Question(table.key, about, "what", prompt, _KINDS[table.kind], answers=words, whole=True)
    answer = read_choice(answers.put(question), words)
    if question in answers.questions:
        answers.assume(f"{cut_short(table.source)}: assumed to list {answer}.")
    return next(kind for kind, word in _KINDS.items() if word == answer)


def _headers(table: Table) -> str:
    return ", ".join(cut_short(header)[:30] for header in table.header[:_HEADERS])


def columns_of(table: Table, answers: Answers, memory: Memory) -> tuple[str, ...]:
    """Return the field of each column of a table; what was guessed is asked about, or else told.

    Raises: ExchangeError for an answer that makes no sense.
    """
    known = memory.tables.get(table.layout, ())
    if len(known) == len(table.columns) and {*known} <= {NO_FIELD, *fields_of(table.kind)}:
        return known
    if table.program:
        return table.columns
    prompt = (
        f"Are these the right fields for {_KINDS[table.kind]}? (yes, or changes such as 2={fields_of(table.kind)[0]}, 3=-)"
    )
    question = Question(
        table.key, f"The columns of {cut_short(table.source)}", "columns", prompt, YES, _shown(table), whole=True
    )
    columns = read_columns(answers.put(question), table)
    if question in answers.questions:
        known_ones = [f"{cut_short(h)} → {f}" for h, f in zip(table.header, columns, strict=True) if f != NO_FIELD]
        answers.assume(f"{cut_short(table.source)}: assumed: {', '.join(known_ones) or 'no column has a field'}.")
    return columns


def begins_with_day(table: Table, example: str, answers: Answers, memory: Memory) -> bool:
    """Return whether dates such as this example begin with the day, as the user says or said; or else what was assumed."""
    if known := memory.answers.get(dates_key(table)):
        return known == "day"
    prompt = f"Does {cut_short(example)} begin with the month or the day?"
    about = f"The dates of {cut_short(table.source)}"
    question = Question(table.key, about, "dates", prompt, "month", answers=("month", "day"), whole=True)
    day_first = read_choice(answers.put(question), question.answers) == "day"
    if question in answers.questions:
        answers.assume(f"{cut_short(table.source)}: assumed that {cut_short(example)} is month/day/year.")
    return day_first


def dates_key(table: Table) -> str:
    """Return what the question how the dates of such tables begin is known by again."""
    return fingerprint("dates", table.layout)


def read_columns(text: str, table: Table) -> tuple[str, ...]:
    """Return the fields that an answer gives the columns: those guessed, but for columns that it names by number."""
    columns, fields = list(table.columns), fields_of(table.kind)
    if text.strip().casefold() in (YES, "y", ""):
        return table.columns
    for piece in filter(None, map(str.strip, re.split(r"[,\s]+(?=\d)", text))):
        found = _NUMBERED.fullmatch(piece.rstrip(", "))
        if not found or not 0 < int(found[1]) <= len(columns):
            raise ExchangeError(f"{one_line(piece)[:40]!r} is no column's number with a field, such as 2={fields[0]}.")
        field = found[2].casefold() or NO_FIELD
        field = field if field in (NO_FIELD, *fields) else field_named(table.kind, field) or field
        if field not in (NO_FIELD, *fields):
            near = did_you_mean(field, fields)
            raise ExchangeError(f"There is no field {one_line(field)[:40]!r}{near or '; there are ' + ', '.join(fields)}.")
        columns[int(found[1]) - 1] = field
    return tuple(columns)


def fields_said(kind: RowKind) -> str:
    """Return the fields that there are, in words."""
    return f"fields: {', '.join(fields_of(kind))}, or - for none"


def _shown(table: Table) -> tuple[str, ...]:
    """Return each column that has a field on a line, with its number and first values; then those that have none."""
    lines, aside = [], []
    for number, (header, field) in enumerate(zip(table.header, table.columns, strict=True)):
        values = dict.fromkeys(cut_short(row[number])[:24] for row in table.rows[:50] if number < len(row) and row[number])
        shown = "; ".join([*values][:_SHOWN]) or "empty"
        if field != NO_FIELD:
            lines.append(f"{number + 1}: {cut_short(header)[:30]} → {field}  ({shown})")
        else:
            aside.append(f"{number + 1}: {cut_short(header)[:30]} ({shown.partition('; ')[0]})")
    kept = (f"kept aside: {', '.join(aside)}",) if aside else ()
    days = (_DAYS,) if table.kind == "processes" else ()
    return (*lines, *kept, *days, fields_said(table.kind))
