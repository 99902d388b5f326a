"""`followup sync`: share one book between several machines, through a folder that something else carries."""

from __future__ import annotations

import argparse
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from tui.cli.output import say, tell_notices
from tui.config import Settings
from tui.domain.operations import Refused
from tui.domain.sanitize import one_line
from tui.domain.zones import zone_of
from tui.exchange.same_people import likely_duplicates
from tui.storage import Store, StoreError
from tui.sync import is_shared
from tui.sync.copies import Machine
from tui.sync.folder import shared_folder
from tui.sync.setting_aside import without_what_fails
from tui.sync.setup import forget, name_of_host, set_up, stop
from tui.sync.sharing import Sharing
from tui.sync.status import findings_of_files, findings_of_machines, not_sent_words, unsent
from tui.text.act_words import act_words

NOT_SHARED = "The book is not shared. `followup sync setup FOLDER` shares it."
STEPS = ("setup", "status", "stop", "forget")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "what", nargs="?", choices=STEPS, metavar="WHAT",
        help="setup FOLDER: share the book there; status: list the machines; stop: share no more; "
        "forget NAME: drop a machine that is gone (default: send and receive now)",
    )  # fmt: skip
    parser.add_argument("about", nargs="?", metavar="FOLDER|NAME", help="the shared folder, or the machine to forget")
    parser.add_argument(
        "--name", help="with setup: what this machine is called (default: as before, or else the host's name)"
    )


def without_book(args: argparse.Namespace, path: Path, settings: Settings, now: datetime) -> int:
    """Do what is asked for; return 1 if something is in the way of sharing.

    Raises: Refused if the arguments do not fit, StoreError if the book, the folder or a name cannot be used.
    """
    zone = zone_of(settings.policy.timezone)
    about = (args.about or "").strip()  # an unset variable in a script would name the current folder
    if bool(about) != (args.what in ("setup", "forget")):
        needs = {
            "setup": "Name the folder: followup sync setup FOLDER",
            "forget": "Name the machine: followup sync forget NAME",
        }
        raise Refused(needs.get(args.what, f"{args.what or 'sync'} takes no {one_line(about)!r}"))
    if args.what == "status":
        return _status(path, settings, now)
    with Store.open(path, at=now, create=args.what == "setup") as store:
        if store.read_only:
            raise StoreError(f"{store.path} cannot be changed, so it cannot be shared.")
        sharing = Sharing(store, zone)
        if args.what != "setup" and not is_shared(path):
            raise Refused(NOT_SHARED)
        if args.what == "setup":
            _set_up(sharing, Path(args.about).expanduser().absolute(), args.name, now, zone)
        elif args.what == "forget":
            _refuse_stopped(sharing)
            say([without_what_fails(sharing, lambda: forget(sharing, args.about, now))])
        elif args.what == "stop":
            _stop(sharing, now)
        elif not _exchange(sharing, now):
            tell_notices(store.notices)
            return 1
        tell_notices(store.notices)
    tell_notices(store.notices)
    return 0


def _status(path: Path, settings: Settings, now: datetime) -> int:
    found = findings_of_machines(path, now, zone_of(settings.policy.timezone))
    for each in found:
        say([one_line(each.sentence)])
    if not found:
        say([NOT_SHARED])
    return int(any(each.severity == "warn" for each in found))


def _set_up(sharing: Sharing, folder: Path, name: str | None, now: datetime, zone: ZoneInfo) -> None:
    before = len(likely_duplicates(sharing.store.book))
    known, is_new = _machine_before(sharing), not shared_folder(folder).within(folder.exists)
    was = known.name if known else ""
    machine = without_what_fails(sharing, lambda: set_up(sharing, folder, name or was or name_of_host(), now))
    say([f"This machine is called {machine.name}. Its book is shared in {folder}."])
    if is_new:
        say([f"{folder} was not there, and was made. If you meant another folder, run the command again with that one."])
    if known and known.folder != machine.folder:
        say([f"Before, it was shared in {known.folder}; {known.file} there is not written any more."])
    if was not in ("", machine.name):
        say([f"It was called {was} before. If no other machine has that name, `followup sync forget {was}` drops it."])
    others = sorted(each.removesuffix(".followup") for each in machine.seen if each != machine.file)
    say([f"There it met {', '.join(others)}." if others else "No other machine is there yet; run the same command on each."])
    for each in findings_of_machines(sharing.store.path, now, zone):
        if each.severity != "ok":
            say([one_line(f"{each.sentence} {each.advice}")])
    if len(likely_duplicates(sharing.store.book)) > before:
        say(["Some people may be in the book twice now: `followup duplicates` finds them."])


def _machine_before(sharing: Sharing) -> Machine | None:
    with suppress(StoreError):
        return sharing.copies.machine() or sharing.copies.machine(stopped=True)
    return None


def _stop(sharing: Sharing, now: datetime) -> None:
    if machine := without_what_fails(sharing, lambda: stop(sharing, now)):
        say([f"The book is not shared any more. It stays as it is, and so does {machine.file} in {machine.folder}."])
        if trouble := machine.troubles.get(""):
            notices = sharing.store.notices
            notices[:] = [
                *(each for each in notices if each != f"{trouble}."),
                f"The other machines do not learn of it: {trouble}.",
            ]


def _exchange(sharing: Sharing, now: datetime) -> bool:
    """Send and receive now, and say what happened; return whether all went well."""
    before, store = _refuse_stopped(sharing), sharing.store
    seq = store.seq
    done = without_what_fails(sharing, lambda: sharing.exchange(now))
    after = sharing.copies.machine() or before
    history = store.history()
    new = [act for act in history if act.seq > seq and act.stamp is not None]
    for act in new:
        say([f"{one_line(act.who)}: {act_words(store.book, act.change)}"])
    left = unsent(history, after)
    sent = unsent(history, before) - left
    parts = [*([f"{len(new)} received"] if new else []), *([f"{sent} sent"] if sent > 0 else [])]
    if parts or done:
        say([f"Changes: {', '.join(parts)}." if parts else "Nothing is new."])
    files = [each.sentence for each in findings_of_files(sharing.copies, after).values()]
    store.notices.extend(each for each in files if each not in store.notices)
    if not done:
        lasting = f"{after.troubles['']}." if "" in after.troubles else after.stopped
        if lasting not in store.notices:
            store.notices.append(lasting or "Another session of this machine is sharing the book; try again in a moment.")
        if left and not after.stopped:
            store.notices.append(f"{not_sent_words(left)}.")
    return done and not files


def _refuse_stopped(sharing: Sharing) -> Machine:
    """Return this machine; refuse to go on if it shares nothing."""
    machine = sharing.copies.machine()
    if machine is None:
        raise Refused(NOT_SHARED)
    if machine.stopped:
        raise StoreError(machine.stopped)
    return machine
