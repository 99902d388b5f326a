"""A note prepared for review: its text, its language, and what the book knows about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import cached_property

from tui.domain.book import Book
from tui.domain.models import Contact, Note, Position
from tui.domain.settings import Policy, Profile
from tui.drafting import Templates
from tui.languages import code_of, no_fact
from tui.languages.patterns import LanguagePatterns
from tui.languages.reading.name_parts import Name, read_name
from tui.languages.words import stems_of
from tui.review.dictionaries import Mend
from tui.review.note_text import NoteText
from tui.review.vocabulary import PATTERNS_BY_LANGUAGE, small_stems, template_stems


class ReviewContext(NoteText):
    """One note with everything that the rules look at. Nothing in it changes."""

    def __init__(
        self,
        book: Book,
        profile: Profile,
        policy: Policy,
        *,
        kind: str,
        subject: str,
        body: str,
        contact: int | None,
        interview: int | None,
        position: int | None,
        channel: str,
        now: datetime,
        language: str | None,
        declared: str,
        note: int | None,
        templates: Templates,
        spelling: Mapping[str, Mend],
    ) -> None:
        written = book.get(Note, note)
        super().__init__(
            book,
            profile,
            body,
            contact=contact,
            interview=interview,
            position=position,
            now=written.sent_at if written and written.sent_at else now,
        )
        self.policy, self.kind, self.subject, self.channel = policy, kind, subject, channel
        self.note, self.templates, self.spelling = note, templates, spelling
        self._language, self._declared = language, declared

    # -- the language -------------------------------------------------------------------------------------------------

    @cached_property
    def code(self) -> str:
        """Return the language whose rules apply; empty if no rule knows the note's language."""
        if self._language:
            return code if (code := code_of(self._language)) in PATTERNS_BY_LANGUAGE else ""
        if len(self.words) < 8:
            return self._declared if self._declared in PATTERNS_BY_LANGUAGE else ""
        return self.detected

    @cached_property
    def detected(self) -> str:
        """Return the language of the words; empty if they are too few, or no rule knows it."""
        words = [word.text.casefold() for word in self.words]
        if len(words) < 8:
            return ""
        shares = {
            code: sum(word in known.stop for word in words) / len(words) for code, known in PATTERNS_BY_LANGUAGE.items()
        }
        code = max(shares, key=lambda known: (shares[known], known == self._declared))
        return code if shares[code] >= 0.2 else ""

    @property
    def tongue(self) -> LanguagePatterns | None:
        """Return what the review looks for in the note's language."""
        return PATTERNS_BY_LANGUAGE.get(self.code)

    @cached_property
    def common(self) -> frozenset[str]:
        """Return stems that could stand in any note of the language."""
        return template_stems(self.code, self.templates) if self.code else frozenset()

    @cached_property
    def usual(self) -> frozenset[str]:
        """Return stems that could stand in any note of this kind."""
        return template_stems(self.code, self.templates, self.kind) if self.code else frozenset()

    @cached_property
    def small(self) -> frozenset[str]:
        """Return stems of the language's small words."""
        return small_stems(self.code) if self.code else frozenset()

    def is_ordinary(self, word: str) -> bool:
        """Return whether a word could stand in any note of the language."""
        return self.tongue is not None and (word.casefold() in self.tongue.stop or word[:5].casefold() in self.common)

    @cached_property
    def elsewhere(self) -> frozenset[str]:
        """Return stems of the words in the process's other notes, to other people."""
        if self.process is None:
            return frozenset()
        reader = self.reader.id if self.reader else None
        notes = (note for note in self.book.notes_of(self.process) if note.id != self.note and note.contact != reader)
        return frozenset().union(*(stems_of(note.body) for note in notes))

    # -- the book -----------------------------------------------------------------------------------------------------

    @cached_property
    def talked_about(self) -> str:
        """Return what is on record of the conversation with the reader, in this interview or else in the process."""
        return " ".join(self._said(mine=True))

    @cached_property
    def said(self) -> str:
        """Return the sentences that were written for notes to the reader in this process."""
        reader = self.reader.id if self.reader else 0
        return " ".join(
            person.say for meeting in self.meetings for person in meeting.interviewers if person.contact == reader
        )

    @cached_property
    def talked_with_others(self) -> str:
        """Return what is on record of the process's conversations with others."""
        return " ".join(self._said(mine=False))

    def _said(self, *, mine: bool) -> Iterator[str]:
        reader = self.reader.id if self.reader else 0
        meetings = self.meetings
        if mine and self.interview and any(p.contact == reader for p in self.interview.interviewers):
            meetings = [self.interview]
        for meeting in meetings:
            said = ((p.say, p.talked_about) for p in meeting.interviewers if (p.contact == reader) is mine)
            yield from (text for both in said for text in both if not no_fact(text))

    @cached_property
    def own_words(self) -> str:
        """Return what the user noted of themselves for this process: fit, unsaid, contribution, strengths."""
        noted = [text for meeting in self.meetings for text in (meeting.fit, meeting.unsaid, meeting.contribution)]
        return " ".join([*noted, *self.profile.strengths])

    @cached_property
    def facts(self) -> str:
        """Return everything on record that a note of this process may rightly speak of, in one string."""
        if self.process is not None:
            meetings, positions = self.meetings, [self.position]
        else:
            meetings = self.book.interviews_with(self.reader.id) if self.reader else []
            positions = [self.book.get(Position, meeting.position) for meeting in meetings]
        parts = [self.talked_about, self.talked_with_others, self.own_words, self.profile.name, self.profile.signature]
        parts += [text for m in meetings for text in (m.notes, m.place, m.round)]
        for position in filter(None, positions):
            parts += [position.title, position.company, position.notes, position.source, position.location]
        if self.reader:
            parts += [
                self.reader.name,
                self.reader.company,
                self.reader.role,
                self.reader.notes,
                self.reader.met,
                self.reader.address,
            ]
        return " \n ".join(part for part in parts if part)

    @cached_property
    def around(self) -> dict[int, Name]:
        """Return the people of the process but the reader: its other interviewers, its main contact, who relays the note."""
        ids = {p.contact for m in self.meetings for p in m.interviewers}
        ids |= {self.position.main_contact} if self.position and self.position.main_contact else set()
        ids |= {self.reader.via} if self.reader and self.reader.via else set()
        reader = self.reader.id if self.reader else 0
        people = ((i, self.book.get(Contact, i)) for i in ids if i != reader)
        return {i: name for i, person in people if person and (name := read_name(person.name))}

    @cached_property
    def named(self) -> str:
        """Return the names around the process: people, company, position, the user."""
        parts = [self.position.title, self.position.company] if self.position else []
        parts += [name.full for name in self.around.values()] + [self.profile.name]
        parts += [self.reader.name, self.reader.company] if self.reader else []
        return " ".join(parts)

    @cached_property
    def naming(self) -> frozenset[str]:
        """Return the stems of the names around the process."""
        return stems_of(self.named)
