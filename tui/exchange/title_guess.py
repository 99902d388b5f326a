"""Guess the company, the position and the round from an invitation's title, for the user to confirm."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec


class Guess(msgspec.Struct, frozen=True):
    """What a title says; each field is empty if it does not say."""

    company: str = ""
    title: str = ""
    round: str = ""


_ORDINAL = r"(?:\d(?:st|nd|rd|th)|first|second|third|fourth|fifth|final|last|next)"
_MEETING = r"(?:interview|round|call|chat|conversation|screen(?:ing)?|stage|session|loop|panel|discussion|day)"
_SORT = (
    r"(?:technical|tech|coding|live coding|programming|pair(?:ing| programming)?|system design|design|architecture"
    r"|behaviou?ral|cultur(?:e|al)(?: fit| add)?|values|(?:hiring )?manager|team|peer|panel|recruiter|hr|phone|telephone"
    r"|video|virtual|on-?site|intro(?:ductory|duction)?|initial|case(?: study)?|portfolio|presentation|leadership|executive"
    r"|take-?home|bar raiser|homework)"
)
_ROUNDS = (
    rf"{_ORDINAL}(?:[ -]{_SORT})?(?:[ -]{_MEETING})+(?: \d)?",
    rf"{_MEETING} (?:#? ?\d{{1,2}}|one|two|three|four)\b(?: of \d{{1,2}})?",
    rf"(?:virtual )?{_SORT}(?:[ -]{_MEETING})+",
    r"pair programming|live coding|system design|case study|take-?home(?: review| assignment)?|super ?day|meet the team"
    r"|(?:virtual )?on-?site|screening|coffee chat",
    r"(?:bewerbungs|vorstellungs|kennenlern|erst|zweit|fach|abschluss)gespräch|telefoninterview|probearbeit(?:stag)?|probetag",
)
_ALONE = re.compile(
    r"(?:live )?coding|technical|system design|hiring manager|behaviou?ral|cultur(?:e|al) (?:fit|add)|values|bar raiser"
    r"|case study|take-?home|portfolio(?: review)?|recruiter|hr",
    re.IGNORECASE,
)
"""What names a round where nothing else stands beside it."""
_JOBS = re.compile(
    r"\b(?:engineer|developer|programmer|architect|manager|designer|analyst|scientist|researcher|lead|director|consultant"
    r"|administrator|admin|writer|editor|producer|nurse|doctor|teacher|tutor|lecturer|professor|accountant|controller|auditor"
    r"|assistant|specialist|coordinator|recruiter|officer|technician|operator|intern|internship|associate|representative"
    r"|strategist|planner|buyer|attorney|lawyer|counsel|paralegal|chef|cook|driver|mechanic|electrician|librarian|therapist"
    r"|psychologist|pharmacist|biologist|chemist|physicist|statistician|economist|translator|journalist|photographer"
    r"|animator|illustrator|marketer|copywriter|tester|sre|devops|cto|ceo|cfo|vp|head of \w+|president|partner|owner|master"
    r"|\w*(?:entwickler|ingenieur|leiter|berater|architekt|referent|assistent|kaufmann|kauffrau|techniker|mechaniker|pfleger"
    r"|redakteur|buchhalter|sachbearbeiter|betreuer)(?:[:*/_]?in)?"
    r"|fellow|postdoc|clerk|secretary|receptionist|supervisor|advisor|agent|executive)\b",
    re.IGNORECASE,
)
_FILLER = re.compile(
    r"(?i)\b(?:job|your|the|a|an|an? invitation|invitation|invite|interviews?|interviewing|meeting|call|chat|conversation"
    r"|discussion|video|zoom|teams|virtual|confirmed|confirmation|candidate|position|role|opening|opportunity|scheduled"
    r"|gespräch|termin|einladung|abgesagt|aktualisiert|verschoben"
    r"|google meet|re|fwd?|aw|wg|updated?|cancell?ed|event|rescheduled|hold|tentative)\b"
)
_SEPARATORS = re.compile(
    r"\s+(?:-+|–|—|/|\||x|&|<>|<->|and|with|for|re|w/)\s+|\s*(?:[|•·:;()\[\],]|<>|–|—)\s*|\s+@\s+", re.IGNORECASE
)
_AT = re.compile(r"(?:\bat|@)\s+(?!our\b|the\b|your\b)([A-Z][^|–—:;(),@/]*?)(?=\s+(?:-|with|for|on)\s|\s*[|–—:;(),@/]|\s*$)")


_ROLE_LINE = re.compile(r"(?im)^\W*(?:role|position|job(?: title| opening)?|stelle|rolle)\s*:\s*(\S[^\n]{1,80}?)\s*$")
_ROUND_LINE = re.compile(
    r"(?im)^\W*(?:event(?: name| type)?|interview(?: type| stage)?|round|stage|runde)\s*:\s*(\S[^\n]{1,60}?)\s*$"
)


def guess(summary: str, names: Iterable[str] = (), companies: Iterable[str] = (), description: str = "") -> Guess:
    """Return what a title such as "Final round - Data Engineer at Nimbus" says, without a wild guess.

    `names` are those of the people invited, which name no company; `companies` are likely names. A title is
    only guessed if a word for a job is in it. What the title does not say may stand in a line of the `description`, such
    as "Role: Data Engineer".
    """
    found = _guess(summary, names, companies)
    role, event = _ROLE_LINE.search(description), _ROUND_LINE.search(description)
    title = found.title or (role[1] if role and "://" not in role[1] else "")
    round_ = found.round or (_guess(event[1]).round if event else "")
    return Guess(found.company, title, round_)


def _guess(summary: str, names: Iterable[str] = (), companies: Iterable[str] = ()) -> Guess:
    text = " ".join(summary.split())[:300]
    people = {name.casefold() for name in names if name}
    people |= {first for name in people for first in name.split()[:1] if len(first) > 2}
    known = {company.casefold(): company for company in companies if company}
    run_together = {letters_and_digits(company): company for company in known.values()}
    round_, company, title = "", "", ""
    for pattern in _ROUNDS:
        if found := re.search(rf"\b(?:{pattern})\b", text, re.IGNORECASE):
            round_ = found[0][:1].upper() + found[0][1:]
            text = f"{text[: found.start()]} - {text[found.end() :]}"
            break
    if (at := _AT.search(text)) and at[1].strip().casefold() not in people:
        company = at[1].strip()
        text = f"{text[: at.start()]} - {text[at.end() :]}"
    for piece in _SEPARATORS.split(f" {text} "):
        plain = re.sub(r"(?i)^(?:with|for|at)\s+", "", " ".join(piece.split()).strip("-,. "))
        if plain.casefold() in people:
            continue
        core = " ".join(_FILLER.sub(" ", plain).split()).strip("-,. ")
        if core.casefold() in known:
            company = company or known[core.casefold()]
        elif not round_ and _ALONE.fullmatch(core):
            round_ = core
        elif letters_and_digits(core) in run_together:  # a domain writes Nimbus Freight as one word
            company = company or core
        elif not title and _JOBS.search(core):
            title = core
    named = next((name for plain, name in known.items() if _has_word(title.casefold(), plain)), "")
    if named and title.casefold() != named.casefold():
        company = company or named
        title = " ".join(re.sub(rf"(?i)(?<!\w){re.escape(named)}(?!\w)", " ", title).split()).strip("-,. ")
    return Guess(company, title, round_)


def letters_and_digits(company: str) -> str:
    """Return the letters and digits of a name, in lower case and without what is between them."""
    return re.sub(r"[\W_]", "", company.casefold())


def _has_word(text: str, word: str) -> bool:
    return word in text and re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None
