"""Every rule of the critique: its name, how grave it is, who says so, and for which notes and languages it speaks."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from tui.core.critique import content, overlap, people, sources, spelling, style, timing
from tui.core.critique.page import Page, Said, Severity
from tui.core.critique.tongues import TONGUES
from tui.core.rules import step

THANKS = ("thank_you",)
ASKING = ("inquiry", "second_conversation", "extension_request")
OFFERS = ("offer_acknowledgement", "offer_acceptance", "offer_decline")
KNOWN = tuple(TONGUES)


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

    def speaks(self, page: Page) -> bool:
        """Whether the rule has a say about a note: its kind, and the language it is written in."""
        if (self.kinds and page.kind not in self.kinds) or page.kind in self.not_kinds:
            return False
        return not self.languages or (page.tongue is not None and page.tongue.code in self.languages)


RULES = (
    Rule("name_missing", people.reader_named, "fail", sources.MUST_NAME),
    Rule("wrong_name", people.reader_named, "fail", sources.MUST_NAME),
    Rule("wrong_name", people.others_named, "fail", sources.MUST_NAME),
    Rule("third_person", people.third_person, "warn", sources.COMMON, (), ("en",)),
    Rule("misspelled", people.reader_named, "fail", sources.MUST_NAME),
    Rule("misspelled", people.names_spelled, "fail", sources.MUST_NAME),
    Rule("wrong_company", people.company_right, "fail", sources.COMMON),
    Rule("position_missing", content.position_named, "fail", sources.MUST_NAME, not_kinds=("keep_in_touch",)),
    Rule("no_thanks", content.thanks, "fail", sources.MUST_THANK, (), KNOWN, not_kinds=("keep_in_touch",)),
    Rule("thanks_late", content.thanks, "warn", sources.MUST_THANK, THANKS, KNOWN),
    Rule("no_interest", content.interest, "info", sources.MUST_INTEREST, THANKS, KNOWN),
    Rule("no_conversation", content.conversation, "warn", sources.THIS_CONVERSATION, THANKS, KNOWN),
    Rule("fit_missing", content.fit, "info", sources.FIT, THANKS, KNOWN),
    Rule("fit_long", content.fit, "warn", sources.FIT, THANKS, KNOWN),
    Rule("no_ask", content.ask, "warn", sources.ASK, ASKING, KNOWN),
    Rule("no_benefit", content.ask, "warn", sources.MEET_AGAIN, ("second_conversation",), KNOWN),
    Rule("no_reminder", content.reminder, "warn", sources.REMIND, ("keep_in_touch",), KNOWN),
    Rule("no_statement", content.statement, "fail", sources.COMMON, (*OFFERS, "withdrawal"), KNOWN),
    Rule("both_answers", content.statement, "fail", sources.COMMON, OFFERS[1:], KNOWN),
    Rule("pay", content.pay, "fail", sources.MEET_AGAIN, ("thank_you", "inquiry", "second_conversation"), KNOWN),
    Rule("too_short", style.length, "warn", sources.COMMON),
    Rule("too_long", style.length, "warn", sources.COMMON),
    Rule("subject_missing", style.subject, "fail", sources.COMMON),
    Rule("subject_long", style.subject, "warn", sources.COMMON),
    Rule("placeholder", style.placeholders, "fail", sources.COMMON),
    Rule("pushy", style.tone, "warn", sources.TONE, (), KNOWN),
    Rule("exclamations", style.exclamations, "warn", sources.COMMON),
    Rule("capitals", style.capitals, "warn", sources.COMMON, (), KNOWN),
    Rule("starts_with_i", style.about_me, "warn", sources.COMMON, (), KNOWN),
    Rule("doubled_word", style.doubled, "warn", sources.COMMON),
    Rule("spelling", spelling.spelled, "warn", sources.COMMON, (), KNOWN),
    Rule("mixed_language", style.languages, "warn", sources.COMMON, (), KNOWN),
    Rule("too_early", timing.timing, "warn", sources.IN_TIME),
    Rule("too_late", timing.timing, "warn", step(4)),
    Rule("wrong_day", timing.day, "warn", sources.COMMON, THANKS, KNOWN),
    Rule("day_off", timing.timing, "warn", sources.COMMON, ("inquiry", "second_conversation", "keep_in_touch")),
    Rule("second_inquiry", timing.timing, "fail", sources.LET_GO, ("inquiry",)),
    Rule("copy_paste", overlap.copy_paste, "fail", sources.THIS_CONVERSATION),
)
