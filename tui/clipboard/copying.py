"""Copying a note: up the ladder until a way takes it, and one honest sentence about what is known."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tui.clipboard import fallback, methods, osc52, terminal_support
from tui.clipboard.models import ClipboardEnvironment, Outcome, Run, Write
from tui.clipboard.strategies import methods_in_order
from tui.clipboard.subprocesses import run as run_program
from tui.domain.sanitize import for_copying


def copy(
    text: str,
    here: ClipboardEnvironment,
    *,
    write_terminal: Write,
    remembered: Mapping[str, bool] | None = None,
    folder: Path | None = None,
    run: Run = run_program,
) -> Outcome:
    """Bring the note to the clipboard in front of the person, by the first way of the ladder that takes it.

    Blocks, but each step at most `methods.SECONDS`: call it from a worker thread. `write_terminal` gets the bytes for the
    terminal; an OSError it raises counts as a failed way. `remembered` are the self-test's answers for this terminal. A note
    too long for every way goes to a file in `folder`, where one is given.
    """
    if not for_copying(text):
        return Outcome("failed", "", "Nothing was copied: the note is empty.")
    missed: list[Outcome] = []
    for method in methods_in_order(here, remembered):
        outcome = copy_by(
            method.name, text, here, write_terminal=write_terminal, remembered=remembered, folder=folder, run=run
        )
        if outcome.kind != "failed":
            return _instead(missed, outcome)
        missed.append(outcome)
    if not missed:
        known = terminal_support.named(here.terminal)
        return Outcome("failed", "", f"Not copied: {known.name if known else 'this terminal'} takes no copy from a program.")
    if folder and len(for_copying(text).encode()) > osc52.limit(here):
        return _instead(missed, copy_by("file", text, here, write_terminal=write_terminal, folder=folder, run=run))
    return _instead(missed[:-1], missed[-1])


def copy_by(
    name: str,
    text: str,
    here: ClipboardEnvironment,
    *,
    write_terminal: Write,
    remembered: Mapping[str, bool] | None = None,
    folder: Path | None = None,
    run: Run = run_program,
) -> Outcome:
    """Copy by one way, the one the person picked; the file goes to `folder`.

    Bounded like `copy`; ValueError for a way that needs the person's hands, and for a file without its folder.
    """
    note = for_copying(text)
    arrived = (remembered or {}).get(name)
    if name == "desktop":
        return methods.by_desktop(note, here, run)
    if name == "tmux":
        return methods.by_tmux(note, here, write_terminal, run, arrived)
    if name == "terminal":
        return methods.by_terminal(note, here, write_terminal, arrived)
    if name == "file" and folder:
        return fallback.by_file(note, here.environ, folder)
    raise ValueError(f"{name!r} is no way that a program can go alone")


def _instead(missed: list[Outcome], outcome: Outcome) -> Outcome:
    """The outcome, saying first why it is not by a better way."""
    return Outcome(outcome.kind, outcome.method, " ".join(each.sentence for each in (*missed, outcome)))
