"""What a view shows, as pixels at the places that the painters of marks tell."""

from typing import NamedTuple

import pytest

from nandviz.ui.theme import DARK, LIGHT
from nandviz.ui.timeline.painters import PAINTERS
from nandviz.ui.timeline.rows import NAMES_WIDTH, RowKind
from nandviz.ui.timeline.scene import Scene
from tests.ui.timeline.conftest import built_in

US = 1000
BOTH = (LIGHT, DARK)
THEMES = pytest.mark.parametrize("theme", BOTH, ids=lambda t: t.name)


class Seen:
    """A view's pixels, and its frame to compute places with."""

    def __init__(self, view) -> None:
        self.view = view
        self.image = view.surface.grab().toImage()
        self.scene = Scene(view.frame(), view.words)
        self.frame = self.scene.frame

    def row(self, plane=0, die=0, kind=RowKind.PLANE):
        return self.frame.row(die, kind, plane)

    def areas(self, mark) -> list:
        """Return where a mark lies: all its boxes, by the first painter that has any."""
        return areas(self.view, mark)

    def middle(self, mark) -> tuple[float, float]:
        """Return the middle of the first box of a mark."""
        centre = self.areas(mark)[0].center()
        return centre.x(), centre.y()

    def at(self, x: float, y: float) -> str:
        colour = self.image.pixelColor(
            round(x + NAMES_WIDTH), round(y + self.frame.params.ruler.height)
        )
        return colour.name().upper()

    def around(self, x: float, y: float, reach: int = 8) -> set[str]:
        return {
            self.at(x + dx, y + dy)
            for dx in range(-reach, reach + 1)
            for dy in range(-reach, reach + 1)
        }

    def column(self, x: float, row) -> list[str]:
        return [self.at(x, y) for y in range(int(row.top) + 1, int(row.bottom) - 1)]


def areas(view, mark) -> list:
    """Return the boxes of a mark, by the first painter that has any."""
    scene = Scene(view.frame(), view.words)
    for painter in PAINTERS:
        if mark in painter.marks(scene.frame.marks):
            found = [box.area for box in painter.boxes(scene, mark)]
            if found:
                return found
    return []


def seen(show, name, theme, k=None) -> Seen:
    return Seen(show(built_in(name), k, theme))


class Word(NamedTuple):
    """A text as it is written: at a place of what paints it, and of the device."""

    text: str
    x: float
    middle: float
    px: int
    bold: bool
    at: tuple[float, float]


def note_words(view, monkeypatch) -> list[Word]:
    """Return a list that gets every text that a view writes from now on."""
    said: list[Word] = []
    write_all = view.words.write_all

    def noted(painter, texts, colour, px=11, *, bold=False):
        for x, middle, text in texts:
            at = painter.transform().map(x, middle)
            said.append(Word(text, x, middle, px, bold, at))
        write_all(painter, texts, colour, px, bold=bold)

    monkeypatch.setattr(view.words, "write_all", noted)
    return said
