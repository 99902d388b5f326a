"""Nothing that lies in the folder stops sharing, changes what it must not, or passes for what it is not."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.sync.machines import AT, ZONE, SharingMachine, carry, meet
from tui.domain.models import Contact
from tui.domain.sharing.merged_book import MergedBook
from tui.domain.sharing.shared_act import SharedAct, SharedEdit
from tui.domain.sharing.stamps import LATEST
from tui.sync.catching_up import catch_up
from tui.sync.folder import MOST_MACHINE_FILES, shared_folder
from tui.sync.machine_log import Header, StateRecord, line_of, read_log
from tui.sync.status import findings_of_machines

EVIL = Header(1, "evil", "0123456789ab", 0, 0)


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[tuple[SharingMachine, SharingMachine]]:
    desk, lap = SharingMachine(tmp_path, "desk"), SharingMachine(tmp_path, "lap")
    with closing(desk.store), closing(lap.store):
        desk.add("Ana", role="CTO")
        desk.set_up()
        lap.set_up()
        meet(desk, lap)
        meet(desk, lap)
        yield desk, lap


def put(machine: SharingMachine, *items: Header | StateRecord | SharedAct) -> None:
    (machine.folder / "evil.followup").write_bytes(b"".join(map(line_of, items)))


def made(n: int, stamp: tuple[int, int], name: str = "Evil") -> SharedAct:
    edit = SharedEdit("contacts", f"e{n}", None, {"uid": f"e{n}", "name": name})
    return SharedAct(n, (*stamp, "evil"), n, "Boom", (edit,))


def test_file_that_makes_the_program_fail_is_set_aside(
    pair: tuple[SharingMachine, SharingMachine], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, lap = pair
    take = MergedBook.take

    def fails(self: MergedBook, act: SharedAct, mine: str = "") -> Any:
        if act.sentence == "Boom":
            raise KeyError("boom")
        return take(self, act, mine)

    monkeypatch.setattr(MergedBook, "take", fails)
    put(desk, EVIL, made(1, (5, 0)))
    lap.add("Bo")
    lap.sync()
    carry(desk, lap)
    desk.store.close()
    assert catch_up(desk.path, AT, ZONE) == ["evil.followup makes this program fail, and is left out until it changes."]
    desk.open()
    assert desk.names() == ["Ana", "Bo"]
    desk.add("Cy")
    desk.store.close()
    assert catch_up(desk.path, AT, ZONE) == []
    desk.open()
    meet(desk, lap)
    assert lap.names() == ["Ana", "Bo", "Cy"]
    monkeypatch.setattr(MergedBook, "take", take)
    put(desk, EVIL, made(1, (5, 0)), made(2, (6, 0)))
    desk.sync()
    assert "Evil" in desk.names()


@pytest.mark.parametrize("stamp", [(LATEST, (1 << 53) - 1), (LATEST + 1, 0)], ids=["the last", "too late"])
def test_absurd_stamp_takes_nothing_from_later_edits(
    pair: tuple[SharingMachine, SharingMachine], stamp: tuple[int, int]
) -> None:
    desk, lap = pair
    put(desk, EVIL, made(1, stamp))
    desk.sync()
    assert ("Evil" in desk.names()) == (stamp[0] <= LATEST)
    desk.edit("Ana", role="CEO")
    desk.at += timedelta(hours=1)
    for _ in range(2):
        desk.reopen()
        assert desk.sync()
        lap.add("Bo")
        meet(desk, lap)
    assert [contact.role for contact in desk.store.book.all(Contact) if contact.name == "Ana"] == ["CEO"]


@pytest.mark.parametrize(
    "header",
    [
        Header(1, "evil", "0123456789ab", 0, 0, seen={"evil": (10**18, 0)}),
        Header(1, "evil", "0123456789ab", 0, 0, seen={"../x": (1, 0)}),
        Header(1, "evil", "0123456789ab", 1 << 60, 0),
        Header(1, "evil", "0123456789ab", 0, -1),
        Header(1, "evil", "0123456789ab", 0, 0, stopped=10**18),
        Header(1, "evil", "0123456789ab", 0, 0, forgotten={"x": "desk"}),
        Header(1, "evil", "0123456789ab", 0, 0, forgotten={f"{n:012x}": "a" for n in range(1001)}),
    ],
    ids=["seen late", "seen name", "first", "records", "stopped", "forgotten", "many"],
)
def test_absurd_first_line_is_named(pair: tuple[SharingMachine, SharingMachine], header: Header) -> None:
    desk, _ = pair
    put(desk, header)
    assert desk.sync()
    assert desk.notices() == ["evil.followup is damaged in its first line."]
    assert any(found.sentence.startswith("evil.followup is damaged") for found in findings_of_machines(desk.path, AT, ZONE))


def test_state_with_an_absurd_stamp_is_no_good() -> None:
    header = Header(1, "evil", "0123456789ab", 0, 1)
    for stamp in ((10**18, 0, "evil"), (5, -1, "evil"), (5, 0, "[red]")):
        records = [StateRecord("contacts", "e", None, {"uid": (stamp, "e")}), StateRecord("contacts", "e", stamp, {})]
        for record in records:
            log = read_log(line_of(header) + line_of(record))
            assert not isinstance(log, str)
            assert not log.complete
            assert log.trouble.startswith("is damaged in line 2")


def test_file_with_the_id_of_another_machine_is_left_out(pair: tuple[SharingMachine, SharingMachine]) -> None:
    desk, lap = pair
    for owner in (desk, lap):
        log = read_log((owner.folder / f"{owner.name}.followup").read_bytes())
        assert not isinstance(log, str)
        put(desk, Header(1, "evil", log.header.id, 10**6, 0))
        assert desk.sync()
        [notice] = desk.notices()
        assert notice.startswith("evil.followup says that it is of ")
    desk.add("Bo")
    lap.add("Cy")
    meet(desk, lap)
    assert desk.names() == lap.names() == ["Ana", "Bo", "Cy"]


def test_more_files_than_machines_are_not_read(pair: tuple[SharingMachine, SharingMachine]) -> None:
    desk, lap = pair
    for number in range(100):
        (desk.folder / f"zz{number:03}.followup").write_bytes(b"x")
    assert len(shared_folder(desk.folder).files()) == MOST_MACHINE_FILES
    lap.add("Bo")
    meet(desk, lap)
    assert desk.names() == ["Ana", "Bo"]
