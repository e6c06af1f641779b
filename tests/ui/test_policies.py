"""Policies in the window: what stale and advanced reads look like, and the click that makes B."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextBrowser

from nandviz.model.words import DisplacedReads, ReadOrder
from nandviz.scenario import library
from nandviz.ui.commands.edit import Undo
from nandviz.ui.commands.view import ShowOp
from nandviz.ui.main_window import MainWindow
from nandviz.ui.panes.inspector import InspectorPane
from nandviz.ui.timeline.legend import Explained, legend_samples
from nandviz.ui.timeline.painters.paint_points import StalePainter


@pytest.fixture
def stale(window: MainWindow, tmp_path: Path) -> MainWindow:
    text = library.path("read-order-ordered").read_text(encoding="utf-8")
    path = tmp_path / "stale.yaml"
    path.write_text(text.replace("read_order: ordered", "read_order: overtake"), encoding="utf-8")
    window.start(str(path))
    return window


def link_at(text: QTextBrowser, scheme: str) -> QPoint:
    """Return where the first link of a scheme is seen."""
    view = text.viewport().rect()
    for y in range(0, view.height(), 3):
        for x in range(0, view.width(), 6):
            if text.anchorAt(QPoint(x, y)).startswith(scheme):
                return QPoint(x + 2, y + 1)
    raise AssertionError(f"no link {scheme} in sight")


def click_policy(window: MainWindow, uid: int) -> None:
    window.send(ShowOp(uid))
    pane = window.parts.widgets.docks.panes["inspector"]
    assert isinstance(pane, InspectorPane)
    pane.text.find("Another policy")
    pane.text.ensureCursorVisible()
    QTest.qWait(1)
    viewport = pane.text.viewport()
    at = link_at(pane.text, "policy:")
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=at)


def test_a_click_runs_the_stale_read_in_order_as_b(stale: MainWindow) -> None:
    session = stale.session
    stale.session.playhead.seek(session.run.trace.last_event)
    click_policy(stale, 5)
    scenario = session.run.scenario
    assert scenario is not None
    assert scenario.setup.policies.read_order is ReadOrder.ORDERED
    assert "policies: {read_order: ordered}" in scenario.text
    assert session.runs.beside is not None
    stale.send(Undo())
    assert session.run.scenario is not None
    assert session.run.scenario.setup.policies.read_order is ReadOrder.OVERTAKE


def test_the_mark_and_its_legend_are_there_once_the_read_is_planned(stale: MainWindow) -> None:
    view, run = stale.parts.widgets.central.timeline, stale.session.run
    born = int(run.trace.ops.born[4])
    seen = []
    for k in (born - 1, born):
        stale.session.playhead.seek(k)
        frame = view.frame()
        assert frame is not None
        seen.append(
            (view.explained.stale, [mark.uid for mark in StalePainter().marks(frame.marks)])
        )
    assert seen == [(False, []), (True, [5])]
    with_it, without = (legend_samples(Explained(stale=each)) for each in (True, False))
    assert {s.label for s in with_it} - {s.label for s in without} == {"stale read"}


def test_a_displaced_read_is_advanced_in_b(window: MainWindow) -> None:
    path = library.path("displaced-reads-advance")
    window.start(str(path))
    window.session.edits.set_policy("displaced_reads", "backlog")
    window.session.playhead.seek(window.session.run.trace.last_event)
    click_policy(window, 2)
    scenario = window.session.run.scenario
    assert scenario is not None
    assert scenario.setup.policies.displaced_reads is DisplacedReads.ADVANCE
