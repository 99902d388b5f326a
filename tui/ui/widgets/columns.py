"""Choose the columns that a width has room for, and how wide each is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

GAP = 1


class Column(msgspec.Struct, frozen=True):
    """A column: its least width in cells, its share of the width that is left, and how late it is dropped if room is short.

    The column of the least `importance` is dropped first; of equals, the one further right. `said` is the word before the
    cell when a row is read out without titles.
    """

    name: str
    title: str
    width: int
    flex: int = 0
    importance: int = 0
    align: Literal["left", "right"] = "left"
    said: str = ""


class PlacedColumn(msgspec.Struct, frozen=True):
    """A column that has room: its index among all columns, its first cell and its width in cells."""

    index: int
    column: Column
    start: int
    width: int


def arrange(columns: Sequence[Column], width: int) -> list[PlacedColumn]:
    """Return the columns that fit into `width` cells, in their order, one cell apart; the last one left is cut to fit."""
    stay = list(enumerate(columns))
    while len(stay) > 1 and sum(column.width + GAP for _, column in stay) - GAP > width:
        stay.remove(min(stay, key=lambda entry: (entry[1].importance, -entry[0])))
    left = max(0, width - sum(column.width + GAP for _, column in stay) + GAP)
    shares = sum(column.flex for _, column in stay)
    places: list[PlacedColumn] = []
    start = 0
    for index, column in stay:
        extra = left * column.flex // shares if shares else 0
        left, shares = left - extra, shares - column.flex
        cells = min(column.width + extra, max(0, width - start))
        places.append(PlacedColumn(index, column, start, cells))
        start += cells + GAP
    return places
