"""Other programs take what is exported: khal and calcurse the calendar, khard the contacts."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from tests.domain.build import at
from tests.e2e.terminals import Home, need
from tui.cli.main import main
from tui.domain.book import Book
from tui.domain.changes import Change, ChangeBuilder
from tui.domain.models import Contact, Interview, Said
from tui.domain.sample import sample
from tui.domain.settings import Policy
from tui.storage import Store

NOW = "2026-11-19T16:02-05:00"

KHAL = """[calendars]
[[feed]]
path = {folder}
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
default_timezone = America/New_York
local_timezone = America/New_York
[sqlite]
path = {database}
"""

Call = Callable[..., str]


def make(book: Book) -> Change:
    """Return the sample book with an occurrence of a series, a zone that is an offset, and texts that need escapes."""
    now = at("2026-11-19 16:02")
    change = sample(book, now, Policy(timezone="America/New_York"))
    builder = ChangeBuilder(book)
    said = Said(occurrence=datetime(2026, 11, 24, 15, tzinfo=UTC))
    base = Interview(starts_at=datetime(2026, 11, 24, 16, tzinfo=UTC), created_at=now)
    builder.add(
        msgspec.structs.replace(
            base, round="Weekly", timezone="America/New_York", calendar_uid="series@x.example", invited=said
        )
    )
    builder.add(msgspec.structs.replace(base, round="Über; Runde, 日本", timezone="+05:30", place="A, B; C\\D"))
    builder.add(
        Contact(
            name='Zoë, "the" 日本', emails=("zoe@x.example",), company="A;B\\C", address="1 Main St\nBoston", created_at=now
        )
    )
    edits = [msgspec.structs.replace(edit, id=edit.id + 100) for edit in builder.done("").edits]
    return msgspec.structs.replace(change, edits=(*change.edits, *edits))


@pytest.fixture
def call(private_home: Home, capsys: pytest.CaptureFixture[str]) -> Call:
    """Return a function that runs a program, followup in this process, and returns what it prints on both outputs."""
    folder = private_home.path / "data" / "followup"
    folder.mkdir(mode=0o700)
    with Store.open(folder / "book.json", at=at("2026-11-19 16:02")) as store:
        store.act(make, at("2026-11-19 16:02"))
    (private_home.path / "config.toml").write_text('[policy]\ntimezone = "America/New_York"\n')
    place = ["--book", str(folder / "book.json"), "--config", str(private_home.path / "config.toml"), "--now", NOW]

    def run(*words: str) -> str:
        if words[0] == "followup":
            assert main([*words[1:], *place]) == 0
            return "".join(capsys.readouterr())
        env = private_home.environ(TZ="America/New_York")
        del env["PYTHONPATH"]
        done = subprocess.run(
            words, capture_output=True, text=True, env=env, timeout=60, check=True, stdin=subprocess.DEVNULL
        )
        return done.stdout + done.stderr

    return run


def test_khal_shows_the_feed_and_a_folder_of_it(call: Call, tmp_path: Path) -> None:
    need("khal")
    listed = {}
    for name in ("imported", "folder"):
        (tmp_path / name).mkdir()
        config = tmp_path / f"{name}.conf"
        config.write_text(KHAL.format(folder=tmp_path / name, database=tmp_path / f"{name}.db"))
        if name == "imported":
            call("followup", "export", "ics", "-o", str(tmp_path / "feed.ics"))
            call("khal", "-c", str(config), "import", "--batch", str(tmp_path / "feed.ics"))
        else:
            call("followup", "export", "ics", "--vdir", str(tmp_path / name))
        listed[name] = call(
            "khal", "-c", str(config), "list", "-df", "", "-f", "{start} {title}, {location}", "2026-10-01", "90d"
        )
    lines = listed["folder"].splitlines()
    assert "2026-11-24 11:00 Weekly" in listed["folder"]
    assert "2026-11-24 11:00 Über; Runde, 日本, A, B; C\\D" in lines
    assert "2026-11-18 19:30 Panel - Data Engineer at Nimbus Freight, https://meet.example/nimbus-panel" in lines
    assert "2026-11-23 10:00 Called off: Chat - Web Developer at Willow Press, " in lines
    assert len(lines) == 19
    assert listed["imported"] == listed["folder"]


def test_calcurse_takes_the_feed(call: Call, tmp_path: Path) -> None:
    need("calcurse")
    call("followup", "export", "ics", "-o", str(tmp_path / "feed.ics"))
    said = call("calcurse", "-D", str(tmp_path), "-C", str(tmp_path), "-i", str(tmp_path / "feed.ics"))
    todos = (tmp_path / "feed.ics").read_text().count("BEGIN:VTODO")
    assert f"19 apps / 0 events / {todos} todos / 0 skipped" in said
    assert "11/24/2026 @ 11:00 -> 11/24/2026 @ 12:00" in (tmp_path / "apts").read_text()
    assert "Thank " in (tmp_path / "todo").read_text()


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_khard_lists_a_folder_of_cards(call: Call, tmp_path: Path, version: str) -> None:
    need("khard")
    config = tmp_path / "khard.conf"
    config.write_text(f"[addressbooks]\n[[book]]\npath = {tmp_path / 'cards'}\n")
    said = call("followup", "export", "vcard", "--vcard-version", version, "--vdir", str(tmp_path / "cards"))
    assert ": 17 contacts, without your private notes; 17 written, 0 removed, 0 unchanged." in said
    names = [line.split("\t")[1] for line in call("khard", "-c", str(config), "list", "-p").splitlines()]
    assert len(names) == 17
    assert {"Ana Ruiz", 'Zoë, "the" 日本'} <= set(names)
    assert "zoe@x.example\tZoë" in call("khard", "-c", str(config), "email", "-p", "zoe")
