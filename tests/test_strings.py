"""`python -m tests.strings` finds every kind of text that people read, and leaves out internal texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.strings import texts, texts_of_module
from tui.commands import COMMANDS, PLACES
from tui.config import SECTIONS, declared

MODULE = '''"""Some module."""
import re
PATTERN = re.compile("one two|three four")
LABELS = {"phone": "By phone", "letter": "Letter"}
STYLE = "Box { height: 1; }"


def tell_them(app, name):
    """Tell them something."""
    app.tell("done", severity="warning")
    app.query_one("#some thing")
    if not name:
        raise Refused(f"There is nobody called {name!r}; "
                      "say who it is" + more(name))
    return "by hand"
'''


def test_texts_of_a_module_are_those_that_people_read() -> None:
    found = [(text.line, text.text) for text in texts_of_module(Path("some.py"), MODULE)]
    assert found == [
        (4, "By phone"),
        (4, "Letter"),
        (10, "done"),
        (13, "There is nobody called {name}; say who it is{more(name)}"),
        (15, "by hand"),
    ]


@pytest.mark.slow
def test_every_declared_sentence_is_listed() -> None:
    found = {text.text for text in texts()}
    assert {command.sentence for command in COMMANDS} <= found
    assert {command.title for command in COMMANDS} <= found
    assert set(PLACES.values()) <= found
    sentences = {setting.sentence for section in SECTIONS for key, setting in declared(section).items() if key != "theme"}
    assert sentences <= found
    assert "show the settings in force, and where each comes from" in found
    assert any(text.path.name == "thank_you.en.txt" for text in texts())
