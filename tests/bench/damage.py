"""`python -m tests.bench damage [-n FLIPS]`: a damaged book, journal or backup, and what the program makes of it.

Every kB cut off, bytes flipped at random, lines deleted and swapped. Each damaged book is opened for reading and for writing,
checked, repaired where it does not open, and opened again. It has to open or to say in one sentence what to do; what is lost
has to be named, or the number of changes has to be right.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import random
import re
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec

from tests.bench.crash import made
from tui.cli.main import main as followup
from tui.domain.changes import Change, ChangeBuilder
from tui.domain.models import Contact, Doc
from tui.domain.sample import sample
from tui.domain.settings import Policy
from tui.storage import Store, StoreError
from tui.storage.health_check import check, repair

AT = datetime(2026, 11, 19, 21, 2, tzinfo=UTC)
COMMANDS = (("next", "--all", "--json"), ("show",), ("history",), ("restore",), ("check",))
ADVICE = re.compile(r"`followup check --repair`|fix the file in an editor|it was not opened")
CHANGES = re.compile(r"(\d+) (?:later )?changes? (?:is|are) missing|without (\d+) changes?\b")
OPEN_ENDED = re.compile(r"any (?:change )?made after")
Records = dict[tuple[str, int], Doc]


class Verdict(msgspec.Struct):
    """The result for one damaged book, and what the program said."""

    result: str
    said: list[str]


def make(path: Path) -> None:
    """Make a book with a week of backups, a history, and acts that only the journal holds yet."""
    for day in range(6):
        at = AT - timedelta(days=5 - day)
        store = Store.open(path, at=at)
        if not day:
            store.act(lambda book, at=at: sample(book, at, Policy()), at)  # type: ignore[misc]
        for number in range(8):
            store.act(lambda book, name=f"P{day}.{number}": made(book, name), at)  # type: ignore[misc]
            store.act(lambda book, role=f"R{day}.{number}", who=2 * number + 1: edited(book, who, role), at)  # type: ignore[misc]
        if day < 5:
            store.close()
        else:
            store._files.close()  # as after a kill


def edited(book: object, record_id: int, role: str) -> Change:
    """Return a change that gives a contact another role."""
    builder = ChangeBuilder(book)  # type: ignore[arg-type]
    read = book.record(Contact, record_id)  # type: ignore[attr-defined]
    builder.edit(read, msgspec.structs.replace(read, role=role))
    return builder.done(f"Edit {record_id}")


def records(store: Store) -> Records:
    """Return every document by table and id."""
    return {(name, i): doc for name, docs in store.book.docs.items() for i, doc in docs.items()}


def names(key: tuple[str, int], text: str) -> bool:
    """Return whether a text names a record."""
    table, record_id = re.escape(key[0]), key[1]
    return bool(re.search(rf"\b{table[:-1]} {record_id}\b|`{record_id}` in table `{table}`", text))


class Bench:
    """The undamaged book, copied into its own folder for each kind of damage."""

    def __init__(self, folder: Path) -> None:
        self.sound = folder / "sound"
        self.path = folder / "home" / "book.json"
        self.sound.mkdir(mode=0o700)
        make(self.sound / "book.json")
        with Store.open(self.sound / "book.json", at=AT, read_only=True) as store:
            self.truth = records(store)
            history = store.history()
        unfolded = [act for act in history if act.seq > store._files.checkpointed]
        assert len({act.change.edits[0].id for act in unfolded}) == len(unfolded)
        self.targets = {
            "book": "book.json",
            "journal": "book.json.journal",
            "previous": "book.json.backups/previous.json",
            "day": f"book.json.backups/{AT - timedelta(days=3):%Y-%m-%d}.json",
        }

    def data(self, target: str) -> bytes:
        """Return what a sound file holds."""
        return (self.sound / self.targets[target]).read_bytes()

    def lay_out(self, target: str, data: bytes) -> None:
        """Lay out the book with one file damaged."""
        shutil.rmtree(self.path.parent, ignore_errors=True)
        shutil.copytree(self.sound, self.path.parent)
        (self.path.parent / self.targets[target]).write_bytes(data)

    def judge(self, target: str, data: bytes, *, commands: bool) -> Verdict:
        """Damage the book and return the result."""
        self.lay_out(target, data)
        said: list[str] = []
        try:
            with contextlib.suppress(StoreError), Store.open(self.path, at=AT, read_only=True, create=False) as store:
                records(store)
            check(self.path, AT)
            if commands:
                self.run_commands()
                self.lay_out(target, data)
            repaired = False
            try:
                store = Store.open(self.path, at=AT, create=False)
            except StoreError as error:
                said.append(str(error))
                if "\n" in str(error) or not ADVICE.search(str(error)):
                    return Verdict("NO ADVICE", said)
                said += repair(self.path, AT)
                store = Store.open(self.path, at=AT, create=False)
                repaired = True
            with store:
                said += store.notices
                store.notices.clear()
                found = records(store)
                store.act(lambda book: made(book, "After"), AT)
            said += store.notices
            with Store.open(self.path, at=AT) as again:
                kept = {key: doc for key, doc in records(again).items() if doc.get("name") != "After"}
                said += [f"SAID AGAIN: {notice}" for notice in again.notices if "damaged" in notice]
        except (StoreError, AssertionError) as error:
            return Verdict("REFUSED", [*said, str(error)])
        except Exception as error:  # noqa: BLE001 - which is what this looks for
            return Verdict("UNFORESEEN", [*said, f"{type(error).__name__}: {error}"])
        if kept != found:
            return Verdict("NOT KEPT", said)
        if any("SAID AGAIN" in sentence for sentence in said):
            return Verdict("SAID AGAIN", said)
        return Verdict(self.result(found, said, repaired=repaired), said)

    def run_commands(self) -> None:
        """Run what people would try on a damaged book; raises any unexpected error."""
        for words in COMMANDS:
            with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
                status = followup([*words, "--book", str(self.path), "--now", AT.isoformat()])
            assert status in (0, 1), f"{words}: {status}"

    def result(self, found: Records, said: list[str], *, repaired: bool) -> str:
        """Return what a book that opened came to."""
        how = "repaired" if repaired else "opened"
        differ = {key for key in found.keys() | self.truth.keys() if found.get(key) != self.truth.get(key)}
        if not differ:
            return f"{how} whole"
        text = " ".join(said)
        told = sum(int(one or other) for one, other in CHANGES.findall(text))
        named = {key for key in differ if names(key, text)}
        lines = len(re.findall(r"is damaged|is not a document|are damaged", text))
        rest = differ - named
        if told:
            return (
                f"{how}, changes counted" if told == len(differ) else "WRONG COUNT"
            )  # each change here is of another record
        if not rest:
            return f"{how}, records named"
        if OPEN_ENDED.search(text):
            return f"{how}, end of the journal gone"
        if len(rest) <= lines:
            return f"{how}, lines named"
        return "UNTOLD"


def damages(bench: Bench, flips: int, seed: int, step: int, every: int) -> Iterator[tuple[str, str, bytes]]:
    """Yield target, kind of damage and the damaged bytes."""
    chance = random.Random(seed)
    for target in bench.targets:
        data = bench.data(target)
        for size in range(0, len(data), step):
            yield target, "cut", data[:size]
        lines = data.splitlines(keepends=True)
        for number in range(0, len(lines), every):
            yield target, "deleted", b"".join(lines[:number] + lines[number + 1 :])
        for number in range(0, len(lines) - 1, every):
            swapped = [*lines]
            swapped[number], swapped[number + 1] = swapped[number + 1], swapped[number]
            yield target, "swapped", b"".join(swapped)
    weights = {"book": 4, "journal": 4, "previous": 1, "day": 1}
    for _ in range(flips):
        [target] = chance.choices([*weights], [*weights.values()])
        flipped = bytearray(bench.data(target))
        place = chance.randrange(len(flipped))
        flipped[place] ^= chance.choice([1 << chance.randrange(8), chance.randrange(1, 256)])
        yield target, "flipped", bytes(flipped)


def run(
    flips: int, seed: int, step: int, tell: Callable[[str], None], *, lines: int = 1, commands: int = 20
) -> Counter[tuple[str, str, str]]:
    """Damage the book in every way and count what came of it; `tell` hears of each bad result.

    Every so many of the `lines` are deleted and swapped; on every so many of the damaged books `commands` are run.
    """
    counts: Counter[tuple[str, str, str]] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        for number, (target, kind, data) in enumerate(damages(bench, flips, seed, step, lines)):
            verdict = bench.judge(target, data, commands=number % commands == 0)
            counts[target, kind, verdict.result] += 1
            if verdict.result.isupper():
                sound = bench.data(target)
                place = next((i for i, (a, b) in enumerate(zip(data, sound, strict=False)) if a != b), len(data))
                context = data[max(place - 30, 0) : place + 30]
                tell(f"{verdict.result}: {target} {kind} at {place} {context!r}: {verdict.said}")
    return counts


def main(argv: list[str]) -> int:
    """Print the results by kind of damage; return 1 if anything was lost silently or an error was unexpected."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench damage")
    parser.add_argument("-n", type=int, default=5000, help="bytes to flip (5000)")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--step", type=int, default=1024, help="bytes between two cuts (1024)")
    args = parser.parse_args(argv)
    os.environ["FOLLOWUP_DEBUG"] = "1"
    counts = run(args.n, args.seed, args.step, lambda sentence: print(sentence, flush=True))
    for (target, kind, result), count in sorted(counts.items()):
        print(f"{target:10}{kind:10}{result:40}{count:6}")
    print(f"{counts.total()} damaged books")
    return int(any(result.isupper() for _, _, result in counts))
