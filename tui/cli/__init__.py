"""The commands of the command line, one module each; none of them imports Textual."""

from types import ModuleType

from tui.cli import check, draft, history, imports, log, next, restore  # noqa: A004

COMMANDS: dict[str, ModuleType] = {
    "next": next,
    "draft": draft,
    "log": log,
    "import": imports,
    "history": history,
    "restore": restore,
    "check": check,
}
