"""What leaves the book for other programs, one module a format.

Every format is a pure function of the book and the moment, so that the same book gives the same bytes. No control character
and no direction override leaves in any of them. What was written down for the user alone, the private notes, leaves only if
it is asked for, except in the whole book as JSON, which says so.
"""

from __future__ import annotations

import re

from tui.domain.models import TABLE_OF, Record

PROGRAM = "-//followup//EN"
"""What exported calendars and cards name as the program that wrote them (PRODID)."""

_OWN_CONTACT = re.compile("contact-([0-9a-f]{8,40})@followup")


def own_uid(kind: str, *records: Record) -> str:
    """Return the UID of something that is exported, made of the records that it is about; the same in every export."""
    names = (record.uid or f"{TABLE_OF[type(record)]}-{record.id}" for record in records)
    return f"{'-'.join([kind, *names])}@followup"


def is_own(uid: str) -> bool:
    """Return whether a UID is one that this program exports."""
    return uid.endswith("@followup")


def contact_in(uid: str) -> str:
    """Return the uid of the contact that was exported with a UID; empty if the UID does not say."""
    found = _OWN_CONTACT.fullmatch(uid)
    return found[1] if found else ""
