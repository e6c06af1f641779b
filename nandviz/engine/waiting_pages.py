"""What waits to be written on a die: the planned state of its blocks knows nothing of it.

Source: the workload section of the scenario format.
"""

from collections.abc import Iterator
from typing import Final

from nandviz.engine.device import Device
from nandviz.engine.die_plan import PROGRAM_FIRST
from nandviz.model.ops import OpRequest
from nandviz.model.words import NO_PAGE, Kind
from nandviz.units import MAX_COUNT

ERASE_WAITS: Final = MAX_COUNT
"""In place of a page: the block is to be erased."""


def waiting_pages(device: Device, die: int) -> dict[int, int]:
    """Return by block the last page that a suspended or backlogged program is to write.

    `ERASE_WAITS` where an erase waits. O(what waits).
    """
    last: dict[int, int] = {}
    for request in _waiting(device, die):
        kind = request.op.base.kind
        if kind is Kind.ERASE or kind is Kind.PROGRAM:
            for target in request.targets:
                page = ERASE_WAITS if kind is Kind.ERASE else target.page
                last[target.block] = max(page, last.get(target.block, NO_PAGE))
    return last


def _waiting(device: Device, die: int) -> Iterator[OpRequest]:
    for axis in PROGRAM_FIRST:
        for suspended in device.dies[die].stacks[axis]:
            yield suspended.op.request
        for waiting in device.queues[axis, die].entries:
            yield waiting.op.request
