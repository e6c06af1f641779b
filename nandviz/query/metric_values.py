"""Values of metrics along the events."""

from typing import Any

import numpy as np
import numpy.typing as npt

from nandviz.query.index import index_of
from nandviz.query.rows import Rows, born_between, count_before
from nandviz.trace.tables import Trace


def value_before(trace: Trace, metric: int, k: int) -> int:
    """Return a metric's value before event ``k``; 0 before its first change."""
    table = trace.metrics
    row = index_of(trace).metrics.last(metric, count_before(table.born, k))
    return 0 if row is None else int(table.value[row])


def changes_between(
    trace: Trace, metric: int, first: int, last: int
) -> tuple[Rows, npt.NDArray[Any]]:
    """Return (events, values after them) of a metric's changes in events ``first … last``."""
    rows = born_between(trace.metrics, first, last)
    part = slice(rows.start, rows.stop)
    mine = trace.metrics.metric[part] == metric
    return trace.metrics.born[part][mine].astype(np.int64), trace.metrics.value[part][mine]
