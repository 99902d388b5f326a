"""`followup log`: an event, without opening the app."""

from __future__ import annotations

import argparse
from datetime import datetime, time
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from tui.core import acts
from tui.core.dates import parse_date, parse_when
from tui.core.records import CHANNELS, EVENT_KINDS, Contact, Interview
from tui.core.text import one_line
from tui.core.words import name_of

if TYPE_CHECKING:
    from tui.settings import Settings
    from tui.store import Store

FOR_ONE_PERSON = frozenset({"thank_you_sent", "thank_you_skipped"})


def add(commands: Any, parents: list[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = commands.add_parser("log", parents=parents, help="record an event, without opening the app")
    parser.add_argument("interview", type=int, help="the interview's id, as `followup next` shows it after #")
    parser.add_argument("kind", choices=EVENT_KINDS, metavar="KIND", help=", ".join(EVENT_KINDS))
    parser.add_argument("--contact", metavar="C", help="the contact's id or name")
    parser.add_argument("--at", metavar="T", help="when it happened; now unless told otherwise")
    parser.add_argument("--channel", choices=CHANNELS, default="")
    parser.add_argument("--decision-by", metavar="D", help="the date they named for their decision")
    parser.add_argument("--respond-by", metavar="D", help="the date they set for your answer to an offer")
    parser.add_argument("--until", metavar="T", help="until when to snooze")
    parser.add_argument("--text", default="", metavar="S")


def run(args: argparse.Namespace, store: Store, settings: Settings, now: datetime, zone: ZoneInfo) -> int:
    """Log the event; raises Refused with a sentence when the call makes no sense."""
    book = store.book
    interview = interview_of(store, args.interview)
    contact = contact_of(store, args.contact, interview)
    if args.kind in FOR_ONE_PERSON and contact is None:
        if len(interview.interviewers) != 1:
            raise acts.Refused(f"{args.kind} is about one person: say which of them with --contact")
        contact = interview.interviewers[0].contact
    if args.kind == "snoozed" and not args.until:
        raise acts.Refused("Snoozing needs an end: --until mon, for instance")
    at = parse_when(args.at, now, zone, default_time=time(12), prefer="past") if args.at else now
    if at > now:
        raise acts.Refused(f"--at {one_line(args.at)} lies in the future; an event is logged when it has happened")
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
    change = store.act(lambda book: acts.log(book, args.kind, at, **fields), now)
    print(one_line(change.sentence) + (f" ({one_line(name_of(book, contact))})" if contact and args.kind == "met" else ""))
    return 0


def interview_of(store: Store, interview_id: int) -> Interview:
    """The interview of that id; raises Refused with what there is."""
    interview = store.book.get(Interview, interview_id)
    if interview is None:
        raise acts.Refused(f"There is no interview {interview_id} in {store.path}; `followup next --all` lists them all")
    return interview


def contact_of(store: Store, wanted: str | None, interview: Interview | None) -> int | None:
    """The contact meant by an id or a name, those of the interview first; raises Refused where none or several fit."""
    if wanted is None:
        return None
    if wanted.isdecimal() and store.book.get(Contact, int(wanted)):
        return int(wanted)
    here = {p.contact for p in interview.interviewers} if interview else set()
    name = wanted.strip().casefold()
    matches = [c for c in store.book.all(Contact) if name in c.name.casefold()]
    exact = [c for c in matches if c.name.strip().casefold() == name]
    begins = [c for c in matches if any(word.startswith(name) for word in c.name.casefold().split())]
    inside = [c for c in begins if c.id in here]
    for found in (exact, inside, begins, matches):
        if len(found) == 1:
            return found[0].id
    if not matches:
        raise acts.Refused(f"There is no contact {one_line(wanted)!r}")
    names = ", ".join(f"{one_line(c.name)} ({c.id})" for c in matches[:5])
    raise acts.Refused(f"{one_line(wanted)!r} could be several: {names}; give the number")
