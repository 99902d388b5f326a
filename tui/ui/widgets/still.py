"""A mixin for layouts without a full repaint, as Textual repaints what a new layout moves."""

from __future__ import annotations

from typing import Self

from textual.geometry import Region
from textual.widget import Widget


class NoRepaintOnLayout(Widget):
    """Mixin: a layout change does not repaint the whole widget."""

    # Gain: without it the start sends 14 kB at 80x24 instead of 10.7, and 31 kB at 120x36 instead of 22.9.

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        return super().refresh(*regions, repaint=repaint and not layout, layout=layout, recompose=recompose)
