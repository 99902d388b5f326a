"""`followup log` and `followup draft`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.domain.build import at
from tui.clipboard.models import Outcome
from tui.domain.models import Event, Interview, Note
from tui.domain.notes import save_note
from tui.storage import Store

pytestmark = pytest.mark.usefixtures("sample_book")


def next_of(run: Run, interview: int) -> tuple[str, str]:
    items = json.loads(run("next", "--json", "--all").out)["items"]
    item = next(item for item in items if item["interview"] == interview)
    return item["action"], item["contact_name"]


def decline_the_offers(run: Run) -> None:
    """Answer all offers, so that no process is asked where it stands because of one."""
    for interview in ("9", "16"):
        assert run("log", interview, "offer_declined").status == 0


class TestLog:
    def test_a_thank_you_moves_on_to_the_next_person(self, run: Run) -> None:
        ran = run("log", "2", "thank_you_sent", "--contact", "ana", "--channel", "email")
        assert ran.out.splitlines()[0] == "Thank-you to Ana Ruiz marked as sent"
        assert ran.out.splitlines()[-1].startswith("  next: urgent, thank Mei Tanaka (third of 3), ")
        assert next_of(run, 2) == ("thank_you", "Mei Tanaka")

    def test_the_only_interviewer_need_not_be_named(self, run: Run) -> None:
        assert run("log", "3", "thank_you_sent").out.splitlines()[0] == "Thank-you to Ravi Shah marked as sent"

    def test_a_reply_with_a_date_moves_the_inquiry(self, run: Run) -> None:
        decline_the_offers(run)
        run("log", "3", "thank_you_sent")
        run("log", "3", "reply_received", "--decision-by", "4 dec", "--text", "busy weeks")
        item = next(i for i in json.loads(run("next", "--json").out)["items"] if i["interview"] == 3)
        assert item["opens_at"] == "2026-12-08T09:00:00-05:00"

    def test_log_done_settles_what_they_asked_for(self, run: Run) -> None:
        decline_the_offers(run)
        run("log", "3", "thank_you_sent")
        assert run("log", "3", "asked", "--text", "a work sample", "--respond-by", "fri").status == 0
        item = next(i for i in json.loads(run("next", "--json").out)["items"] if i["interview"] == 3)
        assert (item["action"], item["about"], item["turn"]) == ("answer", "a work sample", "mine")
        assert run("log", "3", "done", "--answers", str(item["event"])).status == 0
        item = next(i for i in json.loads(run("next", "--json").out)["items"] if i["interview"] == 3)
        assert (item["action"], item["turn"]) == ("inquiry", "theirs")

    @pytest.mark.parametrize(
        ("words", "kind"),
        [("replied", "reply_received"), ("no", "rejected"), ("offer", "offer_received"), ("They asked", "asked"),
         ("Not-Needed", "skipped"), ("canceled", "called_off"), ("REPLY RECEIVED", "reply_received"), ("let go", "let_go")],
    )  # fmt: skip
    def test_kind_in_peoples_words_is_that_kind(self, run: Run, sample_book: Path, words: str, kind: str) -> None:
        assert run("log", "12", words).status == 0
        with Store.open(sample_book, at=at("2026-11-19 16:02")) as store:
            assert list(store.book.all(Event))[-1].kind == kind

    def test_called_off_interview_is_cancelled_and_a_date_is_owed(self, run: Run) -> None:
        ran = run("log", "12", "called off", "--text", "they are ill")
        assert ran.out.splitlines()[0].endswith("cancelled")
        assert "agree on a new date" in ran.out.splitlines()[-1]
        assert ran.out.endswith("; your turn\n")

    def test_log_skipped_takes_an_action_off_the_list(self, run: Run) -> None:
        assert "Prepare" in run("next").out
        assert run("log", "12", "skipped", "--action", "prepare").status == 0
        assert "Prepare" not in run("next").out

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (("3", "done", "--answers", "999"), "no event 999"),
            (("3", "remark", "--action", "prepare"), "work only with the kinds done and skipped"),
        ],
    )
    def test_log_refuses_what_settles_nothing(self, run: Run, words: tuple[str, ...], said: str) -> None:
        ran = run("log", *words)
        assert ran.status == 2
        assert said in ran.err

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (("99", "met"), "There is no interview 99"),
            (("2", "thank_you_sent"), "name them with --contact"),
            (("2", "met", "--contact", "nobody"), "There is no contact 'nobody'"),
            (("2", "remark", "--at", "frd"), "--at: I don't understand 'frd'. Try mon, 3 dec 2pm or 2h ago."),
            (("2", "remark", "--at", "2027-01-01"), "--at: That has not happened yet."),
            (("2", "reply_received", "--decision-by", "soonish"), "--decision-by: I don't understand 'soonish'."),
            (("2", "reply_received", "--decision-by", "3/4"), "Did you mean Thu 4 Mar or Sat 3 Apr?"),
            (("2", "reply_received", "--decision-by", "sep 3"), "Did you mean Thu 3 Sep or Fri 3 Sep 2027?"),
            (("2", "snoozed", "--until", "yesterday"), "--until: That is over already."),
            (("2", "snoozed"), "Say when the snooze ends"),
            (("2", "celebrated"), "there is no kind of event 'celebrated'; the kinds are thank_you_sent, "),
            (("2", "reciprocated"), "the kinds are"),
            (("2", "ofer"), "did you mean offer_received?"),
            (("2", "rejectd"), "did you mean rejected?"),
        ],
    )
    def test_a_wrong_call_is_one_sentence_and_changes_nothing(self, run: Run, words: tuple[str, ...], said: str) -> None:
        before = run("next", "--json", "--all").out
        ran = run("log", *words)
        assert ran.status == 2
        assert said in ran.err
        assert run("next", "--json", "--all").out == before

    def test_says_what_each_date_was_understood_as(self, run: Run) -> None:
        ran = run("log", "3", "reply_received", "--at", "mon 3pm", "--decision-by", "end of next week", "--text", "soon")
        when, decision = ran.out.splitlines()[1:3]
        assert (when, decision) == ("  when: Mon 16 Nov 2026 15:00", "  decision: by Fri 27 Nov 2026 - 'end of next week'")
        assert "decision by Fri 27 Nov - 'end of next week'" in run("show", "3").out
        ran = run("log", "3", "snoozed", "--until", "nächste Woche")
        assert ran.out.splitlines()[1] == "  until: Mon 23 Nov 2026 09:00"

    def test_relative_words_count_from_when_it_happened(self, run: Run) -> None:
        ran = run("log", "3", "offer_received", "--at", "16 nov", "--respond-by", "in a week")
        assert "  answer: by Mon 23 Nov 2026" in ran.out.splitlines()

    def test_what_happened_today_is_never_in_the_future(self, run: Run) -> None:
        assert run("log", "3", "remark", "--at", "today", "--text", "rain", "--now", "2026-11-19T09:00:00-05:00").status == 0


class TestDraft:
    def test_is_the_note_that_is_next(self, run: Run) -> None:
        ran = run("draft", "2")
        assert ran.status == 0
        assert "Ana" in ran.out
        assert "Data Engineer" in ran.out
        to, subject = ran.out.splitlines()[:2]
        assert to.startswith("To: Ana Ruiz <")
        assert subject.startswith("Subject: ")
        assert ran.out.rstrip().endswith("Robin Vale")

    def test_to_somebody_else_and_of_another_kind(self, run: Run) -> None:
        assert "Mei" in run("draft", "2", "--to", "Mei").out

    def test_note_to_somebody_who_was_not_there_is_told(self, run: Run) -> None:
        ran = run("draft", "2", "--kind", "thank_you", "--to", "Ravi Shah")
        assert (ran.status, ran.err.splitlines()[0]) == (0, "followup: Ravi Shah was not in interview 2.")
        assert "Ravi" in ran.out
        assert "was not in" not in run("draft", "2", "--kind", "thank_you", "--to", "Mei").err
        inquiry = ("draft", "2", "--kind", "inquiry", "--to", "Ravi Shah")
        assert "was not in" in run(*inquiry).err
        assert run("log", "2", "asked", "--contact", "Ravi Shah", "--text", "a work sample").status == 0
        assert "was not in" not in run(*inquiry).err
        assert run("draft", "2", "--kind", "withdrawal").out != run("draft", "2").out

    def test_other_channel_has_no_subject(self, run: Run) -> None:
        card = run("draft", "2", "--channel", "linkedin").out
        assert card.startswith("To: Ana Ruiz\n\nDear Ana")
        assert len(card.split()) < len(run("draft", "2").out.split())
        assert run("draft", "2", "--channel", "phone").status == 2

    def test_contact_alone_gets_a_note_to_keep_in_touch(self, run: Run) -> None:
        ran = run("draft", "--to", "Grace")
        assert ran.status == 0
        assert ran.out.startswith("To: Grace")
        assert run("draft").status == 2

    @pytest.mark.parametrize(
        ("interview", "why"),
        [
            ("1", "went on to"),
            ("6", "first name the interviewers"),
            ("7", "it is not over yet"),
            ("11", "ask for news opens"),
            ("12", "it has not been held yet"),
        ],
    )
    def test_where_no_note_is_due_it_says_why(self, run: Run, interview: str, why: str) -> None:
        decline_the_offers(run)
        ran = run("draft", interview)
        assert (ran.status, ran.out) == (1, "")
        assert ran.err.startswith(f"followup: No note is due for interview {interview}: ")
        assert why in ran.err
        assert ran.err.endswith("To draft one anyway, give --kind\n")
        assert run("draft", interview, "--kind", "thank_you").status == 0

    @pytest.mark.parametrize(("kind", "why"), [("rejected", "rejected"), ("withdrew", "withdrawn"), ("let_go", "let go")])
    def test_a_process_that_is_closed_has_no_note_due(self, run: Run, kind: str, why: str) -> None:
        assert run("draft", "8").status == 0
        run("log", "8", kind)
        ran = run("draft", "8")
        assert (ran.status, ran.out) == (1, "")
        assert f"interview 8: {why} " in ran.err

    def test_placeholders_are_told_on_standard_error(self, run: Run) -> None:
        ran = run("draft", "5")
        assert "fill in or delete: " in ran.err
        assert "[" in ran.out

    def test_what_stands_open_in_a_kept_draft_is_told_too(self, run: Run, sample_book: Path) -> None:
        text = run("draft", "5").out.split("\n\n", 1)[1].replace("Kind regards", "My warmest thanks")
        with Store.open(sample_book, at=at("2026-11-19 16:02")) as store:
            interview = store.book.record(Interview, 5)
            contact = interview.interviewers[0].contact
            note = Note(kind="thank_you", interview=5, position=interview.position, contact=contact, body=text)
            store.act(lambda book: save_note(book, note, at("2026-11-19 16:02")), at("2026-11-19 16:02"))
        ran = run("draft", "5")
        assert "My warmest thanks" in ran.out
        assert "fill in or delete: What has stayed with you" in ran.err

    def test_a_note_that_is_not_ready_is_copied_with_a_warning(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        copied: list[str] = []

        def copy(text: str, *_: object, **__: object) -> Outcome:
            copied.append(text)
            return Outcome("checked", "desktop", "Copied to the clipboard, and read back.")

        monkeypatch.setattr("tui.cli.draft.copy", copy)
        ran = run("draft", "5", "--copy")
        assert ran.status == 0
        assert ran.out.endswith(f"\n\n{copied[0]}\n")
        assert ran.err.splitlines() == [
            "fill in or delete: What has stayed with you from your talk with Priya?",
            "Copied to the clipboard, and read back.",
        ]
        assert "[What has stayed with you from your talk with Priya?]" in copied[0]
