"""What stands on the timeline can be read: words and signs keep clear of each other."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from nandviz.scenario import library
from nandviz.ui.timeline.painters.paint_points import LAYERS as POINTS
from nandviz.ui.timeline.painters.paint_points import RefusalPainter
from nandviz.ui.timeline.painters.paint_waiting import LostPainter
from nandviz.ui.timeline.point_painter import _COUNT_PX
from nandviz.ui.timeline.rows import RowKind
from nandviz.ui.timeline.scene import Scene
from tests.ui.timeline.conftest import built_in, from_text
from tests.ui.timeline.seen import Seen, note_words

SIZES = {"large": (1360, 640), "small": (866, 455), "200 %": (650, 294)}
"""Of the timeline in a window of 1600 by 900, of 1024 by 700, and of 1600 by 900 at 200 %."""
LOOKS = pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
NAMES = pytest.mark.parametrize("name", library.names())
PX = 11
REFUSED = """nandviz: 1
name: refused while suspended
profile: generic-tlc
script:
  - {at_us: 0, op: Page_Program_SLC, die: 0, block: BLOCK, page: 0}
  - {at_us: 100, op: Program_Suspend, die: 0}
  - {at_us: 255, op: Page_Read_SLC, die: 0, block: BLOCK, page: 0}
  - {at_us: 400, op: Program_Resume, die: 0}
"""


@pytest.fixture
def look(show):
    """Return a view of a built-in scenario in a size, at several of its events in turn."""

    def looked(name: str, size: tuple[int, int]):
        trace = built_in(name)
        view = show(trace)
        view.resize(*size)
        view.grab()
        for part in (0.3, 0.6, 1.0):
            view.set_event(round(trace.last_event * part))
            yield view

    return looked


def written(view, monkeypatch) -> list[tuple[str, QRectF]]:
    """Return the words over the rows as they are painted, and where they stand."""
    with monkeypatch.context() as patch:
        said = note_words(view, patch)
        view.surface.overlay.update()
        view.surface.grab()
    origin = view.surface.width() - view.surface.rows_size()[0], view.ruler.height
    moved = [
        (
            word.text,
            QRectF(
                word.at[0] - origin[0],
                word.at[1] - 6 - origin[1],
                view.words.width(word.text, word.px, bold=word.bold),
                12,
            ),
        )
        for word in said
        if word.px >= PX
    ]
    return [(text, area) for text, area in moved if area.top() >= 0 and area.left() >= 0]


@LOOKS
@NAMES
def test_no_number_stands_alone(look, monkeypatch, name, size):
    for view in look(name, size):
        words = [text for text, _ in written(view, monkeypatch)]
        assert not [text for text in words if text.isdigit()]


@LOOKS
@NAMES
def test_signs_of_a_kind_and_their_numbers_do_not_meet(look, name, size):
    for view in look(name, size):
        scene = Scene(view.frame(), view.words)
        for painter in POINTS:
            lanes: dict[object, list[QRectF]] = {}
            for sign in painter.placed(scene):
                first, several = sign.marks[0], len(sign.marks)
                area = painter.covers(first).translated(sign.at)
                more = f"{several}" if several > 1 else ""
                area.setRight(area.right() + view.words.width(more, _COUNT_PX, bold=True))
                lanes.setdefault((sign.row.name, painter.looks(first)), []).append(area)
            for lane in lanes.values():
                for before, after in pairwise(sorted(lane, key=QRectF.left)):
                    assert before.right() <= after.left() + 1e-6


@pytest.mark.parametrize("size", [SIZES["large"], SIZES["small"]])
@pytest.mark.parametrize("block", range(4))
def test_a_refusal_keeps_clear_of_the_words_that_it_lies_over(show, monkeypatch, block, size):
    view = show(from_text(REFUSED.replace("BLOCK", f"{block}")))
    view.resize(*size)
    view.grab()
    scene = Scene(view.frame(), view.words)
    painter = RefusalPainter()
    refusals = painter.marks(scene.frame.marks)
    (sign,) = (box.area for mark in refusals for box in painter.boxes(scene, mark))
    frame = scene.frame
    last = frame.row(0, RowKind.PLANE, 3)
    (left,) = (
        area
        for _, area in written(view, monkeypatch)
        if area.bottom() < last.bottom and area.contains(frame.x(255_000), area.center().y())
    )
    assert left.left() < sign.center().x() < left.right()
    assert not left.intersects(sign)


@LOOKS
@pytest.mark.parametrize("name", ["retry-then-drop", "reset-while-suspended"])
def test_words_do_not_meet_the_sign_of_what_was_lost(look, monkeypatch, name, size):
    seen = 0
    for view in look(name, size):
        scene = Scene(view.frame(), view.words)
        painter = LostPainter()
        signs = [
            box.area
            for mark in painter.marks(scene.frame.marks)
            for box in painter.boxes(scene, mark)
        ]
        seen += len(signs)
        for text, area in written(view, monkeypatch):
            ground = area.adjusted(-2, 0, 2, 0)
            assert not any(ground.intersects(sign) for sign in signs), text
    assert seen


@LOOKS
@NAMES
def test_words_on_the_lanes_do_not_meet(look, monkeypatch, name, size):
    for view in look(name, size):
        rows = view.frame().rows
        lanes = [r for r in rows if r.kind in (RowKind.SUSPENDED, RowKind.BACKLOG)]
        words = [
            (text, area)
            for text, area in written(view, monkeypatch)
            if any(row.top <= area.center().y() < row.bottom for row in lanes)
        ]
        for i, (text, area) in enumerate(words):
            for other, beside in words[i + 1 :]:
                inner = area.adjusted(0, 2, 0, -2)
                assert not inner.intersects(beside.adjusted(0, 2, 0, -2)), (text, other)


def test_no_line_from_a_resume_strikes_through_words_of_a_suspended_lane(show, monkeypatch):
    view = show(built_in("workload-erase-heavy"))
    view.resize(*SIZES["large"])
    view.state.set_times(0, 12_500_000)
    words = [area for text, area in written(view, monkeypatch) if text.startswith("op 14 susp")]
    seen = Seen(view)
    (area,) = words
    links = {seen.frame.x(w.resume_ns) for w in seen.frame.marks.waiting if w.resume_ns is not None}
    struck = [x for x in links if area.left() < x < area.right()]
    assert struck
    for x in struck:
        heights = range(round(area.top()) + 1, round(area.bottom()) - 1)
        column = [QColor(seen.at(x + dx, y)) for y in heights for dx in (-1, 0, 1)]
        assert all(min(c.red(), c.blue()) - c.green() < 30 for c in column), "no purple"


@LOOKS
def test_what_is_suspended_and_waits_at_the_playhead_is_named_however_far_one_looks(
    show, monkeypatch, size
):
    trace = built_in("workload-four-dies")
    view = show(trace, 2082)
    view.resize(*size)
    view.grab()
    words = []
    for scroll in range(0, view.scrollbar.maximum() + 60, 60):
        view.scrollbar.setValue(scroll)
        words += [text for text, _ in written(view, monkeypatch)]
    assert view.frame().marks.left_out > 500
    for text in ("op 469", "op 458", "op 470", "op 512"):
        assert any(said.startswith(text) for said in words), text
    assert any(said.startswith("op 469") and "no RESUME yet" in said for said in words)
    waits = any(said.startswith("op 470") and "for PROGRAM RESUME" in said for said in words)
    assert waits or size == SIZES["200 %"]
    back = any(said.startswith("op 458") and "RESUME at 16543.730" in said for said in words)
    assert back or size == SIZES["200 %"]


@LOOKS
def test_the_count_of_what_is_not_drawn_singly_covers_no_row(show, monkeypatch, size):
    view = show(built_in("workload-mixed"))
    view.resize(*size)
    view.grab()
    said = note_words(view, monkeypatch)
    view.surface.grab()
    heights = [
        word.at for word in said if "zoom in" in word.text or "events and marks" in word.text
    ]
    assert heights
    assert all(x < 144 and y < view.ruler.height for x, y in heights)
