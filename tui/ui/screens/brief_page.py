"""The page to read before an interview."""

from __future__ import annotations

from tui.domain.labels import interview_words
from tui.domain.models import Interview
from tui.session import Session
from tui.text.brief import brief_as_facts
from tui.ui.screens.dialogs import Read
from tui.ui.widgets.fact_sheet import FactSheet


def brief_page(session: Session, interview: Interview) -> Read:
    """Return a page with all that is to be known before an interview."""
    facts = brief_as_facts(session.agenda, interview, session.now())
    return Read(f"Before the interview: {interview_words(session.book, interview)}", FactSheet(facts))
