"""Output that a terminal or pipe cannot encode is replaced; no command fails because of it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.domain.build import at
from tests.ui.conftest import adding
from tui.domain.models import Contact, Interview, Interviewer, Position
from tui.storage import Store

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
NOW = at("2026-11-19 16:02")
COMMANDS = (["next", "--all"], ["show", "1"], ["show"], ["history"], ["draft", "1", "--kind", "thank_you"],
            ["log", "1", "remark", "--text", b"caf\xe9 \xe5\xb1\xb1"], ["next", "--json"])  # fmt: skip


@pytest.mark.parametrize("encoding", ["ascii", "utf-8", "cp1252"])
def test_what_cannot_be_encoded_is_replaced(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "book.json"
    people = (
        Contact(name="山田\u3000太郎 \ud83d", emails=("t@kita.example",)),
        Position(title="Ingénieur 👩\u200d💻", company="北\udcff"),
    )
    interview = Interview(position=1, round="第一", starts_at=at("2026-11-19 14:00"), interviewers=(Interviewer(contact=1),))
    with Store.open(path, at=NOW) as store:
        store.act(adding(*people, interview), NOW)
    for words in COMMANDS:
        done = subprocess.run(
            [sys.executable, "-m", "tui", *words, "--book", str(path), "--now", NOW.isoformat()],
            capture_output=True,
            check=False,
            env={"HOME": str(tmp_path), "PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": encoding},
        )
        assert done.returncode == 0, (words, done.stderr)
        assert done.stdout
        done.stdout.decode(encoding)
        done.stderr.decode(encoding)
