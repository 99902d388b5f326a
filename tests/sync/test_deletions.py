"""A record that was deleted on one machine and edited later on another comes back, wherever it was named before."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.sync.machines import AT, SharingMachine, meet, uid_book
from tui.domain.changes import Change, Edit
from tui.domain.merging import merge_contacts
from tui.domain.models import Contact, Event, Interview, Note, Position
from tui.domain.operations import remove

Pair = tuple[SharingMachine, SharingMachine]
HOUR = timedelta(hours=1)


@pytest.fixture
def named(pair: Pair) -> Pair:
    """Machines whose book names Ana wherever a person can be named."""
    desk, lap = pair
    ana, bo = desk.id_of("Ana"), desk.id_of("Bo")
    docs: dict[str, dict[str, Any]] = {
        "positions": {"title": "Engineer", "company": "Vega", "main_contact": ana},
        "interviews": {
            "position": 1,
            "starts_at": "2026-12-01T09:00:00Z",
            "interviewers": [{"contact": ana, "talked_about": "sailing", "mood": "good"}, {"contact": bo}],
        },
        "events": {"at": "2026-12-01T10:00:00Z", "kind": "asked", "interview": 1, "contact": ana},
        "notes": {"kind": "thank_you", "interview": 1, "contact": ana},
    }
    edits = [Edit(table, 1, None, {"uid": f"{table}-1", **doc}) for table, doc in docs.items()]
    via = Edit("contacts", bo, {"via": None}, {"via": ana})
    desk.store.act(lambda book: Change("Interview added", (*edits, via)), AT)
    meet(desk, lap)
    return pair


def delete(machine: SharingMachine, kind: Any, record_id: int) -> None:
    machine.store.act(lambda book: remove(book, book.record(kind, record_id)), machine.at)


def meet_and_compare(one: SharingMachine, other: SharingMachine) -> dict[tuple[str, str], dict[str, Any]]:
    meet(one, other)
    meet(one, other)
    assert uid_book(one.store) == uid_book(other.store)
    return uid_book(one.store)


def test_person_deleted_here_and_edited_there_is_named_again(named: Pair) -> None:
    desk, lap = named
    before = uid_book(desk.store)
    delete(desk, Contact, desk.id_of("Ana"))
    assert "interviewers" in uid_book(desk.store)["interviews", "interviews-1"]
    lap.at = AT + HOUR
    lap.edit("Ana", role="CEO")
    after = meet_and_compare(desk, lap)
    [ana] = [key for key, doc in after.items() if doc.get("name") == "Ana"]
    assert after == {**before, ana: {**before[ana], "role": "CEO"}}
    assert lap.notices() == []


def test_person_deleted_everywhere_is_named_nowhere(named: Pair) -> None:
    desk, lap = named
    delete(desk, Contact, desk.id_of("Ana"))
    meet_and_compare(desk, lap)
    lap.at = AT + HOUR
    interview = lap.store.book.record(Interview, 1)
    lap.store.act(lambda book: Change("Edit", (Edit("interviews", 1, {"round": None}, {"round": "Final"}),)), lap.at)
    after = meet_and_compare(desk, lap)
    assert desk.names() == ["Bo"], "an edit of her interview brought her back"
    assert [len(each.interviewers) for each in (interview, desk.store.book.record(Interview, 1))] == [1, 1]
    assert not {"contact", "main_contact", "via"} & {field for doc in after.values() for field in doc}


def test_reference_given_to_another_since_stays_with_them(named: Pair) -> None:
    desk, lap = named
    delete(desk, Contact, desk.id_of("Ana"))
    desk.at = AT + HOUR
    desk.store.act(
        lambda book: Change("Edit", (Edit("events", 1, {"contact": None}, {"contact": desk.id_of("Bo")}),)), desk.at
    )
    lap.at = AT + 2 * HOUR
    lap.edit("Ana", role="CEO")
    meet_and_compare(desk, lap)
    assert lap.store.book.record(Event, 1).contact == lap.id_of("Bo")
    assert lap.store.book.record(Note, 1).contact == lap.id_of("Ana")
    assert lap.store.book.record(Position, 1).main_contact == lap.id_of("Ana")


def test_person_deleted_twice_and_edited_later_is_named_again(named: Pair) -> None:
    desk, lap = named
    delete(desk, Contact, desk.id_of("Ana"))
    lap.at = AT + HOUR
    lap.edit("Ana", role="CEO")
    meet_and_compare(desk, lap)
    desk.at = AT + 2 * HOUR
    delete(desk, Contact, desk.id_of("Ana"))
    lap.at = AT + 3 * HOUR
    lap.edit("Ana", role="CFO")
    meet_and_compare(desk, lap)
    [first, _] = desk.store.book.record(Interview, 1).interviewers
    assert (first.contact, first.talked_about) == (desk.id_of("Ana"), "sailing")


def test_person_merged_into_another_does_not_take_part_again(named: Pair) -> None:
    desk, lap = named
    desk.add("Ana R.")
    meet_and_compare(desk, lap)
    kept, other = (desk.store.book.record(Contact, desk.id_of(name)) for name in ("Ana R.", "Ana"))
    desk.store.act(lambda book: merge_contacts(book, kept, other, {}), desk.at)
    lap.at = AT + HOUR
    lap.edit("Ana", role="CEO")
    meet_and_compare(desk, lap)
    assert lap.names() == ["Ana", "Ana R.", "Bo"]
    for machine in named:
        people = machine.store.book.record(Interview, 1).interviewers
        assert [each.contact for each in people] == [machine.id_of("Ana R."), machine.id_of("Bo")]
        assert people[0].talked_about == "sailing"


def test_interview_deleted_here_and_edited_there_has_its_events(named: Pair) -> None:
    desk, lap = named
    delete(desk, Interview, 1)
    assert desk.store.book.record(Event, 1).interview is None
    lap.at = AT + HOUR
    lap.store.act(lambda book: Change("Edit", (Edit("interviews", 1, {"round": None}, {"round": "Final"}),)), lap.at)
    meet_and_compare(desk, lap)
    assert desk.store.book.record(Event, 1).interview == 1


def test_what_was_said_of_a_person_deleted_elsewhere_is_told(named: Pair) -> None:
    desk, lap = named
    people = lap.store.book.docs["interviews"][1]["interviewers"]
    said = [{**people[0], "talked_about": "chess"}, people[1]]
    lap.store.act(lambda book: Change("Talk", (Edit("interviews", 1, {"interviewers": people}, {"interviewers": said}),)), AT)
    desk.at = AT + HOUR
    delete(desk, Contact, desk.id_of("Ana"))
    meet_and_compare(desk, lap)
    [notice] = lap.notices()
    assert "'chess'" in notice


def test_deletion_that_covers_what_refers_to_it_loses_none(named: Pair) -> None:
    desk, lap = named
    lap.at = AT + HOUR
    delete(lap, Interview, 1)
    meet_and_compare(desk, lap)
    assert not list(desk.store.book.all(Note))
    assert desk.notices() == []
    assert desk.history()[-1] == lap.history()[-1], "the history tells a loss"


def test_deletion_tells_of_a_note_here_that_it_did_not_know(named: Pair) -> None:
    desk, lap = named
    note = {"uid": "notes-2", "kind": "thank_you", "interview": 1, "contact": desk.id_of("Bo")}
    desk.store.act(lambda book: Change("Note to Bo", (Edit("notes", 2, None, note),)), AT)
    lap.at = AT + HOUR
    delete(lap, Interview, 1)
    meet_and_compare(desk, lap)
    [notice] = desk.notices()
    assert notice.endswith("deleted on lap, though Note to Bo here refers to it.")


def test_machine_that_joins_brings_nothing_of_who_was_deleted(named: Pair) -> None:
    desk, _ = named
    other = SharingMachine(desk.root, "other")
    docs: list[dict[str, Any]] = [
        {"uid": "d1", "name": "Di"},
        {"starts_at": "2026-12-01T09:00:00Z", "interviewers": [{"contact": 1, "say": "secret"}]},
    ]
    edits = [Edit(table, 1, None, doc) for table, doc in zip(("contacts", "interviews"), docs, strict=True)]
    other.store.act(lambda book: Change("Add", tuple(edits)), AT)
    delete(other, Contact, 1)
    other.set_up()
    assert b"secret" not in (other.folder / "other.followup").read_bytes()
    other.store.close()
