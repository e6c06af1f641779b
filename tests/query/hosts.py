"""Runs of hosts: stories of a few requests on ops of round times, and random ones.

Times in µs: a read takes 30, a program 310 (10 of ISSUE), an erase 1000, a SUSPEND and a RESUME 4.
"""

from nandviz.run import Run
from nandviz.scenario.loader import loads
from nandviz.trace.tables import Trace

FILE = """\
nandviz: 1
profile:
  nandviz_profile: 1
  name: round
  extends: generic-tlc
  ops:
    Page_Read_SLC: {base: READ, celltype: SLC, us: {ISSUE: 1, CORE_BUSY: 20, DATA_OUT: 9}}
    Page_Program_SLC: {base: PROGRAM_SLC, celltype: SLC, us: {ISSUE: 10, CORE_BUSY: 300}}
    Block_Erase_SLC: {base: ERASE, celltype: SLC, us: {ISSUE: 1, CORE_BUSY: 999}}
    Program_Suspend: {base: PROGRAM_SUSPEND, us: {ISSUE: 0, CORE_BUSY: 4}}
    Erase_Suspend: {base: ERASE_SUSPEND, us: {ISSUE: 0, CORE_BUSY: 4}}
    Program_Resume: {base: PROGRAM_RESUME, us: {ISSUE: 0, CORE_BUSY: 4}}
    Erase_Resume: {base: ERASE_RESUME, us: {ISSUE: 0, CORE_BUSY: 4}}
"""
PAGE = 32
"""Sectors of a page."""

Request = tuple[float, str, int] | tuple[float, str, int, int]
"""When in µs, read or write, the first page, how many of them."""


def host_run(
    *requests: Request,
    controller: str = "order: suspend",
    dies: int = 1,
    channels: int = 1,
    policies: str = "",
) -> Trace:
    """Run requests to their end; nothing is erased."""
    lines = [_line(*request) for request in requests]
    text = "".join(f"    - {line}\n" for line in lines)
    host = f"policies: {{{policies}}}\nhost:\n  requests:\n{text}"
    return run_of(host, controller, dies, channels)


def random_run(
    seed: int,
    controller: str = "order: suspend",
    requests: int = 60,
    dies: int = 2,
    steps: int | None = None,
) -> Trace:
    """Run random requests, erases among what they are served with; so many events, or all."""
    host = (
        f"host:\n  random: {{seed: {seed}, requests: {requests}, mean_interarrival_us: 60, "
        f"read_share: 0.7, sectors: [1, {3 * PAGE}], lba: [0, {200 * PAGE}]}}\n"
        "  place: {erase_every: 3}\n"
    )
    return run_of(host, controller, dies, dies, steps)


def mixed_run(seed: int, controller: str = "order: suspend") -> Trace:
    """Run random requests beside a script whose plane reads overlap each other and them."""
    script = "".join(
        f"  - {{at_us: {50 * at}, op: Plane_Read_SLC, die: {at % 2}, block: {at % 3}, page: 0}}\n"
        for at in range(60)
    )
    host = (
        f"host:\n  random: {{seed: {seed}, requests: 60, mean_interarrival_us: 60}}\n"
        "  place: {erase_every: 3}\n"
    )
    return run_of(f"script:\n{script}{host}", controller, 2, 2)


def run_of(host: str, controller: str, dies: int, channels: int, steps: int | None = None) -> Trace:
    """Run a host on a device of so many dies: so many events, or to its end."""
    size = f"topology: {{channels: {channels}, dies: {dies}, planes: 2, blocks: 64, pages: 32}}\n"
    run = Run(loads(f"{FILE}{size}{host}controller: {{{controller}}}\n"))
    if steps is not None:
        run.steps(steps)
        return run.trace
    while not run.complete:
        run.steps(10_000)
    return run.trace


def _line(at_us: float, kind: str, page: int, pages: int = 1) -> str:
    return f"{{at_us: {at_us}, kind: {kind}, lba: {page * PAGE}, sectors: {pages * PAGE}}}"


def us(*times: float) -> list[int]:
    """Return times in ns."""
    return [round(time * 1000) for time in times]
