"""Open a note in the user's mail program, and ask afterwards whether it was sent."""

from __future__ import annotations

import os
from typing import Any

import msgspec

from tui.domain.labels import name_of
from tui.domain.models import Note
from tui.exchange.outgoing_mail import OutgoingMail, mail_of
from tui.programs.mail_program import NO_PROGRAM, MailError, hand_over, needs_unsent, save_mail
from tui.ui.note_delivery import NoteDelivery


def open_mail(delivery: NoteDelivery, screen: Any, note: Note) -> None:
    """Open a note as a mail by the command of `[mail] compose`; over SSH without one, write its file and say how to fetch it.

    A note that is then marked as sent keeps the mail's Message-ID.
    """
    session = screen.session
    command = session.settings.mail.compose.strip()
    unsent = needs_unsent(command) if command else True
    mail = mail_of(session.book, note, session.settings.profile, session.now(), session.zone, unsent=unsent)
    sent = msgspec.structs.replace(note, message_id=mail.message_id)
    if command:
        _open_in(command, mail, delivery, screen, sent)
    elif delivery.clipboard_environment().link == "local":
        screen.tell(NO_PROGRAM, "warning")
    else:
        _save(mail, delivery, screen, sent)


def _save(mail: OutgoingMail, delivery: NoteDelivery, screen: Any, sent: Note) -> None:
    try:
        path = save_mail(mail.data, name_of(screen.session.book, sent.contact), os.environ)
    except MailError as error:
        screen.tell(str(error), "error")
        return
    delivery.show_file(path)
    delivery.ask_sent(screen, sent, " ".join(mail.missing), ready=True)


def _open_in(command: str, mail: OutgoingMail, delivery: NoteDelivery, screen: Any, sent: Note) -> None:
    try:
        handed = hand_over(mail.data, command, os.environ, delivery.given_away)
    except MailError as error:
        screen.tell(str(error), "error")
        return
    if handed.status != 0:
        screen.tell(handed.sentence, "warning")
        return
    delivery.ask_sent(screen, sent, _joined(handed.sentence, mail), then=handed.remove, ready=True)


def _joined(sentence: str, mail: OutgoingMail) -> str:
    return " ".join((sentence, *mail.missing))
