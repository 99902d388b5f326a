"""The versions of a meeting: which of two is newer, and what becomes of your changes when they make theirs."""

from __future__ import annotations

from datetime import datetime
from typing import Literal, TypeVar

import msgspec

from tui.domain.models import Interview, Invited, Said
from tui.exchange.invitation import Invitation
from tui.exchange.links import read_format
from tui.exchange.people import same_address
from tui.exchange.title_guess import letters_and_digits

T = TypeVar("T")

VersionOrder = Literal["newer", "older", "same", "unknown"]


def said_by(invitation: Invitation, start: datetime, timezone: str) -> Said:
    """Return what an invitation says; its start and zone are told, for it may leave them open."""
    return Said(
        occurrence=invitation.occurrence,
        starts_at=start,
        minutes=invitation.minutes or 60,
        timezone=timezone,
        title=invitation.summary,
        place=invitation.place,
        link=invitation.link,
        people=tuple(Invited(name=person.name, email=person.email) for person in invitation.people),
    )


def order(invitation: Invitation, interview: Interview) -> VersionOrder:
    """Return whether an invitation is newer than the version that the book took in last.

    SEQUENCE, then the stamp, tell it (RFC 5546), but only between two real stamps: some programs write none, or the start.
    If either version is a cancellation, the stamps alone count, for not every program increases SEQUENCE for it; and if the
    two have different UIDs, each of which counts for itself.
    """
    stamp = interview.calendar_stamp
    known_start = interview.invited.starts_at if interview.invited else interview.starts_at
    if not stamp or not invitation.stamp or stamp == known_start or invitation.stamp == invitation.start:
        return "unknown"
    version, known = (invitation.sequence, invitation.stamp), (interview.calendar_sequence or 0, stamp)
    if invitation.cancelled or interview.cancelled or invitation.uid != interview.calendar_uid:
        version, known = (0, invitation.stamp), (0, stamp)
    return "same" if version == known else "newer" if version > known else "older"


def is_older(invitation: Invitation, interview: Interview) -> bool:
    """Return whether an invitation under another UID was made before the version that the book took in last."""
    stamp = interview.calendar_stamp
    known_start = interview.invited.starts_at if interview.invited else interview.starts_at
    is_real = invitation.stamp != invitation.start and stamp != known_start
    return bool(stamp and invitation.stamp and is_real and invitation.stamp < stamp)


def says_the_same(invitation: Invitation, interview: Interview) -> bool:
    """Return whether an invitation has the title that the interview's had, but for words such as "Updated"."""
    one, other = (
        letters_and_digits(invitation.summary),
        letters_and_digits(interview.invited.title if interview.invited else ""),
    )
    return bool(one and other) and (one in other or other in one)


def supersedes(invitation: Invitation, other: Invitation) -> bool:
    """Return whether of two versions in one import this one counts; of two that cannot be told apart the later one does."""
    if not invitation.stamp or not other.stamp or invitation.stamp == invitation.start or other.stamp == other.start:
        return invitation.sequence >= other.sequence
    if invitation.cancelled or other.cancelled:
        return invitation.stamp >= other.stamp
    return (invitation.sequence, invitation.stamp) >= (other.sequence, other.stamp)


def merged_with_invitation(interview: Interview, said: Said, invitation: Invitation) -> Interview:
    """Return the interview with what they have changed since they last said it; all else stays as you have it.

    If it is not known what they said before, what they say now counts, if they say anything.
    """
    base = interview.invited

    def choose(before: T | None, yours: T, theirs: T) -> T:
        if base is None:
            return theirs or yours
        return yours if theirs == before else theirs

    starts_at = choose(base and base.starts_at, interview.starts_at, said.starts_at or interview.starts_at)
    place = choose(base and base.place, interview.place, said.place)
    link = choose(base and base.link, interview.link, said.link)
    was = read_format(base.title, base.place, base.link) if base else ""
    return msgspec.structs.replace(
        interview,
        starts_at=interview.starts_at if starts_at == interview.starts_at else starts_at,
        minutes=choose(base and base.minutes, interview.minutes, said.minutes if invitation.minutes else interview.minutes),
        timezone=choose(base and base.timezone, interview.timezone, said.timezone),
        place=place,
        link=link,
        format=interview.format if interview.format != was else invitation.format or interview.format,
        notes=interview.notes or invitation.description,
        cancelled=False,
    )


def stamped(interview: Interview, invitation: Invitation) -> Interview:
    """Return the interview, set by this version of this invitation; a cancellation may count lower than what it cancels."""
    counted = (interview.calendar_sequence or 0) if interview.calendar_uid == invitation.uid else 0
    return msgspec.structs.replace(
        interview,
        calendar_uid=invitation.uid,
        calendar_sequence=max(invitation.sequence, counted),
        calendar_stamp=invitation.stamp,
    )


def taken_away(interview: Interview, said: Said) -> list[Invited]:
    """Return whom they no longer invite."""
    if interview.invited is None:
        return []
    still = {_key(person) for person in said.people}
    return [person for person in interview.invited.people if _key(person) not in still]


def was_invited(interview: Interview, person: Invited) -> bool:
    """Return whether they had invited somebody before."""
    return interview.invited is not None and _key(person) in {_key(other) for other in interview.invited.people}


def _key(person: Invited) -> str:
    return same_address(person.email) or person.name.casefold()
