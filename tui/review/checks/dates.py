"""Check the days that a note names: that of the interview, and the one by which they said they would decide."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from tui.domain.dates import show_date
from tui.domain.instants import end
from tui.domain.models import Interview
from tui.domain.working_days import Calendar
from tui.domain.zones import zone_or
from tui.languages.patterns import DayPatterns, LanguagePatterns
from tui.review.finding import Finding, Span, finding
from tui.review.review_context import ReviewContext

FARTHEST_BARE_WEEKDAY = timedelta(days=21)
"""How far off a day may be that is named by its weekday alone."""


def days(context: ReviewContext, tongue: LanguagePatterns) -> Iterator[Finding]:
    """Find a day of the interview or of the promise that is another than the book's, and "today" sent on another day."""
    held = _held(context)
    blamed = set()
    for one in _wrong(context, tongue, held):
        blamed.add((one.field, one.start))
        yield one
    if held and context.kind == "thank_you":
        yield from (one for one in _relative(context, tongue) if (one.field, one.start) not in blamed)


def _held(context: ReviewContext) -> list[Interview]:
    """Return the interviews that the note may speak of, by their start: the process's, or all of those with the reader."""
    if context.process is not None:
        meetings = context.book.interviews_of(context.process)
    else:
        meetings = context.book.interviews_with(context.reader.id) if context.reader else []
    return [meeting for meeting in meetings if not meeting.cancelled and meeting.starts_at <= context.now]


def _dates_of(context: ReviewContext, meetings: list[Interview]) -> set[date]:
    """Return the days of these interviews, on their own clock and on the user's."""
    user = Calendar(context.policy)
    own = {meeting.starts_at.astimezone(zone_or(meeting.timezone, user.zone)).date() for meeting in meetings}
    return own | {user.day(meeting.starts_at) for meeting in meetings}


def _wrong(context: ReviewContext, tongue: LanguagePatterns, held: list[Interview]) -> Iterator[Finding]:
    right, promised = _dates_of(context, held), _promised(context)
    today = Calendar(context.policy).day(context.now)
    texts = [(sentence.text, sentence.start) for sentence in context.sentences]
    for text, start in [(context.subject, -1), *texts]:
        for match in tongue.days.date.finditer(text):
            meeting = _is_of_meeting(text, match, tongue.days)
            if match["weekday"] and not any(abs(day - today) <= FARTHEST_BARE_WEEKDAY for day in right | promised):
                continue  # "Saturday" is a near one
            wanted, what = (right, "The interview was on") if meeting else (promised, "They named")
            if not wanted or (not meeting and not tongue.days.decision.search(text)):
                continue
            if not any(_is_same(match, day, tongue.days) for day in wanted):
                place = Span(match.start() + max(start, 0), match.end() + max(start, 0), match[0])
                shown = _shown(max(wanted), today)
                yield finding("wrong_day", place, f"{what} {shown}.", "Name that day.", subject=start < 0)


def _is_of_meeting(text: str, match: re.Match[str], days: DayPatterns) -> bool:
    """Return whether a day is named as that of the interview."""
    before, after = text[: match.start()], text[match.end() :]
    if days.after.match(after):
        return days.ahead.search(before) is None
    if re.match(r"['’]s\b", after):  # Saturday's paper
        return False
    bare = days.of_position.sub("", before)
    if days.ahead.search(bare) is not None:
        return False
    return days.before.search(bare) is not None


def _is_same(match: re.Match[str], day: date, days: DayPatterns) -> bool:
    found = match.groupdict()
    if found["weekday"]:
        return days.weekdays.index(found["weekday"].casefold()) == day.weekday()
    number, month = found["day"] or found["day2"], found["month"] or found["month2"]
    named = (
        int(month)
        if month.isdecimal()
        else next((n for n, m in enumerate(days.months, 1) if month.casefold().startswith(m)), 0)
    )
    return (int(number), named) == (day.day, day.month)


def format_told(context: ReviewContext, tongue: LanguagePatterns) -> Iterator[Finding]:
    """Find "our call" of a meeting at their place, and a visit of one by phone or video."""
    formats = {meeting.format for meeting in _held(context)}
    if not formats or formats & {"", "other"}:
        return
    onsite = "onsite" in formats
    remote = bool(formats & {"phone", "video"})
    pattern, was = (tongue.by_phone, "was at their place") if not remote else (tongue.on_site, "was not at their place")
    if onsite and remote:
        return
    for text, start in [(context.subject, -1), *((s.text, s.start) for s in context.sentences)]:
        match = pattern.search(text)
        if match is not None and not tongue.days.ahead.search(text):
            begin = match.start() + max(start, 0)
            place = Span(begin, begin + len(match[0]), match[0])
            yield finding(
                "wrong_format", place, f"The book says that the interview {was}.", "Say what it was.", subject=start < 0
            )


def _shown(day: date, today: date) -> str:
    return show_date(day, today)


def _promised(context: ReviewContext) -> set[date]:
    """Return the days by which they said they would decide, or wanted an answer."""
    if context.process is None:
        return set()
    meetings = context.book.interviews_of(context.process)
    events = [event for event in context.book.events_of(context.process) if event.at <= context.now]
    named = [meeting.decision_by for meeting in meetings]
    named += [day for event in events for day in (event.decision_by, event.respond_by)]
    return {day for day in named if day is not None}


def _relative(context: ReviewContext, tongue: LanguagePatterns) -> Iterator[Finding]:
    """Find what was written of a meeting of today, or of yesterday, and goes out on another day than it was written for."""
    calendar = Calendar(context.policy)
    today = calendar.day(context.now)
    meeting = context.interview
    if meeting is None or context.now < meeting.starts_at:
        return
    held = calendar.day(meeting.starts_at)
    own = end(meeting).astimezone(zone_or(meeting.timezone, calendar.zone)).date()
    thanking = [(sentence.text, sentence.start) for sentence in context.sentences if tongue.thanks.search(sentence.text)]
    for pattern, meant in ((tongue.today, today), (tongue.yesterday, today - timedelta(days=1))):
        for text, start in ((context.subject, -1), *thanking):
            match = pattern.search(text)
            if match and meant not in (held, own):
                begin = match.start() + max(start, 0)
                place = Span(begin, begin + len(match[0]), match[0])
                yield finding(
                    "wrong_day", place, f"The interview was on {_shown(held, today)}.", "Name that day.", subject=start < 0
                )
