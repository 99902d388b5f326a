"""Suggestions for mistyped words."""

from __future__ import annotations

from tui.domain.suggestions import did_you_mean, nearest

KNOWN = ("thank_you", "inquiry", "withdrawal", "Europe/Berlin", "")


def test_nearest_word_ignores_case() -> None:
    assert nearest("EUROPE/BERLN", KNOWN) == ["Europe/Berlin"]
    assert nearest("inquiri", KNOWN) == ["inquiry"]


def test_far_words_are_not_suggested() -> None:
    assert nearest("poem", KNOWN) == []
    assert nearest("", KNOWN) == []
    assert nearest("thank_you" * 1000, KNOWN) == []


def test_best_words_come_first_and_no_more_than_asked_for() -> None:
    assert nearest("reply", ["rely", "replay", "reply_received"], count=2) == ["replay", "rely"]


def test_sentence_ends_with_nearest_word_in_its_quotes() -> None:
    assert did_you_mean("withdraw", KNOWN) == "; did you mean 'withdrawal'?"
    assert did_you_mean("withdraw", KNOWN, quote="`") == "; did you mean `withdrawal`?"
    assert did_you_mean("poem", KNOWN) == ""
