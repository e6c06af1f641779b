"""The 14 laws that always hold, judged over a trace alone.

Nothing here knows how the engine works: a law reads columns of the trace and the words of
``engine.model``. A law is judged over the whole history: what is planned, waits or is pending is
compared as of every event, not only at the end. One function a law.

Source: engine specification, section 14.
"""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Final

from nandviz.trace.laws.addresses import block_order
from nandviz.trace.laws.cut import trace_as_of
from nandviz.trace.laws.ends import one_apply, one_end, one_fate, one_live_end
from nandviz.trace.laws.facts import LawColumns
from nandviz.trace.laws.plan import (
    buses,
    conservation,
    conservation_limits,
    planes,
    planes_limits,
    silence,
)
from nandviz.trace.laws.suspending import program_first, remainders, same_targets
from nandviz.trace.laws.verdict import TITLES, Status, Verdict, Violation, verdict
from nandviz.trace.laws.waiting import none_stuck, queue_order
from nandviz.trace.tables import Trace

__all__ = ["LAWS", "TITLES", "Status", "Verdict", "Violation", "check"]

LAWS: Final[Mapping[int, Callable[[LawColumns], Iterable[Violation]]]] = MappingProxyType(
    {
        1: conservation,
        2: one_end,
        3: one_apply,
        4: planes,
        5: buses,
        6: silence,
        7: same_targets,
        8: program_first,
        9: queue_order,
        10: one_fate,
        11: none_stuck,
        12: one_live_end,
        13: remainders,
        14: block_order,
    }
)
"""The laws by number: each yields its violations, in any order."""


_LIMITS: Final[Mapping[int, Callable[[LawColumns], str]]] = MappingProxyType(
    {1: conservation_limits, 4: planes_limits}
)
"""What a law leaves out of its verdict, as far as the trace says so."""


def check(
    trace: Trace, *, as_of: int | None = None, not_judged: Mapping[int, str] | None = None
) -> list[Verdict]:
    """Judge the laws.

    Parameters
    ----------
    trace
        Not changed.
    as_of
        Judge what was known after this event; None for the whole trace.
    not_judged
        Laws that the trace says too little for, each with the reason why; those that the trace
        itself names (`TraceInfo.not_judged`) are added.

    Returns
    -------
    list of Verdict
        One a law, law 1 first. Cost: O(n log n) in the rows of the trace.
    """
    facts = LawColumns(trace if as_of is None else trace_as_of(trace, as_of))
    reasons = {**trace.info.not_judged, **(not_judged or {})}
    verdicts = []
    for law, find in LAWS.items():
        if law in reasons:
            verdicts.append(Verdict(law, TITLES[law - 1], "not judged", reasons[law]))
        else:
            verdicts.append(verdict(law, find(facts), _limits(facts, law)))
    return verdicts


def _limits(facts: LawColumns, law: int) -> str:
    if law in _LIMITS:
        return _LIMITS[law](facts)
    if law == 14 and not facts.trace.info.policies.epr:
        return "page order not judged: the policy epr is off, so any page may be programmed"
    return ""
