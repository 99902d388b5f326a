"""The style sheets, in one folder; Textual reads a sheet only once if its path is always spelled the same."""

from pathlib import Path

STYLES_FOLDER = Path(__file__).parent

SHEETS = tuple(
    STYLES_FOLDER / f"{name}.tcss"
    for name in ("app", "interviews", "contacts", "compose", "dialogs", "forecast", "import_list", "jump")
)
"""The sheets of the app, all read at the start: Textual parses them all again for a sheet that a screen brings along."""
