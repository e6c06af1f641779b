"""What an event ended is found among what was live before it: the same as in the whole trace."""

import numpy as np
import pytest

from nandviz.model.setup import Setup
from nandviz.model.words import METRICS, EventKind
from nandviz.query.asof import AsOf
from nandviz.query.event_effects import EventEffects
from nandviz.trace.tables import Trace
from tests.strategies import random_setup, workload_setup
from tests.trace.laws.stories import simulate

ENDED = {
    "parts_ended": ("parts", "died"),
    "cancelled": ("queue", "cancelled"),
    "left": ("backlog", "died"),
    "voided": ("suspensions", "voided"),
}


def assert_all_found(trace: Trace) -> None:
    for k in range(trace.last_event + 1):
        effects = EventEffects(trace, k)
        assert effects.event is not None
        ends = effects.event.kind is not EventKind.OP_END
        for name, (table, column) in ENDED.items():
            written = np.flatnonzero(trace.tables()[table].column(column) == k).tolist()
            assert sorted(getattr(effects, name).tolist()) == (written if ends else []), (k, name)
        for metric in range(3):
            rows = np.flatnonzero((trace.metrics.metric == metric) & (trace.metrics.born < k))
            before = int(trace.metrics.value[rows[-1]]) if len(rows) else 0
            assert AsOf(trace, k).metric_at(METRICS[metric], k - 1)[0] == before


@pytest.mark.parametrize("setup", [random_setup(seed) for seed in range(40)])
def test_what_each_event_of_a_script_ended_is_found(setup: Setup) -> None:
    assert_all_found(simulate(setup))


@pytest.mark.parametrize("setup", [workload_setup(seed) for seed in range(8)])
def test_what_each_event_of_a_workload_ended_is_found(setup: Setup) -> None:
    assert_all_found(simulate(setup))
