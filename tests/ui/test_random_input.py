"""Random commands, keys and mouse: nothing breaks. ``NANDVIZ_INPUTS`` sets how many."""

import ctypes
import gc
import os
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from nandviz.session.session import Session
from nandviz.ui.command_table import COMMANDS
from nandviz.ui.commands.file import OpenFile
from nandviz.ui.commands.run import CancelRun, GoToEnd
from nandviz.ui.main_window import MainWindow
from nandviz.ui.settings import Settings
from tests.session.sessions import open_text
from tests.ui.monkey import Monkey

SEEDS = 4
INPUTS = int(
    os.environ.get("NANDVIZ_INPUTS", "10000" if os.environ.get("NANDVIZ_NIGHTLY") else "600")
)
ROUND = 50
"""Inputs between two looks at the laws and the memory."""
FEWEST_LOOKS = 5
"""In each third of a run, for more than windows to be judged: caches fill at first."""
GROWTH = {"bytes": 20_000_000, "objects": 2_000, "widgets": 20, "windows": 0}
"""Most that the floor of each may rise from the second third of a run to the last.

Qt itself makes and drops widgets as panes are tabbed; windows are dialogs, menus, the window."""


def resident_bytes() -> int:
    """Return the memory in use, after what the C library holds back has been given up."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def widgets(application: QApplication) -> tuple[int, int]:
    """Return how many widgets are alive, and how many of them are windows that we made."""
    kept = ("QDockWidget", "QComboBoxPrivateContainer", "QTipLabel")
    everything = application.allWidgets()
    windows = [w for w in everything if w.isWindow() and w.metaObject().className() not in kept]
    return len(everything), len(windows)


def verdicts(session: Session) -> list[tuple[int, str, int]]:
    return [(v.law, v.status, len(v.violations)) for v in session.run.laws.judge()]


def fresh_verdicts(session: Session) -> list[tuple[int, str, int]]:
    """Return what the laws say of the same text when nobody has played with it."""
    fresh = Session()
    open_text(fresh, session.files.text, session.files.path)
    fresh.playhead.end()
    finish(fresh)
    return verdicts(fresh)


def finish(session: Session) -> None:
    while session.run.progress.running:
        session.run.advance(50)


def look_over(window: MainWindow) -> None:
    """Check that window and session agree on how things stand."""
    session = window.session
    assert -1 <= session.playhead.k <= session.run.head
    assert window.parts.widgets.central.timeline.frame().as_of.k == session.playhead.k
    assert session.files.title in window.windowTitle()
    if not QApplication.activeModalWidget():
        state = window.parts.state.read()
        for entry in COMMANDS:
            enabled = window.parts.widgets.actions[entry.name].isEnabled()
            assert enabled == entry.command.possible(state), entry.name


def come_to_rest(window: MainWindow, monkey: Monkey, qtbot: QtBot) -> None:
    monkey.let_go()
    window.send(CancelRun())
    window.send(GoToEnd())
    qtbot.waitUntil(lambda: not window.parts.run.busy, timeout=20_000)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()


@pytest.mark.slow
@pytest.mark.qt_log_ignore("^This plugin does not support grabbing", extend=True)
@pytest.mark.parametrize("seed", range(SEEDS))
def test_random_input_breaks_nothing_and_leaves_nothing(
    seed: int,
    make_window: Callable[..., MainWindow],
    settings: Settings,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtlog,
) -> None:
    window = make_window()
    settings.folder = tmp_path
    monkey = Monkey(window, seed, tmp_path)
    monkey.answer_questions(monkeypatch)
    app, sizes = QApplication.instance(), []
    assert isinstance(app, QApplication)
    with capture_exceptions() as caught:
        for number in range(INPUTS // SEEDS):
            monkey.step()
            told = f"seed {seed}, input {number}: {list(monkey.done)}"
            assert not caught, f"{told}: {caught[0][1]!r}"
            assert not [r for r in qtlog.records if not r.ignored], f"{told}: {qtlog.records}"
            if number % ROUND == ROUND - 1:
                come_to_rest(window, monkey, qtbot)
                look_over(window)
                assert verdicts(window.session) == fresh_verdicts(window.session), told
                with monkeypatch.context() as patch:
                    patch.setattr(window.parts.files, "may_discard", lambda: True)
                    window.send(OpenFile("@batch-of-three"))
                come_to_rest(window, monkey, qtbot)
                gc.collect()
                sizes.append((resident_bytes(), len(gc.get_objects()), *widgets(app)))
    print(f"seed {seed}: {INPUTS // SEEDS} inputs, {', '.join(GROWTH)} at rest: {sizes}")
    assert_flat(np.array(sizes))


def assert_flat(sizes: np.ndarray) -> None:
    """Check that what is alive with one scenario at rest does not grow."""
    third = len(sizes) // 3
    floors = [part.min(axis=0) for part in (sizes[third:-third], sizes[-third:])]
    grown = dict(zip(GROWTH, floors[1] - floors[0], strict=True))
    judged = GROWTH if third >= FEWEST_LOOKS else {"windows"}
    assert all(grown[name] <= GROWTH[name] for name in judged), grown
