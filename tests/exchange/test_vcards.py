"""Contacts as vCards: what is in them, how it is escaped and folded."""

from __future__ import annotations

import pytest

from tests.domain.build import book_of, contact
from tui.domain.models import Contact
from tui.exchange.export.vcards import Version, folded_line, vcard, vcards

ANA = Contact(
    id=1,
    uid="ana",
    name="Dr. Ana Ruiz",
    company="Nimbus; Freight, Ltd",
    role="Head of Data",
    emails=("ana@nimbus.example", "ana@home.example"),
    phones=("+1 555 0100",),
    address="12 Main St\nBoston",
    links=("https://www.linkedin.com/in/ana?a=1,2",),
    tags=("data", "a, b"),
    met="At a fair",
    notes="Likes climbing;\nhates calls",
)


def test_card_holds_what_address_books_know() -> None:
    assert vcard(ANA, "3.0").split("\r\n") == [
        "BEGIN:VCARD",
        "VERSION:3.0",
        "PRODID:-//followup//EN",
        "UID:contact-ana@followup",
        "FN:Dr. Ana Ruiz",
        "N:Ruiz;Ana;;Dr.;",
        "ORG:Nimbus\\; Freight\\, Ltd",
        "TITLE:Head of Data",
        "EMAIL:ana@nimbus.example",
        "EMAIL:ana@home.example",
        "TEL:+1 555 0100",
        "ADR:;;12 Main St\\nBoston;;;;",
        "URL:https://www.linkedin.com/in/ana?a=1,2",
        "CATEGORIES:data,a\\, b",
        "END:VCARD",
        "",
    ]


def test_card_of_version_four_differs_in_its_uid() -> None:
    three, four = (set(vcard(ANA, version).split("\r\n")) for version in ("3.0", "4.0"))
    assert four - three == {"VERSION:4.0", "UID;VALUE=text:contact-ana@followup"}
    assert len(three) == len(four)


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_notes_leave_only_if_told(version: Version) -> None:
    assert "climbing" not in vcard(ANA, version)
    assert "NOTE:Likes climbing\\;\\nhates calls\r\n" in vcard(ANA, version, with_notes=True)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Maria de la Cruz", "de la Cruz;Maria;;;"),
        ("J. R. Smith", "Smith;J. R.;;;"),
        ("Prince", ";Prince;;;"),
        ("王小明", ";王小明;;;"),
        ("Ana Ruiz PhD", ";Ana Ruiz PhD;;;"),
    ],
)
def test_name_is_split_only_where_that_is_sure(name: str, parts: str) -> None:
    assert f"\r\nFN:{name}\r\nN:{parts}\r\n" in vcard(Contact(id=1, name=name), "3.0")


def test_nameless_contact_is_called_by_what_is_known() -> None:
    assert "FN:ana@x.example\r\n" in vcard(Contact(id=1, emails=("ana@x.example",)), "3.0")
    assert "FN:(no name)\r\n" in vcard(Contact(id=1), "3.0")


def test_text_adds_no_line_and_no_control_character() -> None:
    evil = "x\r\nEMAIL:evil@x.example\x00\x1b[31m\u202e" + "é日" * 60
    evil_card = Contact(
        id=1,
        name=evil,
        company=evil,
        role=evil,
        emails=(evil,),
        phones=(evil,),
        links=(evil,),
        tags=(evil,),
        address=evil,
        notes=evil,
    )
    text = vcard(evil_card, "3.0", with_notes=True)
    assert not set(text.replace("\r\n", "")) & {*map(chr, range(32)), "\u202e"}
    assert not any(line.startswith("EMAIL:evil") for line in text.split("\r\n"))
    for line in text.encode().split(b"\r\n"):
        assert len(line) <= 75
        line.decode()


@pytest.mark.parametrize("length", [*range(70, 80), *range(146, 152)])
@pytest.mark.parametrize("character", ["a", "é", "日", "😀"])
def test_fold_is_undone_by_taking_it_out(length: int, character: str) -> None:
    line = ("a" * (length % 4) + character * length)[:length]
    assert folded_line(line).replace("\r\n ", "") == line


def test_contacts_come_by_name_each_with_a_uid() -> None:
    book = book_of(contact(1, "bo Lind"), contact(2, "Ana Ruiz", uid="ana"), contact(3, "Ana Ruiz"))
    uids = ["contact-ana@followup", "contact-contacts-3@followup", "contact-contacts-1@followup"]
    assert list(vcards(book, "3.0")) == uids
