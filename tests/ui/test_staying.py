"""What is looked at stays: over a reload, while a run grows, when the picture moves."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolTip
from pytestqt.qtbot import QtBot

from nandviz.ui.main_window import MainWindow
from nandviz.ui.timeline.row_names import name_lines
from nandviz.ui.timeline.rows import NAMES_WIDTH, RowKind

Key, Modifier = Qt.Key, Qt.KeyboardModifier
Press = Callable[..., None]
MakeWindow = Callable[..., MainWindow]

HEAD = """nandviz: 1
name: Long
profile: generic-tlc
topology: {dies: 2, planes: 4, blocks: 64, pages: 1024}
script:
"""


@pytest.fixture
def long_file(tmp_path: Path) -> Path:
    op = "{at_us: %d, op: Page_Program_SLC, die: %d, block: %d, page: %d}"
    lines = [f"- {op % (n * 400, n % 2, n // 2048, n // 2 % 1024)}" for n in range(1500)]
    path = tmp_path / "long.yaml"
    path.write_text(HEAD + "\n".join(lines) + "\n")
    return path


@pytest.fixture
def slowly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let opening and slices simulate little at once, as a long run does."""
    monkeypatch.setattr("nandviz.session.open_runs.OPEN_MS", 2.0)
    monkeypatch.setattr("nandviz.ui.run_control.SLICE_MS", 4.0)


def complete(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=30_000)
    qtbot.waitUntil(lambda: window.session.run.complete, timeout=90_000)
    qtbot.wait(200)


@pytest.mark.usefixtures("slowly")
def test_ctrl_r_on_a_long_run_keeps_place_view_lanes_and_selection(
    make_window: MakeWindow, long_file: Path, qtbot: QtBot
) -> None:
    window = make_window(str(long_file))
    window.resize(1000, 520)
    complete(window, qtbot)
    timeline, view = window.parts.widgets.central.timeline, window.parts.view
    head = window.session.playhead
    head.seek(2501)
    view.select(800)
    view.set_times(head.now_ns - 900_000, head.now_ns + 700_000)
    timeline.scrollbar.setValue(30)
    before = (head.k, view.u0, view.u1, view.selected_uid, timeline.scrollbar.value())
    QTest.keyClick(timeline, Key.Key_R, Modifier.ControlModifier)
    assert not window.session.run.complete
    complete(window, qtbot)
    after = window.session.playhead
    assert after is not head
    assert (
        after.k, view.u0, view.u1, view.selected_uid, timeline.scrollbar.value()
    ) == before  # fmt: skip


@pytest.mark.usefixtures("slowly")
def test_a_run_that_grows_stays_fitted_until_another_span_is_shown(
    make_window: MakeWindow, long_file: Path, qtbot: QtBot
) -> None:
    window = make_window(str(long_file))
    view = window.parts.view
    assert not window.session.run.complete
    complete(window, qtbot)
    assert view.u0 <= 0
    assert view.u1 >= view.extent[1] > 500_000_000
    window.session.files.open(long_file)
    timeline = window.parts.widgets.central.timeline
    QTest.keyClick(timeline, Key.Key_W)
    span = (view.u0, view.u1)
    complete(window, qtbot)
    assert (view.u0, view.u1) == span


def test_a_workload_opens_fitted(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window("@workload-mixed")
    complete(window, qtbot)
    view = window.parts.view
    assert view.u0 <= 0
    assert view.u1 >= view.extent[1]
    assert view.span <= 1.07 * view.extent[1]


def test_a_pinned_lane_is_called_with_its_die(make_window: MakeWindow) -> None:
    window = make_window("@two-dies")
    timeline = window.parts.widgets.central.timeline
    frame = timeline.frame()
    assert frame is not None
    row = frame.row(1, RowKind.PLANE, 1)
    assert row is not None
    menu = timeline.pointing.menu(QPoint(400, round(row.top + 5)))  # type: ignore[arg-type]
    line = next(a for a in menu.actions() if a.text() == "Pin lane die 1 plane 1")
    line.trigger()
    frame = timeline.frame()
    assert frame is not None
    assert [r.label for r in frame.rows if r.pinned] == ["die 1 plane 1"]
    for kind in ("s0", "s1", "b"):
        window.parts.view.toggle_pin(f"d1-{kind}")
    frame = timeline.frame()
    assert frame is not None
    for row in (r for r in frame.rows if r.pinned):
        lines, px = name_lines(row, timeline.words)
        assert all(timeline.words.width(line, px) <= NAMES_WIDTH - 26 for line in lines)
        assert " ".join(lines) == row.label
        assert len(lines) * px <= row.height
    menu = timeline.pointing.menu(QPoint(400, 5))  # type: ignore[arg-type]
    assert any(a.text() == "Unpin lane die 1 plane 1" for a in menu.actions())


@pytest.mark.parametrize("moves", ["pan", "zoom", "step", "lanes"])
def test_a_tooltip_goes_when_what_it_says_moves_away(
    window: MainWindow, press: Press, qtbot: QtBot, moves: str
) -> None:
    press(Key.Key_End)
    timeline = window.parts.widgets.central.timeline
    frame = timeline.frame()
    assert frame is not None
    row = frame.row(0, RowKind.PLANE, 1)
    assert row is not None
    at = QPoint(
        round(frame.x(60_000)) + NAMES_WIDTH, round(row.bottom - 4) + frame.params.ruler.height
    )
    QTest.mouseMove(timeline.surface.viewport(), at + QPoint(-9, -1))
    QTest.mouseMove(timeline.surface.viewport(), at)
    qtbot.waitUntil(QToolTip.isVisible, timeout=30_000)
    if moves == "lanes":
        window.parts.view.toggle_die(0)
    else:
        press({"pan": Key.Key_D, "zoom": Key.Key_W, "step": Key.Key_Left}[moves])
    qtbot.waitUntil(lambda: not QToolTip.isVisible(), timeout=30_000)


def test_the_cursor_is_where_the_pointer_rests_also_after_panning(
    window: MainWindow, press: Press
) -> None:
    press(Key.Key_End)
    timeline = window.parts.widgets.central.timeline
    at = QPoint(NAMES_WIDTH + 700, timeline.ruler.height + 60)
    QTest.mouseMove(timeline.surface.viewport(), at)
    press(Key.Key_D)
    assert window.parts.view.cursor_ns == timeline.time_at(700)
