"""Read what is beside a name: a nickname, degrees, a role, a company, in brackets or quotes or behind a comma or dash."""

from __future__ import annotations

import re

from tui.languages.reading.name_words import is_role, name_list, title_kind

_BRACKETS = re.compile(r"\(([^()]*)\)")
_QUOTED = re.compile(r"[\"“”„«»]([^\"“”„«»]{1,40})[\"“”«»]|(?<!\w)['‘’‚]([^'‘’‚\"]{1,40})['‘’](?!\w)")
_GOES_BY = re.compile(r"(?:goes by|called|known as|call me|prefers|genannt|gen\.) ", re.IGNORECASE)
_DROPPED = frozenset({"via", "geb.", "geborene", "née", "nee"})


def without_asides(text: str) -> tuple[str, str, list[str]]:
    """Return the text without its quotes and brackets, the nickname found in them, and the rest of their content."""
    nickname, beside = "", []
    while (unwrapped := re.fullmatch(r"[\"“”„«]([^\"“”„«»]+)[\"“”»]|\(([^()]+)\)", text)) is not None:
        text = (unwrapped[1] or unwrapped[2]).strip()
    quoted = _QUOTED.search(text)
    if quoted is not None and not text[: quoted.start()].strip():
        text = f"{quoted[1] or quoted[2]} {text[quoted.end() :]}"
    elif quoted is not None and _is_nickname((quoted[1] or quoted[2]).strip()):
        nickname, text = quoted[0], text[: quoted.start()] + " " + text[quoted.end() :]
    for bracket in list(_BRACKETS.finditer(text)):
        inside, before, after = bracket[1].strip(), text[: bracket.start()].split(), text[bracket.end() :].split()
        joined = before and after and not {*before, after[0]} & name_list("separators")
        if joined and after[0][0].isalpha() and any(map(str.isalnum, "".join(before))):
            nickname = nickname or (bracket[0] if _is_nickname(inside) else "")
        elif (goes_by := _GOES_BY.match(inside)) is not None and _is_nickname(inside[goes_by.end() :]):
            nickname = nickname or f"({inside[goes_by.end() :]})"
        elif inside.casefold().partition(" ")[0] not in _DROPPED:
            beside.append(inside)
    return _BRACKETS.sub(" ", text), nickname, beside


def _is_nickname(text: str) -> bool:
    if not text or len(text.split()) > 2 or not text[0].isalpha() or all(map(title_kind, text.split())):
        return False
    return not is_role(text) and not is_degree(text)


def is_said(text: str) -> bool:
    """Return whether something in brackets says anything: pronouns, degrees and numbers do not."""
    found = [word for word in re.split(r"[\s/,;]+", text.casefold()) if word]
    return any(
        any(map(str.isalpha, word)) and word not in name_list("nothing said") and not is_degree(word) and not title_kind(word)
        for word in found
    )


def cut_behind(parts: list[list[str]]) -> tuple[list[list[str]], list[str]]:
    """Return the parts up to a word or sign such as "from" or "-", and the text behind it."""
    for number, part in enumerate(parts):
        for place, word in enumerate(part):
            if place and word in name_list("separators"):
                behind = ", ".join(" ".join(rest) for rest in (part[place + 1 :], *parts[number + 1 :]) if rest)
                if word in ("of", "/") and not (word == "/" and is_role(behind)):
                    return parts, []
                return [*parts[:number], part[:place]], [behind] if behind and word not in _DROPPED else []
    return parts, []


def without_ends(parts: list[list[str]], beside: list[str]) -> tuple[str, list[str]]:
    """Remove degrees, titles and roles behind the last comma; return the suffix and the titles."""
    suffix, titles = "", list[str]()
    texts = [" ".join(part) for part in parts]
    begins = next((place for place, text in enumerate(texts) if place and _is_beside(text)), len(parts))
    beside += [text for text in texts[begins:] if text]
    del parts[begins:]
    while len(parts) > 1:
        if not parts[-1]:
            parts.pop()
        elif all(is_degree(word, behind_comma=len(parts) > 2 or len(parts[0]) > 1) for word in parts[-1]):
            suffix = f", {' '.join(map(degree, parts.pop()))}{suffix}"
        elif all(map(title_kind, parts[-1])):
            titles = parts.pop() + titles
        else:
            break
    return suffix, titles


def _is_beside(text: str) -> bool:
    """Return whether the text behind a comma is a role or a company, not a part of a name."""
    found = text.casefold().split()
    if not found or all(map(title_kind, found)):
        return False
    return is_role(text) or found[0] in ("the", "our") or any(w.rstrip(".") in name_list("companies") for w in found)


def degree(word: str) -> str:
    """Return a degree in its capitals if it was typed without any."""
    if not word.islower():
        return word
    bare = word.rstrip(".")
    written = next((known for known in name_list("degrees as written") if known.casefold() == bare), bare.upper())
    return written + word[len(bare) :]


def is_degree(word: str, *, behind_comma: bool = False) -> bool:
    """Return whether a word is a degree, or Jr. and the like; short ones such as MA only in capitals behind a comma."""
    small = word.casefold().rstrip(".")
    if small in name_list("degrees") or small in name_list("generations") or small.replace(".", "") in name_list("degrees"):
        return True
    return behind_comma and word.isupper() and small.replace(".", "") in name_list("degrees in capitals")


def without_article(role: str) -> str:
    """Return a role without its article: "the CTO" is CTO."""
    first, _, rest = role.partition(" ")
    return rest if rest and first.casefold() in ("the", "a", "an", "our", "my", "their", "der", "die", "das") else role
