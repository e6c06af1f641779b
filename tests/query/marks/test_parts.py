"""A part's number and how many there are is a fact of its op, whatever span is looked at."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from nandviz.engine.simulation import Simulation
from nandviz.exchange.nandseqgen import exporter
from nandviz.exchange.registry import import_foreign
from nandviz.model.ops import OpRequest, Target
from nandviz.model.setup import Policies, Setup, Submission, Topology
from nandviz.query.asof import AsOf
from nandviz.query.marks import read_suspended
from nandviz.query.marks.places import Places
from nandviz.query.marks.read_marks import MarkReader
from nandviz.scenario import library, loader
from nandviz.trace.recorder import Recorder
from nandviz.trace.tables import Trace, TraceInfo
from tests.query.counted import counting, fine_indexes
from tests.query.live import info_of
from tests.query.marks.reading import FAR_NS, built_in, marks_of
from tests.strategies import workload_setup

BASIS = "nandviz: 1\nname: basis\nscript: [{at_us: 0, op: Read_Status, die: 0}]\n"
PERIOD_NS = 260_235
"""From SUSPEND to SUSPEND: the RESUME ends 50 ns before."""


def suspended(times: int) -> Trace:
    """Simulate one erase that is suspended so many times, each part but the first 50 ns long."""
    ops = loader.loads(BASIS).profile.ops
    script = [Submission(0, (OpRequest(ops["Block_Erase_SLC"], 0, (Target(0, 0, -1),)),))]
    for at_ns in range(50_000, 50_000 + times * PERIOD_NS, PERIOD_NS):
        script.append(Submission(at_ns, (OpRequest(ops["Erase_Suspend"], 0),)))
        script.append(Submission(at_ns + 110_000, (OpRequest(ops["Erase_Resume"], 0),)))
    topology = Topology(dies=1, planes=4, blocks=4, pages=4)
    trace = Trace(TraceInfo("suspended", tuple(ops.values()), topology))
    Simulation(Setup(topology, Policies(), tuple(script)), Recorder(trace)).run()
    trace.flush()
    return trace


def held(trace: Trace, uid: int, k: int) -> list[int]:
    """Return the rows of the parts of an op that hold, looked for in the whole table."""
    parts = trace.parts
    rows = np.flatnonzero((parts.uid == uid) & (parts.born <= k) & (parts.died > k))
    return rows.tolist()


def counts_agree(trace: Trace) -> None:
    reader = MarkReader(trace)
    for k in range(-1, trace.last_event + 1, max(1, len(trace.events) // 60)):
        at = AsOf(trace, k)
        for uid in range(1, at.op_count + 1):
            numbers = trace.parts.number[held(trace, uid, k)]
            assert at.part_count(uid) == max(numbers.tolist(), default=0), (k, uid)
        for part in reader.marks(at, 0, FAR_NS).parts:
            assert part.total == at.part_count(part.uid), (k, part)


@pytest.mark.parametrize("name", library.names())
def test_how_many_parts_an_op_has_is_the_number_of_its_last(name: str) -> None:
    counts_agree(built_in(name))


@pytest.mark.parametrize("seed", range(6))
def test_how_many_parts_an_op_of_a_random_run_has(seed: int) -> None:
    setup = workload_setup(seed, max_ops=25)
    trace = Trace(info_of(setup))
    Simulation(setup, Recorder(trace)).run()
    trace.flush()
    counts_agree(trace)


FOREIGN = ("suspended-three-times", "nested", "end-while-suspended", "workload-mixed")


@pytest.mark.parametrize("name", FOREIGN)
def test_an_op_of_a_foreign_trace_has_as_many_parts_as_it_was_written_with(
    name: str, tmp_path: Path
) -> None:
    trace = built_in(name)
    exporter.write(trace, tmp_path)
    foreign = import_foreign([tmp_path]).trace
    counts_agree(foreign)
    counts = [sorted(map(AsOf(t).part_count, range(1, len(t.ops) + 1))) for t in (trace, foreign)]
    assert [c for c in counts[0] if c > 1] == [c for c in counts[1] if c > 1]


@pytest.mark.parametrize("name", ["suspended-three-times", "nested", "workload-mixed"])
def test_a_span_within_one_part_has_it_as_the_whole_run_has_it(name: str) -> None:
    trace = built_in(name)
    reader = MarkReader(trace)
    for k in range(0, trace.last_event + 1, max(1, len(trace.events) // 25)):
        for part in marks_of(trace, k, reader=reader).parts:
            middle = (part.start_ns + part.end_ns) // 2
            assert part in marks_of(trace, k, (middle, middle + 1), reader).parts, k


def test_past_many_suspensions_in_view_every_part_has_its_number() -> None:
    trace = suspended(100)
    marks = marks_of(trace)
    assert not marks.suspended
    assert [(p.number, p.total) for p in marks.parts] == [(n, 101) for n in range(2, 102)]
    assert marks_of(trace, None, (0, 50_000)).parts == ()
    assert AsOf(trace).part_count(1) == 101


def test_more_parts_than_have_room_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    trace = suspended(12)
    for most, parts in ((12, 12), (11, 0)):
        monkeypatch.setattr(read_suspended, "MOST_PARTS", most)
        marks = marks_of(trace)
        assert len(marks.parts) == parts
        assert marks.left_out == 12 - parts


# Rows that are read


@pytest.fixture
def _fine_indexes() -> Iterator[None]:
    with fine_indexes():
        yield


def rows_read(trace: Trace) -> int:
    """Return how many rows are read of a view in the middle of the run, zoomed to one part."""
    reader = MarkReader(trace)
    reader.sync()
    times = len(trace.suspensions)
    middle_ns = 50_000 + times // 2 * PERIOD_NS
    at = AsOf(trace)
    with counting() as count:
        at.part_count(1)
        found = reader.marks(at, middle_ns - 40, middle_ns - 10).parts
        assert [(p.number, p.total) for p in found] == [(times // 2 + 1, times + 1)]
        return count(lambda: reader.marks(at, middle_ns - 40, middle_ns - 10)) + count(
            lambda: at.part_count(1)
        )


@pytest.mark.usefixtures("_fine_indexes")
def test_one_part_of_an_op_costs_the_same_however_often_the_op_is_suspended() -> None:
    few, many = rows_read(suspended(200)), rows_read(suspended(1_600))
    assert many <= 1.5 * few


@pytest.mark.slow
def test_one_part_of_an_op_that_is_suspended_a_hundred_thousand_times() -> None:
    """Of its 200,000 versions of parts and 600,000 events: what no index has taken in yet."""
    assert rows_read(suspended(100_000)) < 30_000


def test_planes_of_many_ops_are_read_as_those_of_each() -> None:
    trace = built_in("workload-suspend-limits")
    places, uids = Places(trace), np.arange(1, len(trace.ops) + 1)
    for k in range(-1, trace.last_event + 1, max(trace.last_event // 7, 1)):
        assert places.planes_of(uids, k).tolist() == [places.planes(uid, k) for uid in uids]
