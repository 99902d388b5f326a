"""What a note may carry when it leaves the program."""

from __future__ import annotations

import re
import unicodedata

_LINE_ENDS = re.compile("\r(?!\n)|[\v\f\x85]")
_CONTROLS = re.compile("(?!\r\n)[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_SURROGATES = re.compile("[\ud800-\udfff]")


def clean(text: str) -> str:
    """The text as every way sends it: in Unicode NFC, without control characters and bidirectional overrides.

    A pasted escape sequence must not run and the reader must see what is there. Newlines stay as they are (CRLF too), rarer
    line ends become newlines, a tab becomes spaces, half a surrogate pair U+FFFD. Marks right-to-left text needs are kept.
    """
    lines = _LINE_ENDS.sub("\n", text).replace("\t", "    ")
    return unicodedata.normalize("NFC", _SURROGATES.sub("\ufffd", _CONTROLS.sub("", lines)))
