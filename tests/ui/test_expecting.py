"""What a scenario expects is written by keys and mouse, judged in the Laws pane, and saved."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from nandviz.__main__ import main
from nandviz.scenario.expectation_words import expectation_entry
from nandviz.ui.commands.run import GoToEnd
from nandviz.ui.commands.view import SelectOp
from nandviz.ui.main_window import MainWindow
from nandviz.ui.palette import Palette
from nandviz.ui.panes.laws import COLUMNS, LawsPane
from tests.ui.dragging import timeline
from tests.ui.test_editing_by_menu import choose, menu_at, on_plane

MakeWindow = Callable[..., MainWindow]
STORY = """\
nandviz: 1
script:
  # first come the programs
  - at_us: 0
    batch:
      - {op: Page_Program_SLC, die: 0, block: 0, page: 0}
      - {op: Page_Program_SLC, die: 0, block: 0, page: 1}
  - {at_us: 100, op: Program_Suspend, die: 0}   # in CORE_BUSY
  - {at_us: 400, op: Program_Resume, die: 0}
"""
EXPECTED = """\
expect:
  - {op: 0.1, fate: completed, end_us: 1000}   # the second
  - {metric: backlog_drop, value: 0}
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "story.yaml"
    file.write_text(STORY)
    return file


@pytest.fixture
def window(make_window: MakeWindow, file: Path) -> MainWindow:
    window = make_window(str(file))
    window.send(GoToEnd())
    QTest.qWait(1)
    return window


def laws(window: MainWindow) -> LawsPane:
    window.parts.widgets.docks.raise_("laws")
    QTest.qWait(1)
    return window.parts.widgets.docks.pane(LawsPane)


def cells(pane: LawsPane, title: str) -> list[str]:
    column = next(column for column in COLUMNS if column.title == title)
    return [column.text(row) for row in pane.model.rows]


def expected(window: MainWindow) -> list[str]:
    scenario = window.session.run.scenario
    assert scenario is not None
    return [*map(expectation_entry, scenario.expectations)]


def press(window: MainWindow, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    both = Qt.KeyboardModifier.ControlModifier
    for modifier in modifiers:
        both |= modifier
    QTest.keyClick(timeline(window), key, both)


def by_palette(window: MainWindow, words: str) -> None:
    """Choose a command by keys alone; its menu shows itself on a real screen only."""
    press(window, Qt.Key.Key_P, Qt.KeyboardModifier.ShiftModifier)
    palette = window.findChild(Palette)
    assert palette is not None
    QTest.keyClicks(palette.line, words)
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    QTest.qWait(1)


def test_the_command_writes_what_happened_and_undo_takes_it_back(
    window: MainWindow, file: Path, qtbot: QtBot
) -> None:
    titles = [a.text().replace("&", "") for a in window.parts.widgets.menus["Edit"].actions()]
    assert "Expect what happened now" in titles
    by_palette(window, "expect what happened now")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=30_000)
    assert expected(window)[:4] == [
        "{law: all, verdict: pass}",
        "{event: SUSPEND, of: 0.0, at_us: 100, remaining_us: 209.824}",
        "{event: RESUME, of: 0.0, at_us: 550.185, remaining_us: 209.824}",
        "{op: 0.0, fate: completed, end_us: 760.009}",
    ]
    text = window.session.files.text
    assert text.startswith(STORY + "expect:\n")
    assert window.session.branch.a is None
    assert {each.status for each in window.session.run.expected} == {"pass"}
    press(window, Qt.Key.Key_S)
    assert file.read_text() == text
    assert main(["check", str(file)]) == 0
    press(window, Qt.Key.Key_Z)
    assert window.session.files.text == STORY
    press(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ShiftModifier)
    assert window.session.files.text == text


def test_a_right_click_on_an_op_writes_what_happened_to_it(window: MainWindow) -> None:
    choose(menu_at(window, on_plane(window, 900_000)), "Expect what happened to op 2")
    assert expected(window) == ["{op: 0.1, fate: completed, end_us: 1069.833}"]


def test_the_selected_op_is_expected_so_by_its_command(window: MainWindow) -> None:
    window.send(SelectOp(3))
    window.send_named("edit.expect_op")
    assert expected(window) == ["{op: 1.0, fate: completed, end_us: 200.185}"]


def test_the_laws_pane_shows_expected_and_actual_and_a_click_selects_the_op(
    make_window: MakeWindow, file: Path
) -> None:
    file.write_text(STORY + EXPECTED)
    window = make_window(str(file))
    window.send(GoToEnd())
    pane = laws(window)
    assert cells(pane, "law")[0] == "expect 0"
    assert cells(pane, "law")[-1] == "expect 1"
    assert cells(pane, "what always holds")[0] == "op 0.1: expected completed, end 1000.000 µs"
    assert cells(pane, "verdict")[0] == "✖ broken"
    assert cells(pane, "detail")[0] == "got completed, end 1069.833 µs"
    assert cells(pane, "verdict")[-1] == "✔ pass"
    at = pane.table.visualRect(pane.model.index(0, 2)).center()
    QTest.mouseClick(pane.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert window.parts.view.selected_uid == 2
    QTest.keyClick(pane.table, Qt.Key.Key_Return)
    found = window.session.run.expected[0]
    assert window.session.playhead.k == found.event


def test_what_is_expected_anew_takes_the_place_of_what_was_with_its_comment(
    make_window: MakeWindow, file: Path
) -> None:
    file.write_text(STORY + EXPECTED)
    window = make_window(str(file))
    window.send(GoToEnd())
    QTest.qWait(1)
    choose(menu_at(window, on_plane(window, 900_000)), "Expect what happened to op 2")
    assert window.session.files.text == STORY + EXPECTED.replace("1000", "1069.833")
    assert cells(laws(window), "verdict")[-2:] == ["✔ pass", "✔ pass"]


def test_an_edit_that_changes_the_run_breaks_what_was_expected_of_it(window: MainWindow) -> None:
    window.send_named("edit.expect")
    choose(menu_at(window, on_plane(window, 900_000)), "Delete entry 0")
    assert [line for line in expected(window) if "of:" in line or "op:" in line] == [
        "{op: 0.0, fate: completed, end_us: 200.185}",
        "{op: 1.0, fate: completed, end_us: 550.185}",
    ]
    statuses = {str(each.status) for each in window.session.run.expected}
    assert "broken" in statuses
    assert cells(laws(window), "verdict")[0] == "✖ broken"


def test_a_workloads_op_is_refused_in_the_bar(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window("@workload-suspend-limits")
    qtbot.waitUntil(lambda: window.session.run.complete, timeout=30_000)
    window.send(SelectOp(1))
    window.send_named("edit.expect_op")
    assert expected(window) == []
    assert "is no op of the script" in window.parts.widgets.central.bar.words.text()
