"""What every import in the app does: plan it in a thread, list its records, and import those marked as one change."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from tui.domain.changes import Change
from tui.exchange import ExchangeError
from tui.exchange.import_plan import Plan
from tui.exchange.importer import Import
from tui.exchange.planned import Planned
from tui.exchange.wording import cut_short
from tui.ui.screens.import_list import ImportList
from tui.ui.screens.waiting import Finished, Wait

if TYPE_CHECKING:
    from tui.ui.screens.base import HasSession
    from tui.ui.screens.list_screen import BookScreen

FEW_RECORDS = 3
"""Records of a file in which nothing is new, up to which each is told in a toast."""

MOST_PLANNED_AT_ONCE = 50
"""The number of records from which planning their import is too slow to do on a key press."""


class ListedImport:
    """One import in the app. `_show` is called with its first plan, `_open` when a row of its list is opened."""

    def __init__(self, screen: BookScreen, work: Import, name: str) -> None:
        self._screen = screen
        self._work = work
        self._name = name
        self._latest: Plan | None = None

    def begin(self) -> None:
        """Plan it, and go on with what the plan says."""
        self._plan(self._screen, self._show, left=self._leave)

    def _show(self, plan: Plan) -> None:
        raise NotImplementedError

    def _open(self, screen: ImportList, row: Planned) -> None:
        raise NotImplementedError

    def _made(self, plan: Plan) -> None:
        """Note that a plan was carried out."""

    def _plan(
        self,
        screen: HasSession,
        then: Callable[[Plan], None],
        asked: Import | None = None,
        *,
        left: Callable[[], None] = lambda: None,
        wrong: Callable[[str], None] | None = None,
    ) -> None:
        """Plan the import, many records in a thread, and go on with `then`.

        `asked` is the import with another answer, which counts from then on; `wrong` is called with what is wrong with that,
        and `left` if the user leaves the planning.
        """
        self._latest = None  # until there is another, if the user does not leave it
        asked = asked or self._work
        work = partial(asked.plan, screen.session.book)

        def planned(outcome: Finished | None) -> None:
            if outcome is None:
                left()
                return
            if wrong and isinstance(outcome.error, ExchangeError):
                wrong(str(outcome.error))
                return
            self._latest = outcome.value()
            self._work = asked
            then(self._latest)

        if self._work.size < MOST_PLANNED_AT_ONCE:
            planned(Finished.of(work))
        else:
            screen.app.push_screen(Wait("Looking at what will change", work), planned)

    def _leave(self) -> None:
        self._screen.tell("Nothing was imported.")

    def _list(self, plan: Plan, warning: str = "", remarks: Sequence[str] = ()) -> None:
        """Show the records in a list; `warning` is a line above it, `remarks` are of the whole file."""
        screen = ImportList(f"Import {cut_short(self._name)}", plan.records, self._open, self._apply, warning, remarks)
        self._screen.app.push_screen(screen, lambda done: None if done else self._leave())

    def _apply(self, screen: ImportList, marked: set[int]) -> None:
        """Import the marked rows as one change, and leave the list once that is done.

        If these are the rows that the latest plan is about, that is carried out: to plan thousands again takes a second.
        """
        planned_rows = {row.number for row in screen.planned if row.status in ("new", "changed", "cancelled")}
        latest = self._latest if marked == planned_rows and not self._work.chosen else None
        decided = {row.number for row in screen.planned if row.status != "same" and row.possible} | set(self._work.chosen)
        asked = self._work.with_chosen({number: number in marked for number in decided})

        def planned(plan: Plan) -> None:
            if change := self._make(plan):
                screen.dismiss(True)
                self._show_record(change)

        if latest is None:
            self._plan(screen, planned, asked)
        else:
            self._work = asked
            planned(latest)

    def _make(self, plan: Plan) -> Change | None:
        """Make the change of a plan, and return it; None if it was refused."""
        change = self._screen.act(lambda book: self._work.change_of(plan, book))
        if change is not None:
            self._made(plan)
        return change

    def _show_record(self, change: Change) -> None:
        """Go to the first record of a change in the list below."""
        table = "contacts" if self._screen.place == "contacts" else "interviews"
        for record in [edit.id for edit in change.edits if edit.table == table][:1]:
            self._screen.show_record(record if table == "contacts" else ("interview", record))
