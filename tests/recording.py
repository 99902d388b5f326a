"""The recording of the README: debrief, note, copy, sent, as an animated SVG of the real app; `tests.screenshots` makes it."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable
from pathlib import Path

from tui.clipboard.models import Outcome

Frames = list[tuple[float, str]]
"""How many seconds a picture is shown, and the picture."""

STEPS: tuple[tuple[float, tuple[str, ...]], ...] = (
    (1.2, ()),
    (0.7, ("left_square_bracket",)),
    (0.8, ("d",)),
    (0.6, tuple("wed")),
    (0.4, ("tab",) * 7),
    (0.4, tuple("churn, weekly; ")),
    (0.7, tuple("seemed tired tbh")),
    (0.5, ("tab",)),
    (0.3, ("h", "o", "w", "space")),
    (0.3, ("y", "o", "u", "space")),
    (0.3, ("m", "e", "a", "s", "u", "r", "e", "space")),
    (1.4, tuple("churn.")),
    (1.0, ("f2",)),
    (2.0, ("c",)),
    (1.5, ("c",)),
    (1.8, ("y",)),
)
"""How many seconds the picture after these keys is shown."""


async def frames(size: tuple[int, int]) -> Frames:
    """Return the pictures of the recording."""
    from tests.screenshots import NOW, SETTINGS, settle
    from tui.domain.sample import sample
    from tui.session import Session
    from tui.storage import Store
    from tui.ui.app import FollowupApp

    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "book.json", at=NOW) as store:
        store.act(lambda book: sample(book, NOW, SETTINGS.policy), NOW)
        app = FollowupApp(Session(store, SETTINGS, lambda: NOW))
        async with app.run_test(size=size, notifications=True) as pilot:
            app.delivery.copy = _copied  # type: ignore[method-assign]
            await settle(pilot)
            found: Frames = []
            for seconds, keys in STEPS:
                for key in keys:
                    await pilot.press(
                        "space" if key == " " else {",": "comma", ";": "semicolon", ".": "full_stop"}.get(key, key)
                    )
                    await settle(pilot)
                found.append((seconds, app.export_screenshot(title="followup")))
            return found


def _copied(text: str, told: Callable[[Outcome], None], method: str = "") -> None:
    """Fake the clipboard, of which pictures have none."""
    told(Outcome("checked", "desktop", "Copied to the clipboard, and read back."))


def animated(shown: Frames) -> str:
    """Return one SVG that shows the pictures in a loop; without animation it shows the first."""
    whole = sum(seconds for seconds, _ in shown)
    head = re.match(r"<svg[^>]*>", shown[0][1])
    assert head is not None
    parts, begun = [head[0]], 0.0
    for number, (seconds, svg) in enumerate(shown):
        inner = svg[svg.index(">") + 1 : svg.rindex("</svg>")]
        inner = re.sub(r"terminal-\d+", f"frame{number}", inner)  # Rich's own is another one each time
        if number:
            inner = re.sub(r"@font-face\s*\{[^}]*\}", "", inner)
        start, end = begun / whole, (begun + seconds) / whole
        values, times = (
            ("visible;hidden", f"0;{end:.4f}") if not number else ("hidden;visible;hidden", f"0;{start:.4f};{end:.4f}")
        )
        if number == len(shown) - 1:
            values, times = "hidden;visible", f"0;{start:.4f}"
        parts.append(
            f'<g visibility="{"hidden" if number else "visible"}">'
            f'<animate attributeName="visibility" calcMode="discrete" values="{values}" keyTimes="{times}" '
            f'dur="{whole:.1f}s" repeatCount="indefinite"/>{inner}</g>'
        )
        begun += seconds
    return "".join([*parts, "</svg>\n"])


async def recording(size: tuple[int, int]) -> str:
    """Return the recording."""
    return animated(await frames(size))
