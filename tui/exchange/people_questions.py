"""What an import of people asks: whether two are one person, and which of two values stays."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from tui.domain.book import Book
from tui.domain.merging import Difference, MergeChoice
from tui.domain.models import Contact
from tui.exchange.answers import Answers
from tui.exchange.card import Card
from tui.exchange.import_memory import fingerprint
from tui.exchange.people_wording import facts_line, label_of, person_words, quoted_value
from tui.exchange.planned import Doubt
from tui.exchange.questions import ASK_EACH, NO, YES, Question, read_choice, read_yes_or_no
from tui.exchange.same_people import Match

FEW_QUESTIONS = 5
"""Questions of one kind up to which each is asked; of more, one is asked for all first."""


class PeopleQuestions:
    """Asks what was not answered in an import before, and keeps the answers and what they mean.

    `settled` are the answers to remember; `decided` says in sentences who is whom; `doubts` and `notes` belong to the row of
    a card, by its key. `differing` is how many people have other values in the file than in the book.
    """

    def __init__(self, book: Book, answers: Answers, remembered: Mapping[str, str]) -> None:
        self._book, self._answers, self._remembered = book, answers, remembered
        self.settled: dict[str, str] = {}
        self.decided: list[str] = []
        self.doubts: defaultdict[str, list[Doubt]] = defaultdict(list)
        self.notes: defaultdict[str, list[str]] = defaultdict(list)
        self.differing = 0

    def asked_for_all(self, doubts: Sequence[tuple[Card, Match]]) -> str:
        """Return the one answer to many doubts: each is asked about, or all are the same, or all are new."""
        doubts = [(card, match) for card, match in doubts if self._person_key(card, match) not in self._remembered]
        if len(doubts) <= FEW_QUESTIONS:
            return ASK_EACH
        about = f"{len(doubts)} people may be in the book already"
        pairs = [
            f"{person_words(card.contact)}: {person_words(self._book.record(Contact, match.ref))}?"
            for card, match in doubts[:FEW_QUESTIONS]
        ]
        prompt = "Are all of them the same people, are all of them new, or do you want to be asked about each?"
        answers = (ASK_EACH, "same", "new")
        question = Question("", about, "all doubts", prompt, ASK_EACH, (*pairs, "..."), answers=answers, whole=True)
        return read_choice(self._answers.put(question), question.answers)

    def is_same(self, card: Card, match: Match, for_all: str) -> bool:
        """Return whether a card is the person that it may be."""
        if match.sure:
            return True
        known = self._book.record(Contact, match.ref)
        key = self._person_key(card, match)
        if key in self._remembered:
            same = self._remembered[key] == YES
        elif for_all != ASK_EACH:
            same = for_all == "same"
        else:
            prompt = f"Is {person_words(card.contact)} the same as {person_words(known)}, who is in the book?"
            guess = YES if match.likely else NO
            choices = (facts_line("in the file", card.contact), facts_line("in the book", known))
            question = Question(card.key, label_of(card), "same", prompt, guess, choices, is_yes_or_no=True)
            same = read_yes_or_no(self._put(card, question))
        self.settled[key] = YES if same else NO
        what = "is treated as" if same else "is new, though the book has"
        self.decided.append(f"{person_words(card.contact)} {what} {person_words(known)}: {match.why}.")
        self.notes[card.key].append(f"{what[:1].upper()}{what[1:]} {person_words(known)}: {match.why}.")
        return same

    def _person_key(self, card: Card, match: Match) -> str:
        """Return what the question whether a card is somebody in the book is known by again."""
        known, one = self._book.record(Contact, match.ref), card.contact
        return fingerprint("same", known.uid or known.id, one.name, one.company, one.emails, one.phones, one.links)

    def choice(self, known: Contact, card: Card, difference: Difference) -> MergeChoice:
        """Return which value stays, as the user says or said; that the book's stays is remembered."""
        choice = self.settled_as(known, difference) or self._chosen(known, card, difference)
        if choice == "keep":
            self.settled[_value_key(known, difference)] = choice
        return choice

    def settled_as(self, known: Contact, difference: Difference) -> MergeChoice | None:
        """Return what was answered before; None if nothing was."""
        return "keep" if self._remembered.get(_value_key(known, difference)) == "keep" else None

    def _chosen(self, known: Contact, card: Card, difference: Difference) -> MergeChoice:
        guess: MergeChoice = "both" if difference.both else "keep"
        if self.differing > FEW_QUESTIONS:
            about = f"{self.differing} people have other values in the file than in the book"
            prompt = "Keep the book's values, take the file's, or both where there can be two?"
            for_all = ("both", "keep", "take", ASK_EACH)
            question = Question("", about, "all values", prompt, "both", answers=for_all, whole=True)
            if (answer := read_choice(self._answers.put(question), for_all)) != ASK_EACH:
                return "keep" if answer == "both" and not difference.both else answer  # type: ignore[return-value]
        answers = ("keep", "take", "both") if difference.both else ("keep", "take")
        prompt = f"{person_words(known)}: which {difference.words}?"
        choices = (f"keep: {quoted_value(difference.kept)}", f"take: {quoted_value(difference.other)}")
        name = f"{difference.field} differs"
        question = Question(card.key, label_of(card), name, prompt, guess, choices, required=False, answers=answers)
        return read_choice(self._put(card, question), answers)  # type: ignore[return-value]

    def _put(self, card: Card, question: Question) -> str:
        """Return the answer to a question about a card, or else its guess, with the doubt that it leaves."""
        self._answers.doubts.clear()
        answer = self._answers.put(question, Doubt("", question.prompt, question))
        self.doubts[card.key] += self._answers.doubts
        return answer


def _value_key(known: Contact, difference: Difference) -> str:
    """Return what the question which of two values stays is known by again."""
    return fingerprint("value", known.uid or known.id, difference.field, difference.kept, difference.other)
