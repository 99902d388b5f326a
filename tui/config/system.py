"""The system's time zone, for users who set none."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tui.domain.zones import is_zone


def system_zone(environ: Mapping[str, str]) -> str:
    """Return the IANA name of the system's zone, from TZ, else /etc/localtime, else tzlocal, else UTC."""
    return zone_of_tz(environ) or _zone_of_link() or _zone_of_tzlocal() or "UTC"


def zone_of_tz(environ: Mapping[str, str]) -> str:
    """Return the zone that TZ names, empty if it names none."""
    return _zone_or_nothing(environ.get("TZ", "").removeprefix(":"))


def _zone_of_link() -> str:
    try:
        return _zone_or_nothing(str(Path("/etc/localtime").readlink()).partition("zoneinfo/")[2])
    except OSError:
        return ""


def _zone_of_tzlocal() -> str:
    import tzlocal  # takes 15 ms, and is seldom needed

    try:
        return _zone_or_nothing(tzlocal.get_localzone_name())
    except (LookupError, ValueError, OSError):
        return ""


def _zone_or_nothing(name: str) -> str:
    """Return the name if it is the exact name of a zone, else an empty text."""
    return name if is_zone(name) else ""
