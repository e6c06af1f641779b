"""What waits at the playhead: boxes that stay open, words beside them, hits on them."""

from PySide6.QtCore import QPointF

from nandviz.ui.theme import LIGHT
from nandviz.ui.timeline.painters.paint_suspended import SuspendedPainter
from nandviz.ui.timeline.painters.paint_waiting import WaitingPainter, waits_for
from nandviz.ui.timeline.rows import RowKind
from tests.ui.timeline.conftest import built_in
from tests.ui.timeline.seen import THEMES, US, note_words, seen

AT_SUSPEND = 2


@THEMES
def test_a_suspended_op_stays_open_to_the_right_of_the_playhead(show, theme):
    s = seen(show, "batch-of-three", theme, AT_SUSPEND)
    box = SuspendedPainter().box(s.frame, s.frame.marks.suspended[0])
    assert box.torn
    assert box.ahead.left() == s.frame.on_pixel(s.frame.x(100 * US))
    assert box.ahead.width() >= 200
    beyond = {s.at(x, box.ahead.top()) for x in range(int(box.ahead.left()) + 4, 400)}
    assert theme.suspend in beyond
    assert s.at(box.ahead.right() - 40, box.ahead.bottom() - 5) != theme.suspend


@THEMES
def test_entries_stay_open_until_a_resume_is_known(show, theme):
    s = seen(show, "batch-of-three", theme, AT_SUSPEND)
    boxes = [WaitingPainter().box(s.frame, entry) for entry in s.frame.marks.waiting]
    assert len(boxes) == 2
    assert all(box.torn and box.ahead.width() >= 200 for box in boxes)
    said = [waits_for(entry) for entry in s.frame.marks.waiting]
    assert said == ["waits for PROGRAM RESUME"] * 2


@THEMES
def test_a_planned_flush_closes_the_boxes_that_wait_for_it(show, theme):
    trace = built_in("batch-of-three")
    resumed = int(trace.suspension_states.born[1])
    s = seen(show, "batch-of-three", theme, resumed)
    entry, suspension = s.frame.marks.waiting[0], s.frame.marks.suspended[0]
    assert entry.open
    assert entry.flush_ns == 550_185
    assert "550.185 µs" in waits_for(entry)
    for box in (WaitingPainter().box(s.frame, entry), SuspendedPainter().box(s.frame, suspension)):
        assert not box.torn
        assert abs(box.ahead.right() - s.frame.x(550_185)) < 1


def test_a_suspended_op_says_when_it_goes_on_and_whether_that_is_known(show, monkeypatch):
    resumed = int(built_in("batch-of-three").suspension_states.born[1])
    for k, words in (
        (AT_SUSPEND, "op 1 suspended: 100.000 µs done, 209.824 µs left · no RESUME yet"),
        (resumed, "op 1 suspended: 100.000 µs done, 209.824 µs left · RESUME at 550.185 µs"),
        (None, "op 1 suspended: 100.000 µs done, 209.824 µs left"),
    ):
        view = show(built_in("batch-of-three"), k)
        said = note_words(view, monkeypatch)
        view.surface.grab()
        assert [word.text for word in said if "suspended: " in word.text] == [words]


def test_what_is_over_does_not_reach_beyond_its_end(show):
    s = seen(show, "batch-of-three", LIGHT)
    for entry in s.frame.marks.waiting:
        box = WaitingPainter().box(s.frame, entry)
        assert box.ahead.width() == 0
        assert abs(box.past.right() - s.frame.x(550_185)) < 1


def test_the_open_side_of_a_box_is_hit_and_says_what_it_waits_for(show):
    s = seen(show, "batch-of-three", LIGHT, AT_SUSPEND)
    lane = s.row(0, kind=RowKind.BACKLOG)
    x = s.frame.x(100 * US) + 150
    text = s.view.pointing.tip_text(QPointF(x, lane.top + 4))
    assert text.startswith("op 2 ")
    assert "waits for PROGRAM RESUME" in text
    lane = s.row(1, kind=RowKind.SUSPENDED)
    assert "209.824 µs left" in s.view.pointing.tip_text(QPointF(x, lane.top + 8))
