"""`followup templates`: what notes are drafted from, shown, and copied to be edited."""

from __future__ import annotations

import argparse
import os
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.core.acts import Refused
from tui.core.words import NOTE_WORDS

if TYPE_CHECKING:
    from tui.settings import Settings


def add(commands: Any, parents: list[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = commands.add_parser("templates", parents=parents, help="what notes are drafted from: list, show, copy to edit")
    parser.add_argument("what", nargs="?", choices=("list", "show", "copy"), default="list")
    parser.add_argument("name", nargs="?", metavar="NAME", help="a template's name as listed, such as thank_you.en")


def without_book(args: argparse.Namespace, path: Path, settings: Settings, now: datetime) -> int:
    """List, show or copy; raises Refused for a name there is not, or a file that would be overwritten."""
    from tui.core.drafts import text_de, text_en
    from tui.desk import templates_of

    built_in = {name.removesuffix(".txt"): text for name, text in (*text_en.FILES.items(), *text_de.FILES.items())}
    own = {Path(name).stem: text for name, text in settings.template_files()}
    templates_of(settings)
    if args.what == "list":
        for name in sorted({*built_in, *own}):
            kind = NOTE_WORDS.get(name.split(".")[0], "what stands around every note")
            print(f"{name:<28} {kind}{'  (yours)' if name in own else ''}")
        return 0
    if args.name is None or args.name.removesuffix(".txt") not in {**built_in, **own}:
        raise Refused(f"Which template? There are: {', '.join(sorted({*built_in, *own}))}")
    name = args.name.removesuffix(".txt")
    if args.what == "show":
        print(own.get(name, built_in.get(name, "")), end="")
        return 0
    folder = settings.folder / "templates"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    target = folder / f"{name}.txt"
    try:
        with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            file.write(built_in.get(name, ""))
    except FileExistsError:
        raise Refused(f"{target} exists already; edit it, or delete it to go back to the built-in one") from None
    print(f"Copied to {target}; what you write there is used from now on.")
    return 0
