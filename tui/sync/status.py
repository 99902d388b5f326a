"""What is to be said of the machines that share a book."""

from __future__ import annotations

import shlex
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from tui.domain.check_results import CheckResult
from tui.domain.dates import show_instant
from tui.domain.history import Act
from tui.domain.sharing.stamps import FIRST, moment_of
from tui.storage.errors import StoreError
from tui.storage.store import Store
from tui.sync.copies import Copies, Machine
from tui.sync.folder import shared_folder
from tui.sync.machine_log import ENDING, MachineLog, read_log

LEFT_OUT = "The copies that something else makes of a file are never read; delete them."


def findings_of_machines(book: Path, now: datetime, zone: ZoneInfo) -> list[CheckResult]:
    """Return a finding for each machine, then what is wrong with the folder; empty if the book is not shared.

    Raises: StoreError if it cannot be read which machine this is.
    """
    copies = Copies(book)
    machine = copies.machine()
    if machine is None:
        return []
    if machine.stopped:
        return [CheckResult("warn", machine.stopped)]
    others, files = _others(copies, machine), findings_of_files(copies, machine)
    found = [_of_this(copies, machine, now, zone)]
    for log in others:
        own_file = files.pop(log.header.machine + ENDING, None)
        found.append(own_file or _of_other(log, now, zone))
    return [*found, *files.values(), *_of_folder(machine, _unsent(book, machine, now))]


def findings_of_files(copies: Copies, machine: Machine) -> dict[str, CheckResult]:
    """Return what is wrong with files of the folder, by their names; empty if it cannot be read."""
    folder = shared_folder(Path(machine.folder))
    try:
        there = folder.within(folder.files)
    except OSError:
        return {}
    known = {log.header.machine + ENDING for log in _others(copies, machine)}
    wrong = {name: why for name, why in machine.troubles.items() if name in there}
    wrong |= {name: f"is missing in {machine.folder}" for name in sorted(known) if name not in there}
    advice = "It is read again when it arrives whole; `followup sync` on that machine writes it again."
    return {name: CheckResult("warn", f"{name} {why}.", advice if name in known else "") for name, why in wrong.items()}


def _others(copies: Copies, machine: Machine) -> list[MachineLog]:
    logs = [read_log(copies.read(each)) for each in copies.ids() if each not in (machine.id, *machine.forgotten)]
    return [log for log in logs if isinstance(log, MachineLog)]


def _of_this(copies: Copies, machine: Machine, now: datetime, zone: ZoneInfo) -> CheckResult:
    log = read_log(copies.read(machine.id))
    last = _last(log, now, zone) if isinstance(log, MachineLog) else ""
    return CheckResult("ok", f"{machine.name} is this machine; it shares the book in {machine.folder}{last}.")


def _of_other(log: MachineLog, now: datetime, zone: ZoneInfo) -> CheckResult:
    name, stopped = log.header.machine, log.header.stopped
    if stopped:
        when = show_instant(moment_of((stopped, 0, "")), now, zone)
        return CheckResult(
            "info", f"{name} stopped sharing {when}.", f"`followup sync forget {name}` drops it from the list."
        )
    return CheckResult("ok", f"{name} shares the book{_last(log, now, zone)}.")


def _last(log: MachineLog, now: datetime, zone: ZoneInfo) -> str:
    """Return when a machine was seen last, by what it told last."""
    seen = log.header.seen.get(log.header.machine)
    stamp = log.acts[-1].stamp if log.acts else (*seen, "") if seen else FIRST
    return f", last change {show_instant(moment_of(stamp), now, zone)}" if stamp[0] else ""


def unsent(history: Iterable[Act], machine: Machine) -> int:
    """Return how many changes that were made on this machine are not in the folder yet."""
    return sum(act.seq > machine.sent and act.stamp is None for act in history if act.change.edits)


def not_sent_words(count: int) -> str:
    """Return in words that so many changes are not sent."""
    return f"{count} changes are not sent yet" if count != 1 else "1 change is not sent yet"


def _unsent(book: Path, machine: Machine, now: datetime) -> int:
    try:
        with Store.open(book, at=now, create=False, read_only=True) as store:
            return unsent(store.history(), machine)
    except StoreError:  # what is wrong with the book is said elsewhere
        return 0


def _of_folder(machine: Machine, waiting: int) -> list[CheckResult]:
    """Return what is wrong with the folder, and how many changes wait for it."""
    folder, words = shared_folder(Path(machine.folder)), not_sent_words(waiting)
    begin = f"{words}: " if waiting else ""
    try:
        there, strangers = folder.within(folder.files), folder.within(folder.strangers)
        is_open, why = folder.within(folder.is_open_to_others), folder.within(folder.why_not_writable)
    except OSError as error:
        advice = "What is done here is sent when it is back."
        return [CheckResult("warn", f"{begin}{machine.folder} cannot be read: {error.strerror}.", advice)]
    found = [CheckResult("info", f"{name} in {machine.folder} is not read.", LEFT_OUT) for name in strangers]
    if why:
        advice = "What is done here is sent when it can be."
        found.append(CheckResult("warn", f"{begin}{machine.folder} cannot be written: {why}.", advice))
    elif waiting and (last := machine.troubles.get("")):
        found.append(CheckResult("warn", f"{words}; the last attempt failed: {last}.", "The next command tries again."))
    elif waiting:
        found.append(CheckResult("info", f"{words}; the next command sends {'it' if waiting == 1 else 'them'}."))
    elif machine.file not in there:
        found.append(CheckResult("info", f"{machine.file} is missing in {machine.folder}; the next command writes it again."))
    if is_open:
        advice = f"`chmod 700 {shlex.quote(machine.folder)}`, unless another program needs it as it is."
        found.append(CheckResult("warn", f"Other users of this machine can look into {machine.folder}.", advice))
    return found
