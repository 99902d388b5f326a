"""Check by the rules whether now is the time to send a note."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from tui.domain.articles import HOWTO, step
from tui.domain.dates import show_date
from tui.domain.instants import end
from tui.domain.process import Process
from tui.domain.rules.inquiries import inquiry_plan
from tui.domain.working_days import Calendar
from tui.review import citations
from tui.review.finding import Finding, Span, finding
from tui.review.review_context import ReviewContext

_NOWHERE = Span(0, 0, "")
_TO_AN_OFFER = ("offer_acknowledgement", "offer_acceptance", "offer_decline", "extension_request")


def timing(context: ReviewContext) -> Iterator[Finding]:
    """Find that it is too early, too late, on a day off, or a second inquiry without an answer."""
    calendar = Calendar(context.policy)
    today = calendar.day(context.now)
    if calendar.working(today) != today:
        yield finding(
            "day_off", _NOWHERE, "Today is not a working day.", f"Send it on {show_date(calendar.working(today), today)}."
        )
    if context.process is None:
        return
    process = Process(context.book, context.process, context.policy, calendar, context.now)
    if context.kind == "thank_you":
        yield from _thanks(context)
    elif context.kind == "inquiry":
        yield from _inquiry(context, process, calendar)
    elif context.kind == "second_conversation":
        if process.ending:
            yield finding("too_late", _NOWHERE, "This process is closed.", "Let it go, or keep in touch.")
    elif context.kind in _TO_AN_OFFER:
        offer = process.offer
        if offer and offer.respond_by and offer.respond_by < calendar.day(context.now):
            shown = show_date(offer.respond_by, calendar.day(context.now))
            yield finding(
                "too_late", _NOWHERE, f"They wanted an answer by {shown}.", "Say sorry for the delay, and perhaps call."
            )


def _thanks(context: ReviewContext) -> Iterator[Finding]:
    if context.interview is None:
        return
    ended, hours = end(context.interview), context.policy.thank_within_hours
    if context.now < context.interview.starts_at:
        yield finding(
            "too_early",
            _NOWHERE,
            "This interview has not been held yet.",
            "Keep the note as a draft until then.",
            severity="fail",
        )
    elif context.now < ended:
        yield finding("too_early", _NOWHERE, "The interview is not over yet.", "Keep it as a draft.")
    elif context.now > ended + timedelta(hours=hours):
        yield finding(
            "too_late",
            _NOWHERE,
            f"More than {hours} hours have passed since the interview.",
            "Send it anyway: a late note is better than none.",
            severity="info",
            source=f"{citations.IN_TIME}; {HOWTO}",
        )


def _inquiry(context: ReviewContext, process: Process, calendar: Calendar) -> Iterator[Finding]:
    heard = process.heard[-1].at if process.heard else None
    sent = [
        e
        for e in process.events
        if e.kind == "inquiry_sent" and (heard is None or e.at > heard) and (context.note is None or e.note != context.note)
    ]
    if process.ending:
        yield finding("too_late", _NOWHERE, "This process is closed.", "Let it go.")
    elif len(sent) >= context.policy.max_inquiries:
        shown = show_date(calendar.day(sent[-1].at), calendar.day(context.now))
        yield finding(
            "second_inquiry",
            _NOWHERE,
            f"Your inquiry of {shown} has had no answer; a second one only annoys.",
            "Let it go; something better may come.",
        )
    elif not sent and (plan := inquiry_plan(process)) and context.now < plan.opens:
        shown = show_date(calendar.day(plan.opens), calendar.day(context.now))
        yield finding("too_early", _NOWHERE, f"It is early to ask: {plan.why}.", f"Wait until {shown}.", source=step(3))
