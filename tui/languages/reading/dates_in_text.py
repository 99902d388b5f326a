"""Find the days that a sentence names: the words around them are passed over, the day is read as if it were typed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from functools import cache
from itertools import zip_longest
from zoneinfo import ZoneInfo

import msgspec

from tui.domain.folding import folded
from tui.languages.reading.date_words import MONTHS, WEEKDAYS, date_vocabulary, tag
from tui.languages.reading.dates import read_date
from tui.languages.reading.readings import MONDAY_TO_FRIDAY, DateReadings, Reading, Week

MOST_DATE_WORDS = 10
"""The words of the longest date that is looked for."""

_WORD = re.compile(r"[^\s,;:!?()\[\]\"„“”«»]+")
_NUMBERS = re.compile(r"\d{1,2}\.\s?\d{1,2}\.(?:\d{2,4})?|\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}(?:/\d{2,4})?")
_UNITS = ("day", "workday", "week", "fortnight", "month", "quarter", "year", "weekend", "calendarweek")
_FEASTS = ("christmas", "newyear", "newyearseve", "thanksgiving")
_NAMING = frozenset((*WEEKDAYS, *MONTHS, "today", "tomorrow", "dayafter", *_UNITS, *_FEASTS))
"""The tags of which a date needs one."""
_JOINING = frozenset(
    ("by", "before", "until", "within", "in", "on", "at", "of", "from", "to", "and", "or", "between", "for", "about", "some")
) | {"the", "a"}
"""The tags that a date cannot end with."""
_ENDS = frozenset(("by", "until", "before", "within"))
_PART = "part of a phrase"
_SURE = 4
"""The letters from which a word names a day by itself: "so" and "may" are words, too."""


class NamedDay(msgspec.Struct, frozen=True):
    """A day that a sentence names, in which words; None if these may mean several. `ends` says that it is a last day."""

    text: str
    day: date | None
    ends: bool
    words: str = ""


def days_in(sentence: str, at: datetime, zone: ZoneInfo, week: Week = MONDAY_TO_FRIDAY) -> Iterator[NamedDay]:
    """Yield the days from `at` on that a sentence names, in their order; relative words count from there."""
    for run in _runs(sentence):
        start = 0
        while start < len(run):
            for end in range(min(len(run), start + MOST_DATE_WORDS), start, -1):
                text = sentence[run[start].start() : run[end - 1].end()].rstrip("-–")
                if _names_day(text) and not _goes_on(run[end - 1][0]) and (named := _read(text, at, zone, week)):
                    if named.day is None or named.day >= at.astimezone(zone).date():
                        yield named
                    start = end - 1
                    break
            start += 1


def _read(text: str, at: datetime, zone: ZoneInfo, week: Week) -> NamedDay | None:
    answer = read_date(text, "promise", at, zone, week=week)
    if isinstance(answer, Reading):
        return NamedDay(text, answer.day, _ends(text), answer.words)
    if isinstance(answer, DateReadings) and answer.choices:
        days = sorted(choice.day for choice in answer.choices)
        only = days[0] if len(days) == 1 or days[0] < at.astimezone(zone).date() else None
        return NamedDay(text, only, _ends(text))
    return None


def _runs(sentence: str) -> Iterator[list[re.Match[str]]]:
    """Yield the stretches of words that may be dates."""
    run: list[re.Match[str]] = []
    words = list(_WORD.finditer(sentence))
    for word, after in zip_longest(words, words[1:]):
        plain = _plain(word[0])
        tags = _tags().get(plain, frozenset())
        short = len(plain) < _SURE - 1 and tags & _NAMING and not (after and after[0][0].isdigit())
        if any(c.isdigit() for c in plain) or (tags and not short) or plain in ("-", "–"):
            run.append(word)
        else:
            yield run
            run = []
    yield run


def _plain(word: str) -> str:
    return folded(word).strip(".'’-")


def _names_day(text: str) -> bool:
    """Return whether a text has what a date needs: a date in numbers, or a word for a day that is no other word."""
    if _NUMBERS.search(text):
        return True
    number = any(c.isdigit() for c in text)
    words = [_plain(word) for word in text.split()]
    return any(_tags().get(word, frozenset()) & _NAMING and (number or len(word) >= _SURE) for word in words)


def _goes_on(word: str) -> bool:
    """Return whether a word cannot be the last one of a date, such as "and" or "before"."""
    tags = _tags().get(_plain(word), frozenset()) - {_PART}
    return bool(tags) and tags <= _JOINING


def _ends(text: str) -> bool:
    """Return whether a date is a last day: by Friday, within two weeks."""
    return any(f"<{end}>" in tagged.text for tagged in tag(text) for end in _ENDS)


@cache
def _tags() -> Mapping[str, frozenset[str]]:
    """Return the tags of every word that dates are made of, those of the phrases that it is part of among them."""
    found: dict[str, set[str]] = {}
    for phrase, tags in date_vocabulary().items():
        names = {tag.strip("<>") for tag in tags.split()}
        if names != {"noise"}:
            for word in phrase.split():
                found.setdefault(word, set()).update(names if " " not in phrase else {_PART})
    return {word: frozenset(tags) for word, tags in found.items()}
