"""What a bar shows, by the base and the state of its segment."""

from collections.abc import Mapping, Sequence
from enum import IntEnum
from types import MappingProxyType
from typing import Final

import numpy as np
import numpy.typing as npt

from nandviz.model.ops import OpDef
from nandviz.model.words import Kind


class BarKind(IntEnum):
    """What a bar shows; the kinds of the pyramid."""

    ISSUE = 0
    PROGRAM = 1
    ERASE = 2
    READ = 3
    OTHER = 4
    PROGRAM_DATA = 5
    ERASE_DATA = 6
    READ_DATA = 7
    OTHER_DATA = 8
    SUSPEND = 9
    RESUME = 10


OF_BASE: Final[Mapping[Kind, BarKind]] = MappingProxyType(
    {
        Kind.ERASE: BarKind.ERASE,
        Kind.PROGRAM: BarKind.PROGRAM,
        Kind.READ: BarKind.READ,
        Kind.SUSPEND: BarKind.SUSPEND,
        Kind.RESUME: BarKind.RESUME,
        Kind.RESET: BarKind.OTHER,
        Kind.STATUS: BarKind.OTHER,
        Kind.OTHER: BarKind.OTHER,
    }
)
"""What a state that is not on the bus shows, by the kind of its base."""

_WHOLE: Final = (Kind.SUSPEND, Kind.RESUME)
"""Kinds of bases whose states, those on the bus too, all show the same."""

CORE: Final = tuple(sorted({bar for kind, bar in OF_BASE.items() if kind not in _WHOLE}))
"""A busy core: told apart by the base."""

DATA: Final[Mapping[BarKind, BarKind]] = MappingProxyType(
    {kind: BarKind[f"{kind.name}_DATA"] for kind in CORE}
)
"""Data in or out, by what the core of the op shows."""


def bar_kinds(ops: Sequence[OpDef]) -> npt.NDArray[np.int8]:
    """Return `BarKind` by op and state, indices as in ``Ops.op`` and ``Segments.state``."""
    states = max((len(op.base.states) for op in ops), default=1)
    out = np.zeros((len(ops), states), np.int8)
    for i, op in enumerate(ops):
        core = OF_BASE[op.base.kind]
        for j, state in enumerate(op.base.states):
            whole = not state.bus or op.base.kind in _WHOLE
            out[i, j] = core if whole else DATA[core] if j else BarKind.ISSUE
    return out
