"""Contacts as vCards: what is in them, how it is escaped and folded."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from tests.domain.build import apply, book_of, contact
from tests.exchange.build import BERLIN, NOW, SAMPLES
from tui.domain.book import Book
from tui.domain.models import Contact
from tui.domain.settings import Profile
from tui.exchange.export.vcards import Version, folded_line, vcard, vcards
from tui.exchange.importer import Import
from tui.exchange.reading import read_items

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


KEPT = ("UID:urn:uuid:1-2", "BDAY:1980-01-01", "item1.X-ABDATE:2020", "item1.X-ABLABEL:Began", "TEL;TYPE=FAX:+1 555 0199")


def test_lines_kept_of_an_address_book_come_back() -> None:
    text = vcard(msgspec.structs.replace(ANA, card=KEPT), "3.0")
    assert all(f"\r\n{line}\r\n" in text for line in KEPT)
    assert text.count("\r\nUID") == 1
    assert "\r\nADR:;;" in text
    other = vcard(msgspec.structs.replace(ANA, card=("ADR;TYPE=HOME:;;2 Side St;;;;",)), "3.0")
    assert "\r\nADR;TYPE=PREF:;;12 Main" in other


def test_kept_line_that_is_invalid_or_outdated_is_left_out() -> None:
    lines = ("no property", "END:VCARD", "N:x;y", "X-A\r\nEND:VCARD", "ORG:Old Inc;Lab", "")
    assert vcard(msgspec.structs.replace(ANA, card=lines), "3.0") == vcard(ANA, "3.0")
    units = msgspec.structs.replace(ANA, company="Nimbus", card=("ORG:Nimbus;Lab",))
    assert [line for line in vcard(units, "3.0").split("\r\n") if "ORG" in line] == ["ORG:Nimbus;Lab"]


def imported(book: Book, text: str) -> tuple[list[str], int]:
    """Import cards, with guesses for what is open; return the sentences and the number of edits."""
    plan = Import(read_items(text.encode(), "people.vcf", Profile()), now=NOW, zone=BERLIN).plan(book)
    apply(book, plan.change)
    return list(plan.sentences), len(plan.change.edits)


PEOPLE = (
    ANA,
    Contact(id=2, uid="0123456789abcdef0123", name="李小龍", phones=("+852 5550 1234", "12")),
    Contact(id=3, name="Müller, Jens", notes="x", card=KEPT, company="Nimbus"),
    Contact(id=4, name="ana ruiz", emails=("ana2@x.example",)),
    Contact(id=5, name="Dr. Dr. h.c. Eva von der Au", address="1 Main St, 02101 Boston", tags=("a",)),
    Contact(id=6, name="Jr. Smith III", links=("https://x.example/?q=a;b,c",)),
)


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_exported_cards_are_imported_as_the_same_people(version: Version) -> None:
    book = book_of(*PEOPLE)
    said, edits = imported(book, "".join(vcards(book, version, with_notes=True).values()))
    assert edits == 0, said
    assert len(said) == 1
    assert said[0].startswith("Already in the book: 6 people")


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_exported_cards_make_the_same_people_elsewhere(version: Version) -> None:
    book, other = book_of(*PEOPLE[:2]), Book()
    text = "".join(vcards(book, version).values())
    imported(other, text)
    people = {person.name: person for person in other.all(Contact)}
    assert people["李小龍"].uid == "0123456789abcdef0123"
    assert people["Dr. Ana Ruiz"].emails == ANA.emails
    assert people["Dr. Ana Ruiz"].links == ANA.links
    assert people["Dr. Ana Ruiz"].tags == ANA.tags
    assert imported(other, text)[1] == 0


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.vcf")), ids=lambda path: path.name)
def test_cards_of_other_programs_go_out_and_come_in_unchanged(path: Path) -> None:
    book = Book()
    items = read_items(path.read_bytes(), path.name, Profile())
    apply(book, Import(items, now=NOW, zone=BERLIN).plan(book).change)
    for version in ("3.0", "4.0"):
        said, edits = imported(book, "".join(vcards(book, version, with_notes=True).values()))
        assert edits == 0, said


def test_contacts_come_by_name_each_with_a_uid() -> None:
    book = book_of(contact(1, "bo Lind"), contact(2, "Ana Ruiz", uid="ana"), contact(3, "Ana Ruiz"))
    uids = ["contact-ana@followup", "contact-contacts-3@followup", "contact-contacts-1@followup"]
    assert list(vcards(book, "3.0")) == uids
