"""What a host asks for, and the controller that serves it.

Values only; nothing here changes once made. All times are integer nanoseconds.

Source: study specification, "Host requests and controller".
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, NamedTuple

from nandviz.model.ops import OpDef
from nandviz.model.value import Value
from nandviz.model.words import Axis, ControllerOrder, Kind, PlacePart, RequestKind

SECTOR_BYTES: Final = 512
OP_OF_REQUEST: Final = MappingProxyType(
    {RequestKind.READ: Kind.READ, RequestKind.WRITE: Kind.PROGRAM}
)
"""What serves a page of a request."""


class HostRequest(NamedTuple):
    """One request: ``sectors`` sectors of 512 B from ``lba`` on, arriving at ``arrival_ns``."""

    arrival_ns: int
    kind: RequestKind
    lba: int
    sectors: int

    def pages(self, page_sectors: int) -> range:
        """Return the pages, of so many sectors each, that it touches."""
        return range(self.lba // page_sectors, -(-(self.lba + self.sectors) // page_sectors))


class HostOps(NamedTuple):
    """The ops that requests are served with.

    Attributes
    ----------
    suspend, resume
        By axis; an axis that the profile cannot suspend has none.
    """

    read: OpDef
    program: OpDef
    erase: OpDef
    suspend: Mapping[Axis, OpDef]
    resume: Mapping[Axis, OpDef]


@dataclass(frozen=True, slots=True)
class Host(Value):
    """Requests in order of arrival, and how their pages become ops.

    Attributes
    ----------
    page_sectors
        Sectors of a page.
    erase_every
        Programs of a die after which an ERASE is queued behind them, as a stand-in for garbage
        collection; None for never.
    order
        Over what pages are spread first.
    """

    requests: tuple[HostRequest, ...]
    ops: HostOps
    page_sectors: int = 32
    erase_every: int | None = None
    order: tuple[PlacePart, PlacePart] = (PlacePart.DIE, PlacePart.PLANE)

    def place(self, page: int, dies: int, planes: int) -> tuple[int, int]:
        """Return the (die, plane) that a page goes to."""
        if self.order[0] is PlacePart.DIE:
            return page % dies, page // dies % planes
        return page // planes % dies, page % planes


@dataclass(frozen=True, slots=True)
class Controller(Value):
    """What a controller does where reads wait, and how far it may go.

    Attributes
    ----------
    min_progress_ns
        Least CORE_BUSY of an op between its resume and its next suspend.
    spare_ns
        An op of which no more than this is left is not suspended.
    max_suspends
        Of one op; None for no limit.
    max_reads
        Served in one suspension before its RESUME; None for all that wait.
    budget_ns
        Once an op's parts before its suspends took longer than this together, it is not suspended
        again; None for no limit.
    """

    order: ControllerOrder = ControllerOrder.FIFO
    min_progress_ns: int = 0
    spare_ns: int = 0
    max_suspends: int | None = None
    max_reads: int | None = None
    budget_ns: int | None = None
