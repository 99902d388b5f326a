"""Drafts of every kind and channel: their form, their dates, and whom they address."""

from __future__ import annotations

import re
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.domain.build import NEW_YORK, NIMBUS, at, book_of, contact, event, thanked
from tests.drafting.drafted import FIT, GIVE, KIM, SAY, UNSAID, make, meeting, said_of, simple, whole
from tui.domain.models import Interview, Interviewer, Position
from tui.domain.settings import Policy, Profile
from tui.drafting import draft
from tui.languages.english import grammar


def test_each_channel_has_its_own_form() -> None:
    person = contact(1, address="Nimbus\n1 Harbor Street\nPortland", role="Head of Data")
    book = book_of(NIMBUS, person, meeting("", say=[SAY["en"]], fit=FIT["en"]))
    email, letter, card, linkedin = (make(book, channel=channel) for channel in ("email", "letter", "card", "linkedin"))
    assert email.subject
    assert not letter.subject + card.subject + linkedin.subject
    assert letter.body.startswith(
        "Kim Lee\n+1 555 0100\nkim@mail.example\n\nNovember 20, 2026\n\nAna Ruiz\nHead of Data\nNimbus\n1 Harbor Street\nPortland\n\nDear Ana Ruiz,"
    )
    assert "Sincerely,\nKim Lee" in letter.body
    assert linkedin.body.startswith("Dear Ana,\n\nThank you")
    assert len(card.body.split()) < len(email.body.split()) < len(letter.body.split())
    assert len(linkedin.body.split()) <= 45


def test_note_by_way_of_a_recruiter_asks_her_to_pass_it_on() -> None:
    book = book_of(NIMBUS, contact(1, via=2), contact(2, "Rita Hoff"), meeting("", say=[SAY["en"]]))
    assert make(book).body.startswith(
        "Dear Rita,\n\nWould you kindly pass the note below on to Ana Ruiz? Thank you for your help.\n\n* * *\n\nDear Ana,"
    )
    assert "Rita" not in make(book, channel="card").body


def test_inquiry_to_a_recruiter_names_who_held_the_interview() -> None:
    position = Position(id=1, title="Data Engineer", company="Nimbus", main_contact=3)
    people = [contact(1), contact(2, "Tom Okafor"), contact(3, "Rita Hoff")]
    book = book_of(position, *people, meeting("", "", say=[SAY["en"], SAY["en"]]))
    body = make(book, "inquiry", to=3, now=at("2026-12-01 10:00")).body
    assert "with Ana Ruiz and Tom Okafor" in body
    assert not re.search("we talked|our conversation", body)


def test_inquiry_carries_thanks_that_were_never_sent() -> None:
    never, once = simple(), book_of(NIMBUS, contact(1), meeting(""), thanked(1, "2026-11-19 18:00"))
    now = at("2026-12-01 10:00")
    assert dict(make(never, "inquiry", now=now).options)["late_thanks"]
    assert "belated thanks" in make(never, "inquiry", now=now).body
    assert "late_thanks" not in dict(make(once, "inquiry", now=now).options)
    assert "belated" not in make(once, "inquiry", now=now).body


def test_inquiry_names_the_date_only_when_it_has_passed() -> None:
    book = book_of(NIMBUS, contact(1), meeting("", decision_by=date(2026, 11, 25)))
    assert "Wednesday, November 25" in make(book, "inquiry", now=at("2026-11-30 10:00")).body
    assert "November 25" not in make(book, "inquiry", now=at("2026-11-24 10:00")).body


def test_address_is_asked_for_the_people_without_one() -> None:
    position = Position(id=1, title="Data Engineer", company="Nimbus", main_contact=3)
    people = [contact(1), contact(2, "Tom Okafor", reachable=False), contact(3, "Rita Hoff")]
    book = book_of(position, *people, meeting("", ""))
    note = make(book, "address_request", to=3)
    assert "Tom Okafor" in note.body
    assert "Ana" not in note.body
    assert note.placeholders == ()
    german = book_of(
        position, contact(2, "Herr Tom Okafor", reachable=False), contact(3, "Frau Rita Hoff", language="de"), meeting("", "")
    )
    assert "Herrn Tom Okafor" in make(german, "address_request", to=3).body


def test_other_offer_is_told_with_its_date_alone() -> None:
    other = Position(id=2, title="Analyst", company="Vega Optics")
    offer = event(1, "offer_received", "2026-11-28 09:00", position=2, respond_by=date(2026, 12, 4), text="120k and stock")
    note = make(book_of(NIMBUS, other, contact(1), meeting(""), offer), "ask_others", now=at("2026-12-01 10:00"))
    assert "Friday, December 4" in note.body
    assert not re.search("Vega|Analyst|120k|stock", note.subject + note.body)
    assert note.placeholders == ()
    answered = event(2, "offer_declined", "2026-11-30 09:00", position=2)
    note = make(book_of(NIMBUS, other, contact(1), meeting(""), offer, answered), "ask_others", now=at("2026-12-01 10:00"))
    assert [slot.name for slot in note.placeholders] == ["offer_by"]


@pytest.mark.parametrize(("kind", "slot"), [("answer", "answer"), ("reschedule", "free"), ("missed_call", "free")])
def test_kind_without_facts_asks_for_the_one_thing_it_is_for(kind: str, slot: str) -> None:
    assert [found.name for found in make(simple(), kind).placeholders] == [slot]


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("channel", ["email", "letter", "card"])
@pytest.mark.parametrize("ending", ["rejected", "withdrew", "offer_declined", "let_go"])
def test_thanks_after_a_no_ask_for_nothing_and_wish_well(language: str, channel: str, ending: str) -> None:
    typed = {"fit": FIT[language], "unsaid": UNSAID[language], "contribution": GIVE[language]}
    talk = meeting("", say=[SAY[language]], **typed)
    book = book_of(NIMBUS, contact(1, language=language), talk, event(1, ending, "2026-11-20 08:00"))
    for wording in range(6):
        note = make(book, channel=channel, wording=wording)
        ends = note.body.rsplit("\n\n", 2)[1]
        assert FIT[language] not in note.body
        assert UNSAID[language] not in note.body
        assert not re.search(r"\brole\b|Stelle|[Mm]y interest|[Mm]ein Interesse|decide|entscheid", ends), note.body
        assert re.search("wish|wünsch|gute", ends, re.IGNORECASE), note.body
        assert set(dict(note.options)) == {"say"}
        assert said_of(book, note.subject, note.body, channel=channel) == []
    assert "unsaid" in dict(make(book_of(NIMBUS, contact(1), meeting(""))).options)


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
    for wording in range(6):
        early = make(book, kind, now=at("2026-11-18 10:00"), wording=wording)
        assert not MET.search(early.body), early.body
        assert not MET.search(make(nobody, kind, interview=None, position=1, wording=wording).body)
    after = [make(book, kind, wording=wording).body for wording in range(3)]
    assert kind.startswith("offer_ac") or any(MET.search(body) for body in after)


@pytest.mark.parametrize(("language", "asked"), [("en", "next round"), ("de", "nächste")])
def test_inquiry_after_invitation_asks_for_the_rounds_date(language: str, asked: str) -> None:
    invited = event(1, "next_round", "2026-11-21 09:00")
    records: list[Any] = [NIMBUS, contact(1, language=language), meeting("", say=[SAY[language]])]
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
    early, late = at("2026-11-20 10:00"), at("2026-11-20 16:00")
    assert "late_thanks" not in dict(make(simple(), "inquiry", now=early).options)
    assert "belated" in make(simple(), "inquiry", now=late).body
    assert "late_thanks" not in dict(make(simple(), "inquiry", now=late, policy=Policy(thank_within_hours=48)).options)


@pytest.mark.parametrize(("language", "today", "then"), [("en", "today", "on Thursday"), ("de", "heute", "am Donnerstag")])
def test_day_of_the_interview_is_today_on_that_day(language: str, today: str, then: str) -> None:
    book = simple(SAY[language], language=language)
    note = make(book, now=at("2026-11-19 20:00"))
    assert today in note.subject
    assert today in note.body
    assert then not in note.subject + note.body
    assert then in make(book).body
    assert today not in make(book, now=at("2026-11-19 13:00")).body


def test_optional_paragraphs_are_switched_by_name() -> None:
    book = simple()
    assert dict(make(book).options) == {
        "say": True,
        "unsaid": False,
        "fit": False,
        "contribution": False,
        "ask_decision": False,
        "ask_conversation": False,
    }
    asked = make(book, options={"ask_decision": True, "unsaid": True})
    assert "May I ask when you expect to decide?" in asked.body
    assert "unsaid" in [slot.name for slot in asked.placeholders]
    assert FIT["en"] not in make(whole(), options={"fit": False}).body
    assert make(simple(say=""), options={"say": False}).placeholders == ()


def test_note_is_in_its_readers_language() -> None:
    book = simple(SAY["de"], language="de")
    assert make(book).body.startswith("Guten Tag Ana Ruiz,\n\nvielen Dank")
    assert make(book, language="en").body.startswith("Dear Ana,")
    assert make(simple(), profile=Profile(name="Kim", language="German")).body.startswith("Guten Tag")
    assert make(simple(language="xx")).language == "en"


@pytest.mark.parametrize(
    ("company", "at_company"),
    [
        ("Nimbus", "bei Nimbus"),
        ("Nimbus GmbH", "bei der Nimbus GmbH"),
        ("Klinikum Nimbus", "am Klinikum Nimbus"),
        ("Praxis Nimbus", "in der Praxis Nimbus"),
        ("Seniorenhaus Nimbus", "im Seniorenhaus Nimbus"),
        ("Stadt Nimbus", "bei der Stadt Nimbus"),
        ("St. Anna Klinik", "in der St. Anna Klinik"),
        ("Städtisches Klinikum Nimbus", "am Städtischen Klinikum Nimbus"),
        ("Kanzlei Haus & Hof", "in der Kanzlei Haus & Hof"),
        ("Stadtwerke Nimbus", "bei den Stadtwerken Nimbus"),
        ("Stadt Nimbus, Forstbetrieb", "bei der Stadt Nimbus"),
        ("Kanzlei Meier, Huber und Kollegen", "in der Kanzlei Meier, Huber und Kollegen"),
        ("Regionalspital Nimbus AG", "im Regionalspital Nimbus"),
        ("Nimbische Lackwerke AG", "bei der Nimbischen Lackwerke AG"),
    ],
)
def test_german_company_has_its_article(company: str, at_company: str) -> None:
    position = Position(id=1, title="Datenpflegerin", company=company)
    note = make(book_of(position, contact(1, language="de"), meeting("", say=[SAY["de"]])))
    assert f"die Stelle als Datenpflegerin {at_company} " in note.body


def test_where_you_met_is_asked_only_when_the_book_does_not_know() -> None:
    met = book_of(NIMBUS, contact(1), meeting(""))
    note = make(met, "keep_in_touch", interview=None, now=at("2027-02-01 10:00"))
    assert [slot.name for slot in note.placeholders] == ["news"]
    assert "We met in November, when I interviewed for the Data Engineer role at Nimbus" in note.body
    assert [slot.name for slot in make(book_of(contact(1)), "keep_in_touch", interview=None).placeholders] == ["met", "news"]


@pytest.mark.parametrize(
    ("noted", "said"),
    [
        ("the data meet-up in May", "we met at the data meet-up in May."),
        ("At PyCon.", "we met at PyCon."),
        ("we met through Tom", "we met through Tom."),
        ("her talk, she was great", "[Where did you and Ana meet?]"),
    ],
)
def test_place_where_you_met_stands_as_noted_or_is_asked_for(noted: str, said: str) -> None:
    assert said.lower().rstrip(".") in make(book_of(contact(1, met=noted)), "keep_in_touch", interview=None).body.lower()


def test_note_to_keep_in_touch_may_name_the_company() -> None:
    book = book_of(NIMBUS, contact(1, company="Hoff Recruiting"), meeting("", say=[SAY["en"]]))
    note = make(book, "keep_in_touch", interview=None, now=at("2027-02-01 10:00"), options={"news": False})
    asked = {"kind": "keep_in_touch", "interview": None, "now": at("2027-02-01 10:00")}
    assert said_of(book, note.subject, note.body, **asked) == []


def test_letter_is_addressed_to_the_company_its_reader_works_for() -> None:
    position = Position(id=1, title="Data Engineer", company="Nimbus", main_contact=2)
    recruiter = contact(2, "Rita Hoff", company="Hoff Recruiting", address="1 High Street")
    book = book_of(position, contact(1), recruiter, contact(3, "Eve Moss"), meeting(""))
    assert "Rita Hoff\nHoff Recruiting\n1 High Street" in make(book, "inquiry", to=2, channel="letter").body
    assert "Ana Ruiz\nNimbus\n" in make(book, channel="letter").body
    assert "Eve Moss\n\nDear" in make(book, "inquiry", to=3, channel="letter").body


@pytest.mark.parametrize(
    ("tag", "zone", "day"),
    [
        ("", NEW_YORK, "November 19"),
        ("", ZoneInfo("Europe/Berlin"), "19 November"),
        ("en-GB", NEW_YORK, "19 November"),
        ("en_US", ZoneInfo("Europe/Berlin"), "November 19"),
    ],
)
def test_month_comes_first_for_americans(tag: str, zone: ZoneInfo, day: str) -> None:
    book = simple(language=tag)
    about: dict[str, Any] = {"kind": "inquiry", "contact": 1, "interview": 1, "now": at("2026-12-01 10:00")}
    assert f"on {day}" in draft(book, KIM, zone=zone, **about).body


@pytest.mark.parametrize(
    ("tag", "zone", "end"),
    [
        ("de-CH", NEW_YORK, "Freundliche Grüsse"),
        ("de", ZoneInfo("Europe/Zurich"), "Freundliche Grüsse"),
        ("de-DE", ZoneInfo("Europe/Zurich"), "Freundliche Grüße"),
        ("de", ZoneInfo("Europe/Berlin"), "Freundliche Grüße"),
    ],
)
def test_swiss_readers_get_ss_but_not_in_typed_words(tag: str, zone: ZoneInfo, end: str) -> None:
    book = simple("Gut gefallen hat mir, wie groß Sie denken.", language=tag)
    about: dict[str, Any] = {"kind": "thank_you", "contact": 1, "interview": 1, "now": at("2026-11-20 10:00")}
    body = draft(book, KIM, zone=zone, **about).body
    assert f"{end}\nKim Lee" in body
    assert "wie groß Sie denken" in body


@pytest.mark.parametrize(
    ("company", "role", "work"),
    [
        ("City of Leeds", "role with the City of Leeds", "for the City of Leeds"),
        ("Cornwall Council", "role with Cornwall Council", "for Cornwall Council"),
        ("The Red Lion", "role at the Red Lion", "at the Red Lion"),
        ("White Hart Inn", "role at the White Hart Inn", "at the White Hart Inn"),
        ("Sadler's Hotel", "role at Sadler's Hotel", "at Sadler's Hotel"),
        ("Marula Lodge (Pty) Ltd", "role at Marula Lodge", "at Marula Lodge"),
        ("District of Cedar Inlet", "role with the District of Cedar Inlet", "for the District of Cedar Inlet"),
        ("Parish of St Botolph", "role at the Parish of St Botolph", "at the Parish of St Botolph"),
        ("Frye CPAs, P.C.", "role at Frye CPAs", "at Frye CPAs"),
        ("Willow Court", "role at Willow Court", "at Willow Court"),
        ("Leeds Crown Court", "role at the Leeds Crown Court", "at the Leeds Crown Court"),
        ("Prairie Orchestra", "role with the Prairie Orchestra", "for the Prairie Orchestra"),
        ("Ashby Museum of Art", "role at the Ashby Museum of Art", "at the Ashby Museum of Art"),
        ("Prairie County Library", "role at Prairie County Library", "at Prairie County Library"),
    ],
)
def test_english_employer_has_its_preposition_and_article(company: str, role: str, work: str) -> None:
    assert grammar.job("Welder", company) == f"Welder {role}"
    assert grammar.with_them(company, outside=True) == work
    assert grammar.with_them(company) == "with you"


def test_contribution_follows_the_line_of_interest() -> None:
    for language, interest in (("en", "role|appeals|interest|position|looking for"), ("de", "Stelle|Arbeit bei")):
        book = book_of(NIMBUS, contact(1, language=language), meeting("", say=[SAY[language]], contribution=GIVE[language]))
        for channel in ("email", "letter"):
            between = make(book, channel=channel).body.split(SAY[language])[1].split(GIVE[language])[0]
            assert re.search(interest, between), between


@pytest.mark.parametrize("channel", ["email", "card", "linkedin", "letter"])
@pytest.mark.parametrize("trial", ["", "Probearbeit", "trial day"])
@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "Thank you for showing me how you test."), ("de", "Danke, dass Sie mir die Halle gezeigt haben.")],
)
def test_sentence_that_thanks_stands_after_no_other_thanks(language: str, said: str, trial: str, channel: str) -> None:
    book = book_of(NIMBUS, contact(1, language=language), meeting("", say=[said], round=trial, fit=FIT[language]))
    for wording in range(6):
        before = make(book, channel=channel, wording=wording).body.split(said)[0]
        assert not re.search("thank|dank", before, re.IGNORECASE), before


@pytest.mark.parametrize(
    ("language", "named", "trial"), [("en", "Trial day", "the trial day"), ("de", "Hospitation", "die Hospitation")]
)
@pytest.mark.parametrize(
    "kind", ["thank_you", "inquiry", "ask_others", "second_conversation", "rejection_reply", "withdrawal"]
)
def test_trial_day_is_called_what_the_round_says(kind: str, language: str, named: str, trial: str) -> None:
    book = book_of(NIMBUS, contact(1, language=language), meeting("", round=named))
    for wording in range(3):
        note = make(book, kind, now=at("2026-12-01 10:00"), wording=wording).body
        assert trial in note
        assert not re.search("our conversation|[Uu]nser Gespräch|talked|gesprochen", note), note


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize(
    "kind", ["offer_acceptance", "offer_acknowledgement", "offer_decline", "extension_request", "withdrawal"]
)
def test_recruiter_of_an_agency_makes_no_offer(kind: str, language: str) -> None:
    people = [
        contact(1, language=language, company="Nimbus"),
        contact(2, "Rita Hoff", language=language, company="Hoff Recruiting"),
    ]
    book = book_of(NIMBUS, *people, meeting(""))
    theirs = re.compile(
        r"\b(?:your|Ihr(?:em|e)?) (?:offer|team|colleagues|Angebot|Team)|offering me|mir die \S+ .*anbieten|paths|\bWege\b",
        re.IGNORECASE,
    )
    for channel in ("email", "letter", "card"):
        for wording in range(3):
            about: dict[str, Any] = {"now": at("2026-12-01 10:00"), "channel": channel, "wording": wording}
            note = make(book, kind, to=2, **about)
            assert not theirs.search(note.subject + note.body), note.body
        assert kind == "withdrawal" or theirs.search(make(book, kind, to=1, **about).body)


@pytest.mark.parametrize(
    ("language", "noted", "said"),
    [
        ("en", "Before christmas!", "before Christmas"),
        ("de", "anfang januar", "Anfang Januar"),
        ("en", "when hell freezes", ""),
    ],
)
def test_date_in_words_is_told_if_it_reads_as_a_date(language: str, noted: str, said: str) -> None:
    book = book_of(NIMBUS, contact(1, language=language), meeting("", decision_words=noted))
    bodies = [make(book, kind, now=at("2026-11-27 10:00")).body for kind in ("inquiry", "ask_others", "second_conversation")]
    assert [bool(said) and said in body for body in bodies] == [bool(said)] * 3
    assert not any("freezes" in body for body in bodies)


def test_second_conversation_mentions_that_they_decide_today() -> None:
    book = book_of(NIMBUS, contact(1), meeting("", decision_by=date(2026, 11, 24)))
    assert "expect to decide today" in make(book, "second_conversation", now=at("2026-11-24 10:00")).body


def test_german_letter_has_a_reference_line() -> None:
    book = simple(SAY["de"], language="de")
    assert "\n\nBewerbung um die Stelle als Data Engineer\n\nGuten Tag" in make(book, "inquiry", channel="letter").body


def test_several_people_have_a_title_only_if_each_has_one() -> None:
    people = [contact(1), contact(2, "Mr. Owen Price", reachable=False), contact(3, "Kate Lloyd", reachable=False)]
    note = make(book_of(NIMBUS, *people, meeting("", "", "")), "address_request").body
    assert "thank Owen Price and Kate Lloyd" in note
    assert "their e-mail addresses" in note


@pytest.mark.parametrize(
    ("named", "trial"),
    [
        ("farm visit", "the farm visit"),
        ("Portfolio review", "the portfolio review"),
        ("2nd round: site visit", "the site visit"),
        ("trial", "the trial"),
        ("Industrial design panel", ""),
        ("phone", ""),
        ("Video review", ""),
        ("final check", ""),
        ("panel", ""),
    ],
)
def test_round_that_ends_with_a_trial_is_one(named: str, trial: str) -> None:
    assert grammar.trial(named) == trial


def test_sentence_that_only_speaks_of_thanks_follows_them() -> None:
    for language, said in (
        ("de", "Dank Ihrer Erklärung weiß ich jetzt, wie die Schichten verteilt werden."),
        ("en", SAY["en"].replace("test", "thank")),
    ):
        assert "ank" in make(simple(said, language=language)).body.split(said)[0]


def test_sentence_that_thanks_once_more_follows_thanks() -> None:
    said = "Thank you also for the tour of the yard."
    assert "hank" in make(simple(said)).body.split(said)[0]
