"""Each pane shows the trace as of the playhead, marks what changed, and is linked with the rest."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from nandviz.model.laws import LAWS
from nandviz.query.causes import Step, event_chain
from nandviz.query.records import Series
from nandviz.trace.laws.verdict import Status
from nandviz.ui.commands.view import FilterByOp
from nandviz.ui.main_window import MainWindow
from nandviz.ui.panes.inspector import InspectorPane, chain_html
from nandviz.ui.panes.metrics import MetricRow, course, metric_row
from nandviz.ui.panes.pane import TablePane
from nandviz.ui.panes.rows import AHEAD_ROLE, CHANGED_ROLE, LIT_ROLE, STRUCK_ROLE
from nandviz.ui.theme import LIGHT

IMPORTED = Path(__file__).parents[1] / "exchange/nandseqgen/data/seed1"
SUSPEND = 2
"""Index of the event of batch-of-three that suspends op 1."""


def up(window: MainWindow, name: str) -> TablePane:
    window.parts.widgets.docks.raise_(name)
    QTest.qWait(1)
    pane = window.parts.widgets.docks.panes[name]
    assert isinstance(pane, TablePane)
    return pane


def second_entry_ns(window: MainWindow) -> int:
    assert window.session.run.scenario is not None
    return window.session.run.scenario.setup.script[1].at_ns


def texts(pane: TablePane) -> list[list[str]]:
    rows = range(pane.model.rowCount())
    columns = range(pane.model.columnCount())
    return [[pane.model.index(r, c).data() for c in columns] for r in rows]


def marked(pane: TablePane, role: int) -> list[int]:
    return [r for r in range(pane.model.rowCount()) if pane.model.index(r, 0).data(role)]


def click(pane: TablePane, row: int, column: int = 0, *, twice: bool = False) -> None:
    pane.table.scrollTo(pane.model.index(row, 0))
    table = pane.table
    where: QPoint = table.visualRect(pane.model.index(row, column)).center()
    act = QTest.mouseDClick if twice else QTest.mouseClick
    if twice:
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    act(table.viewport(), Qt.MouseButton.LeftButton, pos=where)


def test_the_event_at_the_playhead_is_marked_and_those_after_it_are_listed_as_ahead(
    window: MainWindow,
) -> None:
    pane = up(window, "events")
    for k in (5, 1, -1):
        window.session.playhead.seek(k) if k >= 0 else window.session.playhead.home()
        assert [row[0] for row in texts(pane)] == [str(n) for n in range(14)]
        assert marked(pane, CHANGED_ROLE) == [k][k < 0 :]
        assert marked(pane, AHEAD_ROLE) == list(range(k + 1, 14))
        seen = pane.table.visualRect(pane.model.index(max(k, 0), 0))
        assert 0 <= seen.top() < seen.bottom() <= pane.table.viewport().height()


def test_what_is_ahead_is_grey(window: MainWindow) -> None:
    pane = up(window, "events")
    window.session.playhead.seek(1)
    colours = {}
    for row in (1, 2):
        option = QStyleOptionViewItem()
        pane.table.itemDelegate().initStyleOption(option, pane.model.index(row, 1))
        colours[row] = option.palette.color(QPalette.ColorRole.Text)
    assert colours[1] == QColor(window.parts.appearance.theme.ink)
    assert colours[2] == QColor(window.parts.appearance.theme.muted)


def test_a_double_click_goes_to_an_event_ahead(window: MainWindow) -> None:
    pane = up(window, "events")
    window.session.playhead.seek(1)
    click(pane, 3, twice=True)
    assert window.session.playhead.k == 3
    assert marked(pane, AHEAD_ROLE) == list(range(4, 14))


def test_a_row_ahead_selects_no_op_that_is_not_submitted_yet(window: MainWindow) -> None:
    pane = up(window, "events")
    window.session.playhead.seek(1)
    click(pane, 4)  # the OP_END of op 4, the SUSPEND, which event 2 submits
    assert window.parts.view.selected_uid is None
    assert window.session.playhead.k == 1


def test_a_submit_names_its_ops(window: MainWindow) -> None:
    pane = up(window, "events")
    window.session.playhead.seek(0)
    assert texts(pane)[0][3] == "op 1 … 3"


def test_pending_shows_cancelled_events_struck_out_and_by_which_event(window: MainWindow) -> None:
    pane = up(window, "pending")
    window.session.playhead.seek(SUSPEND)
    struck = marked(pane, STRUCK_ROLE)
    rows = texts(pane)
    assert {rows[r][2] for r in struck} == {"op 1", "op 2", "op 3"}
    assert all(rows[r][6] == f"cancelled by event {SUSPEND}" for r in struck)
    assert set(struck) <= set(marked(pane, CHANGED_ROLE))
    window.session.playhead.seek(SUSPEND - 1)
    assert marked(pane, STRUCK_ROLE) == []


def test_backlog_shows_queue_delta_and_what_is_waited_for(window: MainWindow) -> None:
    pane = up(window, "backlog")
    assert pane.empty.isVisible()
    window.session.playhead.seek(SUSPEND)
    rows = texts(pane)
    assert [row[:5] for row in rows] == [
        ["PROGRAM die 0", "op 2", "Page_Program_SLC", "displaced", "+0.000"],
        ["PROGRAM die 0", "op 3", "Page_Program_SLC", "displaced", "+309.824"],
    ]
    assert rows[1][8] == "PROGRAM RESUME, then op 1's end +309.824"
    assert marked(pane, CHANGED_ROLE) == [0, 1]


def test_suspended_shows_consumed_and_remaining(window: MainWindow) -> None:
    pane = up(window, "suspended")
    window.session.playhead.seek(SUSPEND)
    assert texts(pane)[0][:5] == ["PROGRAM die 0", "op 1", "100.000", "100.000", "209.824"]
    cell = pane.table.visualRect(pane.model.index(0, 5))
    image = pane.table.viewport().grab().toImage()
    ratio = image.devicePixelRatio()
    y = round((cell.top() + 6) * ratio)
    left = image.pixelColor(round((cell.left() + 10) * ratio), y).name()
    right = image.pixelColor(round((cell.right() - 10) * ratio), y).name()
    assert (left, right) == (LIGHT.program.lower(), LIGHT.suspend.lower())


def test_refusals_name_the_reason_and_select_what_was_in_the_way(
    make_window: Callable[..., MainWindow],
) -> None:
    window = make_window("@refusals")
    pane = up(window, "refusals")
    window.session.playhead.end()
    rows = texts(pane)
    assert len(rows) == len(window.session.run.trace.refusals)
    row = next(n for n, cells in enumerate(rows) if cells[5])
    menu = pane.row_menu(row)
    menu.actions()[-1].trigger()
    assert f"op {window.parts.view.selected_uid}" == rows[row][5]
    menu.deleteLater()


def test_metrics_show_values_as_of_the_event_with_their_course(window: MainWindow) -> None:
    pane = up(window, "metrics")
    window.session.playhead.seek(SUSPEND)
    values = {row[0]: row[1] for row in texts(pane)}
    assert values["suspends"] == "1"
    assert values["backlog_size"] == "2"
    assert "bus_busy_us" in values
    row = metric_row(window.session.playhead.as_of(), "backlog_size")
    assert course(row)[-1] == (SUSPEND, 2.0)


def test_a_long_course_keeps_its_peaks(window: MainWindow) -> None:
    values = np.zeros(100_000, np.int64)
    values[54_321] = 9
    series = Series(np.arange(100_000, dtype=np.int32), values)
    corners = course(MetricRow("backlog_size", 0, 0, series, 99_999), points=50)
    assert len(corners) <= 2 * 50 + 2
    assert max(value for _, value in corners) == 9


def test_laws_all_pass_and_the_strip_says_so(window: MainWindow) -> None:
    pane = up(window, "laws")
    window.session.playhead.end()
    assert [row[2] for row in texts(pane)] == ["✔ pass"] * len(LAWS)
    assert [v.status for v in window.parts.widgets.central.strip.verdicts] == ["pass"] * len(LAWS)


def test_the_strip_has_a_cell_for_each_law_side_by_side(window: MainWindow) -> None:
    strip = window.parts.widgets.central.strip
    cells = [strip.cell(law.number) for law in LAWS]
    steps = {b.left() - a.left() for a, b in pairwise(cells)}
    assert len(steps) == 1
    assert steps.pop() > cells[0].width()
    assert cells[-1].right() < strip.sizeHint().width()


def test_broken_laws_of_an_import_are_said_at_once_and_lead_to_the_first(
    make_window: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    window = make_window(str(IMPORTED))
    qtbot.waitUntil(lambda: window.session.run.head > 0, timeout=30_000)
    broken = [v for v in window.session.run.laws.judge() if v.status is Status.BROKEN]
    assert broken
    assert window.parts.widgets.central.strip.summary == f"{len(broken)} broken"
    assert all(str(v.law) in window.parts.widgets.central.bar.words.text() for v in broken)
    window.parts.widgets.central.bar.button("Go to the first violation").click()
    first = min((v for law in broken for v in law.violations), key=lambda v: (v.event, v.time_ns))
    assert window.session.playhead.k == first.event
    rows = {row[0]: row for row in texts(up(window, "laws"))}
    unjudged = [v for v in window.session.run.laws.judge() if v.status is Status.NOT_JUDGED]
    assert all(rows[str(v.law)][-1] == v.why_not != "" for v in unjudged)


def test_script_marks_the_entry_at_the_playhead_and_edits_its_time(
    window: MainWindow, qtbot: QtBot
) -> None:
    pane = up(window, "script")
    window.session.playhead.seek(SUSPEND)
    assert marked(pane, CHANGED_ROLE) == [1]
    assert texts(pane)[1][1] == "100.000"
    click(pane, 1, 1)
    pane.table.edit(pane.model.index(1, 1))
    editor = pane.table.findChild(QLineEdit)
    assert editor is not None
    QTest.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(editor, "120.5")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: second_entry_ns(window) == 120_500, timeout=30_000)
    assert window.session.files.modified
    assert window.windowTitle().startswith(f"{window.session.files.title}*")
    QTest.keyClick(
        window.parts.widgets.central.timeline, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier
    )
    assert second_entry_ns(window) == 100_000
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(window.parts.widgets.central.timeline, Qt.Key.Key_Z, both)
    assert second_entry_ns(window) == 120_500


@pytest.mark.parametrize("start", ["double click", "F2"])
def test_a_time_is_edited_wherever_the_playhead_stands(
    window: MainWindow, qtbot: QtBot, start: str
) -> None:
    pane = up(window, "script")
    window.session.playhead.end()
    window.session.playhead.seek(SUSPEND - 1)
    click(pane, 1, 1)
    if start == "F2":
        QTest.keyClick(pane.table, Qt.Key.Key_F2)
    else:
        at = pane.table.visualRect(pane.model.index(1, 1)).center()
        QTest.mouseDClick(pane.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    editor = pane.table.findChild(QLineEdit)
    assert editor is not None
    QTest.keyClicks(editor, "330")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: second_entry_ns(window) == 330_000, timeout=30_000)
    assert window.session.files.modified
    assert window.session.playhead.k == SUSPEND - 1


def test_a_time_that_is_none_is_refused_in_words(window: MainWindow) -> None:
    pane = up(window, "script")
    assert not pane.model.setData(pane.model.index(1, 1), "soon")
    assert "“soon” is not a time in µs" in window.parts.widgets.central.bar.words.text()
    assert not window.session.files.modified


def test_breakpoints_are_listed_with_hits_and_switched_off(window: MainWindow) -> None:
    pane = up(window, "breakpoints")
    window.session.playhead.end()
    assert texts(pane)[0][:3] == ["1", "on", "1"]
    box = pane.model.index(0, 1)
    pane.model.setData(box, Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert not window.session.breakpoints[1].enabled
    assert texts(pane)[0][1] == "off"


def test_a_click_on_a_row_selects_its_op_everywhere_and_time_stays(window: MainWindow) -> None:
    pane = up(window, "events")
    window.session.playhead.seek(3)
    click(pane, 1)
    assert window.parts.view.selected_uid == 1
    assert window.session.playhead.k == 3
    assert marked(pane, LIT_ROLE) == [1, 9]
    assert "op 1" in window.parts.widgets.docks.pane(InspectorPane).text.toPlainText()
    backlog = up(window, "backlog")
    window.parts.view.select(3)
    assert marked(backlog, LIT_ROLE) == [1]


def test_a_double_click_on_a_row_goes_to_its_event(window: MainWindow) -> None:
    pane = up(window, "events")
    window.session.playhead.seek(3)
    click(pane, 1, twice=True)
    assert window.session.playhead.k == 1


def test_arrow_keys_in_a_table_move_the_selection(window: MainWindow) -> None:
    pane = up(window, "events")
    window.session.playhead.seek(4)
    click(pane, 1)
    QTest.keyClick(pane.table, Qt.Key.Key_Down)
    QTest.keyClick(pane.table, Qt.Key.Key_Down)
    assert window.parts.view.selected_uid == 4
    QTest.keyClick(pane.table, Qt.Key.Key_Return)
    assert window.session.playhead.k == 3


def test_a_table_that_gets_the_focus_selects_nothing_until_a_key_moves(window: MainWindow) -> None:
    window.session.playhead.seek(SUSPEND)
    pane = up(window, "backlog")
    window.activateWindow()
    window.parts.widgets.central.timeline.setFocus()
    for _ in range(60):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        if pane.table.hasFocus():
            break
    assert pane.table.hasFocus()
    assert window.parts.view.selected_uid is None
    QTest.keyClick(pane.table, Qt.Key.Key_Down)
    assert window.parts.view.selected_uid == 3


def test_a_row_can_be_copied(window: MainWindow) -> None:
    pane = up(window, "events")
    menu = pane.row_menu(0)
    next(a for a in menu.actions() if a.text() == "Copy row").trigger()
    assert QGuiApplication.clipboard().text().startswith("0\t0.000\tSUBMIT")
    menu.deleteLater()


def test_the_inspector_tells_the_chain_of_causes_of_a_suspended_op(window: MainWindow) -> None:
    window.session.playhead.end()
    window.parts.view.select(1)
    text = window.parts.widgets.docks.pane(InspectorPane).text.toPlainText()
    steps = [
        "submits op 1",
        "suspends it: 209.824 µs left",
        "OP_END at 309.824 µs is cancelled",
        "resumes it",
        "OP_END at 760.009 µs",
    ]
    places = [text.index(step) for step in steps]
    assert places == sorted(places)
    assert "100.000 consumed + 209.824 remaining" in text


def test_what_is_copied_of_the_inspector_has_a_name_and_its_value_on_one_line(
    window: MainWindow, press: Callable[..., None]
) -> None:
    window.session.playhead.seek(2)
    window.parts.view.select(1)
    press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "op 1 · Page_Program_SLC"
    assert "fate suspended since event 2" in lines
    assert "done + left 100.000 + 209.824 = 309.824 µs" in lines
    assert "● 100.000 µs · event 2 · op 4" in lines


def test_the_inspector_tells_what_of_an_op_is_done_again_and_what_its_resumes_add(
    make_window: Callable[..., MainWindow],
) -> None:
    window = make_window("@cut-cancel")
    window.session.playhead.end()
    window.parts.view.select(1)
    text = window.parts.widgets.docks.pane(InspectorPane).text.toPlainText()
    assert "done again \n49.806 µs" in text
    assert "89.824 consumed + 220.000 remaining, resumed at 450.185, 10.176 of it again" in text
    window = make_window("@resume-penalty-us")
    window.session.playhead.end()
    window.parts.view.select(1)
    text = window.parts.widgets.docks.pane(InspectorPane).text.toPlainText()
    assert "389.824 + 0.000 = 389.824 µs" in text
    assert "done again" not in text


def test_words_of_a_chain_have_the_width_of_the_inspector(window: MainWindow) -> None:
    window.session.playhead.end()
    window.parts.view.select(1)
    document = window.parts.widgets.docks.pane(InspectorPane).text.document()
    block = document.findBlock(document.find("OP_END at 309.824").position())
    layout = block.layout()
    words = block.text()
    ends = [layout.lineAt(n).textStart() for n in range(1, layout.lineCount())]
    assert all(words[at - 1] == " " for at in ends), words
    assert (
        layout.lineAt(0).width()
        > 0.8 * window.parts.widgets.docks.pane(InspectorPane).text.viewport().width()
    )


def test_the_inspector_says_why_an_op_was_refused_with_rule_and_blocker(
    make_window: Callable[..., MainWindow],
) -> None:
    window = make_window("@refusals")
    window.session.playhead.end()
    as_of = window.session.playhead.as_of()
    refusals = map(as_of.refusal_at, range(as_of.refusal_count))
    refused = next(r for r in refusals if r.blocker_uid is not None)
    window.parts.view.select(refused.uid)
    window.send_named("analyse.why-refused")
    text = window.parts.widgets.docks.pane(InspectorPane).text.toPlainText()
    assert "Why refused" in text
    assert refused.reason in text
    assert text.count(f"op {refused.blocker_uid} Page") == 1
    assert f"in the way \nop {refused.blocker_uid}" in text
    window.parts.widgets.docks.pane(InspectorPane).text.anchorClicked.emit(
        QUrl(f"op:{refused.blocker_uid}")
    )
    assert window.parts.view.selected_uid == refused.blocker_uid


def test_a_long_chain_shows_its_last_steps_and_leads_on(window: MainWindow) -> None:
    trace = window.session.run.trace
    chain = tuple(Step(event, event, "SUBMIT", f"step {event}") for event in range(100_000))
    html = chain_html(chain, 99_999)
    assert "step 99999" in html
    assert html.count("<tr>") == 2 * 12
    assert 'href="event:99987"' in html
    assert [step.event for step in event_chain(trace, 8, 1)] == [8]


def test_links_of_the_inspector_go_to_events(window: MainWindow) -> None:
    window.session.playhead.end()
    window.parts.widgets.docks.pane(InspectorPane).text.anchorClicked.emit(QUrl("event:4"))
    assert window.session.playhead.k == 4


def test_filter_shows_only_the_events_of_an_op(window: MainWindow) -> None:
    window.session.playhead.end()
    window.parts.widgets.central.timeline.send(FilterByOp(3))
    pane = up(window, "events")
    shown = [int(row[0]) for row in texts(pane)]
    assert 0 < len(shown) < window.session.run.head
    assert window.parts.widgets.docks.docks["events"].windowTitle() == "Events of op 3"
    QTest.keyClick(window.parts.widgets.central.timeline, Qt.Key.Key_Escape)
    assert pane.model.rowCount() == window.session.run.head + 1
    assert window.parts.widgets.docks.docks["events"].windowTitle() == "Events"


@pytest.mark.parametrize(
    "name", ["refusals", "nested", "two-dies", "retry-then-drop", "reset-while-suspended"]
)
def test_every_pane_can_be_read_at_every_event(
    make_window: Callable[..., MainWindow], name: str
) -> None:
    window = make_window(f"@{name}")
    window.session.playhead.end()
    docks = window.parts.widgets.docks
    panes = [up(window, n) for n, pane in docks.panes.items() if isinstance(pane, TablePane)]
    for k in range(-1, window.session.run.head + 1):
        window.session.playhead.seek(k)
        for uid in (None, *range(1, window.session.playhead.as_of().op_count + 1)):
            window.parts.widgets.docks.pane(InspectorPane).light(uid)
        for pane in panes:
            pane.read(window.parts.widgets.docks.moment)
            assert all(isinstance(cell, str) for row in texts(pane) for cell in row)
