"""Conditions on metrics are one language, in files and in dialogs."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nandviz.errors import ScenarioError
from nandviz.model.words import METRICS
from nandviz.scenario import breakpoint_fields
from nandviz.scenario.breakpoint_words import (
    METRIC_NAMES,
    ConditionError,
    condition_words,
    parse_condition,
)
from nandviz.scenario.loader import loads
from nandviz.scenario.scenario import Comparison, MetricCondition

CONDITIONS = st.builds(
    MetricCondition,
    st.sampled_from(METRICS),
    st.sampled_from(list(Comparison)),
    st.integers(0, 10**15 - 1),
)
WRONG = {
    "backlog_sice > 3": "did you mean 'backlog_size'?",
    "bus_busy_ns > 3": "did you mean 'bus_busy_us'?",
    "backlog_size > 1.5": "a whole number for backlog_size",
    "backlog_size": "'backlog_size >= 3'",
    "backlog_size > -1": "'backlog_size >= 3'",
    "backlog_size > ٣": "'backlog_size >= 3'",
}


def in_file(text: str) -> MetricCondition | None:
    scenario = loads(f"nandviz: 1\nscript: []\nbreakpoints: [{{metric: '{text}'}}]\n")
    return scenario.breakpoints[0].metric


@given(CONDITIONS)
def test_what_is_written_is_read_by_dialogs_files_and_editors(what: MetricCondition) -> None:
    words = condition_words(what)
    assert parse_condition(words) == what
    assert in_file(words) == what
    patterns = [each["pattern"] for each in breakpoint_fields.Condition().json()["anyOf"]]
    assert any(re.search(pattern, words) for pattern in patterns)


def test_times_are_in_us() -> None:
    what = MetricCondition("bus_busy_ns", Comparison.GT, 9_824)
    assert parse_condition("bus_busy_us > 9.8244") == what
    assert condition_words(what) == "bus_busy_us > 9.824"


def test_every_metric_has_a_name_in_words() -> None:
    assert sorted(METRIC_NAMES.values()) == sorted(METRICS)
    assert [word for word in METRIC_NAMES if word.endswith("_ns")] == []


@pytest.mark.parametrize("text", WRONG)
def test_dialogs_and_files_refuse_the_same_with_the_same_help(text: str) -> None:
    with pytest.raises(ConditionError, match=re.escape(WRONG[text])):
        parse_condition(text)
    with pytest.raises(ScenarioError, match=re.escape(WRONG[text])):
        in_file(text)
