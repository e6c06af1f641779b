"""Where parts and their states begin and end, in order of time."""

from collections.abc import Iterable, Iterator
from heapq import heappop, heappush
from typing import Final, NamedTuple

from nandviz.query.chronology import PartRun, StateRun

_END: Final = float("inf")


class Edge(NamedTuple):
    """The begin or end of a part, or of one of its states; ``serial`` tells parts apart."""

    time_ns: int
    begins: bool
    serial: int
    part: PartRun
    state: StateRun | None


_Later = tuple[int, bool, int, Edge, Iterator[Edge]]


def edges(parts: Iterable[PartRun]) -> Iterator[Edge]:
    """Yield the edges of parts that come in order of start.

    At one instant what ends comes before what begins, but for what has no length; a state lies
    within its part. No more is held than runs at the same time.
    """
    later: list[_Later] = []
    for serial, part in enumerate(parts):
        yield from _up_to(part.start_ns, later)
        own = _own_edges(serial, part)
        yield next(own)
        _keep(own, later)
    yield from _up_to(_END, later)


def _up_to(time_ns: float, later: list[_Later]) -> Iterator[Edge]:
    while later and later[0][0] <= time_ns:
        *_, edge, rest = heappop(later)
        yield edge
        _keep(rest, later)


def _keep(rest: Iterator[Edge], later: list[_Later]) -> None:
    """Keep the next edge of a part, and what follows it."""
    edge = next(rest, None)
    if edge is not None:
        heappush(later, (edge.time_ns, edge.begins, edge.serial, edge, rest))


def _own_edges(serial: int, part: PartRun) -> Iterator[Edge]:
    yield Edge(part.start_ns, True, serial, part, None)
    for state in part.states:
        yield Edge(state.start_ns, True, serial, part, state)
        yield Edge(state.end_ns, False, serial, part, state)
    yield Edge(part.end_ns, False, serial, part, None)
