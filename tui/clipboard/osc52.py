"""The escape sequence that asks a terminal to fill its clipboard, and the wrappings that carry it through multiplexers."""

from __future__ import annotations

from base64 import b64encode

from tui.clipboard.models import ClipboardEnvironment, Inside, Link

LIMITS: dict[Link, int] = {"local": 74_994, "ssh": 74_994, "mosh": 12_282}
"""Bytes of text that arrive whole. Base64 makes 99,992 of 74,994, and some terminals stop at 100,000; mosh keeps 16,384 bytes
of an escape sequence and cuts the rest without a word."""

_SCREEN_PIECE = 250


def sequence(text: bytes) -> bytes:
    """OSC 52 for the clipboard selection by name: an empty name fills xterm's PRIMARY, and mosh refuses it."""
    return b"\x1b]52;c;" + b64encode(text) + b"\a"


def through_tmux(inner: bytes) -> bytes:
    """Wrapped for a tmux whose `allow-passthrough` is on."""
    return b"\x1bPtmux;" + inner.replace(b"\x1b", b"\x1b\x1b") + b"\x1b\\"


def through_screen(inner: bytes) -> bytes:
    """Wrapped for GNU screen, which hands on device control strings of at most some 256 characters each."""
    pieces = (inner[at : at + _SCREEN_PIECE] for at in range(0, len(inner), _SCREEN_PIECE))
    return b"".join(b"\x1bP" + piece + b"\x1b\\" for piece in pieces)


def frames(text: bytes, around: Inside, link: Link) -> list[bytes]:
    """What to write, frame by frame with a pause between them, for a terminal inside `around` at the end of `link`.

    A multiplexer gets it plain, too: tmux hands that on when its `set-clipboard` is on, and what says `screen` may be an old
    tmux. mosh sends nothing for the text it sent last, so it is told to forget that one first.
    """
    texts = [b"", text] if link == "mosh" else [text]
    wrap = {"tmux": through_tmux, "screen": through_screen}.get(around)
    return [sequence(each) + (wrap(sequence(each)) if wrap else b"") for each in texts]


def limit(here: ClipboardEnvironment) -> int:
    """Bytes of text the terminal can be trusted with here."""
    return LIMITS[here.link]
