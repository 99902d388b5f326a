"""Common names of time zones are understood; the book stores an IANA name or an offset."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.domain.dates import DateError
from tui.domain.places import Place
from tui.domain.zones import (
    find_zone,
    is_zone,
    offset_key,
    show_zone,
    suggest_zones,
    zone_of,
    zone_or,
    zone_or_error,
    zones_meant,
)

NOON = datetime(2026, 11, 19, 12, tzinfo=UTC)
NAMES = available_timezones()


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        ("Europe/berlin", "Europe/Berlin"),
        ("america/new york", "America/New_York"),
        ("berlin", "Europe/Berlin"),
        (" Munich ", "Europe/Berlin"),
        ("münchen", "Europe/Berlin"),
        ("Muenchen", "Europe/Berlin"),
        ("munchen", "Europe/Berlin"),
        ("Zürich", "Europe/Zurich"),
        ("Köln", "Europe/Berlin"),
        ("Wien", "Europe/Vienna"),
        ("NYC", "America/New_York"),
        ("new york", "America/New_York"),
        ("new_york", "America/New_York"),
        ("boston", "America/New_York"),
        ("bay area", "America/Los_Angeles"),
        ("portland", "America/Los_Angeles"),
        ("birmingham", "Europe/London"),
        ("São Paulo", "America/Sao_Paulo"),
        ("Bangalore", "Asia/Kolkata"),
        ("india", "Asia/Kolkata"),
        ("Indien", "Asia/Kolkata"),
        ("Germany", "Europe/Berlin"),
        ("California", "America/Los_Angeles"),
        ("Peking", "Asia/Shanghai"),
        ("London time", "Europe/London"),
        ("PT", "America/Los_Angeles"),
        ("ET", "America/New_York"),
        ("est", "America/New_York"),
        ("EDT", "America/New_York"),
        ("CET", "Europe/Berlin"),
        ("MESZ", "Europe/Berlin"),
        ("BST", "Europe/London"),
        ("AEDT", "Australia/Sydney"),
        ("Central European Summer Time", "Europe/Berlin"),
        ("Eastern Time (US & Canada)", "America/New_York"),
        ("Pacific Time (US and Canada)", "America/Los_Angeles"),
        ("(UTC-05:00) Eastern Time (US & Canada)", "America/New_York"),
        ("(UTC+01:00) Amsterdam, Berlin, Bern, Rome", "Europe/Amsterdam"),
        ("India Standard Time", "Asia/Kolkata"),
        ("UTC", "UTC"),
        ("z", "UTC"),
        ("GMT+1", "+01:00"),
        ("gmt +1", "+01:00"),
        ("UTC-5", "-05:00"),
        ("UTC\u22125", "-05:00"),
        ("UTC+5:30", "+05:30"),
        ("GMT+5.30", "+05:30"),
        ("utc+0530", "+05:30"),
        ("+01:00", "+01:00"),
        ("-8", "-08:00"),
        ("UTC+0", "UTC"),
        ("(GMT +01:00)", "+01:00"),
    ],
)
def test_zone_as_people_say_it_is_understood(text: str, key: str) -> None:
    assert zone_or_error(text).key == key


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("IST", "'IST' could be Asia/Kolkata, Europe/Dublin or Asia/Jerusalem."),
        ("CST", "'CST' could be America/Chicago or Asia/Shanghai."),
        ("Cambridge", "'Cambridge' could be Europe/London, America/Toronto or America/New_York."),
        ("usa", "'usa' could be America/New_York, America/Chicago or others."),
        ("Europe/Berln", "There is no time zone 'Europe/Berln'; did you mean Europe/Berlin or Europe/Dublin?"),
        ("new yor", "There is no time zone 'new yor'; did you mean America/New_York?"),
        ("\0[red]", "There is no time zone '?[red]'; try a city, or UTC+1."),
        ("UTC+15", "There is no time zone 'UTC+15'; try a city, or UTC+1."),
    ],
)
def test_unclear_zone_is_refused_with_what_it_may_be(text: str, sentence: str) -> None:
    with pytest.raises(DateError) as error:
        zone_or_error(text)
    assert str(error.value) == sentence


@pytest.mark.parametrize("text", ["", " ", "../etc/passwd", "/etc/passwd", "America", "x" * 5000, "\ud800", "("])
def test_what_is_no_zone_is_refused(text: str) -> None:
    with pytest.raises(DateError, match=r"There is no time zone|could be"):
        zone_or_error(text)


def test_zone_of_home_is_meant_if_it_may_be() -> None:
    assert zones_meant("IST", "Europe/Dublin") == ("Europe/Dublin",)
    assert zones_meant("CST", "America/New_York") == ("America/Chicago",)
    assert zones_meant("CET", "Europe/Paris")[0] == "Europe/Paris"
    assert zones_meant("CST", "Europe/Berlin") == ("America/Chicago", "Asia/Shanghai")


def test_offset_has_the_sign_of_everyday() -> None:
    assert NOON.astimezone(zone_or_error("GMT+1")).hour == 13
    assert find_zone("GMT+1", NAMES)[0] == "+01:00"
    assert not any(name.startswith("Etc/") for text in ("GMT+1", "gmt", "utc-5", "+1") for name in find_zone(text, NAMES))
    assert find_zone("etc/gmt+1", NAMES)[0] == "Etc/GMT+1"


@given(st.integers(-14 * 60, 14 * 60))
def test_offset_reads_back_as_kept_and_as_shown(minutes: int) -> None:
    offset = timedelta(minutes=minutes)
    zone = zone_or_error(offset_key(offset))
    assert zone.key == offset_key(offset)
    assert is_zone(zone.key)
    assert zone_or_error(show_zone(zone.key)) == zone
    assert NOON.astimezone(zone).utcoffset() == offset


def test_offset_is_shown_short() -> None:
    assert [show_zone(key) for key in ("+05:30", "-05:00", "Europe/Berlin")] == ["UTC+5:30", "UTC-5", "Europe/Berlin"]


@pytest.mark.parametrize("name", sorted(name for name in NAMES if "/" in name)[::7])
def test_iana_name_reads_back(name: str) -> None:
    assert zone_or_error(name).key == name
    assert zone_or_error(name.casefold()).key == name


def test_stored_name_is_taken_literally() -> None:
    assert zone_or("EST", ZoneInfo("UTC")).key == "EST"
    assert zone_or("+05:30", ZoneInfo("UTC")).key == "+05:30"
    assert zone_or("Munich", ZoneInfo("UTC")).key == "UTC"
    assert zone_of("+05:30").key == "+05:30"
    with pytest.raises(KeyError):
        zone_of("Munich")
    assert [is_zone(name) for name in ("", "Munich", "+5", "+15:00", "posix/UTC", "UTC")] == [False] * 5 + [True]


def test_part_of_a_name_finds_zones_and_places() -> None:
    assert find_zone("new york", NAMES)[0] == "America/New_York"
    assert find_zone("berl", NAMES)[0] == "Europe/Berlin"
    assert [find_zone(text, NAMES)[0] for text in ("ber", "par")] == ["Europe/Berlin", "Europe/Paris"], "not Bermuda"
    assert find_zone("york america", NAMES)[0] == "America/New_York"
    assert find_zone("lima", NAMES)[0] == "America/Lima"
    assert find_zone("mün", NAMES)[0] == "Europe/Berlin"
    assert find_zone("cet", NAMES)[:2] == ["Europe/Berlin", "Europe/Paris"]
    assert find_zone("nowhere", NAMES) == []
    assert set(find_zone("", NAMES)) == NAMES


def test_suggestion_names_the_place_and_carries_its_zone() -> None:
    assert suggest_zones("munic")[0][:2] == ("Munich", "Europe/Berlin")
    assert suggest_zones("gmt+1")[0] == Place("", "+01:00")


@pytest.mark.slow
@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_a_zone_or_refused(text: str) -> None:
    with suppress(DateError):
        assert is_zone(zone_or_error(text).key)
    find_zone(text, NAMES)


def test_every_place_is_in_a_zone_that_there_is() -> None:
    from tui.domain import places

    zones, lines = places._lines()
    assert {*zones, *(zone for several in places._words().values() for zone in several)} <= NAMES
    assert lines == sorted(lines)
    assert places.places_beginning("mun")[0] == Place("Munich", "Europe/Berlin", 1505)


def test_exact_zone_is_found_without_reading_all_names(monkeypatch: pytest.MonkeyPatch) -> None:
    def all_names() -> None:
        raise AssertionError("all zones were read")

    monkeypatch.setattr("tui.domain.zones._iana_names", all_names)
    assert zone_or_error("Europe/Berlin").key == "Europe/Berlin"
