"""`followup forecast`: the days to come, as the rules expect them if nothing else happens."""

from __future__ import annotations

import argparse
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from tui.cli.next import items_at
from tui.cli.output import say, tell_json
from tui.config import Settings
from tui.domain.agenda import Agenda
from tui.domain.book import Book
from tui.domain.forecast import FORECAST_DAYS, MOST_DAYS, forecast, moments
from tui.domain.settings import Policy
from tui.storage import Store
from tui.text.forecast import forecast_report


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "--days",
        type=_days,
        default=FORECAST_DAYS,
        metavar="N",
        help=f"today and the N days after it (default: {FORECAST_DAYS})",
    )
    parser.add_argument("--why", action="store_true", help="explain each line: the reason, the rule and its source")
    parser.add_argument("--json", action="store_true", help="JSON for programs, as docs/command-line.md describes")


def run(args: argparse.Namespace, store: Store, settings: Settings, now: datetime, zone: ZoneInfo) -> int:
    """Print the forecast from `now` on; return 0."""
    if args.json:
        days = days_at(store.book, settings.policy, now, zone, args.days)
        tell_json({"version": 1, "now": now.astimezone(zone).isoformat(), "days": days})
    else:
        say(forecast_report(store.book, forecast(store.book, settings.policy, now, args.days), zone, why=args.why))
    return 0


def days_at(book: Book, policy: Policy, now: datetime, zone: ZoneInfo, days: int) -> list[dict[str, Any]]:
    """Return the days of the JSON output, each with what `followup next --json --all --now DAY` lists."""
    agenda = Agenda(book, policy)
    return [
        {
            "date": agenda.calendar.day(at).isoformat(),
            "now": at.astimezone(zone).isoformat(),
            "working_day": agenda.calendar.is_working(agenda.calendar.day(at)),
            "items": items_at(agenda, at, zone, everything=True),
        }
        for at in moments(agenda.calendar, policy, now, days)
    ]


def _days(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text[:9]) > MOST_DAYS:
        raise argparse.ArgumentTypeError(f"must be a whole number from 0 to {MOST_DAYS}")
    return int(text)
