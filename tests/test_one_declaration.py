"""What is declared in one place needs no other: each thing is added as text to a copy of the program, which then has it."""

from __future__ import annotations

import json
from pathlib import Path

from tests.one_declaration import CopiedProgram

DUTCH = '''"""Dutch."""

from tui.languages.base import Language, words
from tui.languages.dutch import grammar

LANGUAGE = Language(code="nl", names=words("dutch nederlands"), package=__name__, grammar=grammar)
'''
GRAMMAR = '''"""Dutch: dates, greetings and questions, those of English but for what a test looks at."""

from tui.languages.english.grammar import *
from tui.languages.english.grammar import reader

DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


def salutation(name, *, letter):
    return f"Beste {reader(name)}"


def when(day, today, *, held=True):
    return "vandaag" if held and day == today else f"op {DAYS[day.weekday()]}"
'''
THANK_YOU = """kind: thank_you
language: nl

[subject @email]
- Bedankt voor het gesprek
[thanks]
- Bedankt voor het gesprek< {when}>, {reader}.
"""
FRAME = "kind: frame\nlanguage: nl\n\n[greeting]\n- {salutation},\n[body]\n[end]\n- Groeten\n  {me}\n"


def test_language_added_as_folder_is_drafted_in_and_offered(tmp_path: Path) -> None:
    program = CopiedProgram(tmp_path)
    program.write("languages/dutch/__init__.py", DUTCH)
    program.write("languages/dutch/grammar.py", GRAMMAR)
    program.write("languages/dutch/templates/thank_you.nl.txt", THANK_YOU)
    program.write("languages/dutch/templates/frame.nl.txt", FRAME)
    interview = {"position": 1, "starts_at": "2026-11-19T14:00:00Z", "interviewers": [{"contact": 1}]}
    book = tmp_path / "book.json"
    book.write_text(
        json.dumps(
            {
                "contacts": {"1": {"name": "Anneke Visser", "language": "Nederlands", "emails": ["a@visser.example"]}},
                "positions": {"1": {"title": "Analist", "company": "Waterschap"}},
                "interviews": {"1": interview},
            }
        )
    )
    asked = ("--book", str(book), "--now", "2026-11-20T10:00:00+00:00")
    drafted = program.run("draft", *asked, "1")
    assert drafted.stdout.startswith(
        "Subject: Bedankt voor het gesprek\n\nBeste Anneke,\n\nBedankt voor het gesprek op donderdag, Anneke.\n\nGroeten\n"
    ), drafted.stderr
    assert "thank_you.nl" in program.run("templates").stdout
    assert program.run("templates", "show", "thank_you.nl").stdout == THANK_YOU
    note = tmp_path / "note.txt"
    note.write_text(drafted.stdout)
    assert program.run("review", *asked, "--interview", "1", str(note)).returncode in (0, 1)
    codes = "from tui.languages import languages; print(*(language.code for language in languages()))"
    assert program.python(codes) == "en de nl\n"


def test_setting_added_is_read_checked_printed_and_told(tmp_path: Path) -> None:
    program = CopiedProgram(tmp_path)
    before = "    opening_time: Annotated[time,"
    added = '    nap_hours: Annotated[int, Setting("number", "Hours to sleep on an offer.", least=2, most=48)] = 12\n'
    program.replace("domain/settings.py", before, added + before)
    config = tmp_path / "config.toml"

    def said(text: str) -> str:
        config.write_text(text)
        ran = program.run("config", "--config", str(config))
        return ran.stdout + ran.stderr

    assert "nap_hours = 12                      # default\n" in said("")
    assert "nap_hours = 20                      # line 2\n" in said("[policy]\nnap_hours = 20\n")
    assert "`nap_hours` in [policy] must be a whole number from 2 to 48, not 1." in said("[policy]\nnap_hours = 1\n")
    assert "line 1: there is no key `nap_hour` in [policy]; did you mean `nap_hours`?" in said("policy.nap_hour = 3\n")
    assert program.python("from tui.domain.settings import Policy; print(Policy().nap_hours)") == "12\n"
    row = "| `nap_hours` | Hours to sleep on an offer. | a whole number from 2 to 48 | `12` |"
    assert row in program.python("from tests.docs.settings import settings_section; print(settings_section())")
