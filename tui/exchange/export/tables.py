"""Contacts, interviews and processes as tables: CSV (RFC 4180) that no spreadsheet takes for formulas."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec

from tui.domain.agenda import Agenda
from tui.domain.instants import end
from tui.domain.labels import TURN_WORDS, action_words, ending_words, name_of, off_words
from tui.domain.models import Contact, Interview, Position
from tui.domain.rules.keeping_in_touch import last_touch
from tui.domain.sanitize import harmless
from tui.domain.zones import show_zone, zone_or
from tui.text.details import FORMAT_WORDS

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
"""What a cell begins with that a spreadsheet would calculate; an apostrophe before it says that it is text."""

_PHONES = re.compile(r"\+\d+(?: \(?\d+\)?)+(?:; \+?\d[\d ()]*)*")
"""Telephone numbers with spaces, which are no formula; other programs would show the apostrophe."""

BETWEEN = "; "
"""What stands between several values in one cell."""

Row = tuple[list[str], list[str]]
"""The cells of a row, and those with private notes, which come last if at all."""


class TableKind(msgspec.Struct, frozen=True):
    """A table: its titles, those of the private columns, and how its rows are made."""

    titles: tuple[str, ...]
    private: tuple[str, ...]
    rows: Callable[[Agenda, datetime, ZoneInfo], Iterator[Row]]


def table(agenda: Agenda, name: str, now: datetime, zone: ZoneInfo, *, with_notes: bool = False) -> tuple[str, int]:
    """Return a table as CSV, sorted by its cells, and the number of its rows below the titles."""
    kind = TABLE_KINDS[name]
    rows = sorted(kind.rows(agenda, now, zone), key=lambda row: [text.casefold() for text in row[0]])
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([*kind.titles, *(kind.private if with_notes else ())])
    writer.writerows([*cells, *(private if with_notes else ())] for cells, private in rows)
    return text.getvalue(), len(rows)


def cell(text: str) -> str:
    """Return a text as a cell holds it: harmless to the terminal and to a spreadsheet."""
    text = harmless(text).strip(" \n")
    return f"'{text}" if text.startswith(FORMULA_SIGNS) and not _PHONES.fullmatch(text) else text


def original(text: str) -> str:
    """Return a cell without the apostrophe that keeps a spreadsheet from calculating it."""
    return text[1:] if text.startswith("'") and text[1:].startswith(FORMULA_SIGNS) else text


def _contacts(agenda: Agenda, now: datetime, zone: ZoneInfo) -> Iterator[Row]:
    book = agenda.book
    for each in book.all(Contact):
        via = name_of(book, each.via) if each.via is not None else ""
        lists = map(_list, (each.emails, each.phones, each.links, each.tags))
        cells = [*map(cell, (each.name, each.company, each.role)), *lists, *map(cell, (each.address, each.met, via))]
        yield [*cells, _moment(last_touch(book, each.id, now), zone)], [cell(each.notes)]


def _interviews(agenda: Agenda, now: datetime, zone: ZoneInfo) -> Iterator[Row]:
    book = agenda.book
    for each in book.all(Interview):
        position, there = book.get(Position, each.position) or Position(), zone_or(each.timezone, zone)
        state = off_words(book, each, now) or ("held" if end(each) <= now else "ahead")
        people = [(name_of(book, person.contact), person.talked_about) for person in each.interviewers]
        form = FORMAT_WORDS.get(each.format, each.format)
        words = (position.company, position.title, each.round, state, form, each.place, each.link)
        when = [_moment(each.starts_at, there), str(each.minutes), show_zone(there.key)]
        day = each.decision_by.isoformat() if each.decision_by else ""
        talks = _list(f"{name}: {talk}" for name, talk in people if talk.strip())
        yield [*when, *map(cell, words), _list(name for name, _ in people), day], [cell(each.notes), talks]


def _processes(agenda: Agenda, now: datetime, zone: ZoneInfo) -> Iterator[Row]:
    book = agenda.book
    for key in book.processes():
        item = next(iter(agenda.of(("process", key), now)), None)
        if item is None:
            continue
        position, action = book.get(Position, key) or Position(), item.action
        what = action_words(book, action) if action else ending_words(book, item, agenda.process(key, now), now)
        main = name_of(book, position.main_contact) if position.main_contact is not None else ""
        words = (position.company, position.title, position.location, position.url, position.source, main)
        held = book.interviews_of(key)
        dates = [held[0].starts_at, held[-1].starts_at] if held else [None, None]
        opens, due = (action.opens_at, action.due_at) if action else (None, None)
        counts = [str(len(held)), *(_moment(moment, zone) for moment in dates)]
        next_ = [TURN_WORDS.get(item.turn, ""), cell(what), _moment(opens, zone), _moment(due, zone)]
        yield [*map(cell, words), *counts, *next_], [cell(position.notes)]


def _list(values: Iterable[str]) -> str:
    return cell(BETWEEN.join(" ".join(value.split()) for value in values if value.strip()))


def _moment(moment: datetime | None, zone: ZoneInfo) -> str:
    return moment.astimezone(zone).isoformat(timespec="minutes") if moment else ""


TABLE_KINDS: dict[str, TableKind] = {
    "contacts": TableKind(
        ("Name", "Company", "Job Title", "E-mail", "Phone", "URL", "Tags", "Address", "Met", "Reached via", "Last contact"),
        ("Notes",),
        _contacts,
    ),
    "interviews": TableKind(
        ("Starts", "Minutes", "Time zone", "Company", "Position", "Round", "State", "Format", "Place", "Link", "Interviewers",
         "Decision by"),
        ("Notes", "Talked about"),
        _interviews,
    ),
    "processes": TableKind(
        ("Company", "Position", "Location", "Posting", "Source", "Main contact", "Interviews", "First interview",
         "Last interview", "Turn", "Next", "Opens", "Due"),
        ("Notes",),
        _processes,
    ),
}  # fmt: skip
"""Every table by its name."""
