"""The judge's table: what a controller does to reads and writes of a real trace, to the ns.

Source: study specification, "Host requests and controller".
"""

from fractions import Fraction

import numpy as np
import pytest

from nandviz.installed import folder
from nandviz.model.words import RequestKind
from nandviz.run import Run
from nandviz.scenario.loader import loads
from nandviz.scenario.scenario import Scenario
from nandviz.trace.codes import REQUEST_KIND_CODE
from tests.engine.test_controller_model import done_of
from tests.trace.laws.verdicts import broken_laws

TRACE = folder("host_traces") / "tpcc-small.trace"
SCENARIO = """
nandviz: 1
topology: {channels: 16, dies: 16}
profile:
  nandviz_profile: 1
  name: judged
  extends: generic-tlc
  ops:
    Program_Suspend: {base: PROGRAM_SUSPEND, us: {ISSUE: 0.185, CORE_BUSY: SUSPENDING}}
    Erase_Suspend: {base: ERASE_SUSPEND, us: {ISSUE: 0.185, CORE_BUSY: SUSPENDING}}
    Program_Resume: {base: PROGRAM_RESUME, us: {ISSUE: 0.185, CORE_BUSY: RESUMING}}
    Erase_Resume: {base: ERASE_RESUME, us: {ISSUE: 0.185, CORE_BUSY: RESUMING}}
host:
  trace: {file: FILE, format: mqsim, unit: ns}
  page_kib: 16
  place: {order: [die, plane], erase_every: 64}
  ops: {read: Page_Read_SLC, program: Page_Program_SLC, erase: Block_Erase_SLC}
controller: {CONTROLLER}
"""
SHORT, LONG = ("3.815", "3.815"), ("100", "150")
"""CORE_BUSY of SUSPEND and RESUME: 4 / 4 µs, 100.185 / 150.185 µs in all."""
ROWS = {
    "fifo": (LONG, "order: fifo", "2575.414 1245.454 8340.606 13087.316 2816.416", 0),
    "read_first": (LONG, "order: read_first", "951.462 216.926 6840.886 7019.182 3064.830", 0),
    "now": (SHORT, "order: suspend, cut: now", "36.496 35.120 64.360 93.360 3331.180", 4455),
    "pulse_end": (
        SHORT,
        "order: suspend, cut: pulse_end, pulses: 15",
        "98.718 48.174 490.090 528.724 3264.480",
        3638,
    ),
    "cancel": (
        SHORT,
        "order: suspend, cut: cancel, pulses: 15",
        "36.752 35.120 64.360 93.360 12199.528",
        4985,
    ),
    "long": (LONG, "order: suspend", "154.803 131.305 279.795 298.035 34071.323", 3990),
    "once": (
        LONG,
        "order: suspend, max_suspends: 1",
        "868.525 136.821 6627.070 7115.456 10274.049",
        1953,
    ),
    "progress": (
        SHORT,
        "order: suspend, min_progress_us: 300",
        "92.442 35.758 328.480 360.480 3242.074",
        2947,
    ),
}


def scenario_of(row: str) -> Scenario:
    """Return the scenario of a row."""
    (suspending, resuming), controller, _, _ = ROWS[row]
    text = SCENARIO.replace("FILE", str(TRACE)).replace("CONTROLLER", controller)
    text = text.replace("SUSPENDING", suspending).replace("RESUMING", resuming)
    return loads(text)


def us(ns: int | Fraction) -> str:
    """Write ns as µs with three decimals, rounded half-even."""
    whole = round(ns)
    return f"{whole // 1000}.{whole % 1000:03d}"


def quantile(ascending: list[int], q: Fraction) -> int:
    return ascending[min(len(ascending) - 1, int(q * len(ascending)))]


@pytest.mark.slow
@pytest.mark.parametrize("row", ROWS)
def test_a_row_of_the_table_comes_out_to_the_ns(row: str) -> None:
    run = Run(scenario_of(row))
    while not run.complete:
        run.steps(10_000)
    requests = run.trace.requests
    assert len(requests) == 6999
    latency = np.array(done_of(run.trace)) - requests.arrival_ns
    reads, writes = (
        sorted(latency[requests.kind == REQUEST_KIND_CODE[kind]].tolist()) for kind in RequestKind
    )
    found = (
        Fraction(sum(reads), len(reads)),
        quantile(reads, Fraction(1, 2)),
        quantile(reads, Fraction(99, 100)),
        reads[-1],
        Fraction(sum(writes), len(writes)),
    )
    _, _, wanted, suspends = ROWS[row]
    assert " ".join(map(us, found)) == wanted
    assert len(run.trace.suspensions) == suspends
    assert not broken_laws(run.trace)
