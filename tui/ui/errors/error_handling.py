"""Handle unexpected errors: write the details to a file, show an error screen, and keep the rest of the program running."""

from __future__ import annotations

import os
import time
import traceback
from typing import TYPE_CHECKING, Any
from weakref import WeakSet

from textual import on
from textual.driver import Driver
from textual.screen import Screen
from textual.widget import Widget
from textual.worker import WorkerFailed

from tui.ui.errors.boundary import ErrorBoundary
from tui.ui.errors.crash_report import UNFORESEEN, keep_unsaved, record
from tui.ui.errors.error_screen import ErrorScreen
from tui.ui.terminal.key_queue import KeyQueue
from tui.ui.textual_private import COMPOSITOR_FILE, active_message_pump, paint_changed

if TYPE_CHECKING:
    from tui.session import Session

QUIET = 3.0
"""Seconds during which the same error is shown only once."""

PAINT_AFTER_SECONDS = 0.5
"""Seconds after which the screen is painted even if keys typed ahead are not handled yet."""


class ErrorHandlingApp(ErrorBoundary, KeyQueue):
    """An app in which an error in a screen breaks only that screen, and never loses what was typed."""

    session: Session
    ending = ""
    """What to say on standard error when the app could not go on; empty after an ordinary end."""
    is_ending = False

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._details: dict[tuple[str, ...], str] = {}
        self._told = 0.0
        self._broken: set[Screen[Any]] = set()
        self._gone: WeakSet[Screen[Any]] = WeakSet()
        self.can_go_on = False
        self._painted = 0.0
        self._owes_paint = False

    def handle_uncaught(self, error: Exception) -> None:
        """Handle every uncaught error of the app."""
        error = error.error if isinstance(error, WorkerFailed) and isinstance(error.error, Exception) else error
        widget = _widget_of(error)
        screen = _screen_of(widget) if widget else None
        if screen in self._broken or screen in self._gone or (widget is not None and not widget.is_attached):
            return  # a consequence of an earlier error, or from a screen that is being closed
        if screen is not None and self.can_go_on and screen not in self.screen_stack and not screen.is_running:
            return  # closed, with its widgets gone already
        self.raise_in_tests(error)
        if not self.can_go_on or self.is_ending or isinstance(screen, ErrorScreen):
            self._give_up(error, screen)
            return
        pump = active_message_pump.get(self)
        painting = _in_paint(error)
        if screen is not None and (painting or not isinstance(pump, ErrorBoundary) or not screen.is_mounted):
            self._broken.add(screen)
        again = _signature(error) in self._details
        details = self._record(error, screen)
        if not again or painting or screen in self._broken:
            self.call_later(self._show_error_screen, details)
        elif time.monotonic() - self._told > QUIET:
            self._told = time.monotonic()
            self.tell(f"{UNFORESEEN} It is the same as before. {details}", "error")

    def _give_up(self, error: Exception, screen: object) -> None:
        """End with a sentence instead of a traceback, as the app cannot go on."""
        if not self.ending:
            self.rescue()
            self.ending = f"{UNFORESEEN} {self._record(error, screen)}"
        self.exit(1, return_code=1)
        if not self.can_go_on:
            self.end_at_once()

    def _record(self, error: Exception, screen: object) -> str:
        """Return where the details are; the same error is written to a file only once."""
        known = _signature(error)
        if known not in self._details:
            where = screen or (self.screen_stack[-1] if self.screen_stack else self)
            self._details[known] = record(error, os.environ, self.session.now(), type(where).__name__)
        return self._details[known]

    def _show_error_screen(self, details: str) -> None:
        """Show the error screen in front of everything, once what was typed is safe."""
        if any(isinstance(each, ErrorScreen) for each in self.screen_stack):
            return
        sentences = [UNFORESEEN, "What you did before is saved. Look whether your last step was, too.", details]
        if kept := self.rescue(only=self._broken):
            sentences.append(f"What you typed is kept in {kept}.")
        self.clear_notifications()
        self.push_screen(ErrorScreen(sentences))

    def leave_error_screen(self, where: str) -> None:
        """Go where the user wants, and close the screens that are broken."""
        if where == "quit":
            self.end()
            return
        away = where != "back"
        self._gone.update(self._broken)
        kept = ""
        self.pop_screen()
        while len(self.screen_stack) > 1 and (away or any(screen in self._broken for screen in self.screen_stack[1:])):
            if away and self.screen_stack[-1] not in self._broken:  # the text of broken screens is kept already
                kept = self.rescue(only={self.screen_stack[-1]}) or kept
            self._broken.discard(self.screen_stack[-1])
            self.pop_screen()
        try:
            self.renew(where if away else None, self.screen in self._broken)
        except Exception as error:  # noqa: BLE001 - if this screen cannot be built again, another one still can
            self.raise_in_tests(error)
            self._show_error_screen(self._record(error, self.screen))
            return
        self._broken.clear()
        if kept:
            self.tell(f"What you typed is kept in {kept}.", "warning")

    def renew(self, place: str | None, broken: bool) -> None:
        """Show one of the screens over the book (None: the present one); build it again if the present one is broken."""
        raise NotImplementedError

    def rescue(self, only: set[Screen[Any]] | None = None) -> str:
        """Keep unsaved text, as drafts or else in a file; return that file's path, empty if there is none."""
        unsaved = []
        for screen in self.screen_stack:
            try:
                text = screen.unsaved() if hasattr(screen, "unsaved") else ""
            except Exception as error:  # noqa: BLE001 - the text of the other screens is still kept
                self._record(error, screen)
            else:
                if text and (only is None or screen in only):
                    unsaved.append(text)
        if not unsaved:
            return ""
        return str(keep_unsaved("\n\n".join(unsaved), os.environ) or "")

    def end(self) -> None:
        """Keep what is typed and end as if told to quit, because the terminal is gone or a signal came."""
        if not self.is_ending:
            self.rescue()
            self.exit(0)

    def exit(self, result: int | None = None, return_code: int = 0, message: Any = None) -> None:
        self.is_ending = True
        super().exit(result, return_code, message)

    # -- a slow line --------------------------------------------------------------------------------------------------

    def may_paint(self) -> bool:
        """Return whether to paint now; if not, `paint_rest` is called later.

        Painting waits while the terminal has not taken the last frame yet, and while keys typed ahead are about to change it.
        """
        line = getattr(self.terminal_driver, "line", None)
        now = time.monotonic()
        if (
            self.is_batching
            or (line is not None and line.busy)
            or (self._ahead and now - self._painted < PAINT_AFTER_SECONDS)
        ):
            self._owes_paint = True
            return False
        self._painted = now
        return True

    def paint_rest(self) -> None:
        """Paint what has changed meanwhile, as one frame."""
        if self._owes_paint and self.is_running and not self.is_ending:
            self._owes_paint = False
            paint_changed(self.screen)

    def batch_ended(self) -> None:
        self.paint_rest()

    def keys_are_handled(self) -> None:
        self.paint_rest()

    @on(Driver.SignalResume)
    def _woken(self) -> None:
        """Repaint after ctrl+z, as the terminal shows nothing of the app any more."""
        if hasattr(self.screen, "mount_rest"):  # suspended when only the first frame was painted
            self.screen.mount_rest()
        self.refresh()

    def tell(self, sentence: str, severity: Any = "information") -> None:
        """Say something in a toast, whatever the text holds."""
        raise NotImplementedError


def _frames(error: BaseException) -> list[Any]:
    return [frame for frame, _ in traceback.walk_tb(error.__traceback__)]


def _widget_of(error: BaseException) -> Widget | None:
    """Return the innermost widget that was running when the error was raised."""
    at_work = [frame.f_locals.get("self") for frame in _frames(error)]
    pump = active_message_pump.get(None)
    return next((one for one in [*reversed(at_work), pump] if isinstance(one, Widget)), None)


def _screen_of(widget: Widget) -> Screen[Any] | None:
    return next((node for node in widget.ancestors_with_self if isinstance(node, Screen)), None)


def _in_paint(error: BaseException) -> bool:
    """Return whether the error was raised while painting, and so would be raised again at once."""
    return any(frame.f_code.co_filename == COMPOSITOR_FILE for frame in _frames(error))


def _signature(error: BaseException) -> tuple[str, ...]:
    """Return what makes two errors the same: their type and the place they come from."""
    places = [f"{frame.f_code.co_filename}:{number}" for frame, number in traceback.walk_tb(error.__traceback__)][-2:]
    return type(error).__name__, *places
