"""A book, its folder of files and a phone that changes them, for the tests of both ways."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

from tests.domain.build import NEW_YORK, NIMBUS, POLICY, at, book_of, contact, interview
from tui.domain.agenda import Agenda
from tui.domain.book import Book
from tui.domain.models import Record
from tui.domain.settings import Policy, Profile
from tui.domain.zones import zone_of
from tui.exchange.vdir.folder_update import FolderOutcome, keep_up_to_date, vdir_items
from tui.exchange.vdir.memory import VdirMemory
from tui.exchange.vdir.phone_changes import Changes, FromPhone, settled

NOW = at("2026-11-19 16:00")
ANA = contact(1, uid="a" * 8, role="CTO", company="Nimbus")
PANEL = interview(1, "2026-11-19 14:00", uid="panel", round="Panel", place="Room 4")
BOOK: tuple[Record, ...] = (NIMBUS, ANA, PANEL)


class Pocket:
    """One folder, and what is remembered of it."""

    def __init__(self, home: Path, *records: Record, policy: Policy = POLICY, now: datetime = NOW) -> None:
        self.folder = home / "pocket"
        self.memory = VdirMemory(home / "state", self.folder, home / "book.json")
        self.policy, self.now = policy, now
        self.done = FolderOutcome("", 0, 0, 0, 0, 0, ())
        self.book: Book = book_of(*(records or BOOK))

    @property
    def agenda(self) -> Agenda:
        return Agenda(self.book, self.policy)

    def export(self, *records: Record, with_notes: bool = False) -> tuple[int, int, int, int]:
        """Export the book, or another one of these records, and return how many were written, removed, kept, left alone."""
        self.book = book_of(*records) if records else self.book
        items = vdir_items(self.agenda, self.now, zone_of(self.policy.timezone), with_notes=with_notes)
        self.done = done = keep_up_to_date(self.folder, items, self.memory)
        return done.written, done.removed, done.unchanged, done.waiting

    def changes(self, *, settle: bool = False) -> FromPhone:
        """Return what the phone has changed; settle it as an import does."""
        known = self.memory.recall()
        profile = Profile(emails=("me@x.example",))
        seen = Changes(self.folder, known, self.agenda, profile, self.now, NEW_YORK).read()
        if settle:
            self.memory.remember(settled(known, seen, {*seen.texts}))
        return seen

    def file(self, words: str) -> Path:
        """Return the file that holds these words."""
        (found,) = (path for path in sorted(self.folder.glob("*/*")) if words in path.read_bytes().decode())
        return found

    def phone(self, words: str, *changes: tuple[str, str]) -> Path:
        """Change the file that holds these words as a phone does, and return it."""
        path = self.file(words)
        text = re.sub("PRODID:.*", "PRODID:-//Phone//EN\r", path.read_bytes().decode())
        for old, new in changes:
            assert old in text, text
            text = text.replace(old, new)
        path.write_bytes(text.encode())
        return path
