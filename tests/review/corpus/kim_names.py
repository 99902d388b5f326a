"""Spoil Kim's notes by whom they name: the reader, others, the company, the position."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.review.corpus.notes import Flawed, after_greeting, plain
from tests.review.corpus.spoiling import in_its_tongue, named, spoiled, with_more


def swap_the_name() -> Iterator[Flawed]:
    """A panel-mate's, or a stranger's, in the greeting."""
    for name, wrong in (
        ("ana", "Tom"),
        ("tom", "Mei"),
        ("mei", "Ana"),
        ("ravi", "Hugo"),
        ("hugo", "Nora"),
        ("nora-inquiry", "Elif"),
    ):
        good = named(name)[0]
        yield spoiled(
            "swap the name",
            good,
            {"wrong_name": wrong},
            body=re.sub(r"(Dear|Hi) \w+", rf"\1 {wrong}", plain(good.text), count=1),
        )
    for name, wrong in (("lena", "Jonas Weber"), ("jonas", "Lena Brandt")):
        good = named(name)[0]
        body = re.sub(r"Guten Tag [^,]+", f"Guten Tag {wrong}", plain(good.text), count=1)
        yield spoiled("swap the name", good, {"wrong_name": wrong.split()[0]}, body=body)


def misspell_the_name() -> Iterator[Flawed]:
    """A letter too many, or two exchanged."""
    for name, right, wrong in (
        ("ana", "Ana", "Anna"), ("ravi", "Ravi", "Ravvi"), ("hugo", "Hugo", "Hugho"), ("nora-inquiry", "Nora", "Norah"), ("mei", "Mei", "Mie"),
        ("lena", "Brandt", "Brand"), ("jonas", "Weber", "Webber"), ("sabine", "Kroll", "Krol"), ("karl", "Meier", "Meyer"), ("grace", "Grace", "Garce"),
    ):  # fmt: skip
        good = named(name)[0]
        expected = {"misspelled": wrong}
        yield spoiled("misspell the name", good, expected, body=plain(good.text).replace(right, wrong, 1))


def drop_the_name() -> Iterator[Flawed]:
    """Nobody is greeted."""
    for good in named("ana", "ravi-second", "ravi-no", "omar"):
        yield spoiled(
            "drop the name",
            good,
            {"name_missing": "Hello,"},
            body=re.sub(r"(?:Dear|Hi) \w+,", "Hello,", plain(good.text), count=1),
        )
    for good in named("lena", "sabine-zeit", "karl"):
        body = re.sub(r"(?:Guten Tag|Sehr geehrte Frau) [^,]+,", "Sehr geehrte Damen und Herren,", plain(good.text), count=1)
        yield spoiled("drop the name", good, {"name_missing": "Sehr geehrte Damen und Herren,"}, body=body)


def thank_a_panel_mate() -> Iterator[Flawed]:
    """The greeting is right, the thanks are another's."""
    for name, wrong in (("ana", "Tom"), ("mei", "Ana")):
        yield with_more("thank a panel-mate", name, {"wrong_name": wrong}, f"Thank you again, {wrong}.")
    yield with_more("thank a panel-mate", "lena", {"wrong_name": "Jonas Weber"}, "Vielen Dank, Jonas Weber.")


def name_a_stranger() -> Iterator[Flawed]:
    """Somebody of another process."""
    for name, who in (("ana", "Elif Demir"), ("ravi", "Nora"), ("omar", "Grace Kim")):
        yield with_more("name a stranger", name, {"wrong_name": who}, f"Please greet {who} from me as well.")
    yield with_more("name a stranger", "sabine", {"wrong_name": "Lena Brandt"}, "Grüßen Sie bitte auch Lena Brandt von mir.")


def swap_the_company() -> Iterator[Flawed]:
    """Where the last note went."""
    for good in named("ravi", "ana", "omar-yes", "lena-brief", "jutta"):
        wrong = in_its_tongue(good, "Tideline", "Harbor Analytics")
        sentence = in_its_tongue(
            good,
            f"To work at {wrong} would be a joy, and I look forward to it.",
            f"Bei {wrong} zu arbeiten, würde mich freuen.",
        )
        yield spoiled("swap the company", good, {"wrong_company": wrong}, body=after_greeting(plain(good.text), sentence))


def drop_the_position() -> Iterator[Flawed]:
    """The job, but which?"""
    for good in named(
        "ana", "ravi-second", "hugo-inquiry", "omar-ack", "nora-out", "sabine-ja", "sabine-zeit", "jutta-nachfrage"
    ):
        title = {"ana": "Data Engineer", "ravi-second": "Platform Engineer", "hugo-inquiry": "Tools Developer", "omar-ack": "Consultant", "nora-out": "Senior Developer",
                 "sabine-ja": "Projektleiter", "sabine-zeit": "Projektleiter", "jutta-nachfrage": "Controllerin"}[good.name]  # fmt: skip
        other = in_its_tongue(good, "new", "Fachkraft")
        yield spoiled(
            "drop the position",
            good,
            {"position_missing": ""},
            body=plain(good.text).replace(title, other),
            subject=good.subject.replace(title, other),
        )


MUTATIONS = (
    swap_the_name,
    misspell_the_name,
    drop_the_name,
    thank_a_panel_mate,
    name_a_stranger,
    swap_the_company,
    drop_the_position,
)
