"""Parse the templates of notes: plain text with sections, several wordings a section, and named fields, but no code.

A file says what kind of note and which language it is for, and then lists its paragraphs:

    kind: thank_you
    language: en

    [subject @email]            a section; `@email,letter` keeps it to those channels
    - Thank you for your time< {when}>
    [thanks]                    each section begins a paragraph ...
    - Thank you for talking with me< {when}> about the {job}.
    - It was a pleasure to talk with you about the {job}.
    [+say = on]                 ... and `+` adds it to the paragraph before
    - {say}
    [~interest]                 ... `~` to that of the section before it; if that is left out, it begins one
    - I would be glad to join you.
    [once_more if thanked]      only if a field is known, or, with `unless`, if it is not; several may follow each other
    - Thank you once more for your time.
    [unsaid = known]            an optional one, one key away: `on`, `off`, or on when its sentence is meant for the reader
    - {unsaid}

A wording begins with `- `; lines indented by two spaces belong to it. `<...>` is left out if a field in it is not known.
What the user wrote for notes (`{say}`, `{fit}` and the like) is a whole sentence. The kind `frame` holds what stands around
every note of a language; its section `[body]` is where the note goes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from tui.domain.models import CHANNELS
from tui.domain.suggestions import did_you_mean
from tui.drafting.template_fields import FIELDS, OLD_FORMS, SENTENCES
from tui.drafting.template_model import Blank, Part, Piece, Problem, Section, Template, TemplateError, Wording

_HEADER = re.compile(r"(\w+)\s*:\s*(.*?)\s*$")
_SECTION = re.compile(
    r"\[(?P<joined>[+~]?)\s*(?P<name>\w+)\s*(?:@\s*(?P<on>\w+(?:\s*,\s*\w+)*))?\s*"
    r"(?P<given>(?:(?:if|unless)\s+\w+\s*)*)(?:=\s*(?P<option>\w+))?\s*\]$"
)
_TOKEN = re.compile(r"[{}<>]|[^{}<>]+")


def parse_template_files(files: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Template]:
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
        self.outdated: list[Problem] = []
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
        return Template(kind, language, self.name, self.text, tuple(sections), tuple(self.outdated))

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
        said = (head["given"] or "").split()
        given = tuple((field, sense == "if") for sense, field in zip(said[::2], said[1::2], strict=True))
        for field, _ in given:
            if field not in FIELDS:
                self.wrong(f"there is no field {{{field}}}{did_you_mean(field, FIELDS)}", line)
        return Section(name, read, head["joined"] or "", channels, option, given)

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
        self._look_around(pieces, line)
        return tuple(pieces)

    def _blank(self, text: str, line: int) -> Blank:
        name, _, form = text.partition(".")
        if name not in FIELDS:
            self.wrong(f"there is no field {{{name}}}{did_you_mean(name, FIELDS)}", line)
        elif form and (name not in SENTENCES or form not in OLD_FORMS):
            self.wrong(f"{{{name}}} has no form {form!r}{did_you_mean(form, OLD_FORMS) if name in SENTENCES else ''}", line)
        elif form or name == "talked_about":
            better = "say" if name == "talked_about" else name
            self._old(f"{{{text}}} reads a whole sentence now: write {{{better}}}, standing alone", line)
        return Blank(name)

    def _old(self, sentence: str, line: int) -> None:
        if not any(old.line == line for old in self.outdated):
            self.outdated.append(Problem(self.name, line, sentence))

    def _look_around(self, pieces: list[Piece], line: int) -> None:
        """Record where a sentence is put into another, as older templates do."""
        parts = [part for piece in pieces for part in piece.parts]
        for before, part, after in zip(["", *parts], parts, [*parts[1:], ""], strict=False):
            if isinstance(part, Blank) and part.name in SENTENCES:
                begins = isinstance(before, Blank) or not before.strip() or before.rstrip().endswith((".", "!", "?", ":"))
                ends = isinstance(after, Blank) or not after[:1].strip()
                if not (begins and ends):
                    self._old(f"{{{part.name}}} is a whole sentence: let it stand alone", line)
