"""The style sheets, one beside the other; Textual reads a sheet once only where its path is spelled the same."""

from pathlib import Path

STYLES = Path(__file__).parent
