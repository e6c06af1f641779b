"""Handing chunks of points out to workers, whichever of these die meanwhile."""

from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Future, wait
from dataclasses import dataclass
from math import ceil
from typing import Final

from nandviz.language import said
from nandviz.study.folder import Span
from nandviz.study.points import Done, Outcome, PointStatus, run_chunk
from nandviz.study.workers import Workers

CHUNK_S: Final = 1.0
"""Work of a chunk; what the points before it took tells how many these are."""
_GROWTH: Final = 16
"""The next chunk has at most so many times the points of the last one."""
_MOST_POINTS: Final = 20_000
_LOOK_S: Final = 0.2
_MOST_DEATHS: Final = 3
"""A point whose worker dies so often, with nothing else being done, is given up."""

Written = Callable[[int, Sequence[Outcome]], None]


@dataclass(slots=True)
class _Chunk:
    """Points that are handed out together.

    ``deaths``: how often its worker died while it was the only one at work.
    """

    span: Span
    deaths: int = 0


class Dispatch:
    """Hands points out until none are left.

    Parameters
    ----------
    packed
        The plan, as `run_chunk` takes it.
    spans
        The points that are left, in order.
    measures
        How many measures there are.
    """

    def __init__(self, packed: bytes, spans: Sequence[Span], measures: int) -> None:
        self._packed = packed
        self._spans = deque(spans)
        self._suspects: deque[_Chunk] = deque()
        self._at_work: dict[Future[Done], _Chunk] = {}
        self._size = 1
        self._is_broken = False
        self._crashed = Outcome(
            ("",) * measures,
            PointStatus.CRASHED,
            said("whatever ran it died {count} times", count=_MOST_DEATHS),
        )

    def run(self, workers: Workers, write: Written, cancelled: Callable[[], bool]) -> bool:
        """Hand out, and write what comes back; return whether all is done, not where cancelled."""
        while self._spans or self._suspects or self._at_work:
            if cancelled():
                return False
            if self._is_broken and not self._at_work:
                workers.renew()
                self._is_broken = False
            self._hand_out(workers)
            done, _ = wait(self._at_work, timeout=_LOOK_S, return_when=FIRST_COMPLETED)
            self._take_back(done, workers, write)
        return True

    def _hand_out(self, workers: Workers) -> None:
        """Keep the workers busy; a chunk that is suspected is handed out alone."""
        if self._suspects:
            if not self._at_work:
                self._submit(self._suspects.popleft(), workers)
            return
        slots = workers.slots if self._spans else 0
        while self._spans and not self._is_broken and len(self._at_work) < slots:
            self._submit(_Chunk(self._next()), workers)

    def _next(self) -> Span:
        first, stop = self._spans.popleft()
        cut = min(first + self._size, stop)
        if cut < stop:
            self._spans.appendleft(Span(cut, stop))
        return Span(first, cut)

    def _submit(self, chunk: _Chunk, workers: Workers) -> None:
        span = chunk.span
        try:
            future = workers.submit(run_chunk, self._packed, span.first, span.size)
        except BrokenExecutor:  # a worker has died that had nothing to do
            self._is_broken = True
            self._suspects.appendleft(chunk)
        else:
            self._at_work[future] = chunk

    def _take_back(self, done: set[Future[Done]], workers: Workers, write: Written) -> None:
        is_alone = len(self._at_work) == 1
        for future in done:
            chunk = self._at_work.pop(future)
            error = workers.gone() if future.cancelled() else future.exception()
            if error is None:
                self._measure(chunk.span, future.result())
                write(chunk.span.first, future.result().outcomes)
            elif workers.is_death(error):
                self._is_broken = True
                self._suspect(chunk, write, is_alone=is_alone)
            else:
                raise error

    def _measure(self, span: Span, done: Done) -> None:
        """Learn from a chunk how many points the next ones are to have."""
        wanted = ceil(CHUNK_S * span.size / max(done.seconds, 1e-6))
        self._size = max(1, min(wanted, _GROWTH * span.size, _MOST_POINTS))

    def _suspect(self, chunk: _Chunk, write: Written, *, is_alone: bool) -> None:
        """Let a chunk be done again alone; if it was alone, find the point in it that kills."""
        if not is_alone:
            self._suspects.append(chunk)
            return
        first, stop = chunk.span
        if chunk.span.size > 1:
            middle = (first + stop) // 2
            self._suspects.extendleft((_Chunk(Span(middle, stop)), _Chunk(Span(first, middle))))
        elif chunk.deaths + 1 < _MOST_DEATHS:
            self._suspects.appendleft(_Chunk(chunk.span, chunk.deaths + 1))
        else:
            write(first, (self._crashed,))
