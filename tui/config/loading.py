"""Read the config file, or refuse it with one sentence that names the line and says what would be valid."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from tui.config.settings import SECTIONS, Settings, SettingsError, config_text, declared
from tui.config.system import system_zone, zone_of_tz
from tui.config.values import as_toml, read_setting
from tui.domain.dates import DateError
from tui.domain.sanitize import printable
from tui.domain.settings import Setting
from tui.domain.suggestions import nearest


def load(path: Path, *, environ: Mapping[str, str]) -> Settings:
    """Return the settings of a config file, all defaults if there is none. The zone is the system's unless it is set.

    Raises: SettingsError for a file that is not TOML, an unknown section or key, or a value that is invalid or out of range.
    """
    file = ConfigFile(path)
    file.refuse_unknown_sections()
    found: dict[str, Any] = {section: kind(**file.values(section)) for section, kind in SECTIONS.items()}
    if "timezone" not in file.table("policy"):
        found["policy"] = replace(found["policy"], timezone=system_zone(environ))
    return Settings(**found, keys=file.keys(file.table("keys")), path=path)


def defaults(path: Path, *, environ: Mapping[str, str]) -> Settings:
    """Return the settings of a config file that cannot be used: all defaults, and the system's zone."""
    fresh = Settings(path=path)
    return replace(fresh, policy=replace(fresh.policy, timezone=system_zone(environ)))


class InForce(Struct, frozen=True):
    """A setting in force: its value, and where the value comes from."""

    section: str
    key: str
    value: Any
    source: str


def settings_in_force(settings: Settings, environ: Mapping[str, str]) -> Iterator[InForce]:
    """Yield every declared setting, then the keys that the user has set."""
    file = ConfigFile(settings.path)
    for section in SECTIONS:
        set_here = file.table(section)
        for key, setting in declared(section).items():
            if key in set_here:
                source = f"line {file.line_of(section, key)}"
            elif setting.holds == "zone":
                source = "TZ in the environment" if zone_of_tz(environ) else "the system's"
            else:
                source = f"default: {setting.unset}" if setting.unset else "default"
            yield InForce(section, key, getattr(getattr(settings, section), key), source)
    for key, value in settings.keys.items():
        yield InForce("keys", key, value, f"line {file.line_of('keys', key)}")


def parse_config(text: str, path: Path) -> dict[str, Any]:
    """Return the content of a config file; raises SettingsError with the line if it is not TOML."""
    if not text:
        return {}
    import tomllib  # takes 5 ms, and many users have no config file

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        what, _, where = str(error).partition(" (at ")
        line = re.search(r"line (\d+)", where)
        at = int(line[1]) if line else text.rstrip("\n").count("\n") + 1
        if wrong := _impossible_date([*text.split("\n"), ""][at - 1]):
            raise SettingsError(f"{path} line {at}: {wrong}; write dates as year-month-day, such as 2026-12-24.") from None
        raise SettingsError(f"{path} line {at}: not valid TOML: {_plainly(what)}.") from None
    except (ValueError, RecursionError):  # a number of thousands of digits, brackets in brackets
        raise SettingsError(f"{path} is not valid TOML.") from None


def _plainly(what: str) -> str:
    """Return what the TOML parser says; of what is there twice it speaks of Python's tuples and namespaces."""
    if section := re.search(r" \('(.*)',?\)", what):
        name = section[1].replace("', '", ".")
        return f"[{name}] appears twice"
    if what == "Cannot overwrite a value":
        return "a key appears twice"
    return what[:1].lower() + what[1:]


def _impossible_date(line: str) -> str:
    """Return the sentence about an impossible date on a line, for which the TOML parser reports a misleading error."""
    for found in re.findall(r"\b\d{4}-\d{1,2}-\d{1,2}\b", line, re.ASCII):
        try:
            date.fromisoformat(found)
        except ValueError:
            key = re.match(r"\s*([\w-]+)\s*=", line)
            return f"{f'`{key[1]}` must be a list of dates, but ' if key else ''}there is no day {found}"
    return ""


class ConfigFile:
    """A config file: its lines of text, and the data in it."""

    def __init__(self, path: Path) -> None:
        """Read the file; raises SettingsError if it cannot be read or is not TOML."""
        self.path = path
        self.lines = (text := config_text(path)).split("\n")
        self.data = parse_config(text, path)

    def refuse_unknown_sections(self) -> None:
        """Raise SettingsError for the first unknown section, or key outside all sections."""
        known = [*SECTIONS, "keys"]
        for section, value in self.data.items():
            if section in known:
                continue
            where, name = self.where("", section), printable(section[:60])
            if not isinstance(value, dict):
                raise SettingsError(f"{where}: `{name}` is outside all sections{_right_key(section, '')}")
            near = nearest(section, known)
            right = f"did you mean [{near[0]}]?" if near else f"the sections are {', '.join(f'[{name}]' for name in known)}."
            raise SettingsError(f"{where}: there is no section [{name}]; {right}")

    def table(self, section: str) -> dict[str, Any]:
        """Return the keys and values of a section, as read from TOML."""
        table = self.data.get(section, {})
        if not isinstance(table, dict):
            raise SettingsError(f"{self.where('', section)}: `{section}` must be a section: [{section}].")
        return table

    def values(self, section: str) -> dict[str, Any]:
        """Return the values of a section as the program uses them; raises SettingsError if one is invalid."""
        table = self.table(section)
        settings = declared(section) if table else {}
        return {key: self._value(section, key, settings.get(key), value) for key, value in table.items()}

    def _value(self, section: str, key: str, setting: Setting | None, value: Any) -> Any:
        where = self.where(section, key)
        if setting is None:
            raise SettingsError(f"{where}: there is no key `{printable(key[:60])}` in [{section}]{_right_key(key, section)}")
        try:
            return read_setting(setting, value)
        except DateError as error:
            raise SettingsError(f"{where}: `{key}` in [{section}]: {error}") from None
        except ValueError as error:
            raise SettingsError(f"{where}: `{key}` in [{section}] must be {error}, not {_shown(value)}.") from None

    def keys(self, table: Mapping[str, Any], prefix: str = "") -> dict[str, str]:
        """Return the keys by command id; TOML reads a dotted id as nested tables."""
        keys: dict[str, str] = {}
        for name, value in table.items():
            if isinstance(value, dict):
                keys |= self.keys(value, f"{prefix}{name}.")
            elif isinstance(value, str):
                keys[prefix + name] = value
            else:
                where, name = self.where("keys", name), printable((prefix + name)[:60])
                raise SettingsError(f"{where}: `{name}` in [keys] must be keys in quotes, not {_shown(value)}.")
        return keys

    def where(self, section: str, key: str) -> str:
        """Return the file and, if known, the line of a key."""
        line = self.line_of(section, key)
        return f"{self.path} line {line}" if line else str(self.path)

    def line_of(self, section: str, key: str) -> int:
        """Return the line of a key in a section, from 1; 0 if unknown."""
        header = self._find(rf"\s*\[\s*{re.escape(section)}\b") if section else 0
        at = self._find(rf"""\s*["'\[]*\s*{re.escape(key)}\b""", header) if header or not section else 0
        return at or next((number for number, line in enumerate(self.lines, 1) if key in line), header)

    def _find(self, pattern: str, after: int = 0) -> int:
        """Return the number of the first line after `after` that begins with a pattern, 0 if there is none."""
        return next((at for at, line in enumerate(self.lines[after:], after + 1) if re.match(pattern, line)), 0)


def _right_key(key: str, section: str) -> str:
    """Return the end of a sentence about an unknown key: the nearest key in its section, else in another."""
    for place in sorted(SECTIONS, key=lambda name: name != section):
        if near := nearest(key, SECTIONS[place].__struct_fields__):
            return f"; did you mean `{near[0]}`{f' in [{place}]' if place != section else ''}?"
    return f"; the keys are {', '.join(SECTIONS[section].__struct_fields__)}." if section in SECTIONS else "."


def _shown(value: Any) -> str:
    """Return an invalid value for an error: shortened, without control characters."""
    return as_toml(value) if isinstance(value, str | bool) else printable(str(value)[:60])
