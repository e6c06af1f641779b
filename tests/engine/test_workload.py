"""The proposer: deterministic, keeps to the address state, and stops where it is told to."""

from collections import Counter

from nandviz.engine.model import Policies, Proposal, Setup, Topology, Workload
from nandviz.engine.simulation import Simulation
from tests.engine.stories import OPS, US, Story, run

P = Proposal
PROPOSED = {
    P.PROGRAM: OPS["program"],
    P.READ: OPS["read"],
    P.ERASE: OPS["erase"],
    P.PROGRAM_SUSPEND: OPS["psuspend"],
    P.PROGRAM_RESUME: OPS["presume"],
    P.ERASE_SUSPEND: OPS["esuspend"],
    P.ERASE_RESUME: OPS["eresume"],
}
WEIGHTS = {
    "IDLE": {P.PROGRAM: 6, P.READ: 3, P.ERASE: 1},
    "PROGRAM.CORE_BUSY": {P.PROGRAM_SUSPEND: 1, P.NONE: 1},
    "ERASE.CORE_BUSY": {P.ERASE_SUSPEND: 1, P.NONE: 2},
    "PROGRAM_SUSPENDED": {P.READ: 2, P.PROGRAM_RESUME: 2},
    "ERASE_SUSPENDED": {P.READ: 2, P.PROGRAM: 1, P.ERASE_RESUME: 2},
}


def simulate(seed: int, **workload: object) -> Story:
    proposer = Workload(seed, PROPOSED, WEIGHTS, {P.PROGRAM: (1, 3)}, **workload)  # type: ignore[arg-type]
    setup = Setup(Topology(dies=2, planes=2, blocks=8, pages=8), Policies(), (), workload=proposer)
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
