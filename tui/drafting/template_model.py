"""The parts of a template: sections, several wordings each, and named fields in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from tui.domain.note_kinds import NOTE_KINDS


class Blank(msgspec.Struct, frozen=True):
    """A field's place in a wording."""

    name: str


Part = str | Blank


class Piece(msgspec.Struct, frozen=True):
    """A stretch of a wording; an optional one is left out if a field in it is not known."""

    parts: tuple[Part, ...]
    optional: bool = False


class Wording(msgspec.Struct, frozen=True):
    """One way to say a section, line by line."""

    lines: tuple[tuple[Piece, ...], ...]
    text: str

    def blanks(self, *, needed: bool = False) -> Iterator[Blank]:
        """Return the fields in it, or only the required ones."""
        for line in self.lines:
            for piece in line:
                if not (needed and piece.optional):
                    yield from (part for part in piece.parts if isinstance(part, Blank))


class Section(msgspec.Struct, frozen=True):
    """A part of a note.

    `joined` is `+` if it belongs to the paragraph before it, and `~` if to that of the section before it; if that section is
    left out, it begins one. `option` is empty, or `on`, `off` or `known`: whether it is there unless the user says otherwise.
    It is there only if each `given` field is known, or not known where its second part is false.
    """

    name: str
    wordings: tuple[Wording, ...]
    joined: str = ""
    channels: tuple[str, ...] = ()
    option: str = ""
    given: tuple[tuple[str, bool], ...] = ()


class Problem(msgspec.Struct, frozen=True):
    """What is wrong with a template file, and in which line."""

    file: str
    line: int
    sentence: str


class Template(msgspec.Struct, frozen=True):
    """A kind of note in a language, and the text of the file that says so.

    `outdated` are lines that are read as best they can be, and should be changed.
    """

    kind: str
    language: str
    source: str
    text: str
    sections: tuple[Section, ...]
    outdated: tuple[Problem, ...] = ()

    def on(self, channel: str) -> list[Section]:
        """Return the sections for a channel."""
        return [section for section in self.sections if not section.channels or channel in section.channels]


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
        """Return the template for a kind in a language, or `None`."""
        return self._templates.get((kind, language))

    def __iter__(self) -> Iterator[Template]:
        return iter(self._templates.values())

    @property
    def languages(self) -> tuple[str, ...]:
        """Return the languages that have templates."""
        return tuple(dict.fromkeys(language for kind, language in self._templates if kind != "frame"))

    def kinds(self, language: str = "") -> tuple[str, ...]:
        """Return the kinds of notes in a language, or in any: the known ones in their order, then the user's own."""
        found = dict.fromkeys(kind for kind, spoken in self._templates if spoken == (language or spoken) and kind != "frame")
        return (*(kind for kind in NOTE_KINDS if kind in found), *(kind for kind in found if kind not in NOTE_KINDS))

    def over(self, others: Mapping[tuple[str, str], Template]) -> Templates:
        """Return these templates, with others in place of those of the same kind and language."""
        return Templates({**self._templates, **others})
