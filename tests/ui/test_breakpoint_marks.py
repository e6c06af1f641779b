"""Breakpoints are seen on the ruler and on the minimap, before one gets there."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolTip
from pytestqt.qtbot import QtBot

from nandviz.ui.main_window import MainWindow
from nandviz.ui.timeline.paint_breaks import BreakRing, rings
from nandviz.ui.timeline.rows import NAMES_WIDTH
from nandviz.ui.timeline.scene import Scene

Key = Qt.Key
Press = Callable[..., None]


def shown(window: MainWindow) -> list[BreakRing]:
    timeline = window.parts.widgets.central.timeline
    frame = timeline.frame()
    assert frame is not None
    return rings(Scene(frame, timeline.words), timeline.breaks)


def is_red(colour: QColor) -> bool:
    return colour.red() > 150 and colour.green() < 110 and colour.blue() < 110


def clear(window: MainWindow) -> None:
    for number, _ in list(window.session.breakpoints):
        window.session.breakpoints.remove(number)


def test_f9_marks_each_event_at_which_it_stops(window: MainWindow, press: Press) -> None:
    clear(window)
    assert shown(window) == []
    window.parts.view.select(2)
    press(Key.Key_F9)
    places = [place.event for ring in shown(window) for place in ring.places]
    press(Key.Key_Home)
    stops = []
    for _ in places:
        press(Key.Key_F5)
        stops.append(window.session.playhead.k)
    assert stops == places
    assert len(places) > 2
    press(Key.Key_F9)
    assert shown(window) == []


def test_a_ring_is_painted_and_says_which_breakpoint_stops_where(
    window: MainWindow, press: Press, qtbot: QtBot
) -> None:
    timeline = window.parts.widgets.central.timeline
    ring = shown(window)[0]
    at = ring.area.center().toPoint() + QPoint(NAMES_WIDTH, 0)
    image = timeline.surface.grab().toImage()
    assert any(is_red(image.pixelColor(at.x() + dx, at.y())) for dx in range(-8, 9))
    strip = timeline.minimap.grab().toImage()
    bottom = [
        strip.pixelColor(x, y) for x in range(NAMES_WIDTH, strip.width()) for y in range(30, 39)
    ]
    assert any(is_red(colour) for colour in bottom)
    QTest.mouseMove(timeline.surface.viewport(), at + QPoint(40, 2))
    QTest.mouseMove(timeline.surface.viewport(), at)
    qtbot.waitUntil(QToolTip.isVisible, timeout=30_000)
    assert QToolTip.text().startswith(f"breakpoint 1 stops at event {ring.places[0].event}, ")
    press(Key.Key_F5)
    assert window.session.playhead.k == ring.places[0].event


def test_one_that_is_off_or_of_another_file_is_not_marked(window: MainWindow, press: Press) -> None:
    assert shown(window)
    for number, _ in list(window.session.breakpoints):
        window.session.breakpoints.enable(number, enabled=False)
    assert shown(window) == []
    window.session.files.open("@suspend-resume")
    numbers = {ring.number for ring in shown(window)}
    assert numbers <= {number for number, _ in window.session.breakpoints}
