"""What undo and redo reverse, compared with the two stacks of an editor."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from tui.domain.changes import Change, Edit
from tui.domain.history import Act, redo_target, squashed, taking_back, undo_target

AT = datetime(2026, 11, 22, tzinfo=UTC)


def act(seq: int, session: str = "me", undoes: int | None = None, quiet: bool = False, *edits: Edit) -> Act:
    return Act(seq, AT, session, "someone", Change(f"Act {seq}", edits, quiet), undoes)


@given(st.lists(st.sampled_from(["do", "undo", "redo", "others do"])))
def test_undo_and_redo_are_two_stacks(steps: list[str]) -> None:
    history: list[Act] = []
    done: list[int] = []
    undone: list[int] = []
    of: dict[int, int] = {}
    for step in steps:
        seq = len(history) + 1
        if step == "do":
            history.append(act(seq))
            done.append(seq)
            undone.clear()
        elif step == "others do":
            history.append(act(seq, "other"))
        else:
            target = (undo_target if step == "undo" else redo_target)(history, "me", 0)
            stack, other = (done, undone) if step == "undo" else (undone, done)
            assert (target.seq if target else None) == (stack[-1] if stack else None)
            if target is not None:
                other.append(seq)
                stack.pop()
                of[seq] = target.seq
                history.append(act(seq, "me", target.seq))


def test_what_stood_when_the_session_began_can_be_taken_back() -> None:
    history = [act(1, "old"), act(2, "other"), act(3, "other")]
    target = undo_target(history, "me", since=2)
    assert target is not None
    assert target.seq == 2


def test_redo_ends_with_an_act_of_its_own_session_only() -> None:
    undone = [act(1), act(2, undoes=1)]
    assert redo_target([*undone, act(3, "other")], "me", 0) == undone[1]
    assert redo_target([*undone, act(3, "me", None, True)], "me", 0) == undone[1]
    assert redo_target([*undone, act(3)], "me", 0) is None


def test_a_history_that_was_cut_offers_what_is_left_of_it() -> None:
    history = [act(8), act(9, undoes=3)]
    assert undo_target(history, "me", 0) == history[1]
    assert redo_target(history, "me", 0) is None


def test_undone_draft_takes_only_edits_of_its_own_session() -> None:
    start = act(1, "me", None, False, Edit("notes", 1, None, {"body": "", "kind": "thank_you"}))
    mine = act(2, "me", None, True, Edit("notes", 1, {"body": ""}, {"body": "Dear Ana"}))
    other = act(3, "other", None, True, Edit("notes", 1, {"body": "Dear Ana"}, {"body": "Hi"}))
    elsewhere = act(4, "me", None, True, Edit("notes", 2, {"body": None}, {"body": "x"}))
    edits, also = taking_back([start, mine, elsewhere], start, "me", 0)
    assert edits == (Edit("notes", 1, {"body": "Dear Ana", "kind": "thank_you"}, None),)
    assert also == (2,)
    edits, also = taking_back([start, other], start, "me", 0)
    assert edits == (Edit("notes", 1, {"body": "", "kind": "thank_you"}, None),)
    assert also == ()


def test_a_quiet_edit_of_other_fields_stays() -> None:
    sent = act(1, "me", None, False, Edit("notes", 1, {"sent_at": None}, {"sent_at": "2026-11-22T00:00:00Z"}))
    typed = act(2, "me", None, True, Edit("notes", 1, {"body": "a"}, {"body": "ab"}))
    edits, also = taking_back([sent, typed], sent, "me", 0)
    assert edits == (Edit("notes", 1, {"sent_at": "2026-11-22T00:00:00Z"}, {"sent_at": None}),)
    assert also == ()


def test_squashed_edits_are_one_a_record_or_none() -> None:
    made = Edit("contacts", 1, None, {"name": "Ana"})
    edited = Edit("contacts", 1, {"name": "Ana", "role": None}, {"name": "Bo", "role": "CTO"})
    again = Edit("contacts", 1, {"name": "Bo"}, {"name": "Cy"})
    deleted = Edit("contacts", 1, {"name": "Cy", "role": "CTO"}, None)
    assert squashed([made, edited, again]) == [Edit("contacts", 1, None, {"name": "Cy", "role": "CTO"})]
    assert squashed([made, edited, again, deleted]) == []
    assert squashed([edited, again]) == [Edit("contacts", 1, {"name": "Ana", "role": None}, {"name": "Cy", "role": "CTO"})]
    assert squashed([edited, again, deleted]) == [Edit("contacts", 1, {"name": "Ana"}, None)]
