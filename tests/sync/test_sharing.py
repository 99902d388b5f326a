"""Two machines share a book through files that are copied: every case by hand."""

from __future__ import annotations

import stat
from datetime import timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.storage.conftest import add
from tests.sync.machines import AT, SharingMachine, carry, meet, uid_book
from tui.domain.changes import Change, ChangeBuilder, Edit
from tui.domain.models import Contact, Note
from tui.storage import Store
from tui.sync.merged_copies import load
from tui.sync.sharing import Sharing


def roles(machine: SharingMachine) -> list[str]:
    return [contact.role for contact in machine.store.book.all(Contact) if contact.name == "Ana"]


def alike(one: SharingMachine, other: SharingMachine) -> None:
    assert uid_book(one.store) == uid_book(other.store)


def test_joined_books_hold_what_both_held(pair: tuple[SharingMachine, SharingMachine]) -> None:
    desk, lap = pair
    assert desk.names() == lap.names() == ["Ana", "Bo"]
    alike(desk, lap)
    assert desk.notices() == lap.notices() == []


def test_records_of_unknown_age_are_received_when_they_arrive(pair: tuple[SharingMachine, SharingMachine]) -> None:
    for machine in pair:
        assert all(act.at.year > 2000 for act in machine.store.history())


def test_edits_of_other_fields_are_both_kept(pair: tuple[SharingMachine, SharingMachine]) -> None:
    desk, lap = pair
    desk.edit("Ana", role="CEO")
    lap.edit("Ana", company="Vega")
    meet(desk, lap)
    alike(desk, lap)
    [ana] = [contact for contact in lap.store.book.all(Contact) if contact.name == "Ana"]
    assert (ana.role, ana.company) == ("CEO", "Vega")
    assert desk.notices() == lap.notices() == []
    assert desk.history()[-1] == "Edit"


def test_later_edit_counts_and_the_loss_is_told_once(pair: tuple[SharingMachine, SharingMachine]) -> None:
    desk, lap = pair
    desk.at = AT + timedelta(hours=2)
    desk.edit("Ana", role="CEO")
    lap.at = AT + timedelta(hours=1)
    lap.edit("Ana", role="CFO")
    meet(desk, lap)
    alike(desk, lap)
    told = "Contact Ana, role: desk's 'CEO' replaced 'CFO', which you gave on Sun 22 Nov 11:00"
    assert lap.notices() == [f"{told}."]
    assert lap.history()[-1] == f"Edit; {told}"
    assert desk.notices() == []
    assert "your 'CEO' stays" in desk.history()[-1]
    meet(desk, lap)
    assert lap.notices() == []


def test_record_deleted_here_and_edited_there_later_lives(pair: tuple[SharingMachine, SharingMachine]) -> None:
    desk, lap = pair
    desk.remove("Ana")
    lap.at = AT + timedelta(hours=1)
    lap.edit("Ana", company="Vega")
    meet(desk, lap)
    alike(desk, lap)
    assert desk.names() == ["Ana", "Bo"]
    [ana] = [contact for contact in desk.store.book.all(Contact) if contact.name == "Ana"]
    assert (ana.role, ana.company) == ("CTO", "Vega")


def test_record_edited_here_and_deleted_later_there_is_told(pair: tuple[SharingMachine, SharingMachine]) -> None:
    desk, lap = pair
    lap.edit("Ana", company="Vega")
    desk.at = AT + timedelta(hours=1)
    desk.remove("Ana")
    meet(desk, lap)
    alike(desk, lap)
    assert lap.names() == ["Bo"]
    assert lap.notices() == ["Contact Ana: deleted on desk, with what you changed in it on Sun 22 Nov 10:00."]


def test_reference_to_a_record_deleted_elsewhere_is_told(pair: tuple[SharingMachine, SharingMachine]) -> None:
    desk, lap = pair
    lap.edit("Bo", via=lap.id_of("Ana"))
    desk.at = AT + timedelta(hours=1)
    desk.remove("Ana")
    meet(desk, lap)
    alike(desk, lap)
    assert lap.notices() == ["Contact Ana: deleted on desk, though Contact Bo here refers to it."]
    desk.store.undo(desk.at)
    meet(desk, lap)
    alike(desk, lap)
    [bo] = [contact for contact in lap.store.book.all(Contact) if contact.name == "Bo"]
    assert bo.via == lap.id_of("Ana")


def test_what_this_version_does_not_know_is_shared_as_it_is(pair: tuple[SharingMachine, SharingMachine]) -> None:
    desk, lap = pair
    visit = {"uid": "v1", "room": {"floor": [1, None]}, "a/b": "x"}
    desk.store.act(lambda book: Change("Visit", (Edit("visits", 7, None, visit),)), AT)
    ana = {"mood": "good", "role": "CTO"}
    desk.store.act(
        lambda book: Change("Mood", (Edit("contacts", desk.id_of("Ana"), {"mood": None, "role": "CTO"}, ana),)), AT
    )
    meet(desk, lap)
    assert dict(lap.store.book.docs["visits"]) == {1: visit}
    assert lap.store.book.docs["contacts"][lap.id_of("Ana")]["mood"] == "good"


def test_undo_takes_back_the_last_act_of_this_machine_everywhere(pair: tuple[SharingMachine, SharingMachine]) -> None:
    desk, lap = pair
    desk.edit("Bo", role="PO")
    lap.add("Cy")
    meet(desk, lap)
    desk.store.undo(desk.at)
    meet(desk, lap)
    alike(desk, lap)
    assert desk.names() == ["Ana", "Bo", "Cy"]
    desk.store.redo(desk.at)
    meet(desk, lap)
    alike(desk, lap)
    lap.reopen()
    lap.store.undo(lap.at)
    meet(desk, lap)
    assert desk.names() == ["Ana", "Bo"]


def test_undone_deletion_comes_back_everywhere(pair: tuple[SharingMachine, SharingMachine]) -> None:
    desk, lap = pair
    desk.remove("Ana")
    meet(desk, lap)
    assert lap.names() == ["Bo"]
    desk.store.undo(desk.at)
    meet(desk, lap)
    alike(desk, lap)
    assert lap.names() == ["Ana", "Bo"]


def test_undone_deletion_shows_what_others_wrote_before_it(pair: tuple[SharingMachine, SharingMachine]) -> None:
    desk, lap = pair
    lap.at = AT + timedelta(hours=1)
    lap.edit("Ana", company="Vega")
    lap.sync()
    desk.at = AT + timedelta(hours=2)
    desk.remove("Ana")
    meet(desk, lap)
    assert desk.names() == lap.names() == ["Bo"]
    desk.reopen()
    desk.store.undo(desk.at)
    meet(desk, lap)
    alike(desk, lap)
    desk.reopen()
    lap.add("Cy")
    meet(desk, lap)
    meet(desk, lap)
    assert [contact.company for contact in lap.store.book.all(Contact) if contact.name == "Ana"] == ["Vega"]
    alike(desk, lap)


def test_person_put_on_again_has_what_others_wrote_before(pair: tuple[SharingMachine, SharingMachine]) -> None:
    desk, lap = pair
    ana = desk.id_of("Ana")
    meeting = {"uid": "i1", "starts_at": "2026-12-01T09:00:00Z", "interviewers": [{"contact": ana}]}
    desk.store.act(lambda book: Change("Meeting", (Edit("interviews", 1, None, meeting),)), desk.at)
    meet(desk, lap)
    said = [{"contact": lap.id_of("Ana"), "talked_about": "sailing"}]
    lap.at = AT + timedelta(hours=1)
    lap.store.act(lambda book: Change("Talk", (_people(lap, said),)), lap.at)
    lap.sync()
    desk.at = AT + timedelta(hours=2)
    desk.store.act(lambda book: Change("Off", (_people(desk, None),)), desk.at)
    meet(desk, lap)
    desk.reopen()
    desk.store.act(lambda book: Change("On", (_people(desk, [{"contact": ana}]),)), desk.at)
    meet(desk, lap)
    assert desk.store.book.docs["interviews"][1]["interviewers"] == [{"contact": ana, "talked_about": "sailing"}]
    alike(desk, lap)


def _people(machine: SharingMachine, people: list[dict[str, Any]] | None) -> Edit:
    before = machine.store.book.docs["interviews"][1].get("interviewers")
    return Edit("interviews", 1, {"interviewers": before}, {"interviewers": people})


def test_acts_made_while_nothing_was_shared_are_told_later(pair: tuple[SharingMachine, SharingMachine]) -> None:
    desk, lap = pair
    desk.add("Cy")
    desk.reopen()
    desk.store._files.close()  # as by kill -9
    desk.open()
    meet(desk, lap)
    assert lap.names() == ["Ana", "Bo", "Cy"]


def test_what_was_known_before_a_crash_is_not_later(pair: tuple[SharingMachine, SharingMachine]) -> None:
    desk, lap = pair
    kept = desk.sharing.copies.machine()
    assert kept is not None
    lap.at = AT + timedelta(days=1000)
    lap.edit("Ana", role="CEO")
    meet(desk, lap)
    desk.sharing.copies.save(kept)  # as if killed before it was noted how far this machine has come
    desk.edit("Ana", role="CFO")
    desk.reopen()
    meet(desk, lap)
    alike(desk, lap)
    assert [c.role for c in lap.store.book.all(Contact) if c.name == "Ana"] == ["CFO"]


def test_file_that_is_cut_is_read_as_far_as_it_is_whole(pair: tuple[SharingMachine, SharingMachine]) -> None:
    desk, lap = pair
    desk.add("Cy")
    desk.add("Di")
    desk.sync()
    data = (desk.folder / "desk.followup").read_bytes()
    for size in (len(data) - 1, len(data) - 400, 10, 0):
        (lap.folder / "desk.followup").write_bytes(data[:size])
        lap.sync()
    assert lap.names() == ["Ana", "Bo", "Cy"]
    assert lap.notices() == []
    (lap.folder / "desk.followup").write_bytes(data)
    lap.sync()
    assert lap.names() == ["Ana", "Bo", "Cy", "Di"]


def test_own_file_that_is_whole_again_is_named_no_longer(pair: tuple[SharingMachine, SharingMachine]) -> None:
    desk, _ = pair
    desk.add("Ana")
    desk.sync()
    file = desk.folder / "desk.followup"
    whole = file.read_bytes()
    file.write_bytes(whole[:100])
    for _ in range(3):
        desk.reopen()
        desk.sync()
    machine = desk.sharing.copies.machine()
    assert (file.read_bytes(), machine.troubles if machine else None) == (whole, {})


def test_damaged_line_is_named_and_the_good_part_counts(pair: tuple[SharingMachine, SharingMachine]) -> None:
    desk, lap = pair
    desk.add("Cy")
    desk.add("Di")
    desk.sync()
    data = (desk.folder / "desk.followup").read_bytes()
    (lap.folder / "desk.followup").write_bytes(data.replace(b'"Di"', b'"Xx"'))
    lap.sync()
    assert lap.names() == ["Ana", "Bo", "Cy"]
    [notice] = lap.notices()
    assert notice.startswith("desk.followup is damaged in line ")
    lap.reopen()
    lap.sync()
    assert lap.notices() == []
    desk.add("Ed")
    meet(desk, lap)
    assert lap.names() == ["Ana", "Bo", "Cy", "Di", "Ed"]


def test_file_that_is_too_large_is_named_and_the_others_count(
    pair: tuple[SharingMachine, SharingMachine], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, lap = pair
    monkeypatch.setattr("tui.sync.folder.MOST_BYTES_OF_A_LOG", 50_000)
    (desk.folder / "huge.followup").write_bytes(b"x" * 50_001)
    (desk.folder / "link.followup").symlink_to("/etc/passwd")
    lap.add("Cy")
    meet(desk, lap)
    assert desk.names() == ["Ana", "Bo", "Cy"]
    assert desk.notices() == ["huge.followup cannot be read: larger than 0.05 MB."]


def test_missing_folder_is_told_once_and_blocks_nothing(pair: tuple[SharingMachine, SharingMachine]) -> None:
    desk, lap = pair
    desk.folder.rename(desk.root / "away")
    desk.add("Cy")
    assert not desk.sync()
    assert not desk.sync()
    assert [notice.split(":")[-1] for notice in desk.notices()] == [" No such file or directory."]
    (desk.root / "away").rename(desk.folder)
    meet(desk, lap)
    alike(desk, lap)


def test_fold_is_taken_in_by_who_is_far_behind(
    pair: tuple[SharingMachine, SharingMachine], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, lap = pair
    monkeypatch.setattr("tui.sync.own_log.FOLD_BYTES", 2000)
    lap.edit("Ana", met="fair")
    for count in range(40):
        desk.edit("Ana", role=f"CTO {count}")
        desk.sync()
    assert (desk.folder / "desk.followup").read_bytes().count(b"\n") < 20
    meet(desk, lap)
    alike(desk, lap)
    assert lap.notices() == []


def test_acts_are_sent_once_if_a_crash_follows_the_fold(
    pair: tuple[SharingMachine, SharingMachine], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, lap = pair
    kept = desk.sharing.copies.machine()
    assert kept is not None
    for count in range(9):
        desk.edit("Ana", role=f"CEO {count}")
    with monkeypatch.context() as short:
        short.setattr("tui.sync.own_log.FOLD_BYTES", 0)
        desk.sync()
    folded = desk.sharing.copies.machine()
    assert folded is not None
    assert folded.first > kept.first
    carry(desk, lap)
    desk.sharing.copies.save(kept)  # as if killed before it was noted how far this machine has come
    lap.at = AT + timedelta(hours=1)
    lap.sync()
    lap.edit("Ana", role="CFO")
    lap.sync()
    desk.at = AT + timedelta(hours=2)
    desk.reopen()
    desk.sync()
    assert (desk.folder / "desk.followup").read_bytes() == (lap.folder / "desk.followup").read_bytes()
    meet(desk, lap)
    meet(desk, lap)
    assert roles(desk) == roles(lap) == ["CFO"]


def test_damaged_copy_of_its_own_file_is_taken_from_the_folder(pair: tuple[SharingMachine, SharingMachine]) -> None:
    desk, lap = pair
    desk.add("Cy")
    desk.remove("Ana")
    meet(desk, lap)
    machine = desk.sharing.copies.machine()
    assert machine is not None
    copy = Path(f"{desk.path}.machines") / f"{machine.id}.followup"
    whole = copy.read_bytes()
    copy.write_bytes(whole[:-5])
    desk.reopen()
    desk.sync()
    assert copy.read_bytes() == whole == (desk.folder / "desk.followup").read_bytes()
    meet(desk, lap)
    alike(desk, lap)
    assert lap.names() == ["Bo", "Cy"]


def test_state_whose_taking_in_was_killed_is_no_work_of_others(
    pair: tuple[SharingMachine, SharingMachine], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, lap = pair
    desk.add("Cy")
    meet(desk, lap)
    desk.remove("Cy")
    monkeypatch.setattr("tui.sync.own_log.FOLD_BYTES", 0)
    desk.sync()
    carry(desk, lap)
    with monkeypatch.context() as killed:
        killed.setattr(Store, "take_in", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            lap.sync()
    lap.reopen()
    meet(desk, lap)
    alike(desk, lap)
    assert lap.names() == ["Ana", "Bo"]


def test_loss_to_a_state_is_in_the_history_once_though_killed(
    pair: tuple[SharingMachine, SharingMachine], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, lap = pair
    lap.edit("Bo", role="CFO")
    lap.sync()
    desk.at = AT + timedelta(hours=1)
    for role in ("COO", "CIO", "CMO", "CEO"):
        desk.edit("Bo", role=role)
    with monkeypatch.context() as short:
        short.setattr("tui.sync.own_log.FOLD_BYTES", 0)
        desk.sync()
    carry(desk, lap)
    with monkeypatch.context() as killed:
        killed.setattr(Sharing, "_keep", lambda *_: 1 / 0)  # before it is noted that the state was taken in
        with pytest.raises(ZeroDivisionError):
            lap.sync()
    lap.notices()
    lap.reopen()
    lap.sync()
    told = [lost for act in lap.store.history() for lost in act.lost]
    assert told == ["Contact Bo, role: desk's 'CEO' replaced 'CFO', which you gave on Sun 22 Nov 10:00"]
    assert lap.notices() == [f"{told[0]}."]


def test_files_and_folders_are_the_user_s_alone(pair: tuple[SharingMachine, SharingMachine]) -> None:
    desk, _ = pair
    for path in [
        desk.folder,
        *desk.folder.iterdir(),
        Path(f"{desk.path}.machines"),
        *Path(f"{desk.path}.machines").iterdir(),
    ]:
        if path.name != "lap.followup":
            assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path


def test_two_sessions_of_one_machine_share_by_turns(pair: tuple[SharingMachine, SharingMachine]) -> None:
    desk, lap = pair
    with Store.open(desk.path, at=AT) as other:
        from tests.sync.machines import ZONE

        second = Sharing(other, ZONE)
        for count in range(3):
            lap.add(f"Cy {count}")
            desk.add(f"Di {count}")
            lap.sync()
            carry(desk, lap)
            assert (second.exchange(AT), desk.sync()) == (True, True)
            desk.store.refresh()
        meet(desk, lap)
        alike(desk, lap)
        assert len(desk.names()) == 8


def test_copies_are_merged_while_others_can_write(
    pair: tuple[SharingMachine, SharingMachine], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, lap = pair
    lap.add("Cy")
    lap.sync()
    carry(desk, lap)
    desk.reopen()

    def load_beside_another_session(*args: Any) -> Any:
        with Store.open(desk.path, at=AT) as other:
            other.act(add("Di"), AT)
        return load(*args)

    monkeypatch.setattr("tui.sync.sharing.load", load_beside_another_session)
    assert desk.sync()
    meet(desk, lap)
    assert desk.names() == lap.names() == ["Ana", "Bo", "Cy", "Di"]


def test_draft_of_another_machine_is_no_draft_of_this_session(pair: tuple[SharingMachine, SharingMachine]) -> None:
    desk, lap = pair
    desk.edit("Ana", role="CEO")
    builder = ChangeBuilder(lap.store.book)
    builder.add(Note(kind="thank_you", body="Dear Ana"))
    lap.store.act(lambda book: msgspec.structs.replace(builder.done("Draft"), quiet=True), lap.at)
    meet(desk, lap)
    assert desk.store.act_before_drafts() is None
