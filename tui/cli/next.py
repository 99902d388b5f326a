"""`followup next`: list what is due, most urgent first."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from tui.cli.output import cells, say, tell, tell_json, tell_styled, terminal_width
from tui.cli.prompt_styles import PROMPT_STYLES, styled
from tui.config import Settings
from tui.domain.agenda import Agenda, Item, urgency, urgency_key
from tui.domain.labels import (
    action_words,
    company_of,
    due_words,
    ending_words,
    level_word,
    name_of,
    progress_words,
    time_left_label,
    title_of,
)
from tui.domain.models import Interview, Position
from tui.domain.operations import Refused
from tui.domain.rules.actions import Action
from tui.domain.sanitize import one_line
from tui.storage import Store

_OF_SHELLS = dict.fromkeys(map(ord, "$`\\%#"), " ")
"""What a prompt or a status bar may take for a command of its own."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="JSON for programs, as docs/command-line.md describes")
    form.add_argument("--short", action="store_true", help="one line for a prompt or status bar; empty if nothing is open")
    parser.add_argument(
        "--style",
        choices=PROMPT_STYLES,
        default="plain",
        help="with --short: the prompt or status bar that the line is for; adds colours, and nothing in the line is run there"
        " (plain: no colours, special characters become spaces)",
    )
    parser.add_argument("--why", action="store_true", help="explain each line: the reason, the rule and its source")
    parser.add_argument("--all", action="store_true", help="every open action, and what is waiting or closed")


def run(args: argparse.Namespace, store: Store, settings: Settings, now: datetime, zone: ZoneInfo) -> int:
    """Print the agenda at `now`; return the exit status."""
    agenda = Agenda(store.book, settings.policy)
    rows = list(_rows(agenda, now, everything=args.all))
    if args.style != "plain" and not args.short:
        raise Refused("--style goes with --short")
    if args.json:
        items = items_at(agenda, now, zone, everything=args.all)
        tell_json({"version": 1, "now": now.astimezone(zone).isoformat(), "items": items})
    elif args.short:
        if line := _short(agenda, rows, now, zone, args.style):
            tell_styled(line)
    else:
        _print(agenda, rows, now, zone, why=args.why)
    return 0


def items_at(agenda: Agenda, now: datetime, zone: ZoneInfo, *, everything: bool) -> list[dict[str, Any]]:
    """Return the items of the JSON output."""
    return [item_as_json(agenda, item, action, now, zone) for item, action in _rows(agenda, now, everything=everything)]


def _rows(agenda: Agenda, now: datetime, *, everything: bool) -> Iterator[tuple[Item, Action | None]]:
    """Yield a row for each item that is not closed; with `everything`, for each open action, then for each other item."""
    items = agenda.at(now)
    if not everything:
        yield from ((item, item.action) for item in items if item.action)
        return
    rows = [(item, action) for item in items for action in item.plan if action.opens_at <= now]
    covered = {item.key for item, _ in rows}
    rows.sort(key=lambda row: (urgency_key(row[1], now, agenda.policy), row[0].key))
    yield from rows
    yield from ((item, item.action) for item in items if item.key not in covered)


def item_as_json(agenda: Agenda, item: Item, action: Action | None, now: datetime, zone: ZoneInfo) -> dict[str, Any]:
    """Return one item of the JSON output."""
    book = agenda.book
    interview = book.get(Interview, item.interview)
    position = book.get(Position, item.process)
    contact = action.contact if action else item.contact

    def instant(moment: datetime | None) -> str | None:
        return moment.astimezone(zone).isoformat() if moment else None

    return {
        "interview": item.interview,
        "position": position.id if position else None,
        "contact": contact,
        "event": action.event if action else None,
        "company": position.company if position else None,
        "title": position.title if position else None,
        "round": interview.round if interview else None,
        "contact_name": name_of(book, contact) if contact is not None else None,
        "action": action.action if action else None,
        "about": (action.about or None) if action and action.rule.id in ("answer", "inquire") else None,
        "turn": item.turn or None,
        "urgency": urgency(action, now, agenda.policy) if action else "closed",
        "opens_at": instant(action.opens_at if action else None),
        "due_at": instant(action.due_at if action else None),
        "rule": action.rule.id if action else None,
        "why": action.why if action else _ended(agenda, item, now),
        "source": action.source if action else None,
        "progress": f"{action.progress[0]} of {action.progress[1]}" if action and action.progress else None,
    }


def _ended(agenda: Agenda, item: Item, now: datetime) -> str:
    return ending_words(agenda.book, item, agenda.process(item.process or 0, now), now)


def _short(agenda: Agenda, rows: list[tuple[Item, Action | None]], now: datetime, zone: ZoneInfo, style: str) -> str:
    is_open = [action for _, action in rows if action and action.opens_at <= now]
    if not is_open:
        return ""
    first = is_open[0]
    level = urgency(first, now, agenda.policy)
    company = f" at {company_of(agenda.book, first.process)}" if first.process is not None else ""
    more = f" (+{len(is_open) - 1})" if len(is_open) > 1 else ""
    line = f"{level}: {action_words(agenda.book, first)}{company}, {time_left_label(first, level, now, zone)}{more}"
    return one_line(line.translate(_OF_SHELLS)) if style == "plain" else styled(style, level, line)


def _print(agenda: Agenda, rows: list[tuple[Item, Action | None]], now: datetime, zone: ZoneInfo, *, why: bool) -> None:
    """Print a table if the terminal is wide enough, else a sentence for each row."""
    if not rows:
        tell("Nothing to do. Add an interview in the app (a), or import an invitation: followup import FILE")
        return
    table = [_cells(agenda, item, action, now, zone) for item, action in rows]
    widths = [max(cells(row[column]) for row in table) for column in range(len(table[0]))]
    columns = terminal_width()
    wide = columns is None or sum(widths) + 2 * len(widths) - 2 <= columns
    for row, (_, action) in zip(table, rows, strict=True):
        padded = (cell + " " * (width - cells(cell) + 2) for cell, width in zip(row, widths, strict=True))
        say(["".join(padded).rstrip() if wide else ", ".join(filter(None, row))], whole=wide)
        if why and action is not None:
            say([f"    Why: {one_line(action.why)}. Rule: {action.rule.id}. Source: {action.source}"])


def _cells(agenda: Agenda, item: Item, action: Action | None, now: datetime, zone: ZoneInfo) -> list[str]:
    book = agenda.book
    interview = book.get(Interview, item.interview)
    number, where = (f"#{item.interview}" if item.interview else ""), ""
    if item.process is not None:
        parts = [company_of(book, item.process), title_of(book, item.process), interview.round if interview else ""]
        where = ", ".join(part for part in parts if part)
    elif item.contact is not None:
        where = f"contact {item.contact}"
    if action is None:
        return [level_word(item), one_line(_ended(agenda, item, now)), "", "", number, one_line(where)]
    level = urgency(action, now, agenda.policy)
    left = time_left_label(action, level, now, zone)
    done = progress_words(action)
    words = action_words(book, action) + (f" ({done})" if done else "")
    due = "" if level == "waiting" else due_words(Item(key=item.key, action=action, urgency=level), now, zone)
    return [level, one_line(words), left, due, number, one_line(where)]
