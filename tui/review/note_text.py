"""The text of a note, divided into greeting, sentences, words and what stands below, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from functools import cached_property
from typing import Literal

from tui.domain.book import Book
from tui.domain.sanitize import clean
from tui.domain.settings import Profile
from tui.drafting.note_about import NoteAbout
from tui.languages.words import MONTH_FIRST, WORD, stem
from tui.review.finding import Span

MOST_SENTENCES_CHECKED, LONGEST_SENTENCE_CHECKED = 200, 1000
"""The most sentences, and the most characters of one, that are checked word by word."""

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


class NoteText(NoteAbout):
    """The parts of a note's text."""

    def __init__(
        self,
        book: Book,
        profile: Profile,
        body: str,
        *,
        contact: int | None,
        interview: int | None,
        position: int | None,
        now: datetime,
    ) -> None:
        super().__init__(book, contact=contact, interview=interview, position=position, now=now)
        self.profile, self.body = profile, body

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
