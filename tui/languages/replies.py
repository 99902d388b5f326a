"""What mails about an application say, as patterns: how an offer, a rejection or a question is put, and where a mail ends.

Each language has them in its `replies.txt`, whose head says how it is written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import msgspec

REPLY_KINDS = ("offer_received", "rejected", "next_round", "asked")
"""The kinds of event that sentences are read for, the gravest first."""


class ReplyPatterns(msgspec.Struct, frozen=True):
    """The patterns of one language. A sentence that a kind is `never` read from counts neither as `sure` nor as `likely`.
    What closes a process is `certain` only in a few plain words, in a sentence with nothing `tentative`.

    `decision` finds that they speak of deciding, `undated` a day that nothing happens before, `answer` that they wait for an
    answer, `weighty` a word that may mean an offer or a rejection, however it is put, `returns` that they will come back to
    it. `automatic` finds an automatic mail, `attribution` the line above a quoted mail, `closing` the line above a name.
    `from_names` and `sent_names` stand in the head of a quoted mail.
    """

    sure: Mapping[str, re.Pattern[str]]
    certain: Mapping[str, re.Pattern[str]]
    likely: Mapping[str, re.Pattern[str]]
    never: Mapping[str, re.Pattern[str]]
    decision: re.Pattern[str] | None
    answer: re.Pattern[str] | None
    weighty: re.Pattern[str] | None
    tentative: re.Pattern[str] | None
    returns: re.Pattern[str] | None
    undated: re.Pattern[str] | None
    automatic: re.Pattern[str] | None
    attribution: re.Pattern[str] | None
    closing: re.Pattern[str] | None
    from_names: frozenset[str]
    sent_names: frozenset[str]


def reply_patterns(sections: Mapping[str, Sequence[str]]) -> ReplyPatterns | None:
    """Return the patterns of a file by its sections; None if there are none."""
    if not sections:
        return None

    def pattern(name: str) -> re.Pattern[str] | None:
        lines = "|".join(sections.get(name, ())).replace("'", "['’]")
        return re.compile(rf"(?<!\w)(?:{lines})(?!\w)", re.IGNORECASE) if lines else None

    def by_kind(suffix: str) -> dict[str, re.Pattern[str]]:
        return {kind: found for kind in REPLY_KINDS if (found := pattern(f"{kind}{suffix}")) is not None}

    return ReplyPatterns(
        sure=by_kind(""),
        certain=by_kind(" certain"),
        likely=by_kind(" likely"),
        never=by_kind(" never"),
        decision=pattern("decision"),
        answer=pattern("answer"),
        weighty=pattern("weighty"),
        tentative=pattern("tentative"),
        returns=pattern("returns"),
        undated=pattern("undated"),
        automatic=pattern("automatic"),
        attribution=pattern("attribution"),
        closing=pattern("closing"),
        from_names=frozenset(name.casefold() for name in sections.get("from", ())),
        sent_names=frozenset(name.casefold() for name in sections.get("sent", ())),
    )
