"""English: how what was typed is made to fit into English sentences."""

from __future__ import annotations

import re
from functools import lru_cache

from tui.languages.base import words
from tui.languages.english.third_person import small, to_you, unclear, unnamed
from tui.languages.reading.name_parts import Name
from tui.languages.weaving import Woven, capital, list_words, stopped, unstopped, weave


def woven(text: str, field: str, reader: Name | None) -> Woven | None:
    """What was typed for a field, ready to stand in a sentence."""
    return _woven(text, field, reader)


@lru_cache(512)
def _woven(text: str, field: str, reader: Name | None) -> Woven | None:
    if field == "talked_about":
        text = _AND_I_LIKED.sub(". I ", text)

    def shape(piece: str, before: str) -> Woven:
        return _shape(unnamed(piece, reader), field, before)

    def alone(piece: str) -> str:
        said = re.sub(r"^(?:and )?(?=(?:really |especially )?(?:liked|loved|enjoyed|appreciated|admired) )", "I ", piece)
        return capital(stopped(to_you(unnamed(said, reader)))) if _SUBJECT.match(said) else ""

    return weave(text, shape, "and", alone)


# -- shaping ----------------------------------------------------------------------------------------------------------

_MUCH = r"(?:also|mostly|mainly|briefly|really|especially|particularly|quite|very much|a lot|at length)"
_AND_I_LIKED = re.compile(r",? and i (?=(?:\w+ly )?(?:liked|loved|enjoyed|appreciated|admired|remember)\b)", re.IGNORECASE)
_BECAUSE = re.compile(r"^because (?:of (?=\w)|(?=(?:i|my|we|our|it|they|their|she|he)\b))", re.IGNORECASE)
_IMPRESSION = re.compile(r"You (?:were|are|seemed|sounded)(?: [\w-]+){1,3}$")
"""How the reader was, in a few words: it needs no sentence before it."""
_WE_TALKED = re.compile(
    rf"^(?:(?:and|so|then) )?(?:(?:we|i)(?: both| all)? )?(?:{_MUCH} )*"
    r"(?:(?:talk(?:ed|ing)?|spoke|speaking|chatted|chat(?:ting)?|were talking|had a (?:\w+ )?(?:talk|chat|"
    r"conversation|discussion)|"
    rf"conversation|discussion)(?: {_MUCH})*(?: with (?:her|him|them))? (?:about|on|of)|"
    r"discussed|discussing|covered|went (?:over|through|into)|touched on|compared notes on|about)\s+",
    re.IGNORECASE,
)
_THEY_TOLD = re.compile(
    rf"^(?:and )?(?:he|she|they|you) (?:{_MUCH} )*(?:talked about|spoke about|spoke of|told me about|"
    rf"explained|described|mentioned|"
    r"showed me|walked me through|described to me|explained to me)\s+(?!that\b)",
    re.IGNORECASE,
)
_LIKED = re.compile(
    rf"^(?:and )?(?:i )?(?:{_MUCH} )*(?:liked|loved|enjoyed|appreciated|admired|valued|was impressed by|"
    rf"was struck by|impressed by|"
    r"remember|remembered|(?:learned|learnt)(?: a lot| much)?(?= about))(?: hearing| talking| learning)?(?: about)?\s+",
    re.IGNORECASE,
)
_LEFT_UNSAID = re.compile(
    r"^(?:(?:i )?(?:forgot|did not|didn't|never|should have|wish i had|wanted)(?: to)?(?: get to)? "
    r"(?:mention|mentioned|say|said|tell|told|bring up|brought up|talk about|talked about|add)(?: (?:her|him|"
    r"them|you))?(?: about)?|"
    r"(?:i )?(?:forgot|did not|didn't) about)\s+(?:that\s+)?",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"^(?:i|we|you|he|she|they|it|there|this|that|these|those|nobody|everyone|everybody|somebody)(?:'(?:m|ve|d|"
    r"ll|re|s))? \w",
    re.IGNORECASE,
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|isn't|aren't|wasn't|weren't|has|had|will|won't|would|can|can't|could|should|does|"
    r"doesn't|did|didn't|don't|"
    r""
    r"seems|means|makes|needs|wants|matters|depends|works|looks|sounds|feels|matches|fits|grew|ran|wrote|took|"
    r"became|went|came|"
    r"began|gave|chose|knew|saw|fell|drove|threw|doubled|tripled)\b"
)
_SUBORDINATE = re.compile(
    r"\b(?:how|what|why|where|when|who|whom|whose|which|that|whether|if|because|since|while|as|than|until|"
    r"after|before|so|and how)\b",
    re.IGNORECASE,
)
_PAST = words(
    "led ran built wrote made grew taught took brought cut kept held began spent set won drew gave saw shipped know speak "
    "have am can love enjoy want did was had bring like hope would will understand learned used"
)
_NOUN_BEFORE = words(
    "the a an my your our their advanced embedded distributed automated applied red shared managed united need seed feed "
    "speed breed unmanned detailed hundred related based limited federated typed untyped connected integrated "
    "unsupervised supervised trusted mixed used"
)
_BASE = words(
    "add automate bring build calm coach cut design document fix give grow halve hand help improve introduce keep lead "
    "learn make measure mentor migrate move own pair put raise reduce replace review rewrite run set share shape ship "
    "show simplify speed start streamline strengthen support take teach test train tune turn unify write"
)


def _shape(piece: str, field: str, before: str) -> Woven:
    """One typed sentence or fragment in the form that it can stand in; `before` is what was typed before it."""
    if field != "talked_about":
        piece = capital(_BECAUSE.sub("", piece)) if _BECAUSE.match(piece) else piece
    piece = re.sub(r"\bi\b(?!\.)", "I", piece)
    text = unstopped(piece)
    topic = ""
    if field == "talked_about":
        topic = _topic(text)
    elif field == "unsaid":
        topic = _LEFT_UNSAID.sub("", text, count=1)
    bare = bool(topic) and topic != text
    text = topic or text
    if unclear(text, before):
        return Woven("unclear", piece)
    text = to_you(text, before)
    if field == "contribution" and (would := _would(text)):
        return Woven("verb", would)
    if field != "talked_about" and _tells_of_me(text.split()):
        return Woven("own", capital(stopped(f"I {text[:1].lower()}{text[1:]}")))
    if field == "talked_about" and re.match(r"(?:I )?(?:liked|loved|enjoyed|appreciated) ", text, re.IGNORECASE):
        return Woven("own", stopped(f"I {re.sub('^I ', '', text)[:1].lower()}{re.sub('^I ', '', text)[1:]}"))
    if piece.endswith("?") or _is_sentence(text) or (_ends_as_sentence(piece) and not bare):
        own = re.match(r"(?:I|we|my|our)\b", text, re.IGNORECASE) or _IMPRESSION.match(capital(text))
        return Woven(
            "own" if own else "sentence",
            capital(stopped(f"{text}?" if piece.endswith("?") and not text.endswith("?") else text)),
        )
    return Woven("", _listed(small(text)))


def _topic(text: str) -> str:
    """What was talked about, without "we talked about" before it; empty where the text does not begin like that."""
    for pattern in (_WE_TALKED, _THEY_TOLD, _LIKED):
        rest = pattern.sub("", text, count=1)
        if (
            rest
            and rest != text
            and not re.match(r"(?:that|it|this|to|with|by|him|them|her (?:and|a|the))\b", rest, re.IGNORECASE)
        ):
            return re.sub(r" with (?:her|him|them)(?= and |,|$)", "", rest, count=1) if pattern is _WE_TALKED else rest
    return ""


def _would(text: str) -> str:
    """What one would do, as it stands after "I would"; empty where it is nothing one does."""
    begun = r"^(?:I(?:'d| would| could| can| will|'ll)(?: like to| love to| want to| be able to| gladly)?|to) "
    would = re.sub(begun, "", text, flags=re.IGNORECASE)
    head = would.split()[0].lower() if would.split() else "be"
    if head in ("be", "have") or (would == text and (head not in _BASE or len(would.split()) < 2)):
        return ""
    return would[:1].lower() + would[1:] if head in _BASE else would


def _ends_as_sentence(piece: str) -> bool:
    """Whether something typed with a capital and a full stop is a sentence, as far as that can be told."""
    if not (piece.endswith(".") and piece[:1].isupper()):
        return False
    typed = piece.split()
    fragment = re.match(
        r"(?:their|her|his|my|our|your|how|why|what|where|when|the way|\w+ years|about)\b", piece, re.IGNORECASE
    )
    return len(typed) >= (9 if fragment else 4)


def _tells_of_me(words: list[str]) -> bool:
    """ "led two migrations": a sentence about oneself that lacks its "I"."""
    if len(words) < 2:
        return False
    head = words[0].lower()
    return head in _PAST - {"used", "set", "cut"} or (
        head.endswith("ed") and len(head) > 4 and head not in _NOUN_BEFORE and not words[0].isupper()
    )


def _is_sentence(text: str) -> bool:
    """Whether the text is a sentence: it begins with a pronoun, or has a verb that belongs to no clause of its own."""
    if _SUBJECT.match(text) and not re.match(r"(?:that|this|these|those) \w+$", text, re.IGNORECASE):
        words = text.split()
        return len(words) > 2 or bool(_FINITE.search(text.lower()))
    for match in _FINITE.finditer(text):
        before = text[: match.start()]
        if not before or _SUBORDINATE.search(before):
            return False
        if not re.search(r" (?:I|we|you|he|she|they) $", before):  # "the handbook I wrote" is none
            return True
    return False


def _listed(text: str) -> str:
    """ "a, b, c" as "a, b and c"."""
    parts = [part.strip() for part in text.split(",")]
    if (
        len(parts) < 2
        or any(not part or len(part.split()) > 4 for part in parts)
        or re.search(r"\b(?:and|or)\b|, (?:which|who|where|that|how)\b", text)
    ):
        return text
    return list_words(parts)
