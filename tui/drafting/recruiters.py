"""Tell a recruiter of an agency, who passes an offer on but does not make it."""

from __future__ import annotations

from tui.domain.book import Book
from tui.domain.models import Contact, Position
from tui.languages.words import bare_words


def is_agent(book: Book, position: Position | None, reader: Contact | None) -> bool:
    """Return whether the reader is of an agency: another company than the position's, or the way to its main contact."""
    if position is None or reader is None or not position.company.strip():
        return False
    main = book.get(Contact, position.main_contact)
    if main is not None and main.via == reader.id and main.id != reader.id:
        return True
    theirs, ours = bare_words(reader.company), bare_words(position.company)
    return bool(theirs and ours) and theirs.split()[0] != ours.split()[0] and not _long(theirs) & _long(ours)


def _long(company: str) -> set[str]:
    """Return the words of a company's name that can tell it from others."""
    return {word for word in company.split() if len(word) > 4}
