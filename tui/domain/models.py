"""What the book holds: contacts, positions, interviews, events and notes.

Records are immutable. Unknown fields are not an error: the Book keeps the documents, so they survive every edit.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Annotated, Any, Literal, TypeVar

import msgspec

Doc = dict[str, Any]
TableName = Literal["contacts", "positions", "interviews", "events", "notes"]
TABLES: tuple[TableName, ...] = ("contacts", "positions", "interviews", "events", "notes")

INTERVIEW_FORMATS = ("onsite", "video", "phone", "other")
CHANNELS = ("email", "letter", "card", "phone", "linkedin", "in_person")

YEARS = range(1900, 2201)
"""The years that dates and moments may lie in, so that arithmetic with them never leaves the range of `datetime`."""

Instant = Annotated[datetime, msgspec.Meta(tz=True)]
"""A moment with its offset."""

_LONG = 36_500
Days = Annotated[int, msgspec.Meta(ge=-_LONG, le=_LONG)]
Minutes = Annotated[int, msgspec.Meta(ge=-_LONG * 1440, le=_LONG * 1440)]
"""At most a hundred years; negative numbers are read so that `followup check` can report them."""


_LINKEDIN = re.compile(r"\s*(https?://)?([\w-]+\.)*linkedin\.com([/:?#]|\s*$)", re.IGNORECASE)


def _leads_to_linkedin(link: str) -> bool:
    """Return whether a link leads to LinkedIn or one of its country sites."""
    return _LINKEDIN.match(link) is not None


class Record(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """What every record has: its id in its table (an integer from 1, not part of the document) and a unique uid."""

    id: int = 0
    uid: str = ""
    """A name of its own, the same in every copy of the book."""


class Contact(Record, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """A person."""

    name: str = ""
    """The full name."""
    greeting: str = ""
    """What to call them in a note, if the name alone does not say."""
    company: str = ""
    """Where they work."""
    role: str = ""
    """What they do there."""
    emails: tuple[str, ...] = ()
    """Their e-mail addresses; the first is used."""
    phones: tuple[str, ...] = ()
    """Their phone numbers."""
    address: str = ""
    """The postal address, for letters and cards."""
    links: tuple[str, ...] = ()
    """Their pages, such as a LinkedIn profile."""
    tags: tuple[str, ...] = ()
    """Words to find them by."""
    met: str = ""
    """Where you met, in your words."""
    notes: str = ""
    """What you want to remember about them. No note quotes it."""
    keep_in_touch_days: Days | None = None
    """Days after the last contact until it is time to be in touch again."""
    via: int | None = None
    """Who passes notes on to them."""
    language: str = ""
    """The language of notes to them, such as `de`."""
    card: tuple[str, ...] = ()
    """What an address book says of them that has no field here, as lines of a vCard."""
    created_at: Instant | None = None
    """When they were added."""

    @property
    def linkedin(self) -> str:
        """Return the link to their LinkedIn profile; empty if none is known."""
        return next((link.strip() for link in self.links if _leads_to_linkedin(link)), "")

    @property
    def has_address(self) -> bool:
        """Return whether a note can reach them directly: by an address, a phone number or a LinkedIn profile."""
        ways = (*self.emails, *self.phones, self.address, self.linkedin)
        return any(way.strip() for way in ways)

    @property
    def reachable(self) -> bool:
        """Return whether a note can reach them, directly or through somebody who relays it."""
        return self.has_address or self.via is not None


class Position(Record, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """One job at one company. Its interviews, offers and outcome make one process."""

    title: str = ""
    """What the job is called."""
    company: str = ""
    """Who offers it."""
    location: str = ""
    """Where it is."""
    url: str = ""
    """Where it is described."""
    source: str = ""
    """Where you found it."""
    notes: str = ""
    """What you want to remember about it. No note quotes it."""
    main_contact: int | None = None
    """Whom to write to about it."""
    created_at: Instant | None = None
    """When it was added."""


class Interviewer(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """Somebody who takes part in an interview."""

    contact: int
    """Who it is."""
    talked_about: str = ""
    """What the two of you talked about: private notes, never placed in a note."""
    say: str = ""
    """A sentence to this person, used in a note word for word."""


class Invited(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """Somebody whom an invitation names."""

    name: str = ""
    """What it calls them."""
    email: str = ""
    """The address that it goes to."""


class Said(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """What an invitation said last, so that a new version shows what they have changed and what you have."""

    occurrence: Instant | None = None
    """Of a repeated event: the time that this meeting has by its rule."""
    starts_at: Instant | None = None
    """When it starts."""
    minutes: Minutes = 60
    """How long it is."""
    timezone: str = ""
    """The zone that it was set in."""
    title: str = ""
    """What it is called."""
    place: str = ""
    """Where it is held."""
    link: str = ""
    """The link of a video call."""
    people: tuple[Invited, ...] = ()
    """Who is invited beside you."""


class Interview(Record, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """One meeting of a process."""

    position: int | None = None
    """The job it is for."""
    round: str = ""
    """Which round it is, in your words."""
    starts_at: Instant
    """When it starts."""
    minutes: Minutes = 60
    """How long it is."""
    timezone: str = ""
    """The zone that it was set in."""
    format: str = ""
    """How it is held."""
    place: str = ""
    """Where it is held."""
    link: str = ""
    """The link of a video call."""
    interviewers: tuple[Interviewer, ...] = ()
    """Who takes part, and what you talked about with each."""
    decision_by: date | None = None
    """The date they gave for their decision."""
    decision_words: str = ""
    """How they put that date, if it was vague."""
    timeline_asked: str = "no"
    """Whether you asked when they will decide: `no`, `yes`, or `not_told` if you got no answer."""
    fit: str = ""
    """Why you fit, to say in a note."""
    unsaid: str = ""
    """What you did not get to say, to say in a note."""
    contribution: str = ""
    """What you would contribute, to say in a note."""
    debriefed_at: Instant | None = None
    """When you wrote down what was said."""
    cancelled: bool = False
    """Whether it was called off."""
    notes: str = ""
    """What you want to remember about it. No note quotes it."""
    calendar_uid: str = ""
    """The invitation that it came from."""
    invited: Said | None = None
    """What that invitation said last."""
    calendar_sequence: int | None = None
    """Which version of the invitation was taken in last."""
    calendar_stamp: Instant | None = None
    """When that version was written."""
    created_at: Instant | None = None
    """When it was added."""


class Event(Record, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """Something that happened."""

    at: Instant
    """When it happened."""
    kind: str = "remark"
    """What happened. An unknown kind is kept and shown, and no rule looks at it."""
    position: int | None = None
    """The process it belongs to."""
    interview: int | None = None
    """The interview it is about."""
    contact: int | None = None
    """The person it is about."""
    channel: str = ""
    """How you were in touch."""
    text: str = ""
    """What was said, in your words."""
    decision_by: date | None = None
    """The date they gave for their decision."""
    decision_words: str = ""
    """How they put that date, if it was vague."""
    respond_by: date | None = None
    """The day by which something asked for, promised or offered has to be done or answered."""
    until: Instant | None = None
    """When a snooze ends."""
    note: int | None = None
    """The note that was sent."""
    action: str = ""
    """What a `done` or `skipped` says is done or not needed: an action of the rules."""
    answers: int | None = None
    """The event that this one settles: what was asked for or promised."""
    message_id: str = ""
    """The Message-ID of the mail that said so."""


class Note(Record, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """A note that is being written, or was sent."""

    kind: str = "thank_you"
    """What kind of note it is."""
    interview: int | None = None
    """The interview it is about."""
    position: int | None = None
    """The process it belongs to."""
    contact: int | None = None
    """Who reads it."""
    subject: str = ""
    """The subject of an e-mail."""
    body: str = ""
    """The text."""
    channel: str = ""
    """How it goes out."""
    wording: int = 0
    """Which of the template's wordings it was drafted in."""
    options: tuple[str, ...] = ()
    """The optional paragraphs turned on (`fit`) or off (`-fit`)."""
    edited_at: Instant | None = None
    """When you typed in it last."""
    sent_at: Instant | None = None
    """When it was sent; a draft has none."""
    message_id: str = ""
    """The Message-ID of the mail that it was sent in, if the mail program got it from here."""


R = TypeVar("R", bound=Record)

RECORDS: dict[TableName, type[Record]] = {
    "contacts": Contact,
    "positions": Position,
    "interviews": Interview,
    "events": Event,
    "notes": Note,
}
TABLE_OF: dict[type[Record], TableName] = {kind: table for table, kind in RECORDS.items()}

REFERENCES: dict[TableName, dict[str, TableName]] = {
    "contacts": {"via": "contacts"},
    "positions": {"main_contact": "contacts"},
    "interviews": {"position": "positions"},
    "events": {
        "position": "positions",
        "interview": "interviews",
        "contact": "contacts",
        "note": "notes",
        "answers": "events",
    },
    "notes": {"interview": "interviews", "position": "positions", "contact": "contacts"},
}
"""The fields of each table that hold ids, and of which table. `interviews.interviewers[].contact` holds contact ids, too."""

MOMENTS: dict[type[Record], tuple[str, ...]] = {
    Contact: ("created_at",),
    Position: ("created_at",),
    Interview: ("starts_at", "decision_by", "debriefed_at", "calendar_stamp", "created_at"),
    Event: ("at", "decision_by", "respond_by", "until"),
    Note: ("edited_at", "sent_at"),
}
"""The fields of each record that hold dates and moments."""


def process_key(interview: Interview) -> int:
    """Return the key of an interview's process: its position's id, or minus its own id if it has no position."""
    return -interview.id if interview.position is None else interview.position
