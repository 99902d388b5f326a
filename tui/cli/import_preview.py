"""Ask on the command line what an import leaves open: of one record everything, of several what is doubtful."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tui.cli.output import says_yes, tell
from tui.domain.book import Book
from tui.domain.sanitize import one_line
from tui.exchange import ExchangeError
from tui.exchange.import_plan import Plan
from tui.exchange.importer import Import
from tui.exchange.planned import STATUS_SIGNS, STATUS_WORDS, Planned, PlannedMeeting, counts_by_status
from tui.exchange.questions import NO, YES, Question, read_choice
from tui.exchange.wording import counted, names_and_rest

EACH = "each"

MOST_LISTED = 500
"""Records that are listed; the others are counted."""


def confirmed(work: Import, book: Book) -> Plan | None:
    """Ask what is open, show what will happen, and return the plan that the user wants; None if they want none."""
    plan = _ask(work, book, work.plan(book), lambda plan: (question for question in plan.questions if question.whole))
    if sum(not row.is_folded for row in plan.records) < 2:
        return _one_confirmed(work, book, plan)
    return _several_confirmed(work, book, plan)


def _one_confirmed(work: Import, book: Book, plan: Plan) -> Plan | None:
    """Ask every open question, one after the other, and show what will happen."""
    plan = _ask(work, book, plan, lambda plan: iter(plan.questions))
    for sentence in plan.sentences:
        tell(one_line(sentence))
    left_out = False in work.chosen.values() and not plan.change.edits
    work.declined = left_out or (bool(plan.change.edits) and not says_yes("Import this? [Y/n] ", without_answer=True))
    return None if work.declined else plan


def _several_confirmed(work: Import, book: Book, plan: Plan) -> Plan | None:
    """List the records, ask what is doubtful about some, and import all of the rest, those chosen one by one, or none."""
    for line in (*_listed(plan), *plan.remarks):
        tell(line)
    plan = _ask(work, book, plan, _doubtful)
    plan = _ask_unanswered(work, book, plan)
    rows = [row for row in plan.records if row.status in ("new", "changed", "cancelled")]
    offered = [row for row in plan.records if row.offered]
    if not rows and not offered:
        work.declined = False in work.chosen.values()
        if work.declined:
            return None
        tell("There is nothing to import.")
        return plan
    left_out = f"the {counted(len(offered), 'meeting that was', 'meetings that were')} left out"
    which = counts_by_status(rows) if rows else left_out
    answer = ""
    while not answer:
        typed = input(f"\nImport {which}? [y/N/each] ").strip()
        try:
            answer = read_choice(typed, (YES, NO, EACH)) if typed else NO
        except ExchangeError as error:
            tell(one_line(str(error)))
    work.declined = answer == NO and bool(typed)
    if answer == EACH:
        for row in (*rows, *offered):
            how = "y/N" if row.offered else "Y/n"
            work.chosen[row.number] = says_yes(f"{_line(row)}\n  Import it? [{how}] ", without_answer=not row.offered)
        work.declined = not any(work.chosen[row.number] for row in (*rows, *offered))
        return None if work.declined else work.plan(book)
    if answer == YES and not rows:
        work.chosen |= {row.number: True for row in offered}
        plan = work.plan(book)
    return plan if answer == YES else None


def _ask(work: Import, book: Book, plan: Plan, questions: Callable[[Plan], Iterator[Question]]) -> Plan:
    """Ask those questions of a plan, each once unless its answer makes no sense, and return the plan at the end."""
    asked: set[tuple[str, str]] = set()
    wrong, about = "", ""
    while question := next((q for q in questions(plan) if (q.key, q.name) not in asked), None):
        number = _left_out_by(question, work, plan)
        answer = _answer_to(question, wrong, about, may_leave_out=number is not None)
        about = question.about
        if number is not None and answer.casefold() in ("n", NO):
            work.chosen[number] = False
            plan, wrong = work.plan(book), ""
            continue
        if number is not None and not question.guess and answer.casefold() in ("y", YES):
            wrong = f"{answer} is no answer here: type the answer itself, or n to leave the meeting out."
            continue
        try:
            plan, wrong = work.answer(book, question, answer), ""
            asked.add((question.key, question.name))
        except ExchangeError as error:
            wrong = one_line(str(error))
    return plan


def _left_out_by(question: Question, work: Import, plan: Plan) -> int | None:
    """Return the new meeting that "n" leaves out instead of answering a question; None if it is an answer."""
    if question.name not in ("company", "title", "position", "timezone"):
        return None
    numbers = (number for number, invitation in enumerate(work.invitations) if invitation.key == question.key)
    number = next(numbers, None)
    return next((row.number for row in plan.records if row.number == number and row.status == "new"), None)


def _ask_unanswered(work: Import, book: Book, plan: Plan) -> Plan:
    """Ask whether a new record is wanted that something is doubtful about which no question settles."""
    doubtful = [row for row in plan.records if row.status == "new" and row.doubts]
    for row in doubtful:
        told = " ".join(doubt.sentence for doubt in row.doubts)
        work.chosen[row.number] = says_yes(f"\n{_line(row)}\n  {told} Import it anyway? [y/N] ", without_answer=False)
    return work.plan(book) if doubtful else plan


def _doubtful(plan: Plan) -> Iterator[Question]:
    """Yield the questions about doubtful rows, and those about several meetings at once."""
    yield from (doubt.question for row in plan.records for doubt in row.doubts if doubt.question)
    yield from (question for question in plan.questions if not question.key)


def _listed(plan: Plan) -> Iterator[str]:
    """Yield the rows, what changes and what is doubtful about each, and in numbers those that there is nothing to say of."""
    shown = [row for row in plan.records if not row.is_folded and not row.offered]
    dated = any(row.when for row in shown)
    for row in shown[:MOST_LISTED]:
        yield _line(row, dated=dated)
        if row.status == "changed":
            yield from (f"    {one_line(f'{field.label}: {field.words}')}" for field in row.fields)
        if not isinstance(row, PlannedMeeting):
            yield from (f"    {one_line(note)}" for note in row.notes)
        yield from (f"    {one_line(doubt.sentence)}" for doubt in row.doubts)
    if len(shown) > MOST_LISTED:
        yield f"and {counts_by_status(shown[MOST_LISTED:])} more"
    folded = [row for row in plan.records if row.is_folded]
    skipped = [row for row in folded if row.status == "skipped"]
    for why in dict.fromkeys(row.why for row in skipped):
        yield one_line(f"{STATUS_SIGNS['skipped']} {sum(row.why == why for row in skipped):,} skipped: {why}")
    offered = [row for row in plan.records if row.offered]
    for why in dict.fromkeys(row.why for row in offered):
        titles = names_and_rest([one_line(row.what) for row in offered if row.why == why], "meetings")
        yield one_line(f"{STATUS_SIGNS['skipped']} left out: {titles} ({why})")
    if same := len(folded) - len(skipped):
        yield f"= {same:,} {STATUS_WORDS['same']}"


def _line(row: Planned, *, dated: bool = True) -> str:
    glyph = "?" if row.doubts else STATUS_SIGNS[row.status]
    about = ": ".join(filter(None, (row.company, row.what)))
    when = f"{one_line(row.when):<16}  " if dated else ""
    return f"{glyph} {row.status:<9}  {when}{one_line(', '.join(filter(None, (row.who, about))))}"


def _answer_to(question: Question, wrong: str, about: str, *, may_leave_out: bool) -> str:
    """Return what the user types to a question; `about` is what the question before was about."""
    if wrong:
        tell(wrong)
    if question.about != about:
        tell(f"\n{question.about}")
    for choice in question.choices:
        tell(f"  {choice}")
    guess = f" [{question.guess}]" if question.guess else ""
    answers = (YES, NO) if question.is_yes_or_no else question.answers
    how = f" ({', '.join(answers)})" if answers else " (n leaves it out)" if may_leave_out and not guess else ""
    return input(one_line(f"{question.prompt}{how}{guess}") + " ").strip()
