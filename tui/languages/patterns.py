"""What the review looks for in a note of one language."""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec


class ThirdPerson(msgspec.Struct, frozen=True):
    """How a language speaks of somebody else: pronouns, and where a text names somebody (-1 if it does not)."""

    pronouns: re.Pattern[str]
    female: frozenset[str]
    anybody: re.Pattern[str]
    somebody: Callable[[str], int]
    named: Callable[[str], int]


class DayPatterns(msgspec.Struct, frozen=True):
    """How a language names a day.

    `date` finds one, its groups `weekday`, or `day` and `month`; `weekdays` and `months` are their names in order, small.
    `before` ends where the day of a meeting that was held is named next ("thank you for talking with me on"), and `after`
    begins there ("'s interview"); `of_position`, which says for which position it was, may come between. `ahead` says that a
    sentence speaks of what is to come, `decision` that it tells when they said they would decide.
    """

    date: re.Pattern[str]
    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    before: re.Pattern[str]
    after: re.Pattern[str]
    of_position: re.Pattern[str]
    ahead: re.Pattern[str]
    decision: re.Pattern[str]


class Forms(msgspec.Struct, frozen=True):
    """The form of address: a greeting that `disagrees` with its title; du is the `familiar` form and Sie the `polite` one.

    `team` is a pronoun for several people, which may stand beside `polite`; `titles` are what a polite greeting says before a
    family name, where the language cannot do without.
    """

    disagrees: re.Pattern[str] | None = None
    familiar: re.Pattern[str] | None = None
    polite: re.Pattern[str] | None = None
    team: re.Pattern[str] | None = None
    titles: tuple[str, ...] = ()


class LanguagePatterns(msgspec.Struct, frozen=True):
    """What the review looks for. Where a pattern is found, the note does what its name says.

    `day_words` are names and words for days. Where `nouns_have_capitals` a capital within a sentence is no sign of a name.
    `named_position` finds what a note calls the position, in its group `title`; `condition` what an acceptance hangs on;
    `until_when` a day or a length of time; `alternatives` two words between which a slash leaves the choice;
    `halfway` a sentence that stops before its end; `small_polite` a pronoun for the reader that wants a capital.
    """

    stop: frozenset[str]
    me: str
    you: re.Pattern[str]
    thanks: re.Pattern[str]
    pleasure: re.Pattern[str]
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
    day_words: frozenset[str]
    days: DayPatterns
    forms: Forms
    sorry: re.Pattern[str]
    by_phone: re.Pattern[str]
    on_site: re.Pattern[str]
    named_position: re.Pattern[str]
    condition: re.Pattern[str]
    until_when: re.Pattern[str]
    alternatives: re.Pattern[str]
    halfway: re.Pattern[str]
    nouns_have_capitals: bool = False
    small_polite: re.Pattern[str] | None = None
    third_person: ThirdPerson | None = None
