"""What stands otherwise in the book without an act: an older copy, another program's change, what no version could read."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from tests.sync.machines import AT, ZONE, SharingMachine, carry, meet, uid_book
from tui.domain.changes import ChangeBuilder
from tui.domain.models import Contact, Interview
from tui.domain.sharing.registers import fits
from tui.sync.catching_up import catch_up


def roles(machine: SharingMachine) -> list[str]:
    return [contact.role for contact in machine.store.book.all(Contact) if contact.name == "Ana"]


def alike(one: SharingMachine, other: SharingMachine) -> None:
    assert uid_book(one.store) == uid_book(other.store)


def test_older_copy_of_the_book_is_brought_up_to_date(pair: tuple[SharingMachine, SharingMachine]) -> None:
    desk, lap = pair
    desk.store.checkpoint()
    old = desk.path.read_bytes()
    desk.edit("Ana", role="CEO")
    desk.add("Cy")
    meet(desk, lap)
    desk.store.close()
    desk.path.write_bytes(old)
    Path(f"{desk.path}.journal").unlink()
    desk.open()
    meet(desk, lap)
    alike(desk, lap)
    assert lap.names() == ["Ana", "Bo", "Cy"]
    desk.add("Di")
    meet(desk, lap)
    assert lap.names() == ["Ana", "Bo", "Cy", "Di"]


def test_change_by_another_program_is_told_to_the_others(pair: tuple[SharingMachine, SharingMachine]) -> None:
    desk, lap = pair
    desk.store.close()
    desk.path.write_bytes(desk.path.read_bytes().replace(b'"CTO"', b'"CFO"'))
    desk.open()
    lap.add("Cy")
    meet(desk, lap)
    meet(desk, lap)
    alike(desk, lap)
    assert lap.history()[-1] == "Changed outside this program"
    assert [c.role for c in lap.store.book.all(Contact) if c.name == "Ana"] == ["CFO"]


def test_change_by_another_program_is_told_at_once(pair: tuple[SharingMachine, SharingMachine]) -> None:
    desk, lap = pair
    desk.store.close()
    assert catch_up(desk.path, AT, ZONE) == []
    for role in ("CFO", "CEO"):
        data = desk.path.read_bytes().replace(b'"CTO"', b'"CFO"').replace(b'"CFO"', f'"{role}"'.encode())
        desk.path.write_bytes(data)
        later = Path(f"{desk.path}.journal").stat().st_mtime_ns + 1_000_000_000
        os.utime(desk.path, ns=(later, later))
        assert "changes that this program did not make" in catch_up(desk.path, AT, ZONE)[0]
        assert catch_up(desk.path, AT, ZONE) == []
        carry(desk, lap)
        lap.sync()
        assert roles(lap) == [role]
    desk.open()
    alike(desk, lap)


def test_invalid_value_is_no_change(pair: tuple[SharingMachine, SharingMachine]) -> None:
    desk, lap = pair
    builder = ChangeBuilder(desk.store.book)
    builder.add(Interview(starts_at=AT, place="Berlin"))
    desk.store.act(lambda book: builder.done("Interview"), desk.at)
    meet(desk, lap)
    desk.store.close()
    data = desk.path.read_bytes()
    assert b'"starts_at":"2026-11-' in data
    desk.path.write_bytes(data.replace(b'"starts_at":"2026-11-', b'"starts_at":"2026-13-'))
    desk.open()
    assert desk.store.book.broken
    lap.add("Cy")
    meet(desk, lap)
    meet(desk, lap)
    alike(desk, lap)
    assert [interview.place for interview in lap.store.book.all(Interview)] == ["Berlin"]
    assert not desk.store.book.broken


def test_invalid_new_record_stays_where_it_is(pair: tuple[SharingMachine, SharingMachine]) -> None:
    desk, lap = pair
    desk.store.close()
    book = msgspec.json.decode(desk.path.read_bytes())
    book["interviews"] = {"1": {"uid": "x1", "starts_at": "soon"}}
    desk.path.write_bytes(msgspec.json.encode(book))
    desk.open()
    lap.add("Cy")
    meet(desk, lap)
    meet(desk, lap)
    assert desk.store.book.docs["interviews"][1]["starts_at"] == "soon"
    assert not lap.store.book.docs["interviews"]


def test_older_book_beside_its_journal_is_brought_up_to_date(pair: tuple[SharingMachine, SharingMachine]) -> None:
    desk, lap = pair
    desk.store.checkpoint()
    old = desk.path.read_bytes()
    lap.at = AT + timedelta(hours=1)
    lap.edit("Ana", role="CEO")
    meet(desk, lap)
    desk.remove("Bo")
    meet(desk, lap)
    desk.store.close()
    desk.path.write_bytes(old)
    desk.at = AT + timedelta(hours=3)
    desk.open()
    assert desk.names() == ["Ana", "Bo"]
    desk.reopen()  # another session saw that it was replaced
    lap.add("Cy")
    meet(desk, lap)
    meet(desk, lap)
    alike(desk, lap)
    assert roles(lap) == ["CEO"]
    assert lap.names() == ["Ana", "Cy"]


def test_values_that_an_older_program_left_out_come_by_upgrade(
    pair: tuple[SharingMachine, SharingMachine], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, lap = pair
    desk.at = AT + timedelta(hours=1)
    desk.edit("Ana", role="new kind")
    desk.sync()
    carry(desk, lap)
    with monkeypatch.context() as older:
        older.setattr("tui.sync.sharing.__version__", "0")
        older.setattr("tui.domain.sharing.merged_book.fits", lambda *args: args[2] != "new kind" and fits(*args))
        lap.sync()
        assert roles(lap) == ["CTO"]
    lap.at = AT + timedelta(days=1)
    lap.reopen()
    desk.add("Cy")
    meet(desk, lap)
    meet(desk, lap)
    assert roles(desk) == roles(lap) == ["new kind"]


def test_book_that_was_lost_is_not_taken_for_deleted(pair: tuple[SharingMachine, SharingMachine]) -> None:
    desk, lap = pair
    desk.store.close()
    for file in desk.root.glob("book.json*"):
        if file.is_file():
            file.unlink()
    desk.open()
    assert not desk.sync()
    assert "another book" in desk.notices()[0]
    desk.set_up()
    meet(desk, lap)
    assert desk.names() == lap.names() == ["Ana", "Bo"]


def test_machine_set_back_to_an_image_loses_nothing(pair: tuple[SharingMachine, SharingMachine], tmp_path: Path) -> None:
    import shutil

    desk, lap = pair
    desk.store.close()
    shutil.copytree(desk.root, tmp_path / "image", ignore=shutil.ignore_patterns("shared"))
    desk.open()
    desk.add("Cy")
    desk.sync()
    meet(desk, lap)
    desk.store.close()
    shutil.copytree(tmp_path / "image", desk.root, dirs_exist_ok=True)
    desk.open()
    desk.add("Di")
    meet(desk, lap)
    meet(desk, lap)
    alike(desk, lap)
    assert lap.names() == ["Ana", "Bo", "Cy", "Di"]


def test_machine_set_back_with_its_folder_gets_all_again(pair: tuple[SharingMachine, SharingMachine], tmp_path: Path) -> None:
    import shutil

    desk, lap = pair
    desk.store.close()
    shutil.copytree(desk.root, tmp_path / "image")
    desk.open()
    desk.add("Cy")
    meet(desk, lap)
    desk.store.close()
    shutil.rmtree(desk.root)
    shutil.copytree(tmp_path / "image", desk.root)
    desk.at = AT + timedelta(hours=1)
    desk.open()
    desk.add("Di")
    desk.add("Ed")
    meet(desk, lap)
    meet(desk, lap)
    alike(desk, lap)
    assert lap.names() == ["Ana", "Bo", "Cy", "Di", "Ed"]
