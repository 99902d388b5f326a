"""The book's first page: what its first rows need, kept apart so that they can be shown before a big book is read.

It is a copy of records, not of what the rules make of them, and counts only as long as the files it was taken from are as
they were. Who cannot read it reads the book. The file is a CRC-32, a space, and JSON.
"""

from __future__ import annotations

import os
import zlib
from datetime import datetime, timedelta
from pathlib import Path

import msgspec
from msgspec import Raw

from tui import __version__
from tui.domain.agenda import Agenda, Share
from tui.domain.documents import DocumentTable
from tui.domain.models import Policy
from tui.domain.part import part_of
from tui.storage.book_file import text_of
from tui.storage.book_files import State, state_of
from tui.storage.filesystem import NEW, Disk, temporary_name
from tui.storage.store import Store

ROWS = 80
"""As many as a high screen has lines."""

HOLDS = timedelta(hours=36)
"""How long a page holds: until tomorrow evening, whatever the clock brings until then is on it."""


class Page(msgspec.Struct, frozen=True):
    """The first page of the book at `path`, as it was when its files were in `state`."""

    version: str
    path: str
    state: State
    policy: Policy
    share: Share
    texts: dict[str, Raw]

    @property
    def tables(self) -> dict[str, DocumentTable]:
        """The records on it, as documents by table."""
        return {name: DocumentTable(text) for name, text in self.texts.items()}


def page_file(folder: Path, path: Path) -> Path:
    """Where in a folder the first page of the book at `path` is kept."""
    return folder / f"first-page-{zlib.crc32(os.fsencode(path.absolute())):08x}.json"


def read(file: Path, path: Path, policy: Policy, now: datetime) -> Page | None:
    """The first page of the book at `path`, where there is one that holds now; none for any other."""
    state = state_of(path)
    if state is None:
        return None
    try:
        checksum, _, text = file.read_bytes().partition(b" ")
        if checksum != b"%08x" % zlib.crc32(text):
            return None
        page = msgspec.json.decode(text, type=Page)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return None
    right = (page.version, page.path, page.state, page.policy) == (__version__, str(path.absolute()), state, policy)
    return page if right and page.share.since <= now < page.share.until else None


def write(file: Path, store: Store, agenda: Agenda, now: datetime) -> None:
    """Keep the first page for the next start; where it cannot be kept, or the book is no longer than a page, keep none."""
    share, state = agenda.share(ROWS, now, now + HOLDS), store.state
    try:
        if share is None or state is None:
            file.unlink(missing_ok=True)
            return
        texts = {name: Raw(text_of(docs)) for name, docs in part_of(store.book, share.owners).items()}
        text = msgspec.json.encode(Page(__version__, str(store.path), state, agenda.policy, share, texts))
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        temporary = temporary_name(file)
        disk = Disk()
        disk.remove(temporary)
        fd = disk.open(temporary, NEW)
        try:
            disk.write(fd, b"%08x %s" % (zlib.crc32(text), text))
        finally:
            os.close(fd)
        disk.rename(temporary, file)
    except OSError:
        pass
