"""`followup review`: check a note before it is sent."""

from __future__ import annotations

import argparse
import re
import sys
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from tui.cli.lookup import INTERVIEW, contact_of, interview_of, note_kind_named
from tui.cli.output import tell, tell_json
from tui.config import Settings
from tui.domain import notes
from tui.domain.agenda import Agenda
from tui.domain.models import CHANNELS, Contact, Interview
from tui.domain.note_kinds import NOTE_KINDS
from tui.domain.operations import Refused
from tui.domain.sanitize import one_line
from tui.files import read_outside
from tui.review import Finding, review
from tui.review.dictionaries import dictionaries
from tui.session import templates_of
from tui.storage import Store

MOST_NOTE_BYTES = 1_000_000
"""The maximum size of a note."""

_SUBJECT = re.compile(r"(?:(?:To|An):[^\n]*\n)?(?:Subject|Betreff):[ \t]*([^\n]*)\n*", re.IGNORECASE)
"""The subject on a note's first line, or after its recipient, and the empty lines before its body."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.epilog = "To check spelling, too (offline), install the extra: pip install 'followup[spell]'."
    parser.add_argument("file", nargs="?", default="-", metavar="FILE", help="the note (default: standard input, or -)")
    parser.add_argument("--interview", metavar="I", help=INTERVIEW)
    parser.add_argument("--contact", metavar="C", help="the recipient's number or name")
    parser.add_argument("--kind", metavar="KIND", help=f"{', '.join(NOTE_KINDS)}, or one of your own templates")
    parser.add_argument("--channel", choices=CHANNELS, default="email", help="how you send it; only an e-mail has a subject")
    parser.add_argument("--json", action="store_true", help="JSON for programs; start and end are offsets in body or subject")


def run(args: argparse.Namespace, store: Store, settings: Settings, now: datetime, zone: ZoneInfo) -> int:
    """Print the findings, worst first; return 1 if one of them fails the note."""
    interview, contact, kind = _about(args, store, settings, now)
    text = _read_note(args.file)
    named = _SUBJECT.match(text)
    starts = {"subject": named.start(1), "body": named.end()} if named else {"subject": 0, "body": 0}
    subject, body = named[1].rstrip() if named else "", text[starts["body"] :]
    found = review(
        store.book, settings.profile, settings.policy, kind=kind, subject=subject, body=body, contact=contact,
        interview=interview.id if interview else None, position=interview.position if interview else None,
        channel=args.channel, now=now, templates=templates_of(settings), spelling=dictionaries(),
    )  # fmt: skip
    if args.json:
        about = {"version": 1, "kind": kind, "contact": contact, "interview": interview.id if interview else None}
        items = [_json(finding, text, starts) for finding in found]
        tell_json({**about, "findings": items})
    else:
        for finding in found:
            line, column = _line_and_column(text, starts[finding.field] + finding.start)
            words = f"{finding.sentence} {finding.mend} ({finding.source})"
            tell(one_line(f"{args.file}:{line}:{column}: {finding.severity}: {words}"))
        if not found:
            tell("Nothing to fix.")
    return 1 if any(finding.severity == "fail" for finding in found) else 0


def _about(
    args: argparse.Namespace, store: Store, settings: Settings, now: datetime
) -> tuple[Interview | None, int | None, str]:
    """Return the interview, the recipient and the kind: as given, else from the interview's next action."""
    if args.interview is None and args.contact is None:
        raise Refused("Say who the note is to, for example --interview 2 --contact Ana")
    if args.interview is None:
        contact = contact_of(store, args.contact, None)
        return None, contact, note_kind_named(args.kind, settings) or "keep_in_touch"
    interview = interview_of(store, args.interview)
    kind, contact = notes.what_to_write(Agenda(store.book, settings.policy), interview, now)
    if args.contact is not None:
        contact = contact_of(store, args.contact, interview)
    if store.book.get(Contact, contact) is None:
        raise Refused(f"Interview {interview.id} has no interviewers; say who the note is to with --contact")
    return interview, contact, note_kind_named(args.kind, settings) or kind


def _read_note(name: str) -> str:
    """Return the note's text; raises Refused if it is empty or not UTF-8."""
    if name == "-" and sys.stdin.isatty():
        tell("followup: type the note, then press Ctrl+D", file=sys.stderr)
    data = read_outside(name, MOST_NOTE_BYTES)
    where = "standard input" if name == "-" else one_line(name)
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise Refused(f"{where} is not UTF-8 text") from None
    if not text.strip():
        raise Refused(f"The note in {where} is empty")
    return text


def _json(finding: Finding, text: str, starts: dict[str, int]) -> dict[str, Any]:
    start = starts[finding.field]
    line, column = _line_and_column(text, start + finding.start)
    return {
        **msgspec.to_builtins(finding),
        "line": line,
        "column": column,
        "text": text[start + finding.start : start + finding.end],
    }


def _line_and_column(text: str, offset: int) -> tuple[int, int]:
    """Return the line and column of an offset, both from 1."""
    before = text[:offset]
    return before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1
