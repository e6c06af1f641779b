"""Stale reads, as of every event: those that overtake an erase of their block which waits."""

import pytest

from nandviz.model.words import Kind
from nandviz.query.columns_asof import ColumnsAsOf
from nandviz.query.figure_list import run_figures
from nandviz.query.marks.read_marks import Stale
from nandviz.query.narration import describe
from nandviz.query.op_history import op_report
from nandviz.query.run_figures import RunFigures
from nandviz.query.stale_reads import StaleReads, stale_reads_of
from nandviz.trace.codes import OPEN
from nandviz.trace.tables import Trace
from tests.query.live import Run
from tests.query.marks.reading import from_text, marks_of
from tests.strategies import random_setup

SCRIPT = """
nandviz: 1
topology: {dies: 1, planes: 4, blocks: 16, pages: 64}
initial: {blocks: [{die: 0, block: 4, state: programmed, pages: 8, celltype: SLC}]}
script:
  - {at_us: 0, op: Page_Program_SLC, die: 0, block: 0, page: 0}
  - {at_us: 100, op: Program_Suspend, die: 0}
  - {at_us: 205, op: Page_Read_SLC, die: 0, block: 4, page: 0}
  - {at_us: 210, op: Block_Erase_SLC, die: 0, block: 4}
  - {at_us: 300, op: Page_Read_SLC, die: 0, block: 4, page: 0}
  - {at_us: 400, op: Page_Read_SLC, die: 0, block: 4, page: 1}
  - {at_us: 500, op: Program_Resume, die: 0}
"""
"""Ops 5 and 6 read block 4, for whose erase op 4 waits; op 3 came before it."""


def test_a_read_behind_the_erase_is_stale_and_one_before_it_is_not() -> None:
    trace = from_text(SCRIPT)
    known = [
        [int(trace.parts.uid[read.part]) for read in stale_reads_of(trace).as_of(k)]
        for k in range(-1, len(trace.events))
    ]
    submits = trace.ops.born[[4, 5]].tolist()
    assert known == [
        [uid for uid, born in zip((5, 6), submits, strict=True) if born <= k]
        for k in range(-1, len(trace.events))
    ]
    assert marks_of(trace).stale == (Stale(5, 0, 0, 300_000, 4), Stale(6, 0, 0, 400_000, 4))
    assert marks_of(trace, int(submits[0])).stale == (Stale(5, 0, 0, 300_000, 4),)


def test_figures_narration_and_causes_tell_of_it() -> None:
    trace = from_text(SCRIPT)
    figures = run_figures(RunFigures(ColumnsAsOf(trace, trace.last_event)))
    assert [f.value for f in figures if f.name == "stale_reads"] == ["2"]
    before = run_figures(RunFigures(ColumnsAsOf(trace, 3)))
    assert "stale_reads" not in {figure.name for figure in before}
    words = "overtakes op 4 Block_Erase_SLC, which waits to erase its block"
    assert describe(trace, int(trace.ops.born[4])).headline.endswith(f"op 5 {words}: a stale read")
    steps = op_report(trace, trace.last_event, 5).chain
    assert [(s.what, s.words, s.uid) for s in steps if s.what == "stale read"] == [
        ("stale read", words, 4)
    ]


def by_scan(trace: Trace, k: int) -> set[int]:
    """Return the uids of stale reads as of an event, by the definition."""
    parts, backlog, found = trace.parts, trace.backlog, set[int]()
    for row in range(len(parts)):
        uid, born = int(parts.uid[row]), int(parts.born[row])
        if born > k or parts.died[row] <= k or trace.op_def(uid).base.kind is not Kind.READ:
            continue
        for entry in range(len(backlog)):
            erase = int(backlog.uid[entry])
            waits = backlog.born[entry] <= born < backlog.died[entry] and erase < uid
            if waits and trace.op_def(erase).base.kind is Kind.ERASE:
                found |= {uid} if blocks(trace, uid) & blocks(trace, erase) else set()
    return found


def blocks(trace: Trace, uid: int) -> set[tuple[int, int]]:
    first, count = int(trace.ops.first_target[uid - 1]), int(trace.ops.n_targets[uid - 1])
    die = int(trace.ops.die[uid - 1])
    return {(die, int(b)) for b in trace.targets.block[first : first + count]}


@pytest.mark.parametrize("seed", [7, 19, 30, 47, 61, 88])
def test_what_is_found_as_the_trace_grows_is_what_a_scan_finds(seed: int) -> None:
    run, grown = Run(random_setup(seed)), None
    while run.simulation.step():
        grown = grown or StaleReads(run.trace)
        grown.any_by(run.simulation.index)
    assert grown is not None
    for k in range(-1, len(run.trace.events), 7):
        for reads in (grown, StaleReads(run.trace)):
            found = {int(run.trace.parts.uid[read.part]) for read in reads.as_of(k)}
            assert found == by_scan(run.trace, k)


def test_the_random_runs_above_have_stale_reads() -> None:
    found = 0
    for seed in (7, 19, 30, 47, 61, 88):
        run = Run(random_setup(seed))
        while run.simulation.step():
            pass
        found += len(stale_reads_of(run.trace).as_of(OPEN - 1))
    assert found > 0
