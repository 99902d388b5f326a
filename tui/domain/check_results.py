"""What `followup check` finds, in the book and around it."""

from __future__ import annotations

from typing import Literal

import msgspec

CheckSeverity = Literal["fail", "warn", "info", "ok"]


class CheckResult(msgspec.Struct, frozen=True):
    """One thing found: its severity, a sentence that names it, and what to do about it, if anything."""

    severity: CheckSeverity
    sentence: str
    advice: str = ""
