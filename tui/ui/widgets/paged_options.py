"""A list of options that is safe before it has been laid out."""

from __future__ import annotations

from textual.widgets import OptionList


class PagedOptions(OptionList):
    """Ignores the page keys while it has no size: Textual looks up lines that are not there yet."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("page_up", "page_down") and not self.scrollable_content_region:
            return False
        return super().check_action(action, parameters)
