"""The bell of the real program reaches a real terminal, alone and through tmux."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.domain.build import NIMBUS, at, contact, event
from tests.e2e.servers import Tmux
from tests.e2e.terminals import Home, Terminal
from tests.ui.conftest import adding
from tui.storage import Store

Open = Callable[..., Terminal]

NOW = at("2026-11-19 14:00")
TOLD = b"\x1b]777;notify;followup;urgent: Answer: two references, Nimbus,"


def _rings(written: bytes) -> bool:
    """Return whether there is a bell that ends no sequence."""
    return b"\a" in re.sub(rb"\x1b\][^\a]*\a", b"", written)


@pytest.mark.parametrize("through", ["", "tmux"])
def test_notification_reaches_the_terminal(private_home: Home, terminal: Open, through: str) -> None:
    folder, config = private_home.path / "data" / "followup", private_home.path / "config" / "followup"
    folder.mkdir(mode=0o700)
    config.mkdir()
    (config / "config.toml").write_text(
        '[profile]\nname = "Robin"\n[policy]\ntimezone = "America/New_York"\n[app]\nbell = true\n'
    )
    with Store.open(folder / "book.json", at=NOW) as store:
        store.act(adding(NIMBUS, contact(0)), NOW)
    command = ["followup", "--now", NOW.isoformat()]
    if through:
        command = Tmux(private_home, {"allow-passthrough": "on"}).argv(command)
    window = terminal(command, private_home.environ())
    window.wait_for("1 Interviews")
    with Store.open(folder / "book.json", at=NOW) as other:
        other.act(adding(event(0, "asked", "2026-11-19 13:59", text="two references", respond_by=NOW.date())), NOW)
    window.wait_until(lambda: TOLD in window.written, "the notification")
    assert b"\x1b]9;urgent: Answer: two references" in window.written
    window.wait_until(lambda: _rings(window.written), "the bell itself")
