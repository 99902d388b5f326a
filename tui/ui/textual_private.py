"""Every private name of Textual that the program uses."""

from __future__ import annotations

from textual.dom import DOMNode


def stop_watching(watched: DOMNode, watcher: DOMNode) -> None:
    """Forget what a closed node watches on another: Textual keeps both until the watched value changes."""
    for watchers in getattr(watched, "__watchers", {}).values():
        watchers[:] = [entry for entry in watchers if entry[0] is not watcher]
