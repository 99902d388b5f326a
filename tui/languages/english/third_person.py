"""English: what is told about the reader, told to the reader."""

from __future__ import annotations

import re

from tui.languages.base import words
from tui.languages.english.mentions import COMMON_END, SMALL, somebody
from tui.languages.reading.name_parts import Name
from tui.languages.weaving import capital


def small(text: str) -> str:
    """The text with a small first letter where its first word is no name."""
    word = re.match(r"[\w'-]+", text)
    if word is None or word[0] == "I" or (len(word[0]) > 1 and not word[0][1:].islower()):
        return text
    lower = word[0].lower()
    return lower + text[word.end() :] if lower in SMALL or COMMON_END.search(lower) else text


_PLURAL = re.compile(
    r"\b(?:[a-z]{2,}(?:[^sui\W]s)|people|children|men|women|staff|police|team|company|group|family|everyone|everybody|somebody)\b"
)
_PEOPLE = re.compile(
    r"\b(?:people|children|men|women|staff|police|teams?|compan(?:y|ies)|groups?|famil(?:y|ies)|every(?:one|body)|some(?:one|body)|"
    r"any(?:one|body)|person|who|each|parents|kids|friends|[a-z]{2,}(?:ers|ors|ists|ants|ents|ees|ians))\b"
)
_PEOPLE_DO = words(
    "are were have had test build plan hire work run review decide grow ship use handle want think deploy train manage "
    "measure organise organize talk write do did made make moved built keep look chose choose learned learn approach "
    "share teach onboard document debug release monitor hope need started began tested planned decided grew used went "
    "came see saw care try tried prefer value solved solve design designed migrated migrate split pair can could will "
    "would"
)
_HE = re.compile(
    r"\b(?:(she|he)(?:['’](s|d|ll))?( (?:really|never|also|once|still|just|always|often|usually|then|now|\w{3,}ly))?"
    r" (\w+(?:['’]t)?)|"
    r"(she|he|her|his|him|hers|herself|himself))\b",
    re.IGNORECASE,
)
_ALSO_DOES = re.compile(
    r"(\byou(?: \w+ly)? [\w'’]+(?: (?!and\b|you\b)[\w'-]+){0,6} and (?:then |also |still |always |never |\w+ly )?)"
    r"(?:((?:is|was|has|does)(?:n['’]t)?)\b|"
    r"(\w+s)\b(?= (?:to|the|a|an|every|each|it|them|me|us|my|your|how|what|why)\b))"
)
_HER = words("she her hers herself")
_THEY = re.compile(
    r"\b(they)(?:'(re|ve|d|ll))?(?: ((?:all|also|really|still|now) )?(\w+))?|\b(their|theirs|them|themselves)\b",
    re.IGNORECASE,
)
_NO_VERB_S = {"always", "perhaps", "sometimes", "was", "is", "has", "does", "goes", "says"}


def to_you(text: str, before: str = "") -> str:
    """What is told about the reader, told to the reader: "how she runs it" becomes "how you run it".

    Only where it is plain who is meant; what stays is left for the user to see.
    """
    return they_to_you(_he_to_you(text, before))


def unclear(text: str, before: str) -> bool:
    """Whether it cannot be told whom a text's "he" and "she" mean: two of them, or somebody else between them."""
    found = list(_HE.finditer(text))
    if not found or somebody(before) >= 0:
        return False
    other = somebody(text)
    if 0 <= other < found[0].start():
        return False
    other = somebody(text, anyone=False)
    genders = {(match[1] or match[5]).lower() in _HER for match in found}
    return len(genders) > 1 or found[0].start() <= other < found[-1].start()


def unnamed(text: str, reader: Name | None) -> str:
    """The text with "he" or "she" for the reader's name, so that it is told to them as the rest is."""
    if reader is None or len(reader.called) < 3 or reader.called.casefold() in _VERBS_TOO:
        return text
    she = re.search(r"\b(?:she|hers?)\b", text, re.IGNORECASE) is not None
    last = f"(?: {re.escape(reader.family)})?" if reader.family else ""

    def pronoun(match: re.Match[str]) -> str:
        if match[1]:
            return "her" if she else "his"
        after, as_object = text[match.end() :], re.search(r"\b(?:with|about|of|to|from|for|by|like) $", text[: match.start()])
        if as_object or not re.match(r" [a-z]", after):
            return "her" if she else "him"
        return "she" if she else "he"

    return re.sub(rf"\b{re.escape(reader.called)}\b{last}(['’]s)?(?![\w'’-])", pronoun, text)


_VERBS_TOO = words("will mark may june april august grace rose hope faith joy art pat bill rich drew dean frank chase page")


def _he_to_you(text: str, before: str) -> str:
    found = list(_HE.finditer(text))
    if not found or somebody(before) >= 0 or 0 <= somebody(text) < found[0].start():
        return text
    out, last = [], 0
    for match in found:
        if match[1]:
            verb = match[4]
            if match[2] == "s":
                verb = f"{'have' if verb.endswith('ed') or verb in ('been', 'built', 'made', 'done') else 'are'} {verb}"
            elif match[2]:
                verb = f"{'would' if match[2] == 'd' else 'will'} {verb}"
            else:
                verb = _with_you(verb)
            new = f"you {(match[3] or '').strip()} {verb}".replace("  ", " ")
            if match[2]:
                first, _, rest = verb.partition(" ")
                new = f"you {first}{match[3] or ''} {rest}"
        else:
            new = _object(match[5], text[match.end() :])
        out += [text[last : match.start()], _same_case(new, match[0])]
        last = match.end()
    return _ALSO_DOES.sub(lambda m: m[1] + _with_you(m[2] or m[3]), "".join([*out, text[last:]]))


def _object(word: str, rest: str) -> str:
    word = word.lower()
    if word == "her":
        follows = re.match(r"\s+([\w'-]+)", rest)
        return "your" if follows and follows[1].lower() not in _NOT_HERS else "you"
    return {"his": "your", "him": "you", "hers": "yours", "herself": "yourself", "himself": "yourself"}.get(word, "you")


_NOT_HERS = words(
    "and or about to in on at for with how what why that when as by from the a an my our this these those i we he she it "
    "they you so very again too before after if because but where who which into over through than then there today yesterday"
)


def _with_you(verb: str) -> str:
    known = {"is": "are", "was": "were", "has": "have", "does": "do", "goes": "go", "isn't": "aren't",
             "wasn't": "weren't", "hasn't": "haven't", "doesn't": "don't"}  # fmt: skip
    verb = verb.replace("’", "'")
    if verb in known:
        return known[verb]
    if verb in _NO_VERB_S or not verb.endswith("s") or verb.endswith("ss"):
        return verb
    if verb.endswith("ies") and len(verb) > 4:
        return verb[:-3] + "y"
    return verb[:-2] if re.search(r"(?:ch|sh|ss|x|zz)es$", verb) else verb[:-1]


def they_to_you(text: str) -> str:
    """ "how they test it" as "how you test it", where nobody else is meant by "they"."""
    text = re.sub(r"\b(like|such as|similar to) theirs\b", r"\1 yours", text)
    first = _THEY.search(text)
    before = text[: first.start()].lower() if first else ""
    if first is None or _PEOPLE.search(before):
        return text
    if _PLURAL.search(before) and (not first[5] or re.search(r"(?:\b(?:and|or|of|with)|,) $", before)):
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
