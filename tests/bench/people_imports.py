"""How long an import of people takes, and how it grows: `python -m tests.bench people_imports [--people 10000]`.

Prints the seconds of the processor for reading, planning and making the one change, for an address book and for LinkedIn's
table, and for the same file imported again; and the seconds from naming the file in the app until its list is shown.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from tests.bench.screens import COMMAND, book_env
from tests.bench.terminal import Terminal
from tui.domain import operations
from tui.domain.models import Contact
from tui.domain.settings import Profile
from tui.exchange.importer import Import
from tui.exchange.reading import read_items
from tui.storage import Store

NOW = datetime(2026, 11, 16, 9, tzinfo=UTC)
FIRST = [
    "Ana",
    "Bo",
    "Cora",
    "Dan",
    "Eva",
    "Finn",
    "Gina",
    "Hugo",
    "Ida",
    "Jan",
    "Kim",
    "Lena",
    "Max",
    "Nora",
    "Otto",
    "Pia",
    "Rosa",
    "Sam",
    "Tom",
    "Uma",
    "Vera",
    "Will",
    "Yara",
    "Zoe",
]
LAST = [
    "Ruiz",
    "Lind",
    "Bell",
    "Weber",
    "Stein",
    "Okafor",
    "Novak",
    "Silva",
    "Chen",
    "Patel",
    "Meyer",
    "Rossi",
    "Dubois",
    "Kowalski",
    "Jansen",
    "Haas",
    "Ortiz",
    "Berg",
]

MOST_SECONDS = 5.0
"""For 10,000 people from one file."""
MOST_GROWTH = 15.0
"""Of ten times the people."""


def name_of(number: int) -> tuple[str, str]:
    """Return the given and family name of one of many people."""
    given, family = FIRST[number % len(FIRST)], LAST[number // len(FIRST) % len(LAST)]
    return given, f"{family}{'abcdefghijklmnopqrstuvwxyz'[number // (len(FIRST) * len(LAST)) % 26]}"


def address_book(people: int) -> bytes:
    """Return a vCard file with so many people."""
    cards = []
    for number in range(people):
        given, family = name_of(number)
        cards.append(
            f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{given} {family}\r\nN:{family};{given};;;\r\nORG:Company {number % 300}\r\n"
            f"TITLE:Engineer\r\nitem1.EMAIL;type=INTERNET:{given}.{family}{number}@c{number % 300}.example\r\n"
            f"TEL;TYPE=CELL:+1 555 {number:07}\r\nADR;TYPE=WORK:;;Main St {number};Springfield;IL;{number:05};USA\r\n"
            f"NOTE:met at the fair\\, booth {number}\r\nBDAY:1980-01-01\r\nEND:VCARD\r\n"
        )
    return "".join(cards).encode()


def connections(people: int) -> bytes:
    """Return LinkedIn's table with so many people."""
    rows = ["First Name,Last Name,URL,Email Address,Company,Position,Connected On"]
    for number in range(people):
        given, family = name_of(number)
        url = f"https://www.linkedin.com/in/{given}-{family}-{number}"
        rows.append(f"{given},{family},{url},,Company {number % 300},Engineer,{number % 28 + 1:02} Mar 2024")
    return "\r\n".join(["Notes:", '"Some addresses are missing."', "", *rows, ""]).encode()


def seconds_for(data: bytes, name: str, store: Store) -> tuple[float, float, float]:
    """Return the seconds of the processor for reading a file, planning its import, and making the change."""
    times = [time.process_time()]
    work = Import(read_items(data, name, Profile()), now=NOW, zone=ZoneInfo("UTC"))
    times.append(time.process_time())
    plan = work.plan(store.book)
    times.append(time.process_time())
    store.act(lambda book: plan.change, NOW)
    times.append(time.process_time())
    return times[1] - times[0], times[2] - times[1], times[3] - times[2]


def file_of(make: str, people: int) -> tuple[bytes, str]:
    """Return a file of one kind, and its name."""
    return (address_book(people), "a.vcf") if make == "vcard" else (connections(people), "a.csv")


def seconds_in_the_app(make: str, people: int) -> float:
    """Return the seconds from naming a file in the app until the list of its people is shown."""
    data, name = file_of(make, people)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        book, file = home / "book.json", home / name
        file.write_bytes(data)
        with Store.open(book, at=NOW) as store:
            store.act(partial(operations.add, record=Contact(name="Eve Zimmer")), NOW)  # an empty book opens a form
        with Terminal(COMMAND, home, rows=24, columns=80, env=book_env(book)) as terminal:
            terminal.settle(2)
            terminal.send(b"I" + str(file).encode())
            terminal.settle(1)
            began, before = time.perf_counter(), len(terminal.output)
            terminal.send(b"\r")
            terminal.wait_for(rb"The rest", before)
            return time.perf_counter() - began


def measured(make: str, people: int) -> float:
    """Print the figures of one kind of file, and return the seconds of its first import."""
    data, name = file_of(make, people)
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "book.json", at=NOW) as store:
        first = seconds_for(data, name, store)
        again = seconds_for(data, name, store)
    for what, times in (("first", first), ("again", again)):
        read, plan, act = times
        print(f"{make:9} {people:6,} {what}: {sum(times):5.2f} s (read {read:.2f}, plan {plan:.2f}, change {act:.2f})")
    return sum(first)


def main(argv: Sequence[str]) -> int:
    """Measure both kinds of files; return 1 if one takes too long or grows too fast."""
    parser = argparse.ArgumentParser(prog="people_imports")
    parser.add_argument("--people", type=int, default=10_000)
    people = parser.parse_args(argv).people
    failed = False
    for make in ("vcard", "linkedin"):
        measured(make, 100)  # what is imported and cached once
        little, much = measured(make, people // 10), measured(make, people)
        print(f"{make:9} ten times the people: {much / little:.1f} times the time")
        listed = seconds_in_the_app(make, people)
        print(f"{make:9} {people:6,} listed in the app after {listed:.2f} s (at most {MOST_SECONDS:g})")
        failed = failed or max(much, listed) > MOST_SECONDS or much > little * MOST_GROWTH
    return int(failed)
