"""Sanitize text that was typed, pasted or imported: one function for each place where it is used."""

from __future__ import annotations

import re
import unicodedata

_CONTROLS = "\x00-\x08\x0b-\x1f\x7f-\x9f"  # except tab and newline
_OVERRIDES = "\u202a-\u202e"
_ISOLATES = "\u2066-\u2069"
_MARKS = "\u061c\u200e\u200f"
_ODD = "\u2028\u2029\ufeff\ufff9-\ufffb"  # separators, byte order mark, interlinear annotation
_SURROGATES = "\ud800-\udfff"

_UNSAFE = re.compile(f"[{_CONTROLS}{_OVERRIDES}{_ODD}]")
_OPENS, _CLOSES = re.compile("[\u2066-\u2068]"), "\u2069"
_UNSEEN = re.compile(f"[{_CONTROLS}{_OVERRIDES}{_ODD}\u200b\u2060-\u2065]")
_ESCAPES = re.compile("\x1b(?:\\[[0-?]*[ -/]*[@-~]|\\][^\x07\x1b]*(?:\x07|\x1b\\\\)?|[@-Z\\\\-_])")
_BRACKET = re.compile(r"\[(?:[^\[\]]*[^\[\]?])?\]|[\[\]]")
"""A text in brackets that is not a question, or a single bracket."""
_LINE_ENDS = re.compile("\r(?!\n)|[\v\f\x85]")
_NOT_COPIED = re.compile(f"(?!\r\n)[\t{_CONTROLS}{_OVERRIDES}]")
NOTE_LIMIT = 120
_HALVES = re.compile(f"[{_SURROGATES}]")
_LINE_SIGNS = re.compile("[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]")
_UNTYPED = re.compile(f"[{_CONTROLS}{_SURROGATES}]")
_UNPAINTED = re.compile(f"[{_OVERRIDES}{_ISOLATES}{_MARKS}\ufeff\ufff9-\ufffb]")

_IN_CELLS: dict[int, str] = {
    **{code: chr(0x2400 + code) for code in range(0x20)},
    **dict.fromkeys((0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029), " "),
    0x7F: "\u2421",
    **{code: "\ufffd" for code in range(0x80, 0xA0) if code != 0x85},
    **dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0xFFF9, 0xFFFC)), "\ufffd"),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
    0xAD: "-",
    0x200D: "\u200c",
    0xFE0F: "\ufe0e",
}

_ADDRESS = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[A-Za-z0-9.-]{1,255}", re.ASCII)


def harmless(text: str) -> str:
    """Return a text to be shown: control characters and direction overrides become visible symbols.

    Line ends, tabs, and the marks, isolates and joiners that names need stay; an isolate ends with its line.
    """
    text = _UNSAFE.sub(_stand_in, text.replace("\r\n", "\n"))
    return "\n".join(map(_closed, text.split("\n"))) if _OPENS.search(text) else text


def one_line(text: str) -> str:
    """Return a text to be shown on one line: white space becomes single spaces, unsafe characters visible symbols."""
    return harmless(" ".join(text.split()))


def editable(text: str) -> str:
    """Return a text to be edited on one line: everything stays except line ends, tabs and control characters."""
    lines = text.splitlines()
    if len(lines) > 1:
        text = " ".join(filter(None, map(str.strip, lines)))
    return _UNTYPED.sub(_stand_in, _LINE_SIGNS.sub(" ", text))


def typed(character: str | None) -> str:
    """Return the character that a key types; empty if it is a control character."""
    return character if character and unicodedata.category(character[0]) not in ("Cc", "Cs") else ""


def painted(text: str) -> str:
    """Return an edited text as it is painted: without invisible marks that could reorder the line."""
    return text if text.isascii() else _HALVES.sub("\ufffd", _UNPAINTED.sub("", text))


def for_cells(text: str) -> str:
    """Return a text to be shown in a row of terminal cells, with as many characters as before, so that styles stay in place.

    Control characters become their Unicode pictures. Direction overrides, which would reorder the line, and halves of
    surrogate pairs, which cannot be encoded, become U+FFFD. The emoji joiner and selector become their opposites, because
    terminals disagree on the width of the emoji that they make.
    """
    return text if text.isascii() and text.isprintable() else text.translate(_IN_CELLS)


def without_halves(text: str) -> str:
    """Return a text with a replacement mark for each half of a surrogate pair."""
    return _HALVES.sub("\ufffd", text)


def printable(text: str) -> str:
    """Return a text to be quoted in an error: unprintable characters become question marks."""
    return "".join(c if c.isprintable() else "?" for c in text)


def clean(text: str) -> str:
    """Return a fact for use in a note: on one line, without control characters and direction overrides, otherwise unchanged.

    A question in square brackets would look like a placeholder, so its brackets become round. An isolate ends with the fact.
    """
    return _closed(_BRACKET.sub(_bracket, " ".join(_UNSEEN.sub(" ", _ESCAPES.sub("", text)).split())))


def short(text: str) -> str:
    """Return a name or title as `clean` does, cut to a length that fits in a sentence."""
    text = clean(text)
    return text if len(text) <= NOTE_LIMIT else clean(text[: NOTE_LIMIT - 1].rstrip() + "…")


def for_copying(text: str) -> str:
    """Return a note to be copied or sent: in Unicode NFC, without control characters and bidirectional overrides.

    So a pasted escape sequence cannot run, and the reader sees the whole text. Newlines stay as they are (CRLF too), rarer
    line ends become newlines, a tab becomes spaces, half a surrogate pair U+FFFD. Marks that right-to-left text needs stay.
    """
    lines = _LINE_ENDS.sub("\n", text).replace("\t", "    ")
    return unicodedata.normalize("NFC", _HALVES.sub("\ufffd", _NOT_COPIED.sub("", lines)))


def for_header(text: str) -> str:
    """Return a text for one header of a mail: as `for_copying` returns it, on one line."""
    return " ".join(for_copying(text).split())


def address_for_header(text: str) -> str:
    """Return an e-mail address as it stands in a header, its domain in ASCII (IDNA); empty for what cannot stand there."""
    local, _, domain = text.strip().rpartition("@")
    try:
        address = f"{local}@{domain if domain.isascii() else domain.encode('idna').decode('ascii')}"
    except UnicodeError:
        return ""
    return address if _ADDRESS.fullmatch(address) else ""


def _closed(line: str) -> str:
    """Return a line in which no isolate is left open."""
    return line + _CLOSES * max(0, len(_OPENS.findall(line)) - line.count(_CLOSES))


def _stand_in(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else "\ufffd"


def _bracket(found: re.Match[str]) -> str:
    return {"[": "(", "]": ")"}.get(found[0], found[0])
