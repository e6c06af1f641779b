"""Runs of requests of a host, for tests of the window."""

from functools import lru_cache

from nandviz.trace.tables import Trace
from tests.ui.timeline.conftest import from_text

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


@lru_cache(maxsize=8)
def small(order: str = "fifo") -> Trace:
    """Return the small run, served in an order."""
    return from_text(f"{SMALL}controller: {{order: {order}}}\n")


@lru_cache(maxsize=2)
def random(requests: int = 400) -> Trace:
    """Return a run of so many requests, some of which wait for an erase."""
    return from_text(
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
