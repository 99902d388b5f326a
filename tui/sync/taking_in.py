"""Make acts of the journal of what other machines told."""

from __future__ import annotations

from collections.abc import Container, Iterable
from datetime import datetime

from tui.domain.changes import Change
from tui.domain.history import Act
from tui.domain.sanitize import one_line
from tui.domain.sharing.merged_book import Key, Lost, MergedBook
from tui.domain.sharing.shared_act import SharedAct
from tui.domain.sharing.stamps import FIRST, Stamp, moment_of
from tui.sync.local_book import LocalBook
from tui.sync.losses import LossWording
from tui.sync.machine_log import MachineLog
from tui.text.act_words import counted

MOST_LOSSES = 5
"""The losses that are told at once; the history holds all."""


class TakingIn:
    """What is taken in at once: the acts for the journal, and the sentences for the user."""

    def __init__(
        self, merged: MergedBook, local: LocalBook, mine: str, wording: LossWording, at: datetime, known: Container[str]
    ) -> None:
        """`known` are the losses that the history holds: a state whose taking in was killed is taken in again."""
        self.acts: list[Act] = []
        self._merged = merged
        self._local = local
        self._mine = mine
        self._wording = wording
        self._at = at
        self._told: list[str] = []
        self._known = known

    @property
    def notices(self) -> list[str]:
        """Return what this machine lost, in words."""
        more = len(self._told) - MOST_LOSSES
        return [*self._told[:MOST_LOSSES], *([f"... and {more} more; `followup history` lists them."] if more > 0 else [])]

    def all(self, logs: Iterable[tuple[MachineLog, int]], applied: Container[Stamp]) -> None:
        """Take in logs, each from behind a number on; acts that are `applied` are in the book already."""
        acts = []
        for log, taken in logs:
            if log.header.first > taken:
                self._state(log)
            acts += [act for act in log.acts if act.n > taken and act.stamp not in applied]
        for act in sorted(acts, key=lambda act: act.stamp):
            self._act(act)

    def rest(self, keys: Iterable[Key], sentence: str) -> None:
        """Make these records of the book what they are in the merged book."""
        self._add(keys, [], sentence, self._merged.latest, self._mine)

    def _state(self, log: MachineLog) -> None:
        touched, lost = set[Key](), list[Lost]()
        for record in log.records:
            key = record.table, record.uid
            lost += self._merged.losses_to_state(key, record.registers, record.deleted, log.header.seen, self._mine)
            touched |= self._merged.write(key, record.registers)
            if record.deleted is not None:
                touched |= self._merged.delete(key, record.deleted)
        latest = max(((*stamp, name) for name, stamp in log.header.seen.items()), default=FIRST)
        self._add(touched, lost, "", latest, log.header.machine)

    def _act(self, act: SharedAct) -> None:
        touched, lost = self._merged.take(act, self._mine)
        self._add(touched, lost, act.sentence, act.stamp, act.stamp[2], quiet=act.quiet)

    def _add(
        self, keys: Iterable[Key], lost: list[Lost], sentence: str, stamp: Stamp, who: str, *, quiet: bool = False
    ) -> None:
        words = [(each, one_line(self._wording.lost(each))) for each in lost]  # before the records are gone
        edits = self._local.edits(keys, self._merged)
        self._told += [f"{said}." for each, said in words if each.loser[0][2] == self._mine and each.loser[0][0]]
        words = [(each, said) for each, said in words if said not in self._known]
        if edits or words:
            change = Change(one_line(sentence or f"{counted(edits)} received"), edits, quiet and not words)
            made = moment_of(stamp) if stamp[0] else self._at  # nobody knows when the records of a first state were made
            lost_here = tuple(said for _, said in words)
            self.acts.append(Act(0, made, "", who, change, stamp=stamp, lost=lost_here))
