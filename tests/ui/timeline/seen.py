"""What a view shows, as pixels at computed places."""

from typing import TYPE_CHECKING

import pytest

from nandviz.ui.theme import DARK, LIGHT
from nandviz.ui.timeline.furniture import NAMES_WIDTH, RULER_HEIGHT
from nandviz.ui.timeline.rows import RowKind
from tests.ui.timeline.conftest import built_in

if TYPE_CHECKING:
    from nandviz.ui.timeline.frame import Frame

US = 1000
BOTH = (LIGHT, DARK)
THEMES = pytest.mark.parametrize("theme", BOTH, ids=lambda t: t.name)


class Seen:
    """A view's pixels, and its frame to compute places with."""

    def __init__(self, view) -> None:
        self.view = view
        self.image = view.surface.grab().toImage()
        self.frame: Frame = view.frame()

    def row(self, plane=0, die=0, kind=RowKind.PLANE):
        return self.frame.row(die, kind, plane)

    def at(self, x: float, y: float) -> str:
        colour = self.image.pixelColor(round(x + NAMES_WIDTH), round(y + RULER_HEIGHT))
        return colour.name().upper()

    def around(self, x: float, y: float, reach: int = 8) -> set[str]:
        return {
            self.at(x + dx, y + dy)
            for dx in range(-reach, reach + 1)
            for dy in range(-reach, reach + 1)
        }

    def column(self, x: float, row) -> list[str]:
        return [self.at(x, y) for y in range(int(row.top) + 1, int(row.bottom) - 1)]


def seen(show, name, theme, k=None) -> Seen:
    return Seen(show(built_in(name), k, theme))
