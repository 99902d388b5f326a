"""One language as the program knows it: its grammar, its notes, its lists of words, and what the review looks for."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache
from importlib import import_module, resources
from importlib.util import find_spec
from typing import Protocol

import msgspec

from tui.languages.phrases import Phrase, Slip, read_phrases
from tui.languages.reading.name_parts import Name
from tui.languages.replies import ReplyPatterns, reply_patterns


class Grammar(Protocol):
    """What a language's `grammar` module offers to a draft."""

    def question(self, name: str, reader: Name | None) -> str:
        """Return the question that a placeholder asks."""

    def salutation(self, name: Name, *, letter: bool) -> str:
        """Return how a note opens, without its comma."""

    def is_formal(self, salutation: str) -> bool:
        """Return whether a greeting wants a formal end, where the language has another one for it."""

    def greetings(self, name: Name) -> tuple[str, ...]:
        """Return the ways to greet somebody that the user may choose from, without their comma."""

    def full(self, name: Name) -> str:
        """Return the full name with its titles, as it stands in an address."""

    def reader(self, name: Name) -> str:
        """Return the reader's name as it stands in a sentence: Ana, Ms. Marsh."""

    def job(self, position: str, company: str) -> str:
        """Return the position as it stands after an article; `company` may be empty."""

    def them(self, company: str) -> str:
        """Return whom one would join."""

    def with_them(self, company: str) -> str:
        """Return where one would work, with its preposition."""

    def listed(self, names: Sequence[str]) -> str:
        """Return several names as they stand in a sentence: A, B and C."""

    def show_day(self, day: date, today: date, *, american: bool = False) -> str:
        """Return a date, with its weekday if the language would say it."""

    def show_date(self, day: date, today: date, *, american: bool = False) -> str:
        """Return a date, with the year if it is far off."""

    def by_day(self, day: date, today: date, *, american: bool = False) -> str:
        """Return by when something happens: today, or by Thursday, 19 November."""

    def vague_day(self, text: str) -> str:
        """Return how somebody put a date, such as "before Christmas", if it fits in a sentence; else nothing."""

    def month(self, day: date, today: date) -> str:
        """Return the month of a day: in November, with the year if it is far off."""

    def trial(self, interview_round: str) -> str:
        """Return a trial day, audition or the like as it stands in a sentence, with its article; else nothing."""

    def head_date(self, day: date, *, american: bool = False) -> str:
        """Return the date at the head of a letter."""

    def when(self, day: date, today: date, *, held: bool = True, exact: bool = False, american: bool = False) -> str:
        """Return the day of a meeting: today once held, on Thursday; on 19 November if `exact`."""

    def met(self, text: str) -> str:
        """Return where the two met, fit to follow "we met"."""

    def met_at_interview(self, job: str, company: str, month: str, trial: str) -> str:
        """Return when and where the two met, if it was at the interview or `trial`; job or company may be empty."""

    def is_sentence(self, text: str) -> bool:
        """Return whether a text is one whole sentence, as far as that can be told."""

    def lacks_verb(self, text: str) -> bool:
        """Return whether a short sentence has no verb ("Great crew, too."), which thanks and wishes may."""


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


class Spelling(msgspec.Struct, frozen=True):
    """Settings of a language's dictionary.

    `common` is how often a word must occur in its texts before a rarer one counts as its misspelling; `elsewhere` are pairs
    of letters that one country writes for another's; words may be put together of two, and of a `prefix` and one, where
    there are prefixes.
    """

    common: int
    elsewhere: tuple[tuple[str, str], ...] = ()
    prefixes: frozenset[str] = frozenset()


class Language(msgspec.Struct, frozen=True):
    """One language. A folder of this package gives one as its `LANGUAGE`; `names` are what people call it.

    Without `spelling` the review says nothing of spelling.
    """

    code: str
    names: frozenset[str]
    package: str
    grammar: Grammar
    spelling: Spelling | None = None

    @property
    def patterns(self) -> LanguagePatterns | None:
        """Return the patterns of the review, from the folder's `review_patterns`; `None` if it has none.

        Loaded when first asked for: compiling them takes some 40 ms, and a draft needs none of them.
        """
        return _patterns(self.package)

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """Return the phrases that the review finds, from the folder's `phrases.txt`; compiled when first asked for."""
        return read_phrases(self.package)[0]

    @property
    def slips(self) -> tuple[Slip, ...]:
        """Return the words that the review takes for others, from the same file."""
        return read_phrases(self.package)[1]

    @property
    def replies(self) -> ReplyPatterns | None:
        """Return how mails put an offer, a rejection and the like, from the folder's `replies.txt`; `None` if it has none."""
        return _replies(self.package)

    @property
    def lists(self) -> Mapping[str, tuple[str, ...]]:
        """Return the lists of words in the folder's `words.txt`, by name."""
        return word_lists(self.package)

    def openings(self, slot: str) -> tuple[Opening, ...]:
        """Return how a sentence for a slot may begin, from the folder's `openings.txt`; the last one is empty."""
        return (*(_opening(text) for text in _sections(self.package, "openings.txt").get(slot, ())), Opening(""))

    def templates(self) -> list[tuple[str, str]]:
        """Return the language's template files as (name, text), in the form that users copy."""
        folder = resources.files(self.package) / "templates"
        files = sorted((file for file in folder.iterdir() if file.name.endswith(".txt")), key=lambda file: file.name)
        return [(file.name, file.read_text(encoding="utf-8")) for file in files]


class Opening(msgspec.Struct, frozen=True):
    """How a sentence may begin, as a field shows it; `cursor` is where the user continues to write, after `front`."""

    text: str
    cursor: int = 0

    @property
    def front(self) -> str:
        """Return the text before the first part that the user writes."""
        return self.text[: self.cursor]


def _opening(text: str) -> Opening:
    """Return an opening such as "You need …; I …" as a field shows it, and where its first mark was."""
    bare = text.replace("…", "")
    return Opening(bare, text.index("…") if "…" in text else len(bare))


@cache
def _sections(package: str, name: str) -> dict[str, tuple[str, ...]]:
    """Return a data file's lines by their `[section]`, without empty lines and comments."""
    found: dict[str, list[str]] = {}
    section: list[str] = []
    file = resources.files(package) / name
    for line in file.read_text(encoding="utf-8").splitlines() if file.is_file() else ():
        if line.startswith("["):
            section = found.setdefault(line.strip("[] "), [])
        elif line.strip() and not line.startswith("#"):
            section.append(line.rstrip())
    return {name: tuple(lines) for name, lines in found.items()}


@cache
def word_lists(package: str) -> dict[str, tuple[str, ...]]:
    """Return the lists of a folder's `words.txt`, in which commas separate the words."""
    sections = _sections(package, "words.txt")
    return {name: tuple(word.strip() for line in lines for word in line.split(",")) for name, lines in sections.items()}


@cache
def _replies(package: str) -> ReplyPatterns | None:
    return reply_patterns(_sections(package, "replies.txt"))


@cache
def _patterns(package: str) -> LanguagePatterns | None:
    if find_spec(f"{package}.review_patterns") is None:
        return None
    patterns: LanguagePatterns = import_module(f"{package}.review_patterns").PATTERNS
    return patterns
