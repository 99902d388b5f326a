"""Random lives: books in which everything can happen that the rules cover, each generated from a seed."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.domain.oracle.days import Document

ZONES = [
    "America/New_York",
    "Europe/Berlin",
    "America/Los_Angeles",
    "Asia/Tokyo",
    "Asia/Kolkata",
    "+05:30",
    "Australia/Sydney",
]
START = datetime(2026, 10, 20, tzinfo=UTC)
DAYS = 90
KINDS = {
    "thank_you_sent": 5, "thank_you_skipped": 2, "inquiry_sent": 5, "note_sent": 2, "reply_received": 5, "decision_date_given": 3,
    "next_round": 3, "asked": 5, "promised": 4, "done": 5, "skipped": 5, "called_off": 3, "offer_received": 3,
    "offer_acknowledged": 2, "offer_accepted": 1, "offer_declined": 1, "rejected": 1, "withdrew": 1, "let_go": 2, "met": 1,
    "called": 1, "remark": 2, "snoozed": 4, "made_up": 1,
}  # fmt: skip
ACTIONS = [
    "acknowledge_offer", "weigh_offer", "answer", "reschedule", "prepare", "ask_timeline", "debrief", "thank_you",
    "name_interviewers", "get_contact_details", "inquiry", "ask_others", "withdraw", "let_go", "keep_in_touch",
]  # fmt: skip
TICKED = ["prepare", "answer", "reschedule", "get_contact_details"]
WAYS: list[Document] = [
    {"emails": ["ana@nimbus.example"]}, {"emails": ["ana@nimbus.example"]}, {"phones": ["+1 555"]}, {"address": "1 Main St"},
    {"emails": ["  "], "phones": [""], "address": " "}, {"links": ["https://www.linkedin.com/in/ana"]}, {"via": 1}, {"via": 3},
    {"links": ["de.LinkedIn.com/in/ana"]}, {"links": ["https://notlinkedin.com/in/ana"]}, {},
]  # fmt: skip
DEFAULTS: Document = {
    "thank_within_hours": 24, "answer_within_hours": 24, "urgent_hours": 6, "due_hours": 24, "prepare_hours": 48,
    "debrief_hours": 12, "inquire_after_days": 7, "grace_days": 3, "grace_working_days": 1, "inquiry_window_working_days": 2,
    "max_inquiries": 1, "max_inquiries_in_all": 2, "let_go_after_days": 7, "stale_after_days": 28, "weigh_offer_days": 7,
    "opening_time": "09:00", "weekend": ["sat", "sun"], "days_off": ["12-24..12-26", "12-31..01-01"], "holidays": "",
    "timezone": "America/New_York",
}  # fmt: skip
OTHERS: dict[str, list[Any]] = {
    "thank_within_hours": [12, 48, 200], "answer_within_hours": [4, 72], "urgent_hours": [0, 12], "due_hours": [8, 48],
    "prepare_hours": [0, 24], "debrief_hours": [1, 100], "inquire_after_days": [0, 3, 14], "grace_days": [0, 5],
    "grace_working_days": [0, 3], "inquiry_window_working_days": [0, 4], "max_inquiries": [2, 3], "max_inquiries_in_all": [1, 3],
    "let_go_after_days": [0, 14], "stale_after_days": [10, 40], "weigh_offer_days": [2], "opening_time": ["07:30", "10:15"],
    "weekend": [["fri", "sat"], []], "holidays": ["US", "DE", "US-CA", "DE-BY"],
    "days_off": [[], ["2026-11-26"], ["11-20..11-24", "2026-12-10..2026-12-12"], ["12-20..01-03"]],
    "timezone": ["Europe/Berlin", "America/Los_Angeles", "Asia/Tokyo"],
}  # fmt: skip


def policy_of(seed: int) -> Document:
    """Return a policy: the default one, or one with about a third of it changed."""
    rng = random.Random(f"policy {seed}")
    if rng.random() < 0.4:
        return dict(DEFAULTS)
    return DEFAULTS | {key: rng.choice(values) for key, values in OTHERS.items() if rng.random() < 0.35}


def life(seed: int) -> Document:
    """Return a book, documents by table and id."""
    return _Life(random.Random(seed)).book


class _Life:
    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.book: Document = {"contacts": {}, "positions": {}, "interviews": {}, "events": {}}
        for number in range(1, rng.randint(1, 4) + 1):
            self.book["contacts"][number] = self._contact()
        for number in range(1, rng.randint(1, 4) + 1):
            self.book["positions"][number] = self._position()
            start = None
            for _ in range(rng.choice([0, 1, 1, 2, 3, 4])):
                start = self._start(start)
                self.book["interviews"][len(self.book["interviews"]) + 1] = self._interview(number, start)
        for number in range(1, rng.choice([0, 4, 8, 14, 20]) + 1):
            self.book["events"][number] = self._event()

    def _maybe(self, chance: float, **fields: Any) -> Document:
        return fields if self.rng.random() < chance else {}

    def _day(self, around: datetime, first: int, last: int) -> str:
        return (around + timedelta(self.rng.randint(first, last))).date().isoformat()

    def _anybody(self) -> int:
        return self.rng.randint(1, len(self.book["contacts"]))

    def _contact(self) -> Document:
        rng = self.rng
        contact = {"name": "Ana Ruiz", **rng.choice(WAYS), **self._maybe(0.35, keep_in_touch_days=rng.choice([5, 14, 30]))}
        return contact | self._maybe(0.7, created_at=(START - timedelta(rng.randint(0, 20))).isoformat())

    def _position(self) -> Document:
        made = START + timedelta(self.rng.randint(-5, 30), minutes=3)
        position = {"title": "Engineer", "company": "Nimbus", **self._maybe(0.3, created_at=made.isoformat())}
        return position | self._maybe(0.3, main_contact=self._anybody())

    def _start(self, earlier: datetime | None) -> datetime:
        """Return when an interview starts: often on the day of the one before it."""
        if earlier and self.rng.random() < 0.4:
            return earlier + timedelta(hours=self.rng.choice([1, 2, 3, 5, 7]))
        return START + timedelta(minutes=15 * self.rng.randrange(0, 60 * 96))

    def _interview(self, position: int, start: datetime) -> Document:
        rng, minutes = self.rng, self.rng.choice([30, 45, 60, 90])
        people = [self._anybody() for _ in range(rng.choice([0, 1, 1, 1, 2, 3]))] + ([9] if rng.random() < 0.03 else [])
        debriefed = start + timedelta(minutes=minutes + rng.choice([1, 30, 300, 3000, -300]))
        return {
            "position": position,
            "starts_at": start.isoformat(),
            "minutes": minutes,
            "interviewers": [{"contact": person} for person in people],
            **self._maybe(0.85, timezone=rng.choice(ZONES)),
            **self._maybe(0.2, decision_by=self._day(start, -4, 14)),
            **self._maybe(0.5, timeline_asked=rng.choice(["no", "yes", "not_told"])),
            **self._maybe(0.6, debriefed_at=debriefed.isoformat()),
            **self._maybe(0.15, cancelled=True),
            **self._maybe(0.3, created_at=(start - timedelta(rng.randint(0, 12), minutes=2)).isoformat()),
        }

    def _event(self) -> Document:
        rng = self.rng
        kind = rng.choices(list(KINDS), list(KINDS.values()))[0]
        position = rng.choice(list(self.book["positions"]))
        interviews = self.book["interviews"]
        own = [number for number, interview in interviews.items() if interview["position"] == position]
        moment = START + timedelta(minutes=rng.randrange(0, 70 * 1440))
        if own and rng.random() < 0.6:  # near an interview, rather than anywhere
            start = datetime.fromisoformat(interviews[rng.choice(own)]["starts_at"])
            moment = start + timedelta(minutes=rng.randrange(-2880, rng.choice([4, 12, 20]) * 1440))
        event: Document = {"at": moment.isoformat(), "kind": kind, **self._maybe(0.5, contact=self._anybody())}
        if own and rng.random() < 0.55:
            event["interview"] = rng.choice(own) if rng.random() < 0.95 else rng.choice(list(interviews))
        if "interview" not in event or rng.random() < 0.7:
            event |= self._maybe(0.95, position=position)
        from_them = kind in {"reply_received", "decision_date_given", "next_round", "asked", "offer_received"}
        event |= self._maybe(0.35 if from_them else 0.06, decision_by=self._day(moment, -2, 14))
        event |= self._maybe(
            0.5 if kind in {"asked", "promised", "offer_received"} else 0.06, respond_by=self._day(moment, -1, 12)
        )
        if kind == "snoozed":
            event["until"] = (moment + timedelta(hours=rng.choice([5, 24, 60, 170, 400]))).isoformat()
        if kind in {"asked", "promised"}:
            event |= self._maybe(0.6, text=rng.choice(["two references", "  ", "a slot\nfor Monday"]))
        return event | (self._settling(kind) if kind in {"done", "skipped"} else {})

    def _settling(self, kind: str) -> Document:
        """Return what a `done` or `skipped` settles: what was asked, an action, or nothing by name."""
        rng, asked = self.rng, [n for n, e in self.book["events"].items() if e["kind"] in {"asked", "promised"}]
        if asked and rng.random() < 0.35:
            return {"answers": rng.choice(asked), **self._maybe(0.5, action="answer")}
        return self._maybe(0.8, action=rng.choice(TICKED if kind == "done" and rng.random() < 0.8 else ACTIONS))
