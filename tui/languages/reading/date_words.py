"""Turn the words of dates and times, in any of the languages, into the tags of the date reader's patterns.

"Do, 26.11., 14-15 Uhr" becomes "<thu>, 26.11., 14-15 <uhr>": what follows knows no language. The words of a language are
data, in `date_words.tsv` in its folder.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import product
from typing import NamedTuple

from tui.domain.folding import folded, spellings
from tui.domain.places import begins_name
from tui.domain.zones import zones_meant

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_PHRASE = 4
"""The words of the longest phrase."""
_ZONE_WORDS = 8
_ZONES, _UNKNOWN = 9, 3
"""The most zones, and the most unknown words, of a text that can be a date."""
_VARIANTS = 3
_COUNTS = frozenset(("<few>", "<couple>", "<half>", "<quarter>", "<threequarter>", "<oneandhalf>"))
"""The tags, besides a number, that say how many of a unit there are."""
_SLIPS = frozenset(
    (*WEEKDAYS, *MONTHS, "today", "tomorrow", "yesterday", "dayafter", "afternext", "next", "afternoon", "morning")
)
"""The tags that a typing mistake may have been meant for."""

_TOKEN = re.compile(r"(?:utc|gmt) ?[+-] ?\d{1,2}(?::?\d\d)?(?!\d)|[a-z]+(?:_[a-z]+)*/[a-z_/-]{3,}|[a-z]+|\d+|.")
_PART = re.compile(r"[a-z]+|\d+|.")
_CLEAN = (
    (re.compile(r"@"), " at "),
    (re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日"), r"\1-\2-\3"),
    (re.compile(r"(?<![a-z])([ap])\. ?m\.?(?![a-z])"), r"\1m"),
    (re.compile(r"\b2(?=mor|moz|mrw|nite)"), "to"),
    (re.compile(r"\b([a-z]{3,})er zeit\b"), r"\1"),
    (re.compile(r"[·⋅•∙|\u2027;]"), " "),
    (re.compile(r"[<>{}]"), "?"),
    (re.compile(r"['’`´]s\b|(?<=[a-z])['’`´]"), ""),
    (re.compile(r"['’](?=\d\d\b)"), "20"),
    (re.compile(r"[⁄]"), "/"),
    (re.compile(r"[→~]"), "-"),
)


class Tagged(NamedTuple):
    """A text in tags. `day_clock`: whether the writer uses a clock of 24 hours."""

    text: str
    day_clock: bool


def tag(text: str) -> list[Tagged]:
    """Return the text in tags: several if a typing mistake may mean more than one word, none if it is not a date."""
    plain = folded(text)
    for pattern, new in _CLEAN:
        plain = pattern.sub(new, plain)
    plain = " ".join(plain.split())
    tokens = _tokens(plain)
    if tokens is None:
        return []
    choices, day_clock = tokens
    return [Tagged(_tidy("".join(pieces)), day_clock) for pieces in _few(product(*choices))]


def _few(variants: Iterator[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    for _ in range(_VARIANTS):
        pieces = next(variants, None)
        if pieces is None:
            return
        yield pieces


def _tidy(text: str) -> str:
    """Return the text without the words that say nothing, and without the dots of abbreviations."""
    text = re.sub(r"<(?:the|noise|on)>", " ", text)
    text = re.sub(r"(?<=>)\.(?!\d)|(?<=\d)\.(?=$)|:(?= |$)", " ", text) if not re.search(r"\d\.$", text) else text
    return " ".join(text.split())


def _tokens(plain: str) -> tuple[list[Sequence[str]], bool] | None:
    """Return the tags that each token may mean, and whether 24-hour words are among them; None for what is not a date."""
    found = [part for token in _TOKEN.finditer(plain) for part in _split(plain, token)]
    words, day_clock = _vocabulary()
    choices: list[Sequence[str]] = []
    around_the_clock, zones, unknown, at = False, 0, 0, 0
    while at < len(found):
        word = found[at][0]
        if not word[0].isalpha() or not word.isascii():
            choices.append((word,))
            at += 1
            continue
        size, tags = _phrase(plain, found, at, words)
        if not size:
            size, tags = _zone(plain, found, at)
            zones += bool(size)
            unknown += not size
            if zones > _ZONES or unknown > _UNKNOWN:
                return None
        if size:
            around_the_clock |= any(piece in day_clock for piece in (plain[found[at].start() : found[at + size - 1].end()],))
            choices.append((_in_place(tags, choices, plain, found, at),))
        else:
            size = 1
            choices.append(_meant(word) or (word,))
        at += size
    return choices, around_the_clock


def _split(plain: str, token: re.Match[str]) -> Sequence[re.Match[str]]:
    """Return the token, or its parts if what looks like Europe/Berlin is not a zone: "thu/fri"."""
    if "/" not in token[0] or len(token[0]) == 1 or zones_meant(token[0]):
        return (token,)
    return tuple(_PART.finditer(plain, token.start(), token.end()))


def _phrase(plain: str, found: Sequence[re.Match[str]], at: int, words: dict[str, str]) -> tuple[int, str]:
    """Return how many tokens from there on are one known phrase, and its tags."""
    longest = min(2 * _PHRASE - 1, len(found) - at)
    for size in range(longest - 1 + longest % 2, 0, -2):  # a word, or several with a space between each two
        phrase = plain[found[at].start() : found[at + size - 1].end()]
        if phrase in words:
            return size, words[phrase]
    return 0, ""


def _zone(plain: str, found: Sequence[re.Match[str]], at: int) -> tuple[int, str]:
    """Return how many tokens from there on name a time zone, and that zone as "{name=key|key}"."""
    word = found[at][0]
    if (len(word) < 2 and word != "z") or not (begins_name(word) or word.startswith(("utc", "gmt")) or "/" in word):
        return 0, ""
    near = found[at : at + 3 * _ZONE_WORDS]
    ends = [size for size, token in enumerate(near, 1) if token[0][0].isalpha() or token[0] == ")"]
    for size in reversed(ends[: _ZONE_WORDS + 2]):
        phrase = plain[found[at].start() : found[at + size - 1].end()]
        if phrase.count("(") == phrase.count(")") and (keys := zones_meant(phrase)):
            return size, "{" + f"{phrase}={'|'.join(keys)}" + "}"
    return 0, ""


def _in_place(tags: str, before: Sequence[Sequence[str]], plain: str, found: Sequence[re.Match[str]], at: int) -> str:
    """Return the tags of a word that means one thing here and another there."""
    last = next((pieces[0] for pieces in reversed(before) if pieces[0] != " "), "")
    if plain[found[at].start() : found[at].end()] == "am":
        follower = next((token[0] for token in found[at + 1 : at + 3] if token[0] != " "), "")
        after_number = last.isdigit() and _vocabulary()[0].get(follower, "").strip("<>") not in WEEKDAYS
        return "<am>" if after_number else "<on>"
    if tags == "<tomorrow>" and found[at][0] == "morgen" and last.strip("<>") in (*WEEKDAYS, "today", "yesterday"):
        return "<morning>"
    if tags in ("5", "10", "15", "20", "25") and re.match(r" to\b", plain[found[at].end() :]):
        return f"{tags} <minute>"  # "ten to three" is a time, "10 to 11" goes from one to the other
    if tags.startswith("<few> ") and (last.isdigit() or last in _COUNTS):
        return tags.removeprefix("<few> ")  # "weeks" alone says that nobody knows how many
    if tags == "<a>" and last.isdigit() and before and before[-1][0] == last:
        return "<am>"
    return tags


@lru_cache(512)
def _meant(word: str) -> tuple[str, ...]:
    """Return the tags that an unknown word may have been meant for: cut off, or with a slip or two."""
    if word == "p":
        return ("<pm>",)
    if compound := _compound(word):
        return (compound,)
    names = _slip_names(word[0])
    if len(word) >= 4:
        begun = {tags for name, tags in names if name.startswith(word)}
        if len(begun) == 1:
            return tuple(begun)
    if len(word) < 5:
        return ()
    slips: dict[int, set[str]] = {}
    for name, tags in names:
        if abs(len(name) - len(word)) <= 2:
            slips.setdefault(distance(word, name), set()).add(tags)
    for size in (1, 2) if len(word) >= 7 else (1,):
        if size in slips:
            return tuple(sorted(slips[size]))
    return ()


def _compound(word: str) -> str:
    """Return the tags of a weekday and a part of the day in one word: "freitagnachmittag"."""
    words = _vocabulary()[0]
    for size in range(6, len(word) - 4):
        day, part = words.get(word[:size], ""), words.get(word[size:], "")
        if day.strip("<>") in WEEKDAYS and part.strip("<>") in ("tomorrow", "morning", "noon", "afternoon", "evening"):
            return f"{day} {'<morning>' if part == '<tomorrow>' else part}"
    return ""


def distance(one: str, other: str) -> int:
    """Return how many letters have to be changed, added, dropped or swapped with the next, counted up to three."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        new = [i]
        for j, wanted in enumerate(other, 1):
            cost = min(row[j] + 1, new[j - 1] + 1, row[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, before[j - 2] + 1)
            new.append(cost)
        before, row = row, new
        if min(row) > 2:
            return 3
    return row[-1]


@cache
def _slip_names(letter: str) -> tuple[tuple[str, str], ...]:
    """Return the words that a slip may have been meant for and that begin with a letter, each with its tags."""
    words = _vocabulary()[0]
    long = [(name, tags) for name, tags in words.items() if len(name) >= 5 and name[0] == letter and " " not in name]
    return tuple((name, tags) for name, tags in long if tags.strip("<>") in _SLIPS)


def date_vocabulary() -> dict[str, str]:
    """Return every word and phrase of dates, in any language, with its tags."""
    return _vocabulary()[0]


@cache
def _vocabulary() -> tuple[dict[str, str], frozenset[str]]:
    """Return every known word and phrase with its tags, and those of languages with a clock of 24 hours alone."""
    from importlib import resources  # with tempfile and all; needed when something is typed

    words: dict[str, str] = {}
    own: dict[bool, set[str]] = {True: set(), False: set()}
    for folder in sorted(resources.files("tui.languages").iterdir(), key=lambda folder: folder.name):
        data = folder.joinpath("date_words.tsv")
        if folder.is_dir() and data.is_file():
            rows = dict(_rows(data.read_text("utf-8")))
            day_clock = rows.pop("24h", None) is not None
            for tags, listed in rows.items():
                for word in (spelling for name in listed for spelling in spellings(name.replace("_", " "))):
                    words.setdefault(word, tags if tags.isdigit() else " ".join(_tag(part) for part in tags.split()))
                    own[day_clock].add(word)
    return words, frozenset(own[True] - own[False])


def _tag(part: str) -> str:
    return part if part.isdigit() else f"<{part}>"


def _rows(text: str) -> Iterator[tuple[str, list[str]]]:
    for line in text.splitlines():
        if line and not line.startswith("#"):
            tags, _, words = line.partition("\t")
            yield tags, words.split()
