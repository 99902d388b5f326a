"""No output of a command can control a terminal or a shell, not even through a pipe, whatever the book holds."""

from __future__ import annotations

import ast
import json
import re
from datetime import date
from pathlib import Path

import pytest

import tui.cli
from tests.cli.conftest import Run
from tests.domain.build import at
from tests.ui.conftest import adding
from tui.cli import SUBCOMMANDS
from tui.domain.models import Contact, Event, Interview, Interviewer, Note, Position
from tui.storage import Store

MARKS = "\u200e\u200f\u2067\u2069\u200c\u200d"
"""Characters that names need, and that stay in texts."""
STEERING = "\x00\x07\x1b[31m\x1b]52;c;eA==\x07\x7f\x85\x9b2J\u202a\u202e"
HOSTILE = f"{STEERING}x $(id)`id`\\%n#{{}} {MARKS}"
STEERS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]")
STEERS_IN_JSON = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")

CALLS: dict[str, list[list[str]]] = {
    "next": [[], ["--all", "--why"], ["--short"], ["--json"], ["--json", "--all"]],
    "show": [
        [],
        ["1"],
        ["contacts"],
        ["timeline"],
        ["--contact", "1"],
        ["1", "--json"],
        ["--contact", "1", "--json"],
        [HOSTILE],
    ],
    "draft": [["1"], ["1", "--kind", "inquiry"], ["--to", "1"], [HOSTILE], ["1", "--kind", HOSTILE], ["1", "--to", HOSTILE]],
    "review": [
        ["NOTE", "--interview", "1", "--contact", "1"],
        ["NOTE", "--interview", "1", "--contact", "1", "--json"],
        [HOSTILE],
    ],
    "log": [["1", "remark", "--text", HOSTILE], ["1", HOSTILE], ["1", "reply", "--decision-by", HOSTILE], [HOSTILE, "met"]],
    "add": [["contact", HOSTILE], ["interview", HOSTILE, HOSTILE], ["contact", "x", "--email", HOSTILE], [HOSTILE]],
    "import": [["ICS", "--yes"], ["ICS", "--dry-run"], [HOSTILE], ["NOTE"], ["ICS", "--position", HOSTILE]],
    "export": [
        ["json"],
        ["ics", "--with-notes"],
        ["vcard", "--with-notes"],
        ["csv", "contacts", "--with-notes"],
        ["csv", "interviews", "--with-notes"],
        ["csv", "processes", "--with-notes"],
        ["csv", HOSTILE],
        ["markdown", "1", "--with-notes"],
        ["markdown", HOSTILE],
        ["json", "-o", f"no/{HOSTILE}"],
        ["ics", "--vdir", f"no{HOSTILE}"],
        [HOSTILE],
    ],
    "remind": [["--json"], ["--exec", "false"], [HOSTILE]],
    "forecast": [["--why"], ["--json"], ["--days", HOSTILE]],
    "duplicates": [[], [HOSTILE], [HOSTILE, HOSTILE], ["1", HOSTILE]],
    "history": [[], ["-n", HOSTILE]],
    "restore": [[], [HOSTILE]],
    "check": [[], [HOSTILE]],
    "completions": [["bash", "--at=\x1fshow\x1f"], ["fish", "--at=\x1flog\x1f"], [HOSTILE]],
    "config": [[], ["--config", HOSTILE]],
    "sync": [
        [],
        ["status"],
        ["setup", f"no{HOSTILE}"],
        ["setup", "shared", "--name", HOSTILE],
        ["forget", HOSTILE],
        [HOSTILE],
    ],
    "templates": [[], ["show", "mine.en"], ["show", HOSTILE], ["copy", HOSTILE]],
}
ICS = f"""BEGIN:VCALENDAR
METHOD:REQUEST
BEGIN:VEVENT
UID:{HOSTILE}
DTSTART:20271201T150000Z
SUMMARY:Panel at {HOSTILE}
LOCATION:{HOSTILE}
ATTENDEE;CN={HOSTILE.replace(";", "")}:mailto:a@b.example
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture
def hostile_book(book: Path, home: Path) -> Path:
    """A book, a config and files in which every text is hostile."""
    text = HOSTILE
    records = (
        Contact(name=f"Ana {text}", company=text, role=text, emails=(f"{text}@x.example",), phones=(text,), address=text, met=text,
                notes=text, tags=(text,), links=(text,), keep_in_touch_days=3, created_at=at("2026-01-01 09:00")),
        Position(title=text, company=f"C{text}", location=text, url=text, source=text, notes=text, main_contact=1),
        Interview(position=1, round=text, starts_at=at("2026-11-19 14:00"), timezone="America/New_York", place=text, link=text,
                  notes=text, fit=text, unsaid=text, contribution=text, decision_by=date(2026, 11, 25), decision_words=text,
                  interviewers=(Interviewer(contact=1, talked_about=text, say=text),)),
        Event(at=at("2026-11-19 15:30"), kind="asked", position=1, contact=1, text=text),
        Event(at=at("2026-11-19 15:31"), kind=text, position=1, contact=1, channel=text, text=text),
        Note(kind="inquiry", interview=1, position=1, contact=1, subject=text, body=text, edited_at=at("2026-11-19 15:40")),
    )  # fmt: skip
    with Store.open(book, at=at("2026-11-19 16:00")) as store:
        store.act(adding(*records), at("2026-11-19 16:00"))
    config = home / ".config/followup"
    (config / "config.toml").write_text(f"[profile]\nname = {json.dumps('R' + text)}\nsignature = {json.dumps(text)}\n")
    (config / "templates").mkdir()
    plain = re.sub("[{}\n\x85]", "", text)
    template = f"kind: mine\nlanguage: en\n\n[subject @email]\n- {plain}\n\n[hello]\n- {plain}\n"
    (config / "templates/mine.en.txt").write_text(template)
    (home / "note.txt").write_text(f"Subject: {text}\n\nDear {text},\n{text}\n")
    (home / "a.ics").write_text(ICS)
    return book


def test_every_command_is_called() -> None:
    assert set(CALLS) == set(SUBCOMMANDS)


@pytest.mark.parametrize(("command", "words"), [(name, words) for name, calls in CALLS.items() for words in calls])
def test_output_steers_nothing(run: Run, hostile_book: Path, home: Path, command: str, words: list[str]) -> None:
    files = {"NOTE": str(home / "note.txt"), "ICS": str(home / "a.ics")}
    ran = run(command, *(files.get(word, word) for word in words))
    assert ran.out or ran.err
    assert not STEERS.search(ran.err.replace("\n", ""))
    assert "unexpected" not in ran.err
    if "--json" in words or words == ["json"]:
        assert not STEERS_IN_JSON.search(ran.out)
        found = texts(json.loads(ran.out))
        assert command == "review" or any(HOSTILE in text for text in found)
    else:
        assert not STEERS.search(ran.out.replace("\r\n", "\n") if command == "export" else ran.out)
    if "--short" in words:
        assert not set("$`\\%#") & set(ran.out)


def texts(value: object) -> list[str]:
    """Return all texts in JSON."""
    if isinstance(value, dict):
        return [text for each in value.values() for text in texts(each)]
    return (
        [text for each in value for text in texts(each)]
        if isinstance(value, list)
        else [value]
        if isinstance(value, str)
        else []
    )


@pytest.mark.parametrize("words", [("show", "1"), ("next",), ("draft", "1", "--kind", "inquiry")])
def test_output_keeps_what_names_need(run: Run, hostile_book: Path, words: tuple[str, ...]) -> None:
    assert MARKS in run(*words).out


def test_all_output_goes_through_one_place() -> None:
    found = []
    for path in Path(tui.cli.__file__).parent.glob("*.py"):
        calls = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
        names = {ast.unparse(call.func) for call in calls}
        if path.name != "output.py" and names & {"print", "sys.stdout.write", "sys.stderr.write", "json.dumps"}:
            found.append(path.name)
    assert found == []
