"""What the window says and shows in two places agrees; what is two things looks like two."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from nandviz.scenario import library
from nandviz.ui.commands.file import OpenFile
from nandviz.ui.main_window import MainWindow
from nandviz.ui.panes.pane import TablePane
from nandviz.ui.timeline.paint_breaks import rings
from nandviz.ui.timeline.rows import NAMES_WIDTH, RowKind
from nandviz.ui.timeline.scene import Scene
from nandviz.ui.timeline.view import TimelineView

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
Press = Callable[..., None]


def timeline_of(window: MainWindow) -> TimelineView:
    return window.parts.widgets.central.timeline


def point(timeline: TimelineView, time_ns: int, plane: int = 1) -> QPoint:
    """Return a point of the surface on a plane, at an instant."""
    frame = timeline.frame()
    assert frame is not None
    row = frame.row(0, RowKind.PLANE, plane)
    assert row is not None
    y = round(row.bottom - 6) + timeline.ruler.height
    return QPoint(round(frame.x(time_ns)) + NAMES_WIDTH, y)


def values(window: MainWindow, name: str) -> dict[str, str]:
    """Return first and second column of a pane."""
    window.parts.widgets.docks.raise_(name)
    QTest.qWait(1)
    pane = window.parts.widgets.docks.panes[name]
    assert isinstance(pane, TablePane)
    model = pane.model
    cells = ([str(model.index(r, c).data()) for c in (0, 1)] for r in range(pane.model.rowCount()))
    return dict(cells)


def test_a_span_over_the_whole_run_says_what_the_metrics_say(
    window: MainWindow, press: Press
) -> None:
    press(Key.Key_End)
    timeline = timeline_of(window)
    port = timeline.surface.viewport()
    first, last = point(timeline, 0), point(timeline, window.session.playhead.now_ns)
    QTest.mousePress(port, LEFT, Qt.KeyboardModifier.AltModifier, first - QPoint(2, 0))
    for at in (first + QPoint(60, 0), last, last + QPoint(9, 0)):
        QTest.mouseMove(port, at)
        QTest.qWait(1)
    QTest.mouseRelease(port, LEFT, Qt.KeyboardModifier.NoModifier, last + QPoint(9, 0))
    said = " ".join(timeline.cursors().measured)
    found = values(window, "metrics")
    assert f"cores busy {found['core_busy_us']} µs" in said
    assert f"bus busy {found['bus_busy_us']} µs" in said


def test_what_is_selected_and_what_the_event_changed_have_outlines_of_two_forms(
    window: MainWindow, press: Press
) -> None:
    timeline = timeline_of(window)
    for _ in range(5):
        press(Key.Key_F10)  # the RESUME: it plans the rest of op 1, and itself

    def edge() -> list[bool]:
        frame = timeline.frame()
        assert frame is not None
        row = frame.row(0, RowKind.PLANE, 3)
        assert row is not None
        image = timeline.surface.grab().toImage()
        left, right = (round(frame.x(t)) + NAMES_WIDTH for t in (580_000, 730_000))
        heights = range(round(row.bottom) - 2, round(row.bottom) + 3)
        accent = timeline.theme.accent.upper()
        lines = [
            [image.pixelColor(x, y + timeline.ruler.height).name().upper() == accent for x in xs]
            for xs in (range(left, right),)
            for y in heights
        ]
        return max(lines, key=sum)

    changed = edge()
    assert any(changed)
    assert not all(changed), "dotted"
    QTest.mouseClick(timeline.surface.viewport(), LEFT, pos=point(timeline, 620_000))
    assert window.parts.view.selected_uid == 1
    assert all(edge()), "in one piece"


def test_the_first_breakpoint_of_each_file_has_number_1(
    make_window: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    window = make_window("@batch-of-three")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=30_000)
    timeline = timeline_of(window)

    def numbers() -> set[int]:
        frame = timeline.frame()
        assert frame is not None
        found = rings(Scene(frame, timeline.words), timeline.breaks)
        return {place.number for ring in found for place in ring.places}

    for name in ("suspend-resume", "nested"):
        window.send(OpenFile(str(library.path(name))))
        QTest.keyClick(timeline, Key.Key_End)
        QTest.mouseClick(timeline.surface.viewport(), LEFT, pos=point(timeline, 30_000))
        QTest.keyClick(timeline, Key.Key_F9)
        assert numbers() == {1}
        assert [number for number, _ in window.session.breakpoints] == [1]
