"""Limits on what is read of a file from outside: a stranger's file may be made to take all memory or all day."""

from __future__ import annotations

MOST_FILE_BYTES = 20_000_000
"""Bytes of a file. A mail may carry attachments."""

MOST_LINES = 500_000
"""Lines of a calendar file, an address book or a table."""

MOST_EVENTS = 5_000
"""Events in a file."""

MOST_ZONES = 500
"""Names of time zones in a calendar; further ones are not looked up."""

MOST_PEOPLE = 500
"""People invited to an event."""

MOST_PEOPLE_IN_ALL = 20_000
"""People invited to the events of a file."""

DEEPEST = 10
"""Levels of components in a calendar, and of parts in a mail."""

MOST_PARTS = 1_000
"""Parts of a mail."""

LONGEST_VALUE = 100_000
"""Characters of a calendar's property, a description in HTML among them; the rest is cut off."""

LONGEST_NAME = 5_000
"""Characters of a property's name and parameters, and of a mail's header; what is longer is passed over."""

LONGEST_WORDS = 1_000
"""Characters of a title, a place, a link or a UID; the rest is cut off."""

MOST_OCCURRENCES = 5_000
"""Occurrences of a repeated event: thirteen years of every day."""

MOST_SERIES = 200
"""Repeated events of an import whose next occurrence is looked for; of further ones the first is taken."""

MOST_CARDS = 50_000
"""People in an address book, and rows of a table."""

MOST_VALUES = 50
"""Addresses, numbers, links or tags of one person, and lines of a card that have no field here; further ones are left out."""

MOST_COLUMNS = 300
"""Columns of a table."""

MOST_ITEMS = 20_000
"""Files of a folder that is kept up to date for a phone."""

MOST_ITEM_BYTES = 5_000_000
"""Bytes of such a file. A card may hold a picture."""

MOST_ITEM_LINES = 150_000
"""Lines of such a file: as many as a picture takes."""

MOST_COLLECTION_CHARACTERS = 300_000_000
"""Characters of all files of such a folder."""
