"""The panes around a note while it is written, as text: its head, its readers, its findings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.content import Content

from tui.domain import notes
from tui.domain.dates import show_instant
from tui.domain.labels import CHANNEL_WORDS, company_of, event_words, name_of, note_words, title_of
from tui.domain.models import Event
from tui.domain.sanitize import harmless, one_line
from tui.review import Finding
from tui.ui.note_editor import Writing

SEVERITIES = {
    "fail": ("✗", "mend:", "$text-error"),
    "warn": ("!", "warning:", "$text-warning"),
    "info": ("·", "hint:", "$text-muted"),
}
"""The glyph of a finding, the word in its place if there are no glyphs, and its colour."""


def head(writing: Writing, subject: str, body: str) -> Content:
    """Return which note this is, to whom and how it goes, how long it is and what is still open."""
    book, process = writing.session.book, writing.process
    words = note_words(writing.kind).capitalize()
    who = name_of(book, writing.contact)
    where = f"{company_of(book, process)}, {title_of(book, process)}" if process else ""
    left = len(notes.placeholders_in(f"{subject}\n{body}"))
    count = f"{len(body.split())} words" + (f", {left} open" if left else "")
    by = CHANNEL_WORDS[writing.channel]
    if writing.note.sent_at is not None:
        by += f", {_sent_words(writing)}"
    return Content.assemble(
        (f" {words} to {one_line(who)}", "bold"), f" by {by}  ", (f"{count}  {one_line(where)}", "$text-muted")
    )


def _sent_words(writing: Writing) -> str:
    """Return when the note was sent."""
    session, at = writing.session, writing.note.sent_at
    assert at is not None
    return f"sent {show_instant(at, session.now(), session.zone)}"


def to_pane(writing: Writing) -> Content:
    """Return whom the note goes to, with the address if it is an e-mail."""
    book = writing.session.book
    line = Content.assemble(("To: ", "$text-muted"), one_line(notes.to_line(book, writing.contact, writing.channel)))
    if writing.channel == "email" and not notes.address_of(book, writing.contact):
        line = Content.assemble(line, ("  no e-mail address known", "$text-warning"))
    return line


def readers(writing: Writing, *, plain: bool, wide: bool) -> Content:
    """Return the readers and the state of the note to each; in `plain` without glyphs."""
    lines = []
    for contact in writing.readers:
        here = contact == writing.contact
        mark, state = ("✓", ", sent") if writing.sent_to(contact) else ("·", "")
        if writing.kept_for(contact):
            mark, state = "✎", ", a draft is kept"
        name = one_line(name_of(writing.session.book, contact))
        if plain:
            lines.append(Content(f"{'> ' if here else ''}{name}{state};"))
        else:
            lines.append(Content.styled(f"{'▸' if here else ' '}{mark} {name}", "bold" if here else "$text-muted"))
    return Content("\n" if wide else "  ").join(lines)


def asked(writing: Writing) -> list[str]:
    """Return what an answer has to answer: what they asked for or what was promised, a line each."""
    session = writing.session
    if writing.kind != "answer" or writing.process is None:
        return []
    now = session.now()
    plan = [action for item in session.agenda.of(("process", writing.process), now) for action in item.plan]
    events = [session.book.get(Event, action.event) for action in plan if action.action == "answer"]
    return [
        ": ".join(filter(None, (event_words(session.book, event, now, session.zone), one_line(event.text))))
        for event in events
        if event is not None
    ]


def findings(first: Iterable[str], found: Sequence[Finding], *, plain: bool) -> Content:
    """Return what the note answers, then its findings, the worst first; in `plain` without glyphs."""
    lines = [Content.styled(harmless(line), "bold") for line in first]
    for finding in found:
        glyph, word, style = SEVERITIES[finding.severity]
        lines.append(Content.assemble((f"{word if plain else glyph} ", style), harmless(finding.sentence)))
    if not found:
        lines.append(Content.styled("Nothing to fix.", "$text-success"))
    return Content("\n").join(lines)
