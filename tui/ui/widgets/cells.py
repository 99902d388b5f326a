"""Text that may hold anything, made to fit a number of terminal cells."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rich.cells import cell_len, split_graphemes
from textual.content import Content, Span

from tui.domain.sanitize import for_cells

Cell = str | Content
ELLIPSIS = "…"
RULE = "─"
GOES_FIRST = "\u00a0"
"""The text behind a no-break space near the end of a cell is dropped whole if not all of it fits."""
LOOKED_AT = 2_000
"""The number of characters of a cell in which a match is looked for."""
GOING = 12
"""How near to the end of the cell that space has to be, in characters."""


def clipped(text: str, width: int) -> str:
    """Return as much of a cleaned text as fits `width` cells, with an ellipsis if it is cut (a drawn line is only cut).

    It is not padded. No more of the text is read than could be shown, so a very long text costs nothing.
    """
    _, goes, few = text[-GOING - 1 :].rpartition(GOES_FIRST)
    if goes and few.isascii() and few.isprintable():
        head = text[: -len(few) - 1]
        return whole if (whole := clipped(f"{head} {few}", width)).endswith(few) else clipped(head, width)
    limit = 4 * width + 16
    part = for_cells(text[:limit])
    if len(text) <= limit and (len(part) <= width if part.isascii() else cell_len(part) <= width):
        return part
    room, end = width - 1, 0
    cut = RULE if text.endswith(RULE) else ELLIPSIS
    if room < 0:
        return ""
    if part.isascii():
        return part[:room] + cut
    for _start, stop, cells in split_graphemes(part)[0]:
        if cells > room:
            break
        room -= cells
        end = stop
    return part[:end] + cut


def pattern(match: str) -> re.Pattern[str] | None:
    """Return a pattern that finds each word of a filter, in any case; None for an empty filter."""
    words = sorted(set(for_cells(match).split()), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words)), re.IGNORECASE) if words else None


def fit_to_width(
    cell: Cell, width: int, align: str = "left", found: re.Pattern[str] | None = None, style: str = ""
) -> Content:
    """Return a cell exactly `width` cells wide, with the matches of `found` in `style`."""
    whole, spans = (cell, ()) if isinstance(cell, str) else (cell.plain, cell.spans)
    text = clipped(whole, width)
    kept = list(_within(spans, len(text)))
    if found is not None:
        kept.extend(Span(*hit.span(), style) for hit in found.finditer(text) if hit.end() > hit.start())
    content = Content(text, kept, strip_control_codes=False)
    missing = width - (len(text) if text.isascii() else cell_len(text))
    return content.pad_left(missing) if align == "right" else content.pad_right(missing)


def from_match(cell: Cell, width: int, found: re.Pattern[str] | None) -> Cell:
    """Return the cell, cut at its beginning, with an ellipsis, if the match of `found` would otherwise be cut off."""
    whole, spans = (cell, ()) if isinstance(cell, str) else (cell.plain, cell.spans)
    if found is None or width < 3 or len(text := clipped(whole, width)) == len(whole):
        return cell
    looked_at = for_cells(whole[:LOOKED_AT])
    hit = found.search(looked_at)
    if hit is None or found.search(text.removesuffix(ELLIPSIS)):
        return cell
    start = hit.start()
    room = width - 1 - (hit.end() < len(whole)) - cell_len(hit[0])
    while start > 0 and (room := room - cell_len(looked_at[start - 1])) >= 0:
        start -= 1
    moved = [Span(max(begin - start, 0) + 1, stop - start + 1, style) for begin, stop, style in spans if stop > start]
    return Content(ELLIPSIS + whole[start:], moved, strip_control_codes=False)


def _within(spans: Iterable[Span], length: int) -> Iterable[Span]:
    for start, end, style in spans:
        if start < min(end, length):
            yield Span(start, min(end, length), style)
