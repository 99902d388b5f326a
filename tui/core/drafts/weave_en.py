"""English: how what was typed is made to fit into English sentences."""

from __future__ import annotations

import re

from tui.core.drafts.names import Name
from tui.core.drafts.weave import Woven, capital, list_words, stopped, unstopped, weave, words


def woven(text: str, field: str, reader: Name | None) -> Woven | None:
    """What was typed for a field, ready to stand in a sentence."""
    first = re.escape(reader.first) if reader else "they"

    def shape(piece: str) -> Woven:
        return _shape(piece, field, first)

    return weave(text, shape, "and")


# -- shaping ----------------------------------------------------------------------------------------------------------

_MUCH = r"(?:also|mostly|mainly|briefly|really|especially|particularly|quite|very much|a lot|at length)"
_WE_TALKED = re.compile(
    rf"^(?:(?:and|so|then) )?(?:(?:we|i)(?: both| all)? )?(?:{_MUCH} )*"
    r"(?:(?:talk(?:ed|ing)?|spoke|speaking|chatted|chat(?:ting)?|were talking|had a (?:\w+ )?(?:talk|chat|"
    r"conversation|discussion)|"
    rf"conversation|discussion)(?: {_MUCH})*(?: with (?:her|him|them))? (?:about|on|of)|"
    r"discussed|discussing|covered|went (?:over|through|into)|touched on|compared notes on|about)\s+",
    re.IGNORECASE,
)
_THEY_TOLD = (
    rf"^(?:and )?(?:{{name}}|he|she|they|you) (?:{_MUCH} )*(?:talked about|spoke about|spoke of|told me about|"
    rf"explained|described|mentioned|"
    r"showed me|walked me through|described to me|explained to me)\s+(?!that\b)"
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
_SMALL = words(
    "the a an their her his its our my your how why what where when who which whether some more many two three four five "
    "six seven eight nine ten all both and being having team teams data code work life plans ideas years good great new "
    "old long experience deep strong hands-on ways things people customers users reviews hiring growth tools that this is "
    "has on in at with for from not only almost over we you he she they it skills several solid broad first bringing "
    "building"
)
_COMMON_END = re.compile(
    r"[a-z]{3,}(?:tion|tions|sion|sions|ment|ments|ness|ity|ities|ance|ence|ship|ing|ings|ology|ure|ures)$"
)


def _shape(piece: str, field: str, first: str) -> Woven:
    """One typed sentence or fragment in the form that it can stand in."""
    piece = re.sub(r"\bi\b(?!\.)", "I", piece)
    text = unstopped(piece)
    topic = ""
    if field == "talked_about":
        topic = _topic(text, first)
    elif field == "unsaid":
        topic = _LEFT_UNSAID.sub("", text, count=1)
    bare = bool(topic) and topic != text
    text = topic or text
    text = to_you(text) if field in ("talked_about", "benefit") else they_to_you(text)
    if field == "contribution" and (would := _would(text)):
        return Woven("verb", would)
    if field != "talked_about" and _tells_of_me(text.split()):
        return Woven("own", capital(stopped(f"I {text[:1].lower()}{text[1:]}")))
    if field == "talked_about" and re.match(r"(?:I )?(?:liked|loved|enjoyed|appreciated) ", text, re.IGNORECASE):
        return Woven("own", stopped(f"I {re.sub('^I ', '', text)[:1].lower()}{re.sub('^I ', '', text)[1:]}"))
    if piece.endswith("?") or _is_sentence(text) or (_ends_as_sentence(piece) and not bare):
        own = re.match(r"(?:I|we|my|our)\b", text, re.IGNORECASE) is not None
        return Woven(
            "own" if own else "sentence",
            capital(stopped(f"{text}?" if piece.endswith("?") and not text.endswith("?") else text)),
        )
    return Woven("", _listed(small(text)))


def _topic(text: str, first: str) -> str:
    """What was talked about, without "we talked about" before it; empty where the text does not begin like that."""
    told = re.compile(_THEY_TOLD.format(name=first), re.IGNORECASE)
    for pattern in (_WE_TALKED, told, _LIKED):
        rest = pattern.sub("", text, count=1)
        if (
            rest
            and rest != text
            and not re.match(r"(?:that|it|this|to|with|by|him|them|her (?:and|a|the))\b", rest, re.IGNORECASE)
        ):
            return rest
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


def small(text: str) -> str:
    """The text with a small first letter where its first word is no name."""
    word = re.match(r"[\w'-]+", text)
    if word is None or word[0] == "I" or (len(word[0]) > 1 and not word[0][1:].islower()):
        return text
    lower = word[0].lower()
    return lower + text[word.end() :] if lower in _SMALL or _COMMON_END.search(lower) else text


def _listed(text: str) -> str:
    """ "a, b, c" as "a, b and c"."""
    parts = [part.strip() for part in text.split(",")]
    if len(parts) < 2 or any(not part or len(part.split()) > 4 for part in parts) or re.search(r"\b(?:and|or)\b", text):
        return text
    return list_words(parts)


# -- the third person becomes the second ------------------------------------------------------------------------------

_PERSON = re.compile(
    r"\b(?:manager|founder|ceo|cto|cfo|boss|customer|user|client|colleague|player|patient|driver|nurse|doctor|"
    r"director|engineer|developer|"
    r"mentor|lead|partner|son|daughter|wife|husband|predecessor|successor|who|somebody|someone|everyone|candidate|head)\b",
    re.IGNORECASE,
)
_PLURAL = re.compile(
    r"\b(?:[a-z]{2,}(?:[^sui\W]s)|people|children|men|women|staff|police|team|company|group|family|everyone|everybody|somebody)\b"
)
_PEOPLE_DO = words(
    "are were have had test build plan hire work run review decide grow ship use handle want think deploy train manage "
    "measure organise organize talk write do did made make moved built keep look chose choose learned learn approach "
    "share teach onboard document debug release monitor hope need started began tested planned decided grew used went "
    "came see saw care try tried prefer value solved solve design designed migrated migrate split pair can could will "
    "would"
)
_HE = re.compile(
    r"\b(?:(she|he)(?:'(s|d|ll))?( (?:really|never|also|once|still|just))? (\w+)|(she|he|her|his|him|hers|"
    r"herself|himself))\b",
    re.IGNORECASE,
)
_THEY = re.compile(
    r"\b(they)(?:'(re|ve|d|ll))?(?: ((?:all|also|really|still|now) )?(\w+))?|\b(their|theirs|them|themselves)\b",
    re.IGNORECASE,
)
_NO_VERB_S = {"always", "perhaps", "sometimes", "was", "is", "has", "does", "goes", "says"}


def to_you(text: str) -> str:
    """What is told about the reader, told to the reader: "how she runs it" becomes "how you run it".

    Only where it is plain who is meant; what stays is left for the user to see.
    """
    return they_to_you(_he_to_you(text))


def _he_to_you(text: str) -> str:
    out, last = [], 0
    for match in _HE.finditer(text):
        if _PERSON.search(text[: match.start()]) or re.search(r"[a-z] [A-Z][a-z]+ (?!from\b)", text[: match.start()]):
            return text
        if match[1]:
            verb = match[4]
            if match[2] == "s":
                verb = f"{'have' if verb.endswith('ed') or verb in ('been', 'built', 'made', 'done') else 'are'} {verb}"
            elif match[2]:
                verb = f"{'would' if match[2] == 'd' else 'will'} {verb}"
            else:
                verb = _with_you(verb)
            new = f"you{match[3] or ''} {verb}"
        else:
            new = _object(match[5], text[match.end() :])
        out += [text[last : match.start()], _same_case(new, match[0])]
        last = match.end()
    return "".join([*out, text[last:]])


def _object(word: str, rest: str) -> str:
    word = word.lower()
    if word == "her":
        follows = re.match(r"\s+([\w'-]+)", rest)
        ends = {
            "and",
            "or",
            "about",
            "to",
            "in",
            "on",
            "at",
            "for",
            "with",
            "how",
            "what",
            "why",
            "that",
            "when",
            "as",
            "by",
            "from",
        }
        return "your" if follows and follows[1].lower() not in ends else "you"
    return {"his": "your", "him": "you", "hers": "yours", "herself": "yourself", "himself": "yourself"}.get(word, "you")


def _with_you(verb: str) -> str:
    known = {"is": "are", "was": "were", "has": "have", "does": "do", "goes": "go", "isn't": "aren't"}
    if verb in known:
        return known[verb]
    if verb in _NO_VERB_S or not verb.endswith("s") or verb.endswith("ss"):
        return verb
    if verb.endswith("ies") and len(verb) > 4:
        return verb[:-3] + "y"
    return verb[:-2] if re.search(r"(?:ch|sh|ss|x|zz)es$", verb) else verb[:-1]


def they_to_you(text: str) -> str:
    """ "how they test it" as "how you test it", where nobody else is meant by "they"."""
    first = _THEY.search(text)
    if first is None or _PLURAL.search(text[: first.start()].lower()):
        return text

    def you(match: re.Match[str]) -> str:
        if match[5]:
            new = {"their": "your", "theirs": "yours", "them": "you", "themselves": "yourselves"}[match[5].lower()]
            if match[5].lower() == "them" and _PLURAL.search(text[: match.start()].lower()):
                return match[0]
            return _same_case(new, match[0])
        between = text[: match.start()].lower()
        if _PLURAL.search(between) and (match[4] or "").lower() not in _PEOPLE_DO and not match[2]:
            return match[0]
        rest = f" {match[3] or ''}{match[4]}" if match[4] else ""
        return _same_case(f"you{chr(39) + match[2] if match[2] else ''}{rest}", match[0])

    return _THEY.sub(you, text)


def _same_case(new: str, old: str) -> str:
    return capital(new) if old[:1].isupper() else new
