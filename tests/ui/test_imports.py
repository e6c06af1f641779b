"""An import in the window: judged with its configuration, its pattern run beside it, followed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox, QPushButton
from pytestqt.qtbot import QtBot

from nandviz.exchange.format import ImportOptions
from nandviz.exchange.nandseqgen import importer
from nandviz.model.laws import LAWS
from nandviz.trace import laws, store
from nandviz.trace.laws.verdict import Status
from nandviz.ui.central import found_words
from nandviz.ui.commands.run import GoToEvent
from nandviz.ui.dialogs.judge import JudgeDialog, configuration_beside
from nandviz.ui.main_window import MainWindow
from nandviz.ui.panes.laws import LawsPane
from tests.exchange.nandseqgen.configured import config, segments, suspended
from tests.exchange.nandseqgen.samples import SEED1, copied, payload, rows_of_op, written

MakeWindow = Callable[..., MainWindow]
PATIENCE_MS = 10_000
BROKEN = "✖ Laws 4, 6, 16 are broken in this run."


def opened(make_window: MakeWindow, folder: Path, qtbot: QtBot) -> MainWindow:
    window = make_window(str(folder))
    qtbot.waitUntil(lambda: window.session.files.path == folder, timeout=PATIENCE_MS)
    return window


def status(window: MainWindow, law: int) -> Status:
    verdicts = laws.check(window.session.shown.trace)
    return next(each.status for each in verdicts if each.law == law)


def said(window: MainWindow) -> str:
    return window.statusBar().currentMessage()


def bar_button(window: MainWindow, title: str) -> QPushButton | None:
    buttons = window.parts.widgets.central.bar.findChildren(QPushButton)
    return next((b for b in buttons if b.text() == title and b.isVisible()), None)


def test_a_configuration_beside_is_offered_and_judges_more_laws(
    make_window: MakeWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = suspended(tmp_path / "run")
    path = config(tmp_path)
    window = opened(make_window, folder, qtbot)
    assert status(window, 5) is Status.NOT_JUDGED
    window.send(GoToEvent(2))
    button = bar_button(window, "Judge with it")
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    wanted = ImportOptions(path)
    qtbot.waitUntil(lambda: window.session.files.options == wanted, timeout=PATIENCE_MS)
    assert status(window, 5) is Status.PASS
    assert window.session.playhead.k == 2
    assert bar_button(window, "Judge with it") is None


def test_a_run_without_a_configuration_is_offered_none(
    make_window: MakeWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    window = opened(make_window, suspended(tmp_path / "in" / "run"), qtbot)
    assert bar_button(window, "Judge with it") is None


def bar_text(window: MainWindow) -> str:
    bar = window.parts.widgets.central.bar
    return bar.words.text() if bar.isVisible() else ""


def found_rows(window: MainWindow) -> list[str]:
    window.parts.widgets.docks.raise_("laws")
    rows = window.parts.widgets.docks.pane(LawsPane).model.rows
    return [row.detail for row in rows if row.name == "found"]


def test_what_no_law_says_is_said_when_it_opens_and_stands_first_in_laws(
    make_window: MakeWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    window = opened(make_window, copied(SEED1, tmp_path / "run"), qtbot)
    (finding,) = window.session.run.trace.info.findings
    assert finding.startswith("3 of 3 SUSPENDs let the op in CORE_BUSY run on")
    qtbot.waitUntil(lambda: bar_text(window).split("\n") == [BROKEN, finding], timeout=PATIENCE_MS)
    assert bar_button(window, "Go to the first violation") is not None
    assert found_rows(window) == [finding]
    pane = window.parts.widgets.docks.pane(LawsPane)
    assert pane.model.rows[0].detail == finding
    close = bar_button(window, "Close")
    assert close is not None
    QTest.mouseClick(close, Qt.MouseButton.LeftButton)
    assert bar_text(window) == ""
    window.send(GoToEvent(3))
    assert bar_text(window) == ""


def test_a_saved_import_says_it_too(make_window: MakeWindow, tmp_path: Path, qtbot: QtBot) -> None:
    trace = importer.read([SEED1]).trace
    store.save(trace, tmp_path / "run.nandviz")
    window = opened(make_window, tmp_path / "run.nandviz", qtbot)
    assert window.session.run.trace.info.findings == trace.info.findings
    qtbot.waitUntil(lambda: trace.info.findings[0] in bar_text(window), timeout=PATIENCE_MS)


def test_two_findings_are_said_of_more_their_number(
    make_window: MakeWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    states = ["20,20,0,0,B.X", "30,40,0,0,A.X"]
    rows = rows_of_op(320, 630, 1, 1)
    folder = written(tmp_path / "run", states=states, events=[rows["events"][1]])
    window = opened(make_window, folder, qtbot)
    findings = window.session.run.trace.info.findings
    assert len(findings) == 2
    assert bar_text(window).split("\n") == list(findings)
    assert bar_button(window, "Go to the first violation") is None
    assert found_rows(window) == list(findings)
    more = (*findings, "a third")
    assert found_words(more) == "The files show 3 things beside the laws: see Laws."


def test_of_a_run_of_its_own_nothing_is_found(make_window: MakeWindow) -> None:
    window = make_window("@batch-of-three")
    assert found_rows(window) == []
    assert len(window.parts.widgets.docks.pane(LawsPane).model.rows) == len(LAWS)
    assert bar_text(window) == ""


def test_rounding_is_set_by_hand(make_window: MakeWindow, tmp_path: Path, qtbot: QtBot) -> None:
    window = opened(make_window, suspended(tmp_path / "in" / "run"), qtbot)
    window.send_named("file.judge")
    dialog = window.findChild(JudgeDialog)
    assert dialog is not None
    assert dialog.rounding.value() == 10
    dialog.rounding.setFocus()
    dialog.rounding.selectAll()
    QTest.keyClicks(dialog.rounding, "250")
    buttons = dialog.findChild(QDialogButtonBox)
    assert buttons is not None
    ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
    QTest.mouseClick(ok, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.session.shown.trace.info.rounding_ns == 250, timeout=PATIENCE_MS)
    assert window.session.files.options == ImportOptions(rounding_ns=250)


def test_a_wrong_configuration_is_shown_and_leaves_the_import_as_it_was(
    make_window: MakeWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    config(tmp_path, ("CORE_BUSY: 300", "CORE_BUSY: 300˝"))
    window = opened(make_window, suspended(tmp_path / "run"), qtbot)
    button = bar_button(window, "Judge with it")
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    central = window.parts.widgets.central
    qtbot.waitUntil(lambda: central.shows_failure, timeout=PATIENCE_MS)
    assert window.session.files.options == ImportOptions()


def test_a_pattern_runs_under_the_rules_beside_the_import(
    make_window: MakeWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    window = opened(make_window, suspended(tmp_path / "in" / "run"), qtbot)
    imported = window.session.run
    assert window.send_named("compare.run-pattern")
    branch = window.session.branch
    qtbot.waitUntil(lambda: branch.comparison is not None, timeout=PATIENCE_MS)
    assert branch.a is imported
    run = window.session.run
    assert run.scenario is not None
    assert [entry.at_ns for entry in run.scenario.setup.script] == [0, 100_000, 601_000]
    assert window.session.files.modified, "it is in no file yet"
    assert all(not each.violations for each in laws.check(run.trace))


def test_only_an_import_offers_its_pattern(window: MainWindow) -> None:
    assert not window.send_named("compare.run-pattern")
    assert not window.send_named("file.judge")


def grow(folder: Path) -> None:
    """Add a program that begins at 1000 µs to a run."""
    added = {
        "op_state_timeline": segments("PROGRAM_SLC", 1000.0, 1010.0, 1310.0),
        "operation_sequence": [f"4,1000.0,0,Program,4,{payload(1, 0)}"],
        "op_event_resume": [
            "Program,4,4,0,0,1,0,False,OP_START,1000.0",
            "Program,4,4,0,0,1,0,False,OP_END,1310.0",
        ],
    }
    for name, rows in added.items():
        (path,) = folder.glob(f"{name}*.csv")
        with path.open("a") as file:
            file.write("\n".join([*rows, ""]))


def test_a_folder_that_grows_is_followed_and_the_view_stays(
    make_window: MakeWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = suspended(tmp_path / "in" / "run")
    window = opened(make_window, folder, qtbot)
    timeline = window.parts.widgets.central.timeline
    window.send(GoToEvent(3))
    timeline.state.set_times(100_000, 700_000)
    span = timeline.state.t0_ns, timeline.state.t1_ns
    window.send_named("file.follow")
    grow(folder)
    qtbot.waitUntil(lambda: len(window.session.shown.trace.ops) == 4, timeout=PATIENCE_MS)
    assert window.session.playhead.k == 3
    assert (timeline.state.t0_ns, timeline.state.t1_ns) == span


def test_a_half_written_row_is_waited_for(
    make_window: MakeWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = suspended(tmp_path / "in" / "run")
    window = opened(make_window, folder, qtbot)
    window.send_named("file.follow")
    (path,) = folder.glob("operation_sequence*.csv")
    whole = path.read_text()
    path.write_text(whole + "4,1000.0,0,Prog")
    qtbot.waitUntil(lambda: "not read again yet" in said(window), timeout=PATIENCE_MS)
    assert not window.parts.widgets.central.shows_failure
    path.write_text(whole)
    grow(folder)
    qtbot.waitUntil(lambda: len(window.session.shown.trace.ops) == 4, timeout=PATIENCE_MS)


@pytest.mark.parametrize("place", ["run", "."])
def test_a_configuration_in_the_folder_is_found_before_one_beside_it(
    tmp_path: Path, place: str
) -> None:
    (tmp_path / "run").mkdir()
    path = config(tmp_path / place)
    assert configuration_beside(tmp_path / "run") == path
