"""What the system says where the config file says nothing."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tui.domain.zones import is_zone


def system_zone(environ: Mapping[str, str]) -> str:
    """Return the IANA name of the system's zone: TZ, else where /etc/localtime points, else what tzlocal finds, else UTC."""
    return zone_of_tz(environ) or _zone_of_link() or _zone_of_tzlocal() or "UTC"


def zone_of_tz(environ: Mapping[str, str]) -> str:
    """Return the zone that TZ names, empty if it names none."""
    return _known(environ.get("TZ", "").removeprefix(":"))


def _zone_of_link() -> str:
    try:
        return _known(str(Path("/etc/localtime").readlink()).partition("zoneinfo/")[2])
    except OSError:
        return ""


def _zone_of_tzlocal() -> str:
    import tzlocal  # 15 ms, and seldom needed

    try:
        return _known(tzlocal.get_localzone_name())
    except (LookupError, ValueError, OSError):
        return ""


def _known(name: str) -> str:
    """Return the name where it is a zone's own; what people might mean by it is nothing that a system says."""
    return name if is_zone(name) else ""
