"""Whether a condition holds of a whole run: where a breakpoint would stop in it.

Source: study specification, section Shrinking.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from nandviz.errors import NandvizError
from nandviz.language import said
from nandviz.model.laws import TITLES
from nandviz.query.breakpoint_matches import forward, place_of, stops, uid_at
from nandviz.query.op_history import is_settled
from nandviz.run import Run
from nandviz.scenario.breakpoint_words import breakpoint_words
from nandviz.scenario.expectations import OpPlace
from nandviz.scenario.scenario import ANY_LAW, Breakpoint, Scenario
from nandviz.trace.laws import one_by_one
from nandviz.trace.tables import Trace

_FIRST_LOOK: Final = 128
"""Events before the first look at whether the condition holds; twice as many for the next one."""
_LAST_LOOK: Final = 8192


class CancelledError(Exception):
    """Somebody has had enough."""


Between = Callable[[], None]
"""Called now and then; what it raises ends the work."""


def nothing() -> None:
    """Go on."""


def broken(trace: Trace, law: int) -> list[tuple[int, int]]:
    """Return (event, law) wherever a law is broken, or any law."""
    asked = tuple(TITLES) if law == ANY_LAW else (law,)
    return [
        (max(each.event, 0), each.law)
        for verdict in one_by_one(trace, asked=asked)
        for each in verdict.violations
    ]


def not_held(name: str, what: Breakpoint, why: str = "") -> NandvizError:
    """Return what is raised where a condition does not hold of what is to be made smaller."""
    line = said("{name}: {what} does not hold of it", name=name, what=breakpoint_words(what))
    return NandvizError(said("{line}: {why}", line=line, why=why) if why else line)


def first_event(trace: Trace, what: Breakpoint) -> int | None:
    """Return the first event at which a condition holds; None if it holds at none."""
    laws: list[tuple[int, int]] = [] if what.law is None else broken(trace, what.law)
    if what.law is not None and not laws:
        return None
    for span in forward(0, trace.last_event + 1):
        found = stops(trace, what, span, lambda: laws)
        if len(found):
            return int(found[0])
    return None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a run that was watched.

    Attributes
    ----------
    trace
        As far as it had to go.
    event
        The first event at which the condition holds; None where it does at none.
    """

    trace: Trace
    event: int | None

    @property
    def holds(self) -> bool:
        """Whether the condition holds."""
        return self.event is not None

    @property
    def at_ns(self) -> int:
        """When it holds first."""
        assert self.event is not None
        return int(self.trace.events.time_ns[self.event])


def outcome(scenario: Scenario, what: Breakpoint, between: Between = nothing) -> Outcome:
    """Run a scenario until a condition holds of it, or cannot any more.

    Laws are judged of the whole run.
    """
    run = Run(scenario)
    for span in _looks(run, between):
        if what.law is not None:
            continue
        found = stops(run.trace, what, span, list)
        if len(found) or _is_over(run.trace, what):
            return Outcome(run.trace, int(found[0]) if len(found) else None)
    return Outcome(run.trace, None if what.law is None else first_event(run.trace, what))


def _looks(run: Run, between: Between) -> Iterator[range]:
    """Go on with a run; yield the spans of events that are new."""
    seen, step = 0, _FIRST_LOOK
    while not run.complete:
        between()
        run.steps(step)
        run.trace.flush()
        new = run.trace.last_event + 1
        yield range(seen, new)
        seen, step = new, min(2 * step, _LAST_LOOK)


def _is_over(trace: Trace, what: Breakpoint) -> bool:
    """Whether the op that a condition is of has ended, so that nothing can become of it."""
    op = what.figure.op if what.figure is not None else what.op
    uid = what.op_uid if op is None else uid_at(trace, op)
    return uid is not None and uid <= len(trace.ops) and is_settled(trace, uid)


def ops_named(what: Breakpoint) -> tuple[OpPlace, ...]:
    """Return the ops that a condition names by their place."""
    named = (what.op, None if what.figure is None else what.figure.op)
    return tuple(dict.fromkeys(op for op in named if op is not None))


def by_place(what: Breakpoint, trace: Trace) -> Breakpoint:
    """Return a condition that names by its place the op that it names by its op_uid.

    For a uid means another op as soon as one before it is gone.
    """
    uid = what.op_uid
    if uid is None or what.op is not None or not 1 <= uid <= len(trace.ops):
        return what
    place = place_of(trace, uid)
    return what if place is None else replace(what, op_uid=None, op=place)


def renamed(what: Breakpoint, places: Mapping[OpPlace, OpPlace]) -> Breakpoint | None:
    """Return a condition of the same ops where these stand elsewhere; None if one is not there."""
    if any(op not in places for op in ops_named(what)):
        return None
    figure = what.figure and replace(what.figure, op=places[what.figure.op])
    return replace(what, op=what.op and places[what.op], figure=figure)
