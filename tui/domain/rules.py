"""What to do next, by when, why, and who says so: one small function a rule.

A rule looks at one process and yields actions. An action carries its own times - when it opens, is due, lapses - so that the
clock only reads what the rules have planned: nothing here depends on `now` but that what has not happened yet does not count.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, time, timedelta

import msgspec

from tui.domain.book import Book, process_key
from tui.domain.dates import show_date
from tui.domain.models import Contact, Event
from tui.domain.process import Meeting, Process, end, in_days, inquiry_opening, moved, utc
from tui.domain.settings import Policy
from tui.domain.working_days import Calendar

ARTICLES = {
    "TIPS": "Tips for Getting the Job: Follow Up",
    "HOWTO": "Job interview follow up do and don't",
    "STEPS": "Follow Up For An Interview",
    "SHOULD": "Should You Follow Up After A Job Interview?",
}
TIPS, HOWTO, SHOULD = ARTICLES["TIPS"], ARTICLES["HOWTO"], ARTICLES["SHOULD"]


def step(number: int) -> str:
    """A numbered step of the STEPS article, as a source."""
    return f"{ARTICLES['STEPS']}, step {number}"


class Action(msgspec.Struct, frozen=True, kw_only=True):
    """Something to do for a process or a contact. Instants are in UTC.

    Open from `opens_at` on; late from `due_at` on (none: never); gone from `lapses_at` on (none: only by being done).
    `progress` is (which one this is, of how many), for notes to several people.
    """

    rule: str
    action: str
    source: str
    why: str
    opens_at: datetime
    due_at: datetime | None = None
    lapses_at: datetime | None = None
    process: int | None = None
    interview: int | None = None
    contact: int | None = None
    progress: tuple[int, int] | None = None
    snoozed: bool = False


def _hours(count: int) -> str:
    return "1 hour" if count == 1 else f"{count} hours"


# -- the rules, in the order that breaks ties --------------------------------------------------------------------------


def prepare(process: Process) -> Iterator[Action]:
    """Prepare for an interview to come (STEPS 1, TIPS)."""
    if process.ending:
        return
    hours = process.policy.prepare_hours
    for meeting in process.ahead:
        yield Action(
            rule="prepare",
            action="prepare",
            source=f"{step(1)}; {TIPS}",
            why=f"From {_hours(hours)} before it starts: what to ask, and whom you will meet",
            opens_at=meeting.start - timedelta(hours=hours),
            due_at=meeting.start,
            lapses_at=meeting.start,
            interview=meeting.interview.id,
        )


def ask_timeline(process: Process) -> Iterator[Action]:
    """While it runs, ask when they will decide and how to reach everyone (STEPS 1, TIPS), if that is not done yet."""
    if process.ending:
        return
    for meeting in process.ahead:
        if meeting.interview.timeline_asked in ("yes", "not_told"):
            continue
        yield Action(
            rule="ask-timeline",
            action="ask_timeline",
            source=f"{step(1)}; {TIPS}",
            why="Before you leave the room: the date they name sets when to inquire, addresses let you thank each of them",
            opens_at=meeting.start,
            due_at=meeting.end,
            lapses_at=meeting.end,
            interview=meeting.interview.id,
        )


def debrief(process: Process) -> Iterator[Action]:
    """Write down the date they gave and what was said, while it is fresh (STEPS 1, HOWTO).

    It lapses when the inquiry opens, which it would only hide: by then nobody remembers.
    """
    if process.ending:
        return
    hours = process.policy.debrief_hours
    for meeting in process.meetings:
        if meeting.interview.debriefed_at is None:
            yield Action(
                rule="debrief",
                action="debrief",
                source=f"{step(1)}; {HOWTO}",
                why=f"Within {_hours(hours)} of the interview's end, while you remember who said what",
                opens_at=meeting.end,
                due_at=meeting.end + timedelta(hours=hours),
                lapses_at=max(meeting.end + timedelta(hours=hours), process.lapse_of_thanks(meeting.end)),
                interview=meeting.interview.id,
            )


def name_interviewers(process: Process) -> Iterator[Action]:
    """Record who was in the room: each of them is thanked separately (TIPS)."""
    if process.ending:
        return
    for meeting in process.meetings:
        if not meeting.people:
            yield Action(
                rule="name-interviewers",
                action="name_interviewers",
                source=TIPS,
                why="Nobody is recorded for this interview, and each interviewer is thanked separately",
                opens_at=meeting.end,
                due_at=_thanks_due(process, meeting),
                lapses_at=process.lapse_of_thanks(meeting.end),
                interview=meeting.interview.id,
            )


def contact_details(process: Process) -> Iterator[Action]:
    """Find out how to reach an interviewer who has no address, phone or go-between (TIPS)."""
    if process.ending:
        return
    for meeting in process.meetings:
        for contact in meeting.people:
            if not contact.reachable and process.owes_thanks(meeting, contact):
                yield Action(
                    rule="contact-details",
                    action="get_contact_details",
                    source=TIPS,
                    why="A thank-you is owed, and no e-mail, postal address, phone or go-between is recorded",
                    opens_at=meeting.end,
                    due_at=_thanks_due(process, meeting),
                    lapses_at=process.lapse_of_thanks(meeting.end),
                    interview=meeting.interview.id,
                    contact=contact.id,
                )


def thank_within_24h(process: Process) -> Iterator[Action]:
    """Thank each interviewer separately, on their own clock (TIPS, STEPS 2, SHOULD).

    A closed process keeps only the notes still inside their 24 hours.
    """
    hours = process.policy.thank_within_hours
    for meeting in process.meetings:
        owed = [contact for contact in meeting.people if process.owes_thanks(meeting, contact)]
        if not owed:
            continue
        due, lapses = _thanks_due(process, meeting), process.lapse_of_thanks(meeting.end)
        if process.ending:
            lapses = min(lapses, max(due, utc(process.ending.at)))
        for place, contact in enumerate(owed, 1 + len(meeting.people) - len(owed)):
            if contact.reachable:
                yield Action(
                    rule="thank-within-24h",
                    action="thank_you",
                    source=f"{TIPS}; {step(2)}; {SHOULD}",
                    why=f"Within {_hours(hours)} of the interview's end, to each interviewer separately; "
                    "two of the sources say at once",
                    opens_at=meeting.end,
                    due_at=due,
                    lapses_at=lapses,
                    interview=meeting.interview.id,
                    contact=contact.id,
                    progress=(place, len(meeting.people)) if len(meeting.people) > 1 else None,
                )


def _thanks_due(process: Process, meeting: Meeting) -> datetime:
    return meeting.end + timedelta(hours=process.policy.thank_within_hours)


def inquire(process: Process) -> Iterator[Action]:
    """Inquire once, kindly, when their date has passed or a week has gone by (STEPS 3).

    It belongs to the process's last interview. With an offer on the table the next word is the user's own.
    """
    if process.ending or process.last is None or process.offer:
        return
    policy, calendar = process.policy, process.calendar
    sent = _unanswered(process)
    if len(sent) >= policy.max_inquiries:
        return
    if sent:
        since = calendar.day(sent[-1].at)
        planned = since + timedelta(days=policy.inquire_after_days)
        opens = calendar.opening(planned)
        why = f"{in_days(policy.inquire_after_days)} after your inquiry of {show_date(since, process.today)}"
        why += f"{moved(process, opens, planned)}; you allow more than one"
    else:
        opens, why = inquiry_opening(process, process.news)
    yield Action(
        rule="inquire",
        action="inquiry",
        source=step(3),
        why=f"{why}: {_window(process, opens)}. By e-mail: a call can seem too aggressive ({HOWTO})",
        opens_at=opens,
        due_at=calendar.working_days_after(opens, policy.inquiry_window_working_days),
        interview=process.last.id,
    )


def _window(process: Process, opens: datetime) -> str:
    """From when an inquiry may go out, and how long there is for it."""
    days = process.policy.inquiry_window_working_days
    begin = show_date(process.calendar.day(opens), process.today)
    return f"from {begin}, {days} working day{'' if days == 1 else 's'} to write" if days else f"on {begin}"


def let_go(process: Process) -> Iterator[Action]:
    """Let it go when the inquiry stays unanswered (STEPS 4)."""
    sent = _unanswered(process)
    if process.ending or process.last is None or process.offer or len(sent) < max(process.policy.max_inquiries, 1):
        return
    policy = process.policy
    since = process.calendar.day(sent[-1].at)
    planned = since + timedelta(days=policy.let_go_after_days)
    opens = process.calendar.opening(planned)
    yield Action(
        rule="let-go",
        action="let_go",
        source=step(4),
        why=f"No answer {in_days(policy.let_go_after_days)} after your inquiry of {show_date(since, process.today)}"
        f"{moved(process, opens, planned)}. One inquiry is enough; offers have come weeks later",
        opens_at=opens,
        interview=process.last.id,
    )


def _unanswered(process: Process) -> list[Event]:
    """The inquiries since anything came from the other side, oldest first."""
    since = process.news[-1].at if process.news else datetime.min.replace(tzinfo=UTC)
    return [event for event in process.events if event.kind == "inquiry_sent" and event.at > since]


def acknowledge_offer(process: Process) -> Iterator[Action]:
    """Say within a day that the offer has arrived (common practice)."""
    offer = process.offer
    acknowledged = process.newest("offer_acknowledged")
    if offer is None or (acknowledged and acknowledged.at >= offer.at):
        return
    yield Action(
        rule="acknowledge-offer",
        action="acknowledge_offer",
        source="common practice; the articles do not speak of it",
        why="Within 24 hours of the offer: thank them and say when you will answer",
        opens_at=utc(offer.at),
        due_at=utc(offer.at) + timedelta(hours=24),
        interview=process.last.id if process.last else None,
    )


def weigh_offer(process: Process) -> Iterator[Action]:
    """Answer the offer by the day they set, else within a week (STEPS 4)."""
    offer = process.offer
    if offer is None:
        return
    if offer.respond_by:
        due = process.calendar.at(offer.respond_by, time(18))
        why = f"They want an answer by {show_date(offer.respond_by, process.today)}"
    else:
        days = process.policy.weigh_offer_days
        due = process.calendar.days_after(offer.at, days)
        why = f"{in_days(days)} after the offer, because they set no date"
    yield Action(
        rule="weigh-offer",
        action="weigh_offer",
        source=step(4),
        why=why,
        opens_at=utc(offer.at),
        due_at=due,
        interview=process.last.id if process.last else None,
    )


PROCESS_RULES: tuple[Callable[[Process], Iterator[Action]], ...] = (
    prepare,
    ask_timeline,
    debrief,
    name_interviewers,
    contact_details,
    thank_within_24h,
    inquire,
    let_go,
    acknowledge_offer,
    weigh_offer,
)
ACTIONS = (
    "prepare", "ask_timeline", "debrief", "name_interviewers", "get_contact_details", "thank_you",
    "inquiry", "let_go", "acknowledge_offer", "weigh_offer", "keep_in_touch",
)  # fmt: skip
"""Every action, in the order that breaks ties."""


def plan(process: Process, now: datetime) -> list[Action]:
    """Everything still to do in a process, open now or later, in the order of the rules."""
    hours = timedelta(hours=process.policy.thank_within_hours)
    if process.ending and all(end(interview) + hours <= now for interview in process.interviews):
        return []  # a closed process keeps only the thank-yous still inside their hours
    actions = [action for rule in PROCESS_RULES for action in rule(process)]
    until = _snoozed_until(process, now)
    planned = []
    for action in actions:
        snoozed = until is not None and action.opens_at < until
        opens = until if snoozed and until else action.opens_at
        if action.lapses_at is None or max(now, opens) < action.lapses_at:
            planned.append(msgspec.structs.replace(action, process=process.key, opens_at=opens, snoozed=snoozed))
    return planned


def _snoozed_until(process: Process, now: datetime) -> datetime | None:
    """Until when the process is snoozed; any newer event has ended the snooze."""
    snooze = process.newest("snoozed")
    if snooze is None or snooze.until is None or snooze.until <= now or process.events[-1].at > snooze.at:
        return None
    return utc(snooze.until)


def keep_in_touch(book: Book, contact: Contact, policy: Policy, calendar: Calendar, now: datetime) -> Action | None:
    """Write to a contact again when their days have gone by since the last touch (SHOULD).

    Whoever interviews in an open process hears from the user anyway. A contact never touched counts from its creation; one
    whose creation is not recorded either cannot be reckoned with.
    """
    days = contact.keep_in_touch_days
    if not days or _interviews_now(book, contact, policy, calendar, now):
        return None
    touched = last_touch(book, contact.id, now)
    since = touched or contact.created_at
    if since is None:
        return None
    opens = calendar.days_after(since, days)
    snooze = max(
        (e.until for e in book.events_with(contact.id) if e.kind == "snoozed" and e.until and e.at <= now and e.until > now),
        default=None,
    )
    shown = show_date(calendar.day(since), calendar.day(now))
    return Action(
        rule="keep-in-touch",
        action="keep_in_touch",
        source=SHOULD,
        why=f"{in_days(days)} after " + (f"you were last in touch, on {shown}" if touched else f"you added them, on {shown}"),
        opens_at=max(opens, utc(snooze)) if snooze else opens,
        due_at=calendar.days_after(opens, 7),
        contact=contact.id,
        snoozed=bool(snooze and snooze > opens),
    )


def last_touch(book: Book, contact: int, now: datetime) -> datetime | None:
    """When the user and a contact last had to do with each other: an event between them, or an interview held."""
    events = [event.at for event in book.events_with(contact) if event.kind != "snoozed" and event.at <= now]
    held = [
        end(interview) for interview in book.interviews_with(contact) if not interview.cancelled and end(interview) <= now
    ]
    return max(events + held, default=None)


def _interviews_now(book: Book, contact: Contact, policy: Policy, calendar: Calendar, now: datetime) -> bool:
    processes = {process_key(interview) for interview in book.interviews_with(contact.id) if not interview.cancelled}
    return any(Process(book, key, policy, calendar, now).ending is None for key in processes)
