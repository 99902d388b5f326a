"""An export that is killed at any write leaves nothing that looks like a change of the phone."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Any

import pytest
from msgspec.structs import replace

from tests.domain.build import NIMBUS, contact
from tests.exchange.pocket import ANA, PANEL, Pocket
from tui.domain.models import Record
from tui.exchange.vdir import folder_update, memory
from tui.files import write_private


class Killed(BaseException):
    """The end of the program."""


def some_book(random: Random) -> list[Record]:
    others = [contact(number, f"P{number}", uid=f"{number}" * 8) for number in (2, 3) if random.random() < 0.6]
    return [NIMBUS, replace(ANA, role=random.choice("abc")), replace(PANEL, place=random.choice("AB")), *others]


@pytest.mark.parametrize("seed", [1, 3])
def test_killed_exports_leave_no_change_of_the_phone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    random, pocket, writes_left = Random(seed), Pocket(tmp_path), [0]

    def write(path: Path, data: Any) -> None:
        if writes_left[0] == 0:
            raise Killed
        write_private(path, data)
        writes_left[0] -= 1
        if writes_left[0] == 0:
            raise Killed

    monkeypatch.setattr(folder_update, "write_private", write)
    monkeypatch.setattr(memory, "write_private", write)
    for _ in range(16):
        book, writes_left[0] = some_book(random), random.randrange(8)
        with suppress(Killed):
            pocket.export(*book)
        seen = pocket.changes()
        assert (seen.records, seen.gone, seen.problems) == ([], [], [])
        if random.random() < 0.5:
            writes_left[0] = -1
            assert pocket.export()[3] == 0
            assert len([*pocket.folder.glob("contacts/*")]) == len(book) - 2
