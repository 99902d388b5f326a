"""The settings: their sections and keys, and the checks that need the app's commands and themes."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, get_type_hints

from msgspec import Struct

from tui.commands import KeymapError, checked_keymap
from tui.domain.quiet_hours import QuietHours
from tui.domain.sanitize import one_line
from tui.domain.settings import Policy, Profile, Setting
from tui.domain.suggestions import did_you_mean
from tui.files import read_outside

MOST_CONFIG_BYTES = 1_000_000
"""The maximum size of the config file, and of each of the user's templates."""


class SettingsError(ValueError):
    """The config file cannot be used. The message is a sentence that names the file and the line, and says what is valid."""


THEMES = (
    "followup-dark", "followup-light", "terminal",
    "ansi-dark", "ansi-light", "atom-one-dark", "atom-one-light", "catppuccin-frappe", "catppuccin-latte",
    "catppuccin-macchiato", "catppuccin-mocha", "dracula", "flexoki", "gruvbox", "monokai", "nord", "rose-pine",
    "rose-pine-dawn", "rose-pine-moon", "solarized-dark", "solarized-light", "textual-dark", "textual-light", "tokyo-night",
)  # fmt: skip
"""The names of all themes, our own first; the first is the default."""


class AppSettings(Struct, frozen=True, kw_only=True):
    """The look and sound of the app."""

    theme: Annotated[str, Setting("text", f"The colour theme: {', '.join(THEMES)}.", unset=THEMES[0])] = ""
    animation: Annotated[
        bool | None,
        Setting("flag", "Animate, and blink the cursor.", unset="false over SSH and with `plain`, else true"),
    ] = None
    bell: Annotated[
        bool,
        Setting("flag", "Ring when something turns urgent while the app is open, and have the terminal show a notification."),
    ] = False
    plain: Annotated[bool, Setting("flag", "Open the app for screen readers and braille, as with `--plain`.")] = False


class MailSettings(Struct, frozen=True, kw_only=True):
    """Your mail program."""

    compose: Annotated[
        str,
        Setting(
            "text",
            "The command that opens a mail in your mail program. `{file}` in it stands for the mail's file; without it, the"
            " mail is passed on standard input. docs/mail.md has recipes.",
        ),
    ] = ""


class RemindSettings(Struct, frozen=True, kw_only=True):
    """When `followup remind` and the bell keep quiet."""

    quiet_hours: Annotated[
        QuietHours | None,
        Setting("hours", "Hours without reminders, in your time zone; they come afterwards.", unset="none"),
    ] = None


class SyncSettings(Struct, frozen=True, kw_only=True):
    """The folder that goes to your phone."""

    vdir: Annotated[
        str,
        Setting(
            "text",
            "The folder of contacts and a calendar that `followup export --vdir` keeps up to date, and the open app, too."
            " docs/several-machines.md tells how it comes to a phone.",
            unset="none",
        ),
    ] = ""
    vdir_notes: Annotated[bool, Setting("flag", "Write your private notes into that folder, too.")] = False
    vdir_invited: Annotated[
        bool, Setting("flag", "Write interviews that came by invitation, which your calendar may have already.")
    ] = True


class Settings(Struct, frozen=True, kw_only=True):
    """Everything from the config file. `keys` maps command ids to keys; `path` is where the file is, or would be."""

    profile: Profile = Profile()
    policy: Policy = Policy()
    app: AppSettings = AppSettings()
    mail: MailSettings = MailSettings()
    remind: RemindSettings = RemindSettings()
    sync: SyncSettings = SyncSettings()
    keys: dict[str, str] = {}
    path: Path = Path()

    @property
    def folder(self) -> Path:
        """Return the folder of the config file."""
        return self.path.parent

    def template_files(self) -> list[tuple[str, str]]:
        """Return the user's own note templates, `templates/*.txt` beside the config file, as (name, text).

        Raises: SettingsError if one cannot be read.
        """
        folder = self.folder / "templates"
        if self.path == Path() or not folder.is_dir():
            return []
        return [(str(path), config_text(path)) for path in sorted(folder.glob("*.txt"))]


SECTIONS: dict[str, type[Struct]] = {
    name: type(default)
    for name, default in zip(Settings.__struct_fields__, Settings.__struct_defaults__, strict=True)
    if isinstance(default, Struct)
}
"""The sections of the config file whose keys are declared; [keys] has the commands' ids."""


def declared(section: str) -> dict[str, Setting]:
    """Return the settings of a section by key, in the order of their declaration."""
    hints = get_type_hints(SECTIONS[section], include_extras=True)
    return {key: hints[key].__metadata__[0] for key in SECTIONS[section].__struct_fields__}


def checked_theme(name: str) -> str:
    """Return the theme's name; the default theme if none is set.

    Raises: SettingsError for an unknown theme; the message names the nearest one.
    """
    if name and name not in THEMES:
        right = did_you_mean(name, THEMES, quote="`") or f"; the themes are {', '.join(THEMES)}."
        raise SettingsError(f"`theme` in [app]: there is no theme {one_line(name)!r}{right}")
    return name or THEMES[0]


def refuse_invalid_looks(settings: Settings) -> None:
    """Raise SettingsError if the app cannot use the keys or the theme."""
    try:
        checked_keymap(settings.keys)
        checked_theme(settings.app.theme)
    except (KeymapError, SettingsError) as error:
        raise SettingsError(f"{settings.path}: {error}") from None


def config_text(path: Path, *, newline: str | None = None) -> str:
    """Return the text of a config file or template, empty if there is none; raises SettingsError if it cannot be read.

    Line ends become "\\n" unless `newline` is empty.
    """
    try:
        text = read_outside(path, MOST_CONFIG_BYTES).decode("utf-8-sig")
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError:
        raise SettingsError(f"{path} is not UTF-8 text.") from None
    except OSError as error:
        raise SettingsError(f"{path} cannot be read: {error.strerror}.") from None
    return text if newline == "" else text.replace("\r\n", "\n").replace("\r", "\n")
