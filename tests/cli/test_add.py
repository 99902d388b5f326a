"""`followup add`: an interview or a contact with the parser of the forms; INTERVIEW and CONTACT by number or by words."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.domain.build import at
from tui import __version__
from tui.domain.book import Book
from tui.domain.models import Contact, Event, Interview
from tui.storage import Store

PANEL = ("add", "interview", "Acme", "thu 2-3pm CET", "--title", "Data Engineer", "--round", "Panel", "--with",
         "Ana Ruiz <ana@acme.example>, Tom (VP)")  # fmt: skip


def book_at(path: Path) -> Book:
    with Store.open(path, at=at("2026-11-19 16:03"), read_only=True) as store:
        return store.book


def test_interview_is_added_and_told_in_full(run: Run, book: Path) -> None:
    ran = run(*PANEL)
    assert (ran.status, ran.out.splitlines()[:4]) == (
        0,
        [
            "Panel at Acme added as 1",
            "  when: Thu 26 Nov 2026 14:00-15:00 Europe/Berlin",
            "  position: Data Engineer",
            "  with: Ana Ruiz (new), Tom (new)",
        ],
    )
    kept = book_at(book)
    added = kept.record(Interview, 1)
    assert (added.starts_at, added.minutes, added.timezone) == (at("2026-11-26 08:00"), 60, "Europe/Berlin")
    assert [(c.name, c.emails, c.role, c.company) for c in kept.all(Contact)] == [
        ("Ana Ruiz", ("ana@acme.example",), "", "Acme"),
        ("Tom", (), "VP", "Acme"),
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("3/4 2pm",), "WHEN: Did you mean Thu 4 Mar 14:00 or Sat 3 Apr 14:00?"),
        (("soonish",), "WHEN: I don't understand 'soonish'. Try fri 14:30 or 3 dec 2pm."),
        ((), "Say when it is: followup add interview 'Acme' 'fri 14:30'"),
        (("fri 2pm", "--timezone", "mars"), "There is no time zone 'mars'"),
        (("fri 2pm", "--length", "long"), "I don't understand 'long'. Try 45, 90 min or 1h30."),
        (("fri 2pm", "--role", "CTO"), "--role cannot be used with `followup add interview`"),
        (("fri 2pm",), "Say which position with --title"),
        (("fri 2pm", "--title", " "), "Say which position with --title"),
        (("fri 2pm CET", "--timezone", "PT"), "WHEN says Europe/Berlin and --timezone America/Los_Angeles: give one of them"),
        (("fri 2pm", "--title", "x", "--with", "comp 70/140 OTE"), "'comp 70/140 OTE' is not a name. Try 'Ana Ruiz"),
        (("fri 2pm", "--titel", "x"), "unrecognized arguments: --titel x; `followup help add`"),
    ],
)
def test_what_is_not_clear_is_refused(run: Run, book: Path, words: tuple[str, ...], said: str) -> None:
    ran = run("add", "interview", "Acme", *words)
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err
    assert not book.exists() or not list(book_at(book).all(Interview))


def test_contact_is_added_and_one_with_a_like_name_is_named(run: Run, book: Path) -> None:
    assert run("add", "contact", "RUIZ Ana <ana@acme.example> (VP)", "--company", "Acme").out.splitlines() == [
        "Contact Ana Ruiz added as 1",
        "  company: Acme",
        "  role: VP",
        "  e-mail: ana@acme.example",
    ]
    asked = "note: Is Anna Ruiz the same as Ana Ruiz (Acme)? That is contact 1, and Anna Ruiz was added"
    assert asked in run("add", "contact", "Anna Ruiz").out
    ran = run("add", "contact", "Someone <ana@acme.example>")
    assert (ran.status, "is already the address of Ana Ruiz" in ran.err) == (2, True)
    assert len(list(book_at(book).all(Contact))) == 2


def test_interview_is_named_by_words(run: Run, book: Path) -> None:
    run(*PANEL)
    run("add", "interview", "Acme", "4 dec 10am", "--round", "Final")
    for words in ("acme panel", "ana", "data panel", "#1", "2026-11-26", "PANEL"):
        assert run("log", words, "remark", "--text", words).status == 0
    kept = book_at(book)
    assert {event.interview for event in kept.all(Event)} == {1}
    ran = run("log", "acme", "remark", "--text", "x")
    assert (ran.status, ran.err.splitlines()) == (
        2,
        [
            "followup: 'acme' matches 2 interviews. Give the number:",
            "  1: Panel at Acme, Thu 26 Nov 2026",
            "  2: Final at Acme, Fri 4 Dec 2026",
        ],
    )
    ran = run("log", "nimbus", "remark")
    assert ran.status == 2
    assert "There is no interview 'nimbus'" in ran.err
    assert run("draft", "acme fin", "--kind", "keep_in_touch", "--to", "ruiz").status == 0


def test_several_people_are_listed(run: Run, sample_book: Path) -> None:
    for name in ("Ana Costa", "Ana Lima"):
        run("add", "contact", name, "--company", "Zenith")
    ran = run("draft", "1", "--kind", "thank_you", "--to", "ana zenith")
    assert ran.status == 2
    assert ran.err.splitlines()[0] == "followup: 'ana zenith' matches several people. Give the number:"
    assert [line.split(": ")[1] for line in ran.err.splitlines()[1:]] == ["Ana Costa (Zenith)", "Ana Lima (Zenith)"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("contact", " "), "Say the name: followup add contact 'Ana Ruiz'"),
        (("interview", "", "fri 2pm"), "Say the name: followup add interview Vega 'fri 14:30'"),
        (("contact", "Cy", "--email", "cy at acme"), "'cy at acme' is not an e-mail address."),
        (("contact", "Cy", "--email", "ANA@acme.example"), "ANA@acme.example is already the address of Ana Ruiz"),
    ],
)
def test_what_has_no_name_or_no_address_is_refused(run: Run, words: tuple[str, ...], said: str) -> None:
    run(*PANEL)
    ran = run("add", *words)
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err


def test_time_needs_no_quotes_and_may_stand_behind_an_option(run: Run, book: Path) -> None:
    assert run("add", "interview", "Acme", "3", "dec", "2-3pm", "--title", "Engineer").status == 0
    assert run("add", "interview", "Lyra", "--title", "Poet", "4 dec", "10am").status == 0
    added = [interview.starts_at for interview in book_at(book).all(Interview)]
    assert added == [at("2026-12-03 14:00"), at("2026-12-04 10:00")]


def test_log_tells_which_interview_and_whom_words_named(run: Run) -> None:
    run(*PANEL)
    lines = run("log", "acme panel", "replied", "--contact", "ana").out.splitlines()
    assert lines[1:3] == ["  interview: 1: Panel at Acme, Thu 26 Nov 2026", "  who: Ana Ruiz"]
    assert run("show", "acme", "panel").out == run("show", "1").out
    assert "`followup show contacts` lists them" in run("log", "1", "replied", "--contact", "xx").err


def test_version_and_help_of_a_command(run: Run) -> None:
    assert run("-V").out == f"followup {__version__}\n"
    assert run("help", "log").out == run("log", "--help").out
    assert "help COMMAND" in run("help").out
    assert run("help", "nonsense").status == 2
    assert run("--now", "fri 9am", "help", "log").out == run("log", "--help").out
    assert "there is no command 'hepl'; did you mean `help`?" in run("hepl").err
    assert "there is no command 'x'; the commands are next, " in run("x").err
