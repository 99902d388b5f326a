import pytest

from tui.clipboard.diagnostics import report
from tui.clipboard.models import Client, ClipboardEnvironment, Link, Tmux
from tui.domain.check_results import CheckResult

CLIENT = Client(tty="/dev/pts/4", pid=1, term="xterm-256color", takes=True)


def findings(here: ClipboardEnvironment, remembered: dict[str, bool] | None = None, *installed: str) -> list[CheckResult]:
    return report(here, remembered, lambda program: program in installed)


def words(found: list[CheckResult]) -> str:
    return "\n".join(f"{finding.severity}: {finding.sentence} {finding.advice}" for finding in found)


@pytest.mark.parametrize(
    ("here", "said"),
    [
        (
            ClipboardEnvironment(environ={}, link="ssh"),
            "info: Your terminal may or may not accept copies. Run the test",
        ),
        (
            ClipboardEnvironment(environ={}, link="ssh", terminal="kitty"),
            "ok: kitty accepts copies but cannot confirm them.",
        ),
        (
            ClipboardEnvironment(environ={}, link="ssh", terminal="xterm"),
            "info: xterm accepts copies once you allow it. `XTerm*allowWindow",
        ),
        (ClipboardEnvironment(environ={}, link="ssh", terminal="PuTTY"), "fail: PuTTY does not accept copies from programs."),
        (
            ClipboardEnvironment(environ={}, link="ssh", terminal="PuTTY"),
            "fail: Nothing can be copied here. Use another way",
        ),
        (ClipboardEnvironment(environ={}, link="ssh", says_it_takes=True), "ok: Your terminal accepts copies but"),
        (ClipboardEnvironment(environ={}, link="mosh"), "info: mosh passes copies on from version 1.4, up to 12,282 bytes"),
        (
            ClipboardEnvironment(environ={}, desktop="x11"),
            "fail: No program here can copy to the X11 clipboard. Install xclip.",
        ),
        (
            ClipboardEnvironment(environ={}, desktop="wayland"),
            "fail: No program here can copy to the Wayland clipboard. Install wl-clipboard.",
        ),
        (
            ClipboardEnvironment(environ={}, desktop="forwarded", link="ssh"),
            "info: xclip serves a copy until something else is copied",
        ),
        (
            ClipboardEnvironment(environ={}, inside="tmux", tmux=Tmux()),
            "info: No terminal is attached to tmux: a copy stays in its buffer.",
        ),
        (
            ClipboardEnvironment(environ={}, inside="tmux", outer="tmux", tmux=Tmux(client=CLIENT)),
            "In the outer tmux: set -s set-clipboard on",
        ),
        (
            ClipboardEnvironment(environ={}, inside="tmux", tmux=Tmux(client=Client(tty="/dev/pts/4", pid=1, term="rxvt"))),
            'In ~/.tmux.conf: set -as terminal-features ",rxvt:clipboard"',
        ),
    ],
)
def test_what_is_said(here: ClipboardEnvironment, said: str) -> None:
    assert said in words(findings(here))


def test_the_first_finding_says_where_you_are() -> None:
    here = ClipboardEnvironment(environ={}, inside="tmux", outer="screen", link="ssh", tmux=Tmux(client=CLIENT))
    assert findings(here)[0].sentence.startswith("You are in tmux in screen, over SSH.")
    assert "in kitty" in findings(ClipboardEnvironment(environ={}, terminal="kitty"))[0].sentence


def test_what_is_installed_is_no_finding() -> None:
    assert "Install" not in words(findings(ClipboardEnvironment(environ={}, desktop="x11"), None, "xsel"))


def test_the_persons_own_test_goes_before_the_table() -> None:
    here = ClipboardEnvironment(environ={}, link="ssh", terminal="xterm")
    assert "ok: xterm received the copy in your last test." in words(findings(here, {"terminal": True}))
    unknown = ClipboardEnvironment(environ={}, link="ssh")
    assert "fail: Your terminal did not receive the copy in your last test." in words(findings(unknown, {"terminal": False}))


@pytest.mark.parametrize("link", ["ssh", "mosh"])
@pytest.mark.parametrize("terminal", ["", "xterm", "PuTTY", "kitty"])
def test_whatever_is_wrong_says_what_to_do(link: Link, terminal: str) -> None:
    found = findings(ClipboardEnvironment(environ={}, link=link, terminal=terminal))
    assert all(finding.advice for finding in found if finding.severity != "ok")
