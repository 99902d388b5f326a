import shlex
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.clipboard.stand_in import Programs, Screen
from tui.clipboard.copying import copy, copy_by
from tui.clipboard.fallback import fetch_line, mailto, plain_page, remove_note, write_note_file
from tui.clipboard.models import ClipboardEnvironment
from tui.clipboard.strategies import methods_to_offer

SSH = {"SSH_CONNECTION": "203.0.113.5 50000 198.51.100.7 22", "USER": "ana"}


def test_the_file_is_its_owners_alone_even_where_another_lay(tmp_path: Path) -> None:
    folder = tmp_path / "state" / "followup"
    (victim := tmp_path / "victim").write_text("mine")
    folder.mkdir(parents=True)
    (folder / "note.txt").symlink_to(victim)
    path = write_note_file("a\x1b[31m note\n", folder)
    assert path.read_text() == "a[31m note\n"
    assert path.stat().st_mode & 0o777 == 0o600
    assert victim.read_text() == "mine"
    write_note_file("another", folder)
    assert [file.name for file in folder.iterdir()] == ["note.txt"]
    remove_note(folder)
    remove_note(folder)
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    ("environ", "line"),
    [
        (SSH, "scp ana@198.51.100.7:/s/note.txt ."),
        (SSH | {"SSH_CONNECTION": "203.0.113.5 50000 198.51.100.7 2222"}, "scp -P 2222 ana@198.51.100.7:/s/note.txt ."),
        ({"SSH_CONNECTION": "2001:db8::5 50000 2001:db8::7 22"}, "scp '[2001:db8::7]:/s/note.txt' ."),
        ({"SSH_CONNECTION": "garbled"}, "/s/note.txt"),
        ({}, "/s/note.txt"),
    ],
)
def test_the_line_that_fetches_it(environ: dict[str, str], line: str) -> None:
    assert fetch_line(Path("/s/note.txt"), environ) == line


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "followup").write_text("a file, not a folder")
    outcome = copy_by(
        "file", "note", ClipboardEnvironment(environ=SSH), write_terminal=Screen(), folder=tmp_path / "followup"
    )
    assert outcome.kind == "failed"
    assert str(tmp_path) in outcome.sentence


def test_the_plain_page_shows_the_note_and_says_that_it_stays() -> None:
    page = plain_page("Dear Ana,\r\n\x1b[2Jthank you.\n\n")
    assert "\nDear Ana,\n[2Jthank you.\n-----" in page
    assert "scrollback" in page
    assert "\r" not in page


def test_mailto_carries_everything() -> None:
    link = mailto(["ana+jobs@example.com", "bo@example.com"], "Thank you & more\nBcc: x@y", "Dear Ana,\n50% 日本 & #1?\n")
    assert link
    parts = urlsplit(link)
    assert parts.path == "ana%2Bjobs@example.com,bo@example.com"
    assert parse_qs(parts.query) == {"subject": ["Thank you & more Bcc: x@y"], "body": ["Dear Ana,\r\n50% 日本 & #1?\r\n"]}
    assert link.isascii()
    assert shlex.split(link) == [link] or "'" not in link


def test_mailto_is_whole_or_not_at_all() -> None:
    assert mailto(["a@b.c"], "s", "x" * 1_900)
    assert mailto(["a@b.c"], "s", "x" * 2_000) is None


def test_the_list_has_every_way_that_is_here() -> None:
    def names(here: ClipboardEnvironment) -> list[str]:
        return [method.name for method in methods_to_offer(here)]

    by_hand = ["file", "print", "editor", "mailto"]
    assert names(ClipboardEnvironment(environ={}, link="ssh")) == ["terminal", *by_hand]
    assert names(ClipboardEnvironment(environ={}, inside="tmux", desktop="x11")) == ["desktop", "tmux", "terminal", *by_hand]
    assert len({method.title for method in methods_to_offer(ClipboardEnvironment(environ={}))}) == 5


@pytest.mark.parametrize("name", ["print", "editor", "mailto", "telepathy"])
def test_ways_that_need_the_person_are_not_gone_alone(name: str) -> None:
    with pytest.raises(ValueError, match=name):
        copy_by(name, "note", ClipboardEnvironment(environ={}), write_terminal=Screen(), run=Programs())


def test_too_long_without_a_folder_fails_and_writes_nothing() -> None:
    screen = Screen()
    outcome = copy("x" * 80_000, ClipboardEnvironment(environ={}, link="ssh"), write_terminal=screen, run=Programs())
    assert (outcome.kind, screen.told) == ("failed", b"")
    assert "80,000 bytes" in outcome.sentence
