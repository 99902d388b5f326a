"""The acts of several machines make one book, in whatever order they arrive: what a plain model makes of them in order."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.domain.sharing.merged_book import Key, MergedBook
from tui.domain.sharing.shared_act import SharedAct, SharedEdit

START = "2026-12-01T10:00:00+00:00"
CONTACTS = [("contacts", uid) for uid in "abc"]
EVENTS = [("events", uid) for uid in "xy"]
INTERVIEWS = [("interviews", "i")]
PEOPLE = st.sampled_from(["a", "b", "c", ["a"], ["b"], None])
TAKES_PART = st.sampled_from([True, False, None])
FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "contacts": st.fixed_dictionaries({}, optional={"name": st.sampled_from(["A", "B", None]), "via": PEOPLE}),
    "events": st.fixed_dictionaries({}, optional={"text": st.sampled_from(["T", None]), "contact": PEOPLE}),
    "interviews": st.fixed_dictionaries(
        {},
        optional={
            "interviewers": st.sampled_from([["a", "b"], ["b", "a"], ["c"], None]),
            "interviewers/a": TAKES_PART,
            "interviewers/b": TAKES_PART,
            "interviewers/b/say": st.sampled_from(["hello", None]),
            "starts_at": st.sampled_from([START, None]),
        },
    ),
}
REQUIRED = {"events": {"at": START}, "interviews": {"starts_at": START}, "contacts": {}}


@st.composite
def edits(draw: st.DrawFn) -> SharedEdit:
    table, uid = draw(st.sampled_from([*CONTACTS, *EVENTS, *INTERVIEWS]))
    fields = draw(FIELDS[table])
    kind = draw(st.sampled_from(["make", "edit", "edit", "delete"]))
    if kind == "delete":
        return SharedEdit(table, uid, {}, None)
    if kind == "make":
        return SharedEdit(table, uid, None, {"uid": uid, **REQUIRED[table], **fields})
    return SharedEdit(table, uid, {}, fields)


_EDITS = st.lists(edits(), max_size=3, unique_by=lambda edit: (edit.table, edit.uid))


@st.composite
def histories(draw: st.DrawFn) -> list[SharedAct]:
    """Return acts with one stamp each, from clocks that are years apart."""
    stamps = draw(
        st.lists(
            st.tuples(
                st.sampled_from([0, 1, 2, 10**11, 3 * 10**12]), st.integers(0, 3), st.sampled_from(["desk", "lap", "ssh"])
            ),
            unique=True,
            max_size=14,
        )
    )
    return [SharedAct(n, stamp, n, "", tuple(draw(_EDITS))) for n, stamp in enumerate(stamps)]


Plain = dict[Key, dict[str, Any]]


def replayed(acts: Iterable[SharedAct]) -> Plain:
    """Return the book of these acts, one after the other in the order of their stamps: who lives, with what is shown."""
    values: Plain = {}
    written: dict[Key, Any] = {}
    joined: dict[tuple[Key, str], Any] = {}
    deleted: dict[Key, Any] = {}
    for act in sorted(acts, key=lambda act: act.stamp):
        for edit in act.edits:
            key = edit.table, edit.uid
            if edit.after is None:
                deleted[key] = act.stamp
                continue
            for name, value in edit.after.items():
                values.setdefault(key, {})[name] = value
                written[key] = act.stamp
                joined[key, name] = act.stamp
    living: set[Key] = set()
    while True:
        more = {key for key in values if key not in living and lives(key, values, written, deleted, living)}
        if not more:
            break
        living |= more
    return {key: seen(key, values[key], living, joined) for key in living}


def lives(key: Key, values: Plain, written: dict[Key, Any], deleted: dict[Key, Any], living: set[Key]) -> bool:
    if any(values[key].get(name) is None for name in ("uid", *REQUIRED[key[0]])):
        return False
    writers = [key, *(other for other in living if key in referred(other, values[other]))]
    return key not in deleted or any(written[each] > deleted[key] for each in writers)


def referred(key: Key, fields: dict[str, Any]) -> list[Key]:
    """Return the records that a record refers to, but for references that were cleared: ["a"] or False."""
    named = [fields.get("via"), fields.get("contact")]
    named += [uid for uid in "ab" if key[0] == "interviews" and fields.get(f"interviewers/{uid}")]
    return [("contacts", uid) for uid in named if isinstance(uid, str)]


def seen(key: Key, fields: dict[str, Any], living: set[Key], joined: dict[tuple[Key, str], Any]) -> dict[str, Any]:
    shown = {name: value for name, value in fields.items() if value is not None}
    for name in ("via", "contact"):
        if name in shown:
            if isinstance(shown[name], list):  # cleared: it counts again once its record lives
                shown[name] = shown[name][0]
            if ("contacts", shown[name]) not in living:
                del shown[name]
    if key[0] == "interviews":
        there = [uid for uid in "ab" if f"interviewers/{uid}" in shown and ("contacts", uid) in living]
        shown.update({f"interviewers/{uid}": True for uid in there})
        wanted = shown.pop("interviewers", [])
        there.sort(key=lambda uid: (0, wanted.index(uid)) if uid in wanted else (1, joined[key, f"interviewers/{uid}"]))
        for name in [name for name in shown if name.startswith("interviewers/") and name.split("/")[1] not in there]:
            del shown[name]
        if there:
            shown["interviewers"] = there
    return shown


def book_of(merged: MergedBook) -> Plain:
    return {key: {name: value for name, value in merged.shown(key).items() if value is not None} for key in merged.living()}


@pytest.mark.slow
@settings(max_examples=100)
@given(histories(), st.data())
def test_any_order_and_repetition_makes_the_book_of_the_replay(acts: list[SharedAct], data: st.DataObject) -> None:
    twice = data.draw(st.lists(st.sampled_from(acts), max_size=5)) if acts else []
    merged, shown = MergedBook(), Plain()
    for act in data.draw(st.permutations([*acts, *twice])):
        touched, _ = merged.take(act)
        now = book_of(merged)
        changed = {key for key in {*now, *shown} if now.get(key) != shown.get(key)}
        assert changed <= touched, "a record shows otherwise and nobody was told"
        shown = now
    assert shown == replayed(acts)


@settings(max_examples=40)
@given(histories(), st.randoms(use_true_random=False))
def test_state_and_acts_after_it_make_the_same_book(acts: list[SharedAct], chance: Any) -> None:
    folded = MergedBook()
    for act in chance.sample(acts, len(acts) // 2):
        folded.take(act)
    merged = MergedBook()
    for act in acts[::2]:
        merged.take(act)
    for key, record in folded.records.items():
        merged.write(key, record.registers)
        if record.deleted is not None:
            merged.delete(key, record.deleted)
    for act in acts:
        merged.take(act)
    assert book_of(merged) == replayed(acts)


def test_two_values_with_one_stamp_count_the_same_everywhere() -> None:
    one, other = (
        SharedAct(1, (5, 0, "desk"), 1, "", (SharedEdit("contacts", "a", None, {"uid": "a", "name": name}),)) for name in "AB"
    )
    books = [MergedBook(), MergedBook()]
    for merged, order in zip(books, ((one, other), (other, one)), strict=True):
        for act in order:
            merged.take(act)
    assert book_of(books[0]) == book_of(books[1])


def test_hostile_acts_change_nothing() -> None:
    merged = MergedBook()
    edits = (
        SharedEdit("meta", "m", None, {"uid": "m", "schema": 9}),
        SharedEdit("contacts", "a", None, {"uid": "b", "name": "A"}),
        SharedEdit("events", "x", None, {"uid": "x", "at": "yesterday"}),
        SharedEdit("contacts", "c", None, {"uid": "c", "name": ["no", "name"], "id": 7, "via": 1}),
    )
    merged.take(SharedAct(1, (5, 0, "desk"), 1, "", edits))
    merged.take(SharedAct(2, (1 << 60, 0, "desk"), 2, "", (SharedEdit("contacts", "d", None, {"uid": "d"}),)))
    assert book_of(merged) == {("contacts", "c"): {"uid": "c"}}


def test_long_chain_of_references_lives_and_dies_whole() -> None:
    merged, count = MergedBook(), 1500
    keys = [("contacts", f"u{number:05}") for number in range(count)]
    for number, key in enumerate(keys):
        stamp = 2 * number + 1, 0, "evil"
        merged.write(key, {"uid": (stamp, key[1]), "via": (stamp, keys[number - 1][1] if number else None)})
    for number in reversed(range(count - 1)):
        merged.delete(keys[number], (2 * number + 2, 0, "evil"))
    assert len(list(merged.living())) == count
    merged.delete(keys[-1], (2 * count, 0, "evil"))
    assert not list(merged.living())


def test_loss_is_told_where_the_other_did_not_know_the_value() -> None:
    merged = MergedBook()
    merged.take(
        SharedAct(1, (1, 0, "lap"), 1, "", (SharedEdit("contacts", "a", None, {"uid": "a", "name": "A", "role": "R"}),))
    )
    knew = SharedAct(1, (2, 0, "desk"), 1, "", (SharedEdit("contacts", "a", {"name": "A"}, {"name": "B"}),))
    assert merged.take(knew, "lap")[1] == []
    did_not = SharedAct(2, (3, 0, "desk"), 2, "", (SharedEdit("contacts", "a", {"role": None}, {"role": "S"}),))
    [lost] = merged.take(did_not, "lap")[1]
    assert (lost.name, lost.loser[1], lost.winner[1]) == ("role", "R", "S")


PAIRS = [("a", None), ("b", "a"), ("c", "a")]
"""Contacts, each with who it came by."""


@pytest.mark.parametrize("order", [1, -1])
def test_deletion_that_leaves_no_reference_loses_nothing(order: int) -> None:
    merged = MergedBook()
    contacts = [SharedEdit("contacts", uid, None, {"uid": uid, "name": uid, "via": via}) for uid, via in PAIRS]
    merged.take(SharedAct(1, (1, 0, "lap"), 1, "", tuple(contacts)))
    deleted = [SharedEdit("contacts", uid, {"uid": uid, "name": uid, "via": via}, None) for uid, via in PAIRS[:2]]
    cleared = SharedEdit("contacts", "c", {"via": "a"}, {"via": ["a"]})
    assert merged.take(SharedAct(1, (2, 0, "desk"), 1, "", (*deleted, cleared)[::order]), "lap")[1] == []
    assert set(merged.living()) == {("contacts", "c")}


def test_deleted_record_that_another_keeps_loses_no_reference() -> None:
    merged = MergedBook()
    contacts = [SharedEdit("contacts", uid, None, {"uid": uid, "name": uid, "via": via}) for uid, via in PAIRS]
    merged.take(SharedAct(1, (1, 0, "lap"), 1, "", tuple(contacts)))
    merged.take(SharedAct(1, (3, 0, "phone"), 1, "", (SharedEdit("contacts", "a", {"role": None}, {"role": "R"}),)), "lap")
    deleted = SharedEdit("contacts", "a", {"uid": "a", "name": "a", "via": None}, None)
    assert merged.take(SharedAct(1, (2, 0, "desk"), 1, "", (deleted,)), "lap")[1] == []
    assert merged.lives(("contacts", "a"))
