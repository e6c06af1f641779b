"""Which page of a host's request, or erase of its controller, an op serves."""

import numpy as np

from nandviz.trace.tables import Trace


class PageOfOp:
    """Row of ``host_pages`` by op_uid; extends itself while the trace grows.

    A page gets its op late and keeps it, so only new pages and those that waited are looked at.
    """

    def __init__(self, trace: Trace) -> None:
        self._trace = trace
        self._rows: dict[int, int] = {}
        self._waiting = np.empty(0, np.int64)
        self._seen = 0
        self._ops = 0

    def get(self, uid: int) -> int | None:
        """Return the row that an op serves, None if it serves none."""
        self._extend()
        return self._rows.get(uid)

    def _extend(self) -> None:
        table, ops = self._trace.host_pages, len(self._trace.ops)
        if ops == self._ops:
            return
        rows = np.concatenate([self._waiting, np.arange(self._seen, len(table))])
        uids = table.uid[rows]
        issued = uids > 0
        self._rows.update(zip(uids[issued].tolist(), rows[issued].tolist(), strict=True))
        self._waiting, self._seen, self._ops = rows[~issued], len(table), ops
