"""Notes by a third writer: good ones get no finding above `info`, spelling included."""

from __future__ import annotations

import pytest

from tests.review.corpus.notes import SAM, SAM_NOTES, Good
from tests.review.corpus.score import of_good


@pytest.mark.slow
@pytest.mark.parametrize("good", SAM_NOTES, ids=lambda good: good.name)
def test_a_good_note_gets_no_finding_above_info(good: Good) -> None:
    assert [finding for finding in of_good(good, SAM) if finding.severity != "info"] == []
