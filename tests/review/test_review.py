"""The reviewer: every good note passes, every flawed one gets its finding at its place, and no text breaks it."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.build import NIMBUS, POLICY, at, book_of, contact, event
from tests.drafting.drafted import make, meeting, said_of
from tests.review.build import BODY, BOOK, found, rules
from tests.review.corpus.kim import flawed
from tests.review.corpus.notes import KIM, KIM_NOTES, Flawed, Good
from tests.review.corpus.score import in_place, is_made_up, of_flawed, of_good, score
from tests.review.corpus.spoiling import GERMAN
from tests.tools.growth import LIMIT, growth
from tui.domain.days_off import DaysOff
from tui.domain.models import Note, Position
from tui.domain.note_kinds import NOTE_KINDS
from tui.domain.settings import Profile

FLAWED = flawed()


# -- the corpus -------------------------------------------------------------------------------------------------------


def test_the_corpus_is_large_enough() -> None:
    assert len(KIM_NOTES) >= 40
    in_german = {good.kind for good in KIM_NOTES if good.name in GERMAN}
    assert in_german == {good.kind for good in KIM_NOTES if good.name not in GERMAN}
    assert len(in_german & set(NOTE_KINDS)) >= 9
    assert len(FLAWED) >= 120
    assert len({note.name + str(note.expected) + note.now for note in FLAWED}) > 200


@pytest.mark.parametrize("good", KIM_NOTES, ids=lambda good: good.name)
def test_a_good_note_gets_no_finding_above_info(good: Good) -> None:
    assert [finding for finding in of_good(good) if finding.severity != "info"] == []


@pytest.mark.parametrize("note", FLAWED, ids=lambda note: note.name)
def test_a_spoiled_note_gets_its_finding_at_its_place(note: Flawed) -> None:
    findings = of_flawed(note)
    for rule in note.expected:
        assert any(finding.rule == rule and in_place(finding, note) for finding in findings), (rule, findings, note.body)
    assert [finding for finding in findings if is_made_up(finding, note)] == [], note.body


@pytest.mark.slow
def test_precision_and_recall_of_every_rule() -> None:
    counts, mistakes = score(KIM_NOTES, FLAWED, KIM)
    assert len(counts) >= 28
    for rule, count in counts.items():
        assert count.precision >= 0.95, (rule, mistakes)
        assert count.recall >= 0.95, (rule, mistakes)


@pytest.mark.slow
def test_every_finding_says_where_why_who_and_what_to_do() -> None:
    for note in FLAWED:
        for finding in of_flawed(note):
            text = note.subject if finding.field == "subject" else note.body
            assert 0 <= finding.start <= finding.end <= len(text)
            assert finding.sentence.endswith((".", "!", "?", "]", "…")) or ":" in finding.sentence
            assert finding.source
            assert finding.mend
            assert finding.severity in ("fail", "warn", "info")


# -- one rule at a time -----------------------------------------------------------------------------------------------


def test_a_good_note() -> None:
    assert rules() == []


def test_the_worst_comes_first() -> None:
    order = [finding.severity for finding in found("Hello,\n\nas soon as possible!!\n")]
    assert order == sorted(order, key=("fail", "warn", "info").index)


def test_findings_are_json() -> None:
    assert msgspec.json.decode(msgspec.json.encode(found("Hello")))[0]["rule"]


@pytest.mark.parametrize(
    "greeting", ["Dear Ana", "Dear Ms. Ruiz", "Hi Ana Ruiz", "ANA", "Good morning, Ana", "Dear Ana and team"]
)
def test_names_that_are_right(greeting: str) -> None:
    assert rules(BODY.replace("Dear Ana", greeting)) == []


def test_a_panel_mate_may_be_mentioned() -> None:
    assert (
        rules(BODY.replace("has stayed with me.", "has stayed with me, and so has Tom's laugh. Please give Tom my best."))
        == []
    )


def test_outsiders_name_that_is_an_ordinary_word_is_no_name() -> None:
    others = (contact(7, "Will Hope"), contact(8, "Mark April"), contact(9, "Grace Long"))
    body = BODY.replace(
        "has stayed with me.", "has stayed with me. Will the second week be as calm? In April I hope to see the Long Room."
    )
    assert "wrong_name" not in rules(body, *others)


def test_what_is_on_record_may_be_named() -> None:
    """Naming Oracle is right, because they talked about it, even though the user applied there, too."""
    assert rules(BODY, Position(id=5, title="DBA", company="Oracle")) == []


def test_a_company_whose_name_holds_another_is_no_slip() -> None:
    assert rules(BODY.replace("Nimbus", "Nimbus Freight"), Position(id=5, title="DBA", company="Freight")) == [
        "wrong_company"
    ]
    assert rules(BODY, Position(id=5, title="DBA", company="Nim")) == []
    assert rules(BODY, Position(id=5, title="DBA", company="nimbus")) == []


def test_an_outsiders_name_in_ten_thousand_contacts() -> None:
    book = book_of(*BOOK, *(contact(number, f"First{number} Last{number}") for number in range(10, 10_010)))
    body = BODY.replace("has stayed", "and of First77 Last77 has stayed")
    assert [finding.rule for finding in said_of(book, "x", body)] == ["wrong_name"]


def test_unfilled_placeholders_are_found() -> None:
    assert rules(BODY.replace("the migration from Oracle", "[What did you talk about?]")) == ["placeholder"]
    assert rules(subject="Thank you [what for?]") == ["placeholder"]
    assert rules(BODY.replace("stayed with me.", "stayed with me [1].")) == []


@pytest.mark.parametrize("said", ["I had had doubts.", "He said that that was all.", "We met at Bora Bora."])
def test_doubles_that_are_right(said: str) -> None:
    records = (contact(3, "Guide", notes="x"),)
    body = BODY.replace("has stayed with me.", f"has stayed with me. {said}")
    assert ("doubled_word" in rules(body, *records)) == ("Bora" in said)


def test_names_may_be_in_capitals() -> None:
    assert rules(BODY.replace("has stayed with me.", "has stayed with me, as has the talk of AWS, SQL, GDPR and NASA.")) == []


def test_silence_in_a_language_that_no_rule_knows() -> None:
    french = "Bonjour Ana,\n\nmerci beaucoup pour notre conversation de jeudi au sujet du poste de Data Engineer. La migration depuis Oracle, et surtout la semaine avec deux bases côte à côte, m'a beaucoup plu et je serais ravie de travailler avec vous.\n\nCordialement\nKim Lee\n"
    assert rules(french) == []
    assert rules(french, language="fr") == []
    assert "no_thanks" in rules(french, language="en")
    assert rules(french.replace("Bonjour Ana", "Bonjour Anna")) == ["misspelled"]


def test_a_german_note_in_an_english_book_is_read_as_german() -> None:
    german = "Guten Tag Ana Ruiz,\n\nvielen Dank für das Gespräch am Donnerstag über die Stelle als Data Engineer. Wie Sie von der Migration weg von Oracle erzählt haben, hat mich sehr beeindruckt, und ich würde sehr gern bei Ihnen arbeiten und daran mitwirken.\n\nViele Grüße\nKim Lee\n"
    assert rules(german) == []


def test_the_second_inquiry_and_the_policy_that_allows_it() -> None:
    asked = event(1, "inquiry_sent", "2026-11-30 10:00", contact=1)
    body = BODY.replace("I would be very glad", "Is there any news? I would be very glad")
    fields: dict[str, Any] = {"kind": "inquiry", "now": at("2026-12-10 10:00")}
    assert rules(body, asked, **fields) == ["second_inquiry"]
    answered = event(2, "reply_received", "2026-12-01 10:00")
    assert rules(body, asked, answered, **fields) == []
    policy = msgspec.structs.replace(POLICY, max_inquiries=2)
    assert rules(body, asked, policy=policy, **fields) == []


def test_a_note_that_was_sent_is_read_as_of_its_sending() -> None:
    note = Note(id=1, kind="thank_you", interview=1, position=1, contact=1, body=BODY, sent_at=at("2026-11-20 10:00"))
    assert rules(BODY, note, note=1, now=at("2027-03-01 10:00")) == []


def test_an_inquiry_on_a_day_off_of_ones_own() -> None:
    body = BODY.replace("I would be very glad", "Is there any news? I would be very glad")
    policy = msgspec.structs.replace(POLICY, days_off=(DaysOff.on(date(2026, 12, 1)),))
    findings = found(body, subject="Data Engineer", kind="inquiry", policy=policy, now=at("2026-12-01 10:00"))
    assert [(finding.rule, finding.mend) for finding in findings] == [("day_off", "Send it on Wed 2 Dec.")]


def test_a_relayed_note_greets_two_people() -> None:
    book = book_of(NIMBUS, contact(1, via=2), contact(2, "Rita Hoff"), meeting("their migration from Oracle"))
    body = f"Dear Rita,\n\nwould you pass this on?\n\n* * *\n\n{BODY}"
    assert said_of(book, "For Ana", body) == []


@pytest.mark.parametrize(("when", "severity"), [("2026-11-19 13:00", "fail"), ("2026-11-19 14:30", "warn")])
def test_thanks_for_an_interview_that_is_not_held_yet(when: str, severity: str) -> None:
    note = make(book_of(*BOOK), now=at(when))
    early = [f for f in found(note.body, subject=note.subject, now=at(when)) if f.rule == "too_early"]
    assert [finding.severity for finding in early] == [severity]
    assert (early[0].sentence == "This interview has not been held yet.") is (severity == "fail")


# -- nothing breaks it ------------------------------------------------------------------------------------------------


@pytest.mark.slow
@settings(max_examples=200, deadline=None)
@given(
    body=st.text(st.one_of(st.sampled_from("Dear Ana,\n.!?[]{}I the\x00\x1b\u202e* "), st.characters()), max_size=300),
    subject=st.text(max_size=90),
    kind=st.sampled_from((*NOTE_KINDS, "postcard")),
    channel=st.sampled_from(("email", "letter", "card", "linkedin", "", "pigeon")),
    who=st.sampled_from((None, 1, 2, 99)),
    interview=st.sampled_from((None, 1, 99)),
    language=st.sampled_from((None, "en", "de", "fr", "")),
)
def test_any_text_at_all(
    body: str, subject: str, kind: str, channel: str, who: int | None, interview: int | None, language: str | None
) -> None:
    asked = {"kind": kind, "contact": who, "interview": interview, "channel": channel, "language": language}
    for finding in found(body, subject=subject, profile=Profile(), **asked):
        assert 0 <= finding.start <= finding.end <= len(subject if finding.field == "subject" else body)


@pytest.mark.parametrize(
    "piece", ["\n", "Dear", "a", "[", "! ", "Dear Ana, ", "I ", "the ", "{", "A B ", ".", "* * *\n", "nehme "]
)
@pytest.mark.slow
def test_long_text_is_reviewed_in_linear_time(piece: str) -> None:
    assert growth(lambda size: found(piece * (size // len(piece))), 5_000) < LIMIT


def test_empty_text_is_reviewed() -> None:
    found("")


@pytest.mark.parametrize("greeting", ["Dear Ana, ", "Hello Ana! ", "Dear Ms. Ruiz, dear Ana: "])
def test_note_that_begins_behind_its_greeting_is_read(greeting: str) -> None:
    first = "Thank you for talking with me on Thursday about the Data Engineer role at Nimbus and the migration from Oracle."
    body = BODY[: BODY.index("Thank")] + first + BODY[BODY.index("\n\nI would") :]
    assert "no_thanks" not in rules(body)
    assert rules(body.replace("Dear Ana,\n\n", greeting)) == rules(body)
