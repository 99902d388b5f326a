"""Notes by a third hand: what is good gets no finding above `info`, spelling included."""

from __future__ import annotations

import pytest

from tests.core.notes.passersby import NOTES, look
from tests.core.notes.score import of_good
from tests.core.notes.world import Good


@pytest.mark.parametrize("good", NOTES, ids=lambda good: good.name)
def test_a_good_note_gets_no_finding_above_info(good: Good) -> None:
    assert [finding for finding in of_good(good, look) if finding.severity != "info"] == []
