"""Values of metrics along the events."""

from typing import Any

import numpy as np
import numpy.typing as npt

from nandviz.session.rows import Rows, born_between, count_before
from nandviz.trace.tables import Trace

_CHUNK = 1 << 12


def value_before(trace: Trace, metric: int, k: int) -> int:
    """Return a metric's value before event ``k``; 0 before its first change.

    Cost: the rows since its last change.
    """
    table = trace.metrics
    end, step = count_before(table.born, k), _CHUNK
    while end > 0:
        start = max(0, end - step)
        hits = np.flatnonzero(table.metric[start:end] == metric)
        if len(hits):
            return int(table.value[start + hits[-1]])
        end, step = start, step * 2
    return 0


def changes_between(
    trace: Trace, metric: int, first: int, last: int
) -> tuple[Rows, npt.NDArray[Any]]:
    """Return (events, values after them) of a metric's changes in events ``first … last``."""
    rows = born_between(trace.metrics, first, last)
    part = slice(rows.start, rows.stop)
    mine = trace.metrics.metric[part] == metric
    return trace.metrics.born[part][mine].astype(np.int64), trace.metrics.value[part][mine]
