"""Which of an interview's facts a draft holds: one person gets each, unless it is turned on."""

from __future__ import annotations

import msgspec

from tests.domain.build import NIMBUS, at, book_of, contact
from tests.drafting.drafted import ALL, FIT, GIVE, SAY, UNSAID, make, meeting, panel, whole
from tui.domain.models import Note
from tui.domain.settings import Profile


def test_facts_of_an_interview_go_to_one_person_each() -> None:
    book = panel("en", 4)
    bodies = [make(book, to=number).body for number in range(1, 5)]
    for number, text in enumerate((FIT["en"], UNSAID["en"], GIVE["en"])):
        assert [text in body for body in bodies] == [place == number for place in range(4)]


def test_fact_is_turned_on_for_another_person_by_its_option() -> None:
    assert FIT["en"] in make(panel("en", 2), to=2, options={"fit": True}).body
    assert dict(make(panel("en", 2), to=2).options)["fit"] is False


def test_letter_holds_a_second_fact_of_the_only_interviewer() -> None:
    letter, mail = make(whole(), channel="letter").body, make(whole()).body
    assert [text in letter for text in (FIT["en"], UNSAID["en"], GIVE["en"])] == [True, True, False]
    assert [text in mail for text in (FIT["en"], UNSAID["en"], GIVE["en"])] == [True, False, False]


def test_letters_to_two_people_share_no_fact() -> None:
    book = panel("en", 2)
    bodies = [make(book, to=number, channel="letter").body for number in (1, 2)]
    for text in (FIT["en"], UNSAID["en"], GIVE["en"]):
        assert sum(text in body for body in bodies) == 1


def test_letter_with_two_long_facts_keeps_to_the_word_limit() -> None:
    long = "I ran two such migrations, each over a weekend, with six people on call and without a single row that was lost or late."
    book = whole(fit=long, unsaid=long.replace("two", "three"))
    assert len(make(book, channel="letter").body.split(",\n\n", 1)[1].rsplit("\n\n", 1)[0].split()) <= 150


def test_fact_that_stands_in_another_note_is_not_dealt() -> None:
    kept = Note(id=1, kind="thank_you", interview=1, position=1, contact=2, body=f"Dear Tom,\n\nThanks. {FIT['en']}\n")
    people = [contact(1), contact(2, "Tom Okafor")]
    book = book_of(NIMBUS, *people, meeting("", "", say=[SAY["en"], SAY["en"]], fit=FIT["en"]), kept)
    assert FIT["en"] not in make(book, to=1).body


def test_fact_of_an_earlier_round_is_not_told_twice() -> None:
    again = msgspec.structs.replace(meeting("", say=["I liked the tour."], **ALL), id=2, starts_at=at("2026-11-26 14:00"))
    book = book_of(NIMBUS, contact(1), meeting("", say=[SAY["en"]], **ALL), again)
    first = make(book).body
    second = make(book, interview=2, now=at("2026-11-27 10:00")).body
    assert FIT["en"] in first
    assert FIT["en"] not in second
    assert UNSAID["en"] in second


def test_phrase_of_an_older_book_is_asked_for_if_turned_on() -> None:
    book = whole(fit="6 yrs postgres")
    assert "postgres" not in make(book).body
    assert UNSAID["en"] in make(book).body
    asked = make(book, options={"fit": True})
    assert [slot.name for slot in asked.placeholders] == ["fit"]
    assert "postgres" not in asked.body


def test_private_sentence_stands_only_where_it_was_turned_on() -> None:
    told = "I trained a new hand until he could run the batch alone."
    assert told not in make(whole(fit=told)).body
    assert told in make(whole(fit=told), options={"fit": True}).body


def test_english_sentence_stays_out_of_a_german_note() -> None:
    book = book_of(NIMBUS, contact(1, language="de"), meeting("", say=[SAY["en"]], **ALL))
    note = make(book)
    assert [slot.name for slot in note.placeholders] == ["say"]
    assert FIT["en"] not in note.body


def test_strength_that_is_a_sentence_stands_in_for_a_missing_fit() -> None:
    strengths = ("calm incident response", "I have kept Postgres running for six years.", "I like messy data.")
    profile = Profile(name="Kim Lee", strengths=strengths)
    people = [contact(1), contact(2, "Tom Okafor"), contact(3, "Mei Tanaka")]
    book = book_of(NIMBUS, *people, meeting("", "", ""))
    bodies = [make(book, to=number, profile=profile).body for number in (1, 2, 3)]
    assert [strengths[1] in body for body in bodies] == [True, False, False]
    assert [strengths[2] in body for body in bodies] == [False, True, False]
    assert not any("incident" in body for body in bodies)
