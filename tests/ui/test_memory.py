"""What is closed is freed: screens do not pile up after they were left. `python -m tests.bench memory` measures the rest."""

from __future__ import annotations

import gc
import weakref

import pytest

from tests.ui.conftest import OpenApp

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
async def test_closed_screens_do_not_pile_up(open_app: OpenApp, opened: tuple[str, ...], closed: tuple[str, ...]) -> None:
    async with open_app() as s:
        screens = []
        for _ in range(6):
            await s.press("1", "g", *opened)
            assert s.app.screen is not s.app.get_screen("interviews")
            screens.append(weakref.ref(s.app.screen))
            await s.press(*closed)
            assert s.app.screen is s.app.get_screen("interviews")
        gc.collect()
        left = [screen for ref in screens if (screen := ref()) is not None]
        assert len(left) <= 2  # the last ones may be held until others come
