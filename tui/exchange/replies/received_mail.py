"""Read a mail that somebody has sent you: who, when, in which thread, and what it says in their own words."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime

import msgspec

from tui.exchange import ExchangeError
from tui.exchange.domains import is_system
from tui.exchange.flowed_text import unflowed
from tui.exchange.html_text import text_and_end
from tui.exchange.limits import LONGEST_VALUE, MOST_PARTS
from tui.exchange.mail import mail_parts
from tui.exchange.outgoing_mail import message_id_in, message_ids_in
from tui.exchange.people import is_office, same_address
from tui.exchange.replies.own_words import html_of_sender, words_and_rest
from tui.exchange.text_encoding import decoded
from tui.languages import languages
from tui.languages.reading.people_names import plain_name

NEWSLETTER = "is a newsletter or mailing-list mail"
_BULK = frozenset(("bulk", "list", "junk"))


class ReceivedMail(msgspec.Struct, frozen=True, kw_only=True):
    """A mail: its sender, its text without quoted lines and signature, and the ids of the mails that it answers.

    `no_reply` says why it is no reply of a person's; it is empty for one that may be. `by_system` says that an applicant
    system has sent it, `is_bulk` that it may be one of many all the same, `is_cut` that some of their words may not be read.
    """

    source: str
    name: str = ""
    address: str = ""
    subject: str = ""
    sent_at: datetime | None = None
    message_id: str = ""
    answers: tuple[str, ...] = ()
    text: str = ""
    no_reply: str = ""
    by_system: bool = False
    is_bulk: bool = False
    is_cut: bool = False

    @property
    def shown(self) -> str:
        """Return the sender's name, else the address."""
        return self.name or self.address


def read_received(data: bytes, source: str, own_addresses: Iterable[str]) -> ReceivedMail | None:
    """Return what a mail says; None for what has no sender, and so is no mail.

    Raises: ExchangeError for a mail that has too many parts, or no text.
    """
    try:
        return _read(data, source, {same_address(address) for address in own_addresses})
    except ExchangeError:
        raise
    except Exception as error:  # a stranger's file may make a parser raise anything
        raise ExchangeError(f"{source}: this mail is damaged.") from error


def _read(data: bytes, source: str, own: set[str]) -> ReceivedMail | None:
    head, plain, markup, is_whole = None, "", "", True
    for number, part in enumerate(mail_parts(data)):
        head = head or part
        if number >= MOST_PARTS:
            raise ExchangeError(f"{source}: this mail has more than {MOST_PARTS:,} parts.")
        kind, attached = part.get_content_type(), str(part["content-disposition"] or "").casefold().startswith("attachment")
        if kind == "text/plain" and not plain and not attached:
            plain = _text_of(part)
        elif kind == "text/html" and not markup and not attached:
            markup, is_whole = text_and_end(html_of_sender(_text_of(part)), str)
    if head is None or not head["from"]:
        return None
    name, address = parseaddr(_header(head, "from"))
    subject = _header(head, "subject")
    text, is_cut = words_and_rest(plain if plain.strip() else markup)
    return ReceivedMail(
        source=source,
        name=plain_name(name),
        address=address,
        subject=subject,
        sent_at=_date(head),
        message_id=message_id_in(_header(head, "message-id")) or _made_id(address, _header(head, "date"), text),
        answers=tuple(dict.fromkeys(message_ids_in(f"{_header(head, 'in-reply-to')} {_header(head, 'references')}"))),
        text=text,
        no_reply=_no_reply(head, name, address, subject, text, own),
        by_system=is_system(address.rpartition("@")[2].casefold()),
        is_bulk=_is_bulk(head),
        is_cut=is_cut or not (plain.strip() or is_whole),
    )


def _no_reply(head: Message, name: str, address: str, subject: str, text: str, own: set[str]) -> str:
    """Return why a mail is no reply of a person's, as the end of a sentence; empty if it may be one."""
    automatic = str(head["auto-submitted"] or "no").split(";")[0].strip().casefold()
    domain = address.rpartition("@")[2].casefold()
    local = address.rpartition("@")[0].casefold()
    if same_address(address) in own:
        return "was written by you"
    if local in ("mailer-daemon", "postmaster") or head.get_content_type() == "multipart/report":
        return "reports a failed delivery"
    if automatic == "auto-replied" or head["x-autoreply"] or _is_automatic(subject, text):
        return "is an automatic reply"
    if is_system(domain) and not is_calendar(address, head):
        return ""
    if _is_bulk(head):
        return NEWSLETTER
    if is_calendar(address, head) or automatic != "no":
        return "was sent by a calendar or another program"
    return ""


def _is_bulk(head: Message) -> bool:
    return bool(head["list-id"] or head["list-unsubscribe"]) or str(head["precedence"] or "").strip().casefold() in _BULK


def is_calendar(address: str, head: Message) -> bool:
    """Return whether a calendar has sent a mail."""
    senders = f"{address} {_header(head, 'sender')}".casefold()
    return "calendar" in senders and is_office(address, "")


def _is_automatic(subject: str, text: str) -> bool:
    found = [language.replies.automatic for language in languages() if language.replies is not None]
    return any(pattern is not None and pattern.search(f"{subject}\n{text[:400]}") for pattern in found)


def _text_of(part: Message) -> str:
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return ""
    text = decoded(content, part.get_content_charset())[:LONGEST_VALUE].replace("\r\n", "\n").replace("\r", "\n")
    if str(part.get_param("format") or "").casefold() == "flowed":
        return unflowed(text, without_space=str(part.get_param("delsp") or "").casefold() == "yes")
    return text


def _header(head: Message, name: str) -> str:
    """Return a header with its encoded words decoded, on one line."""
    value = str(head[name] or "")
    with suppress(ValueError, LookupError):
        value = str(make_header(decode_header(value)))
    return " ".join(decoded(value.encode("utf-8", "surrogateescape")).split())


def _date(head: Message) -> datetime | None:
    try:
        found = parsedate_to_datetime(_header(head, "date"))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _made_id(address: str, sent: str, text: str) -> str:
    """Return an id for a mail that lacks one: the same for the same mail."""
    said = "\0".join((address, sent, text)).encode("utf-8", "replace")
    return f"<{hashlib.sha256(said).hexdigest()[:24]}@no-id.invalid>"
