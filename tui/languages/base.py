"""What the rules know of each language: its small words, and how one thanks, asks and says yes in it."""

from __future__ import annotations

import re

import msgspec


class Phrase(msgspec.Struct, frozen=True):
    """Words that do a note no good, why, and what to say instead."""

    pattern: re.Pattern[str]
    sentence: str
    mend: str


class LanguagePatterns(msgspec.Struct, frozen=True):
    """A language's patterns. Where one is found, the note does what its name says."""

    code: str
    stop: frozenset[str]
    me: str
    you: re.Pattern[str]
    thanks: re.Pattern[str]
    interest: re.Pattern[str]
    ask: re.Pattern[str]
    ask_to_talk: re.Pattern[str]
    ask_for_time: re.Pattern[str]
    benefit: re.Pattern[str]
    met: re.Pattern[str]
    today: re.Pattern[str]
    yesterday: re.Pattern[str]
    experience: re.Pattern[str]
    accept: re.Pattern[str]
    decline: re.Pattern[str]
    acknowledge: re.Pattern[str]
    withdraw: re.Pattern[str]
    pay: re.Pattern[str]
    vocative: str
    doubles: frozenset[str]
    loud: frozenset[str]
    pushy: tuple[Phrase, ...]


def either(*patterns: str) -> re.Pattern[str]:
    """A pattern that finds any of several, as whole words."""
    return re.compile(r"(?<!\w)(?:" + "|".join(patterns) + r")(?!\w)", re.IGNORECASE)


def phrase(pattern: str, sentence: str, mend: str) -> Phrase:
    """A phrase to look for, as whole words."""
    return Phrase(either(pattern), sentence, mend)
