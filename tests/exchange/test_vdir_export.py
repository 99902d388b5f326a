"""The folder for a phone: what is written, what is left alone, and that nothing is written twice."""

from __future__ import annotations

import os
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.domain.build import NIMBUS, at, contact, event, thanked
from tests.domain.living import program_policy
from tests.domain.oracle.lives import life
from tests.exchange.pocket import ANA, BOOK, PANEL, Pocket
from tui.domain.book import Book
from tui.domain.models import Contact, Interview, Record
from tui.domain.operations import Refused
from tui.domain.three_way import changed_fields
from tui.domain.zones import zone_of
from tui.exchange import ExchangeError
from tui.exchange.export.calendar_feed import action_items, interview_items
from tui.exchange.export.destination import file_name
from tui.exchange.export.vcards import card_uid
from tui.exchange.known_interviews import uid_in_calendars
from tui.exchange.vdir import folder_update
from tui.exchange.vdir.content_lines import lines_of
from tui.exchange.vdir.folder_update import Decision, decide
from tui.exchange.vdir.memory import VdirMemory
from tui.exchange.vdir.phone_files import contact_in_file, events_in_file, todo_in_file
from tui.files import write_private

replace = msgspec.structs.replace


@pytest.fixture
def pocket(tmp_path: Path) -> Pocket:
    """A folder that was just written: one person, one interview, one thank-you."""
    pocket = Pocket(tmp_path)
    assert pocket.export() == (3, 0, 0, 0)
    return pocket


def test_folder_is_private_and_written_once(pocket: Pocket) -> None:
    files = sorted(pocket.folder.glob("*/*"))
    assert [path.suffix for path in files] == [".ics", ".ics", ".vcf"]
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}
    assert {stat.S_IMODE(path.stat().st_mode) for path in (pocket.folder, *pocket.folder.iterdir())} == {0o700}
    for path in files:
        os.utime(path, (1, 1))
    pocket.now += timedelta(hours=2)
    assert pocket.export() == (0, 0, 3, 0)
    assert {path.stat().st_mtime for path in files} == {1}


@pytest.mark.parametrize("seed", range(3))
def test_random_book_is_read_back_the_same_and_written_once(tmp_path: Path, seed: int) -> None:
    now, policy = datetime(2026, 11, 25, 9, tzinfo=UTC), program_policy(seed)
    pocket = Pocket(tmp_path, policy=policy, now=now)
    book, zone = Book(life(seed)), zone_of(policy.timezone)
    pocket.book = book
    written, *rest = pocket.export()
    assert rest == [0, 0, 0]
    assert pocket.export() == (0, 0, written, 0)
    texts = {path.name: path.read_bytes().decode() for path in pocket.folder.glob("*/*")}
    people = {name: contact_in_file(texts.pop(name), name) for name in [*texts] if name.endswith(".vcf")}
    known = {file_name(card_uid(person), ".vcf"): _without_blanks(person) for person in book.all(Contact)}
    elsewhere = {"notes", "greeting", "met", "language", "keep_in_touch_days", "via"}
    assert people.keys() == known.keys()
    assert all({*changed_fields(known[name], people[name])} <= elsewhere for name in known)
    starts = {(found.uid, found.start) for text in texts.values() for found in events_in_file(text, "x.ics")}
    assert starts == {(uid_in_calendars(one), one.starts_at.astimezone(UTC)) for one in book.all(Interview)}
    todos = {todo.uid for text in texts.values() if (todo := todo_in_file(text, "x", zone))}
    assert todos == {item.uid for item in action_items(pocket.agenda, now, zone)}
    assert written == len(people) + len(todos) + len({item.uid for item in interview_items(book, now, zone)})


def _without_blanks(person: Contact) -> Contact:
    emails, phones = (tuple(filter(str.strip, values)) for values in (person.emails, person.phones))
    return replace(person, emails=emails, phones=phones, address=person.address.strip())


def test_record_that_is_gone_takes_its_file_along(pocket: Pocket) -> None:
    foreign = pocket.folder / "contacts" / "followup-other.vcf"
    foreign.write_text("BEGIN:VCARD\r\nUID:x\r\nPRODID:-//followup//EN\r\nFN:X\r\nEND:VCARD\r\n")
    assert pocket.export(NIMBUS, replace(PANEL, interviewers=())) == (2, 2, 0, 1)
    assert sorted(path.name for path in (pocket.folder / "contacts").iterdir()) == [foreign.name]


def test_changed_record_is_written(pocket: Pocket) -> None:
    assert pocket.export(NIMBUS, replace(ANA, role="CEO"), PANEL) == (2, 0, 1, 0)  # the event names her role
    assert "TITLE:CEO" in pocket.file("FN:Ana Ruiz").read_text()


def test_what_the_phone_changed_is_left_alone_until_imported(pocket: Pocket) -> None:
    card = pocket.phone("FN:Ana Ruiz", ("TITLE:CTO", "TITLE:Chief"), ("END:VCARD", "PHOTO:AAAA\r\nEND:VCARD"))
    moved = pocket.phone("BEGIN:VEVENT", ("T140000", "T130000"))
    before = card.read_bytes(), moved.read_bytes()
    other = replace(ANA, role="CEO"), replace(PANEL, place="Room 5")
    assert pocket.export(NIMBUS, *other) == (0, 0, 1, 2)
    assert (card.read_bytes(), moved.read_bytes()) == before
    pocket.changes(settle=True)
    assert pocket.export() == (2, 0, 1, 0)
    assert "TITLE:CEO" in card.read_text()
    assert "PHOTO:AAAA" in card.read_text()
    assert "T140000" in moved.read_text()
    assert pocket.export() == (0, 0, 3, 0)


def test_file_that_only_looks_different_is_not_taken_for_changed(pocket: Pocket) -> None:
    card = pocket.phone("FN:Ana Ruiz", ("EMAIL:", "item1.EMAIL;TYPE=WORK:"), ("END:", "X-RING:tune\r\nEND:"))
    pocket.phone("BEGIN:VEVENT", ("DTSTAMP:", "X-STAMP:"), ("LOCATION:Room 4", "LOCATION:Room \r\n 4\r\nX-COLOR:red"))
    before = card.read_bytes()
    assert pocket.export() == (0, 0, 3, 0)
    assert card.read_bytes() == before
    assert pocket.export(NIMBUS, replace(ANA, phones=("+1 555 0100",)), replace(PANEL, place="Room 5")) == (2, 0, 1, 0)
    assert "item1.EMAIL;TYPE=WORK:" in card.read_text()
    assert {"X-RING:tune", "TEL:+1 555 0100"} <= set(card.read_text().splitlines())
    assert "X-COLOR:red" in pocket.file("BEGIN:VEVENT").read_text()


@pytest.mark.parametrize("line", ["ORGANIZER:mailto:me@x.example", "ATTENDEE;CN=Ana:mailto:ana@x.example"])
def test_event_to_which_people_are_invited_is_left(pocket: Pocket, line: str) -> None:
    invited = pocket.phone("BEGIN:VEVENT", ("END:VEVENT", f"{line}\r\nEND:VEVENT"))
    before = invited.read_bytes()
    assert pocket.export() == (0, 0, 3, 0)
    assert pocket.export(NIMBUS, ANA, replace(PANEL, place="Room 5")) == (0, 0, 2, 0)
    assert pocket.export(NIMBUS, ANA)[1] == 1  # the to-do
    assert invited.read_bytes() == before
    assert pocket.done.invited == 1


def test_what_was_deleted_there_stays_away_until_it_changes(pocket: Pocket) -> None:
    pocket.file("FN:Ana Ruiz").unlink()
    assert pocket.export() == (0, 0, 3, 0)
    assert list((pocket.folder / "contacts").iterdir()) == []
    assert pocket.export(NIMBUS, replace(ANA, phones=("+1 555 0100",)), PANEL)[0] == 1
    for collection in ("contacts", "calendar"):
        for path in (pocket.folder / collection).iterdir():
            path.unlink()
        (pocket.folder / collection).rmdir()
    assert pocket.export() == (3, 0, 0, 0)


def test_ticked_to_do_is_left_until_imported(pocket: Pocket) -> None:
    todo = pocket.phone("BEGIN:VTODO", ("STATUS:NEEDS-ACTION", "STATUS:COMPLETED"))
    assert pocket.export() == (0, 0, 2, 1)
    pocket.changes(settle=True)
    assert pocket.export() == (1, 0, 2, 0)  # it was not done
    assert "NEEDS-ACTION" in todo.read_text()
    pocket.phone("BEGIN:VTODO", ("STATUS:NEEDS-ACTION", "STATUS:COMPLETED"))
    pocket.now = at("2026-11-19 18:00")
    assert pocket.export(*BOOK, thanked(1, "2026-11-19 17:00"))[1:] == (1, 2, 0)
    assert not todo.exists()


def test_foreign_card_is_the_record_once_it_was_imported(pocket: Pocket) -> None:
    foreign = pocket.folder / "contacts" / "zed.vcf"
    foreign.write_bytes(b"BEGIN:VCARD\r\nVERSION:4.0\r\nUID:zed\r\nFN:Zed\r\nPHOTO:AAAA\r\nEND:VCARD\r\n")
    zed, before = contact(2, "Zed", reachable=False, uid="b" * 8, card=("UID:zed",)), foreign.read_bytes()
    assert pocket.export(*BOOK, zed) == (0, 0, 3, 1)
    pocket.changes(settle=True)
    assert pocket.export() == (0, 0, 4, 0)
    assert foreign.read_bytes() == before
    assert pocket.export(*BOOK, replace(zed, role="CTO"))[0] == 1
    assert {"VERSION:4.0", "PHOTO:AAAA", "TITLE:CTO"} <= set(foreign.read_text().splitlines())
    assert pocket.export(*BOOK) == (0, 0, 3, 0)
    assert foreign.exists()
    foreign.unlink()
    assert pocket.export(*BOOK, replace(zed, role="CTO")) == (0, 0, 4, 0)
    assert not foreign.exists()


def test_file_of_several_cards_stops_nothing(pocket: Pocket) -> None:
    card = "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:{0}\r\nFN:{0}\r\nEND:VCARD\r\n"
    (pocket.folder / "contacts" / "two.vcf").write_text(card.format("zed") + card.format("yan"))
    assert len(pocket.changes(settle=True).cards) == 2
    zed = contact(2, "Zed", reachable=False, uid="b" * 8, card=("UID:zed",))
    assert pocket.export(*BOOK, zed) == (0, 0, 4, 0)


def test_file_that_cannot_be_read_is_left_alone(pocket: Pocket) -> None:
    card, todo = pocket.file("FN:Ana Ruiz"), pocket.file("BEGIN:VTODO")
    card.write_bytes(b"")
    todo.write_bytes(b"BEGIN:VCALENDAR\r\nBEGIN:VTODO\r\nST")
    link = pocket.folder / "contacts" / "link.vcf"
    link.symlink_to("/etc/passwd")
    assert pocket.export(NIMBUS, replace(ANA, role="CEO"), replace(PANEL, round="Last"))[::3] == (1, 0)
    assert len(pocket.done.problems) == 3
    assert (card.read_bytes(), link.is_symlink()) == (b"", True)
    assert [*map(len, (pocket.changes().problems, pocket.changes().texts))] == [3, 0]


def test_link_and_odd_name_are_named_and_left_alone(pocket: Pocket, tmp_path: Path) -> None:
    card, outside = pocket.file("FN:Ana Ruiz"), tmp_path / "outside"
    card.rename(outside)
    card.symlink_to(outside)
    before = outside.read_bytes()
    (card.parent / os.fsdecode(b"\xff\x1b.vcf")).write_bytes(b"BEGIN:VCARD\r\nFN:X\r\nEND:VCARD\r\n")
    assert pocket.export(NIMBUS, replace(ANA, role="CEO"), PANEL)[::3] == (1, 0)
    assert len(pocket.done.problems) == 2
    assert (card.is_symlink(), outside.read_bytes()) == (True, before)
    seen = pocket.changes(settle=True)
    assert sorted(problem.partition(": ")[2] for problem in seen.problems) == ["it is a link.", "its name is not UTF-8."]
    assert (seen.cards, seen.deleted) == ([], {})


def test_file_that_is_written_meanwhile_is_left_alone(pocket: Pocket, monkeypatch: pytest.MonkeyPatch) -> None:
    card, todo = pocket.file("FN:Ana Ruiz"), pocket.file("BEGIN:VTODO")

    def decide_slowly(*args: Any) -> Decision:
        decision = decide(*args)
        card.write_text("from the phone")
        todo.unlink(missing_ok=True)
        return decision

    monkeypatch.setattr(folder_update, "decide", decide_slowly)
    done = thanked(1, "2026-11-19 15:30")
    assert pocket.export(NIMBUS, replace(ANA, role="CEO"), PANEL, done)[1::2] == (0, 1)
    assert (card.read_text(), todo.exists()) == ("from the phone", False)


def test_kill_after_a_write_leaves_no_change_of_the_phone(pocket: Pocket, monkeypatch: pytest.MonkeyPatch) -> None:
    remembered = [pocket.memory.path.read_bytes()]

    def write(path: Path, text: str) -> None:
        remembered.append(pocket.memory.path.read_bytes())
        write_private(path, text)

    monkeypatch.setattr(folder_update, "write_private", write)
    assert pocket.export(NIMBUS, replace(ANA, role="CEO"), PANEL, contact(2, "Zed", uid="b" * 8))[0] == 3
    for memory in remembered[:2]:
        pocket.memory.path.write_bytes(memory)
        assert pocket.export() == (0, 0, 4, 0)
    zed = pocket.file("FN:Zed")
    ours = zed.read_bytes()
    zed.write_bytes(ours.replace(b"FN:Zed", b"FN:Zoe").replace(b"-//followup", b"-//Phone"))
    pocket.memory.path.write_bytes(remembered[1])  # it was never written, and somebody else has made it
    assert pocket.export()[::3] == (0, 1)
    assert [len(pocket.changes().problems), len(pocket.changes().cards)] == [0, 1]
    zed.write_bytes(ours)
    pocket.memory.path.write_bytes(remembered[1])
    assert (pocket.changes().records, pocket.changes().deleted) == ([], {})
    assert pocket.export(NIMBUS, replace(ANA, role="CIO"), PANEL, contact(2, "Zed Young", uid="b" * 8))[::3] == (3, 0)


def test_full_disk_leaves_no_change_of_the_phone(pocket: Pocket, monkeypatch: pytest.MonkeyPatch) -> None:
    def write(path: Path, text: str) -> None:
        raise OSError(28, "No space left on device")

    changed = NIMBUS, replace(ANA, role="CEO"), PANEL, contact(2, "Zed", uid="b" * 8)
    with monkeypatch.context() as full:
        full.setattr(folder_update, "write_private", write)
        with pytest.raises(OSError, match="No space"):
            pocket.export(*changed)
    assert pocket.changes().records == []
    assert pocket.export(*changed) == (3, 0, 1, 0)


def test_picture_is_remembered_by_its_hash(pocket: Pocket) -> None:
    picture = f"PHOTO;ENCODING=b:{'A' * 90_000}"
    card = pocket.phone("FN:Ana Ruiz", ("TITLE:CTO", "TITLE:Chief"), ("END:", f"{picture}\r\nEND:"))
    pocket.changes(settle=True)
    assert pocket.export()[0] == 1
    assert pocket.export() == (0, 0, 3, 0)
    assert picture in lines_of(card.read_bytes().decode())
    card.write_bytes(card.read_bytes().replace(b"A" * 70, b"B" * 70))
    assert pocket.changes().records == []
    assert pocket.export(NIMBUS, replace(ANA, role="CEO"), PANEL)[0] == 2
    assert "BBBBBB" in card.read_text()
    assert pocket.memory.path.stat().st_size < 20_000


def test_private_notes_stay_at_home_unless_asked_for(tmp_path: Path) -> None:
    secret = replace(ANA, notes="SECRET"), replace(PANEL, notes="SECRET")
    pocket = Pocket(tmp_path, NIMBUS, *secret, event(1, "remark", "2026-11-19 15:00", text="SECRET"))

    def told() -> int:
        return sum("SECRET" in path.read_text() for path in pocket.folder.glob("*/*"))

    pocket.export()
    assert told() == 0
    assert pocket.export(with_notes=True)[0] == 2
    assert told() == 2
    assert pocket.export()[0] == 2
    assert told() == 0


@pytest.mark.parametrize("program", ["-//followup//EN", "-//Phone//EN"])
def test_folder_of_which_nothing_is_remembered_is_compared(pocket: Pocket, program: str) -> None:
    pocket.memory.path.unlink()
    card = pocket.phone("FN:Ana Ruiz", ("TITLE:CTO", "TITLE:Chief"), ("-//Phone//EN", program))
    assert pocket.export() == (0, 0, 2, 1)
    assert "Chief" in card.read_text()
    ((_, read),) = pocket.changes(settle=True).cards
    assert (read.contact.role, read.base) == ("Chief", None)
    assert pocket.export() == (1, 0, 2, 0)  # it was declined
    assert pocket.export(NIMBUS, replace(PANEL, interviewers=()))[1] == 2


@pytest.mark.parametrize("records", [(NIMBUS,), (NIMBUS, ANA), (contact(9, "Zed", uid="z" * 8),)])
def test_files_of_another_copy_of_the_book_are_left_alone(
    pocket: Pocket, tmp_path: Path, records: tuple[Record, ...]
) -> None:
    before = {path: path.read_bytes() for path in pocket.folder.glob("*/*")}
    other = Pocket(tmp_path, *records)
    other.memory = VdirMemory(tmp_path / "elsewhere", other.folder, tmp_path / "other.json")
    for _ in range(2):
        assert other.export()[1::2] == (0, 0)
        assert {path: path.read_bytes() for path in before} == before
        assert other.changes(settle=True).records == []


def test_folder_of_another_book_is_refused(pocket: Pocket, tmp_path: Path) -> None:
    (tmp_path / "book.json").touch()
    pocket.memory = VdirMemory(tmp_path / "state", pocket.folder, tmp_path / "other.json")
    with pytest.raises(Refused, match="is kept up to date from another book"):
        pocket.export()
    (tmp_path / "book.json").unlink()  # the book was moved, or lies on a disk that is away
    assert pocket.export(NIMBUS, ANA) == (0, 0, 1, 0)
    assert len([*pocket.folder.glob("*/*")]) == 3


def test_folder_with_too_many_files_is_refused(pocket: Pocket, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.exchange.vdir.collection.MOST_ITEMS", 1)
    monkeypatch.setattr("tui.exchange.vdir.collection.MOST_ITEM_BYTES", 10)
    with pytest.raises(ExchangeError, match="more than 1 files"):
        pocket.export()
    (pocket.file("BEGIN:VTODO")).unlink()
    assert (pocket.export(), len(pocket.done.problems)) == ((0, 0, 1, 0), 2)
    monkeypatch.undo()
    pocket.file("FN:Ana Ruiz").write_bytes(b"\n" * 200_000)
    assert pocket.changes().problems[0].endswith(": it has more than 150,000 lines.")
    monkeypatch.setattr("tui.exchange.vdir.collection.MOST_COLLECTION_CHARACTERS", 100)
    with pytest.raises(ExchangeError, match="larger than"):
        pocket.export()
