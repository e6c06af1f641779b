"""Where the breakpoints stop in a run, so that it can be seen before one gets there."""

from typing import NamedTuple

from nandviz.query.breakpoint_matches import stops
from nandviz.scenario.scenario import Breakpoint
from nandviz.session.breakpoints import Breakpoints
from nandviz.session.laws import Laws, LawState
from nandviz.trace.tables import Trace


class BreakpointPlace(NamedTuple):
    """An event at which a breakpoint of a number stops."""

    event: int
    number: int


class BreakpointPlaces:
    """The stops of breakpoints in one trace, looked for only in the events that are new.

    Those of laws are looked for once these are judged, and then in the whole run.
    """

    def __init__(self, trace: Trace) -> None:
        self._trace = trace
        self._found: dict[Breakpoint, tuple[int, list[int]]] = {}

    def read(self, breakpoints: Breakpoints, laws: Laws) -> tuple[BreakpointPlace, ...]:
        """Return where those that are enabled stop in what is simulated so far, in order."""
        asked = [(number, held.what) for number, held in breakpoints if held.enabled]
        self._found = {w: found for w, found in self._found.items() if (w in {a for _, a in asked})}
        places = [
            BreakpointPlace(event, number)
            for number, what in asked
            for event in self._events(what, laws)
        ]
        return tuple(sorted(places))

    def _events(self, what: Breakpoint, laws: Laws) -> list[int]:
        stop = self._trace.last_event + 1
        if what.law is not None:
            judged = laws.state is LawState.JUDGED
            return self._look(what, range(stop), laws) if judged else []
        seen, events = self._found.get(what, (0, []))
        if seen < stop:
            events = [*events, *self._look(what, range(seen, stop), laws)]
            self._found[what] = (stop, events)
        return events

    def _look(self, what: Breakpoint, span: range, laws: Laws) -> list[int]:
        return [int(k) for k in stops(self._trace, what, span, laws.broken)]
