"""The latency table of a real trace is that of a model which nobody here tuned to, to the ns."""

from pathlib import Path

import pytest

from nandviz.model.words import RequestKind
from nandviz.query.columns_asof import ColumnsAsOf
from nandviz.query.latency import Latency
from nandviz.run import Run
from nandviz.scenario.loader import loads

TRACE = (
    Path(__file__).parents[2].parent / "shared" / "data" / "host_traces" / "tpcc-small.trace"
).resolve()
SHORT = "{ISSUE: 0, CORE_BUSY: 4}", "{ISSUE: 0, CORE_BUSY: 4}"
LONG = "{ISSUE: 0.185, CORE_BUSY: 100}", "{ISSUE: 0.185, CORE_BUSY: 150}"

TABLE = [
    ("fifo", SHORT, "", [2575414, 1245454, 8340606, 13087316], 2816416, 0),
    ("read_first", SHORT, "", [951462, 216926, 6840886, 7019182], 3064830, 0),
    ("suspend", SHORT, "", [36496, 35120, 64360, 93360], 3331180, 4455),
    (
        "suspend",
        SHORT,
        ", cut: pulse_end, pulses: 15",
        [98718, 48174, 490090, 528724],
        3264480,
        3638,
    ),
    ("suspend", SHORT, ", cut: cancel, pulses: 15", [36752, 35120, 64360, 93360], 12199528, 4985),
    ("suspend", LONG, "", [154803, 131305, 279795, 298035], 34071323, 3990),
    ("suspend", LONG, ", max_suspends: 1", [868525, 136821, 6627070, 7115456], 10274049, 1953),
    ("suspend", SHORT, ", min_progress_us: 300", [92442, 35758, 328480, 360480], 3242074, 2947),
]


def scenario(order: str, times: tuple[str, str], limits: str) -> str:
    suspend, resume = times
    return f"""nandviz: 1
profile:
  nandviz_profile: 1
  name: judge
  extends: generic-tlc
  ops:
    Program_Suspend: {{base: PROGRAM_SUSPEND, us: {suspend}}}
    Erase_Suspend: {{base: ERASE_SUSPEND, us: {suspend}}}
    Program_Resume: {{base: PROGRAM_RESUME, us: {resume}}}
    Erase_Resume: {{base: ERASE_RESUME, us: {resume}}}
topology: {{channels: 16, dies: 16, planes: 4, blocks: 256, pages: 128}}
host:
  trace: {{file: {TRACE}, format: mqsim, unit: ns}}
  place: {{order: [die, plane], erase_every: 64}}
controller: {{order: {order}{limits}}}
"""


@pytest.mark.slow
@pytest.mark.skipif(not TRACE.exists(), reason="no shared data lies beside")
@pytest.mark.parametrize(
    ("order", "times", "limits", "read", "write", "suspends"),
    TABLE,
    ids=[f"{order}{limits}{' long' * (times is LONG)}" for order, times, limits, *_ in TABLE],
)
def test_the_table_of_the_judge_is_read_from_the_latency_table(
    order: str, times: tuple[str, str], limits: str, read: list[int], write: int, suspends: int
) -> None:
    run = Run(loads(scenario(order, times, limits)))
    while not run.complete:
        run.steps(10_000)
    found = Latency(ColumnsAsOf(run.trace))
    reads, writes = found.row(RequestKind.READ), found.row(RequestKind.WRITE)
    assert [reads.mean_ns, reads.p50_ns, reads.p99_ns, reads.max_ns] == read
    assert writes.mean_ns == write
    assert int(found.requests.suspends.sum()) == suspends
    assert (reads.count, writes.count, found.table.open) == (4381, 2618, 0)
