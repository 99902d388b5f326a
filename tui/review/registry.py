"""Every rule of the critique: its name, how grave it is, who says so, and for which notes and languages it speaks."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from tui.domain.articles import step
from tui.review import citations, similarity
from tui.review.checks import content, people, spelling, style, timing
from tui.review.context import ReviewContext, Said, Severity
from tui.review.vocabulary import PATTERNS

THANKS = ("thank_you",)
ASKING = ("inquiry", "second_conversation", "extension_request")
OFFERS = ("offer_acknowledgement", "offer_acceptance", "offer_decline")
KNOWN = tuple(PATTERNS)
SPEAK_OF_OTHERS = tuple(code for code, patterns in PATTERNS.items() if patterns.third_person)


class Rule(msgspec.Struct, frozen=True):
    """A rule, the function that looks, and where it counts.

    `severity` and `source` hold unless the finding says otherwise. Without `kinds` it counts for every kind of note, without
    `languages` in any language; a rule that names some is silent in the others.
    """

    name: str
    check: Callable[..., Iterator[Said]]
    severity: Severity
    source: str
    kinds: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    not_kinds: tuple[str, ...] = ()

    def speaks(self, context: ReviewContext) -> bool:
        """Whether the rule has a say about a note: its kind, and the language it is written in."""
        if (self.kinds and context.kind not in self.kinds) or context.kind in self.not_kinds:
            return False
        return not self.languages or context.code in self.languages


RULES = (
    Rule("name_missing", people.reader_named, "fail", citations.MUST_NAME),
    Rule("wrong_name", people.reader_named, "fail", citations.MUST_NAME),
    Rule("wrong_name", people.others_named, "fail", citations.MUST_NAME),
    Rule("third_person", people.third_person, "warn", citations.COMMON, (), SPEAK_OF_OTHERS),
    Rule("misspelled", people.reader_named, "fail", citations.MUST_NAME),
    Rule("misspelled", people.names_spelled, "fail", citations.MUST_NAME),
    Rule("wrong_company", people.company_right, "fail", citations.COMMON),
    Rule("position_missing", content.position_named, "fail", citations.MUST_NAME, not_kinds=("keep_in_touch",)),
    Rule("no_thanks", content.thanks, "fail", citations.MUST_THANK, (), KNOWN, not_kinds=("keep_in_touch",)),
    Rule("thanks_late", content.thanks, "warn", citations.MUST_THANK, THANKS, KNOWN),
    Rule("no_interest", content.interest, "info", citations.MUST_INTEREST, THANKS, KNOWN),
    Rule("no_conversation", content.conversation, "warn", citations.THIS_CONVERSATION, THANKS, KNOWN),
    Rule("fit_missing", content.fit, "info", citations.FIT, THANKS, KNOWN),
    Rule("fit_long", content.fit, "warn", citations.FIT, THANKS, KNOWN),
    Rule("no_ask", content.ask, "warn", citations.ASK, ASKING, KNOWN),
    Rule("no_benefit", content.ask, "warn", citations.MEET_AGAIN, ("second_conversation",), KNOWN),
    Rule("no_reminder", content.reminder, "warn", citations.REMIND, ("keep_in_touch",), KNOWN),
    Rule("no_statement", content.statement, "fail", citations.COMMON, (*OFFERS, "withdrawal"), KNOWN),
    Rule("both_answers", content.statement, "fail", citations.COMMON, OFFERS[1:], KNOWN),
    Rule("pay", content.pay, "fail", citations.MEET_AGAIN, ("thank_you", "inquiry", "second_conversation"), KNOWN),
    Rule("too_short", style.length, "warn", citations.COMMON),
    Rule("too_long", style.length, "warn", citations.COMMON),
    Rule("subject_missing", style.subject, "fail", citations.COMMON),
    Rule("subject_long", style.subject, "warn", citations.COMMON),
    Rule("placeholder", style.placeholders, "fail", citations.COMMON),
    Rule("pushy", style.tone, "warn", citations.TONE, (), KNOWN),
    Rule("exclamations", style.exclamations, "warn", citations.COMMON),
    Rule("capitals", style.capitals, "warn", citations.COMMON, (), KNOWN),
    Rule("starts_with_i", style.about_me, "warn", citations.COMMON, (), KNOWN),
    Rule("doubled_word", style.doubled, "warn", citations.COMMON),
    Rule("spelling", spelling.spelled, "warn", citations.COMMON, (), KNOWN),
    Rule("mixed_language", style.languages, "warn", citations.COMMON, (), KNOWN),
    Rule("too_early", timing.timing, "warn", citations.IN_TIME),
    Rule("too_late", timing.timing, "warn", step(4)),
    Rule("wrong_day", timing.day, "warn", citations.COMMON, THANKS, KNOWN),
    Rule("day_off", timing.timing, "warn", citations.COMMON, ("inquiry", "second_conversation", "keep_in_touch")),
    Rule("second_inquiry", timing.timing, "fail", citations.LET_GO, ("inquiry",)),
    Rule("copy_paste", similarity.copy_paste, "fail", citations.THIS_CONVERSATION),
)
