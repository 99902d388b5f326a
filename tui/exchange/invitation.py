"""Calendar invitations, from `.ics` files and from mails that carry them, as plain data."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time

import msgspec

from tui.domain.models import Said
from tui.exchange import ExchangeError
from tui.exchange.export import PROGRAM, is_own
from tui.exchange.ics_parser import Component, read_calendars
from tui.exchange.limits import MOST_EVENTS, MOST_FILE_BYTES, MOST_PEOPLE, MOST_PEOPLE_IN_ALL
from tui.exchange.links import read_description, read_format, read_link, read_place
from tui.exchange.people import Guests, Person, read_people
from tui.exchange.series import Series, read_series
from tui.exchange.text_encoding import decoded
from tui.exchange.zones import CalendarZones, Moment, read_day, read_moment

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a file of Outlook's begins."""


class Invitation(msgspec.Struct, frozen=True, kw_only=True):
    """One event of a calendar file.

    `start` is an instant in UTC; if only the wall clock is known it is None, `wall` is set and the zone must be asked for.
    `day` is that of an event that lasts the whole day, whose time must be asked for. `exported`: this program wrote it;
    `base` is what it wrote, if that is remembered, and another program has changed the event since; `doubtful`: something
    is as an earlier export wrote it, so that the other program may not know of the last one.
    `problem` says why it cannot become an interview as it is. `stamp` is when this version was made. `series` says how it
    repeats, `occurrence` which of a repeated event it is, by the time that the rule gives it. `minutes` is None if the file
    gives no length. `zone_said` is what the file calls a zone that is not known. `you_declined` says that you have told them
    you do not come.
    """

    source: str
    method: str
    uid: str
    exported: bool = False
    base: Said | None = None
    doubtful: bool = False
    occurrence: datetime | None = None
    sequence: int = 0
    stamp: datetime | None = None
    start: datetime | None = None
    wall: datetime | None = None
    day: date | None = None
    minutes: int | None = None
    timezone: str = ""
    zone_guess: str = ""
    zone_said: str = ""
    series: Series | None = None
    summary: str = ""
    place: str = ""
    link: str = ""
    description: str = ""
    format: str = ""
    organizer: Person | None = None
    people: tuple[Person, ...] = ()
    you_declined: bool = False
    problem: str = ""

    @property
    def key(self) -> str:
        """Return what identifies this event in every version of it: its UID, with the occurrence if it is one."""
        return f"{self.uid}#{self.occurrence.isoformat()}" if self.occurrence else self.uid

    @property
    def cancelled(self) -> bool:
        """Return whether it cancels the meeting."""
        return self.method == "CANCEL"


def read_invitations(data: bytes, name: str, *, own_addresses: Iterable[str], own_name: str = "") -> list[Invitation]:
    """Return the invitations in a file's bytes; `name` is the file's, for errors and to tell what it is.

    `own_addresses` and `own_name` are the user's, who is not among the people; a mail also tells its receiver. Raises
    ExchangeError, in one sentence with the file's name, for what is neither a calendar file nor a mail with one in it.
    """
    try:
        return _read(data, name, set(own_addresses), own_name)
    except ExchangeError:
        raise
    except Exception as error:  # a stranger's file may make a parser raise anything
        raise ExchangeError(f"{name}: this file is damaged, or not what its name says.") from error


def _read(data: bytes, name: str, own: set[str], own_name: str) -> list[Invitation]:
    if len(data) > MOST_FILE_BYTES:
        raise too_large(name)
    suffix = name.rpartition(".")[2].casefold()
    head = data[:4096].lstrip(b"\xef\xbb\xbf \r\n\t").upper()
    if not data.strip():
        raise ExchangeError(f"{name}: this file is empty.")
    if head.startswith(b"BEGIN:VCALENDAR") or suffix in ("ics", "ical", "ifb", "icalendar"):
        texts = [(decoded(data), "")]
    elif data.startswith(OLE):
        raise ExchangeError(
            f"{name}: this is Outlook's own format, which cannot be read; save the invitation as .ics, or the mail as .eml."
        )
    elif suffix in ("eml", "emlx", "msg", "mbox") or _is_mail(data):
        from tui.exchange.mail import read_mail  # only for an invitation in a mail

        texts, receiver = read_mail(_without_count(data) if suffix == "emlx" else data, name)
        own |= receiver
    else:
        raise ExchangeError(
            f"{name}: this is not a calendar (.ics), an e-mail (.eml), an address book (.vcf) or a table (.csv)."
        )
    found: dict[tuple[object, ...], Invitation] = {}
    people = 0
    for event, method, zones, exported in _events(texts, name):
        people += len(event.all("ATTENDEE"))
        if people > MOST_PEOPLE_IN_ALL:
            raise ExchangeError(f"{name}: more than {MOST_PEOPLE_IN_ALL:,} people are invited in this file.")
        invitation = _invitation(event, method, zones, name, own, own_name)
        if exported or is_own(
            invitation.uid
        ):  # another program may have changed it; its description is made of what the book says
            invitation = msgspec.structs.replace(invitation, exported=True, description="")
        same = (invitation.key, invitation.sequence, invitation.stamp, invitation.method, invitation.start, invitation.wall)
        found.setdefault(same, invitation)
    if not found:
        raise ExchangeError(f"{name}: this calendar file holds no event.")
    return list(found.values())


def _is_mail(data: bytes) -> bool:
    """Return whether bytes hold the head of a mail."""
    head = b"\n" + data[:200_000].upper()
    return b"\nCONTENT-TYPE:" in head or b"\nMESSAGE-ID:" in head


def _without_count(data: bytes) -> bytes:
    """Return the mail in a file of Apple Mail, whose first line is the number of its bytes."""
    count, _, rest = data.partition(b"\n")
    return rest[: int(count)] if count.strip().isdigit() and len(count) < 12 else data


def _events(texts: list[tuple[str, str]], name: str) -> Iterator[tuple[Component, str, CalendarZones, bool]]:
    """Yield each event with its calendar's method, which may be in the mail alone, its zones, and whether it is our own."""
    count = 0
    for text, mail_method in texts:
        for calendar in read_calendars(text, name):
            zones, events = CalendarZones(calendar), calendar.inside("VEVENT")
            count += len(events)
            if count > MOST_EVENTS:
                raise ExchangeError(f"{name}: this file holds more than {MOST_EVENTS:,} events.")
            method = (calendar.words("METHOD") or mail_method or "PUBLISH").upper()
            for event in events:
                yield event, method, zones, calendar.words("PRODID") == PROGRAM


def _invitation(event: Component, method: str, zones: CalendarZones, source: str, own: set[str], own_name: str) -> Invitation:
    if method in ("PUBLISH", "REQUEST", "ADD") and event.text("STATUS").upper() == "CANCELLED":
        method = "CANCEL"
    start, end = _start(event, zones), read_moment(event.first("DTEND"), zones)
    stamped, modified = (_instant(event, name, zones) for name in ("DTSTAMP", "LAST-MODIFIED"))
    # RFC 5546 orders scheduling messages by DTSTAMP; that of a plain export is only when it was exported
    stamp = stamped or modified if method in ("REQUEST", "CANCEL", "ADD") else modified or stamped
    summary = " ".join(event.words("SUMMARY").split())
    link = read_link(event)
    place = read_place(event, link)
    problem = _problem(method, event, start)
    guests = Guests() if problem and not (start and start.day) else read_people(event, own, own_name)
    sequence = event.words("SEQUENCE")
    return Invitation(
        source=source,
        method=method,
        uid=event.words("UID") or _made_uid(event),
        occurrence=_instant(event, "RECURRENCE-ID", zones),
        sequence=int(sequence) if sequence.isdecimal() and len(sequence) < 10 else 0,
        stamp=stamp,
        start=start.at if start else None,
        wall=start.wall if start else None,
        day=start.day if start and method != "CANCEL" else None,
        minutes=_minutes(event, start, end),
        timezone=start.zone if start else "",
        zone_guess=zones.guess,
        zone_said=start.said if start else "",
        series=read_series(event, start, zones) if start and not problem else None,
        summary=summary,
        place=place,
        link=link,
        description=read_description(event),
        format=read_format(summary, place, link),
        organizer=guests.organizer,
        people=guests.people,
        you_declined=guests.you_declined,
        problem=problem,
    )


def _start(event: Component, zones: CalendarZones) -> Moment | None:
    """Return when an event starts: a day if it says so, as Outlook does of one that lasts from midnight to midnight."""
    line = event.first("DTSTART")
    start = read_moment(line, zones)
    if start and line and event.words("X-MICROSOFT-CDO-ALLDAYEVENT").upper() == "TRUE" and "T0000" in line.value:
        return Moment(day=read_day(line.value))
    return start


def _problem(method: str, event: Component, start: Moment | None) -> str:
    """Return why an event cannot become an interview, or empty."""
    if method in ("REPLY", "COUNTER", "DECLINECOUNTER", "REFRESH"):
        return f"it is a reply to an invitation ({method}), not an invitation"
    if len(event.all("ATTENDEE")) > MOST_PEOPLE:
        return f"it invites more than {MOST_PEOPLE} people"
    if method == "CANCEL":
        return ""
    if start is None:
        return "its start cannot be read" if event.first("DTSTART") else "it has no start"
    if start.day is not None:
        return f"it is an all-day event on {start.day.isoformat()}"
    return ""


def _minutes(event: Component, start: Moment | None, end: Moment | None) -> int | None:
    seconds = 0.0
    if start and end:
        if start.at and end.at:
            seconds = (end.at - start.at).total_seconds()
        elif start.wall and end.wall:
            seconds = (end.wall - start.wall).total_seconds()
    if seconds <= 0:
        seconds = _duration(event.words("DURATION"))
    return max(1, round(seconds / 60)) if seconds > 0 else None


def _duration(text: str) -> float:
    """Return the seconds of a DURATION such as PT1H30M or P1D; 0 if there is none."""
    found = re.fullmatch(
        r"\+?P(?:(\d{1,3})W)?(?:(\d{1,3})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,5})M)?(?:(\d{1,6})S)?)?", text, re.ASCII
    )
    weeks, days, hours, minutes, seconds = (int(piece or 0) for piece in found.groups()) if found else (0,) * 5
    return (((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 + seconds


def _instant(event: Component, name: str, zones: CalendarZones) -> datetime | None:
    moment = read_moment(event.first(name), zones)
    if moment is None:
        return None
    wall = datetime.combine(moment.day, time.min) if moment.day else moment.wall
    return moment.at or (wall.replace(tzinfo=UTC) if wall else None)


def too_large(name: str) -> ExchangeError:
    """Return the error of a file that holds more than MOST_BYTES."""
    return ExchangeError(f"{name}: this is larger than {MOST_FILE_BYTES // 1_000_000} MB, too large to be imported.")


def _made_uid(event: Component) -> str:
    """Return a UID for an event that lacks one: the same for the same event."""
    said = "\n".join(event.words(name) for name in ("SUMMARY", "DTSTART", "ORGANIZER"))
    return "no-uid-" + hashlib.sha256(said.encode(errors="replace")).hexdigest()[:24]
