"""A run that is not complete says so wherever its laws are shown."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from nandviz.query.jumps import JumpKind
from nandviz.run import Run
from nandviz.scenario import library, loader
from nandviz.session.laws import LawState
from nandviz.trace import store
from nandviz.ui.commands.analyse import ChooseKind
from nandviz.ui.commands.run import CancelRun
from nandviz.ui.main_window import MainWindow
from nandviz.ui.panes.laws import LawsPane, law_rows

MakeWindow = Callable[..., MainWindow]
IMPORTED = Path(__file__).parents[1] / "exchange/nandseqgen/data/seed1"


@pytest.fixture
def long(tmp_path: Path) -> Path:
    path = tmp_path / "long.yaml"
    text = library.path("workload-mixed").read_text()
    path.write_text(text.replace("ops: 500", "ops: 200000"))
    return path


@pytest.fixture
def partial(make_window: MakeWindow, long: Path, qtbot: QtBot) -> MainWindow:
    """A long run that was cancelled while it was short enough to be judged at once."""
    window = make_window(str(long))
    window.send(CancelRun())
    qtbot.waitUntil(lambda: not window.session.run.progress.running, timeout=10_000)
    QTest.qWait(200)
    assert not window.session.run.complete
    assert window.session.run.laws.state is LawState.JUDGED
    return window


def laws_pane(window: MainWindow) -> LawsPane:
    window.parts.widgets.docks.raise_("laws")
    QTest.qWait(1)
    return window.parts.widgets.docks.pane(LawsPane)


def picture(window: MainWindow) -> QImage:
    strip = window.parts.widgets.central.strip
    return strip.grab(strip.cell(1)).toImage()


def test_a_partial_run_says_so_everywhere(partial: MainWindow) -> None:
    strip = partial.parts.widgets.central.strip
    assert strip.summary == "so far"
    assert strip.accessibleDescription() == "no law is broken so far"
    assert "the run is not complete" in partial.statusBar().currentMessage()
    pane = laws_pane(partial)
    assert pane.partial.isVisible()
    assert f"{partial.session.run.head + 1} events so far" in pane.partial.text()
    verdicts = [pane.model.index(r, 2).data() for r in range(pane.model.rowCount())]
    assert "✔ pass so far" in verdicts
    assert "✔ pass" not in verdicts


def test_a_box_of_a_partial_run_looks_other_than_one_of_a_complete_run(
    partial: MainWindow,
) -> None:
    before = picture(partial)
    strip = partial.parts.widgets.central.strip
    strip.show_verdicts(strip.verdicts)
    assert picture(partial) != before


def test_evidence_of_a_partial_run_says_so(partial: MainWindow, tmp_path: Path) -> None:
    partial.session.evidence.write(tmp_path / "evidence")
    assert '"complete": false' in (tmp_path / "evidence/evidence.json").read_text()


def test_a_picture_of_a_partial_run_says_so(
    partial: MainWindow, window: MainWindow, tmp_path: Path
) -> None:
    for which, says in ((partial, True), (window, False)):
        path = tmp_path / "a.svg"
        which.parts.pictures.write_timeline(path, whole=True, scale=1, theme="", tell=print)
        assert ("the run is not complete" in path.read_text()) == says


def test_a_saved_trace_of_a_partial_run_still_says_so(
    make_window: MakeWindow, tmp_path: Path
) -> None:
    run = Run(loader.load(library.path("batch-of-three")))
    run.steps(5)
    run.trace.flush()
    store.save(run.trace, tmp_path / "t.nandviz")
    window = make_window(str(tmp_path / "t.nandviz"))
    assert "the run is not complete" in window.statusBar().currentMessage()
    assert window.parts.widgets.central.strip.summary == "so far"
    assert laws_pane(window).partial.isVisible()


def test_a_complete_run_says_nothing_of_it(window: MainWindow) -> None:
    assert window.parts.widgets.central.strip.summary == ""
    assert not laws_pane(window).partial.isVisible()
    assert "complete" not in window.statusBar().currentMessage()


def test_no_earlier_broken_law_is_not_said_while_none_is_judged(
    make_window: MakeWindow, long: Path, qtbot: QtBot
) -> None:
    window = make_window(str(long))
    qtbot.waitUntil(window.isActiveWindow, timeout=10_000)
    window.session.playhead.seek(50)
    window.send(ChooseKind(JumpKind.BROKEN_LAW))
    assert window.session.run.progress.running
    timeline = window.parts.widgets.central.timeline
    QTest.keyClick(timeline, Qt.Key.Key_N, Qt.KeyboardModifier.ShiftModifier)
    words = window.statusBar().currentMessage()
    assert "not judged yet" in words
    assert "no earlier" not in words
    strip = window.parts.widgets.central.strip
    assert strip.summary == "not judged yet"
    assert strip.width() >= strip.sizeHint().width()
    window.send(CancelRun())


def test_all_violations_are_listed_the_most_often_broken_law_first(
    make_window: MakeWindow, qtbot: QtBot
) -> None:
    window = make_window(str(IMPORTED))
    qtbot.waitUntil(lambda: window.session.run.head > 0, timeout=30_000)
    verdicts = window.session.run.laws.judge()
    pane = laws_pane(window)
    rows = list(law_rows(verdicts, partial=False))
    above = len(window.session.run.trace.info.findings)
    assert pane.model.rowCount() == above + len(rows)
    assert len(rows) == len(verdicts) + sum(len(v.violations) for v in verdicts)
    counts = [int(row.violations or 0) for row in rows if row.title]
    assert counts == sorted(counts, reverse=True)
    listed = [
        (int(row.name), row.uid or 0, row.event, row.time_ns, row.detail)
        for row in rows
        if not row.title
    ]
    assert sorted(listed) == sorted(v for law in verdicts for v in law.violations)
    last = max(n for n, row in enumerate(rows) if not row.title)
    pane.table.setCurrentIndex(pane.model.index(above + last, 0))
    QTest.keyClick(pane.table, Qt.Key.Key_Return)
    assert window.session.playhead.k == max(0, rows[last].event)
