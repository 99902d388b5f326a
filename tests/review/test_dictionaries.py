"""Spelling, with the dictionaries of the extra: what is reported, what is not, and that nothing is without it."""

from __future__ import annotations

import sys
from typing import Any

import pytest

from tests.domain.build import at, book_of, contact
from tests.drafting.drafted import meeting, said_of
from tests.review.build import BODY
from tests.review.corpus.notes import JO, JO_NOTES, KIM, KIM_NOTES, Good, plain
from tui.domain.models import Position
from tui.review import Finding, review
from tui.review.dictionaries import dictionaries, load_dictionary

pytestmark = pytest.mark.slow

SLIPS = {
    "en": {"recieve": "receive", "interveiw": "interview", "definately": "definitely", "seperate": "separate",
           "accomodate": "accommodate", "adress": "address", "teh": "the", "adn": "and", "thier": "their",
           "experiance": "experience", "intrested": "interested", "oportunity": "opportunity", "truely": "truly",
           "posistion": "position", "converstion": "conversation", "enviroment": "environment", "beleive": "believe"},
    "de": {"Gepsräch": "gespräch", "vorstelen": "vorstellen", "nähmlich": "nämlich", "Intresse": "interesse",
           "Gespäch": "gespräch", "Rückmeldng": "rückmeldung", "bedannken": "bedanken", "Aufgbe": "aufgabe"},
}  # fmt: skip
RIGHT = {
    "en": "harbour colour realise apologising honoured travelled cancelled centre defence programme onboarding roadmap "
    "kubernetes postgres backend frontend dataset refactor async codebase dispatchers it's don't Ana's",
    "de": "Grüssen Patientenakte Arbeitsproben Rückstellungen Werksfeuerwehr verschönt Übergaben Monatsabschluss "
    "Backend-Entwicklerin geht's Fährdaten anlesen anzulesen angelesen",
}


def mend(code: str, word: str) -> str:
    found = load_dictionary(code)
    assert found is not None
    return found(word)


@pytest.mark.parametrize(("code", "slip"), [(code, slip) for code, slips in SLIPS.items() for slip in slips])
def test_a_slip_is_mended(code: str, slip: str) -> None:
    assert mend(code, slip) == SLIPS[code][slip]


@pytest.mark.parametrize(("code", "word"), [(code, word) for code, words in RIGHT.items() for word in words.split()])
def test_what_is_right_is_left_alone(code: str, word: str) -> None:
    assert mend(code, word) == ""


@pytest.mark.parametrize("good", [*KIM_NOTES, *JO_NOTES], ids=lambda good: good.name)
def test_a_good_note_has_no_slip(good: Good) -> None:
    book = (JO if good in JO_NOTES else KIM).book()
    found = review(
        book, KIM.profile, KIM.policy, kind=good.kind, subject=good.subject, body=plain(good.text), contact=good.contact,
        interview=good.interview, position=good.position, now=at(good.now), spelling=dictionaries(),
    )  # fmt: skip
    assert [finding for finding in found if finding.rule == "spelling"] == []


def slips(body: str, *, subject: str = "Thank you: Data Engineer", **more: Any) -> list[Finding]:
    """Return the spelling findings of a note to Ana."""
    position = Position(id=1, title="Data Engineer", company="Nimbus")
    book = book_of(position, contact(1, "Ana Ruiz"), contact(2, "Jo Thier"), meeting("their Oralce of Delphi", "pairing"))
    found = said_of(book, subject, body, policy=KIM.policy, spelling=dictionaries(), **more)
    return [finding for finding in found if finding.rule == "spelling"]


def test_the_finding_says_where_and_what() -> None:
    body = BODY.replace("with both", "wiht both")
    (finding,) = slips(body)
    assert body[finding.start : finding.end] == "wiht"
    assert (finding.severity, finding.mend) == ("warn", "Did you mean 'with'?")
    (finding,) = slips(BODY, subject="Thank you for the Data Engineer interveiw")
    assert (finding.field, finding.start) == ("subject", 32)


def test_what_the_book_knows_is_right() -> None:
    assert slips(BODY.replace("with both", "with the oralce and both")) == []
    assert slips(BODY.replace("with both", "with thier both")) == []


def test_names_and_other_languages_are_left_alone() -> None:
    assert slips(BODY.replace("migration from", "migration at Recieve from")) == []
    assert (
        slips("Cher Ana,\n\nmerci beaucoup pour notre entretien de jeudi sur le poste de Data Engineer, je serais ravie.\n")
        == []
    )


def test_silence_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spellchecker", None)
    load_dictionary.cache_clear()
    try:
        assert load_dictionary("en") is None
        assert slips(BODY.replace("with both", "wiht both")) == []
    finally:
        load_dictionary.cache_clear()


def test_no_dictionary_for_a_language_that_no_rule_knows() -> None:
    assert load_dictionary("fr") is None
