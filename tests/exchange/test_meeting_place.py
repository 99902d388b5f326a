"""Where a meeting takes place: the link, the place, the format, and what else is said of it."""

from __future__ import annotations

import pytest

from tests.exchange.build import one

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
        (["LOCATION:Zoom"], "", "Zoom", "video"),
        (["LOCATION:Microsoft Teams Meeting"], "", "Microsoft Teams Meeting", "video"),
        (["LOCATION:Zoom", "DESCRIPTION:https://zoom.us/j/5"], "https://zoom.us/j/5", "", "video"),
        (["LOCATION:Zoom\\; Room 4"], "", "Room 4", "onsite"),
        (["LOCATION:tbd"], "", "", ""),
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
