"""Of a mail only what its sender has written is read: no quoted mails, no signature."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tools.growth import LIMIT, growth
from tui.exchange.html_text import plain_text
from tui.exchange.replies.own_words import html_of_sender, own_words, sentences_of
from tui.exchange.replies.received_mail import read_received

SAID = "Yes, we have decided."
QUOTED = "I would love an offer."


@pytest.mark.parametrize(
    "text",
    [
        f"{SAID}\n\nOn Mon, Nov 16, 2026 at 9:01 AM Robin Vale <robin@vale.example> wrote:\n> {QUOTED}",
        f"{SAID}\n\nOn Mon, Nov 16, 2026 at 9:01 AM Robin Vale\n<robin@vale.example> wrote:\n\n{QUOTED}",
        f"> {QUOTED}\n\n{SAID}",
        f"Robin Vale wrote:\n> {QUOTED}\n{SAID}\n> {QUOTED}",
        f"{SAID}\n\nAm 16.11.2026 um 09:01 schrieb Robin Vale:\n> {QUOTED}",
        f"{SAID}\n\nVon: Robin Vale <robin@vale.example>\nGesendet: Montag, 16. November 2026\nAn: Ana\nBetreff: x\n\n{QUOTED}",
        f"{SAID}\n\nFrom: Robin Vale\nSent: Monday\nTo: Ana\nSubject: x\n\n{QUOTED}",
        f"{SAID}\n\n-----Original Message-----\n{QUOTED}",
        f"{SAID}\n\n-----Ursprüngliche Nachricht-----\n{QUOTED}",
        f"{SAID}\n\n________________________________\nFrom: x\n{QUOTED}",
        f"{SAID}\n-- \nAna Ruiz\n{QUOTED}",
        f"{SAID}\n\nBest regards,\nAna Ruiz\n{QUOTED}",
        f"{SAID}\n\nMit freundlichen Grüßen\nAna Ruiz\n{QUOTED}",
    ],
)
def test_quoted_mail_and_signature_are_left_out(text: str) -> None:
    assert own_words(text) == SAID


def test_thanks_at_the_top_are_no_signature() -> None:
    assert SAID in own_words(f"Thanks!\n\n{SAID}")
    assert "On Monday we wrote: yes" in own_words("On Monday we wrote: yes, and more of the same stands below.")


@pytest.mark.parametrize(
    "markup",
    [
        f'<p>{SAID}</p><div class="gmail_quote">On Monday: <blockquote>{QUOTED}</blockquote></div>',
        f"<p>{SAID}</p><blockquote type='cite'><p>x</p><blockquote>{QUOTED}</blockquote></blockquote>",
        f'<p>{SAID}</p><hr id="stopSpelling"><p>{QUOTED}</p>',
        f'<p>{SAID}</p><div style="border:none;border-top:solid #E1E1E1 1.0pt"><p>From: Robin</p>{QUOTED}</div>',
    ],
)
def test_quoted_html_is_left_out(markup: str) -> None:
    assert plain_text(html_of_sender(markup), str) == SAID


@pytest.mark.parametrize(
    "markup",
    [
        f'<div style="display:none">{QUOTED}<div>{QUOTED}</div></div><p>{SAID}</p>',
        f"<span style='color:red; visibility : hidden'>{QUOTED}</span>{SAID}",
        f'<p>{SAID}</p><td style="font-size:0px;">{QUOTED}</td>',
        f'<p style="mso-hide:all">{QUOTED}<p>{SAID}</p>',
        f'<div style="max-height:0; overflow:hidden"><img src="x">{QUOTED}<br></div>{SAID}',
        f"<div hidden>{QUOTED}</div>{SAID}",
        f'<style>a {{}} .pre, p.x {{ color: red; display: none !important }}</style><div class="y pre">{QUOTED}</div>{SAID}',
    ],
)
def test_html_that_is_not_shown_is_not_read(markup: str) -> None:
    assert plain_text(markup, str) == SAID


@pytest.mark.parametrize(
    "tag",
    [
        '<p style="font-size:0.9em; opacity:0.5">',
        '<p title="hidden" class="display:none">',
        '<style>@media print {.a {display:none}}</style><p class="a">',
    ],
)
def test_html_that_is_shown_is_read(tag: str) -> None:
    assert plain_text(f"{tag}{SAID}</p>", str) == SAID


def test_sentences_are_found_in_wrapped_lines() -> None:
    text = "Dear Robin,\n\nwe will let you know\nby Friday. Please send:\n- two references\n- a sample\n"
    assert list(sentences_of(text)) == [
        "Dear Robin,", "we will let you know by Friday.", "Please send:", "- two references", "- a sample",
    ]  # fmt: skip


PIECES = [
    "<",
    ">",
    "<blockquote>",
    "</blockquote>",
    '<div class="gmail_quote">',
    "On ",
    " wrote:",
    "\n",
    "x ",
    "--",
    "_",
    "> ",
]


@given(st.lists(st.sampled_from(PIECES), max_size=50).map("".join))
def test_any_text_and_markup_are_read(text: str) -> None:
    own_words(text)
    html_of_sender(text)
    list(sentences_of(text))


@given(st.binary(max_size=300))
def test_any_mail_is_read(data: bytes) -> None:
    mail = read_received(b"From: Ana <ana@nimbus.example>\n" + data, "a.eml", ())
    assert mail is None or mail.source == "a.eml"


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["<div ", "<blockquote>", "On x\n", "From: x\n", "> a\n", "wrote\n", "_" * 9, "- a b c.\n"])
def test_reading_takes_time_in_proportion(piece: str) -> None:
    def read(count: int) -> None:
        html_of_sender(piece * count)
        list(sentences_of(own_words(piece * count)))

    assert growth(read, 2_000) < LIMIT


@pytest.mark.parametrize(
    ("body", "is_cut"),
    [
        (f"{SAID}\n\nBest regards,\nAna\n", False),
        (f"{SAID}\n\nBest regards,\nAna\n\nP.S. {QUOTED}", True),
        (f"{SAID}\n-- \nAna\nPS: {QUOTED}", True),
        (f"{SAID}\n\nOn Monday, Robin wrote:\n" + "> x\n" * 9_000, True),
        (f"{SAID}\n\n-----Original Message-----\n" + "x\n" * 20_000, False),
        (f"Content-Type: text/html\n\n<p>{SAID}</p><div style='display:none'>x</div><p>{QUOTED}", False),
        (f"Content-Type: text/html\n\n<p>{SAID}</p><div style='display:none'>x<p>{QUOTED}", True),
    ],
)
def test_mail_of_which_words_were_left_out_says_so(body: str, is_cut: bool) -> None:
    head = "From: ana@x.example\n" + ("" if body.startswith("Content-Type") else "\n")
    mail = read_received(f"{head}{body}".encode(), "a", ())
    assert mail is not None
    assert mail.is_cut is is_cut
