"""Notes as they are first written: templates, wordings, open slots, and what was typed woven into sentences."""

from __future__ import annotations

import re
from contextlib import suppress
from itertools import combinations, product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.build import NEW_YORK, NIMBUS, POLICY, at, book_of, contact, event, thanked
from tui.core.book import Book
from tui.core.critique import review
from tui.core.drafts import BUILT_IN, Draft, TemplateError, draft, english, german, parse_templates
from tui.core.drafts.names import clean, read_name
from tui.core.drafts.weave import Woven
from tui.core.notes import open_places
from tui.core.records import NOTE_KINDS, Interview, Interviewer, Policy, Position, Profile

KIM = Profile(name="Kim Lee", emails=("kim@mail.example",), phone="+1 555 0100")
TALK = {
    "en": "we talked about their migration from Oracle and how they test it",
    "de": "wir sprachen über ihre Migration von Oracle",
}
FIT = {"en": "I ran two such migrations, each without a lost row.", "de": "Ich habe zwei solche Migrationen geleitet."}
UNSAID = {"en": "forgot to mention the on-call handbook I wrote", "de": "das Handbuch für die Bereitschaft"}
GIVE = {"en": "cut the nightly batch to minutes", "de": "die nächtlichen Läufe beschleunigen"}


def meeting(*talks: str, **fields: Any) -> Interview:
    """An interview on Thursday 19 November with a person for each thing talked about."""
    people = tuple(Interviewer(contact=number, talked_about=talk) for number, talk in enumerate(talks, 1))
    return Interview(
        id=1, position=1, starts_at=at("2026-11-19 14:00"), timezone="America/New_York", interviewers=people, **fields
    )


def make(book: Book, kind: str = "thank_you", to: int | None = 1, **fields: Any) -> Draft:
    """A draft on the morning after, unless told otherwise."""
    fields.setdefault("interview", 1)
    fields.setdefault("now", at("2026-11-20 10:00"))
    return draft(book, fields.pop("profile", KIM), kind=kind, contact=to, zone=NEW_YORK, **fields)


def simple(talk: str = TALK["en"], **fields: Any) -> Book:
    """Ana Ruiz of Nimbus, and what the two of you talked about."""
    return book_of(NIMBUS, contact(1, **fields), meeting(talk))


# -- what is said -----------------------------------------------------------------------------------------------------


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
    from datetime import date

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
        about: dict[str, Any] = {"kind": "thank_you", "contact": 1, "interview": 1, "now": at("2026-11-20 10:00")}
        assert review(book, KIM, POLICY, subject=note.subject, body=note.body, channel=channel, **about) == []
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
        about: dict[str, Any] = {"kind": "inquiry", "contact": 1, "interview": 1, "now": now}
        assert review(book_of(*records, invited), KIM, POLICY, subject=note.subject, body=note.body, **about) == []
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


def test_sections_may_depend_on_what_is_the_case() -> None:
    own = "kind: thank_you\nlanguage: en\n[a if thanked]\n- Again.\n[b @email unless thanked = on]\n- First.\n"
    templates = parse_templates([("mine.txt", own)])
    assert "First." in make(simple(), templates=templates).body
    once = book_of(NIMBUS, contact(1), meeting(TALK["en"]), thanked(1, "2026-11-19 18:00"))
    assert "Again." in make(once, templates=templates).body
    assert "First." not in make(once, templates=templates).body
    assert "late_thanks" in dict(make(simple(), "inquiry", now=at("2026-12-01 10:00")).options)


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


PANEL = {
    "en": ("their migration from Oracle and how they test it", "how dispatchers read the delay forecasts", "The hardest part is hiring, she said.",
           "liked how open he was about the outage in May", "on-call rota, handovers", "what she looks for in the first ninety days"),
    "de": ("ihre Migration von Oracle", "wie Disponenten die Prognosen lesen", "Das Schwerste ist die Einstellung guter Leute.",
           "wir sprachen über den Ausfall im Mai", "Bereitschaft, Übergaben", "worauf es in den ersten neunzig Tagen ankommt"),
}  # fmt: skip
SIX = ("Ana Ruiz", "Tom Okafor", "Mei Tanaka", "Ravi Shah", "Lena Brandt", "Hugo Martin")


def panel(language: str, count: int = 6) -> Book:
    """A panel, everything said and noted."""
    people = [contact(number, name, language=language) for number, name in enumerate(SIX[:count], 1)]
    facts = {"fit": FIT[language], "unsaid": UNSAID[language], "contribution": GIVE[language]}
    return book_of(NIMBUS, *people, meeting(*PANEL[language][:count], **facts))


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


# -- every subset of what can be known --------------------------------------------------------------------------------

FACTS = ("talked_about", "fit", "unsaid", "contribution", "company", "title", "met", "decision", "me")


def world(known: frozenset[str], language: str, via: bool = False) -> tuple[Book, Profile]:
    """A book that knows just these facts."""
    from datetime import date

    position = Position(
        id=1, title="Data Engineer" if "title" in known else "", company="Nimbus" if "company" in known else ""
    )
    talk = TALK[language] if "talked_about" in known else ""
    noted = {
        name: text[language] for name, text in (("fit", FIT), ("unsaid", UNSAID), ("contribution", GIVE)) if name in known
    }
    decided = date(2026, 11, 25) if "decision" in known else None
    offer = event(1, "offer_received", "2026-11-30 09:00", respond_by=date(2026, 12, 11) if "decision" in known else None)
    met = {"en": "the data meet-up in May", "de": "beim Datentreff im Mai"}[language] if "met" in known else ""
    records = [
        position,
        contact(1, language=language, met=met, via=2 if via else None),
        contact(2, "Rita Hoff"),
        meeting(talk, decision_by=decided, **noted),
    ]
    return book_of(*records, offer), Profile(name="Kim Lee" if "me" in known else "", language=language)


def check(
    kind: str,
    channel: str,
    language: str,
    known: frozenset[str],
    wording: int = 0,
    via: bool = False,
    options: dict[str, bool] | None = None,
) -> None:
    """A draft of what is known has no braces, shows each open slot, and its critique finds nothing else."""
    book, profile = world(known, language, via)
    now = at("2026-11-20 10:00" if kind == "thank_you" else "2026-12-01 10:00")
    if kind == "inquiry":
        book = book_of(*(r for r in [*book.all(Position), *book.all(type(contact(1))), *book.all(Interview)]))
    note = draft(
        book,
        profile,
        kind=kind,
        contact=1,
        interview=1,
        channel=channel,
        now=now,
        zone=NEW_YORK,
        wording=wording,
        options=options or {},
    )
    assert not re.search(r"[{}<>]", note.subject + note.body), note.body
    assert not re.search(r"\.\.|,,|  |\s[.,;?](?:\s|$)|:\.|\?\.(?!\])", note.body.replace("?].", "]")), note.body
    assert set(re.findall(r"\[([^\]]*)\]", note.subject + note.body)) == {slot.question for slot in note.open_slots}
    found = review(
        book,
        profile,
        POLICY,
        kind=kind,
        subject=note.subject,
        body=note.body,
        contact=1,
        interview=1,
        channel=channel,
        now=now,
    )
    wrong = [finding for finding in found if finding.rule != "placeholder"]
    assert not wrong, f"{wrong}\n{note.subject}\n{note.body}"
    assert bool(found) == bool(note.open_slots)


def fields_of(fact: str) -> set[str]:
    """The template fields that a fact fills."""
    return {"title": {"position", "job"}, "company": {"job", "them", "company"}, "decision": {"promised", "respond_by"}}.get(
        fact, {fact}
    )


def named(kind: str, language: str) -> set[str]:
    """The fields that a kind's template and its frame name."""
    templates = (BUILT_IN.find(kind, language), BUILT_IN.find("frame", language))
    return {
        blank.name
        for template in templates
        if template
        for section in template.sections
        for w in section.wordings
        for blank in w.blanks()
    }


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("kind", NOTE_KINDS)
def test_every_subset_of_facts_makes_a_note_that_passes_its_own_critique(kind: str, language: str) -> None:
    facts = [fact for fact in FACTS if fields_of(fact) & named(kind, language)]
    assert len(facts) >= 3
    for size in range(len(facts) + 1):
        for channel, known in product(("email", "letter", "card"), combinations(facts, size)):
            check(kind, channel, language, frozenset(known))


@settings(max_examples=300, deadline=None)
@given(
    kind=st.sampled_from(NOTE_KINDS),
    channel=st.sampled_from(("email", "letter", "card", "linkedin", "phone", "in_person")),
    language=st.sampled_from(("en", "de")),
    known=st.frozensets(st.sampled_from(FACTS)),
    wording=st.integers(0, 12),
    via=st.booleans(),
    options=st.dictionaries(
        st.sampled_from(
            ("ask_decision", "ask_conversation", "unsaid", "contribution", "reason", "terms", "talk", "questions")
        ),
        st.booleans(),
    ),
)
def test_every_wording_and_option_passes_too(**given_: Any) -> None:
    if given_["kind"] == "inquiry":  # an inquiry that asks for nothing is no inquiry
        given_["options"].pop("ask_decision", None)
    check(**given_)


# -- text that means harm ---------------------------------------------------------------------------------------------

HOSTILE = st.text(
    st.one_of(
        st.sampled_from("{}[]<>\x1b\x00\u202e\u2066\n\r\t.,;:!?\"'/|"), st.characters(min_codepoint=32, max_codepoint=0x2FFF)
    ),
    max_size=60,
)


@settings(max_examples=150, deadline=None)
@given(
    name=HOSTILE,
    talk=HOSTILE,
    fit=HOSTILE,
    title=HOSTILE,
    company=HOSTILE,
    met=HOSTILE,
    language=st.sampled_from(("en", "de")),
    kind=st.sampled_from(NOTE_KINDS),
)
def test_hostile_text_does_no_harm(
    name: str, talk: str, fit: str, title: str, company: str, met: str, language: str, kind: str
) -> None:
    book = book_of(
        Position(id=1, title=title, company=company),
        contact(1, name, met=met, language=language, address=name),
        meeting(talk, fit=fit, unsaid=talk, contribution=fit),
    )
    for channel in ("email", "letter"):
        note = make(book, kind, channel=channel, profile=Profile(name=name, signature=talk))
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", note.subject + note.body)
        assert "\n" not in note.subject
        assert set(open_places(f"{note.subject}\n{note.body}")) == {slot.marker for slot in note.open_slots}
        review(
            book,
            Profile(),
            POLICY,
            kind=kind,
            subject=note.subject,
            body=note.body,
            contact=1,
            interview=1,
            now=at("2026-11-20 10:00"),
        )


def test_a_name_of_ten_thousand_characters_is_cut_and_what_was_talked_about_is_not() -> None:
    long = "their migration from Oracle " * 400
    body = make(simple(long, name="Ana " + "x" * 10_000)).body
    assert "x" * 200 not in body
    assert body.count("migration from Oracle") == 400


def test_what_was_typed_stays_as_typed_and_opens_no_place() -> None:
    book = book_of(
        Position(id=1, title="Data {name} Engineer", company="[Nimbus]"),
        contact(1, "Ana\nRuiz\x1b[31m"),
        meeting("{talked_about}, Map<K, V> and [red]x[/] and [why?]"),
    )
    note = make(book)
    assert "Dear Ana," in note.body
    assert "Data {name} Engineer role at [Nimbus]" in note.body
    assert "{talked_about}, Map<K, V> and [red]x[/] and (why?)" in note.body
    assert note.open_slots == ()
    about = {"kind": "thank_you", "contact": 1, "interview": 1, "now": at("2026-11-20 10:00")}
    found = review(book, KIM, POLICY, subject=note.subject, body=note.body, **about)  # type: ignore[arg-type]
    assert "placeholder" not in [finding.rule for finding in found]


def test_where_you_met_is_asked_only_when_the_book_does_not_know() -> None:
    met = book_of(NIMBUS, contact(1), meeting("pairing"))
    note = make(met, "keep_in_touch", interview=None, now=at("2027-02-01 10:00"))
    assert note.open_slots == ()
    assert "we met when I interviewed for the Data Engineer role at Nimbus" in note.body
    assert [slot.name for slot in make(book_of(contact(1)), "keep_in_touch", interview=None).open_slots] == ["met"]


def test_a_note_to_keep_in_touch_may_name_the_company_they_interviewed_you_for() -> None:
    book = book_of(NIMBUS, contact(1, company="Hoff Recruiting"), meeting("pairing"))
    note = make(book, "keep_in_touch", interview=None, now=at("2027-02-01 10:00"))
    about = {"kind": "keep_in_touch", "contact": 1, "now": at("2027-02-01 10:00")}
    found = review(book, KIM, POLICY, subject=note.subject, body=note.body, **about)  # type: ignore[arg-type]
    assert found == []


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


# -- names, dates and what was typed ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "english_greeting", "german_greeting"),
    [
        ("Ana Ruiz", "Dear Ana", "Guten Tag Ana Ruiz"),
        ("Ruiz, Ana", "Dear Ana", "Guten Tag Ana Ruiz"),
        ("Dr. Ana Ruiz", "Dear Dr. Ruiz", "Guten Tag Dr. Ana Ruiz"),
        ("Ana Ruiz, PhD", "Dear Ana", "Guten Tag Ana Ruiz"),
        ("Ms. Ana Ruiz", "Dear Ms. Ruiz", "Sehr geehrte Frau Ruiz"),
        ("Herr Prof. Dr. Jan van der Berg", "Dear Herr Prof. Dr. van der Berg", "Sehr geehrter Herr Prof. Dr. van der Berg"),
        ("J. Ruiz", "Dear J. Ruiz", "Guten Tag J. Ruiz"),
        ("Ana", "Dear Ana", "Guten Tag Ana"),
        ("李小龙", "Dear 李小龙", "Guten Tag 李小龙"),
        ("Ana Ruiz (she/her)", "Dear Ana", "Guten Tag Ana Ruiz"),
    ],
)
def test_greetings(typed: str, english_greeting: str, german_greeting: str) -> None:
    name = read_name(typed)
    assert name is not None
    assert english.salutation(name, letter=False) == english_greeting
    assert german.salutation(name, letter=False) == german_greeting


@pytest.mark.parametrize("typed", ["", " ", "\x1b[31m", "()", "...", "\u202e"])
def test_no_name_is_none(typed: str) -> None:
    assert read_name(typed) is None


def test_clean() -> None:
    assert clean("a\n\x1b[31mb\x00 {c} [d] \u202ee") == "a b {c} [d] e"


ENGLISH: list[tuple[str, str, str, str]] = [
    (
        "talked_about",
        "we talked about their migration from Oracle and how they test it",
        "",
        "your migration from Oracle and how you test it",
    ),
    ("talked_about", "their migration from Oracle", "", "your migration from Oracle"),
    ("talked_about", "Their migration from Oracle.", "", "your migration from Oracle"),
    ("talked_about", "Migration from Oracle and testing", "", "migration from Oracle and testing"),
    ("talked_about", "Kubernetes, Terraform", "", "Kubernetes and Terraform"),
    ("talked_about", "Oracle migration, testing, on-call", "", "Oracle migration, testing and on-call"),
    ("talked_about", "- their migration\n- how they hire", "", "your migration and how you hire"),
    ("talked_about", "her talk at PyCon; her book", "", "your talk at PyCon and your book"),
    ("talked_about", "how open she was about the outage", "", "how open you were about the outage"),
    ("talked_about", "liked how open she was about the outage", "", "how open you were about the outage"),
    ("talked_about", "I liked her honesty about the outage", "", "your honesty about the outage"),
    ("talked_about", "really enjoyed talking about grippers that do not bruise", "", "grippers that do not bruise"),
    ("talked_about", "I learned a lot about how they plan", "", "how you plan"),
    ("talked_about", "Ana explained how they test it", "", "how you test it"),
    ("talked_about", "what she looks for in the first ninety days", "", "what you look for in the first ninety days"),
    (
        "talked_about",
        "why the archive search still runs on his machine",
        "",
        "why the archive search still runs on your machine",
    ),
    ("talked_about", "how customers test and why they churn", "", "how customers test and why they churn"),
    ("talked_about", "their sensors and how they freeze", "", "your sensors and how they freeze"),
    ("talked_about", "their nightly batches and how they test them", "", "your nightly batches and how you test them"),
    ("talked_about", "about the CTO and how he decides", "", "the CTO and how he decides"),
    ("talked_about", "pairing", "", "pairing"),
    ("talked_about", "she runs the team like a newsroom", "sentence", "You run the team like a newsroom."),
    ("talked_about", "The hardest part is hiring", "sentence", "The hardest part is hiring."),
    (
        "talked_about",
        "The team ships every Friday and nobody is on call alone.",
        "sentence",
        "The team ships every Friday and nobody is on call alone.",
    ),
    ("talked_about", "the team grew from three to nine", "sentence", "The team grew from three to nine."),
    ("talked_about", "she told me that they doubled last year", "sentence", "You told me that you doubled last year."),
    ("talked_about", "What do they do about drift?", "sentence", "What do you do about drift?"),
    (
        "talked_about",
        "He told me about the move to Iceberg and I liked how he explained the trade-offs",
        "",
        "the move to Iceberg and how you explained the trade-offs",
    ),
    (
        "talked_about",
        "how he explains things and what he was missing",
        "",
        "how you explain things and what you were missing",
    ),
    (
        "talked_about",
        "how he explains every step and listens to everybody",
        "",
        "how you explain every step and listen to everybody",
    ),
    (
        "talked_about",
        "why she doesn't hire for speed and hasn't for years",
        "",
        "why you don't hire for speed and haven't for years",
    ),
    (
        "talked_about",
        "what he’s building and how he patiently answers",
        "",
        "what you are building and how you patiently answer",
    ),
    ("talked_about", "how Ana runs the team and what she looks for", "", "how you run the team and what you look for"),
    ("talked_about", "Ana's talk at PyCon", "", "your talk at PyCon"),
    ("talked_about", "migrations like theirs", "", "migrations like yours"),
    ("talked_about", "She was nice.", "own", "You were nice."),
    ("talked_about", "discussed Spark with him and how he tunes it", "", "Spark and how you tune it"),
    ("talked_about", "the on-call rota, which she hates", "", "the on-call rota, which you hate"),
    ("talked_about", "how he uses Kafka and why he dropped Oracle", "", "how you use Kafka and why you dropped Oracle"),
    ("talked_about", "about Tom and how he decides", "", "Tom and how he decides"),
    ("fit", "Because I like messy data.", "own", "I like messy data."),
    ("fit", "because of six years with pipelines", "", "six years with pipelines"),
    (
        "fit",
        "my experience with pipelines matches their needs",
        "own",
        "My experience with pipelines matches your needs.",
    ),
    ("fit", "I have led migrations like theirs", "own", "I have led migrations like yours."),
    ("fit", "she needs somebody who stays calm", "sentence", "You need somebody who stays calm."),
    ("fit", "I coached teams and their leads", "own", "I coached teams and their leads."),
    ("fit", "I worked for my old boss until she retired", "own", "I worked for my old boss until she retired."),
    ("unsaid", "that I have read his book", "sentence", "That I have read your book."),
    ("contribution", "help her with the hiring", "verb", "help you with the hiring"),
    ("talked_about", "liked that they test everything", "own", "I liked that you test everything."),
    ("talked_about", "we share a love of climbing", "own", "We share a love of climbing."),
    ("fit", "six years of Postgres, two migrations", "", "six years of Postgres and two migrations"),
    ("fit", "Six years of Postgres.", "", "six years of Postgres"),
    ("fit", "advanced SQL and calm incident response", "", "advanced SQL and calm incident response"),
    ("fit", "I ran two such migrations at Initech.", "own", "I ran two such migrations at Initech."),
    ("fit", "led two migrations, each without a lost row", "own", "I led two migrations, each without a lost row."),
    (
        "fit",
        "Hardware in the loop is what I did for three years.",
        "sentence",
        "Hardware in the loop is what I did for three years.",
    ),
    ("unsaid", "I forgot to mention the on-call handbook I wrote.", "", "the on-call handbook I wrote"),
    ("unsaid", "forgot to say that I speak Polish", "own", "I speak Polish."),
    ("contribution", "cut the nightly batch to minutes", "verb", "cut the nightly batch to minutes"),
    ("contribution", "I would start with the tests", "verb", "start with the tests"),
    ("contribution", "to build the test bench", "verb", "build the test bench"),
    ("contribution", "a calm hand in migrations", "", "a calm hand in migrations"),
]
GERMAN: list[tuple[str, str, str, str]] = [
    (
        "talked_about",
        "wir sprachen über ihre Migration von Oracle und wie sie testen",
        "object",
        "Ihre Migration von Oracle und darüber, wie Sie testen",
    ),
    ("talked_about", "Wir haben über den Umzug gesprochen", "object", "den Umzug"),
    ("talked_about", "es ging um Datenschutz, Tests und Bereitschaft", "object", "Datenschutz, Tests und Bereitschaft"),
    ("talked_about", "der Umzug von Oracle", "", "der Umzug von Oracle"),
    ("talked_about", "ihr Plan für eine gemeinsame Patientenakte", "", "Ihr Plan für eine gemeinsame Patientenakte"),
    ("talked_about", "wie sie das Team leitet", "", "wie Sie das Team leiten"),
    ("talked_about", "wie er Fehler bespricht", "", "wie Sie Fehler besprechen"),
    ("talked_about", "mir gefiel, wie offen sie war", "", "wie offen Sie waren"),
    ("talked_about", "Sie hat erklärt, wie sie testen", "", "wie Sie testen"),
    ("talked_about", "wie die Maschine läuft und warum sie steht", "", "wie die Maschine läuft und warum sie steht"),
    (
        "talked_about",
        "Das Schwerste ist die Einstellung guter Leute.",
        "sentence",
        "Das Schwerste ist die Einstellung guter Leute.",
    ),
    ("talked_about", "ich habe viel über die Planung gelernt", "own", "Ich habe viel über die Planung gelernt."),
    ("talked_about", "Sie war nett.", "own", "Sie waren nett."),
    ("talked_about", "Er leitet das Team seit zehn Jahren", "sentence", "Sie leiten das Team seit zehn Jahren."),
    ("fit", "Weil ich unordentliche Daten mag.", "own", "Ich glaube, dass es passt, weil ich unordentliche Daten mag."),
    ("fit", "Erfahrung, die zu ihren Anforderungen passt", "", "Erfahrung, die zu Ihren Anforderungen passt"),
    ("fit", "passt zu ihren Anforderungen", "", "passt zu Ihren Anforderungen"),
    ("fit", "habe zwei Migrationen geleitet", "own", "Ich habe zwei Migrationen geleitet."),
    ("fit", "sechs Jahre Postgres", "", "sechs Jahre Postgres"),
    ("unsaid", "vergessen zu erwähnen, dass ich Polnisch spreche", "", "dass ich Polnisch spreche"),
    ("contribution", "die nächtlichen Läufe beschleunigen", "verb", "die nächtlichen Läufe beschleunigen"),
    ("contribution", "ich würde gern die Tests aufbauen", "verb", "die Tests aufbauen"),
    ("contribution", "Ruhe bei Migrationen", "", "Ruhe bei Migrationen"),
]


@pytest.mark.parametrize(("field", "typed", "form", "head"), ENGLISH)
def test_english_weaving(field: str, typed: str, form: str, head: str) -> None:
    assert english.woven(typed, field, read_name("Ana Ruiz")) == Woven(form, head)


@pytest.mark.parametrize(("field", "typed", "form", "head"), GERMAN)
def test_german_weaving(field: str, typed: str, form: str, head: str) -> None:
    assert german.woven(typed, field, read_name("Ana Ruiz")) == Woven(form, head)


@pytest.mark.parametrize(
    "typed",
    ["yes", "Yes.", "no", "ok", "OK!", "nothing", "n/a", "N/A", "-", "none", "don't know", "I don't know.", "dont know", "not sure",
     "ja", "Nein", "nichts", "keine", "weiß nicht", "Ich weiß es nicht.", "keine Ahnung", "k. A.", "- yes\n- ok", "?"],
)  # fmt: skip
def test_an_answer_that_is_no_fact_leaves_the_place_open(typed: str) -> None:
    for language in (english, german):
        for field in ("talked_about", "fit", "unsaid", "contribution"):
            assert language.woven(typed, field, None) is None
    note = make(simple(typed), profile=Profile(name="Kim Lee", strengths=("six years of Postgres",)))
    assert [slot.name for slot in note.open_slots] == ["talked_about"]


def test_a_fit_that_is_no_fact_leaves_the_strengths_to_speak() -> None:
    book = book_of(NIMBUS, contact(1), meeting(TALK["en"], fit="n/a", unsaid="no", contribution="nothing"))
    note = make(book, profile=Profile(name="Kim Lee", strengths=("six years of Postgres",)))
    assert "six years of Postgres" in note.body
    assert not dict(note.options)["unsaid"]
    assert note.open_slots == ()


@pytest.mark.parametrize(
    "typed",
    [
        "I liked how he convinced the CTO and what he did then",
        "how she disagreed with him",
        "how he and his mentor met and what he learned",
    ],
)
def test_where_nobody_can_tell_who_is_meant_the_place_is_open_and_shows_what_was_typed(typed: str) -> None:
    note = make(simple(typed, name="Jürgen Wolf"))
    assert [slot.name for slot in note.open_slots] == ["talked_about"]
    assert typed in note.open_slots[0].question
    assert note.open_slots[0].marker in note.body
    assert open_places(note.body) == [note.open_slots[0].marker]


def test_sentences_that_follow_are_whole_and_know_who_was_named_before() -> None:
    body = make(simple("She was nice. We talked about Iceberg. I liked how she explained the trade-offs.")).body
    assert "You were nice. We talked about Iceberg. I liked how you explained the trade-offs." in body
    assert (
        "Tom decides what ships. He decides everything."
        in make(simple("Their lead is Tom.\nTom decides what ships. He decides everything.")).body
    )


def test_further_sentences_follow_the_first() -> None:
    book = simple("We discussed the roadmap. She said the hardest part is hiring.")
    assert "I keep thinking about the roadmap. You said the hardest part is hiring." in make(book).body


# -- the user's templates ---------------------------------------------------------------------------------------------

OWN = "kind: thank_you\nlanguage: en\n\n[subject @email]\n- Hi {reader}\n[thanks]\n- Thanks< for {when}>, {reader}.\n"


def test_a_users_template_takes_the_place_of_a_built_in_one() -> None:
    templates = parse_templates([("mine.txt", OWN)])
    note = make(simple(), templates=templates)
    assert (note.subject, note.body) == ("Hi Ana", "Dear Ana,\n\nThanks for on Thursday, Ana.\n\nKind regards,\nKim Lee\n")
    assert make(simple(), "inquiry", templates=templates).body == make(simple(), "inquiry").body


def test_a_new_kind_and_a_new_language() -> None:
    files = [
        ("postcard.txt", OWN.replace("thank_you", "postcard")),
        ("es.txt", "kind: thank_you\nlanguage: es\n[thanks]\n- Gracias, {reader}, por hablar de {talked_about}.\n"),
    ]
    templates = parse_templates(files)
    assert make(simple(), "postcard", templates=templates).subject == "Hi Ana"
    assert "postcard" in templates.kinds("en")
    assert templates.languages == ("en", "de", "es")
    assert "Gracias, Ana, por hablar de pairing." in make(simple("pairing", language="es"), templates=templates).body


def test_a_template_without_the_form_still_uses_what_was_typed() -> None:
    templates = parse_templates([("mine.txt", OWN + "[talk]\n- About {talked_about}, then.\n")])
    assert "About The hardest part is hiring, then." in make(simple("The hardest part is hiring."), templates=templates).body


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        (OWN.replace("{reader}.", "{readr}."), 7, "there is no field {readr}; did you mean 'reader'?"),
        (OWN.replace("{reader}.", "{reader.any}."), 7, "{reader} has no form 'any'"),
        (OWN.replace("{reader}.", "{fit.sentense}."), 7, "{fit} has no form 'sentense'; did you mean 'sentence'?"),
        (OWN.replace("{reader}.", "{reader."), 7, "a '{' without its '}'"),
        (OWN.replace("{reader}.", "reader}."), 7, "a '}' without its '{'"),
        (OWN.replace("{when}>", "{when}"), 7, "a '<' without its '>'"),
        (OWN.replace("< for", "<< for"), 7, "a '<' too many"),
        (OWN.replace("@email", "@mail"), 4, "'mail' is no channel; did you mean 'email'?"),
        (OWN.replace("[thanks]", "[thanks = maybe]"), 6, "'maybe' is not 'on', 'off' or 'known'"),
        (OWN.replace("[thanks]", "[thanks if thankd]"), 6, "there is no field {thankd}; did you mean 'thanked'?"),
        (OWN.replace("[thanks]", "[thanks"), 6, "'[thanks' is no section"),
        (OWN.replace("- Thanks", "Thanks"), 7, "a wording begins with '- '"),
        (OWN.replace("kind:", "sort:"), 1, "before the first section there is only 'kind:' and 'language:'"),
        (OWN.replace("language: en", ""), 1, "the file must say its language"),
        ("kind: thank_you\nlanguage: en\n", 1, "the file has no section"),
        ("kind: frame\nlanguage: en\n[end]\n- Bye\n", 1, "the frame must say where the note goes"),
        ("", 1, "the file must say what it is for"),
    ],
)  # fmt: skip
def test_an_error_names_file_and_line(text: str, line: int, said: str) -> None:
    with pytest.raises(TemplateError) as caught:
        parse_templates([("good.txt", OWN.replace("thank_you", "hello")), ("bad.txt", text)])
    assert any(p.file == "bad.txt" and p.line == line and said in p.sentence for p in caught.value.problems), caught.value
    assert f"bad.txt:{line}: " in str(caught.value)


def test_two_files_for_one_kind_are_an_error() -> None:
    with pytest.raises(TemplateError, match=r"b\.txt:1: a\.txt is a template for 'thank_you' in 'en' already"):
        parse_templates([("a.txt", OWN), ("b.txt", OWN)])


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from("{}<>[]- \n#=@+.:ab"), max_size=80))
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    with suppress(TemplateError):
        parse_templates([("x.txt", f"kind: note\nlanguage: en\n[a]\n- {text}")])


def test_the_built_in_ones_are_complete_and_read_again_as_they_are() -> None:
    for language in ("en", "de"):
        assert set(BUILT_IN.kinds(language)) == set(NOTE_KINDS)
        assert BUILT_IN.find("frame", language) is not None
    again = parse_templates([(template.source, template.text) for template in BUILT_IN])
    assert list(again) == list(BUILT_IN)
