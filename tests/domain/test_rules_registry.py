"""The table of rules: each rule has its own id, and its function is named after it."""

from __future__ import annotations

from tests.domain.build import at, book_of, contact
from tui.domain.labels import action_words
from tui.domain.note_kinds import NOTE_KINDS
from tui.domain.rules.actions import Action
from tui.domain.rules.registry import ORDER, RULES


def test_function_of_a_rule_has_its_id() -> None:
    assert [rule.find.__name__ for rule in RULES] == [rule.id.replace("-", "_") for rule in RULES]


def test_ids_and_actions_of_rules_are_unique() -> None:
    assert len(ORDER) == len({rule.action for rule in RULES}) == len(RULES)


def test_label_of_every_rule_has_its_place_filled() -> None:
    book = book_of(contact(1))
    labels = [
        action_words(
            book,
            Action(rule=rule, why="", opens_at=at("2026-11-20 12:00"), opens_unsnoozed=at("2026-11-20 12:00"), contact=1),
        )
        for rule in RULES
    ]
    assert not [label for label in labels if not label or set("{}") & set(label)]
    assert "Thank Ana Ruiz" in labels


def test_rule_that_writes_a_note_names_a_kind_there_is() -> None:
    assert {rule.note for rule in RULES} <= {"", *NOTE_KINDS}
    assert all(rule.note for rule in RULES if rule.enter in ("write", "answer_offer"))
