"""Start the app over a book, and end it in order."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from tui.clipboard.models import Probed
from tui.clipboard.probe import probe
from tui.config import Settings, load, refuse_invalid_looks
from tui.config.settings import SyncSettings
from tui.domain.sanitize import one_line
from tui.domain.zones import zone_of
from tui.session import Session, valid_templates
from tui.storage import Store
from tui.sync import is_shared
from tui.ui.app import SHOW_SAMPLE, FollowupApp
from tui.ui.terminal.shutdown import GracefulShutdown

if TYPE_CHECKING:
    from tui.sync.background import BackgroundSharing

SLOW_START = 3_000
"""The number of interviews from which a start takes so long that a sentence has to say so."""


def app_for(settings: Settings) -> type[FollowupApp]:
    """Return the class of the app: plain or not."""
    if settings.app.plain:
        from tui.ui.screen_reader_app import PlainApp  # only for screen readers

        return PlainApp
    return FollowupApp


def run(*, path: Path, settings: Settings, clock: Callable[[], datetime], demo: bool = False) -> int:
    """Open the book, run the app over it and return the exit status; `demo` opens a throw-away sample book instead."""
    refuse_invalid_looks(settings)
    with GracefulShutdown() as ending:
        while True:
            status = _session(path, settings, clock, ending, demo=demo, probed=probe(os.environ))
            if status != SHOW_SAMPLE:
                return status
            status = _session(path, settings, clock, ending, demo=True, probed=probe(os.environ))
            if ending.begun:
                return status
            settings = msgspec.structs.replace(load(settings.path, environ=os.environ), app=settings.app)  # and its --plain


def _session(
    path: Path,
    settings: Settings,
    clock: Callable[[], datetime],
    ending: GracefulShutdown,
    *,
    demo: bool,
    probed: Probed | None,
) -> int:
    """Run the app over a book once; return the exit status, or SHOW_SAMPLE."""
    with contextlib.ExitStack() as stack:
        if demo:
            import tempfile  # only for the sample book

            path = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="followup-demo-"))) / "book.json"
        store = stack.enter_context(Store.open(path, at=clock()))
        if demo:
            from tui.domain.sample import PROFILE, sample  # only for the sample book

            now = clock()
            profile = settings.profile if settings.profile.name else PROFILE
            nowhere = SyncSettings()  # the phone keeps the real book
            settings = msgspec.structs.replace(settings, profile=profile, sync=nowhere)
            store.act(lambda book: sample(book, now, settings.policy), now)
        if (settings.folder / "templates").is_dir():
            store.notices.extend(valid_templates(settings)[1])
        session = Session(store, settings, clock, stack.enter_context(shared_beside(path, settings, clock, demo=demo)))
        _wait_for_many(session)
        app = app_for(settings)(session, probed)
        ending.app = app
        status = app.run()
        store.notices[:0] = session.told[len(session.told) - session.unread :]
        if app.ending:
            sys.stderr.write(f"followup: {app.ending}\n")
    for notice in [*store.notices, *(session.sharing.said() if session.sharing else ())]:  # what nobody has read yet
        sys.stderr.write(f"followup: {one_line(notice)}\n")
    return status or 0


@contextlib.contextmanager
def shared_beside(
    path: Path, settings: Settings, clock: Callable[[], datetime], *, demo: bool
) -> Iterator[BackgroundSharing | None]:
    """Yield what shares the book with other machines while the app runs; None if it is not shared."""
    if demo or not is_shared(path):
        yield None
        return
    from tui.sync.background import BackgroundSharing  # only for a book that is shared

    sharing = BackgroundSharing(path, clock, zone_of(settings.policy.timezone))
    try:
        yield sharing
    finally:
        sharing.stop()


def _wait_for_many(session: Session) -> None:
    """Compute what is due before the app takes the screen, and say so, if the book is so large that it takes a while."""
    count = len(session.book.docs["interviews"])
    if count >= SLOW_START:
        sys.stdout.write(f"Reading {count:,} interviews ...")
        sys.stdout.flush()
        session.items()
        sys.stdout.write("\r\x1b[K")
        sys.stdout.flush()
