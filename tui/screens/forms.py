"""Forms: what a record holds, in fields that complete from what is known and show what they understood."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any, ClassVar

import msgspec
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.commands import bindings
from tui.core import acts
from tui.core.acts import Refused
from tui.core.book import Book, Change, Conflict
from tui.core.dates import find_zone, parse_date, parse_minutes, parse_when, show_date, show_instant, zone_or, zone_or_error
from tui.core.facts import FORMAT_WORDS
from tui.core.records import CHANNELS, FORMATS, Contact, Interview, Position
from tui.core.text import harmless
from tui.core.words import CHANNEL_WORDS, minutes_words, name_of
from tui.screens.base import BookDialog
from tui.store import StoreError
from tui.widgets.fields import Choice, Field

FieldLike = Field | Choice


class Form(BookDialog):
    """A form over one record. F2 keeps it; enter goes on, and keeps it from the last field. Dismisses with an id or none.

    Whatever cannot be kept - a wrong date, a full disk, a field changed meanwhile by another session - is said in the
    form, and what was typed stays.
    """

    CSS_PATH = "dialogs.tcss"
    AUTO_FOCUS = ".-first Input"
    BINDINGS: ClassVar = [*bindings("form"), Binding("pagedown", "app.focus_next", show=False)]

    @property
    def title_words(self) -> str:
        """The form's title."""
        raise NotImplementedError

    first = 0
    """The field that has the focus at first."""

    def fields(self) -> Iterable[FieldLike]:
        """The form's fields, in order."""
        raise NotImplementedError

    def keep(self) -> int | None:
        """Make what was typed durable; returns the record's id. May raise what `Desk.act` raises."""
        raise NotImplementedError

    def read_again(self) -> None:
        """Take in a record that another session changed, for the fields not typed in."""

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield Static(Content(harmless(self.title_words)), classes="question", markup=False)
            with VerticalScroll(classes="fields", can_focus=False):
                for number, field in enumerate(self.fields()):
                    field.set_class(number == self.first, "-first")
                    yield field
            yield Static(classes="wrong", markup=False)
            yield Static(Content("F2 save   tab next field   F4 or esc cancel"), classes="keys", markup=False)

    @property
    def inputs(self) -> list[FieldLike]:
        """The fields as they stand."""
        return [widget for widget in self.query("Field, Choice") if isinstance(widget, Field | Choice)]

    def text(self, name: str) -> str:
        """What a field holds, without white space around it."""
        found = self.query_one(f"#field-{name}")
        assert isinstance(found, Field | Choice)
        return found.value.strip()

    def complain(self, sentence: str) -> None:
        """Say in the form what is wrong."""
        wrong = self.query_one(".wrong", Static)
        wrong.update(Content(harmless(sentence)))
        wrong.set_class(bool(sentence), "-shown")

    @on(Field.Changed)
    def _understand_again(self, event: Field.Changed) -> None:
        """What one field means may hang on another: the time on the zone, the position on the company."""
        event.stop()
        for field in self.query(Field):
            if field is not event.field:
                field.echo()

    @on(Field.Done)
    @on(Choice.Done)
    def _next(self, event: Field.Done | Choice.Done) -> None:
        event.stop()
        inputs = self.inputs
        place = inputs.index(event.field)
        if place + 1 < len(inputs):
            inputs[place + 1].take_focus()
        else:
            self.action_save()

    def action_save(self) -> None:
        for field in self.inputs:
            if problem := field.problem():
                self.complain(f"{field.label}: {problem}")
                field.take_focus()
                return
        try:
            kept = self.keep()
        except Conflict as error:
            self.read_again()
            self.complain(f"{error}. F2 again keeps yours.")
        except (StoreError, Refused) as error:
            self.complain(str(error))
        else:
            self.dismiss(kept)

    def do(self, make: Callable[[Book], Change]) -> Change:
        """Make a change durable, tell of it, and show it."""
        change = self.desk.act(make)
        if change.edits:
            self.tell(f"{change.sentence}. u takes it back.")
            self.app.reload()  # type: ignore[attr-defined]
        return change

    def action_dismiss(self, result: object = None) -> None:  # type: ignore[override]
        self.dismiss(None)

    # -- what fields check and complete with --------------------------------------------------------------------------

    def when(self, text: str) -> datetime:
        """A moment as typed; raises DateError."""
        return parse_when(text, self.desk.now(), self.desk.zone)

    def day_or_none(self, text: str) -> date | None:
        """A day as typed, none where nothing is; raises DateError."""
        return parse_date(text, self.desk.now(), self.desk.zone) if text.strip() else None

    def check_day(self, text: str) -> str:
        """What a typed day was understood as."""
        day = self.day_or_none(text)
        return show_date(day, self.desk.now().astimezone(self.desk.zone).date()) if day else ""

    def companies(self, part: str) -> list[str]:
        """Companies that begin with or contain what is typed."""
        book = self.desk.book
        return matching(part, [p.company for p in book.all(Position)] + [c.company for c in book.all(Contact)])

    def people(self, part: str) -> list[str]:
        """People whose name fits."""
        return matching(part, [contact.name for contact in self.desk.book.all(Contact)])


def matching(part: str, known: Iterable[str]) -> list[str]:
    """The known texts that contain a part, those that begin with it first."""
    wanted = part.casefold()
    found = {text.strip() for text in known if text.strip() and wanted in text.casefold()}
    return sorted(found, key=lambda text: (not text.casefold().startswith(wanted), text.casefold()))


def required(what: str) -> Callable[[str], str]:
    """A check that something is typed."""

    def check(text: str) -> str:
        if not text.strip():
            raise ValueError(f"{what} is needed")
        return ""

    return check


def listed(text: str) -> tuple[str, ...]:
    """What stands between commas."""
    return tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))


def fill(form: Form, values: dict[str, str]) -> None:
    """Give fields that were not typed in their new values."""
    for field in form.inputs:
        new = values.get(field.name or "")
        if new is not None:
            field.start_again(new)


class ContactForm(Form):
    """A person."""

    def __init__(self, read: Contact | None) -> None:
        super().__init__()
        self._read = read

    @property
    def title_words(self) -> str:
        """The form's title."""
        return f"Contact {self._read.name}" if self._read else "A new contact"

    def _values(self) -> dict[str, str]:
        contact = self._read or Contact()
        lists = {field: ", ".join(getattr(contact, field)) for field in ("emails", "phones", "links", "tags")}
        plain = {f: getattr(contact, f) for f in ("name", "company", "role", "address", "met", "language", "notes")}
        via = name_of(self.desk.book, contact.via) if contact.via is not None else ""
        days = str(contact.keep_in_touch_days or "")
        return {**plain, **lists, "via": via, "keep_in_touch_days": days}

    def fields(self) -> Iterable[FieldLike]:
        values = self._values()
        yield Field("name", "Name", values["name"], check=required("A name"))
        yield Field("company", "Company", values["company"], complete=self.companies)
        yield Field("role", "Role", values["role"])
        yield Field("emails", "E-mail", values["emails"], check=check_emails, hint="several with commas")
        yield Field("phones", "Phone", values["phones"])
        yield Field("address", "Address", values["address"])
        yield Field(
            "via", "Reached via", values["via"], check=self._check_via, complete=self.people, hint="a recruiter's name"
        )
        yield Field("links", "Links", values["links"])
        yield Field("tags", "Tags", values["tags"])
        yield Field("met", "Where you met", values["met"])
        yield Field(
            "keep_in_touch_days", "Keep in touch", values["keep_in_touch_days"], check=check_days, hint="every so many days"
        )
        yield Field("language", "Language", values["language"], hint="en, de; yours if empty")
        yield Field("notes", "Notes", values["notes"])

    def _check_via(self, text: str) -> str:
        if not text.strip():
            return ""
        found = acts.find_contact(self.desk.book, text)
        if found is None:
            raise ValueError(f"nobody is called {text.strip()!r}; add them first")
        if self._read is not None and found.id == self._read.id:
            raise ValueError("that is the same person")
        return found.role or found.company

    def keep(self) -> int | None:
        text = self.text
        via = acts.find_contact(self.desk.book, text("via")) if text("via") else None
        old = self._read
        if old is not None and old.via is not None and text("via") == name_of(self.desk.book, old.via):
            via = self.desk.book.get(Contact, old.via) or via
        wanted = msgspec.structs.replace(
            self._read or Contact(created_at=self.desk.now()),
            **{f: text(f) for f in ("name", "company", "role", "address", "met", "language", "notes")},
            **{f: listed(text(f)) for f in ("emails", "phones", "links", "tags")},
            keep_in_touch_days=int(text("keep_in_touch_days")) if text("keep_in_touch_days") else None,
            via=via.id if via else None,
        )
        if old is not None:
            self.do(lambda book: acts.edit(book, old, wanted))
            return old.id
        return added_id(self.do(lambda book: acts.add(book, wanted)), "contacts")

    def read_again(self) -> None:
        self._read = self.desk.book.get(Contact, self._read.id) if self._read else None
        fill(self, self._values())


def added_id(change: Change, table: str) -> int | None:
    """The id of the record of a table that a change added."""
    return next((edit.id for edit in change.edits if edit.table == table and edit.before is None), None)


def check_emails(text: str) -> str:
    """What is no e-mail address is said; nothing is thrown away."""
    for address in listed(text):
        if "@" not in address.strip("@") or " " in address:
            raise ValueError(f"{address!r} is no e-mail address")
    return ""


def check_days(text: str) -> str:
    """A number of days, or nothing."""
    if not text.strip():
        return ""
    if not text.strip().isdecimal() or not 0 < int(text) <= 3650:
        raise ValueError("a number of days from 1 to 3650")
    return f"every {int(text)} days"


class PositionForm(Form):
    """One job at one company."""

    def __init__(self, read: Position) -> None:
        super().__init__()
        self._read = read

    @property
    def title_words(self) -> str:
        """The form's title."""
        return f"Position {self._read.title}"

    def _values(self) -> dict[str, str]:
        position = self._read
        main = name_of(self.desk.book, position.main_contact) if position.main_contact is not None else ""
        return {f: getattr(position, f) for f in PLAIN_POSITION} | {"main_contact": main}

    def fields(self) -> Iterable[FieldLike]:
        values = self._values()
        yield Field("title", "Title", values["title"], check=required("A title"))
        yield Field("company", "Company", values["company"], check=required("A company"), complete=self.companies)
        yield Field("location", "Location", values["location"])
        yield Field("url", "Posting", values["url"])
        yield Field("source", "Found through", values["source"])
        yield Field("main_contact", "Main contact", values["main_contact"], check=self._check_main, complete=self.people)
        yield Field("notes", "Notes", values["notes"])

    def _check_main(self, text: str) -> str:
        if text.strip() and acts.find_contact(self.desk.book, text, self.text("company")) is None:
            raise ValueError(f"nobody is called {text.strip()!r}; add them in Contacts")
        return "inquiries go to them" if text.strip() else ""

    def keep(self) -> int | None:
        read, text = self._read, self.text
        main = acts.find_contact(self.desk.book, text("main_contact"), text("company")) if text("main_contact") else None
        wanted = msgspec.structs.replace(read, **{f: text(f) for f in PLAIN_POSITION}, main_contact=main.id if main else None)
        self.do(lambda book: acts.edit(book, read, wanted))
        return read.id

    def read_again(self) -> None:
        self._read = self.desk.book.get(Position, self._read.id) or self._read
        fill(self, self._values())


PLAIN_POSITION = ("title", "company", "location", "url", "source", "notes")


class InterviewForm(Form):
    """An interview, its position and its people, known or new. Dismisses with the interview's id."""

    def __init__(self, read: Interview | None, position: Position | None) -> None:
        super().__init__()
        self._read = read
        self._position = position
        self.first = 2 if position is not None and read is None else 0

    @property
    def title_words(self) -> str:
        """The form's title."""
        return "Edit the interview" if self._read else "Add an interview"

    def _values(self) -> dict[str, str]:
        desk, read = self.desk, self._read
        company = self._position.company if self._position else ""
        title = self._position.title if self._position else ""
        if read is None:
            return {"company": company, "title": title, "timezone": desk.zone.key, "minutes": "60"}
        return {
            "company": company,
            "title": title,
            "round": read.round,
            "when": f"{read.starts_at.astimezone(zone_or(read.timezone, desk.zone)):%Y-%m-%d %H:%M}",
            "minutes": str(read.minutes),
            "timezone": read.timezone or desk.zone.key,
            "format": read.format,
            "place": read.place,
            "link": read.link,
            "people": ", ".join(
                name_of(desk.book, p.contact) for p in read.interviewers if desk.book.get(Contact, p.contact)
            ),
            "notes": read.notes,
        }

    def fields(self) -> Iterable[FieldLike]:
        values = self._values()
        get = values.get
        yield Field("company", "Company", get("company", ""), check=required("A company"), complete=self.companies)
        yield Field("title", "Position", get("title", ""), check=self._check_title, complete=self._titles)
        yield Field("round", "Round", get("round", ""), hint="phone screen, final round", complete=self._rounds)
        yield Field("when", "When", get("when", ""), check=self._check_when, hint="fri 14:30, 3 dec 2pm")
        yield Field("minutes", "Length", get("minutes", ""), check=lambda text: minutes_words(parse_minutes(text)))
        yield Field("timezone", "Zone", get("timezone", ""), check=self._check_zone, complete=self._zones)
        yield Choice("format", "How", [("", "not said"), *((f, FORMAT_WORDS[f]) for f in FORMATS)], get("format", ""))
        yield Field(
            "people",
            "With",
            get("people", ""),
            check=self._check_people,
            complete=self.people,
            many=True,
            hint="names, with commas",
        )
        yield Field("place", "Place", get("place", ""))
        yield Field("link", "Link", get("link", ""))
        yield Field("notes", "Notes", get("notes", ""))

    def _titles(self, part: str) -> list[str]:
        company = self.text("company").casefold()
        known = [p.title for p in self.desk.book.all(Position) if not company or p.company.strip().casefold() == company]
        return matching(part, known)

    def _rounds(self, part: str) -> list[str]:
        return matching(part, [interview.round for interview in self.desk.book.all(Interview)])

    def _zones(self, part: str) -> list[str]:
        from zoneinfo import available_timezones

        return find_zone(part, available_timezones())

    def _check_title(self, text: str) -> str:
        if not text.strip():
            raise ValueError("A position is needed")
        return "" if acts.find_position(self.desk.book, self.text("company"), text) else "new"

    def _check_zone(self, text: str) -> str:
        zone = zone_or_error(text.strip())
        return f"now {self.desk.now().astimezone(zone):%H:%M}"

    def _starts_at(self) -> datetime:
        return parse_when(self.text("when"), self.desk.now(), zone_or_error(self.text("timezone")))

    def _check_when(self, text: str) -> str:
        if not text.strip():
            raise ValueError("A day and a time, such as fri 14:30")
        desk = self.desk
        zone = zone_or(self.text("timezone"), desk.zone)
        moment = parse_when(text, desk.now(), zone)
        shown = show_instant(moment, desk.now(), zone)
        return shown if zone.key == desk.zone.key else f"{shown}, yours {moment.astimezone(desk.zone):%H:%M}"

    def _check_people(self, text: str) -> str:
        new = [name for name in listed(text) if acts.find_contact(self.desk.book, name, self.text("company")) is None]
        return f"new: {', '.join(new)}" if new else ""

    def keep(self) -> int | None:
        read, text = self._read, self.text
        fields: dict[str, Any] = {
            "round": text("round"),
            "starts_at": self._starts_at(),
            "minutes": parse_minutes(text("minutes")),
            "timezone": text("timezone"),
            "format": text("format"),
            "place": text("place"),
            "link": text("link"),
            "notes": text("notes"),
        }
        if read is not None and fields["starts_at"] == read.starts_at:
            fields["starts_at"] = read.starts_at
        interview = msgspec.structs.replace(read, **fields) if read else Interview(**fields)
        room = acts.Room(company=text("company"), title=text("title"), people=listed(text("people")), interview=interview)
        now = self.desk.now()
        change = self.do(lambda book: acts.save_interview(book, room, now, read))
        return read.id if read else added_id(change, "interviews")

    def read_again(self) -> None:
        if self._read is not None:
            self._read = self.desk.book.get(Interview, self._read.id)
            self._position = self.desk.book.get(Position, self._read.position) if self._read else None
            fill(self, self._values())


LOG_TITLES = {
    "reply_received": "They replied",
    "next_round": "Invited to the next round",
    "offer_received": "An offer",
    "rejected": "They said no",
    "withdrew": "You withdraw",
    "let_go": "Let it go",
    "snoozed": "Snooze",
    "remark": "A remark",
    "met": "You were in touch",
}


class LogForm(Form):
    """One event. The date that matters comes first, so that it is typed and kept with two keys."""

    def __init__(self, kind: str, where: str, fields: dict[str, Any]) -> None:
        super().__init__()
        self._kind = kind
        self._where = where
        self.first = 1 if kind == "met" else 0
        self._fields = fields

    @property
    def title_words(self) -> str:
        """The form's title."""
        return f"{LOG_TITLES.get(self._kind, self._kind)} - {self._where}"

    def fields(self) -> Iterable[FieldLike]:
        kind = self._kind
        if kind in ("reply_received", "next_round"):
            yield Field("decision_by", "Decision by", check=self.check_day, hint="the date they named, if any")
        if kind == "offer_received":
            yield Field("respond_by", "Answer by", check=self.check_day, hint="the day they want your answer")
        if kind == "snoozed":
            yield Field("until", "Until", "mon", check=self._check_until)
            return
        if kind == "met":
            yield Choice(
                "kind", "What", [("met", "met"), ("called", "called"), ("note_sent", "wrote"), ("remark", "remark")], "met"
            )
        yield Field("text", "Text", hint="what they said, in your words")
        yield Field("at", "When", "now", check=self._check_at)
        if kind not in ("withdrew", "let_go", "remark", "met"):
            yield Choice("channel", "By", [("", "not said"), *((c, CHANNEL_WORDS[c]) for c in CHANNELS)], "")
        if "contact" not in self._fields and kind not in ("withdrew", "let_go"):
            yield Field("who", "Who", check=self._check_who, complete=self.people)

    def _until(self, text: str) -> datetime:
        opening = self.desk.settings.policy.opening_time
        moment = parse_when(text, self.desk.now(), self.desk.zone, default_time=opening)
        if moment <= self.desk.now():
            raise ValueError("that has passed already")
        return moment

    def _check_until(self, text: str) -> str:
        return show_instant(self._until(text), self.desk.now(), self.desk.zone)

    def _at(self, text: str) -> datetime:
        now = self.desk.now()
        if text.strip() in ("", "now"):
            return now
        moment = parse_when(text, now, self.desk.zone, default_time=self.desk.settings.policy.opening_time, prefer="past")
        if moment > now:
            raise ValueError("that lies in the future; log it when it has happened")
        return moment

    def _check_at(self, text: str) -> str:
        return show_instant(self._at(text), self.desk.now(), self.desk.zone)

    def _check_who(self, text: str) -> str:
        if text.strip() and acts.find_contact(self.desk.book, text) is None:
            raise ValueError(f"nobody is called {text.strip()!r}")
        return ""

    def keep(self) -> int | None:
        names = {field.name for field in self.inputs}

        def text(name: str) -> str:
            return self.text(name) if name in names else ""

        who = acts.find_contact(self.desk.book, text("who")) if text("who") else None
        fields = {
            **self._fields,
            "text": text("text"),
            "channel": text("channel"),
            "decision_by": self.day_or_none(text("decision_by")),
            "respond_by": self.day_or_none(text("respond_by")),
            "until": self._until(text("until")) if text("until") else None,
        }
        if who is not None:
            fields["contact"] = who.id
        at = self._at(text("at"))
        kind = text("kind") or self._kind
        return added_id(self.do(lambda book: acts.log(book, kind, at, **fields)), "events")
