"""A title in a sentence keeps what tells it from others, and no place, grade or form of contract."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.build import book_of, contact
from tests.drafting.drafted import make, meeting
from tui.domain.models import Position
from tui.drafting.titles import spoken_title
from tui.languages.german.grammar import job


@pytest.mark.parametrize(
    ("title", "spoken"),
    [
        ("Adjunct Instructor, Welding", "Adjunct Instructor"),
        ("Director, Product Marketing", "Director (Product Marketing)"),
        ("Senior Engineer, Backend, Berlin", "Senior Engineer (Backend)"),
        ("Engineer, Berlin", "Engineer"),
        ("Engineer, II", "Engineer"),
        ("Nurse, part-time", "Nurse"),
        ("Köchin, Teilzeit", "Köchin"),
    ],
)
def test_title_of_one_word_keeps_its_field(title: str, spoken: str) -> None:
    assert spoken_title(title) == spoken


@pytest.mark.parametrize(
    "title", ["Musiker (B-Stelle, 75 %)", "Musiker 75 % (B-Stelle)", "Musiker 80-100% (m/w/d)", "Musiker (w/m/d), 50 %"]
)
def test_title_is_said_without_brackets_and_percent(title: str) -> None:
    assert spoken_title(title) == "Musiker"


@pytest.mark.parametrize(
    ("title", "spoken"),
    [
        ("Bauleiterin / Bauleiter Holzbau", "Bauleiterin Holzbau"),
        ("Dipl. Pflegefachfrau / Pflegefachmann HF", "Dipl. Pflegefachfrau HF"),
        ("Köchin / Koch (m/w/d)", "Köchin"),
        ("Nurse / Night Shift", "Nurse"),
        ("Nurse / Nursing Assistant", "Nurse"),
        ("Engineer / Engineering Manager", "Engineer"),
        ("Zuverlässige Reinigungskraft", "Reinigungskraft"),
        ("Friendly Society Clerk", "Friendly Society Clerk"),
        ("Koch / - Teilzeit", "Koch"),
        ("Koch / , Teilzeit", "Koch"),
        ("/ Koch", "Koch"),
        ("Koch /  / , 75 %", "Koch"),
        ("Experienced Butcher", "Butcher"),
        ("Erfahrener Koch", "Koch"),
        ("Friendly", "Friendly"),
    ],
)
def test_title_is_said_in_one_form_and_without_praise(title: str, spoken: str) -> None:
    assert spoken_title(title) == spoken


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Sachbearbeiter/in Bauordnung", "Stelle „Sachbearbeiter/in Bauordnung“"),
        ("Steuerfachangestellte/r", "Stelle „Steuerfachangestellte/r“"),
        ("Lehrer*in", "Stelle „Lehrer*in“"),
        ("Erzieher:in", "Stelle „Erzieher:in“"),
        ("Entwickler_in", "Stelle „Entwickler_in“"),
        ("Verkäufer/-in", "Stelle „Verkäufer/-in“"),
        ("Elektroniker", "Stelle als Elektroniker"),
        ("UI/UX Designer", "Stelle als UI/UX Designer"),
    ],
)
def test_german_title_in_two_forms_stands_in_quotes(title: str, said: str) -> None:
    assert job(title, "") == said


@pytest.mark.parametrize(
    ("title", "said"),
    [("Gärtner (m/w/d)", "Stelle „Gärtner“ bei Nimbus"), ("Gärtnerin", "Stelle als Gärtnerin bei Nimbus")],
)
def test_german_title_for_anyone_stands_in_quotes(title: str, said: str) -> None:
    position = Position(id=1, title=title, company="Nimbus")
    assert said in make(book_of(position, contact(1, language="de"), meeting(""))).body


@given(
    st.lists(
        st.sampled_from([" / ", "/", " - ", ", ", "(m/w/d)", "50 %", "Koch", "Köchin", "Erfahrener", " "]), max_size=8
    ).map("".join)
)
def test_any_title_at_all_is_said(title: str) -> None:
    spoken_title(title)
