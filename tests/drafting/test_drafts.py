"""Notes as they are first written: what is said, what is asked, and what is left out."""

from __future__ import annotations

import re
from datetime import date
from itertools import combinations
from typing import Any

import pytest

from tests.domain.build import NEW_YORK, NIMBUS, at, book_of, contact, event, thanked
from tests.drafting.drafted import FIT, GIVE, TALK, UNSAID, make, meeting, panel, said_of, simple
from tui.domain.book import Book
from tui.domain.models import Interview, Interviewer, Position
from tui.domain.settings import Policy, Profile
from tui.drafting import Draft, draft


def test_a_thank_you_uses_everything_typed() -> None:
    book = book_of(NIMBUS, contact(1), meeting(TALK["en"], fit=FIT["en"], unsaid=UNSAID["en"], contribution=GIVE["en"]))
    note = make(book)
    assert note.subject == "Thank you for our conversation on Thursday"
    assert note.body.startswith(
        "Dear Ana,\n\nThank you for taking the time to talk with me on Thursday about the Data Engineer role at Nimbus."
    )
    for said in (
        "your migration from Oracle and how you test it.",
        FIT["en"],
        "the on-call handbook I wrote.",
        "cut the nightly batch to minutes.",
    ):
        assert said in note.body
    assert note.body.endswith("Kind regards,\nKim Lee\n")
    assert note.open_slots == ()


def test_what_is_missing_is_an_open_slot_with_its_question() -> None:
    note = make(simple(talk=""))
    assert [slot.name for slot in note.open_slots] == ["talked_about"]
    assert "[What did you and Ana talk about?]" in note.body
    assert all(slot.marker in note.body for slot in note.open_slots)


def test_nothing_known_at_all() -> None:
    note = draft(Book(), Profile(), kind="thank_you", contact=None, now=at("2026-11-20 10:00"), zone=NEW_YORK)
    assert [slot.name for slot in note.open_slots] == ["reader", "position", "talked_about", "me"]


def test_an_unknown_kind_is_an_error() -> None:
    with pytest.raises(KeyError, match="postcard"):
        make(simple(), "postcard")


def test_each_channel_has_its_own_form() -> None:
    book = book_of(
        NIMBUS,
        contact(1, address="Nimbus\n1 Harbor Street\nPortland", role="Head of Data"),
        meeting(TALK["en"], fit=FIT["en"]),
    )
    email, letter, card = (make(book, channel=channel) for channel in ("email", "letter", "card"))
    assert email.subject
    assert not letter.subject
    assert not card.subject
    assert letter.body.startswith(
        "Kim Lee\n+1 555 0100\nkim@mail.example\n\n20 November 2026\n\nAna Ruiz\nHead of Data\nNimbus\n1 Harbor Street\nPortland\n\nDear Ana Ruiz,"
    )
    assert "Yours sincerely,\nKim Lee" in letter.body
    assert len(card.body.split()) < len(email.body.split()) < len(letter.body.split())


def test_a_note_by_way_of_a_recruiter() -> None:
    book = book_of(NIMBUS, contact(1, via=2), contact(2, "Rita Hoff"), meeting(TALK["en"]))
    body = make(book).body
    assert body.startswith(
        "Dear Rita,\n\nWould you kindly pass the lines below on to Ana Ruiz? Thank you for your help.\n\n* * *\n\nDear Ana,"
    )
    assert "Rita" not in make(book, channel="card").body


def test_the_inquiry_carries_thanks_that_were_never_sent() -> None:
    never, once = simple(), book_of(NIMBUS, contact(1), meeting(TALK["en"]), thanked(1, "2026-11-19 18:00"))
    now = at("2026-12-01 10:00")
    assert dict(make(never, "inquiry", now=now).options)["late_thanks"]
    assert "My thanks come later" in make(never, "inquiry", now=now).body
    assert "late_thanks" not in dict(make(once, "inquiry", now=now).options)
    assert "later than they should" not in make(once, "inquiry", now=now).body


def test_an_inquiry_names_the_date_only_when_it_has_passed() -> None:
    book = book_of(NIMBUS, contact(1), meeting(TALK["en"], decision_by=date(2026, 11, 25)))
    assert "Wednesday, 25 November" in make(book, "inquiry", now=at("2026-11-30 10:00")).body
    assert "25 November" not in make(book, "inquiry", now=at("2026-11-24 10:00")).body


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("channel", ["email", "letter", "card"])
@pytest.mark.parametrize("ending", ["rejected", "withdrew", "offer_declined", "let_go"])
def test_thanks_after_a_no_ask_for_nothing_and_wish_well(language: str, channel: str, ending: str) -> None:
    typed = {"fit": FIT[language], "unsaid": UNSAID[language], "contribution": GIVE[language]}
    book = book_of(
        NIMBUS, contact(1, language=language), meeting(TALK[language], **typed), event(1, ending, "2026-11-20 08:00")
    )
    for wording in range(6):
        note = make(book, channel=channel, wording=wording)
        ends = note.body.rsplit("\n\n", 2)[1]
        assert FIT[language] not in note.body
        assert UNSAID[language] not in note.body
        assert not re.search(r"role|Stelle|Interest|Interesse|decide|entscheid", ends), note.body
        assert re.search("wish|wünsch|gute", ends, re.IGNORECASE), note.body
        assert dict(note.options) == {}
        assert said_of(book, note.subject, note.body, channel=channel) == []
    assert "unsaid" in dict(make(book_of(NIMBUS, contact(1), meeting(TALK["en"]))).options)


MET = re.compile(
    r"meet you|to know you|talk(?:ed|ing)? with|conversations?|your time|time you|interviewed|kennen|Gespräch|sprechen|"
    r"gesprochen|Ihre Zeit|geschenkt|again|wieder|kennengelernt",
    re.IGNORECASE,
)


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("kind", ["withdrawal", "offer_decline", "offer_acknowledgement", "inquiry"])
def test_before_any_meeting_a_note_claims_none(language: str, kind: str) -> None:
    book = book_of(NIMBUS, contact(1, language=language), meeting(""))
    nobody = book_of(NIMBUS, contact(1, language=language))
    elsewhere = Interview(id=1, position=1, starts_at=at("2026-11-19 14:00"), interviewers=(Interviewer(contact=2),))
    other = book_of(NIMBUS, contact(1, language=language), contact(2, "Tom Okafor"), elsewhere)
    for wording in range(6):
        early = make(book, kind, now=at("2026-11-18 10:00"), wording=wording)
        assert not MET.search(early.body), early.body
        assert not MET.search(make(nobody, kind, interview=None, position=1, wording=wording).body)
        assert not MET.search(make(other, kind, wording=wording).body)
    after = [make(book, kind, wording=wording).body for wording in range(3)]
    assert kind.startswith("offer_ac") or any(MET.search(body) for body in after)


@pytest.mark.parametrize(("language", "asked"), [("en", "next round"), ("de", "nächste")])
def test_an_inquiry_after_an_invitation_asks_for_the_next_rounds_date(language: str, asked: str) -> None:
    invited = event(1, "next_round", "2026-11-21 09:00")
    records: list[Any] = [NIMBUS, contact(1, language=language), meeting(TALK[language])]
    now = at("2026-12-01 10:00")
    for wording in range(3):
        note = make(book_of(*records, invited), "inquiry", now=now, wording=wording)
        assert asked in note.body
        assert not re.search("any news|decision|decided|etwas Neues|Entscheidung|entschieden", note.body + note.subject)
        assert said_of(book_of(*records, invited), note.subject, note.body, kind="inquiry", now=now) == []
    second = Interview(id=2, position=1, starts_at=at("2026-11-25 14:00"), interviewers=(Interviewer(contact=1),))
    for more in (second, event(2, "offer_received", "2026-11-24 09:00")):
        assert asked not in make(book_of(*records, invited, more), "inquiry", now=now).body
    assert asked in make(book_of(*records, invited, event(2, "reply_received", "2026-11-24 09:00")), "inquiry", now=now).body


def test_thanks_are_late_only_once_their_time_is_over() -> None:
    late = "later than they should"
    assert late not in make(simple(), "inquiry", now=at("2026-11-20 10:00")).body
    assert "late_thanks" not in dict(make(simple(), "inquiry", now=at("2026-11-20 10:00")).options)
    assert late in make(simple(), "inquiry", now=at("2026-11-20 16:00")).body
    assert late not in make(simple(), "inquiry", now=at("2026-11-20 16:00"), policy=Policy(thank_within_hours=48)).body


@pytest.mark.parametrize(("language", "today", "then"), [("en", "today", "on Thursday"), ("de", "heute", "am Donnerstag")])
def test_the_day_of_the_interview_is_today_on_that_day(language: str, today: str, then: str) -> None:
    book = simple(TALK[language], language=language)
    note = make(book, now=at("2026-11-19 20:00"))
    assert today in note.subject
    assert today in note.body
    assert then not in note.subject + note.body
    assert then in make(book).body
    assert today not in make(book, now=at("2026-11-19 13:00")).body


def test_optional_paragraphs_are_switched_by_name() -> None:
    book = simple()
    assert dict(make(book).options) == {
        "fit": False,
        "unsaid": False,
        "contribution": False,
        "ask_decision": False,
        "ask_conversation": False,
    }
    asked = make(book, options={"ask_decision": True, "unsaid": True})
    assert "May I ask when you expect to decide?" in asked.body
    assert "unsaid" in [slot.name for slot in asked.open_slots]
    quiet = make(book_of(NIMBUS, contact(1), meeting(TALK["en"], unsaid="my talk at PyCon")), options={"unsaid": False})
    assert "PyCon" not in quiet.body


def test_strengths_stand_in_for_a_fit_that_was_not_noted() -> None:
    note = make(simple(), profile=Profile(name="Kim Lee", strengths=("calm incident response", "six years of Postgres")))
    assert "calm incident response and six years of Postgres" in note.body


def test_a_note_is_in_its_readers_language() -> None:
    book = simple(TALK["de"], language="de")
    assert make(book).body.startswith("Guten Tag Ana Ruiz,\n\nvielen Dank")
    assert make(book, language="en").body.startswith("Dear Ana,")
    assert make(simple(), profile=Profile(name="Kim", language="German")).body.startswith("Guten Tag")
    assert make(simple(language="xx")).language == "en"


def test_where_you_met_is_asked_only_when_the_book_does_not_know() -> None:
    met = book_of(NIMBUS, contact(1), meeting("pairing"))
    note = make(met, "keep_in_touch", interview=None, now=at("2027-02-01 10:00"))
    assert note.open_slots == ()
    assert "we met when I interviewed for the Data Engineer role at Nimbus" in note.body
    assert [slot.name for slot in make(book_of(contact(1)), "keep_in_touch", interview=None).open_slots] == ["met"]


def test_a_note_to_keep_in_touch_may_name_the_company_they_interviewed_you_for() -> None:
    book = book_of(NIMBUS, contact(1, company="Hoff Recruiting"), meeting("pairing"))
    note = make(book, "keep_in_touch", interview=None, now=at("2027-02-01 10:00"))
    asked = {"kind": "keep_in_touch", "interview": None, "now": at("2027-02-01 10:00")}
    assert said_of(book, note.subject, note.body, **asked) == []


def test_a_letter_is_addressed_to_the_company_its_reader_works_for() -> None:
    position = Position(id=1, title="Data Engineer", company="Nimbus", main_contact=2)
    recruiter = contact(2, "Rita Hoff", company="Hoff Recruiting", address="1 High Street")
    book = book_of(position, contact(1), recruiter, contact(3, "Eve Moss"), meeting("pairing"))
    assert "Rita Hoff\nHoff Recruiting\n1 High Street" in make(book, "inquiry", to=2, channel="letter").body
    assert "Ana Ruiz\nNimbus\n" in make(book, channel="letter").body
    assert "Eve Moss\n\nDear" in make(book, "inquiry", to=3, channel="letter").body


def test_an_inquiry_and_a_withdrawal_speak_of_the_conversation() -> None:
    for kind in ("inquiry", "withdrawal"):
        assert "your migration from Oracle and how you test it" in make(simple(), kind).body
        assert make(simple(talk=""), kind).open_slots == ()


def test_an_inquiry_thanks_again_where_it_was_thanked_before() -> None:
    book = book_of(NIMBUS, contact(1), meeting(TALK["en"]), thanked(1, "2026-11-19 18:00"))
    body = make(book, "inquiry", now=at("2026-12-01 10:00")).body
    assert "Thank you once more for the time you gave me." in body
    assert "later than they should" not in body


# -- other words for others -------------------------------------------------------------------------------------------


def test_reopening_does_not_reshuffle_and_another_wording_is_another() -> None:
    book = simple()
    assert make(book) == make(book)
    bodies = [make(book, wording=turn).body for turn in range(6)]
    assert len(set(bodies)) == 6
    assert make(book, wording=6).body == bodies[0]


def test_the_second_interview_with_somebody_gets_other_words() -> None:
    again = Interview(
        id=2,
        position=1,
        starts_at=at("2026-11-26 14:00"),
        timezone="America/New_York",
        interviewers=(Interviewer(contact=1, talked_about="pairing"),),
    )
    book = book_of(NIMBUS, contact(1), meeting(TALK["en"]), again)
    first, second = make(book), make(book, interview=2, now=at("2026-11-27 10:00"))
    assert not sentences(first) & sentences(second)


def sentences(note: Draft) -> set[str]:
    """A note's own sentences: without greeting, end, and what the user typed."""
    text = note.body.split(",\n\n", 1)[1].rsplit("\n\n", 1)[0]
    for language in ("en", "de"):
        for typed in (FIT, UNSAID, GIVE):
            text = text.replace(typed[language].rstrip("."), "")
    return {part for part in re.split(r"(?<=[.!?;])\s+", text) if len(part.split()) > 2}


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("channel", ["email", "letter", "card"])
def test_no_two_people_of_a_panel_get_the_same_sentence(language: str, channel: str) -> None:
    book = panel(language)
    notes = [make(book, to=number, channel=channel) for number in range(1, 7)]
    for one, other in combinations(notes, 2):
        assert not sentences(one) & sentences(other)
        assert one.subject != other.subject or not one.subject


@pytest.mark.parametrize("language", ["en", "de"])
def test_next_wordings_stay_apart_while_there_are_enough(language: str) -> None:
    book = panel(language, 3)
    mine = [make(book, to=1, wording=turn) for turn in range(2)]
    for note in mine:
        for other in (make(book, to=number, wording=turn) for number in (2, 3) for turn in range(2)):
            assert not sentences(note) & sentences(other)
