"""All private names of Textual that the program uses, under names of its own; no other module of `tui` uses any of them.

`tests/ui/test_textual_private.py` lists what is used and why: an upgrade of Textual fails there first.
A mixin comes before Textual's class among the bases.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual import _compositor
from textual._context import active_message_pump
from textual._parser import ParseError
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.dom import DOMNode
from textual.driver import Driver
from textual.geometry import Size
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.scroll_view import ScrollView
from textual.widgets import OptionList

if TYPE_CHECKING:
    from textual.message import Message

    _Pump = MessagePump
    _Screen = Screen[Any]
else:
    _Pump = _Screen = object

__all__ = ["ParseError", "XTermParser", "active_message_pump"]

COMPOSITOR_FILE = _compositor.__file__
"""The file whose functions are running while a screen is painted."""


# -- the app -----------------------------------------------------------------------------------------------------------


class AppHooks(App[int]):
    """An app with hooks into Textual's private methods."""

    @property
    def terminal_driver(self) -> Driver | None:
        """Return the driver of the terminal; None before the start."""
        return self._driver

    def _handle_exception(self, error: Exception) -> None:
        self.handle_uncaught(error)

    def handle_uncaught(self, error: Exception) -> None:
        """Handle an error that no handler caught, instead of Textual, which would end the program."""
        raise NotImplementedError

    def raise_in_tests(self, error: Exception) -> None:
        """Make a test raise an error at its end, if it is the first, so that no test misses it."""
        if self._exception is None:
            self._exception = error

    def end_at_once(self) -> None:
        """End without handling another message."""
        self._close_messages_no_wait()

    @property
    def is_batching(self) -> bool:
        """Return whether repaints are held back (`App.batch_update`)."""
        return self._batch_count > 0

    def _end_batch(self) -> None:
        super()._end_batch()
        if not self._batch_count:
            self.batch_ended()

    def batch_ended(self) -> None:
        """Do something once repaints are no longer held back; for subclasses."""

    def _refresh_notifications(self) -> None:
        self.show_toasts()

    def show_toasts(self) -> None:
        """Show the notifications as they are now."""
        super()._refresh_notifications()


def report_to_app(app: App[Any], error: Exception) -> None:
    """Hand an error to the app, as Textual does with one that no handler caught."""
    app._handle_exception(error)


# -- messages ----------------------------------------------------------------------------------------------------------


class HandlerErrors(_Pump):
    """Mixin: calls `handler_failed` after an error in a handler, and goes on handling messages."""

    async def _dispatch_message(self, message: Message) -> None:
        try:
            await super()._dispatch_message(message)
        except Exception as error:  # noqa: BLE001 - the subclass handles it
            self.handler_failed(error)

    def handler_failed(self, error: Exception) -> None:
        """Handle an error in a handler."""
        raise NotImplementedError


# -- screens -----------------------------------------------------------------------------------------------------------


class HeldPaint(_Screen):
    """Mixin: the front screen is painted only if `may_paint` allows it, and then with everything that has changed."""

    def _on_timer_update(self) -> None:
        if self._repaint_required:  # by a part of a screen behind it: Textual forgets what else has changed
            self._compositor.update_widgets(self._dirty_widgets)
        super()._on_timer_update()

    def _compositor_refresh(self) -> None:
        if self is not self.app.screen or self.may_paint():
            super()._compositor_refresh()

    def may_paint(self) -> bool:
        """Return whether to paint now."""
        return True


def paint_changed(screen: Screen[Any]) -> None:
    """Paint what has changed on a screen, at once."""
    screen._compositor.update_widgets(screen._dirty_widgets)
    screen._compositor_refresh()


class WholeLayout(_Screen):
    """Mixin: lay out without Textual's shortcut for scrolling, after which the whole screen counts as new."""

    # Gain: g sends 4.5 kB at 80x24 and 15.6 kB at 120x36; without it 7.4 and 21.8.

    def _refresh_layout(self, size: Size | None = None, scroll: bool = False) -> None:
        super()._refresh_layout(size)


def make_replaceable(screen: Screen[Any], app: App[Any]) -> None:
    """Let `switch_screen` replace a screen that was never pushed: it pops a callback that only `push_screen` adds."""
    screen._push_result_callback(app, None)


# -- widgets -----------------------------------------------------------------------------------------------------------


class SteadyScrollbar(ScrollView):
    """A scroll view whose scrollbar is repainted when it changes, not at every layout of the screen."""

    # Gain: without it the start sends 11.4 kB at 80x24 instead of 10.7, and 26.9 kB at 120x36 instead of 22.9.

    _scrolled_for: tuple[int, Size] | None = None

    def _scroll_update(self, virtual_size: Size) -> None:
        state = (virtual_size.height, self.container_size)
        if state != self._scrolled_for:
            self._scrolled_for = state
            super()._scroll_update(virtual_size)

    def update_scrollbar(self) -> None:
        """Update the scrollbar to the present length of the content."""
        self._scroll_update(self.virtual_size)


def line_of_highlight(options: OptionList) -> int:
    """Return the line in which the highlighted option begins, counted from the first of the list."""
    return options._index_to_line.get(options.highlighted or 0, 0)


def stop_watching(watched: DOMNode, watcher: DOMNode) -> None:
    """Remove the watchers that a closed node has on another: Textual keeps both until the watched value changes."""
    for watchers in getattr(watched, "__watchers", {}).values():
        watchers[:] = [entry for entry in watchers if entry[0] is not watcher]
