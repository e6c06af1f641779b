"""The mouse over bars of the timeline, as a user moves it."""

import numpy as np
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from nandviz.ui.main_window import MainWindow
from nandviz.ui.timeline.rows import NAMES_WIDTH
from nandviz.ui.timeline.view import TimelineView

LEFT = Qt.MouseButton.LeftButton
NO_MODIFIER = Qt.KeyboardModifier.NoModifier


def timeline(window: MainWindow) -> TimelineView:
    return window.parts.widgets.central.timeline


def surface(window: MainWindow) -> QWidget:
    return timeline(window).surface.viewport()


def place_of(window: MainWindow, uid: int, at_ns: int | None = None) -> QPoint:
    """Return a point on a bar of an op, at an instant or near its left end, where it is hit."""
    view = timeline(window)
    frame = view.frame()
    assert frame is not None
    for bar in range(len(frame.bars)):
        if frame.bar_uid[bar] != uid:
            continue
        x = frame.bar_x0[bar] + 1.0 if at_ns is None else frame.x(at_ns)
        low, high, _ = (float(each[0]) for each in frame.seen(np.array([bar])))
        for y in range(int(low) + 1, int(high)):
            found = view.pointing.hit(QPointF(x, y))
            if found is not None and found.uid == uid:
                return QPoint(round(x) + NAMES_WIDTH, y + view.ruler.height)
    raise AssertionError(f"no bar of op {uid} can be hit")


def pixels(window: MainWindow, from_ns: int, to_ns: int) -> int:
    """Return the way of the pointer between two instants."""
    frame = timeline(window).frame()
    assert frame is not None
    return round(frame.x(to_ns) - frame.x(from_ns))


def press(window: MainWindow, where: QPoint) -> None:
    QTest.mousePress(surface(window), LEFT, NO_MODIFIER, where)


def move(window: MainWindow, where: QPoint) -> None:
    QTest.mouseMove(surface(window), where)


def move_held(window: MainWindow, where: QPoint, modifier: Qt.KeyboardModifier) -> None:
    """Move the pointer with a key held down."""
    place, screen = QPointF(where), surface(window).mapToGlobal(QPointF(where))
    event = QMouseEvent(
        QMouseEvent.Type.MouseMove, place, screen, Qt.MouseButton.NoButton, LEFT, modifier
    )
    QApplication.sendEvent(surface(window), event)


def release(window: MainWindow, where: QPoint) -> None:
    QTest.mouseRelease(surface(window), LEFT, NO_MODIFIER, where)


def drag(window: MainWindow, uid: int, *times_ns: int) -> QPoint:
    """Take hold of an op and move the pointer by the way from its bar to each of the times."""
    start = place_of(window, uid)
    from_ns = int(window.session.run.trace.ops.submitted_ns[uid - 1])
    press(window, start)
    where = start
    for time_ns in times_ns:
        where = start + QPoint(pixels(window, from_ns, time_ns), 0)
        move(window, where)
    return where
