"""What a scenario expects is judged by its run: what happened passes, anything else is broken."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nandviz.errors import ScenarioError
from nandviz.model.setup import Setup
from nandviz.model.words import METRICS, Fate, OpEvent, Reason, Status
from nandviz.query.expected import ExpectationVerdict, judge
from nandviz.query.happened import Facts, of_laws, of_metrics, of_ops
from nandviz.run import Run
from nandviz.scenario.editing import with_expectations
from nandviz.scenario.expectation_words import expectation_entry, expected_words
from nandviz.scenario.expectations import (
    ALL_LAWS,
    EventExpectation,
    Expectation,
    LawExpectation,
    MetricExpectation,
    OpExpectation,
    OpPlace,
    Rejection,
)
from nandviz.scenario.loader import loads
from nandviz.scenario.scenario import Scenario
from nandviz.trace.laws import check
from nandviz.trace.laws.verdict import Finding, verdict
from nandviz.trace.tables import Trace
from tests.scenario.scenario_text import scenario_text
from tests.strategies import RICH, random_setup, workload_setup

BASE = loads("nandviz: 1\nscript: []")
STORY = """\
nandviz: 1
script:
  - at_us: 0
    batch:
      - {op: Page_Program_SLC, die: 0, block: 0, page: 0}
      - {op: Page_Program_SLC, die: 0, block: 0, page: 1}
  - {at_us: 100, op: Program_Suspend, die: 0}
  - {at_us: 400, op: Program_Resume, die: 0}
  - {at_us: 2000, op: Program_Suspend, die: 0}
"""


def trace_of(text: str, steps: int = 10**9) -> Trace:
    run = Run(loads(text))
    run.steps(steps)
    run.trace.flush()
    return run.trace


def judged(entry: str, text: str = STORY, steps: int = 10**9) -> ExpectationVerdict:
    scenario, trace = loads(f"{text}expect: [{entry}]\n"), trace_of(text, steps)
    complete = steps == 10**9
    return judge(scenario.expectations, trace, check(trace), complete=complete)[0]


HOLDS = [
    "{op: 0.0, fate: completed, end_us: 760.009}",
    "{op: 0.1, end_us: 1069.833}",
    "{op: 3.0, fate: rejected}",
    "{law: all, verdict: pass}",
    "{law: 1, verdict: pass}",
    "{event: SUSPEND, of: 0.0, at_us: 100, remaining_us: 209.824}",
    "{event: SUSPEND, of: 0.0}",
    "{event: RESUME, of: 0.0, at_us: 550.185}",
    "{event: SUBMIT, of: 1.0, at_us: 100}",
    "{event: OP_START, of: 0.1, at_us: 760.009}",
    "{event: OP_END, of: 0.0, at_us: 760.009}",
    "{rejected: 3.0, reason: not_core_busy}",
    '{rejected: "3.0"}',
    "{metric: backlog_drop, value: 0}",
    "{metric: core_busy_us, value: 850}",
]
BROKEN = [
    ("{op: 0.0, fate: suspended}", "op 0.0: expected suspended, got completed, end 760.009 µs"),
    (
        "{op: 0.0, end_us: 760}",
        "op 0.0: expected end 760.000 µs, got completed, end 760.009 µs",
    ),
    (
        "{op: 3.0, fate: rejected, end_us: 1}",
        "op 3.0: expected rejected, end 1.000 µs, got rejected (not_core_busy), not ended",
    ),
    ("{law: 4, verdict: broken}", "law 4: expected broken, got pass"),
    (
        "{event: SUSPEND, of: 0.0, at_us: 99, remaining_us: 209.824}",
        (
            "SUSPEND of op 0.0: expected at 99.000 µs, remaining 209.824 µs, "
            "got at 100.000 µs, remaining 209.824 µs"
        ),
    ),
    ("{event: SUSPEND, of: 0.1}", "SUSPEND of op 0.1: expected at any time, got never"),
    (
        "{rejected: 3.0, reason: bus}",
        "op 3.0: expected rejected: bus, got rejected: not_core_busy",
    ),
    ("{rejected: 1.0}", "op 1.0: expected rejected, got not rejected: completed"),
    ("{metric: suspends, value: 2}", "suspends: expected 2, got 1"),
    ("{metric: core_busy_us, value: 0.001}", "core_busy_us: expected 0.001, got 850"),
]


@pytest.mark.parametrize("entry", HOLDS)
def test_what_is_so_passes(entry: str) -> None:
    assert judged(entry).status is Status.PASS


@pytest.mark.parametrize(("entry", "words"), BROKEN)
def test_what_is_not_so_is_broken_and_says_what_was_expected_and_what_is(
    entry: str, words: str
) -> None:
    found = judged(entry)
    assert (found.status, found.words) == (Status.BROKEN, words)


@pytest.mark.parametrize(
    ("entry", "steps", "why_not"),
    [
        ("{op: 0.0, fate: completed}", 3, "the run is not complete"),
        ("{op: 3.0, fate: rejected}", 3, "the run is not complete"),
        ("{event: RESUME, of: 0.0}", 3, "the run is not complete"),
        ("{metric: suspends, value: 1}", 9, "the run is not complete"),
        ("{law: all, verdict: pass}", 9, "the run is not complete"),
        ("{law: 3, verdict: broken}", 9, "the run is not complete"),
    ],
)
def test_of_a_run_that_is_not_complete_only_what_is_settled_is_judged(
    entry: str, steps: int, why_not: str
) -> None:
    found = judged(entry, steps=steps)
    assert (found.status, found.why_not) == (Status.NOT_JUDGED, why_not)
    assert found.words.endswith(f"; not judged: {why_not}")


def test_what_is_settled_is_judged_before_the_run_is_complete() -> None:
    assert judged("{event: SUSPEND, of: 0.0, at_us: 100}", steps=4).status is Status.PASS
    assert judged("{rejected: 1.0}", steps=4).status is Status.BROKEN


CUT = STORY.replace("script:", "run: {until_us: 500, drain: false}\nscript:")


def test_an_end_behind_the_end_of_the_run_is_not_judged_and_says_so() -> None:
    found = judged("{op: 0.0, end_us: 760.009}", CUT)
    assert (found.status, found.why_not) == (
        Status.NOT_JUDGED,
        "the run ends before op 0.0 does",
    )
    assert judged("{op: 0.0, end_us: 300}", CUT).status is Status.BROKEN
    assert judged("{op: 0.0, fate: completed}", CUT).status is Status.BROKEN


def test_an_op_that_the_run_ends_before_is_broken_and_says_so() -> None:
    found = judged("{op: 3.0, fate: rejected}", CUT)
    assert found.words == "op 3.0: expected rejected, got not submitted before the run ends"


def test_a_law_that_is_not_judged_makes_what_is_expected_of_it_not_judged_with_its_reason() -> None:
    trace = trace_of(STORY)
    verdicts = check(trace, not_judged={4: "nothing tells"})
    found = judge((LawExpectation(4, Status.PASS),), trace, verdicts, complete=True)[0]
    assert (found.status, found.why_not) == (Status.NOT_JUDGED, "nothing tells")
    held = judge((LawExpectation(4, Status.NOT_JUDGED),), trace, verdicts, complete=True)[0]
    assert held.status is Status.PASS
    whole = judge((LawExpectation(ALL_LAWS, Status.PASS),), trace, verdicts, complete=True)[0]
    assert whole.status is Status.PASS


def test_all_laws_name_those_that_are_broken_and_lead_to_the_first_violation() -> None:
    trace = trace_of(STORY)
    verdicts = [verdict(1, []), verdict(4, [Finding(2, 7, 1_000, "two at once")])]
    found = judge((LawExpectation(ALL_LAWS, Status.PASS),), trace, verdicts, complete=True)[0]
    assert found.words == ("all laws: expected pass, got law 4 broken at event 7: two at once")
    assert (found.uid, found.event, found.time_ns) == (2, 7, 550_185)


def test_a_place_of_ten_is_the_eleventh_op_of_its_batch() -> None:
    what = OpExpectation(OpPlace(2, 10), Fate.COMPLETED)
    assert expectation_entry(what) == '{op: "2.10", fate: completed}'


# Whatever happened passes; anything else does not


def everything(facts: Facts, trace: Trace) -> Iterator[Expectation]:
    yield from of_laws(check(trace))
    yield from of_ops(facts)
    nonzero = {each.metric: each for each in of_metrics(facts)}
    for name in METRICS:
        yield nonzero.get(name) or MetricExpectation(name, 0)
    for op, uid in facts.places():
        for event in (OpEvent.SUBMIT, OpEvent.OP_START, OpEvent.OP_END):
            for each in facts.occurrences(event, uid):
                yield EventExpectation(event, op, each.at_ns)


def mutants(what: Expectation, other: int) -> Iterator[Expectation]:
    """Yield the expectation with one thing of it changed, each thing in turn."""
    match what:
        case OpExpectation():
            yield replace(what, fate=next(f for f in Fate if f is not what.fate))
            if what.end_ns is not None:
                yield replace(what, end_ns=what.end_ns + other)
        case LawExpectation():
            yield replace(what, verdict=Status.BROKEN)
        case EventExpectation():
            yield replace(what, at_ns=(what.at_ns or 0) + other)
            if what.remaining_ns is not None:
                yield replace(what, remaining_ns=what.remaining_ns + other)
        case Rejection():
            yield replace(what, reason=next(r for r in Reason if r is not what.reason))
            yield OpExpectation(what.op, Fate.COMPLETED)
        case MetricExpectation():
            yield replace(what, value=what.value + other)


def read(scenario: Scenario) -> Scenario | None:
    """Return a scenario as its text is read; None where no file can say it (a page of -2)."""
    try:
        return loads(scenario_text(scenario))
    except ScenarioError:
        return None


def holds_against(seed: int, setup_of: Callable[..., Setup], other: int) -> None:
    scenario = replace(BASE, setup=setup_of(seed, BASE.profile), lines=())
    run = Run(scenario)
    run.steps(10**9)
    trace = run.trace
    trace.flush()
    wanted = tuple(everything(Facts(trace), trace))
    from_file = read(scenario)
    if from_file is not None:
        again = with_expectations(from_file, wanted)
        assert loads(again.text).expectations == wanted
    verdicts = check(trace)
    found = judge(wanted, trace, verdicts, complete=True)
    assert [str(each.words) for each in found if each.status is not Status.PASS] == []
    times = {(e.event, e.op, e.at_ns) for e in wanted if isinstance(e, EventExpectation)}
    changed = [
        mutant
        for what in wanted
        for mutant in mutants(what, other)
        if not isinstance(mutant, EventExpectation)
        or (mutant.event, mutant.op, mutant.at_ns) not in times
        or mutant.at_ns == what.at_ns
    ]
    for each in judge(changed, trace, verdicts, complete=True):
        assert each.status is Status.BROKEN, each.words
        assert f"expected {expected_words(each.what)}, got {each.got}" in each.words
        assert each.got


@pytest.mark.parametrize("seed", RICH)
def test_what_happened_passes_and_every_change_of_it_is_broken(seed: int) -> None:
    holds_against(seed, random_setup, 1)


@settings(max_examples=25)
@given(seed=st.integers(0, 10**6), other=st.integers(1, 10**6))
def test_so_it_is_for_random_scenarios(seed: int, other: int) -> None:
    holds_against(seed, random_setup, other)


@pytest.mark.parametrize("seed", RICH[:4])
def test_so_it_is_beside_a_workload(seed: int) -> None:
    holds_against(seed, workload_setup, 7)
