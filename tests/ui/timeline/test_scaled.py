"""At 125, 150 and 175 % what is solid is solid, and lines of a kind are equally wide."""

from dataclasses import replace
from itertools import groupby

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from nandviz.query.marks.bar_kind import DATA, BarKind
from nandviz.trace.pyramid import KIND_SHIFT, SOLID
from nandviz.ui.bar_form import HALF_HIGH, STRIPED
from nandviz.ui.icons import MENU, TOOLBAR, icon
from nandviz.ui.resources import icon_path
from nandviz.ui.theme import LIGHT, PRINT, rgb32
from nandviz.ui.timeline.raster import Ground, Strip, paint_strips
from nandviz.ui.timeline.rows import NAMES_WIDTH
from nandviz.ui.timeline.ruler import paint_ruler
from nandviz.ui.timeline.scene import Scene
from tests.ui.timeline.conftest import built_in, from_text
from tests.ui.timeline.seen import THEMES

SCALES = pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 1.75, 2.0])
NO_GRID = np.empty(0, np.int64)


PLAIN = """nandviz: 1
name: without notes
profile: generic-tlc
script:
  - {at_us: 0, op: Page_Program_SLC, die: 0, block: 0, page: 0}
"""


def runs(line: list[int]) -> list[tuple[int, int]]:
    """Return the colours of a line, and how many pixels of each follow each other."""
    return [(colour, len(list(same))) for colour, same in groupby(line)]


def bar(kind: int, theme, scale: float) -> np.ndarray:
    """Return the pixels of a bar over the whole of an image."""
    codes = np.full((1, 170), kind << KIND_SHIFT | SOLID, np.uint16)
    image = np.zeros((48, 170), np.uint32)
    paint_strips(image, codes, [Strip(0, 48)], Ground(theme, NO_GRID, scale))
    return image


@SCALES
@THEMES
def test_a_solid_bar_has_one_colour_and_the_stripes_of_data_are_equally_wide(theme, scale):
    for kind in BarKind:
        line = runs(bar(kind, theme, scale)[24].tolist())
        if kind in STRIPED:
            assert {wide for _, wide in line[:-1]} == {2 * round(scale)}
            assert len({colour for colour, _ in line}) == 2
        else:
            assert line == [(rgb32(theme.bar(kind)), 170)]
    assert set(STRIPED) == set(DATA.values())
    assert HALF_HIGH == (BarKind.ISSUE,)


@SCALES
def test_patterns_repeat_after_as_many_pixels_both_ways(scale):
    period = 8 * round(scale)
    for kind in BarKind:
        image = bar(kind, PRINT, scale)
        inner = image[12:36] if kind in HALF_HIGH else image
        assert np.array_equal(inner[:, period:], inner[:, :-period])
        if kind not in HALF_HIGH:
            assert np.array_equal(inner[period:], inner[:-period])


@SCALES
@pytest.mark.parametrize("width", [MENU, TOOLBAR])
def test_an_icon_is_drawn_for_its_pixels_and_not_resized(qapp, scale, width):
    ink = QColor(LIGHT.ink)
    found = icon("play", ink).pixmap(QSize(width, width), scale, QIcon.Mode.Normal).toImage()
    found.setDevicePixelRatio(1.0)
    svg = icon_path("play").read_text(encoding="utf-8").replace("currentColor", ink.name())
    drawn = QImage(found.size(), QImage.Format.Format_ARGB32_Premultiplied)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    QSvgRenderer(svg.encode()).render(painter, QRectF(drawn.rect()))
    painter.end()
    assert abs(found.width() - width * scale) <= 0.5
    assert found.convertToFormat(drawn.format()) == drawn


@SCALES
@THEMES
def test_ticks_of_the_ruler_are_equally_wide(show, theme, scale):
    view = show(from_text(PLAIN), None, theme)
    frame = view.shown.frame(replace(view.frame().params, scale=scale))
    size = QSize(frame.params.width, frame.params.ruler.height) * scale
    image = QImage(size, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    painter = QPainter(image)
    paint_ruler(painter, Scene(frame, view.words))
    painter.end()
    y = int((frame.params.ruler.height - 3) * scale)
    line = [image.pixel(x, y) for x in range(image.width())]
    wide = [n for colour, n in runs(line) if colour == rgb32(theme.muted)]
    assert len(wide) > 8
    assert set(wide) == {int(scale)}


@SCALES
@THEMES
def test_the_minimap_has_a_column_for_each_pixel_and_an_even_frame(show, monkeypatch, theme, scale):
    view = show(built_in("two-dies"), None, theme)
    strip = view.minimap
    monkeypatch.setattr(strip, "devicePixelRatioF", lambda: scale)
    wide = strip.width() - NAMES_WIDTH
    assert len(strip.density()) == round(wide * scale)
    view.state.set_times(200_000, 400_000)
    image = QImage(
        round(strip.width() * scale), round(strip.height() * scale), QImage.Format.Format_RGB32
    )
    image.setDevicePixelRatio(scale)
    strip.render(image, QPoint(0, 0))
    x = round((strip._x(view.state.u0) + strip._x(view.state.u1)) / 2 * scale)
    column = runs([image.pixel(x, y) for y in range(image.height())])
    accent = [n for colour, n in column if colour == rgb32(theme.accent)]
    assert len(accent) == 2
    assert accent[0] == accent[1] == round(1.5 * scale)
    y = image.height() // 2
    line = runs([image.pixel(x, y) for x in range(image.width())])
    across = [n for colour, n in line if colour == rgb32(theme.accent)]
    assert across == accent
