"""Drafts of notes: what they say, what they ask, and what they leave out."""

from __future__ import annotations

from typing import Any

import pytest

from tests.domain.build import NEW_YORK, NIMBUS, at, book_of, contact
from tests.drafting.drafted import FIT, GIVE, KIM, PRIVATE, SAY, make, meeting, simple, whole
from tui.domain.book import Book
from tui.domain.models import Interview, Interviewer, Position
from tui.domain.settings import Profile
from tui.drafting import draft, facts, openings, preview, private_words


def test_thank_you_holds_the_sentence_and_one_fact() -> None:
    note = make(whole())
    assert note.subject == "Thank you for our conversation on Thursday"
    assert note.body == (
        "Dear Ana,\n\n"
        "Thank you for taking the time to talk with me on Thursday about the Data Engineer role at Nimbus. "
        f"{SAY['en']}\n\n"
        f"{FIT['en']} The role interests me greatly, and I would be very happy to work with you.\n\n"
        "Kind regards,\nKim Lee\n"
    )
    assert note.placeholders == ()


def test_missing_sentence_is_one_placeholder_with_its_question() -> None:
    note = make(simple(say=""))
    assert [slot.name for slot in note.placeholders] == ["say"]
    assert "[What has stayed with you from your talk with Ana?]" in note.body
    assert all(slot.marker in note.body for slot in note.placeholders)


@pytest.mark.parametrize("stored", ["how they test it", "What has stayed with me most is", "they test abt everything", "n/a"])
def test_unfit_sentence_is_asked_for_anew(stored: str) -> None:
    note = make(simple(say=stored))
    assert [slot.name for slot in note.placeholders] == ["say"]
    assert stored not in note.body


def test_nothing_known_at_all_asks_for_each_thing() -> None:
    note = draft(Book(), Profile(), kind="thank_you", contact=None, now=at("2026-11-20 10:00"), zone=NEW_YORK)
    assert [slot.name for slot in note.placeholders] == ["reader", "position", "say", "me"]


def test_unknown_kind_is_an_error() -> None:
    with pytest.raises(KeyError, match="postcard"):
        make(simple(), "postcard")


def test_private_notes_enter_no_note() -> None:
    book = book_of(
        Position(id=1, title="Data Engineer", company="Nimbus", notes="asked for 95k"),
        contact(1, notes="her dog is called Brisket"),
        meeting(PRIVATE, fit="6 yrs of etl, love it", notes="the office smelled of paint"),
    )
    for kind in ("thank_you", "inquiry", "second_conversation", "keep_in_touch", "withdrawal", "answer"):
        for channel in ("email", "letter", "card", "linkedin"):
            note = make(book, kind, channel=channel, options={"say": True, "fit": True, "unsaid": True, "contribution": True})
            for word in ("tired", "tbh", "95k", "Brisket", "paint", "yrs", "etl", "late, she"):
                assert word not in note.subject + note.body
    assert private_words(book, 1, book.record(Interview, 1)) == [
        PRIVATE,
        "6 yrs of etl, love it",
        "the office smelled of paint",
    ]


def test_preview_is_the_paragraph_with_the_typed_sentence() -> None:
    seen: dict[str, Any] = {"contact": 1, "interview": 1, "now": at("2026-11-19 16:00"), "zone": NEW_YORK}
    shown = preview(simple(say=""), KIM, slot="say", text="what I liked most was the rope walk", **seen)
    assert shown.startswith("Thank you for taking the time to talk with me today about")
    assert shown.endswith("What I liked most was the rope walk.")
    assert preview(simple(), KIM, slot="fit", text="I can splice", **seen).startswith("I can splice. The role interests me")
    assert preview(simple(), KIM, slot="fit", text="", **seen) == ""


def test_openings_are_those_of_the_language_or_the_default_one() -> None:
    assert openings("de", "say") != openings("en", "say")
    assert openings("xx", "say") == openings("en", "say")
    with_a_gap = next(opening for opening in openings("en", "fit") if ";" in opening.text)
    assert (with_a_gap.front, with_a_gap.text) == ("You need ", "You need ; I ")


def test_sentences_to_insert_are_those_that_fit() -> None:
    seen: dict[str, Any] = {"contact": 1, "interview": 1, "now": at("2026-11-20 10:00"), "zone": NEW_YORK, "language": "en"}
    assert facts(whole(unsaid="nothing"), KIM, **seen) == [SAY["en"], FIT["en"], GIVE["en"]]


@pytest.mark.parametrize(
    ("title", "spoken"),
    [
        ("Registered Nurse (RN) – Med/Surg", "Registered Nurse"),
        ("Class A CDL Driver - Regional", "Class A CDL Driver"),
        ("Lecturer in History (0.8 FTE, fixed-term)", "Lecturer in History"),
        ("Adjunct Instructor, Welding", "Adjunct Instructor"),
        ("CDL-A Driver", "CDL-A Driver"),
        ("Bookkeeper 80 %", "Bookkeeper"),
        ("(Senior)", "(Senior)"),
    ],
)
def test_title_in_a_sentence_is_as_one_says_it(title: str, spoken: str) -> None:
    book = book_of(Position(id=1, title=title, company="Nimbus, Inc."), contact(1), meeting("", say=[""]))
    assert f"the {spoken} role at Nimbus." in make(book).body


def test_title_that_tells_two_positions_apart_is_whole() -> None:
    jobs = [Position(id=number, title=f"Engineer ({kind})", company="Nimbus") for number, kind in ((1, "web"), (2, "data"))]
    assert "Engineer (web) role" in make(book_of(*jobs, contact(1), meeting("", say=[""]))).body


def test_inquiry_to_a_recruiter_names_the_interviewer() -> None:
    first = Interview(id=2, position=1, starts_at=at("2026-11-09 10:00"), interviewers=(Interviewer(contact=2),))
    book = book_of(NIMBUS, contact(1), contact(2, "Tom Hale"), first, meeting("", say=[""]))
    body = make(book, "inquiry", to=2, now=at("2026-11-30 10:00")).body
    assert "with Ana Ruiz on November 19" in body
    assert "belated" not in body


@pytest.mark.parametrize(("name", "end"), [("Frau Ana Ruiz", "Mit freundlichen Grüßen"), ("Ana Ruiz", "Freundliche Grüße")])
def test_german_mail_ends_as_formally_as_it_greets(name: str, end: str) -> None:
    assert f"\n{end}\n" in make(simple(name=name, language="de")).body


def test_day_of_a_round_with_others_is_not_told_as_the_readers() -> None:
    book = book_of(NIMBUS, contact(1), contact(2, "Tom Hale"), meeting("", say=[""]))
    assert "Thursday" not in make(book, "second_conversation", to=2).body


@pytest.mark.parametrize(
    ("company", "where"), [("Universität Altburg", "an der Universität Altburg"), ("Kita Mond e. V.", "in der Kita Mond")]
)
def test_german_company_has_its_preposition(company: str, where: str) -> None:
    book = book_of(Position(id=1, title="Lehrer", company=company), contact(1, language="de"), meeting("", say=[""]))
    assert any(f"{where} " in make(book, "ask_others", wording=turn).body for turn in range(3))
