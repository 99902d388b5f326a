"""What the user set: profile, policy, looks and keys from `config.toml`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import msgspec

from tui.commands import KeymapError, checked_keymap
from tui.domain.dates import DateError
from tui.domain.models import Policy, Profile
from tui.domain.sanitize import one_line
from tui.domain.suggestions import did_you_mean, nearest
from tui.domain.zones import zone_or_error


class SettingsError(ValueError):
    """The config file cannot be used. The message is one sentence that names the file, the line and what would be right."""


class AppSettings(msgspec.Struct, frozen=True, kw_only=True):
    """How the app looks; `theme` and `animation` are its own choice where they are not set, `plain` is for screen readers."""

    theme: str = ""
    animation: bool | None = None
    bell: bool = False
    plain: bool = False


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Everything from the config file; `keys` maps a binding's id to its keys, `path` is where the file stands or would."""

    profile: Profile = Profile()
    policy: Policy = Policy()
    app: AppSettings = AppSettings()
    keys: dict[str, str] = {}
    path: Path = Path()

    @property
    def folder(self) -> Path:
        """Where the config file stands."""
        return self.path.parent

    def template_files(self) -> list[tuple[str, str]]:
        """The user's own note templates, `templates/*.txt` beside the config file, as (name, text).

        Raises SettingsError for one that cannot be read.
        """
        folder = self.folder / "templates"
        if self.path == Path() or not folder.is_dir():
            return []
        return [(str(path), _text_of(path)) for path in sorted(folder.glob("*.txt"))]


SECTIONS: dict[str, type[msgspec.Struct]] = {"profile": Profile, "policy": Policy, "app": AppSettings}


def load(path: Path, *, environ: Mapping[str, str]) -> Settings:
    """The settings of a config file; all defaults where there is none. The zone is the system's unless it is set.

    Raises SettingsError for a file that is no TOML, an unknown section or key, and a value that is wrong or out of range.
    """
    text = _text_of(path)
    data = _parse(text, path) if text else {}
    for section in data:
        if section not in SECTIONS and section != "keys":
            raise SettingsError(_unknown_section(section, data[section], text, path))
    found: dict[str, Any] = {}
    for section, kind in SECTIONS.items():
        found[section] = kind(**_values(section, kind, _table(data, section, text, path), text, path))
    if "timezone" not in data.get("policy", {}):
        found["policy"] = msgspec.structs.replace(found["policy"], timezone=system_zone(environ))
    return Settings(**found, keys=_keys(_table(data, "keys", text, path), text, path), path=path)


def save(path: Path, values: Mapping[tuple[str, str], str | list[str]]) -> None:
    """Set texts, or lists of them, by (section, key) in the config file; it is made if need be, and all else in it stays.

    Raises SettingsError, with nothing written, when the file is no TOML or is laid out so that a line cannot just be set.
    """
    text = _text_of(path)
    wanted = _parse(text, path)
    lines = text.rstrip("\n").split("\n") if text.strip() else []
    for (section, key), value in values.items():
        wanted.setdefault(section, {})[key] = value
        shown = _shown(value) if isinstance(value, str) else f"[{', '.join(map(_shown, value))}]"
        line = f"{key} = {shown}"
        header = _find(lines, rf"\s*\[\s*{section}\s*\]")
        if header is None:
            lines += ["", f"[{section}]", line] if lines else [f"[{section}]", line]
            continue
        end = _find(lines, r"\s*\[", header + 1) or len(lines)
        at = _find(lines[:end], rf"\s*{key}\s*=", header + 1)
        lines[slice(header + 1, header + 1) if at is None else slice(at, at + 1)] = [line]
    written = "\n".join(lines) + "\n"
    try:
        right = _parse(written, path) == wanted
    except SettingsError:
        right = False
    if not right:
        raise SettingsError(f"{path} cannot be changed safely; set {', '.join(key for _, key in values)} there by hand.")
    _write(path, written)


THEMES = (
    "followup-dark", "followup-light", "terminal",
    "ansi-dark", "ansi-light", "atom-one-dark", "atom-one-light", "catppuccin-frappe", "catppuccin-latte",
    "catppuccin-macchiato", "catppuccin-mocha", "dracula", "flexoki", "gruvbox", "monokai", "nord", "rose-pine",
    "rose-pine-dawn", "rose-pine-moon", "solarized-dark", "solarized-light", "textual-dark", "textual-light", "tokyo-night",
)  # fmt: skip
"""Every theme's name, our own first; the first is used unless another is set."""


def checked_theme(name: str) -> str:
    """Return the theme's name, our own where none is set.

    Raises: SettingsError for a theme that there is not, with the nearest.
    """
    if name and name not in THEMES:
        right = did_you_mean(name, THEMES, quote="`") or f"; there are {', '.join(THEMES)}."
        raise SettingsError(f"`theme` in [app]: there is no theme {one_line(name)!r}{right}")
    return name or THEMES[0]


def refuse_wrong_looks(settings: Settings) -> None:
    """Raise SettingsError for keys or a theme that the app cannot use."""
    try:
        checked_keymap(settings.keys)
        checked_theme(settings.app.theme)
    except (KeymapError, SettingsError) as error:
        raise SettingsError(f"{settings.path}: {error}") from None


def system_zone(environ: Mapping[str, str]) -> str:
    """The IANA name of the system's zone: TZ, else where /etc/localtime points, else what tzlocal finds, else UTC."""
    named = environ.get("TZ", "").removeprefix(":")
    try:
        linked = str(Path("/etc/localtime").readlink()).partition("zoneinfo/")[2]
    except OSError:
        linked = ""
    for name in (named, linked):
        if name and _zone_or_none(name):
            return name
    import tzlocal  # 15 ms, and seldom needed

    try:
        return _zone_or_none(tzlocal.get_localzone_name()) or "UTC"
    except (LookupError, ValueError, OSError):
        return "UTC"


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError:
        raise SettingsError(f"{path} is no UTF-8 text.") from None
    except OSError as error:
        raise SettingsError(f"{path} cannot be read: {error.strerror}.") from None


def _parse(text: str, path: Path) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        what, _, where = str(error).partition(" (at ")
        line = re.search(r"line (\d+)", where)
        at = int(line[1]) if line else text.rstrip("\n").count("\n") + 1
        if wrong := _no_day([*text.split("\n"), ""][at - 1]):
            raise SettingsError(f"{path} line {at}: {wrong}; days are year, month, day: 2026-12-24.") from None
        raise SettingsError(f"{path} line {at}: this is no TOML: {what[:1].lower()}{what[1:]}.") from None


def _no_day(line: str) -> str:
    """What looks like a date in a line and is none; TOML's parser complains of what comes after it."""
    for found in re.findall(r"\b\d{4}-\d{1,2}-\d{1,2}\b", line, re.ASCII):
        try:
            date.fromisoformat(found)
        except ValueError:
            key = re.match(r"\s*([\w-]+)\s*=", line)
            return f"{f'`{key[1]}` must be a list of dates, but ' if key else ''}there is no day {found}"
    return ""


def _table(data: dict[str, Any], section: str, text: str, path: Path) -> dict[str, Any]:
    table = data.get(section, {})
    if not isinstance(table, dict):
        raise SettingsError(f"{_place_in(text, path, '', section)}: {section} must be a section, [{section}].")
    return table


def _values(section: str, kind: type[msgspec.Struct], table: dict[str, Any], text: str, path: Path) -> dict[str, Any]:
    """A section's values, each read by what its key asks for."""
    values = {}
    for key, value in table.items():
        where = _place_in(text, path, section, key)
        if key not in kind.__struct_fields__:
            raise SettingsError(f"{where}: there is no key `{_clean(key)}` in [{section}]{_did_you_mean(key, section)}")
        try:
            values[key] = _reader(section, key)(value)
        except DateError as error:
            raise SettingsError(f"{where}: `{key}` in [{section}]: {error}") from None
        except ValueError as error:
            raise SettingsError(f"{where}: `{key}` in [{section}] must be {error}, not {_shown(value)}.") from None
    return values


def _keys(table: dict[str, Any], text: str, path: Path, prefix: str = "") -> dict[str, str]:
    """The key bindings; a dotted id, which TOML reads as a table in a table, is one id again."""
    keys: dict[str, str] = {}
    for name, value in table.items():
        if isinstance(value, dict):
            keys |= _keys(value, text, path, f"{prefix}{name}.")
        elif isinstance(value, str):
            keys[prefix + name] = value
        else:
            where = _place_in(text, path, "keys", name)
            raise SettingsError(f"{where}: `{_clean(prefix + name)}` in [keys] must be keys in quotes, not {_shown(value)}.")
    return keys


# -- what each key asks for: a reader raises ValueError with what the value must be ----------------------------------------

LEAST = {"thank_within_hours": 1, "max_inquiries": 1}
MOST = 10_000
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def _reader(section: str, key: str) -> Callable[[Any], Any]:
    special = {
        "emails": _addresses,
        "strengths": _texts,
        "opening_time": _clock,
        "weekend": _weekend,
        "days_off": _days_off,
        "timezone": _zone,
        "animation": _flag,
        "bell": _flag,
        "plain": _flag,
    }
    if key in special:
        return special[key]
    return _whole(LEAST.get(key, 0)) if section == "policy" else _text


def _whole(least: int) -> Callable[[Any], int]:
    def read(value: Any) -> int:
        if type(value) is not int or not least <= value <= MOST:
            raise ValueError(f"a whole number from {least} to {MOST}")
        return value

    return read


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError("a text in quotes")
    return value


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError("true or false")
    return value


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ValueError('a list of texts such as ["one", "two"]')
    return tuple(value)


def _addresses(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) and "@" in item for item in value):
        raise ValueError('a list of e-mail addresses such as ["ana@example.org"]')
    return tuple(item.strip() for item in value)


def _clock(value: Any) -> time:
    if isinstance(value, str) and re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", value, re.ASCII):
        return time.fromisoformat(value)
    if isinstance(value, time):
        return value.replace(second=0, microsecond=0)
    raise ValueError('a time such as "09:00"')


def _weekend(value: Any) -> tuple[str, ...]:
    names = (
        [item.strip().casefold()[:3] if isinstance(item, str) else "" for item in value] if isinstance(value, list) else [""]
    )
    if not set(names) <= set(DAYS):
        raise ValueError(f"a list of days out of {', '.join(DAYS)}")
    if len(set(names)) == len(DAYS):
        raise ValueError("at most six days, so that a working day is left")
    return tuple(day for day in DAYS if day in names)


def _days_off(value: Any) -> tuple[date, ...]:
    wrong = ValueError('a list of dates such as ["2026-12-24"]')
    if not isinstance(value, list):
        raise wrong
    try:
        days = [date.fromisoformat(item) if isinstance(item, str) else item for item in value]
    except ValueError:
        raise wrong from None
    if not all(isinstance(day, date) and not isinstance(day, datetime) for day in days):
        raise wrong
    return tuple(sorted(set(days)))


def _zone(value: Any) -> str:
    return zone_or_error(_text(value)).key


def _zone_or_none(name: str) -> str | None:
    try:
        return zone_or_error(name).key
    except DateError:
        return None


# -- where it stands, and what was meant -----------------------------------------------------------------------------------


def _find(lines: list[str], pattern: str, start: int = 0) -> int | None:
    return next((at for at in range(start, len(lines)) if re.match(pattern, lines[at])), None)


def _place_in(text: str, path: Path, section: str, key: str) -> str:
    """The file and, as far as it can be told, the line where a key of a section stands."""
    lines = text.split("\n")
    header = _find(lines, rf"\s*\[\s*{re.escape(section)}\b") if section else -1
    spelled = rf"""\s*["'\[]*\s*{re.escape(key)}\b"""
    at = _find(lines, spelled, header + 1) if header is not None else None
    if at is None:
        at = next((number for number, line in enumerate(lines) if key in line), header if section else None)
    return str(path) if at is None else f"{path} line {at + 1}"


def _unknown_section(section: str, value: Any, text: str, path: Path) -> str:
    where, name = _place_in(text, path, "", section), _clean(section)
    if not isinstance(value, dict):
        return f"{where}: the key `{name}` stands in no section{_did_you_mean(section, '')}"
    near = nearest(section, [*SECTIONS, "keys"])
    known = ", ".join(f"[{known}]" for known in (*SECTIONS, "keys"))
    return f"{where}: there is no section [{name}]{f'; did you mean [{near[0]}]?' if near else f'; there are {known}.'}"


def _did_you_mean(key: str, section: str) -> str:
    """The end of a sentence about an unknown key: the nearest in its section, else in another one."""
    places = [section] * (section in SECTIONS) + [other for other in SECTIONS if other != section]
    for place in places:
        if near := nearest(key, SECTIONS[place].__struct_fields__):
            return f"; did you mean `{near[0]}`{f' in [{place}]' if place != section else ''}?"
    return f"; there are {', '.join(SECTIONS[section].__struct_fields__)}." if section in SECTIONS else "."


def _clean(text: str) -> str:
    return "".join(c if c.isprintable() else "?" for c in text[:60])


def _shown(value: Any) -> str:
    """A value as TOML writes it; nothing in it can act on a terminal."""
    if isinstance(value, str):
        escaped = (c if c.isprintable() and c not in '"\\' else f"\\U{ord(c):08x}" for c in value)
        return '"' + "".join(escaped) + '"'
    return str(value).lower() if isinstance(value, bool) else _clean(str(value))


def _write(path: Path, text: str) -> None:
    """Write the file whole or not at all, mode 0600; a link to it stays a link."""
    import os
    import tempfile

    temporary = None
    try:
        real = path.resolve()
        real.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, temporary = tempfile.mkstemp(dir=real.parent, prefix=f".{real.name}.")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(handle)
        Path(temporary).replace(real)
    except OSError as error:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)
        raise SettingsError(f"{path} cannot be written: {error.strerror}.") from None
