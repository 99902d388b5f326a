"""A screen is freed once it is closed. `python -m tests.bench memory` measures the rest."""

from __future__ import annotations

import gc
import weakref

import pytest

from tests.ui.conftest import OpenApp

pytestmark = pytest.mark.slow

SCREENS = {
    "a note": (("j", "j", "enter"), ("q",)),
    "a note that was typed in": (("j", "j", "enter", "e", "x", "f2"), ("q",)),
    "a form": (("e",), ("escape",)),
    "a question": (("D",), ("n",)),
    "a list to choose from": (("S",), ("escape",)),
    "a page": (("y",), ("escape",)),
    "the keys": (("question_mark",), ("escape",)),
    "the letters to jump": (("f3",), ("escape",)),
}


@pytest.mark.parametrize(("opened", "closed"), SCREENS.values(), ids=list(SCREENS))
async def test_closed_screen_is_freed(open_app: OpenApp, opened: tuple[str, ...], closed: tuple[str, ...]) -> None:
    async with open_app() as s:
        await s.press(*opened, *closed)  # a scrollbar created behind it in the meantime keeps this first one, and no other
        await s.press("1", "g", *opened)
        assert s.app.screen is not s.app.get_screen("interviews")
        nodes = [weakref.ref(node) for node in s.app.screen.walk_children(with_self=True)]
        await s.press(*closed)
        assert s.app.screen is s.app.get_screen("interviews")
        for _ in range(5):  # the last one may stay until another comes, and on a slow machine until the one after
            await s.press("1", "g", *opened, *closed)
            gc.collect()
            left = [type(node) for ref in nodes if (node := ref()) is not None]
            if not left:
                break
        assert left == []
