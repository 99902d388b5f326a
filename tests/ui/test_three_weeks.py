"""Three weeks of six processes, done with the keyboard at 80x24: what a row says after each step, and whose turn it is."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.domain.build import at
from tests.ui.conftest import AppDriver, OpenApp
from tui.domain.debriefing import DebriefInput, debrief
from tui.domain.labels import company_of
from tui.domain.models import Interview
from tui.domain.parsed_name import ParsedName

pytestmark = pytest.mark.slow

ADDED = (
    {"company": "Orchard", "title": "Planner", "round": "Final", "when": "tue 10am", "people": "Eve Stone <eve@o.example>"},
    {"company": "Fjord", "title": "Analyst", "round": "Talk", "when": "tue 3pm", "people": "Lars Berg <lars@f.example>"},
    {"company": "Nimbus", "title": "Engineer", "round": "Panel", "when": "wed 10-11am",
     "people": "Ana Ruiz <ana@n.example>, Tom Haas <tom@n.example>, Mei Tanaka"},
    {"company": "Vega", "title": "Builder", "round": "Final", "when": "wed 3pm", "people": "Ravi Shah <ravi@v.example>"},
    {"company": "Willow", "title": "Editor", "round": "Call", "when": "thu 2pm", "people": "Kim Soto <kim@w.example>"},
    {"company": "Quill", "title": "Writer", "round": "Lunch", "when": "thu 12:00", "people": "Jo Park <jo@q.example>"},
)  # fmt: skip

NEWS, LET_GO, STAND = "Their turn - ask for news", "Their turn - let it go", "Ask where they stand"
DEBRIEF = {"debrief": ""}

LIFE: list[tuple[str, str, str, dict[str, str], str, str, str]] = [
    ("2026-11-16 09:05", "Fjord", "", {}, "soon", "Prepare", "theirs"),
    ("2026-11-16 09:05", "Willow", "", {}, "waiting", "Prepare", "theirs"),
    ("2026-11-17 11:30", "Orchard", "", {}, "due", "Debrief", "theirs"),
    ("2026-11-17 11:30", "Orchard", "", {"debrief": "2026-11-20"}, "due", "Thank Eve Stone", "theirs"),
    ("2026-11-17 11:30", "Orchard", "m", {}, "waiting", NEWS, "theirs"),
    ("2026-11-17 11:30", "Fjord", "m", {}, "waiting", "Ask when they decide", "theirs"),
    ("2026-11-17 15:30", "Fjord", "", {}, "urgent", "Ask when they decide", "theirs"),
    ("2026-11-17 15:30", "Fjord", "m", {}, "waiting", "Debrief", "theirs"),
    ("2026-11-17 16:10", "Fjord", "", DEBRIEF, "due", "Thank Lars Berg", "theirs"),
    ("2026-11-17 16:10", "Fjord", "m", {}, "waiting", NEWS, "theirs"),
    # they call the first off, and set a task
    ("2026-11-18 09:00", "Willow", "X", {"text": "they are ill"}, "due", "Agree on a new date", "mine"),
    ("2026-11-18 09:00", "Fjord", "r", {"asks": "the task", "asks_by": "friday"}, "soon", "Answer: the task", "mine"),
    # the panel
    ("2026-11-18 11:05", "Nimbus", "", DEBRIEF, "due", "Thank Ana Ruiz 1st of 3", "theirs"),
    ("2026-11-18 11:05", "Nimbus", "m", {}, "due", "Thank Tom Haas 2nd of 3", "theirs"),
    ("2026-11-18 11:05", "Nimbus", "m", {}, "due", "Get Mei Tanaka's e-mail", "theirs"),
    ("2026-11-18 11:05", "Nimbus", "s", {}, "waiting", NEWS, "theirs"),
    ("2026-11-18 16:05", "Vega", "", DEBRIEF, "due", "Thank Ravi Shah", "theirs"),
    ("2026-11-18 16:05", "Vega", "m", {}, "waiting", NEWS, "theirs"),
    ("2026-11-19 10:00", "Willow", "", {}, "overdue", "Agree on a new date", "mine"),
    ("2026-11-19 10:00", "Willow", "enter", {"when": "mon 2pm"}, "waiting", "Prepare", "theirs"),
    ("2026-11-19 10:00", "Fjord", "m", {}, "waiting", NEWS, "theirs"),
    # the withdrawal: a kind word does not open it again
    ("2026-11-19 13:05", "Quill", "", DEBRIEF, "due", "Thank Jo Park", "theirs"),
    ("2026-11-19 13:05", "Quill", "m", {}, "waiting", NEWS, "theirs"),
    ("2026-11-19 13:05", "Quill", "w", {"text": "no pay"}, "closed", "Withdrawn Thu 19 Nov", "nobody"),
    ("2026-11-20 09:00", "Quill", "r", {"text": "Good luck!"}, "closed", "Withdrawn Thu 19 Nov", "nobody"),
    ("2026-11-20 09:00", "Vega", "f", {"when": "dec 1 10am", "round": "Founders"}, "waiting", "Prepare", "theirs"),
    # the first offer touches the others
    ("2026-11-23 09:00", "Fjord", "o", {"respond_by": "dec 2"}, "due", "Acknowledge the offer", "mine"),
    ("2026-11-23 09:00", "Nimbus", "", {}, "soon", STAND, "theirs"),
    ("2026-11-23 09:00", "Orchard", "", {}, "soon", STAND, "theirs"),
    ("2026-11-23 09:00", "Quill", "", {}, "closed", "Withdrawn Thu 19 Nov", "nobody"),
    ("2026-11-23 15:05", "Willow", "", DEBRIEF, "due", "Thank Kim Soto", "theirs"),
    ("2026-11-23 15:05", "Willow", "m", {}, "soon", STAND, "theirs"),
    ("2026-11-23 15:05", "Fjord", "m", {}, "soon", "Answer the offer", "mine"),
    ("2026-11-24 09:30", "Orchard", "m", {}, "waiting", LET_GO, "theirs"),
    ("2026-11-24 09:30", "Nimbus", "m", {}, "waiting", LET_GO, "theirs"),
    ("2026-11-24 09:30", "Vega", "m", {}, "waiting", "Prepare", "theirs"),
    ("2026-11-24 09:30", "Willow", "m", {}, "waiting", LET_GO, "theirs"),
    # the second offer
    ("2026-11-25 10:00", "Nimbus", "o", {"respond_by": "fri 4 dec"}, "due", "Acknowledge the offer", "mine"),
    ("2026-11-25 10:00", "Nimbus", "m", {}, "soon", "Answer the offer", "mine"),
    ("2026-11-25 10:00", "Nimbus", "s", {}, "soon", "Answer the offer", "mine"),
    ("2026-11-25 10:00", "Fjord", "", {}, "soon", "Answer the offer", "mine"),
    ("2026-11-30 09:00", "Fjord", "enter 6", {"offer_until": "thu 3 dec"}, "soon", "Answer the offer", "mine"),
    ("2026-12-01 11:05", "Vega", "", DEBRIEF, "due", "Thank Ravi Shah", "theirs"),
    ("2026-12-01 11:05", "Vega", "m", {}, "waiting", NEWS, "theirs"),
    ("2026-12-01 11:05", "Orchard", "", {}, "soon", "Let it go", "theirs"),
    ("2026-12-01 11:05", "Orchard", "l", {"text": "silence"}, "closed", "Let go Tue 1 Dec", "nobody"),
    ("2026-12-02 19:00", "Fjord", "", {}, "due", "Answer the offer", "mine"),
    ("2026-12-02 19:00", "Fjord", "enter 5", {"text": "too far"}, "closed", "Offer declined Wed 2 Dec", "nobody"),
]  # fmt: skip

AFTERWARDS = [
    ("Nimbus", "closed", "Offer accepted Thu 3 Dec", "nobody"),
    ("Vega", "soon", "Withdraw", "theirs"),
    ("Willow", "soon", "Withdraw", "theirs"),
    ("Orchard", "closed", "Let go Tue 1 Dec", "nobody"),
    ("Fjord", "closed", "Offer declined Wed 2 Dec", "nobody"),
    ("Quill", "closed", "Withdrawn Thu 19 Nov", "nobody"),
]


class Life:
    """The app over the weeks: acts on the most urgent row of a company, and what that row says then."""

    def __init__(self, driver: AppDriver) -> None:
        self.driver = driver

    async def come_to(self, when: str) -> None:
        """Move the clock to a moment, unless it has passed."""
        await self.driver.tick(seconds=max(0, (at(when) - self.driver.clock.now).total_seconds()))

    def row_of(self, company: str) -> Any:
        items = self.driver.screen._items.values()
        return next(item for item in items if item.process and company_of(self.driver.book, item.process) == company)

    async def do(self, company: str, keys: str, fields: dict[str, str]) -> None:
        """Press keys on a company's row; then fill the form that they opened, and save it."""
        await self.driver.tick(seconds=2)  # `m` twice within a second asks whether it is meant
        self.driver.screen.show_record(self.row_of(company).key)
        await self.driver.settle()
        await self.driver.press(*keys.split())
        if fields:
            await self.driver.fill(**fields)
            await self.driver.press("f2")

    async def debrief(self, company: str, decision_by: str) -> None:
        """Debrief a company's last interview, with a sentence to everybody who was there."""
        book = self.driver.book
        read = book.record(Interview, self.row_of(company).interview)
        say: dict[int | ParsedName, str] = {
            person.contact: "I liked what you said about the new depot." for person in read.interviewers
        }
        said = DebriefInput(
            say=say, talked_about=dict.fromkeys(say, ""), decision_by=date.fromisoformat(decision_by) if decision_by else None
        )
        self.driver.screen.act(lambda book: debrief(book, read, said, self.driver.clock.now))
        await self.driver.settle()

    def says(self, company: str) -> tuple[str, str, str]:
        """Return the urgency and the next step in a company's row, and whose turn it is."""
        item = self.row_of(company)
        words = " ".join(self.driver.screen._texts(item)[1].split())
        return item.urgency, words, item.turn


async def test_three_weeks_of_six_processes_row_by_row(open_app: OpenApp) -> None:
    async with open_app(now="2026-11-16 09:00", empty=True) as driver:
        life = Life(driver)
        for fields in ADDED:
            await driver.press("a")
            await driver.fill(**fields)
            await driver.press("f2")
        for when, company, keys, fields, *expected in LIFE:
            await life.come_to(when)
            if "debrief" in fields:
                await life.debrief(company, fields["debrief"])
            elif keys:
                await life.do(company, keys, fields)
            assert life.says(company) == tuple(expected), (when, company, keys, driver.text())
        await life.come_to("2026-12-03 09:00")
        await life.do("Nimbus", "enter 4", {"text": "start in January"})
        page = driver.text()
        assert "You have accepted. Your other open processes" in page
        assert "Vega, Builder: withdraw" in page
        assert "Willow, Editor: withdraw" in page
        assert all(company not in page.split("Your other open processes")[1] for company in ("Orchard,", "Fjord,", "Quill,"))
        await driver.press("escape")
        assert [(company, *life.says(company)) for company, *_ in AFTERWARDS] == AFTERWARDS
