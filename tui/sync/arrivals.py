"""What arrives in the folder: each file is believed as far as it is whole, and kept if it holds more than its copy."""

from __future__ import annotations

from tui.domain.sharing.stamps import LAST, LATEST
from tui.sync.copies import Copies, Machine
from tui.sync.folder import Arrived
from tui.sync.machine_log import ENDING, MachineLog, read_log


def keep(file: Arrived, machine: Machine, copies: Copies) -> MachineLog | None:
    """Keep the file of another machine in the copies; return it if it holds something new. Raises: OSError."""
    log = _believed(file, machine)
    if log is None:
        return None
    header, good = log.header, file.data[: log.good]
    old = copies.read(header.id)
    known = read_log(old)
    if isinstance(known, MachineLog) and known.header.machine != header.machine:
        _note(file, machine, f"says that it is of {known.header.machine}, and is left out")
        return None
    old = b"" if isinstance(known, str) else old[: known.good]
    if good.startswith(old):
        if len(good) == len(old):
            return None
        copies.append(header.id, good[len(old) :], len(old))
    elif isinstance(known, str) or (header.first > known.header.first and log.last >= known.last):
        copies.replace(header.id, good)
    else:
        return None  # older than its copy, or damaged before what is known already
    return log


def keep_own(file: Arrived, machine: Machine, copies: Copies) -> MachineLog | None:
    """Look at this machine's file, if something else has written it; return it if it holds what the copy may not.

    That is so if this machine was set back to an earlier state.
    """
    log = _believed(file, machine)
    machine.published = -1
    if log is None:
        return None
    if log.header.id != machine.id:
        machine.stopped = (
            f"Another machine writes {file.name} in {machine.folder}: "
            "nothing is shared until `followup sync setup FOLDER --name NAME` gives this one another name."
        )
        return None
    if copies.read(machine.id).startswith(file.data[: log.good]):
        if log.good == len(file.data):
            machine.published = log.header.first
        return None
    machine.n = max(machine.n, log.last)
    return log


def _believed(file: Arrived, machine: Machine) -> MachineLog | None:
    """Return a file of the folder as far as it is whole, None if that is too little; note what is wrong with it."""
    machine.seen[file.name] = file.file
    log = file.trouble or read_log(file.data, LAST if file.name == machine.file else LATEST)
    trouble = log if isinstance(log, str) else log.trouble
    if not isinstance(log, str):
        if log.header.machine + ENDING != file.name:
            trouble = f"is the file of another machine, {log.header.machine}"
        elif log.header.id == machine.id and file.name != machine.file:
            trouble = "says that it is of this machine, and is left out"
        elif log.header.id in machine.forgotten:
            trouble = "is of a machine that was forgotten; `followup sync setup` there joins it again"
        elif log.complete:
            _note(file, machine, trouble)
            return log
    _note(file, machine, trouble)
    return None


def _note(file: Arrived, machine: Machine, trouble: str) -> None:
    if trouble:
        machine.troubles[file.name] = trouble
    else:
        machine.troubles.pop(file.name, None)
