"""The app for screen readers and braille: lines one after the other, and a status line that names the focus.

It has the same screens, without borders, panes side by side, glyphs or animation. The first lines of every screen say what
has the focus and how the last act went. The terminal's own cursor, which speech and braille follow, is shown at the focus.
"""

from __future__ import annotations

import re
from typing import Any, ClassVar

from textual.containers import VerticalScroll
from textual.content import Content
from textual.dom import DOMNode
from textual.geometry import Offset
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static, TextArea

from tui.commands import PLACES
from tui.domain.sanitize import one_line
from tui.ui.app import FollowupApp
from tui.ui.styles import SHEETS, STYLES_FOLDER
from tui.ui.textual_private import line_of_highlight
from tui.ui.widgets.record_list import RecordList
from tui.ui.widgets.top_bar import TopBar

SHOW_CURSOR = "\x1b[?25h"


class StatusLine(Static):
    """Says what has the focus, and how the last act went."""


class PlainApp(FollowupApp):
    """The app in plain form. Widgets that look different in it ask for the app's class `-plain`."""

    CSS_PATH: ClassVar[Any] = [*SHEETS, STYLES_FOLDER / "screen_reader_app.tcss"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self._outcome = ""
        self._announced: Screen[Any] | None = None
        super().__init__(*args, **kwargs)
        self.add_class("-plain")

    def on_mount(self) -> None:
        self.screen_change_signal.subscribe(self, self._screen_changed)
        self._screen_changed(self.screen)
        self.app_resume_signal.subscribe(self, lambda _: self._show_cursor())
        self._show_cursor()

    def _show_cursor(self) -> None:
        if self.terminal_driver is not None:
            self.terminal_driver.write(SHOW_CURSOR)

    # -- the cursor ---------------------------------------------------------------------------------------------------

    @property
    def cursor_position(self) -> Offset:
        """Override: return where the focus is; Textual puts the terminal's cursor there after each paint."""
        focused = self.screen.focused if self.screen_stack else None
        return Offset(0, 0) if focused is None else cursor_of(focused)

    @cursor_position.setter
    def cursor_position(self, offset: Offset) -> None:
        """Override: do nothing, as the position follows from the focus alone."""

    # -- the status line ----------------------------------------------------------------------------------------------

    def _screen_changed(self, screen: Screen[Any]) -> None:
        screen.call_after_refresh(self._give_a_line, screen)

    def _give_a_line(self, screen: Screen[Any]) -> None:
        """Mount a status line before the screen's widgets."""
        if screen.is_attached and not screen.query(StatusLine):
            screen.mount(StatusLine(markup=False), before=0)
        self.announce()

    def before_key(self) -> None:
        """Override: clear the last result from the status line."""
        self._outcome, self._announced = "", self.screen
        self.screen.query(".wrong").remove_class("-new")

    def after_key(self) -> None:
        self.announce()

    def reload(self, only: Screen[Any] | None = None) -> None:
        super().reload(only)
        self.announce()

    def action_jump(self) -> None:
        """Override: show the places to go to as a list, which can be read out."""
        from tui.ui.screens.dialogs import Choose  # not for the first frame
        from tui.ui.screens.jump import targets_of  # not for the first frame

        targets = targets_of(self.screen)

        def chosen(number: str | None) -> None:
            if number and targets[int(number)].is_attached:
                targets[int(number)].focus()

        self.push_screen(Choose("Go to", [(str(n), one_line(spoken(target))) for n, target in enumerate(targets)]), chosen)

    def on_option_list_option_highlighted(self) -> None:
        """Announce what the palette finds, which comes after the key."""
        self.announce()

    def notify(self, message: str, **_: Any) -> None:
        """Override: show outcomes in the status line until the next key, not as toasts over what is being read."""
        self.call_later(self._say, message)

    def _say(self, message: str) -> None:
        self._outcome = one_line(message)
        self.announce()

    def announce(self) -> None:
        """Bring the status line up to date."""
        screen = self.screen
        lines = screen.query(StatusLine)
        if not lines:
            return
        focused = screen.focused
        parts = [self._outcome, complaint_of(screen), "" if self._outcome else self._unread_words(screen)]
        if screen is not self._announced or focused is None:
            parts.append(heading_of(screen))
        parts.append(spoken(focused) if focused else "")
        line = Content(one_line(" ".join(_sentence(part) for part in parts if part)))
        if lines.first(StatusLine).content != line:
            lines.first(StatusLine).update(line)
        lines.first(StatusLine).set_class(bool(self._outcome), "-outcome")  # which shows it whole, however long

    def _unread_words(self, screen: Screen[Any]) -> str:
        """Return how much is unread of what was told, as the top bar shows it."""
        unread = self.session.unread
        return f"{unread} unread, {self.told_key} shows it" if unread and screen.query(TopBar) else ""


def _sentence(text: str) -> str:
    return text if text[-1] in ".?!:" else f"{text}."


# -- what has the focus ------------------------------------------------------------------------------------------------


def cursor_of(widget: Widget) -> Offset:
    """Return where on the screen the cursor of a widget is."""
    if isinstance(widget, OptionList):
        row = line_of_highlight(widget) - widget.scroll_offset.y
        return widget.content_region.offset + Offset(0, row)
    offset: Offset = getattr(widget, "cursor_screen_offset", widget.content_region.offset)
    past_the_end = isinstance(widget, Input) and widget.cursor_at_end  # where Textual counts one cell too many
    return offset - Offset(1, 0) if past_the_end else offset


def spoken(widget: Widget) -> str:
    """Return what has the focus, in words."""
    for node in widget.ancestors_with_self[:3]:
        if isinstance(words := getattr(node, "spoken", None), str):
            return words + _place_among(node)
    if isinstance(widget, OptionList):
        return _count(widget)
    if isinstance(widget, TextArea):
        return f"text, line {widget.cursor_location[0] + 1} of {widget.document.line_count}"
    if isinstance(widget, Input):
        offered = [_count(rows) for rows in widget.screen.query("RecordList, OptionList")]
        return ", ".join([widget.placeholder or "answer", one_line(widget.value) or "empty", *offered])
    return "up and down scroll" if isinstance(widget, VerticalScroll) and widget.max_scroll_y else ""


def _count(rows: Widget) -> str:
    """Return how many lines a list has, or which option of how many is highlighted."""
    if isinstance(rows, RecordList):
        return f"{len(rows.keys)} lines"
    if isinstance(rows, OptionList) and (option := rows.highlighted_option) is not None:
        return f"{(rows.highlighted or 0) + 1} of {rows.option_count}: {_plain(option.prompt)}"
    return "nothing to choose"


def _place_among(node: DOMNode) -> str:
    """Return which of a form's fields this is."""
    fields = list(node.screen.query("Field, Choice, AreaField"))
    return f", field {fields.index(node) + 1} of {len(fields)}" if node in fields else ""


def heading_of(screen: Screen[Any]) -> str:
    """Return a screen's name, or what it asks or shows."""
    place = getattr(screen, "place", "")
    if place in PLACES and place != "compose":
        return PLACES[place]
    told = screen.query("#head, .told, .told Static, .question, .answers").results(Static)
    texts = [_plain(widget.content) for widget in told]
    texts += [str(box.border_subtitle or "") for box in screen.query(".box")]  # here there is no border that shows it
    return " ".join(_sentence(text) for text in texts if text)


def complaint_of(screen: Screen[Any]) -> str:
    """Return what a form finds wrong."""
    return " ".join(_plain(widget.content) for widget in screen.query(".wrong.-new").results(Static))


def _plain(words: object) -> str:
    """Return text without its style, with a comma in place of a wide gap."""
    text = (words.plain if isinstance(words, Content) else str(words)).strip()
    return one_line(re.sub(r"(?<=\w) {2,}(?=\w)", ", ", text))
