"""A part of the screen that an unforeseen error does not end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message_pump import MessagePump

if TYPE_CHECKING:
    from textual.message import Message

    _Pump = MessagePump
else:
    _Pump = object


class ErrorBoundary(_Pump):
    """Goes on after an error in one of its handlers, with what was typed in it; Textual would stop listening to it for good.

    The error is the app's to deal with, as every other is. Stands before the Textual class among the bases.
    """

    async def _dispatch_message(self, message: Message) -> None:
        try:
            await super()._dispatch_message(message)
        except Exception as error:  # noqa: BLE001 - where errors end
            self.app._handle_exception(error)
