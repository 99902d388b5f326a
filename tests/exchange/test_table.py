"""Tables of people are read: LinkedIn, Google, Outlook, and any other by its columns."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.exchange.build import NOW
from tui.domain.book import Book
from tui.domain.models import Contact
from tui.domain.settings import Profile
from tui.exchange import ExchangeError
from tui.exchange.card_rows import read_rows
from tui.exchange.column_names import plain_header
from tui.exchange.importer import Import
from tui.exchange.limits import MOST_CARDS, MOST_COLUMNS
from tui.exchange.reading import read_items
from tui.exchange.table import read_table

DATA = Path(__file__).parents[1] / "data" / "tables"


def people(name: str, encoding: str = "utf-8") -> list[Contact]:
    data = (DATA / name).read_text(encoding="utf-8").encode(encoding)
    table = read_table(data, name)
    return [card.contact for card in read_rows(table, table.columns) if not card.problem]


def work_on(text: str) -> Import:
    return Import(read_items(text.encode(), "a.csv", Profile(emails=("me@home.example",))), now=NOW, zone=ZoneInfo("UTC"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_connections_of_linkedin_are_read(encoding: str) -> None:
    ana, jenny = people("linkedin.csv", encoding)
    assert (ana.name, ana.company, ana.role, ana.emails) == ("Ana Ruiz", "Nimbus", "CTO", ("ana@nimbus.example",))
    assert (ana.links, ana.met) == (("https://www.linkedin.com/in/ana-ruiz",), "Connected on LinkedIn on 12 Mar 2024")
    assert (jenny.name, jenny.company, jenny.emails) == ("Jenny Wu", "Vega, Inc.", ())


def test_contacts_of_google_are_read() -> None:
    ana, lonely, company = people("google.csv")
    assert (ana.name, ana.company, ana.role, ana.notes) == ("Ana Ruiz", "Nimbus", "CTO", "line one\nline two")
    assert ana.emails == ("ana@nimbus.example", "ana@home.example", "a2@x.example")
    assert ana.phones == ("+1 555 123 4567", "+1 555 000 1111")
    assert (ana.address, ana.tags) == ("1 Main St, Springfield, IL 12345, US", ("Recruiters",))
    assert ana.card == ("X-NICKNAME:Anita", "X-ORGANIZATION-DEPARTMENT:Data", "BDAY:1980-01-02")
    assert [lonely.name, company.name] == ["Lonely Mail", "Pizza Palace"]


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_contacts_of_outlook_are_read(encoding: str) -> None:
    [joerg] = people("outlook.csv", encoding)
    assert (joerg.name, joerg.company, joerg.role) == ("Dr. Jörg Müller", "Bahn AG", "Leiter")
    assert joerg.emails == ("joerg@bahn.example", "jm@home.example")
    assert joerg.address == "Hauptstr. 1, 50667 Köln, Germany"
    assert joerg.card == ("X-DEPARTMENT:IT",)


@pytest.mark.parametrize(
    ("header", "plain"),
    [("E-mail 1 - Value", "e mail value"), ("companyName", "company name"), (" STRASSE_2 ", "strasse"), ("", "")],
)
def test_names_of_columns_are_compared_without_signs(header: str, plain: str) -> None:
    assert plain_header(header) == plain


@pytest.mark.parametrize(
    ("header", "columns"),
    [
        ("Firma;Stelle;Status;Datum", "company title stage moved"),
        ("Firma;Jobtitel;Status;Datum", "company title stage moved"),
        ("Unternehmen;Stelle;Status;Beworben am", "company title stage applied"),
        ("Arbeitgeber;Stellenbezeichnung;Phase;Bewerbungsdatum", "company title stage applied"),
        ("Company;Title;Status;Date", "company title stage moved"),
        ("Company;Role;Stage;Date applied", "company title stage applied"),
        ("Company;Team;Stage;Date", "company - stage moved"),
        ("Company;Job;Source;Date", "company title source applied"),
    ],
)
def test_table_of_applications_is_known_by_its_header(header: str, columns: str) -> None:
    table = read_table(f"{header}\nNimbus;Data Engineer;x;20.11.2026\n".encode(), "jobs.csv")
    assert (table.kind, " ".join(table.columns)) == ("processes", columns)


@pytest.mark.parametrize(
    "header", ["Name;Firma;Stelle", "Ansprechpartner;Firma;Stelle", "Firma;Stelle;E-Mail", "Company;State;Phone"]
)
def test_table_of_people_is_known_by_its_header(header: str) -> None:
    assert read_table(f"{header}\na;b;c\n".encode(), "people.csv").kind == "people"


def test_table_that_may_be_of_people_is_asked_about() -> None:
    work = work_on("Company,Role\nNimbus,Engineer\n")
    plan = work.plan(Book())
    assert [(question.name, question.guess) for question in plan.questions] == [("what", "applications"), ("columns", "yes")]
    assert plan.sentences[0] == "a.csv: assumed to list applications."
    plan = work.answer(Book(), plan.questions[0], "people")
    assert [question.choices[:2] for question in plan.questions] == [
        ("1: Company → company  (Nimbus)", "2: Role → role  (Engineer)")
    ]
    plan = work.answer(Book(), plan.questions[0], "yes")
    assert [edit.table for edit in plan.change.edits] == ["contacts"]
    again = work_on("Company,Role\nVega,Analyst\n")
    again.memory = work.learned(plan)
    assert [edit.table for edit in again.plan(Book()).change.edits] == ["contacts"]
    assert not again.plan(Book()).questions


def test_other_table_is_asked_about_with_its_first_values() -> None:
    text = "Full Name;Reach;Shoe Size\nAna Ruiz;ana@nimbus.example;38\nBo Lind;bo@vega.example;44\nMe;me@home.example;1\n"
    work = work_on(text)
    [question] = work.plan(Book()).questions
    assert (question.name, question.guess, question.required) == ("columns", "yes", True)
    assert question.choices[:3] == (
        "1: Full Name → name  (Ana Ruiz; Bo Lind; Me)",
        "2: Reach → email  (ana@nimbus.example; bo@vega.example; me@home.example)",
        "kept aside: 3: Shoe Size (38)",
    )
    assert "a.csv: assumed: Full Name → name, Reach → email." in work.plan(Book()).sentences
    assert "Skipped: Me (a.csv): this is you." in work.plan(Book()).sentences
    plan = work.answer(Book(), question, "3=tags")
    assert not plan.questions
    assert [edit.after["tags"] for edit in plan.change.edits if edit.after] == [["38"], ["44"]]
    assert [*work.learned(plan).tables.values()] == [("name", "email", "tags")]


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ("9=name", "no column's number"),
        ("2=emial", "did you mean 'email'"),
        ("what", "no column's number"),
        ("2=x", "there are"),
    ],
)
def test_answer_about_columns_that_makes_no_sense_is_refused(answer: str, words: str) -> None:
    work = work_on("Name,Company\nAna Ruiz,Nimbus\n")
    [question] = work.plan(Book()).questions
    with pytest.raises(ExchangeError, match=words):
        work.answer(Book(), question, answer)


def test_columns_are_remembered() -> None:
    work = work_on("Name,Reach\nAna Ruiz,x\n")
    plan = work.answer(Book(), work.plan(Book()).questions[0], "2=phone")
    again = work_on("name,REACH\nBo Lind,y\n")
    again.memory = work.learned(plan)
    plan = again.plan(Book())
    assert not plan.questions
    assert [edit.after["phones"] for edit in plan.change.edits if edit.after] == [["y"]]


NAMELESS = "Ana Ruiz,ana@nimbus.example,+1 555 123 4567\nBo Lind,bo@vega.example,+1 555 000 1111\n"


def test_table_without_a_header_is_mapped_by_its_values() -> None:
    work = work_on(NAMELESS)
    plan = work.plan(Book())
    assert [(question.name, question.guess) for question in plan.questions] == [("header", "no"), ("columns", "yes")]
    for _ in range(2):
        plan = work.answer(Book(), plan.questions[0], "")
    assert [(e.after["name"], e.after["emails"], e.after["phones"]) for e in plan.change.edits if e.after] == [
        ("Ana Ruiz", ["ana@nimbus.example"], ["+1 555 123 4567"]),
        ("Bo Lind", ["bo@vega.example"], ["+1 555 000 1111"]),
    ]
    again = work_on(NAMELESS)
    again.memory = work.learned(plan)
    assert not again.plan(Book()).questions


def test_header_of_unknown_names_is_mapped_by_hand() -> None:
    work = work_on("Jméno,Místo\nAna Ruiz,Nimbus\n")
    plan = work.plan(Book())
    assert plan.questions[0].about == "a.csv: Jméno, Místo"
    for answer in ("yes", "people", "1=name, 2=company"):
        plan = work.answer(Book(), plan.questions[0], answer)
    assert [(edit.after["name"], edit.after["company"]) for edit in plan.change.edits if edit.after] == [
        ("Ana Ruiz", "Nimbus")
    ]


def test_rows_of_a_nameless_table_are_all_read() -> None:
    work = work_on("Ana Ruiz,ana@nimbus.example\nBo Lind,bo@vega.example,Vega,CTO\n")
    plan = work.plan(Book())
    for answer in ("no", "yes"):
        plan = work.answer(Book(), plan.questions[0], answer)
    assert [edit.after["name"] for edit in plan.change.edits if edit.after] == ["Ana Ruiz", "Bo Lind"]


def test_program_of_a_table_needs_no_question() -> None:
    for name in ("linkedin.csv", "google.csv", "outlook.csv"):
        assert (
            not Import(read_items((DATA / name).read_bytes(), name, Profile()), now=NOW, zone=ZoneInfo("UTC"))
            .plan(Book())
            .questions
        )


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("a\n1\n", "not a table with two columns"),
        ("Name,Company\n" + "Ana,Nimbus\n" * (MOST_CARDS + 1), f"more than {MOST_CARDS:,} rows"),
        ("Name,Company" + ",x" * MOST_COLUMNS + "\n", f"more than {MOST_COLUMNS} columns"),
        ("Name,Company\n,\n", "no rows below"),
        ('Name,Company\n"' + "Ana,Nimbus\n" * 20_000, "quote mark"),
    ],
    ids=["one column", "many rows", "many columns", "header alone", "open quote"],
)
def test_table_that_cannot_be_read_is_told(data: str, words: str) -> None:
    with pytest.raises(ExchangeError, match=words):
        read_items(data.encode(), "a.csv", Profile())


def test_table_through_a_pipe_is_read() -> None:
    found = read_items(b"Name,Company\nAna Ruiz,Nimbus\n", "standard input", Profile())
    assert [card.contact.name for card in read_rows(found[0], ("name", "company"))] == ["Ana Ruiz"]  # type: ignore[arg-type]


def test_signs_and_links_of_spreadsheets_are_read_as_meant() -> None:
    text = 'Name;E-Mail;Notes;URL\nBo Lind,;bo@vega.example;"=HYPERLINK(""https://x.example"";""my notes"")";'
    text += '"=HYPERLINK(""https://vega.example/bo"",""Bo"")"\nName;E-Mail;Notes;URL\n, |;a@b.example;;\n'
    table = read_table(text.encode(), "a.csv")
    found = [card.contact for card in read_rows(table, table.columns)]
    assert [(contact.name, contact.notes, contact.links) for contact in found] == [
        ("Bo Lind", "my notes", ("https://vega.example/bo",)),
        ("a@b.example", "", ()),
    ]


@pytest.mark.parametrize(
    ("header", "kind", "columns"),
    [
        ("Nombre;Apellidos;Empresa;Puesto;Correo electrónico", "people", "given family company role email"),
        ("Prénom;Nom;Société;Courriel", "people", "given family company email"),
        ("Entreprise;Poste;Statut;Date de candidature", "processes", "company title stage applied"),
    ],
)
def test_columns_in_other_languages_are_known(header: str, kind: str, columns: str) -> None:
    table = read_table(f"{header}\na;b;c;d;e\n".encode(), "a.csv")
    assert (table.kind, " ".join(table.columns)) == (kind, columns)
