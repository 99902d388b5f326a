"""Check whether a stored text fits in a note as it is: one or two whole sentences, and nothing for the user alone.

`check_sentence` is the only check, for the form in which the text is typed and for the draft that reads it from the book;
`tidied` makes the only changes.
"""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from tui.languages import language
from tui.languages.base import Language
from tui.languages.reading.name_parts import Name
from tui.languages.words import bare_words, split_sentences

MOST_WORDS = 40
MOST_SENTENCES = 2
SLOTS = ("say", "fit", "unsaid", "contribution")
"""The texts that are asked for as a sentence: one to a person, and three of an interview."""

_EMOJI = re.compile(
    "[\u2190-\u21ff\u2600-\u27bf\u2b00-\u2bff\ufe0f\U0001f000-\U0001faff]"
    r"|(?<!\w)[:;=][-o^]?[)(DP](?!\w)|(?<!\w)<3(?!\w)|\bx[dD]\b"
)
_LIST = re.compile(r"\n\s*\S|^\s*(?:[-*•–·]|\d+[.)])\s|\s[•·]\s")
_SIGNS = re.compile(
    r"[-=]+>|<[-=]+|(?<!\S)[+=~@](?!\S)|\w\+\s|(?<!\w)[a-zäöüß]\w*\s&\s|\s&\s[a-zäöüß]|[*_|<>{}\\^]|(?<![CF])#|"
    r"\b\w/(?!\w)|(?<=[a-zäöüß]{2})/(?=\w)|/(?=[^\W\d_][a-zäöüß])"
)
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+\.\w+")
_OPEN = re.compile(r"[\[\]]|_{3,}|\.{3}|…|\?{2,}")
_LOUD = re.compile(r"!{2,}|\b[A-ZÄÖÜ]{4,}(?:\s+[A-ZÄÖÜ]{2,}){1,}\b|![^!]*!")
_GAP = re.compile(r"\s[;,.:]")
_WORD = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*")
_OPEN_QUOTE = re.compile(r"(?<!\w)'(?=\w)")


class SentenceFinding(msgspec.Struct, frozen=True):
    """What is wrong with a sentence, where, and what to do about it.

    A finding that is not `always` keeps the sentence out of a note only if the user was not asked for it in this form.
    """

    rule: str
    start: int
    end: int
    sentence: str
    mend: str
    always: bool = True


_PRIVATE = {
    "pay": ("This speaks of pay.", "Leave it for the offer."),
    "gossip": ("This is gossip.", "Keep it in the private notes."),
    "criticism": ("This criticises somebody.", "Keep it in the private notes."),
    "confidential": ("This sounds confidential.", "Keep it in the private notes."),
    "hidden": ("This says that it is not to be told.", "Keep it in the private notes."),
    "he_or_she": ("This speaks of somebody else.", "If it is the reader, write you."),
}
_WORDS = {
    "shorthand": ("This is shorthand.", "Write it out."),
    "unfinished": ("This is not finished.", "Finish it, or leave it out."),
}


def typographic(text: str) -> str:
    """Return a text with typographic apostrophes."""
    return re.sub(r"(?<=\w)'(?=\w)" if _OPEN_QUOTE.search(text) else r"(?<=\w)'", "’", text)


def tidied(text: str) -> str:
    """Return the sentence with a capital, a full stop and typographic apostrophes; nothing else is changed."""
    text = " ".join(text.split())
    if not text:
        return ""
    text = typographic(text)
    text = text[:1].upper() + text[1:]
    return text if text.rstrip("\"'”’“)»«").endswith((".", "!", "?", "…")) else f"{text.rstrip(' ,;:-–')}."


def is_only_opening(text: str, code: str) -> bool:
    """Return whether a text is empty, no fact, or one of the openings that a field begins with."""
    bare = bare_words(text)
    spoken = language(code)
    if not bare or spoken is None:
        return not bare
    openings = {
        bare_words(part) for slot in SLOTS for opening in spoken.openings(slot) for part in (opening.text, opening.front)
    }
    return bare in openings or bare in spoken.lists.get("no_fact", ())


def check_sentence(text: str, code: str, reader: Name | None = None) -> tuple[SentenceFinding, ...]:
    """Return what is wrong with a text for a note to this reader; nothing for an empty one.

    `code` is the language of the note; if it is not known, only the form is checked.
    """
    return _checked(text, code, reader) if text.strip() else ()


def fits(text: str, code: str, reader: Name | None = None, *, asked: bool = True) -> bool:
    """Return whether a stored text fits in a note; `asked` if the user was asked for it in this form."""
    if is_only_opening(text, code):
        return False
    return not any(finding.always or not asked for finding in check_sentence(text, code, reader))


def speaks_of(text: str, code: str, words: str) -> bool:
    """Return whether a text has one of a language's words of a kind, such as its "thanks"."""
    return _pattern(code, words).search(text) is not None


@lru_cache(maxsize=1024)
def _checked(text: str, code: str, reader: Name | None) -> tuple[SentenceFinding, ...]:
    spoken = language(code)
    found = [*_form(text), *_length(text), *_named(text, reader, spoken)]
    if spoken is not None:
        found += _words(text, spoken)
        if not any(finding.rule in ("list", "unfinished") for finding in found):
            found += _whole(text, spoken)
    return tuple(sorted(found, key=lambda finding: (not finding.always, finding.start)))


def _form(text: str) -> list[SentenceFinding]:
    """Return what is wrong in any language: lists, signs, gaps, shouting."""
    text = _ADDRESS.sub(lambda address: "a" * len(address[0]), text.rstrip())
    looked = (
        ("list", _LIST, "This is a list.", "Say it in one or two sentences."),
        ("emoji", _EMOJI, "There is an emoji in it.", "Leave it out."),
        ("shorthand", _SIGNS, "This is shorthand.", "Write it out."),
        ("unfinished", _OPEN, "This is not finished.", "Finish it, or leave it out."),
        ("unfinished", _GAP, "Something is missing here.", "Finish it, or leave it out."),
        ("loud", _LOUD, "This shouts.", "Write it in small letters, with a full stop."),
    )
    found = [
        SentenceFinding(rule, match.start(), match.end(), sentence, mend)
        for rule, pattern, sentence, mend in looked
        if (match := pattern.search(text))
    ]
    unseen = next((at for at, sign in enumerate(text) if not (sign.isprintable() or sign.isspace())), -1)
    if unseen >= 0:
        said = "Something in it cannot be seen."
        found.append(SentenceFinding("unreadable", unseen, unseen + 1, said, "Type it anew."))
    return found


def _length(text: str) -> list[SentenceFinding]:
    found = []
    words = list(_WORD.finditer(text))
    if len(words) > MOST_WORDS:
        said = f"{len(words)} words are many."
        found.append(SentenceFinding("long", words[MOST_WORDS].start(), len(text), said, f"Keep to {MOST_WORDS}."))
    if len(pieces := split_sentences(tidied(text))) > MOST_SENTENCES:
        said = f"These are {len(pieces)} sentences."
        found.append(SentenceFinding("long", 0, len(text), said, "Keep the best one or two."))
    return found


def _named(text: str, reader: Name | None, spoken: Language | None) -> list[SentenceFinding]:
    """Return a finding if the reader is spoken of by name, who is "you"."""
    if reader is None:
        return []
    given, *family = [part for part in reader.full.split() if len(part) > 2 and part[:1].isupper()] or [""]
    lists = spoken.lists if spoken else {}
    before = ""
    for match in _WORD.finditer(text):
        word = match[0].removesuffix("'s").removesuffix("’s")
        alone = word == given and not (match.start() == 0 and word.lower() in lists.get("name_or_word", ()))
        titled = "titles" not in lists or before.lower() in lists["titles"] or before == given
        if alone or (word in family and titled):
            sentence = f"This speaks of {word}, who reads it."
            return [SentenceFinding("named", match.start(), match.end(), sentence, "Say it to them.")]
        before = word
    return []


def _words(text: str, spoken: Language) -> list[SentenceFinding]:
    """Return findings for shorthand, words that need a capital, and what is for the user alone."""
    found = []
    for name, (sentence, mend) in {**_WORDS, **_PRIVATE}.items():
        if match := _pattern(spoken.code, name).search(text):
            found.append(SentenceFinding(name, match.start(), match.end(), sentence, mend, always=name in _WORDS))
    if match := _pattern(spoken.code, "small", any_case=False).search(text):
        said = f"{match[0]!r} is written with a capital."
        found.append(SentenceFinding("small", match.start(), match.end(), said, "Write it with one."))
    return found


@lru_cache(maxsize=64)
def _pattern(code: str, name: str, *, any_case: bool = True) -> re.Pattern[str]:
    """Return a language's list of words as a pattern that finds any of them, whole."""
    spoken = language(code)
    words = sorted(spoken.lists.get(name, ()) if spoken else (), key=len, reverse=True)
    either = "|".join(re.escape(word).replace(r"\*", r"\w*").replace("'", "['’]") for word in words)
    flags = re.IGNORECASE if any_case else re.NOFLAG
    return re.compile(rf"(?<![\w'’/])(?:{either})(?![\w/]|['’.]\w)" if either else r"(?!)", flags)


def _whole(text: str, spoken: Language) -> list[SentenceFinding]:
    """Return findings for sentences that are not whole, or begin with a small letter; tidying mends that of the first."""
    found = []
    start = 0
    for number, piece in enumerate(split_sentences(text.strip())):
        start = text.index(piece, start)
        end = start + len(piece)
        last = _WORD.findall(piece.lower())[-1:]
        if last and last[0].replace("’", "'") in spoken.lists.get("dangling", ()):
            found.append(SentenceFinding("unfinished", start, end, "This is not finished.", "Finish it, or leave it out."))
        elif number and piece[:1].islower():
            said = "A sentence begins with a capital."
            found.append(SentenceFinding("small", start, start + 1, said, "Write it with one."))
        elif not spoken.grammar.is_sentence(piece):
            sentence = "This is no whole sentence."
            found.append(SentenceFinding("fragment", start, end, sentence, "Say it as it is to stand in the note."))
        start = end
    return found
