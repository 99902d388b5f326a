"""Find the contact for a person in an invitation."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import msgspec

from tui.domain.book import Book
from tui.domain.changes import ChangeBuilder
from tui.domain.models import Contact
from tui.domain.operations import find_contact, is_meant, with_typed_details
from tui.domain.parsed_name import ParsedName
from tui.exchange.people import Person, same_address


class Roster:
    """Finds people among the contacts and, in one change, adds those that are not there."""

    def __init__(self, book: Book, builder: ChangeBuilder, now: datetime) -> None:
        self._book = book
        self._builder = builder
        self._now = now
        self._made: dict[str, int] = {}
        self._by_address: dict[str, Contact] = {}
        self._by_name: dict[str, list[Contact]] = {}
        for contact in book.all(Contact):
            self._by_name.setdefault(contact.name.casefold(), []).append(contact)
            for email in contact.emails:
                self._by_address.setdefault(same_address(email), contact)

    def known(self, person: Person, company: str) -> Contact | None:
        """Return the contact that a person is: by an address, else by the name at that company or at none."""
        address = same_address(person.email)
        if address and address in self._by_address:
            return self._by_address[address]
        named = self._by_name.get(person.name.casefold(), []) if person.name else []
        return next((contact for contact in named if contact.company.casefold() in (company.casefold(), "")), None)

    def id_of(self, person: Person, company: str) -> int | None:
        """Return the id of the contact, in the book or added by this change; None for somebody new."""
        found = self.known(person, company)
        return found.id if found else self._made.get(_key(person))

    def contact(self, person: Person, company: str) -> int:
        """Return the id of a person's contact; add the address if it is missing, and the contact if there is none."""
        found = self.known(person, company)
        if found is None:
            if _key(person) not in self._made:
                emails = (person.email,) if person.email else ()
                record = Contact(name=person.name, company=company, emails=emails, created_at=self._now)
                self._made[_key(person)] = self._builder.add(record)
            return self._made[_key(person)]
        if person.email and same_address(person.email) not in map(same_address, found.emails):
            self._builder.edit(found, msgspec.structs.replace(found, emails=(*found.emails, person.email)))
        return found.id

    def meant(self, typed: ParsedName, company: str, there: Sequence[int] = ()) -> Contact | None:
        """Return the contact whom a typed name means: one of those `there`, else any; None for somebody new."""
        here = filter(None, (self._book.get(Contact, contact) for contact in there))
        return next((c for c in here if is_meant(c, typed)), None) or find_contact(self._book, typed, company)

    def typed(self, typed: ParsedName, company: str, there: Sequence[int] = ()) -> int:
        """Return the id of the contact whom a typed name means; add what was typed beside it, or the contact."""
        found = self.meant(typed, company, there)
        if found is not None:
            self._builder.edit(found, with_typed_details(found, typed))
            return found.id
        key = _key(typed)
        if key not in self._made:
            new = Contact(name=typed.name, company=typed.company or company, language=typed.language, created_at=self._now)
            self._made[key] = self._builder.add(with_typed_details(new, typed))
        return self._made[key]


def _key(person: Person | ParsedName) -> str:
    return same_address(person.email) or person.name.casefold()
