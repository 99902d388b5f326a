"""The app: its screens, theme and clock, and the one place where its errors end."""

from __future__ import annotations

import asyncio
import gc
import os
import sys
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.app import SystemCommand
from textual.binding import Binding
from textual.screen import Screen

from tui.commands import BOOK, commands_at, shown_key
from tui.config import Settings, checked_theme
from tui.domain.changes import Change, Conflict
from tui.domain.event_log import accepted_in
from tui.domain.sanitize import harmless, one_line
from tui.paths import folder_of_editors
from tui.session import Session
from tui.storage import StoreError
from tui.text.report import other_processes
from tui.ui import themes
from tui.ui.errors.crash_report import keep_unsaved, unsaved_before
from tui.ui.errors.error_handling import ErrorHandlingApp
from tui.ui.screens.interviews import InterviewsScreen
from tui.ui.styles import SHEETS
from tui.ui.terminal.driver import TerminalDriver
from tui.ui.textual_private import make_replaceable

if TYPE_CHECKING:
    from tui.clipboard.models import Probed
    from tui.ui.note_delivery import NoteDelivery
    from tui.ui.urgency_bell import UrgencyBell

SHOW_SAMPLE = -1
"""The exit value that makes `launch` show the sample book and then open the app again."""

POLL_SECONDS = 1.0
"""Seconds between two polls of other sessions' changes and of the clock."""


class FollowupApp(ErrorHandlingApp):
    """The app. The session holds the state; screens show it."""

    TITLE = "followup"
    CSS_PATH: ClassVar[Any] = list(SHEETS)
    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_BINDING = "ctrl+p"
    MODES: ClassVar = {}

    def __init__(self, session: Session, probed: Probed | None = None) -> None:
        # NO_COLOR: Textual would send greys, but only the terminal's own two colours are wanted
        super().__init__(driver_class=TerminalDriver, ansi_color=True if "NO_COLOR" in os.environ else None)
        self.session = session
        self._probed = probed
        self._minute = ""
        self._place = "interviews"
        self._bell: UrgencyBell | None = None
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
        self._tell_notices()
        if settings.bell:
            from tui.ui.urgency_bell import UrgencyBell  # not for the first frame

            self._bell = UrgencyBell(self, self.session, self._probed)
        asyncio.get_running_loop().call_later(POLL_SECONDS, self._look)
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

    def _tell_notices(self) -> None:
        if notices := self.session.store.notices:
            self.tell("\n".join(notices), "warning")
            notices.clear()

    def started(self) -> None:
        """Collect garbage from now on; freeze the objects made at the start, which stay."""
        if not gc.isenabled():
            gc.freeze()
            gc.enable()
        if "tui.ui.screens.preload" not in sys.modules:
            threading.Thread(target=_load_what_keys_need, args=(self.session.settings,), name="preload", daemon=True).start()

    def _look(self) -> None:
        """Poll once a second; a timer of Textual's, with its message, costs ten times as much."""
        if not self.is_running:
            return
        try:
            changed, trouble = self._read_others(), ""
        except StoreError as error:
            changed, trouble = False, str(error)
        except Exception as error:  # noqa: BLE001 - this runs beside the handlers that the app hears of
            self.handle_uncaught(error)
            changed, trouble = False, ""
        if trouble:
            self.call_later(self.tell, trouble, "error")
        now = self.session.now()
        moved = f"{now:%F %H:%M}" != self._minute or now >= self.session.agenda.next_change
        if changed or moved or self.session.store.notices:
            self.call_later(self._poll, changed)
        asyncio.get_running_loop().call_later(POLL_SECONDS, self._look)

    def _read_others(self) -> bool:
        """Apply other sessions' changes, but not while a thread may be reading the book; return whether there are any."""
        return not any(getattr(screen, "holds_book", False) for screen in self.screen_stack) and self.session.poll()

    def _poll(self, changed: bool = False) -> None:
        """Read other sessions' changes, and show what the clock has changed without a key press."""
        if not self.is_running:
            return  # the screens are being closed
        try:
            changed = self._read_others() or changed
        except StoreError as error:
            self.tell(str(error), "error")
        self._tell_notices()
        now = self.session.now()
        minute = f"{now:%F %H:%M}"
        if changed or now >= self.session.agenda.next_change:
            self.reload()
        elif minute != self._minute:
            self.reload(only=self.screen)
        self._minute = minute
        if self._bell is not None:
            self._bell.ring()

    def reload(self, only: Screen[Any] | None = None) -> None:
        """Make the screens on the stack, or only one, show the book as it is now.

        The other screens show it when they come to the front.
        """
        for screen in [only] if only else self.screen_stack:
            if hasattr(screen, "reload") and screen.is_mounted and screen not in self._broken:
                screen.reload()

    def show_change(self, change: Change, *, quietly: bool = False) -> None:
        """Show a change, and say what was done; after an acceptance, what becomes of the other processes."""
        if not quietly:
            self.tell(f"{one_line(change.sentence)}. u takes it back.")
        self.reload()
        if self._bell is not None:
            self._bell.listen()
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
        """Override: yield the commands of the screen, under the same names."""
        place = getattr(screen, "place", "")
        for command in commands_at(place) + (commands_at("list") if place in BOOK else []):
            if command.id != "palette":
                key = shown_key(self.session.settings.keys.get(command.id, command.keys).split(",")[0].strip())
                run = partial(self._run_command, screen, command.id)
                yield SystemCommand(f"{command.title} ({key})" if key else command.title, command.sentence, run)
        for theme in sorted(self.available_themes):
            yield SystemCommand(
                f"Theme: {theme}",
                "Colours, until you leave; theme in the config keeps one",
                partial(self._dress, theme),
            )

    async def _run_command(self, screen: Screen[Any], command: str) -> None:
        rows = getattr(screen, "rows", None)
        await self.run_action(command, next(node for node in (screen, rows, self) if hasattr(node, f"action_{command}")))

    def _dress(self, theme: str) -> None:
        self.theme = theme

    # -- undo ---------------------------------------------------------------------------------------------------------

    def action_undo(self) -> None:
        """Undo the last act; ask first if a note was edited since, as that is not an act."""
        act = self.session.store.act_before_drafts()
        if act is None:
            self._again(self.session.undo)
            return
        from tui.ui.screens.dialogs import Confirm  # not for the first frame

        def answered(yes: bool | None) -> None:
            if yes:
                self._again(self.session.undo)

        told = "You have written in a note since. Undo does not touch that."
        self.push_screen(Confirm(f"Undo this: {act.change.sentence}?", told=told, yes="undo it", no="leave it"), answered)

    def action_redo(self) -> None:
        self._again(self.session.redo)

    def _again(self, what: Callable[[], Any]) -> None:
        try:
            act = what()
        except (StoreError, Conflict) as error:
            self.tell(str(error), "warning")
            return
        self.tell(f"{act.change.sentence}.")
        self.reload()
        if self._bell is not None:
            self._bell.listen()

    # -- ending -------------------------------------------------------------------------------------------------------

    def show_sample(self) -> None:
        """Leave for the sample book, and come back afterwards."""
        self.exit(SHOW_SAMPLE)

    async def action_quit(self) -> None:
        self.end()

    def on_unmount(self) -> None:
        """Remove the file of a copied note when the app ends."""
        self.delivery.clear_up()


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
