"""Turn tagged text into phrases, left to right.

Every pattern is matched at one place and looks only a few tokens ahead, so that reading takes time in proportion to the text.
"""

from __future__ import annotations

import re
from datetime import timedelta

from tui.languages.reading.clocks import Clock, clock_at, length_at
from tui.languages.reading.date_phrases import DATE_PHRASES, DateValue, PhraseItem, iso_date
from tui.languages.reading.readings import unclear

_ISO = (
    re.compile(r"(?P<y>\d{4})(?P<sep>[-/.])(?P<m>\d{1,2})(?P=sep)(?P<d>\d{1,2})(?!\d)(?P<t>t(?=\d))?"),
    re.compile(r"(?P<y>(?:19|20|21)\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>[0-3]\d)(?!\d)(?P<t>t(?=\d))?"),
)
_BETWEEN = re.compile(r"[ ,()\[\]]+|/(?= |<)|(?<=[ >}])/|\.(?= |$)|[!?]+$|-(?= )|(?<= )-(?=[<\d])|/(?=<)|-(?=<)|(?<=>)-")
_BEFORE = re.compile(r"(?P<pre><in>|<within>|<vor>|[+-]) ?")
_AGO = re.compile(r" ?<(?:ago|(?P<fromnow>fromnow))>")
_OFFSET = re.compile(r" ?(?P<sign>[+-]) ?(?P<hours>\d\d):?(?P<minutes>\d\d)(?!\d|:)")
_COMPACT = re.compile(r"(\d\d)(\d\d)(\d\d)?(?!\d)")
_RANGE_TO = re.compile(r" ?(?:-|<to>|<until>) ?")
_AND = re.compile(r" ?<and> ?")
_WITH_DOT = re.compile(r"(?P<one>\d{1,2})\.(?P<other>\d{1,2})(?![\d.]| ?<(?:am|pm|uhr|h|oclock|hour)>)")
_WITH_H = re.compile(r"(?P<hour>\d{1,2}) ?<h>(?P<minute>\d\d)?(?! ?\d)")
_FOUR = re.compile(r"(?P<four>\d{4})(?: ?<(?P<mark>h|hour|uhr)>)?(?!\d)")
_ALONE = re.compile(r"(?P<n>\d{1,2})(?!\d)")
_MOST = 24
"""The most phrases of a date."""


def items_of(text: str) -> list[PhraseItem] | None:
    """Return the phrases that a tagged text is made of; None if a part is not a phrase. Raises DateError for a wrong one."""
    items: list[PhraseItem] = []
    at = 0
    while at < len(text):
        step = _item_at(text, at, items)
        if step is not None:
            item, at = step
            items.append(item)
        elif gap := _BETWEEN.match(text, at):
            if gap[0] in "-/":
                items.append(PhraseItem("word", "dash" if gap[0] == "-" else "or"))
            at = gap.end()
        else:
            return None
        if len(items) > _MOST:
            return None
    return items


def _item_at(text: str, at: int, before: list[PhraseItem]) -> tuple[PhraseItem, int] | None:
    """Return the phrase at that place and where it ends."""
    last = before[-1] if before else PhraseItem("")
    if last.kind == "clock" and (found := _OFFSET.match(text, at)) and _is_offset(before, found):
        minutes = int(found["hours"]) * 60 + int(found["minutes"])
        return PhraseItem("offset", timedelta(minutes=-minutes if found["sign"] == "-" else minutes)), found.end()
    if text[at] in " ,()[]":
        return None
    if isinstance(last.value, DateValue) and last.value.joined and (found := _COMPACT.match(text, at)):
        return PhraseItem("clock", Clock(int(found[1]), int(found[2]), int(found[3] or 0), sure=True)), found.end()
    for pattern in _ISO:
        if found := pattern.match(text, at):
            return iso_date(found), found.end()
    if step := _range_at(text, at, last) or _elapsed_at(text, at):
        return step
    for pattern, handler in DATE_PHRASES:
        if (found := pattern.match(text, at)) and (item := handler(found)):
            return item, found.end()
    return _clock_or_length(text, at, last)


def _is_offset(before: list[PhraseItem], found: re.Match[str]) -> bool:
    """Return whether that is an offset from UTC and not the end of a range."""
    clock = before[-1].value
    date_before = before[-2].value if len(before) > 1 else None
    iso = isinstance(date_before, DateValue) and date_before.iso
    return bool(found["sign"] == "+" or clock.precise or iso or ":" not in found[0])


def _range_at(text: str, at: int, last: PhraseItem) -> tuple[PhraseItem, int] | None:
    """Return the range of clock times at that place."""
    start = clock_at(text, at, bare=True)
    if start is None:
        return None
    to = _RANGE_TO.match(text, start[1]) or (_AND.match(text, start[1]) if last == PhraseItem("word", "between") else None)
    end = clock_at(text, to.end(), bare=True) if to else None
    if end is None or to is None:
        return None
    if start[0].precise and re.match(r" ?-\d", text[start[1] :]):
        return None
    if (
        isinstance(last.value, DateValue)
        and last.value.iso
        and to[0] == "-"
        and end[0].hour < 15
        and end[0].digits
        and not end[0].mark
    ):
        if last.value.joined or end[0][:2] <= start[0][:2]:
            return None
        zone = f"UTC-{end[0].hour}"
        raise unclear(f'Until {end[0].hour:02}:{end[0].minute:02}, or {zone}? Write "to", or {zone}.')
    return PhraseItem("range", (start[0], end[0])), end[1]


def _elapsed_at(text: str, at: int) -> tuple[PhraseItem, int] | None:
    """Return a length of hours with words around it: "in half an hour", "an hour and a half ago", "+1h30"."""
    before = _BEFORE.match(text, at)
    length = length_at(text, before.end() if before else at)
    if length is None:
        return None
    minutes, end = length
    after = _AGO.match(text, end)
    if not before and not after:
        return None
    back = (before is not None and before["pre"] in ("<vor>", "-")) or (after is not None and not after["fromnow"])
    return PhraseItem("elapsed", timedelta(minutes=-minutes if back else minutes)), after.end() if after else end


def _clock_or_length(text: str, at: int, last: PhraseItem) -> tuple[PhraseItem, int] | None:
    """Return the time of day or the length at that place, or a number that may be one."""
    if found := _WITH_DOT.match(text, at):
        return PhraseItem("dotted", (int(found["one"]), int(found["other"]), len(found["other"]))), found.end()
    if found := _WITH_H.match(text, at):
        return PhraseItem("h", (int(found["hour"]), int(found["minute"] or 0))), found.end()
    if clock := clock_at(text, at):
        return PhraseItem("clock", clock[0]), clock[1]
    if length := length_at(text, at):
        return PhraseItem("length", length[0]), length[1]
    if found := _FOUR.match(text, at):
        return PhraseItem("four", (found["four"], bool(found["mark"]))), found.end()
    if found := _ALONE.match(text, at):
        told = last.kind == "word" and last.value in ("at", "about")
        return PhraseItem("clock" if told else "bare", Clock(int(found["n"]), sure=found["n"][0] == "0")), found.end()
    return None
