"""Random input to a window: commands of the table, keys, clicks, drags, the wheel.

Everything comes from one seed, so that a failing run can be had again; what was done last is kept
to be told. Questions that would block are answered at random.
"""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final, TypeVar

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QKeySequence, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu, QMessageBox, QWidget

from nandviz.scenario import library
from nandviz.scenario.loader import loads
from nandviz.ui.command_table import COMMANDS
from nandviz.ui.commands.file import OpenFile
from nandviz.ui.main_window import MainWindow
from tests.scenario.scenario_text import scenario_text
from tests.strategies import random_setup

Item = TypeVar("Item")
LEFT_OUT: Final = {"file.quit"}
"""Commands that would end the program; the window is closed at the end of the test."""
KEYS: Final = (
    *("Up", "Down", "PgUp", "PgDown", "Tab", "Shift+Tab", "Return", "Esc", "Backspace", "F2"),
    *("1", "7", ".", "#", "X", "Menu", "Shift+Left", "Alt+Left", "Ctrl+A"),
)
MODIFIERS: Final = (
    *(Qt.KeyboardModifier.NoModifier,) * 5,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
BUTTONS: Final = (
    *(Qt.MouseButton.LeftButton,) * 5,
    Qt.MouseButton.MiddleButton,
    Qt.MouseButton.RightButton,
)
KEPT: Final = 12
LONGEST_STEP_MS: Final = 1000


def random_text(seed: int) -> str:
    """Return a random scenario as a file's text."""
    base = loads("nandviz: 1\nscript: []")
    setup = random_setup(seed, base.profile, batches=24)
    scenario = replace(base, name=f"Random {seed}", setup=setup, lines=())
    return scenario_text(scenario)


class Monkey:
    """Does random things to a window."""

    def __init__(self, window: MainWindow, seed: int, folder: Path) -> None:
        self.window = window
        self.rng = np.random.default_rng(seed)
        self.done: deque[str] = deque(maxlen=KEPT)
        self._folder = folder
        # Some of Qt's own menus wait in a loop of their own until they are closed.
        self._watchdog = QTimer(window, interval=LONGEST_STEP_MS)
        self._watchdog.timeout.connect(self.let_go)
        self._keys = [QKeySequence(k) for k in KEYS] + [
            QKeySequence(key) for c in COMMANDS for key in c.keys if c.name not in LEFT_OUT
        ]
        self._kinds: tuple[tuple[Callable[[], None], int], ...] = (
            (self.command, 40),
            (self.key, 28),
            (self.click, 14),
            (self.drag, 7),
            (self.wheel, 7),
            (self.open, 2),
            (self.write, 1),
            (self.resize, 1),
        )
        weights = np.array([weight for _, weight in self._kinds])
        self._shares = weights / weights.sum()

    def answer_questions(self, patch: pytest.MonkeyPatch) -> None:
        """Answer what would block: files are chosen among those of the folder."""
        buttons = QMessageBox.StandardButton
        answers = (buttons.Discard, buttons.Discard, buttons.Cancel, buttons.Save)
        patch.setattr(QMessageBox, "question", lambda *_: self.one(answers))
        patch.setattr(QFileDialog, "getOpenFileName", lambda *_: (self._old_file(), ""))
        patch.setattr(QFileDialog, "getSaveFileName", lambda *_: (self._new_file(), ""))
        patch.setattr(QFileDialog, "getExistingDirectory", lambda *_: self._old_file())

    def one(self, items: Sequence[Item]) -> Item:
        """Choose one."""
        return items[int(self.rng.integers(len(items)))]

    def step(self) -> None:
        """Do one random thing; what it opened is sometimes let go of."""
        kind = int(self.rng.choice(len(self._kinds), p=self._shares))
        self._watchdog.start()
        self._kinds[kind][0]()
        QApplication.processEvents()
        self._watchdog.stop()
        if self.rng.random() < 0.5:
            self.let_go()

    def let_go(self) -> None:
        """Close menus and dialogs."""
        for _ in range(10):
            popup = QApplication.activePopupWidget()
            modal = QApplication.activeModalWidget()
            if popup is not None:
                popup.close()
            elif isinstance(modal, QDialog):
                modal.reject()
            else:
                return
            QApplication.processEvents()

    # Things to do

    def command(self) -> None:
        """Send a command, as the palette does."""
        entry = self.one([e for e in COMMANDS if e.name not in LEFT_OUT])
        self._note(f"command {entry.name}")
        self.window.send(entry.command)

    def key(self) -> None:
        """Press a key on what has the focus."""
        keys = self.one(self._keys)
        target = self._target()
        self._note(f"key {keys.toString()} on {type(target).__name__} {target.accessibleName()}")
        QTest.keySequence(target, keys)

    def click(self) -> None:
        """Click, sometimes twice, somewhere in what can be seen."""
        widget, place = self._place()
        if widget is None:
            return
        button, modifier = self.one(BUTTONS), self.one(MODIFIERS)
        twice = self.rng.random() < 0.15
        self._note(f"{'double ' if twice else ''}{button.name} {modifier.name} {place} {widget}")
        (QTest.mouseDClick if twice else QTest.mouseClick)(widget, button, modifier, place)

    def drag(self) -> None:
        """Drag from one place of a widget to another."""
        widget, start = self._place()
        if widget is None:
            return
        end = self._point(widget)
        button, modifier = self.one(BUTTONS), self.one(MODIFIERS)
        self._note(f"drag {button.name} {modifier.name} {start} to {end} {widget}")
        QTest.mousePress(widget, button, modifier, start)
        for part in (0.3, 0.7, 1.0):
            QTest.mouseMove(widget, start + (end - start) * part)
        QTest.mouseRelease(widget, button, modifier, end)

    def wheel(self) -> None:
        """Turn the wheel over the timeline or a pane."""
        widget, place = self._place()
        if widget is None:
            return
        turned = QPoint(0, 120 * int(self.rng.integers(-3, 4)))
        modifier = self.one(MODIFIERS)
        self._note(f"wheel {turned.y()} {modifier.name} {place} {widget}")
        where = QPointF(place)
        event = QWheelEvent(
            where, QPointF(widget.mapToGlobal(place)), QPoint(), turned,
            Qt.MouseButton.NoButton, modifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(widget, event)

    def open(self) -> None:
        """Open a built-in or a random scenario."""
        self.let_go()
        source = self.one([f"@{self.one(library.names())}", self._random_file()])
        self._note(f"open {source}")
        self.window.send(OpenFile(source))

    def write(self) -> None:
        """Change the open file on the disk, as another program would."""
        path = self.window.session.files.path
        if path is None or path.suffix != ".yaml" or not path.is_relative_to(self._folder):
            return
        self._note(f"write {path}")
        path.write_text(random_text(int(self.rng.integers(10**6))))

    def resize(self) -> None:
        """Give the window another size."""
        size = int(self.rng.integers(300, 2000)), int(self.rng.integers(200, 1200))
        self._note(f"resize {size}")
        self.window.resize(*size)

    # Where

    def _target(self) -> QWidget:
        modal = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if modal is not None:
            return modal.focusWidget() or modal
        return QApplication.focusWidget() or self.window.parts.widgets.central.timeline

    def _place(self) -> tuple[QWidget | None, QPoint]:
        top = QApplication.activePopupWidget() or QApplication.activeModalWidget() or self.window
        if isinstance(top, QMenu):
            return top, self._point(top)
        inside = [self.window.parts.widgets.central.timeline.surface.viewport()] * 25
        # The arrow of a narrow toolbar waits in a loop of its own until its menu is closed.
        found = [
            w
            for w in top.findChildren(QWidget)
            if w.isVisible() and w.isEnabled() and w.objectName() != "qt_toolbar_ext_button"
        ]
        if top is self.window:
            found += [w for w in inside if w.isVisible()]
        if not found:
            return None, QPoint()
        widget = self.one(found)
        return widget, self._point(widget)

    def _point(self, widget: QWidget) -> QPoint:
        return QPoint(
            int(self.rng.integers(max(1, widget.width()))),
            int(self.rng.integers(max(1, widget.height()))),
        )

    # Files

    def _random_file(self) -> str:
        number = int(self.rng.integers(40))
        path = self._folder / f"random-{number}.yaml"
        if not path.exists():
            path.write_text(random_text(number))
        return str(path)

    def _old_file(self) -> str:
        bad = self._folder / "bad.yaml"
        bad.write_text("nandviz: 1\nscript: [\n")
        return self.one(["", str(bad), self._random_file()])

    def _new_file(self) -> str:
        return self.one(["", str(self._folder / "saved.yaml"), str(self._folder / "no" / "x.yaml")])

    def _note(self, words: str) -> None:
        self.done.append(words)
