"""Plan the new version of a meeting that is in the book: what it changes, and who joins or goes."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec

from tui.domain.dates import show_date
from tui.domain.instants import end
from tui.domain.labels import company_of, interview_words, off_words, title_of
from tui.domain.models import Contact, Event, Interview, Interviewer, Invited, Position, Said
from tui.domain.operations import InterviewInput, resolve_position
from tui.exchange.invitation import Invitation
from tui.exchange.people import Person
from tui.exchange.people_choice import PeopleChoice
from tui.exchange.plan_builder import PlanBuilder
from tui.exchange.planned import Status
from tui.exchange.planned_fields import changes_of
from tui.exchange.questions import NO, YES
from tui.exchange.versions import VersionOrder, merged_with_invitation, order, said_by, stamped, taken_away, was_invited
from tui.exchange.wording import cut_short, interview_differences, label, round_and_title, start_words

WHY_UNCHANGED: dict[VersionOrder, str] = {
    "newer": "nothing in it has changed",
    "older": "the book has a newer version",
    "same": "it is already in the book",
    "unknown": "it is already in the book",
}
"""Why a version that says what the last one said is skipped."""


class ChangedMeetings:
    """Changes and cancels the interviews of known meetings, and skips what changes nothing."""

    def __init__(self, plan: PlanBuilder, people: PeopleChoice) -> None:
        self._plan = plan
        self._people = people

    def skip(
        self,
        invitation: Invitation,
        why: str,
        status: Status = "skipped",
        known: Interview | None = None,
        *,
        company: str = "",
        short_why: str = "",
        possible: bool = False,
        offered: bool = False,
    ) -> None:
        """Say why nothing becomes of an invitation; one that is `possible` could be imported if the user wants it.

        One that is `offered` is shown in the list, to be marked. `short_why` is the reason for a row, which has the time in a
        column of its own.
        """
        plan = self._plan
        plan.tell(f"Skipped: {label(invitation)}: {why}.")
        said: dict[str, Any] = {"what": cut_short(invitation.summary), "why": short_why or why, "company": company}
        if known:
            said |= {"company": company_of(plan.book, known.position), "what": cut_short(interview_words(plan.book, known))}
        elif day := invitation.day or (invitation.wall and invitation.wall.date()):
            said["when"] = show_date(day, plan.now.astimezone(plan.zone).date())
        who = ", ".join(cut_short(person.name) for person in invitation.people[:5])
        plan.add_row(
            status, known.starts_at if known else invitation.start, who=who, possible=possible, offered=offered, **said
        )

    def cancel(self, invitation: Invitation, known: list[Interview]) -> None:
        """Cancel the interviews that an invitation cancels."""
        if not known:
            self.skip(invitation, "it cancels an event that is not in the book")
        for interview in known:
            self._cancel(invitation, interview)

    def _cancel(self, invitation: Invitation, interview: Interview) -> None:
        plan = self._plan
        if interview.cancelled:
            self._note_version(invitation, interview)
            self.skip(invitation, "it is already cancelled in the book", "same", interview)
        elif order(invitation, interview) == "older":
            self.skip(invitation, "it cancels an older version than the book has", known=interview)
        elif end(interview) <= plan.now:
            why = "it cancels an interview whose time has passed; to cancel it anyway, press X in the app"
            plan.answers.doubt(
                "", "It cancels an interview whose time has passed. To cancel it anyway, press X in the list of interviews."
            )
            self.skip(invitation, why, known=interview)
        else:
            called_off = msgspec.structs.replace(interview, cancelled=True)
            plan.changes.edit(interview, called_off if invitation.base else stamped(called_off, invitation))
            plan.changes.add(Event(kind="called_off", at=plan.now, position=interview.position, interview=interview.id))
            what = cut_short(interview_words(plan.book, interview))
            shown = start_words(interview.starts_at, interview.timezone, plan.now, plan.zone)
            plan.tell(f"Cancelled: {what}, {shown}.", f"{what} imported as cancelled", "cancelled")
            names = self._names(interview)
            wanted = msgspec.structs.replace(interview, cancelled=True)
            self._add_row("cancelled", interview, wanted, names, names)

    def update(
        self, invitation: Invitation, interview: Interview, start: datetime, timezone: str, *, adopt: bool = False
    ) -> None:
        """Change an interview as a new version of its invitation says; `adopt` one that did not come from it."""
        plan, said = self._plan, said_by(invitation, start, timezone)
        version: VersionOrder = "unknown" if adopt else order(invitation, interview)
        if not adopt and said == interview.invited and (version != "newer" or not interview.cancelled):
            self._note_version(invitation, interview)
            return self.skip(invitation, WHY_UNCHANGED[version], "same", interview)
        if version == "older" and not self._takes_older(invitation, interview):
            return self.skip(invitation, "the book has a newer version", known=interview, possible=True)
        wanted = merged_with_invitation(interview, said, invitation)
        told = interview_differences(interview, wanted, plan.now, plan.zone)
        wanted, people_told, names = self._people_changed(invitation, interview, wanted)
        if plan.typed:
            wanted, people_told = self._as_typed(interview, plan.typed), []
            told = interview_differences(interview, wanted, plan.now, plan.zone)
        what = cut_short(interview_words(plan.book, interview))
        if wanted == interview and not adopt and interview.invited is None:
            why = "it is already in the book" if version == "same" else "nothing in it has changed"
            return self.skip(invitation, why, "same", interview)
        plan.changes.edit(interview, stamped(msgspec.structs.replace(wanted, invited=said), invitation))
        if wanted == interview and not adopt and not people_told:
            plan.done.append(f"New version of {what} noted")
            return self.skip(invitation, "the book already says what it changes", "same", interview)
        matched = adopt and wanted.starts_at == interview.starts_at
        how = "Matched to the interview at the same time" if matched else "Changed"
        parts = "".join(f"; {part}" for part in [*told, *people_told])
        shown = start_words(wanted.starts_at, wanted.timezone, plan.now, plan.zone)
        plan.tell(f"{how}: {what}, {shown}{parts}.", f"Change of {what} imported", "changed")
        self._add_row("changed", interview, wanted, self._names(interview), names, how if matched else "")
        return None

    def update_from_copy(self, invitation: Invitation, base: Said, interview: Interview, start: datetime) -> None:
        """Change an interview as another program has changed the event that was exported of it.

        What only the book has changed stays; if both have changed the same field, it is asked about. The invitation that the
        interview came by stays what it was.
        """
        plan, said = self._plan, said_by(invitation, start, interview.timezone)
        changed = [f for f in ("starts_at", "minutes", "place", "link") if getattr(said, f) != getattr(base, f)]
        fields = {f: getattr(said, f) for f in changed if getattr(said, f) != getattr(interview, f)}
        wanted = msgspec.structs.replace(interview, **fields)
        what = cut_short(interview_words(plan.book, interview))
        if not changed:
            off = off_words(plan.book, interview, plan.now)
            how = "; to restore it, press X in the list of interviews" if interview.cancelled else ""
            why = f"it stays called off in the book{how}"
            return self.skip(invitation, why if off else "nothing in it has changed", "skipped" if off else "same", interview)
        if not fields:
            return self.skip(invitation, "the book already says what it changes", "same", interview)
        told = interview_differences(interview, wanted, plan.now, plan.zone)
        shown = start_words(wanted.starts_at, wanted.timezone, plan.now, plan.zone)
        if invitation.doubtful or any(getattr(base, field) != getattr(interview, field) for field in fields):
            prompt = f"{what} was changed in the book, too. Use the phone's version ({'; '.join((shown, *told))})?"
            if not plan.answers.yes(invitation, "changed twice", prompt, NO):
                return self.skip(invitation, "the book's version is kept", "skipped", interview, possible=True)
        plan.changes.edit(interview, wanted)
        plan.tell(
            f"Changed: {what}, {shown}{''.join(f'; {part}' for part in told)}.", f"Change of {what} imported", "changed"
        )
        names = self._names(interview)
        self._add_row("changed", interview, wanted, names, names)
        return None

    def _add_row(
        self, status: Status, old: Interview, new: Interview, before: list[str], after: list[str], note: str = ""
    ) -> None:
        """Add the row of a known interview; a form shows it as it would be."""
        plan, book = self._plan, self._plan.book
        company, title = company_of(book, old.position), title_of(book, old.position)
        plan.add_row(
            status,
            new.starts_at,
            who=cut_short(", ".join(after[:5])),
            company=company,
            what=round_and_title(new.round, title),
            fields=tuple(changes_of(old, new, (before, after), plan.now, plan.zone)),
            notes=(f"{note}.",) if note else (),
            read=None
            if status == "cancelled"
            else InterviewInput(company=company, title=title, people=self._people.shown(new), interview=new),
            known=old.id,
        )

    def _as_typed(self, interview: Interview, typed: InterviewInput) -> Interview:
        """Return the interview as it was typed into its form."""
        plan, new = self._plan, typed.interview
        return msgspec.structs.replace(
            interview,
            position=resolve_position(plan.changes, plan.book, interview.position, typed, plan.now),
            round=new.round,
            starts_at=new.starts_at,
            minutes=new.minutes,
            timezone=new.timezone,
            format=new.format,
            place=new.place,
            link=new.link,
            notes=new.notes,
            interviewers=self._people.as_typed(interview, typed.company),
            cancelled=False,
        )

    def _note_version(self, invitation: Invitation, interview: Interview) -> None:
        """Remember a newer version that changes nothing, so that one between it and the last is known to be older."""
        if order(invitation, interview) == "newer":
            self._plan.changes.edit(interview, stamped(interview, invitation))
            self._plan.done.append(f"New version of {cut_short(interview_words(self._plan.book, interview))} noted")

    def _takes_older(self, invitation: Invitation, interview: Interview) -> bool:
        if self._plan.chosen:
            return True
        what = cut_short(interview_words(self._plan.book, interview))
        prompt = f"It is older than what the book has of {what}, and differs. Use it anyway?"
        return self._plan.answers.yes(invitation, "older", prompt, NO)

    def _names(self, interview: Interview) -> list[str]:
        return list(self._name_of(interview).values())

    def _name_of(self, interview: Interview) -> dict[int, str]:
        """Return the name of each interviewer whose contact is in the book."""
        contacts = (self._plan.book.get(Contact, person.contact) for person in interview.interviewers)
        return {contact.id: cut_short(contact.name) for contact in contacts if contact}

    def _people_changed(
        self, invitation: Invitation, interview: Interview, wanted: Interview
    ) -> tuple[Interview, list[str], list[str]]:
        """Return the interview with those who were invited since and without those who go, both in words, and all names."""
        plan = self._plan
        company = company_of(plan.book, interview.position) if plan.book.get(Position, interview.position) else ""
        here = {person.contact for person in interview.interviewers}
        newcomers = [
            person
            for person in invitation.people
            if not person.organizer
            and plan.roster.id_of(person, company) not in here
            and not was_invited(interview, Invited(name=person.name, email=person.email))
        ]
        chosen = self._people.choose(invitation, newcomers, company, required=False)
        told = [f"with {name}" for name in chosen.names]
        people = [*wanted.interviewers, *(Interviewer(contact=c) for c in chosen.contacts if c not in here)]
        names = self._name_of(interview)
        names |= dict(zip(chosen.contacts, chosen.names, strict=False))
        said = said_by(invitation, wanted.starts_at, wanted.timezone)
        for person in taken_away(interview, said) if not plan.typed else ():
            contact = plan.roster.id_of(Person(name=person.name, email=person.email), company)
            mine = next((other for other in people if other.contact == contact), None)
            if mine is None or contact is None:
                continue
            name = cut_short(plan.book.record(Contact, contact).name)
            written = mine.talked_about or mine.say or end(interview) <= plan.now
            goes = plan.answers.yes(
                invitation,
                f"takes out {contact}",
                f"{name} is no longer on the invitation. Remove {name} from the interview?",
                NO if written or not chosen.contacts else YES,
                "people",
            )
            if goes:
                people = [other for other in people if other.contact != contact]
                names.pop(contact, None)
            told.append(f"{name} is no longer on the invitation{'' if goes else ', and stays here'}")
        return msgspec.structs.replace(wanted, interviewers=tuple(people)), told, list(names.values())
