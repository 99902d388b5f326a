"""Textual's bindings, made from the table of commands."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from tui.commands import commands_at


def bindings(place: str) -> list[BindingType]:
    """Return the bindings of a place. A binding has the id of its command, which the keymap in the config uses."""
    return [
        Binding(
            command.keys,
            f"app.{command.id}" if command.of_app else command.id,
            command.footer or command.title,
            show=place in command.footer_at,
            tooltip=command.sentence,
            id=command.id,
        )
        for command in commands_at(place)
    ]
