"""The settings about the user and about the rules. Each is declared once, with its sentence."""

from __future__ import annotations

from datetime import time
from typing import Annotated, Literal

from msgspec import Struct

from tui.domain.days_off import YEARLY, DaysOff

Holds = Literal["text", "texts", "addresses", "flag", "number", "clock", "hours", "weekdays", "days_off", "holidays", "zone"]


class Setting(Struct, frozen=True):
    """The type and the meaning of a setting, for validation, docs/settings.md and `followup config`.

    `least` and `most` bound a number. `unset` describes what is used if the setting is not set, where the default is not it.
    """

    holds: Holds
    sentence: str
    least: int = 0
    most: int = 10_000
    unset: str = ""


class Profile(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The user's own details."""

    name: Annotated[str, Setting("text", "Your name. Notes are signed with it.")] = ""
    emails: Annotated[
        tuple[str, ...],
        Setting(
            "addresses", "Your e-mail addresses. They tell which guest of an invitation is you; a letter shows the first."
        ),
    ] = ()
    phone: Annotated[str, Setting("text", "Your phone number, for letters.")] = ""
    signature: Annotated[str, Setting("text", "How notes are signed, in one line or several.", unset="your name")] = ""
    strengths: Annotated[
        tuple[str, ...],
        Setting("texts", "What you are good at. A note names two of them if the debrief says nothing about why you fit."),
    ] = ()
    language: Annotated[str, Setting("text", "The language of notes to people whose language is not set.")] = "en"


class Policy(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The numbers and dates of the rules that the user may change."""

    thank_within_hours: Annotated[int, Setting("number", "Hours after an interview until a thank-you is due.", least=1)] = 24
    answer_within_hours: Annotated[
        int, Setting("number", "Hours to do what they asked or you promised if no day was named.", least=1)
    ] = 24
    urgent_hours: Annotated[int, Setting("number", "Hours before an action is due when it becomes urgent.")] = 6
    due_hours: Annotated[int, Setting("number", "Hours before an action is due when it is shown as due.")] = 24
    prepare_hours: Annotated[int, Setting("number", "Hours before an interview when it is time to prepare.")] = 48
    debrief_hours: Annotated[int, Setting("number", "Hours after an interview to write down what was said.")] = 12
    inquire_after_days: Annotated[int, Setting("number", "Days without news before you inquire, if they gave no date.")] = 7
    grace_days: Annotated[int, Setting("number", "Days to wait after the date they gave before you inquire.")] = 3
    grace_working_days: Annotated[
        int, Setting("number", "Full working days to leave between the date they gave and an inquiry.", most=60)
    ] = 1
    inquiry_window_working_days: Annotated[int, Setting("number", "Working days to write an inquiry once it is time.")] = 2
    max_inquiries: Annotated[int, Setting("number", "Inquiries without an answer before you let go.", least=1)] = 1
    max_inquiries_in_all: Annotated[
        int, Setting("number", "Inquiries since an interview or real news, answered or not, before you let go.", least=1)
    ] = 2
    let_go_after_days: Annotated[int, Setting("number", "Days without an answer to the last inquiry before you let go.")] = 7
    stale_after_days: Annotated[
        int, Setting("number", "Days in which nothing happens before it is time to let a process go.", least=1)
    ] = 28
    weigh_offer_days: Annotated[int, Setting("number", "Days to answer an offer if they set no date.")] = 7
    opening_time: Annotated[time, Setting("clock", "The time of day from which a date counts.")] = time(9)
    weekend: Annotated[tuple[str, ...], Setting("weekdays", "The days of the week that are not working days.")] = (
        "sat",
        "sun",
    )
    days_off: Annotated[
        tuple[DaysOff, ...],
        Setting("days_off", "Other days off: dates, days of every year (12-24), ranges (12-31..01-01)."),
    ] = YEARLY
    holidays: Annotated[
        str, Setting("holidays", "The country or region whose public holidays are days off, such as DE or US-CA.")
    ] = ""
    timezone: Annotated[str, Setting("zone", "Your time zone, in which times are shown.", unset="the system's")] = "UTC"
