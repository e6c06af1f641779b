"""Marks, measures and runs to an instant snap alike, say what they are of, and can be cleared."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest

from nandviz.ui.main_window import MainWindow
from nandviz.ui.statusbar.clock import Clock, marks_text
from nandviz.ui.timeline.rows import NAMES_WIDTH, RowKind
from tests.ui.timeline.seen import areas

Key, Modifier = Qt.Key, Qt.KeyboardModifier
Press = Callable[..., None]
LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton


def point(window: MainWindow, time_ns: int, dx: int = 0) -> QPoint:
    frame = window.parts.widgets.central.timeline.frame()
    assert frame is not None
    row = frame.row(0, RowKind.PLANE, 1)
    assert row is not None
    return QPoint(
        round(frame.x(time_ns)) + NAMES_WIDTH + dx,
        round(row.top + row.height / 2) + frame.params.ruler.height,
    )


def rest(window: MainWindow, time_ns: int, dx: int = 0) -> None:
    """Move the pointer near an instant."""
    QTest.mouseMove(
        window.parts.widgets.central.timeline.surface.viewport(), point(window, time_ns, dx)
    )


def clock(window: MainWindow) -> str:
    found = window.findChild(Clock)
    assert isinstance(found, Clock)
    return found.text


def menu_line(window: MainWindow, at: QPoint, words: str) -> QAction:
    timeline = window.parts.widgets.central.timeline
    menu = timeline.pointing.menu(at - QPoint(NAMES_WIDTH, timeline.ruler.height))  # type: ignore[arg-type]
    return next(action for action in menu.actions() if action.text().startswith(words))


@pytest.fixture
def ended(window: MainWindow, press: Press) -> MainWindow:
    press(Key.Key_End)
    return window


def test_a_mark_snaps_to_the_edge_as_a_span_does(ended: MainWindow, press: Press) -> None:
    for instant, dx in ((100_000, 5), (400_000, -6)):
        rest(ended, instant, dx)
        press(Key.Key_M)
    assert ended.session.marks.instants == (100_000, 400_000)


def test_shift_m_measures_between_the_two_newest_marks(ended: MainWindow, press: Press) -> None:
    for instant in (100_000, 400_000, 550_185):
        rest(ended, instant, 3)
        press(Key.Key_M)
    press(Key.Key_M)
    rest(ended, 0)
    press(Key.Key_M, Modifier.ShiftModifier)
    assert ended.session.marks.measure == tuple(sorted(ended.session.marks.instants))


def test_shift_m_measures_from_one_mark_to_the_cursor(ended: MainWindow, press: Press) -> None:
    rest(ended, 100_000, 2)
    press(Key.Key_M)
    rest(ended, 400_000, -4)
    press(Key.Key_M, Modifier.ShiftModifier)
    assert ended.session.marks.measure == (100_000, 400_000)


def test_run_to_cursor_snaps_too(window: MainWindow, press: Press) -> None:
    press(Key.Key_End)
    rest(window, 400_000, -3)
    press(Key.Key_F10, Modifier.ControlModifier)
    assert window.session.playhead.now_ns == 400_000


def test_each_delta_stands_beside_the_two_that_it_is_of() -> None:
    assert marks_text((106_705, 207_903), None) == ("marks ① 106.705  ② 207.903  Δ = 101.198 µs")
    assert marks_text((106_705, 207_903), (100_000, 200_185)) == (
        "marks ① 106.705  ② 207.903  Δ = 101.198 µs   span 100.000 … 200.185  Δ = 100.185 µs"
    )
    assert marks_text((106_705, 207_903), (106_705, 207_903)).count("Δ") == 1
    assert marks_text((), (0, 1000)) == "span 0.000 … 1.000  Δ = 1.000 µs"
    assert marks_text((5000,), None) == "marks ① 5.000"


def test_a_key_clears_the_newest_mark_and_another_all(ended: MainWindow, press: Press) -> None:
    for instant in (100_000, 400_000):
        rest(ended, instant)
        press(Key.Key_M)
    press(Key.Key_M, Modifier.ControlModifier)
    assert ended.session.marks.instants == (100_000,)
    assert "②" not in clock(ended)
    assert "Δ" not in clock(ended)
    press(Key.Key_M, Modifier.ShiftModifier)
    press(Key.Key_M, Modifier.ControlModifier, Modifier.ShiftModifier)
    assert ended.session.marks.instants == ()
    assert ended.session.marks.measure is None
    assert not ended.parts.widgets.actions["analyse.clear-marks"].isEnabled()
    assert not ended.parts.widgets.actions["analyse.clear-mark"].isEnabled()


def test_the_menu_of_a_mark_clears_just_that_one(ended: MainWindow, press: Press) -> None:
    for instant in (100_000, 400_000):
        rest(ended, instant)
        press(Key.Key_M)
    menu_line(ended, point(ended, 100_000, 6), "Clear mark ①").trigger()
    assert ended.session.marks.instants == (400_000,)
    menu_line(ended, point(ended, 550_000), "Clear all marks").trigger()
    assert ended.session.marks.instants == ()


def test_run_to_here_on_a_mark_goes_to_its_instant(make_window: Callable[..., MainWindow]) -> None:
    window = make_window("@reads-while-suspended")
    window.session.playhead.end()
    timeline = window.parts.widgets.central.timeline
    frame = timeline.frame()
    assert frame is not None
    mark = frame.marks.refusals[0]
    (area,) = areas(timeline, mark)
    for x in (area.left() + 1, area.center().x(), area.right() - 1):
        at = QPoint(round(x), round(area.center().y())) + QPoint(NAMES_WIDTH, timeline.ruler.height)
        line = menu_line(window, at, "Run to here")
        assert f"{mark.when_ns / 1000:.3f}" in line.text()
    line.trigger()
    assert window.session.playhead.now_ns == mark.when_ns


def test_run_to_here_snaps_to_edges(ended: MainWindow) -> None:
    menu_line(ended, point(ended, 400_000, -4), "Run to here (400.000").trigger()
    assert ended.session.playhead.now_ns == 400_000
