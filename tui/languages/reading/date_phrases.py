"""The phrases that dates are made of: patterns over tagged text, each with what it means. They are tried in order."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any, NamedTuple

from tui.domain.dates import DateError
from tui.languages.reading import periods, spans
from tui.languages.reading.date_words import MONTHS, WEEKDAYS
from tui.languages.reading.spans import Context, DaySpan

DaysFinder = Callable[[Context], list[DaySpan]]


class PhraseItem(NamedTuple):
    """One phrase: its kind and its value; `days` if it names days."""

    kind: str
    value: Any = None
    days: DaysFinder | None = None


class DateValue(NamedTuple):
    """A date in numbers: `joined` by a "t" with a time, as in ISO 8601."""

    day: int
    month: int
    year: int | None
    iso: bool = False
    joined: bool = False


class Moved(NamedTuple):
    """A number of days, weeks or the like from another day; `most` if a range of them was named ("2-3 weeks")."""

    number: int
    most: int
    unit: str
    adorned: bool


Handler = Callable[[re.Match[str]], PhraseItem | None]

_WD = rf"<(?P<wd>{'|'.join(WEEKDAYS)})>"
_MON = rf"<(?P<mon>{'|'.join(MONTHS)})>"
_NUMBER = r"(?P<day>\d{1,2})(?: ?<th>|\.)?"
_YEAR = r"(?P<year>(?:19|20|21|22)\d\d)(?![\d:]|-\d| ?<(?:uhr|am|pm|h)>)"
_WHICH = r"<(?P<which>this|next|last|coming|afternext)>"
_PART = r"(?:<(?:early|mid)>(?:/| ?- ?| <or> | <to> | <until> ))?<(?P<part>early|mid|late|end)>[ -]?(?:<of> )?(?:<a> )?"
_TO = r" ?(?:-|<to>|<until>) ?"
_NO_CLOCK = r"(?![\d:/]|\.\d| ?<(?:am|pm|uhr|h|oclock|minute|hour|day|week|month|workday)>|-\d{1,2}(?:[:<]| <(?:am|pm)>))"
_NO_NUMBER = r"(?! ?\d{1,2}(?![\d:.]| ?<))"
_UNIT = r"<(?P<unit>minute|hour|h|day|workday|week|fortnight|month|quarter|year)>"
_COUNT = r"(?P<{0}>\d{{1,3}}|<a> <couple>|<a> <few>|<a>|<couple>|<few>)"
_PRE = r"(?P<pre><in>|<within>|<vor>|<next>|<coming>|(?<![\w>])[+-])"


def _on_date(day: int, month: int, year: int | None, ctx: Context) -> list[DaySpan]:
    return spans.on_date(ctx, day, month, year)


def dated(value: DateValue) -> PhraseItem:
    """Return the phrase of a date in numbers."""
    return PhraseItem("date", value, partial(_on_date, value.day, value.month, value.year))


def _year(found: re.Match[str]) -> int | None:
    said = found.groupdict()
    return int(said["year"]) if said.get("year") else 2000 + int(said["short"]) if said.get("short") else None


def iso_date(found: re.Match[str]) -> PhraseItem:
    return dated(DateValue(int(found["d"]), int(found["m"]), int(found["y"]), iso=True, joined=bool(found["t"])))


def _dotted(found: re.Match[str]) -> PhraseItem:
    return dated(DateValue(int(found["day"]), int(found["month"]), _year(found)))


def _named(found: re.Match[str]) -> PhraseItem:
    return dated(DateValue(int(found["day"]), MONTHS.index(found["mon"]) + 1, _year(found)))


def _numbers(found: re.Match[str]) -> PhraseItem:
    first, second, year = int(found["one"]), int(found["other"]), _year(found)
    return PhraseItem("numbers", (first, second, year), lambda ctx: spans.in_numbers(ctx, first, second, year))


def _days_of_month(found: re.Match[str]) -> PhraseItem | None:
    first, last, year = int(found["day"]), int(found["last"]), _year(found)
    month = MONTHS.index(found["mon"]) + 1 if "mon" in found.groupdict() else int(found["month"])
    if first >= last:
        return None

    def days(ctx: Context) -> list[DaySpan]:
        ends = zip(spans.on_date(ctx, first, month, year), spans.on_date(ctx, last, month, year), strict=False)
        return [DaySpan(begin.first, end.last, vague=True) for begin, end in ends]

    return PhraseItem("span", days=days)


def _month(found: re.Match[str]) -> PhraseItem:
    month, year, part = MONTHS.index(found["mon"]) + 1, _year(found), found.groupdict().get("part") or ""
    return PhraseItem("span", days=lambda ctx: periods.month_called(ctx, month, year, part))


def _of_month(found: re.Match[str]) -> PhraseItem:
    day = int(found["day"])
    return PhraseItem("dayofmonth", day, lambda ctx: spans.of_month(ctx, day))


def _calendar_week(found: re.Match[str]) -> PhraseItem:
    number, year, part = int(found["n"]), _year(found), found.groupdict().get("part") or ""
    return PhraseItem("week", days=lambda ctx: periods.calendar_week(ctx, number, year, part))


def _week_of_month(found: re.Match[str]) -> PhraseItem:
    number, month = int(found["n"] or 0), MONTHS.index(found["mon"]) + 1
    return PhraseItem("week", days=lambda ctx: periods.week_of_month(ctx, number, month))


def _period(found: re.Match[str]) -> PhraseItem | None:
    part, which, unit = found["part"] or "", found["which"] or "", found["of"]
    if not part and not which and unit != "weekend":
        return None
    if unit == "week":
        return PhraseItem("week", days=lambda ctx: periods.week_called(ctx, which, part))
    if unit == "weekend":
        return PhraseItem("week", days=lambda ctx: periods.weekend(ctx, which))
    return PhraseItem("span", days=lambda ctx: periods.period_called(ctx, unit, which, part))


def _in_the_course_of(found: re.Match[str]) -> PhraseItem:
    if found["of"] == "week":
        return PhraseItem("week", days=lambda ctx: periods.week_called(ctx, "this"))
    return PhraseItem("span", days=lambda ctx: periods.period_called(ctx, "month", "this"))


def _this_or_next(found: re.Match[str]) -> PhraseItem:
    unit, called = found["of"], (found["one"], found["other"])

    def days(ctx: Context) -> list[DaySpan]:
        one, other = (
            (periods.week_called(ctx, which) if unit == "week" else periods.period_called(ctx, unit, which))[0]
            for which in called
        )
        return [DaySpan(one.first, other.last, vague=True)]

    return PhraseItem("span", days=days)


def _quarter(found: re.Match[str]) -> PhraseItem:
    number, year, part = int(found["n"]), _year(found), found["part"] or ""
    return PhraseItem("span", days=lambda ctx: periods.quarter_called(ctx, number, year, part))


def _weekday(found: re.Match[str]) -> PhraseItem:
    number, which = WEEKDAYS.index(found["wd"]), found["which"] or ""
    return PhraseItem("weekday", (number, which), lambda ctx: spans.weekday(ctx, number, which))


def _friday_week(found: re.Match[str]) -> PhraseItem:
    number = WEEKDAYS.index(found["wd"])
    return PhraseItem("date", days=lambda ctx: spans.one(spans.moved(spans.weekday(ctx, number, "coming")[0].first, 7)))


def _named_day(found: re.Match[str]) -> PhraseItem:
    days = {"today": 0, "tomorrow": 1, "dayafter": 2, "yesterday": -1, "daybefore": -2}[found["day"]]
    return PhraseItem("today", days, lambda ctx: spans.one(spans.moved(ctx.today, days)))


_HOLIDAYS = {"christmas": (25, 12), "christmaseve": (24, 12), "newyear": (1, 1), "newyearseve": (31, 12)}


def _holiday(found: re.Match[str]) -> PhraseItem:
    if found["feast"] == "thanksgiving":
        return PhraseItem("date", days=spans.thanksgiving)
    return dated(DateValue(*_HOLIDAYS[found["feast"]], None))


def _moved(found: re.Match[str]) -> PhraseItem | None:
    """Return a number of units from now, or before now: "in 3 days", "2w", "3 days ago", "vor 2 Stunden", "1-2 weeks"."""
    said = found.groupdict()
    pre, post, unit = said.get("pre") or "", said.get("post") or "", said["unit"]
    least, most = said.get("n") or "", said.get("most") or said.get("n") or ""
    if not least and pre != "<within>":
        return None
    if least.endswith("<few>") or most.endswith("<few>"):
        name = {"h": "hour", "workday": "working day"}.get(unit, unit)
        ago = " ago" if pre == "<vor>" or post == "ago" else ""
        raise DateError(f"How many {name}s? Try 3 {name}s{ago}.")
    numbers = [2 if "<couple>" in text else 1 if not text or text == "<a>" else int(text) for text in (least, most)]
    back = -1 if pre in ("<vor>", "-") or post == "ago" else 1
    adorned = bool(pre or post)
    if unit in ("minute", "hour", "h"):
        minutes = numbers[1] * back * (1 if unit == "minute" else 60)
        if numbers[0] != numbers[1]:
            return PhraseItem("roughly", timedelta(minutes=minutes))
        return PhraseItem("elapsed", timedelta(minutes=minutes)) if adorned else None
    return PhraseItem("shift", Moved(numbers[0] * back, numbers[1] * back, unit, adorned))


def _or_two(found: re.Match[str]) -> PhraseItem:
    return PhraseItem("shift", Moved(1, 2, found["unit"], adorned=True))


def _zone(found: re.Match[str]) -> PhraseItem:
    return PhraseItem("zone", (found["name"], tuple(found["keys"].split("|"))))


def _week_of(_: re.Match[str]) -> PhraseItem:
    return PhraseItem("word", "weekof")


def _word(found: re.Match[str]) -> PhraseItem:
    return PhraseItem("word", found["word"])


DATE_PHRASES: tuple[tuple[re.Pattern[str], Handler], ...] = tuple(
    (re.compile(pattern), handler)
    for pattern, handler in (
        (rf"{_NUMBER} ?- ?(?P<last>\d{{1,2}})\. ?(?P<month>\d{{1,2}})\.(?: ?{_YEAR})?", _days_of_month),
        (rf"(?P<day>\d{{1,2}})\. ?(?P<month>\d{{1,2}})\.(?: ?{_YEAR}|(?P<short>\d\d)(?![\d.:]))?", _dotted),
        (rf"(?P<one>\d{{1,2}})(?P<sep>[/-])(?P<other>\d{{1,2}})(?P=sep)(?:{_YEAR}|(?P<short>\d\d)(?!\d))", _numbers),
        (r"(?P<one>\d{1,2})/(?P<other>\d{1,2})(?![\d/]| ?<(?:hour|minute)>)", _numbers),
        (rf"(?:{_PRE} )?<a> {_UNIT} <or> (?:2|<couple>)", _or_two),
        (
            rf"(?:{_PRE} ?)?{_COUNT.format('n')}(?: <minute>)?(?:{_TO}|, ?| ?<or> ?){_COUNT.format('most')} ?{_UNIT}"
            r"(?: <(?P<post>ago|fromnow)>)?",
            _moved,
        ),
        (rf"(?:{_PRE} ?)?(?:{_COUNT.format('n')} ?)?{_UNIT}(?: <(?P<post>ago|fromnow)>)?", _moved),
        (rf"(?:(?P<n>[1-4]) <th>|<last>) <week> (?:<of> |<in> )?{_MON}", _week_of_month),
        (rf"{_NUMBER}{_TO}(?P<last>\d{{1,2}})(?: ?<th>|\.)? ?(?:<of> ?)?{_MON}(?:,? ?{_YEAR})?", _days_of_month),
        (
            rf"{_MON} ?(?P<day>\d{{1,2}})(?: ?<th>)?{_TO}(?P<last>\d{{1,2}})(?: ?<th>)?{_NO_CLOCK}(?! ?-)(?:,? ?{_YEAR})?",
            _days_of_month,
        ),
        (rf"{_NUMBER}[ /-]?(?:<of> ?)?{_MON}(?:[,./ -]{{0,2}}{_YEAR}|-(?P<short>\d\d)(?!\d))?", _named),
        (rf"{_MON}[ ./-]?(?P<day>\d{{1,2}})(?: ?<th>)?{_NO_CLOCK}(?:,? ?{_YEAR}|-(?P<short>\d\d)(?!\d))?", _named),
        (rf"{_PART}{_MON}(?: {_YEAR})?", _month),
        (rf"{_MON}(?:,? ?{_YEAR})?(?! ?\d)", _month),
        (r"(?P<day>\d{1,2})(?: ?<th>|\.(?=[ ,]|$))", _of_month),
        (rf"(?:{_PART})?<calendarweek> ?(?P<n>\d{{1,2}})(?!\d)(?:[/ ]+{_YEAR})?", _calendar_week),
        (r"<week> ?(?P<n>\d{1,2})(?![\d.:/]| ?<)", _calendar_week),
        (rf"(?:{_PART})?<quarter>(?P<n>[1-4])(?!\d)(?:[/ ]+{_YEAR})?", _quarter),
        (r"<(?P<one>this)> <(?P<of>week|month)> <or> <(?P<other>next)>(?: <week>| <month>)?", _this_or_next),
        (r"<(?P<one>this|next)> <or> <(?P<other>next|afternext)> <(?P<of>week|month)>", _this_or_next),
        (r"(?P<part>)<(?P<of>week)> <(?P<which>afternext)>", _period),
        (r"<week> <(?:of|from)> ", _week_of),
        (r"(?P<part>)<(?P<of>week)> <(?P<which>after)>(?! ?[<\d])", _period),
        (r"<some> <(?P<of>week|month)>(?P<part>)(?P<which>)", _in_the_course_of),
        (rf"(?:{_PART})?(?:{_WHICH} )?<(?P<of>week|weekend|month|quarter|year)>{_NO_NUMBER}", _period),
        (rf"{_WD} <week>{_NO_NUMBER}(?! ?<)", _friday_week),
        (rf"(?:{_WHICH} )?{_WD}", _weekday),
        (r"<(?P<day>today|tomorrow|dayafter|yesterday|daybefore)>", _named_day),
        (r"<(?P<feast>christmas|christmaseve|newyear|newyearseve|thanksgiving)>", _holiday),
        (r"\{(?P<name>[^=}]*)=(?P<keys>[^}]*)\}", _zone),
        (
            r"<(?P<word>now|by|until|before|vor|after|nach|or|and|from|between|about|some|close|theirtime|to|within|in|at|of|for|"
            r"morning|afternoon|evening|night|this)>",
            _word,
        ),
    )
)
