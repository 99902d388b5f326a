"""A to-do that was ticked off on the phone: what to ask, and what is logged if the user says yes."""

from __future__ import annotations

from datetime import datetime

from tui.domain import event_log, notes, operations
from tui.domain.agenda import Agenda
from tui.domain.book import Book
from tui.domain.changes import Change
from tui.domain.labels import action_words, company_of
from tui.domain.models import Interview, Note, Position
from tui.domain.rules.actions import Action, Enter

SETTLED_OTHERWISE: dict[Enter, str] = {
    "debrief": "In the app, d debriefs the interview, s says that it is not needed",
    "let_go": "In the app, l lets it go, s says that it is not needed",
    "answer_offer": "In the app, enter answers the offer",
}
"""How something is settled that a tick cannot settle."""


def tick_words(book: Book, action: Action) -> str:
    """Return what a ticked action asked for: "Thank Ana Ruiz (Nimbus)"."""
    company = company_of(book, action.process) if book.get(Position, action.process) else ""
    words = action_words(book, action, brief=True)
    return f"{words} ({company})" if company else words


def is_open(agenda: Agenda, action: Action, now: datetime) -> bool:
    """Return whether an action is still to be done."""
    wanted = _what(action)
    return any(_what(other) == wanted for item in agenda.at(now) for other in item.plan)


def _what(action: Action) -> tuple[str, int | None, int | None, int | None, int | None]:
    return action.rule.id, action.process, action.interview, action.contact, action.event


def tick_question(action: Action) -> str:
    """Return what to ask; empty if a tick cannot settle the action."""
    if action.rule.can_be_ticked or action.action == "ask_timeline":
        return "Is it done?"
    if not action.rule.note or action.rule.enter in SETTLED_OTHERWISE:
        return ""
    return "Was it sent?"


def tick_change(action: Action, at: datetime, agenda: Agenda, now: datetime) -> Change:
    """Return the change that logs it: a saved note that is ready as sent, another one as the user's own.

    Raises: operations.Refused if it has been done meanwhile.
    """
    book = agenda.book
    if not is_open(agenda, action, now):
        raise operations.Refused("It has been done meanwhile")
    interview = book.get(Interview, action.interview)
    if action.action == "ask_timeline" and interview is not None:
        return operations.timeline_was_asked(book, interview)
    position = action.process if action.process is not None and action.process > 0 else None
    reader = action.contact or notes.reader_of(book, action.process, interview)
    kind = "" if action.action == "get_contact_details" else action.rule.note
    draft = notes.draft_of(book, kind, reader, action.interview, position) if kind else None
    if draft is not None and not notes.not_ready(draft):
        return notes.mark_sent(book, draft, at)
    if action.rule.can_be_ticked:
        return event_log.tick_off(book, action, at)
    return notes.log_own(book, Note(kind=kind, interview=action.interview, position=position, contact=reader), at)
