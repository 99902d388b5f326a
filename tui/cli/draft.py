"""`followup draft`: print a note, copy it to the clipboard, or make a mail of it."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from tui.cli.lookup import INTERVIEW, contact_of, interview_of, note_kind_named
from tui.cli.output import tell
from tui.clipboard.copying import copy
from tui.clipboard.environment import detect_environment
from tui.clipboard.probe import probe
from tui.clipboard.self_test import recall_arrivals
from tui.config import Settings
from tui.domain import notes
from tui.domain.agenda import Agenda
from tui.domain.book import Book
from tui.domain.labels import name_of
from tui.domain.models import Interview, Note, Position, process_key
from tui.domain.note_kinds import NOTE_KINDS
from tui.domain.operations import Refused
from tui.domain.sanitize import for_copying, one_line
from tui.drafting import draft
from tui.paths import state_folder
from tui.session import templates_of
from tui.storage import Store

WRITTEN = ("email", "letter", "card", "linkedin")
"""The channels for which a note can be drafted."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("interview", nargs="?", help=INTERVIEW)
    parser.add_argument("--to", metavar="CONTACT", help="the recipient's number or name; alone, for a note to keep in touch")
    parser.add_argument("--kind", metavar="KIND", help=f"{', '.join(NOTE_KINDS)}, or one of your own templates")
    parser.add_argument("--channel", choices=WRITTEN, help="how you send it; by default by e-mail")
    way = parser.add_mutually_exclusive_group()
    way.add_argument("--copy", action="store_true", help="copy the text of the note, too")
    way.add_argument(
        "--eml", nargs="?", const="-", metavar="FILE", help="write it as a mail, to a file or else to standard output"
    )
    way.add_argument("--compose", action="store_true", help="open it as a mail in your mail program (`compose` in [mail])")


def run(args: argparse.Namespace, store: Store, settings: Settings, now: datetime, zone: ZoneInfo) -> int:
    """Print the note, copy it or make a mail of it; return 1 if no note is due and no kind was given, or if that failed."""
    as_mail = args.compose or args.eml is not None
    if as_mail and args.channel not in (None, "email"):
        raise Refused("--eml and --compose make an e-mail; leave out --channel")
    note = _note(args, store, settings, now, zone, "email" if as_mail else args.channel)
    if note is None:
        return 1
    if args.to and (stranger := _stranger(store.book, note, now)):
        tell(f"followup: {one_line(stranger)}", file=sys.stderr)
    for question in notes.placeholders_in(f"{note.subject}\n{note.body}") if not args.compose else ():
        tell(f"fill in or delete: {question.strip('[]')}", file=sys.stderr)
    if as_mail:
        from tui.cli.draft_mail import hand_on  # a note that is only printed needs no mail

        return hand_on(note, args.eml, store, settings, now, zone)
    tell(for_copying("".join(_heads(store.book, note)) + note.body))
    if not args.copy:
        return 0
    sys.stdout.flush()
    here, folder = detect_environment(os.environ, probed=probe(os.environ)), state_folder(os.environ)
    outcome = copy(note.body, here, write_terminal=write_terminal, remembered=recall_arrivals(folder, here), folder=folder)
    tell(outcome.sentence, file=sys.stderr)
    return 1 if outcome.kind == "failed" else 0


def _stranger(book: Book, note: Note, now: datetime) -> str:
    """Return a sentence if a note about an interview goes to somebody who is not in it; empty if it does not.

    Other notes than thanks go to anybody in the process without a word.
    """
    interview = book.get(Interview, note.interview)
    if interview is None or note.contact is None:
        return ""
    meetings, known = [interview], set[int | None]()
    if note.kind != "thank_you":
        process, position = process_key(interview), book.get(Position, interview.position)
        known = {position.main_contact if position is not None else None, *(each.contact for each in book.events_of(process))}
        meetings = book.interviews_of(process)
    if note.contact in known or any(person.contact == note.contact for each in meetings for person in each.interviewers):
        return ""
    return f"{name_of(book, note.contact)} {'is' if interview.starts_at > now else 'was'} not in interview {interview.id}."


def _heads(book: Book, note: Note) -> Iterator[str]:
    """Yield the lines above a note, and an empty one: whom it goes to, and the subject of an e-mail."""
    channel = note.channel or "email"
    if channel in ("email", "linkedin"):
        yield f"To: {one_line(notes.to_line(book, note.contact, channel))}\n"
    if channel == "email":
        yield f"Subject: {one_line(note.subject)}\n"
    if channel in ("email", "linkedin"):
        yield "\n"


def _note(
    args: argparse.Namespace, store: Store, settings: Settings, now: datetime, zone: ZoneInfo, wanted: str | None
) -> Note | None:
    """Return the requested note: the saved draft, else a new one. If none is due, print why and return None."""
    book = store.book
    asked = note_kind_named(args.kind, settings)
    interview = interview_of(store, args.interview) if args.interview is not None else None
    if interview is None and args.to is None:
        raise Refused("Say which interview the note is for, or who it is to, for example: followup draft --to Ana")
    kind, contact = "keep_in_touch", contact_of(store, args.to, interview)
    if interview is not None:
        agenda = Agenda(book, settings.policy)
        if not asked and notes.note_due(agenda, interview, now) is None:
            why = one_line(notes.no_note_words(agenda, interview, now))
            sentence = f"No note is due for interview {interview.id}: {why}. To draft one anyway, give --kind"
            tell(f"followup: {sentence}", file=sys.stderr)
            return None
        kind, usual = notes.what_to_write(agenda, interview, now)
        asker = notes.asker_of(book, process_key(interview), now) if asked == "answer" and kind != "answer" else None
        contact = contact if args.to else asker or usual
    kind = asked or kind
    known, position = (interview.id, interview.position) if interview else (None, None)
    kept = notes.draft_of(book, kind, contact, known, position)
    channel = wanted or (kept.channel if kept else "") or "email"
    if kept is not None and kept.edited_at is not None and (kept.channel or "email") == channel:
        return kept
    like = kept or Note()
    made = draft(book, settings.profile, kind=kind, contact=contact, interview=known, position=position,
                 channel=channel, now=now, zone=zone, options=notes.chosen_options(like), wording=like.wording,
                 templates=templates_of(settings), policy=settings.policy)  # fmt: skip
    return Note(
        kind=kind, contact=contact, interview=known, position=position, channel=channel, subject=made.subject, body=made.body
    )


def write_terminal(data: bytes) -> None:
    """Write bytes to the terminal itself, wherever standard output goes."""
    with open("/dev/tty", "wb") as terminal:  # noqa: PTH123
        terminal.write(data)
