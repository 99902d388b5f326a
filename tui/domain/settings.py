"""What the user may set about themselves and about the rules. Each setting is declared once, with what it means."""

from __future__ import annotations

from datetime import date, time
from typing import Annotated, Literal

from msgspec import Struct

Holds = Literal["text", "texts", "addresses", "flag", "number", "clock", "weekdays", "dates", "zone"]


class Setting(Struct, frozen=True):
    """What a setting holds and what it means; from this come validation, docs/settings.md and `followup config`.

    `least` and `most` bound a number. `unset` says what is used if the setting is not set and its default does not say it.
    """

    holds: Holds
    sentence: str
    least: int = 0
    most: int = 10_000
    unset: str = ""


class Profile(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who is looking for work."""

    name: Annotated[str, Setting("text", "Your name. Notes are signed with it.")] = ""
    emails: Annotated[
        tuple[str, ...],
        Setting("addresses", "Your addresses. By them an invitation tells which guest is you; a letter shows the first."),
    ] = ()
    phone: Annotated[str, Setting("text", "Your phone number, for letters.")] = ""
    signature: Annotated[str, Setting("text", "How notes are signed, in one line or several.", unset="your name")] = ""
    strengths: Annotated[
        tuple[str, ...],
        Setting("texts", "What you are good at. A note names two of them if the debrief says nothing of why you fit."),
    ] = ()
    language: Annotated[str, Setting("text", "The language of notes to people who have none of their own.")] = "en"


class Policy(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What may be changed about the rules."""

    thank_within_hours: Annotated[int, Setting("number", "Hours after an interview until a thank-you is due.", least=1)] = 24
    urgent_hours: Annotated[int, Setting("number", "Hours before its time when an action becomes urgent.")] = 6
    due_hours: Annotated[int, Setting("number", "Hours before its time when an action becomes due.")] = 24
    prepare_hours: Annotated[int, Setting("number", "Hours before an interview when it is time to prepare.")] = 48
    debrief_hours: Annotated[int, Setting("number", "Hours after an interview to write down what was said.")] = 12
    inquire_after_days: Annotated[int, Setting("number", "Days without news before you inquire, if they gave no date.")] = 7
    grace_days: Annotated[int, Setting("number", "Days to wait after the date they gave before you inquire.")] = 3
    inquiry_window_working_days: Annotated[int, Setting("number", "Working days to write an inquiry once it is time.")] = 2
    max_inquiries: Annotated[int, Setting("number", "Inquiries without an answer before you let go.", least=1)] = 1
    let_go_after_days: Annotated[int, Setting("number", "Days without an answer to the last inquiry before you let go.")] = 7
    weigh_offer_days: Annotated[int, Setting("number", "Days to answer an offer that names no date.")] = 7
    opening_time: Annotated[time, Setting("clock", "The time of day from which a date counts.")] = time(9)
    weekend: Annotated[tuple[str, ...], Setting("weekdays", "The days of the week on which nobody works.")] = ("sat", "sun")
    days_off: Annotated[tuple[date, ...], Setting("dates", "Other dates on which nobody works.")] = ()
    timezone: Annotated[str, Setting("zone", "Your time zone, in which times are shown.", unset="the system's")] = "UTC"
