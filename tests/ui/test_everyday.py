"""The ten everyday tasks, done by the keys that the README counts, on the sample book."""

from __future__ import annotations

import pytest

from tests.ui.conftest import AppDriver, OpenApp
from tests.ui.everyday import ADD, CONTACT, COPY, DEBRIEF, REPLY, SENT, SNOOZE, TASKS, TOMORROW, UNDO, WHY, Task, Text
from tui.domain.models import Event, Interview


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.what)
def test_no_task_takes_more_keys_than_it_may(task: Task) -> None:
    assert task.presses <= task.most


async def do(s: AppDriver, task: Task) -> None:
    for key in task.keys:
        await (s.type(key) if isinstance(key, Text) else s.press(key))


def newest(s: AppDriver) -> Event:
    return max(s.book.all(Event), key=lambda event: event.id)


async def test_copying_and_marking_as_sent(open_app: OpenApp) -> None:
    async with open_app() as s:
        assert s.line[0] == "thank_you"
        await do(s, COPY)
        assert "Ravi" in s.copied[0]
        await s.press("n")
        await do(s, SENT)
        assert (newest(s).kind, newest(s).at) == ("thank_you_sent", s.clock.now)


async def test_logging_a_reply_with_its_date(open_app: OpenApp) -> None:
    async with open_app() as s:
        await do(s, REPLY)
        assert (newest(s).kind, str(newest(s).decision_by)) == ("reply_received", "2026-11-20")


async def test_the_facts_of_tomorrow(open_app: OpenApp) -> None:
    async with open_app() as s:
        await do(s, TOMORROW)
        assert "https://meet.example/atlas" in s.text()


async def test_finding_a_contact(open_app: OpenApp) -> None:
    async with open_app() as s:
        await do(s, CONTACT)
        assert s.screen.contact.name == "Lena Brandt"


async def test_adding_an_interview(open_app: OpenApp) -> None:
    async with open_app() as s:
        before = {interview.id for interview in s.book.all(Interview)}
        position = s.screen.interview.position
        await do(s, ADD)
        (added,) = [interview for interview in s.book.all(Interview) if interview.id not in before]
        assert (added.position, f"{added.starts_at:%F}") == (position, "2026-12-03")


async def test_debriefing_what_just_ended(open_app: OpenApp) -> None:
    async with open_app() as s:
        await do(s, DEBRIEF)
        await s.type("mon")
        await s.press("f2")
        debriefed = [i for i in s.book.all(Interview) if i.debriefed_at == s.clock.now]
        assert [(i.round, str(i.decision_by)) for i in debriefed] == [("Hiring manager", "2026-11-23")]


async def test_snoozing_undoing_and_why(open_app: OpenApp) -> None:
    async with open_app() as s:
        events = len(list(s.book.all(Event)))
        await do(s, SNOOZE)
        assert (newest(s).kind, f"{newest(s).until:%F}") == ("snoozed", "2026-11-23")
        await do(s, UNDO)
        assert len(list(s.book.all(Event))) == events
        await do(s, WHY)
        assert "Within 24 hours" in s.text()
