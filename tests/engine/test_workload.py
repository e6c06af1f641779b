"""The proposer: deterministic, keeps to the address state, and stops where it is told to."""

from collections import Counter

from nandviz.engine.simulation import Simulation
from nandviz.model.ops import OpDef, OpRequest, Target
from nandviz.model.setup import BlockState, Policies, Setup, Submission, Topology, Workload
from nandviz.model.words import ERASED, Kind, Proposal
from tests.engine.stories import OPS, US, Story, at, op, run

P = Proposal
PROPOSED = {
    P.PROGRAM: OPS["program"],
    P.READ: OPS["read"],
    P.ERASE: OPS["erase"],
    P.PROGRAM_SUSPEND: OPS["psuspend"],
    P.PROGRAM_RESUME: OPS["presume"],
    P.ERASE_SUSPEND: OPS["esuspend"],
    P.ERASE_RESUME: OPS["eresume"],
    P.RESET: OPS["reset"],
}
WEIGHTS = {
    "IDLE": {P.PROGRAM: 6, P.READ: 3, P.ERASE: 1},
    "PROGRAM.CORE_BUSY": {P.PROGRAM_SUSPEND: 1, P.NONE: 1},
    "ERASE.CORE_BUSY": {P.ERASE_SUSPEND: 1, P.NONE: 2},
    "PROGRAM_SUSPENDED": {P.READ: 2, P.PROGRAM_RESUME: 2},
    "ERASE_SUSPENDED": {P.READ: 2, P.PROGRAM: 1, P.ERASE_RESUME: 2},
}


SIZE = Topology(dies=2, planes=2, blocks=8, pages=8)


def simulate(seed: int, weights=WEIGHTS, script=(), initial=None, **workload: object) -> Story:
    proposer = Workload(seed, PROPOSED, weights, {P.PROGRAM: (1, 3)}, **workload)  # type: ignore[arg-type]
    setup = Setup(SIZE, Policies(), script, initial=initial or {}, workload=proposer)
    story = Story()
    run(Simulation(setup, story))
    return story


def test_the_same_seed_gives_the_same_run_and_another_seed_another():
    first, again, other = (simulate(seed, max_ops=120).log for seed in (7, 7, 8))
    assert first == again
    assert first != other


def test_a_workload_suspends_resumes_and_reaches_both_dies():
    story = simulate(3, max_ops=400)
    assert {request.die for request in story.requests.values()} == {0, 1}
    assert story.metrics["suspends"] > 10
    assert story.metrics["resumes"] > 10
    assert len(story.requests) >= 400


def test_proposed_programs_follow_each_other_page_by_page():
    story = simulate(1, max_ops=300)
    refused = {reason for reason, _, _ in story.refusals.values()}
    assert not any(reason.startswith("epr_") for reason in refused), refused


def test_a_workload_stops_at_its_time_and_at_the_run_s():
    story = simulate(5, until_ns=3000 * US)
    hooks = story.events("PHASE_HOOK") + story.events("QUEUE_REFILL")
    assert max(float(line.split()[0]) for line in hooks) <= 3000


def test_hooks_of_a_cut_part_are_cancelled_and_come_with_its_next_part():
    story = simulate(2, max_ops=200)
    hooks = Counter(int(line.split()[2]) for line in story.events("PHASE_HOOK"))
    suspended = {s.uid for s in story.suspensions.values()}
    assert suspended
    for uid, parts in story.parts.items():
        executed = [part for part in parts if part.part_id in story.spans]
        assert hooks[uid] <= len(executed) + 1, "one before each cut, two at the last end"


def test_refills_alone_ask_too():
    story = simulate(4, max_ops=30, phase=False)
    assert story.events("PHASE_HOOK") == []
    assert len(story.requests) >= 30


def test_exactly_so_many_ops_are_proposed():
    for ops in range(1, 12):
        assert len(simulate(ops, {"IDLE": {P.PROGRAM: 1}}, max_ops=ops).requests) == ops


def test_a_workload_with_nothing_left_to_propose_ends_its_run():
    only_reads = simulate(1, {"IDLE": {P.READ: 1}}, max_ops=5)
    assert only_reads.requests == {}
    assert len(only_reads.events("QUEUE_REFILL")) == 1
    mute = simulate(1, {"IDLE": {P.NONE: 1}, "PROGRAM_SUSPENDED": {P.READ: 1}}, max_ops=5)
    assert mute.requests == {}
    full = simulate(1, {"IDLE": {P.PROGRAM: 1}}, max_ops=500)
    assert len(full.requests) == SIZE.dies * SIZE.blocks * SIZE.pages


def test_a_workload_that_is_silent_waits_for_the_script():
    script = (at(4000, op("program", 0, 0)),)
    story = simulate(1, {"IDLE": {P.READ: 1}}, script, max_ops=5)
    assert len(story.requests) == 6


def test_a_block_that_does_not_take_the_celltype_is_not_opened():
    initial = {(die, b): BlockState(ERASED, "TLC") for die in range(2) for b in range(7)}
    story = simulate(1, {"IDLE": {P.PROGRAM: 1}}, initial=initial, max_ops=500)
    assert story.refusals == {}
    assert {t.block for request in story.requests.values() for t in request.targets} == {7}


def test_hooks_come_a_tenth_before_the_end_of_a_busy_segment_and_600_ns_after_it():
    script = (at(0, op("program", 0, 0)), at(1000, op("read", 0, 0)))
    story = simulate(1, {"IDLE": {P.NONE: 1}}, script, max_ops=5, refill=False)
    times = [float(line.split()[0]) for line in story.events("PHASE_HOOK")]
    assert times == [280, 310.6, 1023.5, 1026.6]


def test_a_reset_may_be_proposed():
    weights = {"IDLE": {P.PROGRAM: 1}, "PROGRAM.CORE_BUSY": {P.RESET: 1}}
    story = simulate(1, weights, max_ops=6)
    kinds = Counter(request.op.base.kind for request in story.requests.values())
    assert kinds[Kind.RESET] >= 1


def test_a_hook_comes_10_ns_before_the_end_of_a_short_segment_but_not_before_its_start():
    def hooks_ns(busy_ns, issue_ns=1000, **end):
        read = OPS["read"]
        short = OpDef("short", read.base, "SLC", (issue_ns, busy_ns, 6000))
        script = (Submission(0, (OpRequest(short, 0, (Target(0, 2, 0),)),)),)
        data = {(0, 2): BlockState(0)}
        story = simulate(
            1, {"IDLE": {P.NONE: 1}}, script, initial=data, max_ops=5, refill=False, **end
        )
        return [round(float(line.split()[0]) * US) for line in story.events("PHASE_HOOK")]

    assert hooks_ns(50) == [1040, 1650]
    assert hooks_ns(100) == [1090, 1700]
    assert hooks_ns(120) == [1108, 1720]
    assert hooks_ns(5) == [1000, 1605]
    assert hooks_ns(50, until_ns=1650) == [1040, 1650]
    assert hooks_ns(50, until_ns=1649) == [1040]
    assert hooks_ns(50, until_ns=1039) == []
    assert hooks_ns(5, issue_ns=0, until_ns=0) == [0]


def test_a_workload_proposes_in_its_last_instant():
    story = simulate(5, {"IDLE": {P.PROGRAM: 1}}, until_ns=0, phase=False)
    assert story.log[0] == "0 QUEUE_REFILL"
    assert {request.die for request in story.requests.values()} == {0}
    assert len(story.events("QUEUE_REFILL")) == 1
    two = simulate(5, {"IDLE": {P.PROGRAM: 1}}, until_ns=100 * US, phase=False)
    assert two.events("QUEUE_REFILL") == ["0 QUEUE_REFILL", "100 QUEUE_REFILL"]
