"""What a phone has changed in the two collections since they were last written: people, meetings, ticks, deletions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec

from tui.domain.agenda import Agenda
from tui.domain.book import Book
from tui.domain.labels import interview_words
from tui.domain.models import Contact, Interview, Said
from tui.domain.rules.actions import Action
from tui.domain.settings import Profile
from tui.domain.three_way import with_replaced, without_old
from tui.exchange import ExchangeError
from tui.exchange.card import Card, without_user
from tui.exchange.export.vcards import card_uid
from tui.exchange.importer import FileContent
from tui.exchange.invitation import Invitation
from tui.exchange.known_interviews import uid_in_calendars
from tui.exchange.vdir import CALENDAR, CONTACTS
from tui.exchange.vdir.collection import Found, is_export, read_collection
from tui.exchange.vdir.content_lines import uid_in
from tui.exchange.vdir.differences import card_differs, event_differs, is_ticked_anew
from tui.exchange.vdir.memory import WrittenFile, entry_of, imported_file
from tui.exchange.vdir.phone_files import cards_in_file, contact_in_file, events_in_file, todo_in_file
from tui.exchange.versions import said_by
from tui.exchange.wording import cut_short

SOURCE = "the phone"
"""What the sentences of an import call the files of both collections."""

LONGEST_AGO = timedelta(days=366)


class Tick(msgspec.Struct, frozen=True):
    """A to-do that was ticked off: its file, the action that is open in the book, and when it was ticked off.

    One that is not `is_current` was ticked off for an earlier time, as of something that comes back.
    """

    file: str
    action: Action
    at: datetime
    is_current: bool = True


class FromPhone(msgspec.Struct):
    """What has changed: events and cards to be imported, each with its file, ticks, and what is only told.

    `gone` are cards of people whom the book no longer has. `texts` are the texts of the files; `deleted` says in words what
    was deleted, by its file.
    """

    events: list[tuple[str, Invitation]] = []
    cards: list[tuple[str, Card]] = []
    gone: list[tuple[str, Card]] = []
    ticks: list[Tick] = []
    deleted: dict[str, str] = {}
    problems: list[str] = []
    texts: dict[str, str] = {}

    @property
    def records(self) -> list[FileContent]:
        """Return the records of the import: events first, then people."""
        return [*(event for _, event in self.events), *(card for _, card in self.cards)]

    def take_back(self, file: str, card: Card) -> None:
        """Import the card of somebody whom the book no longer has."""
        self.cards.append((file, msgspec.structs.replace(card, number=len(self.cards) + 1)))

    @property
    def files(self) -> list[str]:
        """Return the file of each record of the import, in the same order."""
        return [file for file, _ in (*self.events, *self.cards)]


class Changes:
    """Reads what was changed in a folder since `known` was written."""

    def __init__(
        self, folder: Path, known: Mapping[str, WrittenFile], agenda: Agenda, profile: Profile, now: datetime, zone: ZoneInfo
    ) -> None:
        self._folder, self._known = folder, dict(known)
        self._agenda, self._profile = agenda, profile
        self._now, self._zone = now, zone
        self._uids: set[str] = set()
        self._interviews = {uid_in_calendars(interview): interview for interview in agenda.book.all(Interview)}
        self._people = {card_uid(contact): contact for contact in agenda.book.all(Contact)}
        self._seen = FromPhone()

    def read(self) -> FromPhone:
        """Return the changes; raises OSError or ExchangeError for a folder that cannot be read."""
        collections = {name: read_collection(self._folder, name) for name in (CONTACTS, CALENDAR)}
        if not any(found is not None for found in collections.values()):
            raise ExchangeError(f"{self._folder} holds neither contacts nor a calendar; `followup export` makes them")
        actions = self._open_actions()
        names = {collection: _names_by_uid(self._agenda.book, collection) for collection in collections}
        self._uids = {*names[CONTACTS], *names[CALENDAR], *actions}
        for collection, found in collections.items():
            for key, file in self._changed(collection, found or {}):
                try:
                    if file.problem:
                        raise ExchangeError(f"{key}: {file.problem}.")
                    if collection == CONTACTS:
                        self._take_card(key, file.text)
                    else:
                        self._take_events(key, file.text)
                        self._take_tick(key, file.text, actions)
                except ExchangeError as error:
                    self._seen.problems.append(str(error))
            if found is not None:
                self._note_deleted(collection, found, names[collection])
        order = [*actions.values()]
        self._seen.ticks.sort(key=lambda tick: (tick.at, order.index(tick.action)))
        return self._seen

    def _changed(self, collection: str, found: Mapping[str, Found]) -> Iterator[tuple[str, Found]]:
        """Yield the files that are not as they were left; not those that another copy of the book exports."""
        for name, file in found.items():
            key = f"{collection}/{name}"
            entry = entry_of(self._known.get(key), file.text)
            if entry:
                self._known[key] = entry
            else:
                self._known.pop(key, None)
            is_elsewhere = entry is None and is_export(name, file.text) and uid_in(file.text) not in self._uids
            if file.problem or not (is_elsewhere or (entry and entry.is_there(file.text))):
                yield key, file

    def _take_card(self, key: str, text: str) -> None:
        entry = self._known.get(key)
        if entry is None:
            found = [*without_user(cards_in_file(text, key), self._profile.emails)]
        else:
            theirs = contact_in_file(text, key)
            if not card_differs(entry.there, text):
                return
            base = contact_in_file(entry.there, key)
            earlier, heard = ([contact_in_file(old, key) for old in texts] for texts in (entry.earlier, entry.heard))
            if ours := self._people.get(uid_in(entry.there)):
                base = with_replaced(base, ours, theirs, heard)
            base, doubtful = without_old(base, theirs, earlier, heard)
            card = Card(source=SOURCE, number=0, contact=theirs, base=base, doubtful=doubtful)
            found = [*without_user([card], self._profile.emails)]
        self._seen.texts[key] = text
        if entry and entry.said and uid_in(entry.said) not in self._uids:
            self._seen.gone += [(key, msgspec.structs.replace(card, base=None)) for card in found]
            return
        for card in found:
            numbered = msgspec.structs.replace(card, source=SOURCE, number=len(self._seen.cards) + 1)
            self._seen.cards.append((key, numbered))

    def _take_events(self, key: str, text: str) -> None:
        entry = self._known.get(key)
        events = events_in_file(text, key, self._profile.emails)
        if not events or (entry is not None and not event_differs(entry.there, text)):
            return
        before = {event.key: event for event in events_in_file(entry.there, key, self._profile.emails)} if entry else {}
        texts = (entry.earlier, entry.heard) if entry else ((), ())
        earlier, heard = ([old for said in each for old in events_in_file(said, key)] for each in texts)
        self._seen.texts[key] = text
        for event in events:
            base = before.get(event.key)
            if base and base.start:
                known = [said_by(each, each.start, each.timezone) for each in heard if each.key == event.key and each.start]
                said = self._with_replaced(said_by(base, base.start, base.timezone), event, known)
                old = [each for each in earlier if each.key == event.key]
                doubtful = any(_may_be_old(event, base, old, field) for field in ("start", "minutes", "place", "link"))
                event = msgspec.structs.replace(event, exported=True, description="", base=said, doubtful=doubtful)
            self._seen.events.append((key, msgspec.structs.replace(event, source=SOURCE)))

    def _with_replaced(self, base: Said, event: Invitation, heard: Sequence[Said]) -> Said:
        """Return the base with what the book kept when a change of the phone was refused that it has changed again since."""
        interview = self._interviews.get(event.uid)
        if interview is None or event.start is None:
            return base
        theirs = said_by(event, event.start, event.timezone)
        wanted = {}
        for field in ("starts_at", "minutes", "place", "link"):
            ours, before = getattr(interview, field), getattr(base, field)
            if ours != before != getattr(theirs, field) and any(ours == getattr(each, field) for each in heard):
                wanted[field] = ours
        return msgspec.structs.replace(base, **wanted)

    def _take_tick(self, key: str, text: str, actions: Mapping[str, Action]) -> None:
        entry = self._known.get(key)
        todo = todo_in_file(text, key, self._zone)
        if todo is None or not is_ticked_anew(entry.there if entry else "", text, actions):
            return
        action = actions[todo.uid]
        sound = todo.at is not None and self._now - LONGEST_AGO < todo.at <= self._now
        self._seen.texts[key] = text
        is_current = (action.due_at and _is_second(todo.due, action.due_at)) or _is_second(todo.start, action.opens_at)
        self._seen.ticks.append(Tick(key, action, todo.at if todo.at and sound else self._now, bool(is_current)))

    def _open_actions(self) -> dict[str, Action]:
        from tui.exchange.export.calendar_feed import action_uid  # icalendar takes 50 ms

        actions = (action for item in self._agenda.at(self._now) for action in item.plan)
        return {action_uid(self._agenda.book, action): action for action in actions}

    def _note_deleted(self, collection: str, found: Mapping[str, Found], names: Mapping[str, str]) -> None:
        """Note what was deleted there and is in the book; a to-do that is gone says nothing."""
        for key in self._known:
            folder, _, name = key.partition("/")
            entry = entry_of(self._known[key], "") if folder == collection and name not in found else None
            if entry and not entry.told and (what := names.get(uid_in(entry.there))):
                self._seen.deleted[key] = what


def _may_be_old(event: Invitation, base: Invitation, earlier: list[Invitation], field: str) -> bool:
    """Return whether an event has another value than the last version, which an earlier one had."""
    now = getattr(event, field)
    return bool(now != getattr(base, field)) and any(now == getattr(old, field) for old in earlier)


def _is_second(one: datetime | None, other: datetime) -> bool:
    """Return whether a moment of a file is that of the book: files hold whole seconds."""
    return one is not None and one == other.replace(microsecond=0)


def settled(known: Mapping[str, WrittenFile], seen: FromPhone, files: set[str]) -> dict[str, WrittenFile]:
    """Return what is remembered once these files are decided about, and the user knows what was deleted."""
    entries = dict(known)
    for key in files & seen.texts.keys():
        entries[key] = imported_file(known.get(key, WrittenFile()), seen.texts[key])
    for key in seen.deleted.keys() & known.keys():
        entries[key] = msgspec.structs.replace(known[key], told=True)
    return entries


def _names_by_uid(book: Book, collection: str) -> dict[str, str]:
    if collection == CONTACTS:
        return {card_uid(contact): cut_short(contact.name) for contact in book.all(Contact)}
    return {uid_in_calendars(interview): cut_short(interview_words(book, interview)) for interview in book.all(Interview)}
