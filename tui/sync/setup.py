"""Join the machines that share a folder, or leave them."""

from __future__ import annotations

import os
import re
from datetime import datetime
from pathlib import Path

import msgspec

from tui.domain.history import Act
from tui.domain.sharing.merged_book import MergedBook
from tui.domain.sharing.registers import person_of
from tui.domain.sharing.shared_act import SharedAct, shared_edits, uids_in
from tui.domain.sharing.stamps import next_stamp
from tui.storage.errors import StoreError
from tui.sync.copies import Machine
from tui.sync.folder import SharedFolder, shared_folder
from tui.sync.local_book import LocalBook
from tui.sync.machine_log import ENDING, NAME, MachineLog, read_log
from tui.sync.own_log import OwnLog
from tui.sync.sharing import Sharing


def name_of_host() -> str:
    """Return a name for this machine, made of its host name."""
    name = re.sub(r"[^a-z0-9_-]+", "-", os.uname().nodename.split(".")[0].casefold()).strip("-_")[:32]
    return name if NAME.fullmatch(name) else "machine"


def set_up(sharing: Sharing, folder: Path, name: str, at: datetime) -> Machine:
    """Share the book in a folder under a name, and exchange it for the first time; return this machine.

    Raises: StoreError if the folder cannot be used, or another machine has that name.
    """
    if not NAME.fullmatch(name):
        raise StoreError(f"A machine cannot be called {name!r}: up to 32 small letters, digits, - and _ make a name.")
    store, copies = sharing.store, sharing.copies
    try:
        shared_folder(folder).within(lambda: folder.mkdir(mode=0o700, parents=True, exist_ok=True))
        copies.make()
        with sharing.turn():
            there = _logs(shared_folder(folder))
            machine = _machine(_known(sharing), there, folder, name)
            with store.newest():
                own = OwnLog(machine, copies)
                history = store.history() if _is_known(sharing, machine) else []
                merged = sharing.known_book(machine) if copies.ids() else _book_of_journal(sharing, machine)
                if copies.ids():
                    _add_unsent(sharing, merged, machine, history)
                _add_what_differs(sharing, merged, machine, at, history)
                machine.book, machine.seq = store.name, store.seq
                machine.hidden = merged.hides_references()
                own.fold(merged)
            copies.save(machine)
            sharing.run(machine, at)
    except OSError as error:
        raise StoreError(f"{error.filename or folder} cannot be used: {error.strerror}.") from None
    return machine


def _logs(folder: SharedFolder) -> dict[str, MachineLog]:
    logs = {each.name: read_log(each.data) for each in folder.news({})[1]}
    return {name: log for name, log in logs.items() if isinstance(log, MachineLog)}


def _known(sharing: Sharing) -> Machine | None:
    try:
        return sharing.copies.machine() or sharing.copies.machine(stopped=True)
    except StoreError:  # damaged; the copies are still there
        return None


def _machine(known: Machine | None, there: dict[str, MachineLog], folder: Path, name: str) -> Machine:
    """Return this machine as it joins: the one that it was, or a new one if it has another name or was forgotten."""
    forgotten = {each: called for log in there.values() for each, called in log.header.forgotten.items()}
    forgotten |= known.forgotten if known else {}
    holder = there.get(name + ENDING)
    if holder and holder.header.id not in forgotten and (known is None or holder.header.id != known.id):
        raise StoreError(f"Another machine is called {name} in {folder}: choose another name with --name.")
    again = known is not None and known.name == name and known.id not in forgotten
    machine_id = known.id if known and again else os.urandom(6).hex()
    made = Machine(name, machine_id, str(folder), "", forgotten=forgotten)
    if known is None:
        return made
    taken = {**known.taken, known.id: known.n}
    if not again:
        return msgspec.structs.replace(made, latest=known.latest, taken=taken, book=known.book, seq=known.seq)
    return msgspec.structs.replace(
        known, folder=str(folder), stopped="", seen={}, troubles={}, published=-1, forgotten=forgotten
    )


def _is_known(sharing: Sharing, machine: Machine) -> bool:
    """Return whether the book is the one that this machine has shared before, so that its journal says what is new."""
    store = sharing.store
    return machine.book == store.name and any(act.seq == machine.seq for act in store.history())


def _add_unsent(sharing: Sharing, merged: MergedBook, machine: Machine, history: list[Act]) -> None:
    """Merge what was done since this machine shared last, as of when it was done."""
    local = LocalBook(sharing.store.book, uids_in(history))
    for act in history:
        if act.seq > machine.seq and act.stamp is None:
            machine.latest = next_stamp(machine.latest, act.at, machine.name)
            merged.take(SharedAct(0, machine.latest, 0, "", shared_edits(act, local.uid_of)))


def _book_of_journal(sharing: Sharing, machine: Machine) -> MergedBook:
    """Return what the journal says of the book, so that of two copies of one book the later edit of a field counts."""
    merged, history = MergedBook(), sharing.store.history()
    local = LocalBook(sharing.store.book, uids_in(history))
    for act in history:
        stamp = next_stamp(merged.latest, act.at, machine.name)
        merged.take(SharedAct(0, stamp, 0, "", shared_edits(act, local.uid_of)))
    for key in set(merged.living()).difference(local.keys()):
        merged.delete(key, next_stamp(merged.latest, history[-1].at, machine.name))
    for key, record in merged.records.items():  # nobody else need know what was in the book once
        shown = merged.shown(key) if merged.lives(key) else None
        for name in list(record.registers):
            if shown is None or (person_of(name)[1] and shown[name] is None):
                del record.registers[name]
    return merged


def _add_what_differs(sharing: Sharing, merged: MergedBook, machine: Machine, at: datetime, history: list[Act]) -> None:
    """Make a merged book what the book is: with the oldest of stamps what nobody has told of, as of now what differs."""
    now = next_stamp(max(merged.latest, machine.latest), at, machine.name)
    for edit in LocalBook(sharing.store.book, uids_in(history)).outside(merged, history):
        key = edit.table, edit.uid
        known = merged.records[key].registers if key in merged.records else {}
        stamps = {name: now if name in known else (0, 0, machine.name) for name in edit.after or {}}
        merged.write(key, {name: (stamps[name], value) for name, value in (edit.after or {}).items()})
    machine.latest = max(machine.latest, merged.latest)


def forget(sharing: Sharing, name: str, at: datetime) -> str:
    """Forget a machine that is gone: what it told stays, its file goes; return what was done, in words.

    Raises: StoreError if there is no such machine.
    """
    if sharing.copies.machine() is None:
        raise StoreError("The book is not shared.")
    with sharing.turn():
        machine = sharing.copies.machine()
        if machine is None:
            raise StoreError("The book is not shared.")
        sharing.run(machine, at)
        logs = [read_log(sharing.copies.read(each)) for each in sharing.copies.ids()]
        gone = [log.header.id for log in logs if isinstance(log, MachineLog) and log.header.machine == name]
        gone = [each for each in gone if each not in (machine.id, *machine.forgotten)]
        if not gone:
            raise StoreError(f"There is no other machine called {name}; `followup sync status` lists them.")
        with sharing.store.newest():
            machine.forgotten |= dict.fromkeys(gone, name)
            OwnLog(machine, sharing.copies).fold(sharing.known_book(machine))
            sharing.copies.save(machine)  # it is said already, even if the file cannot be removed
        folder = sharing.folder(machine)
        try:
            folder.within(folder.remove, name + ENDING)
        except OSError as error:
            raise StoreError(f"{folder.path / (name + ENDING)} cannot be removed: {error.strerror}.") from None
        sharing.run(machine, at)
    return f"{name} was forgotten. What it sent stays in the book."


def stop(sharing: Sharing, at: datetime) -> Machine | None:
    """Stop sharing, and tell the other machines if the folder is there; return which machine this was.

    The book stays as it is, and so does the file in the folder.
    """
    if sharing.copies.machine() is None:
        return None
    with sharing.turn():
        machine = sharing.copies.machine()
        if machine is not None:
            if not machine.stopped:
                _say_goodbye(sharing, machine, at)
            sharing.copies.stop()
    return machine


def _say_goodbye(sharing: Sharing, machine: Machine, at: datetime) -> None:
    """Tell the other machines what was done here until now, and that it was all."""
    try:
        if sharing.run(machine, at):
            with sharing.store.newest():
                stopped = max(int(at.timestamp() * 1000), 0)
                OwnLog(machine, sharing.copies).fold(sharing.known_book(machine), stopped=stopped)
            sharing.run(machine, at)
    except (StoreError, OSError) as error:
        machine.troubles[""] = str(error).rstrip(".")
