"""A template filled with what is known: which sections, in which wording, and how they become paragraphs."""

from __future__ import annotations

from collections.abc import Mapping
from operator import itemgetter

import msgspec

from tui.drafting.context import DraftContext, Slot, Value
from tui.drafting.template_parser import Blank, Section, Template, Wording
from tui.languages.weaving import Woven, capital, unstopped

SUBJECT_LIMIT = 70
EXACT, LOOSE, OPEN = 0, 1, 2
"""How well a wording fits: every fact in the form it asks for, every fact at least known, some still to be answered."""


class Draft(msgspec.Struct, frozen=True):
    """A note to begin with. `options` are its optional paragraphs, each with whether it is there."""

    kind: str
    subject: str
    body: str
    open_slots: tuple[Slot, ...] = ()
    options: tuple[tuple[str, bool], ...] = ()
    language: str = ""


def fill(
    template: Template, frame: Template | None, known: DraftContext, *, wording: int, options: Mapping[str, bool]
) -> Draft:
    """The note as its templates say it."""
    page = _Page(known, wording, options)
    subject = ""
    paragraphs: list[str] = []
    for number, section in enumerate(template.on(known.channel)):
        text = page.section(section, number)
        if section.name == "subject":
            subject = subject or " ".join(text.split())
        elif text and section.joined and paragraphs:
            paragraphs[-1] += f" {text}"
        elif text:
            paragraphs.append(text)
    note = "\n\n".join(paragraphs)
    around = frame.on(known.channel) if frame else []
    blocks = [note if section.name == "body" else page.section(section, number) for number, section in enumerate(around)]
    body = "\n\n".join(block for block in blocks if block) if around else note
    text = f"{subject}\n{body}"
    places = ((text.index(slot.marker), slot) for slot in page.slots.values() if slot.marker in text)
    shown = sorted(places, key=itemgetter(0))
    return Draft(
        template.kind, subject, body + "\n", tuple(slot for _, slot in shown), tuple(page.options.items()), template.language
    )


class _Page:
    """Fills sections, and remembers which slots stayed open and which options there were."""

    def __init__(self, known: DraftContext, wording: int, options: Mapping[str, bool]) -> None:
        self.known = known
        self.wording = wording
        self.asked = options
        self.options: dict[str, bool] = {}
        self.slots: dict[str, Slot] = {}

    def section(self, section: Section, number: int) -> str:
        """The section's text; empty where it is switched off, not the case, or cannot be said."""
        if section.given and self.known.has(section.given) is section.but:
            return ""
        fits = [(fit, wording) for wording in section.wordings if (fit := self._fit(wording)) is not None]
        if section.option:
            if not fits:
                return ""
            usual = section.option == "on" or (section.option == "known" and min(fit for fit, _ in fits) < OPEN)
            self.options[section.name] = self.asked.get(section.name, usual)
            if not self.options[section.name]:
                return ""
        if not fits:
            return ""
        best = min(fit for fit, _ in fits)
        usable = [wording for fit, wording in fits if fit == best]
        texts = [self._text(usable[index]) for index in self._order(len(usable), number)]
        if section.name == "subject":
            return next((text for text in texts if len(text) <= SUBJECT_LIMIT), min(texts, key=len))
        return texts[0]

    def _order(self, count: int, number: int) -> list[int]:
        """The wordings, this person's first: those that nobody else of the process begins with, then the others."""
        rank, people, before = self.known.rank
        first = (rank + (rank // count) * number) % count
        own = list(range(first, count, people)) if people < count else [first]
        order = own + [(first + step) % count for step in range(1, count) if (first + step) % count not in own]
        turn = (self.wording + before) % count
        return order[turn:] + order[:turn]

    def _fit(self, wording: Wording) -> int | None:
        """How well a wording fits; none where it needs what is neither known nor asked for."""
        fit = EXACT
        several = len(wording.lines) > 1
        for blank in wording.blanks(needed=True):
            value = self.known.values.get(blank.name)
            if value is None:
                if several:
                    continue
                return None
            if value.slot is not None:
                fit = max(fit, OPEN if blank.form in ("", "any") else OPEN + 1)
            elif isinstance(value.text, Woven) and blank.form not in _suiting(value.text.form):
                fit = max(fit, LOOSE)
        return fit

    def _text(self, wording: Wording) -> str:
        lines: list[str] = []
        more: list[str] = []
        for line in wording.lines:
            text = ""
            for piece in line:
                values = [(part, self._value(part) if isinstance(part, Blank) else None) for part in piece.parts]
                if any(value is None or (piece.optional and value.slot) for part, value in values if isinstance(part, Blank)):
                    if piece.optional:
                        continue
                    text = ""
                    break
                for part, value in values:
                    if isinstance(part, str):
                        text += part
                    elif value is not None:
                        text += _said(value, part)
                        if value.slot:
                            self.slots[value.slot.name] = value.slot
                        if isinstance(value.text, Woven) and value.text.more:
                            more.append(value.text.more)
            if text.strip() or not line:
                lines.append(text.rstrip())
        return " ".join(["\n".join(lines).strip("\n"), *more])

    def _value(self, blank: Blank) -> Value | None:
        return self.known.values.get(blank.name)


def _suiting(form: str) -> tuple[str, ...]:
    """The places that suit a form exactly: what stands after a German "über" has no other."""
    return (form,) if form == "object" else (form, "any")


def _said(value: Value, blank: Blank) -> str:
    """The value as its place asks for it; where it has another form, as near as it comes."""
    if isinstance(value.text, str):
        return value.text
    if blank.form == "any" or (blank.form in ("sentence", "own") and value.text.form not in ("sentence", "own")):
        return capital(value.text.any()) if blank.form != "any" else value.text.any()
    return value.text.head if blank.form in ("sentence", "own") else unstopped(value.text.head)
