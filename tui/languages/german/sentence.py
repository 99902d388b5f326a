"""German: find out whether a text is a whole sentence, by its first words and the place of its verb."""

from __future__ import annotations

import re

from tui.languages.base import word_lists

_LISTS = word_lists(__package__)
_SUBJECTS, _PRONOUNS, _NO_VERBS = (frozenset(_LISTS[name]) for name in ("subjects", "pronouns", "no_verbs"))
_FINITE, _SUBORDINATE, _RELATIVE = (frozenset(_LISTS[name]) for name in ("finite", "subordinate", "relative"))
_VERB_FIRST, _VERBLESS = frozenset(_LISTS["verb_first"]), frozenset(_LISTS["verbless_first"])
_VERBS = _FINITE | frozenset(("ich", "wir", "es", "man", "dank", "danke"))
MOST_WORDS_WITHOUT_VERB = 12
_ADJECTIVE, _NOUN = re.compile(r"e[nmrs]?$"), re.compile(r"(?!Ihnen|Ihr|Sie\b)[A-ZÄÖÜ]")
_WORD = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*|[,]")
_CLAUSE = re.compile(r"\s*[;:–—]\s*|\s-\s")
_PAST = re.compile(r"[a-zäöüß]{3,}ten?$")
_VERB = re.compile(r"[a-zäöüß]{2,}(?:e|st|t|en|ten|te|rn|ln|ß)$")


def is_sentence(text: str) -> bool:
    """Return whether a text is one whole sentence: its verb is beside its subject, or second."""
    lead, colon, rest = text.partition(": ")
    if colon and len(lead.split()) > 2 and is_sentence(rest):  # "Was ich noch sagen wollte: Ich kann Noten lesen."
        return True
    words = _WORD.findall(_CLAUSE.split(text.strip())[0])
    if len(words) < 3:
        return False
    first = words[0].lower()
    if text.rstrip().endswith("?") or first in ("danke", "vielen", "herzlichen", "bitte"):
        return True
    words = _without_inserted(words)
    if first == "als" and len(words) > 3 and _is_verb(words[2]) and words[3].lower() in _SUBJECTS:  # Als Erstes würde ich
        return True
    if first in _SUBJECTS:
        return _is_verb(words[1]) or (words[1][:1].isupper() and _second(words))
    if first in _SUBORDINATE:
        return any(
            word == "," and at + 2 < len(words) and _is_verb(words[at + 1]) and words[at + 2] != ","
            for at, word in enumerate(words)
        )
    if first in _VERB_FIRST:
        return words[1].lower() in _SUBJECTS
    return _inverted(words) or _second(words)


def _without_inserted(words: list[str]) -> list[str]:
    """Return the words without a clause between two commas: "Ihr Hinweis, dass jeder fragt, hat mir gefallen"."""
    for at, word in enumerate(words[:-1]):
        if at and word == "," and words[at + 1].lower() in _RELATIVE | _SUBORDINATE and "," in words[at + 1 :]:
            return words[:at] + words[words.index(",", at + 1) + 1 :]
    return words


def lacks_verb(text: str) -> bool:
    """Return whether a short sentence has no verb ("Tolle Werkstatt, gute Maschinen."), which thanks and wishes may."""
    words = [word for word in _WORD.findall(text) if word != ","]
    first = words[0].lower() if words else ""
    if not 3 <= len(words) <= MOST_WORDS_WITHOUT_VERB or not text.rstrip().endswith(".") or first in _VERBLESS | _VERB_FIRST:
        return False
    return not any(
        word.lower() in _VERBS
        or (word.islower() and word not in _NO_VERBS and not (_ADJECTIVE.search(word) and _NOUN.match(after)))
        for word, after in zip(words[1:], [*words[2:], ""], strict=True)
    )


def _is_verb(word: str) -> bool:
    return word.lower() in _FINITE or (_VERB.match(word) is not None and word not in _NO_VERBS)


def _inverted(words: list[str]) -> bool:
    """Return whether a verb is before its pronoun: "In Erfurt habe ich", "Besonders reizt mich"."""
    for at in range(1, len(words) - 1):
        if words[at].lower() in _RELATIVE and words[at - 1] == ",":
            return False
        if words[at + 1].lower() in _PRONOUNS and _is_verb(words[at]):
            return True
    return False


def _second(words: list[str]) -> bool:
    """Return whether a verb follows a subject that is not a pronoun, and is not last: "Mein Team hat die Anlage gebaut"."""
    for at in range(1, len(words) - 1):
        if words[at] == "," or (words[at].lower() in _RELATIVE and words[at - 1] == ","):
            return False
        if words[at] in _FINITE or (_PAST.match(words[at]) and words[at - 1][:1].isupper() and words[at + 1].islower()):
            return True
    return False
