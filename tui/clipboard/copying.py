"""Copy a note: try the methods in order until one succeeds, and say in one sentence what is known."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tui.clipboard import fallback, methods, osc52, terminal_support
from tui.clipboard.models import ClipboardEnvironment, Outcome, Write
from tui.clipboard.strategies import methods_in_order
from tui.domain.sanitize import for_copying
from tui.programs.subprocesses import RunProgram, run_program


def copy(
    text: str,
    here: ClipboardEnvironment,
    *,
    write_terminal: Write,
    remembered: Mapping[str, bool] | None = None,
    folder: Path | None = None,
    run: RunProgram = run_program,
) -> Outcome:
    """Copy the note to the user's clipboard by the first method that succeeds.

    Blocks, each step for at most `methods.STEP_TIMEOUT`: call it from a worker thread. `write_terminal` gets the bytes for
    the terminal; a method fails if it raises OSError. `remembered` are the answers of the self-test for this terminal. A note
    too long for every method goes to a file in `folder`, if one is given.
    """
    if not for_copying(text):
        return Outcome("failed", "", "Nothing was copied: the note is empty.")
    failed: list[Outcome] = []
    for method in methods_in_order(here, remembered):
        outcome = copy_by(
            method.name, text, here, write_terminal=write_terminal, remembered=remembered, folder=folder, run=run
        )
        if outcome.kind != "failed":
            return _after(failed, outcome)
        failed.append(outcome)
    if not failed:
        known = terminal_support.terminal_named(here.terminal)
        return Outcome(
            "failed", "", f"Not copied: {known.name if known else 'this terminal'} does not accept copies from programs."
        )
    if folder and len(for_copying(text).encode()) > osc52.limit(here):
        return _after(failed, copy_by("file", text, here, write_terminal=write_terminal, folder=folder, run=run))
    return _after(failed[:-1], failed[-1])


def copy_by(
    name: str,
    text: str,
    here: ClipboardEnvironment,
    *,
    write_terminal: Write,
    remembered: Mapping[str, bool] | None = None,
    folder: Path | None = None,
    run: RunProgram = run_program,
) -> Outcome:
    """Copy by the method that the user picked; a file goes to `folder`. Takes no longer than `copy`.

    Raises: ValueError for a method that needs the user, and for a file without its folder.
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
    raise ValueError(f"{name!r} is not a method that works without the user")


def _after(failed: list[Outcome], outcome: Outcome) -> Outcome:
    """Return the outcome with its sentence preceded by why the better methods failed."""
    return Outcome(outcome.kind, outcome.method, " ".join(each.sentence for each in (*failed, outcome)))
