"""Marks of traces, read as the timeline reads them, without Qt."""

from functools import lru_cache

from nandviz.engine.simulation import Simulation
from nandviz.query.asof import AsOf
from nandviz.query.marks.read_marks import MarkReader, Marks
from nandviz.run import trace_info
from nandviz.scenario import library
from nandviz.scenario.loader import load, loads
from nandviz.scenario.scenario import Scenario
from nandviz.trace.recorder import Recorder
from nandviz.trace.tables import Trace

US = 1000
FAR_NS = 2**60
SINGLY = (
    "ghosts", "suspended", "aborts", "parts", "ends", "applied", "waiting", "retries", "refusals",
    "stale", "broken", "notes",
)  # fmt: skip
"""Fields of `Marks` that hold marks."""


def simulate(scenario: Scenario) -> Trace:
    trace = Trace(trace_info(scenario))
    Simulation(scenario.setup, Recorder(trace)).run()
    return trace


@lru_cache(maxsize=32)
def built_in(name: str) -> Trace:
    return simulate(load(library.path(name)))


def from_text(text: str) -> Trace:
    return simulate(loads(text))


def marks_of(
    trace: Trace, k: int | None = None, span: tuple[int, int] = (0, FAR_NS), reader=None
) -> Marks:
    """Return the marks of a span as of event ``k``, of the last one if None."""
    return (reader or MarkReader(trace)).marks(AsOf(trace, k), *span)


def singly(marks: Marks) -> dict[str, list[object]]:
    """Return the marks by field, in an order that does not depend on the reading."""
    return {name: sorted(getattr(marks, name), key=repr) for name in SINGLY}
