"""The conditions under which a template has a section, such as `held`: which of them a note meets now."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from tui.domain.event_kinds import THANKED
from tui.domain.instants import end
from tui.domain.models import Contact
from tui.domain.settings import Policy
from tui.drafting.note_about import NoteAbout
from tui.drafting.recruiters import is_agent
from tui.languages.reading.name_parts import read_name


def conditions_met(note: NoteAbout, policy: Policy) -> Iterator[str]:
    """Yield the conditions that a note meets: "agent", "held", "interviewed", "late" and so on."""
    if is_agent(note.book, note.position, note.reader):
        yield "agent"
    meetings = [m for m in note.meetings or ([note.interview] if note.interview else []) if not m.cancelled]
    held = [m for m in meetings if end(m) <= note.now]
    reader = note.reader.id if note.reader else None
    mine = [m for m in held if any(p.contact == reader for p in m.interviewers)]
    by_others = note.interview in held and note.interview not in mine and bool(other_interviewers(note))
    if by_others:
        mine = []  # the reader was in another round
    if mine or any(not m.interviewers for m in held) or (held and reader is None):
        yield "held"
        yield "interviewed"
    elif by_others:
        yield "interviewed"
    about = note.events if note.process is not None else note.book.events_with(reader) if reader is not None else []
    had = {e.kind for e in about if e.at <= note.now and e.kind in THANKED and e.contact == reader}
    if mine and "thank_you_sent" in had:
        yield "thanked"
    elif mine and not had and note.now > end(mine[-1]) + timedelta(hours=policy.thank_within_hours):
        yield "late"
    heard = next((e for e in reversed(note.events) if e.kind in ("next_round", "offer_received")), None)
    if heard is not None and heard.kind == "next_round" and not any(end(m) > heard.at for m in meetings):
        yield "invited"
    if note.over:
        yield "over"


def other_interviewers(note: NoteAbout) -> list[Contact]:
    """Return the people, other than the reader, who held the interview and can be named."""
    people = [note.book.get(Contact, p.contact) for p in note.interview.interviewers] if note.interview else []
    return [person for person in people if person and person != note.reader and read_name(person.name)]
