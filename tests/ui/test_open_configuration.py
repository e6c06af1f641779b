"""A config.yaml of the generator, opened in the window: a scenario that is in no file yet."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from nandviz.scenario.loader import load
from nandviz.ui.commands.file import OpenFile
from nandviz.ui.main_window import MainWindow
from tests.exchange.nandseqgen.config.small import SMALL, written


def _press(window: MainWindow, key: Qt.Key) -> None:
    timeline = window.parts.widgets.central.timeline
    QTest.keyClick(timeline, key, Qt.KeyboardModifier.ControlModifier)


def _open(window: MainWindow, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    _press(window, Qt.Key.Key_O)


def test_it_opens_with_its_profile_and_the_bar_says_what_was_not_taken_over(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _open(window, written(tmp_path), monkeypatch)
    session = window.session
    assert session.run.scenario is not None
    assert "Cache_Program" in session.run.scenario.profile.ops
    assert session.files.path is None
    bar = window.parts.widgets.central.bar
    assert bar.isVisibleTo(window)
    words = bar.words.text()
    assert "notes on the configuration stand at the head of the scenario" in words
    assert "policies: sequence_gap: of the generator's search, not taken over" in words
    QTest.mouseClick(bar.button("Close"), Qt.MouseButton.LeftButton)
    assert not bar.isVisibleTo(window)


def test_it_is_among_the_recent_files_and_opens_from_there(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path)
    _open(window, path, monkeypatch)
    window.send(OpenFile("@nested"))
    recent = window.parts.widgets.recent
    recent.aboutToShow.emit()
    action = next(each for each in recent.actions() if path.name in each.text())
    action.trigger()
    assert window.session.run.scenario is not None
    assert window.session.run.scenario.converted


def test_saving_asks_for_a_name_and_leaves_the_configuration_as_it_is(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, target = written(tmp_path), tmp_path / "mine.yaml"
    _open(window, path, monkeypatch)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    _press(window, Qt.Key.Key_S)
    assert path.read_text() == SMALL
    assert load(target).profile == window.session.run.scenario.profile  # type: ignore[union-attr]


def test_one_that_is_wrong_says_where_and_changes_nothing(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = window.session.run.scenario
    path = written(tmp_path, ("{ISSUE: 0.21}", "{ISSUE: 0.2x1}"))
    _open(window, path, monkeypatch)
    assert window.session.run.scenario is before
    assert window.parts.widgets.central.shows_failure
