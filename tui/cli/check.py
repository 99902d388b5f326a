"""`followup check`: the book's health, the clipboard's and the terminal's, in words, with what to do about each."""

from __future__ import annotations

import argparse
import os
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from tui.core.records import TABLES
from tui.core.text import one_line

if TYPE_CHECKING:
    from tui.settings import Settings

MARKS = {"fail": "FAIL", "warn": "warn", "info": "note", "problem": "FAIL", "hint": "note", "good": "ok  "}


def add(commands: Any, parents: list[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = commands.add_parser("check", parents=parents, help="the health of the book, the clipboard and the terminal")
    parser.add_argument("--repair", action="store_true", help="set aside what cannot be read, keeping it in a file")


def without_book(args: argparse.Namespace, path: Path, settings: Settings, now: datetime) -> int:
    """Check, and repair where asked to, even a book that does not open; returns 1 when anything is wrong with it."""
    from tui.store import Store
    from tui.store.check import check, repair

    if args.repair:
        for sentence in repair(path, now):
            _say("ok  ", sentence)
    status = 0
    if path.exists():
        findings = check(path, now)
        for finding in findings:
            _say(MARKS[finding.severity], finding.sentence, finding.advice)
        status = int(any(finding.severity == "fail" for finding in findings))
        if not status:
            with Store.open(path, at=now, create=False, read_only=True) as store:
                counts = ", ".join(f"{len(store.book.docs[table])} {table}" for table in TABLES)
            _say("ok  ", f"{path} holds {counts}.")
    else:
        _say("note", f"There is no book at {path} yet.", "`followup` makes one; `followup --demo` shows a sample.")
    _clipboard()
    _person(settings, now)
    return status


def _clipboard() -> None:
    from tui.clipboard import look_around, probe, recall, report, state_folder

    here = look_around(os.environ, probed=probe(os.environ))
    for finding in report(here, recall(state_folder(os.environ), here)):
        _say(MARKS[finding.level], finding.what, finding.do)


def _person(settings: Settings, now: datetime) -> None:
    zone = ZoneInfo(settings.policy.timezone)
    _say("ok  ", f"Your zone is {zone.key}, where it is {now.astimezone(zone):%H:%M}.")
    if not settings.profile.name:
        _say("note", "The config has no name for you.", 'Set name = "..." under [profile]; notes are signed with it.')


def _say(mark: str, sentence: str, advice: str = "") -> None:
    print(f"{mark}  {one_line(sentence)}")
    if advice:
        print(f"      {one_line(advice)}")
