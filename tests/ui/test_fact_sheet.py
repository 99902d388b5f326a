"""Facts under their labels, in as many lines as they need."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.ui.widgets.fact_sheet import FACT_LABEL_WIDTH, fact_lines


def lines(label: str, text: str, width: int) -> list[str]:
    return [line.plain for line in fact_lines(label, text, width)]


def test_what_does_not_fit_goes_on_under_what_was_said() -> None:
    assert lines("Role", "Head of Data, Nimbus Freight", 36) == [
        "Role          Head of Data, Nimbus",
        "              Freight",
    ]
    assert lines("Notes", "one\ntwo", 33) == ["Notes         one", "              two"]
    assert lines("", "and so on", 33) == ["              and so on"]


def test_word_too_long_for_its_label_stands_below_it() -> None:
    assert lines("E-mail", "ana.ruiz@nimbusfreight.example", 38) == ["E-mail", "  ana.ruiz@nimbusfreight.example"]


@given(st.text("ab 株\n", max_size=80), st.integers(FACT_LABEL_WIDTH + 2, 60))
def test_no_line_is_wider_than_there_is_room_and_no_word_is_lost(text: str, width: int) -> None:
    found = lines("Label", text, width)
    assert all(cell_len(line.rstrip()) <= width for line in found)
    assert "".join("".join(found).split()) == "Label" + "".join(text.split())
