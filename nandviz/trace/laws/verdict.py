"""What the check of a law says."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from nandviz.model.laws import TITLES
from nandviz.model.words import Status

__all__ = ["Finding", "Status", "Verdict", "Violation", "verdict"]


class Finding(NamedTuple):
    """One place where a trace breaks the law that it is judged by.

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

    uid: int
    event: int
    time_ns: int
    detail: str


class Violation(NamedTuple):
    """A finding and the law that is broken; attributes as of `Finding`."""

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
        Its number.
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


def verdict(
    law: int, findings: Iterable[Finding], why_not: str = "", *, status: Status = Status.PASS
) -> Verdict:
    """Return the verdict of a law: ``status`` unless something was found."""
    found = tuple(
        Violation(law, *f) for f in sorted(findings, key=lambda f: (f.event, f.time_ns, f.uid))
    )
    return Verdict(law, TITLES[law], Status.BROKEN if found else status, why_not, found)
