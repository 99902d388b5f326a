"""`followup templates`: list and show the note templates, or copy one to edit it."""

from __future__ import annotations

import argparse
import sys
from datetime import datetime
from pathlib import Path

from tui.cli.output import tell
from tui.config import Settings
from tui.domain.labels import note_words
from tui.domain.operations import Refused
from tui.domain.sanitize import one_line
from tui.domain.suggestions import did_you_mean
from tui.drafting import BUILT_IN
from tui.files import create_private
from tui.session import valid_templates


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "what", nargs="?", choices=("list", "show", "copy"), default="list", help="what to do (default: list)"
    )
    parser.add_argument("name", nargs="?", metavar="NAME", help="a template's name as listed, such as thank_you.en")


def without_book(args: argparse.Namespace, path: Path, settings: Settings, now: datetime) -> int:
    """List, show or copy templates; raises Refused for an unknown name, or a file that would be overwritten.

    Problems with the user's own templates are printed on standard error, and the list then returns 1.
    """
    found, problems = valid_templates(settings)
    for problem in problems:
        tell(f"followup: {one_line(problem)}", file=sys.stderr)

    built_in = {f"{template.kind}.{template.language}": template for template in BUILT_IN}
    here = {f"{template.kind}.{template.language}": template for template in found}
    if args.what == "list":
        for name, template in sorted(here.items()):
            words = "the frame of every note: greeting, closing" if template.kind == "frame" else note_words(template.kind)
            named = "" if Path(template.source).stem == name else f", in {template.source}"
            tell(f"{name:<28} {words}{'' if template is built_in.get(name) else f'  (yours{named})'}")
        return 1 if problems else 0
    name = (args.name or "").removesuffix(".txt")
    if name not in here:
        if near := did_you_mean(name, here):
            raise Refused(f"There is no template {name!r}{near}")
        raise Refused(f"Which template? Choose from {', '.join(sorted(here))}")
    if args.what == "show":
        tell(here[name].text, end="")
        return 0
    if name not in built_in:
        raise Refused(f"{name} is already your own: {settings.folder / 'templates' / here[name].source}")
    folder = settings.folder / "templates"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    target = folder / f"{name}.txt"
    try:
        create_private(target, built_in[name].text)
    except FileExistsError:
        raise Refused(f"{target} already exists; edit it, or delete it to use the built-in one again") from None
    tell(f"Copied to {target}. Your copy is used from now on.")
    return 0
