"""The reviewer on another book and notes by another hand, and on sentences that only look like slips."""

from __future__ import annotations

import re
from inspect import getsource

import pytest

from tests.domain.build import NIMBUS, book_of, contact, interview
from tests.drafting.drafted import said_of
from tests.review.corpus.jo import GERMAN, flawed
from tests.review.corpus.notes import JO, JO_NOTES, KIM, Flawed, Good
from tests.review.corpus.score import in_place, is_made_up, of_flawed, of_good, score
from tui.domain.models import Position, Record
from tui.domain.note_kinds import NOTE_KINDS
from tui.languages import languages
from tui.review import REVIEW_RULES, review, similarity
from tui.review.checks import (
    address,
    companies,
    content,
    dates,
    people,
    private,
    slips,
    spelling,
    style,
    timing,
    tone,
)

FLAWED = flawed()


def test_the_corpus_has_every_kind_in_both_languages() -> None:
    assert len(JO_NOTES) >= 40
    assert len(FLAWED) >= 110
    in_german = {good.kind for good in JO_NOTES if good.name in GERMAN}
    assert in_german == {good.kind for good in JO_NOTES if good.name not in GERMAN}
    assert len(in_german & set(NOTE_KINDS)) >= 9


@pytest.mark.parametrize("good", JO_NOTES, ids=lambda good: good.name)
def test_a_good_note_gets_no_finding_above_info(good: Good) -> None:
    assert [finding for finding in of_good(good, JO) if finding.severity != "info"] == []


@pytest.mark.parametrize("note", FLAWED, ids=lambda note: note.name)
def test_spoiled_note_gets_its_one_finding_in_its_place(note: Flawed) -> None:
    found = of_flawed(note, JO)
    for rule in note.expected:
        assert any(finding.rule == rule and in_place(finding, note) for finding in found), (rule, found, note.body)
    assert [finding for finding in found if is_made_up(finding, note)] == [], note.body


@pytest.mark.slow
def test_precision_and_recall_of_every_rule() -> None:
    counts, mistakes = score(JO_NOTES, FLAWED, JO)
    assert len(counts) >= 26
    for rule, count in counts.items():
        assert min(count.precision, count.recall) >= 0.95, (rule, mistakes)


# -- the table of rules -----------------------------------------------------------------------------------------------


def test_every_rule_that_speaks_stands_in_the_table() -> None:
    said = {
        name
        for module in (
            address,
            companies,
            content,
            dates,
            people,
            private,
            similarity,
            spelling,
            style,
            timing,
            tone,
            slips,
        )
        for name in re.findall(r'\bfinding\(\s*"(\w+)"', getsource(module))
    }
    phrases = {phrase.rule for known in languages() for phrase in known.phrases}
    assert said | phrases == {rule.name for rule in REVIEW_RULES}
    for rule in REVIEW_RULES:
        assert rule.source
        assert set(rule.kinds) <= set(NOTE_KINDS)
        assert set(rule.languages) <= {"en", "de"}


def test_rule_of_one_language_is_silent_in_the_others() -> None:
    knows = {rule.name for rule in REVIEW_RULES if rule.languages}
    for note in FLAWED:
        found = review(
            JO.book(*note.more), JO.profile, JO.policy, kind=note.good.kind, subject=note.subject, body=note.body, contact=note.good.contact,
            interview=note.good.interview, channel=note.good.channel, now=JO.at(note.now or note.good.now), language="nl",
        )  # fmt: skip
        assert {finding.rule for finding in found} & knows == set()
        assert set(note.expected) - knows - {"copy_paste"} <= {finding.rule for finding in found}


# -- what only looks like a slip --------------------------------------------------------------------------------------

BODY = """Dear Ana,

Thank you for talking with me on Thursday about the Data Engineer role. Your account of the migration from Oracle, and above all of the week with both databases side by side, has stayed with me. {more}

I would be very glad to join Nimbus and to help with the rest of it.

Kind regards,
Kim Lee
"""
GERMAN_BODY = """Liebe Frau Brandt,

vielen Dank für das Gespräch am Donnerstag über die Stelle als Data Engineer. Wie Sie die gemeinsame Patientenakte Schritt für Schritt einführen, Klinik um Klinik, hat mich beeindruckt. {more}

Ich würde sehr gern bei Nimbus arbeiten und daran mitwirken.

Mit freundlichen Grüßen
Kim Lee
"""
OTHERS: tuple[Record, ...] = (
    NIMBUS, contact(1, "Ana Ruiz"), interview(1, "2026-11-19 14:00"),
    contact(7, "Paris Jones"), contact(8, "Ruby Stone"), contact(9, "Will May"), contact(10, "Sydney Jordan"),
    Position(id=8, title="Analyst", company="Target"), Position(id=9, title="Analyst", company="Meta"),
)  # fmt: skip


def in_a_note(more: str, *, greeting: str = "Dear Ana", reader: str = "Ana Ruiz") -> list[str]:
    """Return the rules that find something in a good note with one more sentence."""
    book = book_of(*(contact(1, reader) if record.id == 1 and record is OTHERS[1] else record for record in OTHERS))
    body = BODY.replace("{more}", more).replace("Dear Ana", greeting)
    return [finding.rule for finding in said_of(book, "Thank you", body, profile=KIM.profile)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Target dates were mentioned twice.",
        "Meta questions aside, it was fun.",
        "I will be in Paris next week, and then in Sydney.",
        "Ruby and Python are both fine with me.",
        "Will you have time for it in May?",
        "As the paper says [1], it works [sic], for the map f[x] and for {} alike.",
        "There were xxx kisses under the old TODO list.",
        "How you save customers money impressed me.",
        "As a bonus, there was the office dog.",
        "How you triage urgent tickets is worth a talk at a conference.",
        "You said that 'as soon as possible' is banned from your tickets.",
        "Desperately slow queries were the reason, you said.",
        "You told me about waiting for an answer from the regulator for a year.",
        "You said that no one can do it alone, and that no one else is trying.",
        "I know that that was a lot, and that they had had doubts.",
        "The code is at https://example.org/a-b?c=1#d if you are curious.",
        "My old manager taught me the same, and she was right.",
        "When I told my daughter about the two databases, she drew them both.",
        "Ada Lovelace would have liked it, and I keep her portrait over my desk.",
        "I have since told Priya about it, and she laughed.",
        "A nurse on the night shift needs her numbers at once.",
        "Everybody brings his or her own keyboard, I gather.",
        "The author of the paper says that he never ran it.",
        "Whoever is on call gets his sleep back, you said; nobody loses her weekend.",
        "My brother has a boat, and he sails her alone.",
        "The ETL at ACME, in SQL and on AWS, is what you compared it with.",
        "I could hardly believe how thin the thread is.",
        "It was the second time I had seen such a map drawn by hand.",
        "I was lucky to find somebody who explained it so patiently.",
        "My last day at the tannery is in January, and I can begin after that.",
        "If I can do anything to help your decision, please tell me.",
        "You told me that the rota was new, and that it is working well.",
    ],
)
def test_what_only_looks_like_a_slip(sentence: str) -> None:
    assert in_a_note(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Die Zeit verging schnell.",
        "Wie dringend eine gute Suche gebraucht wird, haben Sie gezeigt.",
        "Dass Alarme umgehend ankommen müssen, leuchtet ein.",
        "Das Projektgeld war knapp, und es kostete doch kein Geld, sie einzuhalten.",
        "Sie sagten, dass Sie sie selbst gebaut haben.",
        "Im Sommer war die Mark Brandenburg voller Sterne, sagten Sie.",
        "Der letzte Tag, an dem ich in Hamburg arbeite, ist der 31. Januar.",
        "Ich konnte kaum glauben, wie klein die neue Station ist.",
        "Sie wollten wissen, ob ich auch Ton mache; das tue ich.",
    ],
)
def test_what_only_looks_like_a_slip_in_german(sentence: str) -> None:
    book = book_of(
        NIMBUS, contact(1, "Lena Brandt"), contact(3, "Mark Sommer"), interview(1, "2026-11-19 14:00"),
        Position(id=8, title="Redakteurin", company="Zeit"),
    )  # fmt: skip
    assert said_of(book, "Danke", GERMAN_BODY.replace("{more}", sentence), profile=KIM.profile) == []


@pytest.mark.parametrize(
    ("sentence", "rule"),
    [
        ("I would love to work at Target.", "wrong_company"),
        ("Paris Jones told me to write.", "wrong_name"),
        ("My salary is another matter.", "pay"),
        ("I liked how he explained the trade-offs.", "third_person"),
        ("She was nice.", "third_person"),
        ("What her team has built is a pleasure to see.", "third_person"),
        ("The move to Iceberg and the way he led it interest me.", "third_person"),
        ("It is urgent.", "pushy"),
        ("I am desperate.", "pushy"),
        ("I am waiting to hear from you.", "pushy"),
        ("Nobody else can offer you that.", "pushy"),
        ("Please answer as soon as possible.", "pushy"),
        ("I liked [the thing you said].", "placeholder"),
        ("I liked {talked_about}.", "placeholder"),
    ],
)
def test_what_is_one(sentence: str, rule: str) -> None:
    assert in_a_note(sentence) == [rule]


@pytest.mark.parametrize(
    ("reader", "greeting"),
    [
        ("Jürgen Müller", "Dear Mr. Mueller"), ("Tariq Aziz-Klein", "Dear Mr. Klein"), ("Hana Sato", "Dear Sato-san"), ("Noor", "Hi Noor"),
        ("Groß, Dr. Jürgen", "Dear Dr. Gross"), ("Siobhán O'Neill", "Dear Ms. O’Neill"), ("María José van der Berg", "Dear Ms. van der Berg"),
    ],
)  # fmt: skip
def test_names_as_they_may_be_greeted(reader: str, greeting: str) -> None:
    assert in_a_note("", reader=reader, greeting=greeting) == []


@pytest.mark.parametrize(
    ("reader", "greeting"),
    [
        ("Siobhán O'Neill", "Dear Siobhan"),
        ("María José Berg", "Dear Maira"),
        ("Jürgen Müller", "Dear Mr. Möller"),
        ("Hana Sato", "Dear Hanna"),
    ],
)
def test_names_nearly_right(reader: str, greeting: str) -> None:
    assert in_a_note("", reader=reader, greeting=greeting) == ["misspelled"]
