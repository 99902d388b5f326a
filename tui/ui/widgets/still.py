"""Widgets that lay out without a full repaint: what a new layout moves is repainted anyhow."""

from __future__ import annotations

from typing import Self

from textual.geometry import Region
from textual.widget import Widget


class NoRepaintOnLayout(Widget):
    """Mixed into a widget that others are put into: for each of them Textual would have all of it sent again."""

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        return super().refresh(*regions, repaint=repaint and not layout, layout=layout, recompose=recompose)
