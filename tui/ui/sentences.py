"""Make the field for a sentence, which shows below it the paragraph as it will be read, and what is wrong."""

from __future__ import annotations

from functools import partial

from tui.domain.models import Contact
from tui.drafting import SLOTS, language_of, openings, preview
from tui.drafting.sentence import check_sentence, is_only_opening, tidied
from tui.languages.reading.name_parts import Name, name_to_greet
from tui.session import Session
from tui.ui.widgets.sentence_field import Preview, SentenceField


def sentence_field(
    session: Session, name: str, label: str, value: str, *, slot: str, contact: int | None, interview: int | None,
    reader: Name | None = None,
) -> SentenceField:  # fmt: skip
    """Return a field for a sentence, with the openings and the check of its reader's language.

    `reader` is the name of somebody who is not a contact yet.
    """
    code = language_of(session.book, session.settings.profile, contact)
    known = session.book.get(Contact, contact)
    reader = reader or (name_to_greet(known) if known is not None else None)
    show = partial(_shown, session, slot, contact, interview, code, reader if slot == "say" else None)
    return SentenceField(
        name, label, value, openings=openings(code, slot), show=show, is_empty=lambda text: is_only_opening(text, code)
    )


def _shown(
    session: Session, slot: str, contact: int | None, interview: int | None, code: str, reader: Name | None, text: str
) -> Preview:  # fmt: skip
    wrong = tuple(dict.fromkeys(f"{one.sentence} {one.mend}" for one in check_sentence(text, code, reader)))
    paragraph = preview(
        session.book, session.settings.profile, slot=slot, text=text, contact=contact, interview=interview,
        now=session.now(), zone=session.zone, templates=session.templates,
    ) if slot in SLOTS else tidied(text)  # fmt: skip
    return Preview(paragraph, wrong)
