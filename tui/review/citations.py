"""The sources of each rule: articles, or common practice."""

from __future__ import annotations

from tui.domain.articles import HOWTO, SHOULD, TIPS, step

COMMON = "common practice"
MUST_NAME = HOWTO
MUST_THANK = f"{TIPS}; {step(2)}; {step(3)}"
MUST_INTEREST = f"{TIPS}; {step(2)}"
THIS_CONVERSATION = HOWTO
FIT = step(2)
ASK = f"{HOWTO}; {step(3)}"
TONE = step(4)
MEET_AGAIN = SHOULD
REMIND = SHOULD
LET_GO = step(4)
IN_TIME = f"{TIPS}; {step(2)}; {SHOULD}"
NOT_FOR_THEM = COMMON
