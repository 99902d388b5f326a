"""`followup sync`: two homes share a book; every other command takes in what is new."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from tests.cli.conftest import Ran, Run
from tests.domain.build import at
from tui.domain import operations
from tui.domain.book import Book
from tui.domain.changes import Change
from tui.domain.models import Contact
from tui.storage import Store
from tui.sync.copies import Copies
from tui.sync.folder import SharedFolder
from tui.sync.sharing import Sharing


@pytest.fixture
def two(run: Run, home: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command in one of two homes, `desk` or `lap`, which share a book; their files are carried before each."""

    def call(name: str, *words: str) -> Ran:
        monkeypatch.setenv("FOLLOWUP_BOOK", str(home / name / "book.json"))
        for one, other in (("desk", "lap"), ("lap", "desk")):
            if (file := home / one / "shared" / f"{one}.followup").exists() and (home / other / "shared").exists():
                shutil.copyfile(file, home / other / "shared" / file.name)
        return run(*words)

    for name in ("desk", "lap"):
        assert call(name, "sync", "setup", str(home / name / "shared"), "--name", name).status == 0
    return call


def test_commands_take_in_what_is_new_and_tell_what_they_did(two: Run, home: Path) -> None:
    two("desk", "add", "interview", "Nimbus", "thu 14:00", "--title", "Engineer")
    assert "Nimbus" in two("lap", "next", "--all").out
    assert two("lap", "history").out.endswith("Interview at Nimbus added, by desk\n")
    two("lap", "log", "1", "asked", "--text", "two references")
    (home / "new.vcf").write_text("BEGIN:VCARD\nVERSION:4.0\nFN:Bo\nEND:VCARD\n")
    assert two("desk", "import", "--dry-run", str(home / "new.vcf")).status == 0
    ran = two("desk", "sync")
    assert ran.out.splitlines()[0].startswith("lap: ")
    assert ran.out.splitlines()[-1] == "Changes: 1 received."
    assert two("desk", "sync").out == "Nothing is new.\n"


def test_status_names_the_machines_and_what_is_wrong(two: Run, home: Path) -> None:
    two("desk", "add", "contact", "Ana")
    two("lap", "sync")
    ran = two("lap", "sync", "status")
    assert ran.out.splitlines() == [
        f"lap is this machine; it shares the book in {home}/lap/shared.",
        "desk shares the book, last change today 16:02.",
    ]
    assert ran.status == 0
    (home / "lap" / "shared" / "desk.sync-conflict-20261129-1.followup").write_text("x")
    assert two("lap", "sync", "status").out.endswith(
        "desk.sync-conflict-20261129-1.followup in " + f"{home}/lap/shared is not read.\n"
    )
    assert "ok    desk shares the book, last change today 16:02.\n" in two("lap", "check").out
    (home / "lap" / "shared").chmod(0o755)
    ran = two("lap", "sync", "status")
    assert "Other users of this machine can look into" in ran.out
    assert ran.status == 1
    shutil.rmtree(home / "lap" / "shared")
    assert "cannot be read: No such file or directory" in two("lap", "sync", "status").out


def test_changes_that_are_not_sent_are_counted(two: Run, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shared = home / "desk" / "shared"

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr(SharedFolder, "write", full)
        two("desk", "add", "contact", "Ana")
        two("desk", "add", "contact", "Bo")
        why = f"{shared} cannot be written: No space left on device."
        ran = two("desk", "sync", "status")
        assert (ran.status, ran.out.splitlines()[-1]) == (1, f"2 changes are not sent yet; the last attempt failed: {why}")
        ran = two("desk", "sync")
        assert (ran.status, ran.err) == (1, f"followup: {why}\nfollowup: 2 changes are not sent yet.\n")
        assert f"warn  2 changes are not sent yet; the last attempt failed: {why}\n" in two("desk", "check").out
    shared.rename(home / "away")
    ran = two("desk", "sync", "status")
    assert ran.out.endswith(f"2 changes are not sent yet: {shared} cannot be read: No such file or directory.\n")
    (home / "away").rename(shared)
    assert two("desk", "sync").out == "Changes: 2 sent.\n"
    assert two("desk", "sync", "status").status == 0


def test_folder_that_cannot_be_written_is_told(two: Run, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)
    ran = two("desk", "sync", "status")
    assert (ran.status, ran.out.splitlines()[-1]) == (1, f"{home}/desk/shared cannot be written: Permission denied.")


def test_changes_that_wait_for_a_command_are_counted(two: Run, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as resting:
        resting.setattr(Copies, "is_resting", lambda _: True)
        two("desk", "add", "contact", "Ana")
    ran = two("desk", "sync", "status")
    assert (ran.status, ran.out.splitlines()[-1]) == (0, "1 change is not sent yet; the next command sends it.")
    (home / "desk" / "shared" / "desk.followup").unlink()
    two("desk", "sync")
    (home / "desk" / "shared" / "desk.followup").unlink()
    assert two("desk", "sync", "status").out.splitlines()[-1].startswith("desk.followup is missing in ")


def edit(path: Path, when: str, **fields: str) -> None:
    """Edit the first contact of a book, as the app does."""

    def change(book: Book) -> Change:
        ana = book.record(Contact, 1)
        return operations.edit(book, ana, msgspec.structs.replace(ana, **fields))

    with Store.open(path, at=at(when)) as store:
        store.act(change, at(when))


def test_history_tells_losses_below_the_change_and_undo_does_not(two: Run, home: Path) -> None:
    two("desk", "add", "contact", "Ana")
    two("lap", "next")
    edit(home / "desk" / "book.json", "2026-11-19 16:05", role="CEO")
    edit(home / "lap" / "book.json", "2026-11-19 16:06", role="CFO")
    two("lap", "sync")
    assert "role: lap's 'CFO' replaced 'CEO'" in two("desk", "next").err
    *_, line, lost = two("desk", "history").out.splitlines()
    assert line.endswith("  Contact Ana edited (role), by lap")
    assert lost.strip().startswith("- Contact Ana, role: lap's 'CFO' replaced 'CEO', which you gave on ")
    assert two("desk", "history", "--undo", line.split()[0]).out == "Undone: Contact Ana edited (role).\n"


def test_state_that_was_received_is_counted_by_kind(two: Run, home: Path) -> None:
    two("desk", "sync", "stop")
    two("desk", "add", "interview", "Nimbus", "thu 14:00", "--title", "Engineer", "--with", "Ana")
    two("desk", "sync", "setup", str(home / "desk" / "shared"))
    two("lap", "sync")
    assert "1 contact, 1 interview, 1 position received, by desk" in two("lap", "history").out


@pytest.mark.parametrize("what", ["setup", "forget"])
def test_empty_folder_or_name_is_refused(run: Run, home: Path, what: str) -> None:
    ran = run("sync", what, "")
    assert (ran.status, ran.out) == (2, "")
    assert f"followup sync {what}" in ran.err


def test_setup_tells_who_else_can_read_the_folder(run: Run, home: Path) -> None:
    run("add", "contact", "Ana")
    (home / "open").mkdir(mode=0o755)
    ran = run("sync", "setup", str(home / "open"), "--name", "desk")
    assert ran.status == 0
    assert "Other users of this machine can look into" in ran.out
    assert "Other users" not in run("sync", "setup", str(home / "own"), "--name", "desk").out
    assert run("sync", "status").out.startswith(f"desk is this machine; it shares the book in {home}/own")


def test_setup_tells_of_a_folder_that_it_made(run: Run, home: Path) -> None:
    run("add", "contact", "Ana")
    (home / "Sync").mkdir(mode=0o700)
    made = (
        f"{home}/Snyc/followup was not there, and was made. If you meant another folder, run the command again with that one."
    )
    assert made in run("sync", "setup", str(home / "Snyc" / "followup"), "--name", "desk").out.splitlines()
    ran = run("sync", "setup", str(home / "Sync"))
    assert "was not there" not in ran.out
    assert f"Before, it was shared in {home}/Snyc/followup; desk.followup there is not written any more." in ran.out
    assert run("sync", "status").out.startswith(f"desk is this machine; it shares the book in {home}/Sync")


def test_setup_again_keeps_the_name_of_the_machine(run: Run, home: Path) -> None:
    run("sync", "setup", str(home / "one"), "--name", "desk")
    ran = run("sync", "setup", str(home / "two"))
    assert ran.out.startswith("This machine is called desk.")
    assert "It was called" not in ran.out
    run("sync", "stop")
    assert run("sync", "setup", str(home / "one")).out.startswith("This machine is called desk.")


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda data: b"", "desk.followup is not whole yet."),
        (lambda data: data[:30], "desk.followup is not whole yet."),
        (lambda data: data[:-9], "desk.followup is not whole yet."),
        (
            lambda data: data[: data[:-1].rindex(b"\n") + 1],
            "desk.followup is shorter than it was; what it said before counts.",
        ),
        (lambda data: data.replace(b'"Bo"', b'"Xx"'), "desk.followup is damaged in line 4; what comes before it counts."),
        (lambda data: data.replace(b'"Ana"', b'"Xxx"'), "desk.followup is damaged in line 2; what comes before it counts."),
        (lambda data: b"\0" * 99 + b"\n", "desk.followup is damaged in its first line."),
        (None, "desk.followup is missing in {folder}."),
    ],
)
def test_file_that_is_cut_or_damaged_is_named_as_long_as_it_is(
    run: Run, home: Path, monkeypatch: pytest.MonkeyPatch, damage: Callable[[bytes], bytes] | None, said: str
) -> None:
    for name in ("desk", "lap"):
        monkeypatch.setenv("FOLLOWUP_BOOK", str(home / name / "book.json"))
        if name == "desk":
            run("add", "contact", "Ana")
        (home / name).mkdir(exist_ok=True)
        run("sync", "setup", str(home / "shared"), "--name", name)
        for person in ("Cy", "Bo"):
            run("add", "contact", person)
    run("sync")
    file = home / "shared" / "desk.followup"
    data = file.read_bytes()
    if damage is None:
        file.unlink()
    else:
        file.write_bytes(damage(data))
    run("next")
    said = said.format(folder=home / "shared")
    for _ in range(2):
        ran = run("sync")
        assert (ran.status, ran.err) == (1, f"followup: {said}\n")
        ran = run("sync", "status")
        assert (ran.status, ran.out.splitlines()[1]) == (1, said)
        assert f"warn  {said}\n" in run("check").out
    file.write_bytes(data)
    assert (run("sync").status, run("sync", "status").status) == (0, 0)


def test_forgotten_and_stopped_machines_are_told(two: Run, home: Path) -> None:
    two("desk", "add", "contact", "Ana")
    two("lap", "next")
    assert two("desk", "sync", "forget", "lap").out == "lap was forgotten. What it sent stays in the book.\n"
    (home / "lap" / "shared" / "lap.followup").unlink()
    ran = two("lap", "add", "contact", "Bo")
    assert ran.err.count("desk has forgotten this machine") == 1
    assert f"`followup sync setup {home}/lap/shared` joins again" in ran.err
    assert two("lap", "next").err == ""
    assert "desk has forgotten this machine" in two("lap", "next", "--now", "2026-11-20T09:00-05:00").err
    assert two("lap", "next", "--now", "2026-11-20T10:00-05:00").err == ""
    assert two("lap", "sync").status == 1
    assert two("lap", "sync", "stop").status == 0
    assert two("lap", "next", "--now", "2026-11-21T09:00-05:00").err == ""


def test_machine_that_stopped_is_told_to_the_others(two: Run, home: Path) -> None:
    two("lap", "add", "contact", "Bo")
    ran = two("lap", "sync", "stop")
    assert (ran.status, "not shared any more" in ran.out, ran.err) == (0, True, "")
    two("lap", "add", "contact", "Cy")
    assert two("lap", "sync", "status").out.startswith("The book is not shared.")
    two("desk", "next")
    ran = two("desk", "sync", "status")
    assert (ran.status, ran.out.splitlines()[1]) == (0, "lap stopped sharing today 16:02.")
    assert "Bo" in two("desk", "show", "contacts").out
    assert two("lap", "sync", "setup", str(home / "lap" / "shared")).status == 0
    assert "Cy" in two("desk", "show", "contacts").out
    assert two("desk", "sync", "status").out.splitlines()[1].startswith("lap shares the book")


def test_stop_without_the_folder_says_that_nobody_learns_of_it(two: Run, home: Path) -> None:
    shutil.rmtree(home / "lap" / "shared")
    ran = two("lap", "sync", "stop")
    why = f"{home}/lap/shared cannot be read: No such file or directory"
    assert (ran.status, ran.err) == (0, f"followup: The other machines do not learn of it: {why}.\n")
    assert two("lap", "sync", "status").out.startswith("The book is not shared.")


def test_folder_that_is_away_is_told_once_and_stops_nothing(two: Run, home: Path) -> None:
    shutil.rmtree(home / "desk" / "shared")
    ran = two("desk", "add", "contact", "Ana")
    assert ran.status == 0
    assert ran.err.count("cannot be read") == 1
    assert two("desk", "next").err == ""


def test_what_is_in_the_way_of_sharing_is_said(run: Run, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("sync", "setup", str(home / "shared"), "--name", "desk").status == 0
    assert "It was called desk before." in run("sync", "setup", str(home / "shared"), "--name", "mill").out
    with monkeypatch.context() as patch:
        patch.setattr(Sharing, "exchange", lambda self, at: False)  # as while another session has the turn
        ran = run("sync")
    assert (ran.status, "Another session of this machine" in ran.err) == (1, True)
    assert run("sync", "stop").status == 0
    for words in (["sync"], ["sync", "stop"], ["sync", "forget", "desk"]):
        ran = run(*words)
        assert (ran.status, "The book is not shared" in ran.err) == (2, True)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["sync", "setup"], "Name the folder"),
        (["sync", "forget"], "Name the machine"),
        (["sync", "status", "x"], "status takes no 'x'"),
        (["sync"], "There is no book"),
        (["sync", "setup", "x", "--name", "A B"], "cannot be called 'A B'"),
    ],
)
def test_wrong_call_is_refused(run: Run, words: list[str], said: str) -> None:
    ran = run(*words)
    assert ran.status in (1, 2)
    assert said in ran.err
