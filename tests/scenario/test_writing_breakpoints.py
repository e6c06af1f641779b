"""Breakpoints are written into the text of a scenario; what stands beside them stays as it is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nandviz.errors import NandvizError, ScenarioError
from nandviz.model.laws import LAWS
from nandviz.model.words import METRICS
from nandviz.scenario import library
from nandviz.scenario.breakpoint_words import breakpoint_entry
from nandviz.scenario.editing import with_breakpoints
from nandviz.scenario.loader import load, loads
from nandviz.scenario.scenario import ANY_LAW, Breakpoint, Comparison, MetricCondition
from nandviz.trace.codes import AXES, KINDS

PLAIN = """\
nandviz: 1
script:
  - {at_us: 0, op: Reset, die: 0}   # first
# after
"""
BLOCK = """\
nandviz: 1
breakpoints:
  # why
  - {op_uid: 1}   # one
  - event: OP_END # two
    hits: 2
  - {law: any}
script:
  - {at_us: 0, op: Reset, die: 0}
"""
FLOW = "nandviz: 1\nbreakpoints: [{op_uid: 1}, {die: 0}]\nscript: [{at_us: 0, op: Reset, die: 0}]"
ONE, TWO, ANY = Breakpoint(op_uid=1), Breakpoint(event=KINDS[0], hits=3), Breakpoint(law=ANY_LAW)
MANY = Breakpoint(metric=MetricCondition("bus_busy_ns", Comparison.GT, 9_824))

BREAKPOINTS = st.lists(
    st.builds(
        Breakpoint,
        event=st.none() | st.sampled_from(KINDS),
        op_uid=st.integers(1, 99),
        die=st.none() | st.just(0),
        axis=st.none() | st.sampled_from(AXES),
        metric=st.none()
        | st.builds(
            MetricCondition,
            st.sampled_from(METRICS),
            st.sampled_from([*Comparison]),
            st.integers(0, 10**12),
        ),
        law=st.none() | st.just(ANY_LAW) | st.sampled_from([law.number for law in LAWS]),
        hits=st.integers(1, 9),
    ),
    max_size=6,
)


@pytest.mark.parametrize("text", [PLAIN, BLOCK, FLOW, BLOCK.replace("\n", "\r\n"), PLAIN[:-9]])
@settings(max_examples=settings().max_examples // 3)
@given(wanted=BREAKPOINTS)
@pytest.mark.slow
def test_what_is_written_is_read_and_the_rest_of_the_text_stays(
    text: str, wanted: list[Breakpoint]
) -> None:
    before = loads(text)
    after = with_breakpoints(before, wanted)
    assert list(after.breakpoints) == wanted
    assert after.setup == before.setup
    again = with_breakpoints(after, wanted)
    assert again.text == after.text
    if before.breakpoints:
        back = with_breakpoints(after, before.breakpoints)
        assert back.breakpoints == before.breakpoints


def test_a_text_without_breakpoints_gets_a_section_behind_its_last_one() -> None:
    after = with_breakpoints(loads(PLAIN), [ONE, MANY])
    assert after.text == PLAIN.replace(
        "# after\n",
        'breakpoints:\n  - {op_uid: 1}\n  - {metric: "bus_busy_us > 9.824"}\n# after\n',
    )
    assert with_breakpoints(loads(PLAIN), []).text == PLAIN


def test_those_that_stay_keep_their_comments() -> None:
    kept = loads(BLOCK).breakpoints
    added = with_breakpoints(loads(BLOCK), [*kept, ONE])
    assert added.text == BLOCK.replace("  - {law: any}\n", "  - {law: any}\n  - {op_uid: 1}\n")
    removed = with_breakpoints(loads(BLOCK), kept[:2])
    assert removed.text == BLOCK.replace("  - {law: any}\n", "")
    between = with_breakpoints(loads(BLOCK), [kept[0], TWO, kept[2]])
    assert "- {op_uid: 1}   # one\n" in between.text
    assert "hits: 2" not in between.text
    assert between.text.count("# why") == 1


def test_all_of_them_can_go() -> None:
    for text in (BLOCK, FLOW):
        assert with_breakpoints(loads(text), []).breakpoints == ()


def test_a_list_in_brackets_stays_one() -> None:
    after = with_breakpoints(loads(FLOW), [ONE, ANY, Breakpoint(die=0)])
    assert "breakpoints: [{op_uid: 1}, {law: any}, {die: 0}]\n" in after.text


def test_where_the_text_does_not_allow_it_that_is_said() -> None:
    flow = loads("{nandviz: 1, script: [{at_us: 0, op: Reset, die: 0}]}")
    with pytest.raises(NandvizError, match="change the file by hand"):
        with_breakpoints(flow, [ONE])
    with pytest.raises(ScenarioError, match="no condition"):
        with_breakpoints(loads(PLAIN), [Breakpoint(hits=2)])
    with pytest.raises(ScenarioError, match="die 7"):
        with_breakpoints(loads(PLAIN), [Breakpoint(die=7)])


def test_a_description_of_many_lines_at_the_end_is_not_run_into() -> None:
    text = f"{PLAIN}description: |\n  one\n  two\n"
    after = with_breakpoints(loads(text), [ONE])
    assert after.description == loads(text).description
    assert after.text.endswith("  two\nbreakpoints:\n  - {op_uid: 1}\n")


@pytest.mark.parametrize("name", library.names())
def test_every_built_in_scenario_takes_breakpoints(name: str) -> None:
    before = load(library.path(name))
    after = with_breakpoints(before, [*before.breakpoints, MANY])
    assert after.breakpoints == (*before.breakpoints, MANY)
    assert with_breakpoints(after, before.breakpoints).breakpoints == before.breakpoints


def test_an_entry_says_all_that_is_set() -> None:
    what = Breakpoint(KINDS[0], 3, 1, AXES[0], MANY.metric, 4, 2)
    assert breakpoint_entry(what) == (
        f'{{event: {KINDS[0]}, op_uid: 3, die: 1, axis: {AXES[0]}, metric: "bus_busy_us > 9.824", '
        "law: 4, hits: 2}"
    )
