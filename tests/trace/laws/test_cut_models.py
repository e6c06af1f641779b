"""What laws 1 and 13 say of cuts that keep to pulses, and of engines that do not."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from nandviz.engine import suspension
from nandviz.engine.pulses import Cut, cut_from
from nandviz.model.setup import Policies
from nandviz.model.words import CutModel
from nandviz.trace.tables import Trace
from tests.plain import plain_only
from tests.strategies import optional_setup
from tests.trace.laws.stories import op, simulate, story, write
from tests.trace.laws.verdicts import broken_laws, judged

Change = Callable[[Cut, Any, Any, int], Cut]


def suspended_twice(cut: CutModel) -> Trace:
    """Op 1 has 9 pulses of 10 ns from 7 on; ops 2 and 4 ask for its cut at 28 and 338."""
    return story(
        (0, [op("Program", 0, 0)]),
        (28, [op("Program_Suspend")]),
        (300, [op("Program_Resume")]),
        (338, [op("Program_Suspend")]),
        (500, [op("Program_Resume")]),
        policies=Policies(cut=cut, pulses=9),
    )


def defect(monkeypatch: pytest.MonkeyPatch, change: Change) -> None:
    def wrong(policies: Policies, part: Any, busy: Any, asked_ns: int) -> Cut:
        return change(cut_from(policies, part, busy, asked_ns), part, busy, asked_ns)

    monkeypatch.setattr(suspension, "cut_from", wrong)


@pytest.mark.parametrize("cut", CutModel)
def test_a_run_breaks_no_law(cut: CutModel) -> None:
    trace = suspended_twice(cut)
    assert broken_laws(trace) == []
    assert len(trace.suspensions) == 2
    assert bool(trace.suspensions.redone_ns.any()) == (cut is CutModel.CANCEL)


@plain_only
def test_a_cut_within_a_pulse_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    defect(monkeypatch, lambda cut, part, busy, asked: Cut(asked))
    trace = suspended_twice(CutModel.PULSE_END)
    assert broken_laws(trace) == [13]
    found = judged(trace, 13).violations
    assert all("cut within a pulse" in each.detail for each in found)
    assert [each.event for each in found] == trace.suspensions.born.tolist()


@plain_only
def test_a_pulse_that_is_kept_though_it_was_cancelled_is_seen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    defect(monkeypatch, lambda cut, part, busy, asked: replace_redone(cut, 0))
    assert broken_laws(suspended_twice(CutModel.CANCEL)) == [1, 13]


@plain_only
@pytest.mark.parametrize("off", [-1, 1])
def test_a_nanosecond_more_or_less_that_is_done_again_is_seen(
    off: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    defect(monkeypatch, lambda cut, part, busy, asked: replace_redone(cut, cut.redone_ns + off))
    assert {1, 13} <= set(broken_laws(suspended_twice(CutModel.CANCEL)))


def replace_redone(cut: Cut, redone_ns: int) -> Cut:
    return cut._replace(redone_ns=redone_ns)


@plain_only
def test_pulses_of_another_length_are_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    def other(policies: Policies, part: Any, busy: Any, asked_ns: int) -> Cut:
        return cut_from(replace(policies, pulses=policies.pulses + 1), part, busy, asked_ns)

    monkeypatch.setattr(suspension, "cut_from", other)
    for cut in (CutModel.PULSE_END, CutModel.CANCEL):
        assert 13 in broken_laws(suspended_twice(cut))


def test_the_engines_word_for_what_is_done_again_is_not_needed() -> None:
    trace = suspended_twice(CutModel.CANCEL)
    write(trace, "suspensions", 0, redone_ns=0)
    assert broken_laws(trace) == [13]
    assert "0.000 µs is to be done again" in judged(trace, 13).violations[0].detail


def test_where_cuts_are_at_once_nothing_is_done_again() -> None:
    trace = suspended_twice(CutModel.NOW)
    write(trace, "suspensions", 1, redone_ns=1)
    assert broken_laws(trace) == [13]


@pytest.mark.parametrize("seed", range(60))
def test_random_runs_under_policies_that_are_off_else_break_no_law(seed: int) -> None:
    assert broken_laws(simulate(optional_setup(seed))) == []
