"""The laws of a long run are judged while the window stays alive."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from nandviz.query.jumps import JumpKind
from nandviz.scenario.scenario import ANY_LAW, Breakpoint
from nandviz.session import laws as session_laws
from nandviz.session.laws import Judging, LawState
from nandviz.trace.laws import check
from nandviz.ui.commands.analyse import ChooseKind
from nandviz.ui.commands.view import TogglePane
from nandviz.ui.main_window import MainWindow
from nandviz.ui.panes.breakpoints import BreakpointsPane
from nandviz.ui.panes.laws import LawsPane
from nandviz.ui.statusbar.laws_strip import LawsStrip
from nandviz.ui.timeline.view import TimelineView

MakeWindow = Callable[..., MainWindow]
IMPORTED = Path(__file__).parents[1] / "exchange/nandseqgen/data/seed1"


@pytest.fixture
def go(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Every run counts as long, and is judged only once this is set."""
    event, judge = threading.Event(), Judging.run

    def when_told(judging: Judging) -> None:
        event.wait(30)
        judge(judging)

    monkeypatch.setattr(session_laws, "AT_ONCE", 2)
    monkeypatch.setattr(Judging, "run", when_told)
    yield event
    event.set()


def strip(window: MainWindow) -> LawsStrip:
    found = window.findChild(LawsStrip)
    assert isinstance(found, LawsStrip)
    return found


def press(window: MainWindow, key: Qt.Key) -> None:
    timeline = window.findChild(TimelineView)
    assert isinstance(timeline, TimelineView)
    QTest.keyClick(timeline, key)


def test_the_strip_says_that_it_judges_then_shows_all_laws(
    make_window: MakeWindow, qtbot: QtBot, go: threading.Event
) -> None:
    window = make_window()
    assert strip(window).summary == "judging …"
    assert strip(window).verdicts == ()
    qtbot.waitUntil(window.isActiveWindow, timeout=30_000)
    press(window, Qt.Key.Key_F10)
    assert window.session.playhead.k == 1
    go.set()
    qtbot.waitUntil(lambda: window.session.run.laws.state is LawState.JUDGED, timeout=30_000)
    assert strip(window).summary == ""
    assert tuple(strip(window).verdicts) == tuple(check(window.session.run.trace))


def test_the_pane_says_why_it_is_empty(
    make_window: MakeWindow, qtbot: QtBot, go: threading.Event
) -> None:
    window = make_window()
    window.send(TogglePane("laws"))
    pane = window.findChild(LawsPane)
    assert isinstance(pane, LawsPane)
    qtbot.waitUntil(lambda: pane.empty.text().startswith("Judging the laws"), timeout=30_000)
    go.set()
    qtbot.waitUntil(lambda: len(pane.model.rows) > 0, timeout=30_000)


def test_broken_laws_of_a_long_import_are_said_once_they_are_known(
    make_window: MakeWindow, qtbot: QtBot, go: threading.Event
) -> None:
    window = make_window(str(IMPORTED))
    qtbot.waitUntil(lambda: window.session.run.head > 0, timeout=30_000)
    assert strip(window).summary == "judging …"
    go.set()
    qtbot.waitUntil(lambda: strip(window).summary.endswith("broken"), timeout=30_000)
    assert "broken in this run" in window.parts.widgets.central.bar.words.text()


def test_verdicts_of_a_run_that_was_edited_meanwhile_are_thrown_away(
    make_window: MakeWindow, qtbot: QtBot, go: threading.Event
) -> None:
    window = make_window()
    before = window.session.run
    window.session.edits.move_entry(1, 330_000)
    go.set()
    qtbot.waitUntil(lambda: window.session.run.laws.state is LawState.JUDGED, timeout=30_000)
    assert window.session.run is not before
    assert before.laws.state is LawState.JUDGING
    assert tuple(strip(window).verdicts) == tuple(check(window.session.run.trace))


def test_a_window_that_is_closed_meanwhile_leaves_no_thread(
    make_window: MakeWindow, go: threading.Event
) -> None:
    threads = set(threading.enumerate())
    window = make_window()
    assert set(threading.enumerate()) > threads
    go.set()
    window.close()
    assert {t for t in threading.enumerate() if t.name.startswith("judge")} == set()


def test_n_waits_for_the_verdicts_and_says_then_where_it_came_to(
    make_window: MakeWindow, qtbot: QtBot, go: threading.Event
) -> None:
    window = make_window(str(IMPORTED))
    qtbot.waitUntil(lambda: window.session.run.head > 0, timeout=30_000)
    qtbot.waitUntil(window.isActiveWindow, timeout=30_000)
    window.send(ChooseKind(JumpKind.BROKEN_LAW))
    press(window, Qt.Key.Key_N)
    assert window.statusBar().currentMessage().endswith("judging the laws …")
    assert window.parts.run.busy
    go.set()
    qtbot.waitUntil(lambda: not window.parts.run.busy, timeout=30_000)
    k = window.session.playhead.k
    assert k in {event for event, _ in window.session.run.laws.broken()}
    assert window.statusBar().currentMessage().endswith(f"event {k}/{window.session.run.head}")


def test_where_all_laws_hold_n_says_so_and_rests_once_they_are_judged(
    make_window: MakeWindow, qtbot: QtBot, go: threading.Event
) -> None:
    window = make_window()
    qtbot.waitUntil(window.isActiveWindow, timeout=30_000)
    window.send(ChooseKind(JumpKind.BROKEN_LAW))
    press(window, Qt.Key.Key_N)
    stop = window.parts.widgets.actions["run.stop"]
    assert stop.isEnabled()
    go.set()
    qtbot.waitUntil(lambda: not stop.isEnabled(), timeout=30_000)
    assert window.statusBar().currentMessage().endswith("no later broken law")


@pytest.mark.parametrize("moved", [False, True])
def test_a_click_on_the_strip_goes_to_the_violation_once_judged_unless_one_moved_on(
    make_window: MakeWindow, qtbot: QtBot, go: threading.Event, moved: bool
) -> None:
    window = make_window(str(IMPORTED))
    qtbot.waitUntil(lambda: window.session.run.head > 0, timeout=30_000)
    QTest.mouseClick(strip(window), Qt.MouseButton.LeftButton)
    assert window.session.run.laws.state is LawState.JUDGING
    if moved:
        window.session.playhead.seek(7)
    go.set()
    qtbot.waitUntil(lambda: window.session.run.laws.state is LawState.JUDGED, timeout=30_000)
    found = [v for each in check(window.session.run.trace) for v in each.violations]
    first = min(found, key=lambda v: (v.event, v.time_ns))
    assert first.event != 7
    assert window.session.playhead.k == (7 if moved else first.event)


def test_the_timeline_says_that_it_judges(
    make_window: MakeWindow, qtbot: QtBot, go: threading.Event
) -> None:
    window = make_window()
    timeline = window.parts.widgets.central.timeline
    assert timeline.laws_words == "laws: judging …"
    before = timeline.minimap.grab().toImage()
    go.set()
    qtbot.waitUntil(lambda: timeline.laws_words == "", timeout=30_000)
    assert timeline.minimap.grab().toImage() != before


def test_a_run_that_was_edited_meanwhile_leaves_no_thread_when_the_window_is_closed(
    make_window: MakeWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    entered, gate, begun = threading.Event(), threading.Event(), list[Judging]()

    def stay(judging: Judging) -> None:
        begun.append(judging)
        entered.set()
        if judging is begun[0]:
            gate.wait(30)

    monkeypatch.setattr(session_laws, "AT_ONCE", 2)
    monkeypatch.setattr(Judging, "run", stay)
    window = make_window()
    assert entered.wait(30)
    window.session.edits.move_entry(1, 330_000)
    window.parts.files.may_discard = lambda: True  # type: ignore[method-assign]
    release = threading.Timer(0.3, gate.set)
    release.start()
    window.close()
    assert gate.is_set()
    assert {t for t in threading.enumerate() if t.name.startswith("judge")} == set()
    release.join()


def test_a_breakpoint_at_a_law_shows_no_hits_before_the_verdicts(
    make_window: MakeWindow, qtbot: QtBot, go: threading.Event
) -> None:
    window = make_window(str(IMPORTED))
    qtbot.waitUntil(lambda: window.session.run.head > 0, timeout=30_000)
    window.session.breakpoints.add(Breakpoint(law=ANY_LAW))
    window.session.playhead.end()
    window.parts.widgets.docks.raise_("breakpoints")
    pane = window.parts.widgets.docks.pane(BreakpointsPane)
    qtbot.waitUntil(lambda: len(pane.model.rows) > 0, timeout=30_000)
    assert [row.hits for row in pane.model.rows] == [None]
    go.set()
    qtbot.waitUntil(lambda: pane.model.rows[0].hits is not None, timeout=30_000)
    assert pane.model.rows[0].hits == len({k for k, _ in window.session.run.laws.broken()})
