"""What another program has written into a card or an event survives what the book says anew."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.exchange.test_vcards import ANA as ANA_RUIZ
from tui.domain.models import Contact
from tui.exchange.export.vcards import vcard
from tui.exchange.vdir.content_lines import lines_of, property_name, property_value, text_of_lines, uid_in
from tui.exchange.vdir.lossless import card_onto, event_onto, has_same_lines, same_but_stamp
from tui.exchange.vdir.phone_files import contact_in_file

PHONE = """BEGIN:VCARD
VERSION:4.0
PRODID:-//Phone//EN
UID:contact-ana@followup
FN:Dr. Ana Ruiz
N:Ruiz;Ana;Maria;Dr.;
ORG:Nimbus\\; Freight\\, Ltd
TITLE:Head of Data
EMAIL;TYPE=work;PREF=1:ana@nimbus.example
EMAIL:ana@home.example
item1.TEL;TYPE=cell:+15550100
item1.X-ABLabel:mine
TEL;TYPE=fax:+15550999
ADR;TYPE=home:;;12 Main St;Boston;;;
URL:https://www.linkedin.com/in/ana?a=1,2
CATEGORIES:data,a\\, b
PHOTO:data:image/png;base64,AAAA
BDAY:19900101
X-RING;X-Q="a:b":tune
NOTE:Written on the phone
END:VCARD
""".replace("\n", "\r\n")


ANA = msgspec.structs.replace(ANA_RUIZ, card=("TEL;TYPE=FAX:+15550999",))


def onto(contact: Contact, there: str = PHONE, *, with_notes: bool = False) -> list[str]:
    """Return the lines of a card that was left as it is there, once the book says something else."""
    said = vcard(ANA, "3.0", with_notes=with_notes)
    return lines_of(card_onto(there, vcard(contact, "3.0", with_notes=with_notes), said, there))


def test_card_that_says_the_same_keeps_every_line() -> None:
    assert has_same_lines(text_of_lines(onto(ANA)), PHONE)


@pytest.mark.parametrize(
    ("fields", "gone", "come"),
    [
        ({"role": "CTO"}, {"TITLE:Head of Data"}, {"TITLE:CTO"}),
        ({"role": ""}, {"TITLE:Head of Data"}, set()),
        ({"emails": ("ana@home.example",)}, {"EMAIL;TYPE=work;PREF=1:ana@nimbus.example"}, set()),
        ({"phones": ("+1 555 0100", "7 7777 777")}, set(), {"TEL:7 7777 777"}),
        ({"phones": ("7 7777 777",)}, {"item1.TEL;TYPE=cell:+15550100", "item1.X-ABLabel:mine"}, {"TEL:7 7777 777"}),
        ({"tags": ("data",)}, {"CATEGORIES:data,a\\, b"}, {"CATEGORIES:data"}),
        ({"name": "Ana Soto"}, {"FN:Dr. Ana Ruiz", "N:Ruiz;Ana;Maria;Dr.;"}, {"FN:Ana Soto", "N:Soto;Ana;;;"}),
    ],
)
def test_only_what_the_book_changed_changes(fields: dict[str, object], gone: set[str], come: set[str]) -> None:
    before, after = {*onto(ANA)}, {*onto(msgspec.structs.replace(ANA, **fields))}
    assert (before - after, after - before) == (gone, come)


def test_note_of_the_phone_stays_and_ours_goes() -> None:
    assert "NOTE:Written on the phone" in onto(ANA)
    assert [line for line in onto(ANA, with_notes=True) if property_name(line) == "NOTE"] == [
        "NOTE:Likes climbing\\;\\nhates calls"
    ]
    with_note = vcard(ANA, "3.0", with_notes=True)
    assert "NOTE" not in map(property_name, lines_of(card_onto(with_note, vcard(ANA, "3.0"), with_note, with_note)))


def test_what_has_no_field_stays_however_often_it_is_written() -> None:
    ana = msgspec.structs.replace(ANA, card=())
    added = "TEL;TYPE=pager:7\r\nADR;TYPE=other:;;1 Elm St;Salem;;;\r\nEND:VCARD"
    there = PHONE.replace("Freight\\, Ltd", "Freight\\, Ltd;Data;Lab").replace("END:VCARD", added)
    said = vcard(ana, "3.0")
    for role in ("CTO", "CEO"):
        new = vcard(msgspec.structs.replace(ana, role=role), "3.0")
        there, said = card_onto(there, new, said, there), new
    own = {"TEL;TYPE=fax:+15550999", "TEL;TYPE=pager:7", "ADR;TYPE=other:;;1 Elm St;Salem;;;", "TITLE:CEO"}
    assert own | {"ORG:Nimbus\\; Freight\\, Ltd;Data;Lab"} <= {*lines_of(there)}
    moved = vcard(msgspec.structs.replace(ana, company="Other"), "3.0")
    assert [line for line in lines_of(card_onto(there, moved, said, there)) if line.startswith("ORG")] == ["ORG:Other"]


def test_email_that_was_declined_goes() -> None:
    said = vcard(ANA, "3.0")
    there = PHONE.replace("END:VCARD", "EMAIL:new@home.example\r\nEND:VCARD")
    assert "EMAIL:new@home.example" not in lines_of(card_onto(there, said, said, there))
    assert "EMAIL:new@home.example" in lines_of(card_onto(there, said, said, PHONE))


def test_lines_are_unfolded_and_folded_again() -> None:
    long = f"NOTE:{'日本語é' * 40}"
    text = text_of_lines(["BEGIN:VCARD", long, "END:VCARD"])
    assert all(len(line) <= 75 for line in text.encode().split(b"\r\n"))
    assert lines_of(text) == ["BEGIN:VCARD", long, "END:VCARD"]
    assert lines_of("BEGIN:VCARD\nNOTE:a\n b\n\tc\nno property\nEND:VCARD") == [
        "BEGIN:VCARD", "NOTE:abc\nno property", "END:VCARD",
    ]  # fmt: skip
    assert len(lines_of("NOTE:a\n" + "b" * 100 + "\n" + "c\n" * 100_000)) == 1  # at once
    assert (property_name('a.TEL;X="a:b":1'), property_value('a.TEL;X="a:b":1'), uid_in(PHONE)) == (
        "TEL",
        "1",
        "contact-ana@followup",
    )


WORDS = st.text("aB é;,\\:\n'\"日", max_size=12)


@settings(max_examples=25)
@given(st.builds(Contact, name=WORDS, role=WORDS, company=WORDS, address=WORDS, tags=st.lists(WORDS, max_size=2).map(tuple),
    emails=st.lists(st.sampled_from(["a@x.example", "b@x.example"]), unique=True).map(tuple)))  # fmt: skip
def test_writing_onto_the_result_changes_nothing(contact: Contact) -> None:
    new = vcard(msgspec.structs.replace(contact, uid="ab", id=1), "3.0")
    once = card_onto(PHONE, new, "", PHONE)
    assert card_onto(once, new, new, once) == once
    assert contact_in_file(card_onto(new, new, "", new), "x") == contact_in_file(new, "x")


EVENT = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//followup//EN
BEGIN:VTODO
SUMMARY:Thank Ana
DUE:20261120T200000Z
UID:u@followup
STATUS:NEEDS-ACTION
BEGIN:VALARM
TRIGGER:-PT6H
END:VALARM
END:VTODO
END:VCALENDAR
""".replace("\n", "\r\n")


def test_event_keeps_what_is_not_ours() -> None:
    there = EVENT.replace("STATUS:NEEDS-ACTION", "STATUS:COMPLETED\r\nPERCENT-COMPLETE:100\r\nX-COLOR:red\r\nPRIORITY:1")
    there = there.replace("TRIGGER:-PT6H", "TRIGGER:-PT9H").replace("-//followup", "-//Phone")
    new = EVENT.replace("Thank Ana", "Thank Ana Ruiz")
    merged = lines_of(event_onto(there, new, EVENT))
    assert {*merged} - {*lines_of(new)} == {"X-COLOR:red", "PRIORITY:1", "TRIGGER:-PT9H"}
    assert {*lines_of(new)} - {*merged} == {"TRIGGER:-PT6H"}
    assert [line for line in merged if line.startswith(("BEGIN", "END"))] == [
        line for line in lines_of(EVENT) if line.startswith(("BEGIN", "END"))
    ]
    without = new.replace("BEGIN:VALARM\r\nTRIGGER:-PT6H\r\nEND:VALARM\r\n", "")
    assert "VALARM" not in event_onto(there, without, EVENT)
    assert event_onto("nothing", new, EVENT) == new


def test_second_form_of_a_place_goes_with_the_place() -> None:
    there = EVENT.replace("UID:", "LOCATION:Room 4\r\nX-APPLE-STRUCTURED-LOCATION;X-TITLE=Room 4:geo:1,2\r\nUID:")
    moved = EVENT.replace("UID:", "LOCATION:Room 5\r\nUID:")
    for new, kept in ((moved, False), (moved.replace("5", "4"), True)):
        assert ("X-APPLE" in event_onto(there, new, EVENT)) == kept


def test_what_was_typed_into_a_to_do_stays() -> None:
    before = EVENT.replace("END:VALARM", "DESCRIPTION:Thank Ana\r\nEND:VALARM")
    before = before.replace("UID:", "DESCRIPTION:Why\r\nDTSTART:20261119T200000Z\r\nUID:")
    there, said = before, before
    for old, new in (
        ("Why", "Mine\\, all mine"),
        ("SUMMARY:Thank Ana", "SUMMARY:Flowers"),
        ("DUE:20261120T20", "DUE:20261122T20"),
        ("-PT6H", "-PT3H"),
    ):
        there = there.replace(old, new)
    for name in ("Ana Ruiz", "Ana Soto"):
        new = before.replace("Thank Ana", f"Thank {name}").replace("Why", f"Why {name}").replace("20261120T", "20261121T")
        there, said = event_onto(there, new, said), new
    kept = {"DESCRIPTION:Mine\\, all mine", "SUMMARY:Flowers", "DUE:20261122T200000Z", "TRIGGER:-PT3H"}
    assert kept | {"DESCRIPTION:Thank Ana Soto"} <= {*lines_of(there)}
    assert len(lines_of(there)) == len(lines_of(before))
    same = before.replace("DUE:20261120T200000Z", "DUE;TZID=UTC:20261120T200000").replace("Why", "Wh\r\n y ")
    assert event_onto(same, new, before) == new


def test_moment_of_writing_is_no_change() -> None:
    stamped = EVENT.replace("UID:", "DTSTAMP:20261120T200000Z\r\nUID:")
    assert same_but_stamp(EVENT, stamped)
    assert not same_but_stamp(EVENT, EVENT.replace("Ana", "Bo"))
