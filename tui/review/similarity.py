"""Find copy and paste: what a note shares with the other notes of its process, without names and template sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from tui.domain.labels import note_words
from tui.domain.models import Contact, Note
from tui.drafting import SLOTS, Templates
from tui.languages import default_language, language
from tui.languages.reading.name_parts import read_name
from tui.languages.words import WORD
from tui.review.checks.companies import company_base
from tui.review.finding import Finding, Span, finding
from tui.review.review_context import ReviewContext
from tui.review.vocabulary import PATTERNS_BY_LANGUAGE

RUN = 4
"""The number of words in a row that count as shared."""
SHARED = 0.25
"""The share of a note's own runs of words in another note from which it looks pasted."""
COPIED = 0.6
FEWEST_OWN_WORDS = 10


def copy_paste(context: ReviewContext) -> Iterator[Finding]:
    """Find text that was also sent to somebody else (HOWTO)."""
    names = _one(_names(context))
    free = _runs(context.own_words, frozenset()) | (
        _template_runs(context.code, context.templates) if context.code else frozenset()
    )
    words, every = _flat(context.core.text, names), _runs(context.core.text, names)
    mine = every - free
    reader = context.reader.id if context.reader else None
    worst: tuple[float, Note] | None = None
    for note in _others(context):
        if note.id == context.note or not note.body or _to_the_same(context, note):
            continue
        theirs, their_words = _read(note.body, names)
        if words and words == their_words and note.contact != reader:
            share = 1.0
        else:
            own = mine - _runs(context.talked_about, names) if note.contact == reader else mine
            share = len(own & theirs) / max(len(own), FEWEST_OWN_WORDS)
        if share >= SHARED and (worst is None or share > worst[0]):
            worst = (share, note)
    if worst is not None:
        yield from _shown(context, *worst, names, free)


def _others(context: ReviewContext) -> Iterator[Note]:
    """Return the notes that are compared: the process's, and those sent to this person, company or agency anywhere else."""
    yield from context.book.notes_of(context.process) if context.process is not None else ()
    reader = context.reader
    if reader is None:
        return
    company = company_base(context.position.company if context.position else reader.company)
    for note in context.book.all(Note):
        if note.sent_at is None or (context.process is not None and context.book.process_of(note) == context.process):
            continue
        other = context.book.get(Contact, note.contact)
        if other is None:
            continue
        same_agency = other.via is not None and other.via in (reader.via, reader.id)
        if other.id in (reader.id, reader.via) or same_agency or (company and company_base(other.company) == company):
            yield note


def _shown(
    context: ReviewContext, share: float, note: Note, names: frozenset[str], free: frozenset[int]
) -> Iterator[Finding]:
    """Return a finding for each stretch of shared sentences."""
    theirs, _ = _read(note.body, names)
    stretches: list[Span] = []
    for sentence in context.sentences:
        every = _runs(sentence.text, names)
        own = every - free or every
        if own and len(own & theirs) >= COPIED * len(own) and (every - free or share == 1.0):
            if stretches and not context.body[stretches[-1].end : sentence.start].strip():
                sentence = Span(stretches.pop().start, sentence.end, "")
            stretches.append(sentence)
    contact = context.book.get(Contact, note.contact)
    name = read_name(contact.name) if contact else None
    who = name.full if name else "somebody else"
    what = f"your {note_words(note.kind)} to {who}"
    for place in stretches or [Span(context.core.start, context.core.end, "")]:
        yield finding(
            "copy_paste",
            place,
            f"This is also in {what}; they may compare notes.",
            "Say it in other words, or say something else.",
            severity="fail" if share >= 0.5 else "warn",
        )


def _to_the_same(context: ReviewContext, note: Note) -> bool:
    """Return whether a note of the book is a draft to the same reader, or this very one, reviewed without its id."""
    if note.contact != (context.reader.id if context.reader else None):
        return False
    interview = context.interview.id if context.interview else None
    return note.sent_at is None or (context.note is None and (note.kind, note.interview) == (context.kind, interview))


def _names(context: ReviewContext) -> frozenset[str]:
    parts = [name.full for name in context.around.values()] + [context.profile.name]
    parts += [context.reader.name, context.reader.company] if context.reader else []
    parts += [context.position.title, context.position.company] if context.position else []
    return frozenset(m[0].casefold() for part in parts for m in WORD.finditer(part)) | _DAYS


_DAYS = frozenset().union(*(patterns.day_words for patterns in PATTERNS_BY_LANGUAGE.values()))
_STOP = re.compile(r"[.!?…]\s|\n\s*\n")
_GREETING = re.compile(r"^[^\n]{0,120},[ \t]*\n", re.MULTILINE)


@lru_cache(maxsize=64)
def _one(names: frozenset[str]) -> frozenset[str]:
    """Return the same object for equal names, so that what is remembered by them is found at once."""
    return names


@lru_cache(maxsize=4096)
def _read(body: str, names: frozenset[str]) -> tuple[frozenset[int], tuple[str, ...]]:
    """Return a note's runs of words and its words, without its greeting and its last lines."""
    greeting = _GREETING.search(body)
    text = body[greeting.end() :] if greeting and greeting.start() < 600 else body
    head, _, last = text.rstrip().rpartition("\n\n")
    core = head if head and len(last.split()) < 12 else text
    return _runs(core, names), _flat(core, names)


def _flat(text: str, names: frozenset[str]) -> tuple[str, ...]:
    return tuple(word for word in WORD.findall(text.casefold()) if word not in names and not word.isdigit())


@lru_cache(maxsize=1024)
def _runs(text: str, names: frozenset[str]) -> frozenset[int]:
    """Return every run of words in a text's sentences, as numbers."""
    found: set[int] = set()
    for sentence in _STOP.split(text):
        words = _flat(sentence, names)
        found.update(map(hash, zip(*(words[step:] for step in range(RUN)), strict=False)))
    return frozenset(found)


@lru_cache(maxsize=8)
def _template_runs(code: str, templates: Templates) -> frozenset[int]:
    """Return every run of words that a template of the language or an opening of a sentence brings along."""
    spoken = language(code) or default_language()
    found = set[int]().union(*(_runs(one.text, frozenset()) for slot in SLOTS for one in spoken.openings(slot)))
    for template in templates:
        if template.language == code:
            for section in template.sections:
                for wording in section.wordings:
                    for text in _variants(wording.text, code):
                        for stretch in text.split("{"):
                            found |= _runs(stretch, frozenset())
    return frozenset(found)


def _variants(text: str, code: str) -> Iterator[str]:
    """Return a wording with and without what may be left out, its fields as what stays of them without names."""
    grammar = (language(code) or default_language()).grammar
    on_monday = grammar.when(_MONDAY, _MONDAY + timedelta(days=1)).split()
    day = " ".join(word for word in on_monday if word.casefold() not in _DAYS)
    kept = {"when": day, **dict.fromkeys(("position", "company", "them", "reader", "late"), " ")}
    for job in (grammar.job(" ", "\0"), grammar.job(" ", "")):
        fields = {**kept, "job": job.replace("\0", " ")}
        for optional in (True, False):
            shown = re.sub(r"<([^>]*)>", r"\1" if optional else "", text)
            yield "".join(
                fields.get(part.split(".")[0], "{") if odd % 2 else part for odd, part in enumerate(_FIELD.split(shown))
            )


_MONDAY = date(2026, 11, 23)
_FIELD = re.compile(r"\{([\w.]+)\}")
