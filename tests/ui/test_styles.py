"""The style sheets."""

from __future__ import annotations

from tui.ui.screen_reader_app import PlainApp
from tui.ui.styles import STYLES_FOLDER


def test_every_sheet_is_read_at_the_start() -> None:
    assert {sheet.name for sheet in PlainApp.CSS_PATH} == {file.name for file in STYLES_FOLDER.glob("*.tcss")}
