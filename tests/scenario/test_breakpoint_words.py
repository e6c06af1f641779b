"""Conditions on metrics are one language, in files and in dialogs."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nandviz.errors import ScenarioError
from nandviz.model.laws import TITLES
from nandviz.model.words import METRICS, Axis, EntryFate, EventKind, Reason, Why
from nandviz.scenario import breakpoint_fields
from nandviz.scenario.breakpoint_fields import BACKLOG, FIGURE, REJECTED
from nandviz.scenario.breakpoint_words import (
    METRIC_NAMES,
    ConditionError,
    breakpoint_entry,
    breakpoint_words,
    condition_words,
    more_words,
    parse_breakpoint,
    parse_condition,
)
from nandviz.scenario.expectations import OpPlace
from nandviz.scenario.loader import loads
from nandviz.scenario.scenario import (
    ANY_LAW,
    Breakpoint,
    Comparison,
    EntryCondition,
    FigureCondition,
    MetricCondition,
    OpFigure,
    RefusalCondition,
)

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


# Conditions


OP = st.builds(OpPlace, st.integers(0, 10**6), st.integers(0, 10**6))
TIMED = [figure for figure in OpFigure if figure is not OpFigure.SUSPENDS]
FIGURES = st.one_of(
    st.builds(
        FigureCondition,
        st.sampled_from(TIMED),
        OP,
        st.sampled_from(list(Comparison)),
        st.integers(0, 10**15 - 1),
    ),
    st.builds(
        FigureCondition,
        st.just(OpFigure.SUSPENDS),
        OP,
        st.sampled_from(list(Comparison)),
        st.integers(0, 10**6),
    ),
)
REASONS = st.sampled_from([None, *Reason])
ENTRY_KINDS = st.sampled_from([Why.DISPLACED, Why.BOUNDARY, Why.DEFERRED, *EntryFate])
BREAKPOINTS = st.builds(
    Breakpoint,
    event=st.sampled_from([None, *EventKind]),
    op_uid=st.none() | st.integers(1, 10**8),
    die=st.none() | st.integers(0, 1000),
    axis=st.sampled_from([None, *Axis]),
    metric=st.none() | CONDITIONS,
    law=st.sampled_from([None, ANY_LAW, *TITLES]),
    hits=st.integers(1, 1000),
    figure=st.none() | FIGURES,
    rejected=st.none() | st.builds(RefusalCondition, REASONS),
    backlog=st.none() | st.builds(EntryCondition, ENTRY_KINDS, REASONS),
)
SAID = {
    "law 6": Breakpoint(law=6),
    "law any": Breakpoint(law=ANY_LAW),
    " broken  law 6": Breakpoint(law=6),
    "rejected target_suspended": Breakpoint(rejected=RefusalCondition(Reason.TARGET_SUSPENDED)),
    "rejected": Breakpoint(rejected=RefusalCondition()),
    "backlog dropped": Breakpoint(backlog=EntryCondition(EntryFate.DROPPED)),
    "backlog moved": Breakpoint(backlog=EntryCondition(EntryFate.MOVED)),
    "delay(3.0) > 5000": Breakpoint(
        figure=FigureCondition(OpFigure.DELAY, OpPlace(3, 0), Comparison.GT, 5_000_000)
    ),
    "op 2.10,OP_END": Breakpoint(event=EventKind.OP_END, op=OpPlace(2, 10)),
    "backlog_size >= 3, from hit 2": Breakpoint(
        metric=MetricCondition("backlog_size", Comparison.GE, 3), hits=2
    ),
}
NOT_SAID = {
    "law 99": "no law 99: expected 1, 2",
    "rejected target_suspend": "did you mean 'target_suspended'?",
    "backlog drop": "did you mean 'dropped'?",
    "dely(3.0) > 5": "did you mean 'delay'?",
    "delay(3) > 5": "'delay(3) > 5': expected clauses",
    "suspends(3.0) > 1.5": "a whole number for suspends",
    "op 1, op 2": "'op 2': expected each kind of clause once",
    "OP_EN": "expected clauses",
    "": "expected clauses",
    "law 6,": "expected clauses",
}


@given(BREAKPOINTS)
def test_every_breakpoint_is_a_condition_in_words(what: Breakpoint) -> None:
    assert parse_breakpoint(breakpoint_words(what)) == what
    more = more_words(what)
    assert not more or more_words(parse_breakpoint(more)) == more


@given(BREAKPOINTS.filter(lambda what: replace(what, hits=1) != Breakpoint()))
def test_what_an_entry_of_a_file_says_is_read_again_and_fits_the_schema(what: Breakpoint) -> None:
    text = "nandviz: 1\ntopology: {dies: 1024}\nscript: []\nbreakpoints:\n"
    (read,) = loads(f"{text}  - {breakpoint_entry(what)}\n").breakpoints
    assert read == what
    for clause in (FIGURE, REJECTED, BACKLOG):
        value = getattr(what, clause.key)
        if value is not None:
            line = breakpoint_entry(Breakpoint(**{clause.key: value}))
            said = line.partition(": ")[2].strip('}"')
            assert re.search(clause.json()["pattern"], said)


@pytest.mark.parametrize("text", SAID)
def test_conditions_are_said_as_people_say_them(text: str) -> None:
    assert parse_breakpoint(text) == SAID[text]


@pytest.mark.parametrize("text", NOT_SAID)
def test_what_is_no_condition_is_said_with_what_would_be_one(text: str) -> None:
    with pytest.raises(ConditionError, match=re.escape(NOT_SAID[text])):
        parse_breakpoint(text)


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ("rejected: target_suspend", "did you mean 'target_suspended'?"),
        ("rejected: 'any, op 2'", 'any, op 2"; expected any, bus'),
        ("backlog: drop", "did you mean 'dropped'?"),
        ("backlog: {}", "expected displaced"),
        ("figure: delay > 5", "'delay(3.0) > 5000'"),
        ("figure: 'op 3'", "'delay(3.0) > 5000'"),
        ("op: 3", "entry.place"),
    ],
)
def test_files_refuse_what_is_no_clause(entry: str, words: str) -> None:
    with pytest.raises(ScenarioError, match=re.escape(words)):
        loads(f"nandviz: 1\nscript: []\nbreakpoints: [{{{entry}}}]\n")
