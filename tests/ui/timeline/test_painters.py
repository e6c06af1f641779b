"""One painter a kind of mark: it is complete, and where it says a mark lies is what is painted."""

from dataclasses import fields, replace
from inspect import isabstract
from math import floor
from types import SimpleNamespace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from nandviz.model.words import Kind
from nandviz.query.marks.bar_kind import CORE, OF_BASE, BarKind
from nandviz.query.marks.beside import BesideMarks
from nandviz.query.marks.read_ends import End
from nandviz.query.marks.read_host import HostMarks
from nandviz.query.marks.read_marks import Marks
from nandviz.trace.laws.verdict import Finding, verdict
from nandviz.trace.pyramid import PLANNED
from nandviz.ui.bar_form import FORMS
from nandviz.ui.theme import DARK, LIGHT, PHASES, PRINT, rgb32
from nandviz.ui.timeline.hit import hit
from nandviz.ui.timeline.layer import Layer, Stage
from nandviz.ui.timeline.legend import Explained, legend_places
from nandviz.ui.timeline.paint_bars import BARS, EXPLAINED, SIGNS
from nandviz.ui.timeline.painters import LAYERS, PAINTERS, SAMPLES
from nandviz.ui.timeline.painters.paint_beside import GhostWordsPainter
from nandviz.ui.timeline.painters.paint_cuts import AbortPainter
from nandviz.ui.timeline.painters.paint_labels import LabelPainter
from nandviz.ui.timeline.painters.paint_late import LatePainter
from nandviz.ui.timeline.painters.paint_notes import NotePainter
from nandviz.ui.timeline.painters.paint_points import OpEndPainter, RefusalPainter
from nandviz.ui.timeline.painters.paint_states import StatePainter
from nandviz.ui.timeline.painters.paint_suspended import SuspendedPainter
from nandviz.ui.timeline.painters.paint_waiting import LinkPainter, WaitingPainter
from nandviz.ui.timeline.rows import NAMES_WIDTH, RowKind
from nandviz.ui.timeline.scene import Scene
from tests.hosted import small
from tests.ui.timeline.conftest import built_in, excluding, from_text
from tests.ui.timeline.two_runs import show_beside

MARGIN = 120
SLACK = 3
"""Pixels of a box that its sign may leave free at a side, for round corners and pale edges."""
RESET = """nandviz: 1
name: a reset cuts one program and removes the next
profile: generic-tlc
script:
  - at_us: 0
    batch:
      - {op: Page_Program_SLC, die: 0, block: 0, page: 0}
      - {op: Page_Program_SLC, die: 0, block: 0, page: 1}
  - {at_us: 150, op: Reset, die: 0}
"""

STALE = """nandviz: 1
name: a read overtakes the erase of its block
profile: generic-tlc
initial: {blocks: [{die: 0, block: 4, state: programmed, pages: 8, celltype: SLC}]}
script:
  - {at_us: 0, op: Page_Program_SLC, die: 0, block: 0, page: 0}
  - {at_us: 100, op: Program_Suspend, die: 0}
  - {at_us: 210, op: Block_Erase_SLC, die: 0, block: 4}
  - {at_us: 300, op: Page_Read_SLC, die: 0, block: 4, page: 0}
"""

MANY = """nandviz: 1
name: many wait
profile: generic-tlc
script:
  - at_us: 0
    batch:
{ops}
  - {{at_us: 100, op: Program_Suspend, die: 0}}
  - {{at_us: 300, op: Program_Resume, die: 0}}
"""


class Silent:
    """Writes nothing, so that a mark's sign is all that is painted of it."""

    def width(self, text, *_, **__):
        return 6.0 * len(text)

    room = width

    def cut(self, text, *_):
        return text

    def write(self, *_, **__):
        pass


@pytest.fixture
def views(show):
    """Return views that show every kind of mark among them."""
    first = show(built_in("batch-of-three"), 2)
    last = show(built_in("batch-of-three"))
    last.set_verdicts([verdict(4, [Finding(1, 9, 600_000, "overlap")])])
    others = ("reads-while-suspended", "retry-then-drop", "late-suspend-complete")
    two = [show_beside(show, "moved"), show_beside(show, "new")]
    more = [show(from_text(RESET)), show(from_text(STALE)), show(excluding()), show(excluding(), 5)]
    return [first, last, *map(show, map(built_in, others)), *more, *two, show(small())]


def pixels_of(area: QRectF) -> set[tuple[int, int]]:
    """Return the pixels that an area touches."""
    x0, y0 = floor(area.left()), floor(area.top())
    return {
        (x, y)
        for x in range(x0, floor(area.right()) + 1)
        for y in range(y0, floor(area.bottom()) + 1)
        if x < area.right() and y < area.bottom()
    }


def inked(painter, scene, mark) -> set[tuple[int, int]]:
    """Return the pixels that the painting of one mark alone changes, but for pieces of ground."""
    params = scene.frame.params
    size = (params.width + 2 * MARGIN, params.height + 2 * MARGIN)
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(params.theme.background)
    canvas = QPainter(image)
    canvas.setRenderHint(QPainter.RenderHint.Antialiasing, painter.stage is Stage.EVENTS)
    canvas.translate(MARGIN, MARGIN)
    painter.draw(canvas, scene, mark)
    canvas.end()
    pixels = np.frombuffer(image.constBits(), np.uint32).reshape(size[1], size[0])
    ys, xs = np.nonzero(pixels != pixels[0, 0])
    return set(zip((xs - MARGIN).tolist(), (ys - MARGIN).tolist(), strict=True))


# Completeness


SINGLY = [f.name for f in fields(Marks) if f.name not in ("dense", "beside", "host", "left_out")]
HOSTED = [f.name for f in fields(HostMarks) if f.name != "pending_ns"]
BESIDE = [f.name for f in fields(BesideMarks) if f.name != "dense"]


@pytest.mark.parametrize("name", SINGLY)
def test_every_kind_of_mark_has_a_painter(name):
    mark = SimpleNamespace(cut=True)
    shown = Marks(**{name: (mark,)})
    assert any(mark in painter.marks(shown) for painter in PAINTERS)


@pytest.mark.parametrize("name", BESIDE)
def test_every_kind_of_mark_of_two_runs_has_a_painter(name):
    mark = SimpleNamespace()
    shown = Marks(beside=BesideMarks(**{name: (mark,)}))
    assert any(mark in painter.marks(shown) for painter in PAINTERS)


@pytest.mark.parametrize("name", HOSTED)
def test_every_kind_of_mark_of_a_host_has_a_painter(show, name):
    shown = show(small()).frame().marks
    mark = shown.host.depth if name == "depth" else getattr(shown.host, name)[0]
    assert any(mark in painter.marks(shown) for painter in PAINTERS)


@pytest.mark.parametrize("kind", BarKind, ids=lambda k: k.name)
def test_every_kind_of_bar_has_a_form_a_colour_and_a_place_in_the_legend(kind):
    assert kind in FORMS
    assert all(theme.bar(kind) != theme.muted for theme in (LIGHT, DARK))
    assert PRINT.bar(kind)
    assert sum(kind in kinds for _, _, kinds in EXPLAINED) == 1


def test_every_kind_of_base_has_a_kind_of_bar():
    assert set(OF_BASE) == set(Kind)


def test_core_busy_is_told_apart_by_letter_and_suspend_and_resume_by_sign():
    letters = [form.letter for form in FORMS.values() if form.letter]
    assert len(set(letters)) == len(letters)
    lettered = {kind for kind, form in FORMS.items() if form.letter}
    assert lettered == set(CORE)
    assert set(SIGNS) == {BarKind.SUSPEND, BarKind.RESUME}
    assert SIGNS[BarKind.SUSPEND] is not SIGNS[BarKind.RESUME]


def test_print_tells_kinds_apart_by_their_pattern_alone():
    tiles = {
        kind: tuple(form.pattern(x, y) for y in range(PHASES) for x in range(PHASES))
        for kind, form in FORMS.items()
    }
    assert len(set(tiles.values())) == len(BarKind)
    assert all(any(tile) for tile in tiles.values())


def test_there_is_room_for_every_kind_of_bar():
    assert sorted(BarKind) == list(range(len(BarKind)))
    assert len(BarKind) <= PLANNED


def concrete(kind: type) -> set[type]:
    below = set().union(*map(concrete, kind.__subclasses__()))
    return below if isabstract(kind) else below | {kind}


def test_no_two_layers_lie_at_one_level_and_each_is_painted():
    levels = [layer.level for layer in LAYERS]
    assert levels == sorted(set(levels))
    assert {type(layer) for layer in LAYERS} == concrete(Layer)


def test_every_layer_is_explained_by_the_legend_or_by_its_own_words():
    silent = {type(layer) for layer in LAYERS if not layer.samples()}
    words = {LabelPainter, GhostWordsPainter, LatePainter, NotePainter, StatePainter}
    assert silent == words | {SuspendedPainter, AbortPainter, LinkPainter}
    assert len(OpEndPainter().samples()) == len(End)


def test_the_entries_of_the_legend_differ_in_words_and_place(show):
    view = show(built_in("nested"))
    assert len({sample.label for sample in SAMPLES}) == len(SAMPLES)
    assert len({sample.order for sample in SAMPLES}) == len(SAMPLES)
    places = legend_places(700, view.words, Explained(two=True, host=True, stale=True))
    assert len(set(places)) == len(places) == len(SAMPLES)


def test_stages_follow_one_another():
    order = [layer.stage for layer in LAYERS]
    assert order == sorted(order, key=list(Stage).index)


# Places


@pytest.mark.parametrize("painter", PAINTERS, ids=lambda p: type(p).__name__)
def test_what_is_painted_of_a_mark_is_its_boxes(views, painter):
    looked_at = 0
    for view in views:
        scene = Scene(view.frame(), Silent())
        for mark in painter.marks(scene.frame.marks)[:4]:
            areas = [box.area for box in painter.boxes(scene, mark)]
            if not areas:
                continue
            ink = inked(painter, scene, mark)
            if painter.stage is Stage.RULER:
                # The pole of a note's flag goes down to the rows.
                ink = {(x, y) for x, y in ink if y < areas[0].bottom()}
            rounded = (area.adjusted(-1, -1, 1, 1) for area in areas)
            assert not ink - set().union(*map(pixels_of, rounded))
            for area in areas:
                xs, ys = zip(*(ink & pixels_of(area)), strict=True)
                assert abs(min(xs) - area.left()) <= SLACK
                assert abs(max(xs) + 1 - area.right()) <= SLACK
                assert abs(min(ys) - area.top()) <= SLACK
                assert abs(max(ys) + 1 - area.bottom()) <= SLACK
            looked_at += 1
    assert looked_at


@pytest.mark.parametrize("painter", PAINTERS, ids=lambda p: type(p).__name__)
def test_the_pointer_finds_on_a_mark_what_is_painted_last(views, painter):
    above = PAINTERS[PAINTERS.index(painter) + 1 :]
    looked_at = 0
    for view in views:
        scene = Scene(view.frame(), view.words)
        upper = [
            box.area
            for other in above
            if other.stage is not Stage.RULER
            for mark in other.marks(scene.frame.marks)
            for box in other.boxes(scene, mark)
        ]
        for mark in painter.marks(scene.frame.marks)[-1:]:
            free = {
                (x, y)
                for box in painter.boxes(scene, mark)
                for x, y in sorted(pixels_of(box.area))[:: 7 if box.area.width() < 40 else 97]
                if (y < 0) == (painter.stage is Stage.RULER)
            } - set().union(*map(pixels_of, upper))
            for x, y in sorted(free):
                found = hit(scene, QPoint(x, y).toPointF())
                own = painter.describe(mark, found.row)
                assert found == replace(own, text=found.text), (x, y)
                assert found.text.endswith(own.text)
                looked_at += 1
    assert looked_at


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda t: t.name)
def test_a_click_on_any_pixel_of_a_refusal_selects_the_refused_op(show, qtbot, theme):
    view = show(built_in("reads-while-suspended"), None, theme)
    mark = view.frame().marks.refusals[-1]
    image = view.surface.grab().toImage()
    (box,) = RefusalPainter().boxes(Scene(view.frame(), view.words), mark)
    around = pixels_of(box.area.adjusted(-4, -4, 4, 4))
    red = [
        QPoint(x + NAMES_WIDTH, y + view.ruler.height)
        for x, y in sorted(around)
        if image.pixelColor(x + NAMES_WIDTH, y + view.ruler.height).name().upper() == theme.wrong
    ]
    assert len(red) > 30
    for at in red:
        view.state.select(None)
        qtbot.mouseClick(view.surface.viewport(), Qt.MouseButton.LeftButton, pos=at)
        assert view.state.selected_uid == mark.uid, at


def test_a_law_without_an_op_is_hit_where_it_is_painted(show):
    view = show(built_in("batch-of-three"))
    view.set_verdicts([verdict(7, [Finding(0, 9, 600_000, "a law of nobody")])])
    scene = Scene(view.frame(), view.words)
    x, row = scene.frame.x(600_000), scene.frame.row(0, RowKind.PLANE, 0)
    found = hit(scene, QRectF(x, row.top, 0, row.height).center())
    assert found.text == "law 7 broken: a law of nobody"
    assert found.uid is None


def test_an_entry_for_which_its_lane_has_no_line_is_nowhere(show):
    ops = "\n".join(
        f"      - {{op: Page_Program_SLC, die: 0, block: 0, page: {i}}}" for i in range(9)
    )
    view = show(from_text(MANY.format(ops=ops)))
    scene, painter = Scene(view.frame(), view.words), WaitingPainter()
    lines = scene.frame.row(0, RowKind.BACKLOG, 0).lines
    waiting = scene.frame.marks.waiting
    assert {w.row for w in waiting} == set(range(8))
    assert [w.row for w in waiting if list(painter.boxes(scene, w))] == list(range(lines))


def test_a_pinned_row_is_hit_where_it_lies_over_another(show):
    view = show(built_in("two-dies"))
    view.resize(1200, 300)
    view.state.toggle_pin("d1-p3")
    view.surface.grab()
    view.frame()
    view.scroll_by(30)
    pinned = view.frame().rows[0]
    below = [row for row in view.frame().rows[1:] if row.top < pinned.bottom]
    assert pinned.pinned
    assert below
    for y in range(int(pinned.top), int(pinned.bottom)):
        assert view.row_at(y) is pinned


@pytest.mark.parametrize("span_us", [1_400, 6_000])
def test_of_bars_in_one_column_the_one_that_is_drawn_is_hit(show, span_us):
    view = show(built_in("suspended-three-times"))
    view.state.set_times(0, span_us * 1000)
    frame, theme = view.frame(), view.theme
    row, kinds = frame.row(0, RowKind.PLANE, 3), view.shown.tracks.kinds.kind
    line = frame.pixels[int(row.top + row.height / 2)]
    shown = {rgb32(theme.suspend): theme.suspend, rgb32(theme.resume): theme.resume}
    looked_at = 0
    for x, pixel in enumerate(line.tolist()):
        if pixel in shown:
            found = BARS.hit(frame, row, QPointF(x, row.top + 6))
            assert theme.bar(int(kinds[found.segment])) == shown[pixel], x
            looked_at += 1
    assert looked_at > 0
