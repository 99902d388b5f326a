"""`followup history`: what was changed, when and by whom, in sentences."""

from __future__ import annotations

import argparse
from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from tui.cli.lines import say
from tui.core.dates import show_instant
from tui.core.text import one_line

if TYPE_CHECKING:
    from tui.settings import Settings
    from tui.store import Store


def add(commands: Any, parents: list[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = commands.add_parser("history", parents=parents, help="what was changed, in sentences")
    parser.add_argument("-n", type=_count, default=20, metavar="N", help="how many of the newest (20)")


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"a number from 1 on, not {text!r}")
    return int(text)


def run(args: argparse.Namespace, store: Store, settings: Settings, now: datetime, zone: ZoneInfo) -> int:
    """Print the newest acts, oldest first."""
    acts = store.history(args.n)
    if not acts:
        print("Nothing was changed yet.")
    width = max((len(show_instant(act.at, now, zone)) for act in acts), default=0)
    for act in acts:
        say([f"{show_instant(act.at, now, zone):<{width}}  {one_line(act.change.sentence)}  ({one_line(act.who)})"])
    return 0
