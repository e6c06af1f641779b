"""Tables sort, filter, copy, and show whole times, however many rows they have."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from nandviz.ui.commands.view import SelectOp
from nandviz.ui.main_window import MainWindow
from nandviz.ui.panes.pane import TablePane
from nandviz.ui.panes.picked import Picking, Wish, sort_key
from nandviz.ui.panes.rows import About, Column
from nandviz.ui.panes.rows_view import Table
from nandviz.ui.panes.table import PANES
from tests.ui.test_panels import texts, up

Make = Callable[..., MainWindow]
MANY = 1_000_000


def click_title(pane: TablePane, column: int) -> None:
    header = pane.table.horizontalHeader()
    x = header.sectionViewportPosition(column) + header.sectionSize(column) // 2
    QTest.mouseClick(
        header.viewport(), Qt.MouseButton.LeftButton, pos=header.rect().center().__class__(x, 8)
    )


def leave(window: MainWindow, table: Table) -> None:
    """Go elsewhere with pointer and focus."""
    window.parts.widgets.central.timeline.setFocus()
    # Where a window before it was closed under the pointer, Qt tells no one that it has gone.
    table.viewport().setAttribute(Qt.WidgetAttribute.WA_UnderMouse, on=False)
    assert table._rests()


@pytest.fixture
def events(window: MainWindow, qtbot: QtBot) -> TablePane:
    qtbot.waitUntil(window.isActiveWindow, timeout=10_000)
    window.session.playhead.end()
    return up(window, "events")


def test_a_click_on_a_title_sorts_a_second_one_turns_a_third_one_lets_go(
    events: TablePane,
) -> None:
    before = texts(events)
    click_title(events, 2)
    kinds = [row[2] for row in texts(events)]
    assert kinds == sorted(kinds)
    click_title(events, 2)
    kinds = [row[2] for row in texts(events)]
    assert kinds == sorted(kinds, reverse=True)
    click_title(events, 2)
    assert texts(events) == before


def test_numbers_sort_as_numbers(events: TablePane) -> None:
    click_title(events, 1)
    click_title(events, 1)
    times = [float(row[1]) for row in texts(events)]
    assert times == sorted(times, reverse=True)
    assert sort_key("op 9") < sort_key("op 10")
    assert sort_key("") < sort_key("0")


def test_typing_into_the_filter_leaves_the_rows_that_have_it(
    events: TablePane, window: MainWindow
) -> None:
    QTest.keyClicks(events.filter_line, "OP_end")
    shown = texts(events)
    assert shown
    assert all(row[2] == "OP_END" for row in shown)
    assert events.filter_words.text() == f"{len(shown)} rows"
    window.session.playhead.seek(3)
    assert all(row[2] == "OP_END" for row in texts(events))
    events.filter_line.clear()
    assert len(texts(events)) == 14


def test_ctrl_c_copies_the_selected_rows_with_titles_as_tsv(
    events: TablePane, window: MainWindow
) -> None:
    rows = texts(events)
    at = [events.table.visualRect(events.model.index(n, 0)).center() for n in (0, 1)]
    events.table.scrollToTop()
    at = [events.table.visualRect(events.model.index(n, 0)).center() for n in (0, 1)]
    both = Qt.KeyboardModifier.ControlModifier
    viewport = events.table.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=at[0])
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, at[1])
    QTest.keyClick(events.table, Qt.Key.Key_C, both)
    titles = [column.title for column in events.model.columns]
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
    assert lines == [titles, *rows[:2]]
    assert "2 rows copied" in window.statusBar().currentMessage()


def test_ctrl_a_takes_all_rows(events: TablePane) -> None:
    events.table.setFocus()
    QTest.keyClick(events.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(events.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    QTest.qWait(50)
    assert len(QGuiApplication.clipboard().text().splitlines()) == len(texts(events)) + 1


def test_a_million_rows_are_sorted_and_filtered_in_slices() -> None:
    columns: tuple[Column[int], ...] = (Column("n", str, number=True),)
    picking = Picking(range(MANY), columns, Wish(0, descending=True, text="99"))
    assert not picking.advance(0.0)
    assert not picking.advance(1.0)
    assert 0 < picking.share < 0.5
    while not picking.advance(100.0):
        pass
    assert picking.rows[0] == 999_999
    assert all("99" in str(picking.rows[n]) for n in (1, 100, 1000))


def test_a_pane_with_many_rows_is_there_before_they_are_sorted(qtbot: QtBot) -> None:
    columns: tuple[Column[int], ...] = (Column("n", str, number=True),)
    pane = TablePane(lambda _: True, "n", "", columns, About(lambda _: None, lambda _: None))
    qtbot.addWidget(pane)
    pane.show()
    pane.show_rows(range(100_000), lambda _row: False)
    click_title(pane, 0)
    click_title(pane, 0)
    assert pane.filter_words.text().endswith("% …")
    qtbot.waitUntil(lambda: pane.model.rows[0] == 99_999, timeout=30_000)
    assert pane.filter_words.text() == "100000 rows"


@pytest.mark.parametrize("name", ["events", "script", "pending", "backlog"])
def test_no_time_is_cut_however_late_it_is(make_window: Make, tmp_path, name: str) -> None:
    path = tmp_path / "late.yaml"
    path.write_text(
        "nandviz: 1\nscript:\n  - {at_us: 0, op: Page_Program_SLC, die: 0, block: 0, page: 0}\n"
        "  - {at_us: 123456789012.345, op: Page_Program_SLC, die: 0, block: 1, page: 0}\n"
    )
    window = make_window(str(path))
    window.session.playhead.end()
    if name == "pending":
        window.session.playhead.seek(0)
    pane = up(window, name)
    font = pane.table.font()
    font.setBold(True)
    for row in range(pane.model.rowCount()):
        for number, column in enumerate(pane.model.columns):
            if column.number:
                words = QFontMetrics(font).horizontalAdvance(pane.model.index(row, number).data())
                assert words < pane.table.columnWidth(number)


@pytest.mark.parametrize("height", [120, 300, 500])
def test_the_lower_dock_uses_the_height_that_it_gets(window: MainWindow, height: int) -> None:
    for name in ("events", "script", "laws"):
        pane = up(window, name)
        dock = window.parts.widgets.docks.docks[name]
        window.resizeDocks([dock], [height], Qt.Orientation.Vertical)
        QTest.qWait(20)
        assert pane.table.height() >= pane.height() - 2
        assert pane.table.height() > 0.6 * dock.height()


@pytest.mark.parametrize("wide", [12, 30, 300])
def test_a_text_stands_where_the_style_would_write_it(
    events: TablePane, window: MainWindow, monkeypatch: pytest.MonkeyPatch, wide: int
) -> None:
    window.session.playhead.seek(6)
    window.send(SelectOp(1))
    for column in range(len(events.model.columns)):
        events.table.setColumnWidth(column, wide)
    leave(window, events.table)
    written = events.table.viewport().grab().toImage()
    marks = [events.model.marks(row) for row in range(len(events.model.rows))]
    for mark in ("changed", "lit", "ahead"):
        assert any(getattr(each, mark) for each in marks)
    monkeypatch.setattr(type(events.table), "_rests", lambda *_: False)
    assert events.table.viewport().grab().toImage() == written
    monkeypatch.setattr(type(events.model), "text_alone", lambda *_: None)
    assert events.table.viewport().grab().toImage() == written


def test_rows_are_drawn_singly_where_one_is_selected_or_looked_at(
    events: TablePane, window: MainWindow
) -> None:
    table = events.table
    leave(window, table)
    at_rest = table.viewport().grab().toImage()
    table.selectRow(1)
    assert not table._rests()
    selected = table.viewport().grab().toImage()
    assert selected != at_rest
    table.clearSelection()
    table.setFocus()
    assert not table._rests()
    leave(window, table)


@pytest.mark.parametrize("name", [pane.name for pane in PANES])
def test_every_table_at_rest_shows_what_its_cells_show(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    pane = window.parts.widgets.docks.panes[name]
    for k in (3, 6, 12) if isinstance(pane, TablePane) else ():
        window.session.playhead.seek(k)
        up(window, name)
        if pane.table.isHidden():  # there are no rows
            continue
        leave(window, pane.table)
        at_rest = pane.table.viewport().grab().toImage()
        with monkeypatch.context() as patch:
            patch.setattr(type(pane.table), "_rests", lambda *_: False)
            assert pane.table.viewport().grab().toImage() == at_rest
