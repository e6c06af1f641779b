"""The latency pane and requests in the window: why p99 is what it is, and the way to its cause."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from nandviz.model.words import RequestKind, Showing
from nandviz.query.columns_asof import ColumnsAsOf
from nandviz.query.latency import Latency
from nandviz.query.requests import request
from nandviz.scenario.loader import loads
from nandviz.ui.commands.run import GoToEnd, GoToEvent, GoToStart
from nandviz.ui.main_window import MainWindow
from nandviz.ui.panes.inspector import InspectorPane
from nandviz.ui.panes.latency import LatencyPane
from nandviz.ui.panes.latency_rows import SLOWEST
from tests.hosted import SMALL

MakeWindow = Callable[..., MainWindow]
OVERLOADED = """nandviz: 1
name: too many writes
profile: generic-tlc
topology: {dies: 1, channels: 1}
host:
  random: {seed: 1, requests: 60, mean_interarrival_us: 100, read_share: 0.5,
           sectors: [32, 32], lba: [0, 1000], align_sectors: 32}
controller: {order: read_first}
"""


@pytest.fixture
def open_text(make_window: MakeWindow, tmp_path: Path, qtbot: QtBot) -> Callable[..., MainWindow]:
    """Open a scenario's text in a window, at its end, the latency pane up."""

    def opened(text: str = SMALL, *, at_end: bool = True) -> MainWindow:
        path = tmp_path / "host.yaml"
        path.write_text(text)
        window = make_window(str(path))
        if at_end:
            window.send(GoToEnd())
            qtbot.waitUntil(lambda: window.session.shown.complete)
        up(window)
        return window

    return opened


def up(window: MainWindow) -> LatencyPane:
    window.parts.widgets.docks.raise_("latency")
    QTest.qWait(1)
    return window.parts.widgets.docks.pane(LatencyPane)


def cells(pane: LatencyPane) -> list[list[str]]:
    model = pane.figures.model
    columns = range(model.columnCount())
    return [[model.index(r, c).data() for c in columns] for r in range(model.rowCount())]


def click(pane: LatencyPane, row: int, column: int, *, slowest: bool = False) -> None:
    part = pane.slowest if slowest else pane.figures
    if slowest:
        at = pane.tabs.tabRect(1).center()
        QTest.mouseClick(pane.tabs, Qt.MouseButton.LeftButton, pos=at)
    part.table.scrollTo(part.model.index(row, column))
    place = part.table.visualRect(part.model.index(row, column)).center()
    QTest.mouseClick(part.table.viewport(), Qt.MouseButton.LeftButton, pos=place)


def lands_on(window: MainWindow, number: int) -> None:
    """Assert that a request is selected, and lies in view with what held it up."""
    view, as_of = window.parts.view, window.session.playhead.as_of()
    record = request(as_of, number)
    assert view.selected_request == number
    assert view.selected_uid is None
    assert record.end_ns is not None
    assert view.t0_ns <= record.arrival_ns < record.end_ns <= view.t1_ns
    frame = window.parts.widgets.central.timeline.frame()
    assert frame is not None
    seen = set(frame.bar_uid[(frame.bar_x1 > 0) & (frame.bar_x0 < frame.params.width)].tolist())
    page = record.decisive
    assert {page.uid, record.held_up_by} - {None} <= seen
    lanes = [row for row in frame.rows if row.die == page.die and row.number == page.plane]
    assert any(
        row.top >= frame.laid.least(row) and row.bottom <= frame.params.height for row in lanes
    )


# What it says


def test_a_run_without_a_host_has_no_latencies_and_the_pane_says_so(window: MainWindow) -> None:
    pane = up(window)
    assert pane.why.text() == "This run serves no requests of a host: a scenario with host: does."
    assert not pane.parts.isVisible()
    assert not pane.tabs.isVisible()


def test_before_a_request_is_done_there_is_nothing_to_say(
    open_text: Callable[..., MainWindow],
) -> None:
    window = open_text()
    window.send(GoToStart())
    assert up(window).why.text() == "No request is done yet."
    assert not up(window).parts.isVisible()


def test_quantiles_are_those_of_the_table_of_the_run_as_of_the_playhead(
    open_text: Callable[..., MainWindow],
) -> None:
    window = open_text()
    for k in (window.session.shown.head, 12):
        window.send(GoToEvent(k))
        latency = Latency(ColumnsAsOf(window.session.shown.trace, k))
        shown = cells(up(window))
        rows = [row for row in latency.table.rows if row.count]
        assert len(shown) == len(rows)
        for cell, row in zip(shown, rows, strict=True):
            wanted = (row.mean_ns, row.p50_ns, row.p99_ns, row.p999_ns, row.max_ns)
            assert cell[1:] == [str(row.count), *(f"{ns / 1000:.3f}" for ns in wanted)]
    names = [row[0] for row in cells(up(window))]
    assert names[0] == "read"
    assert "read, die: program" in names


def test_the_pane_says_why_p99_is_what_it_is(open_text: Callable[..., MainWindow]) -> None:
    window = open_text()
    assert up(window).why.text() == (
        "p99 of reads: 6672.174 µs; the slowest read waited longest for: erase"
    )
    assert not up(window).overload.isVisible()


def test_no_latency_of_an_overload_without_a_warning(open_text: Callable[..., MainWindow]) -> None:
    pane = up(open_text(OVERLOADED))
    assert pane.overload.isVisible()
    assert pane.overload.text().startswith("overload: die 0 is asked for ")
    assert pane.overload.palette().windowText().color().name().upper() == pane.plot._theme.wrong


@pytest.mark.parametrize("text", [SMALL, OVERLOADED])
def test_bands_count_every_read_once_from_where_any_is(
    open_text: Callable[..., MainWindow], text: str
) -> None:
    shown = up(open_text(text)).plot
    bands, reads = shown._bands, shown._curves[0]
    assert sum(band.count for band in bands) == len(reads.latency_ns)
    assert [band.last for band in bands] == [*(band.first for band in bands[1:]), 1.0]
    assert all(band.count for band in bands)
    assert all(shown.band_area(band).height() > 1 for band in bands)


# The way to the cause


@pytest.mark.parametrize(("column", "number"), [(3, 2), (4, 5), (6, 5)])
def test_a_click_on_a_quantile_lands_on_its_request_and_what_held_it_up(
    open_text: Callable[..., MainWindow], column: int, number: int
) -> None:
    window = open_text()
    k = window.session.playhead.k
    click(up(window), 0, column)
    lands_on(window, number)
    assert window.session.playhead.k == k, "selecting never moves time"


def test_a_click_on_a_count_leads_nowhere(open_text: Callable[..., MainWindow]) -> None:
    window = open_text()
    for column in (0, 1, 2):
        click(up(window), 0, column)
    assert window.parts.view.selected_request is None


def test_the_slowest_reads_are_listed_with_what_each_waited_for(
    open_text: Callable[..., MainWindow],
) -> None:
    window = open_text()
    pane = up(window)
    click(pane, 0, 0, slowest=True)
    model = pane.slowest.model
    first = [model.index(0, c).data() for c in range(model.columnCount())]
    assert first == ["1. request 5", "6672.174", "erase", "op 6", "6609.934", "0", "1500.000"]
    latencies = [row.latency_ns for row in model.rows]
    assert latencies == sorted(latencies, reverse=True)
    assert len(latencies) == min(5, SLOWEST)
    lands_on(window, 5)
    QTest.keyClick(pane.slowest.table, Qt.Key.Key_Down)
    lands_on(window, 4)


def test_a_click_on_the_curve_lands_on_the_slowest(
    open_text: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    window = open_text()
    plot = up(window).plot
    slowest = [stop for stop in plot.stops() if stop.curve == 0][-1]
    at = plot.place(slowest).toPoint()
    qtbot.mouseClick(plot, Qt.MouseButton.LeftButton, pos=at)
    lands_on(window, 5)


def test_keys_lead_to_the_slowest_read_and_to_what_held_it_up(
    open_text: Callable[..., MainWindow],
) -> None:
    window = open_text()
    timeline = window.parts.widgets.central.timeline
    QTest.keyClick(timeline, Qt.Key.Key_L, Qt.KeyboardModifier.ShiftModifier)
    lands_on(window, 5)
    QTest.keyClick(timeline, Qt.Key.Key_H)
    assert window.parts.view.selected_uid == 6
    assert window.parts.view.selected_request is None


def test_requests_are_asked_for_only_where_there_are_any(window: MainWindow) -> None:
    assert not window.send_named("analyse.slowest-read")
    assert not window.send_named("analyse.holder")


def test_a_request_that_waited_for_nothing_has_no_holder(
    open_text: Callable[..., MainWindow],
) -> None:
    window = open_text()
    window.parts.view.select_request(6)
    assert window.send_named("analyse.holder")
    assert window.parts.view.selected_request == 6
    assert "request 6 waited for no op" in window.statusBar().currentMessage()


# The inspector


def test_the_inspector_tells_what_a_request_waited_for_and_leads_there(
    open_text: Callable[..., MainWindow],
) -> None:
    window = open_text()
    window.parts.view.select_request(5)
    pane = window.parts.widgets.docks.pane(InspectorPane)
    assert pane.as_text().rstrip().split("\n") == [
        "request 5 · read",
        "arrival 1500.000 µs, event 16",
        "data LBA 192, 32 sectors: 1 page",
        "latency 6672.174 µs",
        "die at arrival erase",
        "waited for erase 6609.934 µs op 6",
        "",
        "What it waited for on die 0",
        "1500.000 arrives; the die: erase",
        "1500.000 waits 6609.934 µs for erase: op 6 Block_Erase_SLC",
        "8109.934 waits 31.120 µs for reads: op 7 Page_Read_SLC",
        "8141.054 op 8 starts",
        "8172.174 done",
        "",
        "Pages",
        "die 0 plane 3 op 8 after 6641.054 µs, ended at 8172.174",
    ]
    pane.text.anchorClicked.emit(QUrl("op:6"))
    assert window.parts.view.selected_uid == 6
    window.parts.view.select(8)
    assert "serves request 5" in pane.as_text()
    pane.text.anchorClicked.emit(QUrl("request:5"))
    lands_on(window, 5)


def test_a_request_that_has_not_arrived_is_said_to_be_so(
    open_text: Callable[..., MainWindow],
) -> None:
    window = open_text()
    window.parts.view.select_request(5)
    window.send(GoToStart())
    pane = window.parts.widgets.docks.pane(InspectorPane)
    assert "Request 5 has not arrived yet." in pane.as_text()


# Two runs


def test_run_a_is_a_ghost_of_the_curves(open_text: Callable[..., MainWindow], qtbot: QtBot) -> None:
    window = open_text()
    faster = loads(f"{SMALL}controller: {{order: suspend}}\n")
    window.session.branch.compare_with(window.session.files.beside(faster, None))
    qtbot.waitUntil(lambda: window.session.branch.comparison_now() is not None)
    window.send(GoToEnd())
    QTest.qWait(200)
    plot = up(window).plot
    a = window.session.branch.a
    assert a is not None
    reads = Latency(ColumnsAsOf(a.trace, a.playhead.k))
    assert plot._ghosts[0].latency_ns[-1] == reads.row(RequestKind.READ).max_ns == 6_672_174
    assert plot._curves[0].latency_ns[-1] < 1_000_000
    window.session.branch.show(Showing.A)
    QTest.qWait(200)
    assert up(window).plot._ghosts == ()


def test_the_menu_of_a_row_leads_to_its_request(open_text: Callable[..., MainWindow]) -> None:
    window = open_text()
    menu = up(window).slowest.row_menu(0)
    titles = [action.text() for action in menu.actions()]
    assert titles == ["Show what request 5 waited for", "Copy row"]
    menu.actions()[0].trigger()
    lands_on(window, 5)
    menu.deleteLater()


def test_every_size_of_window_shows_curves_and_quantiles(
    open_text: Callable[..., MainWindow],
) -> None:
    window = open_text()
    for size, least in (((1600, 900), 80), ((1024, 700), 40), ((800, 450), 15)):
        window.resize(*size)
        QTest.qWait(1)
        pane = up(window)
        for part in (pane.plot, pane.figures):
            area = part.rect().translated(part.mapTo(window, QPoint(0, 0)))
            assert window.rect().contains(area), size
            assert min(area.width(), area.height()) >= least, size
