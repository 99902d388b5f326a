"""Show as what a reply by mail is proposed, and log it as the user says: enter takes it, a letter another kind."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tui.exchange.replies.proposal import KIND_KEYS, Proposal, log_mail, open_processes, propose
from tui.exchange.replies.proposal_words import (
    kind_words,
    no_process_sentence,
    nothing_sentence,
    process_words,
    proposal_lines,
)
from tui.exchange.replies.received_mail import ReceivedMail
from tui.languages.reading.readings import Week
from tui.ui.screens.dialogs import Choose
from tui.ui.screens.waiting import Finished, Wait

if TYPE_CHECKING:
    from tui.ui.screens.list_screen import BookScreen

NOTHING_LOGGED = "Nothing was logged."


def ask_and_log_mail(screen: BookScreen, mail: ReceivedMail) -> None:
    """Propose an event for a mail, in a thread because reading it takes a while."""
    session = screen.session

    def proposed(outcome: Finished | None) -> None:
        proposal: Proposal | None = outcome.value() if outcome else None
        if proposal is None:
            screen.tell(NOTHING_LOGGED)
        elif proposal.nothing:
            screen.tell(nothing_sentence(proposal), "warning")
        elif len(proposal.processes) == 1:
            _ask_kind(screen, proposal, proposal.processes[0])
        else:
            _ask_process(screen, proposal)

    work = partial(propose, session.book, mail, session.now(), session.zone, Week.of(session.settings.policy))
    screen.app.push_screen(Wait(f"Reading {mail.source}", work), proposed)


def _ask_process(screen: BookScreen, proposal: Proposal) -> None:
    """Ask in which process a mail is logged, if several are possible or none is known."""
    book = screen.session.book
    offered = proposal.processes or open_processes(book)
    if not offered:
        screen.tell(no_process_sentence(proposal.mail), "warning")
        return

    def chosen(process: str | None) -> None:
        if process:
            _ask_kind(screen, proposal, int(process))
        else:
            screen.tell(NOTHING_LOGGED)

    options = [(str(process), process_words(book, process)) for process in offered]
    screen.app.push_screen(Choose("Which process is it about?", options, told=_told(screen, proposal)), chosen)


def _ask_kind(screen: BookScreen, proposal: Proposal, process: int) -> None:
    """Ask as what a mail is logged: the proposal stands first."""

    def chosen(kind: str | None) -> None:
        if not kind:
            screen.tell(NOTHING_LOGGED)
            return
        now = screen.session.now()
        if screen.act(lambda book: log_mail(book, proposal, kind, process, now)) is not None:
            row = next((item for item in screen.session.items() if item.process == process and item.interview), None)
            if row is not None and screen.place == "interviews":
                screen.show_record(("interview", row.interview))

    first = proposal.said.kind
    letters = {kind: key for key, kind in KIND_KEYS.items()}
    kinds = sorted(KIND_KEYS.values(), key=lambda kind: kind != first)
    options = [(kind, f"{kind_words(kind)} ({letters[kind]})") for kind in kinds]
    title = f"Log it in {process_words(screen.session.book, process)} as"
    screen.app.push_screen(Choose(title, options, KIND_KEYS, told=_told(screen, proposal)), chosen)


def _told(screen: BookScreen, proposal: Proposal) -> str:
    return "\n".join(proposal_lines(screen.session.book, proposal, screen.session.now()))
