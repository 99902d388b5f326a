"""Notes by a third hand: what is good gets no finding above `info`, spelling included."""

from __future__ import annotations

import pytest

from tests.core.build import at
from tests.core.notes.passersby import LONDON, NOTES, POLICY, PROFILE, third
from tests.core.notes.world import Good
from tui.core.critique import review
from tui.spelling import dictionaries


@pytest.mark.parametrize("good", NOTES, ids=lambda good: good.name)
def test_a_good_note_gets_no_finding_above_info(good: Good) -> None:
    found = review(
        third(), PROFILE, POLICY, kind=good.kind, subject=good.subject, body=good.text, contact=good.contact,
        interview=good.interview, position=good.position, channel=good.channel, now=at(good.now, LONDON),
        spelling=dictionaries(),
    )  # fmt: skip
    assert [finding for finding in found if finding.severity != "info"] == []
