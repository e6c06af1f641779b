"""The verdicts of the laws over a run: at once where that is quick, else from aside or if asked."""

from collections.abc import Callable
from enum import StrEnum
from typing import Final

from nandviz.language import noop, said
from nandviz.run import Finished, Run
from nandviz.trace.laws import Verdict, check, one_by_one
from nandviz.trace.tables import Trace

AT_ONCE: Final = 200_000
"""Longest run, in events, whose laws are judged as soon as anybody looks."""
AT_ONCE_WHILE_STEPPING: Final = 20_000
"""The same where every step makes the run longer."""


class LawState(StrEnum):
    """How far the laws of a run are judged."""

    JUDGED = noop("judged")
    JUDGING = noop("judging …")
    """The run is complete and long: its verdicts come from aside."""
    NOT_JUDGED = noop("not judged yet")


class Judging:
    """The laws of a run that does not grow any more, judged in a thread of its own.

    Attributes
    ----------
    head
        Last event of the run.
    verdicts
        One a law once `run` has come to its end, else None.
    """

    def __init__(self, trace: Trace) -> None:
        trace.flush()  # Reads alone change nothing then, whichever thread they are made in.
        self.head = trace.last_event
        self.verdicts: tuple[Verdict, ...] | None = None
        self._trace = trace
        self._stopped = False

    def run(self) -> None:
        """Judge all laws. Cost: the whole trace; seconds at a million ops."""
        verdicts = []
        for each in one_by_one(self._trace):
            if self._stopped:
                return
            verdicts.append(each)
        self.verdicts = tuple(verdicts)

    def stop(self) -> None:
        """Let `run` end after the law that it is at, without verdicts; from any thread."""
        self._stopped = True


class Laws:
    """The laws of one run.

    Parameters
    ----------
    tell
        Called when verdicts have come that nobody could expect.
    aside
        Whether somebody judges aside the laws of a complete long run (`begin`, `take`).
    """

    def __init__(
        self, run: Run | Finished, tell: Callable[[], None], aside: Callable[[], bool]
    ) -> None:
        self._run = run
        self._tell = tell
        self._aside = aside
        self._head = -2
        self._judged: tuple[Verdict, ...] = ()

    # Reads

    @property
    def state(self) -> LawState:
        """Whether there are verdicts over what is simulated so far, or will be soon."""
        if self._is_judged or self._is_quick:
            return LawState.JUDGED
        expected = self._run.complete and self._aside()
        return LawState.JUDGING if expected else LawState.NOT_JUDGED

    @property
    def why_not(self) -> str:
        """Why there are no verdicts, in words; empty where there are."""
        if self.state is LawState.JUDGED:
            return ""
        if self._run.complete:
            return said("the run is long")
        return said("the run goes on") if self._run.running else said("the run is not complete")

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """Those over what is simulated so far; empty where the state is not `JUDGED`."""
        if not self._is_judged and self._is_quick:
            self._hold(tuple(check(self._run.trace)))
        return self._judged if self._is_judged else ()

    def broken(self) -> list[tuple[int, int]]:
        """Return (event, law) of each violation that has an event, as far as laws are judged.

        Those of a complete run are judged if nobody does it aside. To judge a run that goes on
        after every slice would cost more than the run.
        """
        wait = not self._run.complete or self.state is LawState.JUDGING
        verdicts = self.verdicts if wait else self.judge()
        found = [(v.event, v.law) for verdict in verdicts for v in verdict.violations]
        return sorted((k, law) for k, law in found if 0 <= k <= self._head)

    @property
    def _is_judged(self) -> bool:
        return self._head == self._run.trace.last_event

    @property
    def _is_quick(self) -> bool:
        limit = AT_ONCE if self._run.complete else AT_ONCE_WHILE_STEPPING
        return not self._run.running and self._run.trace.last_event < limit

    # Judging

    def judge(self) -> tuple[Verdict, ...]:
        """Judge the laws over what is simulated so far. Cost: the whole trace, once a head."""
        if not self._is_judged:
            self._hold(tuple(check(self._run.trace)))
            self._tell()
        return self._judged

    def begin(self) -> Judging:
        """Return what judges aside; only while the state is `JUDGING`, for nothing grows then."""
        return Judging(self._run.trace)

    def take(self, judging: Judging) -> None:
        """Take the verdicts from aside, unless they came too late or for another head."""
        if judging.verdicts is None or self._is_judged:
            return
        if judging.head == self._run.trace.last_event:
            self._hold(judging.verdicts)
            self._tell()

    def _hold(self, verdicts: tuple[Verdict, ...]) -> None:
        self._judged = verdicts
        self._head = self._run.trace.last_event
