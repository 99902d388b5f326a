"""A part of the screen that an unforeseen error does not end."""

from __future__ import annotations

from tui.ui.textual_private import HandlerErrors, report_to_app


class ErrorBoundary(HandlerErrors):
    """Goes on after an error in one of its handlers, with what was typed in it; Textual would stop listening to it for good.

    The error is the app's to deal with, as every other is. Stands before the Textual class among the bases.
    """

    def handler_failed(self, error: Exception) -> None:
        report_to_app(self.app, error)
