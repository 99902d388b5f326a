"""What arrives in the folder: each file is believed as far as it is whole, and kept if it holds more than its copy."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from tui.domain.sharing.stamps import LAST, LATEST
from tui.sync.copies import Copies, Machine
from tui.sync.folder import Arrived
from tui.sync.machine_log import ENDING, SHORTER, MachineLog, read_log


def keep(file: Arrived, machine: Machine, copies: Copies, save: Callable[[], None]) -> MachineLog | None:
    """Keep the file of another machine in the copies; return it if it holds something new. Raises: OSError.

    `save` keeps what is known elsewhere: a machine that was set back with its file, and went on, has another file from there.
    """
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
    elif header.first == known.header.first and not old.startswith(good):
        if machine.taken.get(header.id, -1) < known.last:
            del machine.seen[file.name]  # what it told before comes first
            return None
        save()
        machine.taken.pop(header.id, None)
        copies.save(machine)  # before its copy is another: a crash must not make its acts seem taken
        copies.replace(header.id, good)
    else:  # older than its copy, or damaged before what is known already
        if not log.trouble:
            _note(file, machine, SHORTER)
        return None
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


def mend_own(arrived: Iterable[Arrived], machine: Machine, copies: Copies) -> None:
    """Take the copy of this machine's file, which is damaged, from the folder, if all that was told is there."""
    for file in arrived:
        log = read_log(file.data) if file.name == machine.file else ""
        if isinstance(log, MachineLog) and log.header.id == machine.id and log.last >= machine.n:
            copies.replace(machine.id, file.data[: log.good])


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
