"""Notes as they are first written: templates, filled with what the book knows; what it does not know is left open.

`draft(book, profile, kind="thank_you", contact=3, interview=7, now=now, zone=zone)` is the note; `parse_templates` reads the
user's own templates. The same book gives the same draft; another `wording` gives another.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from tui.domain.book import Book
from tui.domain.settings import Policy, Profile
from tui.drafting.context import DraftContext, Slot, language_of
from tui.drafting.renderer import Draft, fill
from tui.drafting.template_parser import Problem, Template, TemplateError, Templates, parse
from tui.languages import default_language, languages
from tui.languages.weaving import Woven

__all__ = [
    "BUILT_IN", "Draft", "Problem", "Slot", "Template", "TemplateError", "Templates", "draft", "facts", "language_of",
    "parse_templates",
]  # fmt: skip

BUILT_IN = Templates(parse([file for language in languages() for file in language.templates()]))
_USUAL = Policy()


def parse_templates(files: Iterable[tuple[str, str]]) -> Templates:
    """The built-in templates, with those of the user's files, given as (name, text), in their place or beside them.

    Raises TemplateError, which names every problem with file and line.
    """
    return BUILT_IN.over(parse(files))


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
) -> Draft:
    """A note of a kind to a person, in their language where there is a template in it, else in the default one, else in any.

    What is typed is used; what is missing stands as an open slot with its question. Raises KeyError for an unknown kind.
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
    )
    return fill(template, frame, known, wording=wording, options=options or {})


def facts(
    book: Book, profile: Profile, *, contact: int | None, interview: int | None, now: datetime, zone: ZoneInfo, language: str
) -> list[str]:
    """What was typed in the debrief, as it can stand in a note to this person: what she said is what you said."""
    known = DraftContext(
        book, profile, contact=contact, interview=interview, position=None, channel="email", now=now, zone=zone,
        language=language, policy=_USUAL,
    )  # fmt: skip
    values = (known.values[name] for name in ("talked_about", "fit", "unsaid", "contribution"))
    typed = (value.text for value in values if value.slot is None)
    return [f"{text.head} {text.more}".strip() for text in typed if isinstance(text, Woven)]
