"""The questions that an invitation leaves open: each with its guess, and how its answer is read."""

from __future__ import annotations

from collections.abc import Sequence
from email.utils import parseaddr
from zoneinfo import ZoneInfo

import msgspec

from tui.domain.dates import DateError
from tui.domain.sanitize import one_line
from tui.domain.zones import zone_or_error
from tui.exchange import ExchangeError
from tui.exchange.invitation import Invitation
from tui.exchange.limits import LONGEST_WORDS
from tui.exchange.people import Person, same_address
from tui.languages.reading.people_names import plain_name

MEETING_QUESTIONS = ("position", "company", "title", "round", "interviewer", "timezone")
NEW, ALL, NONE = "new", "all", "none"
YES, NO = "yes", "no"
ASK_EACH = "ask"


class Question(msgspec.Struct, frozen=True):
    """Something to ask about the invitation of that `key`. `name` is the flag that answers it, `guess` what is likely.

    One that is not `required` takes its guess if nobody can be asked. The answer to one that `is_yes_or_no` is either; one
    that has `answers` takes one of these. One about the `whole` file is asked before its records are shown.
    """

    key: str
    about: str
    name: str
    prompt: str
    guess: str = ""
    choices: tuple[str, ...] = ()
    required: bool = True
    is_yes_or_no: bool = False
    answers: tuple[str, ...] = ()
    whole: bool = False

    @property
    def offered(self) -> tuple[str, ...]:
        """Return the answers to choose from, the guess first; empty if it may be any text."""
        answers = (YES, NO) if self.is_yes_or_no else self.answers
        return tuple(sorted(answers, key=lambda answer: answer != self.guess))


def ask_time(invitation: Invitation, label: str) -> Question:
    """Ask when a meeting begins that the calendar has for the whole day; nobody need answer."""
    day = f"{invitation.day:%Y-%m-%d}"
    prompt = f"The file has it as all day, {day}. When does it begin? (14:00, 2-3pm; leave it empty to skip it)"
    return Question(invitation.key, label, "time", prompt, required=False)


def ask_yes_or_no(invitation: Invitation, label: str, name: str, prompt: str, guess: str) -> Question:
    """Ask for a yes or a no; nobody need answer."""
    return Question(invitation.key, label, name, prompt, guess, required=False, is_yes_or_no=True)


def read_yes_or_no(text: str) -> bool:
    """Return whether an answer says yes; raises ExchangeError if it says neither."""
    if text.casefold() not in (YES, NO, "y", "n", "ja", "j", "nein"):
        raise ExchangeError(f"{one_line(text)[:40]!r} is neither yes nor no.")
    return text.casefold() in (YES, "y", "ja", "j")


def read_choice(text: str, answers: Sequence[str]) -> str:
    """Return which of some answers a text means, by its first letters; raises ExchangeError if it means none."""
    typed = text.strip().casefold()
    found = [answer for answer in answers if typed and answer.startswith(typed)]
    if len(found) != 1:
        raise ExchangeError(f"{one_line(text)[:40]!r} is none of {', '.join(answers)}.")
    return found[0]


def ask_timezone(invitation: Invitation, label: str, guess: str) -> Question:
    """Ask in which zone a wall-clock time is meant."""
    said = f" The file says {one_line(invitation.zone_said)[:60]!r}." if invitation.zone_said else ""
    prompt = f"Which time zone is {invitation.wall:%H:%M} on {invitation.wall:%Y-%m-%d} in?{said}"
    return Question(invitation.key, label, "timezone", prompt, guess)


def read_timezone(text: str) -> ZoneInfo:
    """Return the zone of that name; raises ExchangeError with the nearest right names."""
    try:
        return zone_or_error(text)
    except DateError as error:
        raise ExchangeError(str(error)) from None


def ask_interviewers(invitation: Invitation, label: str, people: Sequence[Person], *, required: bool) -> Question:
    """Ask which of the people will be in the room; the organizer often only arranges it, and is guessed only if alone."""
    likely = [person for person in people if not person.declined]
    likely = [person for person in likely if not person.organizer] or likely
    guess = ALL if len(likely) == len(people) else _told_apart(likely, people) or NONE
    choices = tuple(f"{number}: {one_line(person.shown)}" for number, person in enumerate(people, 1))
    prompt = "Who will interview you? (numbers or addresses, all, none)"
    return Question(invitation.key, label, "interviewer", prompt, guess, choices, required)


def _told_apart(likely: Sequence[Person], people: Sequence[Person]) -> str:
    """Return addresses and names that are read as these people, or their numbers if such words would not be."""
    words = ", ".join(person.email or person.name for person in likely)
    try:
        if read_interviewers(words, people, people) == likely:
            return words
    except ExchangeError:
        pass  # a name that is part of another's, or holds a comma
    return ", ".join(str(number) for number, person in enumerate(people, 1) if person in likely)


def _address_in(text: str) -> tuple[str, str]:
    """Return the name and the address in a text, empty if there is none."""
    try:
        return parseaddr(text[:LONGEST_WORDS])
    except RecursionError:  # brackets in brackets
        return "", ""


def read_interviewers(text: str, people: Sequence[Person], everybody: Sequence[Person]) -> list[Person]:
    """Return those of the people who are meant by numbers, addresses or names with commas between, by "all" or by "none".

    An address that was not invited is somebody new; one that belongs to `everybody`, those of the other invitations of this
    import, is left out here. Raises ExchangeError for a name that nobody has.
    """
    if text.casefold() in (ALL, NONE):
        return list(people) if text.casefold() == ALL else []
    by_address: dict[str, list[Person]] = {}
    for person in people:
        by_address.setdefault(same_address(person.email), []).append(person)
    chosen: dict[Person, None] = {}
    for piece in filter(None, (piece.strip() for piece in text.split(","))):
        name, address = _address_in(piece)
        if piece.isdecimal():
            found = people[int(piece) - 1 : int(piece)] if 0 < int(piece[:6]) <= len(people) else []
        elif "@" in address:
            found = by_address.get(same_address(address), [])
            if not found and same_address(address) in {same_address(person.email) for person in everybody}:
                continue
            found = found or [Person(name=plain_name(name) or address.partition("@")[0], email=address)]
        else:
            found = [person for person in people if piece.casefold() in person.name.casefold()]
        if len(found) != 1:
            invited = ", ".join(one_line(person.shown) for person in people) or "nobody"
            raise ExchangeError(f"Who is {one_line(piece)[:60]!r}? Invited: {invited}. For anybody else, give an address.")
        chosen |= dict.fromkeys(found)
    return list(chosen)
