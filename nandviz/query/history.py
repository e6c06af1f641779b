"""Runs in order, such as those of a program's commits: where a law broke, and where it was mended.

Source: exchange specification, section Verdicts in CI.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from nandviz.model.laws import TITLES
from nandviz.trace.laws.verdict import Status, Verdict


class Known(NamedTuple):
    """What is known of a law in one run; ``times`` is how often it is broken."""

    status: Status
    times: int
    why_not: str


class Turn(NamedTuple):
    """A run in which a law is broken though it was not before, or the other way round.

    Attributes
    ----------
    before, at
        Places of the two runs, with what lies between not judged.
    times
        How often it is broken in the later one; 0 where it is mended.
    """

    law: int
    before: int | None
    at: int
    times: int


class LawHistory(NamedTuple):
    """A law over all runs."""

    law: int
    title: str
    known: tuple[Known, ...]

    def turns(self) -> Iterator[Turn]:
        """Yield where it broke and where it was mended; broken in the first run is broken there."""
        before: int | None = None
        was_broken = False
        for at, (status, times, _) in enumerate(self.known):
            if status is Status.NOT_JUDGED:
                continue
            if was_broken != bool(times):
                yield Turn(self.law, before, at, times)
            before, was_broken = at, bool(times)


def law_histories(runs: Sequence[Sequence[Verdict]]) -> tuple[LawHistory, ...]:
    """Return the history of each law, given the verdicts of each run, in order."""
    by_law = [{verdict.law: verdict for verdict in run} for run in runs]
    return tuple(
        LawHistory(law, title, tuple(_known(verdicts[law]) for verdicts in by_law))
        for law, title in TITLES.items()
    )


def _known(verdict: Verdict) -> Known:
    return Known(verdict.status, len(verdict.violations), verdict.why_not)
