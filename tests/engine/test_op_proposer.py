"""Ops proposed by name: by what a die does, where they can go, and what comes behind them."""

from collections import Counter
from dataclasses import replace

import pytest

from nandviz.engine.simulation import Simulation
from nandviz.model.ops import OpDef, OpRequest, Target
from nandviz.model.setup import (
    BlockState,
    Chain,
    ChainStep,
    OpWeights,
    Policies,
    Setup,
    Submission,
    Topology,
    Workload,
)
from nandviz.model.words import BAD, DIRTY, ERASED, Fate, Inherit, Kind
from tests.engine.stories import OPS, Story, at, op, run

SIZE = Topology(dies=1, planes=2, blocks=8, pages=8)
SAME_PAGE, INC_PAGE, PREV_PAGE = Inherit.SAME_PAGE, Inherit.INC_PAGE, Inherit.PREV_PAGE
MULTI = Inherit.MULTI
WIDE_PROGRAM = replace(OPS["program"], name="wide_program", multi=True)
WIDE_READ = replace(OPS["read"], name="wide_read", multi=True)
TLC_READ = replace(OPS["read"], name="tlc_read", celltype="TLC")
ALL = OPS | {each.name: each for each in (WIDE_PROGRAM, WIDE_READ, TLC_READ)}
FULL = BlockState(7, "SLC", "SLC")


def simulate(  # noqa: PLR0913  all by name
    weights: dict[str, dict[str, int]],
    chains: dict[str, tuple[Chain, ...]] | None = None,
    *script: Submission,
    seed: int = 1,
    ops: int = 1,
    default: int = ERASED,
    initial: dict[tuple[int, int], BlockState] | None = None,
    policies: Policies | None = None,
    refill: bool = True,
    **more: object,
) -> Story:
    by_op = OpWeights(ALL, weights, chains or {}, **more)  # type: ignore[arg-type]
    workload = Workload(seed, {}, {}, {}, refill=refill, max_ops=ops, by_op=by_op)
    setup = Setup(
        SIZE, policies or Policies(), script, BlockState(default), initial or {}, workload=workload
    )
    story = Story()
    run(Simulation(setup, story))
    return story


def names(story: Story) -> list[str]:
    return [request.op.name for request in story.requests.values()]


def chain(*steps: ChainStep) -> tuple[Chain, ...]:
    return (Chain(1, steps),)


def test_default_counts_only_where_a_key_is_missing():
    weights = {"DEFAULT": {"erase": 1}, "ERASE.CORE_BUSY": {}, "ERASE.END": {}}
    assert names(simulate(weights, ops=5)) == ["erase"]
    assert names(simulate({"DEFAULT": {"erase": 1}}, ops=3)) == ["erase"] * 3


def test_what_runs_comes_before_what_ended_last():
    weights = {
        "DEFAULT": {"program": 1},
        "PROGRAM.ISSUE": {},
        "PROGRAM.CORE_BUSY": {"psuspend": 1},
        "PSUSPEND.CORE_BUSY": {},
        "PSUSPEND.END": {"presume": 1},
        "PROGRAM.END": {},
    }
    assert names(simulate(weights, ops=3)) == ["program", "psuspend", "presume"]


def test_an_instant_op_beside_it_does_not_hide_what_the_die_does():
    weights = {"PROGRAM.CORE_BUSY": {"psuspend": 1}, "DEFAULT": {}}
    beside = at(99.9, op("status"))
    story = simulate(weights, None, at(0, op("program", 0, 0)), beside, ops=1)
    assert "psuspend" in names(story)


def test_ops_come_as_often_as_they_weigh():
    weights = {"DEFAULT": {"status": 3, "dout": 1, "timer": 0}}
    told = Counter(names(simulate(weights, ops=400)))
    assert told.keys() == {"status", "dout"}
    assert 2.3 < told["status"] / told["dout"] < 4


def test_an_op_without_a_place_is_passed_over_for_another():
    weights = {"DEFAULT": {"read": 1000, "erase": 1}}
    assert names(simulate(weights, ops=3)) == ["erase"] * 3
    only = simulate({"DEFAULT": {"read": 1}}, ops=3)
    assert only.requests == {}
    assert len(only.events("QUEUE_REFILL")) == 1, "it ends its run"


def test_dirty_blocks_are_erased_before_they_are_programmed_and_that_before_they_are_read():
    weights = {"DEFAULT": {"read": 2, "program": 2, "erase": 1}}
    story = simulate(weights, ops=150, default=DIRTY)
    assert story.refusals == {}
    assert names(story)[0] == "erase"
    assert Counter(names(story)).keys() == {"read", "program", "erase"}


def test_reads_keep_to_celltype_and_offset_guard():
    initial = {(0, 0): BlockState(5, "TLC", "TLC"), (0, 1): FULL}
    weights = {"DEFAULT": {"tlc_read": 1, "read": 1}}
    policies = Policies(offset_guard=4)
    story = simulate(weights, ops=40, initial=initial, policies=policies, default=BAD)
    assert story.refusals == {}
    pages = {(r.op.name, t.block): t.page for r in story.requests.values() for t in r.targets}
    assert pages.keys() == {("tlc_read", 0), ("read", 1)}
    assert max(t.page for r in story.requests.values() for t in r.targets if t.block == 0) <= 1


def test_an_op_of_several_planes_gets_blocks_side_by_side():
    weights = {"DEFAULT": {"wide_program": 1}}
    for request in simulate(weights, ops=20).requests.values():
        first, second = request.targets
        assert (first.plane, second.plane) == (0, 1)
        assert second == Target(1, first.block + 1, first.page)
    initial = {(0, block): BlockState(BAD) for block in (0, 3, 4, 7)}
    assert simulate(weights, ops=5, initial=initial).requests == {}, "no two side by side"


def test_a_read_of_several_planes_takes_a_page_that_all_have():
    initial = {(0, 2): BlockState(1), (0, 3): BlockState(6)}
    story = simulate({"DEFAULT": {"wide_read": 1}}, ops=30, initial=initial)
    assert story.refusals == {}
    assert {r.targets[0].page for r in story.requests.values()} == {0, 1}


def test_a_program_of_several_planes_waits_for_none_that_is_suspended():
    held = at(0, op("program", 0, 0)), at(50, op("psuspend"))
    weights = {"DEFAULT": {"program": 1}, "PSUSPEND.END": {"program": 1}}
    story = simulate(weights, None, *held, ops=6, seed=3)
    pages = [(t.block, t.page) for r in story.requests.values() for t in r.targets]
    assert len(pages) == len(set(pages)), "what is suspended or waits is counted"


READ_AND_OUT = {"READ": chain(ChainStep("TRANSFER", frozenset({SAME_PAGE, MULTI})))}


def test_steps_follow_in_the_same_batch_and_take_over_the_address():
    story = simulate({"DEFAULT": {"read": 1}}, READ_AND_OUT, initial={(0, 4): FULL}, ops=2)
    assert names(story) == ["read", "transfer"]
    assert story.requests[1].targets == story.requests[2].targets
    assert story.times(2)[0][0] == story.times(1)[0][1]


def test_several_planes_become_one_op_a_plane_where_none_is_for_several():
    initial = {(0, 4): FULL, (0, 5): FULL}
    story = simulate({"DEFAULT": {"wide_read": 1}}, READ_AND_OUT, initial=initial, ops=3)
    assert names(story) == ["wide_read", "transfer", "transfer"]
    assert [r.targets[0].plane for r in story.requests.values()] == [0, 0, 1]


@pytest.mark.parametrize(
    ("rules", "page"),
    [
        ({SAME_PAGE}, 0),
        ({INC_PAGE}, 1),
        ({PREV_PAGE}, 0),
        (set(), 0),
        ({Inherit.PGM_SAME_PAGE, INC_PAGE}, 0),
        ({Inherit.SAME_PAGE_FROM_PROGRAM_SUSPEND, INC_PAGE}, 1),
    ],
)
def test_pages_of_a_step_after_a_program_of_page_0(rules: set[Inherit], page: int) -> None:
    chains = {"PROGRAM": chain(ChainStep("TRANSFER", frozenset(rules)))}
    story = simulate({"DEFAULT": {"program": 1}}, chains, ops=2)
    assert story.requests[2].targets[0].page == page


def test_the_suspended_program_s_page_goes_before_the_last_program_s():
    rules = frozenset({Inherit.SAME_PAGE_FROM_PROGRAM_SUSPEND, Inherit.PGM_SAME_PAGE})
    chains = {"PSUSPEND": chain(ChainStep("PLANE_READ", rules), ChainStep("TRANSFER", rules))}
    program = at(0, op("program", 2, 0))
    weights = {"PROGRAM.CORE_BUSY": {"psuspend": 1}, "DEFAULT": {}}
    story = simulate(weights, chains, program, ops=3, refill=False)
    assert names(story)[:2] == ["program", "psuspend"]
    assert story.requests[3].targets == story.requests[1].targets
    assert story.requests[4].targets == story.requests[1].targets


def test_a_step_whose_page_is_not_there_ends_its_chain():
    step = ChainStep("PLANE_READ", frozenset({INC_PAGE}))
    chains = {"READ": chain(step, ChainStep("STATUS"))}
    last = {(0, 0): BlockState(7)}
    stories = [
        simulate({"DEFAULT": {"read": 1}}, chains, initial=last, ops=3, seed=seed)
        for seed in range(30)
    ]
    for story in stories:
        page, told = story.requests[1].targets[0].page, names(story)
        assert told[1:3] == ["plane_read", "status"] if page < 7 else told[1] == "read"
    assert any(story.requests[1].targets[0].page == 7 for story in stories)


def test_a_step_keeps_the_celltype_and_one_that_no_op_fits_is_left_out():
    like = frozenset({SAME_PAGE, Inherit.SAME_CELLTYPE})
    chains = {"READ": chain(ChainStep("PLANE_READ", like), ChainStep("READ", like))}
    initial = {(0, 0): BlockState(7, "TLC", "TLC")}
    story = simulate({"DEFAULT": {"tlc_read": 1}}, chains, initial=initial, ops=2)
    assert names(story) == ["tlc_read", "tlc_read"]


def test_a_step_takes_any_op_that_fits_those_with_a_weight_or_the_first():
    step = ChainStep("READ", frozenset({SAME_PAGE}), {"tlc_read": 1})
    wide = {"READ": chain(step)}
    initial = {(0, 0): BlockState(7)}
    only = simulate({"DEFAULT": {"read": 1}}, wide, initial=initial, ops=2)
    assert names(only) == ["read", "tlc_read"]
    free = {"READ": chain(ChainStep("READ", frozenset({SAME_PAGE})))}
    told = {
        names(simulate({"DEFAULT": {"read": 1}}, free, initial=initial, ops=2, seed=seed))[1]
        for seed in range(20)
    }
    assert told >= {"read", "tlc_read"}
    first = {
        names(
            simulate(
                {"DEFAULT": {"read": 1}}, free, initial=initial, ops=2, seed=s, first_fits=True
            )
        )[1]
        for s in range(20)
    }
    assert first == {"read"}


def test_chains_come_as_often_as_they_weigh_and_one_may_be_nothing():
    chains = {"STATUS": (Chain(1), Chain(3, (ChainStep("DOUT"),)))}
    story = simulate({"DEFAULT": {"status": 1}}, chains, ops=600)
    told = Counter(names(story))
    assert 0.6 < told["dout"] / told["status"] < 0.9
    assert names(simulate({"DEFAULT": {"status": 1}}, {"STATUS": (Chain(0),)}, ops=2)) == (
        ["status"] * 2
    )


def test_a_chain_of_programs_goes_page_by_page():
    step = ChainStep("PROGRAM", frozenset({INC_PAGE}))
    story = simulate({"DEFAULT": {"program": 1}}, {"PROGRAM": chain(step, step)}, ops=3)
    assert [r.targets[0].page for r in story.requests.values()] == [0, 1, 2]
    assert [story.fate(uid) for uid in (1, 2, 3)] == [Fate.COMPLETED] * 3


def test_a_multi_plane_op_gets_no_more_planes_than_it_may() -> None:
    four = Topology(dies=1, planes=4, blocks=8, pages=8)
    by_op = OpWeights(ALL, {"DEFAULT": {"wide_program": 1}}, planes=3)
    workload = Workload(1, {}, {}, {}, max_ops=4, by_op=by_op)
    story = Story()
    run(Simulation(Setup(four, Policies(), (), workload=workload), story))
    assert {len(request.targets) for request in story.requests.values()} == {3}


def test_the_same_seed_gives_the_same_run_and_another_seed_another():
    weights = {"DEFAULT": {"program": 2, "erase": 1, "read": 2, "psuspend": 1, "presume": 1}}
    logs = [simulate(weights, READ_AND_OUT, seed=seed, ops=120).log for seed in (5, 5, 6)]
    assert logs[0] == logs[1]
    assert logs[0] != logs[2]


def test_ops_that_need_no_address_come_without() -> None:
    assert OPS["transfer"].base.takes_address
    assert not OPS["transfer"].base.needs_address
    story = simulate({"DEFAULT": {"transfer": 1}}, ops=1)
    assert story.requests[1] == OpRequest(OPS["transfer"], 0)
    assert isinstance(ALL["wide_read"], OpDef)
    assert ALL["wide_read"].base.kind is Kind.READ
