"""What is pasted arrives as text, whatever it holds.

A terminal frames a paste. Textual's parser takes an escape character in it for the beginning of a key, and where the frame's
end arrives in two pieces, as over a slow line, the paste goes on for good. Where its end never arrives the
keyboard would be dead: a second of silence ends it.
"""

from __future__ import annotations

START, END = "\x1b[200~", "\x1b[201~"
SILENCE = 1.0
"""Seconds without input after which a paste is over."""

ESCAPE, SHOWN = "\x1b", "\N{SYMBOL FOR ESCAPE}"


class Pastes:
    """Passes on what the terminal sends, piece by piece: the end of a paste in one piece, escape characters in it visible."""

    def __init__(self) -> None:
        self._inside = False
        self._kept = ""
        """Outside a paste what was passed on last, inside what may be the beginning of its end."""
        self._cut = False
        """Whether the last paste was ended before its end had come."""

    @property
    def is_open(self) -> bool:
        """Whether a paste has begun and not ended."""
        return self._inside

    def end(self) -> str:
        """Return what ends a paste whose end does not come."""
        kept, self._inside, self._kept, self._cut = self._kept, False, "", True
        return kept.replace(ESCAPE, SHOWN) + END

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
                passed += body.removesuffix(self._kept).replace(ESCAPE, SHOWN) + end
                self._inside = not end
            else:
                before, start, after = whole.partition(START)
                passed += (before + start)[len(self._kept) :]
                piece, self._inside = after, bool(start)
                self._kept = "" if start else _beginning(whole, START)
        return passed


def _beginning(text: str, mark: str) -> str:
    """The longest end of a text with which a mark may begin."""
    return next((mark[:length] for length in range(len(mark) - 1, 0, -1) if text.endswith(mark[:length])), "")
