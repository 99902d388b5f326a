"""Fill a template: choose its sections and their wordings, and join them into paragraphs."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from tui.drafting.draft_context import DraftContext
from tui.drafting.template_fields import Placeholder, Value
from tui.drafting.template_model import Blank, Section, Template, Wording

SUBJECT_LIMIT = 70
WORD_LIMITS = {"email": 80, "card": 45, "linkedin": 45, "letter": 150}
"""How many words a note of a channel has at most, if shorter wordings can keep it to that; of a letter its body."""
WHOLE, SPARE, OPEN, OTHERS = 0, 1, 2, 3
"""How well a wording fits: all of it is known; or a part is not the reader's first, not answered yet, or somebody else's."""
_ENDS = (".", "!", "?", "…")


class Draft(msgspec.Struct, frozen=True):
    """A note to begin with. `options` are its optional paragraphs, each with whether it is there."""

    kind: str
    subject: str
    body: str
    placeholders: tuple[Placeholder, ...] = ()
    options: tuple[tuple[str, bool], ...] = ()
    language: str = ""


def fill_templates(
    template: Template, frame: Template | None, known: DraftContext, *, wording: int, options: Mapping[str, bool]
) -> Draft:
    """Return the note as its templates say it; with shorter wordings if it would be too long for its channel."""
    sections = len(template.on(known.channel))
    for brief_from in range(sections, -1, -1):
        note, words = _fill(template, frame, known, _Page(known, wording, options, brief_from=brief_from))
        if words <= WORD_LIMITS.get(known.channel, words):
            break
    return note


def _fill(template: Template, frame: Template | None, known: DraftContext, page: _Page) -> tuple[Draft, int]:
    """Return the note, and how many words count towards the limit of its channel."""
    subject = ""
    paragraphs: list[str] = []
    begun = False
    for number, section in enumerate(template.on(known.channel)):
        text = page.section(section, number)
        if paragraphs:  # what may come first begins with a small letter in German
            text = text[:1].upper() + text[1:]
        begun = begun and section.joined == "~"
        if section.name == "subject":
            subject = subject or " ".join(text.split())
        elif text and paragraphs and (begun or section.joined == "+"):
            paragraphs[-1] += f" {text}"
        elif text:
            paragraphs.append(text)
            begun = True
    note = "\n\n".join(paragraphs)
    around = frame.on(known.channel) if frame else []
    blocks = [note if section.name == "body" else page.section(section, number) for number, section in enumerate(around)]
    body = "\n\n".join(block for block in blocks if block) if around else note
    text = f"{subject}\n{body}"
    shown = (placeholder for placeholder in page.placeholders.values() if placeholder.marker in text)
    placeholders = tuple(sorted(shown, key=lambda placeholder: text.index(placeholder.marker)))
    words = len((note if known.channel == "letter" else body).split())
    return Draft(template.kind, subject, f"{body}\n", placeholders, tuple(page.options.items()), template.language), words


class _Page:
    """Fills sections, and remembers its placeholders and which options there were."""

    def __init__(self, known: DraftContext, wording: int, options: Mapping[str, bool], *, brief_from: int) -> None:
        """From the section with the number `brief_from` on, the shortest wording is taken."""
        self.known = known
        self.brief_from = brief_from
        self.wording = wording
        self.asked = options
        self.options: dict[str, bool] = {}
        self.placeholders: dict[str, Placeholder] = {}

    def section(self, section: Section, number: int) -> str:
        """Return the section's text; empty if it is switched off, does not apply, or cannot be filled."""
        if any(self.known.has(name) is not wanted for name, wanted in section.given):
            return ""
        fits = [(fit, wording) for wording in section.wordings if (fit := self._fit(wording)) is not None]
        best = min((fit for fit, _ in fits), default=None)
        if best is None:
            return ""
        if section.option:
            usual = section.option == "on" or (section.option == "known" and best == WHOLE)
            self.options[section.name] = self.asked.get(section.name, usual)
            if not self.options[section.name]:
                return ""
        usable = [wording for fit, wording in fits if fit == best]
        order = self.known.choice.order(len(usable), number, self.wording)
        texts = [self._text(usable[index]) for index in order]
        if section.name == "subject":
            return next((text for text in texts if len(text) <= SUBJECT_LIMIT), min(texts, key=len))
        return texts[0] if number < self.brief_from else min(texts, key=lambda text: len(text.split()))

    def _fit(self, wording: Wording) -> int | None:
        """Return how well a wording fits; `None` if it needs what is neither known nor asked for."""
        fit = WHOLE
        several = len(wording.lines) > 1
        for blank in wording.blanks(needed=True):
            value = self.known.values.get(blank.name)
            if value is None:
                if several:
                    continue
                return None
            fit = max(fit, OPEN if value.placeholder else {"mine": WHOLE, "spare": SPARE, "other": OTHERS}[value.whose])
        return fit

    def _text(self, wording: Wording) -> str:
        lines: list[str] = []
        for line in wording.lines:
            text = ""
            for piece in line:
                values = [(part, self._value(part) if isinstance(part, Blank) else None) for part in piece.parts]
                if any(
                    value is None or (piece.optional and value.placeholder)
                    for part, value in values
                    if isinstance(part, Blank)
                ):
                    if piece.optional:
                        continue
                    text = ""
                    break
                for part, value in values:
                    if isinstance(part, str):
                        part = part.replace("ß", "ss") if self.known.swiss else part
                        text += part[1:] if part.startswith(".") and text.endswith(_ENDS) else part
                    elif value is not None:
                        text += value.text
                        if value.placeholder:
                            self.placeholders[value.placeholder.name] = value.placeholder
            if text.strip() or not line:
                lines.append(text.rstrip())
        return "\n".join(lines).strip("\n")

    def _value(self, blank: Blank) -> Value | None:
        return self.known.values.get(blank.name)
