"""A small window: everything of its first row is reached by mouse and key."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QMenu,
    QPushButton,
    QScrollArea,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from nandviz.model.laws import LAWS
from nandviz.ui.main_window import MainWindow
from nandviz.ui.panes.pane import TablePane
from nandviz.ui.statusbar.bar import StatusBar
from nandviz.ui.timeline.legend import legend_height, whole_lines

SIZES = {"small": (1024, 700), "200 %": (800, 450), "large": (1600, 900)}


@pytest.fixture(params=SIZES)
def small(
    request: pytest.FixtureRequest, make_window: Callable[..., MainWindow], qtbot: QtBot
) -> MainWindow:
    window = make_window()
    window.resize(*SIZES[request.param])
    qtbot.waitUntil(window.isActiveWindow, timeout=10_000)
    QTest.qWait(10)
    return window


def seen(window: MainWindow, widget: QWidget) -> bool:
    """Tell whether all of a widget can be seen."""
    place = QRect(widget.mapTo(window, QPoint()), widget.size())
    return widget.isVisible() and window.rect().contains(place)


def test_search_is_reached_by_its_key(small: MainWindow) -> None:
    search = small.parts.widgets.toolbar.search
    QTest.keyClick(small.parts.widgets.central.timeline, Qt.Key.Key_Slash)
    assert seen(small, search)
    assert QApplication.focusWidget() is search
    QTest.keyClicks(search, "suspend")
    while search.searching:
        QTest.qWait(1)
    assert search.hits
    assert seen(small, search.results)


def test_search_is_reached_by_mouse(small: MainWindow) -> None:
    search = small.parts.widgets.toolbar.search
    assert seen(small, search)
    place = search.mapTo(small, search.rect().center())
    assert small.childAt(place) is search
    QTest.mouseClick(search, Qt.MouseButton.LeftButton)
    assert QApplication.focusWidget() is search


@pytest.mark.qt_log_ignore("^This plugin does not support grabbing", extend=True)
def test_every_button_is_seen_or_in_the_menu_of_the_arrow(small: MainWindow) -> None:
    bar = small.parts.widgets.toolbar
    wanted = {a for a in bar.actions() if a.text() and not a.isSeparator()}
    shown = {a for a in wanted if seen(small, bar.widgetForAction(a))}
    folded = set()

    def look() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        folded.update(menu.actions())
        menu.close()

    arrow = bar.findChild(QToolButton, "qt_toolbar_ext_button")
    if arrow is not None and arrow.isVisible():
        QTimer.singleShot(200, look)
        QTest.mouseClick(arrow, Qt.MouseButton.LeftButton)
    assert wanted <= shown | folded, [a.text() for a in wanted - shown - folded]


def test_the_arrow_is_there_only_where_something_is_folded(small: MainWindow) -> None:
    bar = small.parts.widgets.toolbar
    arrow = bar.findChild(QToolButton, "qt_toolbar_ext_button")
    everything = all(seen(small, bar.widgetForAction(a)) for a in bar.actions() if a.text())
    assert arrow is None or arrow.isVisible() != everything


def test_the_timeline_keeps_65_percent_of_the_height(small: MainWindow, qtbot: QtBot) -> None:
    timeline = small.parts.widgets.central.timeline
    qtbot.waitUntil(lambda: timeline.height() >= 0.65 * small.height(), timeout=10_000)


def test_the_legend_gives_way_by_whole_lines(small: MainWindow, qtbot: QtBot) -> None:
    timeline = small.parts.widgets.central.timeline
    legend, least = timeline.legend, whole_lines(0)

    def gives_way() -> bool:
        rest = timeline.height() - legend.height()
        return legend.height() == least or rest >= 0.65 * small.height()

    qtbot.waitUntil(gives_way, timeout=10_000)
    assert legend.isVisible()
    assert legend.height() == whole_lines(legend.height()) or legend.height() == legend_height(
        legend.width(), timeline.words
    )


def test_what_stands_beside_a_table_is_reached_in_a_low_pane(
    small: MainWindow, qtbot: QtBot
) -> None:
    small.parts.widgets.docks.raise_("script")
    pane = small.parts.widgets.docks.panes["script"]
    assert isinstance(pane, TablePane)
    buttons = pane.buttons.findChildren(QPushButton)
    assert buttons
    for button in buttons:
        button.setFocus()
        area = next(a for a in pane.findChildren(QScrollArea) if a.isAncestorOf(button))
        area.ensureWidgetVisible(button)
        qtbot.waitUntil(lambda b=button: seen(small, b) and not b.visibleRegion().isEmpty())


def test_the_sentence_of_the_event_has_room_whatever_stands_beside_it(small: MainWindow) -> None:
    central, width = small.parts.widgets.central, small.width()
    for key in (Qt.Key.Key_F10, Qt.Key.Key_M, Qt.Key.Key_F10, Qt.Key.Key_M, Qt.Key.Key_F10):
        QTest.keyClick(central.timeline, key)
        QTest.qWait(10)
        assert small.width() == width
        narrator, clock, strip = central.narrator, central.clock, central.strip
        words = narrator.shown_words()
        assert narrator.text.startswith(words.removesuffix(" …"))
        assert words == narrator.text or len(words.split()) > 3
        assert narrator.text in narrator.toolTip()
        assert clock.fontMetrics().horizontalAdvance(clock.text.split("   marks")[0]) <= (
            clock.width()
        )
        assert clock.toolTip() == clock.text
        assert strip.rect().contains(strip.cell(LAWS[-1].number))
    assert "Δ" in central.clock.toolTip()


class LayoutRequests(QObject):
    """Counts them."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Count a request, and let it pass."""
        self.count += event.type() is QEvent.Type.LayoutRequest
        return False


def test_a_step_does_not_lay_the_window_out_anew(small: MainWindow) -> None:
    def step() -> None:
        QTest.keyClick(small.parts.widgets.central.timeline, Qt.Key.Key_F10)
        QTest.qWait(10)

    for _ in range(4):
        step()
    before, requests = small.parts.widgets.central.clock.text, LayoutRequests()
    small.installEventFilter(requests)
    for _ in range(4):
        step()
    assert len(small.parts.widgets.central.clock.text) == len(before)
    assert small.parts.widgets.central.clock.text != before
    assert requests.count == 0


def test_a_message_that_has_no_room_ends_in_dots_and_keeps_clear_of_the_progress(
    small: MainWindow,
) -> None:
    bar, progress = small.statusBar(), small.parts.widgets.progress
    assert isinstance(bar, StatusBar)
    bar.showMessage("a file · " * 40)
    for shown in (progress.hide, progress.show):
        shown()
        QTest.qWait(10)
        words = bar.shown_message()
        assert words.startswith("a file")
        assert words.endswith("…")
        end = progress.x() if progress.isVisible() else bar.width()
        assert bar.fontMetrics().horizontalAdvance(words) <= end - 12
    bar.showMessage("short")
    assert bar.shown_message() == "short"
