"""One language as the program knows it: its grammar, its notes, its lists of words, and what the review looks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from importlib import import_module, resources
from importlib.util import find_spec
from typing import Protocol

import msgspec

from tui.languages.patterns import LanguagePatterns
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

    def job(self, position: str, company: str, *, outside: bool = False, for_anyone: bool = False) -> str:
        """Return the position as it stands after an article; `company` may be empty.

        A title `for_anyone` (m/f/d) says nothing of the applicant; a language may quote it where a form would.
        Where a language cannot tell how a company's name stands there, it leaves it out, unless the reader is `outside` it.
        """

    def them(self, company: str, *, outside: bool = False) -> str:
        """Return whom one would join; "your team" does for no reader `outside` the company."""

    def with_them(self, company: str, *, outside: bool = False) -> str:
        """Return where one would work, with its preposition; "with you" does for no reader `outside` the company."""

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
