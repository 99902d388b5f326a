"""The recipes of docs/reminders.md in a real tmux, bash, screen and systemd: the line is shown, and nothing in it is run."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.e2e.servers import Screen, Tmux
from tests.e2e.terminals import ROOT, Home, Terminal, need
from tui.domain.book import Book
from tui.domain.changes import Change, ChangeBuilder
from tui.domain.models import Event, Position
from tui.storage import Store

Open = Callable[..., Terminal]

RECIPES = (ROOT / "docs" / "reminders.md").read_text(encoding="utf-8")
NOW = datetime.now(UTC)
SHOWN = "! overdue: Answer Vega:"


def recipe(begin: str) -> str:
    """Return the piece of code in the page of recipes that begins so."""
    found = re.search(rf"`({re.escape(begin)}.*?)`(?!')", RECIPES)
    assert found, begin
    return found[1]


@pytest.fixture
def hostile_home(private_home: Home) -> Home:
    """A home whose book has something due whose text tries to run commands everywhere."""
    mark = private_home.path / "mark"
    text = f"#[fg=blue]#(touch {mark}1) $(touch {mark}2) `touch {mark}3` #{{pid}} ## %H:%M \\u 100%"

    def asked(book: Book) -> Change:
        builder = ChangeBuilder(book)
        position = builder.add(Position(title="Data engineer", company="Vega"))
        builder.add(Event(at=NOW - timedelta(days=2), kind="asked", position=position, text=text))
        return builder.done("What they asked")

    folder = private_home.path / "data" / "followup"
    folder.mkdir(mode=0o700)
    with Store.open(folder / "book.json", at=NOW) as store:
        store.act(asked, NOW)
    return private_home


def marks(home: Home) -> list[Path]:
    """Return the files that the text has made."""
    return list(home.path.glob("mark*"))


def test_tmux_status_line_shows_it(hostile_home: Home, terminal: Open) -> None:
    tmux = Tmux(hostile_home)
    lines = [
        recipe("set -g status-right '"),
        "set -g status-right-length 180",
        "set -g status-interval 1",
        "set -g status on",
    ]
    tmux.config.write_text("\n".join(["set -s escape-time 0", *lines, ""]))
    outer = terminal(tmux.argv(["cat"]), hostile_home.environ(), columns=200)
    outer.wait_for(SHOWN)
    outer.wait_for("#[fg=blue]#(touch")
    outer.wait_for("#{pid}")
    outer.wait_for("%H:%M")
    assert marks(hostile_home) == []


@pytest.mark.parametrize("twice", [False, True], ids=["expanded once", "expanded twice"])
def test_bash_prompt_shows_it(hostile_home: Home, terminal: Open, twice: bool) -> None:
    need("bash")
    rc, line = hostile_home.path / "bashrc", recipe("PS1='")
    rc.write_text(f"PROMPT_COMMAND='{line.replace(chr(39), chr(34))}'\n" if twice else f"{line}\n")
    shell = terminal(["bash", "--noprofile", "--rcfile", str(rc), "-i"], hostile_home.environ(), columns=200)
    shell.wait_for(SHOWN)
    shell.wait_until(lambda: shell.screen().rstrip().endswith(("$", "#")), "the prompt")
    shell.wait_for("＄(touch")
    shell.send("true\r")
    shell.wait_until(lambda: shell.screen().count(SHOWN) > 1, "another prompt")
    assert marks(hostile_home) == []


def test_screen_hardstatus_shows_it(hostile_home: Home, terminal: Open) -> None:
    screen = Screen(hostile_home)
    with screen.config.open("a") as config:
        config.write(f"{recipe('backtick 1 ')}\nhardstatus alwayslastline '%1`'\n")
    window = terminal(screen.argv(["cat"]), hostile_home.environ(), columns=200)
    window.wait_for(SHOWN)
    window.wait_for("$(touch")
    window.wait_for("%H:%M")
    assert marks(hostile_home) == []


def test_lines_for_cron_say_what_is_due(hostile_home: Home) -> None:
    """cron gives the rest of the line to sh; here what it calls writes down what it was given."""
    lines = re.findall(r"^\*/15 \* \* \* \*  (.+)$", RECIPES, re.MULTILINE)
    assert len(lines) == 3
    assert not any("%" in line for line in lines)  # which cron takes for the end of a line
    tools, told = hostile_home.path / "tools", hostile_home.path / "told"
    tools.mkdir()
    for name, script in (("notify-send", f'echo "$@" > {told}'), ("curl", f"cat > {told}")):
        (tools / name).write_text(f"#!/bin/sh\n{script}\n")
        (tools / name).chmod(0o700)
    environ = hostile_home.environ()
    for line in lines:
        done = subprocess.run(
            ["sh", "-c", line],
            env=environ | {"PATH": f"{tools}:{environ['PATH']}"},
            capture_output=True,
            text=True,
            check=True,
        )
        said = done.stdout + (told.read_text() if told.exists() else "")
        assert "overdue: Answer: #[fg=blue]" in said
        assert marks(hostile_home) == []
        told.unlink(missing_ok=True)
        [memory] = (hostile_home.path / "state" / "followup").glob("reminded-*.json")
        memory.unlink()


def test_systemd_accepts_the_timer(private_home: Home) -> None:
    need("systemd-analyze")
    units = []
    for name, text in re.findall(r"`~/\.config/systemd/user/(\S+)`:\n\n```ini\n(.*?)```", RECIPES, re.DOTALL):
        units.append(unit := private_home.path / name)
        program = private_home.environ()["PATH"].split(":")[0]
        unit.write_text(text.replace("%h/.local/bin/followup", f"{program}/followup"))
    assert len(units) == 2
    done = subprocess.run(
        ["systemd-analyze", "verify", "--user", *map(str, units)],
        env=private_home.environ(), capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert (done.returncode, [line for line in done.stderr.splitlines() if "followup" in line]) == (0, [])
