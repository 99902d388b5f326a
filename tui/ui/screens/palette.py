"""The command palette."""

from __future__ import annotations

from textual.command import CommandList, CommandPalette
from textual.widgets import LoadingIndicator

from tui.ui.errors.boundary import ErrorBoundary


class Palette(ErrorBoundary, CommandPalette):
    """Ignores the page keys while its list has no size: Textual looks up lines that are not there yet."""

    def on_mount(self) -> None:
        """Stop the animation of the search, which repaints 16 times a second though the commands are found at once."""
        self.call_after_refresh(self._rest)

    def _rest(self) -> None:
        self.query_one(LoadingIndicator).auto_refresh = None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "command_list" and not self.query_one(CommandList).scrollable_content_region:
            return False
        return super().check_action(action, parameters)
