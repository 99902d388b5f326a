"""Everything private of Textual that is used, by name. An upgrade of Textual fails here first.

If it does: read the new source of the class in question beside the words here, mend tui/ui/textual_private.py, then run
tests/ui and tests/e2e, and `python -m tests.bench screens` for the bytes of the first frame.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import textwrap
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path
from types import ModuleType

import pytest
from textual.app import App
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import OptionList

import tui.ui
from tui.ui import textual_private

USED: dict[str, tuple[type, str]] = {
    "_driver": (App, "set before the first frame; a copied note goes through it to the terminal"),
    "_handle_exception": (App, "every error that no handler caught, of widgets, workers, timers and painting, comes here"),
    "_exception": (App, "what `run_test` raises at its end"),
    "_close_messages_no_wait": (MessagePump, "ends the app even if it never got so far as to handle messages"),
    "_batch_count": (App, "how many `batch_update` and `delay_update` hold repaints back"),
    "_end_batch": (App, "comes at the end of each of these; it counts down"),
    "_refresh_notifications": (App, "mounts the toasts, at once"),
    "_dispatch_message": (
        MessagePump,
        "every message goes through it to its handlers; an error in it ends the widget's loop",
    ),
    "_compositor_refresh": (Screen, "every picture of a screen is painted by it"),
    "_compositor": (Screen, "`update_widgets` takes the changed ones to be painted"),
    "_dirty_widgets": (Screen, "what has changed since the last picture; painting clears it"),
    "_on_timer_update": (Screen, "paints what has changed; if `_repaint_required`, it forgets `_dirty_widgets`"),
    "_repaint_required": (Screen, "set by a part of a screen behind it that changed"),
    "_refresh_layout": (Screen, "`scroll`: the short cut that is not taken"),
    "_push_result_callback": (Screen, "`switch_screen` pops one from the screen it replaces"),
    "_scroll_update": (Widget, "repaints the scrollbar, whether it changed or not"),
    "_index_to_line": (OptionList, "the first line of each option"),
}
"""The private names, where they are used, and what is assumed about each."""

SIGNATURES = {
    "_handle_exception": ["self", "error"],
    "_close_messages_no_wait": ["self"],
    "_end_batch": ["self"],
    "_refresh_notifications": ["self"],
    "_dispatch_message": ["self", "message"],
    "_compositor_refresh": ["self"],
    "_on_timer_update": ["self"],
    "_refresh_layout": ["self", "size", "scroll"],
    "_push_result_callback": ["self", "requester", "callback", "future"],
    "_scroll_update": ["self", "virtual_size"],
}

MODULES = {"textual": "_compositor", "textual._context": "active_message_pump", "textual._parser": "ParseError",
           "textual._xterm_parser": "XTermParser"}  # fmt: skip
"""What is imported of private modules."""


def is_private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__")


@cache
def names_of(cls: type) -> frozenset[str]:
    """Return the private names that a class defines in its body or gives to itself."""
    try:
        return names_in(ast.parse(textwrap.dedent(inspect.getsource(cls))))
    except (OSError, TypeError):  # written in C
        return frozenset(filter(is_private, vars(cls)))


def names_in(tree: ast.AST) -> frozenset[str]:
    """Return the private names that a source gives to functions, variables and attributes of `self`."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            found.add(node.name)
        if isinstance(node, ast.ClassDef | ast.Module):
            targets = [target for each in node.body if isinstance(each, ast.Assign) for target in each.targets]
            targets += [each.target for each in node.body if isinstance(each, ast.AnnAssign)]
            found |= {target.id for target in targets if isinstance(target, ast.Name)}
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store) and ast.unparse(node.value) == "self":
            found.add(node.attr)
    return frozenset(filter(is_private, found))


def source_of(module: ModuleType) -> ast.Module:
    assert module.__file__
    return ast.parse(Path(module.__file__).read_text(encoding="utf-8"))


def other_modules() -> list[ModuleType]:
    """Return the modules of the app but for the one that may name what is private."""
    found = pkgutil.walk_packages(tui.ui.__path__, "tui.ui.")
    return [importlib.import_module(each.name) for each in found if each.name != textual_private.__name__]


def is_textual(cls: type) -> bool:
    return cls.__module__.split(".")[0] in ("textual", "rich")


def is_ours(cls: type) -> bool:
    return cls.__module__.split(".")[0] in ("tui", "tests")


def is_own(node: ast.Attribute) -> bool:
    """Whether an attribute is one of `self`, `cls` or `super()`."""
    return ast.unparse(node.value) in ("self", "cls", "super()")


def private_imports(tree: ast.Module) -> Iterator[str]:
    """Yield what a module imports of private modules of Textual, or of private names in public ones."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Import | ast.ImportFrom):
            continue
        module = f"{node.module}." if isinstance(node, ast.ImportFrom) else ""
        for name in (f"{module}{alias.name}" for alias in node.names):
            if name.startswith("textual.") and any(map(is_private, name.split("."))):
                yield f"line {node.lineno}: imports {name}"


def foreign_attributes(tree: ast.Module, module: ModuleType) -> Iterator[str]:
    """Yield the private attributes that a module uses and that nothing of ours defines."""
    of_module = names_in(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and is_private(node.attr) and not is_own(node) and node.attr not in of_module:
            yield f"line {node.lineno}: uses {ast.unparse(node)}"
    for definition in tree.body:
        if isinstance(definition, ast.ClassDef):
            cls = vars(module)[definition.name]
            ours = frozenset().union(*(names_of(base) for base in cls.__mro__ if is_ours(base)))
            for node in ast.walk(definition):
                if isinstance(node, ast.Attribute) and is_private(node.attr) and is_own(node) and node.attr not in ours:
                    yield f"line {node.lineno}: uses {ast.unparse(node)} of a base of {definition.name}"


def overrides(module: ModuleType) -> Iterator[str]:
    """Yield the private names by which a class of a module, or a mixin of it, hides one of Textual's."""
    for cls in vars(module).values():
        if isinstance(cls, type) and cls.__module__ == module.__name__:
            theirs = frozenset().union(*(names_of(base) for base in cls.__mro__ if is_textual(base)))
            for base in cls.__mro__:
                if is_ours(base) and base.__module__ != textual_private.__name__:
                    for name in sorted(names_of(base) & theirs):
                        yield f"{base.__name__} hides {name} of Textual in {cls.__name__}"


@pytest.mark.slow
@pytest.mark.parametrize("module", other_modules(), ids=lambda module: module.__name__.removeprefix("tui.ui."))
def test_no_other_module_names_what_is_private(module: ModuleType) -> None:
    tree = source_of(module)
    assert [*private_imports(tree), *foreign_attributes(tree, module), *overrides(module)] == []


@pytest.mark.slow
def test_names_in_use_are_the_ones_listed() -> None:
    tree = source_of(textual_private)
    of_textual = frozenset().union(*(names_of(owner) for owner, _ in USED.values()))
    used = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)} | names_in(tree)
    assert used & of_textual == set(USED)
    imported = {
        (node.module, alias.name)
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module
        for alias in node.names
        if any(map(is_private, f"{node.module}.{alias.name}".split(".")))
    }
    assert imported == set(MODULES.items())


@pytest.mark.parametrize("name", USED)
def test_name_stands_where_it_is_expected(name: str) -> None:
    owner, meaning = USED[name]
    assert name in names_of(owner), f"{owner.__name__}.{name} is gone: {meaning}"


@pytest.mark.parametrize("name", SIGNATURES)
def test_method_takes_what_it_took(name: str) -> None:
    assert list(inspect.signature(getattr(USED[name][0], name)).parameters) == SIGNATURES[name], USED[name][1]


def calls(function: object, what: str) -> bool:
    """Whether a function's source has these words."""
    return what in inspect.getsource(function)  # type: ignore[arg-type]


def test_names_mean_what_is_relied_on() -> None:
    assert version("textual") == "8.2.8"
    assert inspect.iscoroutinefunction(MessagePump._dispatch_message)
    assert calls(App.run_test, "raise self._exception") or calls(App, "raise self._exception")
    assert calls(App.batch_update, "self._end_batch()")
    assert calls(App.delay_update, "self._end_batch()")
    assert calls(App.switch_screen, "_pop_result_callback()")
    assert calls(Screen._on_timer_update, "self._compositor.update_widgets(self._dirty_widgets)")
    assert calls(Screen._on_timer_update, "self._dirty_widgets.clear()")
    assert calls(Screen._refresh_layout, "reflow_visible")
    assert calls(Widget._scroll_update, "vertical_scrollbar.refresh()")
    assert calls(importlib.import_module("textual.reactive"), '"__watchers"')
    assert inspect.getsourcefile(importlib.import_module("textual._compositor")) == textual_private.COMPOSITOR_FILE


class Meddling(Screen[None]):
    """A screen that does what no other module may do."""

    def _refresh_layout(self, size: object = None, scroll: bool = False) -> None:
        self._dirty_widgets.clear()


def test_what_is_private_is_found_where_it_is_used() -> None:
    module = importlib.import_module(__name__)
    assert list(overrides(module)) == ["Meddling hides _refresh_layout of Textual in Meddling"]
    assert any("uses self._dirty_widgets" in found for found in foreign_attributes(source_of(module), module))
    assert len(list(private_imports(source_of(textual_private)))) == len(MODULES)
