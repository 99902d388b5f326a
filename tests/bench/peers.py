"""Other programs for the terminal that keep people, dates and things to do: how each is given its data, and started.

vit 2.3.4 needs an older urwid than it asks for: `pip install vit "urwid<3"`.
"""

from __future__ import annotations

import sqlite3
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

START = datetime(2025, 1, 6, 9, tzinfo=UTC)
Env = dict[str, str]


@dataclass(frozen=True)
class Peer:
    """A program: `row` is what its screen shows first of the data; none for one that prints a list and ends."""

    name: str
    program: str
    fill: Callable[[Path, int, Env], None]
    argv: Callable[[Path], Sequence[str]]
    row: bytes | None = None
    env: Callable[[Path], Env] = field(default=lambda home: {})


def _tasks(home: Path, count: int, env: Env) -> None:
    (home / ".taskrc").write_text(f"data.location={home}/.task\nconfirmation=no\nnews.version=9.9.9\n")
    (home / ".task").mkdir()
    tasks = ",".join(
        f'{{"description":"Acme {n} thank Ana","status":"pending","due":"20270101T090000Z"}}' for n in range(count)
    )
    subprocess.run(["task", "import", "-"], input=f"[{tasks}]", text=True, env=env, check=True, capture_output=True)
    (home / ".vit").mkdir()
    (home / ".vit" / "config.ini").write_text("[vit]\n")


def _calcurse(home: Path, count: int, env: Env) -> None:
    folder = home / ".local" / "share" / "calcurse"
    folder.mkdir(parents=True)
    (folder / "todo").write_text("".join(f"[1] Acme {n} thank Ana\n" for n in range(count)))
    when = (START + timedelta(hours=7 * n) for n in range(count))
    (folder / "apts").write_text("".join(f"{at:%m/%d/%Y @ %H:%M} -> {at:%m/%d/%Y @ %H}:59 |Acme interview\n" for at in when))


def _items(folder: Path, count: int, kind: str, at: str) -> None:
    folder.mkdir(parents=True)
    for n in range(count):
        moment = START + timedelta(hours=7 * n)
        body = f"BEGIN:{kind}\r\nUID:{n}\r\nDTSTAMP:20250101T000000Z\r\n{at}:{moment:%Y%m%dT%H%M%S}\r\nSUMMARY:Acme {n}\r\nEND:{kind}\r\n"
        text = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:bench\r\n{body}END:VCALENDAR\r\n"
        (folder / f"{n}.ics").write_text(text, newline="")


def _khal(home: Path, count: int, env: Env) -> None:
    _items(home / "calendar", count, "VEVENT", "DTSTART")
    (home / "khal.conf").write_text(
        f"[calendars]\n[[one]]\npath = {home}/calendar\n[locale]\nlocal_timezone = UTC\ndefault_timezone = UTC\n"
    )


def _todoman(home: Path, count: int, env: Env) -> None:
    _items(home / "lists" / "one", count, "VTODO", "DUE")
    (home / "todoman.py").write_text(f'path = "{home}/lists/*"\ncache_path = "{home}/todo.sqlite3"\n')


def _khard(home: Path, count: int, env: Env) -> None:
    (home / "cards").mkdir()
    for n in range(count // 2):
        card = f"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:{n}\r\nFN:Ana Acme {n}\r\nN:Acme {n};Ana;;;\r\nEMAIL:ana{n}@example.com\r\nEND:VCARD\r\n"
        (home / "cards" / f"{n}.vcf").write_text(card, newline="")
    (home / "khard.conf").write_text(f"[addressbooks]\n[[one]]\npath = {home}/cards\n[general]\ndefault_action = list\n")


def _dooit(home: Path, count: int, env: Env) -> None:
    """Its lists, which are what its first screen shows; it makes the table of things to do by itself."""
    with sqlite3.connect(home / "dooit.db") as book:
        book.execute(
            "CREATE TABLE workspace (id INTEGER NOT NULL PRIMARY KEY, order_index INTEGER NOT NULL, description VARCHAR NOT NULL,"
            " is_root BOOLEAN NOT NULL, parent_workspace_id INTEGER REFERENCES workspace (id))"
        )
        book.execute("INSERT INTO workspace VALUES (1, 0, '', 1, NULL)")
        book.executemany(
            "INSERT INTO workspace VALUES (?, ?, ?, 0, 1)", [(n + 2, n, f"Acme {n} thank Ana") for n in range(count)]
        )
    book.close()


PEERS = (
    Peer("taskwarrior", "task", _tasks, lambda home: ["next"]),
    Peer("vit", "vit", _tasks, lambda home: [], b"Acme"),
    Peer("calcurse", "calcurse", _calcurse, lambda home: [], b"Acme"),
    Peer("khal", "khal", _khal, lambda home: ["-c", f"{home}/khal.conf", "list", "06.01.2025", "400d"]),
    Peer("todoman", "todo", _todoman, lambda home: ["--config", f"{home}/todoman.py", "list"]),
    Peer("khard", "khard", _khard, lambda home: ["-c", f"{home}/khard.conf", "list"]),
    Peer("dooit", "dooit", _dooit, lambda home: ["--db", f"{home}/dooit.db"], b"Acme"),
)
