"""The table of kinds of note."""

from __future__ import annotations

from tui.domain.event_kinds import EVENT_KINDS
from tui.domain.note_kinds import NOTE_KINDS, note_kind


def test_kind_when_sent_logs_an_event_there_is() -> None:
    assert {kind.sent_as for kind in NOTE_KINDS.values()} <= set(EVENT_KINDS)


def test_skipped_thank_you_settles_a_thank_you_alone() -> None:
    assert {kind.id for kind in NOTE_KINDS.values() if "thank_you_skipped" in kind.settled_by} == {"thank_you"}


def test_kind_of_the_user_is_called_by_its_name() -> None:
    assert (note_kind("holiday_card").label, note_kind("holiday_card").sent_as) == ("holiday card", "note_sent")
