"""Write a drafted note as a mail, or open it in the user's mail program."""

from __future__ import annotations

import os
import sys
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec

from tui.cli.output import says_yes, tell, tell_notices
from tui.clipboard.environment import detect_environment
from tui.clipboard.fallback import SAVED, fetch_line
from tui.config import Settings
from tui.domain.labels import name_of, note_words
from tui.domain.models import Note
from tui.domain.note_kinds import note_kind
from tui.domain.notes import mark_sent, not_ready
from tui.domain.operations import Refused
from tui.domain.sanitize import one_line
from tui.exchange.export.destination import refuse_own_files
from tui.exchange.outgoing_mail import mail_of
from tui.files import STANDARD_INPUT, create_private
from tui.programs.mail_program import NO_PROGRAM, MailError, hand_over, keyboard_for, needs_unsent, save_mail
from tui.storage import Store


def hand_on(note: Note, file: str | None, store: Store, settings: Settings, now: datetime, zone: ZoneInfo) -> int:
    """Write a note as a mail to a file, "-" for standard output, or for None open it in the mail program; return the status.

    What the mail lacks is said on standard error. Over SSH without a mail program it is written to a private file.

    Raises: Refused for a note with placeholders that would be opened as if it were ready, and without a terminal.
    """
    command = settings.mail.compose.strip()
    if file is None and (why := not_ready(note)):
        raise Refused(f"{why} (--eml writes it as it is)")
    mail = mail_of(store.book, note, settings.profile, now, zone, unsent=file is not None or needs_unsent(command))
    for sentence in mail.missing:
        tell(f"followup: {one_line(sentence)}", file=sys.stderr)
    if file == STANDARD_INPUT:
        tell(mail.data.decode("ascii"), end="")
        return 0
    if file is not None:
        path = Path(file).expanduser()
        refuse_own_files(path, store.path)
        try:
            create_private(path, mail.data)
        except FileExistsError:
            return _failed(f"{path} exists already. Choose another name, or remove it.")
        tell(f"Written: {one_line(str(path))}")
        return 0
    note = msgspec.structs.replace(note, message_id=mail.message_id)
    status = _open(mail.data, command, name_of(store.book, note.contact))
    return status if status else _marked_as_sent(note, store, now)


def _open(mail: bytes, command: str, reader: str) -> int:
    """Open a mail in the mail program, or say how to fetch its file; return the status."""
    if command:
        sys.stdout.flush()
        try:
            with keyboard_for(command) as keyboard:
                handed = hand_over(mail, command, os.environ, keyboard=keyboard)
        except MailError as error:
            return _failed(str(error))
        handed.remove()
        tell(handed.sentence, file=sys.stderr)
        if handed.status != 0:
            return 1
    elif detect_environment(os.environ).link == "local":
        return _failed(NO_PROGRAM)
    else:
        try:
            path = save_mail(mail, reader, os.environ)
        except MailError as error:
            return _failed(str(error))
        tell(f"{SAVED}: {fetch_line(path, os.environ)}", file=sys.stderr)
    return 0


def _marked_as_sent(note: Note, store: Store, now: datetime) -> int:
    """Ask at a terminal whether the note was sent, and mark it; else say how it is marked. Return the status."""
    if sys.stdin.isatty() and sys.stdout.isatty():
        question = f"Mark the {note_words(note.kind)} to {one_line(name_of(store.book, note.contact))} as sent? [y/N] "
        try:
            sent = says_yes(question, without_answer=False)
        except EOFError:
            sent = False
            tell()
        if sent:
            with Store.open(store.path, at=now) as book:  # a draft is made without the right to change the book
                tell_notices(book.notices)
                tell(f"{one_line(book.act(lambda there: mark_sent(there, note, now), now).sentence)}.")
            return 0
    if note.interview is not None and note.contact is not None:
        log = f"followup log {note.interview} {note_kind(note.kind).sent_as} --contact {note.contact} --channel email"
        tell(f"Once you have sent it: {log}", file=sys.stderr)
    return 0


def _failed(sentence: str) -> int:
    tell(f"followup: {one_line(sentence)}", file=sys.stderr)
    return 1
