"""The script pane: an edit is kept however it ends, entries come and go, a workload is named."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QMessageBox, QPushButton

from nandviz.ui.commands.file import Reload
from nandviz.ui.commands.run import StepEvents
from nandviz.ui.dialogs.entry import EntryDialog
from nandviz.ui.main_window import MainWindow
from nandviz.ui.panes.pane import TablePane
from nandviz.ui.panes.script import ScriptPane

MakeWindow = Callable[..., MainWindow]
AT = 1
"""The column of the times."""


def script(window: MainWindow) -> ScriptPane:
    window.parts.widgets.docks.raise_("script")
    QTest.qWait(1)
    return window.parts.widgets.docks.pane(ScriptPane)


def times(window: MainWindow) -> list[int]:
    scenario = window.session.run.scenario
    assert scenario is not None
    return [entry.at_ns for entry in scenario.setup.script]


def cells(pane: TablePane, row: int) -> dict[str, str]:
    columns = pane.model.columns
    return {c.title: pane.model.index(row, n).data() for n, c in enumerate(columns)}


def click(pane: TablePane, row: int, column: int = AT) -> None:
    at = pane.table.visualRect(pane.model.index(row, column)).center()
    QTest.mouseClick(pane.table.viewport(), Qt.MouseButton.LeftButton, pos=at)


def type_time(pane: TablePane, words: str, row: int = 1) -> QLineEdit:
    """Begin to edit a time as a user does, and type."""
    click(pane, row)
    QTest.keyClick(pane.table, Qt.Key.Key_F2)
    editor = pane.table.findChild(QLineEdit)
    assert editor is not None
    QTest.keyClicks(editor, words)
    return editor


def key_ends(key: Qt.Key) -> Callable[[MainWindow, ScriptPane, QLineEdit], object]:
    return lambda _window, _pane, editor: QTest.keyClick(editor, key)


def by_another_pane(window: MainWindow, _pane: ScriptPane, _editor: QLineEdit) -> None:
    window.send_named("view.pane.events")


def by_the_timeline(window: MainWindow, _pane: ScriptPane, _editor: QLineEdit) -> None:
    surface = window.parts.widgets.central.timeline.surface.viewport()
    QTest.mouseClick(surface, Qt.MouseButton.LeftButton)


ENDS = {
    "Enter": key_ends(Qt.Key.Key_Return),
    "Tab": key_ends(Qt.Key.Key_Tab),
    "F10": key_ends(Qt.Key.Key_F10),
    "F5": key_ends(Qt.Key.Key_F5),
    "another row": lambda _w, pane, _e: click(pane, 0),
    "another pane": by_another_pane,
    "the timeline": by_the_timeline,
    "a step from outside": lambda window, _p, _e: window.send(StepEvents(1)),
}


@pytest.mark.parametrize("k", [0, 8])
@pytest.mark.parametrize("end", ENDS)
def test_an_edit_is_kept_whatever_ends_it(window: MainWindow, end: str, k: int) -> None:
    window.activateWindow()
    pane = script(window)
    window.session.playhead.end()
    window.session.playhead.seek(k)
    ENDS[end](window, pane, type_time(pane, "120.5"))
    QTest.qWait(1)
    assert times(window)[1] == 120_500, window.parts.widgets.central.bar.words.text()
    assert window.parts.widgets.central.bar.isHidden(), (
        window.parts.widgets.central.bar.words.text()
    )


def test_an_edit_is_asked_about_when_the_window_is_closed_over_it(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    buttons = QMessageBox.StandardButton
    monkeypatch.setattr(
        QMessageBox, "question", lambda *_: asked.append(times(window)[1]) or buttons.Cancel
    )
    type_time(script(window), "120.5")
    assert not window.close()
    assert asked == [120_500]


def test_what_is_typed_outlives_a_run_that_grows_and_a_playhead_that_moves(
    window: MainWindow,
) -> None:
    pane = script(window)
    editor = type_time(pane, "120")
    window.session.playhead.step_event(1)
    assert editor.text() == "120"
    QTest.keyClicks(editor, ".5")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.qWait(1)
    assert times(window)[1] == 120_500


@pytest.mark.parametrize("end", ENDS)
def test_an_edit_that_cannot_be_kept_says_why(window: MainWindow, end: str) -> None:
    window.activateWindow()
    pane = script(window)
    before = times(window)
    ENDS[end](window, pane, type_time(pane, "soon"))
    QTest.qWait(1)
    bar = window.parts.widgets.central.bar
    assert bar.isVisible()
    assert "“soon” is not a time in µs" in bar.words.text()
    assert times(window) == before
    assert not window.session.files.modified


def test_escape_takes_an_edit_back_and_nothing_else_is_said(window: MainWindow) -> None:
    pane = script(window)
    editor = type_time(pane, "soon")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert pane.table.findChild(QLineEdit) is None or editor.isHidden()
    assert window.parts.widgets.central.bar.isHidden()
    assert not window.session.files.modified


def test_an_edit_belongs_to_the_script_that_it_began_in(
    make_window: MakeWindow, tmp_path: Path
) -> None:
    window = make_window()
    path = tmp_path / "case.yaml"
    window.session.files.save_as(path)
    pane = script(window)
    type_time(pane, "120.5")
    window.send(Reload())
    QTest.qWait(1)
    assert window.session.edits.can_undo
    window.send_named("edit.undo")
    assert times(window)[1] == 120_500


def test_delete_takes_the_selected_entries_out_and_undo_brings_them_back(
    window: MainWindow,
) -> None:
    pane = script(window)
    before = times(window)
    click(pane, 1)
    QTest.keyClick(pane.table, Qt.Key.Key_Delete)
    assert times(window) == [before[0], *before[2:]]
    window.send_named("edit.undo")
    assert times(window) == before


def test_an_entry_shows_its_die_blocks_and_pages(window: MainWindow) -> None:
    pane = script(window)
    first = cells(pane, 0)
    scenario = window.session.run.scenario
    assert scenario is not None
    requests = scenario.setup.script[0].ops
    assert first["die"] == "0"
    shown = (first["block"], first["page"])
    targets = [t for request in requests for t in request.targets]
    assert all(str(t.block) in shown[0] and str(t.page) in shown[1] for t in targets)


def press_button(pane: ScriptPane, title: str) -> None:
    button = next(b for b in pane.findChildren(QPushButton) if b.text() == title)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_an_entry_is_added_by_its_dialog(window: MainWindow) -> None:
    pane = script(window)
    before = times(window)
    press_button(pane, "Add…")
    dialog = window.findChild(EntryDialog)
    assert dialog is not None
    QTest.keyClicks(dialog.at, "1500.25")
    dialog.findChild(QComboBox).setCurrentText("Page_Program_SLC")
    QTest.keyClicks(dialog.blocks, "9")
    QTest.keyClicks(dialog.pages, "0")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert times(window) == [*before, 1_500_250]
    scenario = window.session.run.scenario
    assert scenario is not None
    (request,) = scenario.setup.script[-1].ops
    assert request.op.name == "Page_Program_SLC"
    assert [(t.block, t.page) for t in request.targets] == [(9, 0)]
    window.send_named("edit.undo")
    assert times(window) == before


def test_an_entry_that_is_not_valid_is_said_in_its_dialog_and_can_be_mended(
    window: MainWindow,
) -> None:
    pane = script(window)
    before = times(window)
    press_button(pane, "Add…")
    dialog = window.findChild(EntryDialog)
    assert dialog is not None
    QTest.keyClicks(dialog.at, "5")
    dialog.op.setCurrentText("Page_Program_SLC")
    QTest.keyClicks(dialog.blocks, "9999")
    QTest.keyClicks(dialog.pages, "0")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert "block" in dialog.wrong.text()
    assert times(window) == before
    dialog.blocks.clear()
    QTest.keyClicks(dialog.blocks, "9")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert times(window) == [*before, 5_000]


def test_a_workload_is_named_where_its_ops_come_from(
    make_window: MakeWindow, tmp_path: Path
) -> None:
    path = tmp_path / "load.yaml"
    path.write_text(
        "nandviz: 1\nworkload:\n  seed: 77\n  celltype: SLC\n"
        "  weights: {IDLE: {program: 1, none: 1}}\n  stop: {until_us: 500, ops: 20}\n"
    )
    pane = script(make_window(str(path)))
    words = pane.workload.text()
    assert pane.workload.isVisible()
    assert "workload" in words
    assert "seed 77" in words
    assert "Page_Program_SLC" in words
    assert "500.000 µs" in words
    assert "20 ops" in words
    assert "trace" not in pane.empty.text() + words


def test_an_entry_later_than_the_end_of_the_run_has_no_event(
    make_window: MakeWindow, tmp_path: Path
) -> None:
    path = tmp_path / "short.yaml"
    path.write_text(
        "nandviz: 1\nrun: {until_us: 100}\nscript:\n"
        "  - {at_us: 0, op: Page_Program_SLC, die: 0, block: 0, page: 0}\n"
        "  - {at_us: 200, op: Page_Program_SLC, die: 0, block: 1, page: 0}\n"
    )
    window = make_window(str(path))
    pane = script(window)
    window.session.playhead.end()
    assert [cells(pane, row)["event"] for row in (0, 1)] == ["0", ""]


def text(window: MainWindow) -> str:
    return window.session.files.text


@pytest.mark.parametrize("key", [Qt.Key.Key_F2, Qt.Key.Key_Return])
@pytest.mark.parametrize("column", [0, AT, 7])
def test_enter_and_f2_edit_the_time_wherever_in_the_row_one_is(
    window: MainWindow, key: Qt.Key, column: int
) -> None:
    pane = script(window)
    click(pane, 1, column)
    QTest.keyClick(pane.table, key)
    editor = pane.table.findChild(QLineEdit)
    assert editor is not None
    QTest.keyClicks(editor, "120.5")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.qWait(1)
    assert times(window)[1] == 120_500


def test_entries_are_cut_and_pasted_with_their_lines_and_comments(window: MainWindow) -> None:
    pane = script(window)
    before, at_first = text(window), times(window)
    click(pane, 0)
    QTest.keyClick(pane.table, Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)
    assert times(window) == at_first[1:]
    clip = QGuiApplication.clipboard().text()
    assert clip.startswith("- at_us: 0\n  batch:                        # one transaction\n")
    click(pane, 1)
    QTest.keyClick(pane.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert times(window) == [*at_first[1:], at_first[0]]
    assert "    batch:                        # one transaction\n      - {op" in text(window)
    for _ in range(2):
        window.send_named("edit.undo")
    assert text(window) == before


def test_several_entries_are_removed_in_one_edit(window: MainWindow) -> None:
    pane = script(window)
    before = text(window)
    click(pane, 0)
    at = pane.table.visualRect(pane.model.index(2, AT)).center()
    QTest.mouseClick(
        pane.table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, at
    )
    QTest.keyClick(pane.table, Qt.Key.Key_Delete)
    assert times(window) == []
    window.send_named("edit.undo")
    assert text(window) == before


PASTED = {
    "one in brackets": "{at_us: 900, op: Read_Status, die: 0}",
    "one in lines": "at_us: 900   # a remark\nop: Read_Status\ndie: 0\n",
    "a list": "- {at_us: 900, op: Read_Status, die: 0}\n",
    "a list that is indented": "    - at_us: 900\n      op: Read_Status\n      die: 0\n",
    "a list in brackets": "[{at_us: 900, op: Read_Status, die: 0}]",
    "a file": "nandviz: 1\nscript:\n- {at_us: 900, op: Read_Status, die: 0}\nname: other\n",
}


@pytest.mark.parametrize("kind", PASTED)
def test_what_another_editor_copied_is_pasted(window: MainWindow, kind: str) -> None:
    pane = script(window)
    before = times(window)
    QGuiApplication.clipboard().setText(PASTED[kind])
    click(pane, 1)
    QTest.keyClick(pane.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    bar = window.parts.widgets.central.bar
    assert times(window) == [*before[:2], 900_000, before[2]], bar.words.text()


REFUSED = {
    "nothing": ("", "no script entries"),
    "words": ("just words", "no script entries"),
    "no yaml": ("- {at_us: 900", "no YAML"),
    "an unknown op": ("- {at_us: 900, op: Nonsense, die: 0}", "script[2].op: unknown op"),
    "a wrong block": ("- {at_us: 1, op: Block_Erase_SLC, die: 0, block: 99}", "script[2].block"),
    "numbers": ("- 1\n- 2\n", "no script entries"),
    "far too deep": ("[" * 5000, ""),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_cannot_be_pasted_is_said_in_one_line_and_changes_nothing(
    window: MainWindow, kind: str
) -> None:
    pane = script(window)
    before = text(window)
    pasted, words = REFUSED[kind]
    QGuiApplication.clipboard().setText(pasted)
    click(pane, 1)
    QTest.keyClick(pane.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    bar = window.parts.widgets.central.bar
    assert bar.isVisible()
    assert words in bar.words.text()
    assert "\n" not in bar.words.text()
    assert text(window) == before
    assert not window.session.edits.can_undo


def menu_line(pane: ScriptPane, row: int, title: str) -> None:
    menu = pane.row_menu(row)
    next(a for a in menu.actions() if a.text() == title).trigger()
    menu.deleteLater()


@pytest.mark.parametrize(("title", "index"), [("above", 1), ("below", 2)])
def test_an_entry_is_inserted_beside_a_row(window: MainWindow, title: str, index: int) -> None:
    pane = script(window)
    menu_line(pane, 1, f"Insert an entry {title}…")
    dialog = window.findChild(EntryDialog)
    assert dialog is not None
    assert dialog.at.text() == "100.000"
    dialog.op.setCurrentText("Read_Status")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    scenario = window.session.run.scenario
    assert scenario is not None
    assert scenario.setup.script[index].ops[0].op.name == "Read_Status"


def drag_row(pane: ScriptPane, row: int, rows: float) -> QPoint:
    """Drag a row by its time, down by so many rows; return where the pointer is."""
    view, left = pane.table.viewport(), Qt.MouseButton.LeftButton
    where = pane.table.visualRect(pane.model.index(row, AT)).center()
    QTest.mousePress(view, left, pos=where)
    for part in (0.5, 1.0):
        QTest.mouseMove(view, where + QPoint(0, round(rows * part * pane.table.rowHeight(row))))
    return where + QPoint(0, round(rows * pane.table.rowHeight(row)))


def test_a_row_is_dragged_to_a_time_between_its_neighbours(window: MainWindow) -> None:
    window.session.playhead.end()
    pane = script(window)
    before, at_first = text(window), times(window)
    where = drag_row(pane, 1, 0.5)
    sign = window.parts.widgets.central.timeline.entries.sign
    assert sign is not None
    assert 200_000 < sign.at_ns < 300_000
    assert text(window) == before
    QTest.mouseRelease(pane.table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert times(window) == [at_first[0], sign.at_ns, at_first[2]]
    window.send_named("edit.undo")
    assert text(window) == before


@pytest.mark.parametrize(("row", "rows", "least", "most"), [(2, 0.6, 450, 470), (0, -0.6, 0, 0)])
def test_a_row_is_dragged_beyond_the_others(
    window: MainWindow, row: int, rows: float, least: int, most: int
) -> None:
    window.session.playhead.end()
    pane = script(window)
    where = drag_row(pane, row, rows)
    QTest.mouseRelease(pane.table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert least * 1000 <= times(window)[row] <= most * 1000


def test_esc_takes_the_drag_of_a_row_back(window: MainWindow) -> None:
    pane = script(window)
    before = text(window)
    where = drag_row(pane, 1, 0.5)
    QTest.keyClick(pane.table, Qt.Key.Key_Escape)
    assert window.parts.widgets.central.timeline.entries.sign is None
    QTest.mouseMove(pane.table.viewport(), where + QPoint(0, 3))
    QTest.mouseRelease(pane.table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert text(window) == before
    assert not window.session.edits.can_undo
