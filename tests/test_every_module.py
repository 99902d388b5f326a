"""Every module has a test in the same folder, or is listed here with the reason why it needs none."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.test_architecture import imported_by, modules

THROUGH: dict[str, str] = {
    "each command is called whole, through `tui.cli.main`": """
        cli.import_book cli.import_records cli.imports cli.log cli.lookup cli.parser cli.draft""",
    "a copy is made whole, through `clipboard.copying`": "clipboard.osc52 clipboard.terminal_support programs.subprocesses",
    "a text is edited whole, through `programs.editor`": "programs.terminal_program",
    "the config is read whole, through `config.load`": "config.system",
    "the agenda is asked, which runs every rule": """
        domain.closings domain.process domain.process_history domain.signals domain.rules.elsewhere domain.rules.inquiries domain.rules.keeping_in_touch domain.rules.meetings
        domain.rules.obligations domain.rules.offers domain.rules.planning""",
    "the command writes it: tests/cli/test_export.py": "exchange.export exchange.export.formats",
    "a folder is written, and changed as by a phone: tests/exchange/test_vdir_export.py": """
        exchange.vdir exchange.vdir.collection exchange.vdir.differences""",
    "what is remembered is held: tests/storage/test_reminder_memory.py": "storage.held_file",
    "the feed is imported again: tests/exchange/test_calendar_feed.py": "exchange.own_feed",
    "a book is read and changed whole, through `domain.book`": "domain.indexes",
    "a dossier is read as Markdown: tests/exchange/test_dossier.py": "text.markdown",
    "words and plain types alone": "domain.articles domain.caching domain.check_results review.citations storage.errors",
    "notes are drafted whole, through `drafting.draft`": """
        drafting.conditions drafting.draft_context drafting.note_about drafting.renderer drafting.template_fields drafting.template_model drafting.wording_choice""",
    "files are read and imported whole, through `exchange.invitation` and `exchange.importer`": """
        exchange.contact_matching exchange.ics_parser exchange.answers exchange.column_choice exchange.process_rows exchange.plan_builder exchange.new_meeting exchange.changed_meeting exchange.people_choice exchange.people_wording exchange.planned_fields exchange.due_versions exchange.position_choice exchange.links exchange.mail exchange.questions exchange.same_people exchange.text_encoding
        exchange.zones""",
    "mails of a corpus are read in a language: tests/exchange/test_reply_corpus.py": "languages.replies",
    "notes in a language are drafted and reviewed": """
        languages.base languages.patterns languages.phrases languages.english languages.english.address
        languages.english.mentions languages.english.review_patterns languages.english.sentence languages.german
        languages.german.address languages.german.review_patterns languages.german.sentence""",
    "what people type is read whole, through `languages.reading.dates` and `people_names`": """
        languages.reading.clocks languages.reading.date_days languages.reading.date_moments languages.reading.date_parts
        languages.reading.date_phrases languages.reading.date_scanner languages.reading.date_words
        languages.reading.name_beside languages.reading.name_capitals languages.reading.name_order
        languages.reading.periods languages.reading.spans""",
    "notes are reviewed whole, through `review.review`": "review.finding review.note_text review.review_context review.review_rules review.vocabulary",
    "a book is opened, edited and damaged, through `storage.Store`": """
        storage.book_files storage.edits storage.journal storage.migrations storage.ownership
        storage.recovery storage.shared_book""",
    "machines share a book whole, through `sync.sharing`, `sync.setup` and the command": """
        sync sync.arrivals sync.copies sync.local_book sync.losses sync.setting_aside sync.taking_in""",
    "all that the screens do goes through it": "session",
    "every key is pressed and every list of keys is read: tests/ui/test_every_key.py": "commands",
    "the command line prints it: tests/cli/test_show.py, test_forecast.py": "text.brief text.details text.forecast text.report text.side_by_side",
    "keys are pressed in the app": """
        ui.bindings ui.errors.boundary ui.kept_forms ui.polling ui.terminal_handover ui.note_editor ui.sentences ui.screens.base ui.screens.completion ui.screens.compose_panes ui.screens.debrief_people
        ui.screens.event_form ui.screens.form_checks ui.screens.imported_form ui.screens.import_list ui.screens.meeting_import ui.screens.interview_events ui.screens.interview_form ui.screens.interview_notes
        ui.screens.interview_rows ui.screens.merge_dialogs ui.screens.jump ui.screens.new_time_form ui.screens.note_screen ui.screens.note_wording ui.screens.undo ui.screens.position_form ui.screens.profile_form ui.widgets.area_fields ui.widgets.sentence_field ui.widgets.line_input
        ui.widgets.choice ui.widgets.still ui.widgets.top_bar""",
    "the program runs in a terminal: tests/e2e": "__main__ ui.terminal.driver ui.terminal.shutdown",
}
"""How modules are tested that no test in their folder imports or is named after."""


def has_code(path: Path) -> bool:
    """Return whether there is more in a module than a docstring."""
    return len(path.read_text(encoding="utf-8").splitlines()) > 7


def untested() -> set[str]:
    """Return the modules that no test of their room imports or is named after."""
    known, tests = modules("tui"), modules("tests")
    imported = {test: imported_by(path, known) for test, path in tests.items()}
    found = set()
    for name in (name for name, path in known.items() if has_code(path) or path.name != "__init__.py"):
        room, stem = (*name.split(".")[1:2], "")[0], name.split(".")[-1]
        of_room = [test for test in tests if f"{test}.".startswith((f"tests.{room}.", f"tests.test_{room}"))]
        named_after = any(test.split(".")[-1] in (f"test_{stem}", f"test_{stem.rstrip('s')}") for test in of_room)
        if not named_after and not any(name in imported[test] for test in of_room):
            found.add(name)
    return found


@pytest.mark.slow
def test_every_module_has_a_test_or_a_reason() -> None:
    excused = {f"tui.{name}" for names in THROUGH.values() for name in names.split()}
    assert untested() == excused
