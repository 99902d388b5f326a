"""The bar at the top of the three screens."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from tui.domain.dates import show_date
from tui.session import Session

TABS = (("interviews", "1 Interviews"), ("contacts", "2 Contacts"), ("timeline", "3 Timeline"))


class TopBar(Static):
    """Shows the program's name, the three screens, and the time in the user's zone."""

    DEFAULT_CSS = "TopBar { height: 1; text-wrap: nowrap; text-overflow: clip; }"

    def __init__(self, current: str, session: Session) -> None:
        super().__init__(markup=False)
        self._current = current
        self._session = session
        self._shown: tuple[object, ...] = ()

    def on_mount(self) -> None:
        self.tick()

    def on_resize(self) -> None:
        self.tick()

    def tick(self) -> None:
        """Show the present minute."""
        now = self._session.now().astimezone(self._session.zone)
        session = self._session
        state = now.replace(second=0, microsecond=0), self.app.size.width, session.store.read_only, session.unread
        if state == self._shown:
            return
        self._shown = state
        clock = f"{show_date(now.date(), now.date())} {now:%H:%M}"
        here = "bold reverse" if self.app.no_color else "bold $accent on $surface"
        tabs = [Content.styled(f" {words} ", here if name == self._current else "$text-muted") for name, words in TABS]
        left = Content.assemble((" followup ", "bold"), *tabs)
        note = " read-only " if session.store.read_only else ""
        note += f" ! {session.unread} unread " if session.unread else ""
        width = self.app.size.width  # its own size is not known yet in the first frame
        if left.cell_length + len(note) + len(clock) + 1 > width:
            left = Content.assemble(*tabs)
        room = max(width - left.cell_length - len(clock) - len(note) - 1, 1)
        bar = Content.assemble(left, " " * room, (note, "$warning"), (clock, "$text-muted"), " ")
        if bar != self.content:
            self.update(bar, layout=False)
