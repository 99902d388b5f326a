"""The program as it is installed, in a terminal, through every screen, form and question."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from tests.e2e.terminals import Home, Terminal

FOLLOWUP = Path(sys.executable).parent / "followup"
F4 = "\x1bOS"
SCREENS = {"2": "Last contact", "3": "Text", "1": "Urgency"}
FORMS = {"2": "aeb", "1": "aeprfoxwlzbd"}
QUESTIONS = {"2": "?", "3": "?", "1": "?yiWI"}
LIST_FOOTER = "? Keys"
"""Words that only the footer of a list has."""


def test_installed_program_shows_every_screen_and_form(private_home: Home, terminal: Callable[..., Terminal]) -> None:
    term = terminal([str(FOLLOWUP), "--demo", "--now", "2026-11-19T16:02-05:00"], private_home.environ())
    term.wait_for("1 Interviews")
    for screen, title in SCREENS.items():
        term.send(screen)
        term.wait_for(title)
        for key in FORMS.get(screen, "") + QUESTIONS[screen]:
            term.wait_for(LIST_FOOTER)
            term.send(key)
            term.wait_until(lambda: LIST_FOOTER not in term.screen(), f"what {key} opens in {title}")
            if key in FORMS.get(screen, ""):
                term.wait_for("Save")
            term.send(F4)
        term.wait_for(LIST_FOOTER)
    term.send("\r")
    term.wait_for("Thank-you to")
    term.send("q")
    term.wait_for(LIST_FOOTER)
    term.send("q")
    assert term.wait_for_end() == 0
    assert not list((private_home.path / "state").rglob("crash-*"))
