"""Whether now is the time to send it: the rules' own reckoning, said of a note."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from tui.core.calendar import Calendar
from tui.core.critique import sources
from tui.core.critique.page import Finding, Page, Span
from tui.core.dates import show_date
from tui.core.process import Process, end, inquiry_opening
from tui.core.rules import HOWTO, step

_NOWHERE = Span(0, 0, "")
_TO_AN_OFFER = ("offer_acknowledgement", "offer_acceptance", "offer_decline", "extension_request")


def timing(page: Page) -> Iterator[Finding]:
    """Too early, too late, on a day off, or a second inquiry without an answer."""
    calendar = Calendar(page.policy)
    if page.kind in ("inquiry", "second_conversation", "keep_in_touch"):
        today = calendar.day(page.now)
        if calendar.working(today) != today:
            yield _when(
                page,
                "day_off",
                "warn",
                "Today is no working day.",
                sources.COMMON,
                f"Send it on {show_date(calendar.working(today), today)}.",
            )
    if page.process is None:
        return
    process = Process(page.book, page.process, page.policy, calendar, page.now)
    if page.kind == "thank_you":
        yield from _thanks(page)
    elif page.kind == "inquiry":
        yield from _inquiry(page, process, calendar)
    elif page.kind == "second_conversation":
        if process.ending:
            yield _when(page, "too_late", "warn", "This process is closed.", step(4), "Let it go, or keep in touch.")
    elif page.kind in _TO_AN_OFFER:
        offer = process.offer
        if offer and offer.respond_by and offer.respond_by < calendar.day(page.now):
            shown = show_date(offer.respond_by, calendar.day(page.now))
            yield _when(
                page,
                "too_late",
                "warn",
                f"They wanted an answer by {shown}.",
                step(4),
                "Say sorry for the delay, and perhaps call.",
            )


def _thanks(page: Page) -> Iterator[Finding]:
    if page.interview is None:
        return
    ended, hours = end(page.interview), page.policy.thank_within_hours
    if page.now < ended:
        yield _when(page, "too_early", "warn", "The interview is not over yet.", sources.IN_TIME, "Keep it as a draft.")
    elif page.now > ended + timedelta(hours=hours):
        yield _when(
            page, "too_late", "info", f"More than {hours} hours have passed since the interview.",
            f"{sources.IN_TIME}; {HOWTO}", "Send it all the same: a late note is better than none.",
        )  # fmt: skip


def _inquiry(page: Page, process: Process, calendar: Calendar) -> Iterator[Finding]:
    heard = max((news.at for news in process.news if not news.met), default=None)
    sent = [
        e
        for e in process.events
        if e.kind == "inquiry_sent" and (heard is None or e.at > heard) and (page.note is None or e.note != page.note)
    ]
    if process.ending:
        yield _when(page, "too_late", "warn", "This process is closed.", step(4), "Let it go.")
    elif len(sent) >= page.policy.max_inquiries:
        shown = show_date(calendar.day(sent[-1].at), calendar.day(page.now))
        yield _when(
            page,
            "second_inquiry",
            "fail",
            f"Your inquiry of {shown} has had no answer; a second one only annoys.",
            sources.LET_GO,
            "Let it go; something better may come.",
        )
    elif process.news and not sent:
        opens, why = inquiry_opening(process, process.news)
        if page.now < opens:
            shown = show_date(calendar.day(opens), calendar.day(page.now))
            yield _when(page, "too_early", "warn", f"It is early to ask: {why}.", step(3), f"Wait until {shown}.")


def _when(page: Page, rule: str, severity: str, sentence: str, source: str, mend: str) -> Finding:
    return page.finding(rule, severity, _NOWHERE, sentence, source, mend)  # type: ignore[arg-type]
