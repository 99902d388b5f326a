"""Find the interview, contact or kind of note that an argument names."""

from __future__ import annotations

from tui.config import Settings
from tui.domain.book import Book
from tui.domain.dates import show_full_date
from tui.domain.folding import folded, searchable
from tui.domain.labels import interview_words, name_of, title_of
from tui.domain.models import Contact, Interview, Position, process_key
from tui.domain.operations import Refused
from tui.domain.sanitize import one_line
from tui.domain.suggestions import did_you_mean
from tui.session import templates_of
from tui.storage import Store

MOST_CANDIDATES = 9
"""The maximum number of candidates that an error lists."""
INTERVIEW = 'the interview\'s number, after # in `followup next`, or words that name it: "nimbus panel"'
CONTACT = "the contact's number or name"


def interview_of(store: Store, wanted: str) -> Interview:
    """Return the interview with that number, or whose company, position, round, people, weekday and date match the words.

    Raises Refused if there is none, or, with a list, if there are several.
    """
    book, number = store.book, wanted.strip().removeprefix("#")
    if number.isdecimal() and (interview := book.get(Interview, int(number))):
        return interview
    found = [each for each in book.all(Interview) if _has_all(_words_of(book, each), wanted)]
    found = [each for each in found if not each.cancelled] or found
    if len(found) == 1:
        return found[0]
    if not found:
        named = number if number.isdecimal() else repr(one_line(wanted))
        raise Refused(f"There is no interview {named} in {store.path}; `followup next --all` lists them")
    lines = [interview_line(book, interview) for interview in found[:MOST_CANDIDATES]]
    raise Refused(f"{one_line(wanted)!r} matches {len(found)} interviews. Give the number:", lines)


def process_of(store: Store, wanted: str) -> int:
    """Return the process that words name by its company and position, else that of the interview that they or a number name.

    Raises Refused if there is none, or, with a list, if there are several.
    """
    named = (
        {}
        if wanted.strip().removeprefix("#").isdecimal()
        else {p.id: f"{p.title} at {p.company}" for p in store.book.all(Position)}
    )
    found = [key for key, words in named.items() if _has_all(words, wanted)]
    if not found:
        try:
            return process_key(interview_of(store, wanted))
        except Refused as refused:
            if refused.choices:
                raise
            known = "`followup next --all` lists them"
            raise Refused(f"There is no process or interview {one_line(wanted)!r}; {known}") from None
    if len(found) > 1:
        lines = [one_line(named[key]) for key in found[:MOST_CANDIDATES]]
        raise Refused(
            f"{one_line(wanted)!r} matches {len(found)} processes. Give more words, or an interview's number:", lines
        )
    return found[0]


def contact_of(store: Store, wanted: str | None, interview: Interview | None) -> int | None:
    """Return the id of the contact with that number, or whose name matches the words, interviewers first.

    Raises Refused if there is none, or, with a list, if there are several.
    """
    if wanted is None:
        return None
    book = store.book
    if wanted.isdecimal() and book.get(Contact, int(wanted)):
        return int(wanted)
    here = {p.contact for p in interview.interviewers} if interview else set()
    people, name = list(book.all(Contact)), folded(wanted)
    exact = [c for c in people if folded(c.name) == name]
    begins = [c for c in people if _has_all(c.name, wanted)]
    inside = [c for c in begins if c.id in here]
    matches = [c for c in people if name in searchable(c.name)] or [c for c in people if _has_all(_contact_words(c), wanted)]
    for found in (exact, inside, begins, matches):
        if len(found) == 1:
            return found[0].id
    several = exact or inside or begins or matches
    if not several:
        near = did_you_mean(wanted, [one_line(contact.name) for contact in people])
        raise Refused(f"There is no contact {one_line(wanted)!r}{near or '; `followup show contacts` lists them'}")
    lines = (" ".join(filter(None, (f"{c.id}:", c.name, f"({c.company})" if c.company.strip() else ""))) for c in several)
    raise Refused(f"{one_line(wanted)!r} matches several people. Give the number:", list(lines)[:MOST_CANDIDATES])


def _has_all(text: str, wanted: str) -> bool:
    """Return whether each wanted word is the start of a word in a text."""
    there, typed = searchable(text).split(), folded(wanted).split()
    return bool(typed) and all(any(word.startswith(each) for word in there) for each in typed)


def _words_of(book: Book, interview: Interview) -> str:
    people = " ".join(name_of(book, person.contact) for person in interview.interviewers)
    day = interview.starts_at.date()
    return f"{interview_line(book, interview)} {title_of(book, interview.position)} {people} {day.isoformat()}"


def _contact_words(contact: Contact) -> str:
    return " ".join((contact.name, contact.company, contact.role, *contact.emails))


def interview_line(book: Book, interview: Interview) -> str:
    """Return an interview by its number, in words that tell it from others."""
    off = ", called off" if interview.cancelled else ""
    return f"{interview.id}: {interview_words(book, interview)}, {show_full_date(interview.starts_at.date())}{off}"


def note_kind_named(name: str | None, settings: Settings) -> str:
    """Return the kind of note with that name, empty for no name; raises Refused if it has no template."""
    kinds = templates_of(settings).kinds() if name else ()
    if name and name not in kinds:
        known = did_you_mean(name, kinds) or f"; the kinds are {', '.join(kinds)}"
        raise Refused(f"There is no kind of note {name!r}{known}")
    return name or ""
