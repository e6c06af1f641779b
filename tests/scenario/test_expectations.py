"""What a scenario expects stands in its text; edits of the script keep it at its ops."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nandviz.errors import NandvizError
from nandviz.model.laws import LAWS
from nandviz.model.words import METRICS, Fate, OpEvent, Reason, Status
from nandviz.scenario.editing import (
    with_entries_added,
    with_entries_removed,
    with_entry_duplicated,
    with_entry_moved,
    with_expectations,
)
from nandviz.scenario.expectation_words import expectation_entry
from nandviz.scenario.expectations import (
    ALL_LAWS,
    EventExpectation,
    LawExpectation,
    MetricExpectation,
    OpExpectation,
    OpPlace,
    Rejection,
)
from nandviz.scenario.loader import loads

BLOCK = """\
nandviz: 1
expect:
  # what must hold
  - {op: 2.0, fate: completed}   # the third
  - law: all   # every one
    verdict: pass
  - {event: OP_END, "of": '0.0', at_us: 30}
  - {rejected: 1.0}   # the second
script:
  - {at_us: 0, op: Reset, die: 0}
  - {at_us: 50, op: Reset, die: 0}
  - {at_us: 99, op: Reset, die: 0}
"""
FLOW = """\
nandviz: 1
script: [{at_us: 0, op: Reset, die: 0}, {at_us: 9, op: Reset, die: 0}, {op: Reset, at_us: 99, die: 0}]
expect: [{op: 2.0, fate: completed}, {law: all, verdict: pass}, {event: OP_END, of: 0.0, at_us: 30}, {rejected: 1.0}]
"""  # noqa: E501  a list in brackets is long
NONE = "nandviz: 1\nscript: [{at_us: 0, op: Reset, die: 0}]\n# the end\n"
TEXTS = [BLOCK, FLOW, BLOCK.replace("\n", "\r\n"), BLOCK.replace("'0.0'", '"0.0"')[:-1]]
NEW = "{at_us: 5, op: Reset, die: 0}"


def places(text: str) -> list[str]:
    return [str(each.op) if hasattr(each, "op") else "law" for each in loads(text).expectations]


@pytest.mark.parametrize("text", TEXTS)
def test_an_entry_put_in_shifts_the_numbers_behind_it_and_nothing_else(text: str) -> None:
    scenario = loads(text)
    assert places(with_entries_added(scenario, 1, [NEW]).text) == ["3.0", "law", "0.0", "2.0"]
    assert places(with_entries_added(scenario, 0, [NEW, NEW]).text) == ["4.0", "law", "2.0", "3.0"]
    assert places(with_entry_duplicated(scenario, 1).text) == ["3.0", "law", "0.0", "1.0"]
    assert places(with_entries_added(scenario, 3, [NEW]).text) == places(text)


@pytest.mark.parametrize("text", TEXTS)
def test_an_entry_taken_out_takes_what_is_expected_of_its_ops_with_it(text: str) -> None:
    scenario = loads(text)
    assert places(with_entries_removed(scenario, [0]).text) == ["1.0", "law", "0.0"]
    assert places(with_entries_removed(scenario, [1]).text) == ["1.0", "law", "0.0"]
    assert places(with_entries_removed(scenario, [0, 2]).text) == ["law", "0.0"]
    assert places(with_entries_removed(scenario, [0, 1, 2]).text) == ["law"]


def test_the_last_expectation_goes_with_its_entry() -> None:
    text = NONE + "expect:\n  - {op: 0.0, fate: completed}\n"
    assert loads(with_entries_removed(loads(text), [0]).text).expectations == ()


def test_comments_stay_where_numbers_change() -> None:
    changed = with_entries_added(loads(BLOCK), 0, [NEW]).text
    for before, after in (
        ("{op: 2.0,", "{op: 3.0,"),
        ("'0.0'", "1.0"),
        ("{rejected: 1", "{rejected: 2"),
    ):
        assert after in changed
        changed = changed.replace(after, before)
    assert changed == BLOCK.replace("script:\n", f"script:\n  - {NEW}\n")


def test_an_entry_that_is_moved_keeps_its_number() -> None:
    changed = with_entry_moved(loads(BLOCK), 0, 70_000).text
    assert changed == BLOCK.replace("at_us: 0,", "at_us: 70,")


def test_an_op_behind_an_alias_is_to_be_changed_by_hand() -> None:
    text = NONE + "notes: [{at_us: 0, text: &a '0.0'}]\nexpect: [{op: *a, fate: completed}]\n"
    with pytest.raises(NandvizError, match="by hand"):
        with_entries_added(loads(text), 0, [NEW])


PLACES = st.builds(OpPlace, st.just(0), st.just(0))
TIMES = st.integers(0, 10**12)
EXPECTATIONS = st.lists(
    st.one_of(
        st.builds(OpExpectation, PLACES, st.sampled_from(Fate), st.none() | TIMES),
        st.builds(OpExpectation, PLACES, st.none(), TIMES),
        st.builds(
            LawExpectation,
            st.sampled_from([ALL_LAWS, *(law.number for law in LAWS)]),
            st.sampled_from(Status),
        ),
        st.builds(
            EventExpectation,
            st.sampled_from([OpEvent.SUSPEND, OpEvent.RESUME]),
            PLACES,
            st.none() | TIMES,
            st.none() | TIMES,
        ),
        st.builds(Rejection, PLACES, st.none() | st.sampled_from(Reason)),
        st.builds(MetricExpectation, st.sampled_from(METRICS), TIMES),
    ),
    max_size=6,
)


@pytest.mark.parametrize("text", [*TEXTS, NONE, NONE[:-1]])
@settings(max_examples=settings().max_examples // 3)
@given(wanted=EXPECTATIONS)
@pytest.mark.slow
def test_what_is_written_is_read_again_and_the_rest_stays(text: str, wanted: list) -> None:
    scenario = loads(text)
    changed = with_expectations(scenario, wanted)
    assert changed.expectations == loads(changed.text).expectations == tuple(wanted)
    assert loads(changed.text).setup == scenario.setup
    back = with_expectations(changed, scenario.expectations)
    assert back.expectations == scenario.expectations


def test_what_is_expected_already_stays_as_it_is_written() -> None:
    scenario = loads(BLOCK)
    more = MetricExpectation("backlog_drop", 0)
    changed = with_expectations(scenario, [*scenario.expectations, more])
    line = "  - {rejected: 1.0}   # the second\n"
    assert changed.text == BLOCK.replace(line, f"{line}  - {expectation_entry(more)}\n")
    assert with_expectations(scenario, scenario.expectations).text == BLOCK


def test_each_expectation_knows_its_line() -> None:
    assert loads(BLOCK).expectation_lines == (4, 5, 7, 8)
