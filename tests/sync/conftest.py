"""Two machines that share a book."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.sync.machines import SharingMachine, carry, meet


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[tuple[SharingMachine, SharingMachine]]:
    desk, lap = SharingMachine(tmp_path, "desk"), SharingMachine(tmp_path, "lap")
    with closing(desk.store), closing(lap.store):
        desk.add("Ana", role="CTO")
        lap.add("Bo")
        desk.set_up()
        lap.set_up()
        carry(desk, lap)
        meet(desk, lap)
        yield desk, lap
