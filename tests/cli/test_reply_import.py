"""`followup import` of a reply: shown with its sentence, logged as the user says, or by --yes if it is certain."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.domain.build import at
from tui.domain.models import Event
from tui.storage import Store

pytestmark = pytest.mark.usefixtures("sample_book")

MAILS = Path(__file__).parents[1] / "data" / "replies"
ROUND, OFFER, SLOW = (str(MAILS / f"{name}.eml") for name in ("en-final-round", "en-not-easy-offer", "en-delay-vague"))
PROPOSAL = """\
en-final-round.eml: from Ana Ruiz, Nimbus Freight, Data Engineer
  "Good news: the team would like to invite you to the final round with our VP of Engineering."
  Invited to the next round
  they ask: "Which days in the first week of December would suit you?"
"""


def logged(path: Path) -> list[Event]:
    """Return the events that came by mail."""
    with Store.open(path, at=at("2026-11-19 16:02")) as store:
        return [event for event in store.book.all(Event) if event.message_id]


def typing(monkeypatch: pytest.MonkeyPatch, *answers: str) -> None:
    """Answer questions at a terminal."""
    rest = iter(answers)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda _="": next(rest))


@pytest.mark.parametrize(
    ("answers", "kinds"),
    [
        (("",), ["next_round", "asked"]),
        (("y",), ["next_round", "asked"]),
        (("?", "a"), ["asked"]),
        (("x",), ["rejected"]),
        (("n",), []),
    ],
)
def test_reply_is_logged_as_the_user_says(
    run: Run, sample_book: Path, monkeypatch: pytest.MonkeyPatch, answers: tuple[str, ...], kinds: list[str]
) -> None:
    typing(monkeypatch, *answers)
    ran = run("import", ROUND)
    assert ran.out.startswith(PROPOSAL)
    assert ran.status == (0 if kinds else 1)
    assert [event.kind for event in logged(sample_book)] == kinds
    assert ("your turn" in ran.out) is (answers in (("",), ("y",), ("?", "a")))


def test_certain_reply_is_taken_by_yes_once(run: Run, sample_book: Path) -> None:
    ran = run("import", OFFER, "--yes")
    assert (ran.status, ran.err) == (0, "")
    assert "Offer from Tideline logged." in ran.out
    again = run("import", OFFER, "--yes")
    assert (again.status, again.out) == (0, "en-not-easy-offer.eml is already in the book; nothing was logged.\n")
    run("import", OFFER, "--yes")
    [event] = logged(sample_book)
    assert (event.kind, str(event.respond_by), event.channel) == ("offer_received", "2026-11-25", "email")
    assert event.text.startswith("They are making you an offer")


def test_doubtful_reply_is_not_taken_by_yes_and_it_says_why(run: Run, sample_book: Path) -> None:
    ran = run("import", SLOW, "--yes")
    assert (ran.status, ran.err.splitlines()) == (
        1,
        ["Not logged, because it is not certain: its wording is ambiguous."],
    )
    assert logged(sample_book) == []


def test_reply_without_a_terminal_asks_for_one(run: Run, sample_book: Path) -> None:
    ran = run("import", OFFER)
    assert (ran.status, ran.err.splitlines()[0]) == (1, "Nothing was logged: import it in a terminal, or with --yes.")
    assert logged(sample_book) == []


def test_dry_run_shows_the_proposal_alone(run: Run, sample_book: Path) -> None:
    assert run("import", ROUND, "--dry-run") == (0, PROPOSAL, "")
    assert logged(sample_book) == []


def test_lines_are_wrapped_between_words(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.cli.output.terminal_width", lambda: 40)
    lines = run("import", ROUND, "--dry-run").out.splitlines()
    assert max(map(len, lines)) <= 40
    assert " ".join(" ".join(lines).split()) == " ".join(PROPOSAL.split())


def test_process_is_asked_for_if_none_is_known(run: Run, sample_book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    typing(monkeypatch, "x", "2", "r")
    ran = run("import", str(MAILS / "en-unknown-sender.eml"))
    assert ran.status == 0
    second = next(line.removeprefix("  2: ") for line in ran.out.splitlines() if line.startswith("  2: "))
    [event] = logged(sample_book)
    with Store.open(sample_book, at=at("2026-11-19 16:02")) as store:
        assert second.startswith(store.book.docs["positions"][event.position or 0]["company"])


def test_words_name_a_process_that_is_not_listed(run: Run, sample_book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.cli.reply_import.MOST_PROCESSES", 1)
    typing(monkeypatch, "no such firm", "tideline", "r")
    ran = run("import", str(MAILS / "en-unknown-sender.eml"))
    assert "more: type words of the company and the position" in ran.out
    assert "There is no process or interview 'no such firm'" in ran.out
    with Store.open(sample_book, at=at("2026-11-19 16:02")) as store:
        [event] = logged(sample_book)
        assert store.book.docs["positions"][event.position or 0]["company"] == "Tideline"


def test_reply_is_not_asked_about_if_no_process_is_open(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.cli.reply_import.open_processes", lambda _: [])
    typing(monkeypatch)
    ran = run("import", str(MAILS / "en-unknown-sender.eml"))
    assert ran.status == 1
    assert "belongs to no process in the book.\nNothing was logged.\n" in ran.out


def test_position_names_the_process_of_a_reply(run: Run, sample_book: Path) -> None:
    ran = run("import", str(MAILS / "en-unknown-sender.eml"), "--position", "2", "--yes", "--dry-run")
    with Store.open(sample_book, at=at("2026-11-19 16:02")) as store:
        assert str(store.book.docs["positions"][2]["company"]) in ran.out.splitlines()[0]


@pytest.mark.parametrize("flags", [("--position", "999"), ("--position", "new"), ("--company", "Vega"), ("--title", "x")])
def test_flag_that_is_not_for_a_reply_is_refused(run: Run, sample_book: Path, flags: tuple[str, str]) -> None:
    ran = run("import", OFFER, "--yes", *flags)
    assert ran.status == 2
    assert flags[0] in ran.err
    assert logged(sample_book) == []


def test_what_is_no_reply_is_proposed_as_nothing(run: Run, sample_book: Path) -> None:
    for name, why in (
        ("en-newsletter", "is a newsletter or mailing-list mail"),
        ("en-out-of-office", "is an automatic reply"),
        ("en-bounce", "reports a failed delivery"),
        ("en-calendar-accepted", "was sent by a calendar or another program"),
        ("en-own-mail", "was written by you"),
    ):
        assert run("import", str(MAILS / f"{name}.eml")) == (0, f"{name}.eml {why}; nothing was logged.\n", "")
    assert logged(sample_book) == []


def test_folder_takes_invitations_alone(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mails").mkdir()
    (tmp_path / "mails" / "a.eml").write_bytes(Path(ROUND).read_bytes())
    ran = run("import", str(tmp_path / "mails"))
    assert (ran.status, ran.out) == (1, "")
    assert "holds no readable invitation" in ran.err
