"""No key has an unintended handler, and none fails if a list is empty or not laid out yet."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.message_pump import MessagePump
from textual.widgets import OptionList

import tui.ui
from tests.bench.terminal import Terminal
from tests.ui.conftest import OpenApp
from tui.ui.terminal.bracketed_paste import START
from tui.ui.widgets.paged_options import PagedOptions

pytestmark = pytest.mark.slow

MEANT = {"key_escape"}
"""The methods that are handlers of keys: Textual takes every `key_NAME` and `_key_NAME` of a class for one."""


def classes() -> Iterator[type]:
    """Yield every class of the app to which Textual sends keys."""
    for found in pkgutil.walk_packages(tui.ui.__path__, "tui.ui."):
        module = importlib.import_module(found.name)
        for _, cls in inspect.getmembers(module, inspect.isclass):
            if cls.__module__ == module.__name__:
                yield cls


def test_no_method_is_key_handler_by_accident() -> None:
    # mixins of a screen too, which are no MessagePump by themselves
    found = {f"{cls.__qualname__}.{name}" for cls in classes() for name in vars(cls) if name.startswith(("key_", "_key_"))}
    assert {each for each in found if each.rpartition(".")[2] not in MEANT} == set()
    assert any(issubclass(cls, MessagePump) for cls in classes())


def test_every_list_of_options_has_safe_page_keys() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in Path(tui.ui.__file__).parent.rglob("*.py"))
    assert "yield OptionList(" not in source
    for cls in classes():
        assert not issubclass(cls, OptionList) or issubclass(cls, PagedOptions), cls


@pytest.mark.parametrize("place", ["1", "2", "3"])
async def test_at_sign_in_list_does_nothing(open_app: OpenApp, place: str) -> None:
    async with open_app() as s:
        await s.press(place)
        await s.details()
        before = s.text()
        await s.press("@")
        await s.details()
        assert s.text() == before


@pytest.mark.parametrize(
    "keys", ["colon pagedown pageup", "colon x x x pagedown pageup", "colon down pagedown", "p pagedown"]
)
@pytest.mark.parametrize("size", [(80, 24), (10, 2), (80, 1)])
async def test_page_key_on_list_without_room_does_nothing(open_app: OpenApp, keys: str, size: tuple[int, int]) -> None:
    async with open_app(size=size) as s:
        for key in keys.split():
            s.app.simulate_key(key)
        await s.settle()
        assert "unexpected" not in s.text()
        await s.press("escape")


def test_paste_without_end_is_over_after_silence(tmp_path: Path) -> None:
    with Terminal(["-m", "tui", "--demo"], tmp_path, rows=24, columns=80) as terminal:
        terminal.wait_for(rb"Keys")
        terminal.send(b"b")
        terminal.wait_for(rb"esc")
        terminal.settle(0.3)
        before = len(terminal.output)
        terminal.send(START.encode() + b"they build it")
        terminal.wait_for(rb"they build it", before)
        before = len(terminal.output)
        terminal.send(b" in-house")
        terminal.wait_for(rb"in-house", before)
