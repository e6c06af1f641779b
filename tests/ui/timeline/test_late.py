"""A SUSPEND that came too late, and a queue that waits for a change, say so on the timeline."""

from nandviz.model.words import EventKind
from nandviz.ui.timeline.painters.paint_waiting import waits_for
from nandviz.ui.timeline.rows import RowKind
from tests.ui.timeline.conftest import built_in
from tests.ui.timeline.seen import areas


def test_a_suspend_that_came_too_late_lies_in_the_lane_of_its_axis(show):
    view = show(built_in("late-suspend-complete"))
    (mark,) = view.frame().marks.late
    assert (mark.uid, mark.start_ns, mark.end_ns) == (2, 299_824, 400_009)
    (area,) = areas(view, mark)
    lane = view.frame().row(0, RowKind.SUSPENDED, 1)
    assert lane.top <= area.top() <= area.bottom() <= lane.top + lane.height
    text = view.pointing.tip_text(area.center())
    assert "op 2  Program_Suspend" in text
    assert "nothing is suspended" in text


def test_a_run_that_cuts_has_none(show):
    assert not show(built_in("suspend-resume")).frame().marks.late


def test_a_refused_head_says_that_it_waits_for_a_change(show):
    trace = built_in("retry-on-change")
    kinds = [list(EventKind)[code] for code in trace.queue.kind[trace.events.seq]]
    refill = kinds.index(EventKind.BACKLOG_REFILL)
    before, after = (
        {w.uid: waits_for(w) for w in show(trace, k).frame().marks.waiting if w.open}
        for k in (refill - 1, refill)
    )
    assert before[9].startswith("waits for the flush at")
    assert after[9] == "waits for a change: target_suspended"
