"""Marks live in the session: the window shows them, and reads nothing else for them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from nandviz.session.session import Session
from nandviz.ui.main_window import MainWindow
from nandviz.ui.panes.pane import Pane
from nandviz.ui.statusbar.clock import Clock
from nandviz.ui.timeline.view import TimelineView

MakeWindow = Callable[..., MainWindow]


def timeline(window: MainWindow) -> TimelineView:
    found = window.findChild(TimelineView)
    assert isinstance(found, TimelineView)
    return found


def clock(window: MainWindow) -> str:
    found = window.findChild(Clock)
    assert isinstance(found, Clock)
    return found.text


def test_marks_that_a_crash_left_stand_on_the_timeline_again(
    make_window: MakeWindow, tmp_path: Path
) -> None:
    before = Session()
    before.files.open("@batch-of-three")
    before.edits.duplicate_entry(0)
    before.marks.mark(100_000)
    before.marks.mark(200_185)
    before.autosave.write(tmp_path / "sessions" / "session-0")
    window = make_window()
    restore = next(b for b in window.findChildren(QPushButton) if b.text() == "Restore")
    QTest.mouseClick(restore, Qt.MouseButton.LeftButton)
    assert window.session.marks.instants == (100_000, 200_185)
    assert timeline(window).cursors().marks == (100_000, 200_185)
    assert "100.185" in clock(window)


def test_a_mark_reads_no_pane_and_no_event_again(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    for pane in window.findChildren(Pane):
        monkeypatch.setattr(pane, "read", lambda _moment: read.append("pane"))
    monkeypatch.setattr(timeline(window), "set_event", lambda _k: read.append("timeline"))
    QTest.keyClick(timeline(window), Qt.Key.Key_M)
    qtbot.wait(200)
    assert read == []
    assert len(timeline(window).cursors().marks) == 1
    QTest.keyClick(timeline(window), Qt.Key.Key_F10)
    assert {"timeline", "pane"} <= set(read)
