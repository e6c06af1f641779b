"""The playhead never leaves the view: each move brings it back, and keeps the zoom."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from nandviz.ui.main_window import MainWindow
from nandviz.ui.timeline.away import away
from nandviz.ui.timeline.rows import NAMES_WIDTH
from nandviz.ui.timeline.scene import Scene

Key, Modifier = Qt.Key, Qt.KeyboardModifier
Press = Callable[..., None]
MakeWindow = Callable[..., MainWindow]


def place(window: MainWindow) -> float:
    """Return where the playhead stands: 0 is the left edge of the view, 1 the right one."""
    view = window.parts.view
    return (view.axis.at(window.session.playhead.now_ns) - view.u0) / view.span


@pytest.fixture
def make_ready(make_window: MakeWindow, qtbot: QtBot) -> MakeWindow:
    """Make a window that has the keys, and a run that is complete."""

    def make(source: str, width: int = 1600, height: int = 900) -> MainWindow:
        window = make_window(source)
        window.resize(width, height)
        window.activateWindow()
        qtbot.waitUntil(lambda: window.session.run.complete, timeout=60_000)
        qtbot.waitUntil(window.isActiveWindow, timeout=30_000)
        return window

    return make


def look_at(window: MainWindow, t0_us: float, t1_us: float) -> None:
    window.parts.view.set_times(round(t0_us * 1000), round(t1_us * 1000))


def lose(window: MainWindow) -> float:
    """Zoom in, pan the playhead out of the view; return the length of the view."""
    now = window.session.playhead.now_ns / 1000
    look_at(window, now + 300, now + 380)
    assert not 0 <= place(window) <= 1
    return window.parts.view.span


MOVES = {
    "f10": [(Key.Key_F10,)],
    "alt+f10": [(Key.Key_F10, Modifier.AltModifier)],
    "right": [(Key.Key_Right,)],
    "left": [(Key.Key_Left,)],
    "ctrl+right": [(Key.Key_Right, Modifier.ControlModifier)],
    "ctrl+left": [(Key.Key_Left, Modifier.ControlModifier)],
    "home": [(Key.Key_Home,)],
    "end": [(Key.Key_End,)],
    "f5": [(Key.Key_F5,)],
    "alt+f5": [(Key.Key_F5, Modifier.AltModifier)],
    "n": [(Key.Key_N,)],
    "shift+n": [(Key.Key_N, Modifier.ShiftModifier)],
    "[": [(Key.Key_BracketLeft,)],
    "]": [(Key.Key_BracketRight,)],
    "f11": [(Key.Key_F11,)],
    "p": [(Key.Key_P,)],
}


@pytest.mark.parametrize("name", MOVES)
def test_a_move_brings_the_playhead_into_view_and_keeps_the_zoom(
    window: MainWindow, press: Press, name: str
) -> None:
    window.session.playhead.seek(6)
    window.parts.view.select(1)
    span = lose(window)
    for keys in MOVES[name]:
        press(*keys)
    assert 0.02 <= place(window) <= 0.98
    assert window.parts.view.span == pytest.approx(span)


@pytest.mark.parametrize("key", [Key.Key_End, Key.Key_F10, Key.Key_F5])
def test_a_move_that_is_at_its_end_brings_the_playhead_back_too(
    window: MainWindow, press: Press, key: Qt.Key
) -> None:
    press(Key.Key_End)
    press(Key.Key_Left)
    press(key)
    look_at(window, 0, 50)
    press(Key.Key_P)
    assert 0.02 <= place(window) <= 0.98


def test_steps_do_not_move_the_view_at_each_one(make_ready: MakeWindow) -> None:
    window = make_ready("@workload-mixed")
    look_at(window, 0, 400)
    timeline = window.parts.widgets.central.timeline
    spans, moved = set(), 0
    for _ in range(60):
        before = window.parts.view.u0
        QTest.keyClick(timeline, Key.Key_F10)
        spans.add(round(window.parts.view.span, 3))
        moved += window.parts.view.u0 != before
        assert 0.02 <= place(window) <= 0.98
    assert len(spans) == 1
    assert 0 < moved < 20


def test_a_fitted_run_stays_as_it_is(window: MainWindow, press: Press) -> None:
    before = (window.parts.view.u0, window.parts.view.u1)
    for key in (Key.Key_Home, Key.Key_F10, Key.Key_End, Key.Key_Left):
        press(key)
        assert (window.parts.view.u0, window.parts.view.u1) == before


def test_the_end_is_not_followed_by_emptiness(window: MainWindow, press: Press) -> None:
    look_at(window, 0, 100)
    press(Key.Key_End)
    assert window.parts.view.u1 <= window.parts.view.extent[1] + 0.06 * window.parts.view.span


def test_playing_is_followed(make_ready: MakeWindow, qtbot: QtBot) -> None:
    window = make_ready("@workload-mixed")
    timeline = window.parts.widgets.central.timeline
    look_at(window, 5000, 5100)
    for _ in range(6):
        QTest.keyClick(timeline, Key.Key_Greater)
    QTest.keyClick(timeline, Key.Key_Space)
    qtbot.waitUntil(lambda: window.session.playhead.k > 40, timeout=30_000)
    assert 0 <= place(window) <= 1
    QTest.keyClick(timeline, Key.Key_Space)


def row_names_in_view(window: MainWindow) -> set[str]:
    frame = window.parts.widgets.central.timeline.frame()
    assert frame is not None
    low, high = frame.params.layout.pinned_height, frame.params.height
    return {row.name for row in frame.rows if low <= row.top and row.bottom <= high}


def test_the_lane_of_what_happened_is_brought_into_view(make_ready: MakeWindow) -> None:
    window = make_ready("@workload-four-dies", 1100, 640)
    timeline = window.parts.widgets.central.timeline
    assert timeline.scrollbar.maximum() > 0
    seen = set()
    for _ in range(60):
        QTest.keyClick(timeline, Key.Key_F10)
        event = window.session.playhead.as_of().event(window.session.playhead.k)
        if event.uid is None:
            continue
        parts = window.session.playhead.as_of().parts_of(event.uid)
        if parts:
            seen.add(parts[-1].die)
            rows = {f"d{part.die}-p{p}" for part in parts for p in part.planes}
            assert rows & row_names_in_view(window)
    assert seen == {0, 1, 2, 3}


def test_a_collapsed_die_is_brought_into_view(make_ready: MakeWindow) -> None:
    window = make_ready("@workload-four-dies", 1100, 560)
    timeline = window.parts.widgets.central.timeline
    window.parts.view.toggle_die(3)
    head = window.session.playhead
    first = next(uid for uid in range(1, 100) if window.session.run.trace.ops.die[uid - 1] == 3)
    head.seek(int(window.session.run.trace.ops.born[first - 1]))
    QTest.keyClick(timeline, Key.Key_Home)
    timeline.scrollbar.setValue(0)
    window.parts.view.select(first)
    QTest.keyClick(timeline, Key.Key_F11)
    assert "d3" in row_names_in_view(window)


def test_a_click_in_a_table_shows_op_and_lane(make_ready: MakeWindow) -> None:
    window = make_ready("@workload-four-dies", 1100, 640)
    timeline = window.parts.widgets.central.timeline
    QTest.keyClick(timeline, Key.Key_End)
    look_at(window, 0, 100)
    pane = window.parts.widgets.docks.panes["events"]
    window.parts.widgets.docks.raise_("events")
    table = pane.findChild(QTableView)
    assert isinstance(table, QTableView)
    last = len(pane.model.rows) - 1
    row = next(i for i in range(last, 0, -1) if pane.model.about.uid(pane.model.rows[i]))
    table.scrollToBottom()
    at = table.visualRect(table.model().index(row, 0)).center()
    timeline.scrollbar.setValue(0)
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    uid = window.parts.view.selected_uid
    assert uid is not None
    op = window.session.playhead.as_of().op(uid)
    assert {f"d{op.die}-p{t.plane}" for t in op.targets} & row_names_in_view(window)


def test_double_clicks_in_tables_bring_the_playhead_into_view(
    window: MainWindow, press: Press
) -> None:
    press(Key.Key_End)
    look_at(window, 0, 50)
    pane = window.parts.widgets.docks.panes["events"]
    window.parts.widgets.docks.raise_("events")
    table = pane.findChild(QTableView)
    assert isinstance(table, QTableView)
    table.scrollToBottom()
    index = table.model().index(table.model().rowCount() - 3, 0)
    at = table.visualRect(index).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert 0.02 <= place(window) <= 0.98


def test_an_arrow_at_the_edge_leads_back_to_the_playhead(window: MainWindow) -> None:
    timeline = window.parts.widgets.central.timeline
    frame = timeline.frame()
    assert frame is not None
    assert away(Scene(frame, timeline.words)) is None
    look_at(window, 100, 200)
    frame = timeline.frame()
    assert frame is not None
    found = away(Scene(frame, timeline.words))
    assert found is not None
    assert found.text == "playhead 100.000 µs back"
    k = window.session.playhead.k
    at = found.area.center().toPoint() + QPoint(NAMES_WIDTH, 0)
    QTest.mouseClick(timeline.surface.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert window.session.playhead.k == k
    assert 0.02 <= place(window) <= 0.98


def test_a_playhead_that_is_dragged_does_not_make_the_view_leap(
    window: MainWindow, press: Press
) -> None:
    press(Key.Key_End)
    look_at(window, 100, 400)
    port = window.parts.widgets.central.timeline.surface.viewport()
    before = (window.parts.view.u0, window.parts.view.u1)
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=QPoint(NAMES_WIDTH + 500, 30))
    QTest.mouseMove(port, QPoint(NAMES_WIDTH + 6, 30))
    assert window.parts.view.u1 == pytest.approx(before[1], abs=3000)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=QPoint(NAMES_WIDTH + 6, 30))
