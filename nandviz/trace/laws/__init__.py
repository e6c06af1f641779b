"""The laws that always hold, judged over a trace alone.

Nothing here knows how the engine works: a law reads columns of the trace and the words of
``nandviz.model``. A law is judged over the whole history: what is planned, waits or is pending is
compared as of every event, not only at the end. One function a law, beside it one that says what
it leaves out where it does so; `nandviz.model.laws` lists them.

Source: engine specification, section 14.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import import_module
from typing import Any, Final

from nandviz.model.laws import LAWS
from nandviz.trace.laws import excluded
from nandviz.trace.laws.cut import trace_as_of
from nandviz.trace.laws.law_columns import LawColumns
from nandviz.trace.laws.verdict import Finding, Status, Verdict, Violation, verdict
from nandviz.trace.tables import Trace

__all__ = ["Status", "Verdict", "Violation", "check", "one_by_one"]

Judge = Callable[[LawColumns], Iterable[Finding]]
"""Yields where a trace breaks a law, in any order."""
Limits = Callable[[LawColumns], str]
"""Says which part of a law is not judged, and why; empty where all of it is."""


def _function(name: str) -> Any:
    module, function = name.split(".")
    return getattr(import_module(f"{__name__}.{module}"), function)


JUDGES: Final[Mapping[int, Judge]] = {law.number: _function(law.judge) for law in LAWS}
LIMITS: Final[Mapping[int, Limits]] = {
    law.number: _function(law.limits) for law in LAWS if law.limits
}


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
        One a law, in the order of `nandviz.model.laws.LAWS`.
        Cost: O(n log n) in the rows of the trace.
    """
    return list(one_by_one(trace if as_of is None else trace_as_of(trace, as_of), not_judged))


def one_by_one(
    trace: Trace, not_judged: Mapping[int, str] | None = None, asked: Iterable[int] = JUDGES
) -> Iterator[Verdict]:
    """Judge law after law as `check` does, so that who asks can stop in between.

    Parameters
    ----------
    asked
        Numbers of the laws that are judged, in this order.
    """
    columns = LawColumns(trace)
    info = trace.info
    reasons = {**excluded.not_judged(info), **info.not_judged, **(not_judged or {})}
    for law in asked:
        judge = JUDGES[law]
        if law in reasons:
            yield verdict(law, (), reasons[law], status=Status.NOT_JUDGED)
        else:
            limits = LIMITS[law](columns) if law in LIMITS else ""
            yield verdict(law, judge(columns), limits)
