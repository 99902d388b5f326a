"""How accurate the review is, by rule, over the notes of tests/data/notes, and how fast.

`python -m tests.bench critique [--runs N]`. Exits with 1 where a rule's precision or recall is under 0.95, or the critique of a
300-word note against 200 others takes more than 5 ms.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Sequence

from tests.drafting.drafted import said_of
from tests.review.corpus import jo, kim
from tests.review.corpus.notes import JO, JO_NOTES, KIM, KIM_NOTES, SAM, SAM_NOTES, Flawed, Good, plain
from tests.review.corpus.score import Count, score
from tui.domain.models import Note
from tui.review.dictionaries import dictionaries, load_dictionary

LEAST = 0.95
MOST_MS = 5.0


def main(argv: Sequence[str]) -> int:
    """Print precision and recall by rule, the mistakes, and the time; return 1 if a limit is exceeded."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench critique", description=__doc__)
    parser.add_argument("--runs", type=int, default=200, help="how often to time the critique")
    args = parser.parse_args(argv)
    right = told("the corpus", KIM_NOTES, kim.flawed(), *score(KIM_NOTES, kim.flawed(), KIM))
    right &= told("another hand, another book", JO_NOTES, jo.flawed(), *score(JO_NOTES, jo.flawed(), JO))
    right &= told("a third hand", SAM_NOTES, [], *score(SAM_NOTES, [], SAM))
    first, median, most = timed(args.runs)
    print(f"a 300-word note against 200 notes: median {median:.2f} ms, slowest {most:.2f} ms, the first {first:.1f} ms")
    return 0 if right and median <= MOST_MS else 1


def told(name: str, goods: Sequence[Good], spoiled: Sequence[Flawed], counts: dict[str, Count], mistakes: list[str]) -> bool:
    """Print what was right and wrong in a corpus; return whether every rule is accurate enough."""
    print(f"{name}: {len(goods)} good notes, {len(spoiled)} spoiled ones")
    print(f"{'rule':<18}{'right':>6}{'wrong':>6}{'missed':>7}{'precision':>11}{'recall':>8}")
    for rule, count in sorted(counts.items()):
        print(f"{rule:<18}{count.right:>6}{count.wrong:>6}{count.missed:>7}{count.precision:>11.3f}{count.recall:>8.3f}")
    print(f"{len(mistakes)} mistakes")
    for mistake in mistakes:
        print(f"  {mistake}")
    return all(min(count.precision, count.recall) >= LEAST for count in counts.values())


def timed(runs: int) -> tuple[float, float, float]:
    """Milliseconds of a 300-word note's critique against 200 notes of its process, one word more typed each time.

    The first of them, the median and the slowest of the others.
    """
    thanks = [good for good in KIM_NOTES if good.kind == "thank_you"]
    texts = [plain(good.text) for good in thanks]
    notes = []
    for number in range(200):
        middle = "\n\n".join(
            texts[(number + step) % len(texts)].split("\n\n", 1)[1].rsplit("\n\n", 1)[0] for step in range(3)
        )
        notes.append(
            Note(
                id=number + 1,
                kind="thank_you",
                interview=1,
                position=1,
                contact=2 + number % 2,
                body=f"Dear Tom,\n\n{middle} {number}\n\nKim",
            )
        )
    book = KIM.book(*notes)
    words = " ".join(texts[0].split(",", 1)[1].split()) + " "
    words = " ".join((words * 5).split()[:300])
    spelling = {code: mend for code in dictionaries() if (mend := load_dictionary(code)) is not None}
    times = []
    for run in range(runs + 1):
        body = f"Dear Ana,\n\n{words} {'x' * run}\n\nKind regards,\nKim Lee\n"
        start = time.perf_counter()
        said_of(book, "Thank you", body, profile=KIM.profile, policy=KIM.policy, spelling=spelling)
        times.append((time.perf_counter() - start) * 1000)
    return times[0], statistics.median(times[1:]), max(times[1:])
