"""What an event ended is found among what was live before it: the same as in the whole trace."""

import numpy as np
import pytest

from nandviz.model.setup import Setup
from nandviz.model.words import EventKind
from nandviz.query.event_effects import EventEffects
from nandviz.query.metric_values import value_before
from nandviz.query.rows import written_at
from nandviz.trace.tables import Trace
from tests.strategies import random_setup, workload_setup
from tests.trace.laws.stories import simulate

ENDED = {
    "parts_ended": ("parts", "died"),
    "cancelled": ("queue", "cancelled"),
    "left": ("backlog", "died"),
}


def assert_all_found(trace: Trace) -> None:
    for k in range(trace.last_event + 1):
        facts = EventEffects(trace, k)
        assert facts.event is not None
        ends = facts.event.kind is not EventKind.OP_END
        for name, (table, column) in ENDED.items():
            wanted = written_at(getattr(trace, table), column, k).tolist() if ends else []
            assert sorted(getattr(facts, name).tolist()) == wanted, (k, name)
        for metric in range(3):
            rows = np.flatnonzero((trace.metrics.metric == metric) & (trace.metrics.born < k))
            before = int(trace.metrics.value[rows[-1]]) if len(rows) else 0
            assert value_before(trace, metric, k) == before


@pytest.mark.parametrize("setup", [random_setup(seed) for seed in range(40)])
def test_what_each_event_of_a_script_ended_is_found(setup: Setup) -> None:
    assert_all_found(simulate(setup))


@pytest.mark.parametrize("setup", [workload_setup(seed) for seed in range(8)])
def test_what_each_event_of_a_workload_ended_is_found(setup: Setup) -> None:
    assert_all_found(simulate(setup))
