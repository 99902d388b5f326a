"""What is pasted arrives as text, whatever it holds.

A terminal frames a paste. Textual's parser takes an escape character in it for the beginning of a key, and where the frame's
end arrives in two pieces, as over a slow line, the paste goes on for good.
"""

from __future__ import annotations

START, END = "\x1b[200~", "\x1b[201~"
ESCAPE, SHOWN = "\x1b", "\N{SYMBOL FOR ESCAPE}"


class Pastes:
    """Passes on what the terminal sends, piece by piece: the end of a paste in one piece, escape characters in it visible."""

    def __init__(self) -> None:
        self._inside = False
        self._kept = ""
        """Outside a paste what was passed on last, inside what may be the beginning of its end."""

    def __call__(self, piece: str) -> str:
        passed = ""
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
