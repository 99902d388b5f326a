"""The list of what an import would do: a row for each record, marked if it is to be imported, and one key for all of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import ClassVar

import msgspec
from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

from tui.domain.sanitize import one_line
from tui.exchange.planned import STATUS_SIGNS, Planned, PlannedMeeting, Status, counts_by_status
from tui.text.details import Facts
from tui.ui.bindings import bindings
from tui.ui.screens.base import HasSession
from tui.ui.screens.dialogs import Confirm
from tui.ui.screens.list_screen import WIDE
from tui.ui.widgets.fact_sheet import FactSheet
from tui.ui.widgets.key_footer import KeyFooter
from tui.ui.widgets.record_list import Cell, Column, RecordList

STATUS = Column(name="status", title="What", width=11, importance=10)
COLUMNS = (
    Column(name="when", title="When", width=16, importance=8),
    Column(name="who", title="Who", width=14, flex=2, importance=9),
    Column(name="company", title="Company", width=12, flex=1, importance=7),
)
WHAT = Column(name="what", title="Interview", width=10, flex=2, importance=4)
FOLD = "fold"
FOLD_WORDS: dict[Status, str] = {"same": "same", "skipped": "skipped"}
STYLES_OF = {"new": "$text-success", "changed": "$text-accent", "cancelled": "$text-error"}


class ChoiceList(RecordList):
    """A list in which only what can be imported is marked."""

    class Marked(Message):
        """Sent when other rows were marked."""

    class Refused(Message):
        """Sent when a row was to be marked that cannot be imported as it is."""

        def __init__(self, key: Hashable) -> None:
            super().__init__()
            self.key = key

    may_mark: Callable[[Hashable], bool] = staticmethod(lambda key: True)

    def mark(self, keys: Iterable[Hashable]) -> None:
        wanted = set(keys)
        allowed = {key for key in wanted if self.may_mark(key)}
        super().mark(allowed)
        self.post_message(self.Marked())
        for key in list(wanted - allowed)[:1]:
            self.post_message(self.Refused(key))


class ImportList(HasSession, Screen[bool]):
    """Shows the records of an import. Dismisses with True once they are imported.

    `open_row` is called with a row to be looked at; it may call `show_rows` with new ones. `apply` is called with the numbers
    of the marked rows; it dismisses the screen once they are imported.
    """

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]
    AUTO_FOCUS = "ChoiceList"
    BINDINGS: ClassVar = [*bindings("import"), Binding("q", "dismiss", show=False)]
    place = "import"
    rows = getters.query_one(ChoiceList)

    def __init__(
        self,
        title: str,
        rows: Sequence[Planned],
        open_row: Callable[[ImportList, Planned], None],
        apply: Callable[[ImportList, set[int]], None],
        warning: str = "",
        remarks: Sequence[str] = (),
    ) -> None:
        """`warning` stands above the rows; `remarks` are of the whole file, and follow what is known of each row."""
        super().__init__()
        self._title = title
        self._warning = warning
        self._remarks = remarks
        self._planned = _by_number(rows)
        self._columns = _columns(rows)
        self._order = [row.number for row in sorted(rows, key=_place)]
        self._open_row = open_row
        self._apply = apply
        self._unfolded = False
        self._seen: set[int] = set()
        """The doubtful rows that the user has looked at in a form."""

    def compose(self) -> ComposeResult:
        self.add_class("-wide" if self.app.size.width >= WIDE else "-narrow")
        yield Static(id="import-head", markup=False)
        with Container(id="import-body"):
            rows = ChoiceList(self._columns, self._cells, id="import-rows", empty="There is nothing to import.")
            rows.may_mark = self._may_mark
            yield rows
            with VerticalScroll(id="import-details", can_focus=bool(self._remarks)):
                yield FactSheet(id="import-facts")
        yield KeyFooter()

    def on_mount(self) -> None:
        self._show()
        self.rows.mark(number for number, row in self._planned.items() if row.is_certain)

    # -- what it shows ------------------------------------------------------------------------------------------------

    @property
    def planned(self) -> list[Planned]:
        """Return all rows as they are planned now."""
        return list(self._planned.values())

    def row(self, number: int) -> Planned | None:
        """Return a row as it is planned now."""
        return self._planned.get(number)

    def show_rows(self, rows: Sequence[Planned], seen: int | None = None) -> None:
        """Show the rows of a new plan; `seen` is one that the user has looked at, which is marked."""
        self._planned |= _by_number(rows)
        self._show()
        if seen is not None:
            self._seen.add(seen)
            if self._may_mark(seen):
                self.rows.mark({*self.rows.marked, seen})

    def toggle_mark(self, row: Planned) -> bool:
        """Mark or unmark a row; return False if it cannot be marked."""
        if not self._may_mark(row.number):
            return False
        self.rows.mark(self.rows.marked ^ {row.number})
        return True

    def _show(self) -> None:
        marked = set(self.rows.marked)
        folded = [number for number in self._order if self._planned[number].is_folded and number not in marked]
        hidden = set(folded)
        shown: list[Hashable] = [number for number in self._order if number not in hidden]
        self.rows.show([*shown, *([FOLD] if folded else []), *(folded if self._unfolded else [])])
        self.rows.mark(marked)
        self._show_details()

    @on(ChoiceList.Marked)
    def _count(self) -> None:
        """Say how much is marked."""
        marked = [self._planned[key] for key in self.rows.marked if isinstance(key, int)]
        number = len(self._planned)
        marked = [msgspec.structs.replace(row, status="new") if row.status == "skipped" else row for row in marked]
        counted = f"{counts_by_status(marked)} of {number}" if marked else f"nothing: 0 of {number} are marked"
        head = Content.assemble((f" {one_line(self._title)} ", "bold"), f" F2 imports {counted}")
        more = ", tab goes to what holds for all lines" if self._remarks else ""
        hint = self._warning or f"space marks a line, enter opens it{more}"
        self.query_one("#import-head", Static).update(Content("\n").join([head, Content.styled(f" {hint}", "$text-muted")]))

    @on(ChoiceList.Refused)
    def _say_why_not(self, event: ChoiceList.Refused) -> None:
        row = self._planned.get(event.key) if isinstance(event.key, int) else None
        if row is not None:
            timeless = "This meeting has no time yet. Press enter to set it."
            self.tell(timeless if row.needs_time else "This line cannot be imported.", "warning")

    def _may_mark(self, key: Hashable) -> bool:
        row = self._planned.get(key) if isinstance(key, int) else None
        return row is not None and row.possible and row.status != "same" and not row.needs_time

    def _cells(self, key: Hashable) -> Sequence[Cell]:
        if not isinstance(key, int):
            return self._fold_cells()
        row = self._planned[key]
        words = "no time" if row.needs_time else "left out" if row.offered else row.status
        doubtful = row.is_doubtful and key not in self._seen
        glyph = "?" if doubtful else STATUS_SIGNS[row.status]
        style = "bold $text-warning" if doubtful else STYLES_OF.get(row.status, "$text-muted")
        return [Content.styled(f"{glyph} {words}", style), *(getattr(row, column.name) for column in self._columns[1:])]

    def _fold_cells(self) -> Sequence[Cell]:
        counts = Counter(row.status for row in self._planned.values() if row.is_folded)
        words = ", ".join(f"{counts[status]:,} {FOLD_WORDS[status]}" for status in FOLD_WORDS if counts[status])
        room = next(place for place, column in enumerate(self._columns) if column.flex)
        cells = [""] * len(self._columns)
        cells[0], cells[room] = f". {'hides' if self._unfolded else 'shows'}", words
        return cells

    @on(RecordList.Highlighted)
    def _show_details(self) -> None:
        key = self.rows.highlighted
        row = self._planned.get(key) if isinstance(key, int) else None
        facts = _facts(row) if row else []
        facts += [("" if number else "All lines", remark) for number, remark in enumerate(self._remarks)]
        self.query_one(FactSheet).show(facts)
        self.query_one("#import-details").scroll_home(animate=False)

    # -- what its keys do ---------------------------------------------------------------------------------------------

    @on(RecordList.Selected)
    def _open(self) -> None:
        key = self.rows.highlighted
        if key == FOLD:
            self.action_show_folded()
        elif isinstance(key, int):
            self._open_row(self, self._planned[key])

    def action_mark_all(self) -> None:
        self.rows.mark([key for key in self.rows.keys if self._may_mark(key)])

    def action_mark_none(self) -> None:
        self.rows.mark(())

    def action_show_folded(self) -> None:
        self._unfolded = not self._unfolded
        self._show()

    def action_import_chosen(self) -> None:
        """Import what is marked; ask first if the user has not looked at something doubtful."""
        marked = {key for key in self.rows.marked if isinstance(key, int)}
        if not marked:
            self.tell("Nothing is marked. Space marks a line, a marks all.", "warning")
            return
        doubtful = [
            self._planned[number] for number in self._order if number in marked - self._seen and self._planned[number].doubts
        ]
        if not doubtful:
            self._apply(self, marked)
            return

        def confirmed(yes: bool | None) -> None:
            if yes:
                self._apply(self, marked)

        told = [f"{row.company or row.what}: {doubt.sentence}" for row in doubtful for doubt in row.doubts[:1]]
        more = [f"and {len(told) - 8} more"] if len(told) > 8 else []
        question = "Some marked lines are doubtful. Import them with the guesses?"
        self.app.push_screen(Confirm(question, told="\n".join([*told[:8], *more])), confirmed)

    def action_dismiss(self, result: object = None) -> None:  # type: ignore[override]
        """Override: leave at once if nothing was typed; else ask first."""
        if not self._seen:
            self.dismiss(False)
            return

        def answered(yes: bool | None) -> None:
            if yes:
                self.dismiss(False)

        self.app.push_screen(Confirm("Leave without importing anything?", yes="leave", no="stay"), answered)


def _columns(rows: Sequence[Planned]) -> tuple[Column, ...]:
    """Return the columns in which there is something to show."""
    filled = [column for column in COLUMNS if any(getattr(row, column.name) for row in rows)]
    what = WHAT if any(isinstance(row, PlannedMeeting) for row in rows) else msgspec.structs.replace(WHAT, title="Position")
    return (STATUS, *filled, what)


def _place(row: Planned) -> tuple[object, ...]:
    """Return what rows are sorted by: first those to look at, then those that are imported, then those left out."""
    return row.is_folded, row.offered, not row.is_doubtful, row.at.timestamp() if row.at else 0.0


def _by_number(rows: Sequence[Planned]) -> dict[int, Planned]:
    return {row.number: row for row in rows}


def _facts(row: Planned) -> Facts:
    """Return all that is known of a row."""
    facts = []
    for doubt in row.doubts:
        facts.append(("Doubtful", doubt.sentence))
        facts += [("", choice) for choice in doubt.question.choices] if doubt.question else []
    if row.why and not row.doubts:
        facts.append(("Left out" if row.offered else "Skipped", f"{row.why[:1].upper()}{row.why[1:]}."))
    facts += [(field.label, field.words) for field in row.fields]
    facts += [("", note) for note in row.notes]
    return facts or [("What", row.what)]
