"""The whole book at one moment, what there can be to do in it, and what says that it is not needed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from tests.domain.oracle.days import Calendar, Document, instant
from tests.domain.oracle.facts import Event, Process


@dataclass(frozen=True)
class Action:
    """Something to do: open from `opens` on, due at `due` if it is due at all.

    `since` is what an action of the whole process opened from.
    """

    action: str
    opens: datetime
    due: datetime | None = None
    interview: int | None = None
    contact: int | None = None
    event: int | None = None
    about: str | None = None
    progress: str | None = None
    since: datetime | None = None


class World:
    """A book at one moment."""

    def __init__(self, book: Document, now: datetime, policy: Document) -> None:
        self.now, self.policy, self.calendar = now, policy, Calendar(policy)
        self.contacts: dict[int, Document] = book["contacts"]
        self.processes = [Process(book, position, now, self.calendar) for position in book["positions"]]
        events = [Event(number, instant(fields["at"]), fields) for number, fields in book["events"].items()]
        self.events_with_people = [e for e in events if e.at <= now and e.get("contact")]

    def is_reachable(self, person: int) -> bool:
        """Return whether a note can get to a person."""
        contact = self.contacts[person]
        ways = [*(contact.get("emails") or ()), *(contact.get("phones") or ()), contact.get("address") or ""]
        hosts = [urlsplit(w if "://" in w else f"https://{w}").hostname or "" for w in contact.get("links") or ()]
        linked = any(host == "linkedin.com" or host.endswith(".linkedin.com") for host in hosts)
        return any(way.strip() for way in ways) or linked or bool(contact.get("via"))


def is_needless(process: Process, action: Action) -> bool:
    """Return whether a `skipped` says that an action is not needed, or a `done` that it is done."""
    kinds = {"skipped"}
    if action.action in {"prepare", "answer", "reschedule", "get_contact_details"}:
        kinds.add("done")
    return any(e.kind in kinds and _speaks_of(process, e, action) for e in process.events)


def _speaks_of(process: Process, event: Event, action: Action) -> bool:
    if action.action == "answer" and event.get("answers"):
        return bool(event.get("answers") == action.event)
    if event.action != action.action:
        return False
    if action.since:
        return event.at > action.since
    if action.contact is None:
        return bool(event.get("interview") == action.interview)
    return process.aim(event) == (action.interview, action.contact)
