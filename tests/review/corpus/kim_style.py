"""Spoil Kim's notes by how they read, when they go out, and what is copied into them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.domain.build import at
from tests.review.corpus.notes import Flawed, Good, after_greeting, plain
from tests.review.corpus.spoiling import GERMAN, in_its_tongue, named, spoiled, with_more
from tui.domain.models import Event, Note

# -- how it reads -----------------------------------------------------------------------------------------------------

PUSHY = {
    "en": ("Please reply as soon as possible.", "I am just checking in.", "I am still waiting for an answer.", "I really need this job.", "I look forward to an immediate reply.",
           "I am the perfect candidate for it.", "I hope this email finds you well.", "I have not heard back from anybody."),
    "de": ("Bitte antworten Sie so schnell wie möglich.", "Ich wollte nur kurz nachfragen.", "Ich warte immer noch auf eine Antwort.", "Die Sache ist dringend.", "Ich bin die perfekte Besetzung."),
}  # fmt: skip
PLACES = {
    "en": ("as soon as possible", "just checking in", "still waiting", "I really need this job", "immediate reply", "I am the perfect candidate", "hope this email finds you well", "have not heard back"),
    "de": ("so schnell wie möglich", "wollte nur kurz nachfragen", "warte immer noch", "dringend", "Ich bin die perfekte Besetzung"),
}  # fmt: skip


def push() -> Iterator[Flawed]:
    """Impatient, annoyed, desperate or worn."""
    for tongue, names in (("en", ("nora-inquiry", "hugo-inquiry", "nora-inquiry", "ravi", "mei", "ana", "tom", "hugo-inquiry")),
                          ("de", ("jutta-nachfrage", "sabine-nachfrage", "jutta-nachfrage", "sabine-zeit", "lena"))):  # fmt: skip
        for name, sentence, place in zip(names, PUSHY[tongue], PLACES[tongue], strict=True):
            yield with_more("push", name, {"pushy": place}, sentence)


def speak_of_pay() -> Iterator[Flawed]:
    """Money as the reason."""
    for name in ("ravi-second", "mei-second", "ana", "nora-inquiry"):
        yield with_more("speak of pay", name, {"pay": "salary"}, "We did not get to the salary, and it matters to me.")
    for name in ("lena-zweites", "jutta"):
        yield with_more("speak of pay", name, {"pay": "Gehalt"}, "Auch über das Gehalt möchte ich sprechen.")


def leave_a_placeholder() -> Iterator[Flawed]:
    """A form that nobody filled in."""
    for name, hole in (
        ("ana", "[one thing you liked]"),
        ("ravi", "{company}"),
        ("omar-yes", "XXX"),
        ("nora-inquiry", "TODO"),
        ("lena", "[Was blieb ungesagt?]"),
        ("karl", "___"),
    ):
        yield with_more("leave a placeholder", name, {"placeholder": hole}, f"PS {hole}")


def shout() -> Iterator[Flawed]:
    """Exclamation marks."""
    for name in ("ana", "tom", "omar-ack", "lena", "sabine-ja"):
        good = named(name)[0]
        body = plain(good.text)
        sentence = in_its_tongue(
            good, "So many ideas! So many people! So much to do!", "So viele Ideen! So viele Menschen! So viel zu tun!"
        )
        yield spoiled("shout", good, {"exclamations": "!"}, body=after_greeting(body, sentence))


def write_in_capitals() -> Iterator[Flawed]:
    """Words that shout."""
    for name, small, loud in (("ana", "interests me more", "interests me MUCH more"), ("mei", "I left keener", "I left VERY keen, and keener"), ("omar", "Thank you again", "THANK YOU again"),
                              ("lena", "sehr gern", "SEHR gern"), ("jonas", "sehr.", "WIRKLICH sehr.")):  # fmt: skip
        good = named(name)[0]
        body = plain(good.text)
        assert small in body
        place = next(word for word in loud.split() if word.isupper() and len(word) > 1)
        yield spoiled("write in capitals", good, {"capitals": place}, body=body.replace(small, loud, 1))


def begin_with_i() -> Iterator[Flawed]:
    """I, I, I, I."""
    for name in ("tom", "hugo", "ravi-second", "omar-ack"):
        yield with_more(
            "begin with I",
            name,
            {"starts_with_i": "I"},
            "I like the people. I like the plan. I like the town. I like the hours.",
        )
    yield with_more(
        "begin with I",
        "jutta",
        {"starts_with_i": "Ich"},
        "Ich mag die Leute. Ich mag den Plan. Ich mag die Stadt. Ich mag das Haus.",
    )


def double_a_word() -> Iterator[Flawed]:
    """The the."""
    for name, once in (
        ("ana", "the page"),
        ("ravi", "you mention"),
        ("omar-no", "hope that"),
        ("lena", "gemeinsame"),
        ("jutta", "Märchen"),
        ("grace", "notebook"),
    ):
        good = named(name)[0]
        body = plain(good.text)
        word = once.split()[0]
        place = body.lower().find(f" {word.lower()} ") + 1
        assert place > 0
        found = body[place : place + len(word)]
        yield spoiled("double a word", good, {"doubled_word": found}, body=f"{body[:place]}{found} {body[place:]}")


def mix_languages() -> Iterator[Flawed]:
    """Typed in one language, sent in another."""
    for name, sentence in (("lena", "An eines denke ich noch: how you plan to bring the three of them together."), ("sabine", "Eines bleibt: what you said about the first weeks on site."),
                           ("ana", "One thing stays with me: wie Sie mit den neuen Leuten in der ersten Zeit umgehen.")):  # fmt: skip
        yield with_more("mix languages", name, {"mixed_language": sentence.split(": ")[1][:12]}, sentence)


FILLER = {
    "en": "The city was bright that day, and the river carried more boats than one could count from the bridge near the market. ",
    "de": "Die Stadt lag hell an jenem Tag, und der Fluss trug mehr Boote, als man von der Brücke am Markt zählen konnte. ",
}


def go_on_and_on() -> Iterator[Flawed]:
    """Three hundred words."""
    for name in ("ana", "nora-inquiry", "omar-no", "lena", "sabine-zeit"):
        good = named(name)[0]
        filler = FILLER["de" if good.name in GERMAN else "en"] * 12
        yield spoiled("go on and on", good, {"too_long": "bo|Bo"}, body=after_greeting(plain(good.text), filler.strip()))


def say_next_to_nothing() -> Iterator[Flawed]:
    """One line."""
    for name, line in (("ravi-no", "I decline the Platform Engineer offer, with thanks."), ("nora-inquiry", "Any news on the Senior Developer role? Thank you."),
                       ("sabine-nein", "Danke, aber die Stelle als Projektleiter muss ich ablehnen.")):  # fmt: skip
        good = named(name)[0]
        greeting = "Sehr geehrte Frau Kroll" if name in GERMAN else f"Dear {'Ravi' if name == 'ravi-no' else 'Nora'}"
        yield spoiled(
            "say next to nothing",
            good,
            {"too_short": ""},
            body=f"{greeting},\n\n{line}\n\n{'Viele Grüße' if name in GERMAN else 'Kind regards,'}\nKim Lee\n",
        )


def lose_the_subject() -> Iterator[Flawed]:
    """No subject, or half the note in it."""
    for good in named("ana", "omar-yes", "karl", "sabine-nachfrage"):
        yield spoiled("lose the subject", good, {"subject_missing": ""}, subject=" ")
    for good in named("ravi", "nora-inquiry", "lena"):
        yield spoiled(
            "lengthen the subject",
            good,
            {"subject_long": "."},
            subject=f"{good.subject} and everything that we have talked about, and then some more of it.",
        )


# -- when -------------------------------------------------------------------------------------------------------------


def send_at_the_wrong_time() -> Iterator[Flawed]:
    """Too early, too late, on a Sunday, or once too often."""
    for name, now, rule in (
        ("ana", "2026-11-19 13:00", "too_early"), ("ravi", "2026-11-23 09:00", "too_early"), ("lena", "2026-11-16 09:00", "too_early"), ("nora-inquiry", "2026-11-19 10:00", "too_early"),
        ("hugo-inquiry", "2026-11-12 10:00", "too_early"), ("jutta-nachfrage", "2026-11-12 10:00", "too_early"), ("mei", "2026-11-21 09:00", "too_late"), ("omar", "2026-11-27 09:00", "too_late"),
        ("ravi-yes", "2026-12-14 09:00", "too_late"), ("sabine-nein", "2026-12-11 09:00", "too_late"), ("nora-inquiry", "2026-11-29 10:00", "day_off"),
        ("ravi-second", "2026-11-28 10:00", "day_off"), ("karl", "2026-11-22 10:00", "day_off"), ("grace", "2026-11-29 09:00", "day_off"),
    ):  # fmt: skip
        yield spoiled(f"send {rule}", named(name)[0], {rule: ""}, now=now)
    for name, now in (("tom", "2026-11-21 09:30"), ("ravi", "2026-11-25 08:00"), ("hugo", "2026-11-11 09:00")):
        yield spoiled("send a day later", named(name)[0], {"wrong_day": "yesterday"}, now=now)
    for name, position, interview in (("nora-inquiry", 5, 5), ("jutta-nachfrage", 8, 8)):
        good = named(name)[0]
        once = Event(
            id=50,
            at=at("2026-11-23 09:00"),
            kind="inquiry_sent",
            position=position,
            interview=interview,
            contact=good.contact,
        )
        yield spoiled("inquire twice", good, {"second_inquiry": ""}, now="2026-12-03 10:00", more=(once,))


# -- copy and paste ---------------------------------------------------------------------------------------------------


def as_sent(good: Good) -> Note:
    """A good thank-you as the book holds it."""
    position = 1 if good.interview == 1 else 3
    return Note(
        id=70, kind="thank_you", interview=good.interview, position=position, contact=good.contact, body=plain(good.text)
    )


def paste_the_panel_mates_note() -> Iterator[Flawed]:
    """Another's note, the name exchanged."""
    for mine, theirs in (("ana", "tom"), ("tom", "mei"), ("mei", "ana"), ("lena", "jonas"), ("jonas", "lena")):
        good, other = named(mine)[0], named(theirs)[0]
        greeting = plain(good.text).split("\n", 1)[0]
        body = f"{greeting}\n{plain(other.text).split(chr(10), 1)[1]}"
        yield spoiled(
            "paste the panel-mate's note",
            good,
            # Ana's note speaks of the dispatch floor, which is what Mei and I talked about, too
            {"copy_paste": ""} if mine == "mei" else {"copy_paste": "", "no_conversation": ""},
            body=body,
            subject=other.subject,
            more=(as_sent(other),),
        )


def paste_half_of_it() -> Iterator[Flawed]:
    """One's own conversation, and the rest from the panel-mate's note."""
    for mine, theirs in (("ana", "tom"), ("mei", "ana"), ("lena", "jonas")):
        good, other = named(mine)[0], named(theirs)[0]
        own = re.search(r"\{c\|([^{}]*)\}", good.text)
        assert own is not None
        text = re.sub(r"\{c\|[^{}]*\}", own[1], other.text)
        body = f"{plain(good.text).split(chr(10), 1)[0]}\n{plain(text).split(chr(10), 1)[1]}"
        yield spoiled("paste half of it", good, {"copy_paste": ""}, body=body, more=(as_sent(other),))


def speak_of_the_reader_as_of_somebody_else() -> Iterator[Flawed]:
    """A "he" or "she" that was taken over from what was written down for oneself."""
    for name, sentence, word in (
        ("ana", "It was good to hear how she decides what to leave alone.", "she"),
        ("tom", "The way he explained the trade-offs was a pleasure.", "he"),
        ("ravi", "My thanks for his patience with all that I asked.", "his"),
        ("hugo", "What I liked best was how he reads old code.", "he"),
        ("omar", "It was a pleasure to listen to him.", "him"),
        ("elif-inquiry", "Her calm way of looking at a failure has stayed with me.", "Her"),
    ):
        for good in named(name):
            yield spoiled(f"say {word}", good, {"third_person": word}, body=after_greeting(plain(good.text), sentence))


MUTATIONS = (
    push,
    speak_of_pay,
    leave_a_placeholder,
    shout,
    write_in_capitals,
    begin_with_i,
    double_a_word,
    mix_languages,
    go_on_and_on,
    say_next_to_nothing,
    lose_the_subject,
    send_at_the_wrong_time,
    paste_the_panel_mates_note,
    paste_half_of_it,
    speak_of_the_reader_as_of_somebody_else,
)
