"""Drafts made from debriefs: whether they contain anything private, how long they are, and how similar.

`python -m tests.bench notes [--read] [--kind KIND]`. Over the repository's own debriefs and the shared ones; `--read` prints the
drafts. Exits with 1 where a private word or private text stands in any draft, or two thank-yous are too much alike.
"""

from __future__ import annotations

import argparse
import re
import statistics
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from tests.domain.build import NEW_YORK, at, book_of
from tests.drafting.debriefs import Debrief, book, own, records, shared
from tui.domain.book import Book
from tui.domain.models import Interview
from tui.domain.note_kinds import NOTE_KINDS
from tui.domain.settings import Profile
from tui.drafting import Draft, draft
from tui.drafting.facts import FACTS
from tui.languages import languages
from tui.languages.words import WORD
from tui.review.similarity import SHARED

CHANNELS = ("email", "card", "linkedin", "letter")
USER = Profile(name="Jamie Rowe", phone="+1 555 0100", emails=("jamie@mail.example",))
RUN = 4
"""How many words in a row identify a text that somebody typed."""


def main(argv: Sequence[str]) -> int:
    """Print the figures, and with `--read` the drafts."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench notes", description=__doc__)
    parser.add_argument("--read", action="store_true", help="print the drafts of the completed debriefs")
    parser.add_argument("--kind", default="thank_you", help="the kind of note that --read prints")
    args = parser.parse_args(argv)
    debriefs = [*own(), *shared()]
    print(f"{len(debriefs)} debriefs, {sum(bool(debrief.say) for debrief in debriefs)} with completed sentences")
    told, drafts = private(debriefs)
    print(f"{drafts} drafts: {len(told)} with private words or text")
    for line in told[:20]:
        print(f"  {line}")
    lengths(debriefs)
    worst = alike(debriefs)
    print(f"five thank-yous to five companies: at most {worst:.2f} shared; {SHARED} reads as pasted")
    if args.read:
        read(debriefs, args.kind)
    return 1 if told or worst >= SHARED else 0


def made(found: Book, debrief: Debrief, place: int, kind: str, channel: str, *, everything: bool = False) -> Draft:
    """Return the draft to one of a debrief's people."""
    meeting = next(iter(found.all(Interview)))
    options = dict.fromkeys(("say", *FACTS), True) if everything else {}
    when = at("2026-11-20 10:00" if kind == "thank_you" else "2026-12-01 10:00")
    return draft(
        found, USER, kind=kind, contact=meeting.interviewers[place].contact, interview=meeting.id, channel=channel, now=when,
        zone=NEW_YORK, options=options,
    )  # fmt: skip


def private(debriefs: Sequence[Debrief]) -> tuple[list[str], int]:
    """Return the private words, and runs of four words of private texts, that a draft contains; and how many were checked."""
    told, count = [], 0
    for debrief in debriefs:
        for completed in (False, True):
            found = book(debrief, completed=completed)
            sentences = " . ".join([*debrief.say, *debrief.facts.values()]) if completed else ""
            for place in range(len(debrief.people)):
                for kind in NOTE_KINDS:
                    for channel in CHANNELS:
                        for everything in (False, True):
                            note = made(found, debrief, place, kind, channel, everything=everything)
                            count += 1
                            text = f"{note.subject}\n{note.body}"
                            told += [f"{debrief.id} {kind} {channel}: {what}" for what in leaked(text, debrief, sentences)]
    return told, count


def leaked(text: str, debrief: Debrief, allowed: str) -> Iterator[str]:
    """Yield the private words and texts that a note contains."""
    small = text.casefold()
    for word in debrief.never:
        if re.search(rf"(?<!\w){re.escape(word.casefold())}(?!\w)", small) and word.casefold() not in allowed.casefold():
            yield word
    usual = runs(allowed) | runs(f"{debrief.title} . {debrief.company}")
    for typed in debrief.typed:
        for run in (runs(typed) & runs(text)) - usual:
            yield " ".join(run)


def runs(text: str) -> set[tuple[str, ...]]:
    """Return every run of words in a text."""
    words = [match[0].casefold() for match in WORD.finditer(text)]
    return set(zip(*(words[step:] for step in range(RUN)), strict=False))


def core(note: Draft) -> str:
    """Return a note without what is above its greeting and below its last paragraph."""
    return note.body.split(",\n\n", 1)[-1].rsplit("\n\n", 1)[0]


def lengths(debriefs: Sequence[Debrief]) -> None:
    """Print how many words the notes have, by kind and channel, without and with completed sentences."""
    print(f"{'words, from greeting to end':<30}" + "".join(f"{channel:>26}" for channel in CHANNELS))
    for language in languages():
        for kind in NOTE_KINDS:
            row = f"{kind} ({language.code})"
            line = ""
            for channel in CHANNELS:
                counts: defaultdict[bool, list[int]] = defaultdict(list)
                for debrief in debriefs:
                    if debrief.language == language.code and debrief.say:
                        for completed in (False, True):
                            note = made(book(debrief, completed=completed), debrief, 0, kind, channel)
                            body = note.body if channel != "letter" else core(note)
                            counts[completed].append(len(body.split()))
                parts = [f"{min(c)}-{statistics.median(c):.0f}-{max(c)}" for c in (counts[False], counts[True])]
                line += f"{' / '.join(parts):>26}"
            print(f"{row:<30}{line}")


def alike(debriefs: Sequence[Debrief]) -> float:
    """Return the largest share that two of five thank-yous have in common, to five companies in one book."""
    worst = 0.0
    for language in languages():
        single = [d for d in debriefs if d.language == language.code and len(d.people) == 1 and d.say]
        for start in range(len(single) - 4):
            five = single[start : start + 5]
            found = book_of(*(r for n, d in enumerate(five, 1) for r in records(d, completed=True, first=n * 10, number=n)))
            notes = [
                draft(found, USER, kind="thank_you", contact=n * 10, interview=n, now=at("2026-11-20 10:00"), zone=NEW_YORK)
                for n in range(1, 6)
            ]
            for one, other in combinations(notes, 2):
                a, b = runs(core(one)), runs(core(other))
                worst = max(worst, len(a & b) / max(min(len(a), len(b)), 1))
    return worst


def read(debriefs: Sequence[Debrief], kind: str) -> None:
    """Print the drafts of the completed debriefs in one book, channel after channel."""
    done = [debrief for debrief in debriefs if debrief.say]
    found = book_of(*(r for n, d in enumerate(done, 1) for r in records(d, completed=True, first=n * 10, number=n)))
    when = at("2026-11-20 10:00" if kind == "thank_you" else "2026-12-01 10:00")
    for number, debrief in enumerate(done, 1):
        for place in range(len(debrief.people)):
            channel = CHANNELS[(number + place) % len(CHANNELS)] if place else "email"
            note = draft(
                found,
                USER,
                kind=kind,
                contact=number * 10 + place,
                interview=number,
                channel=channel,
                now=when,
                zone=NEW_YORK,
            )
            head = f"{debrief.id}, {debrief.people[place][0]}, {channel}, {len(note.body.split())} words"
            print(f"\n==== {head}\nSubject: {note.subject}\n\n{note.body}")
