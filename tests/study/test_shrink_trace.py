"""What is left of an imported trace: few ops that still break a law, also in files of their own."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nandviz.errors import NandvizError
from nandviz.exchange import registry
from nandviz.scenario.breakpoint_words import breakpoint_words, parse_breakpoint
from nandviz.scenario.expectations import OpPlace
from nandviz.study.case_text import trace_remarks
from nandviz.study.condition import first_event
from nandviz.study.restricted import restricted, with_partners
from nandviz.study.shrink_trace import ShrinkingTrace, ShrunkTrace
from nandviz.trace.laws import check
from nandviz.trace.tables import Trace
from tests.exchange.nandseqgen.samples import SEED1
from tests.study.twice import ended_twice


@pytest.fixture(scope="module")
def trace(tmp_path_factory: pytest.TempPathFactory) -> Trace:
    return registry.load_trace(ended_twice(tmp_path_factory.mktemp("imports") / "run"))


def shrunk(trace: Trace, condition: str) -> ShrunkTrace:
    return ShrinkingTrace(trace, parse_breakpoint(condition)).run()


def broken(trace: Trace) -> dict[int, list[tuple[int, str]]]:
    return {
        verdict.law: [(each.uid, each.detail) for each in verdict.violations]
        for verdict in check(trace)
    }


def test_a_trace_restricted_to_all_of_its_ops_is_judged_the_same(trace: Trace) -> None:
    every = restricted(trace, range(1, len(trace.ops) + 1))
    assert broken(every) == broken(trace)
    for name, table in trace.tables().items():
        for column in table.columns:
            assert (every.tables()[name].column(column) == table.column(column)).all(), (
                name,
                column,
            )


def test_law_2_comes_down_to_the_op_with_what_suspended_and_resumed_it(trace: Trace) -> None:
    left = shrunk(trace, "law 2")
    assert left.uids == (7, 8, 9)
    assert left.chosen == (7,)
    assert [left.trace.op_def(uid).name for uid in (1, 2, 3)] == ["Program", "Suspend", "Resume"]
    assert left.ops == 15
    assert left.is_minimal
    told = [*trace_remarks(left)]
    assert "op 1 Program, die 0, block 0 page 2: was op 7" in told
    assert "op 2 Suspend, die 0: was op 8; suspends or resumes one of them" in told


def test_an_op_that_is_named_is_the_one_that_is_kept(trace: Trace) -> None:
    left = shrunk(trace, "law 2, op 13")
    assert left.uids == (13, 14, 15)
    assert breakpoint_words(left.condition) == "op 1, broken law 2"
    left = shrunk(trace, "law 2, op 12.0")
    assert left.uids == (13, 14, 15)
    assert left.condition.op == OpPlace(0, 0)


@pytest.mark.parametrize("law", [2, 3, 14, 16])
def test_the_folder_of_what_is_left_breaks_the_same_law(
    trace: Trace, law: int, tmp_path: Path
) -> None:
    assert broken(trace)[law]
    left = shrunk(trace, f"law {law}")
    assert len(left.uids) <= 4
    registry.WRITERS["nandseqgen"](left.trace, tmp_path / "bug", lambda _: None)
    again = registry.load_trace(tmp_path / "bug")
    assert len(again.ops) == len(left.uids)
    assert first_event(again, parse_breakpoint(f"law {law}")) is not None


def test_no_single_op_can_be_taken_out(trace: Trace) -> None:
    left = shrunk(trace, "law 14")
    for gone in left.chosen:
        fewer = with_partners(trace, [uid for uid in left.chosen if uid != gone])
        assert first_event(restricted(trace, fewer), parse_breakpoint("law 14")) is None


def test_a_law_that_holds_or_is_not_judged_is_said_so(trace: Trace) -> None:
    with pytest.raises(NandvizError, match=r"broken law 4 does not hold of it$"):
        shrunk(trace, "law 4")
    with pytest.raises(
        NandvizError, match="does not hold of it: the files do not hold the backlog"
    ):
        shrunk(trace, "law 9")


@given(st.sets(st.integers(1, 15)))
def test_any_ops_make_a_trace_of_those_alone(trace: Trace, uids: set[int]) -> None:
    kept = with_partners(trace, uids)
    part = restricted(trace, kept)
    assert len(part.ops) == len(kept)
    names = [part.op_def(uid).name for uid in range(1, len(kept) + 1)]
    assert names == [trace.op_def(uid).name for uid in kept]
    old = dict(enumerate(kept, 1))
    found, whole = broken(part), broken(trace)
    for law in (2, 3):  # of an op by itself: what is kept is judged as it was
        assert {old[uid] for uid, _ in found[law]} == {uid for uid, _ in whole[law]} & {*kept}


def test_a_block_begins_in_the_state_in_which_the_first_op_that_is_kept_found_it(
    trace: Trace,
) -> None:
    part = restricted(trace, with_partners(trace, [10]))
    assert part.info.initial[0, 0].last == 2
    assert (0, 0) not in restricted(trace, with_partners(trace, [1])).info.initial


def test_what_the_files_show_as_a_whole_is_not_said_of_some_of_their_ops() -> None:
    whole = registry.load_trace(SEED1)
    assert whole.info.findings
    assert restricted(whole, with_partners(whole, [5])).info.findings == ()


SHARED = Path(__file__).parents[3] / "shared" / "data"


@pytest.mark.skipif(not SHARED.is_dir(), reason="the predecessor's traces are not here")
@pytest.mark.parametrize(
    ("folder", "law", "most"),
    [
        ("predecessor_history/c42470f", 2, 4),
        ("predecessor_history/c42470f", 3, 4),
        ("predecessor_history/c42470f", 14, 4),
        ("predecessor_history/c42470f", 16, 4),
        ("nandseqgen_v2_seed1", 4, 4),
        ("nandseqgen_v2_seed1", 6, 4),
        ("nandseqgen_v2_seed1", 16, 4),
        ("nandseqgen_v2_seed2", 4, 4),
        ("nandseqgen_v2_seed2", 6, 4),
        ("nandseqgen_v2_seed2", 16, 4),
    ],
)
def test_the_predecessors_traces_come_down_to_a_few_ops(
    folder: str, law: int, most: int, tmp_path: Path
) -> None:
    left = shrunk(registry.load_trace(SHARED / folder), f"law {law}")
    assert len(left.uids) <= most
    registry.WRITERS["nandseqgen"](left.trace, tmp_path / "bug", lambda _: None)
    again = registry.load_trace(tmp_path / "bug")
    assert first_event(again, parse_breakpoint(f"law {law}")) is not None
