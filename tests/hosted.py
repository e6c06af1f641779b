"""Runs of requests of a host."""

from functools import lru_cache

from nandviz.engine.simulation import Simulation
from nandviz.run import trace_info
from nandviz.scenario.loader import loads
from nandviz.trace.recorder import Recorder
from nandviz.trace.tables import Trace

SMALL = """nandviz: 1
name: reads behind a program and an erase
profile: generic-tlc
topology: {dies: 2, channels: 1}
host:
  page_kib: 16
  place: {order: [die, plane], erase_every: 2}
  requests:
    - {at_us: 10, kind: write, lba: 0, sectors: 32}
    - {at_us: 60, kind: read, lba: 64, sectors: 32}
    - {at_us: 70, kind: read, lba: 64, sectors: 64}
    - {at_us: 800, kind: write, lba: 64, sectors: 32}
    - {at_us: 1500, kind: read, lba: 128, sectors: 32}
    - {at_us: 1500, kind: read, lba: 192, sectors: 32}
    - {at_us: 20000, kind: read, lba: 0, sectors: 32}
"""
"""Two dies; requests 1, 2 wait for the program of request 0, requests 4 and 5 for the erase."""


def run_of(text: str) -> Trace:
    """Return the trace of a scenario's text, run to its end."""
    scenario = loads(text)
    trace = Trace(trace_info(scenario))
    Simulation(scenario.setup, Recorder(trace)).run()
    return trace


@lru_cache(maxsize=8)
def small(order: str = "fifo") -> Trace:
    """Return the small run, served in an order."""
    return run_of(f"{SMALL}controller: {{order: {order}}}\n")


@lru_cache(maxsize=2)
def random(requests: int = 400) -> Trace:
    """Return a run of so many requests, some of which wait for an erase."""
    return run_of(
        f"""nandviz: 1
name: many requests
profile: generic-tlc
topology: {{dies: 2, channels: 1}}
host:
  place: {{erase_every: 8}}
  random: {{seed: 1, requests: {requests}, mean_interarrival_us: 400, read_share: 0.7,
            sectors: [1, 64], lba: [0, 100000], align_sectors: 8}}
controller: {{order: read_first}}
"""
    )
