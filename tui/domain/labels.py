"""Labels: actions, events, people and places in words."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from tui.domain.agenda import Item
from tui.domain.book import Book
from tui.domain.closings import has_ended
from tui.domain.dates import WEEKDAYS, show_date, show_instant, show_promise, show_span
from tui.domain.event_kinds import event_kind
from tui.domain.models import Contact, Event, Interview, Position, process_key
from tui.domain.note_kinds import note_kind
from tui.domain.process import Process
from tui.domain.rules.actions import Action
from tui.domain.rules.registry import RULES

CHANNEL_WORDS = {
    "email": "e-mail", "letter": "letter", "card": "card", "phone": "phone", "linkedin": "LinkedIn", "in_person": "in person",
}  # fmt: skip
PARAGRAPHS = {
    "say": "your sentence to this person",
    "fit": "why you and the job fit",
    "unsaid": "what you left unsaid",
    "contribution": "what you would contribute",
    "ask_decision": "ask when they decide",
    "ask_conversation": "ask for another conversation",
    "news": "news about you",
    "questions": "that you may have questions",
    "terms": "when you start",
    "reason": "the reason",
    "late_thanks": "the thanks you never sent",
    "apology": "an apology",
    "openings": "ask about other openings",
}
"""The optional parts of notes."""

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")

URGENCY_SIGNS = {"overdue": "!", "urgent": "▲", "due": "●", "soon": "○", "waiting": "·", "closed": "-"}
"""The sign of each level of urgency, one cell: the less urgent, the lighter; every terminal font has them."""

TURN_WORDS = {"mine": "your turn", "theirs": "their turn", "nobody": "closed"}
"""Whose turn it is, in words."""

RULE_OF = {rule.action: rule for rule in RULES}
"""The rule that asks for an action."""


def note_words(kind: str) -> str:
    """Return a kind of note in words; a kind of the user's own by its name."""
    return note_kind(kind).label


def paragraph_words(name: str) -> str:
    """Return an optional part of a note in words; a part of the user's own by its name."""
    return PARAGRAPHS.get(name) or name.replace("_", " ")


def name_of(book: Book, contact: int | None) -> str:
    """Return a person's name; "somebody" if the book has none."""
    found = book.get(Contact, contact)
    return (found.name.strip() if found else "") or "somebody"


def company_of(book: Book, process: int | None) -> str:
    """Return the company of a process."""
    position = book.get(Position, process)
    return (position.company.strip() if position else "") or "(no company)"


def title_of(book: Book, process: int | None) -> str:
    """Return the title of a process's position."""
    position = book.get(Position, process)
    return (position.title.strip() if position else "") or "(no position)"


def action_words(book: Book, action: Action, *, brief: bool = False) -> str:
    """Return the action as an imperative: "Thank Ana Ruiz"; if `brief`, without what the company beside it already says."""
    label = action.rule.variants.get(action.about, action.rule.label)
    if brief and action.rule.row_label:
        label = action.rule.row_label if action.about else action.rule.row_label.removesuffix(": {about}")
    return label.format(who=name_of(book, action.contact), company=company_of(book, action.process), about=action.about)


def time_left_label(action: Action, level: str, now: datetime, zone: ZoneInfo) -> str:
    """Return how much time is left: "5 h left", "2 h late", "from Thu 26 Nov 09:00"."""
    if level == "waiting":
        return ("snoozed until " if action.snoozed else "from ") + show_instant(action.opens_at, now, zone)
    if action.due_at is None:
        return "no hurry"
    span = show_span(action.due_at - now)
    return f"{span} late" if now >= action.due_at else f"{span} left"


def progress_words(action: Action | None, *, brief: bool = False) -> str:
    """Return which of several notes this is: "second of 3", if `brief` "2nd of 3"; empty if there is just one."""
    if action is None or action.progress is None:
        return ""
    place, count = action.progress
    if brief or place > len(ORDINALS):
        ending = "th" if place % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
        return f"{place}{ending} of {count}"
    return f"{ORDINALS[place - 1]} of {count}"


def due_words(item: Item, now: datetime, zone: ZoneInfo, *, brief: bool = False) -> str:
    """Return when the next action is due, in the user's zone; if it is not open yet, when it opens.

    If `brief`, it takes at most 12 cells, and an overdue action says how late it is.
    """
    if item.action is None:
        return ""
    waits = item.urgency == "waiting"
    moment = item.action.opens_at if waits else item.action.due_at
    if moment is None:
        return "any time"
    if not brief:
        return ("from " if waits else "") + show_instant(moment, now, zone)
    if item.urgency == "overdue":
        return time_left_label(item.action, item.urgency, now, zone)
    local, today = moment.astimezone(zone), now.astimezone(zone).date()
    days = (local.date() - today).days
    if waits and days == 0:
        return f"from {local:%H:%M}"
    if waits and 0 < days < 28:
        return f"from {WEEKDAYS[local.weekday()]} {local.day}"
    return show_instant(moment, now, zone) if 0 <= days <= 6 else show_day(moment, now, zone)


def show_day(moment: datetime, now: datetime, zone: ZoneInfo) -> str:
    """Return the day of a moment in the user's zone: "Thu 26 Nov", in another year "26 Nov 2027"."""
    shown = show_date(moment.astimezone(zone).date(), now.astimezone(zone).date())
    return shown.split(" ", 1)[1] if shown[-4:].isdigit() else shown


def level_word(item: Item) -> str:
    """Return how urgent an item is, as it is shown: an open process without an interview waits, it is not closed."""
    is_open = item.key[0] == "position" and item.action is None and item.turn != "nobody"
    return "waiting" if is_open else item.urgency


def ending_words(book: Book, item: Item, process: Process, now: datetime) -> str:
    """Return why there is nothing to do: how the process ended, or what became of this interview."""
    interview = book.get(Interview, item.interview)
    if interview is not None and interview.cancelled:
        return "Cancelled"
    if process.ending is not None:
        day = show_date(process.calendar.day(process.ending.at), process.calendar.day(now))
        return f"{event_kind(process.ending.kind).ending} {day}"
    if interview is None:
        return "Open, no interview yet"
    if process.last is not None and process.last.id != interview.id:
        return f"Went on to {process.last.round or 'the next round'}"
    return "Nothing to do"


def off_words(book: Book, interview: Interview, now: datetime) -> str:
    """Return why an interview does not take place; empty if it was held or will be."""
    if interview.cancelled:
        return "cancelled"
    return "no longer on" if interview.starts_at > now and has_ended(book, process_key(interview), now) else ""


def item_words(book: Book, item: Item, process: Process | None, now: datetime, *, brief: bool = False) -> str:
    """Return the next action in words, why there is none, or that it is the other side's turn."""
    if item.action is not None:
        words = action_words(book, item.action, brief=brief)
        if item.action.snoozed and item.urgency == "waiting":
            return f"Snoozed - {as_clause(words)}"
        waits = item.turn == "theirs" and item.urgency == "waiting" and item.action.rule.waits_for_them
        return f"Their turn - {as_clause(words)}" if waits else words
    return ending_words(book, item, process, now) if process else ""


def interview_words(book: Book, interview: Interview) -> str:
    """Return an interview by its round and company: "Final round at Nimbus"."""
    company = company_of(book, interview.position)
    return f"{interview.round.strip() or 'Interview'} at {company}"


def event_words(book: Book, event: Event, now: datetime, zone: ZoneInfo) -> str:
    """Return an event as a sentence without its time. An unknown kind is shown by its id."""
    who, named = name_of(book, event.contact), event.contact is not None
    sentence = event_kind(event.kind).timeline.format(
        kind=event.kind,
        who=who,
        to=f" to {who}" if named else "",
        person=f" ({who})" if named else "",
        by=by_channel(event.channel),
        what=_settled_words(book, event),
    )
    day = now.astimezone(zone).date()
    if promised := show_promise(event.decision_by, event.decision_words, day):
        sentence += f", decision {promised}"
    if event.respond_by:
        sentence += f", {event_kind(event.kind).respond_words} {show_date(event.respond_by, day)}"
    if event.until:
        sentence += f" until {show_instant(event.until, now, zone)}"
    return sentence


def by_channel(channel: str) -> str:
    """Return the channel for the end of a sentence: " by phone", " in person", or nothing."""
    if channel == "in_person":
        return " in person"
    return f" by {CHANNEL_WORDS.get(channel, channel)}" if channel else ""


def logged_words(book: Book, event: Event) -> str:
    """Return the sentence that says that an event was logged."""
    kind, who, process = event_kind(event.kind), name_of(book, event.contact), book.process_of(event)
    company = company_of(book, process) if process is not None else who
    interview = book.get(Interview, event.interview)
    sentence = kind.logged if process is not None else kind.logged_of_person or kind.logged
    about = interview_words(book, interview) if interview else company
    return sentence.format(kind=event.kind, who=who, company=company, about=about, what=_settled_words(book, event))


def _settled_words(book: Book, event: Event) -> str:
    """Return what an event marks as done or not needed: ": two references", ": debrief"; empty if it does not say."""
    answered = book.get(Event, event.answers)
    if answered is not None and answered.text.strip():
        return f": {answered.text.strip()}"
    rule = RULE_OF.get(event.action)
    if rule is None:
        return ""
    label = rule.label if "{about}" not in rule.label else rule.variants.get("", rule.action.replace("_", " "))
    return f": {as_clause(label.format(who=name_of(book, event.contact), company=company_of(book, book.process_of(event))))}"


def as_clause(sentence: str) -> str:
    """Return a sentence as part of another: with a small first letter, unless the first word is all capitals."""
    first = sentence.split(" ", 1)[0]
    return sentence if len(first) > 1 and first.isupper() else sentence[:1].lower() + sentence[1:]


def minutes_words(minutes: int) -> str:
    """Return a length: "45 min", "1 h", "1 h 30 min"."""
    hours, rest = divmod(minutes, 60)
    return " ".join(part for part in (f"{hours} h" if hours else "", f"{rest} min" if rest or not hours else "") if part)
