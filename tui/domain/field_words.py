"""What the fields of records are called."""

from __future__ import annotations

FIELD_WORDS = {
    # of people
    "met": "where you met",
    "keep_in_touch_days": "keep in touch",
    "via": "reached via",
    "emails": "e-mail",
    "phones": "phone",
    "card": "other fields of the card",
    # of positions
    "url": "posting",
    "main_contact": "main contact",
    # of interviews
    "starts_at": "when",
    "minutes": "length",
    "timezone": "zone",
    "talked_about": "what you talked about",
    "say": "your sentence to this person",
    "decision_by": "decision by",
    "decision_words": "decision in their words",
    "timeline_asked": "whether you asked when they decide",
    "fit": "why you and the job fit",
    "unsaid": "what you left unsaid",
    "contribution": "what you would contribute",
    "debriefed_at": "when you debriefed",
    "calendar_uid": "invitation",
    "invited": "what the invitation says",
    "calendar_sequence": "version of the invitation",
    "calendar_stamp": "date of the invitation",
    # of events and notes
    "at": "when",
    "respond_by": "answer by",
    "answers": "what it answers",
    "message_id": "mail",
    "body": "text",
    "options": "paragraphs",
    "edited_at": "when it was edited",
    "sent_at": "when it was sent",
    # of all
    "created_at": "when it was added",
}
"""What fields are called whose names are not words."""


def field_words(field: str) -> str:
    """Return what a field is called."""
    return FIELD_WORDS.get(field, field)
