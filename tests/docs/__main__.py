"""Write every table between its two marks, `<!-- name -->` and `<!-- /name -->`, in the pages of docs/."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from tests.docs.clipboard import strategies_table, terminals_table, ways_table
from tests.docs.command_line import commands_section, rules_table
from tests.docs.data import bounds_table, event_kinds_table, note_kinds_table, tables_section
from tests.docs.keys import habits_table, keys_section, tasks_table
from tests.docs.man_page import man_page
from tests.docs.settings import settings_section

DOCS = Path(__file__).parents[2] / "docs"

PAGES: dict[str, dict[str, Callable[[], str]]] = {
    "keys.md": {"keys": keys_section, "tasks": tasks_table, "habits": habits_table},
    "command-line.md": {"commands": commands_section, "rules": rules_table},
    "clipboard.md": {"strategies": strategies_table, "ways": ways_table, "terminals": terminals_table},
    "dates.md": {},
    "mail.md": {},
    "reminders.md": {},
    "several-machines.md": {},
    "settings.md": {"settings": settings_section},
    "data.md": {
        "bounds": bounds_table,
        "tables": tables_section,
        "event kinds": event_kinds_table,
        "note kinds": note_kinds_table,
    },
}
"""The generated sections of each page, by the name of their marks."""


def written(name: str) -> str:
    """Return a page with its generated sections; raises ValueError if a mark is missing."""
    text = (DOCS / name).read_text(encoding="utf-8")
    for mark, make in PAGES[name].items():
        before, start, rest = text.partition(f"<!-- {mark} -->\n")
        _, end, after = rest.partition(f"<!-- /{mark} -->")
        if not end:
            raise ValueError(f"docs/{name} has no marks <!-- {mark} --> and <!-- /{mark} -->")
        text = f"{before}{start}\n{make()}\n\n{end}{after}"
    return text


MAN_PAGE = "followup.1"
"""The manual page, all of which is generated."""


def stale() -> list[str]:
    """Return the pages that differ from the code."""
    pages = [name for name in PAGES if written(name) != (DOCS / name).read_text(encoding="utf-8")]
    man = DOCS / MAN_PAGE
    return pages if man.exists() and man.read_text(encoding="utf-8") == man_page() else [*pages, MAN_PAGE]


def main() -> int:
    """Write the pages, or with --check print those that are stale; return the exit status."""
    names = stale()
    if "--check" in sys.argv:
        for name in names:
            print(f"docs/{name} is stale; `python -m tests.docs` writes it anew")
        return 1 if names else 0
    for name in names:
        (DOCS / name).write_text(man_page() if name == MAN_PAGE else written(name), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
