"""The ten everyday tasks in key presses, counted from the home screen; the README's table and a test read them."""

from __future__ import annotations

from dataclasses import dataclass


class Text(str):
    """Something typed: its letters are not counted as key presses."""


@dataclass(frozen=True)
class Task:
    """A task, the most key presses it may take, and how it is done."""

    what: str
    most: int
    keys: tuple[str, ...]

    @property
    def presses(self) -> int:
        """The number of keys pressed, without typed text."""
        return sum(not isinstance(key, Text) for key in self.keys)


COPY = Task("copy the most urgent note", 2, ("c", "c"))
SENT = Task("mark it as sent", 2, ("m",))
REPLY = Task("log that they replied, with a new date", 3, ("r", Text("fri"), "f2"))
TOMORROW = Task("open the facts of tomorrow's interview", 2, ("right_square_bracket", "i"))
CONTACT = Task("find a contact", 2, ("2", "slash", Text("brandt")))
ADD = Task("add a round at the company in hand", 3, ("f", Text("3 dec 14:00"), "f2"))
DEBRIEF = Task("debrief the interview that just ended", 2, ("left_square_bracket", "d"))
SNOOZE = Task("snooze until Monday", 2, ("z", "enter"))
UNDO = Task("undo", 1, ("u",))
WHY = Task("see why", 1, ("y",))

TASKS = (COPY, SENT, REPLY, TOMORROW, CONTACT, ADD, DEBRIEF, SNOOZE, UNDO, WHY)
