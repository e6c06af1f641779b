"""What fails to leave a backlog is seen, hit, found: failed flushes, dropped entries."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolTip
from pytestqt.qtbot import QtBot

from nandviz.ui.main_window import MainWindow
from nandviz.ui.timeline.painters.paint_waiting import LostPainter, RetryPainter
from nandviz.ui.timeline.rows import NAMES_WIDTH
from nandviz.ui.timeline.scene import Scene

Key = Qt.Key
DROPPED, REASON = 4, "epr_page_order"


@pytest.fixture
def dropped(make_window: Callable[..., MainWindow], qtbot: QtBot) -> MainWindow:
    """Return a window in which op 4 was dropped after four failed flushes, at its last event."""
    window = make_window("@retry-then-drop")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=30_000)
    QTest.keyClick(window.parts.widgets.central.timeline, Key.Key_End)
    return window


def middle(window: MainWindow, painter: RetryPainter | LostPainter, number: int = 0) -> QPoint:
    """Return the middle of a mark on the surface of the timeline."""
    timeline = window.parts.widgets.central.timeline
    scene = Scene(timeline.frame(), timeline.words)
    mark = painter.marks(scene.frame.marks)[number]
    (box,) = painter.boxes(scene, mark)
    return (box.area.center() + QPointF(NAMES_WIDTH, timeline.ruler.height)).toPoint()


def test_resting_on_a_failed_flush_says_which_attempt_it_was_and_why(
    dropped: MainWindow, qtbot: QtBot
) -> None:
    timeline = dropped.parts.widgets.central.timeline
    surface = timeline.surface.viewport()
    at = middle(dropped, RetryPainter(), 1)
    QTest.mouseMove(surface, at + QPoint(-20, -30))
    QTest.mouseMove(surface, at)
    qtbot.waitUntil(QToolTip.isVisible, timeout=30_000)
    text = QToolTip.text()
    assert "attempt 2 of 4 to flush refused at 670.185" in text
    assert REASON in text
    QTest.mouseMove(surface, QPoint(NAMES_WIDTH + 5, timeline.ruler.height + 5))
    QToolTip.hideText()
    qtbot.waitUntil(lambda: not QToolTip.isVisible(), timeout=30_000)


@pytest.mark.parametrize("painter", [RetryPainter(), LostPainter()])
def test_a_click_on_what_failed_selects_its_op(
    dropped: MainWindow, painter: RetryPainter | LostPainter
) -> None:
    timeline = dropped.parts.widgets.central.timeline
    at = middle(dropped, painter)
    QTest.mouseClick(timeline.surface.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert dropped.parts.view.selected_uid == DROPPED


@pytest.mark.parametrize("kind", ["analyse.kind.refusal", "analyse.kind.backlog"])
def test_n_stops_at_each_failed_flush_and_where_the_entry_was_dropped(
    dropped: MainWindow, kind: str
) -> None:
    timeline = dropped.parts.widgets.central.timeline
    dropped.parts.widgets.actions[kind].trigger()
    QTest.keyClick(timeline, Key.Key_Home)
    stops = []
    for _ in range(8):
        QTest.keyClick(timeline, Key.Key_N)
        stops.append(dropped.session.playhead.k)
    assert {9, 10, 11, 12} <= set(stops)


@pytest.mark.parametrize(
    "words", ["dropped", REASON, "dropped after 4 failed attempts", "attempt 2 of 4", "op 4"]
)
def test_search_finds_what_the_marks_say(dropped: MainWindow, qtbot: QtBot, words: str) -> None:
    QTest.keyClick(dropped.parts.widgets.central.timeline, Key.Key_Slash)
    search = dropped.parts.widgets.toolbar.search
    QTest.keyClicks(search, words)
    qtbot.waitUntil(lambda: not search.searching, timeout=30_000)
    assert any(REASON in hit.words or "op 4" in hit.words for hit in search.hits)
    QTest.keyClick(search, Key.Key_Escape)
