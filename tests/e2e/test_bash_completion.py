"""The completions in a real bash: commands, options and names, and nothing in a name is run."""

from __future__ import annotations

from collections.abc import Callable

from tests.domain.build import at, contact
from tests.e2e.terminals import Home, Terminal, need
from tests.ui.conftest import adding
from tui.storage import Store

Open = Callable[..., Terminal]


def test_bash_completes_commands_options_and_names(private_home: Home, terminal: Open) -> None:
    need("bash")
    folder, mark = private_home.path / "data" / "followup", private_home.path / "mark"
    folder.mkdir(mode=0o700)
    with Store.open(folder / "book.json", at=at("2026-11-18 15:00")) as store:
        people = contact(0, "Ana Ruiz"), contact(0, f"Bo $(touch {mark})`touch {mark}`")
        store.act(adding(*people), at("2026-11-18 15:00"))
    rc = private_home.path / "bashrc"
    rc.write_text("PS1='> '\nbind 'set bell-style none'\neval \"$(followup completions bash)\"\n")
    start = f"stty echo; exec bash --noprofile --rcfile {rc} -i"  # readline shows what is typed only if the terminal echoes
    shell = terminal(["sh", "-c", start], private_home.environ(), columns=160)
    shell.wait_for(">")
    for typed, completed in (
        ("followup fore\t", "followup forecast "),
        ("--da\t", "followup forecast --days "),
        ("\x15followup next --style=tm\t", "followup next --style=tmux "),
        ("\x15followup show --contact an\t", "followup show --contact Ana\\ Ruiz "),
        ("\x15followup show --contact bo\t", "--contact Bo\\ \\$\\(touch"),
    ):
        shell.send(typed)
        shell.wait_for(completed.rstrip())
    shell.send("\r")
    shell.wait_for("Bo $(touch")
    assert not mark.exists()
