"""Good notes spoiled in one way each, by name, with the finding that must come of it and its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import msgspec

from tests.domain.build import at
from tests.review.corpus import english, german, voices
from tests.review.corpus.world import Good
from tui.domain.models import Event, Note, Record

MARKED: list[Good] = [*english.NOTES, *german.NOTES]
GOOD: list[Good] = [*MARKED, *voices.NOTES]
_TAG = re.compile(r"\{([a-z]+)\|([^{}]*)\}")
GERMAN = {good.name for good in german.NOTES}


class Flawed(msgspec.Struct, frozen=True):
    """A spoiled note. `expected` maps each rule to the text that its finding lies on; empty: to a place where something is missing."""

    mutation: str
    good: Good
    subject: str
    body: str
    expected: dict[str, str]
    now: str = ""
    more: tuple[Record, ...] = ()

    @property
    def name(self) -> str:
        """Which note was spoiled, and how."""
        return f"{self.good.name}: {self.mutation}"


def plain(text: str) -> str:
    """A good note's text without its marks."""
    return _TAG.sub(r"\2", text)


def without(text: str, tag: str) -> str:
    """The text without what carries a mark."""
    gone = re.sub(rf"\{{{tag}\|[^{{}}]*\}},? ?", "", text)
    return re.sub(r"\n{3,}", "\n\n", re.sub(r"^ +", "", plain(gone), flags=re.MULTILINE))


def after_greeting(body: str, sentence: str) -> str:
    """The text with a sentence of its own paragraph after the first."""
    parts = body.rsplit("\n\n", 1)
    return f"{parts[0]}\n\n{sentence}\n\n{parts[1]}"


def pick(*kinds: str, tag: str = "", tongue: str = "", channel: str = "") -> list[Good]:
    """The good notes of these kinds, those that carry a mark, those of a language or a channel."""
    return [
        good
        for good in MARKED
        if (not kinds or good.kind in kinds)
        and (not tag or f"{{{tag}|" in good.text)
        and (not tongue or (good.name in GERMAN) == (tongue == "de"))
        and (not channel or good.channel == channel)
    ]


def named(*names: str) -> list[Good]:
    """The good notes of these names."""
    return [good for good in MARKED if good.name in names]


Made = Iterator[Flawed]
MUTATIONS: list[Callable[[], Made]] = []


def mutation(make: Callable[[], Made]) -> Callable[[], Made]:
    """Declare a mutation."""
    MUTATIONS.append(make)
    return make


def spoiled(
    mutation: str, good: Good, expected: dict[str, str], *, body: str = "", subject: str | None = None, **fields: object
) -> Flawed:
    """A spoiled note; what is not given stays."""
    return Flawed(mutation, good, good.subject if subject is None else subject, body or plain(good.text), expected, **fields)  # type: ignore[arg-type]


def with_more(mutation: str, name: str, expected: dict[str, str], sentence: str) -> Flawed:
    """A good note, spoiled by a sentence after its greeting."""
    good = named(name)[0]
    return spoiled(mutation, good, expected, body=after_greeting(plain(good.text), sentence))


def in_its_tongue(good: Good, english: str, german: str) -> str:
    """The words in the language of a note."""
    return german if good.name in GERMAN else english


# -- names ------------------------------------------------------------------------------------------------------------


@mutation
def swap_the_name() -> Made:
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


@mutation
def misspell_the_name() -> Made:
    """A letter too many, or two exchanged."""
    for name, right, wrong in (
        ("ana", "Ana", "Anna"), ("ravi", "Ravi", "Ravvi"), ("hugo", "Hugo", "Hugho"), ("nora-inquiry", "Nora", "Norah"), ("mei", "Mei", "Mie"),
        ("lena", "Brandt", "Brand"), ("jonas", "Weber", "Webber"), ("sabine", "Kroll", "Krol"), ("karl", "Meier", "Meyer"), ("grace", "Grace", "Garce"),
    ):  # fmt: skip
        good = named(name)[0]
        expected = {"misspelled": wrong}
        yield spoiled("misspell the name", good, expected, body=plain(good.text).replace(right, wrong, 1))


@mutation
def drop_the_name() -> Made:
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


@mutation
def thank_a_panel_mate() -> Made:
    """The greeting is right, the thanks are another's."""
    for name, wrong in (("ana", "Tom"), ("mei", "Ana")):
        yield with_more("thank a panel-mate", name, {"wrong_name": wrong}, f"Thank you again, {wrong}.")
    yield with_more("thank a panel-mate", "lena", {"wrong_name": "Jonas Weber"}, "Vielen Dank, Jonas Weber.")


@mutation
def name_a_stranger() -> Made:
    """Somebody of another process."""
    for name, who in (("ana", "Elif Demir"), ("ravi", "Nora"), ("omar", "Grace Kim")):
        yield with_more("name a stranger", name, {"wrong_name": who}, f"Please greet {who} from me as well.")
    yield with_more("name a stranger", "sabine", {"wrong_name": "Lena Brandt"}, "Grüßen Sie bitte auch Lena Brandt von mir.")


@mutation
def swap_the_company() -> Made:
    """Where the last note went."""
    for good in named("ravi", "ana", "omar-yes", "lena-brief", "jutta"):
        wrong = in_its_tongue(good, "Tideline", "Harbor Analytics")
        sentence = in_its_tongue(
            good,
            f"To work at {wrong} would be a joy, and I look forward to it.",
            f"Bei {wrong} zu arbeiten, würde mich freuen.",
        )
        yield spoiled("swap the company", good, {"wrong_company": wrong}, body=after_greeting(plain(good.text), sentence))


@mutation
def drop_the_position() -> Made:
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


# -- what it must say -------------------------------------------------------------------------------------------------


@mutation
def drop_the_thanks() -> Made:
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


@mutation
def thank_late() -> Made:
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


@mutation
def drop_the_conversation() -> Made:
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


@mutation
def drop_the_fit() -> Made:
    """What was noted of the fit is left out."""
    for good in named("tom", "ravi", "lena", "sabine"):
        more = {
            "tom": "It was good to hear how you all work together, and how the days go.",
            "ravi": "If you would like to hear more, I am happy to tell you.",
        }.get(good.name, "Es war gut zu hören, wie Sie im Alltag arbeiten und worauf Sie dabei achten.")
        yield spoiled("drop the fit", good, {"fit_missing": ""}, body=after_greeting(without(good.text, "f"), more))


@mutation
def praise_oneself_at_length() -> Made:
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


@mutation
def drop_the_interest() -> Made:
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


@mutation
def drop_the_ask() -> Made:
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


@mutation
def drop_the_benefit() -> Made:
    """A second conversation, but for whose sake?"""
    for good in named("ravi-second", "sabine-zweites"):
        more = in_its_tongue(
            good,
            "There is so much that I did not get to say on Monday, and it keeps me awake.",
            "Mir liegt noch so viel auf der Zunge, und ich schlafe schlecht darüber.",
        )
        yield spoiled("drop the benefit", good, {"no_benefit": ""}, body=after_greeting(without(good.text, "b"), more))


@mutation
def drop_where_you_met() -> Made:
    """Who writes?"""
    for good in pick("keep_in_touch", tag="m"):
        body = without(good.text, "m")
        more = in_its_tongue(
            good,
            "The notebook is nearly full, and the winter is long.",
            "Das Jahr war lang, und der Winter ist es auch, aber es geht voran.",
        )
        yield spoiled("drop where you met", good, {"no_reminder": ""}, body=after_greeting(body, more))


@mutation
def drop_the_statement() -> Made:
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


@mutation
def say_both() -> Made:
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


@mutation
def push() -> Made:
    """Impatient, annoyed, desperate or worn."""
    for tongue, names in (("en", ("nora-inquiry", "hugo-inquiry", "nora-inquiry", "ravi", "mei", "ana", "tom", "hugo-inquiry")),
                          ("de", ("jutta-nachfrage", "sabine-nachfrage", "jutta-nachfrage", "sabine-zeit", "lena"))):  # fmt: skip
        for name, sentence, place in zip(names, PUSHY[tongue], PLACES[tongue], strict=True):
            yield with_more("push", name, {"pushy": place}, sentence)


@mutation
def speak_of_pay() -> Made:
    """Money as the reason."""
    for name in ("ravi-second", "mei-second", "ana", "nora-inquiry"):
        yield with_more("speak of pay", name, {"pay": "salary"}, "We did not get to the salary, and it matters to me.")
    for name in ("lena-zweites", "jutta"):
        yield with_more("speak of pay", name, {"pay": "Gehalt"}, "Auch über das Gehalt möchte ich sprechen.")


@mutation
def leave_a_placeholder() -> Made:
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


@mutation
def shout() -> Made:
    """Exclamation marks."""
    for name in ("ana", "tom", "omar-ack", "lena", "sabine-ja"):
        good = named(name)[0]
        body = plain(good.text)
        sentence = in_its_tongue(
            good, "So many ideas! So many people! So much to do!", "So viele Ideen! So viele Menschen! So viel zu tun!"
        )
        yield spoiled("shout", good, {"exclamations": "!"}, body=after_greeting(body, sentence))


@mutation
def write_in_capitals() -> Made:
    """Words that shout."""
    for name, small, loud in (("ana", "interests me more", "interests me MUCH more"), ("mei", "I left keener", "I left VERY keen, and keener"), ("omar", "Thank you again", "THANK YOU again"),
                              ("lena", "sehr gern", "SEHR gern"), ("jonas", "sehr.", "WIRKLICH sehr.")):  # fmt: skip
        good = named(name)[0]
        body = plain(good.text)
        assert small in body
        place = next(word for word in loud.split() if word.isupper() and len(word) > 1)
        yield spoiled("write in capitals", good, {"capitals": place}, body=body.replace(small, loud, 1))


@mutation
def begin_with_i() -> Made:
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


@mutation
def double_a_word() -> Made:
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


@mutation
def mix_languages() -> Made:
    """Typed in one language, sent in another."""
    for name, sentence in (("lena", "An eines denke ich noch: how you plan to bring the three of them together."), ("sabine", "Eines bleibt: what you said about the first weeks on site."),
                           ("ana", "One thing stays with me: wie Sie mit den neuen Leuten in der ersten Zeit umgehen.")):  # fmt: skip
        yield with_more("mix languages", name, {"mixed_language": sentence.split(": ")[1][:12]}, sentence)


FILLER = {
    "en": "The city was bright that day, and the river carried more boats than one could count from the bridge near the market. ",
    "de": "Die Stadt lag hell an jenem Tag, und der Fluss trug mehr Boote, als man von der Brücke am Markt zählen konnte. ",
}


@mutation
def go_on_and_on() -> Made:
    """Three hundred words."""
    for name in ("ana", "nora-inquiry", "omar-no", "lena", "sabine-zeit"):
        good = named(name)[0]
        filler = FILLER["de" if good.name in GERMAN else "en"] * 12
        yield spoiled("go on and on", good, {"too_long": "bo|Bo"}, body=after_greeting(plain(good.text), filler.strip()))


@mutation
def say_next_to_nothing() -> Made:
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


@mutation
def lose_the_subject() -> Made:
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


@mutation
def send_at_the_wrong_time() -> Made:
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


@mutation
def paste_the_panel_mates_note() -> Made:
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


@mutation
def paste_half_of_it() -> Made:
    """One's own conversation, and the rest from the panel-mate's note."""
    for mine, theirs in (("ana", "tom"), ("mei", "ana"), ("lena", "jonas")):
        good, other = named(mine)[0], named(theirs)[0]
        own = re.search(r"\{c\|([^{}]*)\}", good.text)
        assert own is not None
        text = re.sub(r"\{c\|[^{}]*\}", own[1], other.text)
        body = f"{plain(good.text).split(chr(10), 1)[0]}\n{plain(text).split(chr(10), 1)[1]}"
        yield spoiled("paste half of it", good, {"copy_paste": ""}, body=body, more=(as_sent(other),))


@mutation
def speak_of_the_reader_as_of_somebody_else() -> Made:
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


def flawed() -> list[Flawed]:
    """Every spoiled note."""
    return [note for make in MUTATIONS for note in make()]
