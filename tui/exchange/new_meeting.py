"""Plan a meeting that is not in the book: its interview, its position and its people."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import msgspec

from tui.domain.closings import has_ended
from tui.domain.models import Event, Interview, Interviewer, Position
from tui.domain.operations import InterviewInput, find_position
from tui.exchange.invitation import Invitation
from tui.exchange.people_choice import Chosen, PeopleChoice
from tui.exchange.plan_builder import PlanBuilder
from tui.exchange.planned_fields import fields_of_new
from tui.exchange.position_choice import PositionChoice
from tui.exchange.title_guess import guess
from tui.exchange.versions import said_by, stamped
from tui.exchange.wording import cut_short, round_and_title, start_words


class NewMeetings:
    """Adds the interviews of new meetings; those of one position share it."""

    def __init__(self, plan: PlanBuilder, positions: PositionChoice, people: PeopleChoice) -> None:
        self._plan = plan
        self._positions = positions
        self._people = people
        self._made: dict[tuple[str, str], int] = {}

    def add(self, invitation: Invitation, start: datetime, timezone: str) -> None:
        """Add an interview, its position and its people."""
        plan, typed = self._plan, self._plan.typed
        if typed:
            position = find_position(plan.book, typed.company, typed.title)
            known, company, title, round_ = position and position.id, typed.company, typed.title, typed.interview.round
        else:
            known, company, title = self._positions.choose(invitation, start)
            prompt, guessed = "Which round is it?", guess(invitation.summary, description=invitation.description).round
            round_ = plan.answers.ask(invitation, "round", prompt, guessed, required=False)
        people = self._people.choose(invitation, invitation.people, company, required=True)
        position_id = known or self._made.get((company.casefold(), title.casefold()))
        is_new = position_id is None
        if position_id is None:
            main_contact = self._people.main_contact(invitation, people.contacts)
            new = Position(title=title, company=company, created_at=plan.now, main_contact=main_contact)
            position_id = plan.changes.add(new)
            self._made[company.casefold(), title.casefold()] = position_id
        read = Interview(
            round=round_,
            starts_at=start,
            minutes=invitation.minutes or 60,
            timezone=timezone,
            format=invitation.format,
            place=invitation.place,
            link=invitation.link,
            notes=invitation.description,
        )
        interview = msgspec.structs.replace(
            typed.interview if typed else read,
            position=position_id,
            interviewers=tuple(Interviewer(contact=contact) for contact in people.contacts),
            created_at=plan.now,
            invited=said_by(invitation, start, timezone),
        )
        added = plan.changes.add(stamped(interview, invitation))
        if known and has_ended(plan.book, known, plan.now):
            plan.changes.add(Event(kind="next_round", at=plan.now, position=known, interview=added))
        what = cut_short(f"{round_ or 'Interview'} at {company}" if company else round_ or "Interview")
        for_ = f" ({'new position ' if known is None else ''}{cut_short(title)})" if title else ""
        with_ = f", with {' and '.join(people.names)}" if people.names else ", no interviewers named"
        shown = start_words(interview.starts_at, interview.timezone, plan.now, plan.zone)
        plan.tell(f"New: {what}{for_}, {shown}{with_}.", f"{what} imported")
        notes = tuple(_notes(invitation))
        for note in notes:
            plan.tell(f"{what}{note}.")
        if not company:
            plan.tell(f"{what}: the company is unknown; give --company, or edit the position in the app.")
        if invitation.you_declined and not typed:
            plan.answers.doubt("", "You declined this invitation.")
        plan.add_row(
            "new",
            interview.starts_at,
            who=cut_short(", ".join(person.name for person in people.typed[:5])),
            company=company,
            what=round_and_title(round_, title),
            fields=tuple(fields_of_new(interview, company, title, people, invitation.summary, plan.now, plan.zone)),
            notes=(
                *(f"It{note}." for note in notes if not note.startswith(":")),
                *self._left_out(invitation, people, company, is_new=is_new),
            ),
            read=InterviewInput(company=company, title=title, people=people.typed, interview=interview),
        )

    def _left_out(self, invitation: Invitation, people: Chosen, company: str, *, is_new: bool) -> Iterator[str]:
        """Say of each who is invited and not taken for an interviewer why that is."""
        for person in invitation.people if not self._plan.typed else ():
            if self._plan.roster.id_of(person, company) in people.contacts:
                continue
            if person.declined:
                yield f"{cut_short(person.shown)} has declined, and is left out."
            elif person.organizer:
                rest = "becomes the main contact" if is_new else "is left out"
                yield f"{cut_short(person.shown)} organizes it, so is not taken for an interviewer, and {rest}."


def _notes(invitation: Invitation) -> Iterator[str]:
    """Yield what is to be known about a new meeting, each to follow its name."""
    if invitation.series:
        yield " repeats in the calendar; only its next occurrence is imported"
    if invitation.you_declined:
        yield ": you declined this invitation"
    if invitation.minutes is None:
        yield " has no length in the calendar; one hour is assumed"
