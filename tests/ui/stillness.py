"""Wait until an app has nothing left to do, by what its event loop has left to run and not by the clock.

Textual's pilot waits until the process has slept for a while, which is too long on an idle machine and too short on a busy one.
"""

from __future__ import annotations

import asyncio
import time
from typing import Any

import pytest
import textual.app
import textual.pilot
from textual._compositor import Compositor
from textual._context import visible_screen_stack
from textual.app import App, ScreenStackError
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

PATIENCE = 10.0
"""Seconds after which an app that always has something to do is not waited for."""

PAINTS = 3
"""How often a screen is painted at most until it stays as it is."""


class Stillness:
    """Waits for the apps of a test, and lets them paint only when they are still, unless `paints` is true.

    Meanwhile they are laid out as ever, and keep what there is to paint.
    """

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.apps: list[App[Any]] = []
        self.paints = False
        render = Compositor.render_update

        def render_update(compositor: Compositor, full: bool = False, **options: Any) -> Any:
            if self.paints or full:  # full: for a picture in a file
                return render(compositor, full, **options)
            visible_screen_stack.set(options.get("screen_stack") or [])  # as Textual's does
            return None

        async def wait_for_idle(*_: float) -> None:
            for app in self.apps:
                await self.wait(app)

        patch.setattr(Compositor, "render_update", render_update)
        patch.setattr(textual.app, "wait_for_idle", wait_for_idle)
        patch.setattr(textual.pilot, "wait_for_idle", wait_for_idle)

    async def wait(self, app: App[Any]) -> None:
        """Wait until every message is handled and the screen in front is laid out."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            await _all_callbacks_run()
            if app._batch_count or not _has_to_update(app):
                return
            app.screen._on_timer_update()

    async def paint(self, app: App[Any]) -> None:
        """Paint what has changed, and what changes by that; the app handles an error as one of its own."""
        for _ in range(PAINTS):
            if not app.screen_stack:
                return
            before, self.paints = self.paints, True
            try:
                app.screen._compositor_refresh()
            except Exception as error:  # noqa: BLE001 - whatever a widget raises
                app._handle_exception(error)
            finally:
                self.paints = before
            await self.wait(app)
            if not app.screen_stack or not app.screen._compositor._dirty_regions:
                return


def _has_to_update(app: App[Any]) -> bool:
    try:
        screen = app.screen
    except ScreenStackError:  # the app is ending
        return False
    return screen.is_current and bool(
        screen._layout_required
        or screen._scroll_required
        or screen._repaint_required
        or screen._recompose_required
        or screen._dirty_widgets
        or screen._callbacks
    )


async def _all_callbacks_run() -> None:
    """Wait until the event loop has nothing to run but this, nor had twice before."""
    loop: Any = asyncio.get_running_loop()
    alone = 0
    while alone < 3:
        await asyncio.sleep(0)
        alone = 0 if loop._ready else alone + 1


def share_style_sheets(patch: pytest.MonkeyPatch) -> None:
    """Parse each style sheet once for all apps of the process, and not once for each."""
    parsed: dict[tuple[Any, ...], list[RuleSet]] = {}
    parse = Stylesheet._parse_rules

    def parse_once(sheet: Stylesheet, *args: Any, **options: Any) -> list[RuleSet]:
        key = (args, tuple(options.items()), tuple(sheet._variables.items()))
        if key not in parsed:
            parsed[key] = parse(sheet, *args, **options)
        return parsed[key]

    patch.setattr(Stylesheet, "_parse_rules", parse_once)
