"""Pictures: the same as the window, without one."""

import subprocess
import sys
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from nandviz.errors import NandvizError
from nandviz.query.marks.bar_kind import BarKind
from nandviz.ui.encoding import png_bytes
from nandviz.ui.theme import DARK, LIGHT
from nandviz.ui.timeline import picture
from nandviz.ui.timeline.glyphs import hatch
from nandviz.ui.timeline.paint_bars import bar_sample
from nandviz.ui.timeline.picture import (
    TITLE_HEIGHT,
    Picture,
    draw,
    render_png,
    render_svg,
    write_png,
    write_svg,
)
from nandviz.ui.timeline.rows import NAMES_WIDTH, RULER_HEIGHT
from tests.ui.timeline.conftest import built_in


@pytest.mark.parametrize("scale", [1.0, 2.0, 3.0])
def test_a_png_has_the_width_asked_for_times_the_scale(qapp, tmp_path, scale):
    path = tmp_path / "a.png"
    render_png(built_in("batch-of-three"), 13, path, scale, LIGHT, (900, 500))
    image = QImage(str(path))
    assert image.width() == 900 * scale
    assert image.height() > 300 * scale


def test_the_same_picture_has_the_same_bytes(qapp, tmp_path):
    for name in ("a", "b"):
        render_png(built_in("nested"), 10, tmp_path / f"{name}.png", 1.0, DARK)
    assert (tmp_path / "a.png").read_bytes() == (tmp_path / "b.png").read_bytes()


def test_rows_of_picture_and_window_are_the_same_pixels(show, qapp, tmp_path):
    trace = built_in("batch-of-three")
    view = show(trace)
    frame = view.frame()
    shot = view.surface.grab().toImage()
    span = (0, 1_400_000)
    view.state.u0, view.state.u1 = map(float, span)
    view.state.spanChanged.emit()
    shot = view.surface.grab().toImage()
    width, path = frame.params.width, tmp_path / "a.png"
    picture = Picture(trace, trace.last_event, LIGHT, (width + NAMES_WIDTH, 900), span)
    write_png(picture, path)
    image = QImage(str(path))
    row = next(r for r in view.frame().rows if r.name == "d0-p1")
    x_of = [int(width * part) for part in (0.05, 0.1, 0.2, 0.5, 0.7, 0.9)]
    window = [shot.pixel(x + NAMES_WIDTH, int(row.top + 30) + RULER_HEIGHT) for x in x_of]
    drawn = [
        image.pixel(x + NAMES_WIDTH, int(row.top + 30) + RULER_HEIGHT + TITLE_HEIGHT) for x in x_of
    ]
    assert window == drawn


def test_an_svg_is_made_of_shapes_and_text(qapp, tmp_path):
    path = tmp_path / "a.svg"
    trace = built_in("batch-of-three")
    render_svg(trace, trace.last_event, path)
    root = ET.parse(path).getroot()
    tags = [element.tag.split("}")[-1] for element in root.iter()]
    assert tags.count("image") == 0
    assert tags.count("text") > 20
    assert tags.count("rect") + tags.count("path") + tags.count("polygon") > 40
    words = " ".join("".join(e.itertext()) for e in root.iter() if e.tag.endswith("text"))
    for text in (trace.info.name, "209.824 µs left", "op 2 displaced", "event 13 of 13"):
        assert text in words


def test_an_unwritable_place_is_a_clear_error(qapp, tmp_path):
    with pytest.raises(NandvizError):
        render_png(built_in("nested"), 1, tmp_path / "nowhere" / "a.png")


@pytest.mark.slow
def test_a_picture_needs_no_screen_and_no_application(tmp_path):
    code = (
        "from nandviz.scenario import library\n"
        "from nandviz.scenario.loader import load\n"
        "from nandviz.run import Run\n"
        "from nandviz.ui.timeline.picture import render_png, render_svg\n"
        "run = Run(load(library.path('suspend-resume')))\n"
        "while not run.complete: run.steps(100)\n"
        f"render_png(run.trace, run.trace.last_event, {str(tmp_path / 'a.png')!r})\n"
        f"render_svg(run.trace, run.trace.last_event, {str(tmp_path / 'a.svg')!r})\n"
    )
    env = {"PATH": "/usr/bin", "HOME": str(tmp_path)}
    subprocess.run([sys.executable, "-c", code], check=True, env=env, timeout=60)
    assert not QImage(str(tmp_path / "a.png")).isNull()
    assert (tmp_path / "a.svg").stat().st_size > 1000


def test_no_line_of_a_hatch_leaves_its_area(qapp):
    area = QRectF(20, 10, 37, 18)
    image = QImage(80, 40, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    hatch(painter, area, QColor("#000000"))
    painter.end()
    inked = [
        (x, y) for x in range(80) for y in range(40) if image.pixelColor(x, y).lightness() < 250
    ]
    assert len(inked) > 60
    assert min(x for x, _ in inked) >= 19
    assert max(x for x, _ in inked) <= 58
    assert min(y for _, y in inked) >= 9
    assert max(y for _, y in inked) <= 28


def test_a_vector_file_shows_what_the_image_shows(qapp, tmp_path):
    picture = Picture(built_in("half-flushed"), 2)
    write_svg(picture, tmp_path / "a.svg")
    expected = draw(picture)
    found = QImage(expected.size(), QImage.Format.Format_RGB32)
    painter = QPainter(found)
    QSvgRenderer(str(tmp_path / "a.svg")).render(painter)
    painter.end()
    wide, high = expected.width() // 8, expected.height() // 8
    a, b = (
        image.scaled(wide, high, mode=Qt.TransformationMode.SmoothTransformation)
        for image in (expected, found)
    )
    unlike = sum(
        abs(a.pixelColor(x, y).lightness() - b.pixelColor(x, y).lightness()) > 60
        for x in range(wide)
        for y in range(high)
    )
    assert unlike < wide * high * 0.005


@pytest.mark.parametrize("scale", [1.25, 1.5, 1.75, 2.0])
def test_a_solid_sample_of_the_legend_is_of_one_colour_at_any_scale(qapp, scale):
    image = QImage(round(40 * scale), round(20 * scale), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    bar_sample(BarKind.PROGRAM)(painter, QRectF(3, 3, 30, 14), LIGHT)
    painter.end()
    middle, inside = round(10 * scale), range(round(4 * scale), round(32 * scale))
    assert len({image.pixel(x, middle) for x in inside}) == 1


def test_a_picture_for_which_there_is_no_memory_is_refused_in_one_line(qapp, monkeypatch):
    monkeypatch.setattr(picture, "QImage", NoImage)
    with pytest.raises(NandvizError, match="no picture: there is no memory for 1,600 x"):
        draw(Picture(built_in("batch-of-three"), 3))


def test_an_image_that_png_refuses_is_an_error_and_no_empty_file(qapp):
    with pytest.raises(NandvizError, match="cannot be written as PNG"):
        png_bytes(QImage())


class NoImage(QImage):
    """An image for which there is no memory."""

    def isNull(self) -> bool:
        return True
