"""Weights, chains, exclusions and bad blocks of a configuration."""

import random  # noqa: TID251  as the generator draws
from pathlib import Path

import pytest

from nandviz.errors import ScenarioError
from nandviz.model.exclusions import When
from nandviz.model.setup import Chain, ChainStep
from nandviz.model.words import Inherit
from tests.exchange.nandseqgen.config.small import SMALL, small

OVERRIDES = "phase_conditional_overrides:\n" + SMALL.split("phase_conditional_overrides:\n")[1]
NO_OVERRIDES = "phase_conditional_overrides: {}\n"


def test_weights_are_made_up_for_each_state_but_issue_each_end_and_the_default(
    tmp_path: Path,
) -> None:
    weights = small(tmp_path).weights
    assert list(weights)[:4] == ["NOP.END", "ERASE.CORE_BUSY", "ERASE.END", "PROGRAM_SLC.CORE_BUSY"]
    assert list(weights)[-1] == "DEFAULT"
    assert "CACHE_PROGRAM_SLC.DATA_IN" in weights
    assert not [key for key in weights if key.endswith(".ISSUE")]


def test_overrides_are_shares_of_ops_or_shared_by_a_base_s_and_the_rest_is_random(
    tmp_path: Path,
) -> None:
    weights = small(tmp_path).weights
    for key, table in weights.items():
        assert sum(table.values()) == pytest.approx(1.0), key
    table = weights["NOP.END"]
    assert "Delay" not in table, "0 takes an op out"
    assert (table["Read"], table["Program"], table["Program_Multi"]) == (0.25, 0.25, 0.25)
    assert len(table) == 14
    busy = weights["ERASE.CORE_BUSY"]
    assert busy["Delay"] == 0.5, "the state goes over what is global"
    assert busy.keys().isdisjoint({"Erase", "Program", "Program_Multi", "Read", "Data_Out"})


def test_the_rest_is_drawn_op_by_op_from_seed_1729(tmp_path: Path) -> None:
    weights = small(tmp_path, (OVERRIDES, NO_OVERRIDES)).weights
    draws = random.Random(1729)
    names = list(small(tmp_path).profile.ops)
    first = {name: draws.random() for name in names}
    assert weights["NOP.END"] == pytest.approx(
        {name: draw / sum(first.values()) for name, draw in first.items()}, abs=1e-12
    )
    left = [name for name in names if name in weights["ERASE.CORE_BUSY"]]
    second = {name: draws.random() for name in left}
    assert weights["ERASE.CORE_BUSY"] == pytest.approx(
        {name: draw / sum(second.values()) for name, draw in second.items()}, abs=1e-12
    )


def test_shares_of_more_than_all_are_brought_down_and_of_less_may_stay_alone(
    tmp_path: Path,
) -> None:
    more = small(tmp_path, ("READ: 0.25", "READ: 1.5")).weights["DEFAULT"]
    assert more == {"Read": 0.75, "Program": 0.125, "Program_Multi": 0.125}
    given = "phase_conditional:\n  ERASE.CORE_BUSY: {}\n  DEFAULT: {Read: 0.5, Erase: 0.25}\n"
    alone = small(tmp_path, ("phase_conditional: {}\n", given)).weights
    assert alone == {"ERASE.CORE_BUSY": {}, "DEFAULT": {"Read": 0.25, "Erase": 0.75}}
    given = "phase_conditional:\n  ERASE.END: {Read: 0.5}\n"
    assert small(tmp_path, ("phase_conditional: {}\n", given)).weights == {
        "ERASE.END": {"Read": 0.25}
    }


def test_a_default_that_is_given_stays_beside_what_is_made_up(tmp_path: Path) -> None:
    given = "phase_conditional:\n  DEFAULT: {Read: 1}\n"
    weights = small(tmp_path, ("phase_conditional: {}\n", given), (OVERRIDES, NO_OVERRIDES)).weights
    assert weights["DEFAULT"] == {"Read": 1.0}
    assert len(weights["NOP.END"]) == 15


def test_weights_may_stand_as_a_list(tmp_path: Path) -> None:
    given = "phase_conditional:\n  ERASE.END:\n    - Read: 0.5\n    - Erase: 0.5\n"
    weights = small(tmp_path, ("phase_conditional: {}\n", given), (OVERRIDES, NO_OVERRIDES)).weights
    assert weights == {"ERASE.END": {"Read": 0.5, "Erase": 0.5}}


def test_chains_have_weights_rules_and_the_ops_of_their_steps(tmp_path: Path) -> None:
    configuration = small(tmp_path)
    same = frozenset({Inherit.INC_PAGE, Inherit.SAME_CELLTYPE, Inherit.MULTI})
    read = frozenset({Inherit.SAME_PAGE, Inherit.SAME_CELLTYPE, Inherit.MULTI})
    steps = (
        ChainStep("CACHE_PROGRAM_SLC", same),
        ChainStep("PROGRAM_SLC", same, {"Program": 10**9, "Program_Multi": 5 * 10**8}),
    )
    assert configuration.chains == {
        "CACHE_PROGRAM_SLC": (Chain(250_000_000), Chain(750_000_000, steps)),
        "READ": (Chain(10**9, (ChainStep("DOUT", read),)),),
    }
    assert not configuration.first_fits


def test_what_a_chain_cannot_have_is_named(tmp_path: Path) -> None:
    configuration = small(
        tmp_path,
        ("{NONE: 0.25}", "{Nowhere.SEQ: 0.25}"),
        ("DOUT: [same_page, multi, same_celltype]", "DOUT: [same_page, other_page, same_reg]"),
        ("      - PROGRAM_SLC: [inc", "      - RESET: [none]\n      - PROGRAM_SLC: [inc"),
        ("{Program: 1.0,", "{Pogrom: 1.0,"),
    )
    notes = "\n".join(configuration.notes)
    assert "probs.Nowhere.SEQ: generate_seq_rules has no such sequence" in notes
    assert "DOUT: unknown rule 'other_page', not taken over" in notes
    assert "same_reg" not in notes
    assert "sequences[1]: no base 'RESET' to come behind another op" in notes
    assert "name_weights.PROGRAM_SLC.Pogrom: no such op, not taken over" in notes


def test_a_feature_lets_a_step_take_the_first_op(tmp_path: Path) -> None:
    off = ("latencies:", "features: {uniform_subseq_sampling: false}\nlatencies:")
    assert small(tmp_path, off).first_fits


def test_exclusions_are_those_of_states_that_nandviz_keeps(tmp_path: Path) -> None:
    exclusions = small(tmp_path).profile.exclusions
    assert exclusions.tables == {
        When.PROGRAM_SUSPENDED: ("program_suspended",),
        When.NOT_PROGRAM_SUSPENDED: ("not_program_suspended",),
        When.LATCH_ON_READ: ("nothing",),
    }
    assert exclusions.groups == {
        "not_program_suspended": ("PROGRAM_RESUME",),
        "program_suspended": ("ERASE", "PROGRAM_SLC", "SETFEATURE"),
        "nothing": (),
    }


def test_rules_that_are_switched_off_exclude_nothing_but_latches(tmp_path: Path) -> None:
    configuration = small(tmp_path, ("[state_forbid, addr_dep]", "[addr_dep]"))
    assert list(configuration.profile.exclusions.tables) == [When.LATCH_ON_READ]
    assert any("switches exclusions_by_suspend_state off" in n for n in configuration.notes)
    one = small(tmp_path, ("[state_forbid, addr_dep]", "[state_forbid_suspend]"))
    assert len(one.profile.exclusions.tables) == 3


def test_groups_bases_and_states_that_are_not_there_are_named(tmp_path: Path) -> None:
    configuration = small(
        tmp_path,
        ("[PROGRAM_RESUME]", "[PROGRAM_RESUME, ERASE_RESUME]"),
        ("NOT_PROGRAM_SUSPENDED: [not", "HALF_SUSPENDED: [not"),
        ("LATCH_ON_READ: [nothing]", "LATCH_ON_READ: [nothing, anything]"),
    )
    notes = "\n".join(configuration.notes)
    assert "not_program_suspended: no base 'ERASE_RESUME', not taken over" in notes
    assert "exclusions_by_suspend_state.HALF_SUSPENDED: no such state, not taken over" in notes
    assert "LATCH_ON_READ: no group 'anything', not taken over" in notes
    assert "not_program_suspended" not in configuration.profile.exclusions.groups


def test_bad_blocks_lie_in_a_file_beside_it(tmp_path: Path) -> None:
    assert small(tmp_path).bad_blocks == ()
    (tmp_path / "badlist.csv").write_text("die, Block\n1,3\n\n0, 7\n1,3\n")
    assert small(tmp_path).bad_blocks == ((0, 7), (1, 3))


@pytest.mark.parametrize(
    ("text", "got"),
    [
        ("block,die\n", "1:1: block,die; expected die,block"),
        ("", "1:1: ; expected die,block"),
        ("die,block\n0,8\n", "2:3: '8'; expected a whole number 0 to 7"),
        ("die,block\n0,1\n2,1\n", "3:1: '2'; expected a whole number 0 to 1"),
        ("die,block\n0\n", "2:1: 0; expected a die and a block"),
        ("die,block\n0,one\n", "2:3: 'one'; expected a whole number 0 to 7"),
    ],
)
def test_a_bad_list_of_bad_blocks_is_one_line(tmp_path: Path, text: str, got: str) -> None:
    (tmp_path / "badlist.csv").write_text(text)
    with pytest.raises(ScenarioError) as caught:
        small(tmp_path)
    assert str(caught.value) == f"{tmp_path / 'badlist.csv'}:{got}"
