"""Sentences of a text."""

from __future__ import annotations

import pytest

from tui.languages.words import split_sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("We talked on November 19. I enjoyed it.", ["We talked on November 19.", "I enjoyed it."]),
        ("Wir sprachen am 19. November. Danke.", ["Wir sprachen am 19. November.", "Danke."]),
    ],
)
def test_sentence_ends_after_the_day_of_an_american_date(text: str, sentences: list[str]) -> None:
    assert split_sentences(text) == sentences
