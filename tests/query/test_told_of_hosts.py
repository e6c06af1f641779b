"""What a controller did, for which request and why, as it is told of events and ops."""

from dataclasses import replace

import pytest

from nandviz.model.host import HostRequest
from nandviz.model.ops import OpRequest, Target
from nandviz.model.setup import Policies, Submission
from nandviz.model.words import ControllerOrder, EventKind, RequestKind
from nandviz.query.compare.deeds import deed
from nandviz.query.narration import describe
from nandviz.query.op_history import op_report
from nandviz.trace.codes import KIND_CODE
from nandviz.trace.tables import Trace
from tests.engine.test_controller import SIZE, WRITES_AND_A_READ, asked, run_of, setup_of
from tests.profiles import SMALL

READ, WRITE = RequestKind
DURING_RESUME = asked((0, WRITE, 0), (50, READ, 1), (100, READ, 2))


def headlines(trace: Trace, kind: EventKind) -> list[str]:
    """Return the headlines of the events of a kind."""
    events = [
        k for k, seq in enumerate(trace.events.seq) if trace.queue.kind[seq] == KIND_CODE[kind]
    ]
    return [str(describe(trace, k).headline) for k in events]


def test_an_arrival_tells_its_ops_and_for_what_the_others_wait() -> None:
    first, second, third = headlines(run_of(setup_of(WRITES_AND_A_READ)), EventKind.ARRIVE)
    assert first == (
        "Request 0 arrives, a write of 1 page: op 1 Program planned at 0.000 µs for request 0"
    )
    assert second == (
        "Request 1 arrives, a write of 1 page: on die 0 it waits for op 1 Program, until 0.097 µs"
    )
    assert third == (
        "Request 2 arrives, a read of 1 page: SUSPEND of op 1 on die 0: 0.047 µs left; "
        "OP_END of op 1 cancelled; 1 read waits on die 0; "
        "on die 0 it waits for op 2 Program_Suspend, until 0.071 µs"
    )


def test_an_arrival_on_many_dies_tells_of_the_first_that_lets_it_wait() -> None:
    requests = [HostRequest(at, READ, 0, 3 * 8) for at in (0, 5)]
    trace = run_of(setup_of(requests, topology=replace(SIZE, dies=3, channels=3)))
    first, second = headlines(trace, EventKind.ARRIVE)
    assert first.endswith("op 3 Read planned at 0.000 µs for request 0")
    assert second == (
        "Request 1 arrives, a read of 3 pages: on die 0 it waits for op 1 Read, until 0.022 µs; "
        "on 2 more dies too"
    )


def test_an_end_tells_what_comes_next_and_for_whom() -> None:
    trace = run_of(setup_of(asked((0, WRITE, 0), (50, READ, 1)), erase_every=1))
    told = headlines(trace, EventKind.OP_END)
    assert told[0].partition("completed; ")[2] == "op 3 Read planned at 0.071 µs for request 1"
    assert told[1].endswith("resumed OP_END at 0.166 µs; no read waits on die 0")
    (erase,) = [line for line in told if "collection" in line]
    assert erase.endswith("op 5 Erase planned at 0.166 µs, in place of garbage collection")


def test_a_look_at_a_die_tells_the_cut_or_that_there_is_none() -> None:
    trace = run_of(setup_of(DURING_RESUME, min_progress_ns=30))
    (look,) = headlines(trace, EventKind.PHASE_HOOK)
    assert look.startswith("PHASE_HOOK on die 0: SUSPEND of op 1 on die 0: 0.017 µs left")
    # A RESET of the script comes before the look, and another program has begun by then.
    reset = Submission(130, (OpRequest(SMALL.ops["Reset"], 0),))
    late = asked((0, WRITE, 0), (50, READ, 1), (100, READ, 2), (100, WRITE, 3))
    setup = setup_of(late, min_progress_ns=40)
    (look,) = headlines(run_of(replace(setup, script=(reset,))), EventKind.PHASE_HOOK)
    assert look == "PHASE_HOOK on die 0: the controller lets op 1 Program run on"


def test_a_page_that_is_refused_is_told_where_it_was_submitted() -> None:
    setup = replace(setup_of(asked((0, READ, 0))), policies=Policies())
    (arrival,) = headlines(run_of(setup), EventKind.ARRIVE)
    assert arrival.startswith("Request 0 arrives, a read of 1 page: op 1 Read refused: epr_read")


def _first_words(trace: Trace, uid: int) -> str:
    return str(op_report(trace, trace.last_event, uid).chain[0].words)


def test_an_op_says_for_which_request_it_is() -> None:
    trace = run_of(setup_of(asked((0, WRITE, 0), (50, READ, 1)), erase_every=1))
    assert [_first_words(trace, uid) for uid in range(1, 6)] == [
        "the controller submits op 1 Program for request 0",
        "the controller submits op 2 Program_Suspend",
        "the controller submits op 3 Read for request 1",
        "the controller submits op 4 Program_Resume",
        "the controller submits op 5 Erase in place of garbage collection",
    ]


def test_an_op_of_the_script_is_of_its_batch_beside_a_host_too() -> None:
    program = OpRequest(SMALL.ops["Program"], 0, (Target(1, 1, 0),))
    setup = setup_of(asked((10, READ, 0)))
    trace = run_of(replace(setup, script=(Submission(0, (program,)),)))
    assert _first_words(trace, 1) == "batch 0 submits op 1 Program"
    assert headlines(trace, EventKind.SUBMIT) == [
        "SUBMIT of batch 0: op 1 Program planned at 0.000 µs"
    ]


@pytest.mark.parametrize(
    ("order", "wanted"),
    [
        (ControllerOrder.FIFO, "takes up request 2"),
        (ControllerOrder.SUSPEND, "takes up request 2, suspends op 1"),
    ],
)
def test_a_deed_names_the_request(order: ControllerOrder, wanted: str) -> None:
    trace = run_of(setup_of(WRITES_AND_A_READ, order))
    (k,) = [k for k in trace.requests.born.tolist() if trace.events.time_ns[k] == 50]
    assert str(deed(trace, k)) == wanted
    assert str(deed(trace, 0)).startswith("takes up request 0, submits op 1 Program on")
