"""Lanes hold each settled segment once, in order, however the trace grew."""

import numpy as np
import pytest

from nandviz.query.asof import AsOf
from nandviz.query.index import index_of
from nandviz.query.lanes import NO_PLANE, Lane, LaneKey, Lanes, bus_states
from nandviz.trace.tables import Trace
from tests.query.live import FAR_NS, Run
from tests.strategies import random_setup, workload_setup

Content = dict[LaneKey, list[tuple[int, ...]]]


def content(lanes: Lanes, trace: Trace) -> Content:
    """Return (start, end, uid, state) of the segments of each lane that has any."""
    found = {}
    for key in keys_of(trace):
        lane = lanes.lane(key)
        uids = trace.parts.uid[trace.segments.part[lane.row]]
        states = trace.segments.state[lane.row]
        columns = (lane.start_ns, lane.end_ns, uids, states)
        found[key] = list(zip(*(column.tolist() for column in columns), strict=True))
    return found


def keys_of(trace: Trace) -> list[LaneKey]:
    topology = trace.info.topology
    planes = [NO_PLANE, *range(topology.planes)]
    keys = [LaneKey(die, plane) for die in range(topology.dies) for plane in planes]
    return keys + [LaneKey.bus(channel) for channel in range(topology.channels)]


@pytest.mark.parametrize("seed", range(25))
def test_lanes_that_grew_with_the_trace_equal_those_built_at_its_end(seed: int) -> None:
    run = Run(workload_setup(seed, max_ops=20) if seed % 3 == 0 else random_setup(seed))
    lanes = Lanes(run.trace)
    while run.simulation.step():
        if run.simulation.index % (1 + seed % 5) == 0:
            lanes.extend()
    lanes.extend()
    whole = Lanes(run.trace)
    whole.extend()
    assert content(lanes, run.trace) == content(whole, run.trace)


@pytest.mark.parametrize("seed", range(25))
def test_lanes_are_in_order_and_hold_what_is_alive_and_past(seed: int) -> None:
    run = Run(workload_setup(seed, max_ops=20) if seed % 3 == 0 else random_setup(seed))
    run.simulation.run()
    trace = run.trace
    lanes = index_of(trace).lanes
    lanes.extend()
    seen: set[int] = set()
    for key in keys_of(trace):
        lane = lanes.lane(key)
        assert (lane.end_ns[:-1] <= lane.start_ns[1:]).all() or key.plane == NO_PLANE
        assert lanes.on_lane(lane.row.astype(np.int64), key).all()
        seen |= set(lane.row.tolist())
    segments = trace.segments
    past = (segments.died > trace.last_event) & (segments.end_ns <= run.simulation.now_ns)
    assert seen == set(np.flatnonzero(past).tolist())


@pytest.mark.parametrize("seed", range(15))
def test_the_segments_of_a_lane_are_those_of_the_device_that_lie_on_it(seed: int) -> None:
    run = Run(random_setup(seed))
    run.simulation.run()
    rng = np.random.default_rng(seed)
    lanes = index_of(run.trace).lanes
    for k in rng.integers(-1, run.trace.last_event + 1, 10).tolist():
        read = AsOf(run.trace, k)
        t0, t1 = sorted(rng.integers(0, read.now_ns + 200, 2).tolist())
        window, every = read.segments(t0, t1), read.segments(0, FAR_NS)
        meets = (every.start_ns < t1) & (every.end_ns > t0)
        assert sorted(window.rows.tolist()) == sorted(every.rows[meets].tolist())
        for key in keys_of(run.trace):
            on_it = read.segments(t0, t1, key)
            expected = window.rows[lanes.on_lane(window.rows, key)]
            assert sorted(on_it.rows.tolist()) == sorted(expected.tolist())
            assert (np.diff(on_it.start_ns) >= 0).all()


def test_a_window_of_overlapping_segments_misses_none() -> None:
    lane = Lane()
    start, end = np.array([0, 10, 20, 30]), np.array([100, 12, 22, 35])
    lane.add(start, end, np.arange(4))
    assert lane.reach_ns.tolist() == [100, 100, 100, 100]
    assert lane.window(50, 60) == slice(0, 4)
    lane.add(np.array([200]), np.array([210]), np.array([4]))
    assert lane.window(150, 205) == slice(4, 5)
    assert lane.window(205, 150) == slice(4, 4)


def test_without_ops_no_state_uses_the_bus() -> None:
    assert bus_states(()).shape == (0, 0)


def test_a_segment_within_the_only_one_before_it_is_seen_to_overlap() -> None:
    lane = Lane()
    for start, end in ((0, 100), (10, 12), (200, 210)):
        lane.add(np.array([start]), np.array([end]), np.array([len(lane)]))
    assert lane.reach_ns.tolist() == [100, 100, 210]
