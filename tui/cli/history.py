"""`followup history`: list what was changed, when and by whom, in sentences, or take one change back."""

from __future__ import annotations

import argparse
import re
from datetime import datetime
from zoneinfo import ZoneInfo

from tui.cli.output import NARROWEST, WIDEST, tell, terminal_width, wrapped
from tui.config import Settings
from tui.domain.dates import show_instant
from tui.domain.history import Act
from tui.domain.sanitize import one_line
from tui.storage import Store
from tui.text.act_words import act_words


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("-n", type=_count, default=20, metavar="N", help="how many changes to list (default: 20)")
    parser.add_argument("--undo", type=_count, metavar="NUMBER", help="take back the change of that number, whoever made it")


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"must be a number from 1, not {text!r}")
    return int(text)


def run(args: argparse.Namespace, store: Store, settings: Settings, now: datetime, zone: ZoneInfo) -> int:
    """Print the newest changes, oldest first, or take one back.

    Raises: NothingToUndo or Conflict if it cannot be taken back.
    """
    if args.undo is not None:
        tell(f"{act_words(store.book, store.take_back(args.undo, now).change)}.")
        return 0
    acts = store.history(args.n)
    if not acts:
        tell("No changes yet.")
    width = max((len(show_instant(act.at, now, zone)) for act in acts), default=0)
    most = len(str(acts[-1].seq)) if acts else 0
    for act in acts:
        head = f"{act.seq:>{most}}  {show_instant(act.at, now, zone):<{width}}  "
        _say(head, f"{act_words(store.book, act.change)}, {_by(act)}")
        for lost in act.lost:
            _say(f"{'- ':>{len(head)}}", one_line(lost))
    return 0


def _say(head: str, text: str) -> None:
    """Print a text behind a head; on a terminal in lines below each other."""
    columns = terminal_width()
    for n, line in enumerate(wrapped(text, max(min(columns, WIDEST) - len(head), NARROWEST)) if columns else [text]):
        tell((" " * len(head) if n else head) + line.strip())


def _by(act: Act) -> str:
    """Return who made a change; older books have the process id in brackets."""
    return "by " + re.sub(r" \((process \d+)\)$", r", \1", one_line(act.who))
