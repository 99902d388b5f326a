"""The recording of the README: small, short and complete."""

from __future__ import annotations

import re

from tests.recording import STEPS, animated
from tests.screenshots import FOLDER

MOST_SECONDS, MOST_BYTES = 15, 1_000_000


def test_recording_is_short_and_small() -> None:
    svg = (FOLDER / "recording.svg").read_bytes()
    assert sum(seconds for seconds, _ in STEPS) < MOST_SECONDS
    assert len(svg) < MOST_BYTES
    assert svg.count(b"<animate ") == len(STEPS)


def test_pictures_when_animated_show_one_at_a_time() -> None:
    svg = animated([(1.0, '<svg a="b">one</svg>'), (1.0, "<svg>two</svg>"), (2.0, "<svg>three</svg>")])
    shown = re.findall(r'values="([a-z;]+)" keyTimes="([0-9.;]+)"', svg)
    assert shown == [
        ("visible;hidden", "0;0.2500"),
        ("hidden;visible;hidden", "0;0.2500;0.5000"),
        ("hidden;visible", "0;0.5000"),
    ]
    assert svg.startswith('<svg a="b">')
