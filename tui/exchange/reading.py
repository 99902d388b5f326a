"""Read what somebody named, a file or a folder of invitations: what can be imported from it, or a whole book."""

from __future__ import annotations

import os
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from tui.domain.settings import Profile
from tui.exchange import ExchangeError, NoInvitation
from tui.exchange.book_import import OtherBook, read_book
from tui.exchange.card import without_user
from tui.exchange.importer import FileContent
from tui.exchange.invitation import OLE, read_invitations, too_large
from tui.exchange.limits import MOST_FILE_BYTES
from tui.exchange.table import is_table, read_table
from tui.exchange.text_encoding import decoded
from tui.exchange.vcard import read_cards
from tui.files import STANDARD_INPUT, TooLarge, read_outside

if TYPE_CHECKING:
    from tui.exchange.replies.received_mail import ReceivedMail

INVITATIONS = (".ics", ".ical", ".eml", ".emlx")
"""The names of the files of a folder that are read."""

_ZIP = b"PK\x03\x04"
"""How an archive begins; a workbook of Excel is one."""

MOST_FILES = 1_000
"""Files of a folder or a pattern that are read."""


def read_file(file: str | Path, profile: Profile) -> list[FileContent]:
    """Return what a file holds, "-" for standard input; `profile` is the user's, who is not among the people.

    Raises: OSError for what cannot be read, ExchangeError for what holds nothing that can be imported.
    """
    return read_items(*_read(file), profile)


def read_named(named: str, profile: Profile) -> tuple[list[FileContent] | OtherBook | ReceivedMail, list[str]]:
    """Return what a file holds (a book or a reply, too), or the invitations of a folder or a pattern, and what went wrong.

    Raises: as `read_file` does, if nothing can be imported.
    """
    files = _invitations_of(Path(os.path.expanduser(named)))  # noqa: PTH111 - Path.expanduser raises for nobody's home
    if files is None:
        return read_items_or_book(named, profile), []
    items: list[FileContent] = []
    problems: list[str] = []
    for file in files:
        try:
            items += read_file(file, profile)
        except OSError as error:
            problems.append(f"{file.name}: {error.strerror}")
        except ExchangeError as error:
            problems.append(str(error))
    if not items:
        raise ExchangeError(next(iter(problems), f"{named}: there are no invitations here (.ics, .eml)."))
    return items, problems


def _invitations_of(path: Path) -> list[Path] | None:
    """Return the files of a folder or of a pattern, in the order of their names; None for anything else."""
    if path.is_dir():
        found = (file for file in path.iterdir() if file.suffix.casefold() in INVITATIONS)
    elif any(sign in path.name for sign in "*?[") and not path.exists():
        found = path.parent.glob(path.name)
    else:
        return None
    return sorted(islice(found, MOST_FILES))


def read_items_or_book(file: str | Path, profile: Profile) -> list[FileContent] | OtherBook | ReceivedMail:
    """Return what a file holds, the book if it is JSON, or a mail that is no invitation; raises as `read_file` does."""
    data, name = _read(file)
    if _is_book(data, name):
        return read_book(data, name)
    try:
        return read_items(data, name, profile)
    except NoInvitation:
        from tui.exchange.replies.received_mail import read_received  # only for such a mail

        mail = read_received(data, name, profile.emails)
        if mail is None:
            raise
        return mail


def read_items(data: bytes, name: str, profile: Profile) -> list[FileContent]:
    """Return what the bytes of a file hold, by what they begin with or else by its name; raises ExchangeError."""
    suffix = name.rpartition(".")[2].casefold()
    if not data.strip():
        raise ExchangeError(f"{name}: this file is empty.")
    if _is_book(data, name):
        raise ExchangeError(f"{name}: this is a whole book; import it by itself.")
    if data.startswith(_ZIP) or (data.startswith(OLE) and suffix in ("xls", "csv")):
        raise ExchangeError(f"{name}: this is a workbook or an archive, which cannot be read; save the table in it as CSV.")
    head = decoded(data[:4096]).lstrip("\ufeff \r\n\t").upper()
    try:
        if suffix in ("vcf", "vcard") or head.startswith("BEGIN:VCARD"):
            return [*without_user(read_cards(decoded(data), name), profile.emails)]
        if suffix in ("csv", "tsv") or (suffix in ("txt", name) and is_table(head)):
            return [read_table(data, name, profile.emails)]
    except ExchangeError:
        raise
    except Exception as error:  # a stranger's file may make a parser raise anything
        raise ExchangeError(f"{name}: this file is damaged, or not what its name says.") from error
    return [*read_invitations(data, name, own_addresses=profile.emails, own_name=profile.name)]


def _is_book(data: bytes, name: str) -> bool:
    return name.casefold().endswith(".json") or data[:100].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")


def _read(file: str | Path) -> tuple[bytes, str]:
    name = "standard input" if file == STANDARD_INPUT else Path(file).name
    try:
        return read_outside(file, MOST_FILE_BYTES), name
    except TooLarge:
        raise too_large(name) from None
