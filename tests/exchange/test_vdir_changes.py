"""What a phone has changed comes back as proposals; what only the book has changed is no conflict."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from tests.domain.build import NEW_YORK, NIMBUS, apply, at, book_of, event, interview
from tests.exchange.pocket import ANA, BOOK, NOW, PANEL, Pocket
from tui.domain.agenda import Agenda
from tui.domain.models import Note
from tui.domain.operations import Refused
from tui.domain.rules.actions import Action
from tui.exchange import ExchangeError
from tui.exchange.import_plan import Plan
from tui.exchange.importer import Import
from tui.exchange.vdir.phone_changes import FromPhone
from tui.exchange.vdir.ticks import SETTLED_OTHERWISE, is_open, tick_change, tick_question, tick_words

replace = msgspec.structs.replace
MOVED = (
    ("DTSTART;TZID=America/New_York:20261119T140000", "DTSTART:20261119T200000Z"),
    ("DTEND;TZID=America/New_York:20261119T150000", "DTEND:20261119T210000Z"),
)
"""An hour later, as a phone writes it."""


@pytest.fixture
def pocket(tmp_path: Path) -> Pocket:
    pocket = Pocket(tmp_path)
    pocket.export()
    return pocket


def plan_of(pocket: Pocket, seen: FromPhone, answer: str = "") -> Plan:
    """Return the plan of importing what was changed; `answer` is given to its question."""
    work = Import(seen.records, now=pocket.now, zone=NEW_YORK)
    plan = work.plan(pocket.book)
    return work.answer(pocket.book, plan.questions[0], answer) if answer else plan


def edited(pocket: Pocket, plan: Plan) -> dict[str, object]:
    """Return the fields that a plan changes."""
    return {k: v for edit in plan.change.edits for k, v in (edit.after or {}).items() if (edit.before or {}).get(k) != v}


def test_nothing_is_read_from_an_untouched_folder(pocket: Pocket) -> None:
    seen = pocket.changes()
    assert (seen.records, seen.ticks, seen.deleted, seen.problems) == ([], [], {}, [])
    pocket.book = book_of(NIMBUS, replace(ANA, role="CEO"), replace(PANEL, place="Room 5"))
    assert pocket.changes().records == []


def test_changed_card_changes_only_what_the_phone_changed(pocket: Pocket) -> None:
    pocket.phone("FN:Ana Ruiz", ("TITLE:CTO", "TITLE:Chief"), ("END:VCARD", "TEL:+1 555 0100\r\nX-RING:a\r\nEND:VCARD"))
    pocket.book = book_of(NIMBUS, replace(ANA, company="Nimbus Freight", notes="Secret"), PANEL)
    plan = plan_of(pocket, pocket.changes())
    assert edited(pocket, plan) == {"role": "Chief", "phones": ["+1 555 0100"], "card": ["X-RING:a"]}
    said = 'role "Chief" instead of "CTO"; phone "+1 555 0100" added; other fields of the card changed'
    assert plan.sentences == (f"Changed: Ana Ruiz (Nimbus Freight): {said}.",)
    assert plan.questions == ()


@pytest.mark.parametrize(("answer", "role"), [("keep", None), ("take", "Chief")])
def test_value_that_both_changed_is_asked_about(pocket: Pocket, answer: str, role: str | None) -> None:
    pocket.phone("FN:Ana Ruiz", ("TITLE:CTO", "TITLE:Chief"))
    pocket.book = book_of(NIMBUS, replace(ANA, role="CEO"), PANEL)
    plan = plan_of(pocket, pocket.changes(), answer)
    assert edited(pocket, plan).get("role") == role
    assert plan.questions == ()


def test_value_that_may_be_old_is_asked_about(pocket: Pocket) -> None:
    old = pocket.file("FN:Ana Ruiz").read_bytes(), pocket.file("BEGIN:VEVENT").read_bytes()
    for role, place, emails in (
        ("CEO", "Room 5", ("p1@nimbus.example", "new@x.example")),
        ("CIO", "Room 6", ("new@x.example",)),
    ):
        pocket.export(NIMBUS, replace(ANA, role=role, emails=emails), replace(PANEL, place=place))
    pocket.file("FN:Ana Ruiz").write_bytes(old[0].replace(b"END:VCARD", b"TEL:+1 555 0100\r\nEND:VCARD"))
    pocket.file("BEGIN:VEVENT").write_bytes(
        old[1]
        .replace(b"PRODID:-//followup", b"PRODID:-//Phone")
        .replace(b"T140000", b"T133000")
        .replace(b"T150000", b"T143000")
    )
    assert pocket.export()[::3] == (0, 2)
    seen = pocket.changes()
    plan = plan_of(pocket, seen)
    assert edited(pocket, plan) == {"phones": ["+1 555 0100"]}
    assert [question.prompt for question in plan.questions] == [
        "Panel at Nimbus was changed in the book, too. Use the phone's version (today 13:30; it was today 14:00; the place is Room 4)?",
        "Ana Ruiz (Nimbus): which role?",
    ]
    pocket.changes(settle=True)
    assert pocket.export()[::3] == (2, 0)
    pocket.phone("FN:Ana Ruiz", ("TITLE:CIO", "TITLE:COO"))
    assert edited(pocket, plan_of(pocket, pocket.changes())) == {"role": "COO"}


def test_value_that_the_phone_removed_is_removed(pocket: Pocket) -> None:
    pocket.phone("FN:Ana Ruiz", ("TITLE:CTO\r\n", ""), ("EMAIL:p1@nimbus.example\r\n", ""))
    plan = plan_of(pocket, pocket.changes())
    assert edited(pocket, plan) == {"role": None, "emails": None}
    assert plan.sentences == ('Changed: Ana Ruiz (Nimbus): role "CTO" removed; e-mail "p1@nimbus.example" removed.',)


def test_card_added_on_the_phone_is_somebody_new_and_asked_once(pocket: Pocket) -> None:
    card = "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:zed\r\nFN:{}\r\nEMAIL:{}\r\nEND:VCARD\r\n"
    contacts = pocket.folder / "contacts"
    (contacts / "zed.vcf").write_text(card.format("Zed Young", "zed@x.example"))
    (contacts / "me.vcf").write_text(card.format("Me", "me@x.example"))
    plan = plan_of(pocket, pocket.changes(settle=True))
    assert plan.sentences == ("New: Zed Young (zed@x.example).", "Skipped: Me (the phone): this is you.")
    assert pocket.changes().records == []
    (contacts / "zed.vcf").write_text(card.format("Zed Old", "zed@x.example"))
    assert len(pocket.changes().cards) == 1


def test_moved_event_is_a_proposal(pocket: Pocket) -> None:
    pocket.phone("BEGIN:VEVENT", *MOVED)
    plan = plan_of(pocket, pocket.changes())
    assert edited(pocket, plan) == {"starts_at": "2026-11-19T20:00:00Z"}
    assert plan.sentences == ("Changed: Panel at Nimbus, today 15:00; it was today 14:00.",)
    pocket.book = book_of(NIMBUS, ANA, replace(PANEL, place="Room 5"))
    assert edited(pocket, plan_of(pocket, pocket.changes())) == {"starts_at": "2026-11-19T20:00:00Z"}


def test_event_that_both_moved_is_asked_about(pocket: Pocket) -> None:
    pocket.phone("BEGIN:VEVENT", *MOVED)
    pocket.book = book_of(NIMBUS, ANA, replace(PANEL, starts_at=at("2026-11-20 09:00")))
    seen = pocket.changes()
    plan = plan_of(pocket, seen)
    assert edited(pocket, plan) == {}
    assert [question.prompt for question in plan.questions] == [
        "Panel at Nimbus was changed in the book, too. Use the phone's version (today 15:00; it was Fri 09:00)?"
    ]
    assert edited(pocket, plan_of(pocket, seen, "yes")) == {"starts_at": "2026-11-19T20:00:00Z"}


def test_event_that_came_by_invitation_keeps_what_was_invited(tmp_path: Path) -> None:
    invited = replace(PANEL, calendar_uid="x@nimbus.example", calendar_sequence=3, notes="Mine")
    pocket = Pocket(tmp_path, NIMBUS, ANA, invited)
    pocket.export()
    pocket.phone("BEGIN:VEVENT", *MOVED, ("SEQUENCE:3", "SEQUENCE:4"))
    assert edited(pocket, plan_of(pocket, pocket.changes())) == {"starts_at": "2026-11-19T20:00:00Z"}


def test_event_that_was_called_off_there_is_called_off(pocket: Pocket) -> None:
    pocket.now = at("2026-11-19 12:00")
    pocket.phone("BEGIN:VEVENT", ("STATUS:CONFIRMED", "STATUS:CANCELLED"))
    plan = plan_of(pocket, pocket.changes())
    assert plan.sentences == ("Cancelled: Panel at Nimbus, today 14:00.",)
    assert "calendar_uid" not in edited(pocket, plan)


def test_deleted_record_is_told_once_and_stays(pocket: Pocket) -> None:
    for words in ("FN:Ana Ruiz", "BEGIN:VEVENT", "BEGIN:VTODO"):
        pocket.file(words).unlink()
    seen = pocket.changes(settle=True)
    assert sorted(seen.deleted.values()) == ["Ana Ruiz", "Panel at Nimbus"]
    assert seen.records == []
    pocket.export()
    assert pocket.changes().deleted == {}


def test_tick_is_read_with_its_time_once(pocket: Pocket) -> None:
    pocket.phone("BEGIN:VTODO", ("STATUS:NEEDS-ACTION", "STATUS:COMPLETED\r\nCOMPLETED:20261119T203000Z"))
    (tick,) = pocket.changes().ticks
    assert (tick.at, tick_words(pocket.book, tick.action)) == (at("2026-11-19 15:30"), "Thank Ana Ruiz (Nimbus)")
    assert pocket.changes(settle=True).ticks == [tick]
    assert pocket.changes().ticks == []


@pytest.mark.parametrize(
    "said",
    ["PERCENT-COMPLETE:100", "STATUS:COMPLETED", "COMPLETED:20991231T000000Z", "COMPLETED:19700101T000000Z", "COMPLETED:x"],
)
def test_tick_without_a_sound_time_happened_now(pocket: Pocket, said: str) -> None:
    pocket.phone("BEGIN:VTODO", ("STATUS:NEEDS-ACTION", said))
    assert [tick.at for tick in pocket.changes().ticks] == [NOW]


def test_tick_for_an_earlier_time_is_not_current(pocket: Pocket) -> None:
    pocket.phone("BEGIN:VTODO", ("STATUS:NEEDS-ACTION", "STATUS:COMPLETED"))
    assert [tick.is_current for tick in pocket.changes().ticks] == [True]
    moved = replace(PANEL, starts_at=at("2026-11-19 11:00"))  # the same to-do, due at another time
    pocket.book = book_of(NIMBUS, ANA, moved)
    assert [tick.is_current for tick in pocket.changes().ticks] == [False]


def test_changed_card_of_a_deleted_person_is_apart(pocket: Pocket) -> None:
    pocket.phone("FN:Ana Ruiz", ("TITLE:CTO", "TITLE:Chief"))
    pocket.book = book_of(NIMBUS, replace(PANEL, interviewers=()))
    seen = pocket.changes()
    ((file, card),) = seen.gone
    assert seen.records == []
    seen.take_back(file, card)
    assert plan_of(pocket, seen).sentences == ("New: Ana Ruiz (Nimbus).",)


def test_event_taken_up_again_on_the_phone_stays_called_off(tmp_path: Path) -> None:
    pocket = Pocket(tmp_path, NIMBUS, ANA, replace(PANEL, cancelled=True))
    pocket.export()
    pocket.phone("BEGIN:VEVENT", ("STATUS:CANCELLED", "STATUS:CONFIRMED"))
    (said,) = plan_of(pocket, pocket.changes()).sentences
    assert said.endswith(": it stays called off in the book; to restore it, press X in the list of interviews.")


def test_tick_of_what_is_done_already_is_not_asked_about(pocket: Pocket) -> None:
    pocket.phone("BEGIN:VTODO", ("STATUS:NEEDS-ACTION", "STATUS:COMPLETED"))
    pocket.book = book_of(*BOOK, event(1, "thank_you_sent", "2026-11-19 15:30", interview=1, contact=1))
    assert pocket.changes().ticks == []


def test_what_cannot_be_read_is_named_and_the_rest_is_read(pocket: Pocket) -> None:
    contacts, calendar = pocket.folder / "contacts", pocket.folder / "calendar"
    pocket.phone("FN:Ana Ruiz", ("TITLE:CTO", "TITLE:Chief"))
    (contacts / "nothing.vcf").write_text("")
    (contacts / "two.vcf").write_text("no card")
    (calendar / "cut.ics").write_text("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n")
    (calendar / "deep.ics").write_text("BEGIN:VCALENDAR\r\n" + "BEGIN:VEVENT\r\n" * 5_000)
    (calendar / "journal.ics").write_text("BEGIN:VCALENDAR\r\nBEGIN:VJOURNAL\r\nEND:VJOURNAL\r\nEND:VCALENDAR\r\n")
    (calendar / "folder.ics").mkdir()
    seen = pocket.changes()
    assert [problem.partition(":")[0] for problem in seen.problems] == [
        "contacts/nothing.vcf", "contacts/two.vcf", "calendar/cut.ics", "calendar/deep.ics", "calendar/folder.ics",
    ]  # fmt: skip
    assert len(seen.cards) == 1
    with pytest.raises(ExchangeError, match="neither contacts nor a calendar"):
        Pocket(pocket.folder).changes()


def _action(rule: str, *more: object) -> tuple[Agenda, Action]:
    records = {
        "thank-you": [*BOOK],
        "prepare": [NIMBUS, ANA, interview(1, "2026-11-20 14:00")],
        "debrief": [NIMBUS, ANA, interview(1, "2026-11-19 14:00", debriefed=False)],
        "weigh-offer": [*BOOK, event(1, "offer_received", "2026-11-19 15:30")],
    }[rule]
    pocket = Pocket(Path("none"), *records, *more)  # type: ignore[arg-type]
    agenda = pocket.agenda
    actions = [action for item in agenda.at(NOW) for action in item.plan if action.rule.id == rule]
    return agenda, actions[0]


@pytest.mark.parametrize(
    ("rule", "question", "sentence"),
    [
        ("thank-you", "Was it sent?", "Your own thank-you to Ana Ruiz logged as sent"),
        ("prepare", "Is it done?", "Done: prepare, Nimbus"),
        ("debrief", "", ""),
        ("weigh-offer", "", ""),
    ],
)
def test_tick_settles_what_a_tick_can_settle(rule: str, question: str, sentence: str) -> None:
    agenda, action = _action(rule)
    assert tick_question(action) == question
    if question:
        assert is_open(agenda, action, NOW)
        change = tick_change(action, NOW - timedelta(minutes=30), agenda, NOW)
        assert change.sentence == sentence
        (added,) = (edit.after or {} for edit in change.edits)
        assert added["at"] == "2026-11-19T15:30:00-05:00"
        agenda.touch(apply(agenda.book, change))
        assert not is_open(agenda, action, NOW)
        with pytest.raises(Refused, match="done meanwhile"):
            tick_change(action, NOW, agenda, NOW)
    else:
        assert action.rule.enter in SETTLED_OTHERWISE


def test_tick_sends_the_note_that_is_ready() -> None:
    note = Note(id=1, kind="thank_you", interview=1, position=1, contact=1, subject="Thanks", body="Dear Ana, thanks.")
    agenda, action = _action("thank-you", note)
    assert tick_change(action, NOW, agenda, NOW).sentence == "Thank-you to Ana Ruiz marked as sent"
    unready = replace(note, body="[What did you talk about?]")
    agenda, action = _action("thank-you", unready)
    assert tick_change(action, NOW, agenda, NOW).sentence == "Your own thank-you to Ana Ruiz logged as sent"
