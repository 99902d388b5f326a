"""A note prepared for review: greeting, sentences and words with their places, and what the book knows about it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from functools import cached_property
from typing import Literal

from tui.domain.book import Book, process_key
from tui.domain.closings import ending_of
from tui.domain.models import Contact, Interview, Note, Position
from tui.domain.sanitize import clean
from tui.domain.settings import Policy, Profile
from tui.drafting import Templates
from tui.languages import code_of, no_fact
from tui.languages.base import LanguagePatterns
from tui.languages.reading.name_parts import Name, name_to_greet, read_name
from tui.languages.words import MONTH_FIRST, WORD, stem, stems_of
from tui.review.finding import Span
from tui.review.vocabulary import PATTERNS_BY_LANGUAGE, small_stems, template_stems

Mend = Callable[[str], str]
"""A function from a word to the word that is probably meant; to an empty text if it is right or nothing is similar."""
MOST_SENTENCES_CHECKED, LONGEST_SENTENCE_CHECKED = 200, 1000
"""The most sentences, and the most characters of one, that are checked word by word."""
NO_SPELLING: Mapping[str, Mend] = {}


_LINE = re.compile(r"[^\n]*\n?")
_GREETING = re.compile(
    r"^[ \t]*(?:dear|hello|hi|hey|good (?:morning|afternoon|evening|day)|to whom|guten (?:tag|morgen|abend)|"
    r"sehr geehrte[rs]?|liebe[rs]?|hallo|"
    r"werte[rs]?|grüß gott|grüezi|moin|cher|chère|bonjour|estimad[oa]|querid[oa]|hola|gentile|caro|cara|"
    r"buongiorno)\b[^\n]{0,160}?(?:$|[,!:](?=[ \t]+(?!(?:dear|sehr geehrte|liebe|and|und|mr|mrs|ms|dr|prof|herr|frau)\w*\b)"
    r"\w\S*(?:[ \t]+\S+){4}))",
    re.IGNORECASE | re.MULTILINE,
)
_END = re.compile(
    r"^[ \t]*(?:(?:with )?(?:kind(?:est)?|best|warm(?:est)?|many|my best|sincere) (?:regards|wishes|thanks|"
    r"greetings)|regards|best|sincerely|"
    r"yours(?: (?:sincerely|truly|faithfully))?|sincerely yours|cordially|respectfully|all the best|cheers|"
    r"many thanks|with thanks|thanks|thank you|"
    r"gratefully|warmly|(?:mit )?(?:freundliche[nm]?|beste[nm]?|herzliche[nm]?|viele[nm]?|liebe[nm]?|"
    r"schöne[nm]?) (?:grüße[n]?|gruß|dank)|"
    r"hochachtungsvoll|herzlichst|ihre?)[,.!]?[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_PLACEHOLDER = re.compile(r"\[[^\[\]\n]*\]")
_SILENT = str.maketrans(".!?…", "----")
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n")
_STOP = re.compile(r"[.!?…]+[\"'”’»)]*(?=\s|$)")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:mr|mrs|ms|dr|prof|st|vs|etc|approx|no|inc|ltd|bzw|ca|evtl|usw|vgl|nr|str|inkl|z\.\s?b|"
    r"d\.\s?h|u\.\s?a|e\.g|i\.e|[ap]\.m|[a-z]|\d{1,2})\.$",
    re.IGNORECASE,
)


class ReviewContext:
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
        self.book, self.profile, self.policy = book, profile, policy
        self.kind, self.subject, self.body, self.channel = kind, subject, body, channel
        self.note, self.templates, self.spelling = note, templates, spelling
        written = book.get(Note, note)
        self.now = written.sent_at if written and written.sent_at else now
        self.reader = book.get(Contact, contact)
        self.name = name_to_greet(self.reader) if self.reader else None
        self.interview = book.get(Interview, interview)
        if position is None and self.interview is not None:
            position = self.interview.position
        self.position = book.get(Position, position)
        self.process = position if position is not None else (process_key(self.interview) if self.interview else None)
        self._language, self._declared = language, declared

    @cached_property
    def over(self) -> bool:
        """Return whether the note's process has ended."""
        events = self.book.events_of(self.process) if self.process is not None else []
        return ending_of([event for event in events if event.at <= self.now]) is not None

    # -- the text -----------------------------------------------------------------------------------------------------

    @cached_property
    def text(self) -> str:
        """Return the body with its length unchanged; the question in a placeholder ends no sentence and asks nothing."""
        return _PLACEHOLDER.sub(lambda found: found[0].translate(_SILENT), self.body)

    @cached_property
    def greeting(self) -> Span | None:
        """Return the greeting of the reader, a line or its beginning; a person who relays the note is greeted before."""
        found = [m for m in _GREETING.finditer(self.body) if m.start() < max(600, len(self.body) // 2)]
        if not found:
            return None
        mine = {word.casefold() for word in self.name.full.split()} if self.name else set()
        match = next((m for m in found if mine & {word.casefold() for word in WORD.findall(m[0])}), None)
        if match is None:
            match = found[-1] if self.reader and self.reader.via is not None else found[0]
        return Span(match.start(), match.end(), match[0])

    @cached_property
    def core(self) -> Span:
        """Return what is between the greeting and the end."""
        start = self.greeting.end if self.greeting else 0
        ends = [m for m in _END.finditer(self.body, start) if self.body[m.end() :].count("\n") <= 8]
        end = ends[-1].start() if ends else self._before_name(start)
        return Span(start, end, self.text[start:end])

    def _before_name(self, start: int) -> int:
        """Return where a bare signature begins, if there is one."""
        stripped = self.body.rstrip()
        line = stripped.rfind("\n") + 1
        last = stripped[line:].strip()
        own = (clean(self.profile.name), clean(self.profile.signature))
        return line if line > start and last and last in own else len(self.body)

    @cached_property
    def sentences(self) -> list[Span]:
        """Return the sentences of the core."""
        found = []
        start = 0
        for end in [*(gap.start() for gap in _PARAGRAPH.finditer(self.core.text)), len(self.core.text)]:
            for stop in _STOP.finditer(self.core.text, start, end):
                before = self.core.text[max(start, stop.end() - 16) : stop.end()]
                if MONTH_FIRST.search(before.rstrip()) or not _ABBREVIATION.search(before[-12:]):
                    found.append(self._sentence(start, stop.end()))
                    start = stop.end()
            found.append(self._sentence(start, end))
            start = end
        return [span for span in found if any(c.isalnum() for c in span.text)]

    @cached_property
    def postscript(self) -> list[Span]:
        """Return the lines below the end of the note: the closing, who signs, and what was added there."""
        lines = re.finditer(r"[^\n]+", self.text[self.core.end :])
        found = (self._sentence_at(m.start() + self.core.end, m[0]) for m in lines)
        return [span for span in found if any(c.isalnum() for c in span.text)]

    def _sentence(self, start: int, end: int) -> Span:
        return self._sentence_at(self.core.start + start, self.core.text[start:end])

    @staticmethod
    def _sentence_at(start: int, text: str) -> Span:
        """Return a piece of the body, which begins at `start`, without the spaces around it."""
        bare = text.strip()
        begin = start + len(text) - len(text.lstrip())
        return Span(begin, begin + len(bare), bare)

    @cached_property
    def words(self) -> list[Span]:
        """Return the words of the core."""
        offset = self.core.start
        return [Span(m.start() + offset, m.end() + offset, m[0]) for m in WORD.finditer(self.core.text)]

    @cached_property
    def stems(self) -> frozenset[str]:
        """Return the stems of the core's words, in lower case: enough to recognise another form of a word."""
        return frozenset(stem(word.text) for word in self.words)

    def find(self, pattern: re.Pattern[str]) -> Iterator[Span]:
        """Return where a pattern is found in the core."""
        for match in pattern.finditer(self.text, self.core.start, self.core.end):
            yield Span(match.start(), match.end(), match[0])

    def has(self, pattern: re.Pattern[str]) -> bool:
        """Return whether a pattern is found in the core."""
        return next(self.find(pattern), None) is not None

    def gap(self, where: Literal["top", "first", "ask"]) -> Span:
        """Return the place for what is missing: before the first sentence, after the first paragraph, after the last."""
        if not self.sentences:
            return Span(self.core.start, self.core.start, "")
        if where == "top":
            place = self.sentences[0].start
        elif where == "first":
            blank = _PARAGRAPH.search(self.body, self.sentences[0].end)
            inside = [s for s in self.sentences if blank is None or s.end <= blank.start()]
            place = (inside or self.sentences)[-1].end
        else:
            place = self.sentences[-1].end
        return Span(place, place, "")

    def opens_sentence(self, word: Span) -> bool:
        """Return whether a word is the first of its sentence, where every word has a capital."""
        return any(sentence.start <= word.start <= sentence.start + 1 for sentence in self.sentences)

    def is_ordinary(self, word: str) -> bool:
        """Return whether a word could stand in any note of the language."""
        return self.tongue is not None and (word.casefold() in self.tongue.stop or word[:5].casefold() in self.common)

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
        meetings = self.book.interviews_of(self.process) if self.process is not None else []
        return " ".join(person.say for meeting in meetings for person in meeting.interviewers if person.contact == reader)

    @cached_property
    def talked_with_others(self) -> str:
        """Return what is on record of the process's conversations with others."""
        return " ".join(self._said(mine=False))

    def _said(self, *, mine: bool) -> Iterator[str]:
        reader = self.reader.id if self.reader else 0
        meetings = self.book.interviews_of(self.process) if self.process is not None else []
        if mine and self.interview and any(p.contact == reader for p in self.interview.interviewers):
            meetings = [self.interview]
        for meeting in meetings:
            said = ((p.say, p.talked_about) for p in meeting.interviewers if (p.contact == reader) is mine)
            yield from (text for both in said for text in both if not no_fact(text))

    @cached_property
    def own_words(self) -> str:
        """Return what the user noted of themselves for this process: fit, unsaid, contribution, strengths."""
        meetings = self.book.interviews_of(self.process) if self.process is not None else []
        noted = [text for meeting in meetings for text in (meeting.fit, meeting.unsaid, meeting.contribution)]
        return " ".join([*noted, *self.profile.strengths])

    @cached_property
    def facts(self) -> str:
        """Return everything on record that a note of this process may rightly speak of, in one string."""
        if self.process is not None:
            meetings, positions = self.book.interviews_of(self.process), [self.position]
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
        meetings = self.book.interviews_of(self.process) if self.process is not None else []
        ids = {p.contact for m in meetings for p in m.interviewers}
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
