"""``.`` and ``,`` go to the next and previous bar on the lane, whatever it is."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from nandviz.ui.main_window import MainWindow
from nandviz.ui.timeline.rows import NAMES_WIDTH, RowKind

Key = Qt.Key
Press = Callable[..., None]


def click(window: MainWindow, time_ns: int, plane: int) -> None:
    timeline = window.parts.widgets.central.timeline
    frame = timeline.frame()
    assert frame is not None
    row = frame.row(0, RowKind.PLANE, plane)
    assert row is not None
    at = QPoint(
        round(frame.x(time_ns)) + NAMES_WIDTH, round(row.bottom - 6) + frame.params.ruler.height
    )
    QTest.mouseClick(timeline.surface.viewport(), Qt.MouseButton.LeftButton, pos=at)


def names(window: MainWindow, press: Press, key: Qt.Key, count: int) -> list[str]:
    out = []
    for _ in range(count):
        press(key)
        uid = window.parts.view.selected_uid
        assert uid is not None
        out.append(f"{uid} {window.session.playhead.as_of().op(uid).op.name}")
    return out


def test_a_dot_passes_suspend_and_resume(window: MainWindow, press: Press) -> None:
    press(Key.Key_End)
    click(window, 60_000, 0)
    assert window.parts.view.selected_uid == 1
    forth = names(window, press, Key.Key_Period, 3)
    assert [name.split()[1].split("_")[-1] for name in forth] == ["Suspend", "Resume", "SLC"]
    assert forth[2].startswith("1 ")
    back = names(window, press, Key.Key_Comma, 3)
    assert back == [forth[1], forth[0], forth[2]]


def test_each_bar_of_a_lane_is_passed_once_both_ways(
    make_window: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    window = make_window("@suspended-three-times")
    timeline = window.parts.widgets.central.timeline
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=30_000)
    QTest.keyClick(timeline, Key.Key_End)

    def press(key: Qt.Key) -> None:
        QTest.keyClick(timeline, key)

    click(window, 60_000, 1)
    first = window.parts.view.selected_uid
    forth = names(window, press, Key.Key_Period, 9)
    assert [name.split()[0] == str(first) for name in forth[:6]] == [False, False, True] * 2
    assert sum("Suspend" in name for name in forth) == 3
    assert sum("Resume" in name for name in forth) == 3
    back = names(window, press, Key.Key_Comma, 8)
    assert back == forth[-2::-1]


def test_the_pointer_alone_does_not_change_the_lane(window: MainWindow, press: Press) -> None:
    press(Key.Key_End)
    click(window, 60_000, 0)
    timeline = window.parts.widgets.central.timeline
    QTest.mouseMove(
        timeline.surface.viewport(), QPoint(NAMES_WIDTH + 300, timeline.ruler.height + 12)
    )
    assert names(window, press, Key.Key_Period, 1)[0].endswith("Suspend")
