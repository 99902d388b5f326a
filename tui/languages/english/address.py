"""English: how a note greets somebody and speaks of them."""

from __future__ import annotations

from tui.languages.reading.name_parts import Name
from tui.languages.reading.name_words import title_kind

_GERMAN = {"frau": "Ms.", "herr": "Mr.", "herrn": "Mr.", "hr.": "Mr."}


def salutation(name: Name, *, letter: bool) -> str:
    """Return how a note opens, without its comma: Dear Ana, Dear Dr. Ruiz; in a letter Dear Ana Ruiz."""
    if name.opening:
        return name.opening
    return f"Dear {name.full if letter and not name.title else reader(name)}"


def greetings(name: Name) -> tuple[str, ...]:
    """Return the ways to greet somebody that the user may choose from, without their comma."""
    called, family = name.called or name.full, name.addressed or name.full
    ways = (f"Dear {called}", f"Dear {name.full}", *(f"Dear {title} {family}" for title in ("Ms.", "Mr.", "Mx.", "Dr.")))
    return tuple(dict.fromkeys((*ways, f"Hello {called}", f"Hi {called}")))


def is_formal(salutation: str) -> bool:
    """Return whether a greeting wants a formal end: in English one end fits all."""
    return False


def full(name: Name) -> str:
    """Return the full name with its titles, as it stands in an address."""
    return name.titled


def reader(name: Name) -> str:
    """Return what to call somebody: by first name, or by title and family name."""
    title = name.degree if "-" in name.title else _GERMAN.get(name.title.casefold(), name.title)
    kind = title_kind(title) if title else ""
    if not title:
        return name.called or name.full
    if kind == "honourable":
        return name.full
    if kind == "offices":
        title = " ".join(one for one in name.titles if title_kind(one) == kind)  # Lt. Col.
        if title.casefold() == "revd":  # never before a family name alone
            return f"{title} {name.full}"
    return f"{title} {name.given if kind == 'with given' and name.given else name.addressed or name.full}"
