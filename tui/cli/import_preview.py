"""Ask on the command line what an import leaves open: of one meeting everything, of several what is doubtful."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tui.cli.output import tell
from tui.domain.book import Book
from tui.domain.sanitize import one_line
from tui.exchange import ExchangeError
from tui.exchange.import_plan import Plan
from tui.exchange.importer import Import, ask
from tui.exchange.planned import STATUS_WORDS, Planned, in_numbers
from tui.exchange.questions import NO, YES, Question, read_choice, read_yes_or_no

GLYPHS = {"new": "+", "changed": "~", "cancelled": "-", "same": "=", "skipped": "x"}
EACH = "each"


def confirmed(work: Import, book: Book) -> bool:
    """Ask what is open, show what will happen, and return whether the user wants it."""
    plan = work.plan(book)
    if len([row for row in plan.rows if not row.is_folded]) < 2 or len(work.items) > len(work.invitations):
        return _one_confirmed(work, book)
    return _several_confirmed(work, book, plan)


def _one_confirmed(work: Import, book: Book) -> bool:
    """Ask every open question, one after the other, and show what will happen."""
    asking, about, answer = ask(work, book), "", None
    while True:
        try:
            question, wrong = asking.send(answer)
        except StopIteration as over:
            plan: Plan = over.value
            break
        answer = _answer_to(question, wrong, about)
        about = question.about
    for sentence in plan.sentences:
        tell(one_line(sentence))
    return not plan.change.edits or _says_yes("Import this? [Y/n] ", without_answer=True)


def _several_confirmed(work: Import, book: Book, plan: Plan) -> bool:
    """List the meetings, ask what is doubtful about some, and import all of the rest, those chosen one by one, or none."""
    for line in _listed(plan):
        tell(line)
    plan = _ask_doubtful(work, book, plan)
    rows = [row for row in plan.rows if row.status in ("new", "changed", "cancelled")]
    if not rows:
        tell("There is nothing to import.")
        return bool(plan.change.edits)
    answer = EACH[:0]
    while not answer:
        typed = input(f"\nImport {in_numbers(rows)}? [y/N/each] ").strip()
        try:
            answer = read_choice(typed, (YES, NO, EACH)) if typed else NO
        except ExchangeError as error:
            tell(one_line(str(error)))
    if answer == EACH:
        for row in rows:
            work.chosen[row.number] = _says_yes(f"{_line(row)}\n  Import it? [Y/n] ", without_answer=True)
        return any(work.chosen[row.number] for row in rows)
    return answer == YES


def _ask_doubtful(work: Import, book: Book, plan: Plan) -> Plan:
    """Ask each question that a row is doubtful for; one that nothing settles is left out unless the user wants it."""
    asked: set[tuple[str, str]] = set()
    wrong, about = "", ""
    while question := next((q for q in _questions(plan) if (q.key, q.name) not in asked), None):
        answer = _answer_to(question, wrong, about)
        about = question.about
        try:
            plan, wrong = work.answer(book, question, answer), ""
            asked.add((question.key, question.name))
        except ExchangeError as error:
            wrong = one_line(str(error))
    for row in [row for row in plan.rows if row.status == "new" and row.doubts]:
        told = " ".join(doubt.sentence for doubt in row.doubts)
        work.chosen[row.number] = _says_yes(f"\n{_line(row)}\n  {told} Import it anyway? [y/N] ", without_answer=False)
    return work.plan(book)


def _questions(plan: Plan) -> Iterator[Question]:
    """Yield the questions about doubtful rows, and that about all meetings of long ago."""
    yield from (doubt.question for row in plan.rows for doubt in row.doubts if doubt.question)
    yield from (question for question in plan.questions if not question.key)


def _listed(plan: Plan) -> Iterator[str]:
    """Yield the rows, what changes and what is doubtful about each, and in numbers those that there is nothing to say of."""
    for row in plan.rows:
        if row.is_folded:
            continue
        yield _line(row)
        if row.status == "changed":
            yield from (f"    {one_line(f'{field.label}: {field.old} → {field.new}')}" for field in row.fields)
        yield from (f"    {one_line(doubt.sentence)}" for doubt in row.doubts)
    folded = Counter(row.why if row.status == "skipped" else "" for row in plan.rows if row.is_folded)
    for why, number in folded.items():
        yield one_line(f"{GLYPHS['skipped']} {number} skipped: {why}" if why else f"= {number} {STATUS_WORDS['same']}")


def _line(row: Planned) -> str:
    glyph = "?" if row.doubts else GLYPHS[row.status]
    about = ": ".join(filter(None, (row.company, row.what)))
    return f"{glyph} {row.status:<9}  {one_line(row.when):<16}  {one_line(', '.join(filter(None, (row.who, about))))}"


def _answer_to(question: Question, wrong: str, about: str) -> str:
    """Return what the user types to a question; `about` is what the question before was about."""
    if wrong:
        tell(wrong)
    if question.about != about:
        tell(f"\n{question.about}")
    for choice in question.choices:
        tell(f"  {choice}")
    guess = f" [{question.guess}]" if question.guess else ""
    answers = (YES, NO) if question.is_yes_or_no else question.answers
    how = f" ({', '.join(answers)})" if answers else ""
    return input(one_line(f"{question.prompt}{how}{guess}") + " ").strip()


def _says_yes(prompt: str, *, without_answer: bool) -> bool:
    """Return whether the user says yes, asking again after what is neither yes nor no."""
    while typed := input(prompt).strip():
        try:
            return read_yes_or_no(typed)
        except ExchangeError as error:
            tell(one_line(str(error)))
    return without_answer
