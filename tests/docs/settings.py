"""The settings, from their declarations."""

from __future__ import annotations

from typing import Any

from tests.docs.markdown import code, table
from tui.config import SECTIONS, declared
from tui.config.values import as_toml, wanted
from tui.domain.settings import Setting


def settings_section() -> str:
    """Return the settings of every section, a table each."""
    parts = []
    for section, kind in SECTIONS.items():
        defaults = kind()
        rows = [
            (code(key), setting.sentence, wanted(setting), _default(setting, getattr(defaults, key)))
            for key, setting in declared(section).items()
        ]
        parts.append(f"## [{section}]\n\n{kind.__doc__}\n\n{table(('key', 'what it means', 'value', 'default'), rows)}")
    return "\n\n".join(parts)


def _default(setting: Setting, value: Any) -> str:
    return setting.unset or ("none" if value in ("", ()) else code(as_toml(value)))
