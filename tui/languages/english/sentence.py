"""English: find out whether a text is a whole sentence, by its first words and its verbs."""

from __future__ import annotations

import re
from itertools import pairwise

from tui.languages.base import word_lists

_LISTS = word_lists(__package__)
_SUBJECTS, _ADVERBS, _NO_VERBS = (frozenset(_LISTS[name]) for name in ("subjects", "adverbs", "no_verbs"))
_FINITE, _SUBORDINATE, _RELATIVE = (frozenset(_LISTS[name]) for name in ("finite", "subordinate", "relative"))
_LEADS, _PAST, _BASE = (frozenset(_LISTS[name]) for name in ("leads", "past_first", "base_first"))
_ASKS, _CLAUSE_OR_TIME, _AFTER_TIME = (frozenset(_LISTS[name]) for name in ("question_first", "clause_or_time", "after_time"))
_NOUN_LIKE, _AFTER_PAST = frozenset(_LISTS["noun_like"]), frozenset(_LISTS["after_past"])
_BEING, _VERBLESS = frozenset(_LISTS["being"]), frozenset(_LISTS["verbless_first"])
_WORD = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*|[,]")
_VERBS = _FINITE | _BASE | (_SUBJECTS - _NOUN_LIKE) | {"thank", "thanks"}
_BEFORE_OBJECT = frozenset({"with", "to", "for", "from", "of", "by", "at", "on"})
"""After these, a pronoun is no subject."""
MOST_WORDS_WITHOUT_VERB = 12
_CLAUSE = re.compile(r"\s*[;:–—]\s*|\s-\s")
_SHORT = re.compile(r"(?:i|we|you|they|it|he|she|there|that)['’](?:m|ve|d|ll|re|s)$")


def is_sentence(text: str) -> bool:
    """Return whether a text is one whole sentence: its first clause has a subject and a verb."""
    lead, colon, rest = text.partition(": ")
    if colon and len(lead.split()) > 2 and is_sentence(rest):  # "One thing I left out: I read music."
        return True
    words = [word.lower().replace("’", "'") for word in _WORD.findall(_CLAUSE.split(text.strip())[0])]
    if len(words) < 3:
        return False
    first = words[0]
    if text.rstrip().endswith("?"):
        return first in _ASKS or first in _SUBORDINATE or first in _LEADS or _subject_at(words, 0)
    if first in ("thank", "thanks", "please"):
        return True
    if first in _SUBJECTS - _NOUN_LIKE or _subject_at(words, 0):
        return _subject_at(words, 0)
    if first in _ASKS and first not in ("may", "will"):
        return False
    if first in _PAST or re.fullmatch(r"\w{2,}ed", first):
        return False
    if first in _SUBORDINATE and not (first in _CLAUSE_OR_TIME and words[1] in _AFTER_TIME):
        return _after_clause(words)
    if first in _BASE:
        return _main_verb(words) and not _BEING.isdisjoint(words)
    if first.endswith("ing"):
        comma = words.index(",") if "," in words else len(words)
        return _main_verb(words[:comma]) or _after_comma(words)
    if first in _LEADS or "ago" in words:
        return _main_verb(words) or any(_subject_at(words, at) for at in range(1, len(words)))
    return _main_verb(words)


def lacks_verb(text: str) -> bool:
    """Return whether a short sentence has no verb ("Great crew, too."), which thanks and wishes may."""
    words = [word.lower().replace("’", "'") for word in _WORD.findall(text) if word != ","]
    if not 3 <= len(words) <= MOST_WORDS_WITHOUT_VERB or not text.rstrip().endswith(".") or words[0] in _VERBLESS | _BASE:
        return False
    return not any(word in _VERBS or word.endswith("ed") or "'" in word for word in words)


def _subject_at(words: list[str], at: int) -> bool:
    """Return whether the word there is a pronoun as a subject, with its verb behind it."""
    word = words[at]
    if _SHORT.match(word):
        return at + 1 < len(words) and words[at + 1] != ","
    if word not in _SUBJECTS or (word in ("you", "it") and at and words[at - 1] in _BEFORE_OBJECT):
        return False
    rest = [other for other in words[at + 1 :] if other not in _ADVERBS]
    if word in _NOUN_LIKE:  # in "that plan" the word is not the subject
        return bool(rest) and rest[0] in _FINITE
    return bool(rest) and rest[0] != "," and rest[0] not in _NO_VERBS and not rest[0][:1].isdigit()


def _verbs(words: list[str]) -> list[int]:
    """Return where finite verbs stand; a helper and its verb count once."""
    found: list[int] = []
    behind = 0
    for at in range(1, len(words)):
        if words[at] in _ADVERBS:
            continue
        past = words[at].endswith("ed") and words[at + 1 : at + 2] and words[at + 1] in _AFTER_PAST
        finite = (words[at] in _FINITE or past) and words[behind] not in _FINITE and words[behind] != ","
        if finite or _subject_at(words, behind):
            found.append(at)
        behind = at
    return found


def _main_verb(words: list[str]) -> bool:
    """Return whether there is a verb that belongs to neither a pronoun nor a clause of its own: "My last team was small"."""
    inside = next((at for at, word in enumerate(words) if at and (word in _RELATIVE or _subject_at(words, at))), len(words))
    own = [at for at in _verbs(words) if not _of_pronoun(words, at)]
    behind_clause = any(word == "," and next_one in _BEING for word, next_one in pairwise(words[inside:]))
    return any(at < inside for at in own) or behind_clause or (inside < len(words) and len(_verbs(words)) > 1 and bool(own))


def _of_pronoun(words: list[str], verb: int) -> bool:
    """Return whether a verb belongs to a pronoun before it, or to the word that begins a clause."""
    before = next((at for at in range(verb - 1, -1, -1) if words[at] not in _ADVERBS), 0)
    return words[before] not in _NOUN_LIKE and (_subject_at(words, before) or words[before] in _RELATIVE)


def _after_clause(words: list[str]) -> bool:
    """Return whether a sentence that begins with a clause goes on: "How you train people has stayed with me"."""
    verbs = _verbs(words)
    to_me = any(verb > 2 and "me" in words[verb : verb + 4] for verb in verbs)
    return len(verbs) > 1 or to_me or (words[0] not in ("that", "to", "so") and _after_comma(words))


def _after_comma(words: list[str]) -> bool:
    """Return whether a subject and its verb follow a comma: "Having run two wards, I know the nights"."""
    return any(word == "," and at + 1 < len(words) and _subject_at(words, at + 1) for at, word in enumerate(words))
