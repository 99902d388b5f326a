"""`followup show`: what the screens show, as plain lines."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cli.conftest import Run
from tests.domain.build import at
from tests.ui.conftest import adding
from tui.cli.output import cells, wrapped
from tui.domain.agenda import Agenda
from tui.domain.models import Contact, Event, Interview, Interviewer, Note, Position
from tui.domain.settings import Policy
from tui.domain.timeline import of_contact, of_process
from tui.storage import Store
from tui.text.details import contact_and_interview_facts, interview_and_people_facts
from tui.text.report import action_sentence, contact_report, interview_report

NOISE = re.compile(r"[─-╿▀-◿☀-➿]")
"""Box drawing, blocks, geometric shapes, dingbats: what a screen reader spells out."""


def opened(path: Path) -> Iterator[Agenda]:
    with Store.open(path, at=at("2026-11-19 16:02"), read_only=True) as store:
        yield Agenda(store.book, Policy(timezone="America/New_York"))


@pytest.fixture
def agenda(sample_book: Path) -> Iterator[Agenda]:
    """The sample book's agenda."""
    yield from opened(sample_book)


class TestNothingOfTheScreensIsMissing:
    now = at("2026-11-19 16:02")

    def test_of_an_interview(self, agenda: Agenda) -> None:
        zone = agenda.calendar.zone
        for interview in agenda.book.all(Interview):
            told = "\n".join(interview_report(agenda, interview, self.now))
            for _, said in interview_and_people_facts(agenda.book, interview, self.now, zone):
                for part in re.split(r" {2,}| - ", said.strip()):
                    assert part in told, part
            key = interview.position or 0
            for entry in of_process(agenda, key, self.now):
                if entry.action is None:
                    assert entry.words in told
                    assert entry.detail in told
                else:
                    assert action_sentence(entry.action, entry.words, entry.level, self.now, zone) in told
            for note in agenda.book.notes_of(key):
                assert all(line in told for line in note.body.splitlines())
            item = next(item for item in agenda.at(self.now) if item.interview == interview.id)
            assert f"Next: {item.urgency}" in told
            if item.action:
                assert all(text in told for text in (item.action.why, item.action.rule.id, item.action.source))

    def test_of_a_person(self, agenda: Agenda) -> None:
        zone = agenda.calendar.zone
        for contact in agenda.book.all(Contact):
            told = "\n".join(contact_report(agenda, contact, self.now))
            for _, said in contact_and_interview_facts(agenda.book, contact, self.now, zone):
                assert said.split("  ")[-1] in told
            for entry in of_contact(agenda, contact.id, self.now):
                assert entry.action is not None or (entry.words in told and entry.detail in told)


@pytest.mark.usefixtures("sample_book")
class TestWhatIsAskedFor:
    def test_an_interview_by_number(self, run: Run) -> None:
        out = run("show", "2").out
        assert out.startswith("Panel at Nimbus Freight, interview 2.\n")
        assert "Next: urgent, thank Ana Ruiz (second of 3), 4 h left, due today 21:00\n" in out
        assert "Then: urgent, thank Mei Tanaka (third of 3)" in out
        assert re.search(r"^Tom Okafor, .*thanked Wed 18 Nov 23:00 by e-mail", out, re.MULTILINE)
        assert re.search(r"^Ana Ruiz, .*not thanked yet, urgent, 4 h left", out, re.MULTILINE)
        assert "From now on, today 16:02:" in out
        assert "    Dear Tom Okafor," in out

    def test_several_and_the_sign_that_next_prints(self, run: Run) -> None:
        assert run("show", "#2", "3").out.count(", interview ") == 2

    def test_a_person_by_part_of_the_name(self, run: Run) -> None:
        assert run("show", "ravi").out.startswith("Ravi Shah, contact 4.\n")
        assert run("show", "Ravi", "Shah").out == run("show", "--contact", "4").out

    def test_a_company_is_what_presses_most_there(self, run: Run) -> None:
        assert run("show", "nimbus freight").out == run("show", "2").out

    def test_without_any_it_is_what_is_next(self, run: Run) -> None:
        assert run("show").out == run("show", "3").out

    def test_the_people(self, run: Run) -> None:
        lines = run("show", "contacts").out.splitlines()
        assert lines[0] == (
            "Ana Ruiz, Head of Data, Nimbus Freight, contact 1, to do: urgent, last contact Wed 18 Nov, "
            "ana.ruiz@nimbusfreight.example"
        )
        assert len(lines) == 16

    def test_the_whole_timeline_says_whose(self, run: Run) -> None:
        out = run("show", "timeline").out
        assert out.startswith("What happened:\n")
        assert "overdue, thank Ravi Shah, 2 h late, due today 14:00, Vega Optics\n" in out

    def test_json(self, run: Run) -> None:
        told = json.loads(run("show", "2", "--contact", "15", "--json").out)
        panel, grace = told["items"]
        assert (panel["interview"]["id"], panel["position"]["company"]) == (2, "Nimbus Freight")
        assert [person["thanks"].split(",")[0] for person in panel["people"]] == [
            "thanked Wed 18 Nov 23:00 by e-mail", "not thanked yet", "not thanked yet",
        ]  # fmt: skip
        assert panel["actions"][0]["urgency"] == "urgent"
        assert {entry["kind"] for entry in panel["timeline"]} == {"interview", "debrief", "event", "action"}
        assert panel["notes"][0]["body"]
        assert grace["contact"]["name"] == "Grace Kim"

    def test_nothing_to_spell_out_in_any_text(self, run: Run) -> None:
        for words in (
            ("show",),
            ("show", "2"),
            ("show", "contacts"),
            ("show", "timeline"),
            ("next", "--all", "--why"),
            ("history",),
        ):
            assert not NOISE.search(run(*words).out), words

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (("99",), "There is no interview 99"),
            (("nobody at all",), "no person, company or interview 'nobody at all'"),
            (("--contact", "99"), "There is no contact '99'"),
            (("r",), "matches several"),
            (("contacts", "--json"), "the book itself is JSON"),
        ],
    )
    def test_what_there_is_not(self, run: Run, words: tuple[str, ...], said: str) -> None:
        ran = run("show", *words)
        assert (ran.status, ran.out) == (2, "")
        assert said in ran.err


def test_thanks_given_in_person_read_as_such(run: Run, sample_book: Path) -> None:
    run("log", "3", "thank_you_sent", "--channel", "in_person")
    assert ", contact 4, thanked today 16:02 in person, " in run("show", "3").out


def test_an_empty_book(run: Run, book: Path) -> None:
    book.write_text("{}")
    assert "import" in run("show").out
    assert run("show", "contacts").out == "No contacts yet.\n"
    assert run("show", "timeline").out == "Nothing yet.\n"


@pytest.mark.parametrize("name", ["jorg", "joerg", "Jörg", "grossm", "großmann"])
def test_accents_need_not_be_typed(run: Run, book: Path, name: str) -> None:
    run("add", "contact", "Jörg Großmann")
    assert run("show", name).out.startswith("Jörg Großmann")
    assert "Jörg" in run("show", "--contact", name).out


def test_hostile_text_is_harmless_and_keeps_its_line(run: Run, book: Path) -> None:
    bad = "x\x1b]0;y\x07\n\u202eFake: overdue\x9b31m[red]"
    now = at("2026-11-19 16:02")
    with Store.open(book, at=now) as store:
        records = (
            Contact(name=bad, role=bad, emails=(bad,), notes=bad),
            Position(title=bad, company=bad, notes=bad),
            Interview(
                position=1, round=bad, starts_at=at("2026-11-18 10:00"), interviewers=(Interviewer(contact=1, talked_about=bad),),
                fit=bad, place=bad, timezone=bad, format=bad,
            ),
            Event(at=at("2026-11-18 12:00"), kind=bad, interview=1, contact=1, text=bad, channel=bad),
            Note(kind=bad, interview=1, contact=1, subject=bad, body=bad, channel=bad),
        )  # fmt: skip
        store.act(adding(*records), now)
    for words in (("show", "1"), ("show", "--contact", "1"), ("show", "contacts"), ("show", "timeline"), ("next", "--why")):
        out = run(*words).out
        assert out
        assert not [c for c in out if not c.isprintable() and c != "\n"], words
        assert not [line for line in out.splitlines() if line.startswith("Fake")]
    assert json.loads(run("show", "1", "--json").out)["items"]


@pytest.mark.slow
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=300), st.integers(20, 100))
def test_wrapping_loses_no_word_and_fits(line: str, columns: int) -> None:
    pieces = list(wrapped(line, columns))
    assert " ".join(pieces).split() == line.split()
    for piece in pieces:
        assert cells(piece) <= columns or len(piece.split()) == 1


def test_a_part_of_several_names_asks_for_more_letters(run: Run, sample_book: Path) -> None:
    ran = run("show", "a")
    assert (ran.status, ran.out) == (2, "")
    assert "'a' matches several: " in ran.err
    assert "Ana Ruiz" in ran.err
    assert "Atlas Maps" in ran.err
    assert "Give more of the name" in ran.err
    assert run("show", "ana").out.startswith("Ana Ruiz")
    assert "Atlas Maps" in run("show", "atl").out
