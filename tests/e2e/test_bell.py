"""The bell of the real program reaches a real terminal, alone and through tmux."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.domain.build import NIMBUS, at, contact, interview
from tests.e2e.terminals import Home, Terminal, Tmux
from tests.ui.conftest import adding
from tui.storage import Store

Open = Callable[..., Terminal]

TOLD = b"\x1b]777;notify;followup;urgent: Thank Ana Ruiz, Nimbus, 5 h left, due today 15:00\a"


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
    with Store.open(folder / "book.json", at=at("2026-11-18 15:00")) as store:
        store.act(adding(NIMBUS, contact(0), interview(0, "2026-11-18 14:00")), at("2026-11-18 15:00"))
    command = ["followup", "--now", at("2026-11-19 08:59:55").isoformat()]
    if through:
        command = Tmux(private_home, {"allow-passthrough": "on"}).argv(command)
    window = terminal(command, private_home.environ())
    window.wait_until(lambda: TOLD in window.written, "the notification")
    assert b"\x1b]9;urgent: Thank Ana Ruiz" in window.written
    window.wait_until(lambda: _rings(window.written), "the bell itself")
