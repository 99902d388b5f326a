"""Spoil Jo's notes, each in one way: the finding that must come of it and the text it lies on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.review.corpus.notes import JO, JO_GERMAN, JO_NOTES, Flawed, after_greeting, plain, texts, without
from tui.domain.models import Event, Note

BY_NAME = {good.name: good for good in JO_NOTES}
GERMAN = {good.name for good in JO_GERMAN}
PLAIN_EN = "The trains were slow that week, and the light over the fields was worth every minute of it."
PLAIN_DE = "Die Züge waren langsam in jener Woche, und das Licht über den Feldern war jede Minute wert."

TO_ANYBODY_EN = texts("to_anybody.en")
TO_ANYBODY_DE = texts("to_anybody.de")


def _put(name: str, rule: str, on: str, mutation: str, *swaps: tuple[str, str], add: str = "", **fields: object) -> Flawed:
    """A note with texts exchanged, and perhaps a sentence added."""
    good = BY_NAME[name]
    body = plain(good.text)
    for old, new in swaps:
        assert old in body, f"{name}: {old}"
        body = body.replace(old, new)
    if add:
        body = after_greeting(body, add)
    return Flawed(mutation, good, str(fields.pop("subject", good.subject)), body, {rule: on}, **fields)  # type: ignore[arg-type]


def names() -> Iterator[Flawed]:
    """Somebody else, somebody nearly, nobody."""
    for name, old, new in (
        ("will", "Dr. Grace", "Dr. Park"), ("siobhan", "Siobhán", "Bill"), ("bill", "Bill", "Will"), ("xiao-letter", "Dear Xiao Li", "Dear María José"),
        ("hope-inquiry", "Hope", "Ian"), ("ian-inquiry", "Mr McAllister", "Ms Sterling"), ("maria-yes", "María José", "Siobhán"),
        ("anja", "Frau Lang", "Herr Groß"), ("mehmet", "Herr Öztürk", "Frau Lang"), ("noor", "Hi Noor", "Hi Hope"),
    ):  # fmt: skip
        yield _put(name, "wrong_name", new.split()[-1] if "María" not in new else "María", "swap the name", (old, new))
    for name, old, new in (
        ("siobhan", "Siobhán,", "Siobhann,"), ("maria", "María José", "Maira José"), ("ian-inquiry", "McAllister", "McAlister"), ("yuki", "Yuki", "Yuky"),
        ("noor", "Noor", "Nor"), ("tariq", "Tariq", "Tarik"), ("mehmet", "Öztürk", "Özturk"), ("anja", "Lang", "Lange"), ("juergen", "Groß", "Gross"), ("petra", "Petra", "Perta"),
    ):  # fmt: skip
        wrong = new.split()[0].strip(",")
        if wrong != "Gross":  # ß and ss are one
            yield _put(name, "misspelled", wrong, "misspell the name", (old, new))
    for name, old, new in (
        ("will", "Dear Dr. Grace", "Dear Sir or Madam"), ("bill", "Hi Bill", "Hi there"), ("maria-no", "Dear María José", "Hello"), ("tariq", "Dear Tariq", "Dear all"),
        ("mehmet-zeit", "Lieber Herr Öztürk", "Sehr geehrte Damen und Herren"), ("juergen", "Sehr geehrter Herr Professor Groß", "Guten Tag"),
    ):  # fmt: skip
        yield _put(name, "name_missing", new, "drop the name", (old, new))
    for name, old, new in (("will", "Eleven non-fiction titles", "At Meridian Bank eleven titles"), ("yuki", "at Lanternworks", "at Cinder Robotics"), ("maria-yes", "at Cinder Robotics", "at Ashgrove Books"),
                           ("mehmet", "Die Rösterei als", "Das Institut für Meereskunde als")):  # fmt: skip
        company = next(
            c for c in ("Meridian Bank", "Cinder Robotics", "Ashgrove Books", "Institut für Meereskunde") if c in new
        )
        yield _put(name, "wrong_company", company, "name another company", (old, new))


def contents() -> Iterator[Flawed]:
    """What must be said left out."""
    for name in (
        "will",
        "bill",
        "maria",
        "xiao-letter",
        "yuki",
        "siobhan-inquiry",
        "hope-second",
        "maria-ack",
        "maria-no",
        "hope-time",
        "will-out",
    ):
        yield _without(name, "t", "no_thanks", PLAIN_EN)
    for name in ("juergen", "anja", "mehmet", "mehmet-nachfrage", "mehmet-ja", "mehmet-zeit", "anja-rueckzug"):
        yield _without(name, "t", "no_thanks", PLAIN_DE)
    for name, hello, job, company in (("siobhan", "Dear Siobhán", "Production Editor", "Ashgrove Books"), ("bill", "Hi Bill", "Production Editor", "Ashgrove Books"),
                                      ("maria", "Dear María José", "Controls Engineer", "Cinder Robotics"), ("yuki", "Dear Yuki", "UX Writer", "Lanternworks")):  # fmt: skip
        for text in TO_ANYBODY_EN:
            yield Flawed(
                "write to anybody",
                BY_NAME[name],
                f"Thank you: {job}",
                text.format(hello=hello, job=job, company=company),
                {"no_conversation": ""},
            )
    for name, hello, job in (
        ("juergen", "Sehr geehrter Herr Professor Groß", "Mitarbeiterin in der Datenanalyse"),
        ("mehmet", "Lieber Herr Öztürk", "Leiterin der Rösterei"),
    ):
        for text in TO_ANYBODY_DE:
            yield Flawed(
                "write to anybody",
                BY_NAME[name],
                "Vielen Dank für das Gespräch",
                text.format(hello=hello, job=job),
                {"no_conversation": ""},
            )
    for name in ("hope-inquiry", "ian-inquiry", "siobhan-inquiry", "maria-second"):
        yield _without(name, "a", "no_ask", PLAIN_EN)
    for name in ("mehmet-nachfrage", "juergen-zweites"):
        yield _without(name, "a", "no_ask", PLAIN_DE)
    for name in ("maria-no", "will-out", "yuki-out"):
        yield _without(name, "s", "no_statement", PLAIN_EN)
    for name in ("mehmet-nein",):
        yield _without(name, "s", "no_statement", PLAIN_DE)
    yield _without("noor", "m", "no_reminder", PLAIN_EN)
    for name in ("maria", "yuki"):
        yield _without(name, "i", "no_interest", PLAIN_EN)
    for name, old, new in (("will", "the Production Editor who", "the one who"), ("ian-inquiry", "the Risk Analyst role", "the role"), ("mehmet-ja", " als Leiterin Ihrer Rösterei", ""),
                           ("yuki-out", "for the UX Writer role", "")):  # fmt: skip
        yield _put(name, "position_missing", "", "drop the position", (old, new), subject="Jo Marchetti")
    for name, add, on in (("maria-yes", "All the same I am afraid that I have to turn down the offer.", "turn down"), ("maria-no", "I am happy to accept the position.", "happy to accept|I am happy to accept"),
                          ("mehmet-ja", "Leider muss ich Ihr Angebot ablehnen.", "ablehnen"), ("mehmet-nein", "Ich nehme Ihr Angebot gern an.", "nehme Ihr Angebot gern an")):  # fmt: skip
        yield _put(name, "both_answers", on, "say both", add=add)
    for name, add, on in (
        ("hope-second", "The salary is my main reason for asking.", "salary"),
        ("juergen-zweites", "Es geht mir dabei auch um die Vergütung.", "Vergütung"),
    ):
        yield _put(name, "pay", on, "speak of pay", add=add)
    long_en = "I have worked in four printing houses. I ran the proof desk in two of them. My experience with imposition goes back to film. I also trained nine juniors."
    yield _put("bill", "fit_long", "I have worked", "praise oneself at length", add=long_en)


def _without(name: str, tag: str, rule: str, instead: str) -> Flawed:
    """A note without what carries a mark, something that says nothing in its place."""
    good = BY_NAME[name]
    body = after_greeting(without(good.text, tag), instead)
    if rule == "no_thanks":
        body = re.sub(r"\b(?:Thank you for (?:that|a morning)[^.]*\.|Thanks again for yesterday!)", "", body)
    return Flawed(f"drop {tag}", good, good.subject, body, {rule: ""})


def style() -> Iterator[Flawed]:
    """How it reads."""
    for name, add, on in (
        ("hope-inquiry", "I am still waiting for your reply.", "still waiting"), ("ian-inquiry", "Please answer as soon as possible.", "as soon as possible"),
        ("siobhan-inquiry", "I'm just checking in on this.", "just checking in"), ("maria", "I really need this job.", "I really need this job"),
        ("will", "Just wanted to touch base with you again.", "touch base"), ("mehmet-nachfrage", "Ich warte seit Tagen auf eine Antwort.", "warte seit"),
        ("anja-nachfrage", "Bitte melden Sie sich umgehend.", "umgehend"), ("juergen", "Ich bin der ideale Kandidat für Sie.", "Ich bin der ideale Kandidat"),
    ):  # fmt: skip
        yield _put(name, "pushy", on, "push", add=add)
    for name, add, on in (
        ("will", "Best of all: [a detail from the talk].", "[a detail from the talk]"),
        ("maria-no", "Dear {reader},", "{reader}"),
        ("anja", "[Was hat Ihnen gefallen?]", "[Was hat Ihnen gefallen?]"),
    ):
        yield _put(name, "placeholder", re.escape(on), "leave a placeholder", add=add)
    for name, add, on in (("will", "It was great! So great! And so long!", "!"), ("anja", "Wie schön!! Das Meer!", "!")):
        yield _put(name, "exclamations", on, "shout", add=add)
    for name, old, new, on in (
        ("bill", "I listened closely", "I listened VERY closely", "VERY"),
        ("maria", "the most persuasive", "the MOST persuasive", "MOST"),
        ("anja", "Umso mehr", "Umso MEHR", "MEHR"),
    ):
        yield _put(name, "capitals", on, "write in capitals", (old, new))
    for name, old, new, on in (
        ("bill", "the grey board", "the the grey board", "the"),
        ("hope-time", "Would it be", "Would it it be", "it"),
        ("mehmet", "für Unsinn", "für für Unsinn", "für"),
    ):
        yield _put(name, "doubled_word", on, "double a word", (old, new))
    yield _put(
        "bill",
        "starts_with_i",
        "I",
        "begin with I",
        add="I walk to work. I read on the way. I sing at night. I cook on Sundays.",
    )
    yield _put("hope-inquiry", "too_long", "", "go on and on", add=" ".join([PLAIN_EN] * 12))
    yield _put("mehmet-nachfrage", "too_long", "", "go on and on", add=" ".join([PLAIN_DE] * 12))
    yield _put("yuki", "subject_missing", "", "lose the subject", subject="")
    yield _put(
        "yuki",
        "subject_long",
        "",
        "lengthen the subject",
        subject="Thank you for yesterday (UX Writer), and for all the sorry messages that you showed me in the afternoon",
    )


def timing() -> Iterator[Flawed]:
    """When it goes out, and how often."""
    for name, now, rule in (("will", "2026-10-06 09:00", "too_early"), ("anja", "2026-10-07 09:00", "too_early"), ("hope-inquiry", "2026-09-29 09:00", "too_early"), ("mehmet-nachfrage", "2026-10-08 09:00", "too_early"),
                            ("bill", "2026-10-07 15:00", "too_late"), ("maria-yes", "2026-11-02 09:00", "too_late"), ("hope-inquiry", "2026-10-04 10:00", "day_off"), ("petra", "2026-10-17 10:00", "day_off")):  # fmt: skip
        yield _put(name, rule, "", rule, now=now)
    for name, now, word in (("will", "2026-10-07 09:00", "this morning"), ("bill", "2026-10-08 08:00", "yesterday"), ("yuki", "2026-10-14 09:00", "yesterday"),
                            ("anja", "2026-10-09 10:00", "heute"), ("juergen", "2026-10-09 10:00", "heute")):  # fmt: skip
        yield _put(name, "wrong_day", word, "send a day later", now=now)
    sent = Event(id=50, at=JO.at("2026-10-02 09:00"), kind="inquiry_sent", position=5, interview=5, contact=9)
    yield _put("hope-inquiry", "second_inquiry", "", "inquire twice", now="2026-10-12 10:00", more=(sent,))
    yield _put("ian-inquiry", "second_inquiry", "", "inquire twice", now="2026-10-12 10:00", more=(sent,))


def pasted() -> Iterator[Flawed]:
    """What a panel-mate got already."""
    for mine, theirs, greeting, more in (
        ("will", "siobhan", "Dear Dr. Grace,", {}),
        ("siobhan", "bill", "Dear Siobhán,", {"wrong_day": "yesterday"}),
        ("juergen", "anja", "Sehr geehrter Herr Professor Groß,", {}),
    ):
        good, other = BY_NAME[mine], BY_NAME[theirs]
        body = f"{greeting}\n\n{plain(other.text).split(chr(10), 2)[2]}"
        note = Note(
            id=70,
            kind="thank_you",
            interview=other.interview,
            position=other.interview,
            contact=other.contact,
            body=plain(other.text),
        )
        yield Flawed(
            "paste the panel-mate's note",
            good,
            other.subject,
            body,
            {"copy_paste": "", "no_conversation": "", **more},
            more=(note,),
        )


def of_the_reader() -> Iterator[Flawed]:
    """The reader spoken of as somebody else."""
    for name, sentence, word in (
        ("bill", "He was very patient with my questions.", "He"),
        ("maria", "I still think of how she tests the grippers.", "she"),
        ("yuki", "What struck me most was her way of cutting a sentence in half.", "her"),
        ("siobhan-inquiry", "The way she spoke of the work has stayed with me.", "she"),
    ):
        yield _put(name, "third_person", word, f"say {word}", add=sentence)


def flawed() -> list[Flawed]:
    """Every spoiled note."""
    return [*names(), *contents(), *style(), *timing(), *pasted(), *of_the_reader()]
