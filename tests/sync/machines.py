"""Machines with a book each, and something that carries their files from one folder to the other."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from tests.storage.conftest import add, edit, remove
from tui.domain.models import Contact
from tui.storage import Store
from tui.storage.filesystem import Disk
from tui.sync.machine_log import ENDING
from tui.sync.setup import set_up
from tui.sync.sharing import Sharing

AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
ZONE = ZoneInfo("Europe/Berlin")


class SharingMachine:
    """One machine: its book, its own copy of the shared folder, and a session."""

    def __init__(self, root: Path, name: str) -> None:
        self.name = name
        self.root = root / name
        self.path = self.root / "book.json"
        self.folder = self.root / "shared"
        self.at = AT
        self.open()

    def open(self, disk: Disk | None = None) -> None:
        self.store = Store.open(self.path, at=self.at, disk=disk)
        self.sharing = Sharing(self.store, ZONE, disk)

    def reopen(self, disk: Disk | None = None) -> None:
        self.store.close()
        self.open(disk)

    def set_up(self) -> None:
        set_up(self.sharing, self.folder, self.name, self.at)

    def sync(self) -> bool:
        return self.sharing.exchange(self.at)

    def add(self, name: str, **fields: Any) -> None:
        self.store.act(add(name, **fields), self.at)

    def edit(self, name: str, **fields: Any) -> None:
        self.store.act(edit(self.id_of(name), **fields), self.at)

    def remove(self, name: str) -> None:
        self.store.act(remove(self.id_of(name)), self.at)

    def id_of(self, name: str) -> int:
        return next(contact.id for contact in self.store.book.all(Contact) if contact.name == name)

    def names(self) -> list[str]:
        return sorted(contact.name for contact in self.store.book.all(Contact))

    def notices(self) -> list[str]:
        found = list(self.store.notices)
        self.store.notices.clear()
        return found

    def history(self) -> list[str]:
        return ["; ".join([act.change.sentence, *act.lost]) for act in self.store.history()]


def carry(one: SharingMachine, other: SharingMachine) -> None:
    """Copy each machine's own file to the other's folder."""
    for source, target in ((one, other), (other, one)):
        file = source.folder / f"{source.name}{ENDING}"
        if file.exists():
            target.folder.mkdir(exist_ok=True)
            shutil.copyfile(file, target.folder / file.name)


def meet(one: SharingMachine, other: SharingMachine) -> None:
    """Let two machines tell each other everything."""
    one.sync()
    other.sync()
    carry(one, other)
    one.sync()
    other.sync()
    carry(one, other)


def uid_book(store: Store) -> dict[tuple[str, str], dict[str, Any]]:
    """Return the book by uid, with uids for the ids of contacts; the id of one that is gone names nobody."""
    uids = {record_id: doc["uid"] for record_id, doc in store.book.docs["contacts"].items()}
    found = {}
    for table, docs in store.book.docs.items():
        for doc in docs.values():
            kept = {field: value for field, value in doc.items() if value is not None}
            for field in {"via", "contact", "main_contact"} & kept.keys():
                kept[field] = uids.get(kept[field])
                if kept[field] is None:
                    del kept[field]
            if "interviewers" in kept:
                kept["interviewers"] = [{**each, "contact": uids[each["contact"]]} for each in kept["interviewers"]]
            found[table, kept["uid"]] = kept
    return found
