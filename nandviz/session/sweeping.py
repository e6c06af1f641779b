"""A sweep at work, to be run in any thread while the session goes on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from nandviz.study.cluster import ClusterWorkers
from nandviz.study.sweep import Progress, Sweep
from nandviz.study.workers import LocalWorkers, Workers, cores


@dataclass(frozen=True, slots=True)
class Hands:
    """Who does the work.

    Attributes
    ----------
    jobs
        How many processes of this machine.
    scheduler
        Address of a cluster's scheduler, whose workers do it instead; empty for this machine.
    """

    jobs: int
    scheduler: str = ""

    def workers(self) -> Workers:
        """Get those who do the work; NandvizError where a cluster cannot be used."""
        return ClusterWorkers(self.scheduler) if self.scheduler else LocalWorkers(self.jobs)


def jobs_beside() -> int:
    """Return how many processes leave the window a core of its own."""
    return max(1, cores() - 1)


class Sweeping:
    """Sweeps one behind the other, each in its folder.

    Attributes
    ----------
    parts
        What is run, and where.
    progress
        How far all of them are; None before anything is known.
    """

    def __init__(self, parts: Sequence[tuple[Sweep, Path]], hands: Hands) -> None:
        self.parts = tuple(parts)
        self.hands = hands
        self.progress: Progress | None = None
        self._cancelled = False

    @property
    def is_cancelled(self) -> bool:
        """Whether it is to stop."""
        return self._cancelled

    def cancel(self) -> None:
        """Let it stop soon; what is done is kept."""
        self._cancelled = True

    def run(self) -> bool:
        """Sweep; return whether all is done. NandvizError as of `Sweep.run`."""
        points = [sweep.check() for sweep, _ in self.parts]
        done = 0
        for (sweep, folder), own in zip(self.parts, points, strict=True):
            tell = self._telling(done, sum(points))
            if not sweep.run(folder, self.hands.workers, tell, lambda: self._cancelled):
                return False
            done += own
            self.progress = Progress(done, sum(points))
        return True

    def _telling(self, before: int, points: int) -> Callable[[Progress], None]:
        def tell(progress: Progress) -> None:
            self.progress = Progress(before + progress.done, points)

        return tell
