"""The four articles that the rules come from, and how each is named as a source."""

from __future__ import annotations

ARTICLES = {
    "TIPS": "Tips for Getting the Job: Follow Up",
    "HOWTO": "Job interview follow up do and don't",
    "STEPS": "Follow Up For An Interview",
    "SHOULD": "Should You Follow Up After A Job Interview?",
}
TIPS, HOWTO, SHOULD = ARTICLES["TIPS"], ARTICLES["HOWTO"], ARTICLES["SHOULD"]


def step(number: int) -> str:
    """Return a numbered step of the STEPS article, as a source."""
    return f"{ARTICLES['STEPS']}, step {number}"


COMMON_PRACTICE = "common practice; the articles do not mention it"
