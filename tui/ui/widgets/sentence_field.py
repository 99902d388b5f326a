"""The form field of a sentence that is to stand in a note: its openings, and how its reader will see it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

import msgspec
from textual import events, on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static, TextArea

from tui.domain.sanitize import harmless, one_line
from tui.languages.base import Opening
from tui.ui.widgets.area_fields import AreaField
from tui.ui.widgets.note_text_area import NoteTextArea

EMPTY_OPENING = Opening("")


class Preview(msgspec.Struct, frozen=True):
    """What is shown under a sentence: the paragraph as its reader will see it, and what is wrong with it."""

    paragraph: str = ""
    wrong: tuple[str, ...] = ()


class SentenceArea(NoteTextArea):
    """The text area of a sentence: a paste becomes one line; up and down switch its opening."""

    def on_key(self, event: events.Key) -> None:
        field = self.parent
        if isinstance(field, SentenceField) and event.key in ("up", "down", "enter") and field.took(event.key):
            event.stop()
            event.prevent_default()

    def on_paste(self, event: events.Paste) -> None:
        event.text = one_line(" ".join(event.text.split()))


class SentenceField(AreaField):
    """A field for a sentence of a note. It begins with an opening, which up and down replace while it is unedited.

    `show` returns what is shown under it while it has the focus; `is_empty` whether a text is nothing but an opening.
    """

    HINT: ClassVar = "↑ ↓ another opening"

    def __init__(
        self,
        name: str,
        label: str,
        value: str = "",
        *,
        openings: Sequence[Opening] = (EMPTY_OPENING,),
        show: Callable[[str], Preview] | None = None,
        is_empty: Callable[[str], bool] = lambda text: not text.strip(),
    ) -> None:
        super().__init__(name, label, value)
        self._openings = list(openings) or [EMPTY_OPENING]
        self._show = show
        self._is_empty = is_empty
        self._at: int | None = None
        self._carried = ""
        if value.strip():
            self._at = next((n for n, one in enumerate(self._openings) if one.front and value.startswith(one.front)), None)
        else:
            self._begin()

    def _begin(self) -> None:
        """Begin with the first opening."""
        self._at, self._began = 0, self._openings[0].text

    def compose(self) -> ComposeResult:
        yield Static(Content(one_line(self.label)), classes="field--label", markup=False)
        yield SentenceArea(self._began, soft_wrap=True, compact=True, highlight_cursor_line=False, tab_behavior="focus")
        yield Static(classes="field--shown", markup=False)

    def on_mount(self) -> None:
        self._go_on(self._began)
        self._look()

    @property
    def value(self) -> str:
        """Return the sentence, empty if there is only an opening; if nothing was typed, the initial value to the letter."""
        text = self.query_one(TextArea).text if self.is_mounted else self._began
        if text == self._began:
            return self.initial
        return "" if self._is_empty(text) else text

    @value.setter
    def value(self, text: str) -> None:
        shown = harmless(text) or self._openings[0].text
        self._at = next((n for n, one in enumerate(self._openings) if one.front and shown.startswith(one.front)), None)
        self.query_one(TextArea).load_text(shown)
        self._go_on(shown)

    def start_again(self, value: str) -> None:
        """Take another initial value; it is shown unless something was typed."""
        untouched = self.value == self.initial
        self.initial, self._began = value, harmless(value) or self._openings[0].text
        if untouched:
            self.value = value

    @property
    def shown(self) -> Preview:
        """Return what is to be shown under the sentence as it is."""
        text = self.query_one(TextArea).text
        return Preview() if self._show is None or self._is_empty(text) else self._show(text)

    @property
    def spoken(self) -> str:
        """Return the field in words: its label, its text, what is wrong with it."""
        return ", ".join([super().spoken, *self.shown.wrong])

    # -- openings -----------------------------------------------------------------------------------------------------

    def took(self, key: str) -> bool:
        """Handle a key that does something else here than move in the text; return False if it moves."""
        area = self.query_one(NoteTextArea)
        if key == "enter":
            self.post_message(self.Done(self))
            return True
        step = 1 if key == "down" else -1
        if self._turn(step):
            return True
        row, rows = area.wrapped_document.location_to_offset(area.cursor_location).y, area.wrapped_document.height
        if row + step not in range(rows):
            (self.screen.focus_next if step > 0 else self.screen.focus_previous)()
            return True
        return False

    def _turn(self, step: int) -> bool:
        """Replace the opening by the next one; return False if it was edited."""
        text = self.query_one(TextArea).text
        if not text.strip():
            self._at = len(self._openings) - 1
        kept = self._written(text)
        if kept is None or len(self._openings) < 2:
            return False
        self._at = ((self._at or 0) + step) % len(self._openings)
        new = self._openings[self._at]
        self._carried = new.front + kept + new.text[new.cursor :]
        self.query_one(TextArea).load_text(self._carried)
        self._go_on(self._carried)
        return True

    def _written(self, text: str) -> str | None:
        """Return what was written into the opening; None if the opening itself was edited."""
        opening = self._openings[self._at] if self._at is not None else None
        if opening is None or (not opening.text and text.strip() and text != self._carried):
            return None
        tail = opening.text[opening.cursor :]
        if not text.startswith(opening.front):
            return None
        kept = text[len(opening.front) :]
        return kept.removesuffix(tail) if tail and kept.endswith(tail) else kept

    def _go_on(self, text: str) -> None:
        """Put the cursor where the user continues to write."""
        area = self.query_one(NoteTextArea)
        opening = self._openings[self._at] if self._at is not None else EMPTY_OPENING
        written = self._written(text)
        end = len(opening.front) + len(written) if written is not None else len(text)
        area.mark(end, end)

    # -- what is shown under it ---------------------------------------------------------------------------------------

    @on(TextArea.Changed)
    def _look(self) -> None:
        """Show under the field how it will be read, and what is wrong with it."""
        shown = self.shown
        lines = [Content(harmless(shown.paragraph))] if shown.paragraph else []
        glyph = "mend: " if self.app.has_class("-plain") else "✗ "
        lines += [Content.assemble((glyph, "$text-error"), harmless(one)) for one in shown.wrong]
        if not lines and len(self._openings) > 1 and not self.app.has_class("-plain"):
            lines = [Content(self.HINT)]
        box = self.query_one(".field--shown", Static)
        if box.content != (said := Content("\n").join(lines)):
            box.update(said)
            if self.has_class("-in-hand"):
                self.call_after_refresh(self.scroll_visible, animate=False)
