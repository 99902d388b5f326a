"""Write a drafted note as a mail, or open it in the user's mail program."""

from __future__ import annotations

import os
import sys
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from tui.cli.output import tell
from tui.clipboard.environment import detect_environment
from tui.clipboard.fallback import by_file
from tui.clipboard.mail_program import NO_PROGRAM, MailError, hand_over
from tui.config import Settings
from tui.domain.models import Note
from tui.domain.note_kinds import note_kind
from tui.domain.sanitize import one_line
from tui.exchange.export.destination import refuse_own_files
from tui.exchange.outgoing_mail import mail_of
from tui.files import STANDARD_INPUT, write_private
from tui.paths import state_folder
from tui.storage import Store


def hand_on(note: Note, file: str | None, store: Store, settings: Settings, now: datetime, zone: ZoneInfo) -> int:
    """Write a note as a mail to a file, "-" for standard output, or for None open it in the mail program; return the status.

    What the mail lacks is said on standard error. Over SSH without a mail program it is written to a private file.
    """
    mail = mail_of(store.book, note, settings.profile, now, zone)
    for sentence in mail.missing:
        tell(f"followup: {one_line(sentence)}", file=sys.stderr)
    if file == STANDARD_INPUT:
        tell(mail.data.decode("ascii"), end="")
        return 0
    if file is not None:
        path = Path(file).expanduser()
        refuse_own_files(path, store.path)
        write_private(path, mail.data)
        tell(f"Written: {one_line(str(path))}")
        return 0
    return _open(note, mail.data, settings)


def _open(note: Note, mail: bytes, settings: Settings) -> int:
    """Open a mail in the mail program, or say how to fetch its file; then say how the note is marked as sent."""
    command = settings.mail.compose.strip()
    if command:
        sys.stdout.flush()
        try:
            handed = hand_over(mail, command, os.environ)
        except MailError as error:
            return _failed(str(error))
        handed.remove()
        tell(handed.sentence, file=sys.stderr)
        if handed.status:
            return 1
    elif detect_environment(os.environ).link == "local":
        return _failed(NO_PROGRAM)
    else:
        outcome = by_file(mail, os.environ, state_folder(os.environ))
        if outcome.kind == "failed":
            return _failed(outcome.sentence)
        tell(outcome.sentence, file=sys.stderr)
    if note.interview is not None and note.contact is not None:
        log = f"followup log {note.interview} {note_kind(note.kind).sent_as} --contact {note.contact} --channel email"
        tell(f"Once you have sent it: {log}", file=sys.stderr)
    return 0


def _failed(sentence: str) -> int:
    tell(f"followup: {one_line(sentence)}", file=sys.stderr)
    return 1
