"""The commands of the command line, from its parser."""

from __future__ import annotations

import argparse

from tests.docs.markdown import code, table
from tui.cli import SUBCOMMANDS
from tui.cli.parser import parser_of
from tui.domain.rules.registry import RULES


def commands_section() -> str:
    """Return every command with its arguments and options, a table each."""
    parser = parser_of(SUBCOMMANDS, SUBCOMMANDS)
    [commands] = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    common = {option for action in parser._actions for option in action.option_strings}
    parts = [f"## followup\n\n{parser.description}\n\n{_arguments(parser, set())}"]
    for about in commands._choices_actions:
        one: argparse.ArgumentParser = commands.choices[about.dest]
        sentence = f"{(about.help or '')[:1].upper()}{(about.help or '')[1:]}."
        parts.append(f"## followup {about.dest}\n\n{sentence}\n\n{_arguments(one, common)}".rstrip())
    return "\n\n".join(parts)


def rules_table() -> str:
    """Return every rule: its ids for programs, what it asks for, and its source."""
    return table(
        ("rule", "action", "what it asks for", "source"),
        (
            (code(rule.id), code(rule.action), rule.label.format(who="somebody", company="them", about="..."), rule.source)
            for rule in RULES
        ),
    )


def _arguments(parser: argparse.ArgumentParser, common: set[str]) -> str:
    """Return the arguments and options of a command, without those that every command has."""
    rows = [
        (code(_spelled(action)), _told(action))
        for action in parser._actions
        if not isinstance(action, argparse._SubParsersAction | argparse._HelpAction)
        and action.help != argparse.SUPPRESS
        and not (action.option_strings and set(action.option_strings) <= common)
    ]
    return table(("argument", "what it is"), rows) if rows else ""


def _spelled(action: argparse.Action) -> str:
    """Return an argument as it is typed."""
    name = action.metavar if isinstance(action.metavar, str) else "|".join(action.choices or ()) or action.dest.upper()
    if not action.option_strings:
        return {"+": f"{name}...", "?": f"[{name}]", "*": f"[{name}...]"}.get(str(action.nargs), name)
    return action.option_strings[-1] + ("" if action.nargs == 0 else f" {name}")


def _told(action: argparse.Action) -> str:
    return action.help or ""
