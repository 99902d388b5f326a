"""Choose among Kim's good notes, and spoil one."""

from __future__ import annotations

from tests.review.corpus.notes import KIM_ENGLISH, KIM_GERMAN, Flawed, Good, after_greeting, plain

MARKED: list[Good] = [*KIM_ENGLISH, *KIM_GERMAN]
GERMAN = {good.name for good in KIM_GERMAN}


def pick(*kinds: str, tag: str = "", tongue: str = "", channel: str = "") -> list[Good]:
    """Return the good notes of these kinds that carry a mark, in a language, on a channel."""
    return [
        good
        for good in MARKED
        if (not kinds or good.kind in kinds)
        and (not tag or f"{{{tag}|" in good.text)
        and (not tongue or (good.name in GERMAN) == (tongue == "de"))
        and (not channel or good.channel == channel)
    ]


def named(*names: str) -> list[Good]:
    """Return the good notes of these names."""
    return [good for good in MARKED if good.name in names]


def spoiled(
    mutation: str, good: Good, expected: dict[str, str], *, body: str = "", subject: str | None = None, **fields: object
) -> Flawed:
    """Return a spoiled note; what is not given stays."""
    return Flawed(mutation, good, good.subject if subject is None else subject, body or plain(good.text), expected, **fields)  # type: ignore[arg-type]


def with_more(mutation: str, name: str, expected: dict[str, str], sentence: str) -> Flawed:
    """Return a good note, spoiled by a sentence more."""
    good = named(name)[0]
    return spoiled(mutation, good, expected, body=after_greeting(plain(good.text), sentence))


def in_its_tongue(good: Good, english: str, german: str) -> str:
    """Return the words in the language of a note."""
    return german if good.name in GERMAN else english
