"""The pocket: two folders of files (vdir), contacts and calendar, that vdirsyncer carries to a phone and back.

Each contact is a vCard of its own, each interview and each open action a calendar file. `memory` remembers of each file what
the book said and what was left there, so that what only the book changed is written, and what only the phone changed is
proposed: three versions, never two.
"""

from __future__ import annotations

CONTACTS, CALENDAR = "contacts", "calendar"
"""The collections, folders inside the one that the user names."""

VDIR_SUFFIXES = {CONTACTS: ".vcf", CALENDAR: ".ics"}
"""How the files of each collection end."""
