"""The pages of docs/ match the code, and the README matches CI."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.docs.__main__ import DOCS, PAGES, stale
from tests.docs.command_line import commands_section
from tests.docs.data import tables_section
from tui.cli import SUBCOMMANDS
from tui.domain.models import RECORDS

ROOT = Path(__file__).parents[1]


def test_pages_are_as_the_code_has_them() -> None:
    assert stale() == [], "python -m tests.docs writes them"


def test_every_page_is_written_here() -> None:
    assert {page.name for page in DOCS.glob("*.md")} == set(PAGES)


def test_every_command_and_argument_is_told() -> None:
    text = commands_section()
    assert [name for name in SUBCOMMANDS if f"## followup {name}\n" not in text] == []
    assert [line for line in text.splitlines() if line.endswith("|  |")] == []


def test_every_field_of_a_record_has_a_sentence() -> None:
    text = tables_section()
    for name, kind in RECORDS.items():
        section = text.partition(f"## {name}\n")[2].partition("\n## ")[0]
        assert [field for field in kind.__struct_fields__ if field != "id" and f"| `{field}` |" not in section] == []


@pytest.mark.parametrize("page", [ROOT / "README.md", *sorted(DOCS.glob("*.md"))], ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for link in re.findall(r"\]\((?!http)([^)#]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / link).exists(), link


def test_the_readmes_set_up_is_what_ci_runs() -> None:
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "python3 -m venv .venv && .venv/bin/pip install '.[test]' && .venv/bin/python -m pytest" in readme
    assert "python3 -m venv .venv && .venv/bin/pip install --quiet '.[test]' && .venv/bin/python -m pytest" in ci


@pytest.mark.parametrize("guide", ["ARCHITECTURE.md", "CONTRIBUTING.md"])
def test_every_path_in_a_guide_exists(guide: str) -> None:
    tops = [ROOT / name for name in ("tui", "tests", "docs", "screenshots")]
    known = [path.as_posix() for top in tops for path in (top, *top.rglob("*"))]
    named = re.findall(r"`([\w./]+(?:\.py|\.txt|\.tcss)|[\w./]+/)`", (ROOT / guide).read_text(encoding="utf-8"))
    assert [name for name in named if not any(path.endswith(f"/{name.rstrip('/')}") for path in known)] == []
