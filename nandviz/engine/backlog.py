"""The backlog: one FIFO queue per (axis, die) of ops that wait for a RESUME.

Source: engine specification, section 8.
"""

from collections import deque
from collections.abc import Collection, Sequence
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING, NamedTuple

from nandviz.engine.die_plan import Suspended
from nandviz.engine.ops import Op
from nandviz.model.words import Axis, Kind, Why

if TYPE_CHECKING:
    from nandviz.model.plan import Refused

QueueKey = tuple[Axis, int]
"""(axis, die)."""


class Waiting:
    """An op in a queue.

    Attributes
    ----------
    anchor
        The op that it follows by ``delta_ns``, else None.
    closed
        Of a displaced RESUME: the suspended op that it had resumed.
    entry_id
        Given when the entry is committed.
    refused
        Why its last flush failed.
    """

    __slots__ = (
        "anchor",
        "closed",
        "delta_ns",
        "entry_id",
        "key",
        "op",
        "refused",
        "retries",
        "why",
    )

    @property
    def from_start(self) -> bool:
        """Whether ``delta_ns`` is counted from the start of the anchor, not from its end."""
        return self.why is Why.BOUNDARY and self.op.request.from_start

    def __init__(
        self,
        key: QueueKey,
        op: Op,
        why: Why,
        delta_ns: int = 0,
        anchor: Op | None = None,
        closed: Suspended | None = None,
    ) -> None:
        self.key = key
        self.op = op
        self.why = why
        self.delta_ns = delta_ns
        self.anchor = anchor
        self.closed = closed
        self.entry_id: int
        self.retries = 0
        self.refused: Refused | None = None


class Watch(NamedTuple):
    """What a queue waits for whose head was refused: what may change that.

    Attributes
    ----------
    flush_from_ns
        End of the RESUME that opened the flush.
    blocks
        An erase or program on one of these that enters or leaves the plan; None: on any.
    axes
        A RESUME of one of these.
    """

    flush_from_ns: int
    blocks: frozenset[int] | None
    axes: frozenset[Axis]


class Uids:
    """A set of uids that knows its least: a heap with lazy removal."""

    __slots__ = ("_gone", "_heap")

    def __init__(self) -> None:
        self._heap: list[int] = []
        self._gone: set[int] = set()

    def __len__(self) -> int:
        return len(self._heap) - len(self._gone)

    @property
    def least(self) -> int:
        """The least uid; there must be one."""
        return self._heap[0]

    def add(self, uid: int) -> None:
        """Add a uid that is not in it. O(log n)."""
        if uid in self._gone:
            self._gone.remove(uid)
        else:
            heappush(self._heap, uid)

    def remove(self, uid: int) -> None:
        """Take out a uid that is in it. O(log n), amortised."""
        heap, gone = self._heap, self._gone
        gone.add(uid)
        while heap and heap[0] in gone:
            gone.remove(heappop(heap))
        if len(heap) < 2 * len(gone):
            self._heap = [uid for uid in heap if uid not in gone]
            heapify(self._heap)
            gone.clear()

    def ascending(self) -> list[int]:
        """Return all of them. O(n log n)."""
        return sorted(set(self._heap) - self._gone)


class BlockIndex:
    """Which uids wait with which block, by kind; a uid stands in a queue at most once."""

    __slots__ = ("_uids",)

    def __init__(self) -> None:
        self._uids: dict[int, dict[Kind, Uids]] = {}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, BlockIndex) and self._plain() == other._plain()

    __hash__ = None  # type: ignore[assignment]  # it changes

    def _plain(self) -> dict[int, dict[Kind, list[int]]]:
        return {
            block: {kind: uids.ascending() for kind, uids in kinds.items()}
            for block, kinds in self._uids.items()
        }

    def add(self, op: Op) -> None:
        """Take an op in."""
        kind = op.request.op.base.kind
        for block in op.blocks:
            kinds = self._uids.setdefault(block, {})
            if kind not in kinds:
                kinds[kind] = Uids()
            kinds[kind].add(op.uid)

    def remove(self, op: Op) -> None:
        """Take an op out."""
        kind = op.request.op.base.kind
        for block in op.blocks:
            kinds = self._uids[block]
            uids = kinds[kind]
            uids.remove(op.uid)
            if not uids:
                del kinds[kind]
            if not kinds:
                del self._uids[block]

    def holds(self, blocks: frozenset[int]) -> bool:
        """Whether any op waits with one of these blocks."""
        return not self._uids.keys().isdisjoint(blocks)

    def shares(self, op: Op) -> bool:
        """Whether another op waits with a block of one that does."""
        waiting = [self._uids[block].values() for block in op.blocks]
        return any(sum(map(len, by)) > 1 for by in waiting)

    def precedes(self, uid: int, blocks: frozenset[int], kinds: Collection[Kind]) -> bool:
        """Whether an op of these kinds and of lower uid waits with one of these blocks."""
        for block in blocks:
            by = self._uids.get(block)
            if by is not None:
                for kind in kinds:
                    if kind in by and by[kind].least < uid:
                        return True
        return False


class Queue:
    """The entries of one (axis, die), head first."""

    __slots__ = ("_index", "entries")

    def __init__(self) -> None:
        self.entries: deque[Waiting] = deque()
        self._index = BlockIndex()

    def __len__(self) -> int:
        return len(self.entries)

    def append(self, waiting: Waiting) -> None:
        """Add at the tail."""
        self.entries.append(waiting)
        self._index.add(waiting.op)

    def put_in_front(self, batch: Sequence[Waiting]) -> None:
        """Add entries before all others, in their order."""
        self.entries.extendleft(reversed(batch))
        for waiting in batch:
            self._index.add(waiting.op)

    def pass_head(self) -> list[Waiting]:
        """Put the head behind all entries that share none of its blocks.

        Others on its blocks stay behind it, in their order. O(1) where there are none.

        Returns
        -------
        list
            The head and those, as they now end the queue; empty where none passes the head.
        """
        head = self.entries[0]
        if not self._index.shares(head.op):
            self.entries.rotate(-1)
            return [head] if len(self.entries) > 1 else []
        blocks = head.op.blocks
        passing: list[Waiting] = []
        behind: list[Waiting] = [head]
        for waiting in list(self.entries)[1:]:
            (passing if blocks.isdisjoint(waiting.op.blocks) else behind).append(waiting)
        self.entries = deque(passing + behind)
        return behind if passing else []

    def take_out(self, waiting: Waiting) -> None:
        """Take out an entry, wherever it stands. O(entries before it)."""
        self.entries.remove(waiting)
        self._index.remove(waiting.op)

    def pop_head(self) -> Waiting:
        """Take out the head."""
        waiting = self.entries.popleft()
        self._index.remove(waiting.op)
        return waiting

    def holds_block(self, blocks: frozenset[int]) -> bool:
        """Whether any entry has one of these blocks."""
        return self._index.holds(blocks)

    def precedes(self, uid: int, blocks: frozenset[int], kinds: Collection[Kind]) -> bool:
        """Whether an op of these kinds and of lower uid waits with one of these blocks."""
        return self._index.precedes(uid, blocks, kinds)

    def check_invariants(self) -> None:
        """Assert that the block index holds what the entries hold, and nothing else."""
        rebuilt = BlockIndex()
        for waiting in self.entries:
            rebuilt.add(waiting.op)
        assert rebuilt == self._index
        assert len({w.op.uid for w in self.entries}) == len(self.entries)


class QueueDraft:
    """What is asked of a queue with what a transaction puts into it."""

    __slots__ = ("_base", "_drafted", "_index")

    def __init__(self, base: Queue) -> None:
        self._base = base
        self._index = BlockIndex()
        self._drafted = 0

    def __len__(self) -> int:
        return len(self._base) + self._drafted

    def add(self, entries: Collection[Waiting]) -> None:
        """Take entries in, wherever they will stand."""
        self._drafted += len(entries)
        for waiting in entries:
            self._index.add(waiting.op)

    def remove(self, waiting: Waiting) -> None:
        """Take out an entry that was drafted."""
        self._drafted -= 1
        self._index.remove(waiting.op)

    def holds_block(self, blocks: frozenset[int]) -> bool:
        """Whether any entry, drafted ones included, has one of these blocks."""
        return self._base.holds_block(blocks) or self._index.holds(blocks)

    def precedes(self, uid: int, blocks: frozenset[int], kinds: Collection[Kind]) -> bool:
        """Whether an op of these kinds and of lower uid waits with one of these blocks."""
        return self._base.precedes(uid, blocks, kinds) or self._index.precedes(uid, blocks, kinds)
