"""`followup export --vdir` and `followup import --vdir`: contacts and a calendar for the phone and back."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from tui.cli.import_records import import_records
from tui.cli.output import says_yes, tell
from tui.config import Settings
from tui.domain.agenda import Agenda
from tui.domain.book import Book
from tui.domain.check_results import CheckResult
from tui.domain.dates import show_instant
from tui.domain.operations import Refused
from tui.domain.sanitize import one_line
from tui.exchange import ExchangeError
from tui.exchange.card import Card
from tui.exchange.import_memory import recall_answers
from tui.exchange.importer import Import
from tui.exchange.questions import MEETING_QUESTIONS, read_yes_or_no
from tui.exchange.vdir import CALENDAR, CONTACTS
from tui.exchange.vdir.folder_update import keep_up_to_date, vdir_items
from tui.exchange.vdir.memory import VdirMemory
from tui.exchange.vdir.phone_changes import Changes, FromPhone, Tick, settled
from tui.exchange.vdir.phone_files import unreadable_words
from tui.exchange.vdir.ticks import SETTLED_OTHERWISE, is_open, tick_change, tick_question, tick_words
from tui.exchange.wording import counted, names_and_rest
from tui.paths import state_folder
from tui.storage import Store, StoreError

ONCE = "An export without --{}, such as the app's, {}:"
BUSY = "Another followup is at work in this folder. Try again in a moment."


def export_folder(args: argparse.Namespace, store: Store, settings: Settings, now: datetime, zone: ZoneInfo) -> int:
    """Keep the folder up to date with the book, and say what was written; raises Refused for what cannot be."""
    if args.vdir is None:
        raise Refused("Which format? `followup help export` lists them; --vdir FOLDER keeps a folder up to date for a phone")
    if args.vcard_version:
        raise Refused("--vcard-version cannot be used without a format")
    folder = _folder(args.vdir, settings)
    memory = VdirMemory(state_folder(os.environ), folder, store.path)
    with memory.held() as mine:
        if not mine:
            raise StoreError(BUSY)
        store.refresh()  # what was waited for may have been an export of a newer book
        items = vdir_items(
            Agenda(store.book, settings.policy),
            now,
            zone,
            with_notes=args.with_notes or settings.sync.vdir_notes,
            invited=settings.sync.vdir_invited and not args.without_invited,
        )
        try:
            done = keep_up_to_date(folder, items, memory)
        except ExchangeError as error:
            raise Refused(str(error)) from None
    tell(f"{one_line(str(folder))}: {done.sentence}")
    if args.with_notes and not settings.sync.vdir_notes:
        tell(f"{ONCE.format('with-notes', 'takes your notes out again')} `vdir_notes = true` in [sync] keeps them.")
    if args.without_invited and settings.sync.vdir_invited:
        tell(f"{ONCE.format('without-invited', 'writes them again')} `vdir_invited = false` in [sync] keeps them out.")
    if done.waiting:
        tell(_waiting(done.waiting, folder))
    for line in unreadable_words(done.problems, folder):
        tell(_shown(line))
    if done.invited:
        tell(f"Left as they are, since a server might write to the people invited: {counted(done.invited, 'item', 'items')}.")
    return 0


def _waiting(count: int, folder: Path) -> str:
    what, verb, them = ("change", "waits", "it") if count == 1 else ("changes", "wait", "them")
    called = f"`followup import --vdir {one_line(str(folder))}` takes {them} in"
    return f"{count} {what} made on the phone {verb}: {called}."


def _shown(line: str) -> str:
    """Return a line that may hold anything, with its indent."""
    return f"{'  ' if line.startswith('  ') else ''}{one_line(line)}"


def pocket_findings(store: Store, settings: Settings, now: datetime, zone: ZoneInfo) -> Iterator[CheckResult]:
    """Yield what `followup check` says of the folder in the settings: what cannot be read, and what waits."""
    try:
        folder = _folder("", settings)
        if not folder.is_dir():
            yield CheckResult("info", f"There is no folder {folder} yet.", "`followup export --vdir` makes it.")
            return
        known = VdirMemory(state_folder(os.environ), folder, store.path).recall()
        agenda = Agenda(store.book, settings.policy)
        seen = Changes(folder, known, agenda, settings.profile, now, zone).read()
    except (ExchangeError, StoreError, Refused) as error:
        yield CheckResult("warn", f"{str(error).rstrip('.')}.")
        return
    except OSError as error:
        yield CheckResult("warn", f"{error.filename} cannot be read: {error.strerror}.")
        return
    words = unreadable_words(seen.problems, folder)
    if words:
        yield CheckResult("warn", words[0], "\n".join(why.strip() for why in words[1:]))
    if seen.texts:
        yield CheckResult("info", _waiting(len(seen.texts), folder))
    if not (words or seen.texts or seen.deleted):
        yield CheckResult("ok", f"{folder}: nothing was changed on the phone.")


def import_folder(args: argparse.Namespace, store: Store, settings: Settings, now: datetime, zone: ZoneInfo) -> int:
    """Take in what was changed in the folder: people and meetings as an import, each tick as a question.

    Raises: Refused for arguments that do not fit, a folder that is none, or an answer that is missing.
    """
    if args.files:
        raise Refused("--vdir takes no files; import them in a call of their own")
    if given := next((name for name in MEETING_QUESTIONS if getattr(args, name) is not None), ""):
        raise Refused(f"--{given} cannot be used with --vdir")
    folder = _folder(args.vdir, settings)
    if not folder.is_dir():
        raise Refused(f"There is no folder {one_line(str(folder))}")
    memory = VdirMemory(state_folder(os.environ), folder, store.path)
    agenda = Agenda(store.book, settings.policy)
    try:
        seen = Changes(folder, memory.recall(), agenda, settings.profile, now, zone).read()
    except ExchangeError as error:
        raise Refused(str(error)) from None
    for line in unreadable_words(seen.problems, folder):
        tell(_shown(line), file=sys.stderr)
    _tell_deleted(seen.deleted)
    asking = not args.yes and not args.dry_run and sys.stdin.isatty()
    decided: set[str] = set()
    status = 1 if seen.problems else 0
    try:
        for file, card in seen.gone:
            status = max(status, _ask_back(file, card, seen, decided, asking=asking))
        status = max(status, _import(args, store, settings, now, zone, seen, decided, asking=asking))
        agenda.touch(store.last_touched)  # it may have settled what was ticked off
        for tick in seen.ticks:
            more, done = _ask(tick, store, agenda, now, zone, asking=asking, dry_run=args.dry_run)
            status = max(status, more)
            decided |= {tick.file} if done else set()
    except EOFError:
        tell("\nNothing more was logged.")
        status = 1
    finally:
        if not args.dry_run and (why := _settle(memory, seen, decided)):
            tell(f"followup: {why}", file=sys.stderr)
            status = 1
    if not (seen.texts or seen.deleted or seen.problems):
        tell("Nothing was changed on the phone.")
    return status


def _settle(memory: VdirMemory, seen: FromPhone, decided: set[str]) -> str:
    """Remember what was decided about, for nobody was kept from the folder while the user was asked; return why not."""
    try:
        with memory.held() as mine:
            if not mine:
                return f"{BUSY} You will be asked again."
            known = memory.recall()
            after = settled(known, seen, decided)
            if after != known:
                memory.remember(after)
    except StoreError as error:
        return str(error)
    return ""


def _ask_back(file: str, card: Card, seen: FromPhone, decided: set[str], *, asking: bool) -> int:
    """Ask whether somebody is imported whom the book no longer has, and return the exit status."""
    tell(f"{one_line(card.contact.name)} was changed on the phone, and deleted in the book.")
    if not asking:
        tell("  Import in a terminal, and you are asked whether to import it anew.")
        return 1
    if says_yes("  Import it anew? [y/N] ", without_answer=False):
        seen.take_back(file, card)
    else:
        decided.add(file)
    return 0


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
    """Import people and meetings, add the files that are decided about, and return the exit status.

    If nobody can be asked, what is doubtful waits.
    """
    if not seen.files:
        return 0
    work = Import(seen.records, now=now, zone=zone)
    work.memory = recall_answers(state_folder(os.environ))
    waiting = set() if asking or args.dry_run else _left_out(work, store.book)
    if len(waiting) == work.size:
        return 1
    if asking:
        tell("\nn refuses what the phone says, and the next export puts it right; Ctrl+D leaves it for later.")
    status, plan = import_records(work, store, settings, now, asking=asking, args=args)
    if work.declined:
        ours = any(event.base for _, event in seen.events) or any(card.base for _, card in seen.cards)
        tell(f"What the phone says was refused.{' The next export puts it right.' if ours else ''}")
    elif plan is None:
        tell("What the phone says waits for the next import.")
    if plan or work.declined:
        decided |= {*seen.files} - {file for number, file in enumerate(seen.files) if number in waiting}
    return 1 if waiting else status


def _left_out(work: Import, book: Book) -> set[int]:
    """Leave out the records that something is doubtful about, say so, and return their numbers."""
    plan = work.plan(book)
    keys = {question.key for question in plan.questions if question.required}
    keys_of = [*(invitation.key for invitation in work.invitations), *(card.key for card in work.cards)]
    asked = {number for number, key in enumerate(keys_of) if key in keys}
    rows = [row for row in plan.records if row.doubts or row.number in asked]
    for row in rows:
        who = ", ".join(filter(None, (row.what, row.who)))
        tell(one_line(": ".join([who, *(doubt.sentence for doubt in row.doubts)])))
        tell("  Import in a terminal, and you are asked.")
    numbers = {row.number for row in rows}
    work.chosen |= dict.fromkeys(numbers, False)
    return numbers


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
    if not tick.is_current:
        tell("  That was for an earlier time, and is not counted. Tick it off again if it is done now.")
        return 0, asking
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
        change = store.act(lambda book: tick_change(tick.action, tick.at, Agenda(book, agenda.policy), now), now)
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
    above = folder.absolute().parent
    if folder.name in (CONTACTS, CALENDAR) and all((above / name).is_dir() for name in (CONTACTS, CALENDAR)):
        raise Refused(
            f"{one_line(str(folder))} is only a part of the folder for the phone. "
            f"Name the whole folder: --vdir {one_line(str(above))}"
        )
    return folder
