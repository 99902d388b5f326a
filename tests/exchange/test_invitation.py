"""Calendar files and mails of every program are understood; other files are refused with a sentence."""

from __future__ import annotations

import base64
from contextlib import suppress
from datetime import UTC, datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.build import BASE, OWN, SAMPLES, ics, one, read, vevent
from tui.exchange import ExchangeError
from tui.exchange.invitation import Invitation, read_invitations
from tui.exchange.versions import supersedes


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def people(invitation: Invitation) -> list[tuple[str, str]]:
    return [(person.name, person.email) for person in invitation.people]


def test_everything_is_read() -> None:
    invitation = one("DESCRIPTION:Bring a laptop\\, please.\\nSee you!", LOCATION="Room 4\\, Main St 1")
    assert (invitation.method, invitation.uid, invitation.sequence) == ("REQUEST", "nimbus-1@example.com", 0)
    assert invitation.start == utc("2026-11-19 14:00")
    assert (invitation.minutes, invitation.timezone, invitation.stamp) == (60, "Europe/Berlin", utc("2026-11-10 08:00"))
    assert invitation.summary == "Final round - Data Engineer at Nimbus"
    assert (invitation.place, invitation.link, invitation.format) == ("Room 4, Main St 1", "", "onsite")
    assert invitation.description == "Bring a laptop, please.\nSee you!"
    assert people(invitation) == [
        ("Ana Ruiz", "ana.ruiz@nimbus.example"),
        ("Bo Lind", "bo.lind@nimbus.example"),
        ("Cora Bell", "cora.bell@nimbus.example"),
    ]
    assert [person.organizer for person in invitation.people] == [False, False, True]


# -- zones -----------------------------------------------------------------------------------------------------------------

RULES = """BEGIN:VTIMEZONE
TZID:{name}
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE"""


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


# -- lengths, kinds, versions ----------------------------------------------------------------------------------------------


def test_lengths() -> None:
    assert one(DTEND="", DURATION="PT1H30M").minutes == 90
    assert one(DTEND=";TZID=America/New_York:20261119T101500").minutes == 75
    assert one(DTEND="").minutes is None
    assert one(DTEND=";TZID=Europe/Berlin:20261119T140000").minutes is None
    assert one(DTEND=";TZID=Europe/Berlin:20261119T140000", DURATION="PT45M").minutes == 45


def test_kinds() -> None:
    assert one(method="").method == "PUBLISH"
    assert one("STATUS:CANCELLED").cancelled
    cancel = one(method="CANCEL", without="DTSTART DTEND LOCATION")
    assert (cancel.cancelled, cancel.start, cancel.problem) == (True, None, "")
    assert "reply to an invitation" in one(method="REPLY").problem


def test_what_has_no_time_says_so() -> None:
    assert one(DTSTART=";VALUE=DATE:20261119").problem == "it is an all-day event on 2026-11-19"
    assert one(DTSTART=":20261340T990000").problem == "its start cannot be read"
    assert one(without="DTSTART DTEND").problem == "it has no start"


@pytest.mark.parametrize("start", [";TZID=Asia/Tokyo:00010101T000000", ":99991231T235959Z", ":19691231T235959"])
def test_years_that_no_interview_has_are_not_read(start: str) -> None:
    assert one(DTSTART=start, DTEND=start).problem == "its start cannot be read"


def test_versions_order_by_sequence_then_stamp() -> None:
    ordered = [
        one(DTSTAMP="", **{"LAST-MODIFIED": "20261109T080000Z"}),
        one(),
        one(DTSTAMP="20261110T080001Z"),
        one(SEQUENCE="1"),
    ]
    for earlier, later in pairwise(ordered):
        assert supersedes(later, earlier)
        assert not supersedes(earlier, later)
    exported = one(method="PUBLISH", DTSTAMP="20271110T080000Z", **{"LAST-MODIFIED": "20261110T080000Z"})
    assert exported.stamp == one().stamp
    assert one(SEQUENCE="many").sequence == 0


def test_occurrence_key_is_the_same_in_every_zone() -> None:
    here = one(**{"RECURRENCE-ID": ";TZID=Europe/Berlin:20261119T150000"})
    there = one(**{"RECURRENCE-ID": "20261119T140000Z"})
    assert here.key == there.key == "nimbus-1@example.com#2026-11-19T14:00:00+00:00"


def test_an_event_without_a_uid_is_the_same_one_each_time() -> None:
    assert one(UID="").key == one(UID="", SEQUENCE="4").key != one(UID="", SUMMARY="Other").key


# -- people ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("ATTENDEE;CN=dana@nimbus.example:mailto:dana@nimbus.example", ("Dana", "dana@nimbus.example")),
        ("ATTENDEE:MAILTO:dana.o.hara@nimbus.example", ("Dana O. Hara", "dana.o.hara@nimbus.example")),
        ("ATTENDEE;CN=\"'Oh, Dana (Nimbus)'\":mailto:d@nimbus.example", ("Dana Oh", "d@nimbus.example")),
        ("ATTENDEE;CN=Dana;EMAIL=d@nimbus.example:urn:uuid:1234", ("Dana", "d@nimbus.example")),
        ("ATTENDEE;CN=Jo Roe:mailto:jobs@nimbus.example", ("Jo Roe", "jobs@nimbus.example")),
        ("ATTENDEE;CN=Dana", None),
        ("ATTENDEE;CUTYPE=ROOM;CN=Lisbon:mailto:lisbon@nimbus.example", None),
        ("ATTENDEE;CUTYPE=RESOURCE;CN=Beamer:mailto:beamer@nimbus.example", None),
        ("ATTENDEE;CUTYPE=GROUP;CN=Data:mailto:data@nimbus.example", None),
        ("ATTENDEE;CN=Lisbon 4:mailto:c_18@resource.calendar.google.com", None),
        ("ATTENDEE;CN=hiring-team@nimbus.example:mailto:hiring-team@nimbus.example", None),
        ("ATTENDEE;CN=Nimbus Recruiting:mailto:recruiting@nimbus.example", None),
        ("ATTENDEE;CN=Data:mailto:data@googlegroups.com", None),
        ("ATTENDEE;CN=Sam:mailto:sam+jobs@EXAMPLE.org", None),
        ("ATTENDEE:mailto:", None),
    ],
)
def test_who_counts_as_a_person(line: str, expected: tuple[str, str] | None) -> None:
    found = people(one(line, without="ATTENDEE ORGANIZER"))
    assert found == ([expected] if expected else [])


def test_an_organizer_who_is_an_office_or_a_robot_is_no_person() -> None:
    for address in ("no-reply@nimbus.example", "interviews@nimbus.example", "x@greenhouse.io", "nimbus@calendar.google.com"):
        invitation = one(without="ATTENDEE", ORGANIZER=f":mailto:{address}")
        assert invitation.organizer is not None
        assert (invitation.organizer.office, invitation.people) == (True, ())


def test_you_are_known_by_name_too() -> None:
    file = ics(vevent("ATTENDEE;CN=Sam Winter:mailto:sw@elsewhere.example", without="ATTENDEE"))
    (invitation,) = read_invitations(file, "a.ics", own_addresses=(), own_name="Sam Winter")
    assert people(invitation) == [("Cora Bell", "cora.bell@nimbus.example")]


def test_who_declined_is_told() -> None:
    invitation = one("ATTENDEE;PARTSTAT=DECLINED:mailto:eve@nimbus.example", without="ATTENDEE")
    assert [person.declined for person in invitation.people] == [True, False]


# -- where -----------------------------------------------------------------------------------------------------------------

TEAMS = "https://teams.microsoft.com/l/meetup-join/19%3ameeting"


@pytest.mark.parametrize(
    ("lines", "link", "place", "format_"),
    [
        (["LOCATION:https://zoom.us/j/1?pwd=x"], "https://zoom.us/j/1?pwd=x", "", "video"),
        (["LOCATION:Microsoft Teams Meeting", f"X-MICROSOFT-SKYPETEAMSMEETINGURL:{TEAMS}"], TEAMS, "", "video"),
        (["LOCATION:Microsoft Teams Meeting\\; Room 4", f"DESCRIPTION:Join <{TEAMS}>."], TEAMS, "Room 4", "video"),
        (["X-GOOGLE-CONFERENCE:https://meet.google.com/abc-defg-hij"], "https://meet.google.com/abc-defg-hij", "", "video"),
        (["CONFERENCE;VALUE=URI;FEATURE=VIDEO:https://meet.jit.si/a"], "https://meet.jit.si/a", "", "video"),
        (
            ['DESCRIPTION:<p>Hi\\, <a href="https://nimbus.zoom.us/j/9?a=1&amp;b=2">join</a></p>'],
            "https://nimbus.zoom.us/j/9?a=1&b=2",
            "",
            "video",
        ),
        (["DESCRIPTION:Find a number: https://zoom.us/u/abc or https://zoom.us/j/5"], "https://zoom.us/j/5", "", "video"),
        (["DESCRIPTION:See https://nimbus.example/about"], "", "", ""),
        (["URL:https://www.google.com/calendar/event?eid=1"], "", "", ""),
        (["URL:https://whereby.com/nimbus"], "https://whereby.com/nimbus", "", "video"),
        (
            ["DESCRIPTION:https://eu.safelinks.protection.outlook.com/?url=https%3A%2F%2Fzoom.us%2Fj%2F7&data=1"],
            "https://zoom.us/j/7",
            "",
            "video",
        ),
        ([f'X-ALT-DESC;FMTTYPE=text/html:<a href="{TEAMS}">Join</a>'], TEAMS, "", "video"),
        (["LOCATION:Main St 1\\nBerlin"], "", "Main St 1, Berlin", "onsite"),
        (["LOCATION:Zoom"], "", "", ""),
        (["LOCATION:+1 (415) 555-0100 ext. 4"], "", "+1 (415) 555-0100 ext. 4", "phone"),
        (["LOCATION:Phone"], "", "Phone", "phone"),
        (["SUMMARY:Phone screen"], "", "", "phone"),
        (["LOCATION:javascript:alert(1)"], "", "javascript:alert(1)", "onsite"),
    ],
)
def test_where_it_is(lines: list[str], link: str, place: str, format_: str) -> None:
    invitation = one(*lines, without="LOCATION SUMMARY")
    assert (invitation.link, invitation.place, invitation.format) == (link, place, format_)


def test_a_description_in_html_becomes_text() -> None:
    markup = (
        "<html-blob><style>p{}</style><p>Hello <b>Sam</b></p><ul><li>Bring ID</li></ul><a href='https://x.example'>map</a>"
    )
    assert one(f"DESCRIPTION:{markup}").description == "Hello Sam\n\nBring ID\n\nmap https://x.example"
    assert one("X-ALT-DESC;FMTTYPE=text/html:<p>Hi</p>").description == "Hi"
    assert one("DESCRIPTION:a <3 b").description == "a <3 b"


def test_a_description_with_bare_line_breaks_is_whole() -> None:
    invitation = one("DESCRIPTION:Dear Sam,\r\n\r\nhttps://zoom.us/j/5\r\nPasscode: 1\r\n", without="LOCATION")
    assert invitation.description == "Dear Sam,\n\nhttps://zoom.us/j/5\nPasscode: 1"
    assert invitation.link == "https://zoom.us/j/5"


# -- files and mails -------------------------------------------------------------------------------------------------------


def mail(*parts: str, head: str = "To: sam@example.org") -> bytes:
    body = "".join(f"--b\r\n{part}\r\n" for part in parts)
    return f'From: x@nimbus.example\r\n{head}\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n{body}--b--\r\n'.encode()


PLAIN = "Content-Type: text/plain\r\n\r\nHello"
CALENDAR = f"Content-Type: text/calendar; method=REQUEST\r\n\r\n{ics(vevent()).decode()}"
ATTACHED = (
    "Content-Type: application/octet-stream; name=invite.ics\r\nContent-Disposition: attachment; filename=invite.ics\r\n"
    "Content-Transfer-Encoding: base64\r\n\r\n" + base64.encodebytes(ics(vevent())).decode()
)


def test_a_mail_with_the_invitation_twice_holds_it_once() -> None:
    (invitation,) = read_invitations(mail(PLAIN, CALENDAR, ATTACHED), "a.eml", own_addresses=OWN)
    assert invitation.uid == "nimbus-1@example.com"


def test_a_forwarded_mail_is_looked_into() -> None:
    forwarded = "Content-Type: message/rfc822\r\n\r\n" + mail(PLAIN, CALENDAR).decode()
    assert len(read_invitations(mail(PLAIN, forwarded), "a.eml", own_addresses=OWN)) == 1


@pytest.mark.parametrize(
    "head", ["To: Sam <sam@example.org>", "Delivered-To: sam@example.org\r\nTo: a@x.example, b@x.example"]
)
def test_a_mail_tells_its_receiver(head: str) -> None:
    (invitation,) = read_invitations(mail(CALENDAR, head=head), "a.eml", own_addresses=())
    assert "Sam Winter" not in [person.name for person in invitation.people]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(encoding: str) -> None:
    data = ics(vevent(SUMMARY="Gespräch")).decode().encode(encoding)
    (invitation,) = read_invitations(data, "a.ics", own_addresses=OWN)
    assert invitation.summary == "Gespräch"


@pytest.mark.parametrize("ending", ["\n", "\r", "\r\n", "\r\n\r\n"])
def test_line_ends_and_folds(ending: str) -> None:
    text = ics(vevent(SUMMARY="Data\r\n  Engineer\r\n\t at Nimbus")).decode().replace("\r\n", ending)
    (invitation,) = read_invitations(text.encode(), "a.ics", own_addresses=OWN)
    if ending != "\r\n\r\n":
        assert invitation.summary == "Data Engineer at Nimbus"
    assert invitation.start == utc("2026-11-19 14:00")


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (b"", "a.ics", "a.ics: this file is empty."),
        (b"hello", "a.ics", "a.ics: this is not a calendar file: it has no line BEGIN:VCALENDAR."),
        (b"hello", "a.txt", "a.txt: this is no calendar file (.ics), mail (.eml), address book (.vcf) or table (.csv)."),
        (
            b"\x89PNG\r\n",
            "standard input",
            "standard input: this is no calendar file (.ics), mail (.eml), address book (.vcf) or table (.csv).",
        ),
        (ics(vevent())[:300], "a.ics", "a.ics: this calendar file ends inside its VEVENT; it may be incomplete."),
        (ics(), "a.ics", "a.ics: this calendar file holds no event."),
        (mail(PLAIN), "a.eml", "a.eml: this mail holds no readable invitation: no calendar file is attached."),
        (
            mail("Content-Type: application/ms-tnef; name=winmail.dat\r\n\r\nx"),
            "a.eml",
            "a.eml: this mail holds no readable invitation: it is in Outlook's winmail.dat, which cannot be read;"
            " ask for an .ics file.",
        ),
        (b"a,b", "a.csv", "a.csv: this is no calendar file (.ics), mail (.eml), address book (.vcf) or table (.csv)."),
        pytest.param(b"x" * 20_000_001, "a.ics", "a.ics: this is larger than 20 MB, too large to be imported.", id="large"),
    ],
)
def test_what_is_no_invitation_is_refused(data: bytes, name: str, sentence: str) -> None:
    with pytest.raises(ExchangeError) as error:
        read_invitations(data, name, own_addresses=OWN)
    assert str(error.value) == sentence


LINES = st.sampled_from(
    [f"{head}:{value}" for head, value in BASE.items()]
    + [
        "BEGIN:VEVENT",
        "END:VEVENT",
        "BEGIN:VTIMEZONE",
        "END:VTIMEZONE",
        "DTSTART;TZID=:",
        "DTSTART:99999999T999999Z",
        'A;B="',
        "",
    ]
    + RULES.splitlines()
    + [
        "DTSTART:00010101T000000Z",
        "DTSTART;TZID=Asia/Tokyo:00010101T000000",
        "DTEND:99991231T235959Z",
        "RRULE:FREQ=YEARLY;BYDAY",
    ]
)


@given(st.lists(st.one_of(LINES, st.text(max_size=30)), max_size=25), st.sampled_from(["a.ics", "a.eml", "a"]))
def test_any_file_is_read_or_refused(lines: list[str], name: str) -> None:
    text = "\r\n".join(["BEGIN:VCALENDAR", *lines, "END:VCALENDAR"])
    with suppress(ExchangeError):
        read_invitations(text.encode(errors="replace"), name, own_addresses=OWN)
    with suppress(ExchangeError):
        read_invitations(mail(*lines), name, own_addresses=OWN)


def test_a_large_hostile_text_is_read_at_once() -> None:
    for text in ("<" * 50_000, "https://" * 6_000, "1 " * 20_000, "a@" * 20_000, "interview " * 5_000, "\\n" * 30_000):
        invitation = one(f"DESCRIPTION:{text}", SUMMARY=text, LOCATION=text)
        assert invitation.start is not None


# -- real files ------------------------------------------------------------------------------------------------------------

REAL = {
    "exchange_zoom_request.ics": [
        ("", "2024-09-23 10:00", "Europe/Berlin", "https://zoom.us/j/XXXXXXXXXXXX?pwd=XXXXXXXXXXXXX", 4, ""),
        ("", "", "Europe/Berlin", "", 0, "it has no start"),
    ],
    "exchange_moved_recurrence.ics": [
        ("", "", "Europe/Berlin", "", 0, "it is an all-day event on 2026-02-19"),
        ("", "", "Europe/Berlin", "", 0, "it is an all-day event on 2026-02-27"),
    ],
    "google_imip_request.eml": [("2025-02-20 18:00", "", "Europe/Berlin", "", 3, "")],
    "google_x_location.ics": [("2016-10-28 12:00", "", "Europe/Zurich", "", 0, "")],
    "khal_tz_windows_format.ics": [("2019-11-20 00:00", "", "Pacific/Auckland", "", 0, "")],
    "office_356_custom_timezone.ics": [
        ("2024-05-02 09:00", "", "Europe/Warsaw", "", 0, ""),
        ("2024-05-21 13:00", "", "Europe/Warsaw", "", 0, ""),
    ],
    "office_365_invalid_timezone.ics": [("", "2024-04-26 14:00", "Europe/Berlin", "", 0, "")],
    "outlook2010_request.ics": [("2013-06-10 16:00", "", "America/New_York", "", 3, "")],
    "tb_single-event.eml": [("2022-03-16 11:00", "", "", "", 2, "")],
    "tb_update-major.eml": [("2022-03-16 05:00", "", "", "", 2, "")],
    "tb_cancel-single-event.eml": [("2022-03-16 11:00", "", "", "", 2, "")],
}


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the samples of real files are not here")
def test_real_files() -> None:
    read_ = {}
    for path in sorted([*SAMPLES.glob("*.ics"), *SAMPLES.glob("*.eml")]):
        read_[path.name] = [
            (
                f"{i.start.astimezone(UTC):%Y-%m-%d %H:%M}" if i.start else "",
                f"{i.wall:%Y-%m-%d %H:%M}" if i.wall else "",
                i.timezone or ("" if i.start else i.zone_guess),
                i.link,
                len(i.people),
                i.problem,
            )
            for i in read_invitations(path.read_bytes(), path.name, own_addresses=())
        ]
    assert read_ == REAL


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the samples of real files are not here")
def test_the_people_of_a_real_file() -> None:
    (invitation,) = read_invitations((SAMPLES / "outlook2010_request.ics").read_bytes(), "a.ics", own_addresses=())
    assert people(invitation) == [
        ("John Doe", "johndoe@example.com"),
        ("Jane Doe", "janedoe@example.com"),
        ("Bob Smith", "bobsmith@example.com"),
    ]
    assert invitation.place == "Auditorium 16"


def test_several_events_in_one_file() -> None:
    assert [i.uid for i in read(vevent(UID="a"), vevent(UID="b"), vevent(UID="a"))] == ["a", "b"]
