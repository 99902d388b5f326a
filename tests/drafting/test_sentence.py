"""The check of a sentence: whether it may be used in a note as it was stored."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.domain.notes import placeholders_in
from tui.drafting.sentence import SLOTS, check_sentence, fits, is_only_opening, tidied
from tui.languages import languages
from tui.languages.reading.name_parts import read_name

SENTENCES = Path(__file__).parents[1] / "data" / "sentences"


def lines(name: str) -> list[str]:
    """The lines of a data file."""
    return (SENTENCES / name).read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("code", ["en", "de"])
def test_whole_sentences_fit(code: str) -> None:
    refused = {text: check_sentence(text, code) for text in lines(f"whole.{code}.txt") if not fits(text, code, asked=False)}
    assert not refused


@pytest.mark.parametrize("code", ["en", "de"])
def test_fragments_do_not_fit(code: str) -> None:
    assert [text for text in lines(f"fragments.{code}.txt") if fits(text, code)] == []


def rules(text: str, code: str = "en", name: str = "Denise Okafor") -> list[str]:
    """The rules that find something in a sentence to this reader."""
    return [finding.rule for finding in check_sentence(text, code, read_name(name))]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("I have led two teams abt the size of yours.", "shorthand"),
        ("I worked w/ horses for six years.", "shorthand"),
        ("I moved the books from paper -> tape.", "shorthand"),
        ("I know Welsh + Breton.", "shorthand"),
        ("I have run kennels/catteries for years.", "shorthand"),
        ("I like stables & old barns.", "shorthand"),
        ("I have ridden for 6 yrs.", "shorthand"),
        ("I have ridden since school, todo.", "unfinished"),
        ("You need ; I have run a ferry.", "unfinished"),
        ("I have run a ferry for …", "unfinished"),
        ("I have run [what?].", "unfinished"),
        ("I have run a ferry and the.", "unfinished"),
        ("I loved the seed store 🌱.", "emoji"),
        ("I loved the seed store :)", "emoji"),
        ("I loved the seed store!!", "loud"),
        ("I RAN THE FERRY ALONE.", "loud"),
        ("- I ran the ferry.\n- I mended ropes.", "list"),
        ("I ran the ferry.\nI mended ropes.", "list"),
        ("I ran the ferry and i mended ropes.", "small"),
        ("I ran the ferry. then I mended ropes.", "small"),
        ("I ran the ferry until september.", "small"),
        ("I liked how Denise runs the ward.", "named"),
        ("I liked Okafor's idea of a rope walk.", "named"),
        ("I ran it. I mended it. I sold it.", "long"),
        (f"I ran {'a very ' * 20}long ferry.", "long"),
        ("I ran the ferry\x1b[31m.", "unreadable"),
        ("a steady hand on the tiller", "fragment"),
    ],
)
def test_unfit_sentence_always_has_its_finding(text: str, rule: str) -> None:
    assert rule in rules(text)
    assert not fits(text, "en", read_name("Denise Okafor"))


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("I hope that my salary can stay where it is.", "pay"),
        ("I apparently came second last year.", "gossip"),
        ("I found the last manager clueless.", "criticism"),
        ("I know this is confidential, and I like it.", "confidential"),
        ("I left early, but don't mention that.", "hidden"),
        ("I trained a new hand until he could steer alone.", "he_or_she"),
    ],
)
def test_private_words_block_only_what_was_not_asked_for(text: str, rule: str) -> None:
    assert rule in rules(text)
    assert fits(text, "en")
    assert not fits(text, "en", asked=False)


@pytest.mark.parametrize(
    "text",
    [
        "I know C++ and R&D budgets, and I have worked for Lau & Sons.",
        "My map is at https://maps.example/a/b?c=1 and I keep it current.",
        "You asked what I am looking for, and this is what I was hoping for.",
        "I have stood at the till of a 24/7 shop.",
        "I would bring what Dr. Hale taught me, e.g. patience.",
        "I know TCP/IP by heart.",
    ],
)
def test_what_only_looks_wrong_fits(text: str) -> None:
    assert rules(text) == []


def test_a_name_that_is_a_noun_needs_its_title_in_german() -> None:
    assert rules("Ich war drei Jahre lang Koch auf See.", "de", "Frau Eva Koch") == []
    assert "named" in rules("Ich fand gut, wie Frau Koch die Küche führt.", "de", "Frau Eva Koch")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("i ran the ferry", "I ran the ferry."),
        ("I'd mend the boats' ropes", "I’d mend the boats’ ropes."),
        ("I read 'Knots' twice; it's good!", "I read 'Knots' twice; it’s good!"),
        (" I ran\n the  ferry. ", "I ran the ferry."),
        ('You said "never again".', 'You said "never again".'),
        ("", ""),
    ],
)
def test_tidying_changes_capital_stop_and_apostrophe(typed: str, shown: str) -> None:
    assert tidied(typed) == shown
    assert tidied(shown) == shown


@pytest.mark.parametrize("slot", SLOTS)
def test_every_slot_has_openings_that_alone_say_nothing(slot: str) -> None:
    for language in languages():
        openings = language.openings(slot)
        assert len(openings) >= 6
        assert openings[-1].text == ""
        for opening in openings:
            assert is_only_opening(opening.text, language.code)
            assert is_only_opening(opening.front, language.code)
            assert is_only_opening(tidied(opening.text), language.code)
            assert not fits(opening.text, language.code)


def test_every_opening_begins_a_sentence_that_fits() -> None:
    for language in languages():
        whole = lines(f"whole.{language.code}.txt")
        for opening in (opening for slot in SLOTS for opening in language.openings(slot) if opening.text):
            assert any(text.startswith(opening.front.rstrip()) for text in whole), opening


def test_an_opening_that_goes_on_is_a_sentence() -> None:
    assert fits("What has stayed with me most is the rope walk.", "en")
    assert not is_only_opening("You need patience; I have it.", "en")


@pytest.mark.parametrize("nothing", ["", "  ", "n/a", "No idea", "nothing", "Keine Ahnung"])
def test_no_fact_does_not_fit(nothing: str) -> None:
    assert not fits(nothing, "de" if nothing.startswith("K") else "en")


def test_unknown_language_is_looked_at_for_its_form_only() -> None:
    assert fits("Ik heb negen jaar orgels gestemd.", "nl")
    assert not fits("- Ik heb\n- negen jaar", "nl")


@pytest.mark.slow
@settings(max_examples=300, deadline=None)
@given(st.text(st.one_of(st.sampled_from("I ran [the?] ferry.…;,!'’\n\x00\u202e🌱"), st.characters()), max_size=80))
def test_what_fits_opens_no_place_and_stays_on_one_line(text: str) -> None:
    for code in ("en", "de"):
        for finding in check_sentence(text, code):
            assert 0 <= finding.start <= finding.end <= len(text)
        if fits(text, code):
            shown = tidied(text)
            assert not placeholders_in(shown)
            assert "\n" not in shown
            assert shown.endswith((".", "!", "?", '"', "'", "”", "’", "“", ")", "»", "«"))
