"""The checks of the review: each flaw beside a text that only looks like it."""

from __future__ import annotations

from datetime import date

import pytest

from tests.domain.build import NIMBUS, at, book_of, contact
from tests.drafting.drafted import said_of
from tests.review.build import book, english, on, talk
from tui.domain.models import Contact, Note, Position


@pytest.mark.parametrize(
    ("sentence", "blamed"),
    [
        ("It was good to talk with you on Tuesday.", ["Tuesday"]),
        ("It was good to talk with you on Thursday.", []),
        ("I enjoyed our conversation on 12 November.", ["12 November"]),
        ("I enjoyed our conversation on 19 November.", []),
        ("I enjoyed our conversation of November 19th.", []),
        ("Tuesday's interview has stayed with me.", ["Tuesday"]),
        ("Your remark that you release on Tuesday surprised me.", []),
        ("I could come by on Tuesday.", []),
        ("What has stayed with me most is that you visit every site on a Friday.", []),
        ("I look forward to our next conversation on Tuesday.", []),
        ("You said that you would decide by Friday.", ["Friday"]),
        ("You said that you would decide by Wednesday.", []),
    ],
)
def test_day_named_is_held_against_the_book(sentence: str, blamed: list[str]) -> None:
    body = english(sentence)
    found = said_of(book(talk(1, decision_by=date(2026, 12, 2))), "Thank you", body)
    assert on(found, "wrong_day", body) == blamed


def test_day_of_an_earlier_round_is_no_wrong_day() -> None:
    body = english("Since our call on Thursday 12 November I have thought about the tests.")
    records = talk(1), talk(1, start="2026-11-12 10:00", number=2)
    assert on(said_of(book(*records), "Thank you", body), "wrong_day", body) == []


def test_day_in_the_subject_is_looked_at_too() -> None:
    body = english("It was good to meet you.")
    found = said_of(book(), "Thank you for our conversation on Monday", body)
    assert [(f.field, f.rule) for f in found if f.rule == "wrong_day"] == [("subject", "wrong_day")]


@pytest.mark.parametrize(
    ("format_", "sentence", "blamed"),
    [
        ("onsite", "Our call was a pleasure.", ["Our call"]),
        ("phone", "Our call was a pleasure.", []),
        ("", "Our call was a pleasure.", []),
        ("video", "Thank you for the tour of the plant.", ["Thank you for the tour"]),
        ("onsite", "Thank you for the tour of the plant.", []),
    ],
)
def test_format_told_is_held_against_the_book(format_: str, sentence: str, blamed: list[str]) -> None:
    body = english(sentence)
    assert on(said_of(book(talk(1, format=format_)), "Thank you", body), "wrong_format", body) == blamed


@pytest.mark.parametrize(("language", "found"), [("de", True), ("en", False), ("", False), ("nl", False)])
def test_language_is_held_against_the_readers(language: str, found: bool) -> None:
    rules = {f.rule for f in said_of(book(language=language), "Thank you", english("It was good to meet you all."))}
    assert ("wrong_language" in rules) is found


@pytest.mark.parametrize(
    ("end", "blamed"),
    [
        ("Kind regards,\nJo Park", ["Jo Park"]),
        ("Kind regards,\nKim", []),
        ("Kind regards,\nKim Lee\nData Engineer", []),
        ("Kind regards,\n[What is your name?]", []),
        ("", []),
    ],
)
def test_signature_of_somebody_else_is_found(end: str, blamed: list[str]) -> None:
    body = english("It was good to meet you.").replace("Kind regards,\nKim Lee", end)
    assert on(said_of(book(), "Thank you", body), "wrong_signature", body) == blamed


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("I will not speak of the merger with Eastfield Surgery.", True),
        ("The self-rostering pilot sounded good.", False),
        ("I passed Eastfield on the train.", False),
    ],
)
def test_private_clause_told_in_a_note_is_found(sentence: str, found: bool) -> None:
    said = {1: "self-rostering pilot; merger with Eastfield Surgery is confidential"}
    body = english(sentence)
    blamed = on(said_of(book(talk(1, said=said)), "Thank you", body), "confidential", body)
    assert (sentence in blamed) is found


@pytest.mark.parametrize(
    ("noted", "found"),
    [
        ("CONFIDENTIAL!! merging with Eastfield Surgery in march; pilot of self-rostering", True),
        ("confidential!!\nmerging with Eastfield Surgery in march", True),
        ("pilot of self-rostering; merging with Eastfield Surgery in march. Strictly confidential!", True),
        ("merging with Eastfield Surgery in march - don't mention!!", True),
        ("streng vertraulich!!! merging with Eastfield Surgery", True),
        ("merging with Eastfield Surgery; pilot of self-rostering; salary band is confidential", False),
        ("confidential!! salary band is wide. merging with Eastfield Surgery in march", False),
    ],
)
def test_clause_beside_a_bare_confidential_is_private(noted: str, found: bool) -> None:
    sentence = "I look forward to the merger with Eastfield Surgery."
    body = english(sentence)
    blamed = on(said_of(book(talk(1, said={1: noted})), "Thank you", body), "confidential", body)
    assert (sentence in blamed) is found


@pytest.mark.parametrize(
    ("below", "rule"),
    [
        ("P.S. I will not speak of the merger with Eastfield Surgery.", "confidential"),
        ("Good luck with the merger with Eastfield Surgery", "confidential"),
        ("PS: I really need this job.", "pushy"),
    ],
)
def test_postscript_is_reviewed_for_what_harms(below: str, rule: str) -> None:
    said = {1: "self-rostering pilot; merger with Eastfield Surgery is confidential"}
    body = f"{english('The self-rostering pilot sounded good.')}\n\n{below}"
    blamed = on(said_of(book(talk(1, said=said)), "Thank you", body), rule, body)
    assert [text for text in blamed if text in below] != []


def test_private_clause_in_the_subject_is_found() -> None:
    said = {1: "self-rostering pilot; merger with Eastfield Surgery is confidential"}
    subject, body = "The merger with Eastfield Surgery", english("The self-rostering pilot sounded good.")
    findings = said_of(book(talk(1, said=said)), subject, body)
    assert on(findings, "confidential", body, subject) == [subject]


def test_topic_of_somebody_else_is_found() -> None:
    said = {1: "tests on a copy of the data", 2: "dispatchers read delay forecasts at six in the morning"}
    panel = book(talk(1, 2, said=said), contact(2, "Tom Okafor"))
    theirs = "The way your dispatchers read the delay forecasts has stayed with me."
    assert on(said_of(panel, "Thank you", english(theirs)), "others_topic", english(theirs)) == [theirs]
    named = "What Tom said of how your dispatchers read the delay forecasts has stayed with me."
    assert on(said_of(panel, "Thank you", english(named)), "others_topic", english(named)) == []


@pytest.mark.parametrize(
    ("title", "sentence", "severity"),
    [
        ("Practice Nurse", "I would be glad to fill the Receptionist role.", "fail"),
        ("Practice Nurse", "I would be glad to fill the Nurse role.", ""),
        ("Registered Nurse", "The nursing position suits me.", ""),
        ("CNC-Fräser", "The work as CNC-Fräser suits me.", ""),
        ("CDL-A Driver", "I would be proud to be your driver.", ""),
        ("Practice Nurse", "The work suits me.", "info"),
    ],
)
def test_position_is_known_in_a_short_form(title: str, sentence: str, severity: str) -> None:
    records = [Position(id=1, title=title, company="Larkhill"), contact(1), talk(1)]
    body = f"Dear Ana,\n\nThank you for the conversation. {sentence}\n\nI would love to join.\n\nKind regards,\nKim Lee"
    found = said_of(book_of(*records), "Thank you", body)
    assert [f.severity for f in found if f.rule == "position_missing"] == ([severity] if severity else [])


@pytest.mark.parametrize(
    ("sentence", "rule", "found"),
    [
        ("I accept, once the salary has been raised.", "conditions", True),
        ("I accept, and will sign once the contract arrives.", "conditions", False),
        ("I accept with pleasure.", "conditions", False),
    ],
)
def test_hedged_acceptance_is_found(sentence: str, rule: str, found: bool) -> None:
    rules = {f.rule for f in said_of(book(), "Yes", english(sentence), kind="offer_acceptance")}
    assert (rule in rules) is found


def test_decline_for_a_similar_position_elsewhere_is_one_answer() -> None:
    body = english("I have decided to accept a similar position with another firm, and so I must decline yours.")
    assert "both_answers" not in {f.rule for f in said_of(book(), "My decision", body, kind="offer_decline")}


def test_subject_that_says_the_contrary_is_found() -> None:
    found = said_of(book(), "I accept your offer", english("I must decline with regret."), kind="offer_decline")
    assert [f.field for f in found if f.rule == "both_answers"] == ["subject"]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Could I have a little more time to decide?", True),
        ("Could I have until Friday to decide?", False),
        ("Could I have another week to decide?", False),
    ],
)
def test_extension_without_a_day_is_found(sentence: str, found: bool) -> None:
    rules = {f.rule for f in said_of(book(), "Your offer", english(sentence), kind="extension_request")}
    assert ("no_date" in rules) is found
    assert "no_ask" not in rules


@pytest.mark.parametrize(
    "sentence", ["I would appreciate a call when you know more.", "Is it possible to learn where things stand?"]
)
def test_inquiry_that_asks_in_other_words_asks(sentence: str) -> None:
    assert "no_ask" not in {f.rule for f in said_of(book(), "News?", english(sentence), kind="inquiry")}


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Please answer as soon as possible.", True),
        ("I will send the sample as soon as possible.", False),
    ],
)
def test_as_soon_as_possible_presses_only_the_reader(sentence: str, found: bool) -> None:
    body = english(sentence)
    assert bool([f for f in said_of(book(), "Thank you", body) if f.rule == "pushy"]) is found


@pytest.mark.parametrize(
    "sentence",
    [
        "I hope this message finds you well.",
        "Please do not hesitate to write.",
        "I am just checking in.",
        "I would be glad to hear from you at your earliest convenience.",
    ],
)
def test_phrase_that_career_centres_recommend_is_no_warning(sentence: str) -> None:
    found = [f for f in said_of(book(), "Thank you", english(sentence)) if f.rule == "pushy"]
    assert [f.severity for f in found] == ["info"]


def test_machine_made_prose_warns_when_there_is_much() -> None:
    one = "Our talk was a testament to your team."
    much = (
        f"{one} I am eager to leverage my expertise, which aligns seamlessly with your mission, in a fast-paced environment."
    )
    severities = [
        [f.severity for f in said_of(book(), "Thank you", english(text)) if "machine-made" in f.sentence]
        for text in (one, much)
    ]
    assert severities[0] == ["info"]
    assert severities[1].count("warn") == 1
    assert len(severities[1]) > 3


def test_note_sent_to_the_same_company_elsewhere_is_compared() -> None:
    text = "Thank you for the hour you gave me to talk about the loads, which told me more about the place than any page."
    sent = Note(
        id=1, kind="thank_you", contact=2, position=2, body=f"Dear Bo,\n\n{text}\n\nKim", sent_at=at("2026-10-01 09:00")
    )
    other = Position(id=2, title="Analyst", company="Nimbus Freight")
    body = english(text)
    for company, found in ((NIMBUS.company, True), ("Vega", False)):
        there = book(Contact(id=2, name="Bo Lind", company=company), other, sent)
        assert ("copy_paste" in {f.rule for f in said_of(there, "Thank you", body)}) is found


@pytest.mark.parametrize(
    ("channel", "size", "said"),
    [("linkedin", 200, ""), ("linkedin", 201, "300, and only with Premium"), ("linkedin", 301, "200, or 300 with Premium"),
     ("linkedin", 8001, "a message on LinkedIn takes 8,000"), ("email", 8001, "")],
)  # fmt: skip
def test_linkedin_text_is_told_if_it_is_too_long(channel: str, size: int, said: str) -> None:
    found = [one for one in said_of(book(), "", "x" * size, channel=channel) if one.rule == "linkedin_long"]
    assert [said in one.sentence for one in found] == [True] * bool(said)
