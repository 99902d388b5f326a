"""Log events for the highlighted process, or for all the marked ones."""

from __future__ import annotations

from typing import Any

from tui.domain import event_log
from tui.domain.agenda import Item
from tui.domain.event_kinds import EVENT_KINDS
from tui.domain.labels import company_of, interview_words, name_of
from tui.domain.models import Interview
from tui.ui.screens.interview_rows import InterviewRows


class InterviewEvents(InterviewRows):
    """Logs events for the highlighted line, or for the marked ones."""

    def about(self, item: Item) -> dict[str, Any]:
        """Return the fields of an event that say which process, or which person, a line is about."""
        if item.process is None:
            return {"contact": item.contact}
        return {"interview": item.interview, "position": item.process if item.process > 0 else None}

    def item_title(self, item: Item) -> str:
        """Return what a line is about, for the title of a form."""
        interview = self.session.book.get(Interview, item.interview)
        if interview is not None:
            return interview_words(self.session.book, interview)
        return company_of(self.session.book, item.process) if item.process else name_of(self.session.book, item.contact)

    # -- one process --------------------------------------------------------------------------------------------------

    def _process_item(self) -> Item | None:
        """Return the highlighted line's item if it is a process; if it is a person, say so."""
        item = self.item
        if item is not None and item.process is None:
            self.tell("This line is a person, not a process.", "warning")
            return None
        return item

    def action_reply(self) -> None:
        self.log_reply()

    def log_reply(self, first: str = "") -> None:
        """Open the form for a reply, at the field of that name."""
        from tui.ui.screens.event_form import ReplyForm  # not for the first frame

        item = self._process_item()
        if item is not None:
            offer_waits = self.session.process(item.process or 0).offer is not None
            form = ReplyForm(self.item_title(item), self.about(item), offer_waits=offer_waits, first=first)
            self.app.push_screen(form, self.acted)

    def action_next_round(self) -> None:
        from tui.ui.screens.new_time_form import NextRoundForm  # not for the first frame

        item = self._process_item()
        if item is not None:
            last = self.session.process(item.process or 0).last
            self.app.push_screen(NextRoundForm(self.item_title(item), self.about(item), last), self.show_added)

    def show_added(self, interview: int | None) -> None:
        """Go to an interview that was added."""
        if interview is not None:
            self.show_record(("interview", interview))

    def action_offer(self) -> None:
        from tui.ui.screens.event_form import OfferForm  # not for the first frame

        item = self._process_item()
        if item is not None:
            self.app.push_screen(OfferForm(self.item_title(item), self.about(item)), self.acted)

    def action_promise(self) -> None:
        from tui.ui.screens.event_form import LogForm  # not for the first frame

        item = self._process_item()
        if item is not None:
            self.app.push_screen(LogForm("promised", self.item_title(item), self.about(item)), self.acted)

    def action_cancel(self) -> None:
        from tui.ui.screens.new_time_form import CallOffForm  # not for the first frame

        interview = self.interview
        if interview is None:
            self.tell("There is no interview on this line to call off.", "warning")
        elif interview.cancelled:
            self._ask_to_restore(interview)
        else:
            self.app.push_screen(CallOffForm(interview, interview_words(self.session.book, interview)))

    def _ask_to_restore(self, interview: Interview) -> None:
        from tui.ui.screens.dialogs import Confirm  # not for the first frame

        def answered(yes: bool | None) -> None:
            if yes:
                self.act(lambda book: event_log.restore(book, interview))

        words = interview_words(self.session.book, interview)
        self.app.push_screen(Confirm(f"{words} was called off. Is it on again?"), answered)

    # -- one process, or several marked ones --------------------------------------------------------------------------

    def ask_and_log(self, kind: str) -> None:
        """Log something for the marked lines, once a process, or for the highlighted one."""
        from tui.ui.screens.event_form import LogForm  # not for the first frame

        items = self.chosen_items
        if any(item.process is None for item in items) and not EVENT_KINDS[kind].without_process:
            self.tell("This line is a person, not a process.", "warning")
            return
        once = list({item.process or ("contact", item.contact): item for item in items}.values())
        if once:
            where = "; ".join(map(self.item_title, once))
            self.app.push_screen(LogForm(kind, where, *map(self.about, once)), self.acted)

    def action_rejected(self) -> None:
        self.ask_and_log("rejected")

    def action_withdraw(self) -> None:
        self.ask_and_log("withdrew")

    def action_let_go(self) -> None:
        self.ask_and_log("let_go")

    def action_snooze(self) -> None:
        self.ask_and_log("snoozed")

    def action_remark(self) -> None:
        self.ask_and_log("remark")
