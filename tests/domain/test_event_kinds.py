"""The table of event kinds: every entry has its sentences, and its flags do not contradict each other."""

from __future__ import annotations

import pytest

from tests.domain.build import NEW_YORK, NIMBUS, at, book_of, contact, event
from tui.domain.event_kinds import CLOSING, EVENT_KINDS, HEARD, SUBSTANCE, THANKED, EventKind, kind_named, names_of
from tui.domain.labels import event_words, logged_words

NOW = at("2026-11-20 12:00")


@pytest.mark.parametrize("kind", EVENT_KINDS.values(), ids=list(EVENT_KINDS))
def test_kind_when_told_has_every_place_filled(kind: EventKind) -> None:
    book = book_of(NIMBUS, contact(1))
    for fields in ({}, {"contact": 1, "channel": "phone"}, {"contact": 1, "position": None}):
        happened = event(1, kind.id, "2026-11-20 10:00", **fields)
        for sentence in (event_words(book, happened, NOW, NEW_YORK), logged_words(book, happened)):
            assert sentence.strip() == sentence != ""
            assert not set("{}") & set(sentence)


def test_kind_not_in_the_table_is_told_by_its_own_name() -> None:
    happened = event(1, "{made} up", "2026-11-20 10:00", contact=1)
    book = book_of(NIMBUS, contact(1))
    assert event_words(book, happened, NOW, NEW_YORK) == "{made} up (Ana Ruiz)"
    assert logged_words(book, happened) == "Event {made} up logged"


def test_flags_when_combined_do_not_exclude_each_other() -> None:
    assert not HEARD & CLOSING
    assert not THANKED & (HEARD | CLOSING)
    assert {"reply_received"} == HEARD - SUBSTANCE
    assert SUBSTANCE < HEARD


def test_every_name_of_a_kind_names_that_kind_alone() -> None:
    names = [(name, kind.id) for kind in EVENT_KINDS.values() for name in names_of(kind)]
    assert len({name for name, _ in names}) == len(names)
    assert all(kind_named(name) == kind for name, kind in names)
    assert kind_named(" Reply_Received ") == kind_named("THEY-wrote") == "reply_received"
    assert kind_named("celebrated") == ""
