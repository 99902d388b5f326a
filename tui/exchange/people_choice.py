"""Choose who will be in the room: of those invited, as was answered, or as was typed into the form."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from tui.domain.models import Contact, Interview, Interviewer
from tui.domain.parsed_name import ParsedName
from tui.exchange.invitation import Invitation
from tui.exchange.people import Person, company_of_address, same_address
from tui.exchange.plan_builder import PlanBuilder
from tui.exchange.questions import ask_interviewers, read_interviewers
from tui.exchange.wording import cut_short, label


class Chosen(msgspec.Struct, frozen=True):
    """The people of a meeting: their contacts, their names for a sentence, and how a form shows them."""

    contacts: tuple[int, ...] = ()
    names: tuple[str, ...] = ()
    typed: tuple[ParsedName, ...] = ()


class PeopleChoice:
    """Chooses the people of each meeting; `everybody` are those of all meetings of the import."""

    def __init__(self, plan: PlanBuilder, everybody: Sequence[Person], *, asks_who: bool) -> None:
        """`asks_who` says that the user has named people, who may be invited to no meeting."""
        self._plan = plan
        self._everybody = everybody
        self._asks_who = asks_who

    def choose(self, invitation: Invitation, people: Sequence[Person], company: str, *, required: bool) -> Chosen:
        """Return those who will be in the room; contacts are added for those who are new."""
        if typed := self._plan.typed:
            return self._typed(typed.people or (), company)
        if not people and not self._asks_who:
            return Chosen()
        answer = self._plan.answers.put(ask_interviewers(invitation, label(invitation), people, required=required))
        found = read_interviewers(answer, people, self._everybody)
        roster = self._plan.roster
        shown = tuple(self._shown(person, company) for person in found)
        names = tuple(cut_short(person.name) + ("" if roster.id_of(person, company) else " (new)") for person in found)
        contacts = dict.fromkeys(roster.contact(person, company) for person in found)
        return Chosen(tuple(contacts), names, shown)

    def as_typed(self, interview: Interview, company: str) -> tuple[Interviewer, ...]:
        """Return the people that were typed into the form of a known interview; what you wrote of somebody stays."""
        typed = self._plan.typed
        there = {person.contact: person for person in interview.interviewers}
        if typed is None or typed.people is None:
            return interview.interviewers
        known = [contact for contact in there if self._plan.book.get(Contact, contact)]
        people = {contact: person for contact, person in there.items() if contact not in known}
        for name in typed.people:
            contact = self._plan.roster.typed(name, company, known)
            known = [other for other in known if other != contact]  # so that two of one name are not taken for one
            people.setdefault(contact, there.get(contact) or Interviewer(contact=contact))
        return tuple(people.values())

    def main_contact(self, invitation: Invitation, interviewers: Sequence[int]) -> int | None:
        """Return the organizer, if that is a person who is not among the interviewers."""
        organizer = next((person for person in invitation.people if person.organizer), None)
        company = company_of_address(organizer.email) if organizer else ""
        if organizer is None or self._plan.roster.id_of(organizer, company) in interviewers:
            return None
        return self._plan.roster.contact(organizer, company)

    def shown(self, interview: Interview) -> tuple[ParsedName, ...]:
        """Return how a form shows the people of an interview of the book."""
        contacts = (self._plan.book.get(Contact, person.contact) for person in interview.interviewers)
        return tuple(ParsedName(name=contact.name) for contact in contacts if contact)

    def _shown(self, person: Person, company: str) -> ParsedName:
        """Return somebody as a form shows them: by the name and the spelling of the address that the book has."""
        known = self._plan.roster.known(person, company)
        emails = {same_address(email): email for email in known.emails} if known else {}
        return ParsedName(
            name=known.name if known else person.name, email=emails.get(same_address(person.email), person.email)
        )

    def _typed(self, people: Sequence[ParsedName], company: str) -> Chosen:
        roster = self._plan.roster
        names = tuple(cut_short(person.name) + ("" if roster.meant(person, company) else " (new)") for person in people)
        contacts = dict.fromkeys(roster.typed(person, company) for person in people)
        return Chosen(tuple(contacts), names, tuple(people))
