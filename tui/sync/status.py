"""What is to be said of the machines that share a book."""

from __future__ import annotations

from collections.abc import Container
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from tui.domain.check_results import CheckResult
from tui.domain.dates import show_instant
from tui.domain.sharing.stamps import FIRST, moment_of
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
    logs = [read_log(copies.read(each)) for each in copies.ids() if each not in (machine.id, *machine.forgotten)]
    others = [log for log in logs if isinstance(log, MachineLog)]
    found = [_of_this(copies, machine, now, zone), *(_of_other(log, machine, now, zone) for log in others)]
    return found + _of_folder(machine, {log.header.machine + ENDING for log in others})


def _of_this(copies: Copies, machine: Machine, now: datetime, zone: ZoneInfo) -> CheckResult:
    if machine.stopped:
        return CheckResult("warn", machine.stopped)
    log = read_log(copies.read(machine.id))
    last = _last(log, now, zone) if isinstance(log, MachineLog) else ""
    return CheckResult("ok", f"{machine.name} is this machine; it shares the book in {machine.folder}{last}.")


def _of_other(log: MachineLog, machine: Machine, now: datetime, zone: ZoneInfo) -> CheckResult:
    name = log.header.machine
    if why := machine.troubles.get(name + ENDING):
        advice = "It is read again when it arrives whole; `followup sync` on that machine writes it again."
        return CheckResult("warn", f"{name}{ENDING} {why}.", advice)
    return CheckResult("ok", f"{name} shares the book{_last(log, now, zone)}.")


def _last(log: MachineLog, now: datetime, zone: ZoneInfo) -> str:
    """Return when a machine was seen last, by what it told last."""
    seen = log.header.seen.get(log.header.machine)
    stamp = log.acts[-1].stamp if log.acts else (*seen, "") if seen else FIRST
    return f", last change {show_instant(moment_of(stamp), now, zone)}" if stamp[0] else ""


def _of_folder(machine: Machine, named: Container[str]) -> list[CheckResult]:
    folder = shared_folder(Path(machine.folder))
    try:
        there, strangers = folder.within(folder.files), folder.within(folder.strangers)
        is_open = folder.within(folder.is_open_to_others)
    except OSError as error:
        advice = "What is done here is sent when it is back."
        return [CheckResult("warn", f"{machine.folder} cannot be read: {error.strerror}.", advice)]
    found = [CheckResult("info", f"{name} in {machine.folder} is not read.", LEFT_OUT) for name in strangers]
    troubles = {name: why for name, why in machine.troubles.items() if name in there and name not in named}
    found += [CheckResult("warn", f"{name} {why}.") for name, why in troubles.items()]
    if is_open:
        advice = f"`chmod 700 {machine.folder}`, unless another program needs it as it is."
        found.append(CheckResult("warn", f"Other users of this machine can look into {machine.folder}.", advice))
    return found
