"""Look: layout, themes, scaling, accessible names, keyboard reach."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QImage, QTextCursor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialogButtonBox,
    QGraphicsView,
    QLabel,
    QLineEdit,
    QMenuBar,
    QScrollBar,
    QStatusBar,
    QTabBar,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from nandviz.query.narration import describe
from nandviz.session.session import Session
from nandviz.ui.main_window import MainWindow
from nandviz.ui.panes.inspector import InspectorPane
from nandviz.ui.panes.table import PANES
from nandviz.ui.settings import Settings
from nandviz.ui.statusbar.narrator import whole_words
from nandviz.ui.theme import DARK, LIGHT, Theme
from nandviz.ui.words import Widths

MakeWindow = Callable[..., MainWindow]


def test_the_first_size_fits_the_screen(qtbot: QtBot, settings: Settings, tmp_path: Path) -> None:
    window = MainWindow(Session(), settings, tmp_path)
    qtbot.addWidget(window)
    room = window.screen().availableSize()
    assert window.width() < room.width()
    assert window.height() < room.height()


def test_the_timeline_has_65_percent_of_the_window(window: MainWindow, qtbot: QtBot) -> None:
    timeline, whole = window.parts.widgets.central.timeline, window

    def share() -> float:
        return timeline.width() * timeline.height() / (whole.width() * whole.height())

    qtbot.waitUntil(lambda: share() >= 0.65, timeout=30_000)


@pytest.mark.parametrize("pane", [pane.name for pane in PANES])
def test_a_pane_closes_and_comes_back_from_view(
    window: MainWindow, qtbot: QtBot, pane: str
) -> None:
    action, dock = (
        window.parts.widgets.actions[f"view.pane.{pane}"],
        window.parts.widgets.docks.docks[pane],
    )
    window.parts.widgets.docks.raise_(pane)
    action.trigger()
    assert dock.isHidden()
    assert not action.isChecked()
    action.trigger()
    assert not dock.isHidden()
    assert action.isChecked()


def test_layout_is_remembered_and_can_be_reset(make_window: MakeWindow, qtbot: QtBot) -> None:
    first = make_window()
    first.parts.widgets.docks.docks["metrics"].close()
    first.addDockWidget(
        Qt.DockWidgetArea.LeftDockWidgetArea, first.parts.widgets.docks.docks["events"]
    )
    first.close()
    again = make_window()
    assert again.parts.widgets.docks.docks["metrics"].isHidden()
    assert (
        again.dockWidgetArea(again.parts.widgets.docks.docks["events"])
        is Qt.DockWidgetArea.LeftDockWidgetArea
    )
    again.send_named("view.reset-layout")
    assert not again.parts.widgets.docks.docks["metrics"].isHidden()
    assert (
        again.dockWidgetArea(again.parts.widgets.docks.docks["events"])
        is Qt.DockWidgetArea.BottomDockWidgetArea
    )


def test_a_tab_has_no_title_bar_and_a_floating_pane_has_one(
    window: MainWindow, qtbot: QtBot
) -> None:
    dock = window.parts.widgets.docks.docks["events"]
    qtbot.waitUntil(lambda: dock.titleBarWidget() is not None, timeout=30_000)
    menu = window.parts.widgets.docks.titles.menu("events")
    menu.actions()[1].trigger()
    assert dock.isFloating()
    qtbot.waitUntil(lambda: dock.titleBarWidget() is None, timeout=30_000)
    dock.setFloating(False)
    menu.deleteLater()


def test_the_theme_is_remembered_and_colours_everything(
    make_window: MakeWindow, settings: Settings
) -> None:
    window = make_window()
    grounds = {}
    for theme in ("dark", "light"):
        window.send_named(f"view.theme.{theme}")
        assert settings.theme == theme
        image = window.grab().toImage()
        pane = window.parts.widgets.docks.panes["events"]
        where = pane.mapTo(window, pane.rect().center())
        where.setX(where.x() + pane.width() // 3)
        grounds[theme] = image.pixelColor(where * image.devicePixelRatio()).name()
    assert grounds == {"dark": "#1b1e23", "light": "#ffffff"}
    window.close()
    assert make_window().parts.appearance.theme.name == "light"


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda t: t.name)
def test_links_take_the_colour_of_another_theme(window: MainWindow, theme: Theme) -> None:
    other = LIGHT if theme is DARK else DARK
    window.send_named(f"view.theme.{other.name}")
    window.session.playhead.seek(2)
    QApplication.processEvents()
    window.send_named(f"view.theme.{theme.name}")
    pane = window.parts.widgets.docks.panes["inspector"]
    assert isinstance(pane, InspectorPane)
    cursor, links = QTextCursor(pane.text.document()), set[str]()
    while cursor.movePosition(QTextCursor.MoveOperation.NextCharacter):
        if cursor.charFormat().isAnchor():
            links.add(cursor.charFormat().foreground().color().name())
    assert links == {theme.accent.lower()}


CONTROLS = (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
)
QTS_OWN = (QDialogButtonBox, QMenuBar, QStatusBar, QTabBar, QScrollBar)


def belongs_to_qt(widget: QWidget) -> bool:
    """Whether a control is a part of one of Qt's own widgets, which names it or hides it."""
    if widget.metaObject().className() == "QTableCornerButton":
        return not widget.isVisible()
    return widget.objectName().startswith("qt_") or isinstance(widget.parent(), QTS_OWN)


def test_every_control_has_an_accessible_name(window: MainWindow) -> None:
    unnamed = []
    plot = window.parts.widgets.central.timeline.surface.getPlotItem()
    never_shown = set(plot.ctrlMenu.findChildren(QWidget))
    for widget in window.findChildren(QWidget):
        if widget in never_shown:
            continue
        if not isinstance(widget, CONTROLS) and widget.focusPolicy() is Qt.FocusPolicy.NoFocus:
            continue
        if belongs_to_qt(widget) or type(widget) is QWidget:
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface is not None and not interface.text(QAccessible.Text.Name):
            unnamed.append((type(widget).__name__, widget.objectName(), type(widget.parent())))
    assert unnamed == []


def test_tab_reaches_search_timeline_laws_and_the_panes(window: MainWindow) -> None:
    window.parts.widgets.central.timeline.setFocus()
    seen: list[QWidget] = []
    for _ in range(40):
        focus = window.focusWidget()
        assert focus is not None
        seen.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    names = {w.accessibleName() for w in seen}
    wanted = {"Timeline", "Laws", "Events", "About the selection"}
    assert wanted <= names
    assert "Search ops, events and blocks" in names


def test_a_screen_reader_hears_what_an_event_did(window: MainWindow) -> None:
    window.session.playhead.seek(2)
    interface = QAccessible.queryAccessibleInterface(window.parts.widgets.central.narrator)
    assert interface is not None
    heard = interface.text(QAccessible.Text.Description)
    assert heard == describe(window.session.run.trace, window.session.playhead.k).headline


def test_what_an_event_did_is_cut_between_words_and_told_whole_by_the_tooltip(
    window: MainWindow,
) -> None:
    window.session.playhead.end()
    told = window.parts.widgets.central.narrator
    for width in (120, 300, 500):
        room = Widths().cut(told.text, told.font(), width)
        words = whole_words(told.text, room)
        assert words.endswith(" …")
        assert set(words[:-2].split()) <= {word.rstrip(",;:") for word in told.text.split()} | set(
            told.text.split()
        )
    assert told.text in told.toolTip()


def test_a_right_click_on_the_timeline_does_not_offer_the_panes(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[QPoint] = []
    monkeypatch.setattr(window.parts.widgets.menus["View/Panes"], "popup", offered.append)
    viewport = window.parts.widgets.central.timeline.findChildren(QGraphicsView)[0].viewport()
    middle = viewport.rect().center()
    reason = QContextMenuEvent.Reason.Mouse
    asked = QContextMenuEvent(reason, middle, viewport.mapToGlobal(middle))
    QApplication.sendEvent(viewport, asked)
    assert offered == []
    edge = QPoint(window.width() // 2, window.height() - 2)
    QApplication.sendEvent(window, QContextMenuEvent(reason, edge, window.mapToGlobal(edge)))
    assert offered == [window.mapToGlobal(edge)]


def test_no_label_or_button_is_cut_off(window: MainWindow) -> None:
    for kind in (QLabel, QToolButton):
        for widget in window.findChildren(kind):
            if widget.isVisible() and widget.window() is window and widget.text():
                need = widget.minimumSizeHint()
                assert widget.width() >= need.width(), widget.text()
                assert widget.height() >= need.height() - 1, widget.text()


def turn_back(widget: QWidget, modifier: Qt.KeyboardModifier) -> None:
    """Turn the wheel one notch towards oneself."""
    at = QPointF(widget.rect().center())
    event = QWheelEvent(
        at, widget.mapToGlobal(at), QPoint(), QPoint(0, -120),
        Qt.MouseButton.NoButton, modifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)


@pytest.mark.parametrize("wheel", [False, True])
def test_alt_opens_the_menu_bar_but_not_after_the_wheel_stepped(
    window: MainWindow, wheel: bool
) -> None:
    window.activateWindow()
    timeline = window.parts.widgets.central.timeline
    timeline.setFocus()
    QTest.keyPress(timeline, Qt.Key.Key_Alt, Qt.KeyboardModifier.AltModifier)
    if wheel:
        turn_back(timeline.surface.viewport(), Qt.KeyboardModifier.AltModifier)
    QTest.keyRelease(timeline, Qt.Key.Key_Alt)
    menu_bar = window.parts.widgets.menus["File"].parent()
    focus = QApplication.focusWidget()
    assert (focus is menu_bar) is not wheel
    assert window.session.playhead.k == (1 if wheel else 0)


SCALED = """
import sys
from pathlib import Path
from PySide6.QtCore import QSettings
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from nandviz.session.session import Session
from nandviz.ui.main_window import MainWindow
from nandviz.ui.panes.inspector import InspectorPane
from nandviz.ui.panes.table import PANES
from nandviz.ui.settings import Settings
application = QApplication([])
application.setStyle("Fusion")
folder = Path(sys.argv[1])
store = QSettings(str(folder / "s.ini"), QSettings.Format.IniFormat)
window = MainWindow(Session(), Settings(store), folder / "sessions")
window.resize(1280, 720)
window.show()
window.start("@batch-of-three")
QTest.qWait(50)
image = window.grab().toImage()
image.save(str(folder / "window.png"))
window.close()
"""


@pytest.mark.slow
@pytest.mark.parametrize("factor", [1, 2, 3])
def test_scaling_draws_that_many_pixels(tmp_path: object, factor: int) -> None:
    environment = os.environ | {"QT_SCALE_FACTOR": str(factor), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", SCALED, str(tmp_path)]
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    image = QImage(f"{tmp_path}/window.png")
    assert (image.width(), image.height()) == (1280 * factor, 720 * factor)
