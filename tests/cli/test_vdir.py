"""`followup export --vdir` and `followup import --vdir`: what is said, asked and logged."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.cli.conftest import Run
from tests.domain.build import NIMBUS, at, contact, interview
from tests.ui.conftest import adding
from tui.domain.models import Contact, Interview
from tui.domain.operations import edit, remove
from tui.storage import Store

Typing = Callable[..., list[str]]


@pytest.fixture
def pocket(run: Run, book: Path, home: Path) -> Path:
    """The folder of a book with one person to thank."""
    records = contact(1, role="CTO"), NIMBUS, interview(1, "2026-11-19 14:00", round="Panel", uid="panel")
    with Store.open(book, at=at("2026-11-19 16:00")) as store:
        store.act(adding(*records), at("2026-11-19 16:00"))
    said = f"{home / 'pocket'}: 1 contact, 1 interview and 1 to-do, without your private notes"
    assert run("export", "--vdir", str(home / "pocket")) == (0, f"{said}; 3 written, 0 removed, 0 unchanged.\n", "")
    assert run("export", "--vdir", str(home / "pocket")).out == f"{said}; 0 written, 0 removed, 3 unchanged.\n"
    return home / "pocket"


@pytest.fixture
def typing(monkeypatch: pytest.MonkeyPatch) -> Typing:
    """Return a function that types answers at a terminal, and returns the prompts that are shown."""

    def types(*answers: str) -> list[str]:
        left, prompts = list(answers), list[str]()

        def answer(prompt: str) -> str:
            prompts.append(prompt)
            if not left:
                raise EOFError
            return left.pop(0)

        monkeypatch.setattr("sys.stdin.isatty", lambda: True)
        monkeypatch.setattr("builtins.input", answer)
        return prompts

    return types


def tick(pocket: Path) -> None:
    """Tick off the to-do as a phone does."""
    (todo,) = (path for path in pocket.glob("calendar/*") if "VTODO" in path.read_text())
    done = b"STATUS:COMPLETED\r\nCOMPLETED:20261119T203000Z"
    todo.write_bytes(todo.read_bytes().replace(b"STATUS:NEEDS-ACTION", done))


def change_card(pocket: Path, new: bytes = b"TITLE:Chief") -> None:
    """Change the one card as a phone does."""
    (card,) = pocket.glob("contacts/*")
    card.write_bytes(card.read_bytes().replace(b"TITLE:CTO", new))


TICKED = "Ticked off on the phone (today 15:30): Thank Ana Ruiz (Nimbus).\n"


def test_tick_is_logged_at_its_time_if_the_user_says_so(run: Run, pocket: Path, typing: Typing) -> None:
    tick(pocket)
    assert run("import", "--vdir", str(pocket), "--dry-run").out.startswith(TICKED)
    prompts = typing("", "maybe", "y")
    said = f"{TICKED}'maybe' is neither yes nor no.\n  Your own thank-you to Ana Ruiz logged as sent.\n"
    assert run("import", "--vdir", str(pocket)) == (0, said, "")
    assert prompts == ["  Was it sent? [y/n] "] * 3
    assert "today 15:30" in run("show", "1").out
    assert run("import", "--vdir", str(pocket)) == (0, "Nothing was changed on the phone.\n", "")
    assert "1 removed" in run("export", "--vdir", str(pocket)).out


def test_tick_that_means_nothing_is_asked_about_once(run: Run, pocket: Path, typing: Typing) -> None:
    tick(pocket)
    typing()
    assert run("import", "--vdir", str(pocket)) == (1, f"{TICKED}\nNothing more was logged.\n", "")
    assert "1 change made on the phone waits" in run("export", "--vdir", str(pocket)).out
    typing("n")
    assert run("import", "--vdir", str(pocket)).out == f"{TICKED}  Nothing was logged.\n"
    assert run("import", "--vdir", str(pocket)).out == "Nothing was changed on the phone.\n"
    assert "1 written" in run("export", "--vdir", str(pocket)).out


@pytest.mark.parametrize("words", [(), ("--yes",)])
def test_tick_is_never_logged_without_a_question(run: Run, pocket: Path, words: tuple[str, ...]) -> None:
    tick(pocket)
    change_card(pocket)
    said = 'Changed: Ana Ruiz (p1@nimbus.example): role "Chief" instead of "CTO".\n'
    left = f"{TICKED}  Was it sent? Import in a terminal, and you are asked.\n"
    assert run("import", "--vdir", str(pocket), *words) == (1, f"{said}{left}", "")
    assert run("import", "--vdir", str(pocket), *words) == (1, left, "")
    assert run("history").out.count("thank-you") == 0


def test_changed_card_is_listed_and_confirmed(run: Run, pocket: Path, typing: Typing) -> None:
    change_card(pocket)
    typing()
    assert run("import", "--vdir", str(pocket)).out.endswith("waits for the next import.\n")
    assert "1 change made on the phone waits" in run("export", "--vdir", str(pocket)).out
    prompts = typing("y")
    assert run("import", "--vdir", str(pocket)).out.endswith("1 person updated.\n")
    assert prompts == ["Import this? [Y/n] "]
    assert "Chief" in run("show", "--contact", "1").out


def test_no_to_the_one_change_puts_the_phone_right(run: Run, pocket: Path, typing: Typing) -> None:
    change_card(pocket)
    typing("n")
    ran = run("import", "--vdir", str(pocket))
    assert (ran.status, ran.out.splitlines()[-1]) == (1, "What the phone says was refused. The next export puts it right.")
    assert "1 written" in run("export", "--vdir", str(pocket)).out
    assert run("import", "--vdir", str(pocket)).out == "Nothing was changed on the phone.\n"


def test_doubtful_event_waits_without_a_terminal(run: Run, pocket: Path, typing: Typing) -> None:
    change_card(pocket)
    start = "DTSTART:20261123T150000Z\r\nDTEND:20261123T160000Z"
    event = f"BEGIN:VEVENT\r\nUID:d\r\nSUMMARY:Dentist\r\n{start}\r\nEND:VEVENT"
    (pocket / "calendar" / "d.ics").write_text(f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{event}\r\nEND:VCALENDAR\r\n")
    for words in ((), ("--yes",)):
        status, out, _ = run("import", "--vdir", str(pocket), *words)
        assert (status, "Import in a terminal, and you are asked" in out, "Dentist" in out) == (1, True, True)
    assert "Chief" in run("show", "--contact", "1").out
    assert "Dentist" not in run("next", "--all").out


def test_foreign_events_are_refused_before_anything_is_asked(run: Run, pocket: Path, typing: Typing) -> None:
    for day in ("23", "24"):
        start = f"DTSTART:202611{day}T150000Z\r\nDTEND:202611{day}T160000Z"
        event = f"BEGIN:VEVENT\r\nUID:d{day}\r\nSUMMARY:Dentist\r\n{start}\r\nEND:VEVENT"
        (pocket / "calendar" / f"{day}.ics").write_text(f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{event}\r\nEND:VCALENDAR\r\n")
        prompts = typing(*["n"] * len(day))
        out = run("import", "--vdir", str(pocket)).out
        assert out.endswith("What the phone says was refused.\n")
        assert prompts == ["Which company is it? (n leaves it out) "]
        assert run("import", "--vdir", str(pocket)) == (0, "Nothing was changed on the phone.\n", "")
    assert "Dentist" not in run("next", "--all").out


def test_tick_that_the_import_settles_is_not_asked_about(run: Run, pocket: Path, book: Path, typing: Typing) -> None:
    with Store.open(book, at=at("2026-11-19 16:01")) as store:
        ana = store.book.record(Contact, 1)
        store.act(lambda of: edit(of, ana, replace(ana, emails=())), at("2026-11-19 16:01"))
    run("export", "--vdir", str(pocket))
    tick(pocket)
    change_card(pocket, b"TITLE:CTO\r\nEMAIL:ana@nimbus.example")
    start = "DTSTART:20261123T150000Z\r\nDTEND:20261123T160000Z"
    event = f"BEGIN:VEVENT\r\nUID:d\r\nSUMMARY:Dentist\r\n{start}\r\nEND:VEVENT"
    (pocket / "calendar" / "d.ics").write_text(f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{event}\r\nEND:VCALENDAR\r\n")
    prompts = typing("n", "y")
    assert run("import", "--vdir", str(pocket)).out.endswith("\n1 person updated.\n")
    assert len(prompts) == 2


def test_deleted_person_is_asked_about(run: Run, pocket: Path, book: Path, typing: Typing) -> None:
    change_card(pocket)
    with Store.open(book, at=at("2026-11-19 16:01")) as store:
        store.act(lambda of: remove(of, of.record(Contact, 1)), at("2026-11-19 16:01"))
    asked = "Ana Ruiz was changed on the phone, and deleted in the book.\n"
    wait = "  Import in a terminal, and you are asked whether to import it anew.\n"
    assert run("import", "--vdir", str(pocket), "--yes") == (1, asked + wait, "")
    prompts = typing("")
    assert run("import", "--vdir", str(pocket)) == (0, asked, "")
    assert prompts == ["  Import it anew? [y/N] "]
    assert "2 removed" in run("export", "--vdir", str(pocket)).out


def test_guess_about_what_both_changed_decides_nothing(run: Run, pocket: Path, book: Path, typing: Typing) -> None:
    change_card(pocket)
    with Store.open(book, at=at("2026-11-19 16:01")) as store:
        ana = store.book.record(Contact, 1)
        store.act(lambda of: edit(of, ana, replace(ana, role="CEO")), at("2026-11-19 16:01"))
    for _ in range(2):
        said = run("import", "--vdir", str(pocket), "--yes").out
        assert ("Ana Ruiz: " in said, said.endswith("  Import in a terminal, and you are asked.\n")) == (True, True)
    assert "1 change made on the phone waits" in run("export", "--vdir", str(pocket)).out
    prompts = typing("keep", "y")
    run("import", "--vdir", str(pocket))
    assert "which role?" in prompts[0]
    assert "1 written" in run("export", "--vdir", str(pocket)).out
    (card,) = pocket.glob("contacts/*")
    assert "TITLE:CEO" in card.read_text()


def test_broken_file_is_named_and_deletion_told(run: Run, pocket: Path) -> None:
    (pocket / "calendar" / "bad\x1b[31m.ics").write_text("BEGIN:VCALENDAR")
    next(pocket.glob("contacts/*")).unlink()
    status, out, err = run("import", "--vdir", str(pocket))
    assert (status, out) == (1, "Deleted on the phone: Ana Ruiz. The book keeps it.\n")
    assert err.startswith(
        f"1 file in {pocket} cannot be read, and is left alone:\n  calendar/bad␛[31m.ics: this calendar file"
    )
    assert run("import", "--vdir", str(pocket)).out == ""


BROKEN = {
    "contacts/empty.vcf": b"",
    "contacts/none.vcf": b"no card",
    "contacts/json.vcf": b"{",
    "contacts/binary.vcf": bytes(range(256)),
    "calendar/cut.ics": b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1",
    "calendar/none.ics": b"no calendar",
    "calendar/todo.ics": b"BEGIN:VCALENDAR\r\nBEGIN:VTODO\r\nST",
}


@pytest.mark.parametrize("broken", [*([name] for name in BROKEN), ["card", "todo", "event", "link", *BROKEN]], ids=len)
def test_broken_files_are_told_alike_everywhere(run: Run, pocket: Path, home: Path, broken: list[str]) -> None:
    config = home / ".config" / "followup" / "config.toml"
    config.write_text(f'{config.read_text()}[sync]\nvdir = "{pocket}"\n')
    for name in broken:
        if name == "link":
            (pocket / "contacts" / "link.vcf").symlink_to("/etc/passwd")
        elif name in BROKEN:
            (pocket / name).write_bytes(BROKEN[name])
        else:
            part = {"card": "BEGIN:VCARD", "todo": "BEGIN:VTODO", "event": "BEGIN:VEVENT"}[name]
            (file,) = (path for path in pocket.glob("*/*") if part in path.read_text(errors="replace").splitlines())
            file.write_bytes(file.read_bytes()[:60])
    said = run("import", "--vdir").err.splitlines()
    count = f"{len(broken)} files" if len(broken) > 1 else "1 file"
    assert said[0] == f"{count} in {pocket} cannot be read, and {'are' if len(broken) > 1 else 'is'} left alone:"
    assert len(said) == 1 + len(broken)
    assert all(line.startswith(("  contacts/", "  calendar/")) for line in said[1:])
    exported = run("export", "--vdir").out.splitlines()
    assert exported[1:] == said
    checked = [line.strip().removeprefix("warn  ") for line in run("check").out.splitlines()]
    at = checked.index(said[0])
    assert checked[at : at + len(said)] == [line.strip() for line in said]
    assert not any("wait" in line for line in (*exported, *checked))


def test_check_says_what_waits_and_where_no_folder_is(run: Run, pocket: Path, home: Path) -> None:
    config = home / ".config" / "followup" / "config.toml"
    config.write_text(f'{config.read_text()}[sync]\nvdir = "{pocket}"\n')
    assert f"ok    {pocket}: nothing was changed on the phone." in run("check").out
    change_card(pocket)
    tick(pocket)
    wait = f"2 changes made on the phone wait: `followup import --vdir {pocket}` takes them in."
    assert wait in run("export", "--vdir").out
    assert f"note  {wait}" in run("check").out
    pocket.rename(home / "away")
    assert f"note  There is no folder {pocket} yet." in run("check").out
    pocket.mkdir()
    assert f"warn  {pocket} holds neither contacts nor a calendar; `followup export` makes them." in run("check").out
    pocket.rmdir()
    pocket.write_text("")
    assert f"warn  {pocket} is not a folder. Choose another name." in run("check").out


def test_folder_of_the_settings_is_used(run: Run, book: Path, pocket: Path, home: Path) -> None:
    config = home / ".config" / "followup" / "config.toml"
    config.write_text(f'{config.read_text()}[sync]\nvdir = "{pocket}"\nvdir_notes = true\nvdir_invited = false\n')
    with Store.open(book, at=at("2026-11-19 16:01")) as store:
        panel = store.book.record(Interview, 1)
        store.act(lambda of: edit(of, panel, replace(panel, calendar_uid="x@y.example")), at("2026-11-19 16:01"))
    assert (
        "0 interviews and 1 to-do, with your private notes; 0 written, 1 removed, 2 unchanged" in run("export", "--vdir").out
    )
    assert run("import", "--vdir").out == "Nothing was changed on the phone.\n"


@pytest.mark.parametrize("way", ["export", "import"])
def test_part_of_the_folder_is_not_taken_for_the_whole(run: Run, pocket: Path, way: str) -> None:
    said = f"followup: {pocket}/contacts is only a part of the folder for the phone. Name the whole folder: --vdir {pocket}\n"
    assert run(way, "--vdir", str(pocket / "contacts")) == (2, "", said)
    assert run(way, "--vdir", str(pocket)).status == 0


def test_option_that_counts_once_says_what_keeps_it(run: Run, pocket: Path, home: Path) -> None:
    options = "--with-notes", "--without-invited"
    said = run("export", "--vdir", str(pocket), *options).out.splitlines()
    assert said[1:] == [
        "An export without --with-notes, such as the app's, takes your notes out again: `vdir_notes = true` in [sync] keeps them.",
        "An export without --without-invited, such as the app's, writes them again: `vdir_invited = false` in [sync] keeps them"
        " out.",
    ]
    assert len(run("export", "--vdir", str(pocket)).out.splitlines()) == 1
    config = home / ".config" / "followup" / "config.toml"
    config.write_text(f"{config.read_text()}[sync]\nvdir_notes = true\nvdir_invited = false\n")
    assert len(run("export", "--vdir", str(pocket), *options).out.splitlines()) == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["export", "--vdir"], "Which folder? Name it, as in --vdir ~/pocket, or set `vdir` in [sync]"),
        (["export"], "Which format? `followup help export` lists them; --vdir FOLDER keeps a folder up to date for a phone"),
        (["export", "--vdir", "/dev", "--vcard-version", "4.0"], "--vcard-version cannot be used without a format"),
        (["export", "ics", "--vdir"], "Name the folder: `followup export ics --vdir FOLDER`"),
        (["export", "--vdir", "a\0b"], "No folder can have the name a␀b"),
        (
            ["export", "-o", "x"],
            "Which format? `followup help export` lists them; --vdir FOLDER keeps a folder up to date for a phone",
        ),
        (["export", "--vdir", "/dev/null"], "/dev/null is not a folder. Choose another name"),
        (["import", "--vdir", "/nowhere"], "There is no folder /nowhere"),
        (["import", "--vdir", "/dev"], "/dev holds neither contacts nor a calendar; `followup export` makes them"),
        (["import", "x.vcf", "--vdir", "/dev"], "--vdir takes no files; import them in a call of their own"),
        (["import", "--vdir", "/dev", "--round", "x"], "--round cannot be used with --vdir"),
        (["import"], "Name a file to import, or - for standard input"),
    ],
)
def test_what_does_not_fit_is_refused(run: Run, sample_book: Path, words: list[str], said: str) -> None:
    assert run(*words) == (2, "", f"followup: {said}\n")
