"""Names as people type them, and as they are in mails."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.build import book_of, contact
from tui.domain.operations import find_contact, resolve_contact
from tui.languages.reading.people_names import can_be_name, listed_people, plain_name, read_person


@pytest.mark.parametrize(
    ("typed", "name", "email", "role", "company"),
    [
        ("Ana Ruiz", "Ana Ruiz", "", "", ""),
        ("ruiz, ana", "Ana Ruiz", "", "", ""),
        ("Dr. Sarah Hughes <sarah.hughes@kestrel.example>", "Dr. Sarah Hughes", "sarah.hughes@kestrel.example", "", ""),
        ('"Hughes, Sarah" <mailto:s@kestrel.example>', "Sarah Hughes", "s@kestrel.example", "", ""),
        ("Sarah Hughes s@kestrel.example", "Sarah Hughes", "s@kestrel.example", "", ""),
        ("s@kestrel.example (Sarah Hughes)", "Sarah Hughes", "s@kestrel.example", "", ""),
        ("sarah.hughes@kestrel.example", "Sarah Hughes", "sarah.hughes@kestrel.example", "", ""),
        ("<sarah.hughes@kestrel.example>", "Sarah Hughes", "sarah.hughes@kestrel.example", "", ""),
        ("s@k.example <s@k.example>", "s@k.example <s@k.example>", "s@k.example", "", ""),
        ("noreply@k.example", "noreply@k.example", "noreply@k.example", "", ""),
        ("Tom (VP)", "Tom", "", "VP", ""),
        ("Tom, the CTO", "Tom", "", "CTO", ""),
        ("Tom (Kestrel, VP Sales)", "Tom", "", "VP Sales", "Kestrel"),
        ("Tom - hiring manager at Kestrel", "Tom", "", "hiring manager", "Kestrel"),
        ("Tom [Kestrel]", "Tom", "", "", "Kestrel"),
        ("Sarah Hughes <s@k.example> (HR)", "Sarah Hughes", "s@k.example", "HR", ""),
        ("the recruiter <r@k.example>", "the recruiter", "r@k.example", "", ""),
        (
            'Jürgen "Jay" Müller-Lüdenscheidt, PhD <j@x.example>',
            'Jürgen "Jay" Müller-Lüdenscheidt, PhD',
            "j@x.example",
            "",
            "",
        ),
        ('"Jürgen \\"Jay\\" Müller" <j@x.example>', 'Jürgen "Jay" Müller', "j@x.example", "", ""),
        ('Jürgen \\"Jay\\" Müller <j@x.example>', 'Jürgen "Jay" Müller', "j@x.example", "", ""),
        ("Bo <the tall one>", "Bo <the tall one>", "", "", ""),
        ("Bo [/red]", "Bo [/red]", "", "", ""),
    ],
)
def test_person_is_read_from_what_was_typed(typed: str, name: str, email: str, role: str, company: str) -> None:
    found = read_person(typed)
    assert (found.name, found.email, found.role, found.company) == (name, email, role, company)


@pytest.mark.parametrize(
    ("typed", "people"),
    [
        ("Ana Ruiz <ana@k.example>, Tom (VP)", ["Ana Ruiz <ana@k.example>", "Tom (VP)"]),
        (
            '"Hughes, Sarah" <s@k.example>; Bo Lind <b@k.example>, Ana',
            ['"Hughes, Sarah" <s@k.example>', "Bo Lind <b@k.example>", "Ana"],
        ),
        ("Hughes, Sarah; Lind, Bo", ["Hughes, Sarah", "Lind, Bo"]),
        ("Bo Lind, Ana; Tom", ["Bo Lind", "Ana", "Tom"]),
        ("Tom, the CTO, Ana", ["Tom, the CTO", "Ana"]),
        ("Dr. Kofi Boateng, PhD, MPH, Ana", ["Dr. Kofi Boateng, PhD, MPH", "Ana"]),
        ('Bo "Jay" Lind, PhD <b@k.example>, Ana', ['Bo "Jay" Lind, PhD <b@k.example>', "Ana"]),
        ("Bo Lind <b@k.example>, PhD, Ana", ["Bo Lind <b@k.example>, PhD", "Ana"]),
        ("Bo Lind, the CTO <b@k.example>; Ana", ["Bo Lind, the CTO <b@k.example>", "Ana"]),
        ("Bo Lind <b@k.example>, recruiter <r@k.example>", ["Bo Lind <b@k.example>", "recruiter <r@k.example>"]),
        ('"Lind, \\"Bo\\", PhD" <b@k.example>, Ana', ['"Lind, \\"Bo\\", PhD" <b@k.example>', "Ana"]),
        ("Ana and Tom", ["Ana", "Tom"]),
        ("Ana, Tom & Bo Lind", ["Ana", "Tom", "Bo Lind"]),
        ("Research and Development", ["Research and Development"]),
        ("Tom (VP, Sales), Ana", ["Tom (VP, Sales)", "Ana"]),
        ("Ana\nTom", ["Ana", "Tom"]),
        ("the CTO, Tom", ["the CTO", "Tom"]),
        (" , ;", []),
    ],
)
def test_several_people_are_parted(typed: str, people: list[str]) -> None:
    assert list(listed_people(typed)) == people


@pytest.mark.parametrize(
    ("shown", "name"),
    [
        ("Doe, John (Kestrel)", "John Doe"),
        ("Ana Ruiz, PhD", "Ana Ruiz"),
        ("Walter Grant Jr.", "Walter Grant Jr."),
        ('Ana \\"Annie\\" Ruiz', 'Ana "Annie" Ruiz'),
        ('"Ana \\"Annie\\" Ruiz"', 'Ana "Annie" Ruiz'),
        ("Recruiting Team", "Recruiting Team"),
        ("ana@k.example", ""),
    ],
)
def test_display_name_is_kept_without_degree_and_company(shown: str, name: str) -> None:
    assert plain_name(shown) == name


def test_typed_name_finds_the_contact_stored_in_another_order() -> None:
    book = book_of(contact(1, "RUIZ Ana"), contact(2, "Lind, Bo"))
    assert resolve_contact(book, read_person("RUIZ Ana"), None) == 1
    assert resolve_contact(book, read_person("Lind Bo"), 2) == 2


def test_contact_is_found_however_its_accents_are_composed() -> None:
    for stored, typed in (("Zo\u00eb Lind", "Zoe\u0308 Lind"), ("Zoe\u0308 Lind", "Zo\u00eb Lind")):
        assert resolve_contact(book_of(contact(1, stored)), read_person(typed), None) == 1


def test_a_contact_is_found_by_address_before_name() -> None:
    book = book_of(contact(1, "Ana Ruiz"), contact(2, "Bo Lind"))
    assert find_contact(book, read_person("Ana Ruiz <P2@nimbus.example>")) == book.record(type(contact(1)), 2)
    assert resolve_contact(book, read_person("Ana Ruiz <ana@elsewhere.example>"), None) == 1


@pytest.mark.parametrize("typed", ["a b c d e f g", "x" * 81, "comp 70/140 OTE", "70k", "http://vega.example/a", "?", "-"])
def test_what_can_be_no_name_is_none(typed: str) -> None:
    assert not can_be_name(read_person(typed))


@pytest.mark.parametrize(
    "typed", ["a b c d e f", "Tom (VP)", "Tom Ortiz 3rd", "jobs42@vega.example", "the recruiter", "山田", "Ana & Bo"]
)
def test_what_may_be_a_name_is_one(typed: str) -> None:
    assert can_be_name(read_person(typed))


@given(st.text(max_size=300))
def test_whatever_is_typed_names_somebody(typed: str) -> None:
    for part in listed_people(typed):
        assert part
        assert read_person(part).name or read_person(part).email


@pytest.mark.parametrize(
    ("typed", "people"),
    [
        ("山田\u3000太郎", [("山田 太郎", "", "")]),
        ("\u3000山田\u3000太郎\u3000<t@kita.example>", [("山田 太郎", "t@kita.example", "")]),
        ("山田\u3000太郎（部長）、佐藤\u3000花子", [("山田 太郎", "", ""), ("佐藤 花子", "", "")]),
        ("Ana\u3000Ruiz（VP）；Tom", [("Ana Ruiz", "", "VP"), ("Tom", "", "")]),
        ("سارا احمدی، علی", [("سارا احمدی", "", ""), ("علی", "", "")]),
        ("Ana\u00a0Ruiz, Bo\u202fLind", [("Ana Ruiz", "", ""), ("Bo Lind", "", "")]),
    ],
)
def test_names_typed_with_other_spaces_and_signs_are_read(typed: str, people: list[tuple[str, str, str]]) -> None:
    read = [read_person(each) for each in listed_people(typed)]
    assert [(person.name, person.email, person.role) for person in read] == people


@pytest.mark.parametrize(
    ("typed", "language"),
    [("Frau Helga Weber", "de"), ("herrn dr. krug", "de"), ("Mrs. Farrow", ""), ("Dr. Krug", ""), ("Helga Weber", "")],
)
def test_form_of_address_tells_its_language(typed: str, language: str) -> None:
    assert read_person(typed).language == language
