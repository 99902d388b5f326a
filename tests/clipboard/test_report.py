import pytest

from tui.clipboard.model import Client, Link, Surroundings, Tmux
from tui.clipboard.report import Finding, report

CLIENT = Client(tty="/dev/pts/4", pid=1, term="xterm-256color", takes=True)


def findings(here: Surroundings, remembered: dict[str, bool] | None = None, *installed: str) -> list[Finding]:
    return report(here, remembered, lambda program: program in installed)


def words(found: list[Finding]) -> str:
    return "\n".join(f"{finding.level}: {finding.what} {finding.do}" for finding in found)


@pytest.mark.parametrize(
    ("here", "said"),
    [
        (Surroundings(environ={}, link="ssh"), "hint: It is not known whether your terminal takes copies. Run the test"),
        (Surroundings(environ={}, link="ssh", terminal="kitty"), "good: kitty takes copies, though it cannot confirm one."),
        (
            Surroundings(environ={}, link="ssh", terminal="xterm"),
            "hint: xterm takes copies once it is allowed to. `XTerm*allowWindow",
        ),
        (Surroundings(environ={}, link="ssh", terminal="PuTTY"), "problem: PuTTY takes no copies from programs."),
        (Surroundings(environ={}, link="ssh", terminal="PuTTY"), "problem: No copy can be made here. Use the other ways"),
        (Surroundings(environ={}, link="ssh", says_it_takes=True), "good: Your terminal takes copies, though"),
        (Surroundings(environ={}, link="mosh"), "hint: mosh hands on copies from version 1.4 on, up to 12,282 bytes"),
        (Surroundings(environ={}, desktop="x11"), "problem: No program here can fill the X11 clipboard. Install xclip."),
        (
            Surroundings(environ={}, desktop="wayland"),
            "problem: No program here can fill the Wayland clipboard. Install wl-clipboard.",
        ),
        (
            Surroundings(environ={}, desktop="forwarded", link="ssh"),
            "hint: xclip serves a copy until something else is copied",
        ),
        (
            Surroundings(environ={}, inside="tmux", tmux=Tmux()),
            "hint: No terminal is attached to tmux: a copy stays in its buffer.",
        ),
        (
            Surroundings(environ={}, inside="tmux", outer="tmux", tmux=Tmux(client=CLIENT)),
            "In the outer tmux: set -s set-clipboard on",
        ),
        (
            Surroundings(environ={}, inside="tmux", tmux=Tmux(client=Client(tty="/dev/pts/4", pid=1, term="rxvt"))),
            'In ~/.tmux.conf: set -as terminal-features ",rxvt:clipboard"',
        ),
    ],
)
def test_what_is_said(here: Surroundings, said: str) -> None:
    assert said in words(findings(here))


def test_the_first_finding_says_where_you_are() -> None:
    here = Surroundings(environ={}, inside="tmux", outer="screen", link="ssh", tmux=Tmux(client=CLIENT))
    assert findings(here)[0].what.startswith("You are in tmux in screen, over SSH.")
    assert "in kitty" in findings(Surroundings(environ={}, terminal="kitty"))[0].what


def test_what_is_installed_is_no_finding() -> None:
    assert "Install" not in words(findings(Surroundings(environ={}, desktop="x11"), None, "xsel"))


def test_the_persons_own_test_goes_before_the_table() -> None:
    here = Surroundings(environ={}, link="ssh", terminal="xterm")
    assert "good: xterm took the copy in your last test." in words(findings(here, {"terminal": True}))
    unknown = Surroundings(environ={}, link="ssh")
    assert "problem: Your terminal did not take the copy in your last test." in words(findings(unknown, {"terminal": False}))


@pytest.mark.parametrize("link", ["ssh", "mosh"])
@pytest.mark.parametrize("terminal", ["", "xterm", "PuTTY", "kitty"])
def test_whatever_is_wrong_says_what_to_do(link: Link, terminal: str) -> None:
    found = findings(Surroundings(environ={}, link=link, terminal=terminal))
    assert all(finding.do for finding in found if finding.level != "good")
