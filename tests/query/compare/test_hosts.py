"""Two runs of one host: a page is the same page whatever controller serves it."""

from dataclasses import replace

import numpy as np

from nandviz.model.host import Controller
from nandviz.model.words import ControllerOrder, Kind, Source
from nandviz.query.compare.comparison import compare
from nandviz.query.compare.identity import identify
from nandviz.trace.codes import SOURCE_CODE
from nandviz.trace.tables import Trace
from tests.query.live import Run
from tests.query.marks.reading import built_in
from tests.strategies import host_setup

SEEDS = (1, 2, 4, 5)


def run_of(seed: int, order: ControllerOrder) -> Trace:
    run = Run(replace(host_setup(seed), controller=Controller(order)))
    run.simulation.run()
    return run.trace


def pages_of(trace: Trace) -> dict[tuple[int, int], int]:
    """Return the op of each page of a request that has one, by request and place."""
    table = trace.host_pages
    return {
        (request, row - int(trace.requests.first_page[request])): uid
        for row, (request, uid) in enumerate(
            zip(table.request.tolist(), table.uid.tolist(), strict=True)
        )
        if request >= 0 and uid
    }


def test_pages_of_requests_are_paired_by_request_and_place() -> None:
    paired = 0
    for seed in SEEDS:
        a, b = (run_of(seed, order) for order in (ControllerOrder.FIFO, ControllerOrder.SUSPEND))
        who = identify(a, b)
        of_b = pages_of(b)
        for page, uid in pages_of(a).items():
            assert who.b_of_a[uid - 1] == of_b.get(page, 0) - 1
            assert not who.loose_a[uid - 1]
            paired += page in of_b
    assert paired > 100


def test_erases_go_by_their_number_on_the_die_and_suspends_are_of_one_run() -> None:
    paired = 0
    for seed in range(12):
        a, b = (run_of(seed, order) for order in (ControllerOrder.FIFO, ControllerOrder.SUSPEND))
        who = identify(a, b)
        kinds = np.array([b.op_def(uid).base.kind for uid in range(1, len(b.ops) + 1)])
        own = b.ops.source == SOURCE_CODE[Source.HOST]
        assert (who.a_of_b[own & (kinds == Kind.SUSPEND)] < 0).all()
        erases = np.flatnonzero(own & (kinds == Kind.ERASE) & (who.a_of_b >= 0))
        assert a.ops.die[who.a_of_b[erases]].tolist() == b.ops.die[erases].tolist()
        paired += len(erases)
    assert paired > 10


def test_requests_that_ask_for_something_else_have_no_pages_in_common() -> None:
    a = run_of(4, ControllerOrder.FIFO)
    setup = host_setup(4)
    requests = [each._replace(lba=each.lba + 8) for each in setup.host.requests]
    host = replace(setup.host, requests=tuple(requests))
    run = Run(replace(setup, host=host, controller=Controller(ControllerOrder.FIFO)))
    run.simulation.run()
    who = identify(a, run.trace)
    for uid in pages_of(a).values():
        assert who.loose_a[uid - 1]


def test_two_built_in_hosts_compare_op_by_op() -> None:
    comparison = compare(built_in("host-read-first"), built_in("host-suspend"))
    assert comparison.divergence is not None
