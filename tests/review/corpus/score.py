"""How well the critique does on the corpus: what it found, missed and made up, by rule."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache

import msgspec

from tests.review.corpus.notes import KIM, Flawed, Good, Writer, plain
from tui.review import Finding

ALSO_RIGHT = {
    "swap the name": {"wrong_title"},
    "drop the statement": {"small"},
    "paste the panel-mate's note": {"others_topic"},
}
"""What a mutation spoils besides what it is for: Sehr geehrte before Herr, a sentence cut at its head, another's topic."""


class Count(msgspec.Struct):
    """A rule's findings: right, made up, missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Of what was found, how much is right."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Of what is there, how much was found."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0


def of_good(good: Good, writer: Writer = KIM) -> list[Finding]:
    """The findings in a good note."""
    return writer.look(good, subject=good.subject, body=plain(good.text), now=good.now)


@cache
def _usual_rules(good: Good, writer: Writer) -> frozenset[str]:
    return frozenset(finding.rule for finding in of_good(good, writer))


def is_made_up(finding: Finding, note: Flawed) -> bool:
    """Return whether a finding above `info` is none that the mutation brought."""
    return finding.severity != "info" and finding.rule not in {*note.expected, *ALSO_RIGHT.get(note.mutation, ())}


def of_flawed(note: Flawed, writer: Writer = KIM) -> list[Finding]:
    """The findings in a spoiled note, but for those that the good one has, too."""
    usual = _usual_rules(note.good, writer)
    found = writer.look(note.good, subject=note.subject, body=note.body, now=note.now or note.good.now, more=note.more)
    return [finding for finding in found if finding.rule not in usual or finding.rule in note.expected]


def in_place(finding: Finding, note: Flawed) -> bool:
    """Return whether a finding lies where the mutation struck."""
    wanted = note.expected[finding.rule]
    text = note.subject if finding.field == "subject" else note.body
    return (
        not wanted
        or text[finding.start : finding.end].startswith(wanted)
        or re.search(f"(?:{wanted})", text[finding.start : finding.end]) is not None
    )


def score(goods: Sequence[Good], spoiled: Sequence[Flawed], writer: Writer) -> tuple[dict[str, Count], list[str]]:
    """Each rule's counts over good and spoiled notes, and every mistake in words."""
    counts: defaultdict[str, Count] = defaultdict(Count)
    mistakes = []
    for good in goods:
        for finding in of_good(good, writer):
            if finding.severity != "info":
                counts[finding.rule].wrong += 1
                mistakes.append(f"{good.name}: {finding.rule} made up: {finding.sentence}")
    for note in spoiled:
        found = of_flawed(note, writer)
        rules = {finding.rule for finding in found if finding.rule not in note.expected or in_place(finding, note)}
        for rule in note.expected:
            if rule in rules:
                counts[rule].right += 1
            else:
                counts[rule].missed += 1
                mistakes.append(f"{note.name}: {rule} missed")
        for finding in found:
            if is_made_up(finding, note):
                counts[finding.rule].wrong += 1
                text = note.subject if finding.field == "subject" else note.body
                mistakes.append(
                    f"{note.name}: {finding.rule} made up at {text[finding.start : finding.end]!r}: {finding.sentence}"
                )
    return dict(counts), mistakes
