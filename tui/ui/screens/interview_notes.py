"""Do the next action of the highlighted line: with Enter, by copying or marking a note, by ticking it off or skipping it."""

from __future__ import annotations

from tui.domain import event_log, notes, operations
from tui.domain.agenda import Item
from tui.domain.labels import interview_words
from tui.domain.models import Interview, Note
from tui.domain.note_kinds import NOTE_KINDS, note_kind
from tui.domain.rules.actions import Enter
from tui.ui.screens.interview_events import InterviewEvents

INSTEAD: dict[Enter, str] = {
    "debrief": "There is nothing to mark here. d debriefs the interview, s says that it is not needed.",
    "let_go": "There is nothing to mark here. l lets it go, s says that it is not needed.",
    "answer_offer": "There is nothing to mark here. enter answers the offer.",
}
"""What to press if there is nothing to mark as done or sent."""
MORE_TIME = "more time"


class InterviewNotes(InterviewEvents):
    """Does the next action of the highlighted line."""

    def agree_new_day(self, item: Item) -> None:
        """Ask for the new day of the interview that was called off; if there is none to move, for that of the next round."""
        from tui.ui.screens.new_time_form import NewDayForm  # not for the first frame

        process = self.session.process(item.process or 0)
        event = process.called_off
        read = self.session.book.get(Interview, event.interview) if event else None
        if read is None:
            self.action_next_round()
        else:
            self.app.push_screen(NewDayForm(read, interview_words(self.session.book, read)), self.show_added)

    def answer_offer(self, item: Item) -> None:
        """Ask how to answer an offer: in a note, or logged as answered already; or until when it is open now."""
        from tui.ui.screens.dialogs import Choose  # not for the first frame

        options = [(kind.id, f"{kind.answers_offer}: write the note") for kind in NOTE_KINDS.values() if kind.answers_offer]
        options += [("offer_accepted", "You accepted, by phone or in person: log it")]
        options += [("offer_declined", "You declined, by phone or in person: log it")]
        options += [(MORE_TIME, "They gave you more time: log the new day")]

        def chosen(kind: str | None) -> None:
            if kind in ("offer_accepted", "offer_declined"):
                self.ask_and_log(kind)
            elif kind == MORE_TIME:
                self.log_reply("offer_until")
            elif kind:
                self.compose_note(item, kind)

        self.app.push_screen(Choose("Answer the offer", options), chosen)

    # -- notes --------------------------------------------------------------------------------------------------------

    def compose_note(self, item: Item, kind: str) -> None:
        from tui.ui.screens.compose import write_note  # not for the first frame

        write_note(self, kind=kind, contact=self._reader_of(item, kind), interview=item.interview, process=item.process)

    def _reader_of(self, item: Item, kind: str) -> int | None:
        """Return whom a note of this kind goes to: whom the action is about, who said no or asked, or the reader."""
        action = item.action
        if action is not None and action.contact and (kind == action.rule.note or note_kind(kind).to == "each_interviewer"):
            return action.contact
        ending = self.session.process(item.process).ending if item.process is not None else None
        wrote = ending.contact if ending is not None and kind == "rejection_reply" else None
        if kind == "answer":
            wrote = notes.asker_of(self.session.book, item.process, self.session.now())
        interview = self.session.book.get(Interview, item.interview)
        return wrote or notes.reader_of(self.session.book, item.process, interview) or item.contact

    def _reader(self, item: Item) -> int | None:
        """Return whom a note about all of a line goes to."""
        return item.contact or notes.reader_of(
            self.session.book, item.process, self.session.book.get(Interview, item.interview)
        )

    def action_write(self) -> None:
        from tui.ui.screens.dialogs import choose_note  # not for the first frame

        item = self.item
        if item is not None:
            interview = self.session.book.get(Interview, item.interview)
            first = notes.kind_offered_first(self.session.agenda, item.process, interview, self.session.now())
            choose_note(self, lambda kind: self.compose_note(item, kind), first)

    def _note_asked_for(self, item: Item) -> tuple[str, int | None] | None:
        """Return the kind and the reader of the note that a line asks for now; None if it asks for none."""
        interview = self.session.book.get(Interview, item.interview)
        if interview is not None:
            return notes.note_due(self.session.agenda, interview, self.session.now())
        if item.action is not None and item.urgency != "waiting" and item.action.rule.note:
            return item.action.rule.note, self._reader(item)
        return None

    def _note_due(self) -> Note | None:
        """Return the note that the highlighted line asks for: the kept draft, else a fresh one.

        Return None if no note is due, and say so; or if an offer has to be answered first, and ask how.
        """
        from tui.ui.note_editor import note_for  # not for the first frame

        item = self.item
        if item is None:
            self.tell("No note is due here.", "warning")
            return None
        if item.action is not None and item.action.rule.enter == "answer_offer" and item.urgency != "waiting":
            self.answer_offer(item)
            return None
        due = self._note_asked_for(item)
        if due is None:
            self.tell("No note is due here. W writes one anyway.", "warning")
            return None
        kind, contact = due
        if contact is None:
            self.tell("There is nobody to write to yet: d names who was there, p the main contact.", "warning")
            return None
        try:
            return note_for(self.session, kind=kind, contact=contact, interview=item.interview, process=item.process)[0]
        except operations.Refused as error:
            self.tell(str(error), "error")
            return None

    def action_copy(self) -> None:
        if (note := self._note_seen()) is not None:
            self.delivery.copy_and_ask(self, note)

    def action_copy_subject(self) -> None:
        if (note := self._note_seen()) is not None:
            self.delivery.copy_subject(self, note)

    def action_other_ways(self) -> None:
        if (note := self._note_seen()) is not None:
            self.delivery.other_ways(self, note, seen=True)

    def _note_seen(self) -> Note | None:
        """Return the note that is due, else the one sent last, if it was seen in this session; else show it."""
        note = self._note_sent() or self._note_due()
        if note is None:
            return None
        from tui.ui.note_editor import findings_of  # not for the first frame
        from tui.ui.screens.compose import write_note  # not for the first frame

        if self.delivery.has_seen(note, findings_of(self.session, note)):
            return note
        process = self.item.process if self.item else None
        write_note(self, kind=note.kind, contact=note.contact, interview=note.interview, process=process)
        return None

    def _note_sent(self) -> Note | None:
        """Return the note that was sent last, if the highlighted line asks for none now."""
        item = self.item
        if item is None or self._note_asked_for(item) is not None:
            return None
        if item.action is not None and item.action.rule.enter == "answer_offer" and item.urgency != "waiting":
            return None
        return notes.last_sent(self.session.book, item.process, item.interview)

    def mark_sent(self, note: Note, *, own: bool = False) -> bool:
        """Mark a note as sent, or log one of the user's own in its place; return whether that could be done."""
        change = notes.log_own if own else notes.mark_sent
        return self.act(lambda book: change(book, note, self.session.now())) is not None

    # -- done, or not needed ------------------------------------------------------------------------------------------

    def action_sent(self) -> None:
        """Mark the note of the highlighted line as sent; if it asks for something else, say that this is done."""
        item, now = self.item, self.session.now()
        action = item.action if item else None
        if item is None or action is None or item.urgency == "waiting":
            self.tell("Nothing is open here. W writes a note anyway.", "warning")
        elif action.rule.can_be_ticked and not self._has_draft(item):
            self.act(lambda book: event_log.tick_off(book, action, now))
        elif action.action == "ask_timeline" and (interview := self.interview) is not None:
            self.act(lambda book: operations.timeline_was_asked(book, interview))
        elif self._note_asked_for(item) is None and action.rule.enter in INSTEAD:
            self.tell(INSTEAD[action.rule.enter], "warning")
        elif (note := self._note_due()) is not None:
            self.delivery.mark_sent(self, note)

    def _has_draft(self, item: Item) -> bool:
        """Return whether a draft of the note that a line's action asks for is kept."""
        action = item.action
        if action is None or action.action == "get_contact_details" or not action.rule.note:
            return False
        contact = action.contact or self._reader(item)
        return notes.draft_of(self.session.book, action.rule.note, contact, item.interview, item.process) is not None

    def action_skip(self) -> None:
        """Say that the highlighted line's action is not needed."""
        item, now = self.item, self.session.now()
        action = item.action if item else None
        if item is None or action is None or item.urgency == "waiting":
            self.tell("There is nothing to skip here.", "warning")
        else:
            self.act(lambda book: event_log.skip(book, action, now))
