"""Every rule of the review: its name, its severity, its source, and the notes and languages it applies to."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from tui.domain.articles import step
from tui.review import citations, similarity
from tui.review.checks import address, companies, content, dates, people, private, slips, spelling, style, timing, tone
from tui.review.finding import Finding, Severity
from tui.review.review_context import ReviewContext
from tui.review.vocabulary import PATTERNS_BY_LANGUAGE

THANKS = ("thank_you",)
ASKING = ("inquiry", "second_conversation", "extension_request")
OFFERS = ("offer_acknowledgement", "offer_acceptance", "offer_decline")
KNOWN = tuple(PATTERNS_BY_LANGUAGE)
SPEAK_OF_OTHERS = tuple(code for code, patterns in PATTERNS_BY_LANGUAGE.items() if patterns.third_person)


class Rule(msgspec.Struct, frozen=True):
    """A rule, its check, and where it applies.

    `severity` and `source` hold unless the finding says otherwise. Without `kinds` it counts for every kind of note, without
    `languages` in any language; a rule that names some is silent in the others.
    """

    name: str
    check: Callable[..., Iterator[Finding]]
    severity: Severity
    source: str
    kinds: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    not_kinds: tuple[str, ...] = ()

    def speaks(self, context: ReviewContext) -> bool:
        """Return whether the rule applies to a note, by its kind and its language."""
        if (self.kinds and context.kind not in self.kinds) or context.kind in self.not_kinds:
            return False
        return not self.languages or context.code in self.languages


REVIEW_RULES = (
    Rule("name_missing", people.reader_named, "fail", citations.MUST_NAME),
    Rule("wrong_name", people.reader_named, "fail", citations.MUST_NAME),
    Rule("wrong_name", people.others_named, "fail", citations.MUST_NAME),
    Rule("third_person", people.third_person, "info", citations.COMMON, (), SPEAK_OF_OTHERS),
    Rule("misspelled", people.reader_named, "fail", citations.MUST_NAME),
    Rule("misspelled", people.names_spelled, "fail", citations.MUST_NAME),
    Rule("wrong_company", companies.company_right, "fail", citations.COMMON),
    Rule("position_missing", content.position_named, "info", citations.MUST_NAME, not_kinds=("keep_in_touch",)),
    Rule("no_thanks", content.thanks, "fail", citations.MUST_THANK, (), KNOWN, not_kinds=("keep_in_touch",)),
    Rule("thanks_late", content.thanks, "info", citations.MUST_THANK, THANKS, KNOWN),
    Rule("no_interest", content.interest, "info", citations.MUST_INTEREST, THANKS, KNOWN),
    Rule("no_conversation", content.conversation, "warn", citations.THIS_CONVERSATION, THANKS, KNOWN),
    Rule("fit_missing", content.fit, "info", citations.FIT, THANKS, KNOWN),
    Rule("fit_long", content.fit, "warn", citations.FIT, THANKS, KNOWN),
    Rule("no_ask", content.ask, "info", citations.ASK, ASKING, KNOWN),
    Rule("no_benefit", content.ask, "info", citations.MEET_AGAIN, ("second_conversation",), KNOWN),
    Rule("no_reminder", content.reminder, "info", citations.REMIND, ("keep_in_touch",), KNOWN),
    Rule("no_statement", content.statement, "fail", citations.COMMON, (*OFFERS, "withdrawal"), KNOWN),
    Rule("conditions", content.conditions, "warn", citations.COMMON, ("offer_acceptance",), KNOWN),
    Rule("no_date", content.ask, "warn", citations.COMMON, ("extension_request",), KNOWN),
    Rule("both_answers", content.statement, "fail", citations.COMMON, OFFERS[1:], KNOWN),
    Rule("pay", content.pay, "fail", citations.MEET_AGAIN, ("thank_you", "inquiry", "second_conversation"), KNOWN),
    Rule("pay", tone.phrases, "warn", citations.MEET_AGAIN, ("thank_you", "inquiry", "second_conversation"), KNOWN),
    Rule("too_short", style.length, "info", citations.COMMON),
    Rule("too_long", style.length, "warn", citations.COMMON),
    Rule("linkedin_long", style.linkedin, "info", citations.COMMON),
    Rule("subject_missing", style.subject, "fail", citations.COMMON),
    Rule("subject_long", style.subject, "warn", citations.COMMON),
    Rule("placeholder", style.placeholders, "fail", citations.COMMON),
    Rule("pushy", tone.phrases, "warn", citations.TONE, (), KNOWN),
    Rule("slang", tone.phrases, "warn", citations.COMMON, (), KNOWN),
    Rule("slang", slips.emoji, "warn", citations.COMMON, not_kinds=("keep_in_touch",)),
    Rule("negative", tone.phrases, "info", citations.TONE, (), KNOWN),
    Rule("criticism", tone.phrases, "warn", citations.COMMON, (), KNOWN),
    Rule("confidential", tone.phrases, "warn", citations.NOT_FOR_THEM, (), KNOWN),
    Rule("confidential", private.memory, "warn", citations.NOT_FOR_THEM),
    Rule("attachment", tone.phrases, "info", citations.COMMON, (), KNOWN),
    Rule("meet_again", tone.phrases, "warn", citations.COMMON, (), KNOWN),
    Rule("apologies", tone.apologies, "warn", citations.TONE, (), KNOWN),
    Rule("others_topic", private.others_topic, "warn", citations.THIS_CONVERSATION, THANKS, KNOWN),
    Rule("wrong_title", address.title, "warn", citations.MUST_NAME),
    Rule("title_open", address.title_open, "info", citations.MUST_NAME, (), KNOWN),
    Rule("du_and_sie", address.form, "warn", citations.COMMON, (), KNOWN),
    Rule("wrong_language", address.reading, "warn", citations.COMMON),
    Rule("wrong_signature", address.signature, "warn", citations.COMMON),
    Rule("homophone", slips.slips, "warn", citations.COMMON, (), KNOWN),
    Rule("small", slips.small_letters, "warn", citations.COMMON, (), KNOWN),
    Rule("shorthand", slips.shorthand, "warn", citations.COMMON, (), KNOWN),
    Rule("slash", slips.alternatives, "warn", citations.COMMON, (), KNOWN),
    Rule("unfinished", slips.unfinished, "warn", citations.COMMON, (), KNOWN),
    Rule("fragment", slips.fragments, "info", citations.COMMON, (), KNOWN, not_kinds=("keep_in_touch",)),
    Rule("exclamations", style.exclamations, "warn", citations.COMMON),
    Rule("capitals", style.capitals, "warn", citations.COMMON, (), KNOWN),
    Rule("starts_with_i", style.about_me, "info", citations.COMMON, (), KNOWN),
    Rule("doubled_word", style.doubled, "warn", citations.COMMON),
    Rule("spelling", spelling.spelled, "warn", citations.COMMON, (), KNOWN),
    Rule("mixed_language", style.languages, "warn", citations.COMMON, (), KNOWN),
    Rule("too_early", timing.timing, "warn", citations.IN_TIME),
    Rule("too_late", timing.timing, "warn", step(4)),
    Rule(
        "wrong_day", dates.days, "warn", citations.COMMON, (*THANKS, "inquiry", "second_conversation", "keep_in_touch"), KNOWN
    ),
    Rule("wrong_format", dates.format_told, "warn", citations.COMMON, (*THANKS, "inquiry", "second_conversation"), KNOWN),
    Rule("day_off", timing.timing, "warn", citations.COMMON, ("inquiry", "second_conversation", "keep_in_touch")),
    Rule("second_inquiry", timing.timing, "fail", citations.LET_GO, ("inquiry",)),
    Rule("copy_paste", similarity.copy_paste, "fail", citations.THIS_CONVERSATION),
)
