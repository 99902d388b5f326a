"""The people of an invitation: their names, which of them is a room, a list or a robot, and their companies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

import msgspec

from tui.exchange.domains import is_host, is_system
from tui.exchange.ics_parser import Component, Line
from tui.exchange.limits import MOST_PEOPLE_IN_ALL
from tui.languages.reading.name_parts import name_in
from tui.languages.reading.name_words import name_list as name_words
from tui.languages.reading.people_names import plain_name


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody in an invitation. `office` says that the address looks like a coordinator's, a list's or a robot's."""

    name: str = ""
    email: str = ""
    organizer: bool = False
    declined: bool = False
    office: bool = False

    @property
    def shown(self) -> str:
        """Return the name with the address, or whichever there is."""
        return f"{self.name} <{self.email}>" if self.name and self.email else self.name or self.email


class Guests(msgspec.Struct, frozen=True, kw_only=True):
    """Who is invited to an event: the organizer, who may have been in the room, and whether you have declined."""

    organizer: Person | None = None
    people: tuple[Person, ...] = ()
    you_declined: bool = False


_IN_BRACKETS = re.compile(r"\s*\[[\w .-]{1,20}\]$")
"""What companies write behind a name, such as [C] for somebody of another company."""
_NO_PERSON = frozenset({"ROOM", "RESOURCE", "GROUP"})


def read_people(event: Component, own_addresses: Iterable[str], own_name: str) -> Guests:
    """Return the organizer, and everybody who may have been in the room: without the user, rooms, resources and lists.

    The organizer counts among the people unless the address is a coordinator's or a robot's.
    """
    own = {same_address(address) for address in own_addresses}

    def is_you(person: Person) -> bool:
        return same_address(person.email) in own or (bool(own_name) and person.name.casefold() == own_name.casefold())

    line = event.first("ORGANIZER")
    organizer = next(_people_in(line, organizer=True), None) if line else None
    people: dict[str, Person] = {}
    you_declined = False
    for person in (person for attendee in event.all("ATTENDEE") for person in _people_in(attendee, organizer=False)):
        if is_you(person):
            you_declined = person.declined
            continue
        if organizer and same_address(person.email) == same_address(organizer.email):
            person = msgspec.structs.replace(person, organizer=True, name=person.name or organizer.name)
        if not person.office:
            people.setdefault(same_address(person.email) or person.name.casefold(), person)
    if organizer and is_you(organizer):
        organizer = None
    if organizer and not organizer.office and not any(person.organizer for person in people.values()):
        people.setdefault(same_address(organizer.email), organizer)
    return Guests(organizer=organizer, people=tuple(people.values()), you_declined=you_declined)


@lru_cache(MOST_PEOPLE_IN_ALL)
def same_address(email: str) -> str:
    """Return an address in a form that can be compared: lower case, without a +tag."""
    local, at, domain = email.strip().casefold().partition("@")
    return local.partition("+")[0] + at + domain


def company_of_address(email: str) -> str:
    """Return the company of an address, such as "Nimbus Data" for x@mail.nimbus-data.co.uk; empty for free mail."""
    domain = email.rpartition("@")[2].casefold()
    if "@" not in email or is_host(domain):
        return ""
    labels = domain.split(".")
    short = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in ("co", "com", "org", "net", "ac", "gov", "edu")
    label = labels[-3 if short else -2] if len(labels) > 1 else ""
    return " ".join(word.capitalize() for word in re.split(r"[-_]+", label) if word)


def _people_in(line: Line, *, organizer: bool) -> Iterator[Person]:
    """Yield the people that a line names: one, or several by their addresses; no room or resource."""
    if line.params.get("CUTYPE", "").upper() in _NO_PERSON:
        return
    said = re.sub(r"(?i)\bmailto:", "", line.value.strip())
    addresses = [address.strip("<> ") for address in re.split(r"[,;]", said) if "@" in address] if "@" in said else []
    if len(addresses) > 1:
        yield from (person for address in addresses if (person := _person(address, "", line, organizer=organizer)))
        return
    address = addresses[0] if addresses else line.params.get("EMAIL", "")
    bare = "" if addresses or ":" in said else said  # a name in the place of the address
    if person := _person(address, line.params.get("CN", "") or bare, line, organizer=organizer):
        yield person


def _person(address: str, name: str, line: Line, *, organizer: bool) -> Person | None:
    email = address if re.fullmatch(r"[^\s@<>]+@[^\s@<>]+", address) else ""
    given = plain_name(_IN_BRACKETS.sub("", name.partition(";")[0]))
    if not given and not email:
        return None
    return Person(
        name=given or name_in(email),
        email=email,
        organizer=organizer,
        declined=line.params.get("PARTSTAT", "").upper() == "DECLINED",
        office=is_office(email, given),
    )


def is_office(email: str, name: str) -> bool:
    """Return whether an address belongs to an office, list or robot, which a person's full name beside it rules out."""
    words, offices = name.split(), name_words("addresses")
    if any(word.casefold() in offices for word in words):
        return True
    local, _, domain = email.casefold().partition("@")
    if is_system(domain):
        return True
    office = local in offices or any(word.casefold() in offices for word in re.split(r"[._+-]+", local))
    return office and not (len(words) >= 2 and all(word[:1].isalpha() for word in words))
