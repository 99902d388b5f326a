"""`followup log`: log an event without opening the app."""

from __future__ import annotations

import argparse
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from tui.cli.lookup import contact_of, interview_of
from tui.config import Settings
from tui.domain import operations
from tui.domain.event_kinds import EVENT_KINDS
from tui.domain.labels import name_of
from tui.domain.models import CHANNELS
from tui.domain.sanitize import one_line
from tui.languages.reading.dates import parse_date, parse_when
from tui.storage import Store

KINDS = tuple(kind.id for kind in EVENT_KINDS.values() if kind.on_command_line)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("interview", type=int, help="the interview's number, after # in `followup next`")
    parser.add_argument("kind", choices=KINDS, metavar="KIND", help=", ".join(KINDS))
    parser.add_argument("--contact", metavar="C", help="the contact's number or name")
    parser.add_argument("--at", metavar="T", help="when it happened (default: now)")
    parser.add_argument("--channel", choices=CHANNELS, default="", help="how you were in touch")
    parser.add_argument("--decision-by", metavar="D", help="when they will decide")
    parser.add_argument("--respond-by", metavar="D", help="when they want your answer to an offer")
    parser.add_argument("--until", metavar="T", help="when the snooze ends")
    parser.add_argument("--text", default="", metavar="S", help="what was said, in your words")


def run(args: argparse.Namespace, store: Store, settings: Settings, now: datetime, zone: ZoneInfo) -> int:
    """Log the event; raises Refused if the call makes no sense."""
    book = store.book
    interview = interview_of(store, args.interview)
    contact = contact_of(store, args.contact, interview)
    if EVENT_KINDS[args.kind].one_person and contact is None:
        if len(interview.interviewers) != 1:
            raise operations.Refused(f"{args.kind} is about one person; name them with --contact")
        contact = interview.interviewers[0].contact
    if args.kind == "snoozed" and not args.until:
        raise operations.Refused("Say when the snooze ends, for example --until mon")
    at = parse_when(args.at, now, zone, default_time=time(12), prefer="past") if args.at else now
    if at > now:
        raise operations.Refused(f"--at {one_line(args.at)} is in the future; log an event after it has happened")
    opening = settings.policy.opening_time
    fields: dict[str, Any] = {
        "interview": interview.id,
        "contact": contact,
        "channel": args.channel,
        "text": args.text,
        "decision_by": parse_date(args.decision_by, now, zone) if args.decision_by else None,
        "respond_by": parse_date(args.respond_by, now, zone) if args.respond_by else None,
        "until": parse_when(args.until, now, zone, default_time=opening) if args.until else None,
    }
    change = store.act(lambda book: operations.log(book, args.kind, at, **fields), now)
    print(one_line(change.sentence) + (f" ({one_line(name_of(book, contact))})" if contact and args.kind == "met" else ""))
    return 0
