"""Make a mail of a note, for a mail program to send: this program sends nothing."""

from __future__ import annotations

import hashlib
import re
from datetime import datetime
from email.charset import QP, Charset
from email.generator import BytesGenerator
from email.header import Header
from email.mime.nonmultipart import MIMENonMultipart
from email.policy import compat32
from email.utils import format_datetime, formataddr
from io import BytesIO
from zoneinfo import ZoneInfo

import msgspec

from tui.domain import notes
from tui.domain.book import Book
from tui.domain.models import Note
from tui.domain.sanitize import address_for_header, for_copying, for_header
from tui.domain.settings import Profile
from tui.exchange.flowed_text import flowed

_MESSAGE_ID = re.compile(r"<[^\s<>]{1,250}>", re.ASCII)
_PLAIN = re.compile(r"(?!.*=\?)(?!.*[^ ]{60})[ -~]*", re.ASCII)
"""What stands in a header as it is; the rest is encoded, so that a reader decodes it to the same."""

_UTF_8 = Charset("utf-8")
_UTF_8.header_encoding = _UTF_8.body_encoding = QP


class OutgoingMail(msgspec.Struct, frozen=True):
    """A mail that is ready to be sent, its Message-ID, and sentences about headers that it lacks."""

    data: bytes
    message_id: str
    missing: tuple[str, ...]


def mail_of(book: Book, note: Note, profile: Profile, now: datetime, zone: ZoneInfo, *, unsent: bool = True) -> OutgoingMail:
    """Return a note as a mail: in UTF-8, quoted-printable, format=flowed; in the thread of the mail that it answers.

    `X-Unsent`, if it is wanted, makes mail programs open it as a draft. Addresses that are no addresses are left out.
    """
    missing: list[str] = []
    body, subject = for_copying(note.body).replace("\r\n", "\n"), for_header(note.subject)
    mail = MIMENonMultipart("text", "plain", charset="utf-8", format="flowed")
    own = next((address for address in map(address_for_header, profile.emails) if address), "")
    if own:
        mail["From"] = _mailbox("From", profile.name, own)
    else:
        missing.append("The mail has no From: set `emails` in [profile].")
    reader = notes.addressee(book, note.contact)
    to = notes.address_of(book, note.contact)
    if reader is not None and to:
        mail["To"] = _mailbox("To", reader.name, to)
    else:
        who = for_header(reader.name) if reader else "anybody"
        if reader is not None and any(map(str.strip, reader.emails)):
            missing.append(f"The mail has no To: none of the addresses of {who} can be used in a mail.")
        else:
            missing.append(f"The mail has no To: no e-mail address is known for {who}.")
    mail["Subject"] = subject if _PLAIN.fullmatch(subject) else Header(subject, _UTF_8, header_name="Subject").encode()
    mail["Date"] = format_datetime(now.astimezone(zone))
    mail["Message-ID"] = message_id = _message_id(note, own, now)
    if (answered := message_id_in(notes.mail_answered(book, note, now))) != "":
        mail["In-Reply-To"] = mail["References"] = answered
    if unsent:
        mail["X-Unsent"] = "1"
    mail.set_payload(flowed(body), _UTF_8)
    data = BytesIO()
    BytesGenerator(data, mangle_from_=False, policy=compat32).flatten(mail)
    return OutgoingMail(data.getvalue(), message_id, tuple(missing))


def message_id_in(text: str) -> str:
    """Return the first Message-ID in a text, in its angle brackets; empty if there is none."""
    return next(iter(message_ids_in(text)), "")


def message_ids_in(text: str) -> list[str]:
    """Return the Message-IDs in a text, each in its angle brackets."""
    return _MESSAGE_ID.findall(text)


def _mailbox(header: str, name: str, address: str) -> str:
    name = for_header(name)
    if _PLAIN.fullmatch(name):
        return formataddr((name, address))
    return f"{Header(name, _UTF_8, header_name=header).encode()} <{address}>"


def _message_id(note: Note, own: str, now: datetime) -> str:
    """Return an id that no other mail has: of the moment, and of what the mail says to whom."""
    said = "\0".join(map(str, (note.kind, note.contact, note.interview, note.subject, note.body, now.microsecond)))
    mark = hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:20]
    return f"<{now:%Y%m%d%H%M%S}.{mark}@{own.rpartition('@')[2] or 'followup.invalid'}>"
