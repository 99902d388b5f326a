"""What an open session does if its files were changed by others: it keeps every change that it acknowledged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum
from pathlib import Path

import msgspec

from tui.domain.changes import Edit
from tui.domain.documents import DocumentTable
from tui.domain.history import Act, squashed
from tui.domain.models import Doc
from tui.storage.book_files import Loaded
from tui.storage.edits import differences
from tui.storage.journal import Journal
from tui.storage.recovery import rebuild
from tui.storage.salvage import singular


class Held(msgspec.Struct):
    """What a session holds: the book's name, the newest seq, the one that `book.json` held, and the acts that it knows."""

    book: str
    seq: int
    checkpointed: int
    acts: dict[int, Act]


class Verdict(Enum):
    """What to do about files that are not as the session left them."""

    TAKE = "use what is there: everything is in it"
    WRITE_BACK = "write back what the session holds, with what others changed"
    KEEP_BOTH = "use what is there, and keep what the session holds among the backups"


def judge(path: Path, held: Held, loaded: Loaded, journal: Journal) -> tuple[Verdict, list[Edit], bool]:
    """Return what to do about a book that was read again, what others changed in it, and whether it is an older copy."""
    found = loaded.snapshot
    if found.meta.book != held.book and not found.unsure and not found.empty:
        return Verdict.KEEP_BOTH, [], False
    now = {act.seq: act for act in journal.read_all()}
    last = held.acts.get(held.seq)
    journal_lost = held.seq > 0 and not now and not journal.checkpoint_end
    cut = bool(now) and min(now) > held.seq  # another session has dropped the oldest acts
    act_lost = last is not None and held.seq not in now and not cut
    if not (loaded.replaced or loaded.seq < held.seq or journal_lost or act_lost):
        same = last is None or cut or _same(last, now[held.seq])
        return (Verdict.TAKE if same else Verdict.KEEP_BOTH), [], False
    if found.empty or (found.meta.seq == held.checkpointed and not found.foreign):
        return Verdict.WRITE_BACK, [], False
    if found.meta.seq > held.seq:
        return Verdict.KEEP_BOTH, [], False
    base = rebuild(path, [held.acts[seq] for seq in sorted(held.acts)], found.meta.seq)
    if base is not None and not base[2]:
        old, new = base[1].tables, found.tables
        tables = sorted((old.keys() | new.keys()) - {"meta"})
        theirs = [
            edit
            for table in tables
            for edit in differences(table, old.get(table, DocumentTable()), new.get(table, DocumentTable()))
        ]
        return Verdict.WRITE_BACK, theirs, not theirs
    return (Verdict.KEEP_BOTH if found.foreign else Verdict.WRITE_BACK), [], not found.foreign


def _same(one: Act, other: Act) -> bool:
    return (one.session, one.at) == (other.session, other.at)


def collisions(tables: dict[str, DocumentTable], acts: Iterable[Act]) -> Iterator[tuple[str, str, int, Doc]]:
    """Yield what another program wrote that these acts are about to overwrite: a sentence, table, id, and its fields."""
    for edit in squashed(edit for act in acts for edit in act.change.edits):
        doc = tables.get(edit.table, DocumentTable()).get(edit.id)
        what = f"{singular(edit.table)} {edit.id}"
        if doc is None:
            continue
        if edit.before is None:
            if edit.after is not None and doc.get("uid") != edit.after.get("uid"):
                yield f"{what} is another record in a copy that another program wrote", edit.table, edit.id, doc
        elif edit.after is None:
            if any(doc.get(field) != edit.before.get(field) for field in {**doc, **edit.before}):
                yield f"{what}, which you deleted, was changed by another program", edit.table, edit.id, doc
        else:
            other = {
                field: doc[field]
                for field, value in edit.after.items()
                if field in doc and doc[field] not in (value, edit.before.get(field))
            }
            if other:
                yield f"{', '.join(other)} of {what} was changed by another program, too", edit.table, edit.id, other


def orphans(tables: dict[str, DocumentTable], acts: Iterable[Act]) -> list[tuple[str, int]]:
    """Return the records that these acts edit though another program has deleted them."""
    edits = squashed(edit for act in acts for edit in act.change.edits)
    return [
        (edit.table, edit.id)
        for edit in edits
        if edit.before is not None and edit.after is not None and edit.id not in tables.get(edit.table, DocumentTable())
    ]
