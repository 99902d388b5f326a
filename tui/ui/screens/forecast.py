"""The forecast: the coming days as the rules expect them, and the book as it will look on each. Nothing changes here."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from types import MappingProxyType
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from tui.domain.agenda import Item
from tui.domain.dates import show_date, show_instant
from tui.domain.forecast import FORECAST_DAYS, Day, Expected, forecast
from tui.domain.labels import company_of, due_words, item_words
from tui.domain.models import Interview
from tui.domain.sanitize import one_line
from tui.text.forecast import NOTHING_NEW, day_words, expected_words
from tui.text.report import why_page
from tui.ui.bindings import bindings
from tui.ui.screens.base import HasSession
from tui.ui.screens.brief_page import brief_page
from tui.ui.screens.dialogs import Read
from tui.ui.screens.list_screen import WIDE
from tui.ui.widgets.key_footer import KeyFooter
from tui.ui.widgets.record_list import Cell, Column, RecordList
from tui.ui.widgets.urgency import LOOKS

COLUMNS = (
    Column(name="day", title="Day", width=10, importance=10),
    Column(name="when", title="When", width=10, importance=7),
    Column(name="what", title="What to expect", width=20, flex=3, importance=10),
    Column(name="company", title="Company", width=12, flex=2, importance=9),
)


class ForecastScreen(HasSession, Screen[None]):
    """Shows the next four weeks, a line for each thing to expect; beside it, the book on the highlighted day."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]
    AUTO_FOCUS = "RecordList"
    BINDINGS: ClassVar = [*bindings("forecast"), Binding("escape,q", "app.forecast", show=False)]
    place = "forecast"
    rows = getters.query_one(RecordList)

    _days: Sequence[Day] = ()
    _computed_for: tuple[object, ...] = ()
    _shown: Day | None = None
    _found: Mapping[Hashable, tuple[Day, Expected | None]] = MappingProxyType({})

    def compose(self) -> ComposeResult:
        self.add_class("-wide" if self.app.size.width >= WIDE else "-narrow")
        yield Static(id="forecast-head", markup=False)
        with Container(id="forecast-body"):
            yield RecordList(COLUMNS, self._cells, id="forecast-rows")
            with VerticalScroll(id="forecast-day"):
                yield Static(id="forecast-book", markup=False)
        yield KeyFooter()

    def on_mount(self) -> None:
        self.reload()

    def reload(self) -> None:
        """Show the days as the rules expect them; compute them again only if the book, an item or the hour has changed."""
        session, now = self.session, self.session.now()
        agenda = session.agenda
        agenda.at(now)
        wanted = agenda, agenda.revision, now.replace(minute=0, second=0, microsecond=0)
        if wanted != self._computed_for:  # it takes some 100 ms for 300 open processes
            self._days, self._computed_for = forecast(session.book, session.settings.policy, now, FORECAST_DAYS), wanted
        self._found = {_key_of(day, expected): (day, expected) for day in self._days for expected in day.expected or (None,)}
        self.rows.show(list(self._found))
        self._show_day()

    def _cells(self, key: Hashable) -> Sequence[Cell]:
        day, expected = self._found[key]
        shown = Content.styled(show_date(day.date, self._days[0].date), "$text-muted" if day.off else "")
        if expected is None:
            return shown, "", Content.styled(day.off or NOTHING_NEW, "$text-muted"), ""
        told = expected_words(self.session.book, expected, self.session.zone)
        look = LOOKS.get(expected.level)
        what = Content.styled(f"{look.glyph} {told.what}", look.style) if look else Content(f"{self._glyph}{told.what}")
        return shown, told.when, what, told.company

    @property
    def _glyph(self) -> str:
        """Return what stands before an interview and a date they named."""
        return "" if self.app.has_class("-plain") else "◆ "

    # -- the book on a day --------------------------------------------------------------------------------------------

    @property
    def _highlighted(self) -> tuple[Day, Expected | None] | None:
        return self._found.get(self.rows.highlighted)

    @on(RecordList.Highlighted)
    def _moved(self) -> None:
        """Show the book on the highlighted day, if it is another day."""
        if self._highlighted is not None and self._highlighted[0] is not self._shown:
            self._show_day()

    def _show_day(self) -> None:
        if self._highlighted is None:
            return
        day = self._highlighted[0]
        same_day = self._shown is not None and self._shown.date == day.date
        self._shown = day
        now, zone = self.session.now(), self.session.zone
        later = f"on {show_instant(day.at, now, zone)}, if nothing else happens"
        title = Content.styled(f"The book {'now' if day is self._days[0] else later}", "bold $accent")
        lines = [self._item_line(item, day) for item in day.items if item.action is not None]
        nothing = [Content.styled("Nothing to do.", "$text-muted")]
        self.query_one("#forecast-book", Static).update(Content("\n").join([title, *(lines or nothing)]))
        if not same_day:
            self.query_one("#forecast-day").scroll_home(animate=False)
        head = Content.assemble((" Forecast ", "bold"), (f" {day_words(day, self._days[0])}", "$accent"))
        hint = Content.styled(" Only a look ahead: nothing can be changed here. esc goes back", "$text-muted")
        self.query_one("#forecast-head", Static).update(Content("\n").join([head, hint]))

    def _item_line(self, item: Item, day: Day) -> Content:
        """Return a row of the book on a day: how urgent, what is next, whose it is, and when it is due."""
        book, look = self.session.book, LOOKS[item.urgency]
        whose = f", {one_line(company_of(book, item.process))}" if item.process is not None else ""
        words = one_line(item_words(book, item, None, day.at, brief=item.process is not None))
        due = due_words(item, self.session.now(), self.session.zone)
        said = f"{look.word}, {words}" if self.app.has_class("-plain") else f"{look.glyph} {look.word:<8} {words}"
        return Content.assemble((said, look.style), f"{whose}  ", (due, "$text-muted"))

    @on(RecordList.Selected)
    def _open(self) -> None:
        """Show why something is expected; of an interview, what to know before it."""
        if self._highlighted is None or (expected := self._highlighted[1]) is None:
            self.tell("Nothing new is expected on this day.")
            return
        book, zone = self.session.book, self.session.zone
        what = expected_words(book, expected, zone).what
        interview = book.get(Interview, expected.interview)
        if expected.action is not None:
            page = "\n".join(why_page(expected.action, expected.level, self.session.now(), zone))
            self.app.push_screen(Read(what, page))
        elif expected.kind == "interview" and interview is not None:
            self.app.push_screen(brief_page(self.session, interview))
        else:
            self.app.push_screen(Read(what, f"{expected.why}."))


def _key_of(day: Day, expected: Expected | None) -> Hashable:
    """Return the key of a row: the same for the same thing on the same day, whenever it is computed."""
    if expected is None:
        return day.date
    rule = expected.action.rule.id if expected.action else ""
    event = expected.action.event if expected.action else None
    return day.date, expected.kind, rule, expected.process, expected.interview, expected.contact, event
