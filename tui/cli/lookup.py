"""Find the interview, contact or kind of note that the arguments of a call mean."""

from __future__ import annotations

from tui.config import Settings
from tui.domain.models import Contact, Interview
from tui.domain.operations import Refused
from tui.domain.sanitize import one_line
from tui.domain.suggestions import did_you_mean
from tui.session import templates_of
from tui.storage import Store


def interview_of(store: Store, interview_id: int) -> Interview:
    """Return the interview of that id; raises Refused if there is none."""
    interview = store.book.get(Interview, interview_id)
    if interview is None:
        raise Refused(f"There is no interview {interview_id} in {store.path}; `followup next --all` lists them")
    return interview


def contact_of(store: Store, wanted: str | None, interview: Interview | None) -> int | None:
    """Return the id of the contact that an id or a name means, interviewers first; raises Refused if none or several fit."""
    if wanted is None:
        return None
    if wanted.isdecimal() and store.book.get(Contact, int(wanted)):
        return int(wanted)
    here = {p.contact for p in interview.interviewers} if interview else set()
    name = wanted.strip().casefold()
    matches = [c for c in store.book.all(Contact) if name in c.name.casefold()]
    exact = [c for c in matches if c.name.strip().casefold() == name]
    begins = [c for c in matches if any(word.startswith(name) for word in c.name.casefold().split())]
    inside = [c for c in begins if c.id in here]
    for found in (exact, inside, begins, matches):
        if len(found) == 1:
            return found[0].id
    if not matches:
        raise Refused(f"There is no contact {one_line(wanted)!r}")
    names = ", ".join(f"{one_line(c.name)} ({c.id})" for c in matches[:5])
    raise Refused(f"{one_line(wanted)!r} matches several people: {names}. Give the number")


def kind_of(name: str | None, settings: Settings) -> str:
    """Return the kind of note that was named, empty if none was; raises Refused if it has no template."""
    kinds = templates_of(settings).kinds() if name else ()
    if name and name not in kinds:
        known = did_you_mean(name, kinds) or f"; the kinds are {', '.join(kinds)}"
        raise Refused(f"There is no kind of note {name!r}{known}")
    return name or ""
