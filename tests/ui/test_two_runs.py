"""Runs A and B in the window: the strip, its buttons, what is shown, what differs, compare with."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from nandviz.exchange.nandseqgen import exporter
from nandviz.model.words import Showing
from nandviz.scenario import library
from nandviz.session.branch import Follow
from nandviz.ui.branch_strip import BranchStrip
from nandviz.ui.commands.compare import FollowBy
from nandviz.ui.commands.edit import MoveEntry
from nandviz.ui.commands.run import CancelRun
from nandviz.ui.main_window import MainWindow
from nandviz.ui.panes.differences import DifferencesPane
from nandviz.ui.panes.pane import TablePane
from nandviz.ui.panes.script import ScriptPane

MakeWindow = Callable[..., MainWindow]
Keys = Callable[..., None]
MOVED = "A original │ B edited: Program_Suspend 100 → 330 µs"


def strip(window: MainWindow) -> BranchStrip:
    return window.parts.widgets.central.branch


def press_button(window: MainWindow, title: str) -> None:
    button = next(b for b in strip(window).findChildren(QPushButton) if b.text() == title)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def move_suspend(window: MainWindow, us: str = "330") -> None:
    """Give the SUSPEND another time in the script pane, by hand."""
    window.parts.widgets.docks.raise_("script")
    QTest.qWait(1)
    pane = window.parts.widgets.docks.pane(ScriptPane)
    at = pane.table.visualRect(pane.model.index(1, 1)).center()
    QTest.mouseClick(pane.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.keyClick(pane.table, Qt.Key.Key_F2)
    editor = pane.table.findChild(QLineEdit)
    assert editor is not None
    QTest.keyClicks(editor, us)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.qWait(1)


def differences(window: MainWindow) -> DifferencesPane:
    window.parts.widgets.docks.raise_("differences")
    QTest.qWait(1)
    return window.parts.widgets.docks.pane(DifferencesPane)


def turn_to(pane: DifferencesPane, page: int) -> TablePane:
    QTest.mouseClick(pane.tabs, Qt.MouseButton.LeftButton, pos=pane.tabs.tabRect(page).center())
    return pane.listed


def cells(table: TablePane, row: int) -> list[str]:
    return [table.model.index(row, n).data() for n in range(table.model.columnCount())]


def click(table: TablePane, row: int, *, twice: bool = False) -> None:
    at = table.table.visualRect(table.model.index(row, 0)).center()
    QTest.mouseClick(table.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    if twice:
        QTest.mouseDClick(table.table.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_an_edit_by_hand_brings_the_strip_and_undo_takes_it_back(
    window: MainWindow, press: Keys
) -> None:
    timeline = window.parts.widgets.central.timeline
    before, text = timeline.height(), window.session.files.text
    assert not strip(window).isVisible()
    move_suspend(window)
    assert strip(window).isVisible()
    assert strip(window).words.text() == MOVED
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    QTest.qWait(1)
    assert not strip(window).isVisible()
    assert window.session.files.text == text
    assert timeline.height() == before, "the strip takes no room"


@pytest.mark.parametrize(("title", "left"), [("Keep B", "B"), ("Clear A", "B"), ("Back to A", "A")])
def test_a_button_leaves_one_run(window: MainWindow, press: Keys, title: str, left: str) -> None:
    texts = {"A": window.session.files.text}
    move_suspend(window)
    texts["B"] = window.session.files.text
    press_button(window, title)
    assert window.session.files.text == texts[left]
    assert not strip(window).isVisible()
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert strip(window).words.text() == MOVED
    assert window.session.files.text == texts["B"]


def test_swap_lets_the_runs_change_places(window: MainWindow) -> None:
    text = window.session.files.text
    move_suspend(window)
    press_button(window, "Swap")
    assert strip(window).words.text() == ("A edited: Program_Suspend 100 → 330 µs │ B original")
    assert window.session.files.text == text


def test_y_goes_through_what_is_shown(window: MainWindow, press: Keys) -> None:
    press(Qt.Key.Key_Y)
    assert window.session.branch.mode is Showing.B_WITH_GHOST, "there is one run alone"
    move_suspend(window)
    a, b = window.session.branch.a, window.session.run
    assert a is not None
    timeline = window.parts.widgets.central.timeline
    shown = {Showing.A: a, Showing.B: b, Showing.SPLIT: b, Showing.B_WITH_GHOST: b}
    for mode, run in shown.items():
        press(Qt.Key.Key_Y)
        assert window.session.branch.mode is mode
        assert timeline.shown is not None
        assert timeline.shown.trace is run.trace
        assert f"/ {run.head}" in window.parts.widgets.central.clock.text
        assert window.session.run is b, "B is edited still"


def test_the_selection_goes_with_the_op(window: MainWindow, press: Keys) -> None:
    window.session.edits.add_entry(0, "{at_us: 0, op: Page_Program_SLC, die: 0, block: 1, page: 0}")
    window.parts.view.select(2)
    press(Qt.Key.Key_Y)
    assert window.parts.view.selected_uid == 1
    press(Qt.Key.Key_Y)
    assert window.parts.view.selected_uid == 2


def test_an_edit_while_a_is_shown_edits_b(window: MainWindow, press: Keys) -> None:
    move_suspend(window)
    press(Qt.Key.Key_Y)
    move_suspend(window, "200")
    assert window.session.branch.mode is Showing.A
    assert strip(window).words.text() == "A original │ B edited: Program_Suspend 100 → 200 µs"


def test_n_goes_through_what_differs_while_there_are_two_runs(
    window: MainWindow, press: Keys
) -> None:
    press(Qt.Key.Key_N)
    assert window.session.playhead.k == 2, "the next suspend"
    press(Qt.Key.Key_Home)
    move_suspend(window)
    comparison = window.session.branch.comparison
    assert comparison is not None
    places = comparison.differing_places(of_b=True).tolist()
    found = []
    for _ in places:
        press(Qt.Key.Key_N)
        found.append(window.session.playhead.k)
    assert found == places
    assert len(found) > 4
    window.send_named("compare.next")
    assert "no later difference" in status(window)
    press(Qt.Key.Key_N, Qt.KeyboardModifier.ShiftModifier)
    assert window.session.playhead.k == places[-2]


def status(window: MainWindow) -> str:
    return window.statusBar().currentMessage()


def test_a_kind_that_is_chosen_beside_a_is_what_n_goes_to(window: MainWindow, press: Keys) -> None:
    move_suspend(window)
    window.send_named("analyse.kind.resume")
    press(Qt.Key.Key_N)
    assert window.session.playhead.now_ns >= 400_000


def test_playheads_go_together_by_time_or_by_event(window: MainWindow, press: Keys) -> None:
    move_suspend(window)
    a, comparison = window.session.branch.a, window.session.branch.comparison
    assert a is not None
    assert comparison is not None
    press(Qt.Key.Key_End)
    assert a.playhead.now_ns <= window.session.playhead.now_ns
    window.send(FollowBy(Follow.EVENT))
    assert a.playhead.k == comparison.event_of_a(window.session.run.head)
    actions = window.parts.widgets.actions
    assert actions["compare.follow.event"].isChecked()
    assert not actions["compare.follow.time"].isChecked()


def test_the_pane_says_where_they_part_and_lists_ops_by_their_move(window: MainWindow) -> None:
    pane = differences(window)
    assert "one run alone" in pane.sentence.text()
    move_suspend(window)
    pane = differences(window)
    assert pane.sentence.text() == (
        "Same until event 2 (100.000 µs). There A suspends op 1; B suspends op 2 (at 330.000 µs)."
    )
    moves = [
        max(abs(float(each or 0)) for each in cells(pane.listed, row)[1:3])
        for row in range(pane.listed.model.rowCount())
    ]
    assert moves == sorted(moves, reverse=True)
    assert moves[0] > 0
    assert cells(turn_to(pane, 1), 0)[0] == "SUBMIT of batch 1"
    assert "suspended" in cells(turn_to(pane, 2), 0)[0] or cells(pane.listed, 0)
    assert turn_to(pane, 3).model.rowCount() == 0


def test_a_row_selects_and_a_double_click_goes_there(window: MainWindow) -> None:
    move_suspend(window)
    pane = differences(window)
    click(pane.listed, 2)
    assert window.parts.view.selected_uid == 4
    assert window.session.playhead.k == 0, "a selection never moves time"
    click(pane.listed, 2, twice=True)
    assert window.session.playhead.now_ns == 330_000
    table = turn_to(pane, 1)
    click(table, 0, twice=True)
    comparison = window.session.branch.comparison
    assert comparison is not None
    assert window.session.playhead.k == comparison.events.row(0).k_b


def test_what_is_in_a_alone_is_gone_to_in_a(window: MainWindow) -> None:
    window.session.edits.remove_entry(2)
    pane = differences(window)
    table = turn_to(pane, 0)
    comparison = window.session.branch.comparison
    assert comparison is not None
    gone = next(n for n, row in enumerate(table.model.rows) if row.what.uid_b is None)
    table.table.scrollTo(table.model.index(gone, 0))
    click(table, gone)
    assert "run B has no such op" in status(window)
    click(table, gone, twice=True)
    assert window.session.branch.mode is Showing.A
    assert window.parts.view.selected_uid == table.model.rows[gone].what.uid_a


def test_rows_of_differences_are_filtered_sorted_and_copied(window: MainWindow) -> None:
    move_suspend(window)
    table = differences(window).listed
    QTest.keyClicks(table.filter_line, "op 2")
    assert table.model.rowCount() == 1
    click(table, 0)
    QTest.keyClick(table.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].startswith("op\tstart Δ, µs\tend Δ, µs")
    assert lines[1].startswith("op 2 Page_Program_SLC")


def drop(window: MainWindow, path: Path, modifier: Qt.KeyboardModifier) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    button, action = Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction
    window.dropEvent(QDropEvent(QPoint(5, 5), action, data, button, modifier))


@pytest.fixture
def other(tmp_path: Path) -> Path:
    path = tmp_path / "other.yaml"
    text = library.path("batch-of-three").read_text(encoding="utf-8")
    path.write_text(text.replace("at_us: 100, op", "at_us: 330, op"), encoding="utf-8")
    return path


def test_a_file_dropped_with_shift_is_b(window: MainWindow, other: Path) -> None:
    a = window.session.run
    drop(window, other, Qt.KeyboardModifier.ShiftModifier)
    assert window.session.branch.a is a
    assert window.session.files.path == other
    assert strip(window).words.text() == ("A Batch of three, suspended on the first │ B other.yaml")
    drop(window, other, Qt.KeyboardModifier.NoModifier)
    assert window.session.branch.a is None


def test_compare_with_asks_for_a_file(
    window: MainWindow, press: Keys, other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: (str(other), ""))
    press(Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert window.session.files.path == other
    assert window.session.branch.comparison is not None
    assert "suspends op 2" in differences(window).sentence.text()


def test_compare_with_a_folder_asks_for_one(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    folder = tmp_path / "import"
    exporter.write(window.session.run.trace, folder)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a, **_k: str(folder))
    window.send_named("file.compare-folder")
    qtbot.waitUntil(lambda: window.session.branch.comparison is not None)
    assert window.session.files.path == folder
    assert strip(window).words.text().endswith("│ B import")
    assert differences(window).sentence.text() == "Both runs are the same."


def test_a_file_that_cannot_be_read_leaves_both_runs(window: MainWindow, tmp_path: Path) -> None:
    move_suspend(window)
    bad = tmp_path / "bad.yaml"
    bad.write_text("nandviz: 1\nscript: 5\n", encoding="utf-8")
    window.parts.files.may_discard_front = lambda: True  # type: ignore[method-assign]
    drop(window, bad, Qt.KeyboardModifier.ShiftModifier)
    assert window.parts.widgets.central.shows_failure
    assert strip(window).words.text() == MOVED


def test_edits_that_are_a_are_asked_about(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def question(_parent: object, _title: str, words: str, *_: object) -> object:
        asked.append(words)
        return QMessageBox.StandardButton.Cancel

    monkeypatch.setattr(QMessageBox, "question", question)
    move_suspend(window)
    press_button(window, "Swap")
    assert not window.session.files.modified
    assert not window.parts.files.may_discard()
    assert asked == ["Run A holds edits that are in no file; Swap puts it in front, to be saved."]


def test_both_runs_are_offered_after_a_crash(make_window: MakeWindow, tmp_path: Path) -> None:
    first = make_window()
    text = first.session.files.text
    first.send(MoveEntry(1, 330_000))
    first.parts.recovery.save()
    kept = next((tmp_path / "sessions").glob("session-*/autosave.json"))
    crashed = tmp_path / "sessions" / "session-crashed"
    crashed.mkdir()
    (crashed / kept.name).write_bytes(kept.read_bytes())
    again = make_window()
    again.parts.widgets.central.bar.button("Restore").click()
    assert strip(again).words.text() == MOVED
    press_button(again, "Back to A")
    assert again.session.files.text == text


def test_long_runs_are_compared_aside_while_the_window_lives(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr("nandviz.session.branch.AT_ONCE", 0)
    pane = differences(window)
    window.session.edits.move_entry(1, 330_000)
    assert window.session.branch.comparison is None
    assert pane.sentence.text() == "comparing …"
    window.session.edits.move_entry(1, 200_000)
    qtbot.waitUntil(lambda: window.session.branch.comparison is not None)
    assert window.session.branch.comparison is not None
    assert window.session.branch.comparison.b is window.session.run.trace
    assert "B suspends op 1 (at 200.000 µs)" in pane.sentence.text()
    window.session.edits.move_entry(1, 300_000)  # the window closes while it is compared


def test_a_run_that_is_cancelled_is_not_compared(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nandviz.session.open_runs.EDIT_MS", 0.0)
    pane = differences(window)
    window.session.edits.move_entry(1, 330_000)
    assert pane.sentence.text() == "simulating …"
    window.send(CancelRun())
    assert pane.sentence.text() == "not compared: a run is not complete"
    window.session.run.go_on()
    while not window.session.run.complete:
        window.session.runs.advance()
    assert pane.sentence.text().startswith("Same until event 2")


def test_the_ghost_and_the_strip_are_in_a_window_made_anew(window: MainWindow) -> None:
    move_suspend(window)
    look = window.leave()
    window.take_over(look)
    assert strip(window).words.text() == MOVED
