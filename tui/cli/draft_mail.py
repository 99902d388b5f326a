"""Write a drafted note as a mail, or open it in the user's mail program."""

from __future__ import annotations

import os
import sys
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from tui.cli.output import tell
from tui.clipboard.environment import detect_environment
from tui.clipboard.fallback import SAVED, fetch_line
from tui.config import Settings
from tui.domain.labels import name_of
from tui.domain.models import Note
from tui.domain.note_kinds import note_kind
from tui.domain.notes import not_ready
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
    return _open(note, mail.data, command, name_of(store.book, note.contact))


def _open(note: Note, mail: bytes, command: str, reader: str) -> int:
    """Open a mail in the mail program, or say how to fetch its file; then say how the note is marked as sent."""
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
    if note.interview is not None and note.contact is not None:
        log = f"followup log {note.interview} {note_kind(note.kind).sent_as} --contact {note.contact} --channel email"
        tell(f"Once you have sent it: {log}", file=sys.stderr)
    return 0


def _failed(sentence: str) -> int:
    tell(f"followup: {one_line(sentence)}", file=sys.stderr)
    return 1
