"""The style sheets, in one folder; Textual reads a sheet only once if its path is always spelled the same."""

from pathlib import Path

STYLES = Path(__file__).parent
