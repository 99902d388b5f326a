"""The paths of the program's files: in the XDG folders unless an environment variable overrides them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path


def config_path(environ: Mapping[str, str]) -> Path:
    """Return the path of the config file: FOLLOWUP_CONFIG, else `followup/config.toml` in the XDG config folder."""
    return _path(environ, "FOLLOWUP_CONFIG", "XDG_CONFIG_HOME", ".config", "config.toml")


def book_path(environ: Mapping[str, str]) -> Path:
    """Return the path of the book: FOLLOWUP_BOOK, else `followup/book.json` in the XDG data folder."""
    return _path(environ, "FOLLOWUP_BOOK", "XDG_DATA_HOME", ".local/share", "book.json")


def state_folder(environ: Mapping[str, str]) -> Path:
    """Return the folder for what the program remembers between runs, in the XDG state folder."""
    return _path(environ, "", "XDG_STATE_HOME", ".local/state", "")


def folder_of_editors(environ: Mapping[str, str]) -> Path:
    """Return the folder for the files that are open in the user's editor."""
    return state_folder(environ) / "editing"


def folder_of_mails(environ: Mapping[str, str]) -> Path:
    """Return the folder for the mails that are given to the user's mail program."""
    return state_folder(environ) / "mails"


def _path(environ: Mapping[str, str], variable: str, xdg: str, fallback: str, name: str) -> Path:
    home = Path(environ["HOME"]) if environ.get("HOME") else Path("~").expanduser()
    if chosen := environ.get(variable):
        return home / chosen[2:] if chosen.startswith("~/") else Path(chosen).expanduser()
    folder = Path(environ.get(xdg, ""))
    return (folder if folder.is_absolute() else home / fallback) / "followup" / name
