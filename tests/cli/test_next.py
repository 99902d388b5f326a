"""`followup next`, as text for people, a line for a prompt, and JSON for programs."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tui.domain.agenda import URGENCIES

FIELDS = {
    "interview", "position", "contact", "event", "company", "title", "round", "contact_name", "action", "about", "turn", "urgency",
    "opens_at", "due_at", "rule", "why", "source", "progress",
}  # fmt: skip


@pytest.mark.usefixtures("sample_book")
class TestOverTheSampleBook:
    def test_text_is_most_urgent_first(self, run: Run) -> None:
        ran = run("next")
        levels = [line.split()[0] for line in ran.out.splitlines()]
        assert levels == sorted(levels, key=URGENCIES.index)
        assert "closed" not in levels
        assert ran.out.splitlines()[0].startswith("overdue  Thank Ravi Shah")
        assert "(second of 3)" in ran.out
        assert (ran.status, ran.err) == (0, "")

    def test_all_shows_every_open_action_and_what_is_closed(self, run: Run) -> None:
        out = run("next", "--all").out
        assert "Thank Ana Ruiz (second of 3)" in out
        assert "Thank Mei Tanaka (third of 3)" in out
        assert "Rejected Tue 17 Nov" in out
        levels = [line.split()[0] for line in out.splitlines()]
        assert levels == sorted(levels, key=URGENCIES.index)

    def test_short_is_one_line(self, run: Run) -> None:
        assert run("next", "--short").out == "overdue: Thank Ravi Shah at Vega Optics, 2 h late (+15)\n"

    def test_why_says_the_reckoning_the_rule_and_the_source(self, run: Run) -> None:
        first, why, *_ = run("next", "--why").out.splitlines()
        assert first.startswith("overdue  Thank Ravi Shah")
        assert "each interviewer separately" in why
        assert "thank-you" in why
        assert "Tips for Getting the Job" in why

    @pytest.mark.parametrize(
        ("columns", "first"), [(60, "overdue, Thank Ravi Shah, 2 h late, "), (170, "overdue  Thank Ravi Shah ")]
    )
    def test_a_terminal_gets_a_table_where_it_fits_else_sentences(
        self, run: Run, columns: int, first: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for module in ("output", "next"):
            monkeypatch.setattr(f"tui.cli.{module}.terminal_width", lambda: columns)
        lines = run("next").out.splitlines()
        assert lines[0].startswith(first)
        assert all(len(line) <= columns for line in lines)

    def test_a_person_is_told_by_number(self, run: Run) -> None:
        line = next(line for line in run("next").out.splitlines() if "Grace Kim" in line)
        number = line.rsplit("contact ", 1)[1]
        assert run("show", "--contact", number).out.startswith("Grace Kim")

    def test_json_says_it_all(self, run: Run) -> None:
        told = json.loads(run("next", "--json").out)
        assert (told["version"], told["now"]) == (1, "2026-11-19T16:02:00-05:00")
        assert all(set(item) == FIELDS for item in told["items"])
        panel = next(item for item in told["items"] if item["interview"] == 2)
        assert (panel["contact_name"], panel["action"], panel["urgency"], panel["progress"]) == (
            "Ana Ruiz", "thank_you", "urgent", "2 of 3",
        )  # fmt: skip
        assert all(item["about"] is None for item in told["items"] if item["action"] not in ("answer", "inquiry"))
        assert any(item["action"] == "ask_others" for item in told["items"])
        for item in told["items"]:
            for field in ("opens_at", "due_at"):
                assert item[field] is None or datetime.fromisoformat(item[field]).tzinfo
        assert not [item for item in told["items"] if item["urgency"] == "closed"]
        everything = json.loads(run("next", "--json", "--all").out)["items"]
        assert {"closed", "overdue"} <= {item["urgency"] for item in everything}

    def test_debrief_that_is_late_says_so_though_nobody_waits(self, run: Run) -> None:
        line = next(line for line in run("next", "--now", "2026-11-20T05:00-05:00").out.splitlines() if "Tideline" in line)
        assert line.split("  ")[0] == "due"
        assert "2 h late" in line

    def test_another_moment(self, run: Run) -> None:
        assert "Thank Ravi Shah" not in run("next", "--now", "2026-12-20").out

    def test_keeps_its_hands_off_the_book(self, run: Run, sample_book: Path) -> None:
        before = sample_book.read_bytes()
        run("next")
        assert sample_book.read_bytes() == before

    def test_json_and_short_exclude_each_other(self, run: Run) -> None:
        assert run("next", "--json", "--short").status == 2


def test_short_is_empty_when_nothing_is_open(run: Run, book: Path) -> None:
    book.write_text("{}")
    assert run("next", "--short") == (0, "", "")


def test_an_empty_book_says_what_to_do(run: Run, book: Path) -> None:
    book.write_text("{}")
    assert "import" in run("next").out


def test_no_book(run: Run) -> None:
    ran = run("next")
    assert (ran.status, ran.out) == (1, "")
    assert "There is no book at" in ran.err


def test_next_with_an_offset_as_the_users_zone(run: Run, sample_book: Path, home: Path) -> None:
    config = home / ".config" / "followup" / "config.toml"
    config.write_text('[policy]\ntimezone = "UTC+5:30"\n')
    ran = run("next", "--json")
    assert (ran.status, ran.err) == (0, "")
    assert datetime.fromisoformat(json.loads(ran.out)["now"]) == datetime.fromisoformat("2026-11-20T02:32+05:30")
