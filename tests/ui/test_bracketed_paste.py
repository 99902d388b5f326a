"""A paste arrives as one paste with all its text, however it is split on the way and whatever it holds."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from textual import events
from textual._xterm_parser import XTermParser

from tests.ui.conftest import OpenApp
from tui.domain.models import Event
from tui.ui.terminal.bracketed_paste import END, START, Pastes

pytestmark = pytest.mark.slow

ROUGH = st.text(st.sampled_from("\x1b[20~1a\nü"), max_size=12).filter(lambda text: END not in text)


@given(ROUGH, st.lists(st.integers(0, 30), max_size=6), st.booleans())
@example("\x1b[31mred", [], False)
@example("a", [len(START) + 2], True)
def test_a_paste_is_one_paste_with_all_its_text(body: str, cuts: list[int], keys: bool) -> None:
    sent = ("x" if keys else "") + START + body + END + ("y" if keys else "")
    places = sorted({0, len(sent), *(cut for cut in cuts if cut < len(sent))})
    passed, parser, heard = Pastes(), XTermParser(), []
    for begin, end in pairwise(places):
        heard += list(parser.feed(piece)) if (piece := passed(sent[begin:end])) else []
    pasted = [event.text for event in heard if isinstance(event, events.Paste)]
    assert pasted == [body.replace("\x1b", "␛")]
    assert [event.character for event in heard if isinstance(event, events.Key)] == (["x", "y"] if keys else [])


@given(st.lists(ROUGH, max_size=6))
def test_what_is_not_pasted_goes_through_at_once(pieces: list[str]) -> None:
    passed, so_far = Pastes(), ""
    for piece in pieces:
        so_far += piece
        if START in so_far:
            return
        assert passed(piece) == piece


def heard_of(passed: Pastes, parser: XTermParser, *pieces: str) -> list[str]:
    """Return what the app receives, with pastes in angle brackets."""
    heard = [event for piece in pieces for event in parser.feed(passed(piece))]
    return [f"<{event.text}>" if isinstance(event, events.Paste) else str(event.character) for event in heard
            if isinstance(event, events.Paste | events.Key)]  # fmt: skip


def test_rest_of_paste_ended_by_silence_is_no_keys() -> None:
    passed, parser = Pastes(), XTermParser()
    assert heard_of(passed, parser, f"{START}one\x1b[2") == []
    assert passed.is_open
    assert [event.text for event in parser.feed(passed.end()) if isinstance(event, events.Paste)] == ["one␛[2"]
    assert not passed.is_open
    assert heard_of(passed, parser, f"two{END}x") == ["<two>", "x"]


def test_keys_after_paste_ended_by_silence_are_keys() -> None:
    passed, parser = Pastes(), XTermParser()
    passed(f"{START}one")
    list(parser.feed(START + "one" + passed.end()))
    assert heard_of(passed, parser, "q") == ["q"]
    assert heard_of(passed, parser, f"{START}two{END}") == ["<two>"]


async def test_a_paste_of_several_lines_stands_in_a_field_in_one(open_app: OpenApp) -> None:
    async with open_app() as s:
        await s.press("b")
        s.app.post_message(events.Paste("\nthey build\r\nit in-house\x07\n\n"))
        await s.settle()
        await s.press("f2")
        assert [*s.book.all(Event)][-1].text == "they build it in-house␇"
