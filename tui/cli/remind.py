"""`followup remind`: print what became due or urgent since the last call, each thing once when due and once when urgent."""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from tui.cli.next import item_as_json
from tui.cli.output import tell, tell_json
from tui.config import Settings
from tui.domain.agenda import Agenda
from tui.domain.reminders import Reminder, reminders
from tui.domain.sanitize import one_line
from tui.paths import state_folder
from tui.storage import Store
from tui.storage.reminder_memory import ReminderMemory
from tui.text.report import reminder_sentence

COMMAND_TIMEOUT = 60
"""How long a command may take with one item."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--json", action="store_true", help="JSON for programs, as docs/command-line.md describes")
    how.add_argument(
        "--exec",
        metavar="CMD",
        help="run a shell command for each item instead of printing it, with the text on standard input and the fields in"
        " FOLLOWUP_* variables",
    )


def run(args: argparse.Namespace, store: Store, settings: Settings, now: datetime, zone: ZoneInfo) -> int:
    """Tell what was not told yet, and remember it; return 1 if a command failed for an item, which comes again.

    In quiet hours nothing is told; it comes after them. If another caller is at work, its reminders are left to it.
    """
    memory = ReminderMemory(state_folder(os.environ), store.path)
    with memory.held() as mine:
        if not mine:
            return 0
        told = memory.recall()
        agenda = Agenda(store.book, settings.policy)
        found = reminders(agenda, now, told, settings.remind.quiet_hours)
        if args.exec is not None:
            return _call(args.exec, agenda, found, memory, told, now, zone)
        if found:
            _print(agenda, found, now, zone, as_json=args.json)
            sys.stdout.flush()  # only what has left the program is remembered
            memory.remember({**told, **{reminder.key: reminder.told for reminder in found}})
    return 0


def _print(agenda: Agenda, found: Sequence[Reminder], now: datetime, zone: ZoneInfo, *, as_json: bool) -> None:
    if as_json:
        items = [_fields(agenda, reminder, now, zone) for reminder in found]
        tell_json({"version": 1, "now": now.astimezone(zone).isoformat(), "items": items})
        return
    for reminder in found:
        tell(reminder_sentence(agenda.book, reminder.action, reminder.level, now, zone))


def _fields(agenda: Agenda, reminder: Reminder, now: datetime, zone: ZoneInfo) -> dict[str, Any]:
    """Return the fields of an item: those of `followup next --json`, and its text."""
    text = reminder_sentence(agenda.book, reminder.action, reminder.level, now, zone)
    return {**item_as_json(agenda, reminder.item, reminder.action, now, zone), "text": text}


def _call(
    command: str,
    agenda: Agenda,
    found: Sequence[Reminder],
    memory: ReminderMemory,
    told: Mapping[str, Any],
    now: datetime,
    zone: ZoneInfo,
) -> int:
    """Call a command for each item, and remember those for which it succeeded; return 1 if it failed for one."""
    status, done = 0, dict(told)
    for reminder in found:
        fields = _fields(agenda, reminder, now, zone)
        if trouble := _trouble(command, fields):
            tell(f"followup: the command {trouble}; this comes again: {fields['text']}", file=sys.stderr)
            status = 1
        else:
            done[reminder.key] = reminder.told
            memory.remember(done)
    return status


def _trouble(command: str, fields: Mapping[str, Any]) -> str:
    """Call a command with one item; return what went wrong, empty if nothing did."""
    values = {f"FOLLOWUP_{name.upper()}": "" if value is None else one_line(str(value)) for name, value in fields.items()}
    try:
        status = _status_of(command, f"{fields['text']}\n".encode("utf-8", "replace"), {**os.environ, **values})
    except subprocess.TimeoutExpired:
        return f"took longer than {COMMAND_TIMEOUT} seconds"
    except (OSError, ValueError) as error:
        return f"could not be started ({error})"
    return "" if status == 0 else f"failed with status {status}"


def _status_of(command: str, text: bytes, environ: Mapping[str, str]) -> int:
    """Return the exit status of a shell command; raises TimeoutExpired once it and all that it started have been killed."""
    with subprocess.Popen(command, shell=True, stdin=subprocess.PIPE, env=dict(environ), start_new_session=True) as called:
        try:
            called.communicate(text, timeout=COMMAND_TIMEOUT)
        except BaseException:  # ctrl+c does not reach a session of its own
            with suppress(OSError):
                os.killpg(called.pid, signal.SIGKILL)
            raise
    return called.returncode
