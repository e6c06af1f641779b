"""What RESETs abort: worked out from the fates that they give, and from who had started."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

import numpy as np

from nandviz.model.words import CORE_BUSY, Fate, Kind
from nandviz.trace.codes import FATE_CODE, OPEN
from nandviz.trace.laws.law_columns import LawColumns

_SLOW = (Kind.ERASE, Kind.PROGRAM, Kind.READ)


def reset_times(columns: LawColumns) -> Iterator[tuple[int, int, int]]:
    """Yield uid, state and due CORE_BUSY of each RESET whose time a policy sets."""
    info = columns.trace.info
    if all(info.policies.reset_ns(kind) is None for kind in (*_SLOW, Kind.OTHER)):
        return
    starts = _starts(columns)
    for uid, aborted in _aborted_by(columns, starts).items():
        op = info.ops[int(columns.op[uid])]
        busy = [i for i, s in enumerate(op.base.states) if s.name == CORE_BUSY]
        state = next((i for i in busy if op.durations_ns[i]), None)
        if state is None or uid not in starts:
            continue
        begun = {
            info.ops[int(columns.op[each])].base.kind
            for each in aborted
            if each in starts and starts[each] < starts[uid]
        }
        times = [info.policies.reset_ns(kind) for kind in begun & {*_SLOW} or {Kind.OTHER}]
        yield uid, state, max(op.durations_ns[state] if ns is None else ns for ns in times)


def _starts(columns: LawColumns) -> dict[int, int]:
    """Return when each op started, or will, by uid."""
    parts = columns.trace.parts
    first = np.flatnonzero((parts.number == 1) & (parts.died == OPEN))
    return dict(zip(parts.uid[first].tolist(), parts.start_ns[first].tolist(), strict=True))


def _aborted_by(columns: LawColumns, starts: Mapping[int, int]) -> dict[int, set[int]]:
    """Return what each RESET aborted, and what those were to that it forestalled."""
    fates, ops = columns.trace.fates, columns.trace.ops
    resets = np.flatnonzero(columns.of_kind(Kind.RESET)).tolist()
    by_event = {(int(ops.born[uid - 1]), int(ops.die[uid - 1])): uid for uid in resets}
    found: dict[int, set[int]] = defaultdict(set)
    for uid in resets:
        found[uid] = set()
    for row in np.flatnonzero(fates.fate == FATE_CODE[Fate.ABORTED]).tolist():
        uid = int(fates.uid[row])
        by = by_event.get((int(fates.born[row]), int(ops.die[uid - 1])))
        if by is not None:
            found[by] |= {uid} if uid in starts else {uid, *found.get(uid, ())}
    return found
