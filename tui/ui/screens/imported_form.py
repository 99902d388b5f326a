"""The form of an interview that a file brings, filled with what was read of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

import msgspec

from tui.domain.operations import InterviewInput, Refused
from tui.domain.parsed_name import ParsedName
from tui.exchange import ExchangeError
from tui.exchange.planned import PlannedMeeting
from tui.ui.screens.form_checks import FormQuestion
from tui.ui.screens.interview_form import InterviewForm
from tui.ui.widgets.fields import Field

Save = Callable[["ImportedInterviewForm", InterviewInput], int | None]


class ImportedInterviewForm(InterviewForm):
    """A form for a meeting of a file. The cursor is at what is doubtful, and the form says what the file says of it.

    `save` takes what was typed and returns a number; it may raise what `Session.act` raises. Dismisses with that number.
    """

    SPARED = frozenset()
    is_kept_open = False
    again = "F2 tries again with the book as it is now."

    def __init__(self, row: PlannedMeeting, save: Save, warning: str = "") -> None:
        super().__init__()
        assert row.read is not None
        self._row, self._input, self._save = row, row.read, save
        self._told = [*(doubt.sentence for doubt in row.doubts), *row.notes, *filter(None, [warning])]
        self.first = next((doubt.field for doubt in row.doubts if doubt.field), "")

    def on_mount(self) -> None:
        if self._told:
            self.complain("\n".join(self._told))

    @property
    def title_words(self) -> str:
        """Return the form's title."""
        return "Change an interview, as the file says" if self._row.known else "Add an interview from the file"

    def _values(self) -> dict[str, str]:
        read = self._input
        values = self.values_of(read.interview, read.company, read.title, ", ".join(map(_as_typed, read.people or ())))
        return values | {"when": f"{self._row.day:%Y-%m-%d}"} if self._row.day else values

    @property
    def known_start(self) -> datetime | None:
        return None if self._row.day else self._input.interview.starts_at

    def questions(self) -> Iterator[FormQuestion]:
        if self._row.known is None:
            yield from self.same_person(self.query_one("#field-people", Field), self.text("company"))

    def keep(self) -> int | None:
        typed = self.typed(self._input.interview)
        if typed.people is None:
            typed = msgspec.structs.replace(typed, people=self._input.people)
        try:
            return self._save(self, typed)
        except ExchangeError as error:
            raise Refused(str(error)) from None

    def kept(self, record: int | None) -> None:
        self.dismiss(record)


def _as_typed(person: ParsedName) -> str:
    """Return somebody as they are typed into the field of the people."""
    name = person.name.replace(",", " ").replace(";", " ")
    return f"{name} <{person.email}>" if person.email else name
