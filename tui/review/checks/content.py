"""Check what a note must say, by its kind (RULES, "What a note says")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.domain.models import Interview
from tui.domain.notes import placeholders_in
from tui.domain.sanitize import clean
from tui.drafting.facts import facts_for
from tui.drafting.sentence import tidied
from tui.drafting.titles import spoken_title
from tui.languages.patterns import LanguagePatterns
from tui.languages.words import WORD, stem, stems_of, word_set
from tui.review import citations
from tui.review.finding import Finding, Severity, Span, finding
from tui.review.review_context import ReviewContext

_WEAK = word_set("senior junior lead staff principal and und of for für the der die das in im with mit")
PREFIX = 4
"""The number of first letters by which two words are forms of one: nurse and nursing."""
TELLING = 12
"""The length from which a word counts as two: a single one of a title names the position."""
SPECIFIC = 2
"""The number of words found in no other note that makes a sentence specific to this conversation."""
_NOT = re.compile(
    r"\b(?:not(?! be (?:happier|more|prouder))|cannot|unable|nicht)\b|n['’]t\b(?! be (?:happier|more))", re.IGNORECASE
)
_MINE = re.compile(r"\b(?:I|we|my|our|ich|wir|meine?[mnrs]?|unsere?[mnrs]?)\b", re.IGNORECASE)
_OTHER = re.compile(r"\b(?:another|other|different|elsewhere|similar|andere\w*|ander(?:s|swo)|sonst)\b", re.IGNORECASE)
_WORK = re.compile(r"(?:er|or|ist|ian|ant|ent|eer|man|woman|in|nurse|chef|cook|lead|head|clerk|intern)$", re.IGNORECASE)
"""How the name of most jobs ends."""
_ANSWERS = ("offer_acceptance", "offer_decline")


def position_named(context: ReviewContext) -> Iterator[Finding]:
    """Find that the position is not named, by the words of its title or a short form of it (HOWTO), or another one is."""
    title = spoken_title(context.position.title) if context.position else ""
    wanted = {stem(w) for w in _title_words(title) if w.casefold() not in _WEAK} or stems_of(title)
    if not wanted:
        return
    for text, start in ((context.subject, -1), (context.core.text, context.core.start)):
        for match in context.tongue.named_position.finditer(text) if context.tongue else ():
            if not _is_short_form(match["title"], title, context):
                begin = match.start("title") + max(start, 0)
                place = Span(begin, begin + len(match["title"]), match["title"])
                said = f"The book has a different position: {title}."
                yield finding("position_missing", place, said, f"Write {title}.", severity="fail", subject=start < 0)
                return
    if not _is_named(title, f"{context.subject} {context.core.text}"):
        yield finding("position_missing", context.gap("top"), "The position is not named.", f"Name it: {title}.")


def _is_named(title: str, told: str) -> bool:
    """Return whether a text names a position: by what it is ("nursing" for Registered Nurse), or by most of its words."""
    titled = [word.casefold()[:PREFIX] for word in _title_words(title) if len(word) > 1 and word.casefold() not in _WEAK]
    named = {word.casefold()[:PREFIX] for word in _title_words(told)}
    if any(len(word) >= TELLING and word.casefold() in told.casefold() for word in title.split()):
        return True
    head = _title_words(re.split(r",|\s+(?:of|for|für|in|im|-|–)\s+", title)[0])[-1:]
    return any(word.casefold()[:PREFIX] in named for word in head) or sum(word in named for word in titled) * 2 > len(titled)


def _title_words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)


def _is_short_form(named: str, title: str, context: ReviewContext) -> bool:
    """Return whether what a note calls a position may be a position of this title: it shares a word's beginning with it."""
    known = f"{title} {context.facts} {context.profile.name}"
    rounds = stems_of(" ".join(meeting.round for meeting in context.book.all(Interview)))
    own = {word[:PREFIX].casefold() for word in _title_words(known)} | {word[:PREFIX] for word in rounds}
    initials = "".join(word[0] for word in _title_words(title)).casefold()
    words = _title_words(named)
    if len(words) == 1 and not _WORK.search(words[0]):  # the Aurora role: a client or a team
        return True
    return any(word[:PREFIX].casefold() in own or word.casefold() == initials for word in words)


def thanks(context: ReviewContext, tongue: LanguagePatterns) -> Iterator[Finding]:
    """Find that there are no thanks for their time, or in a thank-you only late ones."""
    first = next(context.find(tongue.thanks), None)
    if first is None:
        what = "considering you" if context.kind == "inquiry" else "their time"
        said = f"The note does not thank them for {what}."
        grave = context.kind == "thank_you" and not context.has(tongue.pleasure)
        severity: Severity = "fail" if grave else "info"
        yield finding("no_thanks", context.gap("top"), said, "Begin with thanks.", severity=severity)
    elif context.channel != "card":
        early = context.sentences[1].end if len(context.sentences) > 1 else context.core.end
        if first.start >= early:
            yield finding("thanks_late", first, "The thanks come late in the note.", "Move them to the first sentences.")


def interest(context: ReviewContext, tongue: LanguagePatterns) -> Iterator[Finding]:
    """Find a thank-you that does not repeat the interest (TIPS, STEPS 2) while the process is open."""
    if not (context.over or context.has(tongue.interest)):
        yield finding(
            "no_interest",
            context.gap("ask"),
            "It does not say that you want the position.",
            "Say in a sentence that you are interested.",
        )


def conversation(context: ReviewContext, tongue: LanguagePatterns) -> Iterator[Finding]:
    """Find a thank-you that sounds like any conversation (HOWTO).

    It sounds like this one if it has a word of what was noted. If nothing was noted, it needs a sentence about "you", or a
    telling one that is not about "me", that is in no other note.
    """
    if placeholders_in(context.body):
        return
    talk = stems_of(context.talked_about) - context.small - context.naming
    if talk & context.stems:
        return
    usual = context.usual | context.small | context.naming | context.elsewhere
    usual |= stems_of(context.talked_with_others) | stems_of(context.own_words)
    telling = [s.text for s in context.sentences if not (talk and _of_course(s.text, tongue))]
    counts = [_telling(text, usual) for text in telling if not talk or tongue.you.search(text)]
    every = [_telling(text, usual) for text in telling]
    theirs = [count for count, text in zip(every, telling, strict=True) if not _MINE.search(text)]
    if max(counts, default=0) >= SPECIFIC or max(theirs, default=0) >= 3 * SPECIFIC or sum(every) >= 6 * SPECIFIC:
        return
    mend = f"On record: {_start(context.talked_about)}" if talk else "Name one thing that you talked about."
    yield finding(
        "no_conversation", context.gap("first"), "Nothing in it is from your conversation; it could go to anybody.", mend
    )


def _telling(sentence: str, usual: frozenset[str]) -> int:
    """Return how many words of a sentence are in no other note; a long one counts twice."""
    told = {stem(match[0]): len(match[0]) >= TELLING for match in WORD.finditer(sentence)}
    return sum(1 + is_long for found, is_long in told.items() if found not in usual)


def _of_course(sentence: str, tongue: LanguagePatterns) -> bool:
    """Return whether a sentence says what every thank-you says: thanks, or what one has done before."""
    return bool(tongue.thanks.search(sentence) or tongue.experience.search(sentence))


def _start(text: str, limit: int = 80) -> str:
    text = clean(text)
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def fit(context: ReviewContext, tongue: LanguagePatterns) -> Iterator[Finding]:
    """Find that how you fit is missing, or takes more than two sentences (STEPS 2)."""
    noted = clean(context.interview.fit) if context.interview else ""
    wanted = stems_of(noted) - context.small - context.naming - stems_of(context.talked_about)
    reader = context.reader.id if context.reader else None
    theirs = facts_for(context.book, context.profile, reader, context.interview, context.process)
    brief = context.channel in ("card", "linkedin") or context.over
    if wanted and theirs.get("fit") == "mine" and not brief and not wanted & context.stems:
        yield finding(
            "fit_missing", context.gap("ask"), "What you noted about your fit is not in it.", f"On record: {_start(noted)}"
        )
    about = [
        s
        for s in context.sentences
        if tongue.experience.search(s.text) or (len(wanted) > 2 and len(wanted & stems_of(s.text)) * 2 > len(wanted))
    ]
    if len(about) > 2:
        yield finding(
            "fit_long",
            Span(about[0].start, about[-1].end, ""),
            f"{len(about)} sentences are about your fit; one or two are enough.",
            "Keep the strongest.",
        )


def ask(context: ReviewContext, tongue: LanguagePatterns) -> Iterator[Finding]:
    """Find that a note does not ask for what its kind is meant to ask for."""

    def missing(sentence: str, source: str, mend: str) -> Finding:
        return finding("no_ask", context.gap("ask"), sentence, mend, source=source)

    asks = "?" in context.core.text or context.has(tongue.ask)
    if context.kind == "inquiry" and not asks:
        yield missing("The inquiry asks for nothing.", citations.ASK, "Ask politely for news or for the decision.")
    elif context.kind == "second_conversation":
        wishing = [s for s in context.sentences if tongue.interest.search(s.text) and tongue.ask_to_talk.search(s.text)]
        if not (wishing or (asks and context.has(tongue.ask_to_talk))):
            yield missing(
                "The note does not ask to speak again.",
                citations.MEET_AGAIN,
                "Ask for half an hour, at a time that suits them.",
            )
        elif not (context.has(tongue.benefit) or placeholders_in(context.body) or _contributes(context)):
            yield finding(
                "no_benefit",
                context.gap("ask"),
                "It does not say what a second conversation would give them.",
                "Say in a sentence how it helps them.",
            )
    elif context.kind == "extension_request":
        if not context.has(tongue.ask_for_time):
            yield missing("The note does not ask for more time.", citations.COMMON, "Ask for time until a date.")
        elif not (context.has(tongue.until_when) or placeholders_in(context.body)):
            said = "It does not say until when."
            yield finding("no_date", context.gap("ask"), said, "Name the day by which you will answer.")


def reminder(context: ReviewContext, tongue: LanguagePatterns) -> Iterator[Finding]:
    """Find a note to keep in touch that does not say where you met (SHOULD)."""
    if context.has(tongue.met):
        return
    met = stems_of(context.reader.met if context.reader else "") - context.small
    if not met & context.stems:
        yield finding(
            "no_reminder",
            context.gap("top"),
            "It does not remind the reader of where you met.",
            "Say where and when you met.",
        )


def statement(context: ReviewContext, tongue: LanguagePatterns) -> Iterator[Finding]:
    """Find a note about an offer that does not say its one thing, or says both yes and no."""
    pattern, what = {
        "offer_acknowledgement": (tongue.acknowledge, "that the offer has reached you"),
        "offer_acceptance": (tongue.accept, "that you accept"),
        "offer_decline": (tongue.decline, "that you decline"),
        "withdrawal": (tongue.withdraw, "that you withdraw"),
    }[context.kind]
    declines = list(_spans(context, tongue.decline))
    accepts = []
    for span in _spans(context, tongue.accept):
        if _NOT.search(span.text):
            declines.append(span)
        elif not any(no.start < span.end and span.start < no.end for no in declines):
            accepts.append(span)
    if context.kind == "offer_decline" and declines:  # what is accepted is another offer
        accepts = [span for span in accepts if not _OTHER.search(context.body, span.end, span.end + 60)]
    contrary = {"offer_acceptance": declines, "offer_decline": accepts}.get(context.kind, [])
    stated = {"offer_acceptance": accepts, "offer_decline": declines}.get(context.kind) or list(_spans(context, pattern))
    opposite = {"offer_acceptance": tongue.decline, "offer_decline": tongue.accept}.get(context.kind)
    named = opposite.search(context.subject) if opposite else None
    if named is not None:
        place = Span(named.start(), named.end(), named[0])
        yield finding("both_answers", place, "The subject says the opposite.", "Write a subject that fits.", subject=True)
    if context.kind in _ANSWERS and accepts and declines:
        yield finding("both_answers", contrary[0], "The note says both yes and no.", "Keep one clear statement.")
    elif contrary:
        yield finding("no_statement", contrary[0], f"It should say {what}, but says the opposite.", f"Say {what}.")
    elif not stated:
        yield finding(
            "no_statement",
            context.gap("first"),
            f"It does not say clearly {what}.",
            f"Say {what}, in one plain sentence.",
            severity="info",
        )


def conditions(context: ReviewContext, tongue: LanguagePatterns) -> Iterator[Finding]:
    """Find conditions in an acceptance, which must be a plain yes."""
    for span in context.find(tongue.condition):
        yield finding("conditions", span, "This acceptance has a condition.", "Agree on it first, then accept plainly.")


def _contributes(context: ReviewContext) -> bool:
    """Return whether the note says what the user would contribute, as they wrote it down."""
    meetings = context.meetings
    return any(meeting.contribution.strip() and tidied(meeting.contribution) in context.body for meeting in meetings)


def _spans(context: ReviewContext, pattern: re.Pattern[str]) -> Iterator[Span]:
    """Return where a pattern is found, except in what is said of other offers."""
    for span in context.find(pattern):
        after = context.body[span.end : span.end + 30]
        if not re.match(r"\s+(?:(?:all|any|my|the|two|some|every)\s+)*(?:other|another|else|andere)", after, re.IGNORECASE):
            yield span


def pay(context: ReviewContext, tongue: LanguagePatterns) -> Iterator[Finding]:
    """Find pay as a reason to write, which it never is for a second conversation (SHOULD)."""
    known = context.facts.casefold()
    for span in context.find(tongue.pay):
        if span.text.casefold() not in known:
            worse = context.kind == "second_conversation"
            yield finding(
                "pay",
                span,
                "Pay should not be the reason you write.",
                "Leave it for the offer.",
                severity="fail" if worse else "warn",
            )
