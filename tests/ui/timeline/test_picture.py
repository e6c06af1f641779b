"""Pictures: the same as the window, without one."""

import os
import subprocess
import sys
from collections.abc import Callable
from copy import copy
from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from nandviz.display import NO_FONT_WORDS
from nandviz.errors import NandvizError
from nandviz.query.marks.bar_kind import BarKind
from nandviz.trace.tables import Trace
from nandviz.ui.bar_form import STRIPED
from nandviz.ui.encoding import MOST_PIXELS, painting, svg_bytes
from nandviz.ui.theme import DARK, LIGHT
from nandviz.ui.timeline.frame import Frames
from nandviz.ui.timeline.glyphs import TextPainter, hatch
from nandviz.ui.timeline.paint_bars import SIGNS, bar_sample
from nandviz.ui.timeline.picture import (
    MOST_HEIGHT,
    TITLE_HEIGHT,
    Picture,
    draw,
    svg,
    write_png,
    write_svg,
)
from nandviz.ui.timeline.rows import NAMES_WIDTH, Wanted
from nandviz.ui.timeline.ruler_size import Ruler
from tests.ui.timeline.conftest import built_in, from_text


@pytest.mark.parametrize("scale", [1.0, 2.0, 3.0])
def test_a_png_has_the_width_asked_for_times_the_scale(qapp, tmp_path, scale):
    path = tmp_path / "a.png"
    write_png(Picture(built_in("batch-of-three"), 13, LIGHT, (900, 500)), path, scale)
    image = QImage(str(path))
    assert image.width() == 900 * scale
    assert image.height() > 300 * scale


def test_the_same_picture_has_the_same_bytes(qapp, tmp_path):
    for name in ("a", "b"):
        write_png(Picture(built_in("nested"), 10, DARK), tmp_path / f"{name}.png")
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
    window = [shot.pixel(x + NAMES_WIDTH, int(row.top + 30) + view.ruler.height) for x in x_of]
    drawn = [
        image.pixel(x + NAMES_WIDTH, int(row.top + 30) + view.ruler.height + TITLE_HEIGHT)
        for x in x_of
    ]
    assert window == drawn


def test_an_svg_is_made_of_shapes_and_text(qapp, tmp_path):
    path = tmp_path / "a.svg"
    trace = built_in("batch-of-three")
    write_svg(Picture(trace, trace.last_event), path)
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
        write_png(Picture(built_in("nested"), 1), tmp_path / "nowhere" / "a.png")


@pytest.mark.slow
def test_a_picture_needs_no_screen_and_no_application(tmp_path):
    code = (
        "from nandviz.scenario import library\n"
        "from nandviz.scenario.loader import load\n"
        "from nandviz.run import Run\n"
        "from nandviz.ui.timeline.picture import Picture, ensure_application\n"
        "from nandviz.ui.timeline.picture import write_png, write_svg\n"
        "application = ensure_application()\n"
        "run = Run(load(library.path('suspend-resume')))\n"
        "while not run.complete: run.steps(100)\n"
        "picture = Picture(run.trace, run.trace.last_event)\n"
        f"write_png(picture, {str(tmp_path / 'a.png')!r})\n"
        f"write_svg(picture, {str(tmp_path / 'a.svg')!r})\n"
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


# Large pictures


def many(dies: int) -> Trace:
    """Return a run that programs every plane of dies of 16 planes."""
    topology = f"{{channels: {min(dies, 64)}, dies: {dies}, planes: 16, blocks: 16, pages: 4}}"
    ops = (f"  - {{at_us: 0, op: Page_Program_SLC, die: {die}, block: 0, page: 0}}\n"
           for die in range(dies))  # fmt: skip
    head = "nandviz: 1\nname: Many\nprofile: generic-tlc\n"
    return from_text(f"{head}topology: {topology}\nscript:\n{''.join(ops)}")


@pytest.mark.parametrize("dies", [2, 128, 256, 1024])
def test_a_picture_of_any_number_of_dies_is_no_higher_than_can_be_drawn_and_shows_each(qapp, dies):
    trace = many(dies)
    picture = Picture(trace, trace.last_event, wanted=Wanted())
    image = draw(picture)
    most = MOST_HEIGHT + TITLE_HEIGHT + Ruler().height + 100
    assert image.height() <= most
    assert image.height() * 3 < MOST_PIXELS
    core = QColor(LIGHT.program).rgb()
    xs = range(NAMES_WIDTH + 40, picture.size[0], 60)
    ys = range(TITLE_HEIGHT + Ruler().height, image.height())
    column = [any(image.pixel(x, y) == core for x in xs) for y in ys]
    bars = sum(b and not a for a, b in pairwise(column))
    # The words of a die of planes lie over one of its hairlines.
    assert bars >= (dies if dies > 2 else 2 * (16 - 1))


def test_a_picture_whose_dies_are_collapsed_says_so(qapp):
    trace = many(128)
    texts = svg(Picture(trace, trace.last_event, wanted=Wanted())).decode()
    assert "each die as one row, there are too many" in texts
    few = many(2)
    assert "each die as one row" not in svg(Picture(few, few.last_event)).decode()


@pytest.mark.parametrize(
    ("size", "scale"), [((33_000, 900), 1.0), ((12_000, 900), 3.0), ((16_400, 900), 2.0)]
)
def test_a_picture_larger_than_qt_draws_is_refused_in_one_line(qapp, tmp_path, size, scale):
    trace, path = built_in("batch-of-three"), tmp_path / "a.png"
    path.write_bytes(b"old")
    with pytest.raises(NandvizError, match=r"^no picture of \d+ × \d+ pixels: 32767 a side"):
        write_png(Picture(trace, 3, size=size), path, scale)
    assert path.read_bytes() == b"old"


@pytest.mark.parametrize("write", [write_png, write_svg])
def test_nothing_is_drawn_for_a_picture_larger_than_qt_draws(qapp, tmp_path, monkeypatch, write):
    trace = copy(built_in("batch-of-three"))
    trace.info = replace(trace.info, topology=replace(trace.info.topology, dies=20_000))
    monkeypatch.setattr(Frames, "frame", None)
    with pytest.raises(NandvizError, match=r"32767 a side is the most"):
        write(Picture(trace, 3), tmp_path / "a")


@pytest.mark.parametrize("kept", [True, False])
@pytest.mark.parametrize("length", [10_000, 5_000_000])
def test_a_text_of_any_length_is_written(qapp, kept, length):
    image = QImage(200, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    with painting(image) as painter:
        TextPainter(1.0, kept=kept).write(painter, 0, 20, "M" * length, "black", 17)
    assert any(image.pixelColor(x, 20) != QColor("white") for x in range(180, 200))


POOR = """
import resource, sys
from pathlib import Path
from nandviz.errors import NandvizError
from nandviz.scenario import library
from nandviz.scenario.loader import load
from nandviz.run import Run
from nandviz.ui.timeline.picture import Picture, ensure_application, write_png
run = Run(load(library.path("batch-of-three")))
run.steps(20)
application = ensure_application()
write_png(Picture(run.trace, 3), Path("small.png"))
held = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (held + {room},) * 2)
try:
    write_png(Picture(run.trace, 3, size=(9_000, 900)), Path("large.png"), 3.0)
except NandvizError as error:
    print(error)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="limits and /proc of Linux")
@pytest.mark.parametrize("room", [30 << 20, 120 << 20])
def test_a_picture_for_which_there_is_no_memory_is_one_line_and_no_file(tmp_path, room):
    code = POOR.format(room=room)
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("no picture")
    assert done.stdout.endswith("take a smaller size, or a part of the run\n")
    assert [path.name for path in tmp_path.iterdir()] == ["small.png"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="fontconfig")
@pytest.mark.parametrize("kind", ["png", "svg"])
def test_a_picture_without_a_font_is_one_line_and_no_file(tmp_path, kind):
    (tmp_path / "fonts.conf").write_text("<fontconfig></fontconfig>")
    command = [sys.executable, "-m", "nandviz", "run", "@nested", f"--{kind}", f"a.{kind}"]
    variables = {**os.environ, "FONTCONFIG_FILE": str(tmp_path / "fonts.conf")}
    done = subprocess.run(
        command, cwd=tmp_path, env=variables, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (2, f"nandviz: no picture: {NO_FONT_WORDS}\n")
    assert [path.name for path in tmp_path.iterdir()] == ["fonts.conf"]


# The legend at fractional scales


SCALES = (0.75, 1.0, 1.1, 1.25, 1.37, 1.5, 1.75, 2.0, 2.5)


def inside(draw_on: Callable[[QPainter], None], scale: float) -> set[int]:
    """Return the colours a little inside of what is drawn into (10.3, 4, 30, 14)."""
    image = QImage(round(60 * scale), round(24 * scale), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(scale, scale)
    draw_on(painter)
    painter.end()
    xs = range(round(12 * scale), round(38 * scale))
    return {image.pixel(x, round(11 * scale)) for x in xs}


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda t: t.name)
@pytest.mark.parametrize("kind", [k for k in BarKind if k not in SIGNS], ids=lambda k: k.name)
def test_samples_are_striped_where_bars_are_and_nowhere_else(qapp, kind, theme, scale):
    sample, area = bar_sample(kind), QRectF(10.3, 4, 30, 14)
    colours = inside(lambda painter: sample(painter, area, theme), scale)
    assert len(colours) == (2 if kind in STRIPED else 1)


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize(
    "kind", [BarKind.PROGRAM, BarKind.ISSUE, BarKind.READ_DATA], ids=lambda k: k.name
)
def test_samples_of_an_svg_are_striped_where_bars_are_and_nowhere_else(qapp, kind, scale):
    sample, area = bar_sample(kind), QRectF(10.3, 4, 30, 14)
    data = svg_bytes(QSize(60, 24), "a", lambda painter: sample(painter, area, LIGHT))
    renderer = QSvgRenderer(data)
    colours = inside(lambda painter: renderer.render(painter, QRectF(0, 0, 60, 24)), scale)
    assert (len(colours) > 1) == (kind in STRIPED)
