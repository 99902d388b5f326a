"""A sample book, rich enough to show every state the rules know, with all its dates relative to now."""

from __future__ import annotations

# ruff: noqa: E501 - a table of people and days
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from tui.domain.book import Book
from tui.domain.changes import Change, ChangeBuilder
from tui.domain.models import Contact, Event, Interview, Interviewer, Note, Position
from tui.domain.settings import Policy, Profile
from tui.domain.working_days import Calendar

PROFILE = Profile(name="Robin Vale", emails=("robin@vale.example",), phone="+1 555 0199")
"""Who writes the sample's notes, if the config names nobody."""

SAMPLE_PEOPLE: dict[str, dict[str, Any]] = {
    "Ana Ruiz": {"company": "Nimbus Freight", "role": "Head of Data", "emails": ("ana.ruiz@nimbusfreight.example",)},
    "Tom Okafor": {"company": "Nimbus Freight", "role": "Staff engineer", "emails": ("t.okafor@nimbusfreight.example",)},
    "Mei Tanaka": {"company": "Nimbus Freight", "role": "Product manager", "emails": ("mei@nimbusfreight.example",)},
    "Ravi Shah": {"company": "Vega Optics", "role": "Engineering manager", "emails": ("ravi.shah@vegaoptics.example",)},
    "Lena Brandt": {"company": "Larkspur Health", "role": "CTO", "emails": ("lena@larkspur.example",), "language": "de"},
    "Jonas Weber": {"company": "Larkspur Health", "role": "Team lead"},
    "Priya Nair": {"company": "Tideline", "role": "Recruiter", "emails": ("priya@tideline.example",), "phones": ("+1 555 0142",)},
    "Sam Whitlock": {"company": "Copperfield Labs", "role": "Director", "emails": ("sam@copperfield.example",)},
    "Elif Demir": {"company": "Northgate Rail", "role": "Lead architect", "emails": ("e.demir@northgate.example",)},
    "Hugo Martin": {"company": "Quill & Co", "role": "Editor in chief", "address": "12 Harbor Street, Portland"},
    "Nora Lindqvist": {"company": "Solstice Energy", "role": "VP Engineering", "emails": ("nora@solstice.example",)},
    "Ben Adler": {"company": "Solstice Energy", "role": "HR", "emails": ("ben.adler@solstice.example",)},
    "Chloe Park": {"company": "Marlow Games", "role": "Studio head", "emails": ("chloe@marlow.example",)},
    "Omar Haddad": {"company": "Harbor Analytics", "role": "Principal", "emails": ("omar@harbor.example",)},
    "Grace Kim": {
        "company": "Former colleague", "role": "Mentor", "emails": ("grace.kim@mail.example",), "met": "the data meet-up in May",
        "keep_in_touch_days": 30, "tags": ("mentor",),
    },
    "Felix Stone": {
        "company": "Stone & Byrne", "role": "Recruiter", "emails": ("felix@stonebyrne.example",), "keep_in_touch_days": 21,
        "met": "he wrote to me on LinkedIn",
    },
}  # fmt: skip


class _Maker:
    """Adds the sample's records, by name and by moments before and after now."""

    def __init__(self, book: Book, now: datetime, policy: Policy) -> None:
        self.calendar = Calendar(policy)
        self.now = now.astimezone(self.calendar.zone).replace(second=0, microsecond=0)
        self.now -= timedelta(minutes=self.now.minute % 5)
        self.builder = ChangeBuilder(book)
        long_ago = now - timedelta(days=40)
        self.people = {
            name: self.builder.add(Contact(name=name, created_at=long_ago, **fields))
            for name, fields in SAMPLE_PEOPLE.items()
        }

    def hours(self, count: float) -> datetime:
        """Return a moment so many hours from now."""
        return (self.now.astimezone(UTC) + timedelta(hours=count)).astimezone(self.calendar.zone)

    def day(self, working_days: int) -> date:
        """Return the day so many working days from today; negative: before."""
        day, step = self.calendar.day(self.now), timedelta(days=1 if working_days > 0 else -1)
        for _ in range(abs(working_days)):
            day += step
            while self.calendar.working(day) != day:
                day += step
        return day

    def at(self, working_days: int, clock: str) -> datetime:
        """Return a wall-clock time on such a day."""
        return self.calendar.at(self.day(working_days), time.fromisoformat(clock)).astimezone(self.calendar.zone)

    def position(self, company: str, title: str, **fields: Any) -> int:
        """Add a position, by default created eight working days ago, and return its id."""
        fields.setdefault("created_at", self.at(-8, "08:00"))
        return self.builder.add(Position(company=company, title=title, **fields))

    def interview(
        self,
        position: int,
        round_: str,
        start: datetime,
        people: dict[str, str],
        *,
        say: Mapping[str, str] = {},
        debriefed: bool = True,
        **fields: Any,
    ) -> int:
        """A new interview, with what each person talked about, and what is to be said to them."""
        return self.builder.add(
            Interview(
                position=position,
                round=round_,
                starts_at=start,
                timezone=fields.pop("timezone", self.calendar.zone.key),
                interviewers=tuple(
                    Interviewer(contact=self.people[n], talked_about=t, say=say.get(n, "")) for n, t in people.items()
                ),
                debriefed_at=start + timedelta(minutes=fields.get("minutes", 60) + 20) if debriefed else None,
                created_at=start - timedelta(hours=2),
                **fields,
            )
        )

    def event(self, kind: str, at: datetime, position: int | None = None, person: str = "", **fields: Any) -> int:
        """Add an event and return its id."""
        contact = self.people[person] if person else None
        return self.builder.add(Event(kind=kind, at=at, position=position, contact=contact, **fields))

    def thanked(self, position: int, interview: int, person: str, at: datetime, body: str = "") -> None:
        """A thank-you that was sent, its text kept."""
        note = self.builder.add(
            Note(kind="thank_you", interview=interview, position=position, contact=self.people[person], subject="Thank you",
                 body=body or f"Dear {person},\n\nthank you for your time and for a conversation I keep coming back to.\n",
                 channel="email", sent_at=at, edited_at=at)
        )  # fmt: skip
        self.event("thank_you_sent", at, position, person, interview=interview, channel="email", note=note)


def sample(book: Book, now: datetime, policy: Policy) -> Change:
    """Return the sample book as one change to a Book, at a moment, in the zone of a policy."""
    make = _Maker(book, now, policy)

    nimbus = make.position("Nimbus Freight", "Data Engineer", location="Rotterdam", source="Priya at Tideline knows them")
    phone = make.interview(nimbus, "Phone screen", make.at(-8, "10:00"), {"Ana Ruiz": "how the team grew from three to nine"}, minutes=30,
                           format="phone", timeline_asked="not_told")  # fmt: skip
    make.thanked(nimbus, phone, "Ana Ruiz", make.at(-8, "16:30"))
    make.event("next_round", make.at(-4, "11:00"), nimbus, "Ana Ruiz", channel="email", text="Panel with the whole team")
    panel = make.interview(
        nimbus, "Panel", make.hours(-20.5),
        {
            "Tom Okafor": "their move from nightly batches to streaming",
            "Ana Ruiz": "what she looks for in the first ninety days",
            "Mei Tanaka": "how dispatchers read the delay forecasts",
        },
        say={
            "Tom Okafor": "I have been thinking about your move from nightly batches to streaming.",
            "Ana Ruiz": "What has stayed with me most is what you look for in the first ninety days.",
            "Mei Tanaka": "I was glad to hear how dispatchers read the delay forecasts.",
        },
        minutes=90, format="video", link="https://meet.example/nimbus-panel",
        fit="I built the same kind of pipeline for a port operator, from the first sensor to the forecast.",
        unsaid="I forgot to mention the on-call handbook I wrote.",
        timeline_asked="yes", decision_by=make.day(5),
    )  # fmt: skip
    make.thanked(nimbus, panel, "Tom Okafor", make.hours(-17))

    vega = make.position("Vega Optics", "Platform Engineer", location="remote")
    make.interview(vega, "Technical", make.hours(-27), {"Ravi Shah": "how they test firmware on real lenses"}, format="video",
                   say={"Ravi Shah": "It helped me to hear how you test firmware on real lenses."},
                   fit="Hardware in the loop is what I did for three years.")  # fmt: skip

    larkspur = make.position("Larkspur Health", "Backend Developer", location="Hamburg")
    talk = make.interview(larkspur, "First talk", make.hours(-6), {"Lena Brandt": "den Plan für eine einzige Patientenakte", "Jonas Weber": "pairing"},
                          say={"Lena Brandt": "Besonders beschäftigt mich Ihr Plan für eine einzige Patientenakte.",
                               "Jonas Weber": "I liked what you said about pairing."},
                          format="video", timezone="Europe/Berlin")  # fmt: skip
    make.thanked(larkspur, talk, "Lena Brandt", make.hours(-4))

    tideline = make.position("Tideline", "Analytics Engineer", main_contact=make.people["Priya Nair"])
    make.interview(
        tideline, "Hiring manager", make.hours(-1.75), {"Priya Nair": ""}, debriefed=False, format="phone", minutes=45
    )

    copperfield = make.position("Copperfield Labs", "Research Engineer", location="Cambridge")
    make.interview(copperfield, "On site", make.hours(-4), {}, format="onsite", place="2 Foundry Lane, third floor")

    northgate = make.position("Northgate Rail", "Systems Engineer", location="Leeds")
    make.interview(northgate, "Architecture talk", make.hours(-0.25), {"Elif Demir": ""}, debriefed=False, format="video",
                   link="https://meet.example/northgate")  # fmt: skip

    quill = make.position("Quill & Co", "Tools Developer", location="Portland")
    lunch = make.interview(quill, "Lunch", make.at(-6, "12:30"), {"Hugo Martin": "why the archive search still runs on his machine"},
                           format="onsite", place="The Anchor")  # fmt: skip
    make.thanked(quill, lunch, "Hugo Martin", make.at(-6, "17:00"))

    solstice = make.position(
        "Solstice Energy", "Senior Developer", location="Malmö", main_contact=make.people["Nora Lindqvist"],
        created_at=make.at(-10, "09:00"),
    )  # fmt: skip
    final = make.interview(solstice, "Final round", make.at(-9, "15:00"), {"Nora Lindqvist": "grid forecasts in winter"}, format="onsite",
                           place="Turbinen 4", timeline_asked="yes", decision_by=make.day(-4))  # fmt: skip
    make.thanked(solstice, final, "Nora Lindqvist", make.at(-9, "18:00"))
    make.event("offer_received", make.hours(-5), solstice, "Ben Adler", channel="phone", respond_by=make.day(3),
               text="Senior level, four days a week is possible")  # fmt: skip

    marlow = make.position("Marlow Games", "Data Scientist", location="remote", created_at=make.at(-15, "09:00"))
    call = make.interview(
        marlow, "Studio tour", make.at(-14, "11:00"), {"Chloe Park": "matching players who tilt"}, format="video"
    )
    make.thanked(marlow, call, "Chloe Park", make.at(-14, "14:00"))
    make.event("inquiry_sent", make.at(-6, "10:00"), marlow, "Chloe Park", interview=call, channel="email")

    harbor = make.position("Harbor Analytics", "Consultant", location="Boston", created_at=make.at(-12, "09:00"))
    first = make.interview(harbor, "First talk", make.at(-3, "09:30"), {"Omar Haddad": "port calls as a leading indicator"}, format="phone",
                           timeline_asked="yes", decision_by=make.day(4))  # fmt: skip
    make.thanked(harbor, first, "Omar Haddad", make.at(-3, "13:00"))

    atlas = make.position("Atlas Maps", "GIS Developer", location="remote", source="Felix Stone")
    make.interview(atlas, "Intro call", make.hours(30), {"Felix Stone": ""}, debriefed=False, minutes=30, format="video",
                   link="https://meet.example/atlas", timezone="America/Los_Angeles")  # fmt: skip

    beacon = make.position("Beacon Bank", "Risk Engineer", location="Zürich", created_at=make.at(-12, "09:00"))
    intro = make.interview(
        beacon, "Intro call", make.at(-10, "16:00"), {"Felix Stone": "their model review"}, minutes=30, format="phone"
    )
    make.thanked(beacon, intro, "Felix Stone", make.at(-10, "18:00"))
    make.event(
        "rejected",
        make.at(-2, "12:00"),
        beacon,
        "Felix Stone",
        channel="email",
        text="They chose somebody with banking years",
    )

    orchard = make.position("Orchard Robotics", "Vision Engineer", location="Turin", created_at=make.at(-14, "09:00"))
    demo = make.interview(
        orchard, "Demo day", make.at(-12, "14:00"), {"Elif Demir": "grippers that do not bruise"}, format="onsite"
    )
    make.thanked(orchard, demo, "Elif Demir", make.at(-12, "19:00"))
    make.event("inquiry_sent", make.at(-6, "09:30"), orchard, "Elif Demir", interview=demo, channel="email")
    make.event("snoozed", make.hours(-2), orchard, interview=demo, until=make.at(3, "09:00"))

    willow = make.position("Willow Press", "Web Developer", location="Ghent")
    chat = make.interview(
        willow, "Chat", make.at(2, "10:00"), {"Hugo Martin": ""}, debriefed=False, cancelled=True, format="video"
    )
    make.event("called_off", make.hours(-3), willow, interview=chat, text="Hugo is ill")

    fjord = make.position(
        "Fjord Water", "Data Engineer", location="Bergen", main_contact=make.people["Nora Lindqvist"],
        created_at=make.at(-13, "09:00"),
    )  # fmt: skip
    visit = make.interview(fjord, "Visit", make.at(-7, "13:00"), {"Nora Lindqvist": "sensors that freeze"}, format="onsite")
    make.thanked(fjord, visit, "Nora Lindqvist", make.at(-7, "17:30"))
    make.event("offer_received", make.at(-2, "15:00"), fjord, "Nora Lindqvist", channel="email", respond_by=make.day(5))
    make.event("offer_acknowledged", make.at(-1, "09:10"), fjord, "Nora Lindqvist", channel="email")

    juniper = make.position("Juniper Health", "Data Steward", location="Ghent")
    meeting = make.interview(juniper, "First talk", make.at(-2, "11:00"), {"Lena Brandt": "who may see which record"})
    make.thanked(juniper, meeting, "Lena Brandt", make.at(-2, "15:00"))
    make.event("asked", make.hours(-2), juniper, "Lena Brandt", channel="email", text="two references")

    dunmore = make.position("Dunmore Labs", "Engineer, until spring", created_at=make.at(-19, "09:00"))
    make.event("offer_received", make.at(-18, "09:00"), dunmore, channel="phone")
    make.event("offer_accepted", make.at(-17, "09:00"), dunmore, channel="phone")
    granite = make.position("Granite Labs", "Engineer, until spring", created_at=make.at(-19, "09:00"))
    make.event("reply_received", make.hours(-9), granite, "Ben Adler", channel="email", text="Would I come in next week?")

    for position, interview in ((quill, lunch), (marlow, call), (orchard, demo)):
        make.event("skipped", make.hours(-4), position, interview=interview, action="ask_others")

    make.event(
        "met", make.hours(-24 * 33), person="Grace Kim", channel="in_person", text="Coffee; she offered to read my portfolio"
    )
    make.event("called", make.hours(-24 * 5), person="Felix Stone", channel="phone", text="Two roles in spring, he says")
    return make.builder.done("Sample book added", quiet=True)
