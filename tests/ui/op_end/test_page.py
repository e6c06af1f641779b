"""Five ways to end an op: seen in tabs, the RESUME dragged across the old end, verdicts flip."""

import pytest
from PySide6.QtCore import QObject, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox, QPlainTextEdit, QTabBar, QToolTip
from pytestqt.qtbot import QtBot

from nandviz.teach.designs import Design
from nandviz.teach.op_end import STORIES, Case
from nandviz.ui.appearance import Appearance
from nandviz.ui.main_window import MainWindow
from nandviz.ui.op_end.board import HEAD
from nandviz.ui.op_end.page import BoardView, OpEndPage
from nandviz.ui.settings import Settings

Key, Modifier, Left = Qt.Key, Qt.KeyboardModifier, Qt.MouseButton.LeftButton
AFTER = {"stub": False, "replace": False, "dispatch": False, "skip": True, "cancel": True}
BEFORE = {"stub": False, "replace": True, "dispatch": False, "skip": False, "cancel": True}


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> OpEndPage:
    window.send_named("help.op-end")
    (found,) = window.findChildren(OpEndPage)
    qtbot.waitExposed(found)
    return found


def verdicts(view: BoardView) -> dict[str, bool]:
    return {each.outcome.design.value: each.outcome.right for each in view.shown}


def starts_at(view: BoardView) -> int:
    """Return when the RESUME starts."""
    resumed = view.board().resumed
    assert resumed is not None
    return resumed.at_ns


def resume(view: BoardView) -> QPoint:
    """Return a point on the RESUME, in the row of the last design."""
    board = view.board()
    assert board.resumed is not None
    middle = board.rows(len(Design) - 1).center().y()
    return QPointF(board.x(board.resumed.at_ns) + 5, middle).toPoint()


def drag_to(view: BoardView, at_ns: int) -> None:
    """Go there by way of all that lies between, the button still held."""
    start, board = resume(view), view.board()
    assert board.resumed is not None
    end = start + QPoint(round(board.x(at_ns) - board.x(board.resumed.at_ns)), 0)
    QTest.mousePress(view, Left, Modifier.NoModifier, start)
    for share in (0.3, 0.6, 1.0):
        QTest.mouseMove(view, start + (end - start) * share)


def test_the_page_begins_with_the_resume_after_the_old_end(page: OpEndPage) -> None:
    assert page.tabs.currentIndex() == 0
    assert verdicts(page.view) == AFTER
    assert page.view.hasFocus()


def test_the_verdicts_flip_while_the_resume_is_dragged_across_the_old_end(
    page: OpEndPage,
) -> None:
    view = page.view
    drag_to(view, 250_000)
    assert view.case is Case.BEFORE
    assert page.tabs.currentIndex() == 1
    assert verdicts(view) == BEFORE
    QTest.mouseMove(view, resume(view) + QPoint(120, 0))
    assert view.case is Case.AFTER
    assert verdicts(view) == AFTER
    QTest.mouseRelease(view, Left, Modifier.NoModifier, resume(view))
    before = view.story
    QTest.mouseMove(view, resume(view) + QPoint(-80, 0))
    assert view.story == before


def test_a_drag_stands_on_whole_microseconds(page: OpEndPage) -> None:
    drag_to(page.view, 333_333)
    assert starts_at(page.view) % 1_000 == 0
    QTest.mouseRelease(page.view, Left)


def test_the_resume_stays_behind_its_suspend_and_in_view(page: OpEndPage) -> None:
    view = page.view
    QTest.keyClick(view, Key.Key_Home)
    assert starts_at(view) == 200_185
    QTest.keyClick(view, Key.Key_Left)
    assert starts_at(view) == 200_185
    QTest.keyClick(view, Key.Key_End)
    (end_ns,) = view.story.true_ends_ns
    assert end_ns == 1_280_000


def test_keys_move_the_resume_by_coarse_and_fine_steps_across_the_old_end(
    page: OpEndPage,
) -> None:
    view = page.view
    moved = []
    for key, modifier in (
        (Key.Key_Right, Modifier.NoModifier),
        (Key.Key_Left, Modifier.ShiftModifier),
        (Key.Key_Left, Modifier.ControlModifier),
    ):
        QTest.keyClick(view, key, modifier)
        moved.append(starts_at(view))
    assert moved == [410_000, 409_000, 408_999]
    view.move_resume(309_824)
    assert (view.case, verdicts(view)) == (Case.AFTER, AFTER)
    QTest.keyClick(view, Key.Key_Left, Modifier.ControlModifier)
    assert (view.case, verdicts(view)) == (Case.BEFORE, BEFORE)


def test_every_tab_shows_its_story(page: OpEndPage) -> None:
    QTest.keyClick(page.tabs, Key.Key_Right)
    QTest.keyClick(page.tabs, Key.Key_Right)
    assert page.view.story == STORIES[Case.TWICE]
    assert [design for design, right in verdicts(page.view).items() if right] == ["cancel"]
    QTest.keyClick(page.tabs, Key.Key_Right)
    assert page.view.case is Case.NEVER
    for key in (Key.Key_Left, Key.Key_Right, Key.Key_Home):
        QTest.keyClick(page.view, key)
    assert page.view.story == STORIES[Case.NEVER]


def test_a_click_on_its_tab_takes_a_drag_back(page: OpEndPage) -> None:
    QTest.keyClick(page.view, Key.Key_Right)
    QTest.mouseClick(page.tabs, Left, Modifier.NoModifier, page.tabs.tabRect(0).center())
    assert page.view.story == STORIES[Case.AFTER]
    QTest.mouseClick(page.tabs, Left, Modifier.NoModifier, page.tabs.tabRect(3).center())
    assert (page.view.case, page.tabs.currentIndex()) == (Case.NEVER, 3)


def test_a_verdict_leads_to_its_tab_and_row(page: OpEndPage) -> None:
    view = page.view
    number = list(Design).index(Design.SKIP)
    at = view.board().cell(number, Case.BEFORE).center().toPoint()
    QTest.mouseClick(view, Left, Modifier.NoModifier, at)
    assert (view.case, view.chosen) == (Case.BEFORE, number)
    assert page.told.toPlainText().startswith("skip: ")
    assert "law 2: 2 OP_ENDs of op 1" in page.told.toPlainText()


def test_up_and_down_choose_the_row_that_is_told(page: OpEndPage) -> None:
    for _ in range(7):
        QTest.keyClick(page.view, Key.Key_Down)
    told = page.told.toPlainText()
    assert told.splitlines()[0].startswith("cancel: SUSPEND cancels the OP_END by its handle")
    assert told.splitlines()[1:] == ["every law kept"]
    QTest.keyClick(page.view, Key.Key_Up)
    assert page.told.toPlainText().startswith("skip")


def test_hovering_tells_the_words_of_the_violations(settings: Settings, qtbot: QtBot) -> None:
    keeper = QObject()
    page = OpEndPage(None, Appearance(settings, keeper))  # no other window below the pointer
    page.resize(780, 600)
    page.show()
    QTest.qWait(1)
    view, board = page.view, page.view.board()
    cell = board.cell(0, Case.NEVER).center()
    for off in (QPoint(-9, -4), QPoint()):
        QTest.mouseMove(view, cell.toPoint() + off)
    qtbot.waitUntil(QToolTip.isVisible, timeout=30_000)
    assert "law 16" in QToolTip.text()
    QToolTip.hideText()
    mark = QPointF(board.x(309_824), board.rows(0).center().y() + 4)
    assert "law 16 broken: OP_END of op 1" in view.tip_text(mark)
    assert view.tip_text(QPointF(5, board.row(4).center().y())).endswith("every law kept")
    assert view.tip_text(QPointF(board.x(1_250_000), board.rows(1).center().y())) == ""
    page.close()


def test_tab_goes_through_all_of_it_and_escape_closes(page: OpEndPage, qtbot: QtBot) -> None:
    met = []
    for _ in range(4):
        met.append(type(page.focusWidget()))
        QTest.keyClick(page.focusWidget(), Key.Key_Tab)
    assert met[:2] == [BoardView, QPlainTextEdit]
    assert QTabBar in met
    assert page.findChild(QDialogButtonBox) is not None
    with qtbot.waitSignal(page.destroyed):
        QTest.keyClick(page.view, Key.Key_Escape)


def test_a_screen_reader_hears_the_verdicts(page: OpEndPage) -> None:
    assert page.view.accessibleDescription() == (
        "RESUME after the old end; stub: laws 2, 3, 14, 16 broken; "
        "replace: laws 2, 3, 14, 16 broken; dispatch: law 16 broken; skip: every law kept; "
        "cancel: every law kept"
    )


@pytest.mark.parametrize("size", [QSize(800, 450), QSize(1100, 680)])
@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_verdicts_are_seen_in_their_colours(
    window: MainWindow, page: OpEndPage, size: QSize, name: str
) -> None:
    window.send_named(f"view.theme.{name}")
    page.resize(size)
    QTest.qWait(1)
    view, theme = page.view, window.parts.appearance.theme
    assert page.size() == size
    image, board = view.grab().toImage(), view.board()
    assert HEAD + board.row_height * len(Design) <= view.height()
    for i, design in enumerate(Design):
        for case in Case:
            area = board.cell(i, case).toRect()
            met = {
                image.pixelColor(x, y).name()
                for x in range(area.left(), area.right())
                for y in range(area.top(), area.bottom())
            }
            right = board.outcome(i, case).right
            signs = [QColor(theme.wrong).name(), QColor(theme.resume).name()]
            assert signs[right] in met, (design, case)
            assert signs[not right] not in met, (design, case)


def test_dragging_works_from_the_flag_on_the_ruler(page: OpEndPage) -> None:
    view, board = page.view, page.view.board()
    assert board.resumed is not None
    flag = QPointF(board.x(board.resumed.at_ns) + 4, HEAD - 25)
    assert board.holds_resume(flag)
    assert not board.holds_resume(flag - QPointF(40, 0))
    start = flag.toPoint()
    QTest.mousePress(view, Left, Modifier.NoModifier, start)
    QTest.mouseMove(view, start - QPoint(200, 0))
    assert view.case is Case.BEFORE
    QTest.mouseRelease(view, Left)
