"""Two processes done with the keyboard at 80x24: one up to an offer, one up to letting go."""

from __future__ import annotations

from functools import partial

import pytest
from textual.widgets import TextArea

from tests.domain.build import at
from tests.ui.conftest import AppDriver, OpenApp
from tui.domain import event_log
from tui.domain.models import Contact, Event, Interview, Interviewer, Note, Position
from tui.domain.notes import placeholders_in

pytestmark = pytest.mark.slow

NOW, EARLIER = at("2026-11-17 09:00"), at("2026-11-12 09:00")
QUILL = 8
"""The sample book's interview for which it is time to inquire."""


def complete(s: AppDriver, sentence: str) -> None:
    """Type a sentence in the place of the note's first placeholder."""
    body = s.screen.query_one(TextArea)
    body.text = body.text.replace(placeholders_in(body.text)[0], sentence)


async def test_a_process_to_its_offer(open_app: OpenApp) -> None:
    async with open_app(empty=True, now="2026-11-17 10:00") as s:
        await s.press("a")
        await s.fill(company="Nimbus", title="Data Engineer", round="Panel", when="thu 14:00", people="Ana Ruiz, Bo Lind")
        await s.press("f2")
        assert s.line[:2] == ("prepare", "waiting")
        await s.tick(days=2, hours=4, minutes=10)
        assert s.line[:2] == ("ask_timeline", "urgent")
        await s.tick(hours=1)
        assert s.line[:2] == ("debrief", "due")

        await s.press("d")
        await s.fill(decision_by="wed", talk0="how they test forecasts", talk1="their streaming pipeline")
        await s.press("f2")
        interview = s.book.record(Interview, 1)
        assert str(interview.decision_by) == "2026-11-25"
        assert [p.talked_about for p in interview.interviewers] == ["how they test forecasts", "their streaming pipeline"]
        assert s.line[:2] == ("get_contact_details", "due")

        await s.press("enter")
        assert "Ana Ruiz" in s.text()
        await s.fill(emails="ana@nimbus.example")
        await s.press("f2")
        assert s.line[:2] == ("thank_you", "due")
        assert "1st of 2" in s.text()

        await s.press("enter")
        complete(s, "What has stayed with me most is how you test forecasts.")
        await s.press("c", "y")
        assert "how you test forecasts." in s.copied[-1]
        await s.press("q")
        assert s.line[:2] == ("get_contact_details", "due")
        await s.press("enter")
        assert "Bo Lind" in s.text()
        await s.fill(emails="bo@nimbus.example")
        await s.press("f2")
        assert s.line[:2] == ("thank_you", "due")
        assert "Thank Bo Lind 2nd of 2" in s.text()
        await s.press("enter")
        complete(s, "What has stayed with me most is your streaming pipeline.")
        await s.press("m")
        assert s.line[:2] == ("inquiry", "waiting")
        assert s.line[2].startswith("2026-12-02 14:00")
        assert [n.sent_at is not None for n in s.book.all(Note)] == [True, True]

        await s.tick(days=11)
        assert s.line[:2] == ("inquiry", "soon")
        await s.press("c", "c", "y")
        assert s.line[:2] == ("let_go", "waiting")

        await s.press("r")
        await s.fill(decision_by="fri")
        await s.press("f2")
        assert s.line[:2] == ("inquiry", "waiting")

        await s.press("o")
        await s.fill(respond_by="+10d")
        await s.press("f2")
        assert s.line[:2] == ("acknowledge_offer", "due")
        await s.press("c", "c", "y")
        assert s.line[:2] == ("weigh_offer", "soon")
        await s.press("m")  # an offer is answered by a choice, never by a key in passing
        assert "Answer the offer" in s.text()
        await s.press("1", "m")
        assert s.line[:2] == ("", "closed")
        assert "Offer accepted" in s.text()
        assert [e.kind for e in s.book.all(Event)][-1] == "offer_accepted"


async def test_a_process_to_letting_go(open_app: OpenApp) -> None:
    ana = Contact(name="Ana Ruiz", emails=("ana@nimbus.example",))
    async with open_app(ana, Position(title="Data Engineer", company="Nimbus"), now="2026-11-17 10:00") as s:
        await s.press("a")
        await s.fill(company="Nimbus", when="19 nov 14:00", people="Ana Ruiz")
        await s.press("f2")
        assert s.line[:2] == ("prepare", "waiting")
        assert len(list(s.book.all(Position))) == 1
        assert len(list(s.book.all(Contact))) == 1
        await s.tick(days=2, hours=6)
        await s.press("d", "f2")
        assert s.line[:2] == ("thank_you", "due")
        await s.press("s")
        assert s.line[:2] == ("inquiry", "waiting")
        await s.tick(days=7)
        assert s.line[:2] == ("inquiry", "soon")
        await s.press("m")
        assert s.line[:2] == ("let_go", "waiting")
        await s.tick(days=8)
        assert s.line[:2] == ("let_go", "soon")
        await s.press("enter")
        await s.press("f2")
        assert s.line[:2] == ("", "closed")
        assert "Let go" in s.text()

        await s.press("u")
        assert s.line[:2] == ("let_go", "soon")
        assert "Undone: Process with Nimbus let go" in " ".join(s.text().replace("▌", " ").split())
        await s.press("U")
        assert s.line[:2] == ("", "closed")


async def test_a_note_turns_urgent_without_a_key(open_app: OpenApp) -> None:
    async with open_app() as s:
        before = s.text()
        await s.tick(hours=3)
        assert s.text() != before
        assert "21:02" in s.text() or "19:02" in s.text()


async def test_snooze_until_monday_in_two_keys(open_app: OpenApp) -> None:
    async with open_app() as s:
        first = ("interview", QUILL)
        s.screen.rows.highlight(first)
        await s.press("z", "f2")
        assert [e.kind for e in s.book.all(Event)][-1] == "snoozed"
        assert next(item for item in s.app.session.items() if item.key == first).urgency == "waiting"


@pytest.mark.parametrize("keys", [("m",), ("x", "f2")])
async def test_cursor_goes_to_what_is_next_and_back_when_undone(open_app: OpenApp, keys: tuple[str, ...]) -> None:
    async with open_app() as s:
        now = s.app.session.now()
        for offer in [event for event in s.book.all(Event) if event.kind == "offer_received"]:
            declined = partial(event_log.log, kind="offer_declined", at=now, position=offer.position)
            s.app.session.act(declined)
        await s.tick(minutes=1)
        first, second = s.screen.rows.keys[:2]
        await s.press(*keys)
        assert s.screen.item.key == second == s.screen.rows.keys[0]
        await s.press("u")
        assert s.screen.item.key == first == s.screen.rows.keys[0]


@pytest.mark.parametrize(
    ("event", "title"),
    [(Event(kind="asked", at=NOW, position=1, text="two references"), "Answer to Ana Ruiz by e-mail"),
     (Event(kind="offer_received", at=NOW, position=2), "Question about where they stand to Ana Ruiz by e-mail")],
    ids=["answer", "ask others"],
)  # fmt: skip
async def test_enter_on_what_you_owe_writes_its_note(open_app: OpenApp, event: Event, title: str) -> None:
    ana = Contact(name="Ana Ruiz", emails=("ana@nimbus.example",))
    positions = (
        Position(title="Data Engineer", company="Nimbus", main_contact=1, created_at=EARLIER),
        Position(company="Vega"),
    )
    meeting = Interview(position=1, starts_at=EARLIER, interviewers=(Interviewer(contact=1),), debriefed_at=EARLIER)
    thanks = Event(kind="thank_you_sent", at=EARLIER, position=1, interview=1, contact=1)
    async with open_app(ana, *positions, meeting, event, thanks, now="2026-11-17 10:00") as s:
        await s.press("slash", *"nimbus", "enter", "enter")
        assert title in s.text()
        assert event.kind != "asked" or "They asked for something: two references" in s.text()
        await s.press("m", "n")
        assert not [e for e in s.book.all(Event) if e.kind in ("done", "note_sent", "inquiry_sent")]
        for _ in placeholders_in(s.screen.query_one(TextArea).text):
            complete(s, "I am free on Friday.")
        await s.press("m")
        assert [e.kind for e in s.book.all(Event)][-1] in ("done", "note_sent", "inquiry_sent")
