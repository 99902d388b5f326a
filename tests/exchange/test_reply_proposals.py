"""Whose a reply is, in which process, and what logging it changes."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

import msgspec
import pytest

from tests.domain.build import NIMBUS, apply, at, book_of, contact, event, interview
from tui.domain.book import Book
from tui.domain.models import Contact, Event, Note, Position, Record
from tui.domain.operations import Refused
from tui.exchange.replies.proposal import Proposal, log_mail, propose
from tui.exchange.replies.proposal_words import proposal_lines
from tui.exchange.replies.received_mail import ReceivedMail
from tui.languages.reading.readings import MONDAY_TO_FRIDAY

NOW, ZONE = at("2026-11-20 09:00"), ZoneInfo("America/New_York")
VEGA = Position(id=2, title="Platform Engineer", company="Vega Optics GmbH")
NEXT_ROUND = "We would like to invite you to the final round. Could you do Monday or Tuesday?"


def mail(text: str = "We will decide by Friday, 4 December.", **fields: Any) -> ReceivedMail:
    """Return a mail of Ana's, of the day before."""
    about = {
        "source": "a.eml",
        "name": "Ana Ruiz",
        "address": "p1@nimbus.example",
        "message_id": "<1@nimbus.example>",
        **fields,
    }
    return ReceivedMail(text=text, sent_at=at("2026-11-19 10:00"), **about)


def book(*records: Record) -> Book:
    return book_of(NIMBUS, contact(1), interview(1, "2026-11-12 14:00"), *records)


def proposed(there: Book, received: ReceivedMail) -> Proposal:
    return propose(there, received, NOW, ZONE, MONDAY_TO_FRIDAY)


def test_mail_of_an_interviewer_is_certain_of_its_process() -> None:
    proposal = proposed(book(), mail(address="P1+jobs@nimbus.example"))
    assert (proposal.contact, proposal.processes, proposal.doubts) == (1, (1,), ())


def test_process_that_has_ended_is_not_meant_beside_an_open_one() -> None:
    others = (VEGA, interview(2, "2026-10-01 10:00", position=2), event(1, "rejected", "2026-10-05 10:00", position=2))
    assert proposed(book(*others), mail()).processes == (1,)
    both = proposed(book(*others[:2]), mail())
    assert both.processes == (1, 2)
    assert both.doubts == ("it may belong to several processes",)


def test_thread_names_the_process_among_several() -> None:
    others = (VEGA, interview(2, "2026-10-01 10:00", position=2))
    note = Note(id=1, position=2, interview=2, contact=1, message_id="<our@vale.example>")
    heard = event(1, "reply_received", "2026-10-02 10:00", position=2, contact=1, message_id="<their@nimbus.example>")
    for record, message_id in ((note, "<our@vale.example>"), (heard, "<their@nimbus.example>")):
        proposal = proposed(book(*others, record), mail(answers=("<x@y>", message_id)))
        assert (proposal.processes, proposal.doubts) == ((2,), ())


@pytest.mark.parametrize(
    ("fields", "process"),
    [
        ({"name": "Bo Lind", "address": "bo@nimbus.example"}, 1),
        ({"name": "Bo Lind", "address": "bo@vega-optics.example"}, 2),
        ({"name": "Vega Optics Recruiting", "address": "no-reply@greenhouse-mail.io", "by_system": True}, 2),
        ({"name": "Jobs", "address": "jobs@gmail.com", "subject": "Your application to Vega Optics"}, 2),
    ],
)
def test_unknown_sender_is_placed_by_company_with_doubt(fields: dict[str, Any], process: int) -> None:
    proposal = proposed(book(VEGA), mail(**fields))
    assert (proposal.contact, proposal.processes) == (None, (process,))
    assert proposal.doubts[0].endswith("is not in the book")


def test_stranger_has_no_process() -> None:
    proposal = proposed(book(), mail(name="Casey", address="casey@elsewhere.example"))
    assert proposal.processes == ()
    assert proposal.doubts


def test_next_round_that_asks_is_logged_with_what_it_asks() -> None:
    there = book()
    proposal = proposed(there, mail(NEXT_ROUND))
    apply(there, log_mail(there, proposal, "next_round", 1, NOW))
    logged = [msgspec.structs.replace(one, id=0) for one in there.all(Event)]
    base = Event(at=at("2026-11-19 10:00"), position=1, contact=1, channel="email", message_id="<1@nimbus.example>")
    assert logged == [
        msgspec.structs.replace(base, kind="next_round", text="We would like to invite you to the final round."),
        msgspec.structs.replace(base, kind="asked", text="Could you do Monday or Tuesday?"),
    ]


def test_mail_imported_again_is_in_the_book_already() -> None:
    there = book()
    proposal = proposed(there, mail())
    apply(there, log_mail(there, proposal, "reply_received", 1, NOW))
    assert proposed(there, mail()).nothing == "is already in the book"
    with pytest.raises(Refused, match="already in the book"):
        log_mail(there, proposal, "reply_received", 1, NOW)


def test_day_stays_with_another_kind_that_has_one() -> None:
    proposal = proposed(book(), mail())
    days = {}
    for kind in ("reply_received", "asked", "offer_received", "rejected"):
        there = book()
        apply(there, log_mail(there, proposal, kind, 1, NOW))
        [logged] = there.all(Event)
        days[kind] = (str(logged.decision_by), str(logged.respond_by))
    assert days == {
        "reply_received": ("2026-12-04", "None"),
        "asked": ("None", "2026-12-04"),
        "offer_received": ("None", "2026-12-04"),
        "rejected": ("None", "None"),
    }


def test_mail_of_tomorrow_happened_now() -> None:
    there = book()
    late = msgspec.structs.replace(mail(), sent_at=at("2026-11-21 09:00"))
    apply(there, log_mail(there, proposed(there, late), "reply_received", 1, NOW))
    assert [one.at for one in there.all(Event)] == [NOW]


def test_lines_are_harmless_whatever_the_mail_holds() -> None:
    nasty = "\x1b[31m We will decide \u202e by Friday, 4 December."
    lines = list(proposal_lines(book(), proposed(book(), mail(nasty, source="a\n\x1b.eml", name="\x1b[2J")), NOW))
    assert not any(c in line for line in lines for c in "\x1b\n\u202e")
    assert "  decision: by Fri 4 Dec 2026" in lines


def test_person_of_no_process_is_placed_by_their_company() -> None:
    friend = Contact(id=2, name="Bo Lind", company="Vega Optics", emails=("bo@vega.example",))
    assert proposed(book(VEGA, friend), mail(address="bo@vega.example")).processes == (2,)


def test_no_process_with_an_interview_ahead_ends_for_sure() -> None:
    offer = mail("We are pleased to offer you the position of Data Engineer.")
    assert proposed(book(), offer).doubts == ()
    ahead = proposed(book(interview(2, "2026-11-21 14:00")), offer)
    assert (ahead.said.kind, ahead.doubts) == ("offer_received", ("an interview is still to come",))


def test_day_of_a_request_is_not_the_day_of_the_round() -> None:
    there = book()
    proposal = proposed(
        there, mail("We would like to invite you to the final round. Please send two references by Wednesday.")
    )
    apply(there, log_mail(there, proposal, "next_round", 1, NOW))
    assert [(one.kind, str(one.respond_by)) for one in there.all(Event)] == [("next_round", "None"), ("asked", "2026-11-25")]


SLOTS = "Can you do Tuesday or Thursday at 10 for a second conversation with our CTO?"


def test_days_for_a_second_talk_are_a_next_round_that_asks() -> None:
    there = book()
    proposal = proposed(there, mail(f"Thanks for your note. {SLOTS}"))
    apply(there, log_mail(there, proposal, proposal.said.kind, 1, NOW))
    assert [(one.kind, one.text) for one in there.all(Event)] == [("next_round", SLOTS), ("asked", SLOTS)]


def test_next_round_chosen_for_a_request_keeps_the_request() -> None:
    there = book()
    proposal = proposed(there, mail("Could you do Tuesday or Thursday?"))
    assert proposal.said.kind == "asked"
    apply(there, log_mail(there, proposal, "next_round", 1, NOW))
    assert [one.kind for one in there.all(Event)] == ["next_round", "asked"]


def test_two_requests_keep_each_its_own_day() -> None:
    there = book()
    text = "Gerne möchten wir dich zu einem zweiten Gespräch einladen. Passt dir Donnerstag, 3.12. um 14 Uhr? "
    proposal = proposed(there, mail(f"{text}Bitte schick uns vorher noch zwei Referenzen bis Mittwoch."))
    apply(there, log_mail(there, proposal, "next_round", 1, NOW))
    logged = [(one.kind, one.text.split()[0], str(one.respond_by)) for one in there.all(Event)]
    assert logged == [("next_round", "Gerne", "None"), ("asked", "Passt", "None"), ("asked", "Bitte", "2026-11-25")]
    lines = list(proposal_lines(there, proposal, NOW))
    assert [line for line in lines if "Referenzen" in line or "25 Nov" in line] == lines[-2:]


def test_known_person_with_another_address_is_not_unknown() -> None:
    assert proposed(book(), mail(address="ana@home.example")).doubts == (
        "Ana Ruiz's address ana@home.example is not in the book",
    )


def test_process_that_has_ended_is_not_certain() -> None:
    ended = event(1, "rejected", "2026-11-15 10:00")
    note = Note(id=1, position=1, interview=1, contact=1, message_id="<our@vale.example>")
    for received in (mail(), mail(answers=("<our@vale.example>",))):
        proposal = proposed(book(ended, note), received)
        assert (proposal.processes, proposal.doubts) == ((1,), ("the process has ended",))


def test_address_of_several_contacts_is_nobodys_for_sure() -> None:
    there = book(Contact(id=2, name="Bo Lind", company="Nimbus Freight", emails=("p1@nimbus.example",)))
    office = proposed(there, mail(name="Jobs at Nimbus"))
    assert (office.contact, office.processes, office.doubts) == (None, (1,), ("several contacts have its sender's address",))
    assert proposed(there, mail()).contact == 1


def test_mail_without_an_address_is_nobodys() -> None:
    nobody = Contact(id=2, name="Bo Lind", emails=("",))
    assert proposed(book(nobody), mail(name="Casey", address="")).contact is None


def test_process_that_the_user_names_leaves_no_doubt_of_it() -> None:
    stranger = mail(name="Casey", address="casey@elsewhere.example")
    proposal = propose(book(VEGA), stranger, NOW, ZONE, MONDAY_TO_FRIDAY, 2)
    assert (proposal.processes, proposal.doubts) == ((2,), ())


def test_mail_that_was_not_read_whole_is_not_certain() -> None:
    assert proposed(book(), mail(is_cut=True)).doubts == ("not all of it was read",)
