"""No text is cut off in Korean, in the smallest window that is promised."""

import re
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QHeaderView,
    QLabel,
    QMenuBar,
    QTabBar,
    QWidget,
)

from nandviz import catalogue, language
from nandviz.language import tr
from nandviz.ui.command_table import COMMANDS
from nandviz.ui.commands.run import GoToEvent
from nandviz.ui.main_window import MainWindow
from nandviz.ui.panes.table import PANES

SMALL = (1024, 700)


@pytest.fixture
def korean() -> Iterator[None]:
    """Korean; where no font has Hangul, letters that are about as wide stand for it."""
    catalogue.switch(language.KOREAN)
    korean = catalogue._load(language.KOREAN)
    if korean is not None and not QFontMetrics(QFont()).inFontUcs4(ord("가")):
        language.use(language.KOREAN, lambda text: re.sub("[가-힣]", "W", korean(text)))
    yield
    catalogue.switch(language.ENGLISH)


@pytest.fixture
def window(korean: None, make_window: Callable[..., MainWindow]) -> MainWindow:
    made = make_window("@nested")
    made.resize(*SMALL)
    made.send(GoToEvent(8))
    return made


def cut_off(top: QWidget) -> list[str]:
    """Return what is shown and has less room than its words take."""
    return [
        f"{type(widget).__name__} {text!r}: {needed} > {has}"
        for widget in top.findChildren(QWidget)
        if widget.isVisible()
        for text, needed, has in _rooms(widget)
        if needed > has
    ]


def _rooms(widget: QWidget) -> Iterator[tuple[str, int, int]]:
    wide = widget.fontMetrics().horizontalAdvance
    if isinstance(widget, QAbstractButton) and widget.text():
        yield widget.text(), widget.sizeHint().width(), widget.width()
    elif isinstance(widget, QLabel) and not widget.wordWrap() and "<" not in widget.text():
        yield widget.text(), max(map(wide, widget.text().split("\n"))), widget.width()
    elif isinstance(widget, QComboBox):
        longest = max((widget.itemText(i) for i in range(widget.count())), key=wide, default="")
        yield longest, wide(longest), widget.width()
    elif isinstance(widget, QTabBar):
        for i in range(widget.count()):
            yield widget.tabText(i), wide(widget.tabText(i)), widget.tabRect(i).width()
    elif isinstance(widget, QHeaderView) and widget.isVisible():
        for i in range(widget.count() - 1):
            text = str(widget.model().headerData(i, widget.orientation()) or "")
            yield text, wide(text), widget.sectionSize(i)
    elif isinstance(widget, QMenuBar):
        for action in widget.actions():
            yield action.text(), wide(action.text()), widget.actionGeometry(action).width() + 10


def test_no_text_of_the_window_is_cut_off(window: MainWindow) -> None:
    wrong: set[str] = set()
    for pane in PANES:
        window.parts.widgets.docks.raise_(pane.name)
        QTest.qWait(1)
        wrong |= set(cut_off(window))
    assert not wrong, "\n".join(sorted(wrong))
    bar = window.parts.widgets.toolbar
    hidden = [
        a.text() for a in bar.actions() if a.text() and not bar.widgetForAction(a).isVisible()
    ]
    assert hidden == []


@pytest.mark.parametrize("size", [(1600, 900), (1024, 700)])
def test_no_text_of_two_runs_is_cut_off(window: MainWindow, size: tuple[int, int]) -> None:
    window.resize(*size)
    window.session.edits.move_entry(1, 330_000)
    window.parts.widgets.docks.raise_("differences")
    QTest.qWait(1)
    widgets = window.parts.widgets
    wrong = [
        *cut_off(widgets.central.branch),
        *cut_off(widgets.docks.panes["differences"]),
    ]
    assert not wrong, "\n".join(wrong)


def test_a_text_with_too_little_room_is_noticed(window: MainWindow) -> None:
    speed = window.parts.widgets.toolbar.speed
    speed.setFixedWidth(speed.fontMetrics().horizontalAdvance(speed.text()) - 1)
    QTest.qWait(1)
    assert any(speed.text() in each for each in cut_off(window))


@pytest.mark.usefixtures("no_file_named")
def test_no_text_of_a_dialog_is_cut_off(window: MainWindow) -> None:
    wrong: list[str] = []
    asked = [c.name for c in COMMANDS if c.title.endswith("…")]
    for name in [*asked, "help.keys"]:
        window.send_named(name)
        shown = [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog)]
        for dialog in (each for each in shown if each.isVisible()):
            wrong += [f"{name}: {each}" for each in cut_off(dialog)]
            dialog.reject()
        QTest.qWait(1)
    assert not wrong, "\n".join(wrong)


def test_titles_of_panes_are_korean(window: MainWindow) -> None:
    docks = window.parts.widgets.docks.docks
    assert [docks[pane.name].windowTitle() for pane in PANES] == [tr(p.title) for p in PANES]
