"""A title in a sentence keeps what tells it from others, and no place, grade or form of contract."""

from __future__ import annotations

import pytest

from tui.drafting.titles import spoken_title


@pytest.mark.parametrize(
    ("title", "spoken"),
    [
        ("Adjunct Instructor, Welding", "Adjunct Instructor"),
        ("Director, Product Marketing", "Director, Product Marketing"),
        ("Senior Engineer, Backend, Berlin", "Senior Engineer, Backend"),
        ("Engineer, Berlin", "Engineer"),
        ("Engineer, II", "Engineer"),
        ("Nurse, part-time", "Nurse"),
        ("Köchin, Teilzeit", "Köchin"),
    ],
)
def test_title_of_one_word_keeps_its_field(title: str, spoken: str) -> None:
    assert spoken_title(title) == spoken
