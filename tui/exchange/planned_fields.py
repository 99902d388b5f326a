"""The fields of a meeting in words, and what a new version changes about them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from tui.domain.labels import minutes_words
from tui.domain.models import Interview
from tui.exchange.people_choice import Chosen
from tui.exchange.planned import FieldChange
from tui.exchange.wording import cut_short, start_words
from tui.text.details import FORMAT_WORDS

NOTHING = "none"


def fields_of_new(
    interview: Interview, company: str, title: str, people: Chosen, summary: str, now: datetime, zone: ZoneInfo
) -> Iterator[FieldChange]:
    """Yield what a new meeting brings, field by field; `summary` is its title in the calendar."""
    names = ", ".join(people.names)
    said = {"Title": summary, "Company": company, "Position": title, **_said(interview, now, zone), "Interviewers": names}
    yield from (FieldChange(label, "", cut_short(text)) for label, text in said.items() if text)


def changes_of(
    old: Interview, new: Interview, names: tuple[Iterable[str], Iterable[str]], now: datetime, zone: ZoneInfo
) -> Iterator[FieldChange]:
    """Yield what a new version of a meeting changes, field by field; `names` are those of the people before and after."""
    before, after = _said(old, now, zone), _said(new, now, zone)
    before["Interviewers"], after["Interviewers"] = (", ".join(each) for each in names)
    if old.cancelled != new.cancelled:
        before["Status"], after["Status"] = ("cancelled" if each.cancelled else "scheduled" for each in (old, new))
    for label, text in after.items():
        if text != before[label]:
            yield FieldChange(label, cut_short(before[label]) or NOTHING, cut_short(text) or NOTHING)


def _said(interview: Interview, now: datetime, zone: ZoneInfo) -> dict[str, str]:
    return {
        "Round": interview.round,
        "When": start_words(interview.starts_at, interview.timezone, now, zone),
        "Length": minutes_words(interview.minutes),
        "Format": FORMAT_WORDS.get(interview.format, interview.format),
        "Place": interview.place,
        "Link": interview.link,
    }
