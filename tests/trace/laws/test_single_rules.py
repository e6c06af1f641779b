"""Law 14 where single address rules are switched off, and what a trace keeps of them."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from nandviz.model.ops import OpRequest, Target
from nandviz.model.setup import BlockState, Policies, Setup, Submission, Topology
from nandviz.model.words import BAD, DIRTY, ERASED, BusConflict, EprCheck, Scope
from nandviz.trace import store
from nandviz.trace.tables import Trace
from tests.profiles import TARGETED
from tests.strategies import random_setup
from tests.trace.laws.stories import Entry, copy_of, op, simulate
from tests.trace.laws.verdicts import broken_laws, judged

CELLTYPE = EprCheck.CELLTYPE
SAME_PAGE, PAGE_ORDER = EprCheck.SAME_PAGE, EprCheck.PAGE_ORDER


def ran(*script: Entry, last: int = ERASED, off: tuple[EprCheck, ...]) -> Trace:
    """Run a script on one die whose blocks are all in one state."""
    submissions = tuple(Submission(at, tuple(ops)) for at, ops in script)
    policies = Policies(epr_off=off)
    setup = Setup(Topology(blocks=8, pages=8), policies, submissions, BlockState(last))
    return simulate(setup, TARGETED)


def with_off(trace: Trace, *off: EprCheck) -> Trace:
    """Return a trace as if only these rules had been switched off."""
    other = copy_of(trace)
    other.info = replace(trace.info, policies=Policies(epr_off=off))
    return other


CASES = [
    ((PAGE_ORDER,), ERASED, [op("Program", 0, 0), op("Program", 0, 3)]),
    ((PAGE_ORDER, SAME_PAGE), ERASED, [op("Program", 0, 3), op("Program", 0, 3)]),
    ((EprCheck.PROGRAM_BEFORE_ERASE,), DIRTY, [op("Program", 0, 0), op("Program", 0, 1)]),
    ((EprCheck.BAD_BLOCK,), BAD, [op("Program", 0, 0), op("Erase", 0)]),
    ((EprCheck.READ_BEFORE_PROGRAM,), ERASED, [op("Read", 0, 5)]),
    ((CELLTYPE,), ERASED, [op("Erase", 6), op("One_Shot_MSB", 6, 0)]),
]


@pytest.mark.parametrize(("off", "last", "ops"), CASES, ids=lambda each: str(each)[:40])
def test_what_a_rule_that_is_off_lets_through_breaks_no_law_but_with_it_on(
    off: tuple[EprCheck, ...], last: int, ops: list[object]
) -> None:
    trace = ran(*((1000 * i, [each]) for i, each in enumerate(ops)), last=last, off=off)  # type: ignore[list-item]
    assert len(trace.refusals) == 0
    assert broken_laws(trace) == []
    for check in off:
        rest = tuple(each for each in off if each is not check)
        assert broken_laws(with_off(trace, *rest)) == [14], check


def test_the_other_rules_are_still_judged() -> None:
    trace = ran((0, [op("Program", 0, 0)]), (1000, [op("Program", 0, 3)]), off=(PAGE_ORDER,))
    others = tuple(each for each in EprCheck if each is not PAGE_ORDER)
    found = judged(with_off(trace, *others), 14)
    assert [violation.uid for violation in found.violations] == [2]


def test_law_14_says_what_it_does_not_judge() -> None:
    trace = ran((0, [op("Program", 0, 0)]), off=(PAGE_ORDER, CELLTYPE))
    words = "page_order, celltype not judged: switched off in the policy epr"
    assert judged(trace, 14).why_not == words


def test_a_saved_trace_keeps_rules_bases_and_scopes(tmp_path: Path) -> None:
    somewhere, anywhere, poll = (
        OpRequest(TARGETED.ops["Transfer"], 0, (Target(3, 3, 0),)),
        OpRequest(TARGETED.ops["Transfer"], 0),
        OpRequest(TARGETED.ops["Poll"], 0),
    )
    script = (0, [somewhere]), (20, [anywhere]), (20, [poll])
    trace = ran(*script, off=(CELLTYPE,))
    store.save(trace, tmp_path / "run.nandviz")
    again = store.load(tmp_path / "run.nandviz")
    assert again.info == trace.info
    bases = {each.base.name: each.base for each in again.info.ops}
    assert bases["TRANSFER"].scope is Scope.TARGETS
    assert bases["POLL"].bus_conflict is BusConflict.REJECT
    assert [int(planes) for planes in again.parts.planes] == [0b1000, 0b1111]
    assert broken_laws(again) == []


OFF = ((), (PAGE_ORDER,), (EprCheck.PROGRAM_BEFORE_ERASE,), (SAME_PAGE, PAGE_ORDER, CELLTYPE))


def test_random_runs_with_ops_of_scope_targets_and_single_rules_off_break_no_law() -> None:
    broken, met, refused = {}, 0, 0
    for seed in range(160):
        setup = random_setup(seed, TARGETED)
        off = OFF[seed % len(OFF)] if setup.policies.epr else ()
        setup = replace(setup, policies=replace(setup.policies, epr_off=off))
        trace = simulate(setup, TARGETED)
        names = [op.name for op in trace.info.ops]
        met += int((trace.ops.op == names.index("Transfer")).sum())
        polls = np.flatnonzero(trace.ops.op == names.index("Poll")) + 1
        refused += int(np.isin(trace.refusals.uid, polls).sum())
        if found := broken_laws(trace):
            broken[seed] = found
    assert not broken
    assert met > 30
    assert refused > 4
