"""Print every text that people may read, with its file and line, for editors of texts: `python -m tests.strings [PATH...]`."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]

SAID_BY = frozenset(
    {"tell", "notify", "Static", "Label", "print", "say", "_say", "input", "_input", "complain", "_complain", "Look"}
)
"""Calls whose every text is shown, even a single word in small letters."""

NEVER_SHOWN = frozenset(
    {
        "compile",
        "match",
        "fullmatch",
        "search",
        "sub",
        "findall",
        "finditer",
        "split",
        "words",
        "frozenset",
        "query_one",
        "query",
    }
)
"""Calls whose texts are patterns, lists of words or selectors."""

READABLE = re.compile(r"[^\W\d_]{2,}[,.:;?!]? \(?[^\W\d_]|[A-ZÄÖÜ][a-zäöüß-]+$")
"""Two words in a row, or one with a capital letter: this is text for people, and hardly ever an internal name."""

UNREADABLE = re.compile(r"\\|\(\?|\w\|\w|\{ [a-z-]+:|^\$|^(error|warning|information)$")
"""What only patterns, style sheets, theme variables and kinds of toast contain."""


class Text(NamedTuple):
    """A text that people may read, with its placeholders in braces."""

    path: Path
    line: int
    text: str


def texts(folder: Path = ROOT / "tui") -> Iterator[Text]:
    """Yield the texts of every module and every note template below a folder."""
    for path in sorted([*folder.rglob("*.py"), *folder.rglob("templates/*.txt")] if folder.is_dir() else [folder]):
        source = path.read_text(encoding="utf-8")
        if path.suffix == ".txt":
            yield from (
                Text(path, number, line.strip()) for number, line in enumerate(source.splitlines(), 1) if line.strip()
            )
        else:
            yield from texts_of_module(path, source)


def texts_of_module(path: Path, source: str) -> Iterator[Text]:
    """Yield the texts of one module, in the order of its lines; docstrings are not among them."""
    found = [Text(path, node.lineno, text) for node, text, call in _strings(ast.parse(source), "") if _is_read(text, call)]
    yield from sorted(found, key=lambda text: text.line)


def _is_read(text: str, call: str) -> bool:
    """Return whether people may read a text that is an argument of that call."""
    if call in NEVER_SHOWN or UNREADABLE.search(text):
        return False
    return any(c.isalpha() for c in text) if call in SAID_BY else bool(READABLE.search(text))


def _strings(node: ast.AST, call: str) -> Iterator[tuple[ast.expr, str, str]]:
    """Yield each text below a node, with the call it is an argument of; adjacent pieces are one text."""
    if isinstance(node, ast.expr) and (text := _text(node)) is not None:
        yield node, text, call
        return
    if isinstance(node, ast.Call):
        call = node.func.attr if isinstance(node.func, ast.Attribute) else ast.unparse(node.func)
    elif isinstance(node, ast.stmt):
        call = "raise" if isinstance(node, ast.Raise) else ""
    for child in ast.iter_child_nodes(node):
        is_docstring = isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant)
        if not is_docstring:
            yield from _strings(child, call)


def _text(node: ast.expr) -> str | None:
    """Return the text of a constant, an f-string or a sum of them; None for anything else."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else None
    if isinstance(node, ast.JoinedStr):
        return "".join(
            str(part.value) if isinstance(part, ast.Constant) else f"{{{ast.unparse(part.value)}}}"  # type: ignore[attr-defined]
            for part in node.values
        )
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        left, right = _text(node.left), _text(node.right)
        if left is not None or right is not None:
            return "".join(
                f"{{{ast.unparse(part)}}}" if text is None else text
                for part, text in ((node.left, left), (node.right, right))
            )
    return None


if __name__ == "__main__":
    for folder in [Path(word).resolve() for word in sys.argv[1:]] or [ROOT / "tui"]:
        for text in texts(folder):
            print(f"{text.path.relative_to(ROOT)}:{text.line}: {' '.join(text.text.split())}")
