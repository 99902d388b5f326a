"""What leaves the book for other programs, one module a format.

Every format is a pure function of the book and the moment, so that the same book gives the same bytes. No control character
and no direction override leaves in any of them. What was written down for the user alone, the private notes, leaves only if
it is asked for, except in the whole book as JSON, which says so.
"""

from __future__ import annotations

PROGRAM = "-//followup//EN"
"""What exported calendars and cards name as the program that wrote them (PRODID)."""
