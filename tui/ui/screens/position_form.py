"""The form for a position."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from tui.domain import operations
from tui.domain.bringing_back import RecordKey
from tui.domain.dates import quoted
from tui.domain.labels import name_of
from tui.domain.models import Position
from tui.languages.reading.people_names import read_person
from tui.ui.screens.form_base import FieldLike, Form, fill_untouched, required
from tui.ui.widgets.fields import Field

PLAIN_POSITION = ("title", "company", "location", "url", "source", "notes")


class PositionForm(Form):
    """A form for one job at one company."""

    SPARED = frozenset({"main_contact"})

    def __init__(self, read: Position) -> None:
        super().__init__()
        self._read = read

    @property
    def title_words(self) -> str:
        """Return the form's title."""
        return f"Position {self._read.title}"

    def _values(self) -> dict[str, str]:
        position = self._read
        main = name_of(self.session.book, position.main_contact) if position.main_contact is not None else ""
        return {f: getattr(position, f) for f in PLAIN_POSITION} | {"main_contact": main}

    def fields(self) -> Iterable[FieldLike]:
        values = self._values()
        yield Field("title", "Title", values["title"], check=required("A title"))
        yield Field("company", "Company", values["company"], check=required("A company"), complete=self.companies)
        yield Field("location", "Location", values["location"])
        yield Field("url", "Posting", values["url"])
        yield Field("source", "Source", values["source"])
        yield Field("main_contact", "Main contact", values["main_contact"], only_known=True, check=self._check_main,
                    complete=self.people)  # fmt: skip
        yield Field("notes", "Notes", values["notes"], anew=False)

    def _main(self, text: str) -> int | None:
        return operations.resolve_contact(self.session.book, read_person(text), self._read.main_contact, self.text("company"))

    def _check_main(self, text: str) -> str:
        if text.strip() and self._main(text) is None:
            raise ValueError(f"Nobody is called {quoted(text.strip())}. Add them in Contacts.")
        return "inquiries go to them" if text.strip() else ""

    def keep(self) -> int | None:
        read, text = self._read, self.text
        main = self._main(self.sound("main_contact"))
        wanted = msgspec.structs.replace(read, **{f: text(f) for f in PLAIN_POSITION}, main_contact=main)
        self.do(lambda book: operations.edit(book, read, wanted))
        return read.id

    def go_on(self, record: int | None) -> None:
        super().go_on(record)
        self._read = self.session.book.get(Position, self._read.id) or self._read

    @property
    def needs(self) -> Iterable[RecordKey]:
        return [("positions", self._read.id)]

    def read_again(self) -> None:
        self._read = self.session.book.get(Position, self._read.id) or self._read
        fill_untouched(self, self._values())
