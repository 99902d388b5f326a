"""Drafts from any data: every subset of facts, every option, hostile text."""

from __future__ import annotations

import re
from datetime import date
from itertools import combinations, cycle, product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.build import at, book_of, contact, event
from tests.drafting.drafted import FIT, GIVE, PRIVATE, SAY, UNSAID, make, meeting, said_of, simple
from tests.tools.everywhere import EVERYWHERE
from tui.domain.book import Book
from tui.domain.models import Interview, Position
from tui.domain.note_kinds import NOTE_KINDS
from tui.domain.notes import placeholders_in
from tui.domain.settings import Profile
from tui.drafting import BUILT_IN

pytestmark = pytest.mark.slow

# -- every subset of what can be known --------------------------------------------------------------------------------

FACTS = ("say", "fit", "unsaid", "contribution", "company", "title", "met", "decision", "me")


MISSED = {"say": ("no_conversation", "too_short"), "fit": ("fit_missing",)}
"""What the review rightly reports if the user turned an option off."""


def world(known: frozenset[str], language: str, via: bool = False) -> tuple[Book, Profile]:
    """Return a book with just these facts."""
    position = Position(
        id=1, title="Data Engineer" if "title" in known else "", company="Nimbus" if "company" in known else ""
    )
    say = SAY[language] if "say" in known else ""
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
        meeting(PRIVATE, say=[say], decision_by=decided, **noted),
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
    """A draft of what is known has no braces, shows each placeholder, and its critique finds nothing else.

    On LinkedIn it is a message: the note of an invitation has no room for it.
    """
    book, profile = world(known, language, via)
    now = at("2026-11-20 10:00" if kind == "thank_you" else "2026-12-01 10:00")
    if kind in ("inquiry", "ask_others"):
        book = book_of(*(r for r in [*book.all(Position), *book.all(type(contact(1))), *book.all(Interview)]))
    note = make(book, kind, profile=profile, channel=channel, now=now, wording=wording, options=options)
    assert not re.search(r"[{}<>]", note.subject + note.body), note.body
    assert not re.search(r"\.\.|,,|  |\s[.,;?](?:\s|$)|:\.|\?\.(?!\])", note.body.replace("?].", "]")), note.body
    assert set(re.findall(r"\[([^\]]*)\]", note.subject + note.body)) == {slot.question for slot in note.placeholders}
    found = said_of(book, note.subject, note.body, profile=profile, kind=kind, channel=channel, now=now)
    off = [option for option in MISSED if (options or {}).get(option) is False and kind == "thank_you"]
    left_out = {rule for option in off for rule in MISSED[option]}
    wrong = [finding for finding in found if finding.rule not in {"placeholder", "linkedin_long", *left_out}]
    assert not wrong, f"{wrong}\n{note.subject}\n{note.body}"
    assert any(finding.rule == "placeholder" for finding in found) == bool(note.placeholders)


def fields_of(fact: str) -> set[str]:
    """Return the template fields that a fact fills."""
    more = {
        "title": {"position", "post", "job"},
        "company": {"job", "them", "with_them", "company"},
        "decision": {"promised", "respond_by"},
    }
    return more.get(fact, {fact})


def named(kind: str, language: str) -> set[str]:
    """Return the fields in a kind's template and its frame."""
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
def test_note_of_any_subset_of_facts_passes_the_review(kind: str, language: str) -> None:
    facts = [fact for fact in FACTS if fields_of(fact) & named(kind, language)]
    assert len(facts) >= 3
    channels = ("email", "letter", "card")
    subsets = [frozenset(known) for size in range(len(facts) + 1) for known in combinations(facts, size)]
    for known, channel in product(subsets, channels) if EVERYWHERE else zip(subsets, cycle(channels), strict=False):
        check(kind, channel, language, known)


@settings(max_examples=300, deadline=None)
@given(
    kind=st.sampled_from(list(NOTE_KINDS)),
    channel=st.sampled_from(("email", "letter", "card", "linkedin", "phone", "in_person")),
    language=st.sampled_from(("en", "de")),
    known=st.frozensets(st.sampled_from(FACTS)),
    wording=st.integers(0, 12),
    via=st.booleans(),
    options=st.dictionaries(
        st.sampled_from(
            (
                "say",
                "fit",
                "ask_decision",
                "ask_conversation",
                "unsaid",
                "contribution",
                "reason",
                "terms",
                "questions",
                "apology",
            )
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
    kind=st.sampled_from(list(NOTE_KINDS)),
)
def test_hostile_text_does_no_harm(
    name: str, talk: str, fit: str, title: str, company: str, met: str, language: str, kind: str
) -> None:
    book = book_of(
        Position(id=1, title=title, company=company),
        contact(1, name, met=met, language=language, address=name),
        meeting(talk, say=[talk], fit=fit, unsaid=talk, contribution=fit),
    )
    for channel in ("email", "letter"):
        options = dict.fromkeys(("say", "fit", "unsaid", "contribution"), True)
        note = make(book, kind, channel=channel, profile=Profile(name=name, signature=talk), options=options)
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", note.subject + note.body)
        assert "\n" not in note.subject
        assert set(placeholders_in(f"{note.subject}\n{note.body}")) == {slot.marker for slot in note.placeholders}
        said_of(book, note.subject, note.body, profile=Profile(), kind=kind)


def test_name_of_ten_thousand_characters_is_cut() -> None:
    assert "x" * 200 not in make(simple(name="Ana " + "x" * 10_000)).body


def test_what_was_typed_stays_as_typed_and_opens_no_place() -> None:
    book = book_of(
        Position(id=1, title="Data {name} Engineer", company="[Nimbus]"),
        contact(1, "Ana\nRuiz\x1b[31m", met="[why?]"),
        meeting("", say=["I liked what {say} is, and [red]x[/] and [why?]."]),
    )
    note = make(book)
    assert "Dear Ana," in note.body
    assert "Data {name} Engineer role at [Nimbus]" in note.body
    assert "[red]" not in note.body
    assert [slot.name for slot in note.placeholders] == ["say"]
    assert "at (why?)" in make(book, "keep_in_touch").body
