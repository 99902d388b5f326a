"""Every text is legible in every theme, and levels of urgency differ for people who are colour-blind."""

from __future__ import annotations

import unicodedata
from collections.abc import Hashable
from itertools import combinations, pairwise

import pytest
from rich.cells import cell_len
from rich.color import Color as RichColor
from rich.color import ColorSystem
from textual.app import App, ComposeResult
from textual.color import Color
from textual.content import Content
from textual.theme import BUILTIN_THEMES, Theme
from textual.widgets import Button, Checkbox, Footer, Input, Label, OptionList, TextArea

from tests.ui.colour import DICHROMATS, RGB, contrast, difference, lab, seen_by
from tui.config import THEMES, SettingsError, checked_theme
from tui.ui import themes
from tui.ui.widgets import urgency
from tui.ui.widgets.record_list import Column, RecordList

pytestmark = pytest.mark.slow

READABLE = 4.5
APART = 10.0
"""CIEDE2000: a difference of 2 can just be seen side by side, 10 at a glance."""

GROUNDS = ("background", "surface")
TEXTS = (
    "foreground", "text", "text-muted", "text-disabled", "foreground-muted", "foreground-disabled", "dim",
    "primary", "secondary", "accent", "warning", "error", "success", "link-color",
    "text-primary", "text-accent", "text-warning", "text-error", "text-success",
    *(look.variable for look in urgency.LOOKS.values()),
)  # fmt: skip
PAIRS = (
    *((text, ground) for text in TEXTS for ground in GROUNDS),
    *((text, "panel") for text in ("foreground", "text", "text-muted", "dim", "accent", "primary")),
    ("cursor-foreground", "cursor-background"),
    ("match-foreground", "match-background"),
    ("block-cursor-foreground", "block-cursor-background"),
    ("block-cursor-blurred-foreground", "block-cursor-blurred-background"),
    ("foreground", "block-hover-background"),
    ("footer-foreground", "footer-background"),
    ("footer-key-foreground", "footer-background"),
    ("footer-description-foreground", "footer-background"),
    ("input-cursor-foreground", "input-cursor-background"),
    ("input-selection-foreground", "input-selection-background"),
    ("link-color-hover", "link-background-hover"),
    *(("button-color-foreground", colour) for colour in ("primary", "success", "warning", "error")),
)
OTHERS = [theme for theme in BUILTIN_THEMES.values() if not theme.ansi]


def variables(theme: Theme) -> dict[str, str]:
    return {**themes.variable_defaults(theme), **theme.to_color_system().generate(), **theme.variables}


def hex6(value: str, ground: str = "#000000") -> str:
    """Return a variable's value as seen on its background."""
    return (Color.parse(ground) + Color.parse(value)).hex6


def in_256(value: str) -> str:
    """The colour a terminal of 256 shows for it, which is what most see over SSH."""
    return str(RichColor.parse(value).downgrade(ColorSystem.EIGHT_BIT).get_truecolor().hex)


@pytest.mark.parametrize("theme", themes.OURS, ids=lambda theme: theme.name)
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_every_text_can_be_read(theme: Theme, text: str, ground: str) -> None:
    values = variables(theme)
    below = hex6(values[ground])
    above = hex6(values[text], below)
    assert contrast(above, below) >= READABLE
    assert contrast(in_256(above), in_256(below)) >= READABLE


@pytest.mark.parametrize("theme", themes.OURS, ids=lambda theme: theme.name)
@pytest.mark.parametrize("eyes", [None, *DICHROMATS])
def test_neighbouring_levels_stay_apart(theme: Theme, eyes: str | None) -> None:
    values = variables(theme)
    seen = [lab(seen_by(eyes, values[look.variable])) for look in urgency.LOOKS.values()]
    assert min(difference(one, other) for one, other in pairwise(seen)) >= APART


@pytest.mark.parametrize("theme", themes.OURS, ids=lambda theme: theme.name)
@pytest.mark.parametrize("eyes", [None, *DICHROMATS])
def test_neighbouring_levels_differ_on_256_colours_too(theme: Theme, eyes: str | None) -> None:
    values = variables(theme)
    seen = [lab(seen_by(eyes, in_256(values[look.variable]))) for look in urgency.LOOKS.values()]
    assert min(difference(one, other) for one, other in pairwise(seen)) >= APART / 2


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, 2.49, -0.001), (50, -2.49, 0.0009), 7.1792),
        ((50, 2.5, 0), (73, 25, -18), 27.1492),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((22.7233, 20.0904, -46.694), (23.0331, 14.973, -42.5619), 2.0373),
    ],
)
def test_the_difference_is_that_of_the_published_pairs(one: RGB, other: RGB, expected: float) -> None:
    """From the test data of Sharma, Wu and Dalal (2005)."""
    assert difference(one, other) == pytest.approx(expected, abs=1e-4)


@pytest.mark.parametrize("theme", themes.OURS, ids=lambda theme: theme.name)
def test_all_levels_stay_apart_for_full_sight(theme: Theme) -> None:
    values = variables(theme)
    seen = [lab(seen_by(None, values[look.variable])) for look in urgency.LOOKS.values()]
    assert min(difference(one, other) for one, other in combinations(seen, 2)) >= APART


@pytest.mark.parametrize("theme", OTHERS, ids=lambda theme: theme.name)
def test_our_variables_can_be_read_in_every_theme_of_textual(theme: Theme) -> None:
    values = variables(theme)
    for look in urgency.LOOKS.values():
        for ground in GROUNDS:
            assert contrast(hex6(values[look.variable]), hex6(values[ground])) >= READABLE, (look.level, ground)
    for ground in GROUNDS:
        assert contrast(hex6(values["dim"]), hex6(values[ground])) >= READABLE
    assert contrast(values["cursor-foreground"], values["cursor-background"]) >= READABLE
    assert contrast(values["match-foreground"], values["match-background"]) >= READABLE


ANSI = [themes.TERMINAL, *(theme for theme in BUILTIN_THEMES.values() if theme.ansi)]


@pytest.mark.parametrize("theme", ANSI, ids=lambda theme: theme.name)
def test_terminals_sixteen_colours_tell_the_levels(theme: Theme) -> None:
    ours = themes.variable_defaults(theme)
    assert all(value in ("bold", "dim", "not dim") or value.startswith("ansi_") for value in ours.values())
    looks = {(ours[look.variable], ours[f"{look.variable}-style"]) for look in urgency.LOOKS.values()}
    assert len(looks) == 5, "waiting and closed share a look; glyph and word tell them apart"
    assert ours["cursor-foreground"] != ours["cursor-background"]


def test_every_theme_has_every_variable_of_ours() -> None:
    ours = set(themes.variable_defaults(BUILTIN_THEMES["ansi-dark"]))
    for theme in (*themes.OURS, themes.TERMINAL, *BUILTIN_THEMES.values()):
        assert ours <= set(variables(theme)), theme.name


def test_glyphs_are_single_cells_of_distinct_shape_and_no_emoji() -> None:
    glyphs = [look.glyph for look in urgency.LOOKS.values()]
    assert len(set(glyphs)) == len(glyphs)
    for glyph in glyphs:
        assert len(glyph) == cell_len(glyph) == 1
        assert unicodedata.east_asian_width(glyph) not in "WF"
        assert ord(glyph) < 0x2600, "later blocks hold emoji and are missing in many fonts"
    assert len({look.word for look in urgency.LOOKS.values()}) == len(glyphs)


@pytest.mark.parametrize(
    ("name", "system", "no_color", "expected"),
    [
        ("followup-dark", "truecolor", False, "followup-dark"),
        ("followup-dark", "256", False, "followup-dark"),
        ("followup-dark", "standard", False, "terminal"),
        ("followup-light", "standard", False, "terminal"),
        ("followup-light", None, False, "terminal"),
        ("followup-dark", "truecolor", True, "terminal"),
        ("nord", "standard", False, "nord"),
    ],
)
def test_few_colours_get_a_theme_that_suits_them(name: str, system: str | None, no_color: bool, expected: str) -> None:
    assert themes.suited(name, system, no_color=no_color) == expected


def test_the_terminals_own_theme_names_no_colour_of_ours() -> None:
    for name, value in variables(themes.TERMINAL).items():
        assert not value.startswith(("#", "rgb")), name


def test_a_theme_that_there_is_not_is_told_with_the_nearest() -> None:
    with pytest.raises(SettingsError, match=r"`theme` in \[app\]: there is no theme 'nrod'; did you mean `nord`\?"):
        checked_theme("nrod")
    with pytest.raises(SettingsError, match="the themes are followup-dark, followup-light, terminal, "):
        checked_theme("zzz")
    assert checked_theme("") == "followup-dark"


def test_theme_names_in_the_config_are_those_of_the_app() -> None:
    ours = [theme.name for theme in (*themes.OURS, themes.TERMINAL)]
    assert [*THEMES] == [*ours, *sorted(BUILTIN_THEMES)]


def _badge(level: Hashable) -> list[Content]:
    look = urgency.LOOKS[str(level)]
    return [Content.styled(f"{look.glyph} {look.word}", look.style)]


class Everything(App[None]):
    """An app with each widget that the screens use, to check that every theme can draw it."""

    def __init__(self) -> None:
        super().__init__()
        themes.register(self)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return themes.variable_defaults(self.current_theme)

    def compose(self) -> ComposeResult:
        rows = RecordList([Column("a", "A", 10, flex=1)], _badge, id="rows")
        rows.show(list(urgency.LOOKS))
        rows.styles.height = 8
        yield rows
        yield Input("text")
        yield Checkbox("check")
        yield Button("Press")
        yield Label("label")
        yield OptionList("one", "two")
        yield TextArea("area")
        yield Footer()


async def test_every_theme_draws_every_level_differently() -> None:
    app = Everything()
    async with app.run_test(size=(60, 40)) as pilot:
        for name in app.available_themes:
            app.theme = name
            await pilot.pause()
            rows = app.query_one(RecordList)
            for y, look in enumerate(urgency.LOOKS.values(), 1):
                segment = next(segment for segment in rows.render_line(y) if look.word in segment.text)
                assert segment.style is not None
                assert segment.style.color is not None
                assert (segment.style.bold or False) == (look.level == "overdue"), (name, look.level)
