"""`followup export --vdir` and `followup import --vdir`: contacts and a calendar for the phone and back."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping
from datetime import datetime
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from tui.cli.import_records import import_records
from tui.cli.output import tell
from tui.config import Settings
from tui.domain.agenda import Agenda
from tui.domain.dates import show_instant
from tui.domain.operations import Refused
from tui.domain.sanitize import one_line
from tui.exchange import ExchangeError
from tui.exchange.import_memory import recall_answers
from tui.exchange.import_plan import Plan
from tui.exchange.importer import Import
from tui.exchange.questions import read_yes_or_no
from tui.exchange.vdir.folder_update import FolderOutcome, keep_up_to_date, vdir_items
from tui.exchange.vdir.memory import VdirMemory
from tui.exchange.vdir.phone_changes import Changes, FromPhone, Tick, settled
from tui.exchange.vdir.ticks import SETTLED_OTHERWISE, is_open, tick_change, tick_question, tick_words
from tui.exchange.wording import names_and_rest
from tui.paths import state_folder
from tui.storage import Store, StoreError

BUSY = "Another followup is at work in this folder. Try again in a moment."


def export_folder(args: argparse.Namespace, store: Store, settings: Settings, now: datetime, zone: ZoneInfo) -> int:
    """Keep the folder up to date with the book, and say what was written; raises Refused for what cannot be."""
    if args.vdir is None:
        raise Refused("Which format? `followup help export` lists them; --vdir FOLDER keeps a folder up to date for a phone")
    folder = _folder(args.vdir, settings)
    items = vdir_items(
        Agenda(store.book, settings.policy),
        now,
        zone,
        with_notes=args.with_notes or settings.sync.vdir_notes,
        invited=settings.sync.vdir_invited and not args.without_invited,
        version=args.vcard_version or "3.0",
    )
    memory = VdirMemory(state_folder(os.environ), folder, store.path)
    with memory.held() as mine:
        if not mine:
            raise StoreError(BUSY)
        try:
            done = keep_up_to_date(folder, items, memory)
        except ExchangeError as error:
            raise Refused(str(error)) from None
    tell(f"{one_line(str(folder))}: {done.sentence}")
    if done.waiting:
        tell(_waiting(done, folder))
    return 0


def _waiting(done: FolderOutcome, folder: Path) -> str:
    was = (
        "was changed on the phone and is left as it is"
        if done.waiting == 1
        else ("were changed on the phone and are left as they are")
    )
    what = "it" if done.waiting == 1 else "them"
    return f"{done.waiting} {was}. `followup import --vdir {one_line(str(folder))}` takes {what} in."


def import_folder(args: argparse.Namespace, store: Store, settings: Settings, now: datetime, zone: ZoneInfo) -> int:
    """Take in what was changed in the folder: people and meetings as an import, each tick as a question.

    Raises: Refused for arguments that do not fit, a folder that is none, or an answer that is missing.
    """
    if args.files:
        raise Refused("--vdir takes no files; import them in a call of their own")
    folder = _folder(args.vdir, settings)
    if not folder.is_dir():
        raise Refused(f"There is no folder {one_line(str(folder))}")
    memory = VdirMemory(state_folder(os.environ), folder, store.path)
    agenda = Agenda(store.book, settings.policy)
    try:
        seen = Changes(folder, memory.recall(), agenda, settings.profile, now, zone).read()
    except ExchangeError as error:
        raise Refused(str(error)) from None
    for problem in seen.problems:
        tell(f"followup: {one_line(problem)} It is left alone.", file=sys.stderr)
    _tell_deleted(seen.deleted)
    asking = not args.yes and sys.stdin.isatty()
    decided: set[str] = set()
    try:
        status = _import(args, store, settings, now, zone, seen, decided, asking=asking)
        for tick in seen.ticks:
            more, done = _ask(tick, store, agenda, now, zone, asking=asking, dry_run=args.dry_run)
            status = max(status, more)
            decided |= {tick.file} if done else set()
    except EOFError:
        tell("\nNothing more was logged.")
        status = 1
    finally:
        if not args.dry_run:
            _settle(memory, seen, decided)
    if not (seen.files or seen.ticks or seen.deleted or seen.problems):
        tell("Nothing was changed on the phone.")
    return 1 if seen.problems else status


def _settle(memory: VdirMemory, seen: FromPhone, decided: set[str]) -> None:
    """Remember what was decided about; nobody was kept from the folder while the user was asked."""
    with memory.held() as mine:
        if not mine:
            raise StoreError(BUSY)
        known = memory.recall()
        after = settled(known, seen, decided)
        if after != known:
            memory.remember(after)


def _import(
    args: argparse.Namespace,
    store: Store,
    settings: Settings,
    now: datetime,
    zone: ZoneInfo,
    seen: FromPhone,
    decided: set[str],
    *,
    asking: bool,
) -> int:
    """Import people and meetings, add the files that are decided about, and return the exit status."""
    if not seen.files:
        return 0
    work = Import(seen.records, now=now, zone=zone)
    work.memory = recall_answers(state_folder(os.environ))
    status, plan = import_records(work, store, settings, now, asking=asking, args=args)
    decided |= _decided(seen, plan, asking=asking) if plan else set()
    return status


def _decided(seen: FromPhone, plan: Plan, *, asking: bool) -> set[str]:
    """Return the files of which every record is decided about: imported, declined, or the same; not what was only guessed."""
    open_ones = {row.number for row in plan.records if row.doubts and not asking}
    left = {file for number, file in enumerate(seen.files) if number in open_ones}
    return {*seen.files} - left


def _tell_deleted(deleted: Mapping[str, str]) -> None:
    if deleted:
        told = one_line(names_and_rest([*deleted.values()], "records"))
        tell(f"Deleted on the phone: {told}. The book keeps {'it' if len(deleted) == 1 else 'them'}.")


def _ask(
    tick: Tick, store: Store, agenda: Agenda, now: datetime, zone: ZoneInfo, *, asking: bool, dry_run: bool
) -> tuple[int, bool]:
    """Ask whether what was ticked off is done, and log it if it is; return the exit status, and whether that is decided.

    Raises: EOFError if the user leaves.
    """
    if not is_open(agenda, tick.action, now):  # what was logged for another tick has settled it, too
        return 0, True
    what = one_line(tick_words(store.book, tick.action))
    question = tick_question(tick.action)
    tell(f"Ticked off on the phone ({show_instant(tick.at, now, zone)}): {what}.")
    if not question:
        tell(f"  A tick does not settle this. {SETTLED_OTHERWISE.get(tick.action.rule.enter, 'Open it in the app')}.")
        return 0, asking
    if dry_run:
        tell(f"  {question} You are asked when it is imported.")
        return 0, False
    if not asking:
        tell(f"  {question} Import in a terminal, and you are asked.")
        return 1, False
    if not _says_yes(f"  {question} [y/n] "):
        tell("  Nothing was logged.")
        return 0, True
    try:
        change = store.act(partial(tick_change, tick.action, tick.at), now)
    except Refused as refused:
        tell(f"  {one_line(str(refused))}.")
        return 1, True
    agenda.touch(store.last_touched)
    tell(f"  {one_line(change.sentence)}.")
    return 0, True


def _says_yes(prompt: str) -> bool:
    """Return whether the user says yes; enter alone says nothing, for it is asked only once."""
    while not (typed := input(prompt).strip()):
        pass
    try:
        return read_yes_or_no(typed)
    except ExchangeError as error:
        tell(one_line(str(error)))
        return _says_yes(prompt)


def _folder(named: str, settings: Settings) -> Path:
    """Return the folder that was named, else that of the settings; raises Refused if there is none."""
    name = named or settings.sync.vdir
    if not name:
        raise Refused("Which folder? Name it, as in --vdir ~/pocket, or set `vdir` in [sync]")
    if "\0" in name:
        raise Refused(f"No folder can have the name {one_line(name)}")
    folder = Path(name).expanduser()
    if folder.exists() and not folder.is_dir():
        raise Refused(f"{one_line(str(folder))} is not a folder. Choose another name")
    return folder
