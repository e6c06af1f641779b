"""What the window says is so: each word lives as long as what it says."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QStatusTipEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nandviz.query.narration import describe
from nandviz.scenario import library
from nandviz.scenario.scenario import Breakpoint
from nandviz.session.changes import StopReason
from nandviz.session.laws import LawState
from nandviz.session.session import Session
from nandviz.trace.laws.verdict import Status
from nandviz.ui.commands.analyse import GoToViolation
from nandviz.ui.commands.file import Export, OpenFile, Reload, Save, SaveOver, What
from nandviz.ui.commands.view import FilterByOp
from nandviz.ui.main_window import MainWindow
from nandviz.ui.settings import Settings
from nandviz.units import us_sentence
from tests.ui.monkey import Monkey

IMPORTED = Path(__file__).parents[1] / "exchange/nandseqgen/data/seed1"
MakeWindow = Callable[..., MainWindow]
Keys = Callable[..., None]
INPUTS = 120


def status(window: MainWindow) -> str:
    return window.statusBar().currentMessage()


def said(window: MainWindow) -> list[str]:
    """Return what the status line says behind the event."""
    words = status(window).split(" · ")
    at = next(n for n, each in enumerate(words) if each.startswith(("event ", "start, ")))
    return words[at + 1 :]


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "case.yaml"
    path.write_text(library.path("batch-of-three").read_text())
    return path


def test_the_end_of_the_run_is_said_at_the_end_alone(window: MainWindow, press: Keys) -> None:
    press(Qt.Key.Key_End)
    press(Qt.Key.Key_F10)
    assert said(window) == ["at the end of the run"]
    press(Qt.Key.Key_Left)
    assert said(window) == []
    press(Qt.Key.Key_Home)
    assert said(window) == ["at the start of the run"]
    press(Qt.Key.Key_F10)
    assert said(window) == []


def test_a_law_of_one_file_is_not_said_of_another(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window(str(IMPORTED))
    qtbot.waitUntil(lambda: window.session.run.head > 0, timeout=30_000)
    window.send(GoToViolation())
    assert "law " in said(window)[-1]
    window.send(OpenFile("@batch-of-three"))
    assert said(window) == []
    assert window.parts.widgets.central.bar.isHidden()


def test_what_was_done_is_said_until_something_else_is_wanted(
    window: MainWindow, press: Keys
) -> None:
    press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier)
    assert said(window) == ["picture copied"]
    press(Qt.Key.Key_F10)
    assert said(window) == []


def test_not_written_does_not_stand_beside_written(window: MainWindow, tmp_path: Path) -> None:
    bar = window.parts.widgets.central.bar
    wrong = Export(What.TIMELINE, tmp_path / "no/x.png", "PNG", False, False, 1, False)
    right = Export(What.TIMELINE, tmp_path / "x.png", "PNG", False, False, 1, False)
    window.send(right)
    assert said(window) == ["x.png written"]
    window.send(wrong)
    assert "Not written" in bar.words.text()
    assert said(window) == []
    window.send(right)
    assert bar.isHidden()
    assert said(window) == ["x.png written"]


def test_read_again_is_not_said_where_reading_failed(make_window: MakeWindow, case: Path) -> None:
    window = make_window(str(case))
    window.send(Reload())
    assert said(window) == ["case.yaml read again"]
    case.write_text("nandviz: 1\nscript: [\n")
    window.send(Reload())
    assert said(window) == []


def test_a_file_that_is_as_it_was_read_has_not_changed_on_disk(
    make_window: MakeWindow, case: Path, qtbot: QtBot
) -> None:
    window = make_window(str(case))
    bar = window.parts.widgets.central.bar
    text = case.read_text()
    case.write_text(text + "# more\n")
    qtbot.waitUntil(bar.isVisible, timeout=10_000)
    assert "changed on disk" in bar.words.text()
    window.session.edits.move_entry(1, 120_500)
    assert "Your edits are not saved" in bar.words.text()
    window.send(Save())
    assert "case.yaml changed on disk" in bar.words.text()
    window.send(SaveOver())
    assert bar.isHidden()


def test_a_pause_at_a_breakpoint_is_said_as_long_as_there_is_that_breakpoint(
    window: MainWindow, press: Keys, tmp_path: Path
) -> None:
    session = window.session
    press(Qt.Key.Key_F5)
    assert session.playhead.last_stop.reason is StopReason.BREAKPOINT
    assert said(window) == ["paused at breakpoint 1"]
    session.breakpoints.remove(1)
    assert said(window) == []
    number = session.breakpoints.add(Breakpoint(op_uid=99))
    assert number != 1
    session.evidence.write(tmp_path / "evidence")
    assert '"stopped": ""' in (tmp_path / "evidence/evidence.json").read_text()


def test_the_help_of_a_menu_line_gives_the_place_back(window: MainWindow) -> None:
    before = status(window)
    QApplication.sendEvent(window, QStatusTipEvent("Go to the end."))
    assert status(window) == "Go to the end."
    QApplication.sendEvent(window, QStatusTipEvent(""))
    assert status(window) == before


def test_a_play_that_was_paused_plays_again_at_the_next_space(
    make_window: MakeWindow, qtbot: QtBot
) -> None:
    window = make_window("@nested")
    timeline = window.parts.widgets.central.timeline
    qtbot.waitUntil(window.isActiveWindow, timeout=10_000)
    QTest.keyClick(timeline, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.session.playhead.k > 0, timeout=10_000)
    QTest.keyClick(timeline, Qt.Key.Key_Space)
    assert not window.parts.run.busy
    assert said(window) == ["stopped"]
    QTest.keyClick(timeline, Qt.Key.Key_Space)
    assert window.parts.run.playing == 1
    QTest.keyClick(timeline, Qt.Key.Key_Space)


def test_a_filter_ends_with_its_file(make_window: MakeWindow) -> None:
    window = make_window()
    window.send(FilterByOp(3))
    dock = window.parts.widgets.docks.docks["events"]
    assert dock.windowTitle() == "Events of op 3"
    window.send(OpenFile("@nested"))
    assert dock.windowTitle() == "Events"


def test_hits_are_those_of_what_is_open(make_window: MakeWindow) -> None:
    window = make_window("@nested")
    search = window.parts.widgets.toolbar.search
    QTest.keyClicks(search, "op 6")
    while search.searching:
        QTest.qWait(1)
    assert [hit.uid for hit in search.hits if hit.uid] == [6]
    window.send(OpenFile("@batch-of-three"))
    while search.searching:
        QTest.qWait(1)
    assert all(hit.uid <= len(window.session.run.trace.ops) for hit in search.hits)


@pytest.mark.parametrize("query", ["displaced", "cancelled", "550.185", "suspend", "op 3"])
def test_what_the_window_prints_of_an_event_is_found_by_typing_it(
    window: MainWindow, qtbot: QtBot, query: str
) -> None:
    search = window.parts.widgets.toolbar.search
    qtbot.waitUntil(window.isActiveWindow, timeout=10_000)
    QTest.keyClick(window.parts.widgets.central.timeline, Qt.Key.Key_Slash)
    QTest.keyClicks(search, query)
    while search.searching:
        QTest.qWait(1)
    events = [hit.event for hit in search.hits if not hit.uid]
    flushed = 5 if query == "550.185" else 2
    assert flushed in events
    row = next(n for n, hit in enumerate(search.hits) if not hit.uid and hit.event == flushed)
    for _ in range(row):
        QTest.keyClick(search, Qt.Key.Key_Down)
    QTest.keyClick(search, Qt.Key.Key_Return)
    assert window.session.playhead.k == flushed


# Everything that is said, after random input


def untrue(window: MainWindow) -> list[str]:
    """Return what the window says that is not so."""
    session, widgets = window.session, window.parts.widgets
    claims = [
        (widgets.central.narrator.text, describe(session.shown.trace, session.playhead.k).headline),
        (window.windowTitle(), f"{session.files.title}{'*' * session.files.modified} – nandviz"),
    ]
    wrong = [f"{shown!r} for {true!r}" for shown, true in claims if shown != true]
    wrong += [words for words in said(window) if not is_so(words, session)]
    if not widgets.central.bar.isHidden():
        words = widgets.central.bar.words.text()
        wrong += [] if is_so(words, session) else [words]
    clock = widgets.central.clock.text
    if f"t = {us_sentence(session.playhead.now_ns)} " not in f"{clock} ":
        wrong.append(clock)
    title = widgets.docks.docks["events"].windowTitle()
    op = re.search(r"of op (\d+)", title)
    if op and int(op[1]) > len(session.shown.trace.ops):
        wrong.append(title)
    return wrong


def is_so(words: str, session: Session) -> bool:
    """Tell whether a sentence is true of a session; those of what was just done are."""
    playhead, run = session.playhead, session.shown
    broken = [str(v.law) for v in run.laws.verdicts if v.status is Status.BROKEN]
    found = re.search(r"breakpoint (\d+)", words)
    truths: dict[str, Callable[[], bool]] = {
        "at the end": lambda: playhead.k == run.head and run.complete,
        "at the start": lambda: playhead.k == -1,
        "playing": lambda: not run.empty,
        "paused at": lambda: any(found and n == int(found[1]) for n, _ in session.breakpoints),
        "every law": lambda: not broken,
        "judging": lambda: run.laws.state is LawState.JUDGING,
        "✖ Law": lambda: re.findall(r"\d+", words) == broken,
        "law ": lambda: any(words.startswith(f"law {each}:") for each in broken),
        f"{session.files.title} changed on disk": session.files.changed_on_disk,
    }
    told = [true() for start, true in truths.items() if words.startswith(start)]
    return all(told) and ("changed on disk" not in words or bool(told))


@pytest.mark.qt_log_ignore("^This plugin does not support grabbing", extend=True)
@pytest.mark.parametrize("seed", [11, 12])
def test_whatever_is_done_what_the_window_says_is_so(
    window: MainWindow,
    settings: Settings,
    seed: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    settings.folder = tmp_path
    monkey = Monkey(window, seed, tmp_path)
    monkey.answer_questions(monkeypatch)
    for _ in range(INPUTS):
        monkey.step()
        monkey.let_go()
        QTest.qWait(1)
        if not window.session.run.progress.running:
            assert not untrue(window), list(monkey.done)
