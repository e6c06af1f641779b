"""The host lane: what arrives, how many reads wait, and where; each request can be picked there."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt

from nandviz.model.words import Kind
from nandviz.trace.codes import OP_KIND_CODE
from nandviz.ui.commands.analyse import SelectRequest, ShowRequest
from nandviz.ui.theme import LIGHT
from nandviz.ui.timeline.hit import hit
from nandviz.ui.timeline.legend import Explained, legend_samples
from nandviz.ui.timeline.painters.paint_host import ArrivalPainter, DepthPainter
from nandviz.ui.timeline.painters.paint_host_waits import WaitPainter
from nandviz.ui.timeline.picture import Picture, svg
from nandviz.ui.timeline.rows import NAMES_WIDTH, RowKind
from nandviz.ui.timeline.scene import Scene
from tests.hosted import random, small
from tests.ui.timeline.conftest import built_in
from tests.ui.timeline.seen import THEMES, Seen

READ = OP_KIND_CODE[Kind.READ]
FAR = 10**15


def boxes(view, painter, mark) -> list:
    return [box.area for box in painter.boxes(Scene(view.frame(), view.words), mark)]


def on_surface(view, at: QPointF) -> QPoint:
    return QPoint(round(at.x()) + NAMES_WIDTH, round(at.y()) + view.ruler.height)


def event_before(trace, time_ns: int) -> int:
    """Return the last event before an instant."""
    return int(trace.events.time_ns.searchsorted(np.int64(time_ns))) - 1


# The lane


@pytest.mark.parametrize("name", ["batch-of-three", "two-dies", "workload-mixed"])
def test_a_run_without_a_host_has_no_host_lane_nor_its_legend(show, name):
    view = show(built_in(name))
    assert all(row.kind is not RowKind.HOST for row in view.layouts()[0].rows)
    assert view.explained == Explained()
    assert not any(sample.of_host for sample in legend_samples(view.explained))


@pytest.mark.parametrize("k", [-1, 0, None])
def test_the_host_lane_is_above_all_others_from_the_start_on(show, k):
    view = show(small(), k)
    first, *others = view.layouts()[0].rows
    assert first.kind is RowKind.HOST
    assert all(row.top >= first.bottom and row.kind is not RowKind.HOST for row in others)
    assert sum(sample.of_host for sample in legend_samples(view.explained)) == 4


def test_the_host_lane_stays_where_one_scrolls_and_cannot_be_let_go(show):
    view = show(small())
    view.resize(1200, 320)
    view.surface.grab()
    view.scroll_by(200)
    assert view.scrollbar.value() > 0
    first = view.frame().rows[0]
    assert (first.kind, first.top) == (RowKind.HOST, 3.0)
    titles = [a.text() for a in view.pointing.menu(QPointF(-20, first.top + 4)).actions()]
    assert titles
    assert not any("lane host" in title for title in titles)


# Arrivals


@THEMES
def test_reads_and_writes_differ_in_line_shape_and_colour(show, theme):
    seen = Seen(show(small(), None, theme))
    arrivals = {mark.request: mark for mark in seen.frame.marks.host.arrivals}
    write, read = (boxes(seen.view, ArrivalPainter(), arrivals[n])[0] for n in (3, 6))
    assert read.bottom() <= write.top()
    assert seen.at(write.center().x(), write.center().y()) == theme.program
    assert seen.at(read.center().x(), read.top() + 2) == theme.read
    corners = ((write, theme.program), (read, theme.background))
    for area, colour in corners:
        assert seen.at(area.left() + 1, area.bottom() - 2) == colour


@pytest.mark.parametrize("k", [0, 3, 9])
def test_what_has_not_arrived_at_the_playhead_is_pending(show, k):
    trace = small()
    view = show(trace, k)
    host = view.frame().marks.host
    assert host.arrivals.request.tolist() == np.flatnonzero(trace.requests.born <= k).tolist()
    ahead = trace.requests.arrival_ns[trace.requests.born > k]
    assert host.pending_ns.tolist() == ahead.tolist()
    x = round(view.frame().x(int(ahead[-1])))
    line = [Seen(view).at(x, y) for y in range(4, 26)]
    assert any(colour not in (LIGHT.background, LIGHT.grid) for colour in line)


def test_every_arrival_is_found_in_its_pixel_however_many_there_are(show):
    view = show(random())
    scene = Scene(view.frame(), view.words)
    arrivals = scene.frame.marks.host.arrivals
    assert len(arrivals) == 400
    for mark in arrivals[::3]:
        (area,) = boxes(view, ArrivalPainter(), mark)
        found = hit(scene, QPointF(area.center().x(), area.bottom() - 1))
        assert found is not None
        assert found.request is not None
        assert found.row is not None
        assert found.row.kind is RowKind.HOST
        there = int(np.flatnonzero(arrivals.request == found.request)[0])
        assert abs(scene.frame.x(arrivals[there].when_ns) - scene.frame.x(mark.when_ns)) <= 1
        assert arrivals[there].is_write == mark.is_write


def test_the_tooltip_tells_of_the_request_under_the_pointer(show):
    view = show(small())
    mark = view.frame().marks.host.arrivals[4]
    (area,) = boxes(view, WaitPainter(), view.frame().marks.host.waits[-2])
    lines = view.pointing.tip_text(area.center()).split("\n")
    assert lines == [
        "request 4  read",
        "die 0, 1 page, LBA 128, 32 sectors",
        "arrived at 1500.000 µs",
        "latency 6641.054 µs",
        "waited 6609.934 µs for erase (op 6)",
    ]
    assert mark.when_ns == 1_500_000


# Selecting


@pytest.mark.parametrize("painter", [ArrivalPainter(), WaitPainter()], ids=["arrival", "wait"])
def test_a_click_selects_a_request_with_its_ops_and_what_held_it_up(show, qtbot, sent, painter):
    view = show(small())
    marks = painter.marks(view.frame().marks)
    mark = next(m for m in marks if m.request == 2 and getattr(m, "die", 0) == 0)
    (area,) = boxes(view, painter, mark)
    at = on_surface(view, QPointF(area.left() + 1, area.top() + 1))
    qtbot.mouseClick(view.surface.viewport(), Qt.MouseButton.LeftButton, pos=at)
    selects = [command for command in sent if isinstance(command, SelectRequest)]
    assert [command.number for command in selects] in ([1], [2])
    view.state.select_request(2)
    selected = view.frame().params.selected
    pages = small().host_pages
    own = set(pages.uid[pages.request == 2].tolist())
    assert selected == own | {1}, "op 1 is the program that both pages wait for"
    assert view.frame().params.request == 2


def test_ops_of_others_stand_back_while_a_request_is_selected(show):
    view = show(small())
    uids, scene = small().host_pages.uid, Scene(view.frame(), view.words)
    assert not any(scene.faded(uid) for uid in uids.tolist())
    view.state.select_request(6)
    scene = Scene(view.frame(), view.words)
    own = int(uids[-1])
    assert [uid for uid in uids.tolist() if not scene.faded(uid)] == [own]
    view.state.select(None)
    assert view.frame().params.selected is None


def test_a_double_click_on_an_arrival_asks_for_what_it_waited_for(show, qtbot, sent):
    view = show(small())
    mark = view.frame().marks.host.arrivals[3]
    (area,) = boxes(view, ArrivalPainter(), mark)
    at = on_surface(view, area.center())
    qtbot.mouseDClick(view.surface.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert ShowRequest(3) in sent


def test_next_and_before_go_from_request_to_request(show):
    view = show(small(), event_before(small(), 20_000_000))
    view.state.select_request(4)
    for direction, number in ((1, 5), (1, 5), (-1, 4), (-1, 3)):
        view.looking.select_neighbour(direction)
        assert view.state.selected_request == number


# How many wait


def test_the_course_is_as_high_as_the_most_that_wait_and_says_so(show):
    view = show(small())
    (depth,) = DepthPainter().marks(view.frame().marks)
    assert depth.count.max() == 2
    scene = Scene(view.frame(), view.words)
    found = hit(scene, QPointF(scene.frame.x(100_000), view.frame().rows[0].bottom - 2))
    assert found is not None
    assert found.text == f"2 pages of reads wait at {scene_time(view, 100_000)} µs"


def scene_time(view, time_ns: int) -> str:
    x = view.frame().x(time_ns)
    at_ns = view.state.axis.time_at(view.place_at(x))
    return f"{at_ns / 1000:.3f}"


# Where they wait


def test_a_waiting_read_is_a_line_at_the_foot_of_what_holds_it_up(show):
    seen = Seen(show(small()))
    waits = {(w.request, w.die): w for w in seen.frame.marks.host.waits}
    assert set(waits) == {(1, 0), (2, 0), (4, 0), (5, 0)}
    (area,) = boxes(seen.view, WaitPainter(), waits[4, 0])
    assert area.left() == pytest.approx(seen.frame.x(1_500_000), abs=1)
    assert area.right() == pytest.approx(seen.frame.x(8_109_934), abs=1)
    row = seen.row(waits[4, 0].plane)
    assert area.bottom() == row.bottom
    assert seen.at(area.center().x(), area.center().y()) == LIGHT.read
    assert seen.at(area.center().x(), area.top() - 4) in (LIGHT.erase, LIGHT.grid)


# Files


def test_a_vector_file_has_the_host_lane():
    trace = small()
    text = svg(Picture(trace, trace.last_event, request=4)).decode()
    for words in (">host<", "read arrives", "reads that wait", "most reads that wait: 2"):
        assert words in text
