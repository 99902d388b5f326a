"""The plan of an import of people: who is new, who is in the book already, and what a file says otherwise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec

from tui.domain.book import Book
from tui.domain.changes import ChangeBuilder
from tui.domain.field_words import field_words
from tui.domain.merging import BOTH, Difference, contact_differences, merged_contact
from tui.domain.models import Contact
from tui.domain.sanitize import one_line
from tui.domain.three_way import brought_together, decided
from tui.exchange.answers import Answers
from tui.exchange.card import Card
from tui.exchange.import_plan import Plan
from tui.exchange.people_questions import PeopleQuestions
from tui.exchange.people_wording import (
    before_and_after,
    changes_told,
    done_words,
    label_of,
    person_words,
    place_of,
    quoted_value,
)
from tui.exchange.plan_builder import Choices
from tui.exchange.planned import FieldChange, Planned, Status
from tui.exchange.same_people import Match, People
from tui.exchange.wording import cut_short, names_and_rest, some


class PeoplePlanning:
    """One walk over the cards, collecting edits, sentences, rows and open questions."""

    def __init__(
        self,
        book: Book,
        cards: Sequence[Card],
        now: datetime,
        answers: Answers,
        choices: Choices,
        changes: ChangeBuilder,
        first: int = 0,
        remembered: Mapping[str, str] | None = None,
    ) -> None:
        """`first` is the number of the first card in the import; `remembered` are answers of imports before it."""
        self._book, self._now = book, now
        self._questions = PeopleQuestions(book, answers, remembered or {})
        self._numbers = {card.key: number for number, card in enumerate(cards, first)}
        self._cards = [card for card in cards if choices.chosen.get(self._numbers[card.key]) is not False]
        self._answers, self._changes = answers, changes
        self._sentences: list[str] = []
        self._rows: dict[str, Planned] = {}
        self._first_seen: set[str] = set()

    def plan(self) -> Plan:
        """Return what would happen now, with guesses for open questions; raises ExchangeError for a wrong answer."""
        new, found = self._sorted_out()
        self._questions.differing = sum(
            any(self._questions.settled_as(known, each) is None for each in _differences(known, card))
            for known, cards in ((self._book.record(Contact, ref), cards) for ref, cards in found.items())
            for card in cards
        )
        changed, same, edited = [], [], 0
        for ref, cards in found.items():
            read = self._book.record(Contact, ref)
            wanted, said = read, []
            for card in cards:
                before = wanted
                wanted, more = self._with(before, card)
                said += more
                self._add_row(card, "same" if wanted == before else "changed", before, wanted)
            if said:
                changed.append(f"{'Unchanged' if wanted == read else 'Changed'}: {person_words(read)}: {'; '.join(said)}.")
            if wanted != read:
                self._changes.edit(read, wanted)
            elif not said:
                same.append(read)
            edited += wanted != read
        for contact in new:
            self._changes.add(msgspec.structs.replace(contact, created_at=self._now))
        self._tell(new, changed, same)
        told = tuple(map(one_line, [*self._sentences, *self._answers.assumed]))
        rows = tuple(self._rows[card.key] for card in self._cards)
        return Plan(
            self._changes.done(done_words(new, edited)),
            told,
            self._answers.questions,
            others=rows,
            settled=self._questions.settled,
        )

    def _sorted_out(self) -> tuple[list[Contact], dict[int, list[Card]]]:
        """Return the new people, and the cards of each known one; cards of one person are one."""
        matched = self._matched()
        doubtful = [(card, match) for card, match in matched if match and not match.sure]
        for_all = self._questions.asked_for_all(doubtful)
        new: dict[int, Contact] = {}
        found: defaultdict[int, list[Card]] = defaultdict(list)
        actual: dict[int, int] = {}
        for number, (card, match) in enumerate(matched, 1):
            ref = actual.get(match.ref, match.ref) if match and self._questions.is_same(card, match, for_all) else -number
            actual[-number] = ref
            if ref > 0:
                found[ref].append(card)
            else:
                there = new.get(ref)
                new[ref] = merged_contact(there, card.contact, BOTH) if there else card.contact
                if there is None:
                    self._first_seen.add(card.key)
                elif match and match.why.startswith("the same name") and there != new[ref]:
                    who = person_words(card.contact)
                    more = f"{cut_short(card.source)} has {who} more than once, treated as one person: {match.why}."
                    decided = self._questions.decided
                    decided += [more] if more not in decided else []
                    self._questions.notes[card.key].append(f"Treated as one person with another of this file: {match.why}.")
                self._add_row(card, "same" if there == new[ref] else "new", there or Contact(), new[ref])
        return list(new.values()), found

    def _matched(self) -> list[tuple[Card, Match | None]]:
        """Return each card with whom it may be: somebody in the book, or a card before it by minus its number."""
        people = People(self._book.all(Contact))
        matched: list[tuple[Card, Match | None]] = []
        for card in self._cards:
            if card.problem:
                self._rows[card.key] = self._row(card, "skipped", why=card.problem, possible=False)
                continue
            match = people.match(card.contact)
            if match and match.ref < 0 and not match.sure:  # two of one file with like names are two
                match = None
            if match is None or not (match.sure or match.likely):
                people.add(-len(matched) - 1, card.contact, by_likeness=False)
            elif match.sure:
                people.also(match.ref, card.contact)
            matched.append((card, match))
        return matched

    # -- rows -----------------------------------------------------------------------------------------------------------

    def _add_row(self, card: Card, status: Status, before: Contact, after: Contact) -> None:
        """Add the row of a card, with the fields that it changes and the questions about it."""
        changes = []
        for field in Contact.__struct_fields__:
            old, new = getattr(before, field), getattr(after, field)
            if old != new and field not in ("id", "uid", "created_at"):
                words = "other fields" if field == "card" else field_words(field)
                changes.append(FieldChange(f"{words[:1].upper()}{words[1:]}", *before_and_after(field, old, new)))
        notes = (*([f"This {card.unit} {card.said}."] if card.said else []), *self._questions.notes[card.key])
        doubts = tuple(self._questions.doubts[card.key])
        self._rows[card.key] = self._row(card, status, fields=tuple(changes), doubts=doubts, notes=notes)

    def _row(self, card: Card, status: Status, **said: Any) -> Planned:
        contact = card.contact
        who = cut_short(contact.name) or label_of(card)
        return Planned(
            number=self._numbers[card.key],
            status=status,
            who=who,
            company=cut_short(contact.company),
            what=cut_short(contact.role),
            **said,
        )

    def _with(self, known: Contact, card: Card) -> tuple[Contact, list[str]]:
        """Return a known person with what a card adds, and that in words."""
        if card.base is not None:
            return self._with_changes(known, card.base, card)
        found = contact_differences(known, card.contact)
        choices = {each.field: self._questions.choice(known, card, each) for each in found}
        wanted = merged_contact(known, card.contact, choices)
        told = []
        if known.company and "company" not in choices and card.contact.company.strip() not in ("", known.company.strip()):
            there = quoted_value(card.contact.company)
            told.append(f"company stays {quoted_value(known.company)} (the file has {there}, taken for the same)")
        for each in found:
            here, there = quoted_value(each.kept), quoted_value(each.other)
            if choices[each.field] == "keep":
                told.append(f"{each.words} stays {here} (the file has {there})")
            else:
                told.append(
                    f"{each.words} {there}"
                    + (f" added to {here}" if choices[each.field] == "both" else f" instead of {here}")
                )
        for field in Contact.__struct_fields__:
            if field not in choices and getattr(wanted, field) != getattr(known, field):
                added = getattr(wanted, field)
                old = getattr(known, field)
                added = tuple(value for value in added if value not in old) if isinstance(added, tuple) else added
                words = field_words(field)
                told.append(f"{words} added" if field in ("card", "notes") else f"{words} {quoted_value(added)} added")
        return wanted, told

    def _with_changes(self, known: Contact, base: Contact, card: Card) -> tuple[Contact, list[str]]:
        """Return a known person with what was changed in a card since it was written, and that in words.

        What only the book has changed stays; only where both have changed a value is there a question.
        """
        wanted, conflicts = brought_together(known, base, card.contact, card.doubtful)
        kept = []
        for each in conflicts:
            choice = self._questions.choice(known, card, each)
            wanted = decided(wanted, each, choice)
            if choice == "keep":
                kept.append(f"{each.words} stays {quoted_value(each.kept)} (the file has {quoted_value(each.other)})")
        return wanted, [*changes_told(known, wanted), *kept]

    # -- sentences ------------------------------------------------------------------------------------------------------

    def _tell(self, new: Sequence[Contact], changed: Sequence[str], same: Sequence[Contact]) -> None:
        if new:
            self._sentences.append(f"New: {names_and_rest([*map(person_words, new)], 'people')}.")
        self._sentences += some(self._questions.decided, "more were decided in the same way")
        self._sentences += some(changed, "more people in the book were compared in the same way")
        if same:
            self._sentences.append(f"Already in the book: {names_and_rest([*map(person_words, same)], 'people')}.")
        nameless = [card for card in self._cards if card.said and card.key in self._first_seen]
        called = [f"{place_of(card)} {card.said}; it is imported as {cut_short(card.contact.name)}." for card in nameless]
        self._sentences += some(called, "more have no name either")
        skipped = [f"Skipped: {label_of(card)}: {card.problem}." for card in self._cards if card.problem]
        self._sentences += some(skipped, "more cards are skipped, too")


def _differences(known: Contact, card: Card) -> list[Difference]:
    """Return where a card and the book differ so that it has to be asked about."""
    if card.base is not None:
        return brought_together(known, card.base, card.contact, card.doubtful)[1]
    return contact_differences(known, card.contact)
