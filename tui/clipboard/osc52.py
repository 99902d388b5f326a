"""OSC 52, the escape sequence that sets a terminal's clipboard, and how to wrap it for multiplexers."""

from __future__ import annotations

from base64 import b64encode

from tui.clipboard.models import ClipboardEnvironment, Inside, Link

LIMITS: dict[Link, int] = {"local": 74_994, "ssh": 74_994, "mosh": 12_282}
"""The maximum bytes of text. Base64 makes 99,992 of 74,994, and some terminals stop at 100,000; mosh keeps 16,384 bytes of an
escape sequence and silently cuts off the rest."""

_SCREEN_PIECE = 250


def sequence(text: bytes) -> bytes:
    """Return OSC 52 for a text. It names the selection: with an empty name xterm sets PRIMARY, and mosh refuses it."""
    return b"\x1b]52;c;" + b64encode(text) + b"\a"


def through_tmux(inner: bytes) -> bytes:
    """Return a sequence wrapped for a tmux whose `allow-passthrough` is on."""
    return b"\x1bPtmux;" + inner.replace(b"\x1b", b"\x1b\x1b") + b"\x1b\\"


def through_screen(inner: bytes) -> bytes:
    """Return a sequence wrapped for GNU screen, which passes on device control strings of up to about 256 characters."""
    pieces = (inner[at : at + _SCREEN_PIECE] for at in range(0, len(inner), _SCREEN_PIECE))
    return b"".join(b"\x1bP" + piece + b"\x1b\\" for piece in pieces)


def frames(text: bytes, around: Inside, link: Link) -> list[bytes]:
    """Return the frames to write, with a pause between them, inside a multiplexer `around` and over a `link`.

    A multiplexer also gets the plain sequence: tmux passes it on with `set-clipboard` on, and a terminal named `screen` may
    be an old tmux. mosh does not send the same text twice in a row, so the first frame clears the clipboard.
    """
    texts = [b"", text] if link == "mosh" else [text]
    wrap = {"tmux": through_tmux, "screen": through_screen}.get(around)
    return [sequence(each) + (wrap(sequence(each)) if wrap else b"") for each in texts]


def limit(here: ClipboardEnvironment) -> int:
    """Return the maximum bytes of text in this environment."""
    return LIMITS[here.link]
