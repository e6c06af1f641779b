"""A trace as it was known after one event."""

import numpy as np

from nandviz.trace.codes import NONE, OPEN
from nandviz.trace.columns import Table
from nandviz.trace.tables import Trace

_LATER = frozenset({"died", "cancelled", "handled", "voided", "issued"})


def trace_as_of(trace: Trace, event: int) -> Trace:
    """Copy what was known after an event (-1: at the start). Cost: O(rows known)."""
    known = Trace(trace.info)
    for word in trace.words:
        known.words.number(word)
    for name, table in trace.tables().items():
        copy = known.tables()[name]
        copy.extend(_columns(table, _rows(trace, table, event), event))
    return known


def _rows(trace: Trace, table: Table, event: int) -> int:
    if table is trace.events:
        return min(event + 1, len(table))
    if table is trace.targets:
        return len(table)
    return int(np.searchsorted(table.column("born"), np.int32(event), side="right"))


def _columns(table: Table, n: int, event: int) -> dict[str, np.ndarray]:
    columns = {name: table.column(name)[:n] for name in table.columns}
    if "fate" in table.columns and table.columns["fate"].unset is not None:
        stays = columns["died"] > event
        for name, value in (("fate", NONE), ("reason", NONE), ("left_ns", -1)):
            columns[name] = np.where(stays, value, columns[name])
    if "issued" in columns:
        columns["uid"] = np.where(columns["issued"] > event, 0, columns["uid"])
    for name in _LATER & columns.keys():
        columns[name] = np.where(columns[name] > event, OPEN, columns[name])
    return columns
