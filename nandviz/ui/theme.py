"""Colours by meaning, for the light and the dark theme and for print in black and white.

The colours of meanings come from the specification's palette, word for word; everything else here
(grid, text, lane lines) is kept out of their way. ``Theme.bar(kind)`` gives the colour of a bar.
"""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette

from nandviz.query.marks.bar_kind import BarKind
from nandviz.trace.pyramid import (
    CODES,
    COVER_SHIFT,
    FULL_COVER,
    FULL_SHARE,
    KIND_SHIFT,
    PLANNED,
)
from nandviz.ui.bar_form import FORMS, HALF_HIGH, STRIPED

PHASES: Final = 8
"""Patterns repeat after so many logical pixels, both ways."""

MEANINGS: Final = (
    *("issue", "program", "erase", "read"),
    *("suspend", "resume", "backlog", "wrong", "applied"),
)
"""The fields of a theme that mean something."""

_DARK_BELOW: Final = 128
"""Lightness of the ground below which a palette is a dark one."""

DIMMED: Final = 0.3
"""Strength of what is not selected, while something is."""

Lut = npt.NDArray[np.uint32]


@dataclass(frozen=True)
class Theme:
    """A palette.

    Attributes
    ----------
    issue, program, erase, read, suspend, resume, backlog, wrong, applied
        Colours of meanings; ``wrong`` is a cancelled OP_END, a refusal, a broken law.
    ink, muted, background, panel, grid, line, accent
        Text, lesser text, ground of the timeline, ground around it, ticks, lane borders, and what
        is selected or has just changed.
    scale
        Colours that a heat map's scale goes through, from that of the least value on; its lightness
        goes one way.
    patterns
        Whether bars are told apart by black and white patterns alone.
    """

    name: str
    dark: bool
    background: str
    issue: str
    program: str
    erase: str
    read: str
    suspend: str
    resume: str
    backlog: str
    wrong: str
    applied: str
    ink: str
    muted: str
    panel: str
    grid: str
    line: str
    accent: str
    scale: tuple[str, ...]
    patterns: bool = False
    meanings: dict[str, str] = field(init=False)
    _made: dict[tuple[str, float], QColor] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_made", {})
        object.__setattr__(self, "meanings", {name: getattr(self, name) for name in MEANINGS})

    def __hash__(self) -> int:
        return hash(self.name)

    def bar(self, kind: int) -> str:
        """Return the colour of a bar."""
        return self.meanings[FORMS[BarKind(kind)].colour]

    def colour(self, name: str, alpha: float = 1.0) -> QColor:
        """Return a colour (a field's name, or ``#rrggbb``) with an opacity of 0 to 1.

        It is shared, for a step asks for some hundred, of few that differ: who wants to change it
        takes a copy.
        """
        made = self._made.get((name, alpha))
        if made is None:
            made = QColor(name if name.startswith("#") else getattr(self, name))
            made.setAlphaF(alpha)
            self._made[name, alpha] = made
        return made

    def on(self, colour: str) -> str:
        """Return the ink that reads best on a colour: near black or white."""
        return _ink_on(colour)


@lru_cache(maxsize=256)
def _ink_on(colour: str) -> str:
    dark, light = "#111111", "#FFFFFF"
    ground = _luminance(colour) + 0.05
    on_dark, on_light = ground / (_luminance(dark) + 0.05), (_luminance(light) + 0.05) / ground
    return dark if on_dark > on_light else light


def _luminance(colour: str) -> float:
    """Return the relative luminance of a colour, 0 to 1 (WCAG 2)."""
    shares = np.array([0.2126, 0.7152, 0.0722])
    value = _channels(colour) / 255
    linear = np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)
    return float(shares @ linear)


LIGHT: Final = Theme(
    name="light",
    dark=False,
    background="#FFFFFF",
    issue="#464646",
    program="#002DC2",
    erase="#9F60EA",
    read="#157281",
    suspend="#ED5C00",
    resume="#2BA780",
    backlog="#480D4D",
    wrong="#931710",
    applied="#111111",
    ink="#111111",
    muted="#5B6470",
    panel="#F3F5F7",
    grid="#E7EAEE",
    line="#D3D8DE",
    accent="#C31E78",
    scale=("#FBF3C2", "#7FC8A9", "#2B7BA0", "#1B2A6B"),
)

DARK: Final = Theme(
    name="dark",
    dark=True,
    background="#1B1E23",
    issue="#696969",
    program="#366C9B",
    erase="#9C79FD",
    read="#23A6A2",
    suspend="#FF8A00",
    resume="#4AF59F",
    backlog="#FFB2FE",
    wrong="#D41217",
    applied="#F2F2F2",
    ink="#F2F2F2",
    muted="#A0A8B2",
    panel="#23272E",
    grid="#2A2F37",
    line="#3A414B",
    accent="#FFF01E",
    scale=("#27306B", "#2A7A9E", "#7CC6A8", "#FBF3C2"),
)

PRINT: Final = Theme(
    name="print",
    dark=False,
    background="#FFFFFF",
    issue="#000000",
    program="#000000",
    erase="#000000",
    read="#000000",
    suspend="#000000",
    resume="#000000",
    backlog="#000000",
    wrong="#000000",
    applied="#000000",
    ink="#000000",
    muted="#000000",
    panel="#FFFFFF",
    grid="#DDDDDD",
    line="#999999",
    accent="#000000",
    scale=("#F4F4F4", "#202020"),
    patterns=True,
)

THEMES: Final = {theme.name: theme for theme in (LIGHT, DARK, PRINT)}
"""Themes by name."""


def theme_of(palette: QPalette) -> Theme:
    """Return the theme that a palette was made of, else one that goes with its ground."""
    highlight = palette.color(QPalette.ColorRole.Highlight).name().upper()
    is_dark = palette.color(QPalette.ColorRole.Base).lightness() < _DARK_BELOW
    known = (theme for theme in THEMES.values() if theme.program == highlight)
    return next(known, DARK if is_dark else LIGHT)


def system_theme() -> Theme:
    """Return the theme that the desktop asks for."""
    hints = QGuiApplication.styleHints()
    return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT


def qt_palette(theme: Theme) -> QPalette:
    """Return the palette of the widgets around the timeline."""
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: theme.panel,
        QPalette.ColorRole.Base: theme.background,
        QPalette.ColorRole.AlternateBase: theme.panel,
        QPalette.ColorRole.Button: theme.panel,
        QPalette.ColorRole.WindowText: theme.ink,
        QPalette.ColorRole.Text: theme.ink,
        QPalette.ColorRole.ButtonText: theme.ink,
        QPalette.ColorRole.ToolTipText: theme.ink,
        QPalette.ColorRole.ToolTipBase: theme.panel,
        QPalette.ColorRole.PlaceholderText: theme.muted,
        QPalette.ColorRole.Highlight: theme.program,
        QPalette.ColorRole.HighlightedText: theme.on(theme.program),
        QPalette.ColorRole.Mid: theme.line,
    }
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    disabled = QPalette.ColorGroup.Disabled
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(disabled, role, QColor(theme.muted))
    palette.setColor(disabled, QPalette.ColorRole.WindowText, QColor(theme.muted))
    return palette


@lru_cache(maxsize=256)
def rgb32(colour: str) -> int:
    """Return a colour as a pixel of ``QImage.Format_RGB32``."""
    return int(QColor(colour).rgb())


def _channels(colour: str) -> npt.NDArray[np.float64]:
    rgb = QColor(colour)
    return np.array([rgb.red(), rgb.green(), rgb.blue()], float)


@lru_cache(maxsize=8)
def luts(theme: Theme, *, dimmed: bool = False) -> Lut:
    """Return pixels by row class, row phase, column phase and code.

    Returns
    -------
    numpy.ndarray
        Shape (2, rows, PHASES * CODES): class 0 is the upper and lower quarter of a bar, where half
        height bars leave the ground; ``rows`` is PHASES for patterns, else 1. The index of the last
        axis is ``column phase * CODES + code``.
    """
    rows = PHASES if theme.patterns else 1
    out = np.empty((2, rows, PHASES, CODES), np.uint32)
    for half in (0, 1):
        for y in range(rows):
            out[half, y] = _pixels(theme, half == 0, y, DIMMED if dimmed else 1.0)
    table = out.reshape(2, rows, PHASES * CODES)
    table.setflags(write=False)
    return table


def _pixels(theme: Theme, outer: bool, y: int, strength: float) -> Lut:
    code = np.arange(CODES)
    kind = code >> KIND_SHIFT
    cover = (code >> COVER_SHIFT & FULL_COVER) / FULL_COVER
    share = (code & FULL_SHARE) / FULL_SHARE
    ground = _channels(theme.background)
    grey = _channels(theme.muted)
    base = np.zeros((2 * PLANNED, 3))
    for look in BarKind:
        base[look] = _channels(theme.bar(look))
        base[look + PLANNED] = base[look] * 0.42 + ground * 0.58
    pure = (0.4 + 0.6 * share)[:, None]
    colour = base[kind] * pure + grey * (1 - pure)
    alpha = np.where(cover > 0, 0.3 + 0.7 * cover, 0.0)[:, None]
    drawn = colour * alpha + ground * (1 - alpha)
    striped = base[kind] * 0.45 + ground * 0.55
    half, data = np.isin(kind % PLANNED, HALF_HIGH), np.isin(kind % PLANNED, STRIPED)
    out = np.empty((PHASES, CODES), np.uint32)
    for phase in range(PHASES):
        shown = np.where(
            (data & (phase % 4 >= 2))[:, None], striped * alpha + ground * (1 - alpha), drawn
        )
        if theme.patterns:
            black = np.zeros(2 * PLANNED, bool)
            for look, form in FORMS.items():
                black[[look, look + PLANNED]] = form.pattern(phase, y)
            shown = np.where(black[kind][:, None], drawn, ground)
        shown = np.where((cover == 0)[:, None] | (outer & half)[:, None], ground, shown)
        shown = shown * strength + ground * (1 - strength)
        rgb = np.rint(shown).astype(np.uint32)
        out[phase] = np.uint32(0xFF000000) | rgb[:, 0] << 16 | rgb[:, 1] << 8 | rgb[:, 2]
    return out
