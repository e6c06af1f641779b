"""A scenario of a part with exclusions in the window: lane, inspector, tooltip, by a real mouse."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from nandviz.model.exclusions import When
from nandviz.ui.main_window import MainWindow
from nandviz.ui.panes.inspector import InspectorPane
from nandviz.ui.timeline.rows import NAMES_WIDTH, RowKind

PART = """nandviz_profile: 1
name: odt
extends: generic-tlc
bases:
  ODTDISABLE: {kind: other, scope: none, states: [{name: ISSUE, bus: true}]}
ops:
  Odt_Disable: {base: ODTDISABLE, us: {ISSUE: 0.4}}
exclusions:
  groups: {odt_disable: [PROGRAM_SLC]}
  odt: {ODT_DISABLE: [odt_disable]}
"""
SCENARIO = """nandviz: 1
name: ODT
profile: ./part.yaml
script:
  - {at_us: 10, op: Odt_Disable, die: 0}
  - {at_us: 50, op: Page_Program_SLC, die: 0, block: 0, page: 0}
  - {at_us: 90, op: Read_Status, die: 0}
"""


def test_a_state_is_drawn_told_and_explained(
    make_window: Callable[..., MainWindow], tmp_path: Path
) -> None:
    (tmp_path / "part.yaml").write_text(PART)
    (tmp_path / "odt.yaml").write_text(SCENARIO)
    window = make_window(str(tmp_path / "odt.yaml"))
    view, inspector = window.parts.view, window.parts.widgets.docks.pane(InspectorPane)
    timeline = window.parts.widgets.central.timeline
    window.session.playhead.end()
    frame = timeline.frame()
    lane = frame.row(0, RowKind.STATE, 0)
    assert lane is not None
    (state,) = frame.marks.exclusions
    assert (state.when, state.start_ns, state.end_ns) == (When.ODT_DISABLE, 10_400, None)
    said = inspector.as_text()
    assert "States that exclude bases" in said
    assert "ODT_DISABLE since 10.400 by op 1: excludes odt_disable" in said

    x, y = frame.x(60_000), lane.top + lane.height / 2
    at = QPoint(round(x + NAMES_WIDTH), round(y + frame.params.ruler.height))
    QTest.mouseClick(timeline.surface.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert view.selected_uid == 1

    as_of = window.session.playhead.as_of()
    refusal = as_of.refusal_at(0)
    assert (refusal.uid, refusal.reason, refusal.blocker_uid) == (2, "exclusion_odt", 1)
    view.select(2)
    told = inspector.as_text()
    assert "An exclusion of the profile forbids the op's base while ODT is disabled" in told
    assert "group odt_disable excludes PROGRAM_SLC" in told
