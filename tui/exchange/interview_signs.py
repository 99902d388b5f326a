"""Tell the meetings of a calendar that speak of an interview from those that do not: lunches, dentists, team meetings."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from tui.exchange.domains import is_system
from tui.exchange.invitation import Invitation
from tui.exchange.title_guess import guess

FEWEST_OF_CALENDAR = 3
"""Events of one file from which it is taken for somebody's whole calendar."""

_WORDS = re.compile(
    r"interview|recruit|hiring|candidate|applica(?:nt|tion)|\b(?:screen|screening|panel|round|role|job|position|offer|assessment"
    r"|take-?home|on-?site|case study|coding|technical|pair programming|system design|culture fit|super ?day|meet the team)\b"
    r"|vorstellung|bewerb|kennenlern|probearbeit|probetag|entretien|entrevista|colloquio|sollicitatie",
    re.IGNORECASE,
)
_HOST = re.compile(r"https?://([\w.-]{4,200})", re.IGNORECASE)
_ANYBODYS = ("google.com", "googlegroups.com", "linkedin.com", "doodle.com")
"""Services that arrange meetings of every kind."""


def is_likely(invitation: Invitation) -> bool:
    """Return whether a meeting speaks of an interview: its words, the title of a job, or an applicant system."""
    if _WORDS.search(f"{invitation.summary}\n{invitation.description}"):
        return True
    if invitation.people and guess(invitation.summary).title:
        return True
    people = [*invitation.people, *filter(None, [invitation.organizer])]
    domains = {person.email.rpartition("@")[2].casefold() for person in people}
    domains |= {host.casefold() for host in _HOST.findall(f"{invitation.link}\n{invitation.description}")}
    return any(is_system(domain) and not domain.endswith(_ANYBODYS) for domain in domains)


def calendars(invitations: Iterable[Invitation]) -> set[str]:
    """Return the files that hold so many events that not all of them need be interviews; those that invite you are none."""
    events: defaultdict[str, set[str]] = defaultdict(set)
    for invitation in invitations:
        if invitation.method == "PUBLISH":
            events[invitation.source].add(invitation.uid)
    return {source for source, uids in events.items() if len(uids) > FEWEST_OF_CALENDAR}
