"""Hand a mail to the user's mail program, in a private file that stays if the program fails."""

from __future__ import annotations

import itertools
import os
import re
import sys
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import IO

import msgspec

from tui.domain.operations import Refused
from tui.files import create_private
from tui.paths import folder_of_mails
from tui.programs.terminal_program import ProgramNotFound, Suspended, run_in_terminal, words_of

PLACEHOLDER = "{file}"
_LONGEST_NAME = 60

NO_PROGRAM = (
    'No mail program is set. Below [mail] in the config file, write compose = "...": docs/mail.md has the command for '
    "neomutt, mutt, aerc, notmuch and others."
)


NO_TERMINAL = (
    "--compose needs a terminal: without one, a mail program may send the mail at once. "
    "--eml FILE writes it to a file instead"
)

_SENDS_IT_ALONG = frozenset({"mutt", "neomutt"})
"""Programs that send the header `X-Unsent` with the rest, and need it for nothing."""


class MailError(Exception):
    """The mail program could not be run. The message is one sentence for the user."""


class HandedOver(msgspec.Struct, frozen=True):
    """A mail that a program was given: the program, the status that it ended with, None if it was not run, and the file."""

    program: str
    status: int | None
    file: Path

    @property
    def sentence(self) -> str:
        """Return what is known: the program has ended, and if it failed, where the mail is."""
        if self.status is None:
            return f"{self.program} was not run, because the terminal is gone. The mail is kept in {self.file}"
        if self.status:
            return f"{self.program} ended with status {self.status}. The mail is kept in {self.file}"
        return f"{self.program} has ended."

    def remove(self) -> None:
        """Remove the file, unless the program failed or was not run."""
        if self.status == 0:
            with suppress(OSError):
                self.file.unlink()


def needs_unsent(command: str) -> bool:
    """Return whether the program of a command opens a mail as a draft only if `X-Unsent` says that it is one."""
    names = {Path(word).name for word in re.split(r"[\s'\"`;&|()]+", command)}
    return PLACEHOLDER in command and names.isdisjoint(_SENDS_IT_ALONG)


@contextmanager
def keyboard_for(command: str) -> Iterator[IO[bytes] | None]:
    """Open what a mail program's standard input is: None for that of this program, else the terminal's keyboard.

    A command without `{file}` gets the mail there, and needs no terminal. Raises: Refused if there is no terminal; neomutt
    and mutt would send the mail at once.
    """
    if PLACEHOLDER not in command or (sys.stdin.isatty() and sys.stdout.isatty()):
        yield None
        return
    try:
        keyboard = open("/dev/tty", "rb") if sys.stdout.isatty() else None  # noqa: PTH123, SIM115
    except OSError:
        keyboard = None
    if keyboard is None:
        raise Refused(NO_TERMINAL)
    with keyboard:
        yield keyboard


def hand_over(
    mail: bytes,
    command: str,
    environ: Mapping[str, str],
    suspended: Suspended = nullcontext,
    keyboard: IO[bytes] | None = None,
) -> HandedOver:
    """Run the command of `[mail] compose`, with the mail's file as `{file}`, else on its standard input; wait for its end.

    The program has the terminal while the context `suspended` is open; with `{file}`, it reads from `keyboard`, if that is
    given. The file stays until it is removed: some programs end before they have read it.

    Raises: MailError if the command cannot be run; the mail is not kept then.
    """
    try:
        words = words_of(command, environ)
        file = _write(mail, environ, str(os.getpid()))
    except ProgramNotFound as error:
        raise MailError(f"The mail program {error} was not found: set `compose` in [mail] to one that you have.") from None
    except (OSError, ValueError) as error:
        raise MailError(f"{command} could not be used: {getattr(error, 'strerror', None) or error}.") from None
    named = any(PLACEHOLDER in word for word in words)
    try:
        with nullcontext(keyboard) if named else file.open("rb") as stdin:
            status = run_in_terminal([word.replace(PLACEHOLDER, str(file)) for word in words], suspended, stdin)
    except OSError as error:
        file.unlink(missing_ok=True)
        raise MailError(f"{command} could not be used: {error.strerror}.") from None
    return HandedOver(Path(words[0]).name, status, file)


def save_mail(mail: bytes, reader: str, environ: Mapping[str, str]) -> Path:
    """Write a mail to a private file with the reader's name, for the user to fetch, beside those that lie there.

    Raises: MailError.
    """
    plain = unicodedata.normalize("NFKD", reader).encode("ascii", "ignore").decode()
    name = "-".join(re.findall(r"[A-Za-z0-9]+", plain))[:_LONGEST_NAME] or "note"
    try:
        return _write(mail, environ, name)
    except OSError as error:
        raise MailError(f"No file could be written in {folder_of_mails(environ)} ({error.strerror}).") from None


def _write(mail: bytes, environ: Mapping[str, str], name: str) -> Path:
    """Write a mail to a new private file in the state folder, with that name and a number if there is one already."""
    folder = folder_of_mails(environ)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for number in itertools.count(1):
        file = folder / (f"{name}.eml" if number == 1 else f"{name}-{number}.eml")
        with suppress(FileExistsError):
            create_private(file, mail)
            return file
    raise AssertionError
