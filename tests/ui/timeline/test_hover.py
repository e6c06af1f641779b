"""What the pointer reads: plan and actual, consumed and remaining, of bars and marks."""

from PySide6.QtCore import QPointF

from nandviz.query.marks.read_ends import End
from nandviz.ui.timeline.rows import RowKind
from tests.ui.timeline.conftest import built_in
from tests.ui.timeline.seen import US, areas


def tip(view, us: float, plane: int, part: float) -> str:
    frame = view.frame()
    row = frame.row(0, RowKind.PLANE, plane)
    return view.pointing.tip_text(QPointF(frame.x(round(us * US)), row.top + row.height * part))


def test_a_resumed_part_tells_plan_and_actual_and_what_was_left(show):
    text = tip(show(built_in("batch-of-three")), 650, 2, 0.5)
    assert "op 1  Page_Program_SLC" in text
    assert "PROGRAM_SLC.CORE_BUSY, part 2 of 2: executed" in text
    assert "planned at first 0.000 µs … 309.824 µs, now 0.000 µs … 760.009 µs in 2 parts" in text
    assert "consumed 100.000 µs + remaining 209.824 µs = nominal 309.824 µs" in text
    assert "cause: event 5" in text


def test_a_cancelled_op_end_tells_when_it_was_due_and_what_came_instead(show):
    view = show(built_in("batch-of-three"))
    (end,) = (e for e in view.frame().marks.ends if e.form is End.CANCELLED)
    text = view.pointing.tip_text(areas(view, end)[0].center())
    assert "OP_END cancelled, was due at 309.824 µs; instead at 760.009 µs" in text


def test_a_displaced_op_tells_that_it_is_nowhere(show):
    text = tip(show(built_in("batch-of-three"), 2), 700, 1, 0.5)
    assert "planned at first 619.648 µs … 929.472 µs, now nowhere" in text


def test_an_op_that_ran_as_planned_does_not_say_so_twice(show):
    text = tip(show(built_in("batch-of-three")), 150, 1, 0.5)
    assert "Program_Suspend" in text
    assert "planned at first" not in text


def test_a_refusal_tells_when_and_why(show):
    view = show(built_in("reads-while-suspended"))
    (area,) = areas(view, view.frame().marks.refusals[0])
    assert "target_suspended" in view.pointing.tip_text(area.center())
