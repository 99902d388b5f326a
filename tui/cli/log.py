"""`followup log`: log an event without opening the app."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from tui.cli.lookup import CONTACT, INTERVIEW, contact_of, interview_line, interview_of
from tui.cli.output import tell
from tui.config import Settings
from tui.domain import event_log, operations
from tui.domain.agenda import Agenda
from tui.domain.dates import DateError, quoted, show_full_date
from tui.domain.event_kinds import EVENT_KINDS, kind_named, names_of
from tui.domain.instants import end
from tui.domain.labels import name_of
from tui.domain.models import CHANNELS, Event, process_key
from tui.domain.rules.registry import RULES
from tui.domain.sanitize import one_line
from tui.domain.suggestions import nearest
from tui.languages.reading.dates import one_reading
from tui.languages.reading.readings import DateField, Reading, Week
from tui.storage import Store
from tui.text.report import next_sentence

ACTIONS = tuple(rule.action for rule in RULES)
LOGGED_KINDS = tuple(kind.id for kind in EVENT_KINDS.values() if kind.on_command_line)


def kind_of_event(text: str) -> str:
    """Return the kind of event with that name; raises ArgumentTypeError if there is none."""
    if kind := kind_named(text):
        return kind
    names = {name: kind.id for kind in EVENT_KINDS.values() for name in names_of(kind)}
    near = list(dict.fromkeys(names[name] for name in nearest(text, names, count=3)))
    meant = f"; did you mean {' or '.join(near)}?" if near else f"; the kinds are {', '.join(LOGGED_KINDS)}"
    raise argparse.ArgumentTypeError(f"there is no kind of event {quoted(text)}{meant}")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("interview", help=INTERVIEW)
    parser.add_argument(
        "kind", type=kind_of_event, metavar="KIND", help=f'{", ".join(LOGGED_KINDS)}; or in words: "replied", "offer", "no"'
    )
    parser.add_argument("--contact", metavar="C", help=CONTACT)
    parser.add_argument("--at", metavar="T", help="when it happened (default: now)")
    parser.add_argument("--channel", choices=CHANNELS, default="", help="how you were in touch")
    parser.add_argument("--decision-by", metavar="D", help="when they will decide")
    parser.add_argument("--respond-by", metavar="D", help="when it has to be done or answered")
    parser.add_argument(
        "--answers", type=int, metavar="EVENT", help="the event that this one settles, from `followup next --json`"
    )
    parser.add_argument(
        "--action", choices=ACTIONS, default="", metavar="A", help="what is done or not needed: " + ", ".join(ACTIONS)
    )
    parser.add_argument("--until", metavar="T", help="when the snooze ends")
    parser.add_argument("--text", default="", metavar="S", help="what was said, in your words")


def run(args: argparse.Namespace, store: Store, settings: Settings, now: datetime, zone: ZoneInfo) -> int:
    """Log the event; raises Refused if the arguments do not fit together."""
    book = store.book
    interview = interview_of(store, args.interview)
    contact = contact_of(store, args.contact, interview)
    if EVENT_KINDS[args.kind].one_person and contact is None:
        if len(interview.interviewers) != 1:
            raise operations.Refused(f"{args.kind} is about one person; name them with --contact")
        contact = interview.interviewers[0].contact
    if args.kind == "snoozed" and not args.until:
        raise operations.Refused("Say when the snooze ends, for example --until mon")
    week = Week.of(settings.policy)

    def read(flag: str, field: DateField) -> Reading | None:
        text = getattr(args, flag)
        try:
            return one_reading(text, field, now, zone, anchor=at if field == "promise" else None, week=week) if text else None
        except DateError as error:
            raise DateError(f"--{flag.replace('_', '-')}: {error}") from None

    at = now
    happened = read("at", "past")
    at = min(happened.instant(zone, time(12)), now) if happened else now
    promise, respond_by, until = read("decision_by", "promise"), read("respond_by", "promise"), read("until", "until")
    fields: dict[str, Any] = {
        "interview": interview.id,
        "contact": contact,
        "channel": args.channel,
        "text": args.text,
        "decision_by": promise.day if promise else None,
        "decision_words": promise.words if promise else "",
        "respond_by": respond_by.day if respond_by else None,
        "until": until.instant(zone, settings.policy.opening_time) if until else None,
        "answers": args.answers,
        "action": args.action,
    }
    if args.answers is not None and book.get(Event, args.answers) is None:
        raise operations.Refused(f"There is no event {args.answers} to answer")
    if (args.answers is not None or args.action) and args.kind not in ("done", "skipped"):
        raise operations.Refused("--answers and --action work only with the kinds done and skipped")
    calls_off = args.kind == "called_off" and not interview.cancelled and end(interview) > at
    if calls_off:
        change = store.act(lambda book: event_log.call_off(book, interview, at, args.text), now)
    else:
        change = store.act(lambda book: event_log.log(book, args.kind, at, **fields), now)
    tell(one_line(change.sentence))
    if not args.interview.strip().removeprefix("#").isdecimal():
        tell(f"  interview: {one_line(interview_line(book, interview))}")
    if args.contact and contact and one_line(name_of(book, contact)) not in one_line(change.sentence):
        tell(f"  who: {one_line(name_of(book, contact))}")
    for line in _understood(args, at, fields, zone):
        tell(f"  {one_line(line)}")
    tell(f"  next: {one_line(next_sentence(Agenda(book, settings.policy), process_key(interview), now))}")
    return 0


def _understood(args: argparse.Namespace, at: datetime, fields: dict[str, Any], zone: ZoneInfo) -> Iterator[str]:
    """Yield each date as it was understood."""
    if args.at:
        yield f"when: {_full(at, zone)}"
    if args.decision_by:
        words = f" - '{fields['decision_words']}'" if fields["decision_words"] else ""
        yield f"decision: by {show_full_date(fields['decision_by'])}{words}"
    if args.respond_by:
        yield f"answer: by {show_full_date(fields['respond_by'])}"
    if args.until:
        yield f"until: {_full(fields['until'], zone)}"


def _full(moment: datetime, zone: ZoneInfo) -> str:
    """Return a moment with its weekday and its year."""
    local = moment.astimezone(zone)
    return f"{show_full_date(local.date())} {local:%H:%M}"
