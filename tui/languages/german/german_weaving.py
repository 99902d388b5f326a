"""German: how what was typed is made to fit into German sentences."""

from __future__ import annotations

import re
from functools import lru_cache

from tui.languages.base import words
from tui.languages.reading.name_parts import Name
from tui.languages.weaving import Woven, capital, list_words, stopped, unstopped, weave


def woven(text: str, field: str, reader: Name | None) -> Woven | None:
    """What was typed for a field, ready to stand in a sentence."""
    return _woven(text, field, reader)


@lru_cache(512)
def _woven(text: str, field: str, reader: Name | None) -> Woven | None:
    return weave(text, lambda piece, _: _shape(_unnamed(piece, reader), field), "und")


_MUCH = r"(?:auch|vor allem|hauptsächlich|kurz|länger|lange|ausführlich|viel|besonders|sehr|wirklich)"
_TALKED_ABOUT = re.compile(
    rf"^(?:(?:und |dann )?(?:wir|ich) (?:{_MUCH} )*(?:sprachen|sprach|redeten|haben uns|unterhielten uns|"
    rf"tauschten uns)(?: {_MUCH})*"
    rf"(?: (?:mit ihr|mit ihm|mit ihnen))?(?: {_MUCH})* über|wir haben (?:{_MUCH} )*über|(?:das |unser )?gespräch über|"
    rf"gesprochen über|geredet über|über|es ging (?:{_MUCH} )*um|um)\s+",
    re.IGNORECASE,
)
_DISCUSSED = re.compile(
    rf"^(?:wir )?(?:haben |hatten )?(?:{_MUCH} )*(?:besprachen|diskutierten|besprochen|thema(?: war)?:?|themen:?)\s+",
    re.IGNORECASE,
)
_PARTICIPLE = re.compile(r"\s+(?:gesprochen|geredet|unterhalten|ausgetauscht|diskutiert|besprochen)$", re.IGNORECASE)
_LIKED = re.compile(
    rf"^(?:mir (?:hat |haben )?(?:{_MUCH} )*(?:gefiel|gefielen|gefallen)|gefallen (?:hat|haben) mir|mir gefiel|"
    rf"gut (?:gefallen|fand ich)|"
    rf"(?:ich )?(?:fand|mochte|schätze|schätzte)(?: (?:ich|gut|toll|spannend|interessant|beeindruckend))?|"
    rf"beeindruckt (?:hat mich|haben mich)|"
    rf"beeindruckend(?: war| fand ich)?|spannend(?: war| fand ich)?)(?: {_MUCH})*,?\s+",
    re.IGNORECASE,
)
_LIKED_END = re.compile(r"\s+(?:gefallen|gut|toll|spannend|interessant|beeindruckend)$")
_TOLD = re.compile(
    r"^(?:sie|er|frau \w+|herr \w+|\w+) (?:hat (?:mir )?(?:erzählt|erklärt|gezeigt|geschildert|beschrieben)|"
    r"erzählte(?: mir)?(?: davon)?|erklärte(?: mir)?|zeigte(?: mir)?|schilderte|beschrieb),?\s+(?=wie|warum|"
    r"was|wo|woran|womit)",
    re.IGNORECASE,
)
_LEFT_UNSAID = re.compile(
    r"^(?:(?:ich )?(?:habe )?(?:ganz )?(?:vergessen|versäumt)(?:,)? zu (?:erwähnen|sagen|erzählen)|"
    r"(?:ich )?(?:habe )?nicht (?:mehr )?"
    r"(?:erwähnt|gesagt|erzählt)(?: habe ich)?|vergessen habe ich(?: zu (?:erwähnen|sagen))?|(?:ich )?hätte (?:ich )?"
    r"(?:gern(?:e)? )?(?:noch )?(?:erwähnt|gesagt|erzählt)|unerwähnt blieb)[:,]?\s+",
    re.IGNORECASE,
)
_FINITE = words(
    "ist sind war waren hat haben hatte hatten wird werden wurde wurden kann können konnte soll sollen muss "
    "müssen will wollen geht gibt läuft "
    "macht braucht bleibt heißt liegt kommt fand gefiel steht fehlt zählt hilft lässt arbeitet arbeiten"
)
_CLAUSE = re.compile(
    r"(?<!\w)(?:wie|was|warum|weshalb|wo|wann|wer|dass|ob|weil|wenn|damit|obwohl|nachdem|bevor|woran|womit|wofür|welche\w*)(?!\w)|,"
)
_ABOUT_ME = words(
    "habe bin kann war hatte leite kenne spreche bringe arbeite führte leitete baute schrieb "
    "verantworte weiß mag lernte beherrsche"
)
_SMALL = words(
    "die der das den ein eine einen wie warum was wo dass ob ihr ihre ihren ihrem ihrer sein seine mein meine "
    "unser unsere zwei drei vier fünf mehrere viele"
)
_PREFIXES = words("be ver er ent zer auf ab an aus ein vor durch um über mit zu nach unter")
_PLURAL_OF = dict(
    pair.split(":")
    for pair in words(
        "ist:sind war:waren hat:haben hatte:hatten wird:werden wurde:wurden kann:können konnte:konnten "
        "will:wollen wollte:wollten "
        "muss:müssen soll:sollen darf:dürfen weiß:wissen gibt:geben sieht:sehen spricht:sprechen trifft:treffen hält:halten "
        "läuft:laufen trägt:tragen lässt:lassen nimmt:nehmen fährt:fahren hilft:helfen liest:lesen wirft:werfen "
        "tut:tun misst:messen"
    )
)


def _shape(piece: str, field: str) -> Woven:
    text = unstopped(piece)
    over = liked = False
    if field == "talked_about":
        for pattern in (_TALKED_ABOUT, _DISCUSSED, _TOLD, _LIKED):
            rest = pattern.sub("", text, count=1)
            if rest != text and rest:
                text = _PARTICIPLE.sub("", rest)
                over, liked = pattern is _TALKED_ABOUT, pattern is _LIKED
                if liked:
                    text = _LIKED_END.sub("", text)
                break
        else:
            rest = _PARTICIPLE.sub("", text)
            text = rest if rest and not re.match(r"(?:wir|ich)\b", rest, re.IGNORECASE) else text
    elif field == "unsaid":
        rest = _LEFT_UNSAID.sub("", text, count=1)
        text = rest or text
    text = _to_you(text)
    if field == "fit" and re.match(r"(?:weil|da) (?:ich|mir|meine?)\b", text, re.IGNORECASE):
        return Woven("own", stopped(f"Ich glaube, dass es passt, {text[:1].lower()}{text[1:]}"))
    if field == "contribution" and (would := _would(text)):
        return Woven("verb", would)
    if piece.endswith("?") or _is_sentence(text):
        own = re.match(r"(?:ich|wir|mein|meine|mir|mich)\b", text, re.IGNORECASE) or _IMPRESSION.match(text)
        return Woven(
            "own" if own else "sentence",
            capital(stopped(f"{text}?" if piece.endswith("?") and not text.endswith("?") else text)),
        )
    head = text.split()[0] if text.split() else ""
    if field != "talked_about" and head.lower() in _ABOUT_ME:
        return Woven("own", stopped(f"Ich {head.lower()}{text[len(head) :]}"))
    text = _listed(_small(text))
    if over and not re.match(_CLAUSE, text.lower()):
        return Woven("object", re.sub(r" und (wie|warum|was|wo|ob|wann|woran|womit|wofür) ", r" und darüber, \1 ", text))
    return Woven("", text)


def _would(text: str) -> str:
    """What one would do, as it stands at the end of "Ich würde gern ..."; empty where it is nothing one does."""
    rest = re.sub(
        r"^ich (?:würde|könnte|möchte|kann|will)(?: (?:gern|gerne|sofort|als erstes|zuerst))*\s+",
        "",
        text,
        flags=re.IGNORECASE,
    )
    last = rest.split()[-1] if rest.split() else ""
    doing = last[:1].islower() and re.search(r"(?:en|ern|eln)$", last) and len(last) > 3
    if doing and (rest != text or (len(rest.split()) > 1 and not re.match(r"(?:ich|wir|dass|wie)\b", rest, re.IGNORECASE))):
        return _small(rest)
    return ""


def _is_sentence(text: str) -> bool:
    """Whether the text is a main clause: a finite verb that stands neither in a clause nor last."""
    typed = text.split()
    bare = [word.strip(",.:") for word in typed]
    if len(bare) > 2 and bare[0].lower() in ("ich", "wir", "sie", "er", "es", "man"):
        return True
    for number, word in enumerate(bare[:-1]):
        if word in _FINITE and number > 0:
            return _CLAUSE.search(" ".join(typed[:number]).lower()) is None
    return False


def _small(text: str) -> str:
    """The text with a small first letter where its first word is an article or the like."""
    head = text.split()[0] if text.split() else ""
    return text[:1].lower() + text[1:] if head.lower() in _SMALL and not head.startswith("Ihr") else text


def _listed(text: str) -> str:
    parts = [part.strip() for part in text.split(",")]
    if (
        len(parts) < 2
        or any(not part or len(part.split()) > 4 for part in parts)
        or re.search(r"\b(?:und|oder)\b|, (?:wie|dass)", text)
    ):
        return text
    return list_words(parts, "und")


# -- the third person becomes the polite form ------------------------------------------------------------------------

_THEIR = re.compile(r"(?<!\w)(ihr(?:e[nmrs]?)?)(?!\w)")
_HIS = re.compile(r"^((?:wie )?)sein(e[nmrs]?)?(?!\w)", re.IGNORECASE)
_SHE = re.compile(
    r"(?<!\w)(wie|warum|was|wo|dass|ob|wann|woran|womit|wofür|wie \w+)( sich)? (sie|er)(?= )([^,.;]*?)"
    r"(?=,|;|\.|$| und (?:wie|warum|was|wo|dass|ob) )"
)
_NOUN = re.compile(r"(?<!^)(?<![\w.])[A-ZÄÖÜ][\wäöüß]+")


_IMPRESSION = re.compile(r"Sie (?:waren|sind|wirkten|schienen)(?: \w+){1,3}$")
"""How the reader was, in a few words: it needs no sentence before it."""
_SHE_DOES = re.compile(r"^(?:sie|er) (\w+)(?=[ ,])", re.IGNORECASE)
_TO_HER = re.compile(
    r"(?:^|(?<=, ))ih[rm] (?=(?:ist|sind|sei|seien|war|waren|wäre|gefällt|gefiel|fehlt|liegt|geht|hilft)\b)", re.IGNORECASE
)


def _to_you(text: str) -> str:
    """What is told about the reader, told to the reader: "wie sie testen" becomes "wie Sie testen".

    Only where it is plain who is meant; what stays is left for the user to see.
    """
    text = _TO_HER.sub("Ihnen ", text)
    theirs = re.match(r"(?:(?:wie|warum|was|an|in|mit|von|bei|zu) )?ihr(?:e[nmrs]?)?\b", text, re.IGNORECASE) is not None
    text = _HIS.sub(lambda m: f"{m[1]}Ihr{m[2] or ''}", text)
    begun = _SHE_DOES.match(text)
    if begun is not None and (many := _many(begun[1])):
        text = f"Sie {many}{text[begun.end() :]}"

    def you(match: re.Match[str]) -> str:
        if _NOUN.search(text[: match.start()]) and not theirs:
            return match[0]
        clause = match[4].split()
        last = clause[-1] if clause else ""
        many = last if re.search(r"en$|^sind$|^tun$|[ft]ern$|eln$", last) else _many(last)
        if not many or (many != last and _NOUN.search(text[: match.start()])):
            return match[0]
        middle = match[4].rstrip()
        return f"{match[1]}{match[2] or ''} Sie{middle[: len(middle) - len(last)]}{many}"

    text = _SHE.sub(you, text)
    first = _THEIR.search(text)
    if first is not None and (theirs or "Sie" in text[: first.start()] or not _NOUN.search(text[: first.start()])):
        text = _THEIR.sub(lambda m: capital(m[1]), text)
    return text


def _unnamed(text: str, reader: Name | None) -> str:
    """The text with "sie" for the reader's name at its beginning, so that it is told to them as the rest is."""
    if reader is None:
        return text
    first, last = re.escape(reader.called or reader.full), re.escape(reader.family)
    return re.sub(rf"^(?:(?:Frau|Herr) (?:{first} )?{last}|{first}(?: {last})?)(?= [a-zäöü])", "sie", text)


def _many(verb: str) -> str:
    """A verb's plural, which the polite form takes; empty where it is not known."""
    if verb in _PLURAL_OF:
        return _PLURAL_OF[verb]
    for singular, plural in _PLURAL_OF.items():
        if verb.endswith(singular) and verb.removesuffix(singular) in _PREFIXES:
            return verb.removesuffix(singular) + plural
    if verb.endswith("te"):
        return f"{verb}n"
    if re.search(r"[td]et$", verb):
        return f"{verb[:-2]}en"
    if re.search(r"(?:[bfghklmnprsuwz]|ß)t$", verb) and verb[:1].islower() and not verb.startswith("ge"):
        stem = verb[:-1]
        return f"{stem}n" if re.search(r"(?:er|el)$", stem) else f"{stem}en"
    return ""
