"""Which blocks the pages of a host are programmed into, erased from and read from.

Nothing is looked up and nothing moves: programs follow one another through the blocks of a plane,
and a read goes wherever the number of its page says.
"""

from collections import deque
from collections.abc import Collection, Iterator

from nandviz.engine.device import Device
from nandviz.model.ops import Target
from nandviz.model.words import BAD, ERASED, NO_PAGE


class HostBlocks:
    """The open block of each plane of a die, and the full ones, the first to be full in front."""

    def __init__(self, device: Device) -> None:
        topology = device.setup.topology
        self._device, self._topology = device, topology
        self._planes = min(topology.planes, topology.blocks)
        self._open: dict[tuple[int, int], int] = {}
        self._last_plane = [0] * topology.dies
        self._full: list[deque[int]] = [deque() for _ in range(topology.dies)]

    def to_program(self, die: int, plane: int) -> Target | None:
        """Return the next page of the open block of a plane, else of another plane's.

        Where a block is full, the next one behind it that has room is opened. None: none has.
        """
        for nth in range(self._planes):
            on = (plane + nth) % self._planes
            for block in self._from(on, self._open.get((die, on), on)):
                last = self._last_page(die, block)
                if ERASED <= last < self._topology.pages - 1:
                    return self._programmed(die, on, block, last + 1)
        return None

    def _programmed(self, die: int, plane: int, block: int, page: int) -> Target:
        self._open[die, plane] = block
        self._last_plane[die] = plane
        if page == self._topology.pages - 1:
            self._full[die].append(block)
        return Target(plane, block, page)

    def to_erase(self, die: int) -> Target:
        """Return the block that has been full for longest.

        While none is, the one that would be opened next, where the die was programmed last.
        """
        full = self._full[die]
        while full:
            block = full.popleft()
            if self._last_page(die, block) == self._topology.pages - 1:
                return Target(block % self._topology.planes, block, NO_PAGE)
        plane = self._last_plane[die]
        first, *others = self._from(plane, self._open.get((die, plane), plane))
        good = (block for block in others if self._last_page(die, block) != BAD)
        return Target(plane, next(good, first), NO_PAGE)

    def to_read(self, die: int, plane: int, nth: int, suspended: Collection[int]) -> Target:
        """Return the ``nth`` page of a plane, in a block that is not suspended if there is one.

        Parameters
        ----------
        suspended
            The blocks of what is suspended on the die.
        """
        block, page = divmod(nth, self._topology.pages)
        blocks = range(plane, self._topology.blocks, self._topology.planes)
        first = blocks[block % len(blocks)]
        for other in (*self._from(plane, first), *range(self._planes)):
            if other not in suspended:
                return Target(other % self._topology.planes, other, page)
        return Target(plane, first, page)

    def _from(self, plane: int, block: int) -> Iterator[int]:
        """Yield the blocks of a plane from one on, then those before it."""
        planes = self._topology.planes
        yield from range(block, self._topology.blocks, planes)
        yield from range(plane, block, planes)

    def _last_page(self, die: int, block: int) -> int:
        return self._device.addresses.planned((die, block)).last
