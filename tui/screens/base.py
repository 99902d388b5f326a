"""What every screen shares: the desk, doing things and telling how it went, the bar on top."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, cast

from textual import getters, on
from textual.app import ComposeResult
from textual.content import Content
from textual.reactive import Reactive
from textual.screen import ModalScreen, Screen
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Footer, Input, Static

from tui.core.acts import Refused
from tui.core.book import Book, Change, Conflict
from tui.core.dates import DateError, show_date
from tui.core.text import one_line
from tui.desk import Desk
from tui.screens.courier import Courier
from tui.store import StoreError
from tui.widgets.record_list import RecordList
from tui.widgets.timeline_pane import TimelinePane

WIDE = 100
"""Columns from which panes stand side by side; below, they stack."""

TABS = (("interviews", "1 Interviews"), ("contacts", "2 Contacts"), ("timeline", "3 Timeline"))


class TopBar(Static):
    """The program's name, the three screens, and the moment it is in the user's zone."""

    DEFAULT_CSS = "TopBar { height: 1; text-wrap: nowrap; text-overflow: clip; }"

    def __init__(self, current: str, desk: Desk) -> None:
        super().__init__(markup=False)
        self._current = current
        self._desk = desk

    def on_mount(self) -> None:
        self.tick()

    def on_resize(self) -> None:
        self.tick()

    def tick(self) -> None:
        """Show the present minute."""
        now = self._desk.now().astimezone(self._desk.zone)
        clock = f"{show_date(now.date(), now.date())} {now:%H:%M}"
        tabs = [
            Content.styled(f" {words} ", "bold $accent on $surface" if name == self._current else "$text-muted")
            for name, words in TABS
        ]
        left = Content.assemble((" followup ", "bold"), *tabs)
        note = " read-only " if self._desk.store.read_only else ""
        room = max(self.size.width - left.cell_length - len(clock) - len(note) - 1, 1)
        if self.size.width:
            self.update(Content.assemble(left, " " * room, (note, "$warning"), (clock, "$text-muted"), " "))


class AtDesk:
    """A screen with a desk: acts go through here, and every outcome is told in words."""

    @property
    def desk(self) -> Desk:
        """The session this screen works in."""
        return cast(Desk, cast(Any, self).app.desk)

    @property
    def courier(self) -> Courier:
        """What carries notes out of the app."""
        return cast(Courier, cast(Any, self).app.courier)

    def tell(self, sentence: str, severity: str = "information") -> None:
        """Say something in a toast, whatever the text holds."""
        cast(Any, self).app.tell(sentence, severity)

    def act(self, make: Callable[[Book], Change], *, quietly: bool = False) -> Change | None:
        """Do something through the desk and say what was done; none (and why, in a toast) where it could not be done."""
        try:
            change = self.desk.act(make)
        except (StoreError, Conflict, Refused, DateError) as error:
            self.tell(str(error), "error")
            return None
        if change.edits:
            if not quietly:
                self.tell(f"{one_line(change.sentence)}. u takes it back.")
            cast(Any, self).app.reload()
        return change


class BookScreen(AtDesk, Screen[None]):
    """One of the three screens over the book: a bar, a body, a footer."""

    place: ClassVar[str] = ""
    empty: ClassVar[str] = ""
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (28, "-high")]
    AUTO_FOCUS = "RecordList"

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    rows = getters.query_one(RecordList)
    filter = getters.query_one("#filter", Input)
    _settle: Timer | None = None

    def compose(self) -> ComposeResult:
        yield TopBar(self.place, self.desk)
        yield from self.body()
        yield Input(placeholder="find", id="filter", compact=True)
        yield Footer(show_command_palette=False, compact=True)

    def body(self) -> ComposeResult:
        """What stands between the bar and the footer."""
        yield Widget()

    def on_screen_resume(self) -> None:
        self.reload()

    def reload(self) -> None:
        """Show the book as it is now."""
        self.query_one(TopBar).tick()
        self.rows.match = self.wanted
        self.rows.empty = "Nothing matches. esc shows all again." if self.wanted else self.empty

    def show_details(self) -> None:
        """Show what belongs to the highlighted row beside the list."""

    @on(RecordList.Highlighted)
    def _moved(self) -> None:
        """The details follow once the cursor rests: sweeping over the list costs the list alone."""
        if self._settle is not None:
            self._settle.stop()
        self._settle = self.set_timer(0.06, self._settled)

    def _settled(self) -> None:
        self._settle = None
        self.show_details()

    @property
    def settled(self) -> bool:
        """Whether the details shown are those of the highlighted row, and in place."""
        return self._settle is None and all(pane.placed for pane in self.query(TimelinePane))

    # -- finding ------------------------------------------------------------------------------------------------------

    @property
    def wanted(self) -> str:
        """What is typed into the filter, folded for comparing."""
        return self.filter.value.strip().casefold()

    def action_find(self) -> None:
        self.filter.add_class("-open")
        self.filter.focus()

    @on(Input.Changed, "#filter")
    def _filtered(self) -> None:
        self.reload()

    @on(Input.Submitted, "#filter")
    def _found(self) -> None:
        self.rows.focus()

    def key_escape(self) -> None:
        """Show all again."""
        self.filter.value = ""
        self.filter.remove_class("-open")
        self.rows.focus()

    def action_fold(self) -> None:
        self.toggle_class("-folded")


class BookDialog(AtDesk, ModalScreen[Any]):
    """A screen in front of another one."""
