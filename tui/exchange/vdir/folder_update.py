"""Keep the two collections up to date: write what the book has changed, and leave what the phone has changed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo

import msgspec

from tui.domain.agenda import Agenda
from tui.exchange import ExchangeError
from tui.exchange.export.destination import file_name, is_own_name
from tui.exchange.export.vcards import vcards
from tui.exchange.vdir import CALENDAR, CONTACTS, VDIR_SUFFIXES
from tui.exchange.vdir.collection import Found, is_export, read_collection, read_file_of
from tui.exchange.vdir.content_lines import uid_in
from tui.exchange.vdir.differences import card_differs, event_differs, is_ticked_anew
from tui.exchange.vdir.lossless import card_onto, event_onto, has_same_lines, invites_people, same_but_stamp
from tui.exchange.vdir.memory import VdirMemory, WrittenFile, entry_of, written_file
from tui.exchange.vdir.phone_files import brings_something
from tui.exchange.wording import counted
from tui.files import write_private

Done = Literal["written", "removed", "unchanged", "waiting", "invited", "unreadable"]


class Items(msgspec.Struct, frozen=True):
    """What the book says: the text of each file by its UID, in words what that is, and the UIDs of all open actions."""

    texts: Mapping[str, Mapping[str, str]]
    what: str
    open_actions: frozenset[str] = frozenset()
    with_notes: bool = False


class FolderOutcome(msgspec.Struct, frozen=True):
    """How many files were written, removed and left as they are, how many wait or invite people; what cannot be read."""

    what: str
    written: int
    removed: int
    unchanged: int
    waiting: int
    invited: int
    problems: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """Return what was done, in words."""
        counts = f"{self.written} written, {self.removed} removed, {self.unchanged} unchanged"
        return f"{self.what}; {counts}."


class Decision(msgspec.Struct, frozen=True):
    """What becomes of one file: what is done, the text to write if any, and what to remember; None to forget it.

    `problem` is why it cannot be read.
    """

    done: Done
    entry: WrittenFile | None
    text: str = ""
    problem: str = ""


class FileStep(msgspec.Struct, frozen=True):
    """One file: what it held, what becomes of it, and whether the book has something to say in it."""

    key: str
    there: Found | None
    decision: Decision
    is_wanted: bool


def vdir_items(agenda: Agenda, now: datetime, zone: ZoneInfo, *, with_notes: bool = False, invited: bool = True) -> Items:
    """Return what the book says to a phone at a moment."""
    from tui.exchange.export import calendar_feed  # icalendar takes 50 ms

    interviews = calendar_feed.interview_items(agenda.book, now, zone, with_notes=with_notes, invited=invited)
    actions = calendar_feed.action_items(agenda, now, zone)
    cards = vcards(agenda.book, "3.0", with_notes=with_notes)
    notes = "with your private notes" if with_notes else "without your private notes"
    counts = (
        counted(len(cards), "contact", "contacts"),
        counted(len(interviews), "interview", "interviews"),
        counted(len(actions), "to-do", "to-dos"),
    )
    return Items(
        {CONTACTS: cards, CALENDAR: calendar_feed.texts_by_uid((*interviews, *actions))},
        f"{counts[0]}, {counts[1]} and {counts[2]}, {notes}",
        frozenset(calendar_feed.action_uid(agenda.book, action) for item in agenda.at(now) for action in item.plan),
        with_notes,
    )


def keep_up_to_date(folder: Path, items: Items, memory: VdirMemory) -> FolderOutcome:
    """Bring both collections up to date; the caller holds the memory.

    What will be written is remembered before and after: a file that was written is ours, whenever the program is killed.

    Raises: OSError, ExchangeError, and what the memory raises. What was written until then is remembered.
    """
    known = memory.recall()
    files = dict(known)
    steps = [step for collection, texts in items.texts.items() for step in _steps(folder, collection, texts, items, files)]
    changing = [step for step in steps if step.decision.done in ("written", "removed")]
    for step in changing:
        becomes = step.decision.entry or WrittenFile()
        files[step.key] = msgspec.structs.replace(files.get(step.key, WrittenFile()), next=becomes)
    if changing:
        memory.remember(files)
        known = dict(files)
    try:
        done = [_carry_out(step, folder, files) for step in steps]
    finally:
        if files != known:
            memory.remember(files)
    told = [how for how, step in zip(done, steps, strict=True) if how != "unchanged" or step.is_wanted]
    problems = tuple(step.decision.problem for step in steps if step.decision.done == "unreadable")
    count = told.count
    return FolderOutcome(
        items.what,
        written=count("written"),
        removed=count("removed"),
        unchanged=count("unchanged"),
        waiting=count("waiting"),
        invited=count("invited"),
        problems=problems,
    )


def _steps(
    folder: Path, collection: str, texts: Mapping[str, str], items: Items, files: dict[str, WrittenFile]
) -> list[FileStep]:
    """Return what becomes of each file of a collection; of one that is gone all is forgotten."""
    found, place = read_collection(folder, collection), folder / collection
    if found is None:  # a new folder, or one that was thrown away to begin anew
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        place.mkdir(mode=0o700)
        for key in [key for key in files if key.startswith(f"{collection}/")]:
            del files[key]
    steps = []
    uids = _uids(found or {}, texts, collection, files)
    for name in sorted({*(found or {}), *uids, *_remembered(files, collection)}):
        key, there, new = f"{collection}/{name}", (found or {}).get(name), texts.get(uids.get(name, ""))
        entry = entry_of(files.pop(key, None), there.text if there else "")
        files |= {key: entry} if entry else {}
        steps.append(FileStep(key, there, decide(key, new, entry, there, items), new is not None))
    return steps


def _carry_out(step: FileStep, folder: Path, files: dict[str, WrittenFile]) -> Done:
    """Write or remove a file as decided, unless another program has written it meanwhile; remember what it is now."""
    path, decision = folder / step.key, step.decision
    if (decision.text or decision.done == "removed") and read_file_of(path) != step.there:
        return "waiting"
    if decision.text:
        write_private(path, decision.text)
    elif decision.done == "removed":
        path.unlink()
    if decision.entry is None:
        files.pop(step.key, None)
    else:
        files[step.key] = decision.entry
    return decision.done


def _uids(
    found: Mapping[str, Found], texts: Mapping[str, str], collection: str, files: Mapping[str, WrittenFile]
) -> dict[str, str]:
    """Return the UID of each file that the book has something to say in.

    What has a file already, whoever made it, keeps that one: two files with one UID are refused by servers.
    """
    names = {uid: file_name(uid, VDIR_SUFFIXES[collection]) for uid in texts}
    known = {name: files[f"{collection}/{name}"].there for name in _remembered(files, collection) if name not in found}
    for name, text in (*((name, file.text) for name, file in found.items()), *known.items()):
        if not is_own_name(name) and (uid := uid_in(text)) in names and names[uid] not in found:
            names[uid] = name
    return {name: uid for uid, name in names.items()}


def _remembered(files: Mapping[str, WrittenFile], collection: str) -> list[str]:
    return [key.partition("/")[2] for key in files if key.startswith(f"{collection}/")]


def decide(key: str, new: str | None, entry: WrittenFile | None, there: Found | None, items: Items) -> Decision:
    """Return what becomes of a file: `new` is what the book says, None for nothing; `there` what the file holds, if it is.

    What is not remembered is another program's, or another book's: it is taken over only if it says what the book says.
    """
    if there is None:
        if new is None:
            return Decision("unchanged", None)
        if entry is not None and same_but_stamp(new, entry.said):  # it was deleted there, which is left so
            return Decision("unchanged", entry)
        return Decision("written", written_file(new, new), new)
    if there.problem:
        return Decision("unreadable", entry, problem=f"{key}: {there.problem}.")
    try:
        return _decide_on(key, new, entry, there.text, items)
    except ExchangeError as error:  # damaged, or not what it was thought to be
        return Decision("unchanged" if entry and entry.is_there(there.text) else "unreadable", entry, problem=str(error))


def _decide_on(key: str, new: str | None, entry: WrittenFile | None, there: str, items: Items) -> Decision:
    """Decide about a file that holds this text; raises ExchangeError if it is damaged."""
    collection, _, name = key.partition("/")
    if new is not None and same_but_stamp(new, there):
        return Decision("unchanged", written_file(new, there, entry))
    if entry is None:
        is_elsewhere = new is None and is_export(name, there)
        waits = not is_elsewhere and (brings_something(collection, there, key) or new is not None)
        return Decision("waiting" if waits else "unchanged", None)
    if _is_changed(key, entry, there, items.open_actions):
        return Decision("waiting", entry)
    if new is None and not (entry.said and is_own_name(name)):
        return Decision("unchanged", entry)
    if collection == CALENDAR and not (new and same_but_stamp(new, entry.said)) and invites_people(there):
        return Decision("invited", entry)  # a server might write to them
    if new is None:
        return Decision("removed", None)
    if (not entry.said or same_but_stamp(new, entry.said)) and not _differs(collection, there, new, items):
        return Decision("unchanged", entry if entry.said else written_file(new, entry.there, entry))
    text = _merged(collection, there, new, entry)
    if text == there or (collection == CONTACTS and has_same_lines(text, there)):
        return Decision("unchanged", written_file(new, there, entry))
    return Decision("written", written_file(new, text, entry), text)


def _merged(collection: str, there: str, new: str, entry: WrittenFile) -> str:
    if there == entry.said:
        return new
    if collection == CONTACTS:
        return card_onto(there, new, entry.said, entry.there)
    return event_onto(there, new, entry.said)


def _is_changed(key: str, entry: WrittenFile, there: str, open_actions: Collection[str]) -> bool:
    """Return whether the phone has changed something that the book would take; raises ExchangeError for a damaged file."""
    if entry.is_there(there):
        return False
    if key.startswith(CONTACTS):
        return card_differs(entry.there, there, key)
    return event_differs(entry.there, there, key) or is_ticked_anew(entry.there, there, open_actions, key)


def _differs(collection: str, there: str, new: str, items: Items) -> bool:
    """Return whether what is there says otherwise than the book, after the phone's change was imported or declined."""
    if there == new:
        return False
    if collection == CONTACTS:
        return card_differs(there, new, notes=items.with_notes)
    return event_differs(there, new) or is_ticked_anew(new, there, items.open_actions)
