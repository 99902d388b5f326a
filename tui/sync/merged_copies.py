"""Make the merged book of the copies, as far as they were taken into the book."""

from __future__ import annotations

from collections.abc import Container

from tui.domain.sharing.merged_book import MergedBook
from tui.domain.sharing.stamps import Stamp
from tui.sync.copies import Copies, Machine
from tui.sync.machine_log import MachineLog, read_log


def load(copies: Copies, machine: Machine, applied: Container[Stamp]) -> tuple[MergedBook, list[MachineLog]]:
    """Return what the book is known to hold, and the logs that hold more.

    `applied` are the stamps of other machines' acts in the journal: those count, however far the logs are noted as taken.
    """
    merged, pending = MergedBook(), list[MachineLog]()
    for each in copies.ids():
        log = read_log(copies.read(each))
        if isinstance(log, str):
            continue
        taken = log.last if each == machine.id else machine.taken.get(each, -1)
        if log.header.first <= taken or each == machine.id:
            merge_state(log, merged)
        for act in log.acts:
            if act.n <= taken or act.stamp in applied:
                merged.take(act)
        if log.last > taken:
            pending.append(log)
    return merged, pending


def load_all(copies: Copies) -> MergedBook:
    """Return all that the copies hold, taken into the book or not."""
    merged = MergedBook()
    for each in copies.ids():
        log = read_log(copies.read(each))
        if isinstance(log, MachineLog):
            merge_state(log, merged)
            for act in log.acts:
                merged.take(act)
    return merged


def merge_state(log: MachineLog, merged: MergedBook) -> None:
    """Merge the state of a log."""
    for record in log.records:
        merged.write((record.table, record.uid), record.registers)
        if record.deleted is not None:
            merged.delete((record.table, record.uid), record.deleted)
