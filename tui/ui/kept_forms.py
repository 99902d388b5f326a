"""Keep what is typed into a form and not saved yet in a file, which stays however the program ends."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Mapping
from pathlib import Path

import msgspec

from tui.files import read_json, write_private
from tui.paths import state_folder

MOST_FORM_BYTES = 5_000_000
"""The most bytes that are read back."""


class KeptForm(msgspec.Struct):
    """The fields in which something was typed, by name, and the people who were named in the form."""

    fields: dict[str, str] = {}
    people: list[str] = []


class KeptFormFile:
    """The file of one form over one record of one book."""

    def __init__(self, environ: Mapping[str, str], book: Path, form: str, uid: str) -> None:
        name = hashlib.sha256(f"{book}\n{uid}".encode()).hexdigest()[:20]
        self.path = state_folder(environ) / "unsaved" / f"{form}-{name}.json"

    def write(self, form: KeptForm) -> bool:
        """Write the form, whole or not at all; return whether it could be written."""
        try:
            write_private(self.path, msgspec.json.encode(form))
        except OSError:
            return False
        return True

    def read(self) -> KeptForm | None:
        """Return what is kept; None if nothing can be read."""
        try:
            return read_json(self.path, MOST_FORM_BYTES, KeptForm)
        except (OSError, ValueError):
            return None

    def remove(self) -> None:
        """Remove the file: the form was saved or dropped."""
        with contextlib.suppress(OSError):
            self.path.unlink(missing_ok=True)
