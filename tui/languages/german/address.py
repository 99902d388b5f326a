"""German: how a note greets somebody and speaks of them."""

from __future__ import annotations

from tui.languages.reading.name_parts import Name
from tui.languages.reading.name_words import title_kind

_CLERGY = {
    "pfarrer": "Sehr geehrter Herr",
    "pfarrerin": "Sehr geehrte Frau",
    "pastor": "Sehr geehrter Herr",
    "pastorin": "Sehr geehrte Frau",
}
_AUSTRIAN = ("mag.", "ing.")
"""Degrees that Austrians put before a name, and greet people by."""


def salutation(name: Name, *, letter: bool) -> str:
    """Return how a note opens, without its comma: Sehr geehrte Frau Ortiz; Guten Tag Ana Ortiz if no title says which."""
    if name.opening:
        return name.opening
    if name.gender:
        return f"{'Sehr geehrte' if name.gender == 'f' else 'Sehr geehrter'} {reader(name)}"
    office = next((title for title in name.titles if title.casefold() in _CLERGY), "")
    if office:
        return f"{_CLERGY[office.casefold()]} {office} {name.addressed or name.full}"
    if degree := _degree(name):
        return f"Guten Tag {degree} {name.addressed or name.full}"
    return f"Guten Tag {reader(name)}"


def greetings(name: Name) -> tuple[str, ...]:
    """Return the ways to greet somebody that the user may choose from, without their comma."""
    called, family = name.called or name.full, " ".join(filter(None, (_degree(name), name.addressed or name.full)))
    polite = (
        f"Sehr geehrte Frau {family}",
        f"Sehr geehrter Herr {family}",
        f"Guten Tag Frau {family}",
        f"Guten Tag Herr {family}",
    )
    return tuple(dict.fromkeys((*polite, f"Guten Tag {name.full}", f"Hallo {called}")))


def is_formal(salutation: str) -> bool:
    """Return whether a greeting wants a formal end."""
    return salutation.startswith("Sehr geehrte")


def full(name: Name) -> str:
    """Return the full name with its titles, as it stands after a preposition and in an address."""
    titles = ("Herrn" if title.casefold().rstrip(".") in ("herr", "hr") else title for title in name.titles)
    return " ".join((*titles, name.full))


def reader(name: Name) -> str:
    """Return what to call somebody: Frau Dr. Ortiz, or by the full name if no title says Frau or Herr."""
    if name.gender:
        return " ".join(filter(None, ("Frau" if name.gender == "f" else "Herr", _degree(name), name.addressed or name.full)))
    spoken = [title for title in name.titles if title_kind(title) not in ("silent", "neutral", "honourable", "")]
    return " ".join((*spoken, name.full))


def _degree(name: Name) -> str:
    """Return the degree that a greeting keeps: Prof., Dr., in Austria Mag. or Ing."""
    return name.degree or next((title for title in name.titles if title.casefold() in _AUSTRIAN), "")
