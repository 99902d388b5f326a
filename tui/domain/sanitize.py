"""Text as it may be shown: whatever was typed or imported, harmless in a terminal."""

from __future__ import annotations

import re

_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]"
)


def _stand_in(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else "\ufffd"


def harmless(text: str) -> str:
    """The text with control characters and direction marks replaced by visible stand-ins; line ends and tabs stay."""
    return _UNSAFE.sub(_stand_in, text.replace("\r\n", "\n"))


def one_line(text: str) -> str:
    """The text on one line: runs of white space become a space, unsafe characters visible stand-ins."""
    return harmless(" ".join(text.split()))
