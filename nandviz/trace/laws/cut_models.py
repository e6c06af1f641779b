"""What a suspension has to leave of CORE_BUSY, by the cut model: worked out from what executed."""

from collections import defaultdict
from typing import NamedTuple

import numpy as np

from nandviz.model.words import Axis, CutModel
from nandviz.trace.codes import OPEN
from nandviz.trace.laws.law_columns import Bools, Ints, LawColumns


class Cuts(NamedTuple):
    """The cuts of the suspensions; arrays by row of `Suspensions`.

    Attributes
    ----------
    redone_ns
        How much of what executed by then is done again.
    in_pulse
        Whether it cuts a pulse that it may not cut.
    penalty_ns
        How much the resume behind it, if there is one, adds.
    """

    redone_ns: Ints
    in_pulse: Bools
    penalty_ns: Ints


def cuts(columns: LawColumns) -> Cuts:
    """Judge each suspension that was not voided by what the parts before it executed."""
    suspensions, policies = columns.trace.suspensions, columns.trace.info.policies
    n_rows = len(suspensions)
    by_axis = np.array([policies.resume_penalty_ns(axis) for axis in Axis], np.int64)
    found = Cuts(np.zeros(n_rows, np.int64), np.zeros(n_rows, np.bool_), by_axis[suspensions.axis])
    if policies.cut is CutModel.NOW:
        return found
    busy = _busy(columns)
    done: dict[tuple[int, int], int] = defaultdict(int)
    owed: dict[tuple[int, int], int] = defaultdict(int)
    for row in np.flatnonzero(suspensions.voided == OPEN).tolist():
        uid, state, n = (int(c[row]) for c in (suspensions.uid, suspensions.state, suspensions.n))
        ran = busy[uid, state, n]
        paid = min(ran, owed[uid, state])
        owed[uid, state] += int(found.penalty_ns[row]) - paid
        done[uid, state] += ran - paid
        nominal = int(columns.nominal[columns.op[uid], state])
        begun = done[uid, state] - _edge(nominal, policies.pulses, done[uid, state])
        if policies.cut is CutModel.CANCEL:
            found.redone_ns[row] = begun
            done[uid, state] -= begun
        else:
            found.in_pulse[row] = begun != 0
    return found


def _edge(nominal_ns: int, pulses: int, done_ns: int) -> int:
    """Return the latest end of a pulse that ``done_ns`` has reached, 0 before the first."""
    length_ns = nominal_ns // pulses
    ends = range(0, length_ns * pulses + 1, length_ns) if length_ns else range(1)
    return ends[min(done_ns // length_ns, pulses)] if length_ns else ends[0]


def _busy(columns: LawColumns) -> dict[tuple[int, int, int], int]:
    """Return how long each part was in each state, by uid, state and number of the part."""
    parts, segments = columns.trace.parts, columns.trace.segments
    busy: dict[tuple[int, int, int], int] = defaultdict(int)
    cut = np.zeros(columns.n_ops + 1, np.bool_)
    cut[columns.trace.suspensions.uid] = True
    rows = np.flatnonzero((segments.died == OPEN) & cut[parts.uid[segments.part]])
    part = segments.part[rows]
    keys = zip(
        parts.uid[part].tolist(),
        segments.state[rows].tolist(),
        parts.number[part].tolist(),
        (segments.end_ns[rows] - segments.start_ns[rows]).tolist(),
        strict=True,
    )
    for uid, state, number, ns in keys:
        busy[uid, state, number] += ns
    return busy
