"""Check how the reader is addressed (title, du or Sie, language), and the name at the end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.domain.models import Note
from tui.domain.sanitize import clean
from tui.languages import code_of, language
from tui.languages.patterns import LanguagePatterns
from tui.languages.reading.name_parts import Name, read_name
from tui.languages.reading.name_words import name_list, title_kind
from tui.languages.words import WORD
from tui.review.finding import Finding, Severity, Span, finding
from tui.review.review_context import ReviewContext

_CLOSE = re.compile(r"\s*(?:liebe[rs]?|hallo|moin|hi|hello)\b", re.IGNORECASE)
_OPENING = re.compile(r"(?:geehrte[rs]?|tag|morgen|abend|afternoon|evening)$", re.IGNORECASE)


def title(context: ReviewContext) -> Iterator[Finding]:
    """Find a title in the greeting that differs from the book's: Mrs. for Dr., Frau for Herr."""
    greeting, name = context.greeting, context.name
    if greeting is None:
        return
    greeted = _greeted(greeting.text)
    forms = context.tongue.forms if context.tongue else None
    wrong = forms.disagrees.search(greeting.text) if forms and forms.disagrees else None
    if wrong is not None:
        place = Span(greeting.start + wrong.start(), greeting.start + wrong.end(), wrong[0])
        yield finding("wrong_title", place, "The greeting and the title do not match.", "Correct one of them.")
        return
    if name is None or greeted is None or not greeted.title or not _is_them(greeted, name):
        return
    place = _place(greeting, greeted.titles)
    if greeted.gender and name.gender and greeted.gender != name.gender:
        said = f"This greets {greeted.title}, but the book has {name.title}."
        yield finding("wrong_title", place, said, f"Write {name.titled}.", severity="fail")
    elif name.degree and not greeted.degree and title_kind(greeted.title) in ("women", "men", "neutral"):
        close = _CLOSE.match(greeting.text) is not None  # Lieber Herr Wied, among academics
        said, mend = f"{name.titled} has a title.", f"Write {name.degree} {name.family}."
        yield finding("wrong_title", place, said, mend, severity="info" if close else None)


def title_open(context: ReviewContext, tongue: LanguagePatterns) -> Iterator[Finding]:
    """Find a greeting by first and family name: the language would rather have Herr or Frau, and the book has neither."""
    greeting, name, titles = context.greeting, context.name, tongue.forms.titles
    if greeting is None or name is None or not titles or name.opening or name.title or not (name.given and name.family):
        return
    at = greeting.text.find(name.full)
    if at >= 0:
        place = Span(greeting.start + at, greeting.start + at + len(name.full), name.full)
        said = f"{' or '.join(titles)} {name.family}? (g in the app)"
        yield finding("title_open", place, said, "Choose how you greet them, or keep the full name.")


def _greeted(text: str) -> Name | None:
    """Return whom a greeting names."""
    found = text.strip(" ,!.:;").split()
    while len(found) > 1 and (found[0].casefold() in name_list("openings") or _OPENING.match(found[0])):
        found = found[1:]
    return read_name(" ".join(found)) if found else None


def _is_them(greeted: Name, name: Name) -> bool:
    """Return whether a greeting names the reader, and not somebody else, which another rule says."""
    mine = {word.casefold() for word in name.full.split()}
    return any(word.casefold() in mine for word in greeted.full.split())


def _place(greeting: Span, titles: tuple[str, ...]) -> Span:
    start = greeting.text.find(titles[0]) if titles else -1
    if start < 0:
        return greeting
    begin = greeting.start + start
    return Span(begin, begin + len(titles[0]), titles[0])


def form(context: ReviewContext, tongue: LanguagePatterns) -> Iterator[Finding]:
    """Find du beside Sie, and du to somebody who was addressed with Sie in a note that was sent."""
    forms = tongue.forms
    if forms.familiar is None or forms.polite is None:
        return
    found = list(forms.familiar.finditer(context.body, 0, context.core.end))
    if not found:
        return
    close = next((m for m in found if not (forms.team and forms.team.fullmatch(m[0]))), None)
    first = close or found[0]
    place = Span(first.start(), first.end(), first[0])
    if forms.polite.search(context.body, 0, context.core.end):
        severity: Severity | None = None if close else "info"
        yield finding("du_and_sie", place, "The note says both du and Sie.", "Keep to one of them.", severity=severity)
    elif context.name is not None and context.name.gender and not (context.reader and context.reader.greeting):
        yield finding("du_and_sie", place, f"{context.name.title} {context.name.family} is Sie.", "Write Sie.")
    elif any(forms.polite.search(note.body) and not forms.familiar.search(note.body) for note in _sent_to(context)):
        yield finding("du_and_sie", place, "An earlier note to them says Sie.", "Keep to it, unless they offered du.")


def _sent_to(context: ReviewContext) -> Iterator[Note]:
    reader = context.reader.id if context.reader else 0
    return (note for note in context.book.all(Note) if note.contact == reader and note.sent_at and note.id != context.note)


def reading(context: ReviewContext) -> Iterator[Finding]:
    """Find a note that is not in the language that the book has for the reader."""
    wanted = code_of(context.reader.language) if context.reader and context.reader.language.strip() else ""
    if wanted and context.detected and context.detected != wanted and language(wanted) is not None:
        first = context.sentences[0] if context.sentences else context.gap("top")
        code = clean(context.reader.language) if context.reader else ""
        yield finding("wrong_language", first, f"The book has {code!r} as their language.", "Write the note in it.")


def signature(context: ReviewContext) -> Iterator[Finding]:
    """Find a name at the end that is not the user's."""
    own = f"{clean(context.profile.name)} {clean(context.profile.signature)}".strip()
    tail = context.body[context.core.end :]
    lines = [(m.start(), m[0].strip()) for m in re.finditer(r"[^\n]+", tail) if m[0].strip()]
    signed = [(start, line) for start, line in lines[1:2] if _is_name(line)]
    if not own or not signed:
        return
    start, line = signed[0]
    mine = {word.casefold() for word in WORD.findall(own)}
    if not any(_is_short_for(word, mine) for word in WORD.findall(line)):
        begin = context.core.end + start
        place = Span(begin, begin + len(line), line)
        yield finding(
            "wrong_signature",
            place,
            f"This is signed {line}; you are {clean(context.profile.name)}.",
            "Sign it with your own name.",
        )


def _is_name(line: str) -> bool:
    found = line.split()
    return 0 < len(found) <= 4 and all(word[:1].isupper() for word in found) and read_name(line) is not None


def _is_short_for(word: str, mine: set[str]) -> bool:
    """Return whether a word is a name of the user's, or its initial or beginning: Sam for Samuel."""
    small = word.casefold().rstrip(".")
    return any(own.startswith(small) or small.startswith(own) for own in mine)
