"""Random commands, keys and clicks: no exception, the same verdicts, no growing memory."""

import gc
from collections.abc import Callable
from random import Random  # noqa: TID251  seeded, and only of this test
from resource import RUSAGE_SELF, getrusage

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from nandviz.scenario import library
from nandviz.ui.commands import COMMANDS
from nandviz.ui.main_window import MainWindow

MakeWindow = Callable[..., MainWindow]

NOT = frozenset({"file.quit"})
"""Commands left out: they end the test."""

KEYS = [
    getattr(Qt.Key, f"Key_{name}")
    for name in ["A", "B", "D", "F", "G", "L", "M", "N", "P", "S", "T", "W", "X", "Y", "Z"]
]
KEYS += [Qt.Key.Key_Space, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down]
KEYS += [Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab]
KEYS += [Qt.Key.Key_F5, Qt.Key.Key_F9, Qt.Key.Key_F10, Qt.Key.Key_F11, Qt.Key.Key_BracketLeft]
KEYS += [Qt.Key.Key_BracketRight, Qt.Key.Key_Slash, Qt.Key.Key_Period, Qt.Key.Key_Comma]
MODIFIERS = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
BUTTONS = (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton)


class Monkey:
    """Does something random to a window."""

    def __init__(self, window: MainWindow, seed: int) -> None:
        self.window = window
        self.random = Random(seed)
        self.commands = [c for c in COMMANDS if c.name not in NOT]

    def act(self) -> None:
        kind = self.random.random()
        if kind < 0.4:
            self.window.send(self.random.choice(self.commands))
        elif kind < 0.75:
            focus = QApplication.focusWidget() or self.window
            QTest.keyClick(focus, self.random.choice(KEYS), self.random.choice(MODIFIERS))
        else:
            self.click()
        self.tidy()

    def click(self) -> None:
        widgets = [w for w in self.window.findChildren(QWidget) if self.clickable(w)]
        widget = self.random.choice(widgets)
        where = QPoint(
            self.random.randrange(max(1, widget.width())),
            self.random.randrange(max(1, widget.height())),
        )
        act = self.random.choice((QTest.mouseClick, QTest.mouseDClick))
        act(widget, self.random.choice(BUTTONS), pos=where)

    def clickable(self, widget: QWidget) -> bool:
        """Leave out Qt's modal menus, and what would close the window."""
        return (
            widget.isVisible()
            and widget.isEnabled()
            and widget.window() is self.window
            and not isinstance(widget, QMenu)
            and widget.metaObject().className() != "QMenuBar"
        )

    def tidy(self) -> None:
        """Close what waits for an answer, as a person would."""
        for window in QApplication.topLevelWidgets():
            if isinstance(window, QDialog | QMenu) and window.isVisible():
                window.close()
        QApplication.processEvents()


@pytest.fixture
def no_questions(monkeypatch: pytest.MonkeyPatch) -> None:
    """Answer every modal question as a person who changes nothing."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    discard = QMessageBox.StandardButton.Discard
    monkeypatch.setattr(QMessageBox, "question", lambda *_: discard)


def monkey_about(make_window: MakeWindow, steps: int, seed: int) -> MainWindow:
    random = Random(seed)
    window = make_window(f"@{random.choice(library.names())}")
    monkey = Monkey(window, seed)
    for n in range(steps):
        if n % 250 == 249:
            window.controls.files.open(f"@{random.choice(library.names())}")
        monkey.act()
    window.controls.run.stop()
    return window


@pytest.mark.slow
@pytest.mark.usefixtures("no_questions")
@pytest.mark.parametrize("seed", range(2))
def test_300_random_inputs_raise_nothing_and_break_no_law(
    make_window: MakeWindow, qtbot: QtBot, seed: int
) -> None:
    window = monkey_about(make_window, 300, seed)
    window.session.go_on()
    qtbot.waitUntil(lambda: window.session.progress.complete, timeout=10_000)
    assert [v.law for v in window.session.laws() if v.status == "broken"] == []


@pytest.mark.nightly
@pytest.mark.slow
@pytest.mark.usefixtures("no_questions")
def test_10_000_random_inputs_keep_the_memory_flat(make_window: MakeWindow, qtbot: QtBot) -> None:
    used = []
    window = make_window()
    monkey = Monkey(window, 7)
    for n in range(10_000):
        if n % 250 == 249:
            name = monkey.random.choice(library.names())
            window.controls.files.open(f"@{name}")
        monkey.act()
        if n % 2500 == 2499:
            gc.collect()
            used.append(getrusage(RUSAGE_SELF).ru_maxrss)
    assert used[-1] - used[0] < 60_000, f"KiB at quarters: {used}"
