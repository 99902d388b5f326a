"""A person as somebody typed them, before they are a contact."""

from __future__ import annotations

import msgspec


class ParsedName(msgspec.Struct, frozen=True):
    """The name as it is stored, what else was given, and the name as it was typed."""

    name: str
    email: str = ""
    role: str = ""
    company: str = ""
    typed: str = ""
    language: str = ""
    """The language that the form of address is of, if only one has it."""

    def __bool__(self) -> bool:
        """Return whether it names anybody."""
        return bool(self.name or self.email)
