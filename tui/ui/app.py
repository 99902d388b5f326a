"""The app: its screens, theme and clock, and the one place where its errors end."""

from __future__ import annotations

import gc
import os
import sys
import threading
from collections.abc import Iterable
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.app import SystemCommand
from textual.binding import Binding
from textual.screen import Screen

from tui.commands import shown_key
from tui.config import Settings, checked_theme
from tui.domain.changes import Change
from tui.domain.event_log import accepted_in
from tui.domain.sanitize import harmless, one_line
from tui.paths import folder_of_editors
from tui.session import Session
from tui.text.report import other_processes
from tui.ui import themes
from tui.ui.errors.crash_report import keep_unsaved, unsaved_before
from tui.ui.polling import PollingApp
from tui.ui.screens.interviews import InterviewsScreen
from tui.ui.styles import SHEETS
from tui.ui.terminal.driver import TerminalDriver
from tui.ui.textual_private import make_replaceable

if TYPE_CHECKING:
    from tui.clipboard.models import Probed
    from tui.ui.note_delivery import NoteDelivery

SHOW_SAMPLE = -1
"""The exit value that makes `launch` show the sample book and then open the app again."""


class FollowupApp(PollingApp):
    """The app. The session holds the state; screens show it."""

    TITLE = "followup"
    CSS_PATH: ClassVar[Any] = list(SHEETS)
    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_BINDING = "ctrl+p"
    MODES: ClassVar = {}

    def __init__(self, session: Session, probed: Probed | None = None) -> None:
        # NO_COLOR: Textual would send greys, but only the terminal's own two colours are wanted
        super().__init__(session, driver_class=TerminalDriver, ansi_color=True if "NO_COLOR" in os.environ else None)
        self._probed = probed
        self._place = "interviews"
        themes.register(self)
        wanted = checked_theme(session.settings.app.theme)
        self.theme = themes.suited(wanted, self.console.color_system, no_color=self.no_color)

    @cached_property
    def delivery(self) -> NoteDelivery:
        """Return what copies and sends notes."""
        from tui.ui.note_delivery import NoteDelivery  # not for the first frame
        from tui.ui.screens import dialogs  # not for the first frame

        return NoteDelivery(self, dialogs, self._probed)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return {**super().get_theme_variable_defaults(), **themes.variable_defaults(self.current_theme)}

    def refresh_css(self, animate: bool = True) -> None:
        """Override: until the start is over, a theme only sets its variables, so that no sheet is parsed twice."""
        if self.can_go_on:
            super().refresh_css(animate)
        else:
            self.stylesheet.set_variables(self.get_css_variables())

    # -- starting and the clock ---------------------------------------------------------------------------------------

    def get_default_screen(self) -> Screen[Any]:
        """Override: start with the interviews, so that no empty default screen is painted first."""
        screen = _screen("interviews")
        self.install_screen(screen, "interviews")
        make_replaceable(screen, self)
        return screen

    def on_mount(self) -> None:
        settings = self.session.settings.app
        animated = settings.animation if settings.animation is not None else not (is_remote() or settings.plain)
        self.animation_level = "full" if animated else "none"
        self.set_keymap(self.session.settings.keys)
        if (
            not self.session.settings.profile.name
            and not any(self.session.book.docs.values())
            and not self.session.store.read_only
        ):
            from tui.ui.screens.profile_form import welcome  # not for the first frame

            welcome(self)
        self._tell_of_editors()
        if path := unsaved_before(os.environ):
            self.session.store.notices.append(f"Unsaved text from last time is in {path}")
        self.tell_notices()
        if settings.bell:
            from tui.ui.urgency_bell import UrgencyBell  # not for the first frame

            self._bell = UrgencyBell(self, self.session, self._probed)
        if self.session.settings.sync.vdir:
            from tui.ui.phone_folder import PhoneFolder  # not for the first frame

            self._phone = PhoneFolder(self.session)
        self.start_polling()
        self.can_go_on = True

    def _tell_of_editors(self) -> None:
        """Keep what an editor wrote after the program had ended, and say what else it left."""
        if not folder_of_editors(os.environ).exists():
            return
        from tui.programs.editor import left_by_editors  # seldom needed

        texts, said = left_by_editors(os.environ)
        for edited in texts:
            if not edited.changed or keep_unsaved(edited.text, os.environ):
                edited.remove()
        self.session.store.notices.extend(said)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Stop the cursor from blinking without animation: it costs bytes on a slow line and disturbs a screen reader."""
        if hasattr(event.widget, "cursor_blink") and (self.animation_level == "none" or is_remote()):
            event.widget.cursor_blink = False

    def started(self) -> None:
        """Collect garbage from now on; freeze the objects made at the start, which stay."""
        if not gc.isenabled():
            gc.freeze()
            gc.enable()
        if "tui.ui.screens.preload" not in sys.modules:
            threading.Thread(target=_load_what_keys_need, args=(self.session.settings,), name="preload", daemon=True).start()

    def show_change(self, change: Change, *, quietly: bool = False) -> None:
        """Show a change, and say what was done; after an acceptance, what becomes of the other processes."""
        if not quietly:
            self.tell(f"{one_line(change.sentence)}. u takes it back.")
        self.show_book()
        if (process := accepted_in(self.session.book, change)) is not None:
            self.call_later(self._show_others, process)

    def _show_others(self, accepted: int) -> None:
        from tui.ui.screens.dialogs import Read  # not for the first frame

        lines = other_processes(self.session.agenda, accepted, self.session.now())
        if lines:
            self.push_screen(Read("You have accepted. Your other open processes", "\n".join(lines)))

    def tell(self, sentence: str, severity: Any = "information") -> None:
        """Say something in a toast, whatever the text holds."""
        self.clear_notifications()  # only the newest is true, and toasts must not pile up over a question
        self.notify(harmless(sentence), severity=severity, markup=False)

    def show_toasts(self) -> None:
        """Override: show toasts one frame late, as mounting one takes longer than painting a row."""
        self.call_after_refresh(super().show_toasts)

    # -- navigation ---------------------------------------------------------------------------------------------------

    def go_to(self, place: str, key: object = None) -> None:
        """Show one of the three screens, and there a record."""
        if place != self._place:
            if not self.is_screen_installed(place):
                self.install_screen(_screen(place), place)
            self._place = place
            self.switch_screen(place)
        if key is not None:
            self.call_after_refresh(self._highlight, place, key)

    def _highlight(self, place: str, key: object) -> None:
        self.get_screen(place).show_record(key)  # type: ignore[attr-defined]

    def renew(self, place: str | None, broken: bool) -> None:
        place = place or self._place
        if not broken:
            self.go_to(place)
            return
        fresh = _screen(place)
        self.switch_screen(fresh)
        for name in {self._place, place}:
            if self.is_screen_installed(name):
                stale = self.get_screen(name)
                self.uninstall_screen(stale)
                stale.remove()
        self.install_screen(fresh, place)
        self._place = place

    def action_show_interviews(self) -> None:
        self.go_to("interviews")

    def action_show_contacts(self) -> None:
        self.go_to("contacts")

    def action_show_timeline(self) -> None:
        self.go_to("timeline")

    def action_forecast(self) -> None:
        """Open the forecast, or leave it."""
        from tui.ui.screens.forecast import ForecastScreen  # not for the first frame

        if isinstance(self.screen, ForecastScreen):
            self.pop_screen()
        else:
            self.push_screen(ForecastScreen())

    def get_key_display(self, binding: Binding) -> str:
        """Override: return the name of a key as the footer shows it."""
        return shown_key(binding.key)

    def action_jump(self) -> None:
        from tui.ui.screens.jump import jump  # not for the first frame

        jump(self.screen)

    def action_palette(self) -> None:
        self.action_command_palette()

    def action_command_palette(self) -> None:
        """Open the palette; Textual's own fails on a page key that is typed ahead."""
        from tui.ui.screens.palette import Palette  # not for the first frame

        app: Any = self
        if not Palette.is_open(app):
            self.push_screen(Palette(id="--command-palette"))

    def action_help(self) -> None:
        from tui.ui.screens.dialogs import show_help  # not for the first frame

        show_help(self.screen, getattr(self.screen, "place", "interviews"))

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Override: return the commands of the screen, under the same names."""
        from tui.ui.screens.palette import entries  # not for the first frame

        return entries(self, screen)

    # -- undo ---------------------------------------------------------------------------------------------------------

    def action_undo(self) -> None:
        from tui.ui.screens.undo import undo  # not for the first frame

        undo(self, self.session)

    def action_told(self) -> None:
        from tui.ui.screens.told import show_told  # not for the first frame

        show_told(self, self.session)

    def action_redo(self) -> None:
        from tui.ui.screens.undo import redo  # not for the first frame

        redo(self, self.session)

    # -- ending -------------------------------------------------------------------------------------------------------

    def show_sample(self) -> None:
        """Leave for the sample book, and come back afterwards."""
        self.exit(SHOW_SAMPLE)

    async def action_quit(self) -> None:
        self.end()

    def on_unmount(self) -> None:
        """Remove the file of a copied note when the app ends, and bring the folder for the phone up to date."""
        self.delivery.clear_up()
        if self._phone is not None:
            self._phone.finish()


def is_remote() -> bool:
    """Return whether the app runs over SSH."""
    return any(os.environ.get(name) for name in ("SSH_CONNECTION", "SSH_TTY"))


def _load_what_keys_need(settings: Settings) -> None:
    """Load modules and patterns while the user reads the first screen; a key pressed meanwhile waits half a millisecond."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(0.0005)
    try:
        with suppress(Exception):  # the key that needs it meets the error again, and the app shows it then
            from tui.ui.screens import preload  # not for the first frame

            preload.compile_patterns(settings)
    finally:
        sys.setswitchinterval(usual)


def _screen(place: str) -> Screen[None]:
    if place == "contacts":
        from tui.ui.screens.contacts import ContactsScreen  # not for the first frame

        return ContactsScreen()
    if place == "timeline":
        from tui.ui.screens.timeline import TimelineScreen  # not for the first frame

        return TimelineScreen()
    return InterviewsScreen()
