"""What is counted by instants is the same as what is read row by row, column by column."""

import numpy as np
import pytest

from nandviz.engine.simulation import Simulation
from nandviz.model.words import SuspensionStatus
from nandviz.query.asof import AsOf
from nandviz.query.marks import crowds, span
from nandviz.query.marks.crowds import Crowds
from nandviz.query.marks.dense import DenseMarks, Stretches
from nandviz.query.marks.read_marks import MarkReader
from nandviz.trace.codes import AXES, ENTRY_FATES
from nandviz.trace.recorder import Recorder
from nandviz.trace.tables import Trace
from tests.query.live import info_of
from tests.query.marks.reading import built_in
from tests.strategies import workload_setup

COLUMNS = 97
KINDS = ("suspended", "waiting", "refusals", "lost", "retries")
BUILT_IN = ("workload-suspend-storm", "workload-suspend-limits", "retry-then-drop")


@pytest.fixture
def crowded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let everything be a crowd."""
    monkeypatch.setattr(crowds, "MANY", -1)
    monkeypatch.setattr(span, "MANY", -1)
    monkeypatch.setattr(span, "LIMIT", 0)


def columns_of(stretches: Stretches, die: int, lane: int, edges_ns) -> tuple[set[int], set[int]]:
    """Return in which columns stretches of a lane begin, and which they cover."""
    mine = (stretches.die == die) & (stretches.lane == lane)
    low = edges_ns.searchsorted(stretches.start_ns[mine], "right") - 1
    high = edges_ns.searchsorted(stretches.end_ns[mine], "right") - 1
    inside = (low < COLUMNS) & (high >= 0)
    begun = {c for c in low[inside].tolist() if c >= 0}
    covered = set()
    for a, b in zip(low[inside].tolist(), high[inside].tolist(), strict=True):
        covered |= set(range(max(a, 0), min(max(b, a + 1), COLUMNS)))
    if stretches.settled is not None:
        covered |= set(np.flatnonzero(stretches.settled.covered(die, lane, edges_ns)).tolist())
        if lane == 0:
            begun |= set(np.flatnonzero(stretches.settled.begun(die, edges_ns)).tolist())
    return begun, covered


def all_columns(dense: DenseMarks, trace: Trace, edges_ns) -> dict[object, object]:
    found: dict[object, object] = {}
    for kind in KINDS:
        for die in range(trace.info.topology.dies):
            begun: set[int] = set()
            for lane in range(len(AXES) if kind == "suspended" else 1):
                mine = columns_of(getattr(dense, kind), die, lane, edges_ns)
                begun |= mine[0]
                found[kind, die, lane] = mine[1]
            found[kind, die] = begun
    return found


def listed(trace: Trace, k: int) -> DenseMarks:
    """Return every row as a stretch, read one by one from the trace."""
    at = AsOf(trace, k)
    times, now_ns = trace.events.time_ns, at.now_ns
    suspended = []
    for row, die in enumerate(trace.suspensions.die.tolist()):
        if trace.suspensions.born[row] <= k < trace.suspensions.voided[row]:
            last = at.statuses_of(row)[-1]
            ends = {
                SuspensionStatus.OPEN: now_ns,
                SuspensionStatus.RESUMED: last.resumed_ns,
                SuspensionStatus.ABORTED: int(times[last.since]),
            }
            end_ns = ends[last.status]
            suspended.append(
                (die, trace.suspensions.axis[row], trace.suspensions.at_ns[row], end_ns)
            )
    entries, lost, table = [], [], trace.backlog
    for row in np.flatnonzero(table.born <= k).tolist():
        end_ns = table.left_ns[row] if table.died[row] <= k else now_ns
        entries.append((table.die[row], 0, table.entered_ns[row], end_ns))
        if table.died[row] <= k and ENTRY_FATES[table.fate[row]] in ("dropped", "aborted"):
            lost.append((table.die[row], 0, end_ns, end_ns))
    retries, tries = [], trace.retries
    for row in np.flatnonzero(tries.born <= k).tolist():
        when = times[tries.born[row]]
        retries.append((table.die[tries.entry[row] - 1], 0, when, when))
    refused, table = [], trace.refusals
    for row in np.flatnonzero(table.born <= k).tolist():
        when = table.start_ns[row] if table.start_ns[row] >= 0 else times[table.born[row]]
        refused.append((trace.ops.die[table.uid[row] - 1], 0, when, when))
    return DenseMarks(*(
        Stretches(*np.array(rows or np.empty((0, 4)), np.int64).T)
        for rows in (suspended, entries, refused, lost, retries)
    ))  # fmt: skip


def agree(trace: Trace, k: int, t0_ns: int, t1_ns: int) -> None:
    marks = MarkReader(trace)
    marks.sync()
    edges_ns = np.linspace(t0_ns, t1_ns, COLUMNS + 1).astype(np.int64)
    dense = marks.marks(AsOf(trace, k), t0_ns, t1_ns).dense
    assert all(getattr(dense, kind).settled is not None for kind in KINDS)
    expected = all_columns(listed(trace, k), trace, edges_ns)
    assert all_columns(dense, trace, edges_ns) == expected


@pytest.mark.usefixtures("crowded")
@pytest.mark.parametrize("name", BUILT_IN)
@pytest.mark.parametrize("part", [0.1, 0.35, 0.7, 1.0])
def test_a_crowd_begins_and_lasts_in_the_columns_of_its_rows(name: str, part: float) -> None:
    trace = built_in(name)
    k = int(trace.last_event * part)
    now_ns = AsOf(trace, k).now_ns
    for t0_ns, t1_ns in ((0, 2 * now_ns + 500), (now_ns // 3, now_ns // 2 + 500), (-9_000, 900)):
        agree(trace, k, t0_ns, t1_ns)


@pytest.mark.usefixtures("crowded")
@pytest.mark.parametrize("seed", range(12))
def test_a_crowd_of_a_random_run_is_its_rows_as_of_every_event(seed: int) -> None:
    setup = workload_setup(seed, max_ops=25)
    trace = Trace(info_of(setup))
    Simulation(setup, Recorder(trace)).run()
    trace.flush()
    end_ns = AsOf(trace).now_ns + 500
    for k in range(0, trace.last_event + 1, 5):
        agree(trace, k, -300, end_ns)
        agree(trace, k, end_ns // 3, end_ns // 2)


@pytest.mark.usefixtures("crowded")
@pytest.mark.parametrize("seed", range(4))
def test_a_crowd_that_is_read_while_the_run_goes_on_is_the_same(seed: int) -> None:
    setup = workload_setup(seed, max_ops=25)
    trace = Trace(info_of(setup))
    simulation, marks, k = Simulation(setup, Recorder(trace)), Crowds(trace), 0
    while simulation.peek() is not None:
        simulation.step()
        trace.flush()
        marks.extend()
    fresh = Crowds(trace)
    fresh.extend()
    edges_ns = np.linspace(0, AsOf(trace).now_ns, COLUMNS + 1).astype(np.int64)
    assert len(trace.suspensions) > 1
    assert len(trace.backlog) > 1
    for k in range(trace.last_event + 1):
        grown, anew = ({
            kind: getattr(each, kind)(k) for kind in KINDS
        } for each in (marks, fresh))  # fmt: skip
        first, second = (all_columns(DenseMarks(**each), trace, edges_ns) for each in (grown, anew))
        assert first == second
        counts = [[m.count(0, 2**60) for m in each.values()] for each in (grown, anew)]
        assert counts[0] == counts[1]
