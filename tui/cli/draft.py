"""`followup draft`: print a note, or copy it to the clipboard."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import datetime
from zoneinfo import ZoneInfo

from tui.cli.lookup import INTERVIEW, contact_of, interview_of, kind_of
from tui.clipboard.copying import copy
from tui.clipboard.environment import detect_environment
from tui.clipboard.probe import probe
from tui.clipboard.self_test import recall
from tui.config import Settings
from tui.domain import notes
from tui.domain.agenda import Agenda
from tui.domain.note_kinds import NOTE_KINDS
from tui.domain.sanitize import harmless, one_line
from tui.drafting import draft
from tui.paths import state_folder
from tui.session import templates_of
from tui.storage import Store


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("interview", help=INTERVIEW)
    parser.add_argument("--to", metavar="CONTACT", help="the recipient's number or name")
    parser.add_argument("--kind", metavar="KIND", help=f"{', '.join(NOTE_KINDS)}, or one of your own templates")
    parser.add_argument("--copy", action="store_true", help="copy the note instead of printing it")


def run(args: argparse.Namespace, store: Store, settings: Settings, now: datetime, zone: ZoneInfo) -> int:
    """Print or copy the note; return 1 if none is due and no kind was named, or if it could not be copied."""
    book = store.book
    interview = interview_of(store, args.interview)
    agenda = Agenda(book, settings.policy)
    asked = kind_of(args.kind, settings)
    if not asked and notes.note_due(agenda, interview, now) is None:
        why = notes.no_note_words(agenda, interview, now)
        sentence = f"No note is due for interview {interview.id}: {one_line(why)}. To draft one anyway, give --kind"
        print(f"followup: {sentence}", file=sys.stderr)
        return 1
    kind, contact = notes.what_to_write(agenda, interview, now)
    kind = asked or kind
    contact = contact_of(store, args.to, interview) if args.to else contact
    kept = notes.draft_of(book, kind, contact, interview.id, interview.position)
    if kept is not None and kept.edited_at is not None:
        subject, body = kept.subject, kept.body
    else:
        made = draft(book, settings.profile, kind=kind, contact=contact, interview=interview.id, position=interview.position,
                     now=now, zone=zone, templates=templates_of(settings), policy=settings.policy)  # fmt: skip
        subject, body = made.subject, made.body
    for question in notes.open_places(f"{subject}\n{body}"):
        print(f"fill in or delete: {harmless(question.strip('[]'))}", file=sys.stderr)
    if not args.copy:
        text = f"Subject: {subject}\n\n{body}" if subject else body
        print(harmless(text) if sys.stdout.isatty() else text)
        return 0
    here, folder = detect_environment(os.environ, probed=probe(os.environ)), state_folder(os.environ)
    outcome = copy(body, here, write_terminal=write_terminal, remembered=recall(folder, here), folder=folder)
    print(outcome.sentence, file=sys.stderr)
    return 1 if outcome.kind == "failed" else 0


def write_terminal(data: bytes) -> None:
    """Write bytes to the terminal itself, wherever standard output goes."""
    with open("/dev/tty", "wb") as terminal:  # noqa: PTH123
        terminal.write(data)
