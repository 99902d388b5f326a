"""The first start: ask for the user's name and zone, and then what to begin with."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from textual import on

from tui.commands import BY_ID
from tui.config import SettingsError
from tui.domain.operations import Refused
from tui.domain.zones import zone_or_error
from tui.ui.screens.contact_form import check_emails
from tui.ui.screens.dialogs import Choose
from tui.ui.screens.form_base import FieldLike, Form, split_at_commas
from tui.ui.widgets.fields import Field

BEGINNINGS = (
    ("add", f"Add an interview ({BY_ID['add'].keys})"),
    ("import", f"Import from a file: invitations, contacts, applications ({BY_ID['import'].keys})"),
    ("sample", "Look at the sample book; leaving it comes back here"),
    ("", "Look around"),
)
KEYS_BEHIND = {BY_ID[command].keys: command for command in ("add", "import")}
"""The keys that do the same on the screens behind the dialog."""


class ProfileForm(Form):
    """A form for the user's name, which signs the notes, and zone, in which times are shown. Saved in the config file."""

    SPARED = frozenset({"timezone", "emails"})

    @property
    def title_words(self) -> str:
        """Return the form's title."""
        return "Welcome. Three things, so that notes are signed and times are yours"

    def fields(self) -> Iterable[FieldLike]:
        yield Field("name", "Your name", hint="as you sign a note")
        yield self.zone_field("Your zone", self.session.zone.key)
        yield Field("emails", "Your e-mail", check=check_emails, hint="so that invitations know which one is you")

    @on(Field.Left)
    def _name_left(self, event: Field.Left) -> None:
        """Show the name as it will be signed; it can be changed back."""
        if event.field.name == "name":
            self.put_in_order()

    def keep(self) -> int | None:
        self.put_in_order()
        values: dict[tuple[str, str], str | list[str]] = {}
        if self.text("name"):
            values["profile", "name"] = self.text("name")
        if emails := self.sound("emails"):
            values["profile", "emails"] = list(split_at_commas(emails))
        if (zone := self.sound("timezone")) != self.session.zone.key:
            values["policy", "timezone"] = zone_or_error(zone).key
        try:
            if values:
                self.session.save_settings(values)
        except SettingsError as error:
            raise Refused(str(error)) from None
        return None


def welcome(app: Any) -> None:
    """Ask for the user's name and zone, then offer ways to begin."""
    app.push_screen(ProfileForm(), lambda _: offer(app))


def offer(app: Any) -> None:
    """Offer ways to begin an empty book."""
    app.reload()  # the clock of the bar shows the zone that was typed

    def chosen(beginning: str | None) -> None:
        app.reload()
        if beginning == "sample":
            app.show_sample()
        elif beginning:
            app.call_later(app.run_action, beginning, app.screen)

    app.push_screen(Choose("The book is empty. How do you want to begin?", BEGINNINGS, KEYS_BEHIND), chosen)
