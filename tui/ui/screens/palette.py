"""The command palette, and what it offers."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from textual.app import SystemCommand
from textual.command import CommandList, CommandPalette
from textual.screen import Screen
from textual.widgets import LoadingIndicator

from tui.commands import BOOK, commands_at, shown_key
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


def entries(app: Any, screen: Screen[Any]) -> Iterator[SystemCommand]:
    """Yield the commands of a screen, and the themes."""
    place = getattr(screen, "place", "")
    for command in commands_at(place) + (commands_at("list") if place in BOOK else []):
        if command.id != "palette":
            key = shown_key(app.session.settings.keys.get(command.id, command.keys).split(",")[0].strip())
            run = partial(_run_command, app, screen, command.id)
            yield SystemCommand(f"{command.title} ({key})" if key else command.title, command.sentence, run)
    for theme in sorted(app.available_themes):
        yield SystemCommand(
            f"Theme: {theme}",
            "Colours, until you leave; theme in the config keeps one",
            partial(setattr, app, "theme", theme),
        )


async def _run_command(app: Any, screen: Screen[Any], command: str) -> None:
    """Run a command where it is an action: in the screen, its list or the app."""
    rows = getattr(screen, "rows", None)
    await app.run_action(command, next(node for node in (screen, rows, app) if hasattr(node, f"action_{command}")))
