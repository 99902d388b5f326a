"""Mail programs take a note as a mail, whatever it holds, and send it as it was written."""

from __future__ import annotations

import email
import json
import shlex
import subprocess
from collections.abc import Callable
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest

from tests.domain.build import at
from tests.e2e.servers import Tmux
from tests.e2e.terminals import Home, Terminal, need
from tests.e2e.test_main_path import AFTER, FOLLOWUP, OURS, run, take_in
from tests.e2e.test_writing import on_disk, open_note
from tests.exchange import test_outgoing_mail
from tui.domain.models import Contact, Interview, Note
from tui.domain.notes import save_note
from tui.domain.operations import edit
from tui.exchange.flowed_text import unflowed
from tui.storage import Store

NAME, SUBJECT = 'Zoë "Z" 日本, Dr.', "Danke für das Gespräch, 谢谢 👩‍💻 " + "und noch viel mehr " * 5
"""A name and a subject that a header has to encode."""
BODY = test_outgoing_mail.BODY.replace(">not quoted\n", "")
"""A text without a line that mutt takes for a quoted one."""
MUTTRC = """set sendmail="{stub}" sendmail_wait=60 folder="{home}" record="" postponed="{home}/postponed" mbox_type=mbox
set copy=no header_cache="" quit=yes abort_unmodified=no postpone=no editor=true
"""


AERC = {
    "accounts.conf": (
        "[Robin]\nsource = maildir://{folder}\noutgoing = {home}/sendmail\ndefault = Drafts\n"
        "from = Robin Vale <robin@vale.example>\npostpone = Drafts\n"
    ),
    "aerc.conf": "[compose]\neditor=true\n",
}
"""The files of a configuration whose sendmail keeps the mail in a file."""


def with_sendmail(home: Home, program: str) -> list[str]:
    """Return the command of mutt or neomutt, with a config whose sendmail keeps the mail in a file."""
    stub, config = home.path / "sendmail", home.path / "muttrc"
    stub.write_text(f"#!/bin/sh\ncat >{home.path}/sent.tmp && mv {home.path}/sent.tmp {home.path}/sent\n")
    stub.chmod(0o700)
    config.write_text(MUTTRC.format(stub=stub, home=home.path))
    return [program, "-F", str(config), "-e", "set resume_draft_files", "-H"]


def sent(home: Home) -> EmailMessage:
    return email.message_from_bytes((home.path / "sent").read_bytes(), policy=default)


@pytest.fixture
def mail(private_home: Home) -> Path:
    """Return the file of a note with a long name, subject and text, none of them ASCII."""
    take_in(private_home, *OURS)
    now = at("2025-02-20 14:04")
    with Store.open(private_home.path / "data" / "followup" / "book.json", at=now) as store:
        [interview] = store.book.all(Interview)
        reader = store.book.record(Contact, interview.interviewers[0].contact)
        renamed = Contact(id=reader.id, uid=reader.uid, name=NAME, emails=reader.emails)
        store.act(lambda book: edit(book, reader, renamed), now)
        note = Note(interview=interview.id, position=interview.position, contact=reader.id, subject=SUBJECT, body=BODY)
        store.act(lambda book: save_note(book, note, now), now)
    path = private_home.path / "note.eml"
    assert run(private_home, "draft", "1", "--now", AFTER, "--eml", str(path)) == f"Written: {path}\n"
    return path


def of(home: Home, *words: str, stdin: bytes = b"") -> bytes:
    """Run a program with this home and return what it prints."""
    done = subprocess.run(words, env=home.environ(), input=stdin, capture_output=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("program", ["neomutt", "mutt"])
def test_mutt_sends_the_note_as_it_is(
    private_home: Home, terminal: Callable[..., Terminal], mail: Path, program: str
) -> None:
    need(program)
    term = terminal([*with_sendmail(private_home, program), str(mail)], private_home.environ())
    term.wait_for("y:Send")
    term.send("y")
    assert term.wait_for_end() == 0
    message, ours = sent(private_home), email.message_from_bytes(mail.read_bytes(), policy=default)
    [reader] = message["To"].addresses
    assert (reader.display_name, reader.addr_spec) == (NAME, "john@nimbusfreight.example")
    assert message["Subject"] == SUBJECT.strip()
    assert message["Message-ID"] == ours["Message-ID"]
    assert unflowed(message.get_content()) == BODY


def insert(home: Home, mail: Path) -> Path:
    """Insert the mail into the folder Drafts, as docs/mail.md says, and return the folder of all mail."""
    need("notmuch")
    folder = home.path / "mail"
    folder.mkdir()
    (home.path / ".notmuch-config").write_text(f"[database]\npath={folder}\n[user]\nprimary_email=robin@vale.example\n")
    of(home, "notmuch", "new")
    words = ["notmuch", "insert", "--folder=Drafts", "--create-folder", "+draft", "-inbox", "-unread"]
    of(home, *words, stdin=mail.read_bytes())
    return folder


def test_notmuch_keeps_the_note_as_it_is(private_home: Home, mail: Path) -> None:
    insert(private_home, mail)
    [[[shown, _]]] = json.loads(of(private_home, "notmuch", "show", "--format=json", "--body=true", "tag:draft"))
    assert shown["headers"]["Subject"] == SUBJECT.strip()
    assert shown["headers"]["To"].endswith("<john@nimbusfreight.example>")
    assert unflowed(shown["body"][0]["content"]) == BODY


def test_aerc_recalls_and_sends_the_note(private_home: Home, terminal: Callable[..., Terminal], mail: Path) -> None:
    need("aerc")
    folder = insert(private_home, mail)
    with_sendmail(private_home, "aerc")
    (private_home.path / "config" / "aerc").mkdir()
    for name, text in AERC.items():
        path = private_home.path / "config" / "aerc" / name
        path.write_text(text.format(home=private_home.path, folder=folder))
        path.chmod(0o600)
    term = terminal(["aerc"], private_home.environ())
    term.wait_for("Robin Vale")
    term.send(":recall\r")
    term.wait_for("Send this email?")
    term.send("y")
    term.wait_until((private_home.path / "sent").exists, "the mail sent")
    message, ours = sent(private_home), email.message_from_bytes(mail.read_bytes(), policy=default)
    [reader] = message["To"].addresses
    assert reader.addr_spec == "john@nimbusfreight.example"
    assert reader.display_name == NAME.replace('"', "'")  # as aerc shows it
    assert (message["Subject"], message["Message-ID"]) == (SUBJECT.strip(), ours["Message-ID"])
    assert message.get_content().split() == ours.get_content().split()


def test_note_goes_through_neomutt_and_is_marked_as_sent(private_home: Home, terminal: Callable[..., Terminal]) -> None:
    need("neomutt")
    take_in(private_home, *OURS)
    config = private_home.path / "config" / "followup" / "config.toml"
    command = shlex.join(with_sendmail(private_home, "neomutt"))
    config.write_text(f'{config.read_text()}[mail]\ncompose = "{command} {{file}}"\n')
    tmux = Tmux(private_home)
    try:
        term = open_note(terminal(tmux.argv([*FOLLOWUP, "--now", AFTER]), private_home.environ()))
        term.send("\x1b[3~M")
        term.wait_for("To: John")
        term.wait_for("Subject: Thank you")
        term.wait_for("y:Send")
        term.send("y")
        term.wait_for("neomutt has ended.")
        term.send("y")
        term.wait_for("marked as sent")
        message = sent(private_home)
        assert message["To"] == "John Ekman <john@nimbusfreight.example>"
        assert json.dumps(message["Message-ID"])[1:-1] in on_disk(private_home)
    finally:
        tmux.close()


REPLY = """From john@nimbusfreight.example Fri Feb 21 08:00:00 2025
From: John Ekman <john@nimbusfreight.example>
To: robin@vale.example
Subject: Re: Thank you
Date: Fri, 21 Feb 2025 09:00:00 +0100
Message-ID: <reply@nimbusfreight.example>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

Hi Robin,

could you please send us two references by Wednesday?

John
"""


def test_reply_piped_from_neomutt_is_proposed_and_logged(private_home: Home, terminal: Callable[..., Terminal]) -> None:
    need("neomutt")
    take_in(private_home, *OURS)
    folder = private_home.path / "inbox"
    folder.write_text(REPLY)
    program = with_sendmail(private_home, "neomutt")[:3]
    term = terminal([*program, "-f", str(folder)], private_home.environ(), columns=120)
    term.wait_for("Re: Thank you")
    term.send("|")
    term.wait_for("Pipe to command")
    later = "2025-02-21T10:00+01:00"
    term.send(shlex.join([*FOLLOWUP, "import", "-", "--now", later]) + "\r")
    term.wait_for("could you please send us two references by Wednesday?")
    term.wait_for("by: Wed 26 Feb 2025")
    term.wait_for("[Y/n or a letter]")
    term.send("\r")
    term.wait_for("your turn")
    [item] = json.loads(run(private_home, "next", "--json", "--now", later))["items"]
    assert item["turn"] == "mine"
    shown = run(private_home, "show", "1", "--now", later)
    assert "two references by Wednesday" in shown
