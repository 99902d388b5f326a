"""Turn pasted bytes into text, whatever they hold.

A terminal sends marks around a paste. Textual's parser takes an escape character in it for the start of a key, and if the
end mark arrives in two pieces, as over a slow line, the paste never ends. If the end mark never arrives, the keyboard would
be dead, so a second of silence ends the paste.
"""

from __future__ import annotations

START, END = "\x1b[200~", "\x1b[201~"
SILENCE = 1.0
"""Seconds without input after which a paste is over."""

ESCAPE, SHOWN_ESCAPE = "\x1b", "\N{SYMBOL FOR ESCAPE}"


class Pastes:
    """A filter of terminal input: it joins the end mark of a paste and makes escape characters in a paste visible."""

    def __init__(self) -> None:
        self._inside = False
        self._kept = ""
        """Outside a paste the start of a possible start mark, inside the start of a possible end mark."""
        self._cut = False
        """Whether the last paste was ended before its end mark arrived."""

    @property
    def is_open(self) -> bool:
        """Return whether a paste has begun and not ended."""
        return self._inside

    def end(self) -> str:
        """Return the text that ends a paste whose end mark does not arrive."""
        kept, self._inside, self._kept, self._cut = self._kept, False, "", True
        return kept.replace(ESCAPE, SHOWN_ESCAPE) + END

    def __call__(self, piece: str) -> str:
        passed = ""
        if self._cut:
            before, end, _ = piece.partition(END)
            if end and START not in before:  # the rest of a paste that was ended is text, not keys
                piece = START + piece
            self._cut = False
        while piece:
            whole = self._kept + piece
            if self._inside:
                body, end, piece = whole.partition(END)
                self._kept = "" if end else _beginning(whole, END)
                passed += body.removesuffix(self._kept).replace(ESCAPE, SHOWN_ESCAPE) + end
                self._inside = not end
            else:
                before, start, after = whole.partition(START)
                passed += (before + start)[len(self._kept) :]
                piece, self._inside = after, bool(start)
                self._kept = "" if start else _beginning(whole, START)
        return passed


def _beginning(text: str, mark: str) -> str:
    """Return the longest end of a text with which a mark may begin."""
    return next((mark[:length] for length in range(len(mark) - 1, 0, -1) if text.endswith(mark[:length])), "")
