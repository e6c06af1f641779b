"""The timeline's menu edits the script where one points at, and so does the palette."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from nandviz.trace.store import save
from nandviz.ui.commands.run import GoToEnd
from nandviz.ui.commands.view import SelectOp
from nandviz.ui.dialogs.entry import EntryDialog
from nandviz.ui.dialogs.move_entry import MoveEntryDialog
from nandviz.ui.main_window import MainWindow
from nandviz.ui.timeline.rows import NAMES_WIDTH, RowKind
from tests.ui.dragging import place_of, timeline

MakeWindow = Callable[..., MainWindow]


@pytest.fixture
def window(make_window: MakeWindow) -> MainWindow:
    """The batch of three, at its end."""
    window = make_window()
    window.send(GoToEnd())
    QTest.qWait(1)
    return window


def menu_at(window: MainWindow, where: QPointF) -> QMenu:
    """Return the menu of a point; to show it needs a screen (tests/e2e)."""
    return timeline(window).pointing.menu(
        where - QPointF(NAMES_WIDTH, timeline(window).ruler.height)
    )


def on_plane(window: MainWindow, time_ns: int, plane: int = 2) -> QPointF:
    frame = timeline(window).frame()
    assert frame is not None
    row = frame.row(0, RowKind.PLANE, plane)
    assert row is not None
    return QPointF(
        frame.x(time_ns) + NAMES_WIDTH, (row.top + row.bottom) / 2 + timeline(window).ruler.height
    )


def all_actions(menu: QMenu) -> list[QAction]:
    # The menu that an action is asked for dies with what asked: in PySide6 6.8.
    return [*menu.actions(), *(a for m in menu.findChildren(QMenu) for a in m.actions())]


def choose(menu: QMenu, beginning: str) -> None:
    next(a for a in all_actions(menu) if a.text().startswith(beginning)).trigger()
    menu.deleteLater()
    QTest.qWait(1)


def script(window: MainWindow) -> list[tuple[int, list[str]]]:
    scenario = window.session.run.scenario
    assert scenario is not None
    return [(e.at_ns, [r.op.name for r in e.ops]) for e in scenario.setup.script]


def test_a_suspend_is_put_in_where_one_points(window: MainWindow) -> None:
    before = script(window)
    menu = menu_at(window, on_plane(window, 900_000))
    titles = [a.text() for a in all_actions(menu)]
    assert "Suspend here: Program_Suspend" in titles
    assert "Suspend here: Erase_Suspend" not in titles  # a program runs there
    assert {"Status here: Read_Status", "Read … here", "Program … here", "Erase … here"} <= {
        *titles
    }
    choose(menu, "Suspend here")
    *rest, (at_ns, ops) = script(window)
    assert rest == before
    assert ops == ["Program_Suspend"]
    assert abs(at_ns - 900_000) < 2_000
    assert len(window.session.run.trace.suspensions) == 2
    window.send_named("edit.undo")
    assert script(window) == before


def test_a_program_is_proposed_at_the_next_page_and_can_be_changed(window: MainWindow) -> None:
    before = script(window)
    choose(menu_at(window, on_plane(window, 1_300_000, 0)), "Program … here")
    dialog = window.findChild(EntryDialog)
    assert dialog is not None
    assert (dialog.op.currentText(), dialog.blocks.text(), dialog.pages.text()) == (
        "Page_Program_SLC", "0", "3",
    )  # fmt: skip
    dialog.at.selectAll()
    QTest.keyClicks(dialog.at, "1500")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert script(window) == [*before, (1_500_000, ["Page_Program_SLC"])]
    assert len(window.session.run.trace.refusals) == 0


def test_a_read_is_proposed_where_data_is_and_an_erase_where_it_is_used(window: MainWindow) -> None:
    for title, op, page in (
        ("Read … here", "Page_Read_SLC", "2"),
        ("Erase … here", "Block_Erase_SLC", ""),
    ):
        choose(menu_at(window, on_plane(window, 1_379_657, 0)), title)
        dialog = window.findChild(EntryDialog)
        assert dialog is not None
        found = (dialog.op.currentText(), dialog.blocks.text(), dialog.pages.text())
        assert found == (op, "0", page)
        dialog.reject()
        QTest.qWait(1)


@pytest.mark.parametrize(("share", "at_ns"), [("25", 84_824), ("75", 550_185 + 134_824)])
def test_an_op_is_suspended_when_it_has_done_a_share(
    window: MainWindow, share: str, at_ns: int
) -> None:
    # Op 1 has 90.176 µs of 300 done when it is suspended, and goes on at 550.185 µs.
    where = QPointF(place_of(window, 1))
    choose(menu_at(window, where), f"at {share} %")
    assert script(window)[-1] == (at_ns, ["Program_Suspend"])


def test_entries_of_an_op_are_moved_duplicated_and_deleted(window: MainWindow) -> None:
    before = script(window)
    resume = 5
    choose(menu_at(window, QPointF(place_of(window, resume))), "Move entry 2")
    dialog = window.findChild(MoveEntryDialog)
    assert dialog is not None
    QTest.keyClicks(dialog.line, "soon")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert "not a time" in dialog.wrong.text()
    dialog.line.selectAll()
    QTest.keyClicks(dialog.line, "450")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert script(window)[2] == (450_000, ["Program_Resume"])
    choose(menu_at(window, QPointF(place_of(window, resume))), "Duplicate entry 2")
    assert script(window)[2:] == [(450_000, ["Program_Resume"])] * 2
    choose(menu_at(window, QPointF(place_of(window, 1))), "Delete entry 0 (3 ops)")
    assert len(script(window)) == 3
    for _ in range(3):
        window.send_named("edit.undo")
    assert script(window) == before


def test_a_trace_without_a_scenario_offers_no_edit(
    window: MainWindow, make_window: MakeWindow, tmp_path: Path
) -> None:
    save(window.session.run.trace, tmp_path / "run.nvt")
    other = make_window(str(tmp_path / "run.nvt"))
    other.send(GoToEnd())
    QTest.qWait(1)
    menu = menu_at(other, on_plane(other, 900_000))
    assert not [a for a in all_actions(menu) if "here:" in a.text() or "entry" in a.text()]
    menu.deleteLater()
    assert not other.send_named("edit.suspend")
    assert not other.send_named("edit.entry")


def test_the_palette_suspends_and_resumes_at_a_mark(window: MainWindow) -> None:
    window.session.marks.mark(900_000)
    assert window.send_named("edit.suspend")
    assert script(window)[-1] == (900_000, ["Program_Suspend"])
    window.session.marks.mark(1_050_000)
    assert window.send_named("edit.resume")
    assert script(window)[-1] == (1_050_000, ["Program_Resume"])
    window.session.marks.clear()
    window.send(GoToEnd())
    window.send_named("edit.suspend")
    bar = window.parts.widgets.central.bar
    assert "nothing that can be suspended" in bar.words.text()


def test_the_palette_changes_the_entry_of_the_selected_op(window: MainWindow) -> None:
    before = script(window)
    assert not window.send_named("edit.duplicate")
    window.send(SelectOp(4))
    assert window.send_named("edit.duplicate")
    assert script(window) == [*before[:2], *before[1:]]
    window.send_named("edit.undo")
    window.send(SelectOp(4))
    assert window.send_named("edit.remove")
    assert script(window) == [before[0], before[2]]
