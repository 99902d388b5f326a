"""Phrases that harm a note, and words written by mistake for others: what the review looks for word by word.

Each language has them in its `phrases.txt`, whose head says how it is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Literal, cast

import msgspec

Severity = Literal["fail", "warn", "info"]


class Phrase(msgspec.Struct, frozen=True):
    """A phrase that harms a note, why, and what to say instead.

    `rule` is the id of the finding. Without `kinds` it counts for every kind of note but `not_kinds`. `too_many` is how many
    of them in one note can no longer be chance: then it is a warning. With `grave_kinds` it is only `info` in other kinds.
    """

    rule: str
    pattern: re.Pattern[str]
    sentence: str
    mend: str
    severity: Severity = "warn"
    kinds: tuple[str, ...] = ()
    not_kinds: tuple[str, ...] = ()
    too_many: int = 0
    grave_kinds: tuple[str, ...] = ()

    def counts_for(self, kind: str) -> bool:
        """Return whether it harms a note of this kind."""
        return (not self.kinds or kind in self.kinds) and kind not in self.not_kinds

    def severity_in(self, kind: str) -> Severity:
        """Return how grave it is in a note of this kind."""
        return "info" if self.grave_kinds and kind not in self.grave_kinds else self.severity


class Slip(msgspec.Struct, frozen=True):
    """One word written for another that sounds like it; `right` is how the whole match is written, `\\1` its groups."""

    pattern: re.Pattern[str]
    right: str


_HEAD = re.compile(r"\[(?P<sentence>[^|\]]+) \| (?P<rule>\w+) \| (?P<severity>\w+) \| (?P<mend>[^|\]]+)\]")
_SETTING = re.compile(r"(only for|not for|too many|grave for): (.*)")
_AS_WRITTEN = "  (as written)"


@cache
def read_phrases(package: str) -> tuple[tuple[Phrase, ...], tuple[Slip, ...]]:
    """Return the phrases and the slips of a language's folder; compiling them takes some 200 ms."""
    names: dict[str, str] = {}
    blocks: list[tuple[str, list[str]]] = []
    for line in (files(package) / "phrases.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            blocks.append((line, []))
        elif blocks and line.strip() and not line.startswith("#"):
            blocks[-1][1].append(line)
        elif " = " in line and not line.startswith("#"):
            name, _, pattern = line.partition(" = ")
            names[name] = pattern
    phrases = tuple(_phrase(head, lines, names) for head, lines in blocks if head != "[slips]")
    return phrases, tuple(slip for head, lines in blocks if head == "[slips]" for slip in _slips(lines))


def _phrase(head: str, lines: list[str], names: dict[str, str]) -> Phrase:
    said = _HEAD.fullmatch(head)
    if said is None:
        raise ValueError(f"no head of a phrase: {head}")
    settings = {found[1]: found[2] for line in lines if (found := _SETTING.fullmatch(line))}
    patterns = [_either_apostrophe(_named(line, names)) for line in lines if not _SETTING.fullmatch(line)]
    return Phrase(
        said["rule"],
        re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)", re.IGNORECASE),
        said["sentence"],
        said["mend"],
        cast(Severity, said["severity"]),
        _list(settings.get("only for", "")),
        _list(settings.get("not for", "")),
        int(settings.get("too many", "0")),
        _list(settings.get("grave for", "")),
    )


def _slips(lines: list[str]) -> Iterator[Slip]:
    for line in lines:
        pattern, _, right = line.removesuffix(_AS_WRITTEN).partition(" => ")
        flags = re.NOFLAG if line.endswith(_AS_WRITTEN) else re.IGNORECASE
        yield Slip(re.compile(rf"(?<![\w'’])(?:{_either_apostrophe(pattern)})(?![\w'’])", flags), right)


def _named(pattern: str, names: dict[str, str]) -> str:
    """Return a pattern with its <names> replaced."""
    return re.sub(r"<(\w+)>", lambda found: names.get(found[1], found[0]), pattern)


def _either_apostrophe(pattern: str) -> str:
    return pattern.replace("'", "['’]")


def _list(text: str) -> tuple[str, ...]:
    return tuple(text.split(", ")) if text else ()
