"""Give the terminal to another program or a plain page, and take it back."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path

from tui.clipboard.fallback import SAVED, fetch_line, plain_page
from tui.domain.sanitize import harmless
from tui.programs.editor import Edited, EditorError, edit_text
from tui.ui.errors.crash_report import keep_unsaved
from tui.ui.textual_private import AppHooks


class TerminalHandover:
    """Runs the user's editor, and prints what has to be seen outside the app."""

    def __init__(self, app: AppHooks) -> None:
        self._app = app
        self._files: list[Path] = []

    @contextlib.contextmanager
    def given_away(self) -> Iterator[None]:
        """Give the terminal to another program."""
        try:
            with self._app.suspend():
                yield
        finally:
            self._app.refresh()

    def show_outside(self, text: str) -> None:
        """Print a text outside the app, where the mouse can select it, until the user presses Enter."""
        with self.given_away():
            print(plain_page(text))
            with contextlib.suppress(EOFError, KeyboardInterrupt):
                input()

    def show_file(self, path: Path) -> None:
        """Print how a mail's file is fetched, outside the app, where the line can be copied whole; remove it at the end."""
        self._files.append(path)
        how = f"{SAVED}.\nFetch it from the machine on which you read your mail:\n\n{fetch_line(path, os.environ)}\n"
        self.show_outside(how)

    def edit(self, text: str, keep: Callable[[str], bool]) -> None:
        """Let the user write in their own editor; `keep` returns whether it could keep the new text.

        What it cannot keep, or what an editor that failed had written, goes to the file of unsaved text. The editor's file
        is removed only then.
        """
        edited = self._in_editor(text)
        if edited is None:
            return
        failed = f"The editor ended with status {edited.status}. " if edited.status else ""
        if not edited.changed or not edited.text.strip():
            edited.remove()
            empty = "The text came back empty; the note is as it was before." if edited.changed else ""
            if failed or empty:
                self._say(f"{failed}{empty or 'It changed nothing.'}")
        elif not failed and keep(edited.text.rstrip("\n") + "\n"):
            edited.remove()
        elif path := keep_unsaved(edited.text, os.environ):
            edited.remove()
            self._say(f"{failed}What you wrote there is in {path}")
        else:
            self._say(f"{failed}What you wrote there is in {edited.file}")

    def _in_editor(self, text: str) -> Edited | None:
        """Return what the user's editor left; if it failed, say so and return None."""
        try:
            return edit_text(text, os.environ, self.given_away)
        except EditorError as error:
            self._say(str(error))
            return None

    def _say(self, sentence: str) -> None:
        self._app.notify(harmless(sentence), severity="warning", markup=False)

    def remove_files(self) -> None:
        """Remove the files that were shown."""
        for path in self._files:
            with contextlib.suppress(OSError):
                path.unlink()
