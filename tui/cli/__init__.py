"""The commands of the command line, one module each; none of them imports Textual."""

from types import ModuleType

from tui.cli import check, draft, history, imports, log, next, restore, review, show, templates  # noqa: A004

COMMANDS: dict[str, ModuleType] = {
    "next": next,
    "show": show,
    "draft": draft,
    "review": review,
    "log": log,
    "import": imports,
    "history": history,
    "restore": restore,
    "templates": templates,
    "check": check,
}
