"""Running and stepping by keys, forward and back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from nandviz.scenario.scenario import Breakpoint
from nandviz.session.changes import StopReason
from nandviz.ui.main_window import MainWindow

Key, Modifier = Qt.Key, Qt.KeyboardModifier
Press = Callable[..., None]


def test_a_first_start_shows_a_built_in_scenario_at_event_0_fitted(
    make_window: Callable[..., MainWindow],
) -> None:
    window = make_window(None)
    assert window.session.playhead.k == 0
    assert window.session.run.scenario is not None
    assert window.parts.view.t0_ns <= 0
    assert window.parts.view.u1 >= window.parts.view.extent[1]
    assert (
        window.parts.widgets.central.pages.currentWidget() is window.parts.widgets.central.timeline
    )


@pytest.mark.parametrize("key", [Key.Key_F10, Key.Key_Right])
def test_a_key_steps_one_event(window: MainWindow, press: Press, key: Qt.Key) -> None:
    press(key)
    assert window.session.playhead.k == 1
    assert window.parts.widgets.central.timeline.frame().as_of.k == 1


def test_the_same_key_with_alt_steps_back(window: MainWindow, press: Press) -> None:
    press(Key.Key_F10)
    press(Key.Key_F10, Modifier.AltModifier)
    assert window.session.playhead.k == 0
    press(Key.Key_Left)
    assert window.session.playhead.k == -1


def test_home_and_end_go_to_the_ends(window: MainWindow, press: Press) -> None:
    press(Key.Key_End)
    assert window.session.playhead.k == window.session.run.head == 13
    press(Key.Key_Home)
    assert window.session.playhead.k == -1


def test_ctrl_arrows_go_by_instants(window: MainWindow, press: Press) -> None:
    press(Key.Key_Home)
    press(Key.Key_Right, Modifier.ControlModifier)
    assert window.session.playhead.k == 1
    press(Key.Key_Right, Modifier.ControlModifier)
    assert window.session.playhead.k == 3
    press(Key.Key_Left, Modifier.ControlModifier)
    assert window.session.playhead.k == 1


def test_f11_goes_to_the_events_of_the_selected_op(window: MainWindow, press: Press) -> None:
    press(Key.Key_Home)
    window.parts.view.select(3)
    seen = []
    for _ in range(3):
        press(Key.Key_F11)
        seen.append(window.session.playhead.k)
    assert seen == sorted(set(seen))
    press(Key.Key_F11, Modifier.AltModifier)
    assert window.session.playhead.k == seen[-2]


def test_f5_runs_to_a_breakpoint_and_back(window: MainWindow, press: Press) -> None:
    press(Key.Key_F5)
    assert window.session.playhead.last_stop.reason is StopReason.BREAKPOINT
    assert "paused at breakpoint 1" in window.statusBar().currentMessage()
    stopped = window.session.playhead.k
    press(Key.Key_F5)
    assert window.session.playhead.k == window.session.run.head
    press(Key.Key_F5, Modifier.AltModifier)
    assert window.session.playhead.k == stopped


def test_f9_sets_and_removes_a_breakpoint_on_the_selected_op(
    window: MainWindow, press: Press
) -> None:
    before = len(window.session.breakpoints)
    window.parts.view.select(2)
    press(Key.Key_F9)
    assert [h.what for _, h in window.session.breakpoints][-1] == Breakpoint(op_uid=2)
    press(Key.Key_F9)
    assert len(window.session.breakpoints) == before


def test_ctrl_f10_runs_to_the_cursor(window: MainWindow, press: Press) -> None:
    window.parts.view.hover(None, 250_000)
    press(Key.Key_F10, Modifier.ControlModifier)
    assert (
        window.session.playhead.now_ns <= 250_000 < int(window.session.run.trace.events.time_ns[5])
    )
    window.parts.view.hover(None, 50_000)
    press(Key.Key_F10, Modifier.ControlModifier, Modifier.AltModifier)
    assert window.session.playhead.now_ns == 0


def test_space_plays_until_the_end_and_a_second_one_pauses(
    window: MainWindow, press: Press, qtbot: QtBot
) -> None:
    for number, _ in list(window.session.breakpoints):
        window.session.breakpoints.remove(number)
    for _ in range(6):
        press(Key.Key_Greater)
    press(Key.Key_Space)
    assert window.parts.run.playing == 1
    press(Key.Key_Space)
    assert window.parts.run.playing == 0
    press(Key.Key_Space)
    qtbot.waitUntil(lambda: window.session.playhead.k == window.session.run.head, timeout=30_000)
    qtbot.waitUntil(lambda: window.parts.run.playing == 0, timeout=30_000)
    press(Key.Key_Space, Modifier.AltModifier)
    qtbot.waitUntil(lambda: window.session.playhead.k == -1, timeout=30_000)


def test_speed_keys_double_and_halve_it(window: MainWindow, press: Press) -> None:
    press(Key.Key_Greater)
    assert window.parts.run.speed_text == "2×"
    press(Key.Key_Less)
    press(Key.Key_Less)
    assert window.parts.run.speed_text == "0.5×"
    assert "0.5×" in window.parts.widgets.toolbar.speed.text()


def test_n_goes_along_the_chosen_kind(window: MainWindow, press: Press) -> None:
    press(Key.Key_Home)
    press(Key.Key_N)
    assert "SUSPEND of op 1" in window.parts.widgets.central.narrator.text
    window.parts.widgets.actions["analyse.kind.resume"].trigger()
    press(Key.Key_N)
    assert "RESUME of op 1" in window.parts.widgets.central.narrator.text
    resumed = window.session.playhead.k
    press(Key.Key_N, Modifier.ShiftModifier)
    assert window.session.playhead.k == resumed
    assert "no earlier resume" in window.statusBar().currentMessage()


def test_brackets_go_along_cause_and_effect(window: MainWindow, press: Press) -> None:
    window.session.playhead.seek(3)
    press(Key.Key_BracketLeft)
    assert window.session.playhead.k == 2
    press(Key.Key_BracketRight)
    assert window.session.playhead.k == 3


def test_forward_and_back_again_gives_the_same_screen(window: MainWindow, press: Press) -> None:
    window.session.playhead.seek(2)
    first = window.grab().toImage()
    for _ in range(5):
        press(Key.Key_F10)
    assert window.grab().toImage() != first
    for _ in range(5):
        press(Key.Key_F10, Modifier.AltModifier)
    assert window.grab().toImage() == first


LONG = """nandviz: 1
name: Long
profile: generic-tlc
topology: {dies: 1, planes: 4, blocks: 64, pages: 1024}
script:
"""


@pytest.fixture
def long_file(tmp_path: Path) -> Path:
    ops = "{op: Page_Program_SLC, die: 0, block: %d, page: %d}"
    lines = [f"- {{at_us: {n * 400}, {ops[1:] % (n // 1024, n % 1024)}" for n in range(3000)]
    path = tmp_path / "long.yaml"
    path.write_text(LONG + "\n".join(lines) + "\n")
    return path


@pytest.mark.slow
def test_a_long_run_goes_on_in_slices_and_can_be_cancelled(
    make_window: Callable[..., MainWindow],
    long_file: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("nandviz.session.open_runs.OPEN_MS", 5.0)
    monkeypatch.setattr("nandviz.ui.run_control.SLICE_MS", 0.5)
    window = make_window(str(long_file))
    assert window.session.run.progress.running
    window.send_named("run.end")
    assert window.parts.run.busy
    qtbot.waitUntil(window.parts.widgets.progress.isVisible, timeout=30_000)
    k = window.session.playhead.k
    window.parts.widgets.progress.cancel.click()
    assert not window.session.run.progress.running
    assert not window.parts.run.busy
    assert window.session.playhead.k == k
    head = window.session.run.head
    qtbot.wait(50)
    assert window.session.run.head == head
    assert window.parts.widgets.progress.isHidden()
    monkeypatch.setattr("nandviz.ui.run_control.SLICE_MS", 8.0)
    window.send_named("run.end")
    qtbot.waitUntil(lambda: window.session.run.progress.complete, timeout=60_000)
    assert window.session.playhead.k == window.session.run.head


def test_f11_without_a_selection_goes_along_the_op_at_the_playhead(
    window: MainWindow, press: Press
) -> None:
    window.session.playhead.seek(3)
    uid = window.session.playhead.as_of().event(3).uid
    press(Key.Key_F11)
    assert window.session.playhead.k > 3
    assert window.parts.view.selected_uid == uid
    press(Key.Key_Escape)
    press(Key.Key_Home)
    press(Key.Key_F11)
    assert window.session.playhead.k == 0


def test_f_without_a_selection_shows_the_op_at_the_playhead_then_fits_to_it(
    window: MainWindow, press: Press
) -> None:
    window.session.playhead.seek(3)
    window.parts.view.set_times(900_000, 1_000_000)
    press(Key.Key_F)
    parts = window.session.playhead.as_of().parts_of(window.parts.view.selected_uid or 0)
    assert window.parts.view.t0_ns <= parts[0].start_ns < window.parts.view.t1_ns
    press(Key.Key_F)
    assert window.parts.view.t1_ns >= parts[-1].end_ns
    press(Key.Key_Escape)
    press(Key.Key_Home)
    window.parts.view.set_times(900_000, 1_000_000)
    press(Key.Key_F)
    assert window.parts.view.t0_ns <= 0


def test_n_goes_to_refused_flushes_too(
    make_window: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    window = make_window("@retry-then-drop")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=30_000)
    timeline = window.parts.widgets.central.timeline
    window.parts.widgets.actions["analyse.kind.refusal"].trigger()
    seen = []
    for _ in range(4):
        QTest.keyClick(timeline, Key.Key_N)
        seen.append(window.session.playhead.k)
    assert seen == [9, 10, 11, 12]
    assert len(window.session.run.trace.refusals) == 0
