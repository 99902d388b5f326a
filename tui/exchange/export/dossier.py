"""A dossier of one process in Markdown: people, rounds, what happened, and what is next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from tui.domain.agenda import Agenda, urgency
from tui.domain.dates import show_full_date
from tui.domain.labels import TURN_WORDS, action_words, ending_words, minutes_words, off_words
from tui.domain.models import Contact, Event, Interview, Position
from tui.domain.sanitize import harmless
from tui.domain.timeline import Entry, of_process
from tui.domain.zones import show_zone, zone_or
from tui.text.details import FORMAT_WORDS, reach_of
from tui.text.markdown import escaped, plain

_WANTED = ("asked", "promised")
"""The events whose text says what has to be done, and no more."""


def dossier(agenda: Agenda, key: int, now: datetime, zone: ZoneInfo, *, with_notes: bool = False) -> str:
    """Return the dossier of a process; the private notes are in it only if `with_notes`."""
    book, position = agenda.book, agenda.book.get(Position, key)
    name = " at ".join(filter(None, (position.title.strip(), position.company.strip()))) if position else ""
    sections = [
        [
            f"# {plain(name) or 'An interview without a position'}",
            "",
            f"As of {_moment(now, zone)}, times in {show_zone(zone.key)}.",
        ],
        [f"- {label}: {text}" for label, text in _facts(agenda, key, position, now)],
        _section("What is next", _next(agenda, key, now, zone)),
        _section("People", _people(agenda, key)),
        *(_round(agenda, each, now, zone, with_notes=with_notes) for each in book.interviews_of(key)),
        _section("Timeline", _timeline(agenda, key, now, zone, with_notes=with_notes)),
        _section("Notes", _quoted(position.notes)) if position and with_notes and position.notes.strip() else [],
    ]
    return "\n\n".join("\n".join(lines) for lines in sections if lines) + "\n"


def _facts(agenda: Agenda, key: int, position: Position | None, now: datetime) -> Iterator[tuple[str, str]]:
    if position:
        for label, text in (("Location", position.location), ("Posting", position.url), ("Source", position.source)):
            if text.strip():
                yield label, plain(text)
    items = agenda.of(("process", key), now)
    if items and items[0].turn in TURN_WORDS:
        yield "Turn", TURN_WORDS[items[0].turn]


def _next(agenda: Agenda, key: int, now: datetime, zone: ZoneInfo) -> Iterator[str]:
    items = agenda.of(("process", key), now)
    actions = [action for item in items for action in item.plan]
    for action in actions:
        level = urgency(action, now, agenda.policy)
        when = f"from {_moment(action.opens_at, zone)}" if level == "waiting" else "" if level == "due" else level
        due = f"due {_moment(action.due_at, zone)}" if action.due_at else ""
        yield f"- {plain(action_words(agenda.book, action))} ({', '.join(filter(None, (when, due)))})"
    if items and not actions:
        yield f"- {plain(ending_words(agenda.book, items[0], agenda.process(key, now), now))}"


def _people(agenda: Agenda, key: int) -> Iterator[str]:
    book, position = agenda.book, agenda.book.get(Position, key)
    rounds: dict[int, list[str]] = {}
    for interview in book.interviews_of(key):
        for person in interview.interviewers:
            rounds.setdefault(person.contact, []).append(interview.round.strip() or "Interview")
    if position and position.main_contact is not None:
        rounds.setdefault(position.main_contact, []).append("main contact")
    for contact_id, parts in rounds.items():
        if contact := book.get(Contact, contact_id):
            company = "" if position and contact.company.strip() == position.company.strip() else contact.company
            facts = (contact.role, company, reach_of(contact), *contact.links)
            named = ", ".join(plain(fact) for fact in facts if fact.strip())
            yield f"- **{plain(contact.name) or '(no name)'}**{f', {named}' if named else ''} ({plain(', '.join(parts))})"


def _round(agenda: Agenda, interview: Interview, now: datetime, zone: ZoneInfo, *, with_notes: bool) -> list[str]:
    book, there = agenda.book, zone_or(interview.timezone, zone)
    people = [(contact, each) for each in interview.interviewers if (contact := book.get(Contact, each.contact))]
    off = off_words(book, interview, now)
    local = "" if there.key == zone.key else f" ({interview.starts_at.astimezone(there):%H:%M} {show_zone(there.key)})"
    promised = show_full_date(interview.decision_by) if interview.decision_by else ""
    facts = (
        ("When", f"{_moment(interview.starts_at, zone)}{local}, {minutes_words(interview.minutes)}"),
        ("Format", plain(FORMAT_WORDS.get(interview.format, interview.format))),
        ("Place", plain(interview.place)),
        ("Link", plain(interview.link)),
        ("With", plain(", ".join(contact.name for contact, _ in people))),
        ("They decide by", " - ".join(filter(None, (promised, plain(interview.decision_words))))),
    )
    title = f"## {plain(interview.round) or 'Interview'}{f' ({off})' if off else ''}"
    lines = [title, "", *(f"- {label}: {text}" for label, text in facts if text)]
    private = [
        interview.notes,
        *(f"{contact.name}: {each.talked_about}" for contact, each in people if each.talked_about.strip()),
    ]
    if with_notes and any(text.strip() for text in private):
        lines += ["", *_quoted("\n\n".join(text.strip() for text in private if text.strip()))]
    return lines


def _timeline(agenda: Agenda, key: int, now: datetime, zone: ZoneInfo, *, with_notes: bool) -> Iterator[str]:
    for entry in of_process(agenda, key, now):
        if entry.action is None:
            told = with_notes or _is_wanted(agenda, entry)
            detail = f": {plain(entry.detail)}" if entry.detail.strip() and told else ""
            yield f"- {_moment(entry.at, zone)}: {plain(entry.words)}{detail}"


def _is_wanted(agenda: Agenda, entry: Entry) -> bool:
    event = agenda.book.get(Event, entry.key[1]) if entry.kind == "event" else None
    return event is not None and event.kind in _WANTED


def _section(title: str, lines: Iterable[str]) -> list[str]:
    found = list(lines)
    return [f"## {title}", "", *found] if found else []


def _quoted(text: str) -> list[str]:
    return [f"> {escaped(line)}".rstrip() for line in harmless(text).strip().split("\n")]


def _moment(moment: datetime, zone: ZoneInfo) -> str:
    local = moment.astimezone(zone)
    return f"{show_full_date(local.date())} {local:%H:%M}"
