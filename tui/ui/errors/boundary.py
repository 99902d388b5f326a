"""A widget or screen that survives an unexpected error."""

from __future__ import annotations

from tui.ui.textual_private import HandlerErrors, report_to_app


class ErrorBoundary(HandlerErrors):
    """Mixin: keeps handling messages after an error in a handler; Textual would stop its message loop for good.

    The error is reported to the app, as every other is. The mixin comes before the Textual class among the bases.
    """

    def handler_failed(self, error: Exception) -> None:
        report_to_app(self.app, error)
