"""The desk the user works at: the book, its agenda, the clock and the settings in one hand, with no screen."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from tui.domain.agenda import Agenda, Item
from tui.domain.book import Book
from tui.domain.changes import Change, Conflict
from tui.domain.operations import Refused
from tui.domain.process import Process

if TYPE_CHECKING:
    from tui.config import Settings
    from tui.domain.history import Act
    from tui.drafting import Templates
    from tui.storage import Store


IDLE_POLLS = 50
"""Looks without an act after which nothing is going on."""


def templates_of(settings: Settings) -> Templates:
    """The built-in templates, and the user's over them; raises Refused naming file and line of what is wrong in those."""
    from tui.drafting import BUILT_IN, TemplateError, parse_templates

    files = settings.template_files()
    try:
        return parse_templates(files) if files else BUILT_IN
    except TemplateError as error:
        problems = str(error).splitlines()
        more = f"; and {len(problems) - 3} more" if len(problems) > 3 else ""
        raise Refused("; ".join(problems[:3]) + more) from None


def sound_templates(settings: Settings) -> tuple[Templates, tuple[str, ...]]:
    """The built-in templates and those of the user's that can be used, and what is wrong with the others: file, line, why."""
    from tui.config import SettingsError
    from tui.drafting import BUILT_IN, TemplateError, parse_templates

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
    """One session with a book. Whatever changes it goes through here, so that the agenda never lags behind."""

    def __init__(self, store: Store, settings: Settings, clock: Callable[[], datetime]) -> None:
        self.store = store
        self.settings = settings
        self.clock = clock
        self.agenda = Agenda(store.book, settings.policy)
        self._quiet = 0

    @property
    def book(self) -> Book:
        """The records, as durable."""
        return self.store.book

    @property
    def zone(self) -> ZoneInfo:
        """The user's zone."""
        return self.agenda.calendar.zone

    @cached_property
    def templates(self) -> Templates:
        """What notes are drafted from; raises Refused where the user's own templates cannot be used."""
        return templates_of(self.settings)

    def keep_settings(self, values: Mapping[tuple[str, str], str | list[str]]) -> None:
        """Keep settings by (section, key) in the config file, and go by them; raises SettingsError with nothing changed."""
        from tui.config import load
        from tui.config.saving import save

        save(self.settings.path, values)
        self.settings = load(self.settings.path, environ=os.environ)
        self.agenda = Agenda(self.store.book, self.settings.policy)

    def now(self) -> datetime:
        """The moment it is."""
        return self.clock()

    def items(self) -> list[Item]:
        """What is due, most urgent first."""
        return self.agenda.at(self.now())

    def process(self, key: int) -> Process:
        """One process as the rules see it now."""
        return self.agenda.process(key, self.now())

    def act(self, make: Callable[[Book], Change]) -> Change:
        """Do something: durable first, then seen. Raises what `Store.act` raises, with nothing changed."""
        try:
            change = self.store.act(make, self.now())
        except Conflict:
            self.agenda.touch(self.store.refresh())  # what the other session did is to be seen at once
            raise
        self.agenda.touch(self.store.last_touched)
        self._quiet = 0
        return change

    def undo(self) -> Act:
        """Take the last act back; raises NothingToUndo, Conflict or StoreError with nothing changed."""
        return self._again(self.store.undo(self.now()))

    def redo(self) -> Act:
        """Do again what was taken back; raises as `undo` does."""
        return self._again(self.store.redo(self.now()))

    def _again(self, act: Act) -> Act:
        self.agenda.touch(self.store.last_touched)
        return act

    def poll(self) -> bool:
        """Take in what other sessions did; whether there was anything. After a while without an act the book is folded."""
        touched = self.store.refresh()
        self.agenda.touch(touched)
        self._quiet += 1
        if self._quiet == IDLE_POLLS:
            self.store.checkpoint()
        return bool(touched)
