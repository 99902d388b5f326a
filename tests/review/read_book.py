"""Read books from JSON, and review the notes in them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from tui.domain.book import Book
from tui.domain.models import TABLE_OF
from tui.domain.settings import Policy, Profile
from tui.review import Finding, review


def book_from(data: dict[str, Any]) -> Book:
    """Return the book of a JSON file, whose tables are lists of records or, as TinyDB has them, objects by id."""
    tables: dict[str, dict[int, dict[str, Any]]] = {}
    for table in TABLE_OF.values():
        rows = data.get(table, {})
        if table == "notes" and isinstance(rows, list):
            continue  # they are what is looked over
        known = {row["id"]: {key: row[key] for key in row if key != "id"} for row in rows} if isinstance(rows, list) else rows
        tables[table] = {int(number): row for number, row in known.items()}
    return Book(tables)


def reviewed(book: Book, name: str, timezone: str, *, now: str, subject: str | None, **about: Any) -> list[Finding]:
    """Return the findings about a note."""
    return review(
        book, Profile(name=name), Policy(timezone=timezone), now=datetime.fromisoformat(now), subject=subject or "", **about
    )
