"""A SUSPEND or RESUME is dragged along the time axis: shown while it moves, written at its drop."""

import gc
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from nandviz.model.words import Showing
from nandviz.scenario.scenario import Breakpoint
from nandviz.session.preview import Preview
from nandviz.trace.store import save
from nandviz.ui.axis import AxisMode
from nandviz.ui.commands.compare import ShowAB
from nandviz.ui.commands.run import AddBreakpoint, GoToEnd
from nandviz.ui.commands.view import SetAxis
from nandviz.ui.main_window import MainWindow
from nandviz.ui.timeline.rows import NAMES_WIDTH
from tests.ui.dragging import (
    drag,
    move,
    move_held,
    pixels,
    place_of,
    press,
    release,
    surface,
    timeline,
)

MakeWindow = Callable[..., MainWindow]
SUSPEND, RESUME = 4, 5


@pytest.fixture
def window(make_window: MakeWindow) -> MainWindow:
    """The batch of three, at its end."""
    window = make_window()
    window.send(GoToEnd())
    QTest.qWait(1)
    return window


def times(window: MainWindow) -> list[int]:
    scenario = window.session.run.scenario
    assert scenario is not None
    return [entry.at_ns for entry in scenario.setup.script]


def sign(window: MainWindow) -> str:
    found = timeline(window).entries.sign
    return "" if found is None else found.words


def shown_cuts(window: MainWindow) -> list[int]:
    """Return the ops that are suspended in what the timeline shows."""
    shown = timeline(window).shown
    assert shown is not None
    return [int(uid) for uid in shown.trace.suspensions.uid]


def test_a_suspend_is_dragged_to_another_op(window: MainWindow) -> None:
    text = window.session.files.text
    where = drag(window, SUSPEND, 200_000, 350_000)
    assert sign(window).endswith("µs: cuts op 2")
    assert shown_cuts(window) == [2]
    assert window.session.files.text == text
    assert not window.session.edits.can_undo
    shown_ns = timeline(window).entries.sign.at_ns
    assert abs(shown_ns - 350_000) < 2_000
    release(window, where)
    assert times(window)[1] == shown_ns
    assert shown_cuts(window) == [2]
    assert sign(window) == ""
    assert window.session.files.text == text.replace(
        "{at_us: 100, op: Program_S", f"{{at_us: {shown_ns / 1000:g}, op: Program_S"
    )
    window.send_named("edit.undo")
    assert window.session.files.text == text
    assert not window.session.edits.can_undo


def test_what_is_refused_says_why(window: MainWindow) -> None:
    where = drag(window, RESUME, 50_000)
    assert sign(window).endswith("µs: refused: not_suspended")
    release(window, where)
    trace = window.session.run.trace
    assert len(trace.refusals) > 0


def test_a_refused_entry_is_dragged_by_its_sign(window: MainWindow) -> None:
    release(window, drag(window, RESUME, 50_000))
    window.send(GoToEnd())
    QTest.qWait(1)
    uid = int(window.session.run.trace.refusals.uid[0])
    where = sign_of(window, uid)
    press(window, where)
    where.setX(where.x() + pixels(window, times(window)[2], 420_000))
    move(window, where)
    assert sign(window).endswith("µs: resumes op 1")
    release(window, where)
    assert abs(times(window)[2] - 420_000) < 2_000


def sign_of(window: MainWindow, uid: int) -> QPoint:
    """Return a point at which the sign of a refused op is hit."""
    for y in range(0, 500, 3):
        for x in range(0, 400, 2):
            found = timeline(window).pointing.hit(QPointF(x, y))
            if found is not None and found.uid == uid:
                return QPoint(x + NAMES_WIDTH, y + timeline(window).ruler.height)
    raise AssertionError("the refusal is not seen")


def test_it_snaps_to_an_edge_of_a_run_without_it_and_not_with_ctrl(window: MainWindow) -> None:
    # Without the SUSPEND op 1 ends at 309.824, and op 2 begins there.
    where = drag(window, SUSPEND, 200_000, 310_500)
    assert timeline(window).entries.sign.at_ns == 309_824
    move_held(window, where, Qt.KeyboardModifier.ControlModifier)
    assert timeline(window).entries.sign.at_ns != 309_824
    release(window, where)


def test_what_stood_before_is_the_ghost_of_what_would_be(window: MainWindow) -> None:
    before = window.session.run.trace
    where = drag(window, SUSPEND, 350_000)
    frame = timeline(window).frame()
    assert frame is not None
    ghosts = frame.marks.beside.parts
    assert timeline(window).pair.other.trace is before
    assert {(part.uid_a, part.end_ns) for part in ghosts} >= {(1, 100_000)}
    height = timeline(window).ruler.height
    move(window, where + QPoint(pixels(window, 0, 100_000), 0))
    assert timeline(window).ruler.height == height
    QTest.keyClick(timeline(window).surface, Qt.Key.Key_Escape)
    assert not timeline(window).two
    release(window, where)


def test_a_second_drag_has_the_original_as_its_ghost(window: MainWindow) -> None:
    original = window.session.run.trace
    release(window, drag(window, SUSPEND, 350_000))
    QTest.qWait(1)
    view, branch = timeline(window), window.session.branch
    k = view.pair.other.as_of.k
    where = drag(window, SUSPEND, 200_000)
    assert view.pair.other.trace is original
    assert view.frame().marks.beside.parts != ()
    assert branch.comparison.b is not view.shown.trace
    QTest.keyClick(view.surface, Qt.Key.Key_Escape)
    assert view.shown.beside.comparison is branch.comparison
    assert view.pair.other.as_of.k == k
    release(window, where)


@pytest.mark.parametrize("mode", [Showing.B, Showing.SPLIT])
def test_a_drag_keeps_what_is_shown_of_two_runs(window: MainWindow, mode: Showing) -> None:
    release(window, drag(window, SUSPEND, 350_000))
    window.send(ShowAB(mode))
    QTest.qWait(1)
    rows = [row.name for frame in timeline(window).frames() for row in frame.rows]
    where = drag(window, SUSPEND, 200_000)
    found = timeline(window).frames()
    assert [row.name for frame in found for row in frame.rows] == rows
    assert all(frame.marks.beside.parts == () for frame in found)
    QTest.keyClick(timeline(window).surface, Qt.Key.Key_Escape)
    release(window, where)


@pytest.mark.parametrize("mode", AxisMode)
def test_a_drag_to_a_shorter_run_is_painted_on_each_axis(
    window: MainWindow, mode: AxisMode
) -> None:
    last = window.session.run.head
    window.send(AddBreakpoint(Breakpoint(op_uid=3)))
    window.send(SetAxis(mode))
    QTest.qWait(1)
    assert timeline(window).breaks[-1].event > last - 2
    start = place_of(window, RESUME)
    press(window, start)
    lasts = set()
    for way in (-300, -200, -100, -20):  # refused: what is suspended stays so, and the run is short
        move(window, start + QPoint(way, 0))
        assert timeline(window).grab().width() > 0
        lasts.add(timeline(window).shown.trace.last_event)
    assert min(lasts) < last
    assert timeline(window).breaks == ()
    QTest.keyClick(timeline(window).surface, Qt.Key.Key_Escape)
    assert timeline(window).breaks != ()


def test_esc_takes_a_drag_back(window: MainWindow) -> None:
    text = window.session.files.text
    where = drag(window, SUSPEND, 350_000)
    assert shown_cuts(window) == [2]
    QTest.keyClick(timeline(window).surface, Qt.Key.Key_Escape)
    assert shown_cuts(window) == [1]
    assert sign(window) == ""
    release(window, where)
    assert window.session.files.text == text
    assert not window.session.edits.can_undo


def test_another_command_takes_a_drag_back_before_it_is_done(window: MainWindow) -> None:
    text = window.session.files.text
    where = drag(window, SUSPEND, 350_000)
    window.send_named("run.start")
    assert sign(window) == ""
    move(window, where)
    release(window, where)
    assert window.session.files.text == text


def test_a_drag_back_to_its_place_is_no_edit(window: MainWindow) -> None:
    where = drag(window, SUSPEND, 350_000, 100_000)
    assert timeline(window).entries.sign.at_ns == 100_000
    release(window, where)
    assert not window.session.edits.can_undo


def test_sixty_drags_up_and_down_leave_the_file_and_the_memory_as_they_were(
    make_window: MakeWindow, tmp_path: Path
) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(
        "nandviz: 1\nscript:\n"
        "  - {at_us: 0, op: Page_Program_SLC, die: 0, block: 0, page: 0}   # first\n"
        "  # then it is suspended\n"
        "  - {at_us: 100, op: Program_Suspend, die: 0}\t# here\n"
        "  - {op: Program_Resume, at_us: 400, die: 0}\n",
        newline="",
    )
    window = make_window(str(path))
    window.send(GoToEnd())
    QTest.qWait(1)
    text = path.read_bytes()
    where = drag(window, 2, 200_000, 100_000)
    tracemalloc.start()
    sizes = []
    for _ in range(30):
        for time_ns in (260_000, 100_000):
            where.setX(where.x() + pixels(window, timeline(window).entries.sign.at_ns, time_ns))
            move(window, where)
            surface(window).repaint()
        gc.collect()
        sizes.append(tracemalloc.get_traced_memory()[0])
    tracemalloc.stop()
    release(window, where)
    assert max(sizes[15:]) < 1.02 * max(sizes[:15])
    assert not window.session.edits.can_undo
    assert window.session.files.text.encode() == text


def test_sixty_drops_are_sixty_undo_steps_and_undone_the_text_is_as_it_was(
    window: MainWindow,
) -> None:
    text = window.session.files.text
    for _ in range(30):
        for time_ns in (250_000, 100_000):
            uid = _uid_of(window, 1)
            release(window, drag(window, uid, time_ns))
            QTest.qWait(1)
    assert window.session.files.text == text
    for _ in range(60):
        window.send_named("edit.undo")
    assert window.session.files.text == text
    assert not window.session.edits.can_undo


def _uid_of(window: MainWindow, entry: int) -> int:
    batch = window.session.run.trace.ops.batch
    return batch.tolist().index(entry) + 1


def test_a_long_run_shows_the_new_place_and_is_simulated_at_the_drop(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Preview, "quick", property(lambda _self: False))
    where = drag(window, SUSPEND, 350_000)
    assert shown_cuts(window) == [1]
    assert sign(window).endswith("µs")
    release(window, where)
    assert shown_cuts(window) == [2]


def test_an_op_of_a_workload_is_not_dragged_and_the_status_says_so(
    make_window: MakeWindow, tmp_path: Path
) -> None:
    path = tmp_path / "load.yaml"
    path.write_text(
        "nandviz: 1\ntopology: {dies: 1}\nworkload:\n  seed: 7\n  celltype: SLC\n  weights:\n"
        "    IDLE: {program: 1}\n    PROGRAM.CORE_BUSY: {program_suspend: 1}\n"
        "    PROGRAM_SUSPENDED: {program_resume: 1}\n  stop: {until_us: 3000, ops: 40}\n"
    )
    window = make_window(str(path))
    window.send(GoToEnd())
    QTest.qWait(1)
    trace = window.session.run.trace
    suspends = [u + 1 for u in range(len(trace.ops)) if trace.op_def(u + 1).base.kind == "suspend"]
    uid = suspends[0]
    start = place_of(window, uid)
    press(window, start)
    start.setX(start.x() + 40)
    move(window, start)
    assert surface(window).cursor().shape() is Qt.CursorShape.ForbiddenCursor
    assert f"op {uid} is not of the script" in window.statusBar().currentMessage()
    release(window, start)
    assert not window.session.edits.can_undo


def test_a_trace_without_a_scenario_is_not_dragged_and_the_status_says_so(
    window: MainWindow, make_window: MakeWindow, tmp_path: Path
) -> None:
    save(window.session.run.trace, tmp_path / "run.nvt")
    other = make_window(str(tmp_path / "run.nvt"))
    other.send(GoToEnd())
    QTest.qWait(1)
    start = place_of(other, SUSPEND)
    press(other, start)
    start.setX(start.x() + 40)
    move(other, start)
    assert surface(other).cursor().shape() is Qt.CursorShape.ForbiddenCursor
    assert "without a scenario" in other.statusBar().currentMessage()
    release(other, start)


def test_a_click_on_a_suspend_selects_it(window: MainWindow) -> None:
    where = place_of(window, SUSPEND)
    press(window, where)
    release(window, where)
    assert window.parts.view.selected_uid == SUSPEND
