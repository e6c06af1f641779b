"""The verdicts of the laws over a run: judged at once where that is quick, else when asked."""

from collections.abc import Callable
from typing import Final

from nandviz.run import Finished, Run
from nandviz.session.changes import Topic
from nandviz.trace.laws import Verdict, check

UNASKED: Final = 200_000
"""Longest run, in events, whose laws are judged without being asked to."""
UNASKED_WHILE_STEPPING: Final = 20_000
"""The same where every step makes the run longer."""


class Laws:
    """The laws of one run."""

    def __init__(self, run: Run | Finished, tell: Callable[[Topic], None]) -> None:
        self._run = run
        self._tell = tell
        self._head = -2
        self._judged: tuple[Verdict, ...] = ()

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """Those over what is simulated so far; empty where it would take long to judge them."""
        if self._head == self._run.trace.last_event:
            return self._judged
        limit = UNASKED if self._run.complete else UNASKED_WHILE_STEPPING
        if self._run.running or self._run.trace.last_event >= limit:
            return ()
        return self._check()

    def judge(self) -> tuple[Verdict, ...]:
        """Judge the laws over what is simulated so far. Cost: the whole trace, once a head."""
        if self._head != self._run.trace.last_event:
            self._check()
            self._tell(Topic.LAWS)
        return self._judged

    def _check(self) -> tuple[Verdict, ...]:
        self._judged = tuple(check(self._run.trace))
        self._head = self._run.trace.last_event
        return self._judged

    def broken(self) -> list[tuple[int, int]]:
        """Return (event, law) of each violation that has an event; none while the run goes on.

        To judge again after every slice would cost more than the run.
        """
        if self._run.running:
            return []
        found = [(v.event, v.law) for verdict in self.judge() for v in verdict.violations]
        return sorted((k, law) for k, law in found if 0 <= k <= self._head)
