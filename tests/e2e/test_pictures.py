"""After keys, the terminal shows the same as after a full repaint."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.e2e.terminals import Home, Terminal
from tests.e2e.test_main_path import F2, FOLLOWUP
from tests.e2e.test_slow_line import book  # noqa: F401 - a fixture

TITLES = {"1": "Urgency", "2": "Last contact", "3": "What"}


@pytest.fixture
def term(book: Home, terminal: Callable[..., Terminal]) -> Terminal:  # noqa: F811
    term = terminal([*FOLLOWUP, "--now", "2026-11-19T21:00+00:00"], book.environ())
    term.wait_for("Company 00")
    term.wait_for("Keys")
    return term


def test_each_screen_is_shown_whole(term: Terminal) -> None:
    others = {key: [title for title in TITLES.values() if title != TITLES[key]] for key in TITLES}
    for key in "2312132123" * 2:
        term.send(key)

        def whole(key: str = key) -> bool:
            shown = term.screen()
            bar = "1 Interviews" in shown and "? Keys" in shown
            return bar and TITLES[key] in shown and not any(title in shown for title in others[key])

        term.wait_until(whole, f"screen {key}, its bar and its footer")


def test_a_complaint_is_that_of_the_last_text(term: Terminal) -> None:
    term.send("aX\tY\t\t")
    term.wait_for("Add an interview")
    for round_ in range(6):
        word = f"nonsense{round_}"
        term.send("\x15" + word + F2)
        term.wait_until(lambda word=word: f"'{word}'" in term.screen(), f"the complaint about {word}")  # type: ignore[misc]


@pytest.mark.parametrize("columns", [80, 120])
def test_a_note_is_shown_whole(private_home: Home, terminal: Callable[..., Terminal], columns: int) -> None:
    """Each of its words, counted in the head: lines are broken at the width that there is."""
    term = terminal([*FOLLOWUP, "--demo"], private_home.environ(), columns=columns, rows=44)
    term.wait_for("Vega Optics")
    term.send("jj\r")

    def whole() -> bool:
        lines = [line[24 if columns == 120 else 0 : 86 if columns == 120 else None] for line in term.screen().splitlines()]
        said = re.search(r"(\d+) words", term.screen())
        text = " ".join(lines).partition("Dear ")[2].partition("Robin Vale")[0].replace("▏", " ").replace("▕", " ")
        return said is not None and len(["Dear", *text.split(), "Robin", "Vale"]) == int(said[1])

    term.wait_until(whole, "as many words as there are")
