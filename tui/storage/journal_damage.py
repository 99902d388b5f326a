"""Sort out what a damaged journal still holds: which acts are there, which are missing, and how to say so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import msgspec

from tui.domain.history import Act
from tui.storage.journal import Journal, Lines, in_order, is_act


class Sorted(msgspec.Struct):
    """The acts after a seq, in order, and the damage.

    `missing` are the seqs of acts that are lost, `damaged` lines that cannot be read, `doubles` acts with the seq of
    another one. `torn` is an unfinished line at the end, which is `new` if it is none of the missing acts; `swapped` says
    that lines are in the wrong order.
    """

    acts: list[Act]
    missing: list[int]
    damaged: list[bytes]
    doubles: list[Act]
    torn: bytes
    swapped: bool
    new: bool = True

    @property
    def sound(self) -> bool:
        """Return whether nothing is wrong but an unfinished line at the end."""
        return not (self.missing or self.damaged or self.doubles or self.swapped)


def sort_out(lines: Lines, seq: int, journal: Journal, made: int = 0) -> Sorted:
    """Return the acts of a stretch of the journal that are later than `seq`, and what is wrong with the stretch.

    `made` is the seq of the newest act that is known to have been made; 0 if that is not known.
    """
    later = [act for act in lines.acts if act.seq > seq]
    swapped = any(one.seq > other.seq for one, other in pairwise(later))
    acts = in_order(later)
    doubles = [act for act in later if acts[act.seq] != act]
    newest = max(acts, default=seq)
    *whole, torn = lines.tail.split(b"\n")
    gaps = [number for number in range(seq + 1, newest) if number not in acts]
    if gaps:
        elsewhere = {act.seq: act for act in journal.read_all()}
        acts.update({number: elsewhere[number] for number in gaps if number in elsewhere})
        swapped = swapped or any(number in elsewhere for number in gaps)
    missing = [number for number in gaps if number not in acts]
    damaged = newest + sum(map(is_act, whole))
    missing += range(newest + 1, max(damaged, made) + 1)
    found = [acts[number] for number in sorted(acts)]
    return Sorted(found, missing, lines.bad + whole, doubles, torn, swapped, new=made <= damaged)


def sentences(path: Path, found: Sorted, aside: str) -> Iterator[str]:
    """Yield what is wrong with the journal at `path`; `aside` says where damaged lines are kept."""
    count = len(found.missing)
    if count:
        lost = f"{counted(count, 'change')} {are(count)} missing ({numbers(found.missing)})"
        yield f"{path} is damaged: {lost}; {'it is' if count == 1 else 'they are'} not in the book{aside}."
    elif found.damaged:
        yield f"{path} was damaged, but every change is in the book{aside}."
    elif found.swapped:
        yield f"{path}: its lines were out of order, but every change is in the book."
    if found.doubles:
        count = len(found.doubles)
        yield f"{path}: {counted(count, 'change')} {'has' if count == 1 else 'have'} the number of another change{aside}."
    if found.torn and found.new:
        last = max([*(act.seq for act in found.acts), *found.missing], default=0)
        which = f"change {last + 1}" if last else "a change"
        yield f"{path} ends in the middle of {which}: that one, and any made after it, is not in the book."


def counted(count: int, word: str) -> str:
    """Return a number with its word: "1 change", "2 changes"."""
    return f"1 {word}" if count == 1 else f"{count} {word}s"


def are(count: int) -> str:
    """Return the verb for that many."""
    return "is" if count == 1 else "are"


def numbers(seqs: Sequence[int]) -> str:
    """Return the numbers of changes in words: "change 7", "changes 7 to 9 and 12"."""
    runs = list(_runs(seqs))
    words = [f"{first}" if first == last else f"{first} to {last}" for first, last in runs[:5]]
    if len(runs) > 5:
        words.append("others")
    listed = " and ".join(filter(None, [", ".join(words[:-1]), words[-1]]))
    return f"change{'s' if len(seqs) > 1 else ''} {listed}"


def _runs(seqs: Iterable[int]) -> Iterator[tuple[int, int]]:
    first = last = -1
    for seq in seqs:
        if seq != last + 1 and last >= 0:
            yield first, last
        if seq != last + 1 or first < 0:
            first = seq
        last = seq
    if last >= 0:
        yield first, last
