"""Bring a book to the newest schema: add missing uids, and set aside what is not a document."""

from __future__ import annotations

import os
from datetime import datetime

from tui.domain.book import Book
from tui.domain.documents import SCHEMA
from tui.domain.models import RECORDS, TABLES, Contact
from tui.storage import backups
from tui.storage.book_file import Meta, Snapshot
from tui.storage.book_files import Files


def mend(files: Files, snapshot: Snapshot, meta: Meta, book: Book, at: datetime, *, write: bool) -> None:
    """Bring book and `meta` to the schema of this program, in memory; the checkpoint that follows makes it durable at once.

    If the book may be written, first back up an older schema, and set aside what cannot stay in the tables.

    Raises: OSError if either cannot be written.
    """
    older = meta.schema < SCHEMA and not snapshot.empty
    if write:
        if older:
            kept = backups.keep_as(files.path, f"schema-{meta.schema}", files.disk)
            files.notices.append(f"{files.path} was upgraded to the newest format; the old version is kept in {kept}.")
        for stray in snapshot.strays:
            files.set_aside(stray.sentence, stray.text)
        _fill_uids(book)
    for stray in snapshot.strays:
        where = f"; it was moved to {files.path.name}.set-aside" if write else ""
        files.notices.append(f"{files.path}: {stray.sentence}{where}.")
    if older:
        _fill_created(book, at)
    if meta.schema <= SCHEMA:
        meta.schema = SCHEMA
    meta.book = meta.book or os.urandom(6).hex()


def _fill_uids(book: Book) -> None:
    for table in TABLES:
        docs = book.docs[table]
        for record in list(book.all(RECORDS[table])):
            if not record.uid:
                docs[record.id] = {**docs[record.id], "uid": os.urandom(10).hex()}
                book.take_in(table, record.id)


def _fill_created(book: Book, at: datetime) -> None:
    docs = book.docs["contacts"]
    for contact in list(book.all(Contact)):
        if contact.created_at is None:
            docs[contact.id] = {**docs[contact.id], "created_at": at.isoformat()}
            book.take_in("contacts", contact.id)
