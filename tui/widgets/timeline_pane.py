"""What happened, a line for now, and what the rules expect next; under it, why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.core.dates import show_date, show_instant
from tui.core.rules import Action
from tui.core.text import one_line
from tui.core.timeline import Entry
from tui.core.words import left_words
from tui.widgets.sturdy import Sturdy
from tui.widgets.urgency import LOOKS

GLYPHS = {"interview": "◆", "event": "·", "debrief": "·"}


def entry_line(entry: Entry, now: datetime, zone: ZoneInfo) -> Content:
    """One entry: its day, its words, and the user's own text behind them."""
    if entry.action is not None:
        look = LOOKS[entry.level]
        when = left_words(entry.action, entry.level, now, zone)
        return Content.assemble((f"{look.glyph} {one_line(entry.words)}", look.style), (f"  {when}", "$text-muted"))
    day = show_date(entry.at.astimezone(zone).date(), now.astimezone(zone).date())
    clock = f" {entry.at.astimezone(zone):%H:%M}" if entry.kind == "interview" else ""
    parts: list[tuple[str, str] | str] = [
        (f"{day}{clock}  ", "$text-muted"),
        f"{GLYPHS[entry.kind]} {one_line(entry.words)}",
    ]
    if entry.detail:
        parts.append((f" - {one_line(entry.detail)}", "$text-muted"))
    return Content.assemble(*parts)


def plain_line(entry: Entry, now: datetime, zone: ZoneInfo) -> Content:
    """One entry as a sentence."""
    from tui.core.telling import entry_sentence

    return Content(entry_sentence(entry, now, zone))


def why_lines(action: Action) -> Content:
    """The reckoning of an action, and whose rule it is."""
    return Content.assemble(("Why  ", "bold"), f"{one_line(action.why)} ", (f"- {action.source}", "$text-muted"))


class TimelinePane(Sturdy, Vertical):
    """The timeline of a process or a person. Scrolls; `show` puts the line for now in sight."""

    DEFAULT_CSS = "TimelinePane .-none { display: none; }"

    def compose(self) -> ComposeResult:
        yield Static(id="pane-line", markup=False)
        yield Static(id="pane-title", markup=False)
        with VerticalScroll(id="pane-scroll", can_focus=True):
            yield Static(id="pane-past", markup=False)
            yield Static(id="pane-now", markup=False)
            yield Static(id="pane-next", markup=False)
        yield Static(id="pane-why", markup=False)

    def show(self, title: str, entries: Sequence[Entry], action: Action | None, now: datetime, zone: ZoneInfo) -> None:
        """Show a timeline and the why of its next action."""
        plain = self.app.has_class("-plain")
        line = plain_line if plain else entry_line
        past = [entry for entry in entries if not entry.open and entry.at <= now]
        coming = [entry for entry in entries if entry.open or entry.at > now]
        nothing = Content.styled("Nothing more to do here.", "$text-muted")
        self.query_one("#pane-title", Static).update(Content(one_line(title)))
        nearest = [*coming[:1], *past[-1:]][:1]
        self.query_one("#pane-line", Static).update(line(nearest[0], now, zone) if nearest else nothing)
        self.query_one("#pane-past", Static).update(Content("\n").join(line(entry, now, zone) for entry in past))
        here = f"From now on, {show_instant(now, now, zone)}:" if plain else f"── now, {show_instant(now, now, zone)} ──"
        self.query_one("#pane-now", Static).update(Content.styled(here, "$accent"))
        self.query_one("#pane-next", Static).update(
            Content("\n").join(line(entry, now, zone) for entry in coming) if coming else nothing
        )
        why = self.query_one("#pane-why", Static)
        why.set_class(action is None, "-none")
        if action is not None:
            why.update(why_lines(action))
        self.query_one("#pane-past", Static).set_class(not past, "-none")
        self.placed = False
        self.call_after_refresh(self._bring_now_in_sight, 2)

    @property
    def spoken(self) -> str:
        """Whose timeline this is."""
        return f"Timeline of {self.query_one('#pane-title', Static).content}, up and down scroll"

    placed = True
    """Whether the line for now is in sight: it takes a layout or two until heights are what they will be."""

    def _bring_now_in_sight(self, layouts: int) -> None:
        scroll = self.query_one("#pane-scroll", VerticalScroll)
        line = self.query_one("#pane-now", Static).virtual_region.y
        below = self.query_one("#pane-next", Static).virtual_region.height
        room = max(scroll.size.height - min(below + 1, max(scroll.size.height - 2, 1)), 0)
        scroll.scroll_to(y=max(line - room, 0), animate=False)
        if layouts:
            self.call_after_refresh(self._bring_now_in_sight, layouts - 1)
        else:
            self.placed = True
