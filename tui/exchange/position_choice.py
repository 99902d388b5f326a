"""Choose the position that an invitation is for: by its title, the people in it and what was answered."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from tui.domain.book import Book
from tui.domain.models import Position
from tui.domain.operations import find_position
from tui.domain.sanitize import one_line
from tui.exchange import ExchangeError
from tui.exchange.answers import Answers
from tui.exchange.contact_matching import Roster
from tui.exchange.invitation import Invitation
from tui.exchange.people import company_of_address
from tui.exchange.planned import Doubt
from tui.exchange.questions import NEW, Question
from tui.exchange.title_guess import Guess, guess, letters_and_digits
from tui.exchange.wording import cut_short, label


class PositionChoice:
    """Chooses the position of each invitation in turn: a later one may leave out what an earlier one says."""

    def __init__(self, book: Book, roster: Roster, answers: Answers, zone: ZoneInfo) -> None:
        self._book = book
        self._roster = roster
        self._of_company: dict[str, list[Position]] = {}
        for position in book.all(Position):
            self._of_company.setdefault(letters_and_digits(position.company), []).append(position)
        self._answers = answers
        self._zone = zone
        self._untitled: dict[tuple[str, str], str] = {}
        self._last = ("", "")
        self._spellings = {letters_and_digits(position.company): position.company for position in book.all(Position)}
        """A company as the book spells it, or else an earlier invitation, by its letters."""

    def company(self, invitation: Invitation) -> str:
        """Return the company that an invitation seems to come from; empty if nothing tells."""
        said = self._said(invitation)
        if given := self._answers.given(invitation, "company"):
            return given
        company = said.company or next(iter(self._companies(invitation)), "")
        return self._spellings.setdefault(letters_and_digits(company), company) if letters_and_digits(company) else company

    def knows(self, company: str) -> bool:
        """Return whether the book has a position at a company."""
        return bool(letters_and_digits(company)) and letters_and_digits(company) in self._of_company

    def choose(self, invitation: Invitation, start: datetime) -> tuple[int | None, str, str]:
        """Return the position that an invitation is for: its id if it is in the book, its company and title.

        The rounds of one day at one company that name no job are for one position.
        """
        said = self._said(invitation)
        company = self.company(invitation)
        day = (company.casefold(), f"{start.astimezone(self._zone):%Y-%m-%d}")
        title = said.title or (self._last[1] if company and self._last[0] == company else "")
        title = title or (
            self._untitled.setdefault(day, invitation.summary) if company and said.round else invitation.summary
        )
        asked_title, asked_position = self._answers.given(invitation, "title"), self._answers.given(invitation, "position")
        candidates = self._of_company.get(letters_and_digits(company), []) if company else []
        found = None
        if asked_position or (candidates and asked_title is None):
            found = self._existing(invitation, candidates, said.title)
        if found is None:
            doubt = None if company else Doubt("company", "The file does not say which company it is.")
            company = self._answers.ask(invitation, "company", "Which company is it?", company, doubt=doubt)
            title = self._answers.ask(invitation, "title", "What is the position called?", title)
            found = find_position(self._book, company, title)
        if found:
            company, title = found.company, found.title
        if title != one_line(invitation.summary):
            self._last = (company, title)
        return found.id if found else None, company, title

    def _existing(self, invitation: Invitation, candidates: list[Position], title: str) -> Position | None:
        """Return the position in the book that the answer, or else the guess, names; None for a new one."""

        def fits(position: Position) -> bool:
            one, other = position.title.casefold(), title.casefold()
            return one in other or other in one

        likely = [position for position in candidates if fits(position)]
        guessed = str(likely[-1].id) if likely else NEW
        choices = (*(f"{p.id}: {one_line(p.title)} at {one_line(p.company)}" for p in candidates), f"{NEW}: another position")
        prompt = "Which position is it for?"
        question = Question(invitation.key, label(invitation), "position", prompt, guessed, choices)
        names = " and ".join(cut_short(position.title) for position in likely[-4:])
        sentence = f"Which position is it? The book has {names}." if len(likely) > 1 else ""
        chosen = self._answers.put(question, Doubt("title", sentence, question) if sentence else None)
        if sentence and self._answers.given(invitation, "position") is None:
            self._answers.assume(
                f"{label(invitation)}: it does not say which position; {cut_short(likely[-1].title)} is assumed."
            )
        if chosen.casefold() == NEW:
            return None
        found = self._book.get(Position, int(chosen)) if chosen.isdecimal() and len(chosen) < 10 else None
        if found is None:
            raise ExchangeError(f"There is no position {one_line(chosen)[:40]}; give its number, or {NEW}.")
        return found

    def _said(self, invitation: Invitation) -> Guess:
        """Return what the title says: it may name any company of the book, as an agency may organize the meeting."""
        plain = letters_and_digits(invitation.summary)
        named = [positions[0].company for key, positions in self._of_company.items() if key and key in plain]
        names = [person.name for person in invitation.people]
        return guess(invitation.summary, names, [*self._companies(invitation), *named], invitation.description)

    def _companies(self, invitation: Invitation) -> list[str]:
        """Return companies that may be meant, likeliest first: those of the people known, then those of the addresses."""
        people = [p for p in invitation.people if not p.organizer] + [p for p in (invitation.organizer,) if p]
        contacts = [self._roster.known(person, "") for person in people]
        known = [contact.company for contact in contacts if contact and contact.company]
        return list(dict.fromkeys([*known, *filter(None, (company_of_address(person.email) for person in people))]))
