"""A note that repeats one to somebody else is found, and one that only shares a template with it is not."""

from __future__ import annotations

from itertools import permutations

import pytest

from tests.domain.build import NIMBUS, at, book_of, contact, event
from tests.drafting.drafted import make, meeting, panel, said_of
from tests.review.build import BODY, BOOK, found, rules
from tui.domain.models import Interview, Note, Position, Record
from tui.drafting import parse_templates
from tui.review.similarity import SHARED


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("channel", ["email", "letter", "card"])
def test_six_drafts_for_a_panel_are_no_copies_of_each_other(language: str, channel: str) -> None:
    book = panel(language)
    drafts = {number: make(book, to=number, channel=channel) for number in range(1, 7)}
    records: list[Record] = [*book.all(Position), *book.all(type(contact(1))), *book.all(Interview)]
    for one, other in permutations(drafts, 2):
        kept = Note(id=1, kind="thank_you", interview=1, position=1, contact=other, body=drafts[other].body)
        note = drafts[one]
        assert said_of(book_of(*records, kept), note.subject, note.body, contact=one, channel=channel) == []


def test_same_text_is_a_copy_even_if_all_template() -> None:
    book = panel("en", 2)
    note = make(book, to=1)
    pasted = note.body.replace("Ana", "Tom")
    records: list[Record] = [*book.all(Position), *book.all(type(contact(1))), *book.all(Interview)]
    kept = Note(id=1, kind="thank_you", interview=1, position=1, contact=1, body=note.body)
    copies = [finding for finding in said_of(book_of(*records, kept), "x", pasted, contact=2) if finding.rule == "copy_paste"]
    assert copies
    assert copies[0].severity == "fail"
    assert "Ana Ruiz" in copies[0].sentence


def test_shared_sentences_are_shown_where_they_stand() -> None:
    shared = "Your account of the migration from Oracle, and above all of the week with both databases side by side, has stayed with me."
    kept = Note(
        id=1, kind="thank_you", interview=1, position=1, contact=2, body=f"Dear Tom,\n\nit was a pleasure. {shared}\n\nKim\n"
    )
    copies = [finding for finding in found(BODY, kept) if finding.rule == "copy_paste"]
    assert [BODY[finding.start : finding.end] for finding in copies] == [shared]


def test_a_note_is_not_held_against_itself() -> None:
    kept = Note(id=1, kind="thank_you", interview=1, position=1, contact=1, body=BODY)
    assert rules(BODY, kept) == []
    assert rules(BODY, kept, note=1) == []
    assert 0 < SHARED < 1


def test_drafts_to_the_same_reader_are_no_copies_of_one_another() -> None:
    for kind, where in (("thank_you", 1), ("keep_in_touch", 1), ("inquiry", None)):
        other = Note(id=2, kind=kind, interview=where, position=1, contact=1, body=BODY)
        assert rules(BODY, other, note=1) == []
        assert rules(BODY, other) == []


def test_a_note_that_the_same_reader_has_had_is_not_sent_again() -> None:
    had = Note(id=2, kind="keep_in_touch", interview=1, position=1, contact=1, body=BODY, sent_at=at("2026-11-19 18:00"))
    assert "copy_paste" in rules(BODY, had, note=1)


OWN = parse_templates(
    [
        (
            "thank_you.en.txt",
            "kind: thank_you\nlanguage: en\n[subject @email]\n- Thanks from the {position} candidate\n[thanks]\n"
            "- Dear friends of good software, many thanks for an hour< {when}> about the {job} that went by like ten minutes.\n"
            "[+say]\n- {say}\n[+talk]\n- Your words are pinned above my desk.\n"
            "[closing]\n- The kettle is always on in my kitchen should you ever pass through our little town.\n",
        )
    ]
)


def test_what_ones_own_template_says_to_everybody_is_no_copy() -> None:
    said = meeting("", "", say=["I liked the tour of the machine room.", "You showed me how the rota is made."])
    book = book_of(*BOOK[:3], said)
    mine = [make(book, to=to, templates=OWN) for to in (1, 2)]
    earlier = Note(id=1, kind="thank_you", interview=1, position=1, contact=2, body=mine[1].body)
    assert "copy_paste" not in rules(mine[0].body, earlier, subject=mine[0].subject, templates=OWN)
    assert "copy_paste" in rules(mine[0].body, earlier, subject=mine[0].subject)


def test_inquiry_may_speak_again_of_the_thank_yous_topic() -> None:
    said = meeting("", say=["I keep thinking of your move to something nobody has to wake up for at three in the morning."])
    book = book_of(NIMBUS, contact(1, "Ana Ruiz"), said, event(1, "thank_you_sent", "2026-11-19 18:00"))
    first = Note(id=1, kind="thank_you", interview=1, position=1, contact=1, body=make(book).body)
    book = book_of(NIMBUS, contact(1, "Ana Ruiz"), said, first)
    note = make(book, "inquiry", now=at("2026-12-01 10:00"), options={"say": True})
    assert said_of(book, note.subject, note.body, kind="inquiry", now=at("2026-12-01 10:00")) == []


def test_two_sentences_with_the_opening_offered_are_no_copies() -> None:
    says = ["What has stayed with me most is you bake the rye twice.", "What has stayed with me most is the new oven."]
    records: list[Record] = [NIMBUS, contact(1, "Ana Ruiz"), contact(2, "Bo Lind"), meeting("", "", say=says)]
    over = event(1, "rejected", "2026-11-20 09:00")
    first = Note(id=1, kind="thank_you", interview=1, position=1, contact=1, body=make(book_of(*records)).body)
    book = book_of(*records, over, first)
    note = make(book, to=2)
    assert [finding.rule for finding in said_of(book, note.subject, note.body, contact=2)] == []
