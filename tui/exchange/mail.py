"""Take a mail apart, and read the calendars in it and whom it was delivered to.

Python's own reader takes a mail apart line by line, each by as many parsers as there are parts around it. This one cuts a
part at its boundary, and hands Python only the headers that it reads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.message import Message
from email.utils import getaddresses

from tui.exchange import ExchangeError, NoInvitation
from tui.exchange.limits import DEEPEST, LONGEST_NAME, MOST_PARTS
from tui.exchange.text_encoding import decoded

_FIELD = re.compile(rb"([!-9;-~]+)[ \t]*:[ \t]*(.*)", re.DOTALL)
_BEGIN = re.compile(rb"(?i)(?:\xef\xbb\xbf)?\s{0,20}BEGIN:VCALENDAR")
_HIDDEN = {
    ("application/ms-tnef", "winmail.dat"): "it is in Outlook's winmail.dat, which cannot be read; ask for an .ics file",
    ("application/pkcs7-mime", "application/x-pkcs7-mime", "smime.p7m"): (
        "it is encrypted or signed (S/MIME); open it in your mail program and save the invitation as .ics"
    ),
}
"""By types and names of parts: why no calendar is found in them."""
_READ = frozenset({
    "content-type", "content-disposition", "content-transfer-encoding", "to", "delivered-to", "x-original-to", "envelope-to",
    "from", "sender", "subject", "date", "message-id", "in-reply-to", "references", "auto-submitted", "precedence",
    "list-id", "list-unsubscribe", "return-path", "x-autoreply", "x-auto-response-suppress",
})  # fmt: skip


def read_mail(data: bytes, name: str) -> tuple[list[tuple[str, str]], set[str]]:
    """Return the calendar files inside a mail, each with the method its header gives, and the user's addresses.

    The user's are those that the mail was delivered to, if they can be nobody else's. Raises ExchangeError if it holds no
    calendar that can be read.
    """
    texts: list[tuple[str, str]] = []
    hidden = ""
    head = None
    for number, part in enumerate(mail_parts(data)):
        head = head or part
        if number >= MOST_PARTS:
            raise ExchangeError(f"{name}: this mail has more than {MOST_PARTS:,} parts.")
        kind, file_name = part.get_content_type(), _file_name(part)
        hidden = hidden or next((reason for kinds, reason in _HIDDEN.items() if kind in kinds or file_name in kinds), "")
        content = b"" if "uu" in str(part["content-transfer-encoding"]) else part.get_payload(decode=True)
        if not isinstance(content, bytes) or not content.strip():
            continue
        named = kind in ("text/calendar", "application/ics") or file_name.endswith((".ics", ".ical"))
        if named or _BEGIN.match(content):  # whatever it is called
            texts.append((decoded(content, part.get_content_charset()), str(part.get_param("method") or "")))
    if not texts or head is None:
        said = f"{name}: this mail holds no readable invitation: {hidden or 'no calendar file is attached'}."
        raise ExchangeError(said) if hidden else NoInvitation(said)
    return texts, _receivers(head)


def mail_parts(data: bytes) -> Iterator[Message]:
    """Yield a mail, then its parts, with the headers that are read."""
    yield from _parts(data, DEEPEST)


def _parts(data: bytes, depth: int) -> Iterator[Message]:
    """Yield a mail, then its parts, down to a number of levels; only those that hold no others have a body."""
    message, body = _split(data)
    kind = message.get_content_type()
    boundary = message.get_boundary() if kind.startswith("multipart/") else None
    if kind == "message/rfc822" and depth:
        yield message
        yield from _parts(body.lstrip(b"\r\n"), depth - 1)
    elif boundary and depth:
        yield message
        for part in _pieces(body, boundary.encode("ascii", "surrogateescape")):
            yield from _parts(part, depth - 1)
    else:
        if not kind.startswith(("multipart/", "image/", "video/", "audio/")):
            message.set_payload(body.decode("ascii", "surrogateescape"))
        yield message


def _split(data: bytes) -> tuple[Message, bytes]:
    """Return the headers that are read, and the body behind them."""
    message = Message()
    message.set_payload("")
    field, done = b"", 0
    if data.startswith((b"From ", b">From ")):  # of an mbox
        done = data.find(b"\n") + 1 or len(data)
    while done < len(data):
        end = data.find(b"\n", done) + 1 or len(data)
        line = data[done : min(end, done + LONGEST_NAME + 2)].rstrip(b"\r\n")
        if not line:
            done = end
            break
        if line[:1] in b" \t":
            field = field + b"\n" + line if field and len(field) <= LONGEST_NAME else b""
        elif _FIELD.match(line):
            _keep(message, field)
            field = line
        else:
            break
        done = end
    _keep(message, field)
    return message, data[done:]


def _keep(message: Message, field: bytes) -> None:
    found = _FIELD.match(field)
    if found is None or len(field) > LONGEST_NAME:
        return
    name = found[1].decode("ascii").casefold()
    if name in _READ and len(message) < MOST_PARTS:
        message[name] = found[2].decode("ascii", "surrogateescape")


def _pieces(body: bytes, boundary: bytes) -> Iterator[bytes]:
    """Yield the parts between the lines of a boundary."""
    start, place, mark = None, 0, b"--" + boundary
    while (found := body.find(mark, place)) >= 0:
        place = found + len(mark)
        end = body.find(b"\n", place) + 1 or len(body)
        rest = body[place : min(end, place + 100)].rstrip()
        if (found and body[found - 1 : found] != b"\n") or rest not in (b"", b"--"):
            continue
        if start is not None:
            yield body[start:found].removesuffix(b"\n").removesuffix(b"\r")
        if rest:
            return
        start = place = end
    if start is not None:
        yield body[start:]


def _file_name(part: Message) -> str:
    try:
        return str(part.get_filename() or "").casefold()
    except (ValueError, LookupError):  # a charset that no name is in
        return ""


def _receivers(message: Message) -> set[str]:
    delivered = _addresses(message, "Delivered-To", "X-Original-To", "Envelope-To")
    to = _addresses(message, "To")
    return {address for address in delivered or (to if len(to) == 1 else []) if "@" in address}


def _addresses(message: Message, *names: str) -> list[str]:
    values = [str(value) for name in names for value in message.get_all(name, [])]
    try:
        return [address for _, address in getaddresses(values)]
    except RecursionError:  # brackets in brackets
        return []
