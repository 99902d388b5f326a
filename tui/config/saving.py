"""Save settings in the config file; the user's comments and layout stay."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tui.config.loading import ConfigFile, parse_config
from tui.config.settings import SettingsError, config_text
from tui.files import write_private


def save(path: Path, values: Mapping[tuple[str, str], str | list[str]]) -> None:
    """Set strings or lists of strings, by (section, key), in the config file; create the file if there is none.

    Raises: SettingsError, with nothing written, for a file that is not TOML, cannot be changed or cannot be written.
    """
    import tomlkit  # takes 60 ms, and only saving needs it
    from tomlkit.exceptions import TOMLKitError  # part of tomlkit

    file = ConfigFile(path)
    wanted = file.data
    try:
        document = tomlkit.parse(config_text(path, newline=""))
        for (section, key), value in values.items():
            wanted[section] = file.table(section) | {key: value}
            document.setdefault(section, tomlkit.table())[key] = value
        written = tomlkit.dumps(document)
    except TOMLKitError:
        written = ""
    if parse_config(written, path) != wanted:
        raise SettingsError(f"{path} cannot be changed safely; set {', '.join(key for _, key in values)} in it by hand.")
    try:
        write_private(path, written, keep_mode=True)
    except OSError as error:
        raise SettingsError(f"{path} cannot be written: {error.strerror}.") from None
