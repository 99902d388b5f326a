"""Malicious files, each built by a few lines here and as large as the test wants."""

from __future__ import annotations

from collections.abc import Callable

CRLF = "\r\n"
_HEAD = ["BEGIN:VCALENDAR", "METHOD:REQUEST"]
_EVENT = ["BEGIN:VEVENT", "UID:1", "DTSTART:20271201T150000Z", "SUMMARY:Panel at Acme"]


def calendar(*lines: str, before: tuple[str, ...] = ()) -> bytes:
    """Return a calendar with one event that has these lines."""
    return CRLF.join([*_HEAD, *before, *_EVENT, *lines, "END:VEVENT", "END:VCALENDAR", ""]).encode(errors="surrogatepass")


def card(*lines: str) -> bytes:
    """Return an address book with one card that has these lines."""
    return CRLF.join(["BEGIN:VCARD", "VERSION:3.0", "FN:Ana Ruiz", *lines, "END:VCARD", ""]).encode(errors="surrogatepass")


def mail(head: str, body: str = "", kind: str = "text/calendar") -> bytes:
    """Return a mail with a calendar in it, or with this body."""
    return f"{head}Content-Type: {kind}\r\n\r\n{body or calendar().decode()}".encode(errors="surrogatepass")


def _repeated(piece: str) -> Callable[[int], bytes]:
    return lambda size: calendar(f"DESCRIPTION:<p>{piece * (size // len(piece))}")


def _nested(size: int) -> bytes:
    depth = size // 24
    return CRLF.join(["BEGIN:VCALENDAR", *["BEGIN:A"] * depth, *["END:A"] * depth, "END:VCALENDAR"]).encode()


def _multiparts(size: int) -> bytes:
    depth = size // 70
    return b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (level, level) for level in range(depth)
    ) + mail("")


def _siblings(size: int) -> bytes:
    return mail("", "--b\r\nContent-Type: text/plain\r\n\r\nx\r\n" * (size // 38), "multipart/mixed; boundary=b")


def _events(size: int) -> bytes:
    one = CRLF.join(["BEGIN:VEVENT", "UID:%d", "DTSTART;TZID=x:20271201T150000", "SUMMARY:a", "END:VEVENT"])
    return CRLF.join([*_HEAD, *(one % number for number in range(size // 90)), "END:VCALENDAR"]).encode()


def _zones(size: int) -> bytes:
    zone = CRLF.join(["BEGIN:VTIMEZONE", "TZID:z%d", "BEGIN:STANDARD", "TZOFFSETTO:+0100", "DTSTART:19700101T000000",
                      "RDATE:19710101T000000", "END:STANDARD", "END:VTIMEZONE"])  # fmt: skip
    event = CRLF.join(["BEGIN:VEVENT", "UID:%d", "DTSTART;TZID=z%d:20271201T150000", "END:VEVENT"])
    count = size // 210
    parts = [*(zone % number for number in range(count)), *(event % (number, number) for number in range(count))]
    return CRLF.join([*_HEAD, *parts, "END:VCALENDAR"]).encode()


def _attendees(size: int) -> bytes:
    return calendar(*(f"ATTENDEE;CN=Ana {number}:mailto:a{number}@x{number}.example" for number in range(size // 50)))


HOSTILE: dict[str, Callable[[int], bytes]] = {
    "tag never closed": _repeated("<a "),
    "quote never closed": _repeated('<a href="'),
    "comment never closed": _repeated("<!--"),
    "end tag never closed": _repeated("</"),
    "declaration never closed": _repeated("<!["),
    "instruction never closed": _repeated("<?"),
    "less-than signs": _repeated("<"),
    "tags deep in each other": _repeated("<div>"),
    "links to nowhere": _repeated("<a href=http://x></a>"),
    "end tags of a link": _repeated("<a href=http://x>" + "</a>" * 50),
    "ampersands": _repeated("&"),
    "a huge character number": lambda size: calendar("DESCRIPTION:<p>&#" + "9" * size + ";"),
    "links": _repeated("http://x "),
    "a link": lambda size: calendar("LOCATION:http://" + "a." * (size // 2)),
    "a link with a broken host": lambda size: calendar("LOCATION:http://[" + "x" * size),
    "a link that wraps a link": lambda size: calendar("URL:https://www.google.com/url?" + "q=a&" * (size // 4)),
    "backslashes": _repeated("\\"),
    "blank lines": lambda size: calendar("\r\n" * (size // 2)),
    "folded lines": lambda size: calendar("DESCRIPTION:a", *[" a"] * (size // 4)),
    "stray lines": lambda size: calendar("DESCRIPTION:a", *["x"] * (size // 3)),
    "short lines": lambda size: calendar(*["A:"] * (size // 4)),
    "parameters": lambda size: calendar("ATTENDEE" + ";A=b" * (size // 4) + ":mailto:a@b.example"),
    "parameters that never end": lambda size: calendar("ATTENDEE" + ';A="b' * (size // 5)),
    "a long name": lambda size: calendar("A" * size + ":b"),
    "a long title": lambda size: calendar("SUMMARY:" + "Panel at Acme - " * (size // 16)),
    "a long place": lambda size: calendar("LOCATION:" + "web-" * (size // 4)),
    "a long number": lambda size: calendar("SEQUENCE:" + "9" * size),
    "a long person": lambda size: calendar("ATTENDEE;CN=" + "Ana de la " * (size // 10) + ":mailto:a@b.example"),
    "a long address": lambda size: calendar("ATTENDEE:mailto:" + "a.b-" * (size // 4) + "@" + "c-d." * 20 + "example"),
    "parts deep in each other": _nested,
    "parts never closed": lambda size: calendar(*["BEGIN:A"] * (size // 9)),
    "ends without beginning": lambda size: calendar(*["END:A"] * (size // 7)),
    "many events": _events,
    "many zones": _zones,
    "many attendees": _attendees,
    "many dates of a zone": lambda size: calendar(before=(
        "BEGIN:VTIMEZONE", "TZID:x", "BEGIN:STANDARD", "TZOFFSETTO:+0100", "DTSTART:19700101T000000",
        *["RDATE:19710101T000000"] * (size // 23), "END:STANDARD", "END:VTIMEZONE")),
    "multiparts deep in each other": _multiparts,
    "multiparts in one boundary": lambda size: mail("", "--b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n" * (size // 48),
                                                    "multipart/mixed; boundary=b"),
    "many parts": _siblings,
    "mails in mails": lambda size: b"Content-Type: message/rfc822\r\n\r\n" * (size // 32) + mail(""),
    "comments in an address": lambda size: mail("To: " + "(" * size + "\r\n"),
    "quotes in an address": lambda size: mail("To: " + '"' * size + "\r\n"),
    "many addresses": lambda size: mail("To: " + "a@b," * (size // 4) + "\r\n"),
    "a long header": lambda size: mail("Subject: " + "x" * size + "\r\n"),
    "many headers": lambda size: mail("To: a@b.example\r\n" * (size // 17)),
    "parameters of a header": lambda size: mail("", kind="text/calendar" + ';"' * (size // 2)),
    "numbered parameters": lambda size: mail("", kind="text/calendar" + "".join(f"; name*{n}=a" for n in range(size // 14))),
    "a long boundary": lambda size: mail("", "--" + "b" * size, "multipart/mixed; boundary=" + "b" * size),
    "base64 of nothing": lambda size: mail("Content-Transfer-Encoding: base64\r\n", "=" * size),
    "quoted nothing": lambda size: mail("Content-Transfer-Encoding: quoted-printable\r\n", "=" * size),
    "uuencoded nothing": lambda size: mail("Content-Transfer-Encoding: uuencode\r\n", "begin 644 x\n" + "M\n" * (size // 2)),
    "many cards": lambda size: b"".join(b"BEGIN:VCARD\r\nFN:Ana Ruiz\r\nORG:A%d\r\nTEL:5551234567\r\nEND:VCARD\r\n" % n for n in range(size // 70)),
    "cards of one person": lambda size: card() * (size // 50),
    "cards in each other": lambda size: b"BEGIN:VCARD\r\nAGENT:\r\n" * (size // 22),
    "a long name of a person": lambda size: card("N:" + "Ana de la " * (size // 10) + ";Ruiz"),
    "parts of a name": lambda size: card("N:" + ";" * size),
    "escapes of a name": lambda size: card("N:" + "\\" * size),
    "addresses of a person": lambda size: card(*(f"EMAIL:a{n}@x.example" for n in range(size // 20))),
    "tags of a person": lambda size: card("CATEGORIES:" + "a,b\\," * (size // 6)),
    "types of a number": lambda size: card("TEL" + ";CELL" * (size // 5) + ":1"),
    "quotes of a number": lambda size: card("TEL" + ';A="b' * (size // 5) + ":1"),
    "a picture": lambda size: card("PHOTO;ENCODING=b:", *[" " + "x" * 74] * (size // 77)),
    "unknown fields": lambda size: card(*(f"X-{n}:a" for n in range(size // 8))),
    "rows of a table": lambda size: b"First Name,Last Name,Email\n" + b"Ana,Ruiz,a@b.example\n" * (size // 21),
    "columns of a table": lambda size: b"Name,Company" + b",Email" * (size // 6),
    "quotes of a table": lambda size: b"Name,Company\n" + b'"' * size,
    "cells of a table": lambda size: b"Name,Company\n" + b"," * size,
    "notes of a person": lambda size: card(*["NOTE:a"] * (size // 8)),
}  # fmt: skip
"""The files by what they are made of: functions of their approximate size in bytes."""

CHARSETS = ("unicode_escape", "raw_unicode_escape", "undefined", "idna", "punycode", "rot13", "base64", "zlib", "hex", "bz2", "uu",
            "quopri", "utf-7", "utf-16", "utf-32", "mbcs", "oem", "x" * 300, "\x00", "")  # fmt: skip
"""Charsets that a mail may name and that no reader should follow, or not to its end."""
