"""What a note still asks: completed, left out, or copied with a warning."""

from __future__ import annotations

from functools import partial

import pytest
from textual.widgets import TextArea

from tests.domain.build import contact, interview
from tests.ui.conftest import OpenApp
from tui.domain import event_log
from tui.domain.models import Contact, Event, Interview, Position

pytestmark = pytest.mark.slow


async def test_note_with_placeholder_is_copied_but_not_ready(open_app: OpenApp) -> None:
    async with open_app() as s:
        await s.press("j", "j", "j", "d", "f2")
        await s.press("enter")
        assert "1 open" in s.text()
        await s.press("c")
        assert "[What has stayed with you from your talk with Priya?]" in s.copied[0]
        assert "Not ready yet" in s.text()
        assert "mark the thank-you" not in s.text()
        for keys in ("y", "mn"):
            await s.press(*keys)
            assert not [e for e in s.book.all(Event) if e.interview == 5]
        body = s.app.screen.query_one(TextArea)
        body.text = body.text.replace(
            "[What has stayed with you from your talk with Priya?]", "What has stayed with me is churn, week by week."
        )
        await s.press("m")
        assert [e.kind for e in s.book.all(Event) if e.interview == 5] == ["thank_you_sent"]


async def test_placeholder_completed_by_one_key_is_kept(open_app: OpenApp) -> None:
    async with open_app() as s:
        await s.press("j", "j", "j", "d", "f2", "enter")
        assert "enter Complete" in s.text()
        await s.press("enter")
        await s.type("the way you measure churn.")
        assert "What has stayed with me most is the way you measure churn." in " ".join(s.text().split())
        await s.press("enter")
        assert s.book.record(Interview, 5).interviewers[0].say == "What has stayed with me most is the way you measure churn."
        assert "the way you measure churn." in s.screen.query_one(TextArea).text
        assert "m Sent" in s.text()
        await s.press("q", "u")
        assert "Undone: Sentence to Priya" in s.toasts()
        assert not s.book.record(Interview, 5).interviewers[0].say


async def test_completing_shows_private_words_and_takes_none(open_app: OpenApp) -> None:
    async with open_app() as s:
        await s.press("j", "j", "j", "d")
        await s.fill(talk0="seemed tired tbh, comp 70/140 OTE")
        await s.press("f2", "enter", "enter")
        assert "seemed tired tbh, comp 70/140 OTE" in s.text()
        await s.press("f2")
        assert "tired" not in s.screen.query_one(TextArea).text
        assert "[What has stayed with you" in s.screen.query_one(TextArea).text


async def test_sentence_that_does_not_fit_is_kept_and_still_asked(open_app: OpenApp) -> None:
    async with open_app() as s:
        await s.press("j", "j", "j", "d", "f2", "enter", "enter")
        await s.type("-> churn w/ 9 ppl")
        assert "This is shorthand." in s.text()
        await s.press("enter")
        assert "churn" in s.book.record(Interview, 5).interviewers[0].say
        assert "[What has stayed with you" in s.screen.query_one(TextArea).text
        assert "does not fit" in s.toasts()


async def test_placeholder_left_out_takes_its_sentence_along(open_app: OpenApp) -> None:
    async with open_app() as s:
        await s.press("j", "j", "j", "d", "f2", "enter", "delete")
        text = s.screen.query_one(TextArea).text
        assert "[" not in text
        assert text.startswith("Dear Priya,")


async def test_completed_placeholder_leaves_what_was_typed(open_app: OpenApp) -> None:
    async with open_app() as s:
        await s.press("j", "j", "j", "d", "f2", "enter")
        body = s.screen.query_one(TextArea)
        body.text = body.text.replace("Dear Priya,", "Dear Priya, hello again,")
        await s.press("enter")
        await s.type("the way you measure churn.")
        await s.press("enter")
        assert "hello again" in body.text
        assert "most is the way you measure churn." in body.text


async def test_greeting_asked_for_is_kept_with_the_contact(open_app: OpenApp) -> None:
    records = (
        contact(1, name="recruiting@vega.example"),
        Position(title="Engineer", company="Vega"),
        interview(1, "2026-11-19 14:00"),
    )
    async with open_app(*records, now="2026-11-19 16:02") as s:
        await s.press("enter")
        assert "How do you greet" in s.text()
        await s.press("enter")
        await s.type("Ms. Ortiz")
        await s.press("enter")
        assert s.book.record(Contact, 1).greeting == "Ms. Ortiz"
        assert "Dear Ms. Ortiz," in s.screen.query_one(TextArea).text


async def test_greeting_chosen_by_a_key_is_kept(open_app: OpenApp) -> None:
    people = (contact(1, name="Uwe Petersen", language="de"), Position(title="Fahrer", company="Vega"))
    async with open_app(*people, interview(1, "2026-11-19 14:00"), now="2026-11-19 16:02") as s:
        await s.press("enter")
        assert "Herr or Frau Petersen?" in s.text()
        await s.press("g", "2")
        assert s.book.record(Contact, 1).greeting == "Sehr geehrter Herr Petersen"
        assert "Sehr geehrter Herr Petersen," in s.screen.query_one(TextArea).text
        assert "Herr or Frau Petersen?" not in s.text()


async def test_note_not_ready_is_copied_from_list_with_a_warning(open_app: OpenApp) -> None:
    async with open_app() as s:
        await s.press("j", "j", "j", "d", "f2", "c", "c")
        assert "[What has stayed with you from your talk with Priya?]" in s.copied[0]
        assert "Not ready yet" in s.text()
        await s.press("m", "n")
        assert not [e for e in s.book.all(Event) if e.interview == 5]


async def test_own_note_in_place_of_an_unready_draft_is_logged(open_app: OpenApp) -> None:
    async with open_app() as s:
        await s.press("j", "j", "j", "d", "f2", "enter", "m")
        assert "Did you send Priya Nair a note of your own?" in s.text()
        await s.press("y")
        sent = [e for e in s.book.all(Event) if e.interview == 5]
        assert [(e.kind, e.note) for e in sent] == [("thank_you_sent", None)]
        assert "Your own thank-you to Priya Nair logged as sent" in s.toasts()


async def test_completing_starts_from_the_sentence_that_does_not_fit(open_app: OpenApp) -> None:
    async with open_app() as s:
        await s.press("j", "j", "j", "d")
        await s.fill(say0="What has stayed with me most is abt churn")
        await s.press("f2", "enter", "enter")
        assert "What has stayed with me most is abt churn" in s.text()
        assert "This is shorthand" in s.text()
        assert "Take out" not in s.text()


async def test_reply_to_a_rejection_goes_to_who_said_no(open_app: OpenApp) -> None:
    async with open_app() as s:
        await s.press("j", "j")
        process, now = s.screen.item.process, s.app.session.now()
        thanked = s.screen.item.action.contact
        people = s.book.record(Interview, s.screen.item.interview).interviewers
        other = next(person.contact for person in people if person.contact != thanked)
        s.app.session.act(partial(event_log.log, kind="rejected", at=now, position=process, contact=other))
        await s.press("W", "1")
        assert (s.screen.writing.kind, s.screen.writing.contact) == ("rejection_reply", other)
