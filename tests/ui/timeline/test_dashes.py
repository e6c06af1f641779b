"""Dashed lines: dashes and gaps of whole pixels from where a line begins; a pen's in an SVG."""

from collections.abc import Sequence
from math import ceil

import numpy as np
import pytest
from PySide6.QtCore import QBuffer, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from nandviz.ui.timeline.dashes import DASHED, DOTTED, Dash, Line, draw_dashed, sides

pytestmark = pytest.mark.usefixtures("qapp")

INK, GROUND = QColor(10, 20, 200), QColor("white")


def dashed(lines: Sequence[Line], dash: Dash, scale: float = 1) -> QImage:
    image = QImage(ceil(80 * scale), ceil(40 * scale), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    image.fill(GROUND)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(3, 2)
    draw_dashed(painter, lines, INK, dash)
    painter.end()
    return image


def runs(image: QImage, points: list[tuple[int, int]]) -> str:
    """Return the pixels at some points: # for ink, a point for ground, ? for what is between."""
    names = {INK.rgb(): "#", GROUND.rgb(): "."}
    return "".join(names.get(image.pixel(x, y), "?") for x, y in points)


@pytest.mark.parametrize("scale", [1, 2])
@pytest.mark.parametrize("dash", [DOTTED, DASHED])
@pytest.mark.parametrize("left", [0, 7])
def test_a_line_begins_with_a_dash_wherever_it_begins(dash: Dash, scale: int, left: int) -> None:
    across, down = Line(left, 10.5, left + 50, 10.5), Line(left + 0.5, 5, left + 0.5, 25)
    period = "#" * dash.on * scale + "." * dash.off * scale
    for line, length in ((across, 50 * scale), (down, 20 * scale)):
        image = dashed([line], dash, scale)
        x, y = (3 + left) * scale, (12 if line is across else 7) * scale
        step = (1, 0) if line is across else (0, 1)
        on = [(x + step[0] * i, y + step[1] * i) for i in range(-2, length + 2)]
        assert runs(image, on) == ".." + (period * 50)[:length] + ".."


@pytest.mark.parametrize("scale", [1.1, 1.25, 1.5, 1.75, 2.25])
def test_dashes_are_sharp_and_as_thick_where_pixels_are_no_whole_part_of_a_logical_one(
    scale: float,
) -> None:
    for line in (Line(2, 10.5, 70, 10.5), Line(7.3, 20.5, 61, 20.5), Line(9.5, 1, 9.5, 35)):
        image = dashed([line], DASHED, scale)
        every = [(x, y) for y in range(image.height()) for x in range(image.width())]
        pixels = np.array(list(runs(image, every))).reshape(image.height(), image.width())
        assert set(pixels.flat) == {"#", "."}
        inked = np.argwhere(pixels == "#")
        (top, left), (bottom, right) = inked.min(axis=0), inked.max(axis=0) + 1
        high, wide = bottom - top, right - left
        assert min(high, wide) == max(round(scale), 1)
        length = (line.x2 - line.x1 or line.y2 - line.y1) * scale
        assert abs(max(high, wide) - length) <= DASHED.off * scale + 1
        share = len(inked) / (high * wide)
        assert share == pytest.approx(DASHED.on / sum(DASHED), abs=0.09)


def test_a_frame_has_four_sides_within_its_area_and_three_where_it_is_open() -> None:
    area = QRectF(10, 5, 30, 12)
    solid = Dash(1, 0)
    closed, opened = (dashed(sides(area, is_open=is_open), solid) for is_open in (False, True))
    middle = [(x, 13) for x in range(80)]
    assert runs(closed, middle) == "." * 13 + "#" + "." * 28 + "#" + "." * 37
    assert runs(opened, middle) == "." * 13 + "#" + "." * 66
    for y, row in ((6, "." * 80), (7, "." * 13 + "#" * 30 + "." * 37), (19, "." * 80)):
        assert runs(closed, [(x, y) for x in range(80)]) == row


def test_a_vector_picture_has_lines_with_dashes_and_no_images() -> None:
    buffer = QBuffer()
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    painter = QPainter(generator)
    draw_dashed(painter, [Line(0, 1.5, 40, 1.5)], INK, DASHED)
    painter.end()
    text = bytes(buffer.data().data()).decode()
    assert 'stroke-dasharray="5,3"' in text
    assert "<image" not in text
