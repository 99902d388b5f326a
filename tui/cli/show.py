"""`followup show`: print what the screens show about an interview, a person or a company, as lines of text."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from tui.cli.lookup import contact_of, interview_of
from tui.cli.output import say, tell, tell_json
from tui.config import Settings
from tui.domain.agenda import Agenda, Item, urgency
from tui.domain.dates import show_date
from tui.domain.folding import folded, searchable, spellings
from tui.domain.instants import end
from tui.domain.labels import action_words, name_of, off_words
from tui.domain.models import Contact, Interview, Note, Position, Record
from tui.domain.operations import Refused
from tui.domain.record_conversion import to_doc
from tui.domain.rules.actions import Action
from tui.domain.rules.keeping_in_touch import last_touch
from tui.domain.sanitize import one_line
from tui.domain.timeline import Entry, of_book, of_contact, of_process
from tui.storage import Store
from tui.text.brief import brief_as_markdown
from tui.text.report import contact_report, interview_report, process_report, thanks_words, timeline_report

ShownRecord = Interview | Position | Contact


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "what",
        nargs="*",
        metavar="WHAT",
        help="an interview's number, or a person's or company's name; `contacts` lists everyone, `timeline` everything past"
        " and planned (default: what is next)",
    )
    parser.add_argument("--contact", action="append", default=[], metavar="C", help="a contact's number or name")
    parser.add_argument(
        "--brief",
        action="store_true",
        help="what to know before an interview, as Markdown, private notes and all (default: the next interview)",
    )
    parser.add_argument("--json", action="store_true", help="JSON for programs, as docs/command-line.md describes")


def run(args: argparse.Namespace, store: Store, settings: Settings, now: datetime, zone: ZoneInfo) -> int:
    """Print the report; raises Refused if the name matches nothing, or several things."""
    agenda = Agenda(store.book, settings.policy)
    if args.what in (["contacts"], ["timeline"]) and not args.contact:
        if args.json:
            raise Refused(f"`show {args.what[0]}` has no --json; the book itself is JSON: {store.path}")
        say(_contacts(agenda, now) if args.what == ["contacts"] else _timeline(agenda, now))
        return 0
    if args.brief:
        return _print_briefs(args, store, agenda, now)
    shown = list(dict.fromkeys(_wanted(store, agenda, args, now)))
    if args.json:
        items = [_json(agenda, record, now) for record in shown]
        moment = now.astimezone(zone).isoformat()
        tell_json({"version": 1, "now": moment, "items": items})
        return 0
    for number, record in enumerate(shown):
        say([*([""] if number else []), *_report(agenda, record, now)])
    if not shown:
        tell("The book is empty. Add an interview in the app (a), or import an invitation: followup import FILE")
    return 0


def _print_briefs(args: argparse.Namespace, store: Store, agenda: Agenda, now: datetime) -> int:
    """Print the brief of each interview that is named, else of the next one; raises Refused for what has none."""
    if args.json or args.contact:
        raise Refused("--brief tells of an interview, as Markdown: followup show INTERVIEW --brief")
    lines: list[str] = []
    for record in dict.fromkeys(_wanted(store, agenda, args, now)) if args.what else (_next_interview(agenda, now),):
        if not isinstance(record, Interview):
            raise Refused("--brief tells of an interview; name one by its number, after # in `followup next`")
        lines += [*([""] if lines else []), *brief_as_markdown(agenda, record, now)]
    tell("\n".join(lines))
    return 0


def _next_interview(agenda: Agenda, now: datetime) -> Interview:
    """Return the interview that comes next; raises Refused if none is planned."""
    book = agenda.book
    ahead = [i for i in book.all(Interview) if end(i) > now and not off_words(book, i, now)]
    if not ahead:
        raise Refused("No interview is planned")
    return min(ahead, key=lambda interview: (interview.starts_at, interview.id))


# -- finding records ---------------------------------------------------------------------------------------------------


def _wanted(store: Store, agenda: Agenda, args: argparse.Namespace, now: datetime) -> Iterator[ShownRecord]:
    numbers = [word.removeprefix("#") for word in args.what]
    if numbers and all(number.isdecimal() for number in numbers):
        yield from (interview_of(store, number) for number in numbers)
    elif args.what:
        yield from _find_by_name(store, agenda, " ".join(args.what), now)
    for wanted in args.contact:
        contact = store.book.get(Contact, contact_of(store, wanted, None))
        if contact is not None:
            yield contact
    if not args.what and not args.contact and (items := agenda.at(now)):
        yield from _of_item(agenda, items[0])


def _find_by_name(store: Store, agenda: Agenda, name: str, now: datetime) -> Iterator[ShownRecord]:
    """Yield the person with that name, else the most urgent record of each process at that company."""
    book, wanted = store.book, folded(name)
    companies = {p.id: p.company.strip() for p in book.all(Position) if wanted in searchable(p.company)}
    exactly = {key for key, company in companies.items() if wanted in spellings(company)}
    if not exactly:
        people = [contact for contact in book.all(Contact) if wanted in searchable(contact.name)]
        if not companies and not people:
            yield _interview_named(store, name)
            return
        chosen = _single_match(name, [contact.name for contact in people] + list(companies.values()))
        if any(folded(contact.name) == chosen for contact in people):
            yield book.record(Contact, contact_of(store, chosen, None) or 0)
            return
        companies = {key: company for key, company in companies.items() if folded(company) == chosen}
    for key in sorted(exactly or companies):
        yield from _of_item(agenda, next(item for item in agenda.at(now) if item.process == key))


def _interview_named(store: Store, name: str) -> Interview:
    """Return the interview that words name; raises Refused, with a list if there are several."""
    try:
        return interview_of(store, name)
    except Refused as refused:
        if refused.choices:
            raise
        known = "`followup next --all` and `followup show contacts` list them"
        raise Refused(f"There is no person, company or interview {one_line(name)!r}; {known}") from None


def _single_match(name: str, matches: list[str]) -> str:
    """Return the folded name that best matches a part of a name: as a whole, a word, the start of a word, or any part.

    Raises: Refused, naming the candidates, if several match equally well.
    """
    part = folded(name)
    found = {folded(match): one_line(match) for match in matches}
    words = {key: searchable(shown).split() for key, shown in found.items()}
    whole = {key for key, shown in found.items() if part in spellings(shown)}
    word = {key for key in found if part in words[key]}
    starting = {key for key in found if key.startswith(part) or any(each.startswith(part) for each in words[key])}
    best = sorted(whole or word or starting or found)
    if len(best) == 1:
        return best[0]
    more = f" and {len(best) - 5} more" if len(best) > 5 else ""
    names = ", ".join(found[key] for key in best[:5])
    raise Refused(f"{one_line(name)!r} matches several: {names}{more}. Give more of the name")


def _of_item(agenda: Agenda, item: Item) -> Iterator[ShownRecord]:
    book = agenda.book
    found = book.get(Interview, item.interview) or book.get(Position, item.process) or book.get(Contact, item.contact)
    if found is not None:
        yield found


# -- as text -----------------------------------------------------------------------------------------------------------


def _report(agenda: Agenda, record: ShownRecord, now: datetime) -> list[str]:
    if isinstance(record, Interview):
        return interview_report(agenda, record, now)
    if isinstance(record, Position):
        return process_report(agenda, record.id, now)
    return contact_report(agenda, record, now)


def _contacts(agenda: Agenda, now: datetime) -> Iterator[str]:
    """Yield a line for each contact, as on the Contacts screen."""
    book, zone = agenda.book, agenda.calendar.zone
    owed = agenda.owed(now)
    today = now.astimezone(zone).date()
    people = sorted(book.all(Contact), key=lambda contact: (contact.name.casefold(), contact.id))
    if not people:
        yield "No contacts yet."
    for contact in people:
        level = owed.get(contact.id)
        touch = last_touch(book, contact.id, now)
        parts = [
            contact.name or "(no name)",
            contact.role,
            contact.company,
            f"contact {contact.id}",
            f"to do: {level}" if level else "",
            f"last contact {show_date(touch.astimezone(zone).date(), today) if touch else 'never'}",
            *contact.emails,
        ]
        yield one_line(", ".join(part for part in parts if part))


def _timeline(agenda: Agenda, now: datetime) -> list[str]:
    """Return the timeline of the whole book; each line names its company or person."""
    lines = timeline_report(agenda.book, of_book(agenda, now), now, agenda.calendar.zone, owners=True)
    return lines[1:] or ["Nothing yet."]


# -- as JSON -----------------------------------------------------------------------------------------------------------


def _json(agenda: Agenda, record: ShownRecord, now: datetime) -> dict[str, Any]:
    book = agenda.book
    if isinstance(record, Contact):
        entries = of_contact(agenda, record.id, now)
        notes = [note for note in book.all(Note) if note.contact == record.id]
        actions = [entry.action for entry in entries if entry.action]
        return _common(agenda, {"contact": _doc(record)}, actions, entries, notes, now)
    key = record.id if isinstance(record, Position) else record.position or -record.id
    item = next((i for i in agenda.at(now) if i.key == (type(record).__name__.lower(), record.id)), None)
    about: dict[str, Any] = {"interview": None, "position": None, "people": []}
    position = book.get(Position, key)
    if position is not None:
        about["position"] = _doc(position)
    if isinstance(record, Interview):
        about["interview"] = _doc(record)
        about["people"] = [
            {**_doc(contact), "talked_about": person.talked_about, "thanks": thanks_words(agenda, record, contact.id, now)}
            for person in record.interviewers
            if (contact := book.get(Contact, person.contact))
        ]
    return _common(agenda, about, item.plan if item else (), of_process(agenda, key, now), book.notes_of(key), now)


def _common(agenda: Agenda, about: dict[str, Any], actions: Any, entries: Any, notes: Any, now: datetime) -> dict[str, Any]:
    return {
        **about,
        "actions": [_action(agenda, action, now) for action in actions],
        "timeline": [_entry(agenda, entry) for entry in entries],
        "notes": [_doc(note) for note in notes],
    }


def _doc(record: Record) -> dict[str, Any]:
    return {"id": record.id, **to_doc(record)}


def _action(agenda: Agenda, action: Action, now: datetime) -> dict[str, Any]:
    zone = agenda.calendar.zone
    return {
        "action": action.action,
        "words": action_words(agenda.book, action),
        "urgency": urgency(action, now, agenda.policy),
        "opens_at": action.opens_at.astimezone(zone).isoformat(),
        "due_at": action.due_at.astimezone(zone).isoformat() if action.due_at else None,
        "contact": action.contact,
        "contact_name": name_of(agenda.book, action.contact) if action.contact is not None else None,
        "rule": action.rule.id,
        "why": action.why,
        "source": action.source,
        "progress": f"{action.progress[0]} of {action.progress[1]}" if action.progress else None,
    }


def _entry(agenda: Agenda, entry: Entry) -> dict[str, Any]:
    return {
        "at": entry.at.astimezone(agenda.calendar.zone).isoformat(),
        "kind": entry.kind,
        "words": entry.words,
        "text": entry.detail,
        "urgency": entry.level or None,
    }
