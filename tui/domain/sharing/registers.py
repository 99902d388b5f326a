"""Registers: a record as independent values, so that two machines can change different parts of it.

Every field is a register of its name, with None if it is absent. A reference holds the uid of its record in place of the
local id. `interviewers` is a register with the order of the people, by uid, and for each of them `interviewers/UID`, which is
True while they take part, and `interviewers/UID/FIELD`. Names are escaped as in a JSON pointer.

A reference that was cleared because its record was deleted counts again if the record comes back: it holds the uid in a list,
and `interviewers/UID` is False.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping
from functools import cache
from math import isfinite
from typing import Any

import msgspec

from tui.domain.models import RECORDS, REFERENCES, Doc
from tui.domain.record_conversion import BadRecord, from_doc

Registers = dict[str, Any]
UidOf = Callable[[str, Any], str | None]
"""Return the uid of the record with an id in a table; None if there is none."""
IdOf = Callable[[str, str], int | None]
"""Return the id of the record with a uid in a table; None if there is none."""

PEOPLE = "interviewers"
REQUIRED: Mapping[str, str] = {"interviews": "starts_at", "events": "at"}
"""The field without which there is no record."""
_DEEPEST = 16


def registers_of(table: str, doc: Doc, uid_of: UidOf) -> Registers:
    """Return the registers of a document, or of some of its fields. What no record may hold is left out."""
    found: Registers = {}
    for field, value in doc.items():
        if field == PEOPLE and table == "interviews":
            found.update(_people(value, uid_of))
        elif target := REFERENCES.get(table, {}).get(field):  # type: ignore[call-overload]
            found[field] = uid_of(target, value)
        else:
            found[_escaped(field)] = value
    return {name: value for name, value in found.items() if value is None or fits(table, name, value)}


def _people(value: Any, uid_of: UidOf) -> Iterator[tuple[str, Any]]:
    if not isinstance(value, list) or not _converts("interviews", PEOPLE, value):
        return
    named = [(uid, person) for person in value if (uid := uid_of("contacts", person["contact"]))]
    yield PEOPLE, list(dict.fromkeys(uid for uid, _ in named)) or None
    for uid, person in reversed(named):  # of one who is named twice, the first counts
        yield person_register(uid), True
        for field in person.keys() - {"contact"}:
            yield person_register(uid, field), person[field]


def person_register(uid: str, field: str = "") -> str:
    """Return the name of the register of somebody who takes part in an interview, or of what is said of them."""
    return "/".join([PEOPLE, _escaped(uid), *([_escaped(field)] if field else [])])


def person_of(name: str) -> tuple[str, str]:
    """Return the uid and the field that the name of a register names; both empty if it is not about a person."""
    parts = [part.replace("~1", "/").replace("~0", "~") for part in name.split("/")]
    return (parts[1], parts[2] if len(parts) > 2 else "") if parts[0] == PEOPLE and len(parts) in (2, 3) else ("", "")


def references_of(table: str, registers: Mapping[str, Any]) -> Iterator[tuple[tuple[str, str], bool]]:
    """Yield the table and uid of every record that these registers refer to, and whether that counts: was not cleared."""
    for field, target in REFERENCES.get(table, {}).items():  # type: ignore[call-overload]
        if value := registers.get(field):
            yield (target, named_by(value)), not isinstance(value, list)
    if table == "interviews":
        for name, value in registers.items():
            uid, field = person_of(name)
            if uid and not field and value is not None:
                yield ("contacts", uid), bool(value)


def named_by(value: Any) -> Any:
    """Return the uid that the register of a reference names, cleared or not."""
    return value[0] if isinstance(value, list) else value


def is_cleared(table: str, name: str, value: Any) -> bool:
    """Return whether a register is a reference that was cleared because its record was deleted."""
    if isinstance(value, list):
        return name in REFERENCES.get(table, {})  # type: ignore[call-overload]
    return value is False and table == "interviews" and person_of(name)[0] != "" and not person_of(name)[1]


def without_deleted(table: str, before: Registers, after: Registers, gone: Container[tuple[str, str]]) -> Registers:
    """Return what registers become if they name records that are deleted at the same time: cleared references to these.

    What was said of a person stays: it shows only while the person does. If another contact takes their place, as when two
    become one, they are taken off for good.
    """
    found = dict(after)
    is_replaced = any(value is True and before.get(name) is None and person_of(name)[0] for name, value in after.items())
    for name, value in before.items():
        target = REFERENCES.get(table, {}).get(name)  # type: ignore[call-overload]
        uid, field = person_of(name) if table == "interviews" and not is_replaced else ("", "")
        if target and after.get(name) is None and (target, value) in gone:
            found[name] = [value]
        elif uid and value is not None and after.get(name) is None and ("contacts", uid) in gone:
            found[name] = value if field else False
    order = before.get(PEOPLE) if table == "interviews" and not is_replaced else None
    if order and [uid for uid in order if ("contacts", uid) not in gone] == (after.get(PEOPLE) or []):
        found[PEOPLE] = order
    return found


def fits(table: str, name: str, value: Any) -> bool:
    """Return whether a register may hold a value: whether a record of this table may, as far as this program knows."""
    if table == "meta" or name == "id" or not _shallow(value, _DEEPEST):
        return False
    if table not in RECORDS or value is None:
        return True
    if isinstance(value, str) and name in _texts(table):
        return True
    if name in REFERENCES.get(table, {}):
        return isinstance(value, str) or (isinstance(value, list) and len(value) == 1 and isinstance(value[0], str))
    if table == "interviews" and name.split("/")[0] == PEOPLE:
        uid, field = person_of(name)
        if not uid:
            return name == PEOPLE and isinstance(value, list) and all(isinstance(each, str) for each in value)
        if not field:
            return isinstance(value, bool)
        return field != "contact" and _converts(table, PEOPLE, [{"contact": 1, field: value}])
    return "/" not in name and _converts(table, field_of(name), value)


@cache
def _texts(table: str) -> frozenset[str]:
    """Return the fields of a table that hold any text: most registers are of these, and need no closer look."""
    return frozenset(field.name for field in msgspec.structs.fields(RECORDS[table]) if field.type is str)  # type: ignore[index]


def field_of(name: str) -> str:
    """Return the field that a register belongs to."""
    return name.split("/")[0].replace("~1", "/").replace("~0", "~")


def _converts(table: str, field: str, value: Any) -> bool:
    required = {REQUIRED[table]: "2000-01-01T00:00:00Z"} if table in REQUIRED else {}
    try:
        from_doc(RECORDS[table], {**required, field: value}, 0)  # type: ignore[index]
    except (BadRecord, UnicodeError):
        return False
    return True


def _shallow(value: Any, depth: int) -> bool:
    if not isinstance(value, dict | list):
        return not isinstance(value, float) or isfinite(value)
    return depth > 0 and all(_shallow(part, depth - 1) for part in (value.values() if isinstance(value, dict) else value))


def _escaped(part: str) -> str:
    return part.replace("~", "~0").replace("/", "~1")


def fields_of(table: str, doc: Doc, mine: Mapping[str, Any], wanted: Mapping[str, Any], uid_of: UidOf, id_of: IdOf) -> Doc:
    """Return the fields in which a document differs from the registers that are wanted, as it would hold them.

    `mine` are the document's own registers. Fields that no register speaks of are left alone.
    """
    changed = dict.fromkeys(field_of(name) for name, value in wanted.items() if mine.get(name) != value)
    found: Doc = {}
    for field in changed:
        value = wanted.get(_escaped(field))
        if field == PEOPLE and table == "interviews":
            value = _interviewers(doc.get(field), wanted, uid_of, id_of)
        elif value is not None and (target := REFERENCES.get(table, {}).get(field)):  # type: ignore[call-overload]
            value = id_of(target, value)
        found[field] = value
    return found


def _interviewers(now: Any, wanted: Mapping[str, Any], uid_of: UidOf, id_of: IdOf) -> list[Doc] | None:
    """Return the people of an interview as its document holds them, those without a uid last."""
    people = {uid: Doc(contact=id_of("contacts", uid)) for uid in wanted.get(PEOPLE) or ()}
    for name, value in wanted.items():
        uid, field = person_of(name)
        if field and value is not None and uid in people:
            people[uid][field] = value
    nameless = [person for person in now or () if isinstance(person, dict) and not uid_of("contacts", person.get("contact"))]
    return [*people.values(), *nameless] or None
