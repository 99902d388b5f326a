"""A session with a book: the store, the agenda, the clock and the settings, without a screen."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from tui.domain.agenda import Agenda, Item
from tui.domain.book import Book, Touched
from tui.domain.bringing_back import Gone, RecordKey, deleting_act
from tui.domain.changes import Change, Conflict
from tui.domain.operations import Refused
from tui.domain.process import Process

if TYPE_CHECKING:
    from tui.config import Settings
    from tui.domain.history import Act
    from tui.drafting import Templates
    from tui.storage import Store
    from tui.sync.background import BackgroundSharing


IDLE_POLLS = 50
"""Polls without a change after which a checkpoint writes the journal's changes into the book."""


def templates_of(settings: Settings) -> Templates:
    """Return the built-in templates, overridden by the user's; raises Refused, with file and line, if one is invalid."""
    from tui.drafting import BUILT_IN, TemplateError, parse_templates  # not needed by `followup next`

    files = settings.template_files()
    try:
        return parse_templates(files) if files else BUILT_IN
    except TemplateError as error:
        problems = str(error).splitlines()
        more = f"; and {len(problems) - 3} more" if len(problems) > 3 else ""
        raise Refused("; ".join(problems[:3]) + more) from None


def valid_templates(settings: Settings) -> tuple[Templates, tuple[str, ...]]:
    """Return the built-in templates and the user's valid ones, and what is wrong with the others: file, line, reason."""
    from tui.config import SettingsError  # not needed by `followup next`
    from tui.drafting import BUILT_IN, TemplateError, parse_templates  # not needed by `followup next`

    sound, files, problems = BUILT_IN, list[tuple[str, str]](), list[str]()
    try:
        own = settings.template_files()
    except SettingsError as error:
        return BUILT_IN, (str(error),)
    for file in own:
        try:
            sound = parse_templates([*files, file])
            files.append(file)
        except TemplateError as error:
            problems += str(error).splitlines()
    return sound, tuple(problems)


class Session:
    """A session with a book. Every change goes through it, so that the agenda is always up to date."""

    def __init__(
        self, store: Store, settings: Settings, clock: Callable[[], datetime], sharing: BackgroundSharing | None = None
    ) -> None:
        """`sharing` is what shares the book with other machines; None if it is not shared."""
        self.store = store
        self.sharing = sharing
        self.settings = settings
        self.clock = clock
        self.agenda = Agenda(store.book, settings.policy)
        self.edits = 0
        """How many changes of the book were seen, of this session and of others; a saved draft is none."""
        self.told: list[str] = []
        """What was told without being asked for, oldest first; the last `unread` of it was not opened yet."""
        self.unread = 0
        self._idle_polls = 0

    @property
    def book(self) -> Book:
        """The records, as they are on disk."""
        return self.store.book

    @property
    def zone(self) -> ZoneInfo:
        """The user's zone."""
        return self.agenda.calendar.zone

    @cached_property
    def templates(self) -> Templates:
        """The note templates; raises Refused if one of the user's own is invalid."""
        return templates_of(self.settings)

    def save_settings(self, values: Mapping[tuple[str, str], str | list[str]]) -> None:
        """Save settings, by (section, key), and use them from now on; raises SettingsError with nothing changed."""
        from tui.config import load  # not needed by `followup next`
        from tui.config.saving import save  # not needed by `followup next`

        save(self.settings.path, values)
        self.settings = load(self.settings.path, environ=os.environ)
        self.agenda = Agenda(self.store.book, self.settings.policy)

    def now(self) -> datetime:
        """Return the current moment."""
        return self.clock()

    def items(self) -> list[Item]:
        """Return the agenda, most urgent first."""
        return self.agenda.at(self.now())

    def process(self, key: int) -> Process:
        """Return a process as the rules see it now."""
        return self.agenda.process(key, self.now())

    def act(self, make: Callable[[Book], Change]) -> Change:
        """Make a change durable, then apply it; raises what `Store.act` raises, with nothing changed."""
        try:
            with self._conflict_in_words():
                change = self.store.act(make, self.now())
        except (Conflict, Gone):
            self._touch(self.store.refresh())  # show at once what the other session changed
            raise
        self._touch(self.store.last_touched, counts=not change.quiet)
        self._idle_polls = 0
        return change

    def undo(self) -> Act:
        """Undo the last change; raises NothingToUndo, Conflict or StoreError, with nothing changed."""
        return self._reverse(self.store.undo)

    def redo(self) -> Act:
        """Redo the change undone last; raises what `undo` raises."""
        return self._reverse(self.store.redo)

    def _reverse(self, step: Callable[[datetime], Act]) -> Act:
        with self._conflict_in_words():
            act = step(self.now())
        self._touch(self.store.last_touched)
        return act

    @contextmanager
    def _conflict_in_words(self) -> Iterator[None]:
        """Let a conflict say who has changed what."""
        try:
            yield
        except Conflict as error:
            from tui.text.conflicts import conflict_words  # not needed if all goes well

            words = conflict_words(self.book, error, self.store.history(), self.now(), self.zone)
            raise Conflict(error.clashes, error.undoing, words) from None

    def _touch(self, touched: Collection[Touched], *, counts: bool = True) -> None:
        """Take in what a change has touched."""
        self.agenda.touch(touched)
        self.edits += counts and bool(touched)

    def bring_back(self, keys: Iterable[RecordKey]) -> None:
        """Bring back what was deleted meanwhile; raises NothingToUndo, Conflict or StoreError."""
        for table, record_id in keys:
            if record_id not in self.book.docs[table]:
                with self._conflict_in_words():
                    self.store.bring_back((table, record_id), self.now())
                self._touch(self.store.last_touched)

    def gone_words(self, keys: Iterable[RecordKey]) -> str:
        """Return how records were deleted meanwhile, as a sentence."""
        history = self.store.history()
        acts = dict.fromkeys(act.change.sentence for key in keys if (act := deleting_act(history, key)))
        return f"Meanwhile elsewhere: {'; '.join(acts)}." if acts else "It is no longer in the book."

    def take_notices(self) -> list[str]:
        """Return what the store and the other machines have to tell, once; it stays in `told`, unread."""
        notices, store = [], self.store
        if store.notices:
            notices = list(dict.fromkeys(store.notices))
            store.notices.clear()
            for again in notices:
                self.retract(again)
            self.told += notices
            self.unread += len(notices)
        return notices

    def retract(self, notice: str) -> None:
        """Take back what was told and is no longer so."""
        if notice in self.store.notices:
            self.store.notices.remove(notice)
        if notice in self.told:
            place = self.told.index(notice)
            self.unread -= place >= len(self.told) - self.unread
            del self.told[place]

    def poll(self) -> bool:
        """Read what other sessions changed, and return whether there was anything. Checkpoint the book once it is idle."""
        if self.sharing is not None:
            self.store.notices.extend(self.sharing.said())
        touched = self.store.refresh()
        self._touch(touched)
        self._idle_polls += 1
        if self._idle_polls == IDLE_POLLS:
            self.store.checkpoint()
        return bool(touched)
