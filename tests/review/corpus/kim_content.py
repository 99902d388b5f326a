"""Spoil Kim's notes by what they leave out: thanks, the conversation, the fit, the interest, the ask, the answer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.review.corpus.notes import Flawed, after_greeting, plain, without
from tests.review.corpus.spoiling import GERMAN, in_its_tongue, named, pick, spoiled


def drop_the_thanks() -> Iterator[Flawed]:
    """No word of thanks."""
    for good in pick(tag="t"):
        body = without(good.text, "t")
        if good.name in (
            "mei-card",
            "jonas-karte",
            "elif-out",
            "nora-out",
            "omar",
            "grace-thanks",
            "priya",
            "ravi-letter",
            "ana",
            "hugo-inquiry",
            "omar-no",
            "jonas",
        ):
            continue  # another word of thanks stays, or too little does
        if good.kind in (
            "thank_you",
            "inquiry",
            "second_conversation",
            "offer_decline",
            "extension_request",
            "withdrawal",
            "offer_acceptance",
        ):
            yield spoiled("drop the thanks", good, {"no_thanks": ""}, body=body)


def thank_late() -> Iterator[Flawed]:
    """The thanks come last."""
    for good in named("ana", "tom", "mei", "ravi", "lena", "sabine", "jutta"):
        thanks = re.search(r"\{t\|([^{}]*)\}", good.text)
        assert thanks is not None
        yield spoiled(
            "thank late",
            good,
            {"thanks_late": "hank|dank|Dank|grateful"},
            body=after_greeting(without(good.text, "t"), thanks[1][:1].upper() + thanks[1][1:]),
        )


def drop_the_conversation() -> Iterator[Flawed]:
    """A note that could go to anybody."""
    for good in named("ana", "tom", "mei", "ravi", "hugo", "omar", "lena", "jonas", "sabine", "jutta"):
        stays = in_its_tongue(
            good,
            "It was a very good talk, and I learned a great deal from it about the team.",
            "Es war ein sehr gutes Gespräch, und ich habe viel über die Arbeit gelernt.",
        )
        text = re.sub(r"\{c\|[^{}]*\}", stays, good.text)
        if good.name in ("mei", "hugo", "omar", "jonas", "jutta"):  # what they say of the fit takes the conversation up
            text = re.sub(r"\{f\|[^{}]*\}", stays.replace("talk", "hour").replace("Gespräch", "Treffen"), text)
        text = {"hugo": text.replace(", and for the tour of the basement", "").replace(" and read the start-up script with you", ""),
                "ravi": re.sub(r"You mentioned.*notes\.", "If you would like to hear more, I am happy to tell you.", text)}.get(good.name, text)  # fmt: skip
        yield spoiled("drop the conversation", good, {"no_conversation": ""}, body=plain(text))


def drop_the_fit() -> Iterator[Flawed]:
    """What was noted of the fit, and is for this reader, is left out."""
    for good in named("tom", "ravi", "lena", "sabine"):
        more = {
            "tom": "It was good to hear how you all work together, and how the days go.",
            "ravi": "If you would like to hear more, I am happy to tell you.",
        }.get(good.name, "Es war gut zu hören, wie Sie im Alltag arbeiten und worauf Sie dabei achten.")
        theirs = good.name in ("ravi", "lena")  # Tom's fit is for Ana, Sabine's is no sentence
        expected = {"fit_missing": ""} if theirs else {}
        yield spoiled("drop the fit", good, expected, body=after_greeting(without(good.text, "f"), more))


def praise_oneself_at_length() -> Iterator[Flawed]:
    """The fit, and more of it, and more."""
    for good in named("ana", "tom", "mei", "ravi", "omar"):
        long = "I have led teams of five for six years. My experience with streams goes back to university. With three other companies I have built the same thing."
        yield spoiled(
            "praise oneself at length", good, {"fit_long": "I have led teams"}, body=after_greeting(plain(good.text), long)
        )
    for good in named("lena", "jutta"):
        long = "Ich habe sechs Jahre lang Teams geleitet. Meine Erfahrung mit solchen Aufgaben reicht weit zurück. In drei Häusern war dabei meine Aufgabe dieselbe, und ich leitete sie allein."
        yield spoiled(
            "praise oneself at length",
            good,
            {"fit_long": "Ich habe sechs Jahre"},
            body=after_greeting(plain(good.text), long),
        )


def drop_the_interest() -> Iterator[Flawed]:
    """One does not learn whether the position is wanted."""
    for good in named("tom", "priya", "jutta", "sabine"):
        body = without(good.text, "i").replace("Gern komme ich", "Ich komme")
        title = {
            "tom": "the Data Engineer job",
            "priya": "the Analytics Lead position",
            "jutta": "die Stelle als Controllerin",
            "sabine": "die Stelle als Projektleiter",
        }[good.name]
        about = in_its_tongue(
            good, f"We spoke about {title} and the months ahead.", f"Über {title} haben wir ja ausführlich gesprochen."
        )
        yield spoiled("drop the interest", good, {"no_interest": ""}, body=after_greeting(body, about))


def drop_the_ask() -> Iterator[Flawed]:
    """An inquiry that inquires after nothing."""
    for good in pick("inquiry", "second_conversation", "extension_request", tag="a"):
        if good.name == "sabine-aufschub":
            continue  # without its ask too little is left
        more = in_its_tongue(
            good,
            "The days since then have been full, and I have thought of our talk more than once.",
            "Die Tage seither waren voll, und oft kam mir unser Vormittag in den Sinn.",
        )
        body = (
            without(good.text, "a")
            .replace("If that upsets your plans, tell me, and I will find another way.", "")
            .replace("until the 14th", "this month")
            .replace("Wenn das nicht möglich ist, rufen Sie mich einfach an.", "")
        )
        body = re.sub(r"If you need anything else.*?know\.|Wenn Ihnen noch etwas fehlt.*?wissen\.", "", body)
        yield spoiled("drop the ask", good, {"no_ask": ""}, body=after_greeting(body, more))


def drop_the_benefit() -> Iterator[Flawed]:
    """A second conversation, but for whose sake?"""
    for good in named("ravi-second", "sabine-zweites"):
        more = in_its_tongue(
            good,
            "There is so much that I did not get to say on Monday, and it keeps me awake.",
            "Mir liegt noch so viel auf der Zunge, und ich schlafe schlecht darüber.",
        )
        yield spoiled("drop the benefit", good, {"no_benefit": ""}, body=after_greeting(without(good.text, "b"), more))


def drop_where_you_met() -> Iterator[Flawed]:
    """Who writes?"""
    for good in pick("keep_in_touch", tag="m"):
        body = without(good.text, "m")
        more = in_its_tongue(
            good,
            "The notebook is nearly full, and the winter is long.",
            "Das Jahr war lang, und der Winter ist es auch, aber es geht voran.",
        )
        yield spoiled("drop where you met", good, {"no_reminder": ""}, body=after_greeting(body, more))


def drop_the_statement() -> Iterator[Flawed]:
    """Neither yes nor no."""
    for good in pick(tag="s"):
        body = (
            without(good.text, "s")
            .replace("; it", "")
            .replace("the offer", "the letter")
            .replace("offering", "considering")
            .replace("The contract will be back with you tomorrow, signed.", "")
        )
        body = body.replace("Danke für das Angebot", "Danke").replace("für das Angebot", "für den Brief")
        more = in_its_tongue(
            good,
            "It was a joy to hear from you, and I told my family of it at once.",
            "Über Ihre Nachricht habe ich mich gefreut und gleich zu Hause davon erzählt.",
        )
        title = next(
            t
            for t in (
                "Platform Engineer",
                "Consultant",
                "Systems Engineer",
                "Senior Developer",
                "Projektleiter",
                "Controllerin",
                "Backend-Entwicklerin",
            )
            if t in plain(good.text) or t in good.subject
        )
        subject = title
        yield spoiled("drop the statement", good, {"no_statement": ""}, body=after_greeting(body, more), subject=subject)


def say_both() -> Iterator[Flawed]:
    """Yes, and no."""
    for good in pick("offer_acceptance", "offer_decline"):
        yes = good.kind == "offer_acceptance"
        if good.name in GERMAN:
            sentence, place = (
                ("Nach langem Überlegen muss ich Ihr Angebot ablehnen.", "ablehnen")
                if yes
                else ("Mit Freude nehme ich Ihr Angebot an.", "nehme ich Ihr Angebot an")
            )
        else:
            sentence, place = (
                ("After some thought I must decline the offer.", "decline")
                if yes
                else ("With joy I accept your offer.", "I accept")
            )
        yield spoiled("say both", good, {"both_answers": place}, body=after_greeting(plain(good.text), sentence))


MUTATIONS = (
    drop_the_thanks,
    thank_late,
    drop_the_conversation,
    drop_the_fit,
    praise_oneself_at_length,
    drop_the_interest,
    drop_the_ask,
    drop_the_benefit,
    drop_where_you_met,
    drop_the_statement,
    say_both,
)
