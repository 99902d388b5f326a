"""Draft notes: fill templates from the book, and leave placeholders for the rest.

`draft(book, profile, kind="thank_you", contact=3, interview=7, now=now, zone=zone)` is the note; `parse_templates` reads the
user's own templates. The same book gives the same draft; another `wording` gives another.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from tui.domain.book import Book
from tui.domain.settings import Policy, Profile
from tui.drafting.draft_context import DraftContext
from tui.drafting.facts import language_of, private_words
from tui.drafting.renderer import Draft, fill_templates
from tui.drafting.sentence import SLOTS, tidied
from tui.drafting.template_fields import Placeholder
from tui.drafting.template_model import Problem, Template, TemplateError, Templates
from tui.drafting.template_parser import parse_template_files
from tui.languages import default_language, language, languages
from tui.languages.base import Opening

__all__ = [
    "BUILT_IN", "SLOTS", "Draft", "Opening", "Placeholder", "Problem", "Template", "TemplateError", "Templates", "draft",
    "language_of", "openings", "parse_templates", "preview", "private_words",
]  # fmt: skip

BUILT_IN = Templates(parse_template_files([file for language in languages() for file in language.templates()]))
_USUAL = Policy()


def parse_templates(files: Iterable[tuple[str, str]]) -> Templates:
    """Return the built-in templates, with those of the user's files, given as (name, text), in their place or beside them.

    Raises TemplateError, which names every problem with file and line.
    """
    return BUILT_IN.over(parse_template_files(files))


def draft(
    book: Book,
    profile: Profile,
    *,
    kind: str,
    contact: int | None,
    interview: int | None = None,
    position: int | None = None,
    channel: str = "email",
    now: datetime,
    zone: ZoneInfo,
    options: Mapping[str, bool] | None = None,
    wording: int = 0,
    language: str | None = None,
    templates: Templates = BUILT_IN,
    policy: Policy = _USUAL,
    typed: Mapping[str, str] | None = None,
) -> Draft:
    """Return a note of a kind to a person, in their language if there is a template in it, else in the default one.

    What is missing becomes a placeholder with its question. `typed` are sentences by slot, used instead of those in the book.
    Raises KeyError for an unknown kind.
    """
    spoken = language_of(book, profile, contact, language)
    default = default_language().code
    tried = dict.fromkeys((spoken, default, *templates.languages))
    template = next((found for code in tried if (found := templates.find(kind, code))), None)
    if template is None:
        raise KeyError(kind)
    spoken = template.language
    frame = templates.find("frame", spoken) or templates.find("frame", default)
    known = DraftContext(
        book,
        profile,
        contact=contact,
        interview=interview,
        position=position,
        channel=channel,
        now=now,
        zone=zone,
        language=spoken,
        policy=policy,
        options=options or {},
        typed=typed or {},
    )
    return fill_templates(template, frame, known, wording=wording, options=options or {})


def openings(code: str, slot: str) -> tuple[Opening, ...]:
    """Return how a sentence for a slot may begin in a language; the last one is empty."""
    return (language(code) or default_language()).openings(slot)


def preview(
    book: Book,
    profile: Profile,
    *,
    slot: str,
    text: str,
    contact: int | None,
    interview: int | None,
    now: datetime,
    zone: ZoneInfo,
    templates: Templates = BUILT_IN,
) -> str:
    """Return the paragraph of a thank-you in which a sentence would stand, as its reader will see it."""
    note = draft(
        book, profile, kind="thank_you", contact=contact, interview=interview, now=now, zone=zone, templates=templates,
        options={slot: True}, typed={slot: text},
    )  # fmt: skip
    sentence = tidied(text)
    return next((part for part in note.body.split("\n\n") if sentence and sentence in part), sentence)


def facts(
    book: Book, profile: Profile, *, contact: int | None, interview: int | None, now: datetime, zone: ZoneInfo, language: str
) -> list[str]:
    """Return the sentences that the debrief holds for a note to this person."""
    known = DraftContext(
        book, profile, contact=contact, interview=interview, position=None, channel="email", now=now, zone=zone,
        language=language, policy=_USUAL, options=dict.fromkeys(SLOTS, True), typed={},
    )  # fmt: skip
    return [known.values[slot].text for slot in SLOTS if known.has(slot)]
