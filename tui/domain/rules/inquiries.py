"""The rules for waiting: when to ask for news, and when to let it go."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from operator import itemgetter

import msgspec

from tui.domain.articles import HOWTO
from tui.domain.caching import cached_by_elsewhere, cached_per_process
from tui.domain.closings import has_substance
from tui.domain.dates import in_days
from tui.domain.instants import utc
from tui.domain.models import Event
from tui.domain.process import Process
from tui.domain.rules.actions import Task
from tui.domain.rules.elsewhere import asking_offer

BEFORE_EVERYTHING = datetime.min.replace(tzinfo=UTC)


class InquiryPlan(msgspec.Struct, frozen=True):
    """A planned inquiry: its day, when it opens, the moment from which the days count, and why."""

    day: date
    opens: datetime
    since: datetime
    why: str


def inquire(process: Process) -> Iterator[Task]:
    """Inquire once, kindly, when their date has passed or after a week (STEPS 3)."""
    plan = inquiry_plan(process)
    if plan is None:
        return
    calendar, policy = process.calendar, process.policy
    first = calendar.working(plan.day)
    about = "next_round" if asks_for_next_round(process) else "decision"
    yield Task(
        why=f"{plan.why}: {_window(process, first)}. By e-mail: a call can seem too aggressive ({HOWTO})",
        opens_at=plan.opens,
        due_at=calendar.opening(calendar.working_days_after(first, policy.inquiry_window_working_days), process.zone),
        interview=process.row,
        about=about,
        since=max(plan.since, _last_met(process)),
    )


def let_go(process: Process) -> Iterator[Task]:
    """Let it go if the inquiry stays unanswered (STEPS 4)."""
    if not _waits(process) or not _is_enough(process):
        return
    sent = inquiries(process)
    newest = max([*sent, *process.of_kinds("reply_received")], key=lambda event: event.at, default=None)
    if newest is None:
        return
    policy, calendar = process.policy, process.calendar
    planned = calendar.day(newest.at) + timedelta(days=policy.let_go_after_days)
    if process.promised:
        planned = max(planned, process.promised.day + timedelta(days=policy.grace_days))
    what = "your inquiry" if newest in sent else "their reply"
    yield Task(
        why=f"No answer {in_days(policy.let_go_after_days)} after {what} of {process.show(newest.at)}"
        f"{_moved(process, planned)}. One inquiry is enough; offers have come weeks later",
        opens_at=calendar.opening(planned, process.zone),
        interview=process.row,
        since=utc(newest.at),
    )


def inquiry_plan(process: Process) -> InquiryPlan | None:
    """Return the planned inquiry; None if none is planned."""
    return _plan_while_waiting(process) if _waits(process) else None


@cached_per_process
def _plan_while_waiting(process: Process) -> InquiryPlan | None:
    """Return the planned inquiry of a process that waits for the other side; None if none is planned."""
    if _is_enough(process):
        return None
    if not process.held and process.newest("next_round", "called_off") is None:
        return None
    since = _unanswered(process)
    if not since:
        return _first_plan(process)
    newest, days = since[-1], process.policy.inquire_after_days
    day = process.calendar.day(newest.at) + timedelta(days=days)
    why = f"{in_days(days)} after your inquiry of {process.show(newest.at)}{_moved(process, day)}; you allow more than one"
    return _planned(process, day, utc(newest.at), why)


@cached_per_process
def asks_for_next_round(process: Process) -> bool:
    """Return whether an inquiry asks for the next round: one was announced or called off, and no interview was held since."""
    event = process.newest("next_round", "called_off")
    return event is not None and not process.met_since(utc(event.at))


@cached_per_process
def inquiries(process: Process) -> list[Event]:
    """Return the inquiries that were sent, oldest first; a skipped one counts as sent."""
    found = process.of_kinds("inquiry_sent", "skipped")
    return [event for event in found if event.kind == "inquiry_sent" or event.action == "inquiry"]


@cached_by_elsewhere
def _waits(process: Process) -> bool:
    """Return whether the user waits for the other side, so that the next step may be to inquire or to let go."""
    return not (process.ending or process.ahead or process.is_mine or asking_offer(process))


@cached_per_process
def _last_met(process: Process) -> datetime:
    """Return when the other side was last heard from or met; later inquiries are unanswered."""
    heard = utc(process.heard[-1].at) if process.heard else BEFORE_EVERYTHING
    return max(heard, process.last_held_end or BEFORE_EVERYTHING)


@cached_per_process
def _unanswered(process: Process) -> list[Event]:
    """Return the inquiries since the other side was last heard from or met."""
    sent = inquiries(process)
    if not sent:
        return []
    since = _last_met(process)
    return [event for event in sent if event.at > since]


@cached_per_process
def _is_enough(process: Process) -> bool:
    """Return whether the policy allows no further inquiry: too many are unanswered, or too many were sent in all."""
    sent = inquiries(process)
    if not sent:
        return False
    heard = [utc(event.at) for event in process.heard if has_substance(event)]
    since = max([process.last_held_end or BEFORE_EVERYTHING, *heard[-1:]])
    in_all = [event for event in sent if event.at > since]
    policy = process.policy
    return len(_unanswered(process)) >= policy.max_inquiries or len(in_all) >= policy.max_inquiries_in_all


def _first_plan(process: Process) -> InquiryPlan:
    """Return the first inquiry: after the date they named if it counts, else after a week (STEPS, step 3)."""
    policy, calendar, promised = process.policy, process.calendar, process.promised
    days = timedelta(days=policy.inquire_after_days)
    if promised:
        day = max(promised.day + timedelta(days=policy.grace_days), _after_working_days(process, promised.day))
        why = f"{in_days((day - promised.day).days)} after {process.show(promised.day)}, the date they named"
        replies = [utc(event.at) for event in process.heard if not has_substance(event)]
        later = max((at for at in [*replies, *_settled_at(process, "done")] if at > promised.at), default=None)
        if later and calendar.day(later) + days > day:
            day = calendar.day(later) + days
            why = f"{in_days(days.days)} after {process.show(later)}, when you were last in touch"
        return _planned(process, day, max(promised.at, later or BEFORE_EVERYTHING), why + _moved(process, day))
    moments = [("the interview on", process.last_held_end)] if process.last_held_end else []
    moments += [("you last heard from them on", utc(event.at)) for event in process.heard[-1:]]
    moments += [("the interview was called off on", utc(event.at)) for event in process.of_kinds("called_off")]
    moments += [("you answered on", at) for at in _settled_at(process, "done", "note_sent")]
    what, since = max(moments, key=itemgetter(1))
    named = process.named
    past = named is not None and process.last_held_end is not None and named.day >= calendar.day(process.last_held_end)
    because = f"because {process.show(named.day)} has passed and they named no other date" if named and past else ""
    if asks_for_next_round(process):
        because = "because they named no day for the next round"
    day = calendar.day(since) + days
    why = f"{in_days(days.days)} after {what} {process.show(since)}, {because or 'because they gave no date'}"
    return _planned(process, day, since, why + _moved(process, day))


def _planned(process: Process, day: date, since: datetime, why: str) -> InquiryPlan:
    opens = process.calendar.opening(day, process.zone)
    return InquiryPlan(day, max(opens, process.last_held_end or opens), since, why)


def _after_working_days(process: Process, promised: date) -> date:
    """Return the first day with the policy's number of full working days between the promised day and it."""
    day = promised
    for _ in range(process.policy.grace_working_days):
        day = process.calendar.working(day + timedelta(days=1))
    return promised if day == promised else day + timedelta(days=1)


def _settled_at(process: Process, *kinds: str) -> list[datetime]:
    """Return when the user settled what was asked, promised or called off, by events of these kinds."""
    if process.kinds.isdisjoint(kinds):
        return []
    found = list(process.settled_by.values())
    called_off = process.newest("called_off")
    if called_off and (settled := process.rescheduled_by(called_off)):
        found.append(settled)
    return [utc(event.at) for event in found if event.kind in kinds]


def _window(process: Process, first: date) -> str:
    """Return in words when an inquiry may be sent, and how much time there is to write it."""
    days = process.policy.inquiry_window_working_days
    begin = process.show(first)
    return f"from {begin}, {days} working day{'' if days == 1 else 's'} to write" if days else f"on {begin}"


def _moved(process: Process, planned: date) -> str:
    """Return a remark if the planned day is not a working day."""
    if process.calendar.is_working(planned):
        return ""
    return f"; {process.show(planned)} is not a working day"
