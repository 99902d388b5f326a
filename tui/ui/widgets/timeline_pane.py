"""A pane with what happened, a line for now, what the rules expect next, and why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.domain.dates import show_instant
from tui.domain.rules.actions import Action
from tui.domain.sanitize import one_line
from tui.domain.timeline import Entry
from tui.text.report import entry_sentence, entry_words
from tui.ui.errors.boundary import ErrorBoundary
from tui.ui.widgets.still import NoRepaintOnLayout
from tui.ui.widgets.urgency import LOOKS

LAYOUTS = 8
"""The most layouts to wait for; a folded pane never gets its heights."""

GLYPHS = {"interview": "◆", "event": "·", "debrief": "·"}


def entry_line(entry: Entry, now: datetime, zone: ZoneInfo) -> Content:
    """Return an entry as a line: its day, its words, and the user's own text behind them."""
    told = entry_words(entry, now, zone)
    if entry.action is not None:
        look = LOOKS[entry.level]
        return Content.assemble((f"{look.glyph} {told.words}", look.style), (f"  {told.left}", "$text-muted"))
    when = f"{told.day} {told.clock}" if entry.kind == "interview" else told.day
    detail = f" - {told.detail}" if told.detail else ""
    return Content.assemble((f"{when}  ", "$text-muted"), f"{GLYPHS[entry.kind]} {told.words}", (detail, "$text-muted"))


def plain_line(entry: Entry, now: datetime, zone: ZoneInfo) -> Content:
    """Return an entry as a sentence."""
    return Content(entry_sentence(entry, now, zone))


def why_lines(action: Action) -> Content:
    """Return why an action is due, and who says so."""
    return Content.assemble(("Why  ", "bold"), f"{one_line(action.why)} ", (f"- {action.source}", "$text-muted"))


class TimelinePane(ErrorBoundary, NoRepaintOnLayout, Vertical):
    """The timeline of a process or a person. It scrolls; `show` brings the line for now into view."""

    DEFAULT_CSS = "TimelinePane .-none { display: none; }"

    def render(self) -> str:
        """Override: render nothing; before the parts are mounted Textual would show the class name."""
        return ""

    _mounted_parts = False

    def _mount_parts(self) -> None:
        """Mount the parts, once there is something to show."""
        self._mounted_parts = True
        self._line = Static(id="pane-line", markup=False)
        self._title, self._why = Static(id="pane-title", markup=False), Static(id="pane-why", markup=False)
        self._past, self._now = Static(id="pane-past", markup=False), Static(id="pane-now", markup=False)
        self._next = Static(id="pane-next", markup=False)
        self._scroll = VerticalScroll(self._past, self._now, self._next, id="pane-scroll", can_focus=True)
        self.mount(self._line, self._title, self._scroll, self._why)

    def show(
        self, title: str, entries: Sequence[Entry], action: Action | None, now: datetime, zone: ZoneInfo, turn: str = ""
    ) -> None:
        """Show a timeline and the reason for its next action; `turn` says whose turn it is, in words."""
        if not self._mounted_parts:
            self._mount_parts()
        plain = self.app.has_class("-plain")
        line = plain_line if plain else entry_line
        past = [entry for entry in entries if not entry.open and entry.at <= now]
        coming = [entry for entry in entries if entry.open or entry.at > now]
        nothing = Content.styled("Nothing more to do here.", "$text-muted")
        self._title.update(Content(one_line(title)))
        nearest = [*coming[:1], *past[-1:]][:1]
        self._line.update(line(nearest[0], now, zone) if nearest else nothing)
        self._past.update(Content("\n").join(line(entry, now, zone) for entry in past))
        moment = ", ".join(filter(None, (show_instant(now, now, zone), turn)))
        here = f"From now on, {moment}:" if plain else f"── now, {moment} ──"
        self._now.update(Content.styled(here, "$accent"))
        self._next.update(Content("\n").join(line(entry, now, zone) for entry in coming) if coming else nothing)
        self._why.set_class(action is None, "-none")
        if action is not None:
            self._why.update(why_lines(action))
        self._past.set_class(not past, "-none")
        self.placed = False
        self.call_after_refresh(self._bring_now_in_sight, LAYOUTS)

    @property
    def spoken(self) -> str:
        """Return whose timeline this is."""
        return f"Timeline of {self._title.content}, up and down scroll"

    placed = True
    """Whether the line for now is in view: it takes some layouts until the heights are final."""

    def _bring_now_in_sight(self, layouts: int, before: tuple[int, int, int] | None = None) -> None:
        scroll = self._scroll
        line, below, height = heights = self._now.virtual_region.y, self._next.virtual_region.height, scroll.size.height
        scroll.scroll_to(y=max(line - max(height - min(below + 1, max(height - 2, 1)), 0), 0), animate=False)
        if layouts and not (all(heights[1:]) and heights == before):
            self.call_after_refresh(self._bring_now_in_sight, layouts - 1, heights)
        else:
            self.placed = True
