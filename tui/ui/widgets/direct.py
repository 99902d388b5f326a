"""Widgets with nothing around their lines, which go to the screen as they are.

For every line Textual asks what border, padding, opacity or tint there is; over a screenful that takes longer than the lines.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from rich.color import Color
from rich.style import Style
from textual.geometry import Region
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.strip import Strip
from textual.widget import Widget


class Direct(Widget):
    """Mixed into a widget that has no border, padding, opacity or tint: its lines are painted as `lines_of` gives them."""

    def lines_of(self, ys: Iterable[int]) -> list[Strip]:
        """These lines, from the widget's top."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        return self.lines_of((y,))[0]

    def render_lines(self, crop: Region) -> list[Strip]:
        strips, ground = self.lines_of(crop.line_range), self.background_colors[1]
        for line_filter in self.get_line_filters():
            strips = [strip.apply_filter(line_filter, ground) for strip in strips]
        if crop.column_span != (0, self.region.width):
            strips = [strip.crop(*crop.column_span) for strip in strips]
        return strips


class DirectScrollBar(Direct, ScrollBar):
    """A vertical scrollbar whose cells are made once for all of it.

    Asked for more lines than it has, as between a layout and the news of its size, it gives its ground for them.
    """

    _made: tuple[tuple[object, ...], list[Strip]] = (), []

    def lines_of(self, ys: Iterable[int]) -> list[Strip]:
        bar = cast(ScrollBarRender, self.render())
        style = cast(Style, bar.style)
        state = self.size, bar.virtual_size, bar.window_size, bar.position, style
        if self._made[0] != state:
            cells = bar.render_bar(
                size=self.size.height,
                virtual_size=bar.virtual_size,
                window_size=bar.window_size,
                position=bar.position,
                thickness=self.size.width,
                back_color=cast(Color, style.bgcolor),
                bar_color=cast(Color, style.color),
            )
            self._made = state, [Strip([cell]) for cell in cells.segments]
        made, below = self._made[1], Strip.blank(self.size.width, style)
        return [made[y] if y < len(made) else below for y in ys]
