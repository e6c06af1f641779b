"""Workloads that weigh ops by name: what is read, and what is wrong with it."""

import pytest

from nandviz.errors import ScenarioError
from nandviz.model.setup import Chain, ChainStep, Workload
from nandviz.model.words import Inherit
from nandviz.scenario import schema
from nandviz.scenario.loader import loads

HEAD = "nandviz: 1\nworkload:\n  seed: 1\n  stop: {ops: 3}\n"


def workload(text: str) -> Workload:
    found = loads(HEAD + text).setup.workload
    assert found is not None
    return found


def refused(text: str) -> list[tuple[str, str]]:
    with pytest.raises(ScenarioError) as caught:
        loads(HEAD + text)
    return [(problem.path, problem.got) for problem in caught.value.problems]


def test_weights_of_ops_have_decimals_and_the_keys_of_bases() -> None:
    text = """\
  weights:
    PROGRAM_SLC.CORE_BUSY: {Program_Suspend: 0.25, Read_Status: 1e-1}
    READ.END: {}
    DEFAULT: {Page_Program_SLC: 2}
"""
    by_op = workload(text).by_op
    assert by_op is not None
    assert by_op.weights == {
        "PROGRAM_SLC.CORE_BUSY": {"Program_Suspend": 250_000_000, "Read_Status": 100_000_000},
        "READ.END": {},
        "DEFAULT": {"Page_Program_SLC": 2_000_000_000},
    }
    assert (by_op.chains, by_op.first_fits, by_op.planes) == ({}, False, schema.MAX_PLANES)


def test_chains_say_what_comes_behind() -> None:
    text = """\
  weights: {DEFAULT: {Page_Read_SLC: 1}}
  multi_planes: 2
  chain_ops: first
  chains:
    READ:
      - {weight: 0.5}
      - weight: 1
        steps:
          - {base: DOUT, inherit: [same_page, multi]}
          - {base: READ, inherit: [inc_page], ops: {Page_Read_SLC: 0.75}}
"""
    by_op = workload(text).by_op
    assert by_op is not None
    steps = (
        ChainStep("DOUT", frozenset({Inherit.SAME_PAGE, Inherit.MULTI})),
        ChainStep("READ", frozenset({Inherit.INC_PAGE}), {"Page_Read_SLC": 750_000_000}),
    )
    assert by_op.chains == {"READ": (Chain(500_000_000), Chain(1_000_000_000, steps))}
    assert (by_op.first_fits, by_op.planes) == (True, 2)


def test_weights_of_kinds_stay_whole_numbers() -> None:
    assert workload("  weights: {IDLE: {program: 2}}\n").by_op is None
    assert refused("  weights: {IDLE: {program: 0.5}}\n") == [
        ("workload.weights.IDLE.program", "'0.5'")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "  weights: {DEFAULT: {Page_Pogrom_SLC: 1}}\n",
            [("workload.weights.DEFAULT.Page_Pogrom_SLC", "unknown op 'Page_Pogrom_SLC'")],
        ),
        (
            "  weights: {PROGRAM.CORE_BUSY: {Page_Program_SLC: 1}}\n",
            [("workload.weights.PROGRAM.CORE_BUSY", "unknown phase 'PROGRAM.CORE_BUSY'")],
        ),
        (
            "  weights: {DEFAULT: {Page_Program_SLC: 1}}\n  celltype: TLC\n",
            [("workload.celltype", "celltype")],
        ),
        (
            "  weights: {DEFAULT: {Page_Program_SLC: 1}}\n  batch: {read: [1, 2]}\n",
            [("workload.batch", "batch")],
        ),
        (
            "  weights: {DEFAULT: {Page_Program_SLC: -1}}\n",
            [("workload.weights.DEFAULT.Page_Program_SLC", "'-1'")],
        ),
        (
            "  weights: {IDLE: {program: 1}}\n  chains: {READ: [{weight: 1}]}\n",
            [("workload.chains", "chains")],
        ),
        (
            ("  weights: {DEFAULT: {Page_Read_SLC: 1}}\n"
            "  chains: {REED: [{weight: 1}], READ: [{weight: 1, steps: [{base: RESET}]}]}\n"),
            [("workload.chains.REED", "unknown base 'REED'"),
             ("workload.chains.READ[0].steps[0].base", "a reset in a chain")],
        ),
        (
            ("  weights: {DEFAULT: {Page_Read_SLC: 1}}\n"
            "  chains: {READ: [{weight: 1, steps: [{base: READ, ops: {Nothing: 1}}]}]}\n"),
            [("workload.chains.READ[0].steps[0].ops", "unknown op 'Nothing'")],
        ),
        (
            ("  weights: {DEFAULT: {Page_Read_SLC: 1}}\n"
            "  chains: {READ: [{weight: 1, steps: [{base: READ, inherit: [some_page]}]}]}\n"),
            [("workload.chains.READ[0].steps[0].inherit[0]", "'some_page'")],
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_path(text: str, expected: list[tuple[str, str]]) -> None:
    assert refused(text) == expected
