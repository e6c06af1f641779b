"""Too many marks to be drawn singly: counted, and kept as stretches; none is lost."""

import numpy as np
import pytest

from nandviz.query.asof import AsOf
from nandviz.query.marks.span import LIMIT
from tests.query.marks.reading import built_in, marks_of

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
    marks = marks_of(trace)
    assert not marks.suspended
    assert not marks.waiting
    least = len(marks.dense.suspended) + len(marks.dense.waiting) + len(marks.dense.refusals)
    assert marks.left_out >= least


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
