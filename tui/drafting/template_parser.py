"""Templates of notes: plain text with sections, several wordings a section, and named fields. There is no code in them.

A file says what kind of note and which language it is for, and then lists its paragraphs:

    kind: thank_you
    language: en

    [subject @email]            a section; `@email,letter` keeps it to those channels
    - Thank you for your time< {when}>
    [thanks]                    each section begins a paragraph ...
    - Thank you for talking with me< {when}> about the {job}.
    - It was a pleasure to talk with you about the {job}.
    [+talk]                     ... and `+` adds it to the paragraph before
    - I keep thinking about {talked_about}.
    - One thing has stayed with me: {talked_about.sentence}
    [once_more if thanked]      only where a field is known, or, with `unless`, where it is not
    - Thank you once more for your time.
    [unsaid = known]            an optional one, one key away: `on`, `off`, or on when its fact is known
    - One thing I did not get to mention: {unsaid.any}

A wording begins with `- `; lines indented by two spaces belong to it. `<...>` is left out where a field in it is not known.
The kind `frame` holds what stands around every note of a language; its section `[body]` is where the note goes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from tui.domain.models import CHANNELS
from tui.domain.note_kinds import NOTE_KINDS
from tui.domain.suggestions import did_you_mean

FORMS = ("", "sentence", "own", "verb", "object", "any")
"""How a typed fact stands: a phrase, a sentence, one about oneself, what one would do, a German accusative, or any."""

FIELDS: dict[str, str] = {
    "salutation": "how the letter opens: Dear Ana",
    "reader": "the reader's name as one would say it",
    "full_name": "the reader's full name",
    "role": "the reader's role",
    "address": "the reader's postal address",
    "relayed": "known, and nothing to read, where somebody relays the note",
    "via": "who relays the note, as one would say it",
    "via_salutation": "how the lines to them open",
    "position": "the position's title",
    "job": "the position and, where known, the company",
    "company": "the company",
    "them": "the company, or else the team",
    "when": "the day of the interview: on Thursday",
    "today": "today's date",
    "promised": "the date by which they said they would decide",
    "respond_by": "the date by which they want an answer to the offer",
    "until": "the date until which one asks for time",
    "start": "the day one would begin",
    "talked_about": "what the two of you talked about",
    "fit": "why you and the position fit",
    "unsaid": "what was left unsaid",
    "contribution": "what you would contribute",
    "benefit": "what a second conversation would give them",
    "met": "where you met",
    "news": "what is new with you",
    "reason": "why not",
    "their_company": "the company the reader works for",
    "held": "known, and nothing to read, where the reader has held an interview with you",
    "late": "known, and nothing to read, where the thanks were never sent and their time is over",
    "thanked": "known, and nothing to read, where the reader has had your thanks",
    "invited": "known, and nothing to read, where they asked you to a next round that has no date yet",
    "over": "known, and nothing to read, where the process has ended",
    "me": "your name as you sign",
    "my_phone": "your phone",
    "my_email": "your e-mail address",
}
WOVEN = frozenset({"talked_about", "fit", "unsaid", "contribution", "benefit", "news", "reason"})
"""The fields that take a form, as in `{fit.sentence}`: what the user typed in their own words."""


class Blank(msgspec.Struct, frozen=True):
    """A field's place in a wording."""

    name: str
    form: str = ""


Part = str | Blank


class Piece(msgspec.Struct, frozen=True):
    """A stretch of a wording; an optional one is left out where a field in it is not known."""

    parts: tuple[Part, ...]
    optional: bool = False


class Wording(msgspec.Struct, frozen=True):
    """One way to say a section, line by line."""

    lines: tuple[tuple[Piece, ...], ...]
    text: str

    def blanks(self, *, needed: bool = False) -> Iterator[Blank]:
        """The fields in it, or only those that it cannot do without."""
        for line in self.lines:
            for piece in line:
                if not (needed and piece.optional):
                    yield from (part for part in piece.parts if isinstance(part, Blank))


class Section(msgspec.Struct, frozen=True):
    """A part of a note. `option` is empty, or `on`, `off` or `known`: whether it is there unless the user says otherwise.

    With a `given` field it is there only where that is known or, where `but` is set, only where it is not.
    """

    name: str
    wordings: tuple[Wording, ...]
    joined: bool = False
    channels: tuple[str, ...] = ()
    option: str = ""
    given: str = ""
    but: bool = False


class Template(msgspec.Struct, frozen=True):
    """A kind of note in a language, and the text of the file that says so."""

    kind: str
    language: str
    source: str
    text: str
    sections: tuple[Section, ...]

    def on(self, channel: str) -> list[Section]:
        """The sections for a channel."""
        return [section for section in self.sections if not section.channels or channel in section.channels]


class Problem(msgspec.Struct, frozen=True):
    """What is wrong with a template file, and in which line."""

    file: str
    line: int
    sentence: str


class TemplateError(ValueError):
    """Template files that cannot be used: every problem with file and line."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(f"{p.file}:{p.line}: {p.sentence}" for p in self.problems))


class Templates:
    """The templates by kind and language."""

    def __init__(self, templates: Mapping[tuple[str, str], Template]) -> None:
        self._templates = dict(templates)

    def find(self, kind: str, language: str) -> Template | None:
        """The template for a kind in a language, or none."""
        return self._templates.get((kind, language))

    def __iter__(self) -> Iterator[Template]:
        return iter(self._templates.values())

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages there are notes in."""
        return tuple(dict.fromkeys(language for kind, language in self._templates if kind != "frame"))

    def kinds(self, language: str = "") -> tuple[str, ...]:
        """The kinds of notes there are in a language, or in any: the known ones in their order, then the user's own."""
        found = dict.fromkeys(kind for kind, spoken in self._templates if spoken == (language or spoken) and kind != "frame")
        return (*(kind for kind in NOTE_KINDS if kind in found), *(kind for kind in found if kind not in NOTE_KINDS))

    def over(self, others: Mapping[tuple[str, str], Template]) -> Templates:
        """These with others in the place of those of the same kind and language."""
        return Templates({**self._templates, **others})


_HEADER = re.compile(r"(\w+)\s*:\s*(.*?)\s*$")
_SECTION = re.compile(
    r"\[(?P<plus>\+?)\s*(?P<name>\w+)\s*(?:@\s*(?P<on>\w+(?:\s*,\s*\w+)*))?\s*"
    r"(?:(?P<sense>if|unless)\s+(?P<given>\w+))?\s*(?:=\s*(?P<option>\w+))?\s*\]$"
)
_TOKEN = re.compile(r"[{}<>]|[^{}<>]+")


def parse(files: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Template]:
    """Read template files, given as (name, text).

    Raises TemplateError with every problem of every file.
    """
    found: dict[tuple[str, str], Template] = {}
    problems: list[Problem] = []
    for name, text in files:
        reader = _Reader(name, text)
        template = reader.read()
        problems += reader.problems
        if template is None:
            continue
        key = (template.kind, template.language)
        if key in found:
            problems.append(Problem(name, 1, f"{found[key].source} is a template for {key[0]!r} in {key[1]!r} already"))
        found[key] = template
    if problems:
        raise TemplateError(problems)
    return found


class _Reader:
    """Reads one file, line by line."""

    def __init__(self, name: str, text: str) -> None:
        self.name, self.text = name, text
        self.problems: list[Problem] = []
        self.line = 0
        self.header: dict[str, str] = {}
        self.sections: list[tuple[dict[str, str | None], int, list[tuple[int, list[str]]]]] = []

    def wrong(self, sentence: str, line: int | None = None) -> None:
        self.problems.append(Problem(self.name, line or max(self.line, 1), sentence))

    def read(self) -> Template | None:
        for number, raw in enumerate(self.text.lstrip("\ufeff").splitlines(), 1):
            self.line = number
            self._take(raw.rstrip())
        kind, language = self.header.get("kind", ""), self.header.get("language", "")
        if not re.fullmatch(r"[a-z][a-z0-9_]*", kind):
            self.wrong("the file must say what it is for, as in 'kind: thank_you'", 1)
        if not re.fullmatch(r"[a-z]{2,3}", language):
            self.wrong("the file must say its language, as in 'language: en'", 1)
        sections = [self._section(*section) for section in self.sections]
        if not any(section.name != "subject" for section in sections):
            self.wrong("the file has no section, as in '[thanks]'", 1)
        if kind == "frame" and not any(section.name == "body" for section in sections):
            self.wrong("the frame must say where the note goes: '[body]'", 1)
        if self.problems:
            return None
        return Template(kind, language, self.name, self.text, tuple(sections))

    def _take(self, raw: str) -> None:
        if not raw or raw.startswith("#"):
            return
        if raw.startswith("["):
            match = _SECTION.match(raw)
            if match is None:
                self.wrong(f"{raw!r} is no section; one looks like '[thanks]', '[+fit @email,letter]' or '[unsaid = known]'")
                return
            self.sections.append((match.groupdict(), self.line, []))
        elif not self.sections:
            header = _HEADER.match(raw)
            if header is None or header[1] not in ("kind", "language"):
                self.wrong("before the first section there is only 'kind:' and 'language:'")
            elif header[1] in self.header:
                self.wrong(f"'{header[1]}:' stands here twice")
            else:
                self.header[header[1]] = header[2]
        elif raw.startswith("- "):
            self.sections[-1][2].append((self.line, [raw[2:]]))
        elif raw.startswith("  ") and self.sections[-1][2]:
            self.sections[-1][2][-1][1].append(raw[2:])
        else:
            self.wrong("a wording begins with '- ', its further lines with two spaces")

    def _section(self, head: dict[str, str | None], line: int, wordings: list[tuple[int, list[str]]]) -> Section:
        name, option = head["name"] or "", head["option"] or ""
        channels = tuple(part.strip() for part in (head["on"] or "").split(",") if part.strip())
        for channel in channels:
            if channel not in CHANNELS:
                self.wrong(f"{channel!r} is no channel{did_you_mean(channel, CHANNELS)}", line)
        if option not in ("", "on", "off", "known"):
            self.wrong(f"{option!r} is not 'on', 'off' or 'known'", line)
        if not wordings and name != "body":
            self.wrong(f"section {name!r} has no wording", line)
        read = tuple(self._wording(first, lines) for first, lines in wordings)
        given = head["given"] or ""
        if given and given not in FIELDS:
            self.wrong(f"there is no field {{{given}}}{did_you_mean(given, FIELDS)}", line)
        return Section(name, read, bool(head["plus"]), channels, option, given, head["sense"] == "unless")

    def _wording(self, first: int, lines: list[str]) -> Wording:
        read = tuple(self._line(text, first + number) for number, text in enumerate(lines))
        return Wording(read, "\n".join(lines))

    def _line(self, text: str, line: int) -> tuple[Piece, ...]:
        pieces: list[Piece] = []
        parts: list[Part] = []
        optional = False
        tokens = iter(_TOKEN.findall(text))
        for token in tokens:
            if token in "<>":
                if (token == "<") == optional:
                    self.wrong(f"a {token!r} too many: what may be left out stands in '<...>', not one within another", line)
                if parts:
                    pieces.append(Piece(tuple(parts), optional))
                parts, optional = [], token == "<"
            elif token == "{":
                name = next(tokens, "")
                if next(tokens, "") != "}":
                    self.wrong("a '{' without its '}'", line)
                    return ()
                parts.append(self._blank(name, line))
            elif token == "}":
                self.wrong("a '}' without its '{'", line)
            else:
                parts.append(token)
        if optional:
            self.wrong("a '<' without its '>'", line)
        if parts:
            pieces.append(Piece(tuple(parts), False))
        return tuple(pieces)

    def _blank(self, text: str, line: int) -> Blank:
        name, _, form = text.partition(".")
        if name not in FIELDS:
            self.wrong(f"there is no field {{{name}}}{did_you_mean(name, FIELDS)}", line)
        elif form and (name not in WOVEN or form not in FORMS):
            self.wrong(f"{{{name}}} has no form {form!r}{did_you_mean(form, FORMS) if name in WOVEN else ''}", line)
        return Blank(name, form)
