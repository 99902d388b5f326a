"""Three versions of one person: what both sides had, what the book has now, and what another program has now."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

import msgspec

from tui.domain.merging import JOINED, LISTS, SINGLE, Difference, MergeChoice, letters, value_key
from tui.domain.models import Contact


def changed_fields(base: Contact, theirs: Contact, *, notes: bool = True) -> list[str]:
    """Return the fields that differ; not what is only spelled otherwise, nor the lines of a card that have no field here."""
    fields = [field for field in SINGLE if not _same(field, getattr(base, field), getattr(theirs, field))]
    lists = (field for field in LISTS if field != "card")
    fields += [field for field in lists if _keys(field, getattr(base, field)) != _keys(field, getattr(theirs, field))]
    return [field for field in fields if notes or field != "notes"]


def with_replaced(base: Contact, ours: Contact, theirs: Contact, heard: Sequence[Contact]) -> Contact:
    """Return the base with what we kept when we refused a change of theirs, where they have changed that again since.

    So their newest value is a change of ours, not of the one that was refused. `heard` are versions that they have known.
    """
    wanted: dict[str, Any] = {}
    for field in SINGLE:
        one, before, other = (getattr(each, field) for each in (ours, base, theirs))
        kept = not _same(field, one, before) and any(_same(field, one, getattr(each, field)) for each in heard)
        if kept and not _same(field, before, other):
            wanted[field] = one
    for field in LISTS:
        here, before, now = (_keys(field, getattr(each, field)) for each in (ours, base, theirs))
        if before - here - now:
            known = {key for each in heard for key in _keys(field, getattr(each, field))}
            kept_values = (v for v in getattr(ours, field) if value_key(field, v) in known - before)
            wanted[field] = (*getattr(base, field), *kept_values)
    return msgspec.structs.replace(base, **wanted)


def without_old(
    base: Contact, theirs: Contact, earlier: Sequence[Contact], heard: Sequence[Contact] = ()
) -> tuple[Contact, frozenset[str]]:
    """Return the base without the values of lists that they may never have heard of, and the fields that are doubtful.

    What they have, and an earlier base had, may be a change of theirs, or older than ours: a field is asked about, and of
    a list ours stands. They have known what the versions in `heard` say.
    """
    doubtful = {
        field
        for field in SINGLE
        if not _same(field, getattr(base, field), getattr(theirs, field))
        and any(_same(field, getattr(old, field), getattr(theirs, field)) for old in earlier)
    }
    lists: dict[str, Any] = {}
    for field in LISTS:
        before, now = getattr(base, field), getattr(theirs, field)
        had = [_keys(field, getattr(old, field)) for old in earlier]
        old_ones = [v for v in now if any(value_key(field, v) in keys for keys in had) and v not in before]
        known = _keys(field, now)
        if not old_ones:  # else they may not have heard that we refused them
            known = known.union(*(_keys(field, getattr(version, field)) for version in heard))
        kept = (v for v in before if value_key(field, v) in known or all(value_key(field, v) in keys for keys in had))
        lists[field] = (*kept, *old_ones)
    return msgspec.structs.replace(base, **lists), frozenset(doubtful)


def brought_together(
    ours: Contact, base: Contact, theirs: Contact, doubtful: Collection[str] = ()
) -> tuple[Contact, list[Difference]]:
    """Return the book's record with what they changed, and the fields that both have changed, where ours still stands.

    Lists are joined value by value. What they emptied stays if we have changed it. `doubtful` fields count as changed twice.
    """
    wanted: dict[str, Any] = {}
    conflicts = []
    for field in SINGLE:
        one, before, other = (getattr(each, field) for each in (ours, base, theirs))
        if _same(field, before, other) or _same(field, one, other) or (field == "name" and not other):
            continue
        if field in doubtful:
            conflicts += [Difference(field, one, other, field in JOINED)] if other else []
        elif _same(field, one, before):
            wanted[field] = other
        elif field in JOINED and before and before in one:
            wanted[field] = one.replace(before, other, 1).strip()
        elif field in JOINED and not before:
            wanted[field] = one if other in one else f"{one}{JOINED[field]}{other}"
        elif other:
            conflicts.append(Difference(field, one, other, field in JOINED))
    for field in LISTS:
        wanted[field] = _joined(field, *(getattr(each, field) for each in (ours, base, theirs)))
    return msgspec.structs.replace(ours, **wanted), conflicts


def decided(contact: Contact, difference: Difference, choice: MergeChoice) -> Contact:
    """Return a record with the value that was chosen where two versions differ."""
    kept, other, field = difference.kept, difference.other, difference.field
    value = {"keep": kept, "take": other, "both": f"{kept}{JOINED.get(field, ' ')}{other}"}[choice]
    return msgspec.structs.replace(contact, **{field: value})


def _joined(field: str, ours: tuple[str, ...], base: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[str, ...]:
    """Return our list without what they have removed, and with what they have added."""
    before, now, here = _keys(field, base), _keys(field, theirs), _keys(field, ours)
    added = [value for value in theirs if value_key(field, value) not in before | here]
    return (*(value for value in ours if value_key(field, value) not in before - now), *added)


def _same(field: str, one: Any, other: Any) -> bool:
    """Return whether two values say the same; addresses are put together in another way by each program."""
    if isinstance(one, str) and isinstance(other, str):
        return letters(one) == letters(other) if field == "address" else one.split() == other.split()
    return bool(one == other)


def _keys(field: str, values: Iterable[str]) -> set[str]:
    return {value_key(field, value) for value in values}
