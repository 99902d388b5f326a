"""The check reports what is wrong and how to fix it; the repair keeps everything and can be undone."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from tinydb import TinyDB

from tests.storage.conftest import AT, add, edit, names, open_book
from tui.domain.book import Book
from tui.domain.models import Contact, Doc, Interview
from tui.storage.health_check import check, look, repair


@pytest.fixture
def ill(path: Path) -> Path:
    """Return a book with one of each problem that records can have."""
    path.parent.mkdir(mode=0o700)
    with TinyDB(path) as db:
        db.table("contacts").insert({"name": "Ana", "uid": "same", "via": 9})
        db.table("contacts").insert({"name": "Bo", "uid": "same"})
        db.table("contacts").insert({"name": 5})
        db.table("interviews").insert(
            {
                "starts_at": "2026-11-19T14:00:00Z",
                "minutes": -5,
                "timezone": "Mars/Olympus",
                "debriefed_at": "2026-11-18T14:00:00Z",
                "decision_by": "2026-01-01",
                "interviewers": [{"contact": 1, "talked_about": "x"}, {"contact": 8}],
            }
        )
        db.table("events").insert({"at": "1926-11-19T14:00:00Z", "kind": "thank_you_sent", "interview": 1})
        db.table("events").insert({"at": "2026-11-19T14:00:00Z", "until": "2026-11-18T14:00:00Z", "note": 3})
    with open_book(path):
        return path


def test_a_healthy_book_has_no_finding(path: Path) -> None:
    with open_book(path) as store:
        store.act(add("Ana"), AT)
        assert check(path, AT) == []
    assert check(path, AT) == []


def test_an_offset_is_a_time_zone(path: Path) -> None:
    path.parent.mkdir(mode=0o700)
    with TinyDB(path) as db:
        db.table("interviews").insert({"starts_at": "2026-11-19T14:00:00Z", "timezone": "+05:30"})
    with open_book(path):
        assert check(path, AT) == []


@pytest.mark.parametrize(
    ("contact", "events", "found"),
    [
        ({"keep_in_touch_days": 30}, {}, ["Contact 1 is to be kept in touch with, but no starting date is recorded"]),
        ({"keep_in_touch_days": 30, "created_at": "2026-11-01T10:00:00Z"}, {}, []),
        ({"keep_in_touch_days": 30}, {1: {"at": "2026-11-01T10:00:00Z", "kind": "met", "contact": 1}}, []),
        ({}, {}, []),
    ],
)
def test_keep_in_touch_without_a_start_is_named(contact: Doc, events: dict[int, Doc], found: list[str]) -> None:
    book = Book({"contacts": {1: {"name": "Mia", **contact}}, "events": events})
    assert [finding.sentence.split(":")[0] for finding in look(book, AT)] == found


def test_everything_wrong_is_named(ill: Path) -> None:
    before = ill.read_bytes()
    sentences = [finding.sentence for finding in check(ill, AT)]
    for part in (
        "Contact 3: Expected `str`, got `int` - at `$.name`.",
        "Contact 1 refers to contact 9 in `via`",
        "Interview 1 refers to contact 8 in `interviewers`",
        "Event 2 refers to note 3 in `note`",
        "Contact 1 and contact 2 have the same uid 'same'",
        "Interview 1 has an impossible length: -5 minutes",
        "unknown time zone: 'Mars/Olympus'",
        "Interview 1 was debriefed before it began",
        "decision date before the interview",
        "the thank-you was settled before interview 1 began",
        "Event 2 ends before it begins",
        "Event 1 has a date more than twenty years away: 1926-11-19",
    ):
        assert sum(part in sentence for sentence in sentences) == 1, part
    assert len(sentences) == 12
    assert check(ill, AT)[0].severity == "fail"
    assert ill.read_bytes() == before


def test_a_repair_keeps_what_it_takes_and_can_be_taken_back(ill: Path) -> None:
    done = repair(ill, AT)
    assert [sentence for sentence in done if "aside" in sentence] == ["Set aside 1 unreadable record."]
    with open_book(ill) as store:
        assert not store.book.broken
        assert store.book.record(Contact, 1).via is None
        assert [person.contact for person in store.book.record(Interview, 1).interviewers] == [1]
        assert store.book.record(Contact, 1).uid == "same" != store.book.record(Contact, 2).uid
        kept = [json.loads(line)["text"] for line in ill.with_name("book.json.set-aside").read_text().splitlines()]
        assert json.loads(kept[0])["name"] == 5
        assert {finding.severity for finding in check(ill, AT)} == {"warn", "info"}
        for _ in range(3):
            store.undo(AT)
        assert store.book.record(Contact, 1).via == 9
        assert store.book.broken
    assert repair(ill, AT)
    assert repair(ill, AT) == []


def test_an_unreadable_book_is_brought_back_whole(path: Path) -> None:
    with open_book(path) as store:
        store.act(add("Ana"), AT)
        store.checkpoint()
        store.act(add("Bo"), AT)
        store.checkpoint()
        store.act(edit(1, role="CTO"), AT)
    path.write_bytes(path.read_bytes()[:-40])
    [finding] = check(path, AT)
    assert finding.severity == "fail"
    assert "--repair" in finding.advice
    done = repair(path, AT)
    assert any("restored from" in sentence for sentence in done)
    assert check(path, AT) == []
    with open_book(path) as store:
        assert names(store) == ["Ana", "Bo"]
        assert store.book.record(Contact, 1).role == "CTO"
        store.undo(AT)
        store.act(add("Cy"), AT)
        assert list(store.book.docs["contacts"]) == [1, 2, 3]
    assert list(path.parent.glob("book.json.backups/damaged*"))


def test_a_book_that_is_gone_is_brought_back(path: Path) -> None:
    with open_book(path) as store:
        store.act(add("Ana"), AT)
        store.checkpoint()
        store.act(add("Bo"), AT)
    path.unlink()
    assert check(path, AT)[0].severity == "fail"
    assert repair(path, AT)
    with open_book(path) as store:
        assert names(store) == ["Ana", "Bo"]


@pytest.mark.parametrize(
    ("mode", "said"),
    [(0o777, "can write to"), (0o755, "can list"), (0o500, "cannot be written: no change can be saved")],
)
def test_permissions_of_the_folder_are_told(path: Path, monkeypatch: pytest.MonkeyPatch, mode: int, said: str) -> None:
    with open_book(path) as store:
        store.act(add("Ana"), AT)
    path.parent.chmod(mode)
    monkeypatch.setattr("os.access", lambda file, wanted: bool(Path(file).stat().st_mode & 0o200))  # root may always
    findings = check(path, AT)
    path.parent.chmod(0o700)
    [finding] = [finding for finding in findings if said in finding.sentence]
    assert finding.advice == f"chmod 700 {path.parent}"
    assert not any(said in finding.sentence for finding in check(path, AT))


def test_a_gap_in_the_history_is_told(path: Path) -> None:
    with open_book(path) as store:
        for name in ("Ana", "Bo", "Cy"):
            store.act(add(name), AT)
    journal = path.with_name("book.json.journal")
    lines = journal.read_bytes().splitlines(keepends=True)
    journal.write_bytes(b"".join(lines[:2] + lines[3:]))
    [finding] = check(path, AT)
    assert finding.severity == "info"
    assert finding.sentence == "1 change is not in the history any more: change 2."
    with open_book(path) as store:
        assert store.notices == []


def test_a_disk_that_is_nearly_full_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_book(path):
        pass
    full = os.statvfs_result((4096, 4096, 100, 3, 3, 100, 50, 50, 0, 255))
    monkeypatch.setattr("os.statvfs", lambda _: full)
    assert any("nearly full" in finding.sentence for finding in check(path, AT))


def test_places_and_readers_are_told_of_every_time(tmp_path: Path) -> None:
    path = tmp_path / "Dropbox" / "book.json"
    with open_book(path):
        pass
    path.chmod(0o644)
    for _ in range(2):
        sentences = [finding.sentence for finding in check(path, AT)]
        assert any("Dropbox" in sentence for sentence in sentences)
        assert any("can be read by other users" in sentence for sentence in sentences)
