"""A panel of four, debriefed in hasty words at 80x24 in tmux: four notes, none of which holds a private word."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import sys
from collections.abc import Callable
from functools import partial

from tests.domain.build import at
from tests.e2e.servers import Tmux
from tests.e2e.terminals import Home, Terminal
from tui.domain.book import Book
from tui.domain.changes import Change, ChangeBuilder
from tui.domain.models import Contact, Interview, Interviewer, Position
from tui.storage import Store

FOLLOWUP = [sys.executable, "-m", "tui"]
NOW = "2026-11-19T16:02-05:00"
F2 = "\x1bOQ"
PANEL = (
    ("Ana Ruiz", "seemed tired tbh\r- comp 70/140 OTE", "how you test your forecasts", "seemed tired"),
    ("Bo Lind", "confidential!! merger w/ Vega in may", "the way your team shares the night shift", "merger"),
    ("Zoltán Őry", "rude?? -> ask abt turnover, 9 ppl left", "your example of the late harvest", "turnover"),
    ("Mei Tanaka", "gossip: boss is leaving, dont mention", "what you look for in the first ninety days", "leaving"),
)
"""Who was there, what is typed for the user alone, how the sentence to them is completed, and a private word."""


def panel(book: Book) -> Change:
    """Return a panel of four that has just been held."""
    builder = ChangeBuilder(book)
    people = [
        builder.add(Contact(name=name, greeting=name.split()[0], emails=(f"p{number}@nimbus.example",)))
        for number, (name, *_) in enumerate(PANEL)
    ]
    position = builder.add(Position(title="Data Engineer", company="Nimbus Freight"))
    builder.add(
        Interview(position=position, starts_at=at("2026-11-19 14:00"), minutes=60, timezone="America/New_York", round="Panel",
                  interviewers=tuple(Interviewer(contact=contact) for contact in people))
    )  # fmt: skip
    return builder.done("A panel")


def drafted(home: Home, name: str) -> str:
    """Return the body of the thank-you, as the command line drafts it."""
    done = subprocess.run(
        [*FOLLOWUP, "draft", "1", "--to", name, "--kind", "thank_you", "--now", NOW],
        env=home.environ(), capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    return done.stdout.split("\n\n", 1)[1].removesuffix("\n")


def shows(term: Terminal, words: str) -> bool:
    """Return whether words are on the screen, ignoring line breaks."""
    return words in " ".join(term.screen().replace("│", " ").split())


def holds(tmux: Tmux, note: str) -> bool:
    """Return whether the clipboard holds exactly this."""
    return tmux.buffer() == note


def test_panel_debriefed_in_haste_gets_four_clean_notes(private_home: Home, terminal: Callable[..., Terminal]) -> None:
    folder = private_home.path / "config" / "followup"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text('[profile]\nname = "Robin Vale"\n[policy]\ntimezone = "America/New_York"\n')
    with Store.open(private_home.path / "data" / "followup" / "book.json", at=at("2026-11-19 16:00")) as store:
        store.act(panel, at("2026-11-19 16:00"))
    tmux = Tmux(private_home)
    try:
        term = terminal(tmux.argv(["sh"]), private_home.environ(PS1="ready> "))
        term.wait_for("ready>")
        term.send(shlex.join([*FOLLOWUP, "--now", NOW]) + "\n")
        term.wait_for("Debrief")
        term.send("d")
        term.wait_for("Decision by")
        term.send("wed" + "\t" * 7)
        for name, noted, said, _ in PANEL:
            term.wait_for(f"Private notes on {name}")
            term.send(noted)
            term.send("\t" + said)
            term.wait_until(partial(shows, term, f"{said}."), "the paragraph as it will be read")
            term.send("\t")
        term.send(F2)
        term.wait_for("1st of 4")
        term.send("c")
        for name, *_ in PANEL:
            term.wait_for(f"Thank-you to {name}")
            term.send("c")
            term.wait_for("mark the thank-you")
            note = drafted(private_home, name)
            term.wait_until(partial(holds, tmux, note), f"the note to {name} in the clipboard, byte for byte")
            assert any(f"{said}." in note for _, _, said, _ in PANEL)
            assert not [private for *_, private in PANEL if private in note]
            assert not set(note) & set("[]/>")
            term.send("y")
        term.wait_for("Mei Tanaka marked as sent")
    finally:
        tmux.close()


def test_debrief_comes_back_when_the_program_was_killed(private_home: Home, terminal: Callable[..., Terminal]) -> None:
    with Store.open(private_home.path / "data" / "followup" / "book.json", at=at("2026-11-19 16:00")) as store:
        store.act(panel, at("2026-11-19 16:00"))
    kept = private_home.path / "state" / "followup" / "unsaved"
    for back in (False, True):
        term = terminal([*FOLLOWUP, "--now", NOW], private_home.environ())
        term.wait_for("Debrief")
        term.send("d")
        term.wait_for("Private notes on Ana Ruiz")
        if back:
            term.wait_for("What you typed last time is back")
            term.wait_for("seemed tired tbh")
            return
        term.send("\t" * 7 + "seemed tired tbh")
        term.wait_until(lambda: any("tired tbh" in file.read_text() for file in kept.glob("*.json")), "the form in a file")
        os.kill(term.pid, signal.SIGKILL)
