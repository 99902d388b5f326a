"""How a note addresses its reader: titles, names, and du or Sie."""

from __future__ import annotations

import pytest

from tests.domain.build import NIMBUS, POLICY, at, book_of
from tests.drafting.drafted import KIM, said_of
from tests.review.build import GERMAN, book, english, on, talk
from tui.domain.models import Contact, Note
from tui.review import review


@pytest.mark.parametrize(
    ("stored", "greeted", "blamed", "severity"),
    [
        ("Dr. Ana Ruiz", "Mrs. Ruiz", ["Mrs."], "warn"),
        ("Dr. Ana Ruiz", "Dr. Ruiz", [], ""),
        ("Dr. Ana Ruiz", "Ana", [], ""),
        ("Ms. Ana Ruiz", "Mr. Ruiz", ["Mr."], "fail"),
        ("Ana Ruiz", "Ms. Ruiz", [], ""),
    ],
)
def test_title_in_the_greeting_is_held_against_the_book(stored: str, greeted: str, blamed: list[str], severity: str) -> None:
    body = english("It was good to meet you.", greeted)
    found = said_of(book(name=stored), "Thank you", body)
    assert on(found, "wrong_title", body) == blamed
    assert {f.severity for f in found if f.rule == "wrong_title"} == ({severity} if severity else set())


@pytest.mark.parametrize(
    ("stored", "greeted", "blamed"),
    [
        ("Herr Jonas Vogel", "Sehr geehrte Frau Vogel", ["Frau"]),
        ("Herr Jonas Vogel", "Sehr geehrte Herr Vogel", ["Sehr geehrte Herr"]),
        ("Herr Jonas Vogel", "Sehr geehrter Herr Vogel", []),
        ("Frau Dr. Sabine Keller", "Sehr geehrte Frau Keller", ["Frau"]),
    ],
)
def test_german_greeting_agrees_with_the_book(stored: str, greeted: str, blamed: list[str]) -> None:
    body = GERMAN.format("Es hat mir gefallen.", name=greeted)
    assert on(said_of(book(name=stored, language="de"), "Danke", body), "wrong_title", body) == blamed


@pytest.mark.parametrize(
    ("sentence", "greeted", "blamed"),
    [
        ("Wie du arbeitest, gefällt mir.", "Sehr geehrte Frau Ruiz", ["du"]),
        ("Wie Sie arbeiten, gefällt mir.", "Sehr geehrte Frau Ruiz", []),
    ],
)
def test_du_beside_sie_is_found(sentence: str, greeted: str, blamed: list[str]) -> None:
    body = GERMAN.format(sentence, name=greeted)
    assert on(said_of(book(language="de"), "Danke", body), "du_and_sie", body) == blamed


@pytest.mark.parametrize(
    ("stored", "greeting", "asked"),
    [
        ({"name": "Ana Ruiz"}, "Guten Tag Ana Ruiz", ["Herr or Frau Ruiz? (g in the app)"]),
        ({"name": "Frau Ana Ruiz"}, "Sehr geehrte Frau Ruiz", []),
        ({"name": "Dr. Ana Ruiz"}, "Guten Tag Dr. Ruiz", []),
        ({"name": "Ana Ruiz", "greeting": "Guten Tag Ana Ruiz"}, "Guten Tag Ana Ruiz", []),
    ],
)
def test_german_greeting_without_herr_or_frau_asks(stored: dict[str, str], greeting: str, asked: list[str]) -> None:
    who = Contact(id=1, language="de", name=stored["name"], greeting=stored.get("greeting", ""))
    found = review(
        book_of(NIMBUS, who, talk(1)), KIM, POLICY, kind="thank_you", subject="Danke",
        body=GERMAN.format("Ihre Tests haben mir gefallen.", name=greeting), contact=1, interview=1, now=at("2026-11-20 10:00"),
    )  # fmt: skip
    assert [(one.sentence, one.severity) for one in found if one.rule == "title_open"] == [(said, "info") for said in asked]


def test_team_called_euch_beside_sie_is_no_warning() -> None:
    body = GERMAN.format("Wie Sie arbeiten und wie viel Zeit euch bleibt, gefällt mir.", name="Sehr geehrte Frau Ruiz")
    assert {one.severity for one in said_of(book(language="de"), "Danke", body) if one.rule == "du_and_sie"} == {"info"}


def test_du_after_a_note_with_sie_is_found() -> None:
    before = Note(id=1, kind="thank_you", contact=1, body="Wir danken Ihnen für Ihre Zeit.", sent_at=at("2026-11-01 09:00"))
    body = "Hallo Ana,\n\nvielen Dank für das Gespräch über die Stelle als Data Engineer. Wie du arbeitest, gefällt mir.\n\nGrüße\nKim Lee"
    assert on(said_of(book(before, language="de"), "Danke", body), "du_and_sie", body) == ["du"]
    assert on(said_of(book(language="de"), "Danke", body), "du_and_sie", body) == []


def test_greeting_kept_for_somebody_is_the_right_one() -> None:
    kept = book(name="the recruiter", greeting="Sam")
    assert "name_missing" not in {f.rule for f in said_of(kept, "Thank you", english("It was good.", "Sam"))}
    assert "name_missing" in {f.rule for f in said_of(kept, "Thank you", english("It was good.", "Sir or Madam"))}


def test_nickname_in_the_greeting_names_the_reader() -> None:
    there = book(name='Jürgen "Jay" Müller-Lüdenscheidt')
    assert "name_missing" not in {f.rule for f in said_of(there, "Thank you", english("It was good.", "Jay"))}
