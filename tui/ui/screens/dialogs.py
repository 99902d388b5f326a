"""Dialogs in front of a screen: yes or no, a line of text, one of several, something to read, the keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, ClassVar, cast

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.suggester import Suggester
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from tui.commands import BOOK, PLACES, Command, commands_at, shown_key
from tui.domain.labels import note_words
from tui.domain.operations import Refused
from tui.domain.sanitize import harmless, one_line
from tui.ui.bindings import bindings
from tui.ui.screens.base import BookDialog
from tui.ui.screens.waiting import in_thread
from tui.ui.widgets.line_input import LineInput
from tui.ui.widgets.paged_options import PagedOptions


class Confirm(BookDialog):
    """Asks a question answered by y or n. Dismisses with True for yes, False for no."""

    BINDINGS: ClassVar = [
        *bindings("dialog"),
        Binding("y", "answer(True)", "Yes", id="yes"),
        Binding("n,q", "answer(False)", "No", id="no"),
    ]

    def __init__(self, question: str, *, told: str = "", yes: str = "yes", no: str = "no", more: str = "") -> None:
        super().__init__()
        self._told = told
        self._question = question
        self._answers = Content.assemble(("y", "bold $accent"), f" {yes}   ", ("n", "bold $accent"), f" {no}", more)

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            if self._told:
                with VerticalScroll(classes="told"):
                    yield Static(Content(harmless(self._told)), markup=False)
            yield Static(Content(harmless(self._question)), classes="question", markup=False)
            yield Static(self._answers, classes="answers", markup=False)

    def action_answer(self, yes: bool) -> None:
        self.dismiss(yes)

    def action_dismiss(self, result: object = None) -> None:  # type: ignore[override]
        self.dismiss(False)


class _Suggester(Suggester):
    """Asks a function for the completion of a text."""

    def __init__(self, suggest: Callable[[str], str | None]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._suggest = suggest

    async def get_suggestion(self, value: str) -> str | None:
        if not value:
            return None
        found = (await in_thread(partial(self._suggest, value))).value()
        return cast("str | None", found)


class Ask(BookDialog):
    """Asks for a line of text. Dismisses with the text, or None."""

    BINDINGS: ClassVar = bindings("dialog")

    def __init__(
        self, question: str, *, told: str = "", value: str = "", suggest: Callable[[str], str | None] | None = None
    ) -> None:
        """`value` is the initial text; `suggest` returns a completion of what is typed, which the right arrow accepts."""
        super().__init__()
        self._told = told
        self._question = question
        self._value = value
        self._suggest = suggest

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            if self._told:
                with VerticalScroll(classes="told", can_focus=False):
                    yield Static(Content(harmless(self._told)), markup=False)
            yield Static(Content(harmless(self._question)), classes="question", markup=False)
            suggester = _Suggester(self._suggest) if self._suggest else None
            yield LineInput(one_line(self._value), suggester=suggester, compact=True, select_on_focus=False)
            more = "   → takes what is suggested" if self._suggest else ""
            yield Static(Content.styled(f"enter goes on   esc leaves{more}", "$text-muted"), classes="answers", markup=False)

    @on(Input.Submitted)
    def _answered(self, event: Input.Submitted) -> None:
        self.dismiss(event.value)

    def action_dismiss(self, result: object = None) -> None:  # type: ignore[override]
        self.dismiss(None)


class Choose(BookDialog):
    """Offers several options, chosen by arrows and Enter or by number. Dismisses with the key chosen, or None."""

    BINDINGS: ClassVar = [*bindings("dialog"), Binding("q", "dismiss", "Cancel", show=False)]

    def __init__(
        self, title: str, options: Sequence[tuple[str, str]], keys: Mapping[str, str] | None = None, *, told: str = ""
    ) -> None:
        """`options` are keys with their words; `keys` are those that a letter chooses, too, by letter."""
        super().__init__()
        self._told = told
        self._title = title
        self._options = list(options)
        self._keys = keys or {}

    def compose(self) -> ComposeResult:
        with Vertical(classes="box") as box:
            box.border_subtitle = "enter or a number chooses, esc leaves"
            if self._told:
                with VerticalScroll(classes="told", can_focus=False):
                    yield Static(Content(harmless(self._told)), markup=False)
            yield Static(Content(harmless(self._title)), classes="question", markup=False)
            yield PagedOptions(
                *(
                    Option(Content(f"{number} {harmless(words)}" if number < 10 else f"  {harmless(words)}"))
                    for number, (_, words) in enumerate(self._options, 1)
                ),
                compact=True,
                markup=False,
            )

    def on_key(self, event: events.Key) -> None:
        """Choose by number or letter; the key must not reach the screen behind, where it means something else."""
        if event.key.isdigit():
            event.stop()
            if 0 < int(event.key) <= len(self._options):
                self.dismiss(self._options[int(event.key) - 1][0])
        elif event.character and event.character in self._keys:
            event.stop()
            self.dismiss(self._keys[event.character])

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._options[event.option_index][0])

    def action_dismiss(self, result: object = None) -> None:  # type: ignore[override]
        self.dismiss(None)


class Read(BookDialog):
    """Shows something to read; Esc, Enter or q closes it."""

    BINDINGS: ClassVar = [*bindings("dialog"), Binding("q,enter", "dismiss", "Close", show=False)]

    def __init__(self, title: str, text: str | Content | Widget) -> None:
        super().__init__()
        self._title = title
        self._text = Content(harmless(text)) if isinstance(text, str) else text

    def compose(self) -> ComposeResult:
        with Vertical(classes="box -page") as box:
            box.border_subtitle = "esc closes"
            yield Static(Content(harmless(self._title)), classes="question", markup=False)
            with VerticalScroll():
                yield self._text if isinstance(self._text, Widget) else Static(self._text, markup=False)

    def action_dismiss(self, result: object = None) -> None:  # type: ignore[override]
        self.dismiss(None)


KEYS_WIDTH = 6
"""The width in cells of a command's keys on the page of keys."""

TITLE_WIDTH = 17
"""The width in cells of a command's title and the gap behind it."""


def help_page(place: str, keymap: Mapping[str, str], columns: int = 3) -> Content:
    """Return a page with the keys of a place, as the user has set them, in so many columns."""
    commands = commands_at(place)

    def keys(command: Command) -> str:
        shown = [shown_key(key.strip()) for key in keymap.get(command.id, command.keys).split(",")[:2]]
        both = "/".join(shown)
        return both if len(both) <= KEYS_WIDTH else shown[0]

    cells = [
        Content.assemble((f"{keys(command):>{KEYS_WIDTH}} ", "bold $accent"), f"{command.title:<{TITLE_WIDTH}}")
        for command in commands
    ]
    rows_needed = -(-len(cells) // columns)
    rows = [Content.assemble(*cells[n::rows_needed]) for n in range(rows_needed)]
    if place in BOOK:
        rows.append(Content.styled("In a list: enter opens, g G ends, ctrl+d ctrl+u half a page, space marks", "$text-muted"))
    if place == "forecast":
        rows.append(Content.styled("In the list: enter says why, j k move, g G ends; tab goes to the book", "$text-muted"))
    if place == "import":
        rows.append(Content.styled("In the list: enter opens, space marks; * is imported", "$text-muted"))
        rows.append(Content.styled("+ new  ~ changed  - cancelled  = the same  x skipped  ? doubtful", "$text-muted"))
    return Content("\n").join(rows)


def show_help(screen: Screen[Any], place: str) -> None:
    """Open the page of keys."""
    keymap = screen.app.session.settings.keys  # type: ignore[attr-defined]
    columns = 3 if screen.size.width >= 80 and not screen.app.has_class("-plain") else 1
    screen.app.push_screen(Read(f"Keys in {PLACES[place]}", help_page(place, keymap, columns)))


def choose_note(screen: Screen[Any], then: Callable[[str], None], first: str = "") -> None:
    """Ask which kind of note to write, of those that there are templates for; one of them is offered first."""
    app: Any = screen.app
    try:
        kinds = sorted(app.session.templates.kinds(), key=lambda kind: kind != first)
    except Refused as error:
        app.tell(str(error), "error")
        return
    options = [(kind, note_words(kind).capitalize()) for kind in kinds]

    def chosen(kind: str | None) -> None:
        if kind:
            then(kind)

    app.push_screen(Choose("Which note?", options), chosen)
