"""Machines join the sharing of a book, stop, join again and are forgotten."""

from __future__ import annotations

from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from tests.sync.machines import AT, SharingMachine, carry, meet, uid_book
from tui.domain.models import Contact
from tui.storage import StoreError
from tui.sync.setup import forget, set_up, stop


def roles(machine: SharingMachine) -> list[str]:
    return [contact.role for contact in machine.store.book.all(Contact) if contact.name == "Ana"]


def alike(one: SharingMachine, other: SharingMachine) -> None:
    assert uid_book(one.store) == uid_book(other.store)


def test_forgetting_holds_if_the_file_cannot_be_removed(
    pair: tuple[SharingMachine, SharingMachine], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, lap = pair

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as refused:
        refused.setattr("tui.sync.folder.SharedFolder.remove", refuse)
        with pytest.raises(StoreError, match="cannot be removed"):
            forget(desk.sharing, "lap", AT)
    machine = desk.sharing.copies.machine()
    assert machine is not None
    assert list(machine.forgotten.values()) == ["lap"]
    desk.reopen()
    desk.sync()
    carry(desk, lap)
    lap.sync()
    assert "desk has forgotten this machine" in lap.notices()[0]


def test_forgotten_machine_is_told_and_joins_again(pair: tuple[SharingMachine, SharingMachine]) -> None:
    desk, lap = pair
    lap.edit("Ana", met="fair")
    meet(desk, lap)
    assert forget(desk.sharing, "lap", AT) == "lap was forgotten. What it sent stays in the book."
    assert not (desk.folder / "lap.followup").exists()
    with pytest.raises(StoreError, match="no other machine called lap"):
        forget(desk.sharing, "lap", AT)
    lap.add("Cy")
    carry(desk, lap)
    lap.sync()
    assert "desk has forgotten this machine" in lap.notices()[0]
    lap.add("Di")
    assert not lap.sync()
    lap.set_up()
    meet(desk, lap)
    meet(desk, lap)
    alike(desk, lap)
    assert desk.names() == ["Ana", "Bo", "Cy", "Di"]


def test_name_of_another_machine_is_refused(pair: tuple[SharingMachine, SharingMachine]) -> None:
    desk, _ = pair
    other = SharingMachine(desk.root, "other")
    with closing(other.store):
        with pytest.raises(StoreError, match="Another machine is called desk"):
            set_up(other.sharing, desk.folder, "desk", AT)
        with pytest.raises(StoreError, match="cannot be called"):
            set_up(other.sharing, desk.folder, "../x", AT)


def test_cloned_machine_takes_another_name(pair: tuple[SharingMachine, SharingMachine], tmp_path: Path) -> None:
    import shutil

    desk, lap = pair
    desk.store.close()
    shutil.copytree(desk.root, tmp_path / "clone")
    desk.open()
    clone = SharingMachine(tmp_path, "clone")
    with closing(clone.store):
        clone.set_up()
        for other in (desk, lap, desk):
            meet(clone, other)
        for number, home in enumerate((desk, lap, clone)):
            home.add(f"New {number}")
        for one, other in ((clone, desk), (desk, lap), (clone, lap), (clone, desk)):
            meet(one, other)
        assert clone.names() == desk.names() == lap.names() == ["Ana", "Bo", "New 0", "New 1", "New 2"]
        assert desk.notices() == []


def test_two_copies_of_one_book_keep_the_later_edits(tmp_path: Path) -> None:
    import shutil

    desk = SharingMachine(tmp_path, "desk")
    desk.add("Ana", role="CTO", company="Vega")
    desk.store.close()
    shutil.copytree(desk.root, tmp_path / "lap")
    desk.open()
    lap = SharingMachine(tmp_path, "lap")
    with closing(desk.store), closing(lap.store):
        lap.at = AT + timedelta(hours=1)
        lap.edit("Ana", role="CEO")
        desk.at = AT + timedelta(hours=2)
        desk.edit("Ana", company="Nimbus")
        desk.set_up()
        lap.set_up()
        meet(desk, lap)
        alike(desk, lap)
        [ana] = desk.store.book.all(Contact)
        assert (ana.role, ana.company) == ("CEO", "Nimbus")


def test_stopped_machine_keeps_its_book(pair: tuple[SharingMachine, SharingMachine]) -> None:
    desk, lap = pair
    assert stop(desk.sharing, desk.at) is not None
    lap.add("Cy")
    meet(desk, lap)
    assert desk.names() == ["Ana", "Bo"]
    desk.set_up()
    meet(desk, lap)
    alike(desk, lap)


def test_book_that_is_not_shared_has_nothing_to_stop(tmp_path: Path) -> None:
    desk = SharingMachine(tmp_path, "desk")
    with closing(desk.store):
        assert stop(desk.sharing, AT) is None
        with pytest.raises(StoreError, match="not shared"):
            forget(desk.sharing, "lap", AT)


def test_setup_again_sends_what_was_deleted_meanwhile(pair: tuple[SharingMachine, SharingMachine]) -> None:
    desk, lap = pair
    stop(desk.sharing, desk.at)
    desk.remove("Ana")
    desk.set_up()
    meet(desk, lap)
    desk.remove("Bo")
    desk.set_up()
    lap.add("Cy")
    desk.reopen()
    meet(desk, lap)
    meet(desk, lap)
    assert desk.names() == lap.names() == ["Cy"]


def test_setup_again_sends_edits_as_of_when_they_were_made(pair: tuple[SharingMachine, SharingMachine]) -> None:
    desk, lap = pair
    stop(desk.sharing, desk.at)
    desk.edit("Ana", role="CEO")
    lap.at = AT + timedelta(days=30)
    lap.edit("Ana", role="CFO")
    lap.sync()
    desk.at = AT + timedelta(days=31)
    desk.set_up()
    meet(desk, lap)
    meet(desk, lap)
    assert roles(desk) == roles(lap) == ["CFO"]


def test_setup_does_not_send_what_was_deleted_before(tmp_path: Path) -> None:
    desk = SharingMachine(tmp_path, "desk")
    with closing(desk.store):
        desk.add("Ana", notes="private")
        desk.remove("Ana")
        desk.set_up()
    assert b"private" not in (desk.folder / "desk.followup").read_bytes()


def test_loss_of_a_value_of_unknown_age_is_told_without_a_day(tmp_path: Path) -> None:
    desk, lap = SharingMachine(tmp_path, "desk"), SharingMachine(tmp_path, "lap")
    desk.add("Ana", role="CTO")
    desk.store.checkpoint()
    lap.store.close()
    lap.path.write_bytes(desk.path.read_bytes())
    Path(f"{lap.path}.journal").unlink(missing_ok=True)
    lap.open()
    with closing(desk.store), closing(lap.store):
        desk.edit("Ana", role="CEO")
        desk.set_up()
        lap.set_up()
        meet(desk, lap)
        assert lap.notices() == []
        assert lap.history()[-1].endswith("desk's 'CEO' replaced 'CTO', which was in the book here")
