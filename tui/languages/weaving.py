"""What the user typed, made to fit into a sentence: what is common to all languages."""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec

from tui.domain.sanitize import clean

_ENDS = re.compile(r"(?<=[.!?…])[\"'”’)]*\s+(?=[\"'“„(]?[^\W\d_a-zß-öø-ÿ]|\d)")
_ABBREVIATED = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|prof|st|vs|etc|approx|no|fig|inc|ltd|bzw|ca|evtl|ggf|usw|vgl|nr|str|abt|inkl|z\.\s?b|d\.\s?h|u\.\s?a|e\.g|i\.e)"
    r"|\b[A-Za-z]|\d)\.$",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^\s*(?:[-*•–·]|\d+[.)])\s+")


class Woven(msgspec.Struct, frozen=True):
    """A typed fact and how it may stand in a sentence.

    `form` is one of the template forms: a `phrase` and what one would do (`verb`) have no full stop, a `sentence` and one
    about oneself (`own`) do; `object` is a phrase in the German accusative. `more` are the sentences that follow it.
    Where it is `unclear` who is meant it can stand nowhere, and the head is what was typed.
    """

    form: str
    head: str
    more: str = ""

    def any(self) -> str:
        """It, after a colon."""
        return self.head if self.form in ("sentence", "own") else f"{self.head}."


def sentences_of(text: str) -> list[str]:
    """Typed text cut into sentences and, where it was typed as a list, into its lines; each cleaned."""
    found: list[str] = []
    for line in re.split(r"[\r\n]+|\s;\s|;\s", text):
        line = clean(_BULLET.sub("", line)).strip(" ,;")
        if not any(character.isalnum() for character in line):
            continue
        start = 0
        for match in _ENDS.finditer(line):
            piece = line[start : match.start()].strip()
            if not _ABBREVIATED.search(piece):
                found.append(piece)
                start = match.end()
        found.append(line[start:].strip())
    return [piece for piece in found if any(character.isalnum() for character in piece)]


def no_fact(text: str) -> bool:
    """Whether an answer says nothing: yes, no, n/a, don't know, and the like in any of the languages."""
    return (
        not (bare := re.sub(r"[^\w']+", " ", text.casefold().replace("’", "'")).strip())
        or _NO_FACT.fullmatch(bare) is not None
    )


_NO_FACT = re.compile(
    r"yes|no|ok|okay|yep|yeah|nope|sure|none|nil|null|na|n a|idk|dunno|tbd|todo|good|fine|great|all good|all|"
    r"various(?: things)?|stuff|nothing(?: special| really| much| in particular)?|not much|no idea|(?:i'?m )?not sure|"
    r"(?:i )?(?:do not|don'?t|can'?t) (?:know|remember)|"
    r"ja|nein|nee|nö|nix|nichts(?: besonderes)?|kein(?:e|s|er)?(?: ahnung)?|k a|ka|"
    r"(?:ich )?wei(?:ß|ss)(?: ich)?(?: es)? nicht|"
    r"unbekannt|unklar|entfällt|gut|alles(?: gut)?|verschiedenes|egal|passt"
)


def stopped(text: str) -> str:
    """The text with a full stop, where it ends in none."""
    text = text.rstrip(" ,;:-–")
    return text if text.rstrip("\"'”’“)").endswith((".", "!", "?", "…")) else f"{text}."


def unstopped(text: str) -> str:
    """The text without its full stops."""
    bare = text.rstrip(" ,;:-–")
    while bare.endswith((".", "…")) and not _ABBREVIATED.search(bare):
        bare = bare[:-1].rstrip()
    return bare.rstrip("!") or text


def capital(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def weave(
    text: str, shape: Callable[[str, str], Woven], conjunction: str, alone: Callable[[str], str] = lambda _: ""
) -> Woven | None:
    """A typed fact as one: its first sentence shaped by a language, further phrases added with the conjunction.

    `shape` is given each sentence and what stands before it; `alone` says a phrase that cannot be added as a sentence of its
    own, where it can. None where nothing was typed, or no fact.
    """
    typed = [piece for piece in sentences_of(text) if not no_fact(piece)]
    if not typed:
        return None
    pieces = [shape(piece, " ".join(typed[:number])) for number, piece in enumerate(typed)]
    if any(piece.form == "unclear" for piece in pieces):
        return Woven("unclear", " ".join(typed))
    head, count = pieces[0], 1
    phrase = ("", "object", "verb")
    while count < len(pieces) and head.form in phrase and pieces[count].form == head.form:
        comma = "," if len(head.head) > 40 else ""
        head = Woven(head.form, f"{head.head}{comma} {conjunction} {pieces[count].head}")
        count += 1
    rest = list(zip(pieces, typed, strict=True))[count:]
    more = " ".join((piece.form in phrase and alone(said)) or capital(piece.any()) for piece, said in rest)
    return Woven(head.form, head.head, more)


def list_words(words: list[str], conjunction: str = "and") -> str:
    """A, B and C."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {conjunction} {words[-1]}"
