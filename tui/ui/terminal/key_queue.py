"""Handle keys typed ahead one after the other, each in the state that the one before it left.

Textual hands a key to whatever has the focus when it arrives, though the keys before it may still be on their way: over a
slow line, where they come in bundles, the text typed after a tab went into the field before it, and after a key that opens
a form it was lost.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections import deque
from typing import Any

from textual import events
from textual.dom import DOMNode
from textual.message_pump import MessagePump

from tui.ui.textual_private import AppHooks

ROUNDS = 2
"""Rounds to wait for: a key that sends a message (enter: submitted) is handled once that message is, too."""

SCREENS = 4
"""Screens that a key may open in turn: reading a file opens one that closes once the file is read."""

NODE_WAIT_SECONDS = 1.0
"""Seconds to wait for a node; after that the next key is handled anyway."""


class KeyQueue(AppHooks):
    """An app that handles each key or paste after the previous one."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._ahead: deque[events.Key | events.Paste] = deque()
        self._handing_on: asyncio.Task[None] | None = None

    async def on_event(self, event: events.Event) -> None:
        """Override: queue keys and pastes; pass other events on."""
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            self._ahead.append(event)
            if self._handing_on is None or self._handing_on.done():
                self._handing_on = asyncio.create_task(self._hand_on())
        else:
            await super().on_event(event)

    async def _hand_on(self) -> None:
        while self._ahead and self.is_running:
            try:
                await self._hand_on_one()
            except Exception as error:  # noqa: BLE001 - this runs beside the handlers that the app hears of
                self.handle_uncaught(error)

    async def _hand_on_one(self) -> None:
        event, way = self._ahead.popleft(), [*(self.focused or self.screen).ancestors_with_self]
        self.before_key()
        try:
            await super().on_event(event)
        except Exception as error:  # noqa: BLE001 - the keys behind it are still handled
            self.handle_uncaught(error)
        for _ in range(ROUNDS):
            for node in way:
                await _over(node)
        for _ in range(SCREENS):  # afterwards a screen that was opened has its fields and the focus
            before = self.screen
            for screen in self.screen_stack:
                await _over(screen)
            if self.screen is before:
                break
        self.after_key()
        if not self._ahead:
            self.keys_are_handled()

    def before_key(self) -> None:
        """Do something before a key is handled; for subclasses."""

    def after_key(self) -> None:
        """Do something after a key was handled; for subclasses."""

    def keys_are_handled(self) -> None:
        """Do something once no key is waiting; for subclasses."""

    async def all_keys_handled(self) -> None:
        """Wait until no key is waiting."""
        if self._handing_on is not None:
            await self._handing_on


async def _over(node: DOMNode | MessagePump) -> None:
    """Wait until a node has handled the messages it was sent so far."""
    done = asyncio.Event()
    if node.is_running and node.call_later(done.set):
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(done.wait(), NODE_WAIT_SECONDS)
