"""A book that stock TinyDB wrote, with only some fields and much that this program does not know, opens, works, and stays whole."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tinydb import TinyDB

from tests.cli.conftest import Run, book, run  # noqa: F401 - fixtures
from tests.ui.conftest import OpenApp, open_app  # noqa: F401 - fixtures
from tui.domain.models import Interview


def written_by_stock_tinydb(path: Path) -> None:
    with TinyDB(path) as db:
        db.table("contacts").insert({"name": "Ana Ruiz", "emails": ["ana@nimbus.example"], "shoe_size": 38, "phones": None})
        db.table("contacts").insert({"name": "Bo"})
        db.table("positions").insert({"title": "Data Engineer", "company": "Nimbus"})
        db.table("interviews").insert(
            {
                "position": 1,
                "starts_at": "2026-11-19T14:00:00-05:00",
                "interviewers": [{"contact": 1, "mood": "sunny"}, {"contact": 2, "talked_about": None}],
                "decision_by": None,
                "weather": {"rain": True},
            }
        )
        db.table("events").insert({"at": "2026-11-19T15:30:00-05:00", "kind": "cake_eaten", "position": 1, "slices": 2})
        db.table("recipes").insert({"cake": "plum"})


@pytest.mark.slow
async def test_works_and_keeps_what_it_does_not_understand(open_app: OpenApp, run: Run, tmp_path: Path) -> None:  # noqa: F811
    path = tmp_path / "strange.json"
    written_by_stock_tinydb(path)
    assert "Debrief" in run("next", "--book", str(path)).out
    async with open_app(path=path) as s:
        assert "Debrief" in s.text()
        s.app.clear_notifications()
        await s.settle()
        assert "cake_eaten" in s.text()
        await s.press("d")
        await s.fill(talk0="plum cake")
        await s.press("f2")
        await s.press("r", "f2")
        assert s.book.record(Interview, 1).interviewers[0].talked_about == "plum cake"
    with TinyDB(path) as db:
        assert db.table("recipes").all() == [{"cake": "plum"}]
        assert db.table("contacts").get(doc_id=1)["shoe_size"] == 38
        interview = db.table("interviews").all()[0]
        assert interview["weather"] == {"rain": True}
        assert interview["interviewers"][0] == {"mood": "sunny", "contact": 1, "talked_about": "plum cake"}
        assert db.table("events").all()[0]["slices"] == 2
        assert len(db.table("events")) == 2
    assert json.loads(path.read_text())["meta"]
