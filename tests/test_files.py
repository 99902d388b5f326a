"""Private files are written atomically; other files are read up to a limit, and never waited for."""

from __future__ import annotations

import ast
import errno
import io
import os
import stat
import sys
from pathlib import Path

import pytest

from tui import files
from tui.files import TooLarge, append_private, create_private, read_json, read_outside, write_private


def test_written_file_is_private_in_a_private_folder(tmp_path: Path) -> None:
    path = tmp_path / "new" / "file.txt"
    write_private(path, "text é\n")
    assert path.read_text() == "text é\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    write_private(path, b"bytes")
    assert path.read_bytes() == b"bytes"
    assert [*path.parent.iterdir()] == [path]


def test_written_link_stays_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "elsewhere" / "real.txt", tmp_path / "link.txt"
    real.parent.mkdir()
    real.write_text("old")
    link.symlink_to(real)
    write_private(link, "new")
    assert link.is_symlink()
    assert real.read_text() == "new"
    assert stat.S_IMODE(real.stat().st_mode) == 0o600


@pytest.mark.parametrize("step", ["os.fsync", "pathlib.Path.replace"])
def test_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    path = tmp_path / "file.txt"
    path.write_text("old")
    monkeypatch.setattr(step, fail)
    with pytest.raises(OSError, match="No space left"):
        write_private(path, "new")
    monkeypatch.undo()
    assert path.read_text() == "old"
    assert [*tmp_path.iterdir()] == [path]


def test_text_that_is_no_utf8_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "file.txt"
    path.write_text("old")
    with pytest.raises(UnicodeEncodeError):
        write_private(path, "half \ud800")
    assert [(file, file.read_text()) for file in tmp_path.iterdir()] == [(path, "old")]


def test_created_file_never_replaces_another(tmp_path: Path) -> None:
    path, link = tmp_path / "file.txt", tmp_path / "link.txt"
    create_private(path, "mine")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    link.symlink_to(tmp_path / "nowhere")
    for taken in (path, link):
        with pytest.raises(FileExistsError):
            create_private(taken, "yours")
    assert path.read_text() == "mine"
    assert link.is_symlink()


def test_appended_text_comes_last(tmp_path: Path) -> None:
    path = tmp_path / "file.txt"
    append_private(path, "one\n")
    append_private(path, "two\n")
    assert path.read_text() == "one\ntwo\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_file_is_read_up_to_its_bound(tmp_path: Path) -> None:
    path = tmp_path / "file.txt"
    path.write_bytes(b"12345")
    assert read_outside(path, 5) == read_outside(str(path), 5) == b"12345"
    with pytest.raises(TooLarge) as told:
        read_outside(path, 4)
    assert told.value.filename == str(path)
    with pytest.raises(FileNotFoundError):
        read_outside(tmp_path / "none", 5)


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"a\xff": "b"}', b'{"a": "\xff"}', b'{"a": 1}', b"[" * 100_000])
def test_damaged_json_is_one_kind_of_error(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "memory.json"
    path.write_bytes(data)
    with pytest.raises(ValueError):  # noqa: PT011 - whatever it says
        read_json(path, 1_000_000, dict[str, str])


@pytest.mark.parametrize("name", ["a\0b", "half \ud800"])
def test_name_that_no_file_can_have_is_an_error_of_the_system(name: str) -> None:
    with pytest.raises(OSError, match="no file can have this name"):
        read_outside(name, 5)


def test_home_is_read_from_its_short_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "file.txt").write_bytes(b"x")
    assert read_outside("~/file.txt", 5) == b"x"
    with pytest.raises(FileNotFoundError):
        read_outside("~nobody-of-that-name/file.txt", 5)


def test_standard_input_is_read_up_to_its_bound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Endless(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, buffer: object) -> int:
            return len(buffer)  # type: ignore[arg-type]

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"piped")))
    assert read_outside("-", 5) == b"piped"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(Endless())))
    with pytest.raises(TooLarge):
        read_outside("-", 100_000)
    monkeypatch.chdir(tmp_path)
    Path("-").write_bytes(b"a file of that name")
    assert read_outside(Path("-"), 100) == b"a file of that name"


def test_what_might_never_end_is_refused_at_once(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for name in (pipe, Path("/dev/zero"), Path("/dev/tty")):
        with pytest.raises(OSError, match=r"not a regular file|No such device"):
            read_outside(name, 100)
    with pytest.raises(IsADirectoryError):
        read_outside(tmp_path, 100)
    assert read_outside(os.devnull, 100) == b""


OWN = {
    "files", "storage", "sync.copies", "cli.main", "cli.draft", "programs.mail_program", "clipboard.pyperclip_worker", "languages", "domain.places", "exchange.column_names", "exchange.domains", "exchange.stages",
    "ui.errors.crash_report",
}  # fmt: skip
"""Modules that open files directly: the program's own files and data, and the terminal."""


@pytest.mark.slow
def test_every_file_that_somebody_names_is_read_by_one_reader() -> None:
    found = set()
    top = Path(files.__file__).parent
    for path in top.rglob("*.py"):
        calls = [node.func for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
        names = {ast.unparse(call).rpartition(".")[2] for call in calls} - {"popen"}
        opens = any(ast.unparse(call) in ("open", "os.open", "io.open") for call in calls)
        if names & {"read_text", "read_bytes"} or opens:
            found.add(".".join(path.relative_to(top).with_suffix("").parts))
    assert {name for name in found if not f"{name}.".startswith(tuple(f"{own}." for own in OWN))} == set()
