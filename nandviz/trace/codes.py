"""Numbers that stand for words in the columns: the member's place in its enumeration.

``tuple(Fate)[code]`` reads a code back; `member` does so where there may be none.
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Final, TypeVar

import numpy as np

from nandviz.model.words import (
    METRICS,
    PRIORITY,
    Axis,
    EntryFate,
    EventKind,
    Fate,
    Kind,
    Reason,
    RequestKind,
    Source,
    SuspensionStatus,
    Why,
)

Member = TypeVar("Member", bound=StrEnum)

OPEN: Final = 2**31 - 1
"""``died`` (``handled``, ``cancelled``, ``voided``) of what is still so."""

NONE: Final = -1
"""Code of an enumeration's or a word's absence; axis, die or batch of an event without one."""


def codes(enum: Iterable[Member]) -> dict[Member | None, int]:
    """Return the number of each member, from 0, and `NONE` for None."""
    return {None: NONE} | {member: code for code, member in enumerate(enum)}


def member(members: Sequence[Member], code: int) -> Member | None:
    """Return the member that a code stands for, None for `NONE`."""
    return None if code == NONE else members[code]


AXIS_CODE: Final = codes(Axis)
KIND_CODE: Final = codes(EventKind)
SOURCE_CODE: Final = codes(Source)
FATE_CODE: Final = codes(Fate)
REASON_CODE: Final = codes(Reason)
WHY_CODE: Final = codes(Why)
ENTRY_FATE_CODE: Final = codes(EntryFate)
STATUS_CODE: Final = codes(SuspensionStatus)
REQUEST_KIND_CODE: Final = codes(RequestKind)
OP_KIND_CODE: Final = codes(Kind)
METRIC_CODE: Final = {name: code for code, name in enumerate(METRICS)}

AXES: Final = tuple(Axis)
KINDS: Final = tuple(EventKind)
PRIORITY_OF_KIND: Final = np.array([PRIORITY[kind] for kind in KINDS], np.int8)
"""By code of a kind of event."""
SOURCES: Final = tuple(Source)
FATES: Final = tuple(Fate)
REASONS: Final = tuple(Reason)
WHYS: Final = tuple(Why)
ENTRY_FATES: Final = tuple(EntryFate)
STATUSES: Final = tuple(SuspensionStatus)
REQUEST_KINDS: Final = tuple(RequestKind)
OP_KINDS: Final = tuple(Kind)

WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "axis": AXES,
    "kind": KINDS,
    "source": SOURCES,
    "fate": FATES,
    "reason": REASONS,
    "why": WHYS,
    "entry_fate": ENTRY_FATES,
    "status": STATUSES,
    "metric": METRICS,
    "request_kind": REQUEST_KINDS,
    "op_kind": OP_KINDS,
}
"""The words of each kind; a code is a place here."""

CODED: Final[Mapping[str, str]] = {
    "ops.source": "source",
    "fates.fate": "fate",
    "fates.reason": "reason",
    "parts.source": "source",
    "queue.kind": "kind",
    "queue.axis": "axis",
    "suspensions.axis": "axis",
    "suspension_states.status": "status",
    "backlog.axis": "axis",
    "backlog.why": "why",
    "backlog.fate": "entry_fate",
    "backlog.reason": "reason",
    "retries.reason": "reason",
    "refusals.reason": "reason",
    "metrics.metric": "metric",
    "requests.kind": "request_kind",
    "host_pages.kind": "op_kind",
}
"""What kind of words the codes of a table's column stand for."""
