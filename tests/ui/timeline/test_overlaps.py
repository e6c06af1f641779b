"""An imported trace whose segments overlap: sub-rows with a red edge, and nothing lost."""

import numpy as np
from PySide6.QtCore import QPointF

from nandviz.model.words import Origin
from nandviz.trace.codes import OPEN
from nandviz.trace.tables import Trace, TraceInfo
from nandviz.ui.theme import LIGHT
from nandviz.ui.timeline.picture import Picture, svg
from nandviz.ui.timeline.rows import NAMES_WIDTH, RowKind
from tests.ui.timeline.conftest import built_in

US = 1000


def overlapping(second_us: int = 100) -> Trace:
    """Return two programs of 300 µs on one plane, the second beginning before the first ends."""
    info = built_in("batch-of-three").info
    op = next(i for i, o in enumerate(info.ops) if o.name == "Page_Program_SLC")
    trace = Trace(TraceInfo("two at once", info.ops, info.topology, source=Origin.IMPORT))
    for uid, start in ((1, 0), (2, second_us * US)):
        end = start + 300 * US
        trace.ops.append(0, op, 0, 0, start, -1, uid - 1, 1, 0)
        trace.targets.append(0, 0, uid - 1)
        trace.parts.append(uid, uid, 1, 0, 0, 1, start, end, 0, -1, OPEN)
        trace.segments.append(uid - 1, 1, start, end, 0, -1, OPEN)
    for index, time_ns in enumerate((0, 400 * US)):
        trace.queue.append(time_ns, 0, 2, -1, 0, -1, -1, OPEN, index)
        trace.events.append(index, time_ns, 0)
    return trace


def test_overlapping_segments_stand_in_sub_rows_with_a_red_edge(show):
    view = show(overlapping())
    frame = view.frame()
    row = frame.row(0, RowKind.PLANE, 0)
    assert len(row.tracks) == 2
    image = view.surface.grab().toImage()

    def at(x: float, y: float) -> str:
        return image.pixelColor(round(x) + NAMES_WIDTH, round(y) + view.ruler.height).name().upper()

    quarter, half = row.top + row.height / 4, row.top + row.height / 2
    both = frame.x(200 * US)
    assert at(both, quarter + 4) == at(both, quarter + row.height / 2 + 4) == LIGHT.program
    assert at(frame.x(390 * US), quarter + 4) == LIGHT.background
    edged = {
        t: LIGHT.wrong in {at(frame.x(t * US), half + dy) for dy in (-1, 0, 1)}
        for t in (50, 120, 200, 390, 404)
    }
    assert edged == {50: False, 120: True, 200: True, 390: True, 404: False}


def test_a_vector_file_has_the_red_edge_too(qapp):
    apart, over = (
        svg(Picture(overlapping(second_us), 1)).decode().lower().count(LIGHT.wrong.lower())
        for second_us in (300, 100)
    )
    assert over == apart + 1


def test_both_of_two_overlapping_segments_can_be_hit(show):
    view = show(overlapping())
    frame = view.frame()
    row = frame.row(0, RowKind.PLANE, 0)
    found = set()
    for y in np.arange(row.top + 2, row.bottom - 2, 4):
        hit = view.pointing.hit(QPointF(frame.x(200 * US), float(y)))
        found.add(hit.uid)
    assert found == {1, 2}
