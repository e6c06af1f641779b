"""Storms: signs that would cover the bars are one with its number; of ghosts one is seen."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt

from nandviz.query.marks.read_ends import End
from nandviz.ui.theme import LIGHT
from nandviz.ui.timeline.hit import hit
from nandviz.ui.timeline.painters.paint_ghosts import GhostPainter
from nandviz.ui.timeline.painters.paint_points import OpEndPainter, RefusalPainter
from nandviz.ui.timeline.rows import NAMES_WIDTH, RowKind
from nandviz.ui.timeline.scene import Scene
from tests.ui.timeline.conftest import built_in, from_text
from tests.ui.timeline.seen import US, Seen, note_words

STORM = "workload-suspend-storm"
REFUSED = "".join(
    f"  - {{at_us: {400 + step}, op: Page_Read_SLC, die: 0, block: 0, page: 9}}\n"
    for step in (0, 1, 2, 300)
)
REFUSALS = f"nandviz: 1\nname: refused at once\nprofile: generic-tlc\nscript:\n{REFUSED}"


@pytest.fixture
def storm(show):
    """Return a view of sixteen milliseconds of a storm, in which an erase is suspended often."""
    view = show(built_in(STORM))
    view.state.set_times(20_000 * US, 36_000 * US)
    view.surface.grab()
    return view


def test_cancelled_op_ends_of_an_op_leave_as_much_free_as_they_cover(storm):
    scene = Scene(storm.frame(), storm.words)
    ends = [e for e in scene.frame.marks.ends if e.form is End.CANCELLED]
    assert len(ends) > 40
    signs = [s for s in OpEndPainter().placed(scene) if s.marks[0].form is End.CANCELLED]
    shown = [end for end in ends if scene.in_view(scene.frame.x(end.when_ns))]
    assert sum(len(sign.marks) for sign in signs) == len(shown)
    assert any(len(sign.marks) > 1 for sign in signs)
    wide = OpEndPainter().covers(ends[0]).width()
    places = sorted((s.row.name, s.marks[0].uid, s.at.x()) for s in signs)
    for (row, uid, x), (row_after, uid_after, x_after) in pairwise(places):
        if (row, uid) == (row_after, uid_after):
            assert x_after - x >= 2 * wide


def test_a_sign_of_several_says_so_and_a_click_on_it_selects_the_op_of_the_first(storm, qtbot):
    scene = Scene(storm.frame(), storm.words)
    signs = [s for s in OpEndPainter().placed(scene) if len(s.marks) > 1]
    sign = next(s for s in signs if hit_text(scene, s.at).startswith("OP_END cancelled"))
    assert f"\nand {len(sign.marks) - 1} more up to " in hit_text(scene, sign.at)
    assert f"and {len(sign.marks) - 1} more up to" in storm.pointing.tip_text(sign.at)
    at = sign.at.toPoint() + QPoint(NAMES_WIDTH, storm.ruler.height)
    qtbot.mouseClick(storm.surface.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert storm.state.selected_uid == sign.marks[0].uid


def hit_text(scene: Scene, at: QPointF) -> str:
    found = hit(scene, at)
    return "" if found is None else found.text


def test_how_many_there_are_is_written_beside_the_sign(show, monkeypatch):
    view = show(from_text(REFUSALS), None, LIGHT)
    said = note_words(view, monkeypatch)
    s = Seen(view)
    refusals = s.frame.marks.refusals
    assert [len(sign.marks) for sign in RefusalPainter().placed(s.scene)] == [3, 1]
    assert [word.text for word in said].count("3") == 1
    assert [bool(s.areas(mark)) for mark in refusals] == [True, False, False, True]
    view.state.set_times(399 * US, 403 * US)
    assert [len(sign.marks) for sign in RefusalPainter().placed(Seen(view).scene)] == [1, 1, 1]


def test_signs_of_the_selected_op_are_not_counted_with_others(show):
    view = show(from_text(REFUSALS))
    second = view.frame().marks.refusals[1]
    view.state.select(second.uid)
    signs = RefusalPainter().placed(Scene(view.frame(), view.words))
    assert [second] in [sign.marks for sign in signs]


def test_no_two_ghosts_lie_over_one_another(storm):
    scene = Scene(storm.frame(), storm.words)
    by_row = {}
    for ghost in scene.frame.marks.ghosts:
        for box in GhostPainter().boxes(scene, ghost):
            by_row.setdefault(box.row.name, []).append((box.area.left(), box.area.right()))
    assert sum(map(len, by_row.values())) > 20
    for pieces in by_row.values():
        for (_, end), (start, _) in pairwise(sorted(pieces)):
            assert start >= end - 1e-6


def test_of_ghosts_over_ghosts_the_pointer_finds_the_newest(storm):
    scene = Scene(storm.frame(), storm.words)
    ghosts, looked_at = scene.frame.marks.ghosts, 0
    for ghost in ghosts:
        for box in GhostPainter().boxes(scene, ghost):
            x = box.area.center().x()
            there = [g for g in ghosts if scene.frame.x(g.start_ns) <= x < scene.frame.x(g.end_ns)]
            assert ghost.born == max(g.born for g in there if (g.die, g.planes) == (0, 15))
            looked_at += 1
    assert looked_at > 20


@pytest.mark.parametrize("size", [(1200, 620), (900, 330), (700, 900)])
def test_a_refusal_stands_above_the_words_of_bars(show, size):
    view = show(built_in("reads-while-suspended"))
    view.resize(*size)
    scene = Scene(view.frame(), view.words)
    row = scene.frame.row(0, RowKind.PLANE, 0)
    (box, *_) = (b for m in scene.frame.marks.refusals for b in RefusalPainter().boxes(scene, m))
    if row.height >= 20:
        assert box.area.bottom() <= row.top + row.height / 2 - 6.5
