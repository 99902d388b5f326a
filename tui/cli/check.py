"""`followup check`: report what is wrong with the book, the templates, the clipboard and the terminal, and how to fix it."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import datetime
from pathlib import Path

from tui.cli.draft import write_terminal
from tui.cli.output import tell
from tui.clipboard.copying import copy
from tui.clipboard.diagnostics import report
from tui.clipboard.environment import detect_environment
from tui.clipboard.probe import probe
from tui.clipboard.self_test import conclude, make_code, recall_arrivals
from tui.config import Settings
from tui.domain.check_results import CheckResult, CheckSeverity
from tui.domain.models import TABLES
from tui.domain.operations import Refused
from tui.domain.sanitize import one_line
from tui.domain.zones import zone_of
from tui.paths import folder_of_mails, state_folder
from tui.session import valid_templates
from tui.storage import Store
from tui.storage.backups import backups
from tui.storage.health_check import check, repair
from tui.sync import is_shared
from tui.sync.status import findings_of_machines

MARKS: dict[CheckSeverity, str] = {"fail": "FAIL", "warn": "warn", "info": "note", "ok": "ok  "}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("--copy-test", action="store_true", help="copy a code and ask you to paste it back")
    parser.add_argument("--repair", action="store_true", help="move unreadable records out of the book into a file")


def without_book(args: argparse.Namespace, path: Path, settings: Settings, now: datetime) -> int:
    """Check everything, even a book that cannot be opened, and repair it if asked to; return 1 if anything is wrong."""
    if args.copy_test:
        return _test_copy()
    if args.repair:
        for finding in check(path, now):
            if finding.severity == "fail":
                _say(MARKS["fail"], finding.sentence)
        for sentence in repair(path, now):
            _say("ok  ", sentence)
    status = 0
    if path.exists() or backups(path):
        findings = check(path, now)
        for finding in findings:
            _say(MARKS[finding.severity], finding.sentence, finding.advice)
        status = int(any(finding.severity == "fail" for finding in findings))
        if not status:
            with Store.open(path, at=now, create=False, read_only=True) as store:
                phone = _pocket(store, settings, now)
                numbers = [(len(store.book.docs[table]), table) for table in TABLES]
            counts = ", ".join(f"{number} {table if number != 1 else table[:-1]}" for number, table in numbers)
            _say("ok  ", f"{path} holds {counts}.")
            for finding in phone:
                _say(MARKS[finding.severity], finding.sentence, finding.advice)
    else:
        _say("note", f"There is no book at {path} yet.", "`followup` creates one; `followup --demo` shows a sample.")
    for finding in findings_of_machines(path, now, zone_of(settings.policy.timezone)) if is_shared(path) else ():
        _say(MARKS[finding.severity], finding.sentence, finding.advice)
    status |= _templates(settings)
    _clipboard()
    _mails()
    _person(settings, now)
    return 2 if getattr(args, "config_trouble", "") else status


def _pocket(store: Store, settings: Settings, now: datetime) -> list[CheckResult]:
    """Return what is to be said of the folder for the phone, if the settings name one."""
    if not settings.sync.vdir:
        return []
    from tui.cli.vdir import pocket_findings  # only for who has one

    return [*pocket_findings(store, settings, now, zone_of(settings.policy.timezone))]


def _templates(settings: Settings) -> int:
    """Print what is invalid or outdated in the user's own templates; return 1 if anything is invalid."""
    templates, problems = valid_templates(settings)
    for problem in problems:
        _say("FAIL", problem, "Fix it; until then no note can be drafted.")
    for old in (old for template in templates for old in template.outdated):
        _say("warn", f"{old.file}:{old.line}: {old.sentence}.", "Until you change it, notes may read oddly there.")
    return int(bool(problems))


def _clipboard() -> None:
    here = detect_environment(os.environ, probed=probe(os.environ))
    for finding in report(here, recall_arrivals(state_folder(os.environ), here)):
        _say(MARKS[finding.severity], finding.sentence, finding.advice)


def _mails() -> None:
    """Say how many notes lie in files that were made for the user's mail program."""
    folder = folder_of_mails(os.environ)
    if count := len(list(folder.glob("*.eml"))):
        mails = f"{count} mails are" if count > 1 else "1 mail is"
        _say("note", f"{mails} left in {folder}.", "They hold whole notes; delete those that you no longer need.")


def _test_copy() -> int:
    """Copy a short code, ask the user to paste it, and remember for this terminal whether it arrived."""
    if not sys.stdin.isatty():
        raise Refused("The copy test needs a terminal to paste into")
    here, folder, code = detect_environment(os.environ, probed=probe(os.environ)), state_folder(os.environ), make_code()
    outcome = copy(code, here, write_terminal=write_terminal, remembered=recall_arrivals(folder, here), folder=folder)
    tell(one_line(outcome.sentence))
    if outcome.kind == "failed":
        return 1
    pasted = input("Paste it here and press Enter (only Enter if nothing appears): ")
    arrived, said = conclude(folder, here, outcome.method, code, pasted)
    tell(said)
    return 0 if arrived else 1


def _person(settings: Settings, now: datetime) -> None:
    zone = zone_of(settings.policy.timezone)
    _say("ok  ", f"Your time zone is {zone.key}, where it is {now.astimezone(zone):%H:%M}.")
    if not settings.profile.name:
        _say("note", "Your name is not set.", 'Set name = "..." under [profile]; notes are signed with it.')


def _say(mark: str, sentence: str, advice: str = "") -> None:
    tell(f"{mark}  {one_line(sentence)}")
    for line in filter(None, advice.split("\n")):
        tell(f"      {one_line(line)}")
