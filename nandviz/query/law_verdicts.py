"""The verdicts of the laws over a trace that may grow."""

from nandviz.trace.laws import Verdict, check
from nandviz.trace.tables import Trace


class LawVerdicts:
    """The laws' verdicts over a trace, kept until it grows."""

    def __init__(self, trace: Trace) -> None:
        self._trace = trace
        self._head = -2
        self._verdicts: tuple[Verdict, ...] = ()

    def verdicts(self) -> tuple[Verdict, ...]:
        """Judge all laws over what there is. Cost: the whole trace, once a head."""
        if self._head != self._trace.last_event:
            self._verdicts = tuple(check(self._trace))
            self._head = self._trace.last_event
        return self._verdicts

    def broken(self) -> list[tuple[int, int]]:
        """Return (event, law) of each violation that has an event, in event order."""
        found = [(v.event, v.law) for verdict in self.verdicts() for v in verdict.violations]
        return sorted((k, law) for k, law in found if 0 <= k <= self._head)
