"""The German notes."""

from __future__ import annotations

FILES: dict[str, str] = {}
