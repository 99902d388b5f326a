"""Decode bytes from outside, whatever charset they claim to be in."""

from __future__ import annotations

import re

_CHARSET = re.compile(
    r"(?i)(us-)?ascii|utf[_-]?(8|16|32)([_-]?(le|be|sig))?|iso[_-]?8859[_-]\d{1,2}|latin[_-]?\d{1,2}|(windows|cp|ibm)[_-]?\d{3,5}"
    r"|koi8[_-][rut]|big5([_-]?hkscs)?|gb2312|gbk|gb18030|hz(-gb-2312)?|euc[_-]?(jp|kr|cn)|shift[_-]?jis|sjis|iso[_-]?2022[_-]\w{2,8}"
    r"|mac[_-]?\w{4,9}|tis[_-]?620|johab|ks_c_5601-1987|viscii"
)
"""Charsets of text. Python's codecs hold others, which evaluate escapes, unpack archives or raise."""
_FOLD = re.compile(rb"\r?\n[ \t]")
_SURROGATES = re.compile("[\ud800-\udfff]")


def decoded(data: bytes, charset: str | None = None) -> str:
    """Return the text of bytes: by their mark, the charset they claim, UTF-8, or else Windows' Western one.

    UTF-8 whose lines are folded inside a character (RFC 5545, 3.1) is unfolded.
    """
    claimed = charset if charset and _CHARSET.fullmatch(charset) else None
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _whole(data.decode("utf-16", errors="replace"))
    if claimed is None and data[:1] != data[1:2] and b"\0" in (data[:1], data[1:2]):  # no mark, but a letter in two bytes
        return _whole(data.decode("utf-16-be" if data[:1] == b"\0" else "utf-16-le", errors="replace"))
    for encoding in (claimed, "utf-8-sig", "unfolded"):
        try:
            if encoding == "unfolded":
                return _whole(_FOLD.sub(b"", data).decode("utf-8-sig"))
            return _whole(data.decode(encoding or "utf-8-sig"))
        except (UnicodeError, LookupError):
            continue
    return _whole(data.decode("cp1252", errors="replace"))


def _whole(text: str) -> str:
    """Return a text without halves of surrogate pairs, which cannot be encoded."""
    return _SURROGATES.sub("\ufffd", text)
