"""Two homes share a book by copying, by git and by Syncthing, with an app open on each: both show the same."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from tests.e2e.syncthing import Syncthing
from tests.e2e.terminals import Home, Terminal, wait_until

FOLLOWUP = [sys.executable, "-m", "tui"]
NAMES = ("desk", "lap")


class SharingHome:
    """A home of a person who has several machines."""

    def __init__(self, home: Home, name: str) -> None:
        self.home = home
        self.name = name
        self.folder = home.path / "shared"
        settings = home.path / "config" / "followup"
        settings.mkdir(parents=True)
        (settings / "config.toml").write_text('[profile]\nname = "Robin Vale"\n[policy]\ntimezone = "Europe/Berlin"\n')

    def run(self, *words: str) -> str:
        done = subprocess.run(
            [*FOLLOWUP, *words], env=self.home.environ(), capture_output=True, text=True, check=False, timeout=60
        )
        assert done.returncode == 0, done.stderr
        assert done.stderr == ""
        return done.stdout

    def set_up(self) -> None:
        self.run("sync", "setup", str(self.folder), "--name", self.name)


@pytest.fixture
def pair() -> Iterator[tuple[SharingHome, SharingHome]]:
    with ExitStack() as stack:
        homes = []
        for name in NAMES:
            home = Home(Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="fu", ignore_cleanup_errors=True))))
            stack.callback(home.end_leftovers)
            homes.append(SharingHome(home, name))
        yield homes[0], homes[1]


def copy_files(desk: SharingHome, lap: SharingHome) -> None:
    for one, other in ((desk, lap), (lap, desk)):
        shutil.copyfile(one.folder / f"{one.name}.followup", other.folder / f"{one.name}.followup")


def both_show(terminals: list[Terminal], carry: Callable[[], None], *words: str) -> None:
    def seen() -> bool:
        carry()
        return all(word in term.screen() for term in terminals for word in words)

    wait_until(seen, f"{words} on both screens")


def test_copied_files_make_both_open_apps_show_the_same(pair: tuple[SharingHome, SharingHome]) -> None:
    desk, lap = pair
    desk.run("add", "contact", "Ana Ruiz")
    lap.run("add", "contact", "Bo Lind")
    desk.set_up()
    lap.set_up()
    with ExitStack() as stack:
        terminals = [stack.enter_context(Terminal(FOLLOWUP, each.home.environ())) for each in pair]
        for term in terminals:
            term.wait_for("Keys")
            term.send("2")
        both_show(terminals, lambda: copy_files(desk, lap), "Ana Ruiz", "Bo Lind")
        desk.run("add", "contact", "Cy Young")
        both_show(terminals, lambda: copy_files(desk, lap), "Cy Young")
        terminals[1].send("u")  # takes back the last change of this machine alone
        wait_until(lambda: "Bo Lind" not in terminals[1].screen().split("Undone")[0], "Bo gone")

        def is_gone() -> bool:
            copy_files(desk, lap)
            return "Bo Lind" not in terminals[0].screen()

        wait_until(is_gone, "Bo gone there")
        assert all("Cy Young" in term.screen() for term in terminals)


def test_git_carries_what_both_did_while_apart(pair: tuple[SharingHome, SharingHome]) -> None:
    server = pair[0].home.path / "server.git"
    _git(pair[0], "init", "--bare", "-b", "main", str(server), folder=pair[0].home.path)
    for each in pair:
        _git(each, "clone", str(server), str(each.folder), folder=each.home.path)
        each.set_up()
        each.run("add", "contact", f"Friend of {each.name}")
    for each in (*pair, *pair):
        _push(each)
    for each in pair:
        shown = each.run("show", "contacts")
        assert all(f"Friend of {name}" in shown for name in NAMES)


def _push(home: SharingHome) -> None:
    """Pull and push, as docs/several-machines.md says."""
    _git(home, "add", ".")
    _git(home, "commit", "-qm", "followup", fails=True)
    _git(home, "pull", "-q", "--rebase", fails=True)
    _git(home, "push", "-q", "origin", "HEAD:main")


def _git(home: SharingHome, *words: str, folder: Path | None = None, fails: bool = False) -> None:
    name = ["-c", "user.name=Robin", "-c", "user.email=robin@vale.example"]
    done = subprocess.run(
        ["git", *name, *words],
        cwd=folder or home.folder,
        env=home.home.environ(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert fails or done.returncode == 0, done.stderr


def test_syncthing_carries_the_folder_between_open_apps(pair: tuple[SharingHome, SharingHome]) -> None:
    desk, lap = pair
    with ExitStack() as stack:
        carriers = [stack.enter_context(closing(Syncthing(each.home, each.folder))) for each in pair]
        desk.run("add", "contact", "Ana Ruiz")
        lap.run("add", "contact", "Bo Lind")
        desk.set_up()
        lap.set_up()
        carriers[0].start(carriers[1])
        carriers[1].start(carriers[0])
        terminals = [stack.enter_context(Terminal(FOLLOWUP, each.home.environ())) for each in pair]
        for term in terminals:
            term.wait_for("Keys")
            term.send("2")
        both_show(terminals, lambda: None, "Ana Ruiz", "Bo Lind")
        lap.run("add", "contact", "Cy Young")
        both_show(terminals, lambda: None, "Cy Young")
    assert {path.name for path in desk.folder.glob("*.followup")} == {"desk.followup", "lap.followup"}
