"""Check a book: what is wrong in it, what to do about it, and a repair that moves bad data to a file and drops nothing."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from tui.domain.book import Book
from tui.domain.changes import Change, Edit
from tui.domain.check_results import CheckResult
from tui.domain.documents import dumps
from tui.domain.event_kinds import THANKED
from tui.domain.models import RECORDS, REFERENCES, TABLES, Contact, Event, Interview, Note, Position, Record
from tui.domain.rules.keeping_in_touch import lacks_start
from tui.domain.zones import is_zone
from tui.storage import backups
from tui.storage.book_files import Files, beside
from tui.storage.errors import Damaged, StoreError
from tui.storage.filesystem import Disk
from tui.storage.journal_damage import are, counted, numbers
from tui.storage.location_warnings import strange
from tui.storage.recovery import bring_back
from tui.storage.store import Store

_SPARE = 1 << 20
FAR = timedelta(days=366 * 20)
_REPAIR = "`followup check --repair` sets it aside and keeps it in a file."


def check(path: Path, at: datetime) -> list[CheckResult]:
    """Check the whole book without changing it, and return the findings, the worst first. `at` is now."""
    found: list[CheckResult] = []
    path = path.absolute()
    try:
        with Store.open(path, at=at, create=False, read_only=True) as store:
            broken = set(store.book.broken.values())
            found += [CheckResult("warn", text) for text in store.notices if not any(why in text for why in broken)]
            found += look(store.book, at)
            found += _modes(path)
            found += _gaps([act.seq for act in store.history()])
    except Damaged as error:
        found.append(CheckResult("fail", error.sentence, error.advice))
    except StoreError as error:
        found.append(CheckResult("fail", str(error)))
    found += [*_folder(path), *_backups(path, at)]
    found += [CheckResult("warn", sentence) for sentence in strange(path).values()]
    aside = beside(path, "set-aside")
    if aside.exists():
        found.append(
            CheckResult("info", f"{aside} holds what was set aside earlier.", "Delete it once you no longer need it.")
        )
    return sorted(found, key=lambda finding: ("fail", "warn", "info", "ok").index(finding.severity))


def look(book: Book, at: datetime) -> Iterator[CheckResult]:
    """Yield what is wrong with the records."""
    for why in book.broken.values():
        yield CheckResult("fail", f"{_capital(why)}.", _REPAIR)
    for table, record_id, field, target in dangling(book):
        yield CheckResult(
            "warn",
            f"{_capital(table[:-1])} {record_id} refers to {target} in `{field}`, which is not in the book.",
            "`followup check --repair` clears the field.",
        )
    for uid, owners in duplicates(book).items():
        names = " and ".join(f"{table[:-1]} {record_id}" for table, record_id in owners)
        yield CheckResult(
            "warn",
            f"{_capital(names)} have the same uid {uid!r}.",
            "`followup check --repair` gives a new uid to all but the first.",
        )
    for contact in book.all(Contact):
        if lacks_start(book, contact, at):
            yield CheckResult(
                "warn",
                f"Contact {contact.id} is to be kept in touch with, but no starting date is recorded: they are never listed.",
                "Log when you were last in touch; the days count from then on.",
            )
    for sentence in impossible(book, at):
        yield CheckResult("warn", sentence, "Open it in the app and correct it.")


def repair(path: Path, at: datetime) -> list[str]:
    """Repair what can be repaired without losing anything; return what was done, in sentences.

    Every repair inside the book is an act that undo takes back. A book that cannot be read at all is moved among the backups
    and restored from the newest readable one and the journal.
    """
    done: list[str] = []
    path = path.absolute()
    try:
        store = Store.open(path, at=at, create=False)
    except StoreError:
        done += _bring_back(path)
        store = Store.open(path, at=at, create=False)
    with store:
        done += [notice for notice in store.notices if not any(why in notice for why in store.book.broken.values())]
        for mend in (_set_aside, _empty_fields, _new_uids):
            change = mend(store)
            if change is not None:
                store.act(lambda book, change=change: change, at)  # type: ignore[misc]
                done.append(f"{change.sentence}.")
    return done


def put_back(path: Path, backup: Path) -> list[str]:
    """Put a backup in the place of a book that cannot be read, which is kept; return what was done, in sentences.

    Raises: StoreError if that cannot be done.
    """
    return _bring_back(path.absolute(), backup)


def _bring_back(path: Path, backup: Path | None = None) -> list[str]:
    files = Files.open(path, Disk(), write=True)
    try:
        with files.lock:
            return bring_back(path, files.journal, files.disk, backup)
    finally:
        files.close()


def dangling(book: Book) -> Iterator[tuple[str, int, str, str]]:
    """Yield table, id and field of every reference to a record that is not there, and what it refers to."""
    for table, fields in REFERENCES.items():
        for record in book.all(RECORDS[table]):
            for field, target in fields.items():
                wanted = getattr(record, field)
                if wanted is not None and wanted not in book.docs[target]:
                    yield table, record.id, field, f"{target[:-1]} {wanted}"
    for interview in book.all(Interview):
        for person in interview.interviewers:
            if person.contact not in book.docs["contacts"]:
                yield "interviews", interview.id, "interviewers", f"contact {person.contact}"


def duplicates(book: Book) -> dict[str, list[tuple[str, int]]]:
    """Return the uids that more than one record has, and which records those are."""
    owners: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for table in TABLES:
        for record in book.all(RECORDS[table]):
            if record.uid:
                owners[record.uid].append((table, record.id))
    return {uid: records for uid, records in owners.items() if len(records) > 1}


def impossible(book: Book, at: datetime) -> Iterator[str]:
    """Yield, in sentences, the times that cannot be."""
    for interview in book.all(Interview):
        what = f"Interview {interview.id}"
        if not 0 < interview.minutes <= 24 * 60:
            yield f"{what} has an impossible length: {interview.minutes} minutes."
        if interview.timezone and not is_zone(interview.timezone):
            yield f"{what} has an unknown time zone: {interview.timezone!r}."
        if interview.debriefed_at is not None and interview.debriefed_at < interview.starts_at:
            yield f"{what} was debriefed before it began."
        if interview.decision_by is not None and interview.decision_by < interview.starts_at.date() - timedelta(days=1):
            yield f"{what} has a decision date before the interview."
    for event in book.all(Event):
        about = book.get(Interview, event.interview)
        if about is not None and event.kind in THANKED and event.at < about.starts_at:
            yield f"Event {event.id} says the thank-you was settled before interview {about.id} began."
        if event.until is not None and event.until < event.at:
            yield f"Event {event.id} ends before it begins."
    for kind, field in _MOMENTS:
        for record in book.all(kind):
            moment: datetime | None = getattr(record, field)
            if moment is not None and abs(moment - at) > FAR:
                yield f"{kind.__name__} {record.id} has a date more than twenty years away: {moment:%Y-%m-%d}."


_MOMENTS: tuple[tuple[type[Record], str], ...] = (
    (Contact, "created_at"), (Position, "created_at"), (Interview, "starts_at"), (Event, "at"), (Note, "sent_at"),
)  # fmt: skip


def _modes(path: Path) -> Iterator[CheckResult]:
    for file in (path, beside(path, "journal")):
        if file.exists() and file.stat().st_mode & 0o077:
            yield CheckResult("warn", f"{file} can be read by other users of this machine.", f"chmod 600 {file}")


def _gaps(seqs: list[int]) -> Iterator[CheckResult]:
    """Yield which changes the history has lost."""
    lost = sorted({*range(seqs[0], seqs[-1])} - {*seqs}) if seqs else []
    if lost:
        yield CheckResult(
            "info",
            f"{counted(len(lost), 'change')} {are(len(lost))} not in the history any more: {numbers(lost)}.",
            "The journal was damaged once; `followup history` and undo pass over them.",
        )


def _folder(path: Path) -> Iterator[CheckResult]:
    """Yield what keeps the book's folder from being private, or from being written."""
    folder = path.parent
    try:
        mode = folder.stat().st_mode
        disk = os.statvfs(folder)
        need = 2 * (path.stat().st_size if path.exists() else 0) + _SPARE
    except OSError as error:
        yield CheckResult("fail", f"{folder} cannot be looked at: {error.strerror}.")
        return
    if mode & 0o022:
        yield CheckResult("warn", f"Other users of this machine can write to {folder}.", f"chmod 700 {folder}")
    elif mode & 0o044:
        yield CheckResult("info", f"Other users of this machine can list {folder}.", f"chmod 700 {folder}")
    if not os.access(folder, os.W_OK | os.X_OK):
        yield CheckResult("fail", f"{folder} cannot be written: no change can be saved.", f"chmod 700 {folder}")
    if disk.f_bavail * disk.f_frsize < need:
        yield CheckResult("warn", f"The disk of {folder} is nearly full.", "Make room: the book is written anew on exit.")


def _backups(path: Path, at: datetime) -> Iterator[CheckResult]:
    """Yield what keeps backups from being kept, and those that cannot be read or are of a day to come."""
    folder = backups.folder_of(path)
    if (folder.exists() or folder.is_symlink()) and not folder.is_dir():
        yield CheckResult("fail", f"No backups can be kept: {folder} is not a folder.", "Move it away.")
        return
    if folder.exists() and not os.access(folder, os.W_OK | os.X_OK):
        yield CheckResult("fail", f"No backups can be kept: {folder} cannot be written.", f"chmod 700 {folder}")
    for file in backups.from_the_future(path, at):
        yield CheckResult("warn", backups.future_words(file), f"Delete {file} if you do not need it.")
    for backup in backups.backups(path):
        if backup.trouble and not backup.path.name.startswith("damaged"):  # a repair made that one
            yield CheckResult("warn", f"A backup cannot be read: {backup.trouble}", "Delete it if you do not need it.")


def _set_aside(store: Store) -> Change | None:
    edits = []
    for (table, record_id), why in store.book.broken.items():
        doc = store.book.docs[table][record_id]
        store.set_aside(f"{table} {record_id}: {why}", dumps(doc))
        edits.append(Edit(table, record_id, doc, None))
    return Change(f"Set aside {_count(edits, 'unreadable record')}", tuple(edits)) if edits else None


def _empty_fields(store: Store) -> Change | None:
    found: dict[tuple[str, int], dict[str, Any]] = {}
    for table, record_id, field, _ in dangling(store.book):
        doc = store.book.docs[table][record_id]
        if field == "interviewers":
            contacts = store.book.docs["contacts"]
            wanted: Any = [person for person in doc[field] if person.get("contact") in contacts]
            store.set_aside(f"{table} {record_id}: interviewers", dumps(doc[field]))
        else:
            wanted = None
        found.setdefault((table, record_id), {})[field] = wanted
    edits = [
        Edit(table, record_id, {field: store.book.docs[table][record_id].get(field) for field in fields}, fields)
        for (table, record_id), fields in found.items()
    ]
    return Change(f"Cleared references to missing records in {_count(edits, 'record')}", tuple(edits)) if edits else None


def _new_uids(store: Store) -> Change | None:
    edits = [
        Edit(table, record_id, {"uid": uid}, {"uid": os.urandom(10).hex()})
        for uid, owners in duplicates(store.book).items()
        for table, record_id in owners[1:]
    ]
    return Change(f"Gave a new uid to {_count(edits, 'record')}", tuple(edits)) if edits else None


def _count(edits: list[Edit], word: str) -> str:
    return f"1 {word}" if len(edits) == 1 else f"{len(edits)} {word}s"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
