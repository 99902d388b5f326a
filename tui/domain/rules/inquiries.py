"""The rules for waiting: when to ask for news, and when to let it go."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from tui.domain.articles import HOWTO
from tui.domain.dates import show_date
from tui.domain.models import Event
from tui.domain.process import Process, in_days, inquiry_opening, moved
from tui.domain.rules.actions import Task


def inquire(process: Process) -> Iterator[Task]:
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
    yield Task(
        why=f"{why}: {_window(process, opens)}. By e-mail: a call can seem too aggressive ({HOWTO})",
        opens_at=opens,
        due_at=calendar.working_days_after(opens, policy.inquiry_window_working_days),
        interview=process.last.id,
    )


def _window(process: Process, opens: datetime) -> str:
    """Return from when an inquiry may go out, and how long there is for it."""
    days = process.policy.inquiry_window_working_days
    begin = show_date(process.calendar.day(opens), process.today)
    return f"from {begin}, {days} working day{'' if days == 1 else 's'} to write" if days else f"on {begin}"


def let_go(process: Process) -> Iterator[Task]:
    """Let it go when the inquiry stays unanswered (STEPS 4)."""
    sent = _unanswered(process)
    if process.ending or process.last is None or process.offer or len(sent) < max(process.policy.max_inquiries, 1):
        return
    policy = process.policy
    since = process.calendar.day(sent[-1].at)
    planned = since + timedelta(days=policy.let_go_after_days)
    opens = process.calendar.opening(planned)
    yield Task(
        why=f"No answer {in_days(policy.let_go_after_days)} after your inquiry of {show_date(since, process.today)}"
        f"{moved(process, opens, planned)}. One inquiry is enough; offers have come weeks later",
        opens_at=opens,
        interview=process.last.id,
    )


def _unanswered(process: Process) -> list[Event]:
    """Return the inquiries since anything came from the other side, oldest first."""
    since = process.news[-1].at if process.news else datetime.min.replace(tzinfo=UTC)
    return [event for event in process.events if event.kind == "inquiry_sent" and event.at > since]
