"""To the phone and back: a Radicale server, vdirsyncer, and changes made by CalDAV as a phone makes them."""

from __future__ import annotations

import http.client
import re
import socket
import subprocess
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.domain.build import NIMBUS, at, contact, interview
from tests.e2e.servers import free_port
from tests.e2e.terminals import ROOT, Home, need, wait_until
from tests.e2e.test_other_programs import KHAL
from tests.ui.conftest import adding
from tui.cli.main import main
from tui.storage import Store

pytestmark = pytest.mark.slow

NOW = "2026-11-19T16:02-05:00"
ROBIN = {"Authorization": f"Basic {b64encode(b'robin:x').decode()}"}

RADICALE = """[server]
hosts = 127.0.0.1:{port}
[auth]
type = none
[storage]
filesystem_folder = {home}/server
[logging]
level = error
"""
RECIPE = (
    (ROOT / "docs" / "several-machines.md").read_text().partition("### vdirsyncer in ten lines")[2].partition("\n### ")[0]
)
"""The recipe of the docs, which is tested as it stands there."""

Run = Callable[..., str]


class Phone:
    """A CalDAV and CardDAV client that knows no `followup`."""

    def __init__(self, port: int) -> None:
        self._port = port

    def items(self, collection: str) -> dict[str, str]:
        """Return the text of each item by its address."""
        found = self._ask("PROPFIND", f"/robin/{collection}/", headers={"Depth": "1"})
        hrefs = re.findall(r"<(?:\w+:)?href>(/robin/\w+/[^<]+)</", found)
        return {href: self._ask("GET", href) for href in hrefs}

    def change(self, collection: str, words: str, *changes: tuple[str, str]) -> None:
        """Change the item that has these words, as a program of the phone's own."""
        (href, text), *_ = ((href, text) for href, text in self.items(collection).items() if words in text)
        for old, new in (*changes, ("-//followup//EN", "-//Phone//EN")):
            assert old in text, text
            text = text.replace(old, new)
        self.put(href, text)

    def put(self, href: str, text: str) -> None:
        self._ask("PUT", href, text)

    def delete(self, collection: str, words: str) -> None:
        self._ask("DELETE", next(href for href, text in self.items(collection).items() if words in text))

    def _ask(self, method: str, path: str, body: str = "", headers: dict[str, str] | None = None) -> str:
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=20)
        connection.request(method, path, body.encode(), {**ROBIN, **(headers or {})})
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        assert answer.status < 300, (method, path, answer.status, text)
        return text


@pytest.fixture
def phone(private_home: Home) -> Iterator[Phone]:
    """Return a phone whose server runs, with nothing in it."""
    need("radicale", "vdirsyncer", "khal", "khard", "todoman")
    home, port = private_home.path, free_port()
    (home / "radicale.conf").write_text(RADICALE.format(port=port, home=home))
    config = home / ".config" / "vdirsyncer" / "config"
    config.parent.mkdir(parents=True)
    recipe = (
        block("ini").replace("https://dav.example.org/", f"http://127.0.0.1:{port}/").replace('"pass", "dav"', '"echo", "x"')
    )
    config.write_text(recipe)
    subprocess.run(block("sh"), shell=True, check=True, env=_env(private_home))
    (home / "khal.conf").write_text(KHAL.format(folder=f"{home}/pocket/calendar", database=home / "khal.db"))
    (home / "khard.conf").write_text(f"[addressbooks]\n[[book]]\npath = {home}/pocket/contacts\n")
    (home / "todoman.py").write_text(f'path = "{home}/pocket/calendar"\ndate_format = "%Y-%m-%d"\ntime_format = "%H:%M"\n')
    with subprocess.Popen(["radicale", "--config", str(home / "radicale.conf")], env=_env(private_home)) as server:
        wait_until(lambda: _listens(port), "Radicale")
        try:
            yield Phone(port)
        finally:
            server.terminate()


def block(language: str) -> str:
    """Return a block of the recipe."""
    lines = RECIPE.partition(f"```{language}\n")[2].partition("```")[0].splitlines(keepends=True)
    return "".join(line.strip(" ") for line in lines)


def _env(home: Home) -> dict[str, str]:
    env = home.environ(TZ="America/New_York", XDG_CONFIG_HOME=str(home.path / ".config"))
    del env["PYTHONPATH"]
    return env


def _listens(port: int) -> bool:
    with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
        return True
    return False


@pytest.fixture
def call(private_home: Home, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a function that runs a program, followup in this process at a terminal, and returns what it prints."""
    home = private_home.path
    (home / "config.toml").write_text(f'[policy]\ntimezone = "America/New_York"\n[sync]\nvdir = "{home}/pocket"\n')
    monkeypatch.setenv("XDG_STATE_HOME", str(home / "state"))
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    records = contact(1, role="CTO", uid="a" * 8), NIMBUS, interview(1, "2026-11-19 14:00", round="Panel", uid="panel")
    with Store.open(home / "book.json", at=at("2026-11-19 16:00")) as store:
        store.act(adding(*records), at("2026-11-19 16:00"))
    place = ["--book", str(home / "book.json"), "--config", str(home / "config.toml"), "--now", NOW]

    def run(*words: str, answers: str = "") -> str:
        if words[0] == "followup":
            left = list(answers)
            monkeypatch.setattr("builtins.input", lambda prompt: left.pop(0))
            main([*words[1:], *place])
            return "".join(capsys.readouterr())
        done = subprocess.run(
            words, capture_output=True, text=True, env=_env(private_home), timeout=60, input="y\ny\ny\n", check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout + done.stderr

    return run


def test_pocket_goes_to_the_phone_and_comes_back(call: Run, phone: Phone, private_home: Home) -> None:
    home = private_home.path

    def sync() -> None:
        call("vdirsyncer", "sync")

    def export() -> str:
        return call("followup", "export", "--vdir").partition("; ")[2]

    export()
    call("vdirsyncer", "discover")
    sync()
    assert [len(phone.items(collection)) for collection in ("contacts", "calendar")] == [1, 2]
    assert export() == "0 written, 0 removed, 3 unchanged.\n"

    khal = call("khal", "-c", str(home / "khal.conf"), "list", "-df", "", "-f", "{start} {title}", "2026-11-01", "30d")
    assert khal == "2026-11-19 14:00 Panel - Data Engineer at Nimbus\n"
    assert "Thank Ana Ruiz - Nimbus" in call("todoman", "-c", str(home / "todoman.py"), "list")
    assert "Ana Ruiz" in call("khard", "-c", str(home / "khard.conf"), "list", "-p")

    phone.change("contacts", "FN:Ana Ruiz", ("TITLE:CTO", "TITLE:Chief\r\nTEL;TYPE=CELL:+15550100\r\nPHOTO;ENCODING=b:AAAA"))
    phone.change("calendar", "SUMMARY:Panel", ("T140000", "T143000"))
    ticked = "STATUS:COMPLETED\r\nPERCENT-COMPLETE:100\r\nCOMPLETED:20261119T203000Z"
    phone.change("calendar", "SUMMARY:Thank", ("STATUS:NEEDS-ACTION", ticked))
    zed = "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:zed\r\nFN:Zed Young\r\nN:Young;Zed;;;\r\nEMAIL:zed@x.example\r\nEND:VCARD\r\n"
    phone.put("/robin/contacts/zed.vcf", zed)
    sync()
    assert export() == (
        "0 written, 0 removed, 0 unchanged.\n"
        f"4 changes made on the phone wait: `followup import --vdir {home}/pocket` takes them in.\n"
    )
    said = call("followup", "import", "--vdir", answers="yy").splitlines()
    assert {"~ changed    today 14:30       Ana Ruiz, Nimbus: Panel, Data Engineer", "    Phone: +15550100"} <= {*said}
    assert said[-3:] == [
        "Change of Panel at Nimbus imported; 1 person imported, 1 updated.",
        "Ticked off on the phone (today 15:30): Thank Ana Ruiz (Nimbus).",
        "  Your own thank-you to Ana Ruiz logged as sent.",
    ]
    assert "2 written, 1 removed" in export()  # the event names her new role, and another action comes next
    sync()
    assert not any("SUMMARY:Thank" in text for text in phone.items("calendar").values())
    assert all("PHOTO" in text for text in phone.items("contacts").values() if "FN:Ana" in text)
    assert call("followup", "import", "--vdir") == "Nothing was changed on the phone.\n"

    phone.delete("contacts", "FN:Zed Young")
    sync()
    assert call("followup", "import", "--vdir") == "Deleted on the phone: Zed Young. The book keeps it.\n"
    export()
    sync()
    assert len(phone.items("contacts")) == 1
    assert not list(Path(home / "pocket").rglob("*.tmp"))
