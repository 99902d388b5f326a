"""The notes of an interview's line: the one that is due, written, copied and marked as sent."""

from __future__ import annotations

from tui.domain import notes, operations
from tui.domain.agenda import Item
from tui.domain.models import Interview, Note
from tui.domain.note_kinds import NOTE_KINDS
from tui.ui.screens.interview_rows import InterviewRows


class InterviewNotes(InterviewRows):
    """What keys do about the note of the highlighted line."""

    def _weigh_offer(self, item: Item) -> None:
        from tui.ui.screens.dialogs import Choose  # not for the first frame

        answers = [(k.id, f"{k.answers_offer}: write the note") for k in NOTE_KINDS.values() if k.answers_offer]

        def chosen(kind: str | None) -> None:
            if kind:
                self._compose_note(item, kind)

        self.app.push_screen(Choose("Answer the offer", answers), chosen)

    def _compose_note(self, item: Item, kind: str) -> None:
        from tui.ui.screens.compose import write_note  # not for the first frame

        contact = (item.action.contact if item.action else None) or self._reader(item)
        write_note(self, kind=kind, contact=contact, interview=item.interview, process=item.process)

    def _reader(self, item: Item) -> int | None:
        """Whom a note about all of a line goes to."""
        return item.contact or notes.reader_of(
            self.session.book, item.process, self.session.book.get(Interview, item.interview)
        )

    def _note_due(self) -> Note | None:
        """The note that the highlighted line's next step asks for: the kept draft, else a fresh one.

        None where no note is due, which is said; or where an offer has to be answered first, which is asked.
        """
        item = self.item
        if item is None:
            return None
        from tui.ui.note_editor import note_for  # not for the first frame

        interview = self.interview
        if item.action is not None and item.action.rule.enter == "answer_offer" and item.urgency != "waiting":
            self._weigh_offer(item)
            return None
        due: tuple[str, int | None] | None = None
        if interview is not None:
            due = notes.note_due(self.session.agenda, interview, self.session.now())
        elif item.action is not None and item.urgency != "waiting" and item.action.rule.note:
            due = item.action.rule.note, self._reader(item)
        if due is None:
            self.tell("No note is due here. W writes one all the same.", "warning")
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
        note = self._note_due()
        if note is not None:
            self.delivery.copy_and_ask(self, note)

    def action_other_ways(self) -> None:
        note = self._note_due()
        if note is not None:
            self.delivery.other_ways(self, note)

    def action_sent(self) -> None:
        note = self._note_due()
        if note is not None:
            self.delivery.mark_sent(self, note)

    def mark_sent(self, note: Note) -> bool:
        """The user says that a note was sent; false where it could not be marked."""
        return self.act(lambda book: notes.mark_sent(book, note, self.session.now())) is not None

    def action_write(self) -> None:
        from tui.ui.screens.dialogs import choose_note  # not for the first frame

        item = self.item
        if item is not None:
            choose_note(self, lambda kind: self._compose_note(item, kind))
