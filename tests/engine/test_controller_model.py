"""The controller takes as long for each request as a model of nothing but a heap does."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nandviz.model.host import Controller, Host, HostRequest
from nandviz.model.setup import Policies, Setup, Topology
from nandviz.model.words import ControllerOrder, CutModel, RequestKind
from nandviz.trace.codes import OPEN
from nandviz.trace.tables import Trace
from tests.engine.host_model import Model, Rules
from tests.profiles import make_profile
from tests.query.live import Run
from tests.strategies import host_ops

PAGE = 4
"""Sectors of a page."""
OFTEN = settings(max_examples=300, suppress_health_check=list(HealthCheck))

ops = st.tuples(st.integers(1, 9), st.integers(1, 120), st.integers(0, 6))
limits = st.none() | st.integers(0, 3)
rules = st.builds(
    Rules,
    order=st.sampled_from(["suspend", "suspend", "suspend", "read_first", "fifo"]),
    dies=st.integers(1, 4),
    read=st.tuples(st.integers(1, 4), st.integers(1, 20), st.integers(0, 6)),
    program=ops,
    erase=ops,
    suspend=st.integers(1, 60),
    resume=st.integers(1, 60),
    erase_every=st.none() | st.integers(1, 4),
    min_progress=st.just(0) | st.integers(0, 60),
    spare=st.just(0) | st.integers(0, 60),
    max_suspends=limits,
    max_reads=st.none() | st.integers(1, 3),
    budget=st.none() | st.integers(0, 200),
    cut=st.sampled_from(["now", "pulse_end", "cancel"]),
    pulses=st.integers(1, 7),
)
request = st.tuples(
    st.integers(0, 900),
    st.sampled_from([True, True, False]),
    st.integers(0, 40),
    st.integers(1, 7),
)
requests = st.lists(request, min_size=1, max_size=30).map(lambda each: sorted(each)[:30])


def setup_of(rules: Rules, asked: list[tuple[int, bool, int, int]]) -> Setup:
    """Return the setup that a model's rules stand for: each die on a channel of its own."""
    profile = make_profile(
        "modelled",
        (
            ("Read", "READ", "SLC", rules.read),
            ("Program", "CACHE_PROGRAM_SLC", "SLC", rules.program),
            ("Erase", "ERASE_AND_MORE", "SLC", rules.erase),
            ("Program_Suspend", "PROGRAM_SUSPEND", "NONE", (1, rules.suspend - 1)),
            ("Erase_Suspend", "ERASE_SUSPEND", "NONE", (1, rules.suspend - 1)),
            ("Program_Resume", "PROGRAM_RESUME", "NONE", (1, rules.resume - 1)),
            ("Erase_Resume", "ERASE_RESUME", "NONE", (1, rules.resume - 1)),
        ),
    )
    arrived = tuple(
        HostRequest(at, RequestKind.READ if is_read else RequestKind.WRITE, first * PAGE, n * PAGE)
        for at, is_read, first, n in asked
    )
    return Setup(
        Topology(channels=rules.dies, dies=rules.dies, planes=2, blocks=8, pages=64),
        Policies(epr=False, cut=CutModel(rules.cut), pulses=rules.pulses),
        (),
        host=Host(arrived, host_ops(profile), PAGE, rules.erase_every),
        controller=Controller(
            ControllerOrder(rules.order),
            rules.min_progress,
            rules.spare,
            rules.max_suspends,
            rules.max_reads,
            rules.budget,
        ),
    )


def done_of(trace: Trace) -> list[int]:
    """Return when the last page of each request ended; asserts that each was done once."""
    pages, last = trace.host_pages, np.zeros(len(trace.ops) + 1, np.int64)
    assert pages.uid.min(initial=1) > 0
    assert len(set(pages.uid.tolist())) == len(pages)
    parts = trace.parts
    live = parts.died == OPEN
    np.maximum.at(last, parts.uid[live], parts.end_ns[live])
    done = np.zeros(len(trace.requests), np.int64)
    own = pages.request >= 0
    np.maximum.at(done, pages.request[own], last[pages.uid[own]])
    return done.tolist()


@given(rules, requests)
@OFTEN
@pytest.mark.slow
def test_each_request_is_done_when_the_model_says_so(
    rules: Rules, asked: list[tuple[int, bool, int, int]]
) -> None:
    model = Model(rules, asked)
    run = Run(setup_of(rules, asked))
    run.simulation.run()
    assert done_of(run.trace) == model.run()
    assert len(run.trace.suspensions) == model.suspends
    run.simulation.check_invariants()
