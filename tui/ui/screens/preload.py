"""Import what the first frame does not need. The app imports this module in a thread, so that no key waits for it."""

from __future__ import annotations

from tui.ui import note_delivery, note_editor
from tui.ui.screens import (
    compose,
    contact_form,
    contacts,
    debrief,
    dialogs,
    event_form,
    forecast,
    importing,
    interview_form,
    jump,
    new_time_form,
    palette,
    position_form,
    timeline,
    waiting,
)

__all__ = [
    "compose",
    "contact_form",
    "contacts",
    "debrief",
    "dialogs",
    "event_form",
    "forecast",
    "importing",
    "interview_form",
    "jump",
    "new_time_form",
    "note_delivery",
    "note_editor",
    "palette",
    "position_form",
    "timeline",
    "waiting",
]
