"""What an event ended is found among what was live before it: the same as in the whole trace."""

from pathlib import Path

import numpy as np
import pytest

from nandviz.exchange.nandseqgen import importer
from nandviz.model.ops import OpRequest
from nandviz.model.setup import Setup
from nandviz.model.words import METRICS, EventKind, SuspensionStatus
from nandviz.query import live_rows, rows_by_key
from nandviz.query.asof import AsOf
from nandviz.query.event_effects import EventEffects, changes
from nandviz.query.index import index_of
from nandviz.trace.codes import AXES, STATUS_CODE
from nandviz.trace.tables import Trace
from tests.exchange.nandseqgen.samples import written
from tests.query.live import Run
from tests.strategies import RICH, SMALL, random_setup, workload_setup
from tests.trace.laws.stories import op, simulate, story

ENDED = {
    "parts_ended": ("parts", "died"),
    "cancelled": ("queue", "cancelled"),
    "left": ("backlog", "died"),
    "voided": ("suspensions", "voided"),
}


def assert_all_found(trace: Trace, first: int = 0) -> None:
    for k in range(first, trace.last_event + 1):
        effects = EventEffects(trace, k)
        assert effects.event is not None
        ends = effects.event.kind is not EventKind.OP_END
        for name, (table, column) in ENDED.items():
            written = np.flatnonzero(trace.tables()[table].column(column) == k).tolist()
            assert sorted(getattr(effects, name).tolist()) == (written if ends else []), (k, name)
        for metric in range(3):
            rows = np.flatnonzero((trace.metrics.metric == metric) & (trace.metrics.born < k))
            before = int(trace.metrics.value[rows[-1]]) if len(rows) else 0
            assert AsOf(trace, k).metric_at(METRICS[metric], k - 1)[0] == before


@pytest.mark.parametrize("setup", [random_setup(seed) for seed in (*range(20), *RICH)])
def test_what_each_event_of_a_script_ended_is_found(setup: Setup) -> None:
    assert_all_found(simulate(setup))


@pytest.mark.parametrize("setup", [workload_setup(seed) for seed in range(8)])
def test_what_each_event_of_a_workload_ended_is_found(setup: Setup) -> None:
    assert_all_found(simulate(setup))


@pytest.mark.parametrize("seed", [*range(0, 20, 4), *RICH])
def test_what_each_event_ended_is_found_while_the_trace_grows(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live_rows, "_SPACING", 2)
    monkeypatch.setattr(rows_by_key, "_TAIL", 3)
    run = Run(
        workload_setup(seed, max_ops=20)
        if seed % 4 == 0 and seed not in RICH
        else random_setup(seed)
    )
    while run.simulation.step():
        assert_all_found(run.trace, run.trace.last_event - 2 if run.trace.last_event > 2 else 0)
    assert_all_found(run.trace)


@pytest.mark.parametrize(("reset_ns", "voids"), [(40, True), (55, True), (57, False)])
def test_a_suspension_that_a_reset_voids_is_found(reset_ns: int, voids: bool) -> None:
    later = OpRequest(SMALL.ops["Program_Suspend"], 0, (), gap_ns=20)
    trace = story(
        (0, [op("Program", 0, 0)]), (35, [op("Read_Status"), later]), (reset_ns, [op("Reset")])
    )
    assert_all_found(trace)
    found = [k for k in range(trace.last_event + 1) if len(EventEffects(trace, k).voided)]
    assert [trace.events.time_ns[k] for k in found] == [reset_ns] * voids


@pytest.mark.parametrize("seed", range(8))
def test_resumes_by_stack_are_those_of_a_scan_while_the_trace_grows(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rows_by_key, "_TAIL", 3)
    run = Run(workload_setup(seed, max_ops=20))
    trace = run.trace
    table, states, index = trace.suspensions, trace.suspension_states, index_of(trace)
    while run.simulation.step():
        resumed = states.status == STATUS_CODE[SuspensionStatus.RESUMED]
        for die in range(trace.info.topology.dies):
            for axis in range(len(AXES)):
                of = states.suspension
                mine = resumed & (table.die[of] == die) & (table.axis[of] == axis)
                rows = index.resumes.rows(die * len(AXES) + axis, len(states))
                assert rows.tolist() == np.flatnonzero(mine).tolist()


def test_an_op_of_which_a_part_alone_is_new_has_changed(tmp_path: Path) -> None:
    # Foreign files may show a part that no event of its op begins: its fate stays as it was.
    program, read = "Program,1,1,0,0,0,0,False", "Read,2,2,0,1,0,0,False"
    folder = written(
        tmp_path / "run",
        states=[
            "0.0,300.0,0,0,PROGRAM_SLC.CORE_BUSY",
            "400.0,500.0,0,0,PROGRAM_SLC.CORE_BUSY",
            "400.0,420.0,0,1,READ.CORE_BUSY",
        ],
        events=[
            *(f"{program},OP_START,0.0", f"{read},OP_START,400.0"),
            *(f"{read},OP_END,420.0", f"{program},OP_END,500.0"),
        ],
    )
    trace = importer.read([folder]).trace
    found = changes(trace, 1)
    assert (found.uids, found.parts) == ({1, 2}, {1, 2})
    assert 1 not in trace.fates.uid[trace.fates.born == 1]
