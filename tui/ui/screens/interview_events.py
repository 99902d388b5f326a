"""The events of an interview's line: what is logged for the highlighted process, or for all the marked ones."""

from __future__ import annotations

from typing import Any

from tui.domain import operations
from tui.domain.agenda import Item
from tui.domain.dates import show_instant
from tui.domain.event_kinds import EVENT_KINDS
from tui.domain.labels import (
    company_of,
    interview_words,
    name_of,
)
from tui.domain.models import Interview
from tui.domain.process import end
from tui.ui.screens.interview_rows import InterviewRows


class InterviewEvents(InterviewRows):
    """What keys log on the highlighted line, or on the marked ones."""

    def _target(self, item: Item) -> dict[str, Any]:
        """What an event on a line is about, as its fields."""
        if item.process is None:
            return {"contact": item.contact}
        return {"interview": item.interview, "position": item.process if item.process > 0 else None}

    def _words(self, item: Item) -> str:
        """A line named in a title."""
        interview = self.session.book.get(Interview, item.interview)
        if interview is not None:
            return interview_words(self.session.book, interview)
        return company_of(self.session.book, item.process) if item.process else name_of(self.session.book, item.contact)

    def _log(self, kind: str, **fields: Any) -> None:
        if self.item is not None:
            target, now = self._target(self.item), self.session.now()
            self.act(lambda book: operations.log(book, kind, now, **{**target, **fields}))

    def _ask_and_log(self, kind: str) -> None:
        """Log something for the marked lines, once a process, or for the highlighted one."""
        from tui.ui.screens.event_form import LogForm  # not for the first frame

        items = [self._items[key] for key in self.chosen]
        if any(item.process is None for item in items) and not EVENT_KINDS[kind].without_process:
            self.tell("This line is a person, not a process.", "warning")
            return
        once = list({item.process or ("contact", item.contact): item for item in items}.values())
        if once:
            where = "; ".join(map(self._words, once))
            self.app.push_screen(LogForm(kind, where, *map(self._target, once)), self.acted)

    def action_reply(self) -> None:
        self._ask_and_log("reply_received")

    def action_next_round(self) -> None:
        self._ask_and_log("next_round")

    def action_offer(self) -> None:
        self._ask_and_log("offer_received")

    def action_rejected(self) -> None:
        self._ask_and_log("rejected")

    def action_withdraw(self) -> None:
        self._ask_and_log("withdrew")

    def action_let_go(self) -> None:
        self._ask_and_log("let_go")

    def action_snooze(self) -> None:
        self._ask_and_log("snoozed")

    def action_remark(self) -> None:
        self._ask_and_log("remark")

    def action_skip(self) -> None:
        item = self.item
        owed = next((a for a in item.plan if a.action in ("thank_you", "get_contact_details")), None) if item else None
        if owed is None:
            self.tell("No thank-you is open here.", "warning")
            return
        self._log("thank_you_skipped", contact=owed.contact)

    def action_cancel(self) -> None:
        from tui.ui.screens.dialogs import Confirm  # not for the first frame

        interview = self.interview
        if interview is None:
            return

        now = self.session.now()

        def answered(yes: bool | None) -> None:
            if yes:
                self.act(lambda book: operations.cancel(book, interview, now))

        if interview.cancelled or end(interview) > now:
            answered(True)
            return
        ended = show_instant(end(interview), now, self.session.zone)
        held = f"{interview_words(self.session.book, interview)} was held {ended}."
        self.app.push_screen(Confirm(f"{held} Call it off all the same? u takes it back."), answered)
