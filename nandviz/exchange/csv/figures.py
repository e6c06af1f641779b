"""The columns of the CSV files of what a run comes to: its figures, and the latency of reads."""

import numpy as np

from nandviz.exchange.csv.text import Cells, numbers, texts
from nandviz.query.columns_asof import ColumnsAsOf
from nandviz.query.figure_list import request_latency, run_figures
from nandviz.query.latency import latency_of
from nandviz.query.run_figures import RunFigures
from nandviz.units import us_cell

Columns = dict[str, Cells]


def figures(as_of: ColumnsAsOf) -> Columns:
    """Each figure of a run; its name says where the value is in µs."""
    latency = latency_of(as_of)
    rows = run_figures(RunFigures(as_of)) if as_of.k >= 0 else ()
    if rows and latency is not None:
        rows += request_latency(latency)
    return {
        "figure": texts([row.name for row in rows]),
        "value": texts([row.value for row in rows]),
        "op_uid": numbers(np.array([row.uid or 0 for row in rows], np.int64), blank=0),
    }


def read_latency(as_of: ColumnsAsOf) -> Columns:
    """Each state that a die was in when reads came, and how long these then took.

    For the reads of a host, whose ops are submitted when their die is free, the dies that are asked
    for more than they can do stand in a last column.
    """
    found = RunFigures(as_of).read_latency if as_of.k >= 0 else {}
    spreads = list(found.values())

    def column(durations_ns: list[int]) -> Cells:
        given = zip(durations_ns, spreads, strict=True)
        return texts([us_cell(ns) if spread.count else "" for ns, spread in given])

    worst = [spread.worst_uid or 0 for spread in spreads]
    columns = {
        "die_state": texts([state.value for state in found]),
        "count": numbers(np.array([spread.count for spread in spreads], np.int64)),
        "mean_us": column([spread.mean_ns for spread in spreads]),
        "p50_us": column([spread.p50_ns for spread in spreads]),
        "p99_us": column([spread.p99_ns for spread in spreads]),
        "p999_us": column([spread.p999_ns for spread in spreads]),
        "max_us": column([spread.max_ns for spread in spreads]),
        "max_op_uid": numbers(np.array(worst, np.int64), blank=0),
    }
    latency = latency_of(as_of)
    if latency is not None:
        over = " ".join(str(load.die) for load in latency.loads if load.is_over)
        columns["overload"] = texts([over] * len(spreads))
    return columns
