"""Random input in a terminal: no error page, no hang, a clean book; `python -m tests.bench monkey` goes on for longer."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench.monkey_life import Books, as_text, from_text, life_of, live

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(("seed", "plain"), [("a", False), ("b", True)])
def test_random_life_ends_well(tmp_path: Path, seed: str, plain: bool) -> None:
    life = life_of(seed, 60, plain=plain, book="demo")
    outcome = live(life._replace(end="TERM"), Books(tmp_path))
    assert not outcome.kind, f"{outcome.kind}: {outcome.told}\n{as_text(life)}"
    assert outcome.done > 10


def test_life_of_a_seed_is_always_the_same() -> None:
    assert life_of("7", 50) == life_of("7", 50) == from_text(as_text(life_of("7", 50)))
