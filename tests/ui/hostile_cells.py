"""Texts that try to be more than the text of a cell."""

from __future__ import annotations

HOSTILE = (
    "[/",
    "[red]x[/red]",
    "[@click=app.quit]x[/]",
    "\x1b[2J\x1b]0;gone\x07",
    "a\rb\nc\td",
    "NUL\0",
    "\x9b2J",
    "\u202eback\u202c",
    "\u2066isolated",
    "\ud800",
    "\u0301" * 10_000,
    "👩‍👩‍👧‍👦❤️🇩🇪" * 50,
    "株式会社" * 100,
    "x" * 10_000,
)
