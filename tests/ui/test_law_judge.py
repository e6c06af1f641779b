"""The laws of a long run are judged while the window stays alive."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from nandviz.session import laws as session_laws
from nandviz.session.laws import Judging, LawState
from nandviz.trace.laws import check
from nandviz.ui.commands.view import TogglePane
from nandviz.ui.main_window import MainWindow
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
