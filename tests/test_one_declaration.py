"""Each thing needs one declaration: it is added as text to a copy of the program, which then has it everywhere."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest

from tests.one_declaration import CopiedProgram
from tui.domain.sample import sample
from tui.domain.settings import Policy
from tui.storage import Store

pytestmark = pytest.mark.slow

DUTCH = '''"""Dutch."""

from tui.languages.base import Language
from tui.languages.words import word_set
from tui.languages.dutch import grammar

LANGUAGE = Language(code="nl", names=word_set("dutch nederlands"), package=__name__, grammar=grammar)
'''
GRAMMAR = '''"""Dutch: dates, greetings and questions, those of English but for what a test looks at."""

from tui.languages.english.grammar import *
from tui.languages.english.grammar import reader

DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


def salutation(name, *, letter):
    return f"Beste {reader(name)}"


def when(day, today, *, held=True, exact=False, american=False):
    return "vandaag" if held and day == today else f"op {DAYS[day.weekday()]}"
'''
THANK_YOU = """kind: thank_you
language: nl

[subject @email]
- Bedankt voor het gesprek
[thanks]
- Bedankt voor het gesprek< {when}>, {reader}.
"""
EVENT_KIND = """        EventKind(
            id="task_set",
            timeline="They set a task{by}{person}",
            logged="Task from {company} logged",
            heard=True,
            without_process=True,
            title="A task from them",
            hint="what they want to see",
            asks=("text", "at", "who"),
            in_touch="got a task",
        ),
"""
RULE = """    ProcessRule(
        id="bring-cake",
        find=meetings.bring_cake,
        action="bring_cake",
        label="Bring a cake",
        source=TIPS,
        enter="debrief",
    ),
"""
RULE_FUNCTION = '''def bring_cake(process: Process) -> Iterator[Task]:
    """Bring a cake to the interview."""
    for meeting in process.ahead:
        opens, due = meeting.start - timedelta(days=9), meeting.start - timedelta(days=8)
        yield Task(why="They like cake", opens_at=opens, due_at=due, interview=meeting.interview.id)


'''
NOTE_KIND = """        NoteKind(id="condolence", label="word of comfort", sent_as="called"),
"""
CONDOLENCE = "kind: condolence\nlanguage: en\n\n[subject @email]\n- In thought\n[comfort]\n- It will pass, {reader}.\n"
COMMAND = """        Subcommand("count", "counting", "how many interviews there are", "read"),
"""
COUNTING = '''"""`followup count`."""


def add_arguments(parser):
    parser.add_argument("--loud", action="store_true", help="with an exclamation mark")


def run(args, store, settings, now, zone):
    print(len(store.book.docs["interviews"]), end="!" if args.loud else "")
    return 0
'''
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
        "To: Anneke Visser <a@visser.example>\nSubject: Bedankt voor het gesprek\n\nBeste Anneke,\n\nBedankt voor het gesprek op donderdag, Anneke.\n\nGroeten\n"
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


NOW = "2026-11-19T16:02-05:00"


def over_the_sample(program: CopiedProgram) -> tuple[Path, tuple[str, ...]]:
    """Make the sample book; returns its path, and the options with which the command line sees what the app does."""
    book, config, now = program.home / "book.json", program.home / "config.toml", datetime.fromisoformat(NOW)
    config.write_text('[policy]\ntimezone = "America/New_York"\n')
    with Store.open(book, at=now) as store:
        store.act(lambda empty: sample(empty, now, Policy(timezone="America/New_York")), now)
    return book, ("--book", str(book), "--config", str(config), "--now", NOW)


def test_event_kind_added_is_logged_told_and_asked_for(tmp_path: Path) -> None:
    program = CopiedProgram(tmp_path)
    program.replace("domain/event_kinds.py", before := '        EventKind(\n            id="snoozed",', EVENT_KIND + before)
    book, options = over_the_sample(program)
    assert "note_sent, remark, task_set, snoozed" in " ".join(program.run("log", "--help").stdout.split())
    logged = program.run("log", *options, "8", "task_set", "--channel", "phone")
    assert (logged.stdout.splitlines()[0], logged.stderr) == ("Task from Quill & Co logged", "")
    assert "today 16:02, They set a task by phone\n" in program.run("show", *options, "8").stdout
    items = json.loads(program.run("next", *options, "--json", "--all").stdout)["items"]
    assert [item["why"].split(",")[0] for item in items if item["interview"] == 8] == [
        "7 days after you last heard from them on Thu 19 Nov"
    ]
    opened = "lambda app: app.push_screen(LogForm('task_set', 'Nimbus', {'position': 1}))"
    keys = ("slash", *"quill", "enter", "3", "2", "b")
    *_, pane, timeline, _, touch, form = program.screens(
        book, *keys, opened, imports="from tui.ui.screens.event_form import LogForm"
    )
    assert "· They set a task by phone" in pane
    assert "They set a task by phone" in timeline
    assert "got a task" in touch
    assert "A task from them - Nimbus" in form
    assert "what they want to see" in form
    assert "Decision by" not in form
    table = program.python("from tests.docs.data import event_kinds_table; print(event_kinds_table())")
    assert "| `task_set` | They set a task | comes from them |" in table


def test_rule_added_is_planned_told_and_done(tmp_path: Path) -> None:
    program = CopiedProgram(tmp_path)
    program.replace("domain/rules/meetings.py", before := "def debrief(", RULE_FUNCTION + before)
    program.replace("domain/rules/registry.py", before := '    ContactRule(\n        id="keep-in-touch"', RULE + before)
    book, options = over_the_sample(program)
    items = json.loads(program.run("next", *options, "--json", "--all").stdout)["items"]
    cakes = [item for item in items if item["action"] == "bring_cake"]
    assert {(item["rule"], item["urgency"], item["why"]) for item in cakes} == {("bring-cake", "overdue", "They like cake")}
    assert "Rule: bring-cake. Source: Tips for Getting the Job" in program.run("next", *options, "--why").stdout
    shown = program.run("show", *options, str(cakes[0]["interview"])).stdout
    assert "Next: overdue, bring a cake, " in shown
    assert "Rule: bring-cake\n" in shown
    *_, home, why, _, entered = program.screens(book, "slash", *"cake", "enter", "y", "escape", "enter")
    assert "Bring a cake" in home
    assert "Rule    bring-cake" in why
    assert "Debrief: " in entered
    table = program.python("from tests.docs.command_line import rules_table; print(rules_table())")
    assert "| `bring-cake` | `bring_cake` | Bring a cake |" in table


def test_note_kind_added_is_offered_drafted_and_sent(tmp_path: Path) -> None:
    program = CopiedProgram(tmp_path)
    program.replace("domain/note_kinds.py", before := '        NoteKind(id="withdrawal"', NOTE_KIND + before)
    program.write("languages/english/templates/condolence.en.txt", CONDOLENCE)
    book, options = over_the_sample(program)
    assert "extension_request, condolence, withdrawal, answer," in " ".join(program.run("draft", "--help").stdout.split())
    drafted = program.run("draft", *options, "2", "--kind", "condolence")
    assert drafted.stdout.startswith(
        "To: Ana Ruiz <ana.ruiz@nimbusfreight.example>\nSubject: In thought\n\nDear Ana,\n\nIt will pass, Ana.\n"
    ), drafted.stderr
    assert "condolence.en                word of comfort\n" in program.run("templates").stdout
    offered, _, sent = program.screens(book, "W", "9", "m")
    assert "Word of comfort" in offered
    assert "Word of comfort to Ravi Shah marked as sent" in sent
    assert "Called Ravi Shah" in program.run("show", *options, "3").stdout
    table = program.python("from tests.docs.data import note_kinds_table; print(note_kinds_table())")
    assert "| `condolence` | word of comfort |" in table


def test_command_added_is_helped_with_run_and_told(tmp_path: Path) -> None:
    program = CopiedProgram(tmp_path)
    program.replace("cli/__init__.py", before := '        Subcommand("config",', COMMAND + before)
    program.write("cli/counting.py", COUNTING)
    assert "count        how many interviews there are" in program.run("--help").stdout
    assert "--loud" in program.run("count", "--help").stdout
    (book := tmp_path / "book.json").write_text("{}")
    assert program.run("count", "--book", str(book), "--loud").stdout == "0!"
    missing = program.run("count", "--book", str(tmp_path / "none.json"))
    assert (missing.returncode, missing.stdout) == (1, "")
    section = program.python("from tests.docs.command_line import commands_section; print(commands_section())")
    assert "## followup count\n\nHow many interviews there are.\n" in section
