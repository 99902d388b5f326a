"""Every kind of event: what it means to the rules, its sentences, and what its form asks."""

from __future__ import annotations

from typing import Literal

import msgspec

AskedField = Literal["decision_by", "respond_by", "until", "kind", "text", "at", "channel", "who"]


class EventKind(msgspec.Struct, frozen=True, kw_only=True):
    """One kind of event.

    Its sentences have placeholders. `{who}` is the person ("somebody" if none is named), `{kind}` the id. In `timeline`,
    `{to}` is " to Ana", `{person}` " (Ana)" and `{by}` " by phone"; each is empty if the event does not say. In `logged`,
    `{company}` is the company, and `{about}` the interview or else the company. In both, `{what}` is ": two references", what
    was done or not needed.
    """

    id: str
    words: tuple[str, ...] = ()
    """What else people call it on the command line."""

    timeline: str
    """Its sentence in a timeline, without its time."""
    logged: str
    """The sentence shown when it is logged."""
    logged_of_person: str = ""
    """The same if it belongs to a person instead of a process."""

    respond_words: str = "answer by"
    """The words before the day by which it has to be answered or done."""

    heard: bool = False
    """It comes from the other side."""
    substance: bool = False
    """It comes from the other side and is more than a reply, even if it names no date."""
    thanked: bool = False
    """It settles a thank-you."""
    ending: str = ""
    """If not empty, it closes its process, and this is the state of the process."""

    one_person: bool = False
    """It is about one person, who has to be named."""
    without_process: bool = False
    """It can be logged of a person without a process."""
    on_command_line: bool = True
    """`followup log` takes it."""

    title: str = ""
    """The title of its form."""
    hint: str = "what they said, in your words"
    """What to write as its text."""
    needs_text: bool = False
    asks: tuple[AskedField, ...] = ("text", "at", "channel", "who")
    """The fields of its form, in order."""
    in_touch: str = ""
    """Its name among the ways of being in touch with a person; empty if it is not one."""


EVENT_KINDS: dict[str, EventKind] = {
    kind.id: kind
    for kind in (
        EventKind(
            id="thank_you_sent",
            words=("thanked", "thank you"),
            timeline="Thanked {who}{by}",
            logged="Thank-you to {who} marked as sent",
            thanked=True,
            one_person=True,
        ),
        EventKind(
            id="thank_you_skipped",
            timeline="No thank-you for {who}",
            logged="Thank-you to {who} skipped",
            thanked=True,
            one_person=True,
        ),
        EventKind(
            id="inquiry_sent",
            words=("inquired", "asked for news"),
            timeline="Asked for news{by}{person}",
            logged="Inquiry to {company} marked as sent",
        ),
        EventKind(
            id="reply_received",
            words=("replied", "reply", "answered", "they wrote"),
            timeline="They replied{by}{person}",
            logged="Reply from {company} logged",
            heard=True,
            title="They replied",
            asks=("decision_by", "text", "at", "channel", "who"),
        ),
        EventKind(
            id="decision_date_given",
            timeline="They named a date{person}",
            logged="Decision date of {company} logged",
            heard=True,
            substance=True,
        ),
        EventKind(
            id="next_round",
            words=("invited", "round"),
            timeline="Invited to the next round{person}",
            logged="Next round at {company} logged",
            heard=True,
            substance=True,
            title="Invited to the next round",
            asks=("decision_by", "text", "at", "channel", "who"),
        ),
        EventKind(
            id="asked",
            words=("they asked", "request"),
            timeline="They asked for something{by}{person}",
            respond_words="by",
            logged="Request from {company} logged",
            heard=True,
            substance=True,
            title="They ask you for something",
            hint="what they ask for: two references, a time for the next round",
            needs_text=True,
            asks=("text", "respond_by", "at", "channel", "who"),
        ),
        EventKind(
            id="promised",
            words=("promise", "i promised"),
            timeline="You promised something{person}",
            respond_words="by",
            logged="Promise to {company} logged",
            title="You promised something",
            hint="what you promised: the slides, a call next week",
            needs_text=True,
            asks=("text", "respond_by", "at", "who"),
        ),
        EventKind(
            id="done",
            words=("finished", "ticked"),
            timeline="Done{what}",
            logged="Done{what}, {company}",
        ),
        EventKind(
            id="skipped",
            words=("skip", "not needed"),
            timeline="Not needed{what}",
            logged="Not needed{what}, {company}",
        ),
        EventKind(
            id="called_off",
            words=("cancelled", "canceled", "postponed"),
            timeline="Called off",
            logged="{about} called off",
            title="Called off",
            hint="who called it off, and why",
            asks=("text", "at"),
        ),
        EventKind(
            id="offer_received",
            words=("offer",),
            timeline="Offer received{by}{person}",
            logged="Offer from {company} logged",
            heard=True,
            substance=True,
            title="Offer received",
            asks=("respond_by", "text", "at", "channel", "who"),
        ),
        EventKind(
            id="offer_acknowledged",
            words=("acknowledged",),
            timeline="Acknowledged the offer{by}{person}",
            logged="Offer from {company} acknowledged",
        ),
        EventKind(
            id="offer_accepted",
            words=("accepted", "accept"),
            timeline="Accepted the offer",
            logged="Offer from {company} accepted",
            ending="Offer accepted",
            title="Accepted the offer",
            hint="what you agreed on",
            asks=("text", "at", "channel", "who"),
        ),
        EventKind(
            id="offer_declined",
            words=("declined", "decline"),
            timeline="Declined the offer",
            logged="Offer from {company} declined",
            ending="Offer declined",
            title="Declined the offer",
            hint="why, for yourself",
            asks=("text", "at", "channel", "who"),
        ),
        EventKind(
            id="rejected",
            words=("no", "rejection", "they said no"),
            timeline="They said no{by}{person}",
            logged="Rejection from {company} logged",
            ending="Rejected",
            title="They said no",
        ),
        EventKind(
            id="withdrew",
            words=("withdraw", "withdrawn"),
            timeline="Withdrew",
            logged="Withdrawal from {company} logged",
            ending="Withdrawn",
            title="Withdraw",
            hint="why, for yourself",
            asks=("text", "at"),
        ),
        EventKind(
            id="let_go",
            timeline="Let it go",
            logged="Process with {company} let go",
            ending="Let go",
            title="Let it go",
            hint="why, for yourself",
            asks=("text", "at"),
        ),
        EventKind(
            id="met",
            words=("meeting",),
            timeline="Met {who}",
            logged="Meeting with {who} logged",
            without_process=True,
            title="You were in touch",
            hint="what you talked about",
            asks=("kind", "text", "at", "who"),
            in_touch="met",
        ),
        EventKind(
            id="called",
            words=("call", "phoned"),
            timeline="Called {who}",
            logged="Call with {who} logged",
            without_process=True,
            in_touch="called",
        ),
        EventKind(
            id="note_sent",
            words=("wrote", "note"),
            timeline="Wrote{to}{by}",
            logged="Note to {who} marked as sent",
            without_process=True,
            in_touch="wrote",
        ),
        EventKind(
            id="remark",
            timeline="Remark{person}",
            logged="Remark on {about} logged",
            without_process=True,
            title="Remark",
            hint="what you want to remember",
            needs_text=True,
            asks=("text", "at", "who"),
            in_touch="remark",
        ),
        EventKind(
            id="snoozed",
            words=("snooze",),
            timeline="Snoozed",
            logged="Process with {company} snoozed",
            logged_of_person="Contact {who} snoozed",
            without_process=True,
            title="Snooze",
            asks=("until",),
        ),
    )
}
"""Every kind by its id."""

HEARD = frozenset(kind.id for kind in EVENT_KINDS.values() if kind.heard)
SUBSTANCE = frozenset(kind.id for kind in EVENT_KINDS.values() if kind.substance)
CLOSING = frozenset(kind.id for kind in EVENT_KINDS.values() if kind.ending)
THANKED = frozenset(kind.id for kind in EVENT_KINDS.values() if kind.thanked)


def event_kind(kind_id: str) -> EventKind:
    """Return the kind with that id; an unknown kind is shown by its id."""
    return EVENT_KINDS.get(kind_id) or EventKind(id=kind_id, timeline="{kind}{person}", logged="Event {kind} logged")


def kind_named(text: str) -> str:
    """Return the id of the kind of event that somebody names, by its id or in their words; empty if there is none."""
    wanted = " ".join(text.casefold().replace("_", " ").replace("-", " ").split())
    return next((kind.id for kind in EVENT_KINDS.values() for name in names_of(kind) if name == wanted), "")


def names_of(kind: EventKind) -> tuple[str, ...]:
    """Return the names of a kind of event, as `kind_named` compares them."""
    return (kind.id.replace("_", " "), *(word.replace("-", " ") for word in kind.words))
