"""What the book holds: contacts, positions, interviews, events and notes.

Records are immutable. Each table's documents are plain JSON objects; `from_doc` reads one and `to_doc` writes one. A field
that a record does not know is no error: the Book keeps documents, not records, so it survives every edit.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime
from operator import attrgetter
from typing import Annotated, Any, Literal, TypeVar

import msgspec

Doc = dict[str, Any]
Table = Literal["contacts", "positions", "interviews", "events", "notes"]
TABLES: tuple[Table, ...] = ("contacts", "positions", "interviews", "events", "notes")

FORMATS = ("onsite", "video", "phone", "other")
CHANNELS = ("email", "letter", "card", "phone", "linkedin", "in_person")

YEARS = range(1900, 2201)
"""The years that dates and moments may lie in: whatever is reckoned from them stays within the calendar."""

Instant = Annotated[datetime, msgspec.Meta(tz=True)]
"""A moment with its offset."""

_LONG = 36_500
Days = Annotated[int, msgspec.Meta(ge=-_LONG, le=_LONG)]
Minutes = Annotated[int, msgspec.Meta(ge=-_LONG * 1440, le=_LONG * 1440)]
"""A hundred years are enough; fewer than none are for the check to tell of."""


class Record(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """What every record has: its id in its table (an integer from 1, not part of the document) and a uid of its own."""

    id: int = 0
    uid: str = ""


class Contact(Record, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """A person. `via` is the contact through whom notes reach them; `met` says where, in the user's words."""

    name: str = ""
    company: str = ""
    role: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    address: str = ""
    links: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    met: str = ""
    notes: str = ""
    keep_in_touch_days: Days | None = None
    via: int | None = None
    language: str = ""
    created_at: Instant | None = None

    @property
    def reachable(self) -> bool:
        """Whether a note can get to them: an e-mail or postal address, a phone, or somebody to relay it."""
        return bool(self.emails or self.phones or self.address or self.via)


class Position(Record, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """One job at one company. Its interviews, offers and outcome make one process."""

    title: str = ""
    company: str = ""
    location: str = ""
    url: str = ""
    source: str = ""
    notes: str = ""
    main_contact: int | None = None
    created_at: Instant | None = None


class Interviewer(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """Somebody who was in the room, and what the two of you talked about."""

    contact: int
    talked_about: str = ""


class Interview(Record, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """One meeting of a process. `starts_at` is an instant, `minutes` its length, `timezone` the IANA zone it was set in.

    `calendar_uid`, `_sequence` and `_stamp` say which version of which invitation it was last set by.
    """

    position: int | None = None
    round: str = ""
    starts_at: Instant
    minutes: Minutes = 60
    timezone: str = ""
    format: str = ""
    place: str = ""
    link: str = ""
    interviewers: tuple[Interviewer, ...] = ()
    decision_by: date | None = None
    timeline_asked: str = "no"
    fit: str = ""
    unsaid: str = ""
    contribution: str = ""
    debriefed_at: Instant | None = None
    cancelled: bool = False
    notes: str = ""
    calendar_uid: str = ""
    calendar_sequence: int | None = None
    calendar_stamp: Instant | None = None
    created_at: Instant | None = None


class Event(Record, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """Something that happened at an instant. An unknown `kind` is kept and shown; no rule looks at it."""

    at: Instant
    kind: str = "remark"
    position: int | None = None
    interview: int | None = None
    contact: int | None = None
    channel: str = ""
    text: str = ""
    decision_by: date | None = None
    respond_by: date | None = None
    until: Instant | None = None
    note: int | None = None


class Note(Record, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """A note being written (`sent_at` is none) or sent. `kind` is one of `note_kinds`, or of the user's own.

    `wording` and `options` are what it was drafted with: which words, and which optional paragraphs were turned on
    ("fit") or off ("-fit").
    """

    kind: str = "thank_you"
    interview: int | None = None
    position: int | None = None
    contact: int | None = None
    subject: str = ""
    body: str = ""
    channel: str = ""
    wording: int = 0
    options: tuple[str, ...] = ()
    edited_at: Instant | None = None
    sent_at: Instant | None = None


RECORDS: dict[Table, type[Record]] = {
    "contacts": Contact,
    "positions": Position,
    "interviews": Interview,
    "events": Event,
    "notes": Note,
}
TABLE_OF: dict[type[Record], Table] = {kind: table for table, kind in RECORDS.items()}

REFERENCES: dict[Table, dict[str, Table]] = {
    "contacts": {"via": "contacts"},
    "positions": {"main_contact": "contacts"},
    "interviews": {"position": "positions"},
    "events": {"position": "positions", "interview": "interviews", "contact": "contacts", "note": "notes"},
    "notes": {"interview": "interviews", "position": "positions", "contact": "contacts"},
}
"""Which fields of a table hold ids, and of which table. `interviews.interviewers[].contact` holds ids of contacts too."""

_YEARS = frozenset(YEARS)

MOMENTS: dict[type[Record], tuple[str, ...]] = {
    Contact: ("created_at",),
    Position: ("created_at",),
    Interview: ("starts_at", "decision_by", "debriefed_at", "calendar_stamp", "created_at"),
    Event: ("at", "decision_by", "respond_by", "until"),
    Note: ("edited_at", "sent_at"),
}
"""Which fields of a record hold dates and moments."""


class ParsedName(msgspec.Struct, frozen=True):
    """Somebody by name and, where it is known, by e-mail address."""

    name: str
    email: str = ""

    def __bool__(self) -> bool:
        """Whether anybody is named at all."""
        return bool(self.name or self.email)


class BadRecord(ValueError):
    """A document that is no record of its table. The message names table, id, field and what is wrong there."""


R = TypeVar("R", bound=Record)


def from_doc(kind: type[R], doc: Doc, record_id: int) -> R:
    """Read a document as a record; a null field counts as absent.

    Raises BadRecord when a field has the wrong type, an instant has no offset, or a number or a year is out of all bounds.
    """
    if not isinstance(doc, dict):
        raise BadRecord(f"{kind.__name__.lower()} {record_id}: Expected `object`, got `{type(doc).__name__}`")
    try:
        return in_bounds(msgspec.convert({**doc, "id": record_id}, kind))
    except msgspec.ValidationError:
        try:
            return in_bounds(msgspec.convert({**_present(doc), "id": record_id}, kind))
        except msgspec.ValidationError as error:
            raise BadRecord(f"{kind.__name__.lower()} {record_id}: {error}") from None


def in_bounds(record: R) -> R:
    """The record itself; raises BadRecord where a date or moment of it lies outside `YEARS`."""
    for field in MOMENTS[type(record)]:
        if _years((record,), field) - _YEARS:
            what = f"{type(record).__name__.lower()} {record.id}"
            raise BadRecord(f"{what}: {field} {getattr(record, field)} is not within {YEARS[0]} to {YEARS[-1]}")
    return record


def all_in_bounds(kind: type[R], records: Collection[R]) -> bool:
    """Whether all dates and moments of records of one kind lie within `YEARS`."""
    return not any(_years(records, field) - _YEARS for field in MOMENTS[kind])


def _years(records: Iterable[Record], field: str) -> set[int]:
    """The years in which a field's moments lie."""
    return {moment.year for moment in map(attrgetter(field), records) if moment is not None}


def _present(value: Any) -> Any:
    """The value without its null fields, at any depth."""
    if isinstance(value, dict):
        return {key: _present(part) for key, part in value.items() if part is not None}
    return [_present(part) for part in value] if isinstance(value, list) else value


def to_doc(record: Record) -> Doc:
    """The record as a JSON-ready document without its id; fields at their defaults are left out."""
    doc: Doc = msgspec.to_builtins(record)
    doc.pop("id", None)
    return {field: list(value) if isinstance(value, tuple) else value for field, value in doc.items()}
