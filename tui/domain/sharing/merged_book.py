"""The book that the acts of all machines make, whatever the order in which they arrive.

Of each register the value with the latest stamp counts. A deleted record lives if it, or a living record that refers to it,
was written later than its deletion; it has all its registers then, those written before the deletion, too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from heapq import heapify, heappop, heappush
from typing import Any

import msgspec

from tui.domain.documents import dumps
from tui.domain.models import REFERENCES
from tui.domain.sharing.registers import (
    PEOPLE,
    REQUIRED,
    Registers,
    fits,
    is_cleared,
    named_by,
    person_of,
    person_register,
    references_of,
)
from tui.domain.sharing.shared_act import SharedAct
from tui.domain.sharing.stamps import FIRST, Stamp, is_credible

Key = tuple[str, str]
"""The table and the uid of a record."""


class MergedRecord(msgspec.Struct):
    """The registers of a record with their stamps, and when it was deleted last."""

    registers: dict[str, tuple[Stamp, Any]] = {}
    deleted: Stamp | None = None

    @property
    def written(self) -> Stamp:
        """Return the latest stamp of a register."""
        return max((stamp for stamp, _ in self.registers.values()), default=FIRST)


class Lost(msgspec.Struct, frozen=True):
    """A value that was replaced by one that another machine gave without knowing of it.

    `name` is the register, empty if the record was deleted. `loser` and `winner` are stamps and values; of a deletion that
    leaves a reference without its record, the loser's value is the key of the record that refers to it.
    """

    key: Key
    name: str
    loser: tuple[Stamp, Any]
    winner: tuple[Stamp, Any]


class MergedBook:
    """All records that any machine has told of. `latest` is the latest stamp in it."""

    def __init__(self) -> None:
        self.records: dict[Key, MergedRecord] = {}
        self.latest = FIRST
        self._referrers: dict[Key, set[Key]] = defaultdict(set)
        self._living: set[Key] = set()

    # -- reading ------------------------------------------------------------------------------------------------------

    def lives(self, key: Key) -> bool:
        """Return whether a record is in the book."""
        return key in self._living

    def living(self) -> Iterable[Key]:
        """Return the records of the book."""
        return self._living

    def hides_references(self) -> bool:
        """Return whether a record of the book refers to one that was deleted, which a further act may bring back."""
        return any(
            other in self._living and key in self._targets(other)
            for key, record in self.records.items()
            if record.deleted is not None and key not in self._living
            for other in self._referrers.get(key, ())
        )

    def shown(self, key: Key) -> Registers:
        """Return a record's registers as the book shows them: without references to records that are not in it."""
        table, record = key[0], self.records[key]
        found = {name: value for name, (_, value) in record.registers.items()}
        for field, target in REFERENCES.get(table, {}).items():  # type: ignore[call-overload]
            if (value := found.get(field)) is not None:
                uid = named_by(value)
                found[field] = uid if (target, uid) in self._living else None
        if table == "interviews":
            self._show_people(found, record)
        return found

    def _show_people(self, found: Registers, record: MergedRecord) -> None:
        """Keep of the people of an interview those who take part and are in the book, in their order."""
        there = {uid for (table, uid), _ in references_of("interviews", found) if table == "contacts"}
        there = {uid for uid in there if ("contacts", uid) in self._living}
        for name in found:
            uid, field = person_of(name)
            if uid and not (field and uid in there):
                found[name] = True if uid in there else None
        if there or PEOPLE in found:
            order = [uid for uid in found.get(PEOPLE) or () if uid in there]
            late = sorted(there.difference(order), key=lambda uid: (record.registers[person_register(uid)][0], uid))
            found[PEOPLE] = list(dict.fromkeys([*order, *late])) or None

    # -- merging ------------------------------------------------------------------------------------------------------

    def take(self, act: SharedAct, mine: str = "") -> tuple[set[Key], list[Lost]]:
        """Merge an act; return the records that may show otherwise now, and what was lost of the machine `mine` or to it."""
        touched: set[Key] = set()
        lost: list[Lost] = []
        deleted = dict.fromkeys((edit.table, edit.uid) for edit in act.edits if edit.after is None)
        lived = [key for key in deleted if self.lives(key)]
        for edit in act.edits:
            key = edit.table, edit.uid
            if mine:
                lost += self._losses(key, edit.before or {}, edit.after, act.stamp, mine)
            if edit.after is None:
                touched |= self.delete(key, act.stamp)
            else:
                touched |= self.write(key, {name: (act.stamp, value) for name, value in edit.after.items()})
        if mine:  # at the end: what refers to a deleted record may be deleted or cleared after it
            told = {each.key for each in lost if not each.name}
            for key in lived:
                if key not in told and not self.lives(key):
                    lost += self._references_without(key, act.stamp, mine)
        return touched, lost

    def write(self, key: Key, registers: Mapping[str, tuple[Stamp, Any]]) -> set[Key]:
        """Merge stamped registers into a record; return the records that may show otherwise now."""
        record = self._record(key)
        before = self._references(key)
        for name, (stamp, value) in registers.items():
            if not is_credible(stamp) or not fits(key[0], name, value) or (name == "uid" and value != key[1]):
                continue
            self.latest = max(self.latest, stamp)
            if name not in record.registers or _is_later((stamp, value), record.registers[name]):
                record.registers[name] = stamp, value
        after = self._references(key)
        for target in after.keys() - before.keys():
            self._referrers[target].add(key)
        for target in before.keys() - after.keys():
            self._referrers[target].discard(key)
        touched = {key} | self._settle(
            key, *(target for target, counts in before.items() if counts and not after.get(target))
        )
        if key in self._living:
            touched |= self._settle(*(target for target in after if target not in self._living and self._keeps(key, target)))
        return touched

    def delete(self, key: Key, stamp: Stamp) -> set[Key]:
        """Merge a deletion; return the records that may show otherwise now."""
        if not is_credible(stamp):
            return set()
        self.latest = max(self.latest, stamp)
        record = self._record(key)
        record.deleted = max(record.deleted or FIRST, stamp)
        return {key} | self._settle(key)

    def _record(self, key: Key) -> MergedRecord:
        return self.records.setdefault(key, MergedRecord())

    def _losses(self, key: Key, before: Registers, after: Registers | None, stamp: Stamp, mine: str) -> Iterator[Lost]:
        """Yield what an act of another machine and what was done here take from each other, before it is merged."""
        record = self.records.get(key)
        if record is None or not self.lives(key):
            return
        for name, (known, found) in record.registers.items():
            if known[2] != mine or stamp[2] == mine or name == PEOPLE:
                continue
            value = _plain(key[0], name, found)
            if after is None:
                if value != before.get(name):
                    pair = (known, value), (stamp, None)
                    yield Lost(key, "", *(pair if known < stamp else pair[::-1]))
                    return
            elif name in after or _goes_with_a_person(name, after):
                new = _plain(key[0], name, after.get(name))
                if value not in (before.get(name), new):
                    pair = (known, value), (stamp, new)
                    yield Lost(key, name, *(pair if known < stamp else pair[::-1]))

    def _references_without(self, key: Key, stamp: Stamp, mine: str) -> Iterator[Lost]:
        """Yield what was deleted, with the first record written by `mine` that still refers to it."""
        for other in self._referrers.get(key, ()):
            known = self.records[other].written
            if known[2] == mine and known < stamp and self.lives(other) and key in self._targets(other):
                yield Lost(key, "", (known, other), (stamp, None))
                return

    def losses_to_state(
        self,
        key: Key,
        registers: Mapping[str, tuple[Stamp, Any]],
        deleted: Stamp | None,
        seen: Mapping[str, tuple[int, int]],
        mine: str,
    ) -> Iterator[Lost]:
        """Yield what the machine `mine` loses to a record of a state that does not know it, before it is merged."""
        record = self.records.get(key)
        if record is None or not self.lives(key):
            return
        unknown = {
            name: (stamp, _plain(key[0], name, value))
            for name, (stamp, value) in record.registers.items()
            if stamp[2] == mine and stamp[:2] > seen.get(mine, (-1, -1)) and name != PEOPLE
        }
        if deleted is not None and unknown and all(stamp < deleted for stamp, _ in record.registers.values()):
            yield Lost(key, "", next(iter(unknown.values())), (deleted, None))
            return
        for name, (stamp, value) in unknown.items():
            if name in registers and registers[name][0] > stamp:
                later, new = registers[name][0], _plain(key[0], name, registers[name][1])
                if new != value:
                    yield Lost(key, name, (stamp, value), (later, new))

    # -- living -------------------------------------------------------------------------------------------------------

    def _settle(self, *keys: Key) -> set[Key]:
        """Find out which of these records live, and which others because of them; return all that show otherwise now.

        A record can only keep one alive that was written earlier: the latest come first, so that each is looked at once.
        """
        waiting, touched = [(self._rank(key), key) for key in keys if key in self.records], set[Key]()
        heapify(waiting)
        while waiting:
            _, key = heappop(waiting)
            if self._is_living(key) == (key in self._living):
                continue
            self._living ^= {key}
            touched |= {key, *self._referrers.get(key, ())}
            for target in self._targets(key):
                if target in self.records and self._keeps(key, target):
                    heappush(waiting, (self._rank(target), target))
        return touched

    def _rank(self, key: Key) -> tuple[int, int]:
        moment, count, _ = self.records[key].written
        return -moment, -count

    def _references(self, key: Key) -> dict[Key, bool]:
        """Return the records that a record refers to, each with whether that counts: whether it was not cleared."""
        found: dict[Key, bool] = {}
        registers = {name: value for name, (_, value) in self.records[key].registers.items()}
        for target, counts in references_of(key[0], registers):
            found[target] = counts or found.get(target, False)
        return found

    def _targets(self, key: Key) -> Iterator[Key]:
        """Yield the records that a record refers to."""
        return (target for target, counts in self._references(key).items() if counts)

    def _is_living(self, key: Key) -> bool:
        record = self.records[key]
        needed = ("uid", REQUIRED[key[0]]) if key[0] in REQUIRED else ("uid",)
        if any(record.registers.get(name, (FIRST, None))[1] is None for name in needed):
            return False
        if record.deleted is None or record.written > record.deleted:
            return True
        return any(other in self._living and self._keeps(other, key) for other in self._referrers.get(key, ()))

    def _keeps(self, key: Key, target: Key) -> bool:
        """Return whether a record refers to one and was written later than that was deleted."""
        record = self.records.get(target)
        if record is None or record.deleted is None or self.records[key].written <= record.deleted:
            return False
        return target in self._targets(key)


def _plain(table: str, name: str, value: Any) -> Any:
    """Return the value of a register as it is told to the user: None for a reference that was cleared."""
    return None if is_cleared(table, name, value) else value


def _goes_with_a_person(name: str, after: Registers) -> bool:
    """Return whether a register is about a person whom an edit takes off an interview because they are deleted."""
    uid, field = person_of(name)
    return field != "" and after.get(person_register(uid)) is False


def _is_later(one: tuple[Stamp, Any], other: tuple[Stamp, Any]) -> bool:
    """Return whether a register is to be replaced; of two values with one stamp, the same one counts everywhere."""
    return one[0] > other[0] or (one[0] == other[0] and one[1] != other[1] and dumps(one[1]) > dumps(other[1]))
