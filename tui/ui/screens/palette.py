"""The command palette."""

from __future__ import annotations

from textual.command import CommandList, CommandPalette

from tui.ui.errors.boundary import ErrorBoundary


class Palette(ErrorBoundary, CommandPalette):
    """Ignores its page keys while its list has no room: Textual looks up lines that are not there yet."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "command_list" and not self.query_one(CommandList).scrollable_content_region:
            return False
        return super().check_action(action, parameters)
