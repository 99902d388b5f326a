"""Convert records from and to the plain JSON objects of the tables."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from operator import attrgetter
from typing import Any

import msgspec

from tui.domain.models import MOMENTS, YEARS, Doc, R, Record
from tui.domain.sanitize import without_halves

_YEARS = frozenset(YEARS)


class BadRecord(ValueError):
    """A document that is not a record of its table. The message names table, id, field and what is wrong."""


def from_doc(kind: type[R], doc: Doc, record_id: int) -> R:
    """Return the record that a document holds; a null field counts as absent.

    Half a surrogate pair, which no file and no terminal takes, shows as a replacement mark; the document keeps it.

    Raises BadRecord if a field has the wrong type, an instant has no offset, or a number or a year is out of range.
    """
    if not isinstance(doc, dict):
        raise BadRecord(f"{kind.__name__.lower()} {record_id}: Expected `object`, got `{type(doc).__name__}`")
    doc = _whole(doc)
    try:
        return in_bounds(msgspec.convert({**doc, "id": record_id}, kind))
    except msgspec.ValidationError:
        try:
            return in_bounds(msgspec.convert({**_present(doc), "id": record_id}, kind))
        except msgspec.ValidationError as error:
            raise BadRecord(f"{kind.__name__.lower()} {record_id}: {error}") from None


def in_bounds(record: R) -> R:
    """Return the record unchanged; raises BadRecord if one of its dates and moments is outside `YEARS`."""
    for field in MOMENTS[type(record)]:
        if _years((record,), field) - _YEARS:
            what = f"{type(record).__name__.lower()} {record.id}"
            raise BadRecord(f"{what}: {field} {getattr(record, field)} is not between {YEARS[0]} and {YEARS[-1]}")
    return record


def all_in_bounds(kind: type[R], records: Collection[R]) -> bool:
    """Return whether all dates and moments of records of one kind are within `YEARS`."""
    return not any(_years(records, field) - _YEARS for field in MOMENTS[kind])


def _years(records: Iterable[Record], field: str) -> set[int]:
    """Return the years of a field's moments."""
    return {moment.year for moment in map(attrgetter(field), records) if moment is not None}


def _whole(value: Any) -> Any:
    """Return the value with a replacement mark for each half of a surrogate pair, at any depth."""
    if isinstance(value, str):
        return value if value.isascii() else without_halves(value)
    if isinstance(value, dict):
        return {_whole(key): _whole(part) for key, part in value.items()}
    return [_whole(part) for part in value] if isinstance(value, list) else value


def _present(value: Any) -> Any:
    """Return the value without its null fields, at any depth."""
    if isinstance(value, dict):
        return {key: _present(part) for key, part in value.items() if part is not None}
    return [_present(part) for part in value] if isinstance(value, list) else value


def to_doc(record: Record) -> Doc:
    """Return the record as a JSON-ready document without its id; fields at their defaults are left out."""
    doc: Doc = msgspec.to_builtins(record)
    doc.pop("id", None)
    return {field: _listed(value) for field, value in doc.items()}


def _listed(value: Any) -> Any:
    """Return the value with a list, as JSON has it, for each tuple."""
    if isinstance(value, dict):
        return {key: _listed(part) for key, part in value.items()}
    return [_listed(part) for part in value] if isinstance(value, tuple) else value
