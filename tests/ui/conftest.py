"""Windows for tests: settings of their own, and nothing left behind."""

import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QSettings, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from nandviz.session.session import Session
from nandviz.ui.main_window import MainWindow
from nandviz.ui.settings import Settings

Keys = Callable[..., None]


@pytest.fixture(autouse=True)
def nothing_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that leaves windows, running timers or threads behind."""
    if "qtbot" not in request.fixturenames:
        yield
        return
    threads = set(threading.enumerate())
    before = set(map(id, QApplication.topLevelWidgets())) if QApplication.instance() else set()
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()
    left = [w for w in QApplication.topLevelWidgets() if id(w) not in before and _is_left(w)]
    assert not left, f"windows left: {left}"
    application = QApplication.instance()
    assert application is not None
    timers = [t for t in application.findChildren(QTimer) if t.isActive()]
    assert not timers, f"timers left: {timers}"
    assert set(threading.enumerate()) <= threads


def _is_left(widget: QWidget) -> bool:
    # A tooltip and the views of combo boxes belong to Qt, which keeps them.
    shown = widget.isVisible() and widget.metaObject().className() not in {"QTipLabel"}
    return shown or isinstance(widget, QMenu)


@pytest.fixture
def store(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def settings(store: QSettings) -> Settings:
    return Settings(store)


@pytest.fixture
def make_window(
    qtbot: QtBot, settings: Settings, tmp_path: Path
) -> Iterator[Callable[..., MainWindow]]:
    """Make windows as the program makes them; they are closed without a question at the end."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.setStyle("Fusion")
    made: list[MainWindow] = []

    def make(source: str | None = "@batch-of-three") -> MainWindow:
        window = MainWindow(Session(), settings, tmp_path / "sessions")
        made.append(window)
        window.resize(1600, 900)
        window.show()
        window.start(source)
        qtbot.waitExposed(window)
        return window

    yield make
    for window in made:
        window.parts.files.may_discard = lambda: True  # type: ignore[method-assign]
        window.close()
        window.deleteLater()
    QGuiApplication.clipboard().clear()
    application.setStyleSheet("")


@pytest.fixture
def window(make_window: Callable[..., MainWindow]) -> MainWindow:
    """A window with the batch of three, at event 0."""
    return make_window()


@pytest.fixture
def no_file_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Answer every dialog of the system, which would wait for a person, with no name."""
    for asks_for_file in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, asks_for_file, lambda *_args, **_kwargs: ("", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args, **_kwargs: "")


@pytest.fixture
def press(window: MainWindow) -> Keys:
    """Press a key, with modifiers, on what has the focus."""

    def press_key(key: Qt.Key, *modifiers: Qt.KeyboardModifier, on: QWidget | None = None) -> None:
        both = Qt.KeyboardModifier.NoModifier
        for modifier in modifiers:
            both |= modifier
        QTest.keyClick(on or window.parts.widgets.central.timeline, key, both)

    return press_key
