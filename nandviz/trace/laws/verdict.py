"""What the check of a law says."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from nandviz.units import us_cell

TITLES: Final = (
    "Conservation: a completed op executed its nominal time",
    "One OP_END per completed op",
    "One apply per completed committing op",
    "No overlap on a plane",
    "No overlap on a bus",
    "Silence of a suspended axis",
    "A resumed op keeps its targets",
    "PROGRAM resumes before ERASE",
    "Flushed in queue order",
    "One fate per op",
    "A queue that is not empty will be flushed; stacks add up",
    "One live OP_END per planned or running op",
    "Remainders never grow",
    "Order within a block",
)
"""Short title of each law; law n is ``TITLES[n - 1]``."""

Status = Literal["pass", "broken", "not judged"]


class Violation(NamedTuple):
    """One place where a law is broken.

    Attributes
    ----------
    uid
        The op concerned; 0 where there is none.
    event
        Index of the event at which the violation became known, -1 before the first.
    time_ns
        Simulated time of the violation.
    detail
        In words.
    """

    law: int
    uid: int
    event: int
    time_ns: int
    detail: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is known of one law.

    Attributes
    ----------
    law
        1 to 14.
    why_not
        Why the law, or a part of it, is not judged; else empty.
    violations
        In order of event, time, op; empty unless the status is ``broken``.
    """

    law: int
    title: str
    status: Status
    why_not: str = ""
    violations: tuple[Violation, ...] = ()


def verdict(law: int, violations: Iterable[Violation], why_not: str = "") -> Verdict:
    """Return the verdict of a law that was judged."""
    found = tuple(sorted(violations, key=lambda v: (v.event, v.time_ns, v.uid)))
    return Verdict(law, TITLES[law - 1], "broken" if found else "pass", why_not, found)


def us(ns: int) -> str:
    """Write a time with its unit."""
    return f"{us_cell(ns)} µs"
