"""Every rule: which function finds what to do, what that is called, who says so, and what the program does about it."""

from __future__ import annotations

from tui.domain.articles import COMMON_PRACTICE, HOWTO, SHOULD, TIPS, step
from tui.domain.rules import inquiries, keeping_in_touch, meetings, offers
from tui.domain.rules.actions import ContactRule, ProcessRule

RULES: tuple[ProcessRule | ContactRule, ...] = (
    ProcessRule(
        id="prepare",
        find=meetings.prepare,
        action="prepare",
        label="Prepare",
        source=f"{step(1)}; {TIPS}",
    ),
    ProcessRule(
        id="ask-timeline",
        find=meetings.ask_timeline,
        action="ask_timeline",
        label="Ask when they decide",
        source=f"{step(1)}; {TIPS}",
        enter="debrief",
    ),
    ProcessRule(
        id="debrief",
        find=meetings.debrief,
        action="debrief",
        label="Debrief",
        source=f"{step(1)}; {HOWTO}",
        enter="debrief",
    ),
    ProcessRule(
        id="name-interviewers",
        find=meetings.name_interviewers,
        action="name_interviewers",
        label="Name the interviewers",
        source=TIPS,
        enter="debrief",
    ),
    ProcessRule(
        id="contact-details",
        find=meetings.contact_details,
        action="get_contact_details",
        label="Get {who}'s e-mail",
        source=TIPS,
        note="thank_you",
        enter="addresses",
    ),
    ProcessRule(
        id="thank-you",
        find=meetings.thank_you,
        action="thank_you",
        label="Thank {who}",
        source=f"{TIPS}; {step(2)}; {SHOULD}",
        note="thank_you",
        enter="write",
    ),
    ProcessRule(
        id="inquire",
        find=inquiries.inquire,
        action="inquiry",
        label="Ask for news",
        source=step(3),
        note="inquiry",
        enter="write",
    ),
    ProcessRule(
        id="let-go",
        find=inquiries.let_go,
        action="let_go",
        label="Let it go",
        source=step(4),
        enter="let_go",
    ),
    ProcessRule(
        id="acknowledge-offer",
        find=offers.acknowledge_offer,
        action="acknowledge_offer",
        label="Acknowledge the offer",
        source=COMMON_PRACTICE,
        note="offer_acknowledgement",
        enter="write",
    ),
    ProcessRule(
        id="weigh-offer",
        find=offers.weigh_offer,
        action="weigh_offer",
        label="Answer the offer",
        source=step(4),
        note="offer_acceptance",
        enter="answer_offer",
    ),
    ContactRule(
        id="keep-in-touch",
        find=keeping_in_touch.keep_in_touch,
        action="keep_in_touch",
        label="Write to {who}",
        source=SHOULD,
        note="keep_in_touch",
        enter="write",
    ),
)
"""Every rule, in the order that breaks ties."""

ORDER = {rule.id: place for place, rule in enumerate(RULES)}
"""The place of each rule in that order."""
