"""The settings in `config.toml`: the user's details, the rules, the look of the app and its keys."""

from tui.config.loading import defaults, load, settings_in_force
from tui.config.settings import (
    SECTIONS,
    THEMES,
    AppSettings,
    Settings,
    SettingsError,
    checked_theme,
    declared,
    refuse_invalid_looks,
)
from tui.config.system import system_zone

__all__ = [
    "SECTIONS",
    "THEMES",
    "AppSettings",
    "Settings",
    "SettingsError",
    "checked_theme",
    "declared",
    "defaults",
    "load",
    "refuse_invalid_looks",
    "settings_in_force",
    "system_zone",
]
