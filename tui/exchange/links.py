"""Read from an invitation the link to join by, the place to go to, and its description as plain text."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

from tui.exchange.html_text import plain_text, unescaped_html
from tui.exchange.ics_parser import Component
from tui.exchange.limits import LONGEST_WORDS

_URL = re.compile(r"https?://[^\s<>\"'\]\[{}|\\^`]+", re.IGNORECASE)
_MEETINGS = re.compile(
    r"(^|\.)(zoom\.us|zoom\.com|zoomgov\.com|meet\.google\.com|teams\.microsoft\.com|teams\.live\.com|webex\.com|whereby\.com"
    r"|gotomeeting\.com|gotomeet\.me|meet\.goto\.com|chime\.aws|bluejeans\.com|meet\.jit\.si|8x8\.vc|around\.co|join\.skype\.com"
    r"|meet\.ringcentral\.com|v\.ringcentral\.com|facetime\.apple\.com|vc\.lark\.com|vc\.feishu\.cn|discord\.gg|gather\.town)$"
)
_LINK_PROPERTIES = (
    "X-GOOGLE-CONFERENCE",
    "X-MICROSOFT-SKYPETEAMSMEETINGURL",
    "X-MICROSOFT-ONLINEMEETINGEXTERNALLINK",
    "CONFERENCE",
)
_NO_PLACE = re.compile(
    r"(?i)(microsoft )?teams\b.*|.*\bmicrosoft teams\b.*|(video|zoom|google meet|webex|skype|online|virtual|remote|web"
    r"|hangouts?|tbd|tba|n/a|-)(\W*(video|zoom|google|meet|webex|skype|online|virtual|call|conference|conferencing|meeting|interview|link))*"
)
_SERVICE = re.compile(r"(?i)\b(teams|zoom|google meet|webex|skype|hangouts?)\b")
_PHONE_PLACE = re.compile(r"(?i)(by |via )?(tele)?phone( call)?|call|\+?\d[\d ()./-]{6,}\d( ?(x|ext\.?|,|#)[\d ,#*]*)?")


def read_link(event: Component) -> str:
    """Return the link to join by, from a property made for it, else the place, the description or the URL; empty if none."""
    for name in _LINK_PROPERTIES:
        if found := links_in(event.text(name)):
            return found[0]
    location = links_in(event.text("LOCATION"))
    others = [*links_in(event.text("DESCRIPTION")), *links_in(event.text("X-ALT-DESC")), *links_in(event.text("URL"))]
    meetings = [link for link in (*location, *others) if _MEETINGS.search(_host(link))]
    rooms = [link for link in meetings if _is_room(link)]
    return next(iter((*rooms, *location, *meetings)), "")


def read_place(event: Component, link: str) -> str:
    """Return the location on one line; a video service is one only if there is neither a link to it nor another place."""
    pieces = [" ".join(_URL.sub(" ", piece).split()).strip(" ,;") for piece in re.split(r"[;\n]", event.words("LOCATION"))]
    places = [piece for piece in pieces if piece and not _NO_PLACE.fullmatch(piece)]
    services = [piece for piece in pieces if not link and _SERVICE.search(piece)]
    return ", ".join(places or services[:1])


def read_format(summary: str, place: str, link: str) -> str:
    """Return what kind of meeting it seems to be: video, phone, onsite, or empty if nothing says."""
    if link or (_NO_PLACE.fullmatch(place) and _SERVICE.search(place)):
        return "video"
    if _PHONE_PLACE.fullmatch(place) or (not place and re.search(r"(?i)\b(tele)?phone\b", summary)):
        return "phone"
    return "onsite" if place else ""


def read_description(event: Component) -> str:
    """Return the description as plain text, from whichever of the two forms has one, and whom to ask (CONTACT)."""
    text = event.text("DESCRIPTION")
    if not text:
        text = next((line.text for line in event.all("X-ALT-DESC") if line.text), "")
    if re.search(r"<(?:br|p|div|html|a |b>|i>|u>|ul|ol|span|table|!doctype)", text, re.IGNORECASE):
        text = plain_text(text, _unwrapped)
    text += "".join(f"\n\nContact: {line.text}" for line in event.all("CONTACT") if line.text)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.rstrip() for line in text.splitlines())).strip()


def links_in(text: str) -> list[str]:
    """Return the links of a text or HTML, in order, those that a mail filter wrapped unwrapped."""
    return [_unwrapped(unescaped_html(url).rstrip(".,;:!?)>"))[:LONGEST_WORDS] for url in _URL.findall(text)]


def _unwrapped(link: str) -> str:
    """Return the link inside one of Outlook's safe links or Google's redirects."""
    host = _host(link)
    if host.endswith(".safelinks.protection.outlook.com") or (host == "www.google.com" and "/url?" in link):
        query = parse_qs(urlsplit(link).query)
        inner = (query.get("url") or query.get("q") or [""])[0]
        if inner.startswith(("http://", "https://")):
            return inner
    return link


def _host(link: str) -> str:
    try:
        return (urlsplit(link).hostname or "").casefold()
    except ValueError:
        return ""


def _is_room(link: str) -> bool:
    """Return whether a meeting service's link is a room to join, rather than its help or dial-in page."""
    try:
        path = urlsplit(link).path
    except ValueError:
        return False
    return bool(path.strip("/")) and not re.match(
        r"/(u|tel|zoomconference|meetingOptions|dialin|test|download|support)\b", path, re.I
    )
