"""Address books are read: every version and program, whatever is wrong with them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.exchange.build import SAMPLES
from tui.domain.models import Contact
from tui.domain.settings import Profile
from tui.exchange import ExchangeError, vcard
from tui.exchange.card import Card
from tui.exchange.limits import MOST_VALUES
from tui.exchange.reading import read_items
from tui.exchange.vcard import read_cards

JOHN = {"name": "Mr. John Richter James Doe Sr.", "company": "IBM", "role": "Money Counter", "emails": ("john.doe@ibm.com",)}
SAMPLES_SAY: dict[str, list[dict[str, Any]]] = {
    "tb_basic.vcf": [
        {"name": "John Doe", "emails": ("john.doe@genericemail.invalid",)},
        {"name": "Jane Doe", "emails": ("jane.doe@genericemail.invalid",)},
    ],
    "vcard_ANDROID.vcf": [
        {"name": "John Doe", "emails": ("john.doe@company.com",), "tags": ()},
        {"name": "Jane Doe", "emails": ("jane.doe@company.com",)},
        {"name": "Ñ Ñ Ñ Ñ Ñ", "phones": ("123456789",)},
        {"name": " ".join("Ñ" * 11), "phones": ("123456", "234567", "3456789", "45678901")},
        {"company": "Ñ" * 12, "emails": ("bob@company.com",), "links": ("www.company.com",)},
        {"emails": ("henry@company.com",), "phones": ("55556666",)},
    ],
    "vcard_EVOLUTION.vcf": [
        {
            **JOHN,
            "phones": ("905-666-1234", "905-555-1234"),
            "links": ("http://www.ibm.com",),
            "tags": ("VIP",),
            "address": "ASB-123, 15 Crescent moon drive, Albaney, New York 12345, United States of America",
        }
    ],
    "vcard_GMAIL.vcf": [
        {
            **JOHN,
            "phones": ("905-555-1234", "905-666-1234"),
            "links": ("http://www.ibm.com",),
            "address": "Crescent moon drive, 555-asd, Nice Area, Albaney, New York 12345, United States of America",
        }
    ],
    "vcard_apple.vcf": [
        {
            "name": "Apple Computer AG",
            "company": "Apple Computer AG",
            "address": "Birgistrasse 4a, 8304 Wallisellen-Zürich, Switzerland",
            "links": ("http://www.apple.ch",),
        }
    ],
    "vcard_gmail-list.vcf": [
        {"name": "Arnold Smith", "emails": ("asmithk@gmail.com",)},
        {"name": "Chris Beatle", "emails": ("chrisy55d@yahoo.com",)},
        {"name": "Doug White", "emails": ("dwhite@gmail.com",)},
    ],
    "vcard_outlook-2003.vcf": [
        {
            "name": "Mr. John Doe III",
            "company": "Company, The",
            "role": "The Job Title",
            "emails": ("jdoe@hotmail.com",),
            "phones": ("BusinessPhone", "HomePhone", "MobilePhone"),
            "notes": "This is the note field!!\nSecond line\n\nThird line is empty",
        }
    ],
    "vcard_rfc6350-example.vcf": [
        {
            "name": "Simon Perreault",
            "company": "Viagenie",
            "emails": ("simon.perreault@viagenie.ca",),
            "phones": ("+1-418-656-9254 ext. 102", "+1-418-262-6501"),
            "address": "Suite D2-630, 2875 Laurier, Quebec, QC G1V 2M2, Canada",
        }
    ],
}


def cards(*lines: str, version: str = "3.0") -> list[Card]:
    return read_cards("\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""]), "a.vcf")


def contact(*lines: str, version: str = "3.0") -> Contact:
    [card] = cards(*lines, version=version)
    assert card.problem == ""
    return card.contact


@pytest.mark.parametrize("name", SAMPLES_SAY)
def test_samples_say_what_is_expected(name: str) -> None:
    if not (path := Path(SAMPLES) / name).exists():
        pytest.skip("no samples")
    found = read_items(path.read_bytes(), name, Profile())
    contacts = [msgspec.structs.asdict(card.contact) for card in found if isinstance(card, Card)]
    wanted = SAMPLES_SAY[name]
    assert [{field: of[field] for field in say} for of, say in zip(contacts, wanted, strict=True)] == wanted
    assert not any("PHOTO" in line or len(line) > 2000 for of in contacts for line in of["card"])


def test_every_sample_has_an_expectation() -> None:
    assert {path.name for path in Path(SAMPLES).glob("*.vcf")} <= set(SAMPLES_SAY)


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (("FN:ana ruiz",), "Ana Ruiz"),
        (("FN:Ruiz, Ana",), "Ana Ruiz"),
        (("FN:Ruiz Ana", "N:Ruiz;Ana;;;"), "Ana Ruiz"),
        (("N:Ruiz;Ana;María;Dr.;PhD",), "Dr. Ana María Ruiz"),
        (("FN:Ana Ruiz Jr.", "N:Ruiz;Ana;;;Jr."), "Ana Ruiz Jr."),
        (("FN:山田 太郎", "N:山田;太郎;;;"), "山田 太郎"),
        (("N:O\\;Brien;Mary;;;",), "Mary O;Brien"),
        (("FN:Cher", "N:;Cher;;;"), "Cher"),
        (("fn:Ana Ruiz", "n:Ruiz;Ana"), "Ana Ruiz"),
    ],
)
def test_name_is_read_in_its_order(lines: tuple[str, ...], name: str) -> None:
    assert contact(*lines).name == name


def test_what_stands_beside_the_name_is_read() -> None:
    jenny = contact("FN:jenny wu (recruiter)")
    assert (jenny.name, jenny.role) == ("Jenny Wu", "recruiter")


def test_grouped_and_typed_properties_are_read() -> None:
    ana = contact(
        "FN:Ana Ruiz",
        "item1.EMAIL;type=INTERNET:home@ana.example",
        "item2.EMAIL;type=INTERNET;type=pref:ana@nimbus.example",
        "item2.X-ABLabel:work",
        "TEL;TYPE=FAX:1",
        "TEL;TYPE=CELL:+1 555 123 4567",
        "TEL;TYPE=WORK:(555) 123-4567",
        "X-SOCIALPROFILE;type=linkedin:https://www.linkedin.com/in/ana",
        "CATEGORIES:Friends,myContacts,A\\,B",
        "ORG:Nimbus;Data",
        "item3.X-ABDATE:2001-02-03",
        "item3.X-ABLabel:First day",
        "X-SKYPE:ana.ruiz",
    )
    assert ana.emails == ("ana@nimbus.example", "home@ana.example")
    assert ana.phones == ("+1 555 123 4567",)
    assert ana.links == ("https://www.linkedin.com/in/ana",)
    assert ana.tags == ("Friends", "A,B")
    assert ana.company == "Nimbus"
    assert ana.card == (
        "ORG:Nimbus;Data",
        "item3.X-ABDATE:2001-02-03",
        "X-SKYPE:ana.ruiz",
        "TEL;TYPE=FAX:1",
        "item3.X-ABLABEL:First day",
    )


def test_old_version_is_read_with_its_encodings() -> None:
    ana = contact(
        "N;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:M=FCller;J=F6rg",
        "NOTE;QUOTED-PRINTABLE:one=0D=0A=",
        "two",
        "PHOTO;BASE64;JPEG:",
        " /9j/4AAQ",
        "",
        "TEL;CELL;PREF:0171 1234567",
        version="2.1",
    )
    assert (ana.name, ana.notes, ana.phones, ana.card) == ("Jörg Müller", "one\ntwo", ("0171 1234567",), ())


def test_text_in_two_bytes_is_read_with_and_without_a_mark() -> None:
    text = "BEGIN:VCARD\r\nVERSION:2.1\r\nFN:Jörg Müller\r\nEND:VCARD\r\n"
    for data in (text.encode("utf-16"), text.encode("utf-16-le"), text.encode("utf-16-be"), text.encode("cp1252")):
        [card] = read_items(data, "a.vcf", Profile())
        assert isinstance(card, Card)
        assert card.contact.name == "Jörg Müller"


def test_text_that_was_not_folded_stays_in_its_note() -> None:
    assert contact("FN:Ana", "NOTE:one", "Passcode: 1", "https://x.example").notes == "one\nPasscode: 1\nhttps://x.example"


def test_card_without_a_name_says_so() -> None:
    found = [
        *cards("EMAIL:ana.ruiz@nimbus.example"),
        *cards("ORG:Nimbus"),
        *cards("FN:Nimbus", "ORG:Nimbus"),
        *cards("TEL:5551234567"),
    ]
    assert [card.contact.name for card in found] == ["Ana Ruiz", "Nimbus", "Nimbus", "5551234567"]
    assert all(card.said for card in found)
    [nobody, group] = [*cards("N:;;;;", "FN:"), *cards("FN:Team", "KIND:group")]
    assert (nobody.problem, group.problem) == ("it names nobody", "it is a list of people")


def test_own_card_is_left_out() -> None:
    data = b"BEGIN:VCARD\r\nFN:Sam\r\nEMAIL:Sam@Example.org\r\nEND:VCARD\r\n"
    [card] = read_items(data, "a.vcf", Profile(emails=("sam@example.org",)))
    assert isinstance(card, Card)
    assert card.problem == "this is you"


def test_cards_without_end_and_inside_each_other_are_read() -> None:
    text = "BEGIN:VCARD\nFN:Ana\nBEGIN:VCARD\nFN:Bo\nAGENT:\nBEGIN:VCARD\nFN:Cora\nEND:VCARD\nTEL:1\nEND:VCARD\nBEGIN:VCARD\nFN:Dan"
    found = read_cards(text, "a.vcf")
    assert [card.contact.name for card in found] == ["Ana", "Bo", "Dan"]
    assert found[1].contact.phones == ("1",)


def test_bounds_of_an_address_book_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vcard, "MOST_CARDS", 20)
    monkeypatch.setattr(vcard, "MOST_LINES", 1000)
    for text, words in (
        ("BEGIN:VCARD\nFN:A\nEND:VCARD\n" * 21, "20 people"),
        ("BEGIN:VCARD" + "\n" * 1001, "1,000 lines"),
        ("hello", "no contacts"),
    ):
        with pytest.raises(ExchangeError, match=words):
            read_cards(text, "a.vcf")
    assert len(contact("FN:A", *(f"EMAIL:a{n}@x.example" for n in range(500))).emails) == MOST_VALUES


def test_pictures_beside_a_name_are_left_out() -> None:
    (card,) = read_cards("BEGIN:VCARD\nFN:👩‍💻 Zoë Ruiz (Recruiter) ⭐\nEND:VCARD\n", "a.vcf")
    assert (card.contact.name, card.contact.role) == ("Zoë Ruiz", "Recruiter")
