"""The columns of the CSV files that show where time went: segments per plane, parts per target.

Source: command line and files specification, section CSV.
"""

from typing import Final

import numpy as np

from nandviz.exchange.csv.text import Cells, numbers, times, words
from nandviz.model.words import Source
from nandviz.query.columns_asof import ColumnsAsOf, Integers
from nandviz.trace.codes import NONE

IDLE: Final = "DEFAULT"
"""State of a plane on which nothing goes on."""


def op_state_timeline(as_of: ColumnsAsOf) -> dict[str, Cells]:
    """Each executed segment, one row a plane."""
    trace = as_of.trace
    rows, plane = as_of.per_plane(as_of.executed)
    part = trace.segments.part[rows]
    die = trace.parts.die[part]
    start_ns, end_ns = trace.segments.start_ns[rows], trace.segments.end_ns[rows]
    order = np.lexsort((end_ns, plane, die, start_ns))
    rows, plane, die = rows[order], plane[order], die[order]
    start_ns, end_ns = start_ns[order], end_ns[order]
    planes = trace.info.topology.planes
    lane = die.astype(np.int64) * planes + plane
    lanes = [f"d{d}-p{p}" for d in range(trace.info.topology.dies) for p in range(planes)]
    return {
        "start": times(start_ns),
        "end": times(end_ns),
        "die": numbers(die),
        "plane": numbers(plane),
        "op_state": words(_state_codes(as_of, rows), _state_words(as_of)),
        "lane": words(lane, lanes),
        "op_name": words(as_of.op_of(trace.parts.uid[part[order]]), as_of.base_names),
        "duration": times(end_ns - start_ns),
    }


def operation_timeline(as_of: ColumnsAsOf) -> dict[str, Cells]:
    """Each part of each op, one row a target, in order of start, die, plane and op_uid."""
    parts = as_of.trace.parts
    each = as_of.per_target(parts.uid[as_of.parts])
    part = as_of.parts[each.row]
    order = np.lexsort((parts.uid[part], each.plane, parts.die[part], parts.start_ns[part]))
    part, plane = part[order], each.plane[order]
    uid, die = parts.uid[part], parts.die[part]
    op = as_of.op_of(uid)
    return {
        "start": times(parts.start_ns[part]),
        "end": times(parts.end_ns[part]),
        "die": numbers(die),
        "plane": numbers(plane),
        "block": numbers(each.block[order]),
        "page": numbers(each.page[order]),
        "op_name": words(op, as_of.op_names),
        "op_base": words(op, as_of.base_names),
        "source": words(parts.source[part], tuple(Source)),
        "op_uid": numbers(uid),
        "op_state": words(
            _states_before(as_of, die, plane, parts.start_ns[part]), _state_words(as_of)
        ),
    }


def _state_words(as_of: ColumnsAsOf) -> list[str]:
    """Return ``BASE.STATE`` of each state of each op, in order, then the idle state."""
    names = [
        f"{op.base.name}.{state.name}" for op in as_of.trace.info.ops for state in op.base.states
    ]
    return [*names, IDLE]


def _state_codes(as_of: ColumnsAsOf, segments: Integers) -> Integers:
    """Return the index in `_state_words` of each segment's state."""
    trace = as_of.trace
    counts = [len(op.base.states) for op in trace.info.ops]
    first = np.cumsum([0, *counts])
    op = as_of.op_of(trace.parts.uid[trace.segments.part[segments]])
    return first[op] + trace.segments.state[segments]


def _states_before(as_of: ColumnsAsOf, die: Integers, plane: Integers, at_ns: Integers) -> Integers:
    """Return what each plane was in during the ns before an instant, as in `_state_words`."""
    trace = as_of.trace
    rows, on_plane = as_of.per_plane(as_of.segments)
    lane = _lane(as_of, trace.parts.die[trace.segments.part[rows]], on_plane)
    order = np.lexsort((trace.segments.start_ns[rows], lane))
    rows, lane = rows[order], lane[order]
    start_ns, end_ns = trace.segments.start_ns[rows], trace.segments.end_ns[rows]
    codes = _state_codes(as_of, rows)
    asked = _lane(as_of, die, plane)
    found = np.full(len(at_ns), len(_state_words(as_of)) - 1)
    edges = np.searchsorted(lane, np.arange(lane.max(initial=NONE) + 2))
    for number in np.unique(asked).tolist():
        if number + 1 >= len(edges):
            continue
        first, last = edges[number], edges[number + 1]
        mine = np.flatnonzero(asked == number)
        before = np.searchsorted(start_ns[first:last], at_ns[mine]) - 1 + first
        held = before >= first
        held[held] = end_ns[before[held]] >= at_ns[mine[held]]
        found[mine[held]] = codes[before[held]]
    return found


def _lane(as_of: ColumnsAsOf, die: Integers, plane: Integers) -> Integers:
    lane: Integers = die.astype(np.int64) * as_of.trace.info.topology.planes + plane
    return lane
