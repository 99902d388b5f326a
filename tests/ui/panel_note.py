"""The note to Ana Ruiz, second of a panel of three, on the screen."""

from __future__ import annotations

from textual.widgets import TextArea

from tests.ui.conftest import AppDriver

SAID = "What has stayed with me most is what you look for in the first ninety days."
"""The sentence to Ana Ruiz in the sample."""


async def open_panel_note(s: AppDriver) -> TextArea:
    """The thank-you to Ana Ruiz, second of a panel of three."""
    await s.press("j", "j", "enter")
    assert "Thank-you to Ana Ruiz" in s.text()
    return s.app.screen.query_one(TextArea)
