"""Too many marks to be drawn singly: counted, and kept as stretches; none is lost."""

import numpy as np
import pytest

from nandviz.model.setup import Policies
from nandviz.query.asof import AsOf
from nandviz.query.marks.span import LIMIT, LOOK_BACK
from nandviz.trace.tables import Trace
from tests.query.marks.reading import FAR_NS, built_in, marks_of
from tests.trace.laws.stories import op, story

STORM = "workload-suspend-storm"


@pytest.mark.parametrize("part", [0.3, 0.7, 1.0])
def test_dense_suspensions_and_entries_are_stretches_one_a_row(part):
    trace = built_in(STORM)
    at = AsOf(trace, int(trace.last_event * part))
    dense = marks_of(trace, at.k).dense
    table = trace.suspensions
    rows = np.flatnonzero((table.born <= at.k) & (table.voided > at.k))
    assert len(rows) > LIMIT
    assert dense.suspended.start_ns.tolist() == table.at_ns[rows].tolist()
    assert dense.suspended.die.tolist() == table.die[rows].tolist()
    assert dense.suspended.lane.tolist() == table.axis[rows].tolist()
    ends = [at.statuses_of(int(row))[-1] for row in rows]
    expected = [e.resumed_ns if e.resumed_ns is not None else at.now_ns for e in ends]
    assert dense.suspended.end_ns.tolist() == expected
    entries = np.flatnonzero(trace.backlog.born <= at.k)
    assert dense.waiting.start_ns.tolist() == trace.backlog.entered_ns[entries].tolist()
    gone = trace.backlog.died[entries] <= at.k
    left_ns = np.where(gone, trace.backlog.left_ns[entries], at.now_ns)
    assert dense.waiting.end_ns.tolist() == left_ns.tolist()


def test_what_is_dense_is_counted_and_not_drawn_singly():
    trace = built_in(STORM)
    marks = marks_of(trace, None, (0, AsOf(trace).now_ns))
    assert not marks.suspended
    assert not marks.waiting
    least = len(marks.dense.suspended) + len(marks.dense.waiting) + len(marks.dense.refusals)
    assert marks.left_out >= least


@pytest.mark.parametrize("k", range(1500, 3800, 97))
def test_what_lasts_at_the_playhead_is_drawn_singly_however_much_was_before(k):
    trace = built_in(STORM)
    at = AsOf(trace, k)
    marks = marks_of(trace, k)
    assert len(marks.dense.suspended) > LIMIT
    held = {s.suspension: s for s in marks.suspended}
    states = {row: at.statuses_of(row)[-1] for row in range(len(marks.dense.suspended))}
    still_open = {row for row, state in states.items() if state.status == "open"}
    ahead = {row for row, state in states.items() if (state.resumed_ns or -1) >= at.now_ns}
    assert set(held) == still_open | ahead
    assert {w.entry for w in marks.waiting} == {entry.entry_id for entry in at.backlog()}
    before = marks_of(trace, k, (0, at.now_ns))
    assert len(before.dense.suspended) > LIMIT
    assert (before.suspended, before.waiting) == ((), ())


def test_a_span_short_enough_has_its_marks_singly_and_leaves_none_out():
    trace = built_in(STORM)
    middle = int(trace.suspensions.at_ns[len(trace.suspensions) // 2])
    marks = marks_of(trace, None, (middle - 50_000, middle + 50_000))
    assert marks.left_out == 0
    assert middle in [s.at_ns for s in marks.suspended]
    assert not len(marks.dense.suspended)


def test_dense_refusals_are_ticks_where_the_ops_would_have_started():
    trace = built_in("workload-suspend-limits")
    table, marks = trace.refusals, marks_of(trace)
    assert len(table) > LIMIT
    starts = np.where(table.start_ns >= 0, table.start_ns, trace.events.time_ns[table.born])
    assert marks.refusals == ()
    assert marks.dense.refusals.start_ns.tolist() == starts.tolist()
    assert marks.dense.refusals.die.tolist() == trace.ops.die[table.uid - 1].tolist()


@pytest.mark.parametrize("table", ["suspensions", "refusals", "backlog"])
def test_as_many_as_the_limit_are_drawn_singly_and_one_more_are_not(table):
    trace = built_in("workload-suspend-limits")
    born = trace.tables()[table].born
    field = {"backlog": "waiting"}.get(table, table).replace("suspensions", "suspended")
    for count in (LIMIT, LIMIT + 1):
        marks = marks_of(trace, int(born[count - 1]))
        known = len(getattr(marks, field)) + len(getattr(marks.dense, field))
        assert known >= count
        assert bool(len(getattr(marks.dense, field))) == (known > LIMIT)


def displaced(reads: int) -> Trace:
    """Op 1 is suspended at 30: so many reads are displaced from 97, each 22 long."""
    ops = [op("Program", 0, 0), *[op("Read", 4, 0)] * reads]
    return story((0, ops), (30, [op("Program_Suspend")]), policies=Policies(epr=False))


def aborted(ops: int) -> Trace:
    """Op 1 is cut by a RESET at 30 and reads after it are taken out of the plan, so many in all."""
    batch = [op("Program", 0, 0), *[op("Read", 4, 0)] * (ops - 1)]
    return story((0, batch), (30, [op("Reset")]), policies=Policies(epr=False))


SHORT_NS = 97 + 2 * 22
"""From the start to the end of the second read."""


@pytest.mark.parametrize(
    ("reads", "span_ns", "waiting", "ghosts", "ends", "left_out"),
    [
        (LIMIT, FAR_NS, LIMIT, LIMIT + 1, LIMIT + 1, 0),
        (LIMIT, SHORT_NS, LIMIT, 3, LIMIT + 1, 0),
        (LIMIT + 1, FAR_NS, 0, 1, 1, 2 * (LIMIT + 1)),
        (LIMIT + 1, SHORT_NS, 0, 3, 1, LIMIT + 1),
        (LIMIT + LOOK_BACK, SHORT_NS, 0, 3, 1, LIMIT + LOOK_BACK),
        (LIMIT + LOOK_BACK + 1, SHORT_NS, 0, 1, 1, 2 * (LIMIT + LOOK_BACK + 1)),
    ],
)
def test_displaced_ops_and_their_old_places_up_to_the_limits(
    reads, span_ns, waiting, ghosts, ends, left_out
):
    trace = displaced(reads)
    marks = marks_of(trace, int(trace.backlog.born[0]), (0, span_ns))
    assert len(marks.waiting) == waiting
    assert len(marks.dense.waiting) == (0 if waiting else reads)
    assert (len(marks.ghosts), len(marks.ends), marks.left_out) == (ghosts, ends, left_out)


@pytest.mark.parametrize(
    ("ops", "span_ns", "aborts", "left_out"),
    [
        (LIMIT, FAR_NS, LIMIT, 0),
        (LIMIT + 1, FAR_NS, 0, LIMIT + 1),
        (LIMIT + 1, SHORT_NS, 3, 0),
        (LIMIT + LOOK_BACK, SHORT_NS, 3, 0),
        (LIMIT + LOOK_BACK + 1, SHORT_NS, 0, LIMIT + LOOK_BACK + 1),
    ],
)
def test_what_a_reset_takes_away_up_to_the_limits(ops, span_ns, aborts, left_out):
    trace = aborted(ops)
    marks = marks_of(trace, int(trace.parts.died.min()), (0, span_ns))
    assert (len(marks.aborts), len(marks.ghosts)) == (aborts, aborts)
    assert marks.left_out == left_out
