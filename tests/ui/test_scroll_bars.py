"""Scroll bars: in one colour each, seen in every theme, moved by the mouse."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollBar

from nandviz.ui.commands.run import GoToEvent
from nandviz.ui.main_window import MainWindow
from nandviz.ui.settings import Settings
from nandviz.ui.theme import _luminance

LEAST_CONTRAST = 2.0


def _seen(window: MainWindow) -> list[QScrollBar]:
    bars = [bar for bar in window.findChildren(QScrollBar) if bar.isVisible() and bar.maximum()]
    assert any(bar.orientation() is Qt.Orientation.Vertical for bar in bars)
    return bars


@pytest.mark.parametrize("theme", ["light", "dark", "print"])
def test_a_scroll_bar_has_two_colours_that_differ(
    make_window: Callable[..., MainWindow], settings: Settings, theme: str
) -> None:
    settings.theme = theme
    window = make_window("@reads-while-suspended")
    window.resize(1024, 700)
    window.send(GoToEvent(9))
    QApplication.processEvents()
    for bar in _seen(window):
        image = bar.grab().toImage()
        spots = [(x, y) for x in range(image.width()) for y in range(image.height())]
        colours = {image.pixel(*spot) for spot in spots}
        assert len(colours) == 2, "a gradient wakes Qt's pool of threads for each of its rows"
        dark, light = sorted(_luminance(QColor.fromRgb(colour).name()) for colour in colours)
        assert (light + 0.05) / (dark + 0.05) >= LEAST_CONTRAST


def test_a_scroll_bar_follows_the_mouse(make_window: Callable[..., MainWindow]) -> None:
    window = make_window("@reads-while-suspended")
    window.resize(1024, 700)
    window.send(GoToEvent(9))
    QApplication.processEvents()
    bar = next(each for each in _seen(window) if each.orientation() is Qt.Orientation.Vertical)
    bar.setValue(0)
    top, bottom = QPoint(bar.width() // 2, 10), QPoint(bar.width() // 2, bar.height() + 10)
    QTest.mousePress(bar, Qt.MouseButton.LeftButton, pos=top)
    QTest.mouseMove(bar, bottom)
    QTest.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=bottom)
    assert bar.value() == bar.maximum()
