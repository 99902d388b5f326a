"""The zone of a meeting is found by its name, its rules, or a hint of the file."""

from __future__ import annotations

from datetime import datetime

import pytest

from tests.exchange.build import RULES, one, utc


@pytest.mark.parametrize(
    ("start", "instant", "zone"),
    [
        (";TZID=America/New_York:20261119T150000", "2026-11-19 20:00", "America/New_York"),
        (";TZID=W. Europe Standard Time:20260701T150000", "2026-07-01 13:00", "Europe/Berlin"),
        (';TZID="Eastern Standard Time":20261119T150000', "2026-11-19 20:00", "America/New_York"),
        (";TZID=/mozilla.org/20050126_1/Asia/Kolkata:20261119T150000", "2026-11-19 09:30", "Asia/Kolkata"),
        (";TZID=/x/America/Argentina/Salta:20261119T150000", "2026-11-19 18:00", "America/Argentina/Salta"),
        (';TZID="+05:30":20261119T150000', "2026-11-19 09:30", "+05:30"),
        (";TZID=UTC:20261119T150000", "2026-11-19 15:00", ""),
        (";TZID=tzone://Microsoft/Utc:20261119T150000", "2026-11-19 15:00", ""),
        (":20261119T150000Z", "2026-11-19 15:00", ""),
        (";TZID=Europe/Berlin:20261119T150000Z", "2026-11-19 15:00", ""),
        (";TZID=Europe/Berlin:20260329T023000", "2026-03-29 01:30", "Europe/Berlin"),
        (";TZID=Europe/Berlin:20261025T023000", "2026-10-25 00:30", "Europe/Berlin"),
    ],
)
def test_zones_by_name(start: str, instant: str, zone: str) -> None:
    invitation = one(DTSTART=start, without="DTEND")
    assert (invitation.start, invitation.timezone) == (utc(instant), zone)


@pytest.mark.parametrize(
    ("wall", "instant"), [("20261119T150000", "2026-11-19 14:00"), ("20260701T150000", "2026-07-01 13:00")]
)
@pytest.mark.parametrize("name", ["Customized Time Zone", "(UTC+01:00) Amsterdam, Berlin, Rome"])
def test_a_zone_of_unknown_name_goes_by_its_rules(name: str, wall: str, instant: str) -> None:
    invitation = one(DTSTART=f';TZID="{name}":{wall}', head=RULES.format(name=name))
    assert (invitation.start, invitation.wall, invitation.timezone) == (utc(instant), None, "")


def test_known_zone_name_counts_for_more_than_its_rules() -> None:
    invitation = one(
        DTSTART=";TZID=New Zealand Standard Time:20261119T150000", head=RULES.format(name="New Zealand Standard Time")
    )
    assert invitation.start == utc("2026-11-19 02:00")


def test_one_files_rules_do_not_leak_into_the_next() -> None:
    one(DTSTART=";TZID=Customized Time Zone:20261119T150000", head=RULES.format(name="Customized Time Zone"))
    invitation = one(DTSTART=";TZID=Customized Time Zone:20261119T150000")
    assert invitation.start is None
    assert invitation.wall == datetime(2026, 11, 19, 15)  # noqa: DTZ001


def test_time_without_zone_is_asked_with_the_files_hint() -> None:
    floating = one(DTSTART=":20261119T150000", DTEND=":20261119T153000", head=RULES.format(name="W. Europe Standard Time"))
    assert (floating.start, floating.minutes, floating.zone_guess) == (None, 30, "Europe/Berlin")
    calendar = one(DTSTART=":20261119T150000", head="X-WR-TIMEZONE:Europe/Zurich")
    assert (calendar.start, calendar.timezone) == (utc("2026-11-19 14:00"), "Europe/Zurich")


@pytest.mark.parametrize(
    "rule", ["FREQ=SECONDLY", "FREQ=YEARLY;BYMONTH=99999999999999999999", "FREQ=YEARLY;BYMONTH=0;BYDAY=9SU", "x"]
)
def test_a_hostile_rule_costs_nothing(rule: str) -> None:
    rules = RULES.format(name="X").replace("FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10", rule)
    assert one(DTSTART=";TZID=X:20261119T150000", head=rules).start is not None
