"""Hand a mail to the user's mail program, in a private file that stays if the program fails."""

from __future__ import annotations

import itertools
import os
from collections.abc import Mapping
from contextlib import nullcontext, suppress
from pathlib import Path

import msgspec

from tui.clipboard.terminal_program import ProgramNotFound, Suspended, run_in_terminal, words_of
from tui.files import create_private
from tui.paths import folder_of_mails

PLACEHOLDER = "{file}"

NO_PROGRAM = (
    'No mail program is set. Below [mail] in the config file, write compose = "...": docs/mail.md has the command for '
    "neomutt, mutt, aerc, notmuch and others."
)


class MailError(Exception):
    """The mail program could not be run. The message is one sentence for the user."""


class HandedOver(msgspec.Struct, frozen=True):
    """A mail that a program was given: the program, the status that it ended with, and the mail's file."""

    program: str
    status: int
    file: Path

    @property
    def sentence(self) -> str:
        """Return what is known: the program has ended, and if it failed, where the mail is."""
        if self.status:
            return f"{self.program} ended with status {self.status}. The mail is kept in {self.file}"
        return f"{self.program} has ended."

    def remove(self) -> None:
        """Remove the file, unless the program failed."""
        if not self.status:
            with suppress(OSError):
                self.file.unlink()


def hand_over(mail: bytes, command: str, environ: Mapping[str, str], suspended: Suspended = nullcontext) -> HandedOver:
    """Run the command of `[mail] compose`, with the mail's file as `{file}`, else on its standard input; wait for its end.

    The program has the terminal while the context `suspended` is open. The file stays until it is removed: some programs
    end before they have read it.

    Raises: MailError if the command cannot be run; the mail is not kept then.
    """
    try:
        words = words_of(command, environ)
        file = _write(mail, environ)
    except ProgramNotFound as error:
        raise MailError(f"The mail program {error} was not found: set `compose` in [mail] to one that you have.") from None
    except (OSError, ValueError) as error:
        raise MailError(f"{command} could not be used: {getattr(error, 'strerror', None) or error}.") from None
    named = any(PLACEHOLDER in word for word in words)
    try:
        with nullcontext() if named else file.open("rb") as stdin:
            status = run_in_terminal([word.replace(PLACEHOLDER, str(file)) for word in words], suspended, stdin)
    except OSError as error:
        file.unlink(missing_ok=True)
        raise MailError(f"{command} could not be used: {error.strerror}.") from None
    return HandedOver(Path(words[0]).name, status, file)


def _write(mail: bytes, environ: Mapping[str, str]) -> Path:
    """Write a mail to a new private file in the state folder."""
    folder = folder_of_mails(environ)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for number in itertools.count():
        file = folder / f"{os.getpid()}-{number}.eml"
        with suppress(FileExistsError):
            create_private(file, mail)
            return file
    raise AssertionError
