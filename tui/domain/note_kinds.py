"""Every kind of note: its label, whom it goes to, when it is offered, and what sending it logs."""

from __future__ import annotations

from typing import Literal

import msgspec

from tui.domain.event_kinds import THANKED

Reader = Literal["each_interviewer", "process", "contact"]
"""Whom a note goes to: each interviewer, one person for the whole process, or a contact outside of any process."""


class NoteKind(msgspec.Struct, frozen=True, kw_only=True):
    """One kind of note. It has a template of the same name in each language."""

    id: str
    label: str
    sent_as: str = "note_sent"
    """The kind of event that is logged when it is sent."""
    to: Reader = "process"
    answers_offer: str = ""
    """If not empty, it is a way to answer an offer, and this is its name among those ways."""
    once: bool = False
    """Whether it is sent once: opened again, it is shown as it was sent."""
    ticks: str = ""
    """The action that is done, once it is sent, for everybody it asks about."""

    @property
    def settled_by(self) -> frozenset[str]:
        """Return the kinds of event after which it no longer needs to be written."""
        return THANKED if self.sent_as in THANKED else frozenset({self.sent_as})


NOTE_KINDS: dict[str, NoteKind] = {
    kind.id: kind
    for kind in (
        NoteKind(id="thank_you", label="thank-you", sent_as="thank_you_sent", to="each_interviewer", once=True),
        NoteKind(id="inquiry", label="inquiry", sent_as="inquiry_sent"),
        NoteKind(id="second_conversation", label="request for a second conversation"),
        NoteKind(id="keep_in_touch", label="note to keep in touch", to="contact"),
        NoteKind(id="offer_acknowledgement", label="acknowledgement of the offer", sent_as="offer_acknowledged", once=True),
        NoteKind(id="offer_acceptance", label="acceptance", sent_as="offer_accepted", answers_offer="Accept", once=True),
        NoteKind(id="offer_decline", label="decline", sent_as="offer_declined", answers_offer="Decline", once=True),
        NoteKind(id="extension_request", label="request for more time", answers_offer="Ask for more time"),
        NoteKind(id="withdrawal", label="withdrawal", sent_as="withdrew", once=True),
        NoteKind(id="answer", label="answer", sent_as="done"),
        NoteKind(id="reschedule", label="request for a new date"),
        NoteKind(id="missed_call", label="note after a missed call"),
        NoteKind(id="ask_others", label="question about where they stand", sent_as="inquiry_sent"),
        NoteKind(id="address_request", label="request for an address", ticks="get_contact_details"),
        NoteKind(id="rejection_reply", label="reply to a rejection", once=True),
    )
}
"""Every kind by its id, in the order in which they are offered."""


def note_kind(kind_id: str) -> NoteKind:
    """Return the kind with that id; for a template of the user's own, a kind labelled with its name."""
    return NOTE_KINDS.get(kind_id) or NoteKind(id=kind_id, label=kind_id.replace("_", " "))
